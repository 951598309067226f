static __device__ __forceinline__ void count_up_to_thread(gpu::cx& gpu_cx, const u64 gpu_id, const i32 limit, const gpu::slice<u8> vote, const gpu::slice_atomic<i32> count) {
    const u64 i = gpu_id;
    const auto gpu_1 = gpu::rem(gpu_cx, gpu::cast<usize>(vote[i]), gpu::len(count), 1u);
    if (gpu_cx.failed) return;
    const usize slot = gpu_1;
    while (true) {
        if (!gpu::in_bounds(gpu_cx, slot, count.len, 2u)) return;
        const auto gpu_2 = gpu::atomic_load(&count[slot]);
        const i32 now = gpu_2;
        bool gpu_4 = (now >= limit);
        if (!gpu_4) {
            if (!gpu::in_bounds(gpu_cx, slot, count.len, 4u)) return;
            const auto gpu_3 = gpu::atomic_compare_exchange(&count[slot], now, gpu::add(now, 1));
            gpu_4 = (gpu_3 == now);
        }
        if (gpu_4) {
            break;
        }
    }
}

extern "C" __global__ void __launch_bounds__(256) count_up_to(gpu::fault* gpu_sink, const u64 gpu_n, const i32 limit, const gpu::slice<u8> vote, const gpu::slice_atomic<i32> count) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        count_up_to_thread(gpu_cx, gpu_id, limit, vote, count);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}
