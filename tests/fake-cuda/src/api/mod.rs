//! The driver's functions, by their names. Each takes what `cuda.h` says it takes, with handles as
//! numbers, and does its work in `driver::call`.

mod context;
mod graph;
mod launch;
mod memory;
mod stream;
mod virtual_memory;

pub use context::*;
pub use graph::*;
pub(crate) use launch::elf_bytes;
pub use launch::*;
pub use memory::*;
pub use stream::*;
pub use virtual_memory::*;

/// Defines functions of the driver. The state is `d` in each of them. What stands behind `idle` is all
/// that happens while the stand-in is idle: see [`set_idle`](crate::set_idle).
macro_rules! driver_api {
    ($(fn $name:ident($d:ident $(, $a:ident: $t:ty)* $(,)?) $(idle $idle:block)? $body:block)*) => {$(
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($a: $t),*) -> u32 {
            $(
                if crate::is_idle() {
                    // SAFETY: the caller's promise, which is that of the driver's documentation.
                    #[allow(unused_unsafe)]
                    let answer: crate::code::Outcome = unsafe { $idle };
                    return answer.map_or_else(|code| code.0, |()| 0);
                }
            )?
            crate::driver::call(stringify!($name), |$d| {
                // SAFETY: the caller's promise, which is that of the driver's documentation.
                #[allow(unused_unsafe)]
                unsafe { $body }
            })
        }
    )*};
}
pub(crate) use driver_api;

/// Writes an answer.
///
/// # Safety
/// `to` is null or a place for it.
pub(crate) unsafe fn put<T>(to: *mut T, value: T) -> crate::code::Outcome {
    if to.is_null() {
        return Err(crate::code::INVALID_VALUE);
    }
    // SAFETY: the caller's promise.
    unsafe { to.write(value) };
    Ok(())
}
