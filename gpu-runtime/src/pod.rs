//! Plain device data: which Rust types may live in device memory and which may be values in a
//! kernel. Nothing in this room allocates, launches or knows a backend.

use crate::kernel::text::TextBuilder;

/// A type whose values may be stored in device memory.
///
/// Implemented for the scalars `f32 f64 i8..i64 u8..u64 usize isize bool`, for arrays of device
/// data, for [`Atomic`](crate::Atomic) scalars, and by `#[derive(GpuRepr)]`.
///
/// # Safety
/// The type has a stable layout that its CUDA C++ spelling repeats (same size, same alignment,
/// same field offsets), holds no pointer or reference, needs no drop, and has all-zero bytes as a
/// value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device data",
    label = "cannot be stored in GPU memory",
    note = "device data: the scalars (f32, f64, i8..i64, u8..u64, usize, isize, bool), fixed arrays `[T; N]` of device data, and `#[repr(C)]` structs with `#[derive(GpuRepr)]`"
)]
pub unsafe trait DeviceData: Sized + Send + Sync + 'static {
    /// The CUDA C++ spelling of the type; defines it in `text` first where that is needed.
    #[doc(hidden)]
    fn cuda_type(text: &mut TextBuilder) -> String;
}

/// Device data that may also be a value in a kernel: a parameter, a local, an element read. Host
/// slices of it can be uploaded.
///
/// # Safety
/// As [`DeviceData`]; no byte of a value is ever uninitialised (there is no padding), and none
/// changes behind a shared borrow.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device data",
    label = "cannot be a value in a kernel, nor be uploaded",
    note = "values in a kernel: the scalars (f32, f64, i8..i64, u8..u64, usize, isize, bool), fixed arrays `[T; N]` of them, and `#[repr(C)]` structs with `#[derive(GpuRepr)]`"
)]
pub unsafe trait DeviceType: DeviceData + KernelValue {
    /// Names the trait where a type is held against it.
    #[doc(hidden)]
    const IS: () = ();
}

/// A value in a kernel: whatever a local, a parameter or the result of a `#[gpu_fn]` may be.
///
/// That is every [`DeviceType`], and tuples of up to eight values, `Option`s of a value, and arrays of
/// these. They have no layout that both sides share, so they never lie in buffers.
///
/// # Safety
/// All-zero bytes are a value of the type; it needs no drop and holds no pointer or reference;
/// `value_type` and `value_literal` spell the type and exactly this value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device data",
    label = "cannot be a value in a kernel",
    note = "values in a kernel: the scalars (f32, f64, i8..i64, u8..u64, usize, isize, bool), fixed arrays `[T; N]` of them, `#[repr(C)]` structs with `#[derive(GpuRepr)]`, and tuples and `Option`s of these"
)]
pub unsafe trait KernelValue: Copy + 'static {
    /// The CUDA C++ spelling of the type; defines it in `text` first where that is needed.
    #[doc(hidden)]
    fn value_type(text: &mut TextBuilder) -> String;
    /// A C++ expression of this very value.
    #[doc(hidden)]
    fn value_literal(&self, text: &mut TextBuilder) -> String;
}

// SAFETY: `gpu::option<T>` holds the same choice. All-zero bytes are `None`, or `Some` of a value
// whose type leaves a niche elsewhere (`Some(false)`).
unsafe impl<T: KernelValue> KernelValue for Option<T> {
    fn value_type(text: &mut TextBuilder) -> String {
        format!("gpu::option<{}>", T::value_type(text))
    }
    fn value_literal(&self, text: &mut TextBuilder) -> String {
        let ty = Self::value_type(text);
        match self {
            Some(v) => format!("{ty}{{true, {}}}", v.value_literal(text)),
            None => format!("{ty}{{}}"),
        }
    }
}

macro_rules! tuples {
    ($($($t:ident $n:tt),+;)*) => {$(
        // SAFETY: `gpu::tuple<..>` has a member for each element; all-zero bytes are one of each.
        unsafe impl<$($t: KernelValue),+> KernelValue for ($($t,)+) {
            fn value_type(text: &mut TextBuilder) -> String {
                let types = [$($t::value_type(text)),+];
                format!("gpu::tuple<{}>", types.join(", "))
            }
            fn value_literal(&self, text: &mut TextBuilder) -> String {
                let values = [$(self.$n.value_literal(text)),+];
                format!("{}{{{}}}", Self::value_type(text), values.join(", "))
            }
        }
    )*};
}
tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

/// Device data that can be downloaded: any bits that a device leaves are a value of it.
///
/// Implemented for the numbers, for arrays of what is downloadable, and by `#[derive(GpuRepr)]`
/// for structs all of whose fields are.
///
/// # Safety
/// Every bit pattern of the type's size is a value of it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be downloaded: bits that a device leaves need not be a value of it",
    label = "not every bit pattern is a `{Self}`",
    note = "downloadable: numbers, arrays of them, and `#[derive(GpuRepr)]` structs of such fields; store an integer (`u8` for a `bool`) and convert it on the host"
)]
pub unsafe trait Downloadable: DeviceType {}

macro_rules! downloadable {
    ($($t:ident)*) => {$(
        // SAFETY: a number has a value for every bit pattern.
        unsafe impl Downloadable for $t {}
    )*};
}

downloadable!(f32 f64 i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

// SAFETY: every bit pattern is one of each element.
unsafe impl<T: Downloadable, const N: usize> Downloadable for [T; N] {}

macro_rules! scalars {
    ($($t:ident $cuda:literal $lit:expr;)*) => {$(
        // SAFETY: a scalar of the same width and representation on both sides, no drop, no pointer.
        unsafe impl DeviceData for $t {
            fn cuda_type(_: &mut TextBuilder) -> String { $cuda.to_owned() }
        }
        // SAFETY: `$lit` spells the value exactly: integers in decimal, floats by their bits.
        unsafe impl KernelValue for $t {
            fn value_type(_: &mut TextBuilder) -> String { $cuda.to_owned() }
            fn value_literal(&self, _: &mut TextBuilder) -> String {
                let spell: fn($t) -> String = $lit;
                spell(*self)
            }
        }
        // SAFETY: a number or a `bool` has no padding.
        unsafe impl DeviceType for $t {}
    )*};
}

scalars! {
    bool "bool" |v| v.to_string();
    i8 "i8" |v| format!("(i8){v}");
    i16 "i16" |v| format!("(i16){v}");
    i32 "i32" |v| if v == i32::MIN { "(i32)0x80000000u".to_owned() } else { format!("{v}") };
    i64 "i64" |v| if v == i64::MIN { "(i64)0x8000000000000000ull".to_owned() } else { format!("{v}ll") };
    isize "isize" |v| if v == isize::MIN { "(isize)0x8000000000000000ull".to_owned() } else { format!("{v}ll") };
    u8 "u8" |v| format!("(u8){v}");
    u16 "u16" |v| format!("(u16){v}");
    u32 "u32" |v| format!("{v}u");
    u64 "u64" |v| format!("{v}ull");
    usize "usize" |v| format!("{v}ull");
    f32 "f32" |v| f32_literal(v);
    f64 "f64" |v| f64_literal(v);
}

// Shortest decimal forms round-trip; what decimals cannot say is said by bits.
fn f32_literal(v: f32) -> String {
    if v.is_finite() {
        format!("{v:?}f")
    } else {
        format!("gpu::f32_from_bits(0x{:08x}u)", v.to_bits())
    }
}

fn f64_literal(v: f64) -> String {
    if v.is_finite() {
        format!("{v:?}")
    } else {
        format!("gpu::f64_from_bits(0x{:016x}ull)", v.to_bits())
    }
}

// SAFETY: `gpu::array<T, N>` is a struct around `T data[N]`: the layout of `[T; N]`.
unsafe impl<T: DeviceData, const N: usize> DeviceData for [T; N] {
    fn cuda_type(text: &mut TextBuilder) -> String {
        format!("gpu::array<{}, {N}>", T::cuda_type(text))
    }
}

// SAFETY: aggregate initialisation in element order.
unsafe impl<T: KernelValue, const N: usize> KernelValue for [T; N] {
    fn value_type(text: &mut TextBuilder) -> String {
        format!("gpu::array<{}, {N}>", T::value_type(text))
    }
    fn value_literal(&self, text: &mut TextBuilder) -> String {
        let items: Vec<String> = self.iter().map(|v| v.value_literal(text)).collect();
        format!("{}{{{{{}}}}}", Self::value_type(text), items.join(", "))
    }
}

// SAFETY: an array has no padding beside that of its elements, which have none.
unsafe impl<T: DeviceType, const N: usize> DeviceType for [T; N] {}
