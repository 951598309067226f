
// Prelude: methods of the integers, named as in Rust.
namespace gpu {

// ---- wrapping --------------------------------------------------------------------------------

template <class T>
GPU_FN T wrapping_add(T a, T b) { return add(a, b); }
template <class T>
GPU_FN T wrapping_sub(T a, T b) { return sub(a, b); }
template <class T>
GPU_FN T wrapping_mul(T a, T b) { return mul(a, b); }
template <class T>
GPU_FN T wrapping_neg(T a) { return neg(a); }
template <class T>
GPU_FN T wrapping_shl(T a, u32 count) { return shl(a, count); }
template <class T>
GPU_FN T wrapping_shr(T a, u32 count) { return shr(a, count); }
template <class T>
GPU_FN T wrapping_abs(T a) { return a < T(0) ? neg(a) : a; }

template <class T>
GPU_FN T wrapping_div(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_signed) {
        if (b == T(-1)) return neg(a);
    }
    return div(c, a, b, site);
}
template <class T>
GPU_FN T wrapping_rem(cx& c, T a, T b, u32 site) {
    if constexpr (scalar<T>::is_signed) {
        if (b == T(-1)) return T(0);
    }
    return rem(c, a, b, site);
}

// Squaring; wrapping, so the order of the multiplications does not matter.
template <class T>
GPU_FN T pow(T x, u32 n) {
    wide_of<T> square = wide_of<T>(x);
    wide_of<T> power = 1;
    for (; n != 0; n >>= 1) {
        if (n & 1u) power *= square;
        square *= square;
    }
    return T(power);
}
template <class T>
GPU_FN T wrapping_pow(T x, u32 n) { return pow(x, n); }

// ---- saturating ------------------------------------------------------------------------------

// The end of the range toward which a result of this sign overflowed.
template <class T>
GPU_FN T saturated(bool negative) { return negative ? scalar<T>::lowest : scalar<T>::highest; }

template <class T>
GPU_FN T saturating_add(T a, T b) {
    const T sum = add(a, b);
    if constexpr (scalar<T>::is_signed) {
        // Overflow: the operands agree in sign and the sum does not.
        return ((a ^ sum) & (b ^ sum)) < 0 ? saturated<T>(a < 0) : sum;
    } else {
        return sum < a ? scalar<T>::highest : sum;
    }
}

template <class T>
GPU_FN T saturating_sub(T a, T b) {
    const T difference = sub(a, b);
    if constexpr (scalar<T>::is_signed) {
        // Overflow: the operands differ in sign and the difference left the first one's.
        return ((a ^ b) & (a ^ difference)) < 0 ? saturated<T>(a < 0) : difference;
    } else {
        return a < b ? T(0) : difference;
    }
}

template <class T>
GPU_FN T saturating_mul(T a, T b) {
    const T product = mul(a, b);
    if (a == T(0) || b == T(0)) return T(0);
    if constexpr (scalar<T>::is_signed) {
        // -1 times MIN is asked first: dividing by that -1 would overflow itself.
        const bool overflowed = a == T(-1) ? b == scalar<T>::lowest : product / a != b;
        return overflowed ? saturated<T>((a < 0) != (b < 0)) : product;
    } else {
        return product / a != b ? scalar<T>::highest : product;
    }
}

// ---- sign and distance -----------------------------------------------------------------------

template <class T>
GPU_FN unsigned_of<T> unsigned_abs(T x) { return unsigned_of<T>(wrapping_abs(x)); }
template <class T>
GPU_FN unsigned_of<T> abs_diff(T a, T b) {
    return unsigned_of<T>(a < b ? sub(b, a) : sub(a, b));
}
template <class T>
GPU_FN bool is_positive(T x) { return x > T(0); }
template <class T>
GPU_FN bool is_negative(T x) { return x < T(0); }

// ---- counting and moving bits ----------------------------------------------------------------

// The bits of `x`, above them zeros.
template <class T>
GPU_FN wide_of<T> bits_of(T x) { return wide_of<T>(unsigned_of<T>(x)); }

GPU_FN u32 ones_in(u32 x) { return u32(__popc(x)); }
GPU_FN u32 ones_in(u64 x) { return u32(__popcll(x)); }
GPU_FN u32 zeros_above(u32 x) { return u32(__clz(i32(x))); }
GPU_FN u32 zeros_above(u64 x) { return u32(__clzll(i64(x))); }
GPU_FN u32 reversed(u32 x) { return __brev(x); }
GPU_FN u64 reversed(u64 x) { return __brevll(x); }

template <class T>
GPU_FN u32 count_ones(T x) { return ones_in(bits_of(x)); }
template <class T>
GPU_FN u32 count_zeros(T x) { return scalar<T>::bits - count_ones(x); }
template <class T>
GPU_FN u32 leading_zeros(T x) {
    return zeros_above(bits_of(x)) - (8 * sizeof(wide_of<T>) - scalar<T>::bits);
}
template <class T>
GPU_FN u32 trailing_zeros(T x) {
    // The ones below the lowest one bit of x; all of them where there is none.
    const wide_of<T> bits = bits_of(x);
    const u32 zeros = ones_in(wide_of<T>(~bits & (bits - 1)));
    return zeros < scalar<T>::bits ? zeros : scalar<T>::bits;
}
template <class T>
GPU_FN u32 leading_ones(T x) { return leading_zeros(bit_not(x)); }
template <class T>
GPU_FN u32 trailing_ones(T x) { return trailing_zeros(bit_not(x)); }

template <class T>
GPU_FN T reverse_bits(T x) {
    return T(reversed(bits_of(x)) >> (8 * sizeof(wide_of<T>) - scalar<T>::bits));
}
template <class T>
GPU_FN T swap_bytes(T x) {
    wide_of<T> rest = bits_of(x);
    wide_of<T> swapped = 0;
    for (u32 byte = 0; byte < sizeof(T); ++byte) {
        swapped = (swapped << 8) | (rest & 0xffu);
        rest >>= 8;
    }
    return T(swapped);
}
template <class T>
GPU_FN T rotate_left(T x, u32 n) {
    const u32 count = n & (scalar<T>::bits - 1);
    if (count == 0) return x;
    return T((bits_of(x) << count) | (bits_of(x) >> (scalar<T>::bits - count)));
}
template <class T>
GPU_FN T rotate_right(T x, u32 n) { return rotate_left(x, 0u - n); }

// ---- unsigned integers only ------------------------------------------------------------------

template <class T>
GPU_FN bool is_power_of_two(T x) {
    static_assert(!scalar<T>::is_signed, "is_power_of_two is a method of the unsigned integers");
    return x != 0 && (x & (x - 1)) == 0;
}

// Digit by digit in base 4 (Warren, "Hacker's Delight", 2nd ed. 2012, section 11-1).
template <class T>
GPU_FN T isqrt(T x) {
    static_assert(!scalar<T>::is_signed, "isqrt is a method of the unsigned integers");
    wide_of<T> rest = x;
    wide_of<T> root = 0;
    for (wide_of<T> digit = wide_of<T>(1) << (scalar<T>::bits - 2); digit != 0; digit >>= 2) {
        const wide_of<T> trial = root + digit;
        root >>= 1;
        if (rest >= trial) {
            rest -= trial;
            root += digit;
        }
    }
    return T(root);
}

template <class T>
GPU_FN T div_ceil(cx& c, T a, T b, u32 site) {
    static_assert(!scalar<T>::is_signed, "div_ceil is a method of the unsigned integers");
    if (!divides(c, a, b, site)) return T(0);
    return T(a / b + (a % b != 0 ? 1 : 0));
}

}  // namespace gpu
