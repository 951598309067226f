//! What goes wrong between the runtime and a CUDA device: no driver, no compiler, a call that fails.

use std::fmt;

/// Why a CUDA device cannot do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CudaError {
    /// The driver's library is not on this machine.
    #[error(
        "device `cuda:{asked}` asked for, but there is no NVIDIA driver: no `libcuda.so` could be loaded; `host` is there"
    )]
    NoDriver {
        /// The number of the device.
        asked: u32,
    },

    /// A driver from before what the runtime needs.
    #[error(
        "the NVIDIA driver is too old: it is made for CUDA {}, and CUDA {} is the least; install a newer driver", Version(*.found), Version(*.least)
    )]
    DriverTooOld {
        /// The version of CUDA that the driver is made for, as it counts: 12040 for 12.4.
        found: i32,
        /// The least that will do.
        least: i32,
    },

    /// A driver without a function that the runtime needs.
    #[error(
        "the NVIDIA driver has no function `{function}`: it is too old or damaged; install a newer driver"
    )]
    NoFunction {
        /// The function.
        function: &'static str,
    },

    /// A driver with no device.
    #[error(
        "device `cuda:{asked}` asked for, but the NVIDIA driver has no device{}; `host` is there", hidden(.visible)
    )]
    NoDevice {
        /// The number of the device.
        asked: u32,
        /// What `CUDA_VISIBLE_DEVICES` says, if it is set.
        visible: Option<String>,
    },

    /// The driver refused a call.
    #[error("{call} failed: {name} ({code})")]
    Call {
        /// The function of the driver.
        call: &'static str,
        /// Its result.
        code: u32,
        /// The driver's name for the result.
        name: String,
    },

    /// The compiler of CUDA text is not on this machine.
    #[error(
        "kernel `{kernel}` has to be compiled, and NVRTC was not found (looked for {tried}){shipped}; install it with\n    pip install --target ~/.local/share/gpu-runtime 'nvidia-cuda-nvrtc=={version}'\nor set GPU_RUNTIME_NVRTC to the folder that has it"
    )]
    NoCompiler {
        /// The kernel.
        kernel: &'static str,
        /// Where it was looked for.
        tried: String,
        /// Which one to install.
        version: &'static str,
        /// Why none of the [`Images`](crate::Images) that came with the program will do; empty if none
        /// came for this kernel.
        shipped: &'static str,
    },

    /// NVRTC does not know the architecture.
    #[error("NVRTC makes nothing for architecture {arch}: it knows {known}")]
    NoSuchArch {
        /// The architecture: 90 for `sm_90`.
        arch: u32,
        /// Those that it knows.
        known: String,
    },

    /// NVRTC cannot be used.
    #[error("NVRTC cannot be used: {why}")]
    Compiler {
        /// What is wrong.
        why: String,
    },

    /// NVRTC refused the text of a kernel. Its lines are those of the kernel's Rust source.
    #[error("kernel `{kernel}` does not compile for {arch}:\n{log}")]
    Refused {
        /// The kernel.
        kernel: &'static str,
        /// What it was compiled for.
        arch: String,
        /// All that the compiler said.
        log: String,
    },

    /// A launch that the device cannot run.
    #[error(
        "kernel `{kernel}` wants {asked} {what}, and device `{device}` has {most}{why}; nothing was launched"
    )]
    LaunchLimit {
        /// The kernel.
        kernel: &'static str,
        /// The device.
        device: String,
        /// What there is too much of.
        what: &'static str,
        /// How much the launch wants.
        asked: u64,
        /// How much there may be.
        most: u64,
        /// What sets that limit, in words.
        why: String,
    },
}

/// A version as the driver counts.
struct Version(i32);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 1000, self.0 % 1000 / 10)
    }
}

fn hidden(visible: &Option<String>) -> String {
    match visible {
        Some(list) => format!(" that CUDA_VISIBLE_DEVICES=`{list}` lets be seen"),
        None => String::new(),
    }
}
