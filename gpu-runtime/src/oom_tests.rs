//! Out-of-memory errors as a person reads them: what was asked, what stands in the way, who holds
//! the memory, and what to change. Read the texts below as if they were yours.

use super::fake::numbered;
use super::*;
use crate::buffer::{Access, OwnedBlock};
use crate::pool::Request;
use crate::{GpuManager, OutOfMemory};

const KIB: usize = 1 << 10;
const MIB: u64 = 1 << 20;

fn refused<T>(result: Result<T, GpuError>) -> Box<OutOfMemory> {
    match result.map(|_| ()) {
        Err(GpuError::OutOfMemory(error)) => error,
        other => panic!("expected out of memory, got {other:?}"),
    }
}

/// The text without the lines and columns of this file; all numbers add up.
fn text(error: &OutOfMemory) -> String {
    let OutOfMemory {
        in_use,
        reserved,
        kept,
        pending,
        guaranteed,
        free,
        ..
    } = *error;
    assert_eq!(
        in_use + reserved + kept + pending + guaranteed + free,
        error.limit
    );
    let text = error.to_string();
    let mut parts = text.split("oom_tests.rs:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        out += "oom_tests.rs";
        out += rest;
    }
    out
}

#[test]
fn a_full_device_names_who_holds_it_and_what_dropping_it_frees() {
    let manager = GpuManager::isolated(8 * MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    let _cloud = memory.allocate(5 * MIB, "point cloud").expect("fits");
    let _tiles = [(); 3].map(|()| memory.allocate(100 << 10, "tiles").expect("fits"));
    let error = refused(memory.allocate(4 * MIB, "normals"));
    let device = &error.device;
    assert_eq!(
        text(&error),
        format!(
            "out of memory on `{device}`: 4 MiB asked by `normals` at gpu-runtime/src/oom_tests.rs
  refused by  the device's limit of 8 MiB
  state       in use 5.29 MiB, reserved 0 B, free 2.71 MiB, largest free block 2.71 MiB
  held by     `point cloud`: 5 MiB
              `tiles`: 300 KiB in 3 allocations
  what to do  1.29 MiB more is needed: dropping `point cloud` frees 5 MiB, or work in chunks of at most 2.71 MiB"
        )
    );
}

#[test]
fn free_memory_in_pieces_says_how_much_of_it_is_of_no_use() {
    let manager = GpuManager::isolated(8 * MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    let mut blocks: Vec<_> = (0..8).map(|_| memory.allocate(MIB, "block").ok()).collect();
    for block in blocks.iter_mut().step_by(2) {
        *block = None;
    }
    let error = refused(memory.allocate(2 * MIB, "image"));
    let device = &error.device;
    assert_eq!(
        text(&error),
        format!(
            "out of memory on `{device}`: 2 MiB asked by `image` at gpu-runtime/src/oom_tests.rs
  refused by  fragmentation: 4 MiB of 8 MiB are free, but not in one piece
  state       in use 4 MiB, reserved 0 B, free 4 MiB, largest free block 1 MiB
  held by     `block`: 4 MiB in 4 allocations
  what to do  enough is free, but in pieces, 75 % of it not in the largest: allocate the largest buffers first, drop buffers in the reverse order of their making, or work in chunks of at most 1 MiB"
        )
    );
}

#[test]
fn memory_that_another_scope_keeps_is_told_from_memory_in_use() {
    let manager = GpuManager::isolated(MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    let error = manager.scope(|s| {
        let _small = s.label("weights").uninit::<u8>(16 * KIB)?;
        Ok::<_, GpuError>(refused(memory.allocate(MIB - (40 << 10), "image")))
    });
    let error = error.expect("no error of its own");
    let device = &error.device;
    assert_eq!(
        text(&error),
        format!(
            "out of memory on `{device}`: 984 KiB asked by `image` at gpu-runtime/src/oom_tests.rs
  refused by  the device's limit of 1 MiB
  state       in use 16 KiB, reserved 0 B, kept by open scopes 48 KiB, free 960 KiB, largest free block 960 KiB
  held by     `weights`: 16 KiB
  what to do  24 KiB more is needed, and open scopes keep 48 KiB for their small buffers: end one of them, or allocate before they are opened, or work in chunks of at most 960 KiB"
        )
    );
}

#[test]
fn memory_given_back_too_late_is_named_by_the_stream_that_works_on_it() {
    let (device, _) = numbered(6, MIB);
    let memory = crate::GpuMemoryManager::new(Arc::clone(&device));
    let request = Request {
        bytes: 512 << 10,
        source: Source::label("frame"),
        budget: BudgetId::ROOT,
    };
    let frame = OwnedBlock::allocate(&Arc::clone(&device).into(), request).expect("fits");
    let stream = device.new_stream().expect("fake");
    (frame
        .used()
        .use_on(device.timeline(), &stream, Access::Write))
    .expect("fake");
    let frame = crate::sync::Mutex::new(Some(frame));
    // It gives its memory back, and says that it has none to give.
    let _hook = memory.on_low_memory(move |_| {
        drop(frame.lock().take());
        0
    });
    let error = refused(memory.allocate(768 << 10, "next frame"));
    assert_eq!(
        text(&error),
        "out of memory on `cuda:6`: 768 KiB asked by `next frame` at gpu-runtime/src/oom_tests.rs
  refused by  the device's limit of 1 MiB
  state       in use 0 B, reserved 0 B, waiting for the device 512 KiB, free 512 KiB, largest free block 512 KiB
  waits for   stream 2: 512 KiB
  held by     `frame`: 512 KiB
  what to do  512 KiB was given back while this request waited, and the device still works on it: ask again, or work in chunks of at most 512 KiB"
    );
    drop(
        memory
            .allocate(768 << 10, "again")
            .expect("the device is waited for"),
    );
}

#[test]
fn a_device_that_fails_is_lost_and_says_what_it_said() {
    let (device, fake) = numbered(6, MIB);
    let error = run(&device, BudgetId::ROOT, |s: &Scope<'_>| {
        drop(s.label("frame").zeros::<u8>(512 * KIB)?);
        *fake.is_lost.lock() = true;
        s.label("next frame").uninit::<u8>(768 * KIB).map(drop)
    });
    assert_eq!(
        error.expect_err("lost").to_string(),
        "device `cuda:6` is lost, it said: the device is lost
nothing can be done on it any more; what is given back is noted and nothing else; start the program again"
    );
    // It stays lost, whatever it says later; another device goes on.
    *fake.is_lost.lock() = false;
    let memory = crate::GpuMemoryManager::new(device);
    let again = memory.allocate(256, "again").expect_err("lost");
    assert!(again.to_string().contains("is lost, it said"), "{again}");
    let (other, _) = numbered(5, MIB);
    drop(
        crate::GpuMemoryManager::new(other)
            .allocate(256, "other")
            .expect("goes on"),
    );
}

#[test]
fn memory_that_other_programs_hold_is_told_from_what_the_pool_holds() {
    let (device, fake) = numbered(5, 8 * MIB);
    *fake.free.lock() = Some(MIB);
    device
        .configure(crate::PoolConfig::new().slab(2 * MIB))
        .expect("configures");
    let error = run(&device, BudgetId::ROOT, |s: &Scope<'_>| {
        let _frame = s.label("frame").uninit::<u8>(1024 * KIB)?;
        *fake.slabs_left.lock() = 0;
        Ok::<_, GpuError>(refused(s.label("next").uninit::<u8>(3072 * KIB)))
    });
    assert_eq!(
        text(&error.expect("no error of its own")),
        "out of memory on `cuda:5`: 3 MiB asked by `next` at gpu-runtime/src/oom_tests.rs
  refused by  the device: no slab left
  state       in use 1 MiB, reserved 0 B, free 7 MiB, largest free block 1 MiB
  device      1 MiB of 8 MiB free, 2 MiB taken by this pool, 5 MiB by other programs
  held by     `frame`: 1 MiB
  what to do  other programs hold 5 MiB of the device: close them, or set a limit below 8 MiB, or work in chunks of at most 1 MiB"
    );
}

#[test]
fn a_label_at_its_limit_is_named_and_so_is_what_is_kept_for_others() {
    let manager = GpuManager::isolated(8 * MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    memory
        .limit_source("cache", 2 * MIB, MIB)
        .expect("nobody has it");
    let _cache = memory.allocate(768 << 10, "cache").expect("fits");
    let error = refused(memory.allocate(2 * MIB, "cache"));
    let device = &error.device;
    assert_eq!(
        text(&error),
        format!(
            "out of memory on `{device}`: 2 MiB asked by `cache` at gpu-runtime/src/oom_tests.rs
  refused by  the limit of `cache`, 2 MiB
  state       in use 768 KiB, reserved 0 B, free 1.25 MiB, largest free block 1.25 MiB
  held by     `cache`: 768 KiB
  what to do  768 KiB more is needed: dropping `cache` frees 768 KiB, or work in chunks of at most 1.25 MiB"
        )
    );
    let error = refused(memory.allocate(7 * MIB + (128 << 10), "frame"));
    assert_eq!(
        text(&error),
        format!(
            "out of memory on `{device}`: 7.12 MiB asked by `frame` at gpu-runtime/src/oom_tests.rs
  refused by  the device's limit of 8 MiB
  state       in use 768 KiB, reserved 0 B, kept for others 256 KiB, free 7 MiB, largest free block 7 MiB
  held by     `cache`: 768 KiB
  what to do  128 KiB more is needed, and 256 KiB is kept for those that it was guaranteed to: guarantee less, or allocate under such a budget or label, or work in chunks of at most 7 MiB"
        )
    );
}
