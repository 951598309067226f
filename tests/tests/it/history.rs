//! What a pool's history says, against the pool's statistics, and what other tools read of it.

use crate::manager::isolated;
use gpu_runtime::{GpuError, GpuManager, GpuMemoryPool, PoolBuffer, PoolConfig};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[allow(dead_code, reason = "the bench uses the rest")]
#[path = "../../../gpu-runtime/benches/replay/rmm_log.rs"]
mod rmm_log;
#[allow(dead_code, reason = "as above")]
#[path = "../../../gpu-runtime/benches/pool/traces.rs"]
mod traces;

const TOTAL: u64 = 8 << 20;

fn pool(manager: &GpuManager) -> &GpuMemoryPool {
    manager.pool(PoolConfig::new()).expect("opens")
}

/// The live buffers that a snapshot's history ends with: source and bytes by address.
fn replayed(snapshot: &str) -> BTreeMap<u64, (String, u64)> {
    let json: Value = serde_json::from_str(snapshot).expect("JSON");
    let history = &json["history"];
    assert_eq!(history["dropped"], 0);
    let mut live = BTreeMap::new();
    for event in history["events"].as_array().expect("a list") {
        let number = |name: &str| event[name].as_u64().expect("a number");
        match event["event"].as_str() {
            Some("allocate") => {
                let source = event["source"].as_str().expect("a text").to_owned();
                let buffer = (source, number("bytes"));
                assert_eq!(live.insert(number("address"), buffer), None, "two at once");
            }
            Some("free_requested") => {
                let (source, bytes) = live.remove(&number("address")).expect("it lived");
                assert_eq!(
                    (event["source"].as_str(), number("bytes")),
                    (Some(&*source), bytes)
                );
            }
            _ => {}
        }
    }
    live
}

/// Holds what the history says against the statistics; returns what lives.
fn agrees(pool: &GpuMemoryPool) -> BTreeMap<u64, (String, u64)> {
    let live = replayed(&pool.snapshot());
    let mut by_source: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (source, bytes) in live.values() {
        let sum = by_source.entry(source).or_default();
        *sum = (sum.0 + bytes, sum.1 + 1);
    }
    let sources = pool.sources();
    let held = sources.iter().filter(|s| s.count > 0);
    let held: BTreeMap<&str, (u64, u64)> =
        held.map(|s| (&*s.source, (s.current, s.count))).collect();
    assert_eq!(by_source, held);
    let stats = pool.stats();
    assert_eq!(
        live.values().map(|(_, bytes)| bytes).sum::<u64>(),
        stats.current
    );
    assert_eq!(live.len() as u64, stats.allocations);
    live
}

/// Small, large, forgotten and promoted buffers, and a request that cannot be met.
fn work(manager: &GpuManager) -> Vec<PoolBuffer<u8>> {
    let pool = pool(manager);
    let kept = manager.scope(|s| {
        let small = s.label("small").zeros::<u8>(1000)?;
        let again = s.label("small").zeros::<u8>(1000)?;
        let large = s.label("large").zeros::<u8>(100_000)?;
        agrees(pool);
        drop(small);
        std::mem::forget(again);
        std::mem::forget(s.label("forgotten").zeros::<u8>(50_000)?);
        let inner = s.scope(|inner| {
            let left = inner.label("left").zeros::<u8>(2000)?;
            std::mem::forget(inner.label("small").zeros::<u8>(300)?);
            agrees(pool);
            left.promote()
        })?;
        let outer = large.promote()?;
        assert!(s.label("too much").zeros::<u8>(2 * TOTAL as usize).is_err());
        agrees(pool);
        Ok::<_, GpuError>(vec![inner, outer])
    });
    let mut kept = kept.expect("no error");
    kept.push(pool.label("owned").array::<u8>(700).expect("fits"));
    drop(pool.label("owned").array::<u8>(700).expect("fits"));
    kept
}

#[test]
fn the_history_of_scopes_adds_up_to_the_statistics_and_what_was_forgotten_ends() {
    let manager = isolated(TOTAL);
    let pool = pool(&manager);
    pool.record_history(1000);
    let kept = work(&manager);
    let live = agrees(pool);
    let mut left: Vec<&str> = live.values().map(|(source, _)| &**source).collect();
    left.sort_unstable();
    assert_eq!(left, ["large", "left", "owned"]);
    let json: Value = serde_json::from_str(&pool.snapshot()).expect("JSON");
    let events = json["history"]["events"].as_array().expect("a list");
    let missed: Vec<&Value> = events
        .iter()
        .filter(|e| e["event"] == "out_of_memory")
        .collect();
    assert_eq!(missed.len(), 1, "asked twice inside, but missed once");
    assert_eq!(
        (&missed[0]["source"], &missed[0]["bytes"]),
        (&"too much".into(), &(2 * TOTAL).into())
    );
    drop(kept);
    assert!(agrees(pool).is_empty());
}

#[test]
fn buffers_of_several_threads_are_in_it_with_their_threads() {
    let manager = isolated(TOTAL);
    let pool = pool(&manager);
    pool.record_history(1 << 16);
    std::thread::scope(|threads| {
        for n in 0..4 {
            let manager = &manager;
            threads.spawn(move || {
                let label = format!("thread {n}");
                let mut held = Vec::new();
                for i in 0..500_usize {
                    held.push(
                        pool.label(&label)
                            .array_uninit::<u8>(1 + i % 9000)
                            .expect("fits"),
                    );
                    if held.len() > 5 {
                        held.swap_remove(i % 5);
                    }
                    let small = manager.scope(|s| {
                        let buffer = s.label(&label).uninit::<u8>(1 + i)?;
                        drop(buffer);
                        Ok::<_, GpuError>(())
                    });
                    small.expect("fits");
                }
            });
        }
    });
    assert!(agrees(pool).is_empty());
    let json: Value = serde_json::from_str(&pool.snapshot()).expect("JSON");
    let events = json["history"]["events"].as_array().expect("a list");
    let mut threads = BTreeMap::new();
    for event in events.iter().filter(|e| e["event"] == "allocate") {
        let source = event["source"].as_str().expect("a text");
        let thread = event["thread"].as_u64().expect("a number");
        assert_eq!(*threads.entry(source).or_insert(thread), thread);
    }
    assert_eq!(threads.len(), 4);
}

#[test]
fn the_log_is_one_that_the_bench_replays() {
    let manager = isolated(TOTAL);
    let pool = pool(&manager);
    pool.record_history(1000);
    let kept = work(&manager);
    let peak = pool.stats().peak;
    let log = pool.rmm_log();
    let trace = rmm_log::read(&log, Path::new("log")).expect("no bad line");
    // Every buffer that is made ends: those that live, at the trace's end.
    let made = trace.ops.iter().filter(|op| op.units > 0).count();
    assert_eq!(2 * made, trace.ops.len());
    assert_eq!(
        made,
        log.lines().filter(|l| l.contains(",allocate,")).count()
    );
    assert_eq!(trace.peak * traces::UNIT, peak);
    drop(kept);
}

#[test]
fn a_bad_line_of_a_log_is_one_error_with_its_number() {
    let good = format!("{}\n1,00:00:00.0,allocate,0x100,256,0\n", rmm_log::HEADER);
    for (line, what) in [
        ("1,00:00:00.0,allocate,0x200", "is expected"),
        ("1,00:00:00.0,allocate,pointer,1,0", "pointer"),
        ("1,00:00:00.0,allocate,0x200,many,0", "size"),
        ("1,00:00:00.0,allocate,0x200,1234567890123456,0", "1 TiB"),
        ("1,00:00:00.0,allocate,0x100,256,0", "was not freed"),
        ("1,00:00:00.0,lend,0x200,256,0", "action"),
    ] {
        let text = format!("{good}{line}\n");
        let error = rmm_log::read(&text, Path::new("a.csv")).map(|t| t.ops.len());
        let error = error.expect_err(line).to_string();
        assert!(
            error.starts_with("a.csv, line 3: ") && error.contains(what) && !error.contains('\n'),
            "{error}"
        );
    }
}

#[test]
fn a_bad_line_of_lifetimes_is_one_error_with_its_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("lifetimes.csv");
    for (line, what) in [
        ("b,1,2", "id,lower,upper,size"),
        ("b,one,2,3", "id,lower,upper,size"),
        ("b,2,2,3", "begins before"),
        ("b,1,2,0", "units"),
    ] {
        std::fs::write(&file, format!("id,lower,upper,size\na,0,9,4\n{line}\n")).expect("a file");
        let error = traces::lifetimes(&file).map(|t| t.ops.len());
        let error = error.expect_err(line).to_string();
        assert!(
            error.contains("lifetimes.csv, line 3: ") && error.contains(what),
            "{error}"
        );
    }
    std::fs::write(&file, "id,lower,upper,size\na,0,9,4\nb,9,12,2\n").expect("a file");
    let trace = traces::lifetimes(&file).expect("no bad line");
    assert_eq!((trace.ops.len(), trace.peak), (4, 4));
}

/// Reads a pickle as PyTorch does and checks what its viewer relies on; prints it as JSON.
const READ_PICKLE: &str = r#"
import json, pickle, sys
snapshot = pickle.loads(open(sys.argv[1], "rb").read())
for segment in snapshot["segments"]:
    at = segment["address"]
    for block in segment["blocks"]:
        assert block["address"] == at, "blocks lie one after the other"
        assert block["state"] in ("active_allocated", "active_pending_free", "inactive")
        at += block["size"]
        for frame in block["frames"]:
            f'{frame["filename"].split("/")[-1]}:{frame["line"] + 0}:{frame["name"]}'
    assert at == segment["address"] + segment["total_size"], "they cover their segment"
    blocks = segment["blocks"]
    used = sum(b["size"] for b in blocks if b["state"] == "active_allocated")
    assert used == segment["allocated_size"]
    assert isinstance(segment["segment_pool_id"], tuple) and segment["device"] == 0
for trace in snapshot["device_traces"]:
    for e in trace:
        e["device_free" if e["action"] == "oom" else "addr"] + e["size"] + e["time_us"] + e["stream"]
        e["frames"]
print(json.dumps(snapshot))
"#;

#[test]
#[cfg_attr(not(has_python), ignore = "needs python3: install python3")]
fn python_reads_the_pickle_of_the_memory_viewer() {
    let manager = isolated(TOTAL);
    let pool = pool(&manager);
    pool.record_history(1000);
    let kept = work(&manager);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("snapshot.pickle");
    std::fs::write(&file, pool.memory_viz_pickle()).expect("a file");
    let output = std::process::Command::new(gpu_tests::toolchain::python_command())
        .args(["-c", READ_PICKLE])
        .arg(&file)
        .output()
        .expect("python3 runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let snapshot: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let stats = pool.stats();
    let sum = |name: &str| {
        let segments = snapshot["segments"].as_array().expect("a list").iter();
        segments
            .map(|s| s[name].as_u64().expect("a number"))
            .sum::<u64>()
    };
    assert_eq!(sum("allocated_size"), stats.current);
    assert_eq!(sum("total_size"), stats.committed);
    let events = snapshot["device_traces"][0].as_array().expect("a list");
    let of = |action: &str| events.iter().filter(|e| e["action"] == action).count() as u64;
    assert_eq!(of("alloc") - of("free_requested"), stats.allocations);
    assert_eq!(of("free_requested"), of("free_completed"));
    assert_eq!((of("oom"), of("segment_alloc")), (1, stats.slabs));
    drop(kept);
}
