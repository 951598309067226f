//! What a kernel reports when it goes wrong.

use std::fmt;

/// Why a kernel faulted. The numbers are those that the CUDA text writes into its fault record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
#[non_exhaustive]
pub enum FaultKind {
    /// An index was not below the length of what it indexes.
    OutOfBounds = 1,
    /// An integer was divided by zero.
    DivideByZero = 2,
    /// A result that an integer type cannot hold: the smallest integer divided by -1, the logarithm
    /// of zero, the root of a negative number.
    Overflow = 3,
    /// An assertion of the kernel does not hold.
    Assertion = 4,
}

impl FaultKind {
    /// The kind with this number; what no kernel writes is a failed assertion.
    pub(crate) fn from_number(number: u32) -> Self {
        match number {
            1 => Self::OutOfBounds,
            2 => Self::DivideByZero,
            3 => Self::Overflow,
            _ => Self::Assertion,
        }
    }
}

/// One fault of one thread of a kernel: what happened, where in the grid and where in the source.
///
/// ```
/// # use gpu_runtime::{FaultKind, KernelFault};
/// let fault = KernelFault {
///     kernel: "saxpy", kind: FaultKind::OutOfBounds, param: "x", index: 12, len: 8,
///     block: 0, thread: 12, file: "src/main.rs", line: 10,
/// };
/// assert_eq!(
///     fault.to_string(),
///     "kernel `saxpy`: index 12 out of bounds of `x` (length 8), block 0, thread 12, at src/main.rs:10",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KernelFault {
    /// The kernel's name.
    pub kernel: &'static str,
    /// What happened.
    pub kind: FaultKind,
    /// The parameter or local that was indexed; of an assertion its message or condition.
    pub param: &'static str,
    /// The index that was out of bounds.
    pub index: u64,
    /// The length that it was compared with.
    pub len: u64,
    /// The thread's block in the grid.
    pub block: u64,
    /// The thread in its block.
    pub thread: u64,
    /// Source file of the faulting expression.
    pub file: &'static str,
    /// Source line of the faulting expression.
    pub line: u32,
}

impl fmt::Display for KernelFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kernel `{}`: ", self.kernel)?;
        match self.kind {
            FaultKind::OutOfBounds => write!(
                f,
                "index {} out of bounds of `{}` (length {})",
                self.index, self.param, self.len
            )?,
            FaultKind::DivideByZero => f.write_str("integer division by zero")?,
            FaultKind::Overflow => {
                f.write_str("an integer operation has no result that its type can hold")?
            }
            FaultKind::Assertion => write!(f, "assertion failed: {}", self.param)?,
        }
        write!(
            f,
            ", block {}, thread {}, at {}:{}",
            self.block, self.thread, self.file, self.line
        )
    }
}

impl std::error::Error for KernelFault {}
