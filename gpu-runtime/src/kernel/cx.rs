//! Faults on the CPU device: where they can happen, how a thread leaves, what is reported.

use crate::error::FaultKind;
use std::cell::Cell;
use std::iter::StepBy;
use std::ops::{Range, RangeInclusive};

/// A place of a kernel or `#[gpu_fn]` that can fault: what it works on, file and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Site {
    /// The parameter or expression, in the user's words.
    pub what: &'static str,
    /// The source file.
    pub file: &'static str,
    /// The line.
    pub line: u32,
}

impl Site {
    /// A site.
    pub const fn new(what: &'static str, file: &'static str, line: u32) -> Self {
        Self { what, file, line }
    }
}

/// The mark of a thread that faulted; the details are in the [`Cx`]. Made by the checks of this
/// module alone.
#[derive(Debug, Clone, Copy)]
pub struct Fault(());

/// What a thread found wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Details {
    pub(crate) kind: FaultKind,
    pub(crate) site: &'static Site,
    pub(crate) index: u64,
    pub(crate) len: u64,
    /// Index in the block, where the phase loop of a cooperative kernel knows it.
    pub(crate) thread: Option<usize>,
}

/// The fault context of the threads that one worker runs.
#[derive(Debug, Default)]
pub struct Cx {
    first: Cell<Option<Details>>,
}

impl Cx {
    /// The context of a `#[gpu_fn]` that is called on the host.
    pub fn host() -> Self {
        Self::default()
    }

    /// Turns what an operation found wrong into a fault of this thread.
    ///
    /// # Errors
    /// The fault, if there is one.
    #[inline(always)]
    pub fn check<T>(&self, r: Result<T, FaultKind>, site: &'static Site) -> Result<T, Fault> {
        match r {
            Ok(v) => Ok(v),
            Err(kind) => Err(self.fault(kind, site, 0, 0)),
        }
    }

    /// `panic!` in a kernel: a fault of this thread.
    #[cold]
    pub fn panicked(&self, site: &'static Site) -> Fault {
        self.fault(FaultKind::Assertion, site, 0, 0)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn fault(
        &self,
        kind: FaultKind,
        site: &'static Site,
        index: u64,
        len: u64,
    ) -> Fault {
        if self.first.get().is_none() {
            self.first.set(Some(Details {
                kind,
                site,
                index,
                len,
                thread: None,
            }));
        }
        Fault(())
    }

    /// Notes which thread of the block faulted first.
    pub(crate) fn by_thread(&self, k: usize) {
        if let Some(mut d) = self.first.get()
            && d.thread.is_none()
        {
            d.thread = Some(k);
            self.first.set(Some(d));
        }
    }

    pub(crate) fn take(&self) -> Option<Details> {
        self.first.take()
    }
}

/// The result of a `#[gpu_fn]` called on the host.
///
/// # Panics
/// Where the same Rust code would: an index out of bounds, a division by zero, the value of a `None`.
#[track_caller]
pub fn host_result<R, F>(d: super::cells::Device<R, F>) -> R {
    match d.into_result() {
        Ok(v) => v,
        #[allow(clippy::panic, reason = "an ordinary function panics here as well")]
        Err(_) => panic!(
            "a #[gpu_fn] was called with values that fault on a device: an index out of bounds, a division by zero, a result that does not exist"
        ),
    }
}

/// `a..b` of an integer type.
#[inline(always)]
pub fn range<T: super::ops::Bits>(a: T, b: T) -> Range<T> {
    a..b
}

/// `a..=b` of an integer type.
#[inline(always)]
pub fn range_inclusive<T: super::ops::Bits>(a: T, b: T) -> RangeInclusive<T> {
    a..=b
}

/// `range.step_by(step)`; a step of zero is a fault, where the host's function panics.
///
/// # Errors
/// A fault where `step` is zero.
#[inline(always)]
pub fn step_by<I: Iterator>(
    range: I,
    step: usize,
    cx: &Cx,
    site: &'static Site,
) -> Result<StepBy<I>, Fault> {
    if step == 0 {
        return Err(cx.fault(FaultKind::Assertion, site, 0, 0));
    }
    Ok(range.step_by(step))
}

/// `assert!(holds)`.
///
/// # Errors
/// [`FaultKind::Assertion`] where it does not hold.
#[inline(always)]
pub fn asserted(holds: bool) -> Result<(), FaultKind> {
    if holds {
        Ok(())
    } else {
        Err(FaultKind::Assertion)
    }
}

/// The value of a guard as far as rustc may know it: patterns as written are only checked.
#[inline(always)]
pub fn perhaps() -> bool {
    true
}
