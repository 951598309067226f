//! The one place that turns Rust identifiers into C++ identifiers.

/// What C++17, CUDA C++, the compilers' predefined macros and our own text prelude have taken.
/// Sorted, so that it can be searched and a double entry shows.
#[rustfmt::skip]
const TAKEN: &[&str] = &[
    "EOF", "GPU_FN", "GPU_OFFSET_IS", "INFINITY", "NAN", "NDEBUG", "NULL", "alignas", "alignof",
    "and", "and_eq", "asm", "assert", "auto", "bitand", "bitor", "blockDim", "blockIdx", "bool",
    "break", "case", "catch", "char", "char1", "char16_t", "char2", "char3", "char32_t", "char4",
    "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept", "const",
    "const_cast", "consteval", "constexpr", "constinit", "continue", "cudaError", "decltype",
    "default", "delete", "dim3", "do", "double", "double1", "double2", "double3", "double4",
    "dynamic_cast", "else", "enum", "explicit", "export", "extern", "f32", "f64", "false", "float",
    "float1", "float2", "float3", "float4", "for", "friend", "goto", "gpu", "gridDim", "half",
    "i16", "i32", "i64", "i8", "if", "inline", "int", "int1", "int2", "int3", "int4", "isfinite",
    "isinf", "isize", "isnan", "linux", "long", "long1", "long2", "long3", "long4", "longlong1",
    "longlong2", "longlong3", "longlong4", "main", "mutable", "namespace", "new", "noexcept", "not",
    "not_eq", "nullptr", "nullptr_t", "operator", "or", "or_eq", "printf", "private", "protected",
    "ptrdiff_t", "public", "register", "reinterpret_cast", "requires", "return", "short", "short1",
    "short2", "short3", "short4", "signbit", "signed", "size_t", "sizeof", "static",
    "static_assert", "static_cast", "std", "struct", "switch", "template", "this", "threadIdx",
    "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "u16", "u32", "u64",
    "u8", "uchar", "uchar1", "uchar2", "uchar3", "uchar4", "uint", "uint1", "uint2", "uint3",
    "uint4", "ulong", "ulong1", "ulong2", "ulong3", "ulong4", "ulonglong1", "ulonglong2",
    "ulonglong3", "ulonglong4", "union", "unix", "unsigned", "ushort", "ushort1", "ushort2",
    "ushort3", "ushort4", "using", "usize", "virtual", "void", "volatile", "warpSize", "wchar_t",
    "while", "xor", "xor_eq",
];

/// Functions that CUDA or C declare with C linkage: a kernel's entry cannot have their name.
const C_FUNCTIONS: &[&str] = &[
    "abs",
    "acos",
    "acosf",
    "acosh",
    "acoshf",
    "asin",
    "asinf",
    "asinh",
    "asinhf",
    "atan",
    "atan2",
    "atan2f",
    "atanf",
    "atanh",
    "atanhf",
    "cbrt",
    "cbrtf",
    "ceil",
    "ceilf",
    "clock",
    "copysign",
    "copysignf",
    "cos",
    "cosf",
    "cosh",
    "coshf",
    "erf",
    "erfc",
    "exit",
    "exp",
    "exp10",
    "exp10f",
    "exp2",
    "exp2f",
    "expf",
    "expm1",
    "expm1f",
    "fabs",
    "fabsf",
    "floor",
    "floorf",
    "fma",
    "fmaf",
    "fmax",
    "fmaxf",
    "fmin",
    "fminf",
    "fmod",
    "fmodf",
    "free",
    "hypot",
    "hypotf",
    "isfinite",
    "isinf",
    "isnan",
    "j0",
    "j1",
    "jn",
    "labs",
    "ldexp",
    "lgamma",
    "llabs",
    "llmax",
    "llmin",
    "log",
    "log10",
    "log10f",
    "log1p",
    "log1pf",
    "log2",
    "log2f",
    "logb",
    "logf",
    "malloc",
    "max",
    "memcpy",
    "memset",
    "min",
    "modf",
    "norm",
    "norm3d",
    "norm4d",
    "pow",
    "powf",
    "printf",
    "remainder",
    "rhypot",
    "rint",
    "rintf",
    "rnorm",
    "round",
    "roundf",
    "rsqrt",
    "rsqrtf",
    "scalbn",
    "signbit",
    "sin",
    "sincos",
    "sincosf",
    "sinf",
    "sinh",
    "sinhf",
    "sqrt",
    "sqrtf",
    "tan",
    "tanf",
    "tanh",
    "tanhf",
    "tgamma",
    "time",
    "trunc",
    "truncf",
    "ullmax",
    "ullmin",
    "umax",
    "umin",
    "y0",
    "y1",
    "yn",
];

/// True if a kernel of this name would clash with a function of CUDA or C.
pub fn is_c_function(name: &str) -> bool {
    C_FUNCTIONS.contains(&name)
}

/// The C++ identifier that stands for a Rust identifier (or for a tuple field's number).
///
/// Different names stay different. A taken name gets an underscore behind it, and so does one that
/// already ends in such (`class` becomes `class_`, `class_` becomes `class__`); a raw identifier
/// loses its `r#`; a number, which only a tuple's field is, gets an underscore in front. A name with
/// letters outside ASCII, or with two underscores in front, where C++ compilers keep their own
/// keywords, is spelled behind `rust_`.
///
/// ```
/// use gpu_macros_compiler::cuda_names::cuda_ident;
/// assert_eq!(cuda_ident("weight"), "weight");
/// assert_eq!(cuda_ident("template"), "template_");
/// assert_eq!(cuda_ident("r#type"), "type");
/// assert_eq!(cuda_ident("0"), "_0");
/// ```
pub fn cuda_ident(rust: &str) -> String {
    let rust = rust.strip_prefix("r#").unwrap_or(rust);
    if !rust.is_ascii() {
        return format!("rust_u_{}", spelled_out(rust));
    }
    if rust.starts_with("__") || rust.starts_with("rust_") {
        return format!("rust_{rust}");
    }
    if rust.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{rust}");
    }
    if TAKEN.contains(&rust.trim_end_matches('_')) {
        return format!("{rust}_");
    }
    rust.to_owned()
}

// An underscore is doubled; a letter outside ASCII is `_h`, its code in hexadecimal, and `_`.
fn spelled_out(name: &str) -> String {
    name.chars().fold(String::new(), |text, c| match c {
        '_' => text + "__",
        _ if c.is_ascii() => text + c.encode_utf8(&mut [0; 4]),
        _ => format!("{text}_h{:x}_", u32::from(c)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_is_sorted_and_has_no_name_twice() {
        assert!(TAKEN.windows(2).all(|w| w[0] < w[1]), "{TAKEN:?}");
    }

    #[test]
    fn every_taken_name_is_moved_aside() {
        for name in TAKEN {
            let moved = cuda_ident(name);
            assert!(!TAKEN.contains(&moved.as_str()), "{name} -> {moved}");
        }
    }

    #[test]
    fn different_names_stay_different() {
        let names = [
            "class", "class_", "class__", "x", "x_", "_x", "float", "float_",
        ];
        let moved: BTreeSet<String> = names.iter().map(|n| cuda_ident(n)).collect();
        assert_eq!(moved.len(), names.len(), "{moved:?}");
    }

    #[test]
    fn letters_outside_ascii_are_spelled_by_their_code() {
        assert_eq!(cuda_ident("größe"), "rust_u_gr_hf6__hdf_e");
    }

    #[test]
    fn a_compiler_keyword_is_moved_aside() {
        assert_eq!(cuda_ident("__shared__"), "rust___shared__");
    }
}
