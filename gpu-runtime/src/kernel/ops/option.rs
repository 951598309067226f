//! `Option` in a kernel: how it is made, asked and taken apart.

use crate::error::FaultKind;
use crate::pod::KernelValue;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unwrap_of_none_is_an_assertion() {
        assert_eq!(unwrap(Some(7)), Ok(7));
        assert_eq!(unwrap::<i32>(None), Err(FaultKind::Assertion));
    }
}
