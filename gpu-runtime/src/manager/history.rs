//! The pool's history: switched on and off here, and written for tools.

use super::pool::GpuMemoryPool;
use crate::error::GpuError;

/// The environment variable that switches the history of the process's pool on.
const HISTORY_VARIABLE: &str = "GPU_RUNTIME_HISTORY";

/// The events that `GPU_RUNTIME_HISTORY` wants room for; empty is as good as not set.
pub(super) fn events_from_environment() -> Result<usize, GpuError> {
    let Some(value) = std::env::var_os(HISTORY_VARIABLE).filter(|v| !v.is_empty()) else {
        return Ok(0);
    };
    events_from_text(&value.to_string_lossy())
}

fn events_from_text(value: &str) -> Result<usize, GpuError> {
    value.parse().map_err(|_| GpuError::Environment {
        variable: HISTORY_VARIABLE,
        value: value.to_owned(),
        expected: "a number of events, such as `100000`",
    })
}

impl GpuMemoryPool {
    /// Keeps the last `events` events of the pool from now on, for
    /// [`snapshot`](GpuMemoryPool::snapshot), [`memory_viz_pickle`](GpuMemoryPool::memory_viz_pickle),
    /// [`chrome_trace`](GpuMemoryPool::chrome_trace) and [`rmm_log`](GpuMemoryPool::rmm_log). A
    /// program that sets the environment variable `GPU_RUNTIME_HISTORY` to a number of events does so
    /// for its own pool from the start.
    ///
    /// Events are: a buffer is made; its owner gives it up; its memory is anybody's again, which is
    /// later where the device still works on it; memory is taken from the device, and given back; a
    /// request is not met. Every buffer of the device is in it: those of scopes, small ones as well,
    /// owned ones, raw allocations, and what is drawn from reservations. A buffer that is forgotten
    /// ends with its scope; one that is promoted goes on. A buffer of no bytes has no memory and no
    /// events, and neither has a reservation as such. What is given back while another thread holds
    /// the pool's lock is in the history when the lock is taken next, with that time and that thread.
    ///
    /// The room, 40 bytes an event, is taken now, and given back by
    /// [`stop_history`](GpuMemoryPool::stop_history). At most 2^24 events are kept; the older ones are
    /// dropped, and how many is told. What was kept before is forgotten; 0 is as `stop_history`. An
    /// event takes some tens of nanoseconds; while the history is off, nothing but a load and a branch.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_pool, PoolConfig};
    /// let pool = gpu_memory_pool(PoolConfig::new())?;
    /// pool.record_history(10_000);
    /// let weights = pool.label("weights").upload(&[1.0_f32, 2.0])?;
    /// drop(weights);
    /// let log = pool.rmm_log();
    /// assert!(log.contains(",allocate,") && log.contains(",free,"));
    /// pool.stop_history();
    /// # Ok::<(), gpu_runtime::GpuError>(())
    /// ```
    pub fn record_history(&self, events: usize) {
        self.arena().record_history(events);
    }

    /// Ends the history, forgets it, and gives its room back. What is to be written is written
    /// before.
    pub fn stop_history(&self) {
        self.arena().record_history(0);
    }

    /// The pool and its history as `torch.cuda.memory._snapshot()` has them, pickled: a file that
    /// <https://pytorch.org/memory_viz> opens, and PyTorch's `torch.cuda._memory_viz`.
    ///
    /// A dictionary; sizes are bytes, addresses numbers:
    /// - `segments`: the slabs, with `address`, `total_size`, `allocated_size`, `active_size` (with what
    ///   is given up but pending) and `blocks`, which cover it: `address`, `size`, `state`
    ///   (`active_allocated`, `active_pending_free` or `inactive`) and `frames`. `requested_size` is the
    ///   size in whole units of 256 bytes, `stream` is 0, `device` is 0 for whichever device it is.
    /// - `device_traces`: a list with one list, the events: `action` (`alloc`, `free_requested`,
    ///   `free_completed`, `segment_alloc`, `segment_free`, `oom`), `addr` (of `oom`:
    ///   `device_free`), `size`, `stream` (0: none), `time_us` since 1970, `frames`.
    /// - `allocator_settings`: PyTorch's, of which none applies, and `gpu_runtime_device`,
    ///   `gpu_runtime_limit`, `gpu_runtime_events_dropped`.
    /// - `external_annotations`: none.
    ///
    /// A frame has the source's label as its `name`, or `unlabelled`, and the call site of the source's
    /// first allocation as `filename` and `line`. Small buffers lie in blocks that the pool lends to
    /// scopes and threads: they are shown one by one if the history knows them, so if it was on when
    /// they were made; what it does not know of such a block is `inactive`. With the history off, the
    /// block is shown as one, and there are no events.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_pool, PoolConfig};
    /// let pool = gpu_memory_pool(PoolConfig::new())?;
    /// pool.record_history(10_000);
    /// let _weights = pool.label("weights").upload(&[1.0_f32, 2.0])?;
    /// let file = std::env::temp_dir().join(format!("snapshot-{}.pickle", std::process::id()));
    /// std::fs::write(&file, pool.memory_viz_pickle())?;
    /// # std::fs::remove_file(&file)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn memory_viz_pickle(&self) -> Vec<u8> {
        self.arena().memory_viz()
    }

    /// The history as a trace for `chrome://tracing` and <https://ui.perfetto.dev>: JSON, an object
    /// whose `traceEvents` are, with `ts` in microseconds since the pool was opened:
    /// - `b` and `e`, the begin and the end of a buffer's life: `name` is its source, `id` the number
    ///   of the life, `args` has `bytes`, `address` (hexadecimal) and `stream` (0: none). A buffer that
    ///   lives at the end of the trace has no `e`; one that was made before the trace begins with it.
    /// - `C`, a counter `memory`, after every event: bytes `in use`, `pending` (given up, but the
    ///   device is not done) and `free`, which together are what the pool has taken from the device.
    /// - `i`, moments: `slab_taken`, `slab_given_back`, `out_of_memory`, with their `bytes`.
    /// - `M`, the names of the process and its threads.
    ///
    /// `otherData` has the `device` and the number of events that were `dropped`. With the history off
    /// the trace is empty.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_pool, PoolConfig};
    /// let pool = gpu_memory_pool(PoolConfig::new())?;
    /// pool.record_history(10_000);
    /// let _weights = pool.label("weights").upload(&[1.0_f32, 2.0])?;
    /// assert!(pool.chrome_trace().contains("\"ph\": \"b\""));
    /// # Ok::<(), gpu_runtime::GpuError>(())
    /// ```
    pub fn chrome_trace(&self) -> String {
        self.arena().log().chrome()
    }

    /// The history as RAPIDS Memory Manager's `logging_resource_adaptor` writes it: a line of
    /// `Thread,Time,Action,Pointer,Size,Stream`, then one for every buffer that is made (`allocate`),
    /// is given up (`free`) or cannot be had (`allocate failure`, pointer `(nil)`).
    ///
    /// The thread is a number from 1, the time that of the day in UTC to the microsecond, the pointer
    /// hexadecimal, the size in bytes, whole units of 256 (of a failure as asked), the stream
    /// hexadecimal, 0 for none. With the history off there is the first line alone.
    ///
    /// `cargo bench --bench replay` reads it, and so does RMM's `REPLAY_BENCH` where all is of stream 0.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_pool, PoolConfig};
    /// let pool = gpu_memory_pool(PoolConfig::new())?;
    /// pool.record_history(10_000);
    /// let _weights = pool.label("weights").upload(&[1.0_f32, 2.0])?;
    /// let log = pool.rmm_log();
    /// assert_eq!(log.lines().next(), Some("Thread,Time,Action,Pointer,Size,Stream"));
    /// # Ok::<(), gpu_runtime::GpuError>(())
    /// ```
    pub fn rmm_log(&self) -> String {
        self.arena().log().rmm()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_how_many_events_or_the_error_names_the_variable() {
        assert_eq!(events_from_text("100000"), Ok(100_000));
        let text = events_from_text("many").expect_err("no number").to_string();
        assert!(
            text.contains("GPU_RUNTIME_HISTORY=`many`") && text.contains("100000"),
            "{text}"
        );
    }
}
