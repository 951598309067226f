//! Who may take the pool's lock, and what becomes of the pool when a panic passes through while its
//! books are changed: they may be wrong then, so it is poisoned. It gives no memory any more, what
//! is given back stays where it is, and its numbers are those of that moment.
//!
//! (The caches' locks need none of this: what is done under them calls no backend and cannot panic.)

use super::arena::Arena;
use super::state::State;
use crate::backend::{Mark, process};
use crate::error::GpuError;
use crate::stats::PoolStats;
use crate::sync::{AtomicBool, MutexGuard, Ordering};
use std::ops::{Deref, DerefMut};

/// The pool's books, while its lock is held.
pub(super) struct Books<'a> {
    state: MutexGuard<'a, State>,
    poisoned: &'a AtomicBool,
    /// A panic that was under way before is none of ours: memory is given back by it.
    was_panicking: bool,
}

impl Deref for Books<'_> {
    type Target = State;

    #[inline]
    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Books<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl Drop for Books<'_> {
    #[inline]
    fn drop(&mut self) {
        if std::thread::panicking() && !self.was_panicking {
            poison(self.poisoned);
        }
    }
}

#[cold]
fn poison(poisoned: &AtomicBool) {
    // The lock, which is given back after this, orders both for whoever takes it next.
    poisoned.store(true, Ordering::Relaxed);
    process::note_trouble();
}

impl Arena {
    /// Whether the pool may give memory.
    ///
    /// # Errors
    /// [`GpuError::Forked`], [`GpuError::ExitBegun`], [`GpuError::PoolPoisoned`],
    /// [`GpuError::DeviceLost`].
    #[inline]
    pub(crate) fn sound(&self) -> Result<(), GpuError> {
        if process::is_calm() {
            return Ok(());
        }
        self.sound_in_trouble()
    }

    #[cold]
    fn sound_in_trouble(&self) -> Result<(), GpuError> {
        process::may_call()?;
        let device = self.device();
        if self.is_poisoned() {
            return Err(GpuError::PoolPoisoned { device });
        }
        match self.timeline().lost() {
            Some(what) => Err(GpuError::DeviceLost {
                device,
                what: what.to_owned(),
            }),
            None => Ok(()),
        }
    }

    /// Runs `f` while the lock is taken.
    #[cfg(test)]
    pub(crate) fn while_locked<R>(&self, f: impl FnOnce() -> R) -> R {
        let _books = self.enter(self.state.lock());
        f()
    }

    fn is_poisoned(&self) -> bool {
        self.poisoned.load(Ordering::Relaxed)
    }

    /// Takes the lock to give memory or to change what may be given, with everything in the books
    /// that was given back meanwhile.
    ///
    /// # Errors
    /// Those of [`Arena::sound`].
    pub(super) fn books(&self) -> Result<Books<'_>, GpuError> {
        self.books_now()
    }

    /// As [`Arena::books`], where every nanosecond counts.
    #[inline(always)]
    pub(super) fn books_now(&self) -> Result<Books<'_>, GpuError> {
        self.sound()?;
        let mut books = self.enter(self.state.lock());
        // It may have been poisoned while this thread waited.
        self.sound()?;
        self.catch_up(&mut books);
        Ok(books)
    }

    /// Takes the lock to give something back, or to look at what is there; `None` in a forked child
    /// and in a poisoned pool, where what is given back stays where it is.
    pub(super) fn books_of_the_living(&self) -> Option<Books<'_>> {
        if process::is_forked() {
            return None;
        }
        self.living(self.enter(self.state.lock()))
    }

    /// As [`Arena::books_of_the_living`], for those who wait for nobody. `Err` if another thread
    /// holds the lock.
    #[inline(always)]
    pub(super) fn try_books_of_the_living(&self) -> Result<Option<Books<'_>>, Held> {
        if process::is_forked() {
            return Ok(None);
        }
        let state = self.state.try_lock().ok_or(Held)?;
        Ok(self.living(self.enter(state)))
    }

    #[inline(always)]
    fn living<'a>(&self, mut books: Books<'a>) -> Option<Books<'a>> {
        if self.is_poisoned() {
            return None;
        }
        self.catch_up(&mut books);
        Some(books)
    }

    #[inline]
    fn enter<'a>(&'a self, state: MutexGuard<'a, State>) -> Books<'a> {
        Books {
            state,
            poisoned: &self.poisoned,
            was_panicking: std::thread::panicking(),
        }
    }

    /// What is still known where the books are not opened: in a forked child the device's memory, of
    /// a poisoned pool also what the books said when it was poisoned. Nothing is free.
    #[cold]
    pub(super) fn last_stats(&self) -> PoolStats {
        let total = self.backend().total_memory();
        if process::is_forked() {
            return PoolStats {
                total,
                ..PoolStats::default()
            };
        }
        self.state.lock().plain_stats(total)
    }
}

/// Another thread holds the lock.
pub(super) struct Held;

impl Drop for Arena {
    /// Waits for the device. What it may work on all the same is not given back to it, nor is anything
    /// of a poisoned pool or in a forked child.
    fn drop(&mut self) {
        if process::is_forked() {
            return;
        }
        let mut state = self.state.lock();
        if !self.is_poisoned() {
            self.catch_up(&mut state);
            for (stream, epoch, _) in state.waiting() {
                let wait = || self.timeline().synchronize(Mark { stream, epoch });
                // A call may fail for a reason of its own: once more, then.
                let _ = wait().or_else(|_| wait());
            }
            state.reclaim(self.timeline());
            if state.pending.is_empty() {
                return;
            }
        }
        state.leak_slabs();
    }
}

#[cfg(test)]
#[path = "lock_tests.rs"]
mod tests;
