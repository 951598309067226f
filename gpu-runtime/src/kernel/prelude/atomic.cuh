
// Prelude: relaxed atomics on i32, u32, i64, u64, f32 and f64. Each returns the old value.
namespace gpu {

// The number's bits as the unsigned integer that the hardware compares and exchanges.
GPU_FN u32 atomic_bits(i32 x) { return u32(x); }
GPU_FN u32 atomic_bits(u32 x) { return x; }
GPU_FN u32 atomic_bits(f32 x) { return to_bits(x); }
GPU_FN u64 atomic_bits(i64 x) { return u64(x); }
GPU_FN u64 atomic_bits(u64 x) { return x; }
GPU_FN u64 atomic_bits(f64 x) { return to_bits(x); }
template <class T>
GPU_FN T from_atomic_bits(unsigned_of<T> bits) { return T(bits); }
template <>
GPU_FN f32 from_atomic_bits<f32>(u32 bits) { return f32_from_bits(bits); }
template <>
GPU_FN f64 from_atomic_bits<f64>(u64 bits) { return f64_from_bits(bits); }

template <class T>
GPU_FN unsigned_of<T>* bits_at(T* p) { return reinterpret_cast<unsigned_of<T>*>(p); }

// CUDA makes a volatile access of 4 or 8 aligned bytes one access: a relaxed load or store.
template <class T>
GPU_FN T atomic_load(const T* p) { return *static_cast<const volatile T*>(p); }
template <class T>
GPU_FN void atomic_store(T* p, T value) { *static_cast<volatile T*>(p) = value; }

template <class T>
GPU_FN T atomic_exchange(T* p, T value) {
    return from_atomic_bits<T>(atomicExch(bits_at(p), atomic_bits(value)));
}

// Compares bits: -0.0 is not 0.0, and a NaN equals itself.
template <class T>
GPU_FN T atomic_compare_exchange(T* p, T current, T value) {
    return from_atomic_bits<T>(atomicCAS(bits_at(p), atomic_bits(current), atomic_bits(value)));
}

// CUDA adds an f32 in global memory with subnormals taken as zeros; all else is exact.
template <class T>
GPU_FN T atomic_add(T* p, T value) {
    if constexpr (scalar<T>::is_float) return atomicAdd(p, value);
    else return T(atomicAdd(bits_at(p), atomic_bits(value)));
}
template <class T>
GPU_FN T atomic_sub(T* p, T value) { return atomic_add(p, neg(value)); }

// A loop of compare-and-exchange for what CUDA has no instruction for: a float's select.
template <bool Smaller, class T>
GPU_FN T atomic_select(T* p, T value) {
    unsigned_of<T> seen = atomic_bits(atomic_load(p));
    for (;;) {
        const unsigned_of<T> expected = seen;
        const T old = from_atomic_bits<T>(expected);
        const T selected = Smaller ? gpu::min(old, value) : gpu::max(old, value);
        seen = atomicCAS(bits_at(p), expected, atomic_bits(selected));
        if (seen == expected) return old;
    }
}

template <class T>
GPU_FN T atomic_min(T* p, T value) {
    if constexpr (scalar<T>::is_float) return atomic_select<true>(p, value);
    else return atomicMin(p, value);
}
template <class T>
GPU_FN T atomic_max(T* p, T value) {
    if constexpr (scalar<T>::is_float) return atomic_select<false>(p, value);
    else return atomicMax(p, value);
}

template <class T>
GPU_FN T atomic_and(T* p, T value) { return T(atomicAnd(bits_at(p), atomic_bits(value))); }
template <class T>
GPU_FN T atomic_or(T* p, T value) { return T(atomicOr(bits_at(p), atomic_bits(value))); }
template <class T>
GPU_FN T atomic_xor(T* p, T value) { return T(atomicXor(bits_at(p), atomic_bits(value))); }

}  // namespace gpu
