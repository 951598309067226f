//! What becomes of the process, as far as a device is concerned: whether this is the forked child of
//! a process that uses one, and whether the process has begun to end.
//!
//! One word says whether all is well, and one relaxed load reads it: the order in which another
//! thread sees it is of no matter. A forked child has the only thread that there is, and a thread
//! that works while the process ends is not stopped in the middle of a call.
//!
//! A child made without the C library's handlers (a raw `clone`, `_Fork`) is not recognised.

use crate::error::GpuError;
use crate::sync::fixed::AtomicU32;
use crate::sync::{OnceLock, Ordering};

/// This process was forked from one that had opened a device.
const FORKED: u32 = 1;
/// The process has begun to end.
const EXIT: u32 = 2;
/// Some pool of the process is poisoned, or its device lost: each knows of itself.
const TROUBLE: u32 = 4;

static ATTENTION: AtomicU32 = AtomicU32::new(0);

/// Whether neither the process nor any pool has to be asked any further.
#[inline]
pub(crate) fn is_calm() -> bool {
    ATTENTION.load(Ordering::Relaxed) == 0
}

/// Whether this is the forked child of a process that uses a device. Its locks may be held by threads
/// that do not exist here: none of ours is taken.
#[inline]
pub(crate) fn is_forked() -> bool {
    ATTENTION.load(Ordering::Relaxed) & FORKED != 0
}

/// Whether a device may be called.
///
/// # Errors
/// [`GpuError::Forked`], [`GpuError::ExitBegun`].
#[inline]
pub(crate) fn may_call() -> Result<(), GpuError> {
    match ATTENTION.load(Ordering::Relaxed) & (FORKED | EXIT) {
        0 => Ok(()),
        EXIT => Err(GpuError::ExitBegun),
        _ => Err(GpuError::Forked),
    }
}

/// From now on every pool asks itself whether it is sound.
pub(crate) fn note_trouble() {
    ATTENTION.fetch_or(TROUBLE, Ordering::Release);
}

/// Watches for forks from now on: before the first device is opened.
///
/// # Errors
/// [`GpuError::Device`] where the system has no room for the handler.
pub(crate) fn watch_forks() -> Result<(), GpuError> {
    static WATCHED: OnceLock<bool> = OnceLock::new();
    registered(*WATCHED.get_or_init(handlers::watch_forks), "fork")
}

/// Watches for the end of the process from now on: after the first device was opened, so that
/// this is known before what the device's driver does at the end.
///
/// # Errors
/// As [`watch_forks`].
pub(crate) fn watch_exit() -> Result<(), GpuError> {
    static WATCHED: OnceLock<bool> = OnceLock::new();
    registered(*WATCHED.get_or_init(handlers::watch_exit), "exit")
}

/// Watches for the end of the process once more: whoever was asked last knows of it first, and a driver
/// that was just started has handlers of its own.
pub(crate) fn watch_exit_again() -> bool {
    handlers::watch_exit()
}

fn registered(done: bool, what: &str) -> Result<(), GpuError> {
    done.then_some(()).ok_or_else(|| GpuError::Device {
        what: format!("the system took no {what} handler"),
    })
}

#[cfg(unix)]
mod handlers {
    use super::{ATTENTION, EXIT, FORKED, Ordering};

    extern "C" fn in_the_child() {
        ATTENTION.fetch_or(FORKED, Ordering::Relaxed);
    }

    extern "C" fn at_exit() {
        ATTENTION.fetch_or(EXIT, Ordering::Relaxed);
    }

    pub(super) fn watch_forks() -> bool {
        // SAFETY: the handler is a function of this program that lives as long as it does, changes
        // one atomic number, and so is allowed in the child of a process with threads; it does not
        // unwind.
        unsafe { libc::pthread_atfork(None, None, Some(in_the_child)) == 0 }
    }

    pub(super) fn watch_exit() -> bool {
        // SAFETY: as above; a handler of `atexit` may do all that a function may.
        unsafe { libc::atexit(at_exit) == 0 }
    }
}

/// Where no process forks; the end of one is not watched.
#[cfg(not(unix))]
mod handlers {
    pub(super) fn watch_forks() -> bool {
        true
    }

    pub(super) fn watch_exit() -> bool {
        true
    }
}

#[cfg(all(test, unix))]
#[path = "process_tests.rs"]
mod tests;
