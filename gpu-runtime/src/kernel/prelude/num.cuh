
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

template <class T>
GPU_FN T rem_euclid(cx& c, T a, T b, u32 site) {
    const T remainder = rem(c, a, b, site);
    if constexpr (scalar<T>::is_float) return remainder < T(0) ? remainder + abs(b) : remainder;
    else if constexpr (scalar<T>::is_signed) {
        if (remainder >= T(0)) return remainder;
        return b < T(0) ? sub(remainder, b) : add(remainder, b);
    } else return remainder;
}

template <class T>
GPU_FN T div_euclid(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_float) {
        const T quotient = gpu::trunc(a / b);
        if (float_rem(a, b) < T(0)) return b > T(0) ? quotient - T(1) : quotient + T(1);
        return quotient;
    } else if constexpr (scalar<T>::is_signed) {
        const T quotient = div(c, a, b, site);
        if (sub(a, mul(quotient, b)) >= T(0) || c.failed) return quotient;
        return b > T(0) ? sub(quotient, T(1)) : add(quotient, T(1));
    } else {
        return div(c, a, b, site);
    }
}

}  // namespace gpu
