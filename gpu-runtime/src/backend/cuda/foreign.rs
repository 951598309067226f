//! Streams that other code made in the device's primary context, which this runtime shares with it.

use super::CudaBackend;
use super::driver::{Functions, Handle, Outcome};
use super::streams::make_event;
use crate::backend::{Foreign, ForeignStream, StreamId};
use crate::error::{GpuError, InteropError};

/// `CU_STREAM_PER_THREAD`: another stream on every thread.
const PER_THREAD: Handle = 2;

// SAFETY: an adopted stream is submitted to, recorded and waited for as the runtime's own; its owner
// keeps it alive. `follow` returns `Ok` after the driver took a wait for an event behind the foreign
// work, or after it said that this work is finished; otherwise the context is lost, and then the pool
// gives no memory. `lead` likewise. Nothing unwinds.
unsafe impl Foreign for CudaBackend {
    fn adopt(&self, stream: &ForeignStream) -> Result<StreamId, GpuError> {
        self.check(stream)?;
        self.streams.adopt(&self.context, stream)
    }

    fn check(&self, stream: &ForeignStream) -> Result<(), GpuError> {
        let own = self.context.handle();
        let own = own.map_err(|failed| self.context.error(failed))?;
        if stream.context != own {
            let device = self.context.ordinal();
            return Err(InteropError::OtherContext { device }.into());
        }
        if stream.handle == PER_THREAD {
            return Err(InteropError::PerThreadStream.into());
        }
        Ok(())
    }

    fn handle(&self, stream: StreamId) -> Result<usize, GpuError> {
        self.streams.share(&self.context, stream)
    }

    fn follow(&self, stream: StreamId, foreign: &ForeignStream) -> Result<(), GpuError> {
        let (context, theirs) = (&self.context, foreign.handle);
        let ordered = self.streams.submit(context, stream, |_, own| {
            if own == theirs {
                // One stream: only that there is work on it has to be known.
                return Ok(());
            }
            // SAFETY: both streams are the driver's, and live.
            context.call(|f| unsafe { order(f, own, theirs) })
        });
        if ordered.is_ok() {
            return Ok(());
        }
        // SAFETY: the driver's stream, and live.
        self.wait_or_lose(|f| unsafe { f.cuStreamSynchronize(theirs) })
    }

    fn finish_all(&self) -> Result<(), GpuError> {
        // SAFETY: the context is current.
        self.wait_or_lose(|f| unsafe { f.cuCtxSynchronize() })
    }

    fn lead(&self, foreign: &ForeignStream, stream: StreamId) -> Result<(), GpuError> {
        let theirs = foreign.handle;
        let Some(own) = self.streams.handle(stream) else {
            // Nothing was ever put on it.
            return Ok(());
        };
        if own == theirs {
            return Ok(());
        }
        // SAFETY: both streams are the driver's, and live.
        let ordered = self.context.call(|f| unsafe { order(f, theirs, own) });
        ordered.or_else(|_| self.streams.synchronize(self, stream))
    }
}

impl CudaBackend {
    /// Waits for other code's work, which may use pool memory: if nobody can, for ever.
    fn wait_or_lose(&self, wait: impl Fn(&Functions) -> Outcome) -> Result<(), GpuError> {
        let context = &self.context;
        let done = context.try_call(&wait).or_else(|_| context.try_call(&wait));
        done.map_err(|failed| {
            context.lose(failed);
            context.error(failed)
        })
    }
}

/// Orders what comes on a stream after what is on another one.
///
/// # Safety
/// Both are streams of the current context.
unsafe fn order(f: &Functions, later: Handle, earlier: Handle) -> Outcome {
    let event = make_event(f)?;
    // SAFETY: the caller's promise, and an event that was just made.
    let ordered = unsafe {
        f.cuEventRecord(event, earlier)
            .and_then(|()| f.cuStreamWaitEvent(later, event, 0))
    };
    // SAFETY: made above, and given back once; the driver keeps it as long as a stream waits for it. A
    // failure leaves an event behind, and changes nothing in the order.
    let _ = unsafe { f.cuEventDestroy_v2(event) };
    ordered
}
