//! Plain and atomic views never meet: a buffer is turned into a buffer of atomics by value, and
//! back.

use super::Buffer;
use crate::pod::DeviceData;
use std::marker::PhantomData;

/// A type that has an atomic form.
///
/// # Safety
/// `Atomic` has the layout of `Self` and the same valid bit patterns.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no atomic form",
    note = "atomics exist for i32, u32, u64, f32 and f64"
)]
pub unsafe trait AtomicForm: DeviceData {
    /// The atomic form.
    type Atomic: AtomicOf<Plain = Self>;
}

/// An atomic form.
///
/// # Safety
/// As [`AtomicForm`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(message = "`{Self}` is not an atomic")]
pub unsafe trait AtomicOf: DeviceData {
    /// The plain form.
    type Plain: DeviceData;
}

impl<'b, T: AtomicForm, P> Buffer<'b, T, P> {
    /// The same memory for shared updates by many threads.
    pub fn into_atomic(self) -> Buffer<'b, T::Atomic, P> {
        // The layouts are equal by the traits' contract, and the buffer is the memory's only user.
        Buffer {
            held: self.held,
            len: self.len,
            elements: PhantomData,
        }
    }
}

impl<'b, A: AtomicOf, P> Buffer<'b, A, P> {
    /// The same memory as plain elements.
    pub fn into_plain(self) -> Buffer<'b, A::Plain, P> {
        Buffer {
            held: self.held,
            len: self.len,
            elements: PhantomData,
        }
    }
}
