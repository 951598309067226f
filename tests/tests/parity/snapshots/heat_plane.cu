static __device__ __forceinline__ void heat_plane_thread(gpu::cx& gpu_cx, const u64 gpu_id, const usize width, const usize height, const f32 rate, const gpu::slice<f32> now, const gpu::slice_mut<f32> next) {
    const u64 i = gpu_id;
    const auto gpu_1 = gpu::div(gpu_cx, i, width, 0u);
    if (gpu_cx.failed) return;
    const usize row = gpu_1;
    const auto gpu_2 = gpu::rem(gpu_cx, i, width, 1u);
    if (gpu_cx.failed) return;
    const usize column = gpu_2;
    const f32 here = now[i];
    if ((((column == 0ull) || (row == 0ull)) || ((column + 1ull) == width)) || ((row + 1ull) == height)) {
        next[i] = here;
        return;
    }
    if (!gpu::in_bounds(gpu_cx, (i - 1ull), now.len, 14u)) return;
    const auto gpu_3 = now[(i - 1ull)];
    if (!gpu::in_bounds(gpu_cx, (i + 1ull), now.len, 16u)) return;
    const auto gpu_4 = (gpu_3 + now[(i + 1ull)]);
    if (!gpu::in_bounds(gpu_cx, (i - width), now.len, 19u)) return;
    const auto gpu_5 = (gpu_4 + now[(i - width)]);
    if (!gpu::in_bounds(gpu_cx, (i + width), now.len, 22u)) return;
    const f32 around = gpu_5 + now[(i + width)];
    next[i] = here + (rate * (around - (4.0f * here)));
}

extern "C" __global__ void __launch_bounds__(256) heat_plane(gpu::fault* gpu_sink, const u64 gpu_n, const usize width, const usize height, const f32 rate, const gpu::slice<f32> now, const gpu::slice_mut<f32> next) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        heat_plane_thread(gpu_cx, gpu_id, width, height, rate, now, next);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}
