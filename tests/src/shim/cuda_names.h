// The names of CUDA C++ that a kernel's text may use, on top of cuda_cpu.h.
#pragma once

#define threadIdx cuda_cpu::thread_index
#define blockIdx cuda_cpu::block_index
#define blockDim cuda_cpu::block_size
#define gridDim cuda_cpu::grid_size
static constexpr int warpSize = 32;

// ---- barriers: macros, so that a report can name the line ------------------------------------

#define __syncthreads() ((void)cuda_cpu::barrier(__LINE__, 0))
#define __syncthreads_or(predicate) (cuda_cpu::barrier(__LINE__, (predicate) != 0).any)
#define __syncthreads_and(predicate) (cuda_cpu::barrier(__LINE__, (predicate) != 0).all)
#define __syncthreads_count(predicate) (cuda_cpu::barrier(__LINE__, (predicate) != 0).count)

inline void __syncwarp(unsigned mask = 0xffffffffu) { cuda_cpu::exchange(mask, 0); }
inline void __threadfence() { std::atomic_thread_fence(std::memory_order_seq_cst); }
inline void __threadfence_block() {}

// ---- warp operations -------------------------------------------------------------------------

template <class T>
T __shfl_sync(unsigned mask, T value, int from, int width = 32) {
    const int segment = cuda_cpu::own_lane() & ~(width - 1);
    return cuda_cpu::shuffle(mask, value, segment + (from & (width - 1)));
}
template <class T>
T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = 32) {
    const int lane = cuda_cpu::own_lane(), from = lane - int(delta);
    return cuda_cpu::shuffle(mask, value, from < (lane & ~(width - 1)) ? lane : from);
}
template <class T>
T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = 32) {
    const int lane = cuda_cpu::own_lane();
    const bool inside = unsigned(lane & (width - 1)) + delta < unsigned(width);
    return cuda_cpu::shuffle(mask, value, inside ? lane + int(delta) : lane);
}
template <class T>
T __shfl_xor_sync(unsigned mask, T value, int bits, int width = 32) {
    const int lane = cuda_cpu::own_lane(), from = lane ^ bits;
    return cuda_cpu::shuffle(mask, value, from >= (lane & ~(width - 1)) + width ? lane : from);
}

inline unsigned __ballot_sync(unsigned mask, int predicate) {
    const uint64_t* votes = cuda_cpu::exchange(mask, predicate != 0);
    unsigned result = 0;
    for (unsigned lane = 0; lane < cuda_cpu::WARP; ++lane) result |= unsigned(votes[lane] == 1) << lane;
    return result;
}
inline int __any_sync(unsigned mask, int predicate) { return __ballot_sync(mask, predicate) != 0; }
inline int __all_sync(unsigned mask, int predicate) { return __ballot_sync(mask, !predicate) == 0; }

// ---- atomics: relaxed, returning the old value -----------------------------------------------

#define CUDA_CPU_ATOMIC(name, T, builtin) \
    inline T name(T* p, T value) { return builtin(p, value, __ATOMIC_RELAXED); }
#define CUDA_CPU_BITWISE(T)                           \
    CUDA_CPU_ATOMIC(atomicAnd, T, __atomic_fetch_and) \
    CUDA_CPU_ATOMIC(atomicOr, T, __atomic_fetch_or)   \
    CUDA_CPU_ATOMIC(atomicXor, T, __atomic_fetch_xor) \
    CUDA_CPU_ATOMIC(atomicExch, T, __atomic_exchange_n)
#define CUDA_CPU_COMPARE_AND_SWAP(T)                                                                   \
    inline T atomicCAS(T* p, T expected, T value) {                                                    \
        __atomic_compare_exchange_n(p, &expected, value, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);   \
        return expected;                                                                               \
    }

namespace cuda_cpu {
// Replaces `*p` by `update(*p)`, comparing bits.
template <class T, class Update>
T replace(T* p, Update update) {
    using Bits = std::conditional_t<sizeof(T) == 4, uint32_t, uint64_t>;
    Bits seen = __atomic_load_n(reinterpret_cast<Bits*>(p), __ATOMIC_RELAXED);
    for (;;) {
        T old;
        std::memcpy(&old, &seen, sizeof old);
        const T next = update(old);
        Bits wanted;
        std::memcpy(&wanted, &next, sizeof wanted);
        if (__atomic_compare_exchange_n(reinterpret_cast<Bits*>(p), &seen, wanted, false,
                                        __ATOMIC_RELAXED, __ATOMIC_RELAXED))
            return old;
    }
}
}  // namespace cuda_cpu

#define CUDA_CPU_SELECTS(T)                                                                  \
    inline T atomicMin(T* p, T value) {                                                      \
        return cuda_cpu::replace(p, [=](T old) { return old < value ? old : value; });       \
    }                                                                                        \
    inline T atomicMax(T* p, T value) {                                                      \
        return cuda_cpu::replace(p, [=](T old) { return old > value ? old : value; });       \
    }

CUDA_CPU_ATOMIC(atomicAdd, int, __atomic_fetch_add)
CUDA_CPU_ATOMIC(atomicAdd, unsigned, __atomic_fetch_add)
CUDA_CPU_ATOMIC(atomicAdd, unsigned long long, __atomic_fetch_add)
CUDA_CPU_ATOMIC(atomicSub, int, __atomic_fetch_sub)
CUDA_CPU_ATOMIC(atomicSub, unsigned, __atomic_fetch_sub)
CUDA_CPU_BITWISE(int)
CUDA_CPU_BITWISE(unsigned)
CUDA_CPU_BITWISE(unsigned long long)
CUDA_CPU_COMPARE_AND_SWAP(int)
CUDA_CPU_COMPARE_AND_SWAP(unsigned)
CUDA_CPU_COMPARE_AND_SWAP(unsigned long long)
CUDA_CPU_SELECTS(int)
CUDA_CPU_SELECTS(unsigned)
CUDA_CPU_SELECTS(long long)
CUDA_CPU_SELECTS(unsigned long long)
inline float atomicAdd(float* p, float value) {
    return cuda_cpu::replace(p, [=](float old) { return old + value; });
}
inline double atomicAdd(double* p, double value) {
    return cuda_cpu::replace(p, [=](double old) { return old + value; });
}
inline float atomicExch(float* p, float value) {
    return cuda_cpu::replace(p, [=](float) { return value; });
}

// ---- bits and arithmetic ---------------------------------------------------------------------

namespace cuda_cpu {
template <class To, class From>
To bits_as(From from) {
    static_assert(sizeof(To) == sizeof(From), "of one width");
    To to;
    std::memcpy(&to, &from, sizeof to);
    return to;
}
}  // namespace cuda_cpu

inline unsigned __float_as_uint(float x) { return cuda_cpu::bits_as<unsigned>(x); }
inline int __float_as_int(float x) { return cuda_cpu::bits_as<int>(x); }
inline float __uint_as_float(unsigned x) { return cuda_cpu::bits_as<float>(x); }
inline float __int_as_float(int x) { return cuda_cpu::bits_as<float>(x); }
inline long long __double_as_longlong(double x) { return cuda_cpu::bits_as<long long>(x); }
inline double __longlong_as_double(long long x) { return cuda_cpu::bits_as<double>(x); }

inline int __popc(unsigned x) { return __builtin_popcount(x); }
inline int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
inline int __clz(int x) { return x == 0 ? 32 : __builtin_clz(unsigned(x)); }
inline int __clzll(long long x) { return x == 0 ? 64 : __builtin_clzll((unsigned long long)x); }
inline int __ffs(int x) { return __builtin_ffs(x); }
inline int __ffsll(long long x) { return __builtin_ffsll(x); }
inline unsigned __brev(unsigned x) {
    unsigned reversed = 0;
    for (int bit = 0; bit < 32; ++bit) reversed = reversed << 1 | (x >> bit & 1);
    return reversed;
}
inline unsigned long long __brevll(unsigned long long x) {
    return (unsigned long long)__brev(unsigned(x)) << 32 | __brev(unsigned(x >> 32));
}

inline unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
    return (unsigned long long)((unsigned __int128)a * b >> 64);
}
inline long long __mul64hi(long long a, long long b) { return (long long)((__int128)a * b >> 64); }

template <class T>
T __ldg(const T* p) { return *p; }
inline float rsqrtf(float x) { return 1.0f / sqrtf(x); }
inline double rsqrt(double x) { return 1.0 / sqrt(x); }
