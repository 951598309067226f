//! What becomes of a device when the process forks or ends: each in a process of its own.

use crate::backend::Backend;
use crate::backend::fake::{Call, FakeBackend};
use crate::buffer::PoolBuffer;
use crate::device::{Device, DeviceKind, DeviceOrdinal};
use crate::pool::{BudgetId, DevicePool};
use crate::scope::{self, Scope};
use crate::sync::{Arc, AtomicBool, Mutex, OnceLock, Ordering};
use crate::{GpuError, GpuManager, GpuMemoryManager, PoolConfig};
use std::process::{Command, exit};

/// Set in the process that runs one test alone.
const ALONE: &str = "GPU_RUNTIME_TEST_ALONE";

/// What such a process writes at its end.
const DONE: &str = "all of it was done";

/// Runs `f` in a process of its own, as the test `name`; returns what it wrote.
fn alone(name: &str, f: fn()) -> String {
    if std::env::var_os(ALONE).is_some() {
        f();
        println!("{DONE}");
        exit(0);
    }
    let program = std::env::current_exe().expect("this program");
    let test = format!(
        "{}::{name}",
        module_path!().replacen("gpu_runtime::", "", 1)
    );
    let out = Command::new(program)
        .args(["--exact", &test, "--nocapture", "--test-threads=1"])
        .env(ALONE, "1")
        .output()
        .expect("runs");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let errors = String::from_utf8_lossy(&out.stderr);
    let done = out.status.success() && text.contains(DONE);
    assert!(done, "{}: {text}\n{errors}", out.status);
    text
}

fn fake() -> (Arc<Device>, Arc<FakeBackend>) {
    let fake = Arc::new(FakeBackend::new(1 << 20));
    let backend: Arc<dyn Backend> = Arc::<FakeBackend>::clone(&fake);
    let kind = DeviceKind::Cuda;
    let device = Device::open(DeviceOrdinal { kind, index: 0 }, backend).expect("opens");
    (Arc::new(device), fake)
}

/// Runs `f` in a forked child and returns whether it said that all is well. A child that waits for
/// a lock is killed.
fn forked(f: impl FnOnce() -> bool) -> bool {
    // SAFETY: the child does what the test is about, with the allocator that the C library makes
    // usable in it, and ends without running anything of the parent's.
    unsafe {
        match libc::fork() {
            0 => {
                libc::alarm(20);
                let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(f));
                libc::_exit(i32::from(!done.unwrap_or(false)));
            }
            child => {
                let mut status = 0;
                assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
                libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0
            }
        }
    }
}

fn is_refused<T>(result: Result<T, GpuError>, by: &GpuError) -> bool {
    result.is_err_and(|error| error == *by)
}

/// Everything that a program may try, is refused; everything that it gives back, is taken.
fn all_is_refused(
    manager: &'static GpuManager,
    memory: &GpuMemoryManager,
    held: PoolBuffer<f32>,
    by: &GpuError,
) -> bool {
    let outcomes = [
        is_refused(manager.scope(|_| Ok::<_, GpuError>(())), by),
        is_refused(manager.device(), by),
        is_refused(manager.pool(PoolConfig::new()), by),
        is_refused(manager.choose_device("host"), by),
        is_refused(memory.allocate(256, "small"), by),
        is_refused(memory.allocate(1 << 18, "large"), by),
        is_refused(memory.reserve(1 << 18), by),
        is_refused(memory.budget("budget", 4096), by),
        is_refused(memory.set_limit(1 << 19), by),
        is_refused(memory.limit_source("label", 256, 0), by),
        is_refused(held.download(), by),
        is_refused(memory.device().configure(PoolConfig::new().slab(512)), by),
    ];
    drop(held);
    let refused = outcomes.iter().all(|&refused| refused);
    if !refused {
        println!("outcomes: {outcomes:?}");
    }
    refused
}

#[test]
fn a_forked_child_is_refused_whatever_locks_other_threads_held() {
    alone(
        "a_forked_child_is_refused_whatever_locks_other_threads_held",
        || {
            static MANAGER: OnceLock<GpuManager> = OnceLock::new();
            static GOES_ON: AtomicBool = AtomicBool::new(true);
            static HELD: AtomicBool = AtomicBool::new(false);
            let isolated = GpuManager::isolated(1 << 20).expect("opens");
            let manager = MANAGER.get_or_init(|| isolated);
            let memory = manager.memory().expect("opens");
            let pool = manager.pool(PoolConfig::new()).expect("opens");
            let held = pool.upload(&[1.0_f32, 2.0]).expect("fits");
            let reserved = memory.reserve(4096).expect("fits");
            assert_eq!(memory.stats().current, 256);
            let locker = std::thread::spawn(move || {
                memory.device().arena().while_locked(|| {
                    HELD.store(true, Ordering::Release);
                    while GOES_ON.load(Ordering::Acquire) {
                        std::thread::yield_now();
                    }
                });
            });
            while !HELD.load(Ordering::Acquire) {
                std::thread::yield_now();
            }
            let refused = forked(|| {
                drop(reserved);
                let closed = pool.snapshot().contains("was forked");
                let stats = memory.stats();
                let nothing = stats.current == 0 && stats.free == 0 && stats.total == 1 << 20;
                let empty = memory.sources().is_empty() && pool.trim(0) == 0;
                closed
                    && nothing
                    && empty
                    && all_is_refused(manager, memory, held, &GpuError::Forked)
            });
            assert!(refused);
            GOES_ON.store(false, Ordering::Release);
            locker.join().expect("no panic");
            // The parent's own were dropped with the closure, which it does not run.
            let stats = memory.stats();
            assert_eq!((stats.current, stats.reserved), (0, 0));
            manager
                .scope(|s| s.zeros::<f32>(10)?.download())
                .expect("the parent goes on");
        },
    );
}

#[test]
fn a_scope_that_its_thread_forks_in_ends_in_both_and_waits_in_one() {
    alone(
        "a_scope_that_its_thread_forks_in_ends_in_both_and_waits_in_one",
        || {
            let (device, fake) = fake();
            let in_child = Mutex::new(None);
            let outcome = scope::run(&device, BudgetId::ROOT, |s: &Scope<'_, DevicePool>| {
                let _small = s.zeros::<u8>(100)?;
                let _large = s.zeros::<u8>(1 << 18)?;
                fake.take_calls();
                // SAFETY: as in `forked`.
                let child = unsafe { libc::fork() };
                *in_child.lock() = Some(child);
                if child == 0 {
                    // SAFETY: a timer for this process.
                    unsafe { libc::alarm(20) };
                    assert_eq!(s.zeros::<u8>(100).map(drop), Err(GpuError::Forked));
                }
                Ok::<_, GpuError>(())
            });
            let calls = fake.take_calls();
            let child = in_child.lock().expect("it forked");
            if child == 0 {
                let well = outcome == Err(GpuError::Forked) && calls.is_empty();
                // SAFETY: ends the child without running what the parent registered.
                unsafe { libc::_exit(i32::from(!well)) };
            }
            assert_eq!(outcome, Ok(()));
            assert!(calls.iter().any(|c| matches!(c, Call::Synchronize(_))));
            let mut status = 0;
            // SAFETY: waits for the child of this process.
            assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
            assert!(libc::WIFEXITED(status) && libc::WEXITSTATUS(status) == 0);
        },
    );
}

#[test]
fn a_child_of_a_process_that_has_not_used_a_device_may_use_one() {
    alone(
        "a_child_of_a_process_that_has_not_used_a_device_may_use_one",
        || {
            assert!(forked(|| {
                let manager = GpuManager::isolated(1 << 20).expect("opens");
                manager.scope(|s| s.zeros::<f32>(10)?.download()).is_ok()
            }));
        },
    );
}

#[test]
fn no_call_reaches_the_device_once_the_process_ends() {
    static HELD: OnceLock<(Arc<Device>, Arc<FakeBackend>, Mutex<Option<PoolBuffer<u8>>>)> =
        OnceLock::new();
    extern "C" fn late() {
        let Some((device, fake, held)) = HELD.get() else {
            return;
        };
        fake.take_calls();
        let memory = GpuMemoryManager::new(Arc::clone(device));
        drop(held.lock().take());
        let refused = [
            is_refused(memory.allocate(256, "late"), &GpuError::ExitBegun),
            is_refused(memory.reserve(1 << 18), &GpuError::ExitBegun),
            scope::run(
                device,
                BudgetId::ROOT,
                |_: &Scope<'_>| Ok::<_, GpuError>(()),
            ) == Err(GpuError::ExitBegun),
        ];
        let stats = memory.stats();
        let released = device.arena().trim(0);
        println!(
            "late: refused {refused:?}, calls {:?}, in use {}, released {}",
            fake.take_calls(),
            stats.current,
            released > 0
        );
    }
    let text = alone("no_call_reaches_the_device_once_the_process_ends", || {
        // Registered before the device is opened, so run after the runtime knows.
        // SAFETY: a function of this program that does not unwind.
        assert_eq!(unsafe { libc::atexit(late) }, 0);
        let (device, fake) = fake();
        let held =
            PoolBuffer::<u8>::allocate(&Arc::clone(&device).into(), 1 << 18, crate::Source::here());
        let held = Mutex::new(Some(held.expect("fits")));
        assert!(HELD.set((device, fake, held)).is_ok());
    });
    let expected = "late: refused [true, true, true], calls [], in use 0, released true";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn what_statics_and_threads_hold_at_the_end_is_given_back_in_no_order_or_never() {
    alone(
        "what_statics_and_threads_hold_at_the_end_is_given_back_in_no_order_or_never",
        || {
            static NEVER: OnceLock<PoolBuffer<f32>> = OnceLock::new();
            thread_local! {
                static AT_THE_END: std::cell::RefCell<Option<PoolBuffer<f32>>> = const {
                    std::cell::RefCell::new(None)
                };
            }
            let pool = crate::gpu_memory_pool(PoolConfig::new()).expect("opens");
            let make = || pool.upload(&[1.0_f32]).expect("fits");
            assert!(NEVER.set(make()).is_ok());
            AT_THE_END.with(|held| *held.borrow_mut() = Some(make()));
            // Works until the process is gone.
            std::thread::spawn(move || {
                AT_THE_END.with(|held| *held.borrow_mut() = Some(make()));
                while crate::gpu_manager()
                    .scope(|s| s.zeros::<f32>(10)?.download())
                    .is_ok()
                {}
            });
            let _on_the_stack = make();
        },
    );
}
