//! Puts an out-of-memory error together from the pool's books.

use super::arena::Request;
use super::budget::BudgetId;
use super::state::{NoBlock, State, Tag};
use crate::device::DeviceOrdinal;
use crate::error::{GpuError, Holder, OutOfMemory, Refusal};

/// What stood in the way.
pub(super) enum Cause {
    /// This budget has not as much left.
    Budget(BudgetId),
    /// There is as much, but no block.
    Block(NoBlock),
}

pub(super) fn out_of_memory(
    device: DeviceOrdinal,
    total: u64,
    state: &State,
    request: &Request<'_>,
    cause: Cause,
) -> GpuError {
    let under = match cause {
        Cause::Budget(id) => id,
        Cause::Block(_) => BudgetId::ROOT,
    };
    let books = state.budget_stats(under);
    let (holders, reserved) = holders(state, under);
    // What is pending is charged to the device alone.
    let pending = match under {
        BudgetId::ROOT => state.pending_bytes,
        _ => 0,
    };
    let refusal = match cause {
        Cause::Budget(BudgetId::ROOT) => Refusal::Limit,
        Cause::Budget(_) => Refusal::Budget(books.name.clone()),
        Cause::Block(NoBlock::Fragmented) => Refusal::Fragmentation,
        Cause::Block(NoBlock::Device(why)) => Refusal::Device(why.to_string()),
    };
    OutOfMemory {
        device: device.to_string(),
        requested: request.bytes,
        source: request.source.to_string(),
        site: request.source.site(),
        refusal,
        total,
        limit: books.limit,
        in_use: books.current.saturating_sub(reserved + pending),
        reserved,
        kept: books.kept,
        pending,
        free: books.free(),
        largest_free: state
            .largest_free()
            .min(state.budgets.free_along(request.budget)),
        holders,
    }
    .into()
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
