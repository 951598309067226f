//! RMM's benchmark `multi_stream_allocations`: temporary buffers in turns on several streams, each
//! with a kernel on it.
//!
//! As in its source: a pool of 1, 2 or 4 streams; an iteration is 4 rounds, round `i` on stream
//! `i` modulo their number: a buffer of one `i64`, uninitialised, a kernel of one block of one thread
//! that writes it, the end of the buffer while the kernel may still run. Before that, "warm" makes a
//! buffer on every stream, all of them live at once. RAPIDS Memory Manager,
//! `benchmarks/multi_stream_allocations/multi_stream_allocations_bench.cu`.
//!
//! What is left out: RMM's kernel reads the clock for a million ticks, to keep the device busy
//! meanwhile. The CPU device runs a kernel before its launch returns, so nothing would overlap, and
//! the spinning would hide what is measured. For the same reason no iteration ends with waiting for
//! the device. A stream here is that of a scope; the scopes lie in each other, and are independent.

use gpu_runtime::prelude::*;
use std::cell::RefCell;

/// Kernels of an iteration.
pub const KERNELS: usize = 4;

#[gpu_kernel(over = out, block = 1)]
fn compute(t: Thread, #[out] out: &mut [i64]) {
    let i = t.id();
    out[i] = 1_000_000;
}

/// What a stream is to do.
#[derive(Clone, Copy)]
pub enum Step {
    /// Take a buffer, and keep it.
    Warm,
    /// Give it back.
    Cool,
    /// A buffer with a kernel.
    Round,
}

/// A stream.
pub type Stream<'s> = &'s dyn Fn(Step) -> Result<(), GpuError>;

/// Runs `work` with `count` streams, those in `outer` among them.
pub fn with_streams(
    manager: &GpuManager,
    count: usize,
    outer: &[Stream<'_>],
    work: &mut dyn FnMut(&[Stream<'_>]) -> Result<(), GpuError>,
) -> Result<(), GpuError> {
    if outer.len() == count {
        return work(outer);
    }
    manager.scope(|s| {
        let kept = RefCell::new(None);
        let stream = |step| {
            match step {
                Step::Warm => *kept.borrow_mut() = Some(s.uninit::<i64>(1)?),
                Step::Cool => *kept.borrow_mut() = None,
                Step::Round => drop(compute(s, s.uninit::<i64>(1)?)?),
            }
            Ok::<_, GpuError>(())
        };
        let mut all = outer.to_vec();
        all.push(&stream);
        with_streams(manager, count, &all, work)
    })
}

/// One iteration.
pub fn iteration(streams: &[Stream<'_>]) -> Result<(), GpuError> {
    for round in 0..KERNELS {
        streams[round % streams.len()](Step::Round)?;
    }
    Ok(())
}

/// A buffer on every stream, all at once.
pub fn warm(streams: &[Stream<'_>]) -> Result<(), GpuError> {
    for step in [Step::Warm, Step::Cool] {
        streams.iter().try_for_each(|stream| stream(step))?;
    }
    Ok(())
}
