
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
    if (!is_divisor(c, b, site)) return T(0);
    return division_overflows(a, b) ? a : T(a / b);
}
template <class T>
GPU_FN T wrapping_rem(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return T(0);
    return division_overflows(a, b) ? T(0) : T(a % b);
}
template <class T>
GPU_FN T wrapping_div_euclid(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return T(0);
    return division_overflows(a, b) ? a : euclidean_div(a, b);
}
template <class T>
GPU_FN T wrapping_rem_euclid(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return T(0);
    return division_overflows(a, b) ? T(0) : euclidean_rem(a, b);
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

// Past the width nothing is left but the sign.
template <class T>
GPU_FN T unbounded_shl(T a, u32 count) { return count < scalar<T>::bits ? shl(a, count) : T(0); }
template <class T>
GPU_FN T unbounded_shr(T a, u32 count) {
    return count < scalar<T>::bits ? shr(a, count) : T(below_zero(a) ? -1 : 0);
}

// ---- sign and distance -----------------------------------------------------------------------

template <class T> struct signed_counterpart;
template <> struct signed_counterpart<u8> { typedef i8 type; };
template <> struct signed_counterpart<u16> { typedef i16 type; };
template <> struct signed_counterpart<u32> { typedef i32 type; };
template <> struct signed_counterpart<u64> { typedef i64 type; };
template <class T>
using signed_of = typename signed_counterpart<unsigned_of<T>>::type;

template <class T>
GPU_FN unsigned_of<T> cast_unsigned(T x) { return unsigned_of<T>(x); }
template <class T>
GPU_FN signed_of<T> cast_signed(T x) { return signed_of<T>(x); }
template <class T>
GPU_FN unsigned_of<T> unsigned_abs(T x) { return unsigned_of<T>(wrapping_abs(x)); }
template <class T>
GPU_FN unsigned_of<T> abs_diff(T a, T b) {
    return unsigned_of<T>(a < b ? sub(b, a) : sub(a, b));
}
template <class T>
GPU_FN bool is_positive(T x) { return x > T(0); }
template <class T>
GPU_FN bool is_negative(T x) { return below_zero(x); }

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

// ---- powers of two and multiples -------------------------------------------------------------

template <class T>
GPU_FN bool is_power_of_two(T x) { return x != 0 && (x & (x - 1)) == 0; }

// 0 where there is none.
template <class T>
GPU_FN T next_power_of_two(T x) {
    if (x <= T(1)) return T(1);
    return T(wide_of<T>(scalar<T>::highest >> leading_zeros(T(x - 1))) + 1);
}

template <class T>
GPU_FN bool is_multiple_of(T a, T b) { return b == T(0) ? a == T(0) : a % b == 0; }
template <class T>
GPU_FN T next_multiple_of(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return T(0);
    const T rest = T(a % b);
    return rest == T(0) ? a : add(a, T(b - rest));
}
template <class T>
GPU_FN T div_ceil(cx& c, T a, T b, u32 site) {
    if (!is_divisor(c, b, site)) return T(0);
    return T(a / b + (a % b != 0 ? 1 : 0));
}

// ---- roots and logarithms, rounded down ------------------------------------------------------

// Of a number that is not negative. Digit by digit in base 4 (Warren, "Hacker's Delight", 2nd ed.
// 2012, section 11-1).
template <class T>
GPU_FN T root_of(T x) {
    wide_of<T> rest = wide_of<T>(x);
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

// Of positive numbers, to a base of at least 2.
template <class T>
GPU_FN u32 logarithm_of(T x, T base) {
    u32 n = 0;
    for (; x >= base; ++n) x = T(x / base);
    return n;
}

// Has the operation a result? If not, the thread faults.
GPU_FN bool has_result(cx& c, bool has, u32 site) {
    if (!has) fault_at(c, OVERFLOWED, site, 0, 0);
    return has;
}

template <class T>
GPU_FN T isqrt(cx& c, T x, u32 site) {
    return has_result(c, !below_zero(x), site) ? root_of(x) : T(0);
}
template <class T>
GPU_FN u32 ilog(cx& c, T x, T base, u32 site) {
    return has_result(c, x > T(0) && base > T(1), site) ? logarithm_of(x, base) : 0;
}
template <class T>
GPU_FN u32 ilog2(cx& c, T x, u32 site) {
    return has_result(c, x > T(0), site) ? scalar<T>::bits - 1 - leading_zeros(x) : 0;
}
template <class T>
GPU_FN u32 ilog10(cx& c, T x, u32 site) {
    return has_result(c, x > T(0), site) ? logarithm_of(x, T(10)) : 0;
}

}  // namespace gpu
