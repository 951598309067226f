
// Prelude: operators. Both operands have one type, as in Rust.
namespace gpu {

// ---- + - * and unary minus: integers wrap ----------------------------------------------------

template <class T>
GPU_FN T add(T a, T b) {
    if constexpr (scalar<T>::is_float) return a + b;
    else return T(wide_of<T>(a) + wide_of<T>(b));
}

template <class T>
GPU_FN T sub(T a, T b) {
    if constexpr (scalar<T>::is_float) return a - b;
    else return T(wide_of<T>(a) - wide_of<T>(b));
}

template <class T>
GPU_FN T mul(T a, T b) {
    if constexpr (scalar<T>::is_float) return a * b;
    else return T(wide_of<T>(a) * wide_of<T>(b));
}

template <class T>
GPU_FN T neg(T a) {
    if constexpr (scalar<T>::is_float) return -a;
    else return T(wide_of<T>(0) - wide_of<T>(a));
}

// ---- / and %: an integer's fault on zero and on MIN / -1 -------------------------------------

// `x < 0`; of an unsigned integer not a comparison, of which compilers would warn.
template <class T>
GPU_FN bool below_zero(T x) {
    if constexpr (scalar<T>::is_signed) return x < T(0);
    else return false;
}

// Is it the division whose quotient is one above the largest integer?
template <class T>
GPU_FN bool division_overflows(T a, T b) {
    if constexpr (scalar<T>::is_signed) return b == T(-1) && a == scalar<T>::lowest;
    else return false;
}

// Is `b` a divisor? If not, the thread faults.
template <class T>
GPU_FN bool is_divisor(cx& c, T b, u32 site) {
    if (b != T(0)) return true;
    fault_at(c, DIVIDE_BY_ZERO, site, 0, 0);
    return false;
}

// May `a` be divided by `b`? If not, the thread faults.
template <class T>
GPU_FN bool divides(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return false;
    if (!division_overflows(a, b)) return true;
    fault_at(c, OVERFLOWED, site, 0, 0);
    return false;
}

// The Euclidean remainder and quotient of integers that divide.
template <class T>
GPU_FN T euclidean_rem(T a, T b) {
    const T remainder = T(a % b);
    if (!below_zero(remainder)) return remainder;
    return below_zero(b) ? sub(remainder, b) : add(remainder, b);
}
template <class T>
GPU_FN T euclidean_div(T a, T b) {
    const T quotient = T(a / b);
    if (!below_zero(T(a % b))) return quotient;
    return below_zero(b) ? add(quotient, T(1)) : sub(quotient, T(1));
}

GPU_FN f32 float_rem(f32 a, f32 b) { return ::fmodf(a, b); }
GPU_FN f64 float_rem(f64 a, f64 b) { return ::fmod(a, b); }

template <class T>
GPU_FN T div(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_float) return a / b;
    else return divides(c, a, b, site) ? T(a / b) : T(0);
}

template <class T>
GPU_FN T rem(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_float) return float_rem(a, b);
    else return divides(c, a, b, site) ? T(a % b) : T(0);
}

// The same where nothing can fault: floats alone.
GPU_FN f32 div(f32 a, f32 b) { return a / b; }
GPU_FN f64 div(f64 a, f64 b) { return a / b; }
GPU_FN f32 rem(f32 a, f32 b) { return float_rem(a, b); }
GPU_FN f64 rem(f64 a, f64 b) { return float_rem(a, b); }

// ---- bits ------------------------------------------------------------------------------------

template <class T>
GPU_FN T bit_and(T a, T b) { return T(a & b); }
template <class T>
GPU_FN T bit_or(T a, T b) { return T(a | b); }
template <class T>
GPU_FN T bit_xor(T a, T b) { return T(a ^ b); }
template <class T>
GPU_FN T bit_not(T a) { return T(~wide_of<T>(a)); }
template <>
GPU_FN bool bit_not<bool>(bool a) { return !a; }

// The count is taken modulo the width. A signed `>>` repeats the sign on every compiler at hand.
template <class T, class Count>
GPU_FN T shl(T a, Count count) {
    return T(wide_of<T>(a) << (u32(count) & (scalar<T>::bits - 1)));
}
template <class T, class Count>
GPU_FN T shr(T a, Count count) {
    return T(a >> (u32(count) & (scalar<T>::bits - 1)));
}

// ---- comparisons -----------------------------------------------------------------------------

template <class T>
GPU_FN bool eq(T a, T b) { return a == b; }
template <class T>
GPU_FN bool ne(T a, T b) { return a != b; }
template <class T>
GPU_FN bool lt(T a, T b) { return a < b; }
template <class T>
GPU_FN bool le(T a, T b) { return a <= b; }
template <class T>
GPU_FN bool gt(T a, T b) { return a > b; }
template <class T>
GPU_FN bool ge(T a, T b) { return a >= b; }

}  // namespace gpu
