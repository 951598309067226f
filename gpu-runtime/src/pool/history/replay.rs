//! What a history says of its pool, for the tests.

use super::live::Live;
use crate::pool::Arena;
use std::collections::BTreeMap;

impl Arena {
    /// What lives by its history, by address, and the totals: in use, pending, of the slabs.
    pub(crate) fn replay_history(&self) -> (BTreeMap<usize, u64>, [u64; 3]) {
        let log = self.log();
        assert_eq!(log.recorded.dropped, 0, "all of it is there");
        let mut totals = log.before();
        log.events().iter().for_each(|e| totals.apply(e));
        let live = Live::after(log.events());
        let by_address = live
            .all()
            .map(|e| (e.about.address as usize, e.about.bytes));
        let totals = [totals.in_use, totals.pending, totals.slabs];
        (by_address.collect(), totals)
    }
}
