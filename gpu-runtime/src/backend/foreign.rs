//! Streams of other code on the same device: a program that has streams of its own works on pool
//! memory, and the runtime on theirs.

use super::StreamId;
use crate::error::GpuError;
use crate::sync::Arc;
use std::any::Any;
use std::fmt;

/// A stream of other code.
#[doc(hidden)]
#[derive(Clone)]
pub struct ForeignStream {
    /// The driver's handle of its context.
    pub context: usize,
    /// The driver's handle.
    pub handle: usize,
    /// Keeps the stream alive.
    pub owner: Arc<dyn Any + Send + Sync>,
}

impl fmt::Debug for ForeignStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ForeignStream({:#x})", self.handle)
    }
}

/// A device on which other code has streams.
///
/// # Safety
/// An implementation upholds, and its callers may rely on:
/// - a stream that was adopted is a stream like any other until it is destroyed.
/// - after `follow(stream, foreign)` returned `Ok`, what is submitted to `stream` runs after everything
///   that was put on `foreign` before. After an error the device is lost: none of its memory is
///   given to anybody any more.
/// - after `lead(foreign, stream)` returned `Ok`, what is put on `foreign` runs after everything that was
///   submitted to `stream` before.
/// - no method unwinds, and none calls back into the runtime.
#[doc(hidden)]
pub unsafe trait Foreign {
    /// Makes it a stream of the runtime.
    ///
    /// # Errors
    /// A stream of another context; what the device reports.
    fn adopt(&self, stream: &ForeignStream) -> Result<StreamId, GpuError>;

    /// Whether it is a stream of this device's context.
    ///
    /// # Errors
    /// [`GpuError::Interop`] if it is not.
    fn check(&self, stream: &ForeignStream) -> Result<(), GpuError>;

    /// The driver's handle of a stream, on which other code puts work from now on.
    ///
    /// # Errors
    /// A stream that ended; what the device reports.
    fn handle(&self, stream: StreamId) -> Result<usize, GpuError>;

    /// Orders `stream` after what is on `foreign` so far.
    ///
    /// # Errors
    /// [`GpuError::DeviceLost`].
    fn follow(&self, stream: StreamId, foreign: &ForeignStream) -> Result<(), GpuError>;

    /// Waits for everything that anybody put on the device. After an error it is lost.
    ///
    /// # Errors
    /// [`GpuError::DeviceLost`].
    fn finish_all(&self) -> Result<(), GpuError>;

    /// Orders what comes on `foreign` after what is on `stream` so far.
    ///
    /// # Errors
    /// What the device reports, if it can neither be ordered nor be waited for.
    fn lead(&self, foreign: &ForeignStream, stream: StreamId) -> Result<(), GpuError>;
}
