//! Which line of a ledger a source has, remembered where the pool's lock is not taken.

use super::sources::{Source, place_of_site};
use std::cell::{Cell, RefCell};

/// Call sites, and labels, whose lines are remembered.
const SITES: usize = 16;
const LABELS: usize = 8;

/// The lines of the sources that were seen last. What is forgotten is asked of the pool again.
#[derive(Debug, Default)]
pub(crate) struct LineCache {
    /// By the address of the call site; 0: none.
    sites: [Cell<(usize, u32)>; SITES],
    /// Borrowed within one statement only.
    labels: RefCell<Vec<(Box<str>, u32)>>,
}

impl LineCache {
    /// The line of a source, if it is remembered.
    #[inline]
    pub(crate) fn get(&self, source: &Source<'_>) -> Option<u32> {
        if let Some(label) = source.name() {
            return self.of_label(label);
        }
        let address = source.site_address();
        let (site, line) = self.sites.get(place_of_site(address) % SITES)?.get();
        (site == address).then_some(line)
    }

    fn of_label(&self, label: &str) -> Option<u32> {
        let same = |(seen, _): &&(Box<str>, u32)| **seen == *label;
        self.labels.borrow().iter().find(same).map(|s| s.1)
    }

    /// Remembers the line of a source.
    pub(crate) fn set(&self, source: &Source<'_>, line: u32) {
        let Some(label) = source.name() else {
            let address = source.site_address();
            if let Some(seen) = self.sites.get(place_of_site(address) % SITES) {
                seen.set((address, line));
            }
            return;
        };
        let mut labels = self.labels.borrow_mut();
        if labels.len() == LABELS {
            labels.remove(0);
        }
        labels.push((label.into(), line));
    }
}
