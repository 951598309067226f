//! Recorded traces, replayed through the pool and through other allocators.
//! `cargo bench -p gpu-runtime --bench replay`; with `--features bench-vk-mem` also beside Vulkan
//! Memory Allocator.
//!
//! `GPU_BENCH_TRACE=FILE` names a log in the form of RMM's logging adaptor (`GpuMemoryPool::rmm_log`
//! writes one) or an `id,lower,upper,size` trace of lifetimes, sizes in units of 256 bytes; the first
//! line says which. Without it the trace of our own example is replayed (`benches/data`). Traces are
//! replayed in the order of their lines on one thread, whatever threads they are of.
//!
//! RMM's workload of several streams is here as well: see `replay/streams.rs`.

mod figures;

#[allow(
    dead_code,
    unused_imports,
    reason = "the allocator core of the pool, of which the bench uses a part"
)]
#[path = "../src/pool/bins.rs"]
mod bins;
#[allow(dead_code, unused_imports, reason = "as above")]
#[path = "../src/pool/blocks.rs"]
mod blocks;
#[allow(dead_code, reason = "the bench `pool` uses the other part")]
#[path = "pool/packing.rs"]
mod packing;
#[allow(dead_code, reason = "as above")]
#[path = "pool/peers.rs"]
mod peers;
#[path = "replay/rmm_log.rs"]
mod rmm_log;
#[path = "replay/streams.rs"]
mod streams;
#[allow(dead_code, reason = "as above")]
#[path = "pool/timing.rs"]
mod timing;
#[allow(dead_code, reason = "as above")]
#[path = "pool/traces.rs"]
mod traces;

use figures::Figures;
use gpu_runtime::{GpuError, GpuManager, PoolConfig};
use peers::{Buddy, Offset, Pool, Ranges, Rlsf, Talced, replays};
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use timing::nanoseconds;
use traces::{Trace, UNIT, bad_line};

/// The trace of our own example.
const EXAMPLE: &str = include_str!("data/lidar_features.csv");
/// Events that are kept where the pool's history is on.
const EVENTS: usize = 1 << 16;
/// The environment variable that names another one.
const TRACE_VARIABLE: &str = "GPU_BENCH_TRACE";
/// The first line of a trace of lifetimes.
const LIFETIMES: &str = "id,lower,upper,size";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut figures = Figures::new("replay");
    match std::env::var_os(TRACE_VARIABLE).filter(|file| !file.is_empty()) {
        Some(file) => one("trace", &read(Path::new(&file))?, &mut figures)?,
        None => {
            let file = Path::new("benches/data/lidar_features.csv");
            one(
                "lidar_features",
                &rmm_log::read(EXAMPLE, file)?,
                &mut figures,
            )?;
            several_streams(&mut figures)?;
        }
    }
    figures.finish()?;
    Ok(())
}

/// The trace in a file of either form.
fn read(file: &Path) -> Result<Trace, Box<dyn Error>> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| format!("{TRACE_VARIABLE}: {}: {e}", file.display()))?;
    let trace = match text.lines().next().map(str::trim) {
        Some(rmm_log::HEADER) => rmm_log::read(&text, file)?,
        Some(LIFETIMES) => traces::lifetimes(file)?,
        _ => {
            let what = format!("`{}` or `{LIFETIMES}` is expected", rmm_log::HEADER);
            return Err(bad_line(file, 1, &what).into());
        }
    };
    if trace.ops.is_empty() {
        return Err(format!("{}: no buffer is made in it", file.display()).into());
    }
    Ok(trace)
}

/// One trace: the time of an operation of the pool, beside each peer, and what arena it needs.
fn one(name: &'static str, trace: &Trace, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    println!(
        "{name}: {} operations, at most {} live in {} bytes",
        trace.ops.len(),
        trace.most_live,
        trace.peak * UNIT
    );
    // Room for whoever packs badly; and some keep books in it.
    let units = u32::try_from((4 * trace.peak).max(1 << 14))?;
    let bytes = u64::from(units) * UNIT;
    let manager = GpuManager::isolated(bytes)?;
    let config = PoolConfig::new().slab(bytes);
    manager.pool(config)?;
    let mut ours = replays(Pool(manager.memory()?), trace);
    let time = nanoseconds(trace.ops.len(), || _ = ours());
    figures.state(format!("{name}, per operation"), time, "ns", 60.0);
    let mut beside = |peer: &'static str, replay: &mut dyn FnMut() -> bool| {
        figures.compare(name, peer, 1.0, &mut ours, replay);
    };
    beside("offset-allocator", &mut replays(Offset::new(units), trace));
    beside("range-alloc", &mut replays(Ranges::new(units), trace));
    beside("rlsf, 1/16", &mut replays(Rlsf::new(units), trace));
    beside("talc, 1/16", &mut replays(Talced::new(units), trace));
    beside(
        "buddy_system_allocator",
        &mut replays(Buddy::new(units), trace),
    );
    #[cfg(feature = "bench-vk-mem")]
    beside("vk-mem", &mut replays(peers::Vma::new(units, false), trace));
    drop(ours);
    manager.pool(config)?.record_history(EVENTS);
    let mut noted = replays(Pool(manager.memory()?), trace);
    let time = nanoseconds(trace.ops.len(), || _ = noted());
    figures.state(format!("{name}, with its history"), time, "ns", 200.0);
    for (who, need) in packing::needs(trace) {
        println!("  smallest arena over peak, {who}: {need:.3}");
        if who == "ours" {
            figures.state(format!("{name}, arena/peak"), [need], "x", 1.03);
        }
    }
    Ok(())
}

/// RMM's workload of several streams: the time of a buffer with its kernel.
fn several_streams(figures: &mut Figures) -> Result<(), GpuError> {
    for is_warm in [false, true] {
        for count in [1, 2, 4] {
            let manager = GpuManager::isolated(1 << 30)?;
            let mut time = Vec::new();
            streams::with_streams(&manager, count, &[], &mut |streams| {
                if is_warm {
                    streams::warm(streams)?;
                }
                streams::iteration(streams)?;
                time = nanoseconds(1000 * streams::KERNELS, || {
                    for _ in 0..1000 {
                        std::hint::black_box(streams::iteration(streams).is_ok());
                    }
                });
                Ok(())
            })?;
            let warm = if is_warm { "warm" } else { "cold" };
            let name = format!("RMM streams, {count}, {warm}");
            figures.state(name, time, "ns", 60.0);
        }
    }
    Ok(())
}
