// What the threads of a block, or of a warp, do together; `collective.rs` has the order of each.
// Every thread of the block calls each: a function of a block waits for all, and is true where one
// of them has faulted, which then leave together.
namespace gpu {

constexpr u32 WARP = 32;

GPU_FN u32 lane() { return threadIdx.x % WARP; }
GPU_FN u32 warp() { return threadIdx.x / WARP; }

// The lanes that this warp has: the last one of a block may have fewer than 32.
GPU_FN u32 lanes() {
    const u32 left = blockDim.x - warp() * WARP;
    return left < WARP ? left : WARP;
}
GPU_FN u32 lane_mask() {
    const u32 n = lanes();
    return n == WARP ? ~0u : (1u << n) - 1u;
}

// The value of the lane `from`, which is one of the warp's.
template <class T>
GPU_FN T of_lane(T v, u32 from) {
    if constexpr (sizeof(T) < 4) return T(__shfl_sync(lane_mask(), u32(v), int(from)));
    else return __shfl_sync(lane_mask(), v, int(from));
}

// ---- warps -----------------------------------------------------------------------------------

struct op_sum {
    template <class T>
    static GPU_FN T of(T a, T b) { return gpu::add(a, b); }
};
struct op_min {
    template <class T>
    static GPU_FN T of(T a, T b) { return gpu::min(a, b); }
};
struct op_max {
    template <class T>
    static GPU_FN T of(T a, T b) { return gpu::max(a, b); }
};

// In lane 0: the tree.
template <class Op, class T>
GPU_FN T warp_tree(T v) {
    const u32 l = lane(), n = lanes();
    for (u32 stride = WARP / 2; stride != 0; stride /= 2) {
        const bool there = l + stride < n;
        const T other = of_lane(v, there ? l + stride : l);
        if (there) v = Op::of(v, other);
    }
    return v;
}

template <class T>
GPU_FN T warp_sum(T v) { return of_lane(warp_tree<op_sum>(v), 0); }
template <class T>
GPU_FN T warp_min(T v) { return of_lane(warp_tree<op_min>(v), 0); }
template <class T>
GPU_FN T warp_max(T v) { return of_lane(warp_tree<op_max>(v), 0); }

GPU_FN u32 warp_ballot(bool v) { return __ballot_sync(lane_mask(), v); }
GPU_FN bool warp_any(bool v) { return warp_ballot(v) != 0; }
GPU_FN bool warp_all(bool v) { return warp_ballot(v) == lane_mask(); }
GPU_FN u32 warp_count(bool v) { return __popc(warp_ballot(v)); }

template <class T>
GPU_FN T warp_inclusive_scan(T v) {
    const u32 l = lane();
    for (u32 reach = 1; reach != WARP; reach *= 2) {
        const T other = of_lane(v, l >= reach ? l - reach : l);
        if (l >= reach) v = gpu::add(other, v);
    }
    return v;
}
template <class T>
GPU_FN T warp_exclusive_scan(T v) {
    const u32 l = lane();
    const T before = of_lane(warp_inclusive_scan(v), l != 0 ? l - 1 : 0);
    return l != 0 ? before : T(0);
}

// A lane that the warp has not gives the thread its own value.
template <class T>
GPU_FN T shuffle_index(T v, u32 from) { return of_lane(v, from < lanes() ? from : lane()); }
template <class T>
GPU_FN T shuffle_up(T v, u32 by) { return shuffle_index(v, by <= lane() ? lane() - by : lane()); }
template <class T>
GPU_FN T shuffle_down(T v, u32 by) { return shuffle_index(v, by < WARP ? lane() + by : lane()); }
template <class T>
GPU_FN T shuffle_xor(T v, u32 mask) { return shuffle_index(v, lane() ^ mask); }

// ---- blocks ----------------------------------------------------------------------------------

// One value for each warp.
template <class T>
GPU_FN T* of_warps() {
    __shared__ T values[WARP];
    return values;
}

template <class Op, class T>
GPU_FN bool block_reduce(cx& c, T v, T& result) {
    T* const warps = of_warps<T>();
    v = warp_tree<Op>(v);
    if (lane() == 0) warps[warp()] = v;
    if (__syncthreads_or(c.failed)) return true;
    const u32 count = (blockDim.x + WARP - 1) / WARP;
    T total = warps[0];
    for (u32 w = 1; w < count; ++w) total = Op::of(total, warps[w]);
    result = total;
    // Nobody overwrites what another has not read.
    __syncthreads();
    return false;
}

template <class T>
GPU_FN bool block_sum(cx& c, value_of<T> v, T& result) { return block_reduce<op_sum, T>(c, v, result); }
template <class T>
GPU_FN bool block_min(cx& c, value_of<T> v, T& result) { return block_reduce<op_min, T>(c, v, result); }
template <class T>
GPU_FN bool block_max(cx& c, value_of<T> v, T& result) { return block_reduce<op_max, T>(c, v, result); }

GPU_FN bool block_any(cx& c, bool v, bool& result) {
    if (__syncthreads_or(c.failed)) return true;
    result = __syncthreads_or(v) != 0;
    return false;
}
GPU_FN bool block_all(cx& c, bool v, bool& result) {
    if (__syncthreads_or(c.failed)) return true;
    result = __syncthreads_and(v) != 0;
    return false;
}
GPU_FN bool block_count(cx& c, bool v, u32& result) {
    if (__syncthreads_or(c.failed)) return true;
    result = __syncthreads_count(v);
    return false;
}

// The sum up to a thread's own value, and the one before it.
template <class T>
GPU_FN bool block_scan(cx& c, T v, T& inclusive, T& exclusive) {
    T* const warps = of_warps<T>();
    v = warp_inclusive_scan(v);
    const T before = of_lane(v, lane() != 0 ? lane() - 1 : 0);
    if (lane() + 1 == lanes()) warps[warp()] = v;
    if (__syncthreads_or(c.failed)) return true;
    T carry = warps[0];
    for (u32 w = 1; w < warp(); ++w) carry = gpu::add(carry, warps[w]);
    if (warp() == 0) {
        inclusive = v;
        exclusive = lane() == 0 ? T(0) : before;
    } else {
        inclusive = gpu::add(carry, v);
        exclusive = lane() == 0 ? carry : gpu::add(carry, before);
    }
    __syncthreads();
    return false;
}

template <class T>
GPU_FN bool block_inclusive_scan(cx& c, value_of<T> v, T& result) {
    T exclusive;
    return block_scan<T>(c, v, result, exclusive);
}
template <class T>
GPU_FN bool block_exclusive_scan(cx& c, value_of<T> v, T& result) {
    T inclusive;
    return block_scan<T>(c, v, inclusive, result);
}

template <class T>
GPU_FN bool block_broadcast(cx& c, value_of<T> v, u64 from, u32 site, T& result) {
    T* const warps = of_warps<T>();
    if (in_bounds(c, from, blockDim.x, site) && threadIdx.x == from) warps[0] = v;
    if (__syncthreads_or(c.failed)) return true;
    result = warps[0];
    __syncthreads();
    return false;
}

}  // namespace gpu
