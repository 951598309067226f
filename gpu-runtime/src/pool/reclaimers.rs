//! Functions of the program that give memory back when a request would fail otherwise.

use crate::backend::process;
use crate::sync::{Arc, AtomicU64, Mutex, Ordering};
use std::cell::Cell;
use std::fmt;

type Callback = dyn Fn(u64) -> u64 + Send + Sync;

/// The functions that a pool asks, in the order in which they were given.
#[derive(Default)]
pub(crate) struct Reclaimers {
    all: Mutex<Vec<(u64, Arc<Callback>)>>,
    next: AtomicU64,
}

thread_local! {
    /// Whether the thread runs such a function: what fails in there fails, and asks nobody.
    static RUNNING: Cell<bool> = const { Cell::new(false) };
}

impl Reclaimers {
    pub(crate) fn add(&self, callback: Arc<Callback>) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        // In a forked child another thread's lock is never given back, and nothing is asked.
        if !process::is_forked() {
            self.all.lock().push((id, callback));
        }
        id
    }

    /// Takes one out. It may still be running on another thread.
    pub(crate) fn remove(&self, id: u64) {
        if process::is_forked() {
            return;
        }
        let mut all = self.all.lock();
        let at = all.iter().position(|(known, _)| *known == id);
        let gone = at.map(|at| all.remove(at));
        drop(all);
        // What it owned may be memory of this pool; it is dropped without the lock.
        drop(gone);
    }

    /// Those that there are now, each to be run at most once and without any lock; none inside of
    /// one of them.
    pub(super) fn begin(&self) -> impl Iterator<Item = Ask> {
        let nested = RUNNING.try_with(Cell::get).unwrap_or(true);
        let all = if nested {
            Vec::new()
        } else {
            self.all.lock().clone()
        };
        all.into_iter().map(|(_, callback)| Ask(callback))
    }
}

/// One function that is to be asked.
pub(super) struct Ask(Arc<Callback>);

impl Ask {
    /// Asks for `bytes`; returns what it says to have given back.
    pub(super) fn run(&self, bytes: u64) -> u64 {
        let _running = Running::begin();
        (self.0)(bytes)
    }
}

/// That the thread runs such a function, until this is dropped: after a panic of it as well.
struct Running;

impl Running {
    fn begin() -> Self {
        let _ = RUNNING.try_with(|r| r.set(true));
        Self
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = RUNNING.try_with(|r| r.set(false));
    }
}

impl fmt::Debug for Reclaimers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reclaimers").finish_non_exhaustive()
    }
}
