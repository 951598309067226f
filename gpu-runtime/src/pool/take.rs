//! How a block is found and charged. In this order: what the asking stream itself worked on last, the
//! free blocks there are, what other streams are done with, what other streams still work on (the
//! new owner's work then waits for theirs, on the device), what is idle in caches, a new slab; then
//! what has to be waited for, without the lock; then what the program gives back when it is asked;
//! then an error that says who holds what.

use super::arena::{Arena, dangling, units_of};
use super::budget::BudgetId;
use super::grant::{Grant, Tag};
use super::lock::Books;
use super::oom::{Cause, out_of_memory};
use super::pending::Whose;
use super::sources::{Source, SourceId};
use super::state::{State, UNIT};
use crate::backend::{Mark, StreamId};
use crate::error::GpuError;
use std::ptr::NonNull;

/// A request for memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) bytes: u64,
    pub(crate) source: Source<'a>,
    pub(crate) budget: BudgetId,
}

/// What the device may still be doing with the memory that is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Order {
    /// Nothing.
    Clean { reserved: bool },
    /// Anything that the first use comes after. Work of this stream is preferred.
    After(Option<StreamId>),
}

/// Memory that was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// What it is in the books, and whose.
    pub(crate) grant: Grant,
    pub(super) source: SourceId,
    pub(crate) address: NonNull<u8>,
    /// The work on it that is not done.
    pub(crate) last: Option<Mark>,
}

impl Order {
    fn is_reserved(self) -> bool {
        matches!(self, Self::Clean { reserved: true })
    }
}

impl Arena {
    /// Takes memory; the address is aligned to 256 bytes, also for zero bytes. Returned is also
    /// the work on it that is not done, which the first use has to come after.
    #[inline]
    pub(crate) fn allocate(&self, request: Request<'_>) -> Result<Found, GpuError> {
        let mut state = self.books_now()?;
        // Not by `take`: what goes through one result more is written and read once more.
        if let Some(found) = state.take_free(&request, false) {
            self.count_made(&mut state, &found, None);
            return Ok(found);
        }
        self.take_more(state, &request, Order::After(None), |state, found| {
            self.count_made(state, found, None);
        })
    }

    /// Takes memory for work on `stream`. A block on which that stream worked last is handed over
    /// at once, without a question to the device: what comes on the stream comes after. Returned
    /// is then that work as well, which work on other streams has to wait for.
    pub(crate) fn allocate_on(
        &self,
        stream: StreamId,
        request: Request<'_>,
    ) -> Result<Found, GpuError> {
        let order = Order::After(Some(stream));
        self.take(&request, order, |state, found| {
            self.count_made(state, found, Some(stream));
        })
    }

    /// Counts a buffer that was made.
    #[inline]
    fn count_made(&self, state: &mut State, found: &Found, stream: Option<StreamId>) {
        self.count(state, found.source, found.grant.bytes());
        self.note_made(&found.grant, found.source, found.address, stream);
    }

    /// Charges and finds a block; `book` counts it.
    pub(super) fn take(
        &self,
        request: &Request<'_>,
        order: Order,
        book: impl FnOnce(&mut State, &Found),
    ) -> Result<Found, GpuError> {
        let mut state = self.books()?;
        if let Some(found) = state.take_at_once(request, order) {
            book(&mut state, &found);
            return Ok(found);
        }
        self.take_more(state, request, order, book)
    }

    /// As [`Arena::take`], where it is neither free nor this stream's own.
    #[cold]
    fn take_more<'a>(
        &'a self,
        mut state: Books<'a>,
        request: &Request<'_>,
        order: Order,
        book: impl FnOnce(&mut State, &Found),
    ) -> Result<Found, GpuError> {
        let mut found;
        (state, found) = self.take_waiting(state, request, order)?;
        if found.is_err() {
            for ask in self.reclaimers.begin() {
                drop(state);
                let freed = ask.run(request.bytes);
                state = self.books()?;
                if freed > 0 {
                    (state, found) = self.take_waiting(state, request, order)?;
                }
                if found.is_ok() {
                    break;
                }
            }
        }
        match found {
            Ok(found) => {
                book(&mut state, &found);
                Ok(found)
            }
            Err(cause) => {
                // A scope may find what is missing with itself, and says so itself if not.
                if !matches!(order, Order::After(Some(_))) {
                    self.note_refused(&mut state, request, None);
                }
                Err(out_of_memory(self, &state, request, cause))
            }
        }
    }

    /// Everything that there is, after what the device works on if need be: that is waited for
    /// without the lock.
    fn take_waiting<'a>(
        &'a self,
        mut state: Books<'a>,
        request: &Request<'_>,
        order: Order,
    ) -> Result<(Books<'a>, Result<Found, Cause>), GpuError> {
        let mut found = self.try_take(&mut state, request, order);
        // One stream after the other, each once, the one with the most memory first. Others go on
        // meanwhile, and may take what was waited for.
        let mut waited: Vec<StreamId> = Vec::new();
        while found.as_ref().is_err_and(Cause::waiting_helps) {
            let mut waiting = state.waiting().into_iter();
            let Some((stream, epoch, _)) = waiting.find(|(stream, ..)| !waited.contains(stream))
            else {
                break;
            };
            waited.push(stream);
            drop(state);
            // A device that fails is lost, and the books say so.
            let _ = self.timeline().synchronize(Mark { stream, epoch });
            state = self.books()?;
            found = self.try_take(&mut state, request, order);
        }
        Ok((state, found))
    }

    /// Everything that needs no waiting.
    fn try_take(
        &self,
        state: &mut State,
        request: &Request<'_>,
        order: Order,
    ) -> Result<Found, Cause> {
        let Some(units) = units_of(request.bytes) else {
            return Err(Cause::Budget(BudgetId::ROOT));
        };
        let bytes = u64::from(units) * UNIT;
        let source = state.sources.intern(&request.source);
        let tag = Tag {
            source,
            budget: request.budget,
            reserved: order.is_reserved(),
        };
        if units == 0 {
            // Of a budget that is full as well: nothing is charged.
            return Ok(Found {
                grant: Grant::nothing(source),
                source,
                address: dangling(),
                last: None,
            });
        }
        state.reclaim(self.timeline());
        if let Some(found) = state.take_at_once(request, order) {
            return Ok(found);
        }
        if let Order::After(_) = order
            && let Some(found) = state.take_pending(request, Whose::Any)
        {
            return Ok(found);
        }
        if let Some(refusing) = state.refusing(source, request.budget, bytes) {
            // What is idle in caches is charged to the device as well.
            if !self.drain_caches(state) || state.refusing(source, request.budget, bytes).is_some()
            {
                return Err(refusing);
            }
        }
        let block = self.find(state, units, tag).map_err(Cause::Block)?;
        let address = state.address(block).unwrap_or(dangling());
        state.budgets.charge(request.budget, bytes);
        Ok(Found {
            grant: Grant::new(block, units),
            source,
            address,
            last: None,
        })
    }
}

impl State {
    /// What is there without any question: of the asking stream's own last work, or free.
    fn take_at_once(&mut self, request: &Request<'_>, order: Order) -> Option<Found> {
        if let Order::After(Some(stream)) = order
            && let Some(found) = self.take_pending(request, Whose::Stream(stream))
        {
            return Some(found);
        }
        self.take_free(request, order.is_reserved())
    }

    /// A block of those that are free, charged; `None` for a request of nothing as well.
    #[inline]
    pub(super) fn take_free(&mut self, request: &Request<'_>, reserved: bool) -> Option<Found> {
        let Request { budget, .. } = *request;
        let units = units_of(request.bytes).filter(|&units| units > 0)?;
        let bytes = u64::from(units) * UNIT;
        let source = self.sources.intern(&request.source);
        if self.refusing(source, budget, bytes).is_some() {
            return None;
        }
        let tag = Tag {
            source,
            budget,
            reserved,
        };
        let (block, place) = self.find_free_at(units, tag)?;
        self.budgets.charge(budget, bytes);
        Some(Found {
            grant: Grant::new(block, units),
            source,
            address: self.address_of(place)?,
            last: None,
        })
    }

    /// What refuses `bytes` more of a source under a budget.
    #[inline]
    pub(super) fn refusing(&self, source: SourceId, budget: BudgetId, bytes: u64) -> Option<Cause> {
        let mut kept_for_it = 0;
        if self.sources.any_terms() {
            if self.sources.is_over(source, bytes) {
                return Some(Cause::Source(source));
            }
            kept_for_it = self.sources.unfilled(source).min(bytes);
        }
        let others = self.sources.promised() - kept_for_it;
        self.budgets
            .refusing(budget, bytes, others)
            .map(Cause::Budget)
    }
}
