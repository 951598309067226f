//! Numbers that many threads of a kernel update together.
//!
//! [`Atomic<T>`] is a `T` of device memory that is only ever touched by atomic operations while
//! a kernel runs. All operations are relaxed: they order nothing but themselves, as CUDA's
//! `atomicAdd` and its relatives. The prelude's `atomic_add` and so on are the other side.

use core::cell::UnsafeCell;
use core::sync::atomic::Ordering::Relaxed;

use crate::kernel::ops::{num, sealed::Sealed};
use crate::kernel::text::TextBuilder;
use crate::pod::DeviceData;

/// A number in device memory that many threads update: `bins[i].add(1)`.
///
/// It has the layout of `T`. `T` is `i32`, `u32`, `i64`, `u64`, `f32` or `f64`.
///
/// ```
/// use gpu_runtime::kernel::atomic::Atomic;
/// let total = Atomic::new(40_u32);
/// assert_eq!(total.add(2), 40);
/// assert_eq!(total.into_inner(), 42);
/// ```
#[repr(transparent)]
pub struct Atomic<T>(UnsafeCell<T>);

// SAFETY: a shared `Atomic<T>` is only read and written through `AtomicScalar`, whose
// implementations touch it by atomic instructions alone; plain access needs `&mut` or ownership.
unsafe impl<T: AtomicScalar> Sync for Atomic<T> {}

// SAFETY: the layout of `T`, which is device data; a number, so no pointer and no drop.
unsafe impl<T: AtomicScalar> DeviceData for Atomic<T> {
    fn cuda_type(text: &mut TextBuilder) -> String {
        T::cuda_type(text)
    }
}

impl<T: AtomicScalar> Atomic<T> {
    /// An atomic number with this value.
    pub const fn new(value: T) -> Self {
        Self(UnsafeCell::new(value))
    }

    /// The value, by ownership.
    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }

    /// The value, by exclusive access.
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }
}

impl<T: AtomicScalar> core::fmt::Debug for Atomic<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Atomic").field(&load(self)).finish()
    }
}

impl<T: AtomicScalar> From<T> for Atomic<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// The numbers that can be updated atomically.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no atomic operations on the device",
    label = "cannot be updated atomically",
    note = "`Atomic<T>` exists for i32, u32, i64, u64, f32 and f64"
)]
pub trait AtomicScalar: Sealed + DeviceData + num::Num + core::fmt::Debug {
    #[doc(hidden)]
    fn load(cell: &Atomic<Self>) -> Self;
    #[doc(hidden)]
    fn store(cell: &Atomic<Self>, value: Self);
    #[doc(hidden)]
    fn exchange(cell: &Atomic<Self>, value: Self) -> Self;
    #[doc(hidden)]
    fn compare_exchange(cell: &Atomic<Self>, current: Self, new: Self) -> Self;
    #[doc(hidden)]
    fn add(cell: &Atomic<Self>, value: Self) -> Self;
    #[doc(hidden)]
    fn sub(cell: &Atomic<Self>, value: Self) -> Self;
    #[doc(hidden)]
    fn min(cell: &Atomic<Self>, value: Self) -> Self;
    #[doc(hidden)]
    fn max(cell: &Atomic<Self>, value: Self) -> Self;
}

/// The integers that can be updated atomically.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no atomic bit operations on the device",
    label = "not an atomic integer",
    note = "atomic `and`, `or` and `xor` exist for i32, u32, i64 and u64"
)]
pub trait AtomicBits: AtomicScalar {
    #[doc(hidden)]
    fn and(cell: &Atomic<Self>, value: Self) -> Self;
    #[doc(hidden)]
    fn or(cell: &Atomic<Self>, value: Self) -> Self;
    #[doc(hidden)]
    fn xor(cell: &Atomic<Self>, value: Self) -> Self;
}

/// The one way from an `Atomic<$t>` to the atomic integer that holds its bits.
macro_rules! cell {
    ($t:ty, $atomic:ident) => {
        #[inline(always)]
        fn cell(atomic: &Atomic<$t>) -> &$atomic {
            const {
                assert!(size_of::<$t>() == size_of::<$atomic>());
                assert!(align_of::<$t>() == align_of::<$atomic>());
            }
            // SAFETY: the pointer comes from a reference, so it is valid and aligned for the
            // reference's lifetime; size and alignment are those of the atomic (asserted above),
            // every bit pattern is a value of both, and the memory is inside an `UnsafeCell`.
            // While a shared `Atomic` exists nothing but this function reaches its inside, so
            // there is no access that is not atomic.
            unsafe { $atomic::from_ptr(atomic.0.get().cast()) }
        }
    };
}

macro_rules! integers {
    ($($t:ident $atomic:ident;)*) => {$(
        const _: () = {
            use core::sync::atomic::$atomic;
            cell!($t, $atomic);

            impl AtomicScalar for $t {
                #[inline(always)]
                fn load(atomic: &Atomic<$t>) -> $t { cell(atomic).load(Relaxed) }
                #[inline(always)]
                fn store(atomic: &Atomic<$t>, value: $t) { cell(atomic).store(value, Relaxed); }
                #[inline(always)]
                fn exchange(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).swap(value, Relaxed) }
                #[inline(always)]
                fn compare_exchange(atomic: &Atomic<$t>, current: $t, new: $t) -> $t {
                    let (Ok(old) | Err(old)) =
                        cell(atomic).compare_exchange(current, new, Relaxed, Relaxed);
                    old
                }
                #[inline(always)]
                fn add(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_add(value, Relaxed) }
                #[inline(always)]
                fn sub(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_sub(value, Relaxed) }
                #[inline(always)]
                fn min(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_min(value, Relaxed) }
                #[inline(always)]
                fn max(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_max(value, Relaxed) }
            }

            impl AtomicBits for $t {
                #[inline(always)]
                fn and(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_and(value, Relaxed) }
                #[inline(always)]
                fn or(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_or(value, Relaxed) }
                #[inline(always)]
                fn xor(atomic: &Atomic<$t>, value: $t) -> $t { cell(atomic).fetch_xor(value, Relaxed) }
            }
        };
    )*};
}
integers! { i32 AtomicI32; u32 AtomicU32; i64 AtomicI64; u64 AtomicU64; }

macro_rules! floats {
    ($($t:ident $atomic:ident;)*) => {$(
        const _: () = {
            use core::sync::atomic::$atomic;
            cell!($t, $atomic);

            /// Replaces the value by a function of it: a loop of compare-and-exchange on the bits.
            #[inline(always)]
            fn update(atomic: &Atomic<$t>, new: impl Fn($t) -> $t) -> $t {
                let bits = cell(atomic);
                let mut old = bits.load(Relaxed);
                loop {
                    let wanted = new($t::from_bits(old)).to_bits();
                    match bits.compare_exchange_weak(old, wanted, Relaxed, Relaxed) {
                        Ok(_) => return $t::from_bits(old),
                        Err(seen) => old = seen,
                    }
                }
            }

            impl AtomicScalar for $t {
                #[inline(always)]
                fn load(atomic: &Atomic<$t>) -> $t { $t::from_bits(cell(atomic).load(Relaxed)) }
                #[inline(always)]
                fn store(atomic: &Atomic<$t>, value: $t) {
                    cell(atomic).store(value.to_bits(), Relaxed);
                }
                #[inline(always)]
                fn exchange(atomic: &Atomic<$t>, value: $t) -> $t {
                    $t::from_bits(cell(atomic).swap(value.to_bits(), Relaxed))
                }
                #[inline(always)]
                fn compare_exchange(atomic: &Atomic<$t>, current: $t, new: $t) -> $t {
                    let (Ok(old) | Err(old)) = cell(atomic)
                        .compare_exchange(current.to_bits(), new.to_bits(), Relaxed, Relaxed);
                    $t::from_bits(old)
                }
                #[inline(always)]
                fn add(atomic: &Atomic<$t>, value: $t) -> $t { update(atomic, |old| old + value) }
                #[inline(always)]
                fn sub(atomic: &Atomic<$t>, value: $t) -> $t { update(atomic, |old| old - value) }
                #[inline(always)]
                fn min(atomic: &Atomic<$t>, value: $t) -> $t {
                    update(atomic, |old| num::min(old, value))
                }
                #[inline(always)]
                fn max(atomic: &Atomic<$t>, value: $t) -> $t {
                    update(atomic, |old| num::max(old, value))
                }
            }
        };
    )*};
}
floats! { f32 AtomicU32; f64 AtomicU64; }

/// Generates the free functions that generated code calls and the methods of the same names.
macro_rules! operations {
    ($($(#[$doc:meta])* $bound:ident::$name:ident($($arg:ident),*) $(-> $out:ident)?;)*) => {
        $(
            $(#[$doc])*
            #[inline(always)]
            pub fn $name<T: $bound>(atomic: &Atomic<T> $(, $arg: T)*) $(-> $out)? {
                <T as $bound>::$name(atomic $(, $arg)*)
            }
        )*

        $(
            impl<T: $bound> Atomic<T> {
                $(#[$doc])*
                #[inline(always)]
                pub fn $name(&self $(, $arg: T)*) $(-> $out)? {
                    <T as $bound>::$name(self $(, $arg)*)
                }
            }
        )*
    };
}

operations! {
    /// The value now.
    AtomicScalar::load() -> T;
    /// Replaces the value.
    AtomicScalar::store(value);
    /// Replaces the value; the old one is returned.
    AtomicScalar::exchange(value) -> T;
    /// Replaces the value if its bits are those of `current`; the old value is returned either
    /// way, so the exchange took place where that equals `current`.
    AtomicScalar::compare_exchange(current, new) -> T;
    /// Adds (integers wrap); the old value is returned.
    AtomicScalar::add(value) -> T;
    /// Subtracts (integers wrap); the old value is returned.
    AtomicScalar::sub(value) -> T;
    /// Takes the smaller one, as [`num::min`]`(old, value)` does; the old value is returned.
    AtomicScalar::min(value) -> T;
    /// Takes the larger one, as [`num::max`]`(old, value)` does; the old value is returned.
    AtomicScalar::max(value) -> T;
    /// `old & value`; the old value is returned.
    AtomicBits::and(value) -> T;
    /// `old | value`; the old value is returned.
    AtomicBits::or(value) -> T;
    /// `old ^ value`; the old value is returned.
    AtomicBits::xor(value) -> T;
}
