//! A panic while the books are changed, and the device that stays lost.

use crate::backend::Backend;
use crate::backend::fake::{Call, FakeBackend};
use crate::device::{Device, DeviceOrdinal};
use crate::sync::Arc;
use crate::{GpuError, GpuManager, GpuMemoryManager, PoolConfig};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

fn poison(memory: &GpuMemoryManager) {
    let arena = memory.device().arena();
    let panic = || arena.while_locked(|| resume_unwind(Box::new("a bug")));
    assert!(catch_unwind(AssertUnwindSafe(panic)).is_err());
}

#[test]
fn a_pool_whose_books_a_panic_went_through_says_so_and_takes_what_is_given_back() {
    let manager = GpuManager::isolated(1 << 20).expect("opens");
    let memory = manager.memory().expect("opens");
    let pool = manager.pool(PoolConfig::new()).expect("opens");
    let small = memory.allocate(256, "small").expect("fits");
    let large = memory.allocate(1 << 17, "large").expect("fits");
    let promise = memory.reserve(1 << 16).expect("fits");
    let weights = pool.upload(&[1.0_f32, 2.0]).expect("fits");
    let left = manager.scope(|s| {
        let x = s.zeros::<u8>(10)?;
        poison(memory);
        x.promote().map(drop)
    });
    let device = memory.device().ordinal();
    let poisoned = GpuError::PoolPoisoned { device };
    assert_eq!(
        memory.allocate(256, "small").map(drop),
        Err(poisoned.clone())
    );
    assert_eq!(memory.reserve(256).map(drop), Err(poisoned.clone()));
    let in_scope = manager.scope(|s| s.zeros::<f32>(10).map(drop));
    assert_eq!(in_scope, Err(poisoned.clone()));
    assert!(
        poisoned.to_string().contains("a panic stopped a change"),
        "{poisoned}"
    );
    // What is held is whole: only the books are not.
    assert_eq!(left, Err(poisoned.clone()), "and stays where it is");
    assert_eq!(weights.download(), Ok(vec![1.0, 2.0]));
    drop((small, large, promise, weights));
    let stats = memory.stats();
    assert_eq!((stats.free, stats.largest_free), (0, 0));
    assert_eq!(stats.current, 1 << 17, "as when it was poisoned");
    assert!(pool.snapshot().contains("a panic stopped a change"));
    assert_eq!(pool.trim(0), 0);
    // Another pool of the process goes on.
    let other = GpuManager::isolated(1 << 20).expect("opens");
    let sum = other.scope(|s| s.full(10, 1.0_f32)?.download());
    assert_eq!(sum, Ok(vec![1.0; 10]));
}

#[test]
fn a_panic_that_was_under_way_before_poisons_nothing() {
    let manager = GpuManager::isolated(1 << 20).expect("opens");
    let memory = manager.memory().expect("opens");
    let held = memory.allocate(1 << 17, "held").expect("fits");
    let panic = catch_unwind(AssertUnwindSafe(move || {
        let _held = held;
        resume_unwind(Box::new("a bug of the program"));
    }));
    assert!(panic.is_err());
    assert_eq!(memory.stats().current, 0);
    assert!(memory.allocate(256, "small").is_ok());
}

#[test]
fn slabs_stay_with_a_device_that_may_still_work_on_them() {
    let freed = |prepare: &dyn Fn(&Device, &FakeBackend)| {
        let fake = Arc::new(FakeBackend::new(1 << 20));
        let backend: Arc<dyn Backend> = Arc::<FakeBackend>::clone(&fake);
        let device = Device::open(DeviceOrdinal::HOST, backend).expect("opens");
        prepare(&device, &fake);
        fake.take_calls();
        drop(device);
        let calls = fake.take_calls();
        calls.iter().filter(|c| **c == Call::FreeSlab).count()
    };
    let take = |device: &Device| {
        let request = crate::pool::Request {
            bytes: 1 << 17,
            source: crate::Source::here(),
            budget: crate::pool::BudgetId::ROOT,
        };
        device.arena().allocate(request).expect("fits").grant
    };
    assert_eq!(
        freed(&|device, _| device.arena().free(take(device), None)),
        1
    );
    let unfinished = |device: &Device| {
        let stream = device.new_stream().expect("fake");
        device.arena().free(take(device), Some(stream.submit()));
    };
    assert_eq!(
        freed(&|device, _| unfinished(device)),
        1,
        "it is waited for"
    );
    let lost = |device: &Device, fake: &FakeBackend| {
        unfinished(device);
        *fake.is_lost.lock() = true;
    };
    assert_eq!(freed(&lost), 0);
    let poisoned = |device: &Device, _: &FakeBackend| {
        device.arena().free(take(device), None);
        let panic = || device.arena().while_locked(|| resume_unwind(Box::new(0)));
        assert!(catch_unwind(AssertUnwindSafe(panic)).is_err());
    };
    assert_eq!(freed(&poisoned), 0);
}
