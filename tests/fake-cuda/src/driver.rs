//! The state of the stand-in: one per process, behind one lock.

use crate::clock::Clock;
use crate::code::{Code, DEINITIALIZED, INVALID_CONTEXT, INVALID_HANDLE, NOT_INITIALIZED, Outcome};
use crate::config::{Config, Order};
use crate::graph::Graphs;
use crate::memory::Memory;
use crate::module::Modules;
use crate::reserve::Reserved;
use crate::rules::{Breach, Rule};
use crate::stream::{Event, Stream};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

thread_local! {
    /// The context that is current on this thread: its device's number and one, or 0.
    static CURRENT: Cell<u64> = const { Cell::new(0) };
}

/// What marks a context's handle.
const CONTEXT: u64 = 0xC0_0000;

/// The handle of a device's primary context.
pub fn context_of(device: usize) -> u64 {
    CONTEXT + device as u64 * 0x100
}

/// The device of a context.
pub fn device_of(context: u64) -> Option<usize> {
    usize::try_from(context.checked_sub(CONTEXT)? / 0x100).ok()
}

/// The driver.
pub struct Driver {
    pub config: Config,
    pub is_ready: bool,
    pub is_exiting: bool,
    /// How often each device's primary context is retained.
    pub retained: Vec<u32>,
    /// The answer of a device that failed.
    pub lost: Vec<Option<Code>>,
    pub memory: Memory,
    pub reserved: Reserved,
    pub streams: BTreeMap<u64, Stream>,
    pub events: BTreeMap<u64, Event>,
    pub modules: Modules,
    pub graphs: Graphs,
    /// What the host has waited for.
    pub host: Clock,
    pub breaches: Vec<Breach>,
    /// Every call, by name.
    pub calls: Vec<&'static str>,
    next: u64,
    random: u64,
}

static DRIVER: Mutex<Option<Driver>> = Mutex::new(None);

/// The driver, with the environment's settings where there are no others yet.
pub fn lock() -> MutexGuard<'static, Option<Driver>> {
    let mut guard = DRIVER.lock().unwrap_or_else(|e| e.into_inner());
    if guard.is_none() {
        *guard = Some(Driver::new(Config::from_environment()));
    }
    guard
}

/// Starts anew, for tests: what was there is forgotten.
pub fn reset(config: Config) {
    *DRIVER.lock().unwrap_or_else(|e| e.into_inner()) = Some(Driver::new(config));
    CURRENT.set(0);
}

/// Sets the calling thread's context.
pub fn set_current(context: u64) {
    CURRENT.set(context);
}

/// The calling thread's context.
pub fn current() -> u64 {
    CURRENT.get()
}

/// One call of the driver: counted, refused where a failure is due, done under the lock.
pub fn call(name: &'static str, work: impl FnOnce(&mut Driver) -> Outcome) -> u32 {
    let mut guard = lock();
    let Some(driver) = guard.as_mut() else {
        return NOT_INITIALIZED.0;
    };
    let answer = driver.begin(name).and_then(|()| work(driver));
    driver.now_and_then();
    match answer {
        Ok(()) => 0,
        Err(code) => code.0,
    }
}

impl Driver {
    fn new(config: Config) -> Self {
        let devices = usize::try_from(config.devices).unwrap_or(0);
        let seed = match config.order {
            Order::Eager | Order::Late => 0,
            Order::Lazy(seed) => seed,
        };
        Self {
            retained: vec![0; devices],
            lost: vec![None; devices],
            modules: Modules::new(config.store.clone()),
            graphs: Graphs::default(),
            config,
            is_ready: false,
            is_exiting: false,
            memory: Memory::default(),
            reserved: Reserved::default(),
            streams: BTreeMap::new(),
            events: BTreeMap::new(),
            host: Clock::default(),
            breaches: Vec::new(),
            calls: Vec::new(),
            next: 0x1_0000,
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
        }
    }

    fn begin(&mut self, name: &'static str) -> Outcome {
        if self.is_exiting {
            self.breach(
                Rule::AfterExit,
                format!("{name} was called after exit had begun"),
            );
            return Err(DEINITIALIZED);
        }
        self.calls.push(name);
        if let Some(failure) = &self.config.failure {
            let count = match &failure.function {
                None => self.calls.len(),
                Some(f) if f == name => self.calls.iter().filter(|c| *c == f).count(),
                Some(_) => 0,
            };
            let is_due = if failure.lasts {
                count as u64 >= failure.call
            } else {
                count as u64 == failure.call
            };
            if is_due {
                let code = Code(failure.code);
                self.fail(code);
                return Err(code);
            }
        }
        Ok(())
    }

    /// Notes that the current context's device is lost, if the result says so.
    pub fn fail(&mut self, code: Code) {
        if code.is_sticky()
            && let Some(lost) = device_of(current()).and_then(|d| self.lost.get_mut(d))
        {
            lost.get_or_insert(code);
        }
    }

    /// A handle that was not used before.
    pub fn handle(&mut self) -> u64 {
        self.next += 0x10;
        self.next
    }

    /// Keeps a breach.
    pub fn breach(&mut self, rule: Rule, what: impl Into<String>) {
        let breach = Breach {
            rule,
            what: what.into(),
        };
        // Also at once: the process may not come to its end.
        eprintln!("{breach}");
        self.breaches.push(breach);
    }

    /// A random number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % n.max(1)
    }

    /// The device whose context is current.
    pub fn device(&mut self, name: &str) -> Outcome<usize> {
        if !self.is_ready {
            return Err(NOT_INITIALIZED);
        }
        let context = current();
        let device = device_of(context).filter(|&d| self.retained.get(d).is_some_and(|n| *n > 0));
        let Some(device) = device else {
            self.breach(Rule::Context, format!("{name} with no context current"));
            return Err(INVALID_CONTEXT);
        };
        match self.lost.get(device).copied().flatten() {
            Some(code) => Err(code),
            None => Ok(device),
        }
    }

    /// A stream of the current context.
    pub fn stream(&mut self, name: &str, handle: u64) -> Outcome<u64> {
        let device = self.device(name)?;
        match self.streams.get(&handle) {
            Some(s) if s.device != device => {
                let what = format!(
                    "{name}: a stream of device {} where device {device} is current",
                    s.device
                );
                self.breach(Rule::Context, what);
                Err(INVALID_HANDLE)
            }
            Some(s) if !s.is_destroyed => Ok(handle),
            _ => {
                self.breach(
                    Rule::Lifetime,
                    format!("{name}: stream {handle:#x} is not there"),
                );
                Err(INVALID_HANDLE)
            }
        }
    }

    /// An event of the current context.
    pub fn event(&mut self, name: &str, handle: u64) -> Outcome<u64> {
        let device = self.device(name)?;
        match self.events.get(&handle) {
            Some(e) if e.device == device => Ok(handle),
            Some(e) => {
                let what = format!(
                    "{name}: an event of device {} where device {device} is current",
                    e.device
                );
                self.breach(Rule::Context, what);
                Err(INVALID_HANDLE)
            }
            None => {
                self.breach(
                    Rule::Lifetime,
                    format!("{name}: event {handle:#x} is not there"),
                );
                Err(INVALID_HANDLE)
            }
        }
    }

    /// What is left, at the end.
    pub fn leaks(&self) -> Vec<String> {
        let memory = self
            .memory
            .iter()
            .map(|(at, a)| format!("{} bytes of {:?} memory at {at:#x}", a.bytes, a.kind));
        let streams = self.streams.iter().filter(|(_, s)| !s.is_destroyed);
        let streams = streams.map(|(h, _)| format!("stream {h:#x}"));
        let events = self.events.keys().map(|h| format!("event {h:#x}"));
        let modules = self.modules.loaded().map(|h| format!("module {h:#x}"));
        let graphs = self.graphs.leaks();
        let all = memory.chain(streams).chain(events).chain(modules);
        all.chain(graphs).collect()
    }
}
