//! The driver's functions as the tests call them.

use fake_cuda::api::*;
use fake_cuda::{Breach, Config, Order, Rule};
use std::sync::{Mutex, MutexGuard};

/// The stand-in's state is the process's: one test at a time.
static ONE: Mutex<()> = Mutex::new(());

/// A stand-in with a current context, and the order in which tests have it.
pub struct Device {
    _turn: MutexGuard<'static, ()>,
}

/// Calls a function of the driver that has to succeed.
#[macro_export]
macro_rules! ok {
    ($call:expr) => {
        // SAFETY: the tests hand the driver places for its answers, and handles that it gave or
        // that it is to refuse.
        assert_eq!(unsafe { $call }, 0, stringify!($call))
    };
}

/// Calls a function of the driver for its result.
#[macro_export]
macro_rules! ask {
    ($call:expr) => {
        // SAFETY: as in `ok`.
        unsafe { $call }
    };
}

impl Device {
    /// A fresh stand-in whose work is done when it is waited for.
    pub fn new() -> Self {
        Self::with(Config {
            order: Order::Late,
            ..Config::default()
        })
    }

    /// A fresh stand-in with these settings.
    pub fn with(config: Config) -> Self {
        let turn = ONE.lock().unwrap_or_else(|e| e.into_inner());
        let devices = config.devices;
        fake_cuda::reset(config);
        if devices > 0 {
            ok!(cuInit(0));
            let mut context = 0;
            for device in (0..devices).rev() {
                ok!(cuDevicePrimaryCtxRetain(&mut context, device));
            }
            ok!(cuCtxSetCurrent(context));
        }
        Self { _turn: turn }
    }

    /// One that does work also before, where this number says so.
    pub fn in_order(seed: u64) -> Self {
        Self::with(Config {
            order: Order::Lazy(seed),
            ..Config::default()
        })
    }

    pub fn alloc(&self, bytes: usize) -> u64 {
        let mut at = 0;
        ok!(cuMemAlloc_v2(&mut at, bytes));
        at
    }

    pub fn pinned(&self, bytes: usize) -> u64 {
        let mut at = 0;
        ok!(cuMemHostAlloc(&mut at, bytes, 0));
        at
    }

    pub fn stream(&self) -> u64 {
        let mut stream = 0;
        ok!(cuStreamCreate(&mut stream, 1));
        stream
    }

    pub fn event(&self) -> u64 {
        let mut event = 0;
        ok!(cuEventCreate(&mut event, 2));
        event
    }

    pub fn fill(&self, at: u64, value: u8, bytes: usize, stream: u64) {
        ok!(cuMemsetD8Async(at, value, bytes, stream));
    }

    pub fn wait(&self, stream: u64) {
        ok!(cuStreamSynchronize(stream));
    }

    /// The bytes of device memory, once all is done.
    pub fn read(&self, at: u64, bytes: usize) -> Vec<u8> {
        let mut to = vec![0_u8; bytes];
        ok!(cuMemcpyDtoH_v2(to.as_mut_ptr().cast(), at, bytes));
        to
    }

    /// The rules broken so far, which are forgotten.
    pub fn broken(&self) -> Vec<Rule> {
        fake_cuda::take_breaches().iter().map(|b| b.rule).collect()
    }

    /// The one breach there has to be.
    pub fn breach(&self) -> Breach {
        let mut all = fake_cuda::take_breaches();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        let left = fake_cuda::take_breaches();
        if !std::thread::panicking() {
            assert_eq!(left, [], "breaches that no test asked for");
        }
    }
}
