
// Prelude: `as`.
namespace gpu {

// A float as an integer: rounded toward zero, held at the integer's ends, NaN is 0.
template <class To, class From>
GPU_FN To saturating_cast(From x) {
    // 2 to the power of the number of value bits: the first float above the integer's range.
    // A power of two is exact in both float types, which `highest` itself is not.
    constexpr From end = From(u64(1) << (scalar<To>::bits - 1)) * From(scalar<To>::is_signed ? 1 : 2);
    if (x != x) return To(0);
    if (x >= end) return scalar<To>::highest;
    if (x <= (scalar<To>::is_signed ? -end : From(0))) return scalar<To>::lowest;
    return To(x);
}

// `x as To`: integers wrap, floats saturate into integers, the rest rounds to nearest.
template <class To, class From>
GPU_FN To cast(From x) {
    if constexpr (scalar<From>::is_float && !scalar<To>::is_float) return saturating_cast<To>(x);
    else return To(x);
}

}  // namespace gpu
