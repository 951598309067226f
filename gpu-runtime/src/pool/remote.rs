//! What is given back while another thread holds the pool's lock. A drop leaves it here instead
//! of waiting: the lock may be held for as long as the device works.

use super::grant::Grant;
use crate::backend::Marks;
use crate::sync::{AtomicUsize, Mutex, Ordering};

/// What its owner has no use for any more.
#[derive(Debug)]
pub(super) enum Returned {
    /// An allocation, and the work on it that the device may still do.
    Block(Grant, Marks),
    /// What is left of a reservation.
    Reservation(Grant),
}

/// A list that whoever takes the pool's lock next empties.
///
/// Its own lock is held to add or take out and for nothing else; its room is made by allocations,
/// never by a drop.
#[derive(Debug, Default)]
pub(super) struct Remote {
    list: Mutex<Vec<Returned>>,
    len: AtomicUsize,
    room: AtomicUsize,
}

impl Remote {
    pub(super) fn push(&self, returned: Returned) {
        let mut list = self.list.lock();
        list.push(returned);
        self.len.store(list.len(), Ordering::Release);
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.len.load(Ordering::Acquire) == 0
    }

    /// Takes the last one out.
    pub(super) fn pop(&self) -> Option<Returned> {
        let mut list = self.list.lock();
        let last = list.pop();
        self.len.store(list.len(), Ordering::Release);
        last
    }

    /// Makes room for as many as can be given back at once.
    pub(super) fn make_room(&self, most: usize) {
        if self.room.load(Ordering::Relaxed) < most {
            let mut list = self.list.lock();
            let missing = (2 * most).saturating_sub(list.len());
            list.reserve(missing);
            self.room.store(list.capacity(), Ordering::Relaxed);
        }
    }
}
