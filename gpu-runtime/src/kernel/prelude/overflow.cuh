
// Prelude: integer arithmetic that says whether its type holds the exact result, named as in Rust.
namespace gpu {

// ---- the wrapped result, and whether it is not the exact one ---------------------------------

template <class T>
GPU_FN tuple<T, bool> overflowing_add(T a, T b) {
    const T sum = add(a, b);
    // Signed: the operands agree in sign and the sum does not.
    if constexpr (scalar<T>::is_signed) return tuple<T, bool>{sum, ((a ^ sum) & (b ^ sum)) < 0};
    else return tuple<T, bool>{sum, sum < a};
}

template <class T>
GPU_FN tuple<T, bool> overflowing_sub(T a, T b) {
    const T difference = sub(a, b);
    // Signed: the operands differ in sign and the difference left the first one's.
    if constexpr (scalar<T>::is_signed) {
        return tuple<T, bool>{difference, ((a ^ b) & (a ^ difference)) < 0};
    } else {
        return tuple<T, bool>{difference, a < b};
    }
}

// The exact product has twice the width.
template <class T>
GPU_FN bool product_overflows(T a, T b) {
    if constexpr (scalar<T>::bits < 64) {
        if constexpr (scalar<T>::is_signed) return i64(a) * i64(b) != i64(mul(a, b));
        else return u64(a) * u64(b) != u64(mul(a, b));
    } else if constexpr (scalar<T>::is_signed) {
        return __mul64hi(a, b) != shr(mul(a, b), 63u);
    } else {
        return __umul64hi(a, b) != 0;
    }
}
template <class T>
GPU_FN tuple<T, bool> overflowing_mul(T a, T b) {
    return tuple<T, bool>{mul(a, b), product_overflows(a, b)};
}

template <class T>
GPU_FN tuple<T, bool> overflowing_div(cx& c, T a, T b, u32 site) {
    return tuple<T, bool>{wrapping_div(c, a, b, site), division_overflows(a, b)};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_rem(cx& c, T a, T b, u32 site) {
    return tuple<T, bool>{wrapping_rem(c, a, b, site), division_overflows(a, b)};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_div_euclid(cx& c, T a, T b, u32 site) {
    return tuple<T, bool>{wrapping_div_euclid(c, a, b, site), division_overflows(a, b)};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_rem_euclid(cx& c, T a, T b, u32 site) {
    return tuple<T, bool>{wrapping_rem_euclid(c, a, b, site), division_overflows(a, b)};
}

template <class T>
GPU_FN tuple<T, bool> overflowing_neg(T a) { return overflowing_sub(T(0), a); }
template <class T>
GPU_FN tuple<T, bool> overflowing_abs(T a) {
    return tuple<T, bool>{wrapping_abs(a), a == scalar<T>::lowest};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_shl(T a, u32 count) {
    return tuple<T, bool>{shl(a, count), count >= scalar<T>::bits};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_shr(T a, u32 count) {
    return tuple<T, bool>{shr(a, count), count >= scalar<T>::bits};
}

// A square is taken only where it is used, so that its overflow is the result's.
template <class T>
GPU_FN tuple<T, bool> overflowing_pow(T x, u32 n) {
    tuple<T, bool> power{T(1), false};
    T square = x;
    while (n != 0) {
        if (n & 1u) {
            power._1 = power._1 || product_overflows(power._0, square);
            power._0 = mul(power._0, square);
        }
        n >>= 1;
        if (n != 0) {
            power._1 = power._1 || product_overflows(square, square);
            square = mul(square, square);
        }
    }
    return power;
}

// Operands of different sign: reading the second as the first one's type is off by the whole range
// where its highest bit is set, which turns the overflow into its opposite.
template <class T>
GPU_FN tuple<T, bool> overflowing_add_unsigned(T a, unsigned_of<T> b) {
    const tuple<T, bool> sum = overflowing_add(a, T(b));
    return tuple<T, bool>{sum._0, sum._1 != (T(b) < 0)};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_sub_unsigned(T a, unsigned_of<T> b) {
    const tuple<T, bool> difference = overflowing_sub(a, T(b));
    return tuple<T, bool>{difference._0, difference._1 != (T(b) < 0)};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_add_signed(T a, signed_of<T> b) {
    const tuple<T, bool> sum = overflowing_add(a, T(b));
    return tuple<T, bool>{sum._0, sum._1 != (b < 0)};
}
template <class T>
GPU_FN tuple<T, bool> overflowing_sub_signed(T a, signed_of<T> b) {
    const tuple<T, bool> difference = overflowing_sub(a, T(b));
    return tuple<T, bool>{difference._0, difference._1 != (b < 0)};
}

// ---- the wrapped result alone ----------------------------------------------------------------

template <class T>
GPU_FN T wrapping_add_unsigned(T a, unsigned_of<T> b) { return add(a, T(b)); }
template <class T>
GPU_FN T wrapping_sub_unsigned(T a, unsigned_of<T> b) { return sub(a, T(b)); }
template <class T>
GPU_FN T wrapping_add_signed(T a, signed_of<T> b) { return add(a, T(b)); }
template <class T>
GPU_FN T wrapping_sub_signed(T a, signed_of<T> b) { return sub(a, T(b)); }

// ---- an option -------------------------------------------------------------------------------

template <class T>
GPU_FN option<T> some_if(bool has, T value) { return option<T>{has, has ? value : T(0)}; }
template <class T>
GPU_FN option<T> exact(tuple<T, bool> r) { return some_if(!r._1, r._0); }

template <class T>
GPU_FN option<T> checked_add(T a, T b) { return exact(overflowing_add(a, b)); }
template <class T>
GPU_FN option<T> checked_sub(T a, T b) { return exact(overflowing_sub(a, b)); }
template <class T>
GPU_FN option<T> checked_mul(T a, T b) { return exact(overflowing_mul(a, b)); }

template <class T>
GPU_FN bool has_quotient(T a, T b) { return b != T(0) && !division_overflows(a, b); }
template <class T>
GPU_FN option<T> checked_div(T a, T b) {
    if (!has_quotient(a, b)) return option<T>{};
    return option<T>{true, T(a / b)};
}
template <class T>
GPU_FN option<T> checked_rem(T a, T b) {
    if (!has_quotient(a, b)) return option<T>{};
    return option<T>{true, T(a % b)};
}
template <class T>
GPU_FN option<T> checked_div_euclid(T a, T b) {
    if (!has_quotient(a, b)) return option<T>{};
    return option<T>{true, euclidean_div(a, b)};
}
template <class T>
GPU_FN option<T> checked_rem_euclid(T a, T b) {
    if (!has_quotient(a, b)) return option<T>{};
    return option<T>{true, euclidean_rem(a, b)};
}

template <class T>
GPU_FN option<T> checked_neg(T a) { return exact(overflowing_neg(a)); }
template <class T>
GPU_FN option<T> checked_abs(T a) { return exact(overflowing_abs(a)); }
template <class T>
GPU_FN option<T> checked_shl(T a, u32 count) { return exact(overflowing_shl(a, count)); }
template <class T>
GPU_FN option<T> checked_shr(T a, u32 count) { return exact(overflowing_shr(a, count)); }
template <class T>
GPU_FN option<T> checked_pow(T x, u32 n) { return exact(overflowing_pow(x, n)); }
template <class T>
GPU_FN option<T> checked_add_unsigned(T a, unsigned_of<T> b) {
    return exact(overflowing_add_unsigned(a, b));
}
template <class T>
GPU_FN option<T> checked_sub_unsigned(T a, unsigned_of<T> b) {
    return exact(overflowing_sub_unsigned(a, b));
}
template <class T>
GPU_FN option<T> checked_add_signed(T a, signed_of<T> b) {
    return exact(overflowing_add_signed(a, b));
}
template <class T>
GPU_FN option<T> checked_sub_signed(T a, signed_of<T> b) {
    return exact(overflowing_sub_signed(a, b));
}
template <class T>
GPU_FN option<signed_of<T>> checked_signed_diff(T a, T b) {
    const signed_of<T> difference = signed_of<T>(sub(a, b));
    return some_if((a < b) == (difference < 0), difference);
}

template <class T>
GPU_FN option<T> checked_isqrt(T x) { return some_if(!below_zero(x), root_of(below_zero(x) ? T(0) : x)); }
template <class T>
GPU_FN option<u32> checked_ilog(T x, T base) {
    if (x <= T(0) || base <= T(1)) return option<u32>{};
    return option<u32>{true, logarithm_of(x, base)};
}
template <class T>
GPU_FN option<u32> checked_ilog2(T x) {
    if (x <= T(0)) return option<u32>{};
    return option<u32>{true, scalar<T>::bits - 1 - leading_zeros(x)};
}
template <class T>
GPU_FN option<u32> checked_ilog10(T x) { return checked_ilog(x, T(10)); }

template <class T>
GPU_FN option<T> checked_next_power_of_two(T x) {
    const T power = next_power_of_two(x);
    return some_if(power != T(0), power);
}
template <class T>
GPU_FN option<T> checked_next_multiple_of(T a, T b) {
    if (b == T(0)) return option<T>{};
    const T rest = T(a % b);
    return rest == T(0) ? option<T>{true, a} : checked_add(a, T(b - rest));
}

// ---- held at the ends of the type ------------------------------------------------------------

// The end of the range toward which a result of this sign overflowed.
template <class T>
GPU_FN T saturated(bool negative) { return negative ? scalar<T>::lowest : scalar<T>::highest; }

template <class T>
GPU_FN T saturating_add(T a, T b) {
    const tuple<T, bool> sum = overflowing_add(a, b);
    return sum._1 ? saturated<T>(below_zero(a)) : sum._0;
}
template <class T>
GPU_FN T saturating_sub(T a, T b) {
    const tuple<T, bool> difference = overflowing_sub(a, b);
    return difference._1 ? saturated<T>(a < b) : difference._0;
}
template <class T>
GPU_FN T saturating_mul(T a, T b) {
    return product_overflows(a, b) ? saturated<T>(below_zero(a) != below_zero(b)) : mul(a, b);
}
template <class T>
GPU_FN T saturating_div(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return T(0);
    return division_overflows(a, b) ? scalar<T>::highest : T(a / b);
}
template <class T>
GPU_FN T saturating_pow(T x, u32 n) {
    const tuple<T, bool> power = overflowing_pow(x, n);
    return power._1 ? saturated<T>(below_zero(x) && (n & 1u) != 0) : power._0;
}
template <class T>
GPU_FN T saturating_neg(T a) { return saturating_sub(T(0), a); }
template <class T>
GPU_FN T saturating_abs(T a) { return below_zero(a) ? saturating_neg(a) : a; }

template <class T>
GPU_FN T saturating_add_unsigned(T a, unsigned_of<T> b) {
    const tuple<T, bool> sum = overflowing_add_unsigned(a, b);
    return sum._1 ? scalar<T>::highest : sum._0;
}
template <class T>
GPU_FN T saturating_sub_unsigned(T a, unsigned_of<T> b) {
    const tuple<T, bool> difference = overflowing_sub_unsigned(a, b);
    return difference._1 ? scalar<T>::lowest : difference._0;
}
template <class T>
GPU_FN T saturating_add_signed(T a, signed_of<T> b) {
    const tuple<T, bool> sum = overflowing_add_signed(a, b);
    return sum._1 ? saturated<T>(b < 0) : sum._0;
}
template <class T>
GPU_FN T saturating_sub_signed(T a, signed_of<T> b) {
    const tuple<T, bool> difference = overflowing_sub_signed(a, b);
    return difference._1 ? saturated<T>(b > 0) : difference._0;
}

}  // namespace gpu
