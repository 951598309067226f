//! Times that are no pair of ours and a peer's: alone, ratios of two of ours, and threads.

use std::sync::{Barrier, OnceLock};
use std::time::Instant;

/// Rounds of a figure.
const ROUNDS: usize = 11;

/// Whether this is a measurement, and not a run to see that it runs.
pub fn measures() -> bool {
    std::env::args().any(|a| a == "--bench")
}

/// Nanoseconds that a round takes at least: shorter work is repeated, so that a clock's start and the
/// first misses of a cache do not count.
const ROUND: f64 = 30e6;

/// The nanoseconds per operation of each round, after a warm pass.
pub fn nanoseconds(operations: usize, mut work: impl FnMut()) -> Vec<f64> {
    let all = once(1, &mut work);
    let (rounds, repeats) = if measures() {
        (ROUNDS, (ROUND / all).ceil().clamp(1.0, 1000.0) as usize)
    } else {
        (1, 1)
    };
    let mut round = || (0..repeats).for_each(|_| work());
    (0..rounds)
        .map(|_| once(operations * repeats, &mut round))
        .collect()
}

/// The nanoseconds per operation of one run.
pub fn once(operations: usize, mut work: impl FnMut()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e9 / operations as f64
}

/// One time over another of each round, taken one after the other.
pub fn paired(mut this: impl FnMut() -> f64, mut that: impl FnMut() -> f64) -> Vec<f64> {
    let rounds = if measures() { ROUNDS } else { 1 };
    (0..rounds).map(|_| this() / that()).collect()
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
