//! The whole pool against an oracle: scopes in scopes with and without budgets, owned buffers,
//! reservations, limits, and a device that is not done with what it is given. After every operation
//! no two owners share a byte and the books add up.
//!
//! About 10,000 operations in a normal run of the tests; `GPU_POOL_OPERATIONS=1000000` for a long one;
//! as many as they come where a fuzzer chooses them (`.ci/fuzz`).

mod op;
#[cfg(test)]
mod tests;

pub(crate) use op::{Op, TOTAL};

use super::fake::numbered;
use super::*;
use crate::backend::fake::FakeBackend;
use crate::backend::{ALIGN, Backend};
use crate::buffer::{Access, DeviceOut, DeviceRead, OwnedBlock, UseCell};
use crate::pool::{Grant, Request};
use std::collections::BTreeMap;

/// A live allocation, as the oracle knows it.
#[derive(Debug, Clone)]
struct Live {
    bytes: u64,
    /// The scopes' budgets that it counts in.
    budgets: Vec<BudgetId>,
    /// Whether it is of the label with a limit.
    is_labelled: bool,
}

enum Owner {
    Block(OwnedBlock),
    Buffer(PoolBuffer<u8>),
}

impl Owner {
    fn used(&self) -> &UseCell {
        match self {
            Self::Block(b) => b.used(),
            Self::Buffer(b) => b.block().used(),
        }
    }

    fn address(&self) -> usize {
        match self {
            Self::Block(b) => b.address().addr().get(),
            Self::Buffer(b) => (&b).parts().ptr.addr(),
        }
    }
}

struct World {
    device: Arc<Device>,
    fake: Arc<FakeBackend>,
    ops: std::vec::IntoIter<Op>,
    /// By address. What is empty has no place, and is only counted.
    live: BTreeMap<usize, Live>,
    empty: u64,
    owned: Vec<Owner>,
    /// Of other threads, as far as the pool knows.
    streams: [Stream; 3],
    promised: Vec<Grant>,
    /// Of the scopes that are open.
    budgets: Vec<BudgetId>,
    peak: u64,
    model: BudgetId,
    guaranteed: u64,
    /// Of the label: its limit and what is guaranteed.
    terms: (u64, u64),
}

/// The label with a limit.
const LABEL: &str = "labelled";

fn rounded(bytes: usize) -> u64 {
    bytes.next_multiple_of(ALIGN) as u64
}

impl World {
    fn new(ops: Vec<Op>) -> Self {
        let (device, fake) = numbered(8, TOTAL);
        // On in every other case.
        device.arena().record_history(ops.len() % 2 * (1 << 16));
        let stream = || device.new_stream().expect("fake");
        let streams = [stream(), stream(), stream()];
        let model = device.arena().named_budget("model", TOTAL / 2);
        Self {
            device,
            model: model.expect("fits"),
            guaranteed: 0,
            terms: (u64::MAX, 0),
            fake,
            ops: ops.into_iter(),
            live: BTreeMap::new(),
            empty: 0,
            owned: Vec::new(),
            streams,
            promised: Vec::new(),
            budgets: Vec::new(),
            peak: 0,
        }
    }

    fn begins(&mut self, address: usize, bytes: usize, budgets: Vec<BudgetId>) {
        assert_eq!(address % ALIGN, 0, "aligned");
        if bytes == 0 {
            self.empty += 1;
            return;
        }
        let bytes = rounded(bytes);
        if let Some((&below, l)) = self.live.range(..=address).next_back() {
            assert!(
                below + l.bytes as usize <= address,
                "two owners of one byte"
            );
        }
        if let Some((&above, _)) = self.live.range(address..).next() {
            assert!(address + bytes as usize <= above, "two owners of one byte");
        }
        let is_labelled = false;
        let live = Live {
            bytes,
            budgets,
            is_labelled,
        };
        self.live.insert(address, live);
    }

    fn ends(&mut self, address: usize, bytes: usize) {
        if bytes == 0 {
            self.empty -= 1;
        } else {
            assert!(self.live.remove(&address).is_some(), "ended twice");
        }
    }

    /// Takes memory that owns itself; it is there if the books say so.
    fn own(&mut self, bytes: usize, label: &str) {
        let largest = self.device.arena().stats().largest_free;
        let request = Request {
            bytes: bytes as u64,
            source: Source::label(label),
            budget: BudgetId::ROOT,
        };
        let made = OwnedBlock::allocate_small(&Arc::clone(&self.device).into(), &request)
            .map_or_else(
                || OwnedBlock::allocate(&Arc::clone(&self.device).into(), request),
                Ok,
            );
        assert!(
            made.is_ok() || rounded(bytes) > largest,
            "{bytes} of {largest}: {made:?}",
            made = made.err()
        );
        if let Ok(block) = made {
            self.begins(block.address().addr().get(), bytes, Vec::new());
            self.owned.push(Owner::Block(block));
        }
    }

    /// Takes memory under the budget or the label; it is there if the books say so.
    fn own_on_terms(&mut self, bytes: usize, budget: BudgetId, label: &str) {
        let arena = self.device.arena();
        let is_labelled = label == LABEL;
        let mut fits = arena
            .stats()
            .largest_free
            .min(arena.budget_stats(budget).free());
        if is_labelled {
            fits = fits.min(self.terms.0.saturating_sub(self.labelled()));
        }
        let request = Request {
            bytes: bytes as u64,
            source: Source::label(label),
            budget,
        };
        let made = OwnedBlock::allocate(&Arc::clone(&self.device).into(), request);
        let over = is_labelled && rounded(bytes) > self.terms.0.saturating_sub(self.labelled());
        assert!(made.is_err() || !over || bytes == 0, "a limit holds");
        assert!(made.is_ok() || rounded(bytes) > fits, "{bytes} of {fits}");
        if let Ok(block) = made {
            let address = block.address().addr().get();
            self.begins(address, bytes, vec![budget]);
            if let Some(live) = self.live.get_mut(&address).filter(|_| bytes > 0) {
                live.is_labelled = is_labelled;
            }
            self.owned.push(Owner::Block(block));
        }
    }

    /// What the label holds.
    fn labelled(&self) -> u64 {
        let all = self.live.values().filter(|l| l.is_labelled);
        all.map(|l| l.bytes).sum()
    }

    /// What is guaranteed and not held.
    fn unfilled(&self) -> u64 {
        let of_model = self.device.arena().budget_stats(self.model).current;
        self.guaranteed.saturating_sub(of_model) + self.terms.1.saturating_sub(self.labelled())
    }

    /// What has nothing to do with a scope.
    fn apply(&mut self, op: Op) {
        let device = Arc::clone(&self.device);
        let arena = device.arena();
        match op {
            Op::Owned(bytes, source) => self.own(bytes, &format!("owned {}", source % 40)),
            Op::DropOwned(at) if !self.owned.is_empty() => {
                let owner = self.owned.swap_remove(at % self.owned.len());
                let bytes = match &owner {
                    Owner::Block(b) => b.bytes() as usize,
                    Owner::Buffer(b) => b.len(),
                };
                self.ends(owner.address(), bytes);
            }
            Op::UseOwned(at, stream, writes) if !self.owned.is_empty() => {
                let stream = &self.streams[usize::from(stream) % self.streams.len()];
                let owner = &self.owned[at % self.owned.len()];
                let access = if writes { Access::Write } else { Access::Read };
                let used = owner.used().use_on(device.timeline(), stream, access);
                used.expect("fake");
            }
            Op::Reserve(bytes) => {
                let request = Request {
                    bytes: bytes as u64,
                    source: Source::label("promise"),
                    budget: BudgetId::ROOT,
                };
                self.promised.extend(arena.reserve(request));
            }
            Op::Draw(at, bytes) if !self.promised.is_empty() => {
                let at = at % self.promised.len();
                let left = self.promised[at].bytes();
                let drawn =
                    arena.draw(&mut self.promised[at], bytes as u64, Source::label("drawn"));
                assert_eq!(drawn.is_ok(), rounded(bytes) <= left, "a promise holds");
                if let Ok((grant, address)) = drawn {
                    self.begins(address.addr().get(), bytes, Vec::new());
                    let block = OwnedBlock::new(
                        Arc::clone(&device).into(),
                        grant,
                        address,
                        UseCell::default(),
                    );
                    self.owned.push(Owner::Block(block));
                }
            }
            Op::Unreserve(at) if !self.promised.is_empty() => {
                arena.unreserve(self.promised.swap_remove(at % self.promised.len()));
            }
            Op::SetLimit(limit) => _ = arena.set_limit(limit),
            Op::Model(bytes) => self.own_on_terms(bytes, self.model, "layer"),
            Op::Labelled(bytes) => self.own_on_terms(bytes, BudgetId::ROOT, LABEL),
            Op::Guarantee(bytes) if arena.guarantee(self.model, bytes).is_ok() => {
                self.guaranteed = bytes;
            }
            Op::Terms(limit, guaranteed) => {
                let set = arena.set_terms(&Source::label(LABEL), limit, guaranteed);
                self.terms = set.map_or(self.terms, |()| (limit, guaranteed));
            }
            Op::Trim => _ = arena.trim(0),
            Op::Finish => {
                for stream in 0..1000 {
                    self.fake
                        .synchronize(crate::backend::StreamId(stream))
                        .expect("fake");
                }
            }
            _ => {}
        }
    }

    fn check(&mut self) {
        let arena = self.device.arena();
        let s = arena.stats();
        let live: u64 = self.live.values().map(|l| l.bytes).sum();
        let promised: u64 = self.promised.iter().map(Grant::bytes).sum();
        self.peak = self.peak.max(live);
        assert_eq!(s.current, live, "{s}");
        assert_eq!(s.current + s.reserved + s.pending + s.free, s.limit, "{s}");
        assert!(s.reserved >= promised && s.peak >= self.peak, "{s}");
        let model = self.live.values().filter(|l| l.budgets == [self.model]);
        let model: u64 = model.map(|l| l.bytes).sum();
        assert_eq!(arena.budget_stats(self.model).current, model);
        assert!(s.largest_free <= s.free, "{s}");
        assert_eq!(s.allocations, self.live.len() as u64 + self.empty, "{s}");
        if self.budgets.is_empty() {
            let left = s.limit.saturating_sub(s.current + promised + s.pending);
            assert_eq!(
                s.reserved,
                promised + self.unfilled().min(left),
                "nothing else is set aside outside of scopes"
            );
        }
        let sources = arena.sources();
        assert_eq!(sources.iter().map(|s| s.current).sum::<u64>(), live);
        assert_eq!(sources.iter().map(|s| s.count).sum::<u64>(), s.allocations);
        assert!(
            sources
                .iter()
                .all(|s| s.current <= s.peak && s.count <= s.allocations)
        );
        if arena.keeps_history() {
            let (replayed, [in_use, pending, slabs]) = arena.replay_history();
            let live = self.live.iter().map(|(&at, l)| (at, l.bytes));
            assert_eq!(replayed, live.collect(), "the history says who lives");
            assert_eq!((in_use, slabs), (s.current, s.committed), "{s}");
            assert!(pending <= s.pending, "{pending} of {s}");
        }
        for &id in &self.budgets {
            let b = arena.budget_stats(id);
            let inside = self.live.values().filter(|l| l.budgets.contains(&id));
            if id != BudgetId::ROOT {
                assert_eq!(b.current, inside.map(|l| l.bytes).sum::<u64>(), "{b}");
            }
            assert!(b.current + b.kept <= b.limit && b.current <= b.peak, "{b}");
        }
    }
}

/// Runs operations in one scope, and those in it, until it is left; returns what it owned then.
fn level<'s>(s: &'s Scope<'s>, world: &mut World, depth: usize) -> Vec<(usize, usize)> {
    let mut buffers: Vec<(UninitBuffer<'s, u8>, usize)> = Vec::new();
    let mut forgotten: Vec<(usize, usize)> = Vec::new();
    while let Some(op) = world.ops.next() {
        let pick = |at: usize, n: usize| (n > 0).then(|| at % n);
        match op {
            Op::Buffer(bytes, source) => {
                let arena = s.keeper.device.arena();
                let own = arena.budget_stats(s.keeper.budget()).free();
                let free = |id: &BudgetId| arena.budget_stats(*id).free();
                let along = world.budgets.iter().map(free).fold(own, u64::min);
                let largest = arena.stats().largest_free.min(along);
                let label = format!("scope {}", source % 40);
                let made = s.label(&label).uninit::<u8>(bytes);
                assert!(
                    made.is_ok() || rounded(bytes) > largest,
                    "{bytes}: {made:?}"
                );
                if let Ok(mut buffer) = made {
                    let address = buffer.parts_out().ptr.addr();
                    world.begins(address, bytes, world.budgets.clone());
                    buffers.push((buffer, address));
                }
            }
            Op::Use(at) => {
                if let Some(at) = pick(at, buffers.len()) {
                    s.note_use(&buffers[at].0.parts_out()).expect("one device");
                }
            }
            Op::Drop(at) => {
                if let Some(at) = pick(at, buffers.len()) {
                    let (buffer, address) = buffers.swap_remove(at);
                    world.ends(address, buffer.len());
                }
            }
            Op::Forget(at) => {
                if let Some(at) = pick(at, buffers.len()) {
                    let (buffer, address) = buffers.swap_remove(at);
                    forgotten.push((address, buffer.len()));
                    std::mem::forget(buffer);
                }
            }
            Op::Promote(at) => {
                if let Some(at) = pick(at, buffers.len()) {
                    let (buffer, address) = buffers.swap_remove(at);
                    world.ends(address, buffer.len());
                    let kept = buffer.zero().and_then(Buffer::promote).expect("no fault");
                    assert_eq!((&kept).parts().ptr.addr(), address, "it stays where it is");
                    world.begins(address, kept.len(), Vec::new());
                    world.owned.push(Owner::Buffer(kept));
                }
            }
            Op::Enter(budget) if depth < 4 => enter_level(s, world, budget, depth),
            Op::Leave | Op::Panic if depth > 0 => {
                forgotten.extend(buffers.iter().map(|(b, address)| (*address, b.len())));
                if matches!(op, Op::Panic) {
                    ENDED.set(forgotten);
                    std::mem::forget(buffers);
                    resume_unwind(Box::new(()));
                }
                return forgotten;
            }
            other => world.apply(other),
        }
        world.check();
    }
    forgotten.extend(buffers.iter().map(|(b, address)| (*address, b.len())));
    forgotten
}

thread_local! {
    /// What a scope owned that was left by a panic.
    static ENDED: std::cell::Cell<Vec<(usize, usize)>> = const { std::cell::Cell::new(Vec::new()) };
}

fn enter_level(s: &Scope<'_>, world: &mut World, budget: Option<u64>, depth: usize) {
    let open = world.budgets.len();
    let inside = AssertUnwindSafe(|| match budget {
        None => {
            world.budgets.push(s.keeper.budget());
            s.scope(|inner| Ok::<_, GpuError>(level(inner, world, depth + 1)))
        }
        Some(bytes) => s.scope_with_budget(bytes, |inner| {
            world.budgets.push(inner.keeper.budget());
            Ok::<_, GpuError>(level(inner, world, depth + 1))
        }),
    });
    let owned = match catch_unwind(inside) {
        Ok(Ok(owned)) => owned,
        // The budget does not fit; nothing was opened.
        Ok(Err(_)) => Vec::new(),
        Err(panic) if panic.is::<()>() => ENDED.take(),
        Err(panic) => resume_unwind(panic),
    };
    world.budgets.truncate(open);
    for (address, bytes) in owned {
        world.ends(address, bytes);
    }
}

/// Runs the operations, and gives everything back at the end.
pub(crate) fn run_all(ops: Vec<Op>) {
    let mut world = World::new(ops);
    let device = Arc::clone(&world.device);
    world.budgets.push(BudgetId::ROOT);
    let owned = run(&device, BudgetId::ROOT, |s: &Scope<'_>| {
        Ok::<_, GpuError>(level(s, &mut world, 0))
    });
    for (address, bytes) in owned.expect("no error") {
        world.ends(address, bytes);
    }
    world.budgets.clear();
    world.check();
    while !world.owned.is_empty() {
        world.apply(Op::DropOwned(0));
    }
    while !world.promised.is_empty() {
        world.apply(Op::Unreserve(0));
    }
    world.apply(Op::Finish);
    world.apply(Op::Guarantee(0));
    world.apply(Op::Terms(u64::MAX, 0));
    world.check();
    device.arena().trim(0);
    let s = device.arena().stats();
    assert_eq!(
        (s.current, s.reserved, s.pending, s.committed),
        (0, 0, 0, 0)
    );
}
