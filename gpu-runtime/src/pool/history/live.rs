//! Which buffers live, by what a history says.

use super::event::{Event, Kind};
use std::collections::BTreeMap;

/// The live buffers, by address: each as the event that made it.
#[derive(Debug, Default)]
pub(super) struct Live(BTreeMap<u64, Event>);

impl Live {
    /// Those that live after all of these events.
    pub(super) fn after(events: &[Event]) -> Self {
        let mut live = Self::default();
        for event in events {
            live.apply(event);
        }
        live
    }

    /// Goes on by one event; returns the one that made the buffer which ends.
    pub(super) fn apply(&mut self, event: &Event) -> Option<Event> {
        match event.kind {
            Kind::Allocate => {
                self.0.insert(event.about.address, *event);
                None
            }
            Kind::FreeRequested => self.0.remove(&event.about.address),
            _ => None,
        }
    }

    /// Those at an address in `from..to`, in the order of addresses.
    pub(super) fn within(&self, from: u64, to: u64) -> impl Iterator<Item = &Event> {
        self.0.range(from..to.max(from)).map(|(_, event)| event)
    }

    /// All of them.
    #[cfg(any(test, fuzzing))]
    pub(super) fn all(&self) -> impl Iterator<Item = &Event> {
        self.0.values()
    }
}
