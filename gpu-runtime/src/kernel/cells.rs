//! How rustc tells the CUDA text what the macro could not see: cells that are tied to expressions
//! of the CPU body and asked per instance.

use super::cx::Fault;
use super::text::TextBuilder;
use crate::pod::{DeviceType, KernelValue};
use std::any::TypeId;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// Tied to a value of the body; knows its type once rustc does.
pub struct TypeCell<T>(PhantomData<fn() -> T>);

impl<T> Clone for TypeCell<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for TypeCell<T> {}

impl<T> TypeCell<T> {
    /// A cell.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: KernelValue> TypeCell<T> {
    /// The value itself; its type is the cell's.
    ///
    /// A value larger than 64 KiB does not compile: threads have little memory of their own.
    #[inline(always)]
    pub fn tie(self, value: T) -> T {
        const {
            assert!(
                size_of::<T>() <= 64 * 1024,
                "a value of a kernel is larger than 64 KiB, more memory than a thread has for itself; keep it in a buffer"
            );
        }
        value
    }

    /// The C++ spelling of the type.
    pub fn cuda_type(self, text: &mut TextBuilder) -> String {
        T::value_type(text)
    }

    /// A literal of this type with these digits (decimal, as Rust and C++ both read them).
    pub fn cuda_literal(self, digits: &str) -> String {
        let mut unused = TextBuilder::new();
        match T::value_type(&mut unused).as_str() {
            "f32" => format!("{digits}f"),
            "f64" => digits.to_owned(),
            "u32" => format!("{digits}u"),
            "u64" | "usize" => format!("{digits}ull"),
            "i64" | "isize" => format!("(i64){digits}ull"),
            "i32" if digits.parse::<i32>().is_ok() => digits.to_owned(),
            "i32" => format!("(i32){digits}u"),
            small => format!("({small}){digits}u"),
        }
    }
}

/// What a device function returns to a kernel: its result, and which function it was.
///
/// Only the twins that `#[gpu_fn]` makes can build one, so no other code runs in a kernel.
pub struct Device<R, F> {
    result: Result<R, Fault>,
    function: PhantomData<F>,
}

impl<R, F> Device<R, F> {
    /// The result of a device function.
    ///
    /// # Safety
    /// Called by the code that `#[gpu_fn]` generates: `result` was computed by a device body, and
    /// `F` completes that body's text.
    #[inline(always)]
    pub unsafe fn new(result: Result<R, Fault>, _function: F) -> Self {
        Self {
            result,
            function: PhantomData,
        }
    }

    #[inline(always)]
    pub(crate) fn into_result(self) -> Result<R, Fault> {
        self.result
    }
}

/// Tied to a call of the body; knows which instance of which function it calls.
pub struct FnCell<F>(PhantomData<fn() -> F>);

impl<F> Clone for FnCell<F> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<F> Copy for FnCell<F> {}

impl<F> FnCell<F> {
    /// A cell.
    pub const NEW: Self = Self(PhantomData);
}

impl<F: DeviceFn> FnCell<F> {
    /// The result of the call.
    ///
    /// # Errors
    /// The callee's fault.
    #[inline(always)]
    pub fn take<R>(self, d: Device<R, F>) -> Result<R, Fault> {
        d.result
    }

    /// The callee's name in the text, defined there first.
    pub fn cuda_name(self, text: &mut TextBuilder) -> String {
        F::emit(text)
    }
}

/// A device function that can complete its text.
#[diagnostic::on_unimplemented(
    message = "only #[gpu_fn] functions can be called in a kernel",
    note = "add `#[gpu_fn]` to the function, or to the impl of the method"
)]
pub trait DeviceFn {
    #[doc(hidden)]
    fn emit(text: &mut TextBuilder) -> String;
}

/// The device function of a `#[gpu_fn]` that has a mistake: the program does not compile.
pub struct Refused(());

impl DeviceFn for Refused {
    fn emit(_: &mut TextBuilder) -> String {
        String::new()
    }
}

/// The text function of a `#[gpu_fn]` instance as a [`DeviceFn`]. `C` names the functions that it
/// calls: functions that call each other in a circle would have a type that contains itself, which
/// rustc refuses.
pub struct Emit<F, C>(PhantomData<(F, C)>);

impl<F: Fn(&mut TextBuilder) -> String, C> Emit<F, C> {
    /// Wraps a text function.
    ///
    /// # Safety
    /// `F` is the type of a function item: zero-sized, without state or invariants.
    #[inline(always)]
    pub unsafe fn new(_text: F, _callees: C) -> Self {
        const { assert!(size_of::<F>() == 0, "a function item has no state") }
        Self(PhantomData)
    }
}

impl<F: Fn(&mut TextBuilder) -> String, C> DeviceFn for Emit<F, C> {
    fn emit(text: &mut TextBuilder) -> String {
        // SAFETY: an `Emit<F, C>` type is only named after `Emit::new`, whose caller promised that
        // `F` is a function item: zero-sized, so any aligned non-null pointer is valid for it, and
        // without invariants, so its one value may be had from nothing.
        let f: &F = unsafe { NonNull::<F>::dangling().as_ref() };
        f(text)
    }
}

/// A key that tells instances of device functions apart.
pub fn fn_key<F: 'static>(_: &F) -> String {
    format!("{:?}", TypeId::of::<F>())
}

/// Asserts that a spelled type is what it looks like: `let _: Same<f32> = Same::<Spelled>::NEW;`.
pub struct Same<T>(PhantomData<T>);

impl<T> Same<T> {
    /// The assertion's value.
    pub const NEW: Self = Self(PhantomData);
}

/// A value of type `T`: what a by-value argument of a generic type is in a struct of arguments, whose
/// field cannot name the kernel's generics.
#[diagnostic::on_unimplemented(
    message = "this argument is a `{Self}`, and the kernel takes a `{T}`",
    label = "an argument of this launch is not a `{T}`",
    note = "types do not convert by themselves: write `x as {T}`, or another instance of the kernel"
)]
pub trait Is<T>: any::Any<T> {
    /// The value.
    fn value(self) -> T;
}

mod any {
    pub trait Any<T> {}
    impl<T> Any<T> for T {}
}

impl<T> Is<T> for T {
    #[inline(always)]
    fn value(self) -> T {
        self
    }
}

/// Compiles only for what a launch may pass by value.
#[inline(always)]
pub fn assert_device_type<T: DeviceType>() {}

/// Compiles only for values of kernels.
#[inline(always)]
pub fn assert_kernel_value<T: KernelValue>() {}
