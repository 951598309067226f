//! Blocks whose owner is gone while the device may still work on them.

use super::arena::{Arena, Request, units_of};
use super::blocks::{BlockId, Place};
use super::budget::BudgetId;
use super::cache::Home;
use super::history::Freed;
use super::state::{Grant, State, Tag, UNIT};
use crate::backend::{Backend, Mark, StreamId};
use crate::error::GpuError;
use std::ptr::NonNull;

/// A block and the work that must be done before anybody has it.
#[derive(Debug)]
pub(super) struct Pending {
    block: BlockId,
    bytes: u64,
    mark: Mark,
    /// Other work that must be done as well: of chunks, after a device failed.
    more: Vec<Mark>,
    /// For the history, of a buffer.
    pub(super) freed: Option<Freed>,
}

impl Arena {
    /// Takes memory for work on `stream`. A block on which that stream worked last is handed over
    /// at once, without a question to the device: what comes on the stream comes after. Returned
    /// is then that work as well, which work on other streams has to wait for.
    pub(crate) fn allocate_on(
        &self,
        stream: StreamId,
        request: Request<'_>,
    ) -> Result<(Grant, NonNull<u8>, Option<Mark>), GpuError> {
        let mut state = self.books();
        if let Some((grant, address, last)) = take_pending(&mut state, stream, &request) {
            state.hits += 1;
            self.count(&mut state, &grant);
            self.note_made(&grant, address, Some(stream));
            return Ok((grant, address, Some(last)));
        }
        let (grant, address) = self.take(&mut state, &request, false)?;
        self.count(&mut state, &grant);
        self.note_made(&grant, address, Some(stream));
        Ok((grant, address, None))
    }
}

/// The shortest pending block of the stream that is long enough and not twice as long, which
/// would be cut up while a better one may be free; what is beyond stays pending.
fn take_pending(
    state: &mut State,
    stream: StreamId,
    request: &Request<'_>,
) -> Option<(Grant, NonNull<u8>, Mark)> {
    let units = units_of(request.bytes).filter(|&units| units > 0)?;
    let bytes = u64::from(units) * UNIT;
    let lengths = bytes..2 * bytes;
    let fits =
        |p: &Pending| p.mark.stream == stream && p.more.is_empty() && lengths.contains(&p.bytes);
    let all = state.pending.iter().enumerate();
    let (at, _) = all.filter(|(_, p)| fits(p)).min_by_key(|(_, p)| p.bytes)?;
    // What is pending is charged to the device; it may be all that the device has left.
    state.budgets.discharge(BudgetId::ROOT, bytes);
    if state.budgets.refusing(request.budget, bytes).is_some() {
        state.budgets.charge(BudgetId::ROOT, bytes);
        return None;
    }
    state.budgets.charge(request.budget, bytes);
    state.pending_bytes -= bytes;
    let source = state.sources.intern(&request.source);
    let tag = Tag {
        source,
        budget: request.budget,
        reserved: false,
    };
    let pending = state.pending.get_mut(at)?;
    let (block, mark) = (pending.block, pending.mark);
    state.history.completed(pending.freed.take());
    match state
        .blocks
        .split(block, units, Tag::chunk(BudgetId::ROOT).pack())
    {
        Some(rest) => {
            pending.block = rest;
            pending.bytes -= bytes;
        }
        None => {
            state.pending.swap_remove(at);
        }
    }
    state.blocks.set_tag(block, tag.pack());
    let grant = Grant {
        block: Some(block),
        bytes,
        source,
        budget: request.budget,
        home: Home::NONE,
    };
    let address = state.address(block)?;
    Some((grant, address, mark))
}

impl State {
    /// Frees a block that is in no book any more, now or once all of `marks` are reached.
    pub(super) fn put_away(&mut self, grant: Grant, mut marks: impl Iterator<Item = Mark>) {
        let Some(block) = grant.block else {
            return;
        };
        let mark = marks.next();
        let freed = self.note_freed(&grant, mark.map(|m| m.stream));
        let Some(mark) = mark else {
            self.blocks.free(block);
            return;
        };
        self.budgets.charge(BudgetId::ROOT, grant.bytes);
        self.pending_bytes += grant.bytes;
        self.pending.push(Pending {
            block,
            bytes: grant.bytes,
            mark,
            more: marks.collect(),
            freed,
        });
    }

    /// Takes back the pending blocks that the device is done with; with `wait`, all of them, after
    /// waiting for the device. Returns whether there were any.
    pub(super) fn reclaim(&mut self, backend: &dyn Backend, wait: bool) -> bool {
        let before = self.pending.len();
        let Self {
            pending,
            blocks,
            budgets,
            pending_bytes,
            history,
            ..
        } = self;
        let is_done =
            |m: &Mark| backend.is_complete(*m) || (wait && backend.synchronize(m.stream).is_ok());
        pending.retain(|p| {
            let done = is_done(&p.mark) && p.more.iter().all(is_done);
            if done {
                history.completed(p.freed);
                blocks.free(p.block);
                budgets.discharge(BudgetId::ROOT, p.bytes);
                *pending_bytes -= p.bytes;
            }
            !done
        });
        pending.len() < before
    }

    /// Where the blocks lie that the device is not done with.
    pub(super) fn pending_places(&self) -> impl Iterator<Item = Place> {
        self.pending
            .iter()
            .filter_map(|p| self.blocks.place(p.block))
    }
}
