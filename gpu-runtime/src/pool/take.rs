//! How a block is found and charged: in the free blocks there are, then in a new slab, then with what
//! is waited for.

use super::arena::{Arena, Request, dangling, units_of};
use super::budget::BudgetId;
use super::cache::Home;
use super::oom::{Cause, out_of_memory};
use super::state::{Grant, State, Tag, UNIT};
use crate::error::GpuError;
use std::ptr::NonNull;

impl Arena {
    /// Charges and finds a block; what it is counted as is the caller's.
    #[inline]
    pub(super) fn take(
        &self,
        state: &mut State,
        request: &Request<'_>,
        reserved: bool,
    ) -> Result<(Grant, NonNull<u8>), GpuError> {
        state.reclaim(&**self.backend(), false);
        match state.take_free(request, reserved) {
            Some(made) => Ok(made),
            None => self.take_more(state, request, reserved),
        }
    }

    /// As [`Arena::take`], where it is not in the free blocks there are.
    #[cold]
    pub(super) fn take_more(
        &self,
        state: &mut State,
        request: &Request<'_>,
        reserved: bool,
    ) -> Result<(Grant, NonNull<u8>), GpuError> {
        let backend = &**self.backend();
        let mut taken = self.try_take(state, request, reserved);
        if taken.is_err() {
            // What the device is still working on may be just what is missing, and so may what
            // was given back while it was waited for.
            state.reclaim(backend, true);
            self.catch_up(state);
            self.drain_caches(state);
            taken = self.try_take(state, request, reserved);
        }
        taken.map_err(|cause| {
            out_of_memory(self.device(), backend.total_memory(), state, request, cause)
        })
    }

    fn try_take(
        &self,
        state: &mut State,
        request: &Request<'_>,
        reserved: bool,
    ) -> Result<(Grant, NonNull<u8>), Cause> {
        let Request { budget, .. } = *request;
        let units = units_of(request.bytes).ok_or(Cause::Budget(BudgetId::ROOT))?;
        let bytes = u64::from(units) * UNIT;
        if let Some(refusing) = state.budgets.refusing(budget, bytes) {
            return Err(Cause::Budget(refusing));
        }
        let source = state.sources.intern(&request.source);
        let mut grant = Grant {
            block: None,
            bytes,
            source,
            budget,
            home: Home::NONE,
        };
        let mut address = dangling();
        if units > 0 {
            let tag = Tag {
                source,
                budget,
                reserved,
            };
            let block = self.find(state, units, tag).map_err(Cause::Block)?;
            address = state.address(block).unwrap_or(address);
            grant.block = Some(block);
        }
        state.budgets.charge(budget, bytes);
        Ok((grant, address))
    }
}

impl State {
    /// A block of those that are free, charged; `None` for a request of nothing as well.
    #[inline]
    pub(super) fn take_free(
        &mut self,
        request: &Request<'_>,
        reserved: bool,
    ) -> Option<(Grant, NonNull<u8>)> {
        let Request { budget, .. } = *request;
        let units = units_of(request.bytes).filter(|&units| units > 0)?;
        let bytes = u64::from(units) * UNIT;
        if self.budgets.refusing(budget, bytes).is_some() {
            return None;
        }
        let source = self.sources.intern(&request.source);
        let tag = Tag {
            source,
            budget,
            reserved,
        };
        let block = self.find_free(units, tag)?;
        self.budgets.charge(budget, bytes);
        let grant = Grant {
            block: Some(block),
            bytes,
            source,
            budget,
            home: Home::NONE,
        };
        Some((grant, self.address(block)?))
    }
}
