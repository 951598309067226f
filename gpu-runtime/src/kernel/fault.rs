//! The kinds of fault that end a kernel's thread.

/// Why a kernel faulted. The numbers are those of the CUDA text's `gpu::fault::kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum FaultKind {
    /// An index was not below the length of what it indexes.
    OutOfBounds = 1,
    /// An integer was divided by zero.
    DivideByZero = 2,
    /// A quotient that its type cannot hold: the smallest integer divided by -1.
    Overflow = 3,
    /// An assertion of the kernel does not hold.
    Assertion = 4,
}
