
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

// May `a` be divided by `b`? If not, the thread faults.
template <class T>
GPU_FN bool divides(cx& c, T a, T b, u32 site) {
    if (b == T(0)) {
        fault_at(c, DIVIDE_BY_ZERO, site, 0, 0);
        return false;
    }
    if constexpr (scalar<T>::is_signed) {
        if (b == T(-1) && a == scalar<T>::lowest) {
            fault_at(c, OVERFLOWED, site, 0, 0);
            return false;
        }
    }
    return true;
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
