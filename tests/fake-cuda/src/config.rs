//! What the environment says about the stand-in.

use std::env;
use std::path::PathBuf;

/// In which order work of several streams is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// At its submission.
    Eager,
    /// Only when somebody waits for it.
    Late,
    /// When somebody waits for it, in an order made of this number.
    Lazy(u64),
}

/// One call that fails: the n-th of a function, or the n-th of all, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The function, or every one.
    pub function: Option<String>,
    /// Which call of it.
    pub call: u64,
    /// And all that follow.
    pub lasts: bool,
    /// What it returns.
    pub code: u32,
}

/// How the stand-in behaves.
#[derive(Debug, Clone)]
pub struct Config {
    /// Devices there are: `FAKE_CUDA_DEVICES`, less those that `CUDA_VISIBLE_DEVICES` hides.
    pub devices: i32,
    /// Bytes of each: `FAKE_CUDA_MEMORY`.
    pub memory: u64,
    /// What the driver says its version is: `FAKE_CUDA_DRIVER`.
    pub version: i32,
    /// The compute capability, 90 for 9.0: `FAKE_CUDA_ARCH`.
    pub arch: i32,
    /// `FAKE_CUDA_ORDER`: `eager`, `late`, or a number.
    pub order: Order,
    /// `FAKE_CUDA_FAIL`: `cuMemAlloc_v2#3=2`, or `17=719`; `cuMemAlloc_v2#3+=2` for all from the third on.
    pub failure: Option<Failure>,
    /// Where the names of all calls are written at exit: `FAKE_CUDA_CALLS`.
    pub calls: Option<PathBuf>,
    /// Where the texts of compiled images are kept: `FAKE_CUDA_STORE`.
    pub store: Option<PathBuf>,
    /// The compiler behind the stand-in's: `FAKE_CUDA_NVRTC`.
    pub nvrtc: Option<PathBuf>,
    /// Whether what is still there at exit is reported: `FAKE_CUDA_LEAKS=1`.
    pub leaks: bool,
    /// Whether devices have virtual memory: `FAKE_CUDA_VMM=0`.
    pub virtual_memory: bool,
    /// The most threads of a block: `FAKE_CUDA_THREADS`.
    pub threads: i32,
    /// The most threads of a block of any kernel, as if registers set it: `FAKE_CUDA_KERNEL_THREADS`.
    pub kernel_threads: i32,
    /// Bytes of shared memory that any kernel says it has: `FAKE_CUDA_KERNEL_SHARED`.
    pub kernel_shared: i32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            devices: 1,
            memory: 256 << 20,
            version: 13_000,
            arch: 90,
            order: Order::Lazy(1),
            failure: None,
            calls: None,
            store: None,
            nvrtc: None,
            leaks: false,
            virtual_memory: true,
            threads: 1024,
            kernel_threads: 1024,
            kernel_shared: 0,
        }
    }
}

impl Config {
    /// What the environment says.
    pub fn from_environment() -> Self {
        let plain = Self::default();
        let mut devices = number("FAKE_CUDA_DEVICES").unwrap_or(plain.devices);
        if let Ok(visible) = env::var("CUDA_VISIBLE_DEVICES") {
            devices = devices.min(visible_devices(&visible, devices));
        }
        Self {
            devices,
            memory: number("FAKE_CUDA_MEMORY").unwrap_or(plain.memory),
            version: number("FAKE_CUDA_DRIVER").unwrap_or(plain.version),
            arch: number("FAKE_CUDA_ARCH").unwrap_or(plain.arch),
            order: match env::var("FAKE_CUDA_ORDER").as_deref() {
                Ok("eager") => Order::Eager,
                Ok("late") => Order::Late,
                Ok(seed) => seed.parse().map_or(plain.order, Order::Lazy),
                Err(_) => plain.order,
            },
            failure: env::var("FAKE_CUDA_FAIL").ok().and_then(|f| failure(&f)),
            calls: env::var_os("FAKE_CUDA_CALLS").map(PathBuf::from),
            store: env::var_os("FAKE_CUDA_STORE").map(PathBuf::from),
            nvrtc: env::var_os("FAKE_CUDA_NVRTC").map(PathBuf::from),
            leaks: env::var("FAKE_CUDA_LEAKS").is_ok_and(|v| v == "1"),
            virtual_memory: env::var("FAKE_CUDA_VMM").map_or(plain.virtual_memory, |v| v != "0"),
            threads: number("FAKE_CUDA_THREADS").unwrap_or(plain.threads),
            kernel_threads: number("FAKE_CUDA_KERNEL_THREADS").unwrap_or(plain.kernel_threads),
            kernel_shared: number("FAKE_CUDA_KERNEL_SHARED").unwrap_or(plain.kernel_shared),
        }
    }
}

fn number<T: std::str::FromStr>(variable: &str) -> Option<T> {
    env::var(variable).ok()?.parse().ok()
}

/// As the driver reads the list: up to the first entry that names no device.
fn visible_devices(list: &str, all: i32) -> i32 {
    let names_one = |e: &&str| e.trim().parse().is_ok_and(|n: i32| (0..all).contains(&n));
    list.split(',').take_while(names_one).count() as i32
}

fn failure(text: &str) -> Option<Failure> {
    let (call, code) = text.split_once('=')?;
    let (function, call) = match call.split_once('#') {
        Some((name, n)) => (Some(name.to_owned()), n),
        None => (None, call),
    };
    let (call, lasts) = match call.strip_suffix('+') {
        Some(call) => (call, true),
        None => (call, false),
    };
    Some(Failure {
        function,
        lasts,
        call: call.parse().ok()?,
        code: code.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_a_function_or_counts_all_calls() {
        let one = failure("cuMemAlloc_v2#3=2").expect("reads");
        assert_eq!(one.function.as_deref(), Some("cuMemAlloc_v2"));
        assert_eq!((one.call, one.code), (3, 2));
        assert_eq!(failure("17=719").map(|f| (f.call, f.code)), Some((17, 719)));
        assert_eq!(failure("17"), None);
        let lasting = failure("cuEventQuery#2+=400").map(|f| (f.call, f.lasts));
        assert_eq!(lasting, Some((2, true)));
    }

    #[test]
    fn visible_devices_end_at_the_first_that_is_none() {
        assert_eq!(visible_devices("", 4), 0);
        assert_eq!(visible_devices("2,0", 4), 2);
        assert_eq!(visible_devices("0,-1,1", 4), 1);
    }
}
