
// Prelude: methods that floats and integers share.
namespace gpu {

// Selects, not the hardware's minimum: of a NaN and a number the number is taken, and of two
// equal zeros the second.
template <class T>
GPU_FN T min(T a, T b) { return a < b || b != b ? a : b; }
template <class T>
GPU_FN T max(T a, T b) { return a > b || b != b ? a : b; }
template <class T>
GPU_FN T clamp(T x, T low, T high) {
    const T raised = x < low ? low : x;
    return raised > high ? high : raised;
}

template <class T>
GPU_FN T abs(T x) {
    if constexpr (scalar<T>::is_float) return gpu::copysign(x, T(1));
    else return wrapping_abs(x);
}

template <class T>
GPU_FN T signum(T x) {
    if constexpr (scalar<T>::is_float) return x != x ? x : gpu::copysign(T(1), x);
    else return T((x > T(0)) - (x < T(0)));
}

// Halved before it overflows; integers round toward zero.
GPU_FN f32 midpoint(f32 a, f32 b) { return f32((f64(a) + f64(b)) / 2.0); }
GPU_FN f64 midpoint(f64 a, f64 b) {
    constexpr f64 high = 1.7976931348623157e308 / 2.0;
    constexpr f64 low = 2.2250738585072014e-308 * 2.0;
    if (abs(a) <= high && abs(b) <= high) return (a + b) / 2.0;
    if (abs(a) < low) return a + b / 2.0;
    if (abs(b) < low) return a / 2.0 + b;
    return a / 2.0 + b / 2.0;
}
template <class T>
GPU_FN T midpoint(T a, T b) {
    // The bits that both have, and half of those that one has: rounded down.
    const T low = add(T(a & b), shr(T(a ^ b), 1u));
    const bool odd = ((a ^ b) & 1) != 0;
    return below_zero(low) && odd ? add(low, T(1)) : low;
}

template <class T>
GPU_FN T rem_euclid(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_float) {
        const T remainder = float_rem(a, b);
        return remainder < T(0) ? remainder + abs(b) : remainder;
    } else {
        return divides(c, a, b, site) ? euclidean_rem(a, b) : T(0);
    }
}

template <class T>
GPU_FN T div_euclid(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_float) {
        const T quotient = gpu::trunc(a / b);
        if (float_rem(a, b) < T(0)) return b > T(0) ? quotient - T(1) : quotient + T(1);
        return quotient;
    } else {
        return divides(c, a, b, site) ? euclidean_div(a, b) : T(0);
    }
}

}  // namespace gpu
