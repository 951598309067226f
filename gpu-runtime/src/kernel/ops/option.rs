//! `Option` in a kernel: how it is made, asked and taken apart.

use crate::error::FaultKind;
use crate::pod::KernelValue;
use std::mem::MaybeUninit;

/// Holds a value.
#[inline(always)]
pub fn is_some<T: KernelValue>(x: Option<T>) -> bool {
    x.is_some()
}

/// Holds no value.
#[inline(always)]
pub fn is_none<T: KernelValue>(x: Option<T>) -> bool {
    x.is_none()
}

/// The value.
///
/// # Errors
/// [`FaultKind::Assertion`] where there is none.
#[inline(always)]
pub fn unwrap<T: KernelValue>(x: Option<T>) -> Result<T, FaultKind> {
    x.ok_or(FaultKind::Assertion)
}

/// The value, or `other` where there is none.
#[inline(always)]
pub fn unwrap_or<T: KernelValue>(x: Option<T>, other: T) -> T {
    x.unwrap_or(other)
}

/// `Some(value)` if `condition` holds.
#[inline(always)]
pub fn then_some<T: KernelValue>(condition: bool, value: T) -> Option<T> {
    condition.then_some(value)
}

/// The value; all-zero bytes where there is none, as the text's `gpu::option` holds them.
#[inline(always)]
pub fn payload<T: KernelValue>(x: Option<T>) -> T {
    match x {
        Some(value) => value,
        // SAFETY: `KernelValue`'s contract: all-zero bytes are a value of the type.
        None => unsafe { MaybeUninit::zeroed().assume_init() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_payload_of_none_is_zero() {
        assert_eq!(payload(Some(7_i8)), 7);
        assert_eq!(payload::<i8>(None), 0);
        assert_eq!(payload::<[f32; 2]>(None), [0.0; 2]);
        assert_eq!(payload::<(u64, bool)>(None), (0, false));
    }

    #[test]
    fn unwrap_of_none_is_an_assertion() {
        assert_eq!(unwrap(Some(7)), Ok(7));
        assert_eq!(unwrap::<i32>(None), Err(FaultKind::Assertion));
    }
}
