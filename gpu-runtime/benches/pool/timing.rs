//! Times that are no pair of ours and a peer's: medians alone, ratios of two of ours, and threads.

use std::sync::{Barrier, OnceLock};
use std::time::Instant;

/// Rounds of a median.
const ROUNDS: usize = 11;

/// Whether this is a measurement, and not a run to see that it runs.
pub fn measures() -> bool {
    std::env::args().any(|a| a == "--bench")
}

/// The median over rounds of the nanoseconds per operation, after a warm pass.
pub fn nanoseconds(operations: usize, mut work: impl FnMut()) -> f64 {
    work();
    let rounds = if measures() { ROUNDS } else { 1 };
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e9 / operations as f64
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The median over rounds of one time over another, taken one after the other.
pub fn paired(mut this: impl FnMut() -> f64, mut that: impl FnMut() -> f64) -> f64 {
    let rounds = if measures() { 5 } else { 1 };
    let mut ratios: Vec<f64> = (0..rounds).map(|_| this() / that()).collect();
    ratios.sort_unstable_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

/// Seconds that this thread ran on a processor, where the system says so; otherwise of a clock.
pub fn processor_time() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    match nanoseconds {
        Some(n) => n as f64 * 1e-9,
        None => START.get_or_init(Instant::now).elapsed().as_secs_f64(),
    }
}

/// The longest time of `count` threads that start together.
pub fn on_threads(count: usize, work: impl Fn(&Barrier) -> f64 + Sync) -> f64 {
    let barrier = Barrier::new(count);
    std::thread::scope(|threads| {
        let all: Vec<_> = (0..count)
            .map(|_| threads.spawn(|| work(&barrier)))
            .collect();
        let times = all.into_iter().map(|t| t.join().unwrap_or(f64::NAN));
        times.fold(0.0, f64::max)
    })
}
