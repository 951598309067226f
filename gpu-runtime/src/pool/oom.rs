//! Puts an out-of-memory error together from the pool's books.

use super::arena::Arena;
use super::budget::BudgetId;
use super::grant::Tag;
use super::sources::SourceId;
use super::state::{NoBlock, State};
use super::take::Request;
use crate::error::{GpuError, Holder, OutOfMemory, Refusal, Waiting};

/// What stood in the way.
pub(super) enum Cause {
    /// This budget has not as much left.
    Budget(BudgetId),
    /// This label may not hold as much.
    Source(SourceId),
    /// There is as much, but no block.
    Block(NoBlock),
}

impl Cause {
    /// Whether what the device still works on may be what is missing: it is charged to the device.
    pub(super) fn waiting_helps(&self) -> bool {
        matches!(self, Self::Budget(BudgetId::ROOT) | Self::Block(_))
    }
}

pub(super) fn out_of_memory(
    arena: &Arena,
    state: &State,
    request: &Request<'_>,
    cause: Cause,
) -> GpuError {
    let largest = state.largest_free();
    let (under, refusal, largest) = match cause {
        Cause::Source(id) => return of_source(arena, state, request, id),
        Cause::Budget(BudgetId::ROOT) => (BudgetId::ROOT, Refusal::Limit, largest),
        Cause::Budget(id) => {
            let name = state.budget_stats(id).name;
            (id, Refusal::Budget(name), largest)
        }
        Cause::Block(NoBlock::Fragmented) => (BudgetId::ROOT, Refusal::Fragmentation, largest),
        // What it did not give just now is not for another request either.
        Cause::Block(NoBlock::Device(why)) => {
            let refusal = Refusal::Device(reason(why));
            (BudgetId::ROOT, refusal, state.largest_block())
        }
    };
    let books = state.budget_stats(under);
    let (holders, reserved) = holders(state, under);
    // What is pending is charged to the device alone, and what others were promised is nobody's
    // there.
    let (pending, guaranteed) = match under {
        BudgetId::ROOT => (state.pending_bytes, state.promised().min(books.free())),
        _ => (0, 0),
    };
    OutOfMemory {
        limit: books.limit,
        in_use: books.current.saturating_sub(reserved + pending),
        reserved,
        kept: books.kept,
        pending,
        guaranteed,
        free: books.free().saturating_sub(guaranteed),
        largest_free: largest.min(state.free_along(request.budget)),
        waiting: waiting(state, under),
        holders,
        ..refused(arena, state, request, refusal)
    }
    .into()
}

/// The error of a label that may not hold more.
fn of_source(arena: &Arena, state: &State, request: &Request<'_>, id: SourceId) -> GpuError {
    let (bytes, count, limit) = state.sources.held(id);
    let name = state.sources.name(id);
    let free = limit.saturating_sub(bytes);
    let along = state.free_along(request.budget);
    OutOfMemory {
        limit,
        in_use: bytes,
        free,
        largest_free: state.largest_free().min(along).min(free),
        holders: vec![Holder {
            source: name.clone(),
            bytes,
            count,
        }],
        ..refused(arena, state, request, Refusal::Source(name))
    }
    .into()
}

/// What is the same whatever refused it, and nothing under any limit.
fn refused(arena: &Arena, state: &State, request: &Request<'_>, refusal: Refusal) -> OutOfMemory {
    let backend = arena.backend();
    OutOfMemory {
        device: arena.device().to_string(),
        requested: request.bytes,
        source: request.source.to_string(),
        site: request.source.site(),
        refusal,
        total: backend.total_memory(),
        committed: state.committed,
        device_free: backend.free_memory(),
        limit: 0,
        in_use: 0,
        reserved: 0,
        kept: 0,
        pending: 0,
        guaranteed: 0,
        free: 0,
        largest_free: 0,
        waiting: Vec::new(),
        holders: Vec::new(),
    }
}

/// Why the device gave nothing, without saying so twice.
fn reason(error: GpuError) -> String {
    match error {
        GpuError::Device { what } => what,
        other => other.to_string(),
    }
}

/// What waits for the device, by stream. It is charged to the device alone.
fn waiting(state: &State, under: BudgetId) -> Vec<Waiting> {
    let all = state.waiting().into_iter();
    let of_device = all.filter(|_| under == BudgetId::ROOT);
    let waiting = of_device.map(|(stream, _, bytes)| Waiting {
        stream: stream.0,
        bytes,
    });
    waiting.filter(|w| w.bytes > 0).collect()
}

/// Who holds the memory under a budget, the largest first, and how much of it is reserved.
fn holders(state: &State, under: BudgetId) -> (Vec<Holder>, u64) {
    let mut found: Vec<(Tag, u64, u64)> = Vec::new();
    let mut reserved = 0;
    let mut add = |tag: Tag, bytes: u64, count: u64| {
        let same =
            |(t, ..): &&mut (Tag, u64, u64)| (t.source, t.reserved) == (tag.source, tag.reserved);
        match found.iter_mut().find(same) {
            Some((_, held, n)) => {
                *held += bytes;
                *n += count;
            }
            None => found.push((tag, bytes, count)),
        }
    };
    let open = state.ledgers.iter();
    for ledger in open.filter(|l| state.budgets.is_within(l.budget, under)) {
        for line in ledger.lines().filter(|l| l.bytes() > 0) {
            let tag = Tag {
                source: line.source(),
                budget: ledger.budget,
                reserved: false,
            };
            add(tag, line.bytes(), line.count());
        }
    }
    for (place, bits) in state.blocks.used_blocks() {
        let tag = Tag::unpack(bits);
        // What scopes hold is in their ledgers, by source.
        if tag.is_chunk() || !state.budgets.is_within(tag.budget, under) {
            continue;
        }
        let bytes = u64::from(place.units) * super::state::UNIT;
        if tag.reserved {
            reserved += bytes;
        }
        add(tag, bytes, 1);
    }
    found.sort_by_key(|&(_, bytes, _)| std::cmp::Reverse(bytes));
    let holders = found.into_iter().map(|(tag, bytes, count)| {
        let name = state.sources.name(tag.source);
        let source = if tag.reserved {
            format!("reservation of {name}")
        } else {
            name
        };
        Holder {
            source,
            bytes,
            count,
        }
    });
    (holders.collect(), reserved)
}
