//! The room of a history: the last events, and the totals before the first of them.

use super::event::{Event, Totals};

/// A ring of events. Its room is taken when it is made; adding an event takes none.
#[derive(Debug, Default)]
pub(super) struct Ring {
    events: Vec<Event>,
    capacity: usize,
    /// Events added so far; the place of the next one is the remainder by the capacity.
    made: u64,
    /// Before the oldest event that is kept.
    before: Totals,
}

/// The most events that a ring has room for: 16 million.
pub(super) const MOST: usize = 1 << 24;

impl Ring {
    /// Room for `capacity` events, at most [`MOST`], that come after `before`.
    pub(super) fn new(capacity: usize, before: Totals) -> Self {
        let capacity = capacity.min(MOST);
        Self {
            events: Vec::with_capacity(capacity),
            capacity,
            made: 0,
            before,
        }
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    /// Adds an event, in the place of the oldest if all are taken; none if there is no place.
    pub(super) fn push(&mut self, event: Event) {
        if self.capacity == 0 {
            return;
        }
        if self.events.len() < self.capacity {
            self.events.push(event);
        } else if let Some(oldest) = self
            .events
            .get_mut((self.made % self.capacity as u64) as usize)
        {
            self.before.apply(oldest);
            *oldest = event;
        }
        self.made += 1;
    }

    /// The time of the last event.
    pub(super) fn last_time(&self) -> u64 {
        let Some(last) = self.made.checked_sub(1) else {
            return 0;
        };
        self.at(last).map_or(0, |e| e.time)
    }

    /// The number of the oldest event that is kept: as many were dropped.
    pub(super) fn first(&self) -> u64 {
        self.made - self.events.len() as u64
    }

    /// The number that the next event will have.
    pub(super) fn end(&self) -> u64 {
        self.made
    }

    /// The totals before the oldest event that is kept.
    pub(super) fn before(&self) -> Totals {
        self.before
    }

    /// The event with this number, if it is kept.
    pub(super) fn at(&self, number: u64) -> Option<&Event> {
        if !(self.first()..self.made).contains(&number) {
            return None;
        }
        self.events.get((number % self.capacity as u64) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::{About, Kind, NO_SOURCE};
    use super::*;

    fn event(time: u64, kind: Kind) -> Event {
        let about = About {
            address: 256 * time,
            bytes: 256,
            source: NO_SOURCE,
            stream: 0,
        };
        Event {
            time,
            about,
            thread: 1,
            kind,
        }
    }

    #[test]
    fn the_last_events_are_kept_in_their_order_and_the_others_are_in_the_totals() {
        let before = Totals {
            in_use: 1000,
            ..Totals::default()
        };
        let mut ring = Ring::new(3, before);
        let room = ring.events.capacity();
        for time in 0..8 {
            ring.push(event(time, Kind::Allocate));
        }
        assert_eq!((ring.first(), ring.end(), ring.last_time()), (5, 8, 7));
        let kept: Vec<u64> = (5..8).filter_map(|n| Some(ring.at(n)?.time)).collect();
        assert_eq!(kept, [5, 6, 7]);
        assert_eq!((ring.at(4), ring.at(8)), (None, None));
        assert_eq!(ring.before().in_use, 1000 + 5 * 256);
        assert_eq!(ring.events.capacity(), room, "no room was taken");
    }

    #[test]
    fn a_ring_without_room_keeps_nothing() {
        let mut ring = Ring::default();
        ring.push(event(1, Kind::Allocate));
        assert_eq!((ring.first(), ring.end(), ring.last_time()), (0, 0, 0));
        assert_eq!(ring.at(0), None);
    }
}
