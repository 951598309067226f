//! Every call of the driver fails once, in turn, in each of several ways: no panic, no leak, no rule
//! broken, and either the right result or an error that names the call.

use crate::memory::noise;
use gpu_runtime::prelude::*;
use gpu_runtime::{Atomic, PoolConfig};
use gpu_tests::stand_in::StandIn;
use std::sync::atomic::{AtomicUsize, Ordering};

#[gpu_kernel(over = y)]
fn add(t: Thread, a: u32, y: &mut [u32]) {
    let i = t.id();
    y[i] = y[i] + a;
}

#[gpu_kernel(over = x.len(), block = 64)]
fn total(t: BlockThread, x: &[u32], sum: &[Atomic<u32>]) {
    let mut part = shared!([u32; 64]);
    let k = t.thread_idx();
    part[k] = match t.id() {
        Some(i) => x[i],
        None => 0,
    };
    t.sync();
    if k == 0 {
        let mut all = 0;
        for n in 0..64 {
            all = all + part[n];
        }
        sum[0].add(all);
    }
}

/// A little of everything that reaches the driver.
fn work(manager: &GpuManager) -> Result<u64, GpuError> {
    let pool = manager.pool(PoolConfig::new())?;
    let mut kept = pool.upload(&[1_u32; 3000])?;
    let mut sums = Vec::new();
    for _ in 0..2 {
        manager.scope(|s| {
            add(s, 2, &mut kept)?;
            // On a second stream, after the first.
            manager.scope(|inner| {
                add(inner, 3, &mut kept)?;
                let sum = inner.zeros::<u32>(1)?.into_atomic();
                total(inner, &kept, &sum)?;
                sums.extend(sum.into_plain().download()?);
                Ok::<_, GpuError>(())
            })?;
            // Copies in several parts, and fills that the driver has no call for.
            let data = noise((4 << 20) + 100);
            let mut there = s.upload(&data)?;
            let triple = s.full(1000, [1_u32, 2, 3])?;
            there.view_mut().slice_mut(..50)?.fill(9)?;
            let back = there.download()?;
            sums.push(
                back.iter()
                    .fold(0, |h: u32, b| h.rotate_left(3) ^ u32::from(*b)),
            );
            sums.extend(triple.download()?.concat());
            // A graph; and a copy beside the kernels.
            let (x, y) = (s.full(100, 2_u32)?, s.zeros::<u32>(1)?.into_atomic());
            let mut graph = s.capture((x, y), |g, (mut x, y)| {
                add(g, 4, &mut x)?;
                total(g, &x, &y)
            })?;
            graph.replay()?;
            sums.extend(graph.memory().0.view().beside()?.download()?);
            graph.replay()?;
            sums.extend(graph.into_memory().1.into_plain().download()?);
            Ok::<_, GpuError>(())
        })?;
    }
    sums.extend(kept.download()?);
    Ok(sums.into_iter().map(u64::from).sum())
}

/// Run by the test below in processes of their own. The device is given back, so that what is left
/// at exit is a leak.
#[test]
fn scenario() {
    if std::env::var_os("FAILURES_SCENARIO").is_none() {
        return;
    }
    let manager = match gpu_runtime::__private::isolated_device("cuda:0") {
        Ok(manager) => manager,
        Err(error) => return println!("error: {error}"),
    };
    match work(&manager) {
        Ok(sum) => println!("result: {sum}"),
        Err(error) => println!("error: {error}"),
    }
    drop(manager);
}

const SCENARIO: &str = "failures::scenario";

/// Results that a call may have: out of memory, an invalid handle, an illegal address, a launch that
/// failed. After the last two the device is lost.
const CODES: [u32; 4] = [2, 400, 700, 719];

/// Calls that give something back: when they fail, it stays.
fn gives_back(call: &str) -> bool {
    ["Free", "Destroy", "Unload", "Unmap", "Release"]
        .iter()
        .any(|word| call.contains(word))
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn every_call_that_fails_once_is_an_error_that_names_it_or_makes_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let calls = folder.path().join("calls");
    let plain = StandIn::new()
        .set("FAILURES_SCENARIO", "1")
        .set("FAKE_CUDA_ORDER", "5")
        .set("FAKE_CUDA_LEAKS", "1");
    // Once, so that everything is compiled, and once more to see what is called then.
    plain.run_one(SCENARIO).well();
    let said = plain
        .clone()
        .set("FAKE_CUDA_CALLS", &calls)
        .run_one(SCENARIO)
        .well();
    let right = said
        .lines()
        .find(|l| l.contains("result: "))
        .unwrap_or_else(|| panic!("{said}"));
    let right = right.split("result: ").nth(1).unwrap();
    let calls = std::fs::read_to_string(calls).unwrap();
    let calls: Vec<&str> = calls.lines().collect();
    assert!(calls.len() > 80, "{calls:?}");

    // Each call in two of the ways, or in all of them if that is asked for. Every second call only
    // asks which context is current: one way to fail will do there.
    let all = std::env::var("GPU_TESTS_ALL_FAILURES").is_ok_and(|v| v == "1");
    let ways = |n: usize| match (all, calls[n]) {
        (true, _) => CODES.to_vec(),
        (false, "cuCtxGetCurrent") => vec![CODES[n / 2 % 4]],
        (false, _) => vec![CODES[n % 2], CODES[2 + n % 2]],
    };
    let cases: Vec<(usize, u32)> = (0..calls.len())
        .flat_map(|n| ways(n).into_iter().map(move |code| (n, code)))
        .collect();
    let (next, errors, same) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicUsize::new(0),
    );
    let one = || {
        while let Some(&(n, code)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let call = calls[n];
            let lost = code >= 700;
            let leaks = if lost || gives_back(call) { "0" } else { "1" };
            let ended = plain
                .clone()
                .set("FAKE_CUDA_LEAKS", leaks)
                .set("FAKE_CUDA_FAIL", format!("{}={code}", n + 1))
                .run_one(SCENARIO);
            let said = ended.well();
            let context = format!("call {} of {call} returned {code}:\n{said}", n + 1);
            assert!(!said.contains("panicked"), "{context}");
            if let Some(error) = said.split("error: ").nth(1) {
                let named = error.contains(call) && error.contains(&format!("({code})"));
                assert!(named, "the error does not name the call: {context}");
                errors.fetch_add(1, Ordering::Relaxed);
            } else {
                assert!(said.contains(&format!("result: {right}")), "{context}");
                same.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|threads| {
        threads.spawn(one);
        threads.spawn(one);
    });
    let different = calls.iter().collect::<std::collections::BTreeSet<_>>();
    let (errors, same) = (errors.into_inner(), same.into_inner());
    println!(
        "{} calls of the driver, {} of them different; {} failures tried: {errors} errors, {same} without effect",
        calls.len(),
        different.len(),
        cases.len(),
    );
    // `target/figures/cuda_faults.json`: how much was tried, beside the other figures.
    let figures = serde_json::json!({
        "calls": calls.len(),
        "functions": different.len(),
        "faults": CODES.len(),
        "tried": cases.len(),
        "errors": errors,
        "without_effect": same,
        "all": all,
    });
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/figures");
    std::fs::create_dir_all(folder).unwrap();
    let file = std::path::Path::new(folder).join("cuda_faults.json");
    std::fs::write(file, format!("{figures:#}\n")).unwrap();
}

/// Run by the test below, where the first launch is one after which the device is lost.
#[test]
fn scenario_of_a_lost_device() {
    if std::env::var_os("FAILURES_SCENARIO").is_none() {
        return;
    }
    let memory = gpu_runtime::gpu_memory_manager().unwrap();
    let small = memory.allocate(100, "before").unwrap();
    let error = gpu_manager()
        .scope(|s| {
            let mut y = s.full(3, 1_u32)?;
            let launched = add(s, 2, &mut y);
            // Memory that the pool has: no call of the driver is made for it.
            drop(small);
            let next = memory.allocate(100, "after").unwrap_err();
            println!("the pool: {next}");
            launched
        })
        .unwrap_err();
    println!("the launch: {error}");
    assert!(matches!(error, GpuError::DeviceLost { .. }));
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn a_launch_that_loses_the_device_is_known_to_the_pool_at_once() {
    let lost = StandIn::new()
        .set("FAILURES_SCENARIO", "1")
        .set("FAKE_CUDA_FAIL", "cuLaunchKernel#1=719");
    let said = lost.run_one("failures::scenario_of_a_lost_device").well();
    let expected =
        "device `cuda:0` is lost, it said: cuLaunchKernel failed: CUDA_ERROR_LAUNCH_FAILED (719)";
    for who in ["the pool", "the launch"] {
        assert!(said.contains(&format!("{who}: {expected}")), "{said}");
    }
}

unsafe extern "C" {
    fn atexit(handler: extern "C" fn()) -> std::ffi::c_int;
}

static KEPT: std::sync::Mutex<Option<gpu_runtime::PoolBuffer<u32>>> = std::sync::Mutex::new(None);

extern "C" fn give_all_back() {
    drop(KEPT.lock().unwrap().take());
    let refused = gpu_runtime::cleanup_gpu_memory().unwrap_err();
    println!("at exit: {refused}");
}

/// Run by the test below.
#[test]
fn scenario_of_an_exit() {
    if std::env::var_os("FAILURES_SCENARIO").is_none() {
        return;
    }
    // The CPU is a device first. What is registered next is called when the driver has ended.
    GpuManager::isolated(1 << 20).unwrap();
    // SAFETY: the handler does not unwind.
    unsafe { atexit(give_all_back) };
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    *KEPT.lock().unwrap() = Some(pool.upload(&[1_u32; 3000]).unwrap());
}

#[test]
fn a_driver_that_began_after_another_device_is_not_called_when_it_has_ended() {
    let plain = StandIn::new().set("FAILURES_SCENARIO", "1");
    let said = plain.run_one("failures::scenario_of_an_exit").well();
    assert!(said.contains("at exit: the process is ending"), "{said}");
    assert!(!said.contains("AfterExit"), "{said}");
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn a_device_that_cannot_be_waited_for_keeps_what_its_kernels_may_use() {
    // From some wait on, each of them fails; the kernels are still queued when the device is given back.
    for from in [1, 3] {
        let never = StandIn::new()
            .set("FAILURES_SCENARIO", "1")
            .set("FAKE_CUDA_ORDER", "late")
            .set("FAKE_CUDA_FAIL", format!("cuStreamSynchronize#{from}+=400"));
        let said = never.run_one(SCENARIO).well();
        assert!(said.contains("error: cuStreamSynchronize failed"), "{said}");
    }
}
