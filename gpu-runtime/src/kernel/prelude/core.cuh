// Prelude: scalars, arrays, slices, faults. Self-contained C++17, no #include.
// Wrapping and saturation are spelled out through unsigned arithmetic, so nothing below is
// undefined behaviour; IEEE operations need a compiler that does not contract (--fmad=false).

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char i8;
typedef short i16;
typedef int i32;
typedef long long i64;
typedef u64 usize;
typedef i64 isize;
typedef float f32;
typedef double f64;

#define GPU_FN __device__ __forceinline__

// Asserts a field's place. NVRTC has no offsetof, but the operator that its own headers are made of.
#ifdef __CUDACC_RTC__
#define GPU_OFFSET_OF(type, field) __INTADDR__(&((type*)nullptr)->field)
#else
#define GPU_OFFSET_OF(type, field) __builtin_offsetof(type, field)
#endif
#define GPU_OFFSET_IS(type, field, offset) \
    static_assert(GPU_OFFSET_OF(type, field) == offset, #type "::" #field ": not Rust's offset")

// 1 if the grid of the launch covers its domain: as many blocks along each axis as the elements
// fill, no fewer and no more. No thread has a second element then, and a kernel's loop over them
// falls away. With 0 a text is right for every grid.
#ifndef GPU_GRID_COVERS
#define GPU_GRID_COVERS 0
#endif

namespace gpu {

// ---- faults ----------------------------------------------------------------------------------

enum fault_kind : u32 { OUT_OF_BOUNDS = 1, DIVIDE_BY_ZERO = 2, OVERFLOWED = 3, ASSERTION = 4 };

// What the host reads after a launch. `state` goes from 0 to 1 with the first fault, whose thread
// alone fills in the rest.
struct fault {
    u32 state;
    u32 kind;
    u32 site;
    u32 pad;
    u64 index;
    u64 len;
    u64 block;
    u64 thread;
};

// What every device function of a kernel gets: the thread's first fault. `failed` is its kind, 0
// while there is none.
struct cx {
    u32 failed;
    u32 site;
    u64 index;
    u64 len;
};

// Notes a fault of this thread. The caller leaves the body where it sees `failed`.
GPU_FN void fault_at(cx& c, u32 kind, u32 site, u64 index, u64 len) {
    if (c.failed == 0) c = cx{kind, site, index, len};
}

// Tells the host of a thread's fault, once a kernel: the checks only note it, so that a kernel of
// many checks has the code of one report.
GPU_FN void report(const cx& c, fault* sink, u64 block, u64 thread) {
    if (sink == nullptr || atomicCAS(&sink->state, 0u, 1u) != 0u) return;
    sink->kind = c.failed;
    sink->site = c.site;
    sink->index = c.index;
    sink->len = c.len;
    sink->block = block;
    sink->thread = thread;
}

// ---- arrays and slices -----------------------------------------------------------------------

// `[T; N]` by value. The index is unchecked.
template <class T, u64 N>
struct array {
    T data[N];
    GPU_FN T& operator[](u64 i) { return data[i]; }
    GPU_FN const T& operator[](u64 i) const { return data[i]; }
};

// `&[T]`. The index is unchecked.
template <class T>
struct slice {
    const T* ptr;
    u64 len;
    GPU_FN const T& operator[](u64 i) const { return ptr[i]; }
};

// `&mut [T]`. The index is unchecked.
template <class T>
struct slice_mut {
    T* ptr;
    u64 len;
    GPU_FN T& operator[](u64 i) const { return ptr[i]; }
};

// `&[Atomic<T>]`: the same, and others may update it at the same time.
template <class T>
struct slice_atomic : slice_mut<T> {};

template <class T, u64 N>
GPU_FN constexpr u64 len(const array<T, N>&) { return N; }
template <class T>
GPU_FN u64 len(const slice<T>& s) { return s.len; }
template <class T>
GPU_FN u64 len(const slice_mut<T>& s) { return s.len; }

// `[value; N]`.
template <class A, class T>
GPU_FN A repeat(const T& value) {
    A a;
    for (u64 i = 0; i < sizeof(a.data) / sizeof(a.data[0]); ++i) a.data[i] = value;
    return a;
}

// ---- tuples and options: values only, never in buffers ----------------------------------------

template <class... T> struct tuple;
template <class A> struct tuple<A> { A _0; };
template <class A, class B> struct tuple<A, B> { A _0; B _1; };
template <class A, class B, class C> struct tuple<A, B, C> { A _0; B _1; C _2; };
template <class A, class B, class C, class D> struct tuple<A, B, C, D> { A _0; B _1; C _2; D _3; };
template <class A, class B, class C, class D, class E>
struct tuple<A, B, C, D, E> { A _0; B _1; C _2; D _3; E _4; };
template <class A, class B, class C, class D, class E, class F>
struct tuple<A, B, C, D, E, F> { A _0; B _1; C _2; D _3; E _4; F _5; };
template <class A, class B, class C, class D, class E, class F, class G>
struct tuple<A, B, C, D, E, F, G> { A _0; B _1; C _2; D _3; E _4; F _5; G _6; };
template <class A, class B, class C, class D, class E, class F, class G, class H>
struct tuple<A, B, C, D, E, F, G, H> { A _0; B _1; C _2; D _3; E _4; F _5; G _6; H _7; };

// `Option<T>`; without a value it holds a zero.
template <class T>
struct option {
    bool is_some;
    T value;
};

// The type of a value at a place: without its reference and const.
template <class T>
struct plain_type { typedef T type; };
template <class T>
struct plain_type<T&> : plain_type<T> {};
template <class T>
struct plain_type<const T> : plain_type<T> {};
template <class T>
using value_of = typename plain_type<T>::type;

// Is `i` an index below `len`? If not, the thread faults.
GPU_FN bool in_bounds(cx& c, u64 i, u64 len, u32 site) {
    if (i < len) return true;
    fault_at(c, OUT_OF_BOUNDS, site, i, len);
    return false;
}

// Does an assertion hold? If not, the thread faults.
GPU_FN bool asserted(cx& c, bool holds, u32 site) {
    if (holds) return true;
    fault_at(c, ASSERTION, site, 0, 0);
    return false;
}

// `a[i]`, checked; a zero after a fault.
template <class T, u64 N>
GPU_FN T load(cx& c, const array<T, N>& a, u64 i, u32 site) {
    return in_bounds(c, i, N, site) ? a.data[i] : T{};
}
template <class T>
GPU_FN T load(cx& c, const slice<T>& s, u64 i, u32 site) {
    return in_bounds(c, i, s.len, site) ? s.ptr[i] : T{};
}
template <class T>
GPU_FN T load(cx& c, const slice_mut<T>& s, u64 i, u32 site) {
    return in_bounds(c, i, s.len, site) ? s.ptr[i] : T{};
}

// ---- what the operations need to know of a scalar --------------------------------------------

// `bits`: the width. `unsigned_t`: the unsigned integer of that width. `wide_t`: the unsigned
// type in which arithmetic is done, at least 32 bits wide, so that nothing is promoted to a
// signed int. `lowest` and `highest`: the ends of an integer.
template <class T>
struct scalar;

template <class T, class Unsigned, class Wide, bool Signed>
struct integer_scalar {
    typedef Unsigned unsigned_t;
    typedef Wide wide_t;
    static constexpr u32 bits = 8 * sizeof(T);
    static constexpr bool is_float = false;
    static constexpr bool is_signed = Signed;
    static constexpr T lowest = Signed ? T(Unsigned(1) << (bits - 1)) : T(0);
    static constexpr T highest = Signed ? T(Unsigned(Unsigned(1) << (bits - 1)) - 1) : T(Unsigned(~Wide(0)));
};

template <class Unsigned>
struct float_scalar {
    typedef Unsigned unsigned_t;
    static constexpr u32 bits = 8 * sizeof(Unsigned);
    static constexpr bool is_float = true;
    static constexpr bool is_signed = true;
};

template <> struct scalar<i8> : integer_scalar<i8, u8, u32, true> {};
template <> struct scalar<i16> : integer_scalar<i16, u16, u32, true> {};
template <> struct scalar<i32> : integer_scalar<i32, u32, u32, true> {};
template <> struct scalar<i64> : integer_scalar<i64, u64, u64, true> {};
template <> struct scalar<u8> : integer_scalar<u8, u8, u32, false> {};
template <> struct scalar<u16> : integer_scalar<u16, u16, u32, false> {};
template <> struct scalar<u32> : integer_scalar<u32, u32, u32, false> {};
template <> struct scalar<u64> : integer_scalar<u64, u64, u64, false> {};
template <> struct scalar<f32> : float_scalar<u32> {};
template <> struct scalar<f64> : float_scalar<u64> {};
template <> struct scalar<bool> {
    typedef u32 wide_t;
    static constexpr u32 bits = 1;
    static constexpr bool is_float = false;
    static constexpr bool is_signed = false;
};

template <class T> using wide_of = typename scalar<T>::wide_t;
template <class T> using unsigned_of = typename scalar<T>::unsigned_t;

// ---- ranges with a step ----------------------------------------------------------------------

// How many numbers from `start` to `end` there are, `step` apart.
template <bool Inclusive, class T>
GPU_FN u64 rounds(T start, T end, u64 step) {
    if (Inclusive ? start > end : start >= end) return 0;
    const u64 last = u64(end) - u64(start) - (Inclusive ? 0 : 1);
    return step == 0 ? 0 : last / step + 1;
}

// The number `distance` above or below `from`; it is one of the type.
template <class T>
GPU_FN T stepped(T from, u64 distance) { return T(u64(from) + distance); }
template <class T>
GPU_FN T stepped_back(T from, u64 distance) { return T(u64(from) - distance); }

// ---- a method's receiver ----------------------------------------------------------------------

// How a method takes its receiver: `T`, `const T&` or `T&`.
template <class F> struct receiver_of;
template <class R, class Cx, class S, class... A>
struct receiver_of<R (*)(Cx, S, A...)> { using type = S; };

// The receiver of a call whose arguments may change it: by value it is what it was before them.
template <class S> struct receiver {
    static GPU_FN const S& taken(const S& before, const S&) { return before; }
};
template <class S> struct receiver<S&> {
    static GPU_FN S& taken(const S&, S& now) { return now; }
};

// ---- a float's bits --------------------------------------------------------------------------

GPU_FN u32 to_bits(f32 x) { return __float_as_uint(x); }
GPU_FN u64 to_bits(f64 x) { return (u64)__double_as_longlong(x); }
GPU_FN f32 f32_from_bits(u32 bits) { return __uint_as_float(bits); }
GPU_FN f64 f64_from_bits(u64 bits) { return __longlong_as_double((i64)bits); }
GPU_FN bool is_nan(f32 x) { return x != x; }
GPU_FN bool is_nan(f64 x) { return x != x; }

}  // namespace gpu
