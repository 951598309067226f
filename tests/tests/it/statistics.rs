//! Statistics add up after any sequence of operations.

use crate::manager::{adds_up, isolated};
use gpu_runtime::{Allocation, Budget, GpuError, GpuMemoryManager, PoolConfig, Reservation};
use proptest::prelude::*;

const TOTAL: u64 = 1 << 20;

#[derive(Debug, Clone)]
enum Op {
    Allocate(u64, u8),
    InBudget(u64),
    Reserve(u64),
    Draw(usize, u64),
    Drop(usize),
    DropReservation(usize),
    SetLimit(u64),
    Trim,
}

fn op() -> impl Strategy<Value = Op> {
    let bytes = || prop_oneof![0_u64..2000, 0_u64..TOTAL / 4, Just(256), Just(TOTAL)];
    prop_oneof![
        6 => (bytes(), any::<u8>()).prop_map(|(b, source)| Op::Allocate(b, source)),
        3 => bytes().prop_map(Op::InBudget),
        2 => bytes().prop_map(Op::Reserve),
        4 => (any::<usize>(), bytes()).prop_map(|(at, b)| Op::Draw(at, b)),
        6 => any::<usize>().prop_map(Op::Drop),
        1 => any::<usize>().prop_map(Op::DropReservation),
        1 => (1..=TOTAL).prop_map(Op::SetLimit),
        1 => Just(Op::Trim),
    ]
}

struct World<'m> {
    memory: &'m GpuMemoryManager,
    budget: Budget,
    held: Vec<Allocation>,
    promised: Vec<Reservation>,
}

impl World<'_> {
    fn apply(&mut self, op: Op) -> Result<(), GpuError> {
        let Self {
            memory,
            budget,
            held,
            promised,
        } = self;
        match op {
            Op::Allocate(bytes, source) => {
                // A request is met if and only if it is not longer than the longest piece.
                let largest = memory.stats().largest_free;
                let got = memory.allocate(bytes, &format!("source {}", source % 5));
                assert_eq!(
                    got.is_ok(),
                    bytes <= largest,
                    "{bytes} of {largest}: {got:?}"
                );
                held.push(got?);
            }
            Op::InBudget(bytes) => held.push(budget.allocate(bytes, "in the budget")?),
            Op::Reserve(bytes) => promised.push(memory.reserve(bytes)?),
            Op::Draw(at, bytes) if !promised.is_empty() => {
                let at = at % promised.len();
                let left = promised[at].left();
                let got = promised[at].allocate(bytes, "drawn");
                assert_eq!(
                    got.is_ok(),
                    bytes.next_multiple_of(256) <= left,
                    "a promise holds"
                );
                held.push(got?);
            }
            Op::Drop(at) if !held.is_empty() => drop(held.swap_remove(at % held.len())),
            Op::DropReservation(at) if !promised.is_empty() => {
                drop(promised.swap_remove(at % promised.len()));
            }
            Op::SetLimit(limit) => memory.set_limit(limit)?,
            Op::Trim | Op::Draw(..) | Op::Drop(_) | Op::DropReservation(_) => {}
        }
        Ok(())
    }

    fn check(&self) {
        adds_up(self.memory);
        let stats = self.memory.stats();
        let held = self.held.iter().map(Allocation::block_bytes).sum::<u64>();
        let promised = self.promised.iter().map(Reservation::left).sum::<u64>();
        assert_eq!((stats.current, stats.reserved), (held, promised));
        assert_eq!(stats.allocations, self.held.len() as u64);
        let budget = self.budget.stats();
        assert!(budget.current <= budget.limit && budget.current <= stats.current);
        let mut places: Vec<_> = self
            .held
            .iter()
            .map(|a| (a.address(), a.block_bytes() as usize))
            .collect();
        places.retain(|p| p.1 > 0);
        places.sort_unstable();
        assert!(
            places.windows(2).all(|p| p[0].0 + p[0].1 <= p[1].0),
            "two owners of one byte"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_add_up_after_any_sequence_of_operations(
        ops in prop::collection::vec(op(), 1..120),
        slab in prop_oneof![Just(256_u64), Just(100_000), Just(TOTAL)],
    ) {
        let manager = isolated(TOTAL);
        let pool = manager.pool(PoolConfig::new().slab(slab)).expect("configures");
        let memory = manager.memory().expect("opens");
        let budget = memory.budget("budget", TOTAL / 3).expect("fits");
        let mut world = World { memory, budget, held: Vec::new(), promised: Vec::new() };
        for op in ops {
            if matches!(op, Op::Trim) {
                pool.trim(0);
            }
            let before = memory.stats();
            // A refused request changes nothing but what is kept for reuse.
            if world.apply(op).is_err() {
                let after = memory.stats();
                prop_assert_eq!(
                    (before.current, before.peak, before.reserved, before.free),
                    (after.current, after.peak, after.reserved, after.free)
                );
            }
            world.check();
        }
        let World { held, promised, .. } = world;
        drop((held, promised));
        pool.trim(0);
        let stats = memory.stats();
        prop_assert_eq!((stats.current, stats.reserved, stats.committed), (0, 0, 0));
    }
}

#[test]
fn a_budget_is_exact_under_threads() {
    let manager = isolated(16 << 20);
    let memory = manager.memory().expect("opens");
    let budget = memory.budget("shared", 1 << 20).expect("fits");
    let held: Vec<_> = std::thread::scope(|threads| {
        let worker = || {
            let next = || budget.allocate(8192, "worker").ok();
            std::iter::from_fn(next).collect::<Vec<_>>()
        };
        let workers: Vec<_> = (0..8).map(|_| threads.spawn(worker)).collect();
        workers
            .into_iter()
            .flat_map(|w| w.join().expect("no panic"))
            .collect()
    });
    assert_eq!(held.len(), 128);
    assert_eq!(budget.stats().current, 1 << 20);
}
