//! The one switch for synchronisation primitives: parking_lot and std, or, with `--cfg loom`, those of
//! a model checker that tries the orders in which threads may meet (`models`).

#[cfg(not(loom))]
pub(crate) use parking_lot::{Mutex, MutexGuard};
#[cfg(not(loom))]
pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize};

#[cfg(loom)]
pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize};
#[cfg(loom)]
pub(crate) use modelled::{Mutex, MutexGuard};

// Nothing is handed over through a count of references, and `OnceLock` only ever holds what is
// the same whoever puts it there: both are taken as they are.
pub(crate) use std::sync::atomic::Ordering;
pub(crate) use std::sync::{Arc, OnceLock};

/// For statics, which a model does not make anew.
pub(crate) mod fixed {
    pub(crate) use parking_lot::Mutex;
    pub(crate) use std::sync::atomic::{AtomicU32, AtomicUsize};
}

/// The model checker's lock with the methods of parking_lot's.
///
/// The checker never tries a lock while another thread has it, unless that thread does something
/// else under it that is of interest: `held` is that.
#[cfg(loom)]
mod modelled {
    use super::{AtomicBool, Ordering::SeqCst};
    use std::ops::{Deref, DerefMut};

    #[derive(Debug, Default)]
    pub(crate) struct Mutex<T> {
        value: loom::sync::Mutex<T>,
        held: AtomicBool,
    }

    #[derive(Debug)]
    pub(crate) struct MutexGuard<'a, T> {
        value: loom::sync::MutexGuard<'a, T>,
        held: &'a AtomicBool,
    }

    impl<T> Mutex<T> {
        pub(crate) fn new(value: T) -> Self {
            Self {
                value: loom::sync::Mutex::new(value),
                held: AtomicBool::new(false),
            }
        }

        fn guard<'a>(&'a self, value: loom::sync::MutexGuard<'a, T>) -> MutexGuard<'a, T> {
            self.held.store(true, SeqCst);
            let held = &self.held;
            MutexGuard { value, held }
        }

        pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
            self.guard(self.value.lock().unwrap_or_else(|e| e.into_inner()))
        }

        pub(crate) fn get_mut(&mut self) -> &mut T {
            self.value.get_mut().unwrap_or_else(|e| e.into_inner())
        }

        pub(crate) fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
            if self.held.load(SeqCst) {
                return None;
            }
            Some(self.guard(self.value.try_lock().ok()?))
        }
    }

    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.value
        }
    }

    impl<T> DerefMut for MutexGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.value
        }
    }

    impl<T> Drop for MutexGuard<'_, T> {
        fn drop(&mut self) {
            self.held.store(false, SeqCst);
        }
    }
}
