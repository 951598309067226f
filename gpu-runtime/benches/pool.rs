//! The pool beside other allocators: time per operation, memory that a trace needs.
//! `cargo bench -p gpu-runtime --bench pool`; with `--features bench-vk-mem` also beside Vulkan
//! Memory Allocator, whose C++ is built for it. Names of parts after `--` (`scopes`, `owned`, `shared`,
//! `core`, `holes`, `threads`, `packing`) run these alone.
//!
//! `GPU_BENCH_LIFETIMES` names a folder of `id,lower,upper,size` traces (such as
//! google/minimalloc's `benchmarks/challenging`) for the packing figures; without it they are made
//! from the generated traces alone. CubeCL's memory management is no peer here: its crate brings a
//! compiler and a server along, minutes of build for one row.

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
#[path = "pool/packing.rs"]
mod packing;
#[path = "pool/peers.rs"]
mod peers;
#[path = "pool/timing.rs"]
mod timing;
#[path = "pool/traces.rs"]
mod traces;

use figures::Figures;
use gpu_runtime::{GpuError, PoolConfig};
use peers::{ARENA, Buddy, Core, Offset, Pool, Ranges, Replays, Rlsf, Talced, replay, replays};
use std::error::Error;
use std::path::PathBuf;
use std::sync::Barrier;
use timing::{measures, nanoseconds, on_threads, once, paired, processor_time};
use traces::UNIT;

/// Pairs of an allocation and its end in a sample.
const PAIRS: usize = 20_000;
/// Bytes of a small buffer.
const SMALL: usize = 1024;

/// A group of figures.
type Part = fn(&mut Figures) -> Result<(), Box<dyn Error>>;

const PARTS: [(&str, Part); 7] = [
    ("scopes", scopes),
    ("owned", owned),
    ("shared", shared_path),
    ("core", core),
    ("holes", holes),
    ("threads", threads),
    ("packing", packing),
];

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with('-'))
        .collect();
    // A part leaves the file of all figures alone.
    let mut figures = Figures::new(if asked.is_empty() {
        "pool"
    } else {
        "pool_part"
    });
    for (part, run) in PARTS {
        if asked.is_empty() || asked.iter().any(|a| a == part) {
            run(&mut figures)?;
        }
    }
    figures.finish()?;
    Ok(())
}

/// Small buffers of a scope: one after the other, and 64 live ones of 256 bytes to 4 KiB.
fn scopes(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let manager = peers::pool()?;
    manager.scope(|s| {
        let pairs = || {
            for _ in 0..PAIRS {
                std::hint::black_box(s.uninit::<u8>(SMALL).is_ok());
            }
        };
        let time = nanoseconds(PAIRS, pairs);
        figures.state("scope allocate + free".to_owned(), time, "ns", 15.0);
        let mut bare = Offset::new(ARENA);
        let bare_pairs = || {
            for _ in 0..PAIRS {
                let units = std::hint::black_box((SMALL as u64 / UNIT) as u32);
                if let Some(handle) = std::hint::black_box(bare.allocate(units)) {
                    bare.free(handle);
                }
            }
        };
        figures.compare(
            "scope allocate + free",
            "offset-allocator",
            2.0,
            pairs,
            bare_pairs,
        );

        let trace = traces::churn(64, 16, PAIRS);
        let mut held: Vec<_> = (0..64).map(|_| None).collect();
        let mut churn = || {
            held.resize_with(trace.slots, || None);
            for op in &trace.ops {
                held[op.slot as usize] = match op.units {
                    0 => None,
                    units => s.uninit::<u8>(units as usize * UNIT as usize).ok(),
                };
            }
        };
        let time = nanoseconds(trace.ops.len() / 2, &mut churn);
        figures.state("scope, 64 live".to_owned(), time, "ns", 15.0);
        let bare = replays(Offset::new(ARENA), &trace);
        figures.compare("scope, 64 live", "offset-allocator", 2.0, churn, bare);
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}

/// Buffers that own their memory, on one thread.
fn owned(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let manager = peers::pool()?;
    let memory = manager.memory()?;
    let pool = manager.pool(PoolConfig::new().slab(2 << 30))?;
    let time = nanoseconds(PAIRS, || {
        for _ in 0..PAIRS {
            std::hint::black_box(pool.array_uninit::<u8>(SMALL).is_ok());
        }
    });
    figures.state("owned allocate + drop".to_owned(), time, "ns", 30.0);
    let time = nanoseconds(PAIRS, || {
        for _ in 0..PAIRS {
            std::hint::black_box(memory.allocate(SMALL as u64, "bench").is_ok());
        }
    });
    figures.state("owned, labelled".to_owned(), time, "ns", 30.0);
    let trace = traces::churn(64, 16, PAIRS);
    let mut table = Vec::new();
    let time = nanoseconds(trace.ops.len() / 2, || {
        replay(&mut Pool(memory), &trace, &mut table);
    });
    figures.state("owned, 64 live".to_owned(), time, "ns", 30.0);
    Ok(())
}

/// The pool under its lock, everything on, beside peers that have neither lock nor books.
fn shared_path(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let manager = peers::pool()?;
    let memory = manager.memory()?;
    let trace = traces::rmm(if measures() { 100_000 } else { 1000 }, 1);
    let mut ours = replays(Pool(memory), &trace);
    let time = nanoseconds(trace.ops.len(), || {
        ours();
    });
    println!(
        "RMM 100k/1: {} operations, {} live",
        trace.ops.len(),
        trace.most_live
    );
    figures.state("RMM 100k/1, per operation".to_owned(), time, "ns", 60.0);
    let name = "RMM 100k/1, pool";
    figures.compare(
        name,
        "offset-allocator",
        1.0,
        &mut ours,
        replays(Offset::new(ARENA), &trace),
    );
    figures.compare(
        name,
        "rlsf, 1/16",
        1.0,
        &mut ours,
        replays(Rlsf::new(ARENA), &trace),
    );
    figures.compare(
        name,
        "talc, 1/16",
        1.0,
        &mut ours,
        replays(Talced::new(ARENA), &trace),
    );
    figures.compare(
        name,
        "buddy_system_allocator",
        1.0,
        &mut ours,
        replays(Buddy::new(ARENA), &trace),
    );
    #[cfg(feature = "bench-vk-mem")]
    figures.compare(
        name,
        "vk-mem",
        1.0,
        &mut ours,
        replays(peers::Vma::new(ARENA, false), &trace),
    );
    // Its list of free ranges is searched from the front: a tenth of the trace is enough to see it.
    let trace = traces::rmm(if measures() { 10_000 } else { 1000 }, 1);
    figures.compare(
        "RMM 10k/1, pool",
        "range-alloc",
        1.0,
        replays(Pool(memory), &trace),
        replays(Ranges::new(ARENA), &trace),
    );
    Ok(())
}

/// The allocator core alone, bare beside bare.
fn core(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let trace = traces::rmm(if measures() { 100_000 } else { 1000 }, 1);
    let mut ours = replays(Core::new(ARENA), &trace);
    let time = nanoseconds(trace.ops.len(), || {
        ours();
    });
    figures.state("RMM 100k/1, core alone".to_owned(), time, "ns", 60.0);
    figures.compare(
        "RMM 100k/1, core",
        "offset-allocator",
        1.0,
        &mut ours,
        replays(Offset::new(ARENA), &trace),
    );
    let trace = traces::rmm(10_000, 64);
    figures.compare(
        "RMM 10k/64, core",
        "offset-allocator",
        1.0,
        replays(Core::new(ARENA), &trace),
        replays(Offset::new(ARENA), &trace),
    );
    let trace = traces::vma();
    let mut ours = replays(Core::new(ARENA), &trace);
    let name = "VMA mix, core";
    figures.compare(
        name,
        "offset-allocator",
        1.0,
        &mut ours,
        replays(Offset::new(ARENA), &trace),
    );
    figures.compare(
        name,
        "rlsf, 1/16",
        1.0,
        &mut ours,
        replays(Rlsf::new(ARENA), &trace),
    );
    figures.compare(
        name,
        "talc, 1/16",
        1.0,
        &mut ours,
        replays(Talced::new(ARENA), &trace),
    );
    #[cfg(feature = "bench-vk-mem")]
    figures.compare(
        name,
        "vk-mem",
        1.0,
        &mut ours,
        replays(peers::Vma::new(ARENA, false), &trace),
    );
    Ok(())
}

/// The same work in a pool with 65,536 holes of 1 to 64 units and in an empty one.
fn holes(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let trace = traces::churn(256, 64, PAIRS);
    let operations = trace.ops.len();
    let empty = peers::pool()?;
    let mut in_empty = replays(Pool(empty.memory()?), &trace);
    let full = peers::pool()?;
    let memory = full.memory()?;
    let mut blocks = Vec::new();
    for i in 0..2 * 65_536_u64 {
        blocks.push(Some(memory.allocate((1 + i * 37 % 64) * UNIT, "wall")?));
    }
    for hole in blocks.iter_mut().step_by(2) {
        *hole = None;
    }
    let mut in_holes = replays(Pool(memory), &trace);
    let ratio = paired(
        || once(operations, || _ = in_holes()),
        || once(operations, || _ = in_empty()),
    );
    figures.state("65,536 holes over none".to_owned(), ratio, "x", 2.0);
    Ok(())
}

/// Two threads beside one: the time on a processor that a thread needs for the same work. (Not
/// the time of a clock: that would tell how busy the machine is.)
fn threads(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    const WORK: usize = 200 * PAIRS;
    let manager = peers::pool()?;
    let pool = manager.pool(PoolConfig::new().slab(2 << 30))?;
    let in_scope = |barrier: &Barrier| {
        let time = manager.scope(|s| {
            barrier.wait();
            let start = processor_time();
            for _ in 0..WORK {
                std::hint::black_box(s.uninit::<u8>(SMALL)?);
            }
            Ok::<_, GpuError>(processor_time() - start)
        });
        time.unwrap_or(f64::NAN)
    };
    let own = |barrier: &Barrier| {
        barrier.wait();
        let start = processor_time();
        for _ in 0..WORK {
            std::hint::black_box(pool.array_uninit::<u8>(SMALL).is_ok());
        }
        processor_time() - start
    };
    let scopes = paired(|| on_threads(2, in_scope), || on_threads(1, in_scope));
    figures.state("2 threads over 1, scopes".to_owned(), scopes, "x", 1.2);
    let owned = paired(|| on_threads(2, own), || on_threads(1, own));
    figures.state("2 threads over 1, owned".to_owned(), owned, "x", 1.2);
    Ok(())
}

/// The smallest arena over the peak: ours on average and at worst, and how far behind the best
/// packing peer it is at worst.
fn packing(figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let folder = std::env::var_os("GPU_BENCH_LIFETIMES").map(PathBuf::from);
    let traces = packing::traces(folder.as_deref())?;
    let (generated, lifetimes): (Vec<_>, Vec<_>) = traces.iter().partition(|t| !t.is_lifetimes);
    for (kind, traces) in [("generated", generated), ("lifetimes", lifetimes)] {
        let traces = if measures() {
            &traces[..]
        } else {
            &traces[..traces.len().min(1)]
        };
        if traces.is_empty() {
            continue;
        }
        println!("\nsmallest arena over peak, {kind}");
        let mut ours = Vec::new();
        let mut behind = f64::MIN;
        for named in traces {
            let needs = packing::needs(&named.trace);
            let row = needs.iter().map(|(who, need)| format!("{who} {need:.3}"));
            println!("  {:<16}{}", named.name, row.collect::<Vec<_>>().join("  "));
            ours.push(needs[0].1);
            behind = behind.max(needs[0].1 - needs[needs.len() - 1].1);
        }
        let mean = ours.iter().sum::<f64>() / ours.len() as f64;
        let max = ours.iter().copied().fold(0.0, f64::max);
        figures.state(format!("arena/peak, {kind}, mean"), [mean], "x", 1.010);
        figures.state(format!("arena/peak, {kind}, max"), [max], "x", 1.03);
        if cfg!(feature = "bench-vk-mem") {
            let name = format!("behind vk-mem, {kind}, max");
            figures.state(name, [behind], "x", 0.002);
        }
    }
    Ok(())
}
