//! Every error of the runtime. An error says what was asked, how much, by whom, and what to do.

mod cuda;
mod fault;
mod graph;
mod interop;
mod memory;
mod shape;

pub use cuda::CudaError;
pub use fault::{FaultKind, KernelFault};
pub use graph::GraphError;
pub use interop::InteropError;
pub use memory::{Holder, OutOfMemory, Refusal, Waiting};
pub use shape::ShapeProblem;

use crate::bytes::Bytes;
use crate::device::DeviceOrdinal;
use crate::pool::PoolConfig;
use std::ops::Range;

/// What can go wrong in the runtime.
#[derive(Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GpuError {
    /// A request for memory that could not be met.
    #[error(transparent)]
    OutOfMemory(Box<OutOfMemory>),

    /// A graph of launches.
    #[error(transparent)]
    Graph(GraphError),

    /// Other code on the same device, and memory that is shared with it.
    #[error(transparent)]
    Interop(Box<InteropError>),

    /// A kernel faulted. The scope it ran in is poisoned: what the kernel wrote is undefined, so
    /// downloads, promotions and the scope's end return this fault.
    #[error(transparent)]
    KernelFault(Box<KernelFault>),

    /// A condition of a kernel's `requires(..)` does not hold for these arguments.
    #[error(
        "kernel `{kernel}` requires {condition}, but {left} stands on the left and {right} on the right; nothing was launched"
    )]
    Requires {
        /// The kernel.
        kernel: &'static str,
        /// The condition as written.
        condition: &'static str,
        /// The value of its left side.
        left: u128,
        /// The value of its right side.
        right: u128,
    },

    /// A block or a grid chosen at the launch that the kernel cannot run in.
    #[error("kernel `{kernel}`: {problem}; nothing was launched")]
    LaunchShape {
        /// The kernel.
        kernel: &'static str,
        /// What is wrong with the shape.
        problem: ShapeProblem,
    },

    /// A kernel from a file was launched on the CPU device, and no function stands for it there.
    #[error(
        "kernel `{kernel}` is in `{file}`, and device `host` does not run that: name the function that stands for it there in the kernel's attribute, `host = path`, or launch it on a CUDA device; nothing was launched"
    )]
    NoHostForm {
        /// The kernel.
        kernel: &'static str,
        /// Its file, as its attribute names it.
        file: &'static str,
    },

    /// The pool has a configuration already, and another one was asked for.
    #[error(
        "the pool of device `{device}` is configured already\n  existing  {existing}\n  asked     {asked}\nconfigure it once, or ask for the existing configuration"
    )]
    PoolConfigured {
        /// The pool's device.
        device: DeviceOrdinal,
        /// The configuration the pool works with.
        existing: PoolConfig,
        /// The configuration that was asked for now.
        asked: PoolConfig,
    },

    /// A named budget exists already with another limit.
    #[error(
        "budget `{name}` exists already with a limit of {}, {} was asked for", Bytes(*.existing), Bytes(*.asked)
    )]
    BudgetConfigured {
        /// The budget's name.
        name: String,
        /// Its limit, in bytes.
        existing: u64,
        /// The limit that was asked for now, in bytes.
        asked: u64,
    },

    /// A budget larger than the one it lies in.
    #[error(
        "budget `{name}` of {} is larger than `{parent}`, which has {}: a budget inside another can only be smaller",
        Bytes(*.asked), Bytes(*.limit)
    )]
    BudgetExceedsParent {
        /// The budget that was to be opened.
        name: String,
        /// Its size, in bytes.
        asked: u64,
        /// The budget or device it would lie in.
        parent: String,
        /// The limit of that parent, in bytes.
        limit: u64,
    },

    /// More was to be kept for a budget or a label than there is, or than it may have.
    #[error(
        "`{name}` cannot be guaranteed {}: {} is all that its own limit and what nobody has of the device allow",
        Bytes(*.asked), Bytes(*.available)
    )]
    GuaranteeImpossible {
        /// The budget or the label.
        name: String,
        /// Bytes that were to be kept for it.
        asked: u64,
        /// Bytes that could be.
        available: u64,
    },

    /// A limit for a label whose small buffers are being served without the pool's lock.
    #[error(
        "`{name}` has allocated already: limit it where the program starts, before its first buffer"
    )]
    SourceInUse {
        /// The label.
        name: String,
    },

    /// A limit below what is in use and reserved at this moment.
    #[error(
        "a limit of {} is below the {} in use and reserved: drop buffers first", Bytes(*.asked), Bytes(*.in_use)
    )]
    LimitBelowUse {
        /// The limit that was asked for, in bytes.
        asked: u64,
        /// Bytes in use and reserved.
        in_use: u64,
    },

    /// A limit of zero or above the device's memory.
    #[error("a limit of {} is not possible: device `{device}` has {}", Bytes(*.asked), Bytes(*.total))]
    LimitImpossible {
        /// The device.
        device: DeviceOrdinal,
        /// The limit that was asked for, in bytes.
        asked: u64,
        /// The device's memory, in bytes.
        total: u64,
    },

    /// More was asked of a reservation than is left in it.
    #[error(
        "{} asked by `{source_name}` of a reservation that has {} left", Bytes(*.asked), Bytes(*.left)
    )]
    ReservationExhausted {
        /// Who asked.
        source_name: String,
        /// Bytes asked for.
        asked: u64,
        /// Bytes left in the reservation.
        left: u64,
    },

    /// A declared buffer that is in use was asked for again.
    #[error(
        "buffer `{buffer}` of pool `{pool}` is in use: drop it, or leave the scope that took it, before it is taken again"
    )]
    BufferTaken {
        /// The declared pool.
        pool: &'static str,
        /// The declared buffer.
        buffer: &'static str,
    },

    /// A declared buffer shares its memory with one of other phases that is still taken.
    #[error(
        "buffer `{buffer}` of pool `{pool}` lives in {phases} and shares memory with `{held}`, which lives in {held_phases} and is still in use: drop `{held}` before, or let both name a phase in which they meet"
    )]
    BufferShares {
        /// The declared pool.
        pool: &'static str,
        /// The declared buffer that was asked for.
        buffer: &'static str,
        /// The phases it lives in.
        phases: &'static str,
        /// The buffer that is in use.
        held: &'static str,
        /// The phases that one lives in.
        held_phases: &'static str,
    },

    /// More elements of a declared buffer were asked for than it was declared with.
    #[error(
        "buffer `{buffer}` of pool `{pool}` is declared with {max} elements, {asked} were asked for: work in chunks, or declare it longer"
    )]
    DeclaredLength {
        /// The declared pool.
        pool: &'static str,
        /// The declared buffer.
        buffer: &'static str,
        /// Elements asked for.
        asked: usize,
        /// Elements declared.
        max: usize,
    },

    /// A length in elements whose bytes no address space can hold.
    #[error(
        "{len} elements of `{element}` ({size} bytes each) are more than an address space holds"
    )]
    LengthOverflow {
        /// Elements asked for; saturated where a shape's product overflowed.
        len: usize,
        /// The element type.
        element: &'static str,
        /// Bytes per element.
        size: usize,
    },

    /// Two lengths that must be equal are not.
    #[error("{what}: {left} elements here, {right} there; the lengths must be equal")]
    LengthMismatch {
        /// What was compared.
        what: &'static str,
        /// The length of the one that is written.
        left: usize,
        /// The length of the one that is read.
        right: usize,
    },

    /// Extents that multiply to another number of elements than there are.
    #[error("{}", extents_mismatch(.extents, *.len))]
    ExtentsMismatch {
        /// The extents, in the order of an index.
        extents: Vec<usize>,
        /// The number of elements.
        len: usize,
    },

    /// A range that does not lie in its buffer.
    #[error("range {}..{} does not lie in a buffer of {len} elements", range.start, range.end)]
    RangeOutOfBounds {
        /// The range, in elements.
        range: Range<usize>,
        /// The length of the buffer.
        len: usize,
    },

    /// A device that this machine or this build does not have.
    #[error("there is no device {asked}: this process has {available}")]
    NoSuchDevice {
        /// What was asked for.
        asked: String,
        /// The devices there are.
        available: String,
    },

    /// A CUDA device that is not there, or cannot do what it was asked.
    #[error(transparent)]
    Cuda(Box<CudaError>),

    /// Another device was chosen after the process had begun to use one.
    #[error(
        "device `{asked}` was chosen, but this process uses `{existing}` already: choose the device before its first use"
    )]
    DeviceInUse {
        /// The device in use.
        existing: String,
        /// The device that was asked for.
        asked: String,
    },

    /// A buffer of one device in a launch or copy of another.
    #[error(
        "a buffer of device `{buffer}` was used on device `{used_on}`: copy it through the host"
    )]
    WrongDevice {
        /// Where the buffer lives.
        buffer: DeviceOrdinal,
        /// Where it was used.
        used_on: DeviceOrdinal,
    },

    /// An environment variable holds what cannot be read.
    #[error("{variable}=`{value}` is not understood: {expected}")]
    Environment {
        /// The variable.
        variable: &'static str,
        /// Its value.
        value: String,
        /// What it may hold.
        expected: &'static str,
    },

    /// The device failed before: what it still works on, and what it holds, cannot be known. Other
    /// devices go on.
    #[error(
        "device `{device}` is lost, it said: {what}\nnothing can be done on it any more; what is given back is noted and nothing else; start the program again"
    )]
    DeviceLost {
        /// The device.
        device: DeviceOrdinal,
        /// What it reported when it failed.
        what: String,
    },

    /// A panic passed through while the pool's books were changed: they may be wrong.
    #[error(
        "a panic stopped a change of the books of device `{device}`'s pool: it gives no memory any more; the panic's own message says what went wrong"
    )]
    PoolPoisoned {
        /// The pool's device.
        device: DeviceOrdinal,
    },

    /// The process is the forked child of one that uses a device: neither the device nor the
    /// pools' locks are the child's.
    #[error(
        "this process was forked from one that uses a device: start a new program (`exec`) to use one here, or fork before the first use"
    )]
    Forked,

    /// The process has begun to end, and the device's driver with it.
    #[error("the process is ending: no device is used any more")]
    ExitBegun,

    /// The device itself failed.
    #[error("the device failed: {what}")]
    Device {
        /// What the device reported.
        what: String,
    },
}

fn extents_mismatch(extents: &[usize], len: usize) -> String {
    let shape: Vec<String> = extents.iter().map(usize::to_string).collect();
    let shape = shape.join(" x ");
    let elements = if extents.contains(&0) {
        Some(0)
    } else {
        extents.iter().try_fold(1_usize, |n, e| n.checked_mul(*e))
    };
    match elements {
        Some(n) => format!("extents of {shape} are {n} elements, but the memory has {len}"),
        None => format!(
            "extents of {shape} are more elements than an address space holds; the memory has {len}"
        ),
    }
}

impl From<OutOfMemory> for GpuError {
    fn from(error: OutOfMemory) -> Self {
        Self::OutOfMemory(Box::new(error))
    }
}

impl From<CudaError> for GpuError {
    fn from(error: CudaError) -> Self {
        Self::Cuda(Box::new(error))
    }
}

impl From<GraphError> for GpuError {
    fn from(error: GraphError) -> Self {
        Self::Graph(error)
    }
}

impl From<InteropError> for GpuError {
    fn from(error: InteropError) -> Self {
        Self::Interop(Box::new(error))
    }
}

impl From<KernelFault> for GpuError {
    fn from(fault: KernelFault) -> Self {
        Self::KernelFault(Box::new(fault))
    }
}

/// As [`Display`](std::fmt::Display): `fn main() -> Result<(), GpuError>` prints an error by its
/// `Debug` form, and a person reads it.
impl std::fmt::Debug for GpuError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}
