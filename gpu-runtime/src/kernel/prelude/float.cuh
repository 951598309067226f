
// Prelude: methods of f32 and f64, named as in Rust.
namespace gpu {

// One function of the mathematical library for both widths.
#define GPU_FLOAT_UNARY(name, for_f32, for_f64)          \
    GPU_FN f32 name(f32 x) { return ::for_f32(x); }      \
    GPU_FN f64 name(f64 x) { return ::for_f64(x); }
#define GPU_FLOAT_BINARY(name, for_f32, for_f64)                  \
    GPU_FN f32 name(f32 x, f32 y) { return ::for_f32(x, y); }     \
    GPU_FN f64 name(f64 x, f64 y) { return ::for_f64(x, y); }

// Exact or correctly rounded.
GPU_FLOAT_UNARY(sqrt, sqrtf, sqrt)
GPU_FLOAT_UNARY(floor, floorf, floor)
GPU_FLOAT_UNARY(ceil, ceilf, ceil)
GPU_FLOAT_UNARY(round, roundf, round)
GPU_FLOAT_UNARY(round_ties_even, rintf, rint)
GPU_FLOAT_UNARY(trunc, truncf, trunc)
GPU_FLOAT_BINARY(copysign, copysignf, copysign)

// Within the ulps that the Rust side states.
GPU_FLOAT_UNARY(cbrt, cbrtf, cbrt)
GPU_FLOAT_UNARY(sin, sinf, sin)
GPU_FLOAT_UNARY(cos, cosf, cos)
GPU_FLOAT_UNARY(tan, tanf, tan)
GPU_FLOAT_UNARY(asin, asinf, asin)
GPU_FLOAT_UNARY(acos, acosf, acos)
GPU_FLOAT_UNARY(atan, atanf, atan)
GPU_FLOAT_UNARY(sinh, sinhf, sinh)
GPU_FLOAT_UNARY(cosh, coshf, cosh)
GPU_FLOAT_UNARY(tanh, tanhf, tanh)
GPU_FLOAT_UNARY(asinh, asinhf, asinh)
GPU_FLOAT_UNARY(acosh, acoshf, acosh)
GPU_FLOAT_UNARY(atanh, atanhf, atanh)
GPU_FLOAT_UNARY(exp, expf, exp)
GPU_FLOAT_UNARY(exp2, exp2f, exp2)
GPU_FLOAT_UNARY(exp_m1, expm1f, expm1)
GPU_FLOAT_UNARY(ln, logf, log)
GPU_FLOAT_UNARY(ln_1p, log1pf, log1p)
GPU_FLOAT_UNARY(log2, log2f, log2)
GPU_FLOAT_UNARY(log10, log10f, log10)
GPU_FLOAT_BINARY(atan2, atan2f, atan2)
GPU_FLOAT_BINARY(powf, powf, pow)
GPU_FLOAT_BINARY(hypot, hypotf, hypot)

#undef GPU_FLOAT_UNARY
#undef GPU_FLOAT_BINARY

GPU_FN f32 mul_add(f32 a, f32 b, f32 c) { return ::fmaf(a, b, c); }
GPU_FN f64 mul_add(f64 a, f64 b, f64 c) { return ::fma(a, b, c); }

// One reduction of the argument for both.
GPU_FN tuple<f32, f32> sin_cos(f32 x) {
    tuple<f32, f32> both;
    ::sincosf(x, &both._0, &both._1);
    return both;
}
GPU_FN tuple<f64, f64> sin_cos(f64 x) {
    tuple<f64, f64> both;
    ::sincos(x, &both._0, &both._1);
    return both;
}

template <class T>
GPU_FN T log(T x, T base) { return gpu::ln(x) / gpu::ln(base); }
template <class T>
GPU_FN T rsqrt(T x) { return T(1) / gpu::sqrt(x); }
template <class T>
GPU_FN T recip(T x) { return T(1) / x; }
template <class T>
GPU_FN T fract(T x) { return x - gpu::trunc(x); }

// The constants and their rounding are the Rust library's.
GPU_FN f32 to_degrees(f32 x) { return x * 57.2957795130823208767981548141051703f; }
GPU_FN f64 to_degrees(f64 x) { return x * (180.0 / 3.14159265358979323846264338327950288); }
GPU_FN f32 to_radians(f32 x) { return x * (3.14159265358979323846264338327950288f / 180.0f); }
GPU_FN f64 to_radians(f64 x) { return x * (3.14159265358979323846264338327950288 / 180.0); }

// The order of the multiplications is part of the definition: for every bit of |n| from the
// lowest, multiply if it is set, then square if a bit is left; at last the reciprocal if n < 0.
template <class T>
GPU_FN T powi(T x, i32 n) {
    u32 exponent = n < 0 ? 0u - u32(n) : u32(n);
    T square = x;
    T power = T(1);
    for (;;) {
        if (exponent & 1u) power = power * square;
        exponent >>= 1;
        if (exponent == 0) break;
        square = square * square;
    }
    return n < 0 ? T(1) / power : power;
}

// The sign bit, and the number of bits of the fraction.
template <class T>
constexpr unsigned_of<T> float_sign = unsigned_of<T>(1) << (scalar<T>::bits - 1);
template <class T>
constexpr u32 float_fraction = scalar<T>::bits == 32 ? 23 : 52;

template <class T>
GPU_FN T float_from_bits(unsigned_of<T> bits) {
    if constexpr (scalar<T>::bits == 32) return f32_from_bits(bits);
    else return f64_from_bits(bits);
}

GPU_FN bool is_sign_negative(f32 x) { return (to_bits(x) >> 31) != 0; }
GPU_FN bool is_sign_negative(f64 x) { return (to_bits(x) >> 63) != 0; }
template <class T>
GPU_FN bool is_sign_positive(T x) { return !is_sign_negative(x); }
GPU_FN bool is_finite(f32 x) { return (to_bits(x) & 0x7f800000u) != 0x7f800000u; }
GPU_FN bool is_finite(f64 x) { return (to_bits(x) & 0x7ff0000000000000ull) != 0x7ff0000000000000ull; }
GPU_FN bool is_infinite(f32 x) { return (to_bits(x) & 0x7fffffffu) == 0x7f800000u; }
GPU_FN bool is_infinite(f64 x) { return (to_bits(x) & 0x7fffffffffffffffull) == 0x7ff0000000000000ull; }

template <class T>
GPU_FN bool is_subnormal(T x) {
    constexpr unsigned_of<T> fraction = (unsigned_of<T>(1) << float_fraction<T>) - 1;
    const unsigned_of<T> magnitude = to_bits(x) & ~float_sign<T>;
    return magnitude != 0 && magnitude <= fraction;
}
template <class T>
GPU_FN bool is_normal(T x) {
    return is_finite(x) && x != T(0) && !is_subnormal(x);
}

// The next float is the next integer, as the bits are ordered, on either side of zero.
template <class T>
GPU_FN T next_up(T x) {
    const unsigned_of<T> bits = to_bits(x);
    if (is_nan(x) || (is_infinite(x) && !is_sign_negative(x))) return x;
    if (x == T(0)) return float_from_bits<T>(1);
    return float_from_bits<T>(is_sign_negative(x) ? bits - 1 : bits + 1);
}
template <class T>
GPU_FN T next_down(T x) { return -next_up(-x); }

}  // namespace gpu
