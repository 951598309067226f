//! Plans are valid, and as small as they can be where that is known.

use super::{Life, Plan, Planner, STEPS, plan};
use proptest::prelude::*;

fn life(first: usize, last: usize, size: u64) -> Life {
    Life { first, last, size }
}

/// A plan of any number of buffers: offsets and size.
fn planned(lives: &[Life], phases: usize, steps: u64) -> (Vec<u64>, u64) {
    let n = lives.len();
    let mut offsets = vec![0; n];
    let size = Planner {
        lives,
        offsets: &mut vec![0; n],
        lowest: &mut vec![0; n],
        order: &mut vec![0; n],
        rest: &mut vec![0; phases],
        floor: &mut vec![0; phases],
        next: &mut vec![0; phases],
        steps,
    }
    .best(&mut offsets);
    (offsets, size)
}

/// What the fullest phase holds.
fn load(lives: &[Life], phases: usize) -> u64 {
    let in_phase = |p: usize| lives.iter().filter(move |l| l.first <= p && p <= l.last);
    (0..phases)
        .map(|p| in_phase(p).map(|l| l.size).sum())
        .max()
        .unwrap_or(0)
}

fn assert_valid(lives: &[Life], offsets: &[u64], size: u64) {
    for (i, a) in lives.iter().enumerate() {
        assert!(offsets[i] + a.size <= size, "{i} lies above the top");
        for (j, b) in lives.iter().enumerate().skip(i + 1) {
            let apart = offsets[i] + a.size <= offsets[j] || offsets[j] + b.size <= offsets[i];
            let meet = a.first <= b.last && b.first <= a.last;
            assert!(apart || !meet, "{i} and {j} share bytes in one phase");
        }
    }
}

#[test]
fn buffers_whose_phases_do_not_meet_share_bytes() {
    const LIVES: [Life; 3] = [
        Life {
            first: 0,
            last: 1,
            size: 10,
        },
        Life {
            first: 2,
            last: 2,
            size: 8,
        },
        Life {
            first: 1,
            last: 2,
            size: 3,
        },
    ];
    const PLAN: Plan<3> = plan::<3, 3>(&LIVES);
    assert_eq!(PLAN.size, 13);
    assert_valid(&LIVES, &PLAN.offsets, PLAN.size);
}

#[test]
fn no_buffers_need_nothing() {
    assert_eq!(plan::<0, 2>(&[]).size, 0);
}

#[test]
fn where_first_fit_fails_the_search_finds_the_optimum() {
    // The largest first: 6 at the bottom of the first phases, and 5 has to lie on 4.
    let lives = [
        life(0, 1, 6),
        life(2, 3, 5),
        life(1, 2, 4),
        life(0, 0, 4),
        life(3, 3, 5),
        life(2, 2, 1),
    ];
    let (offsets, size) = planned(&lives, 4, STEPS);
    assert_valid(&lives, &offsets, size);
    assert_eq!(size, load(&lives, 4));
}

#[test]
fn without_steps_there_is_still_a_plan() {
    let lives: Vec<Life> = (0..40)
        .map(|i| life(i % 7, 6.max(i % 7), 1 + i as u64))
        .collect();
    let (offsets, size) = planned(&lives, 7, 0);
    assert_valid(&lives, &offsets, size);
}

#[test]
fn the_largest_sizes_do_not_wrap() {
    let lives = [life(0, 0, u64::MAX), life(0, 1, u64::MAX), life(1, 1, 7)];
    assert_eq!(planned(&lives, 2, STEPS).1, u64::MAX);
}

fn lives() -> impl Strategy<Value = (usize, Vec<Life>)> {
    (1_usize..12).prop_flat_map(|phases| {
        let one = (0..phases, 0..phases, 0_u64..5000)
            .prop_map(|(a, b, size)| life(a.min(b), a.max(b), size));
        (Just(phases), prop::collection::vec(one, 0..40))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn plans_are_valid_never_below_the_fullest_phase_and_always_the_same(
        (phases, lives) in lives(),
        steps in prop::sample::select(vec![0, 1000, STEPS]),
    ) {
        let (offsets, size) = planned(&lives, phases, steps);
        assert_valid(&lives, &offsets, size);
        prop_assert!(size >= load(&lives, phases));
        prop_assert_eq!(planned(&lives, phases, steps), (offsets, size));
    }
}
