//! Operations at random.

use super::{Op, TOTAL, run_all};
use proptest::prelude::*;

const LENGTH: std::ops::Range<usize> = 1..160;

fn op() -> impl Strategy<Value = Op> {
    let bytes = || {
        prop_oneof![
            6 => 0_usize..4096,
            3 => 4096_usize..40_000,
            1 => 0..TOTAL as usize / 3,
        ]
    };
    let at = any::<usize>;
    prop_oneof![
        12 => (bytes(), any::<u8>()).prop_map(|(b, s)| Op::Buffer(b, s)),
        3 => at().prop_map(Op::Use),
        8 => at().prop_map(Op::Drop),
        2 => at().prop_map(Op::Forget),
        2 => at().prop_map(Op::Promote),
        8 => (bytes(), any::<u8>()).prop_map(|(b, s)| Op::Owned(b, s)),
        8 => at().prop_map(Op::DropOwned),
        3 => (at(), any::<u8>(), any::<bool>()).prop_map(|(at, s, w)| Op::UseOwned(at, s, w)),
        1 => bytes().prop_map(Op::Reserve),
        2 => (at(), bytes()).prop_map(|(at, b)| Op::Draw(at, b)),
        1 => at().prop_map(Op::Unreserve),
        1 => (1..=TOTAL).prop_map(Op::SetLimit),
        2 => bytes().prop_map(Op::Model),
        2 => bytes().prop_map(Op::Labelled),
        1 => (0..TOTAL / 3).prop_map(Op::Guarantee),
        1 => (0..TOTAL, 0..TOTAL / 4).prop_map(|(l, g)| Op::Terms(l, g)),
        1 => Just(Op::Trim),
        1 => Just(Op::Finish),
        3 => prop::option::of(1..TOTAL).prop_map(Op::Enter),
        3 => Just(Op::Leave),
        1 => Just(Op::Panic),
    ]
}

fn cases() -> u32 {
    let asked = std::env::var("GPU_POOL_OPERATIONS").ok();
    let operations = asked.and_then(|n| n.parse().ok()).unwrap_or(10_000_u32);
    operations / (LENGTH.end as u32 / 2) + 1
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_owners_share_a_byte_and_the_books_add_up(ops in prop::collection::vec(op(), LENGTH)) {
        run_all(ops);
    }
}
