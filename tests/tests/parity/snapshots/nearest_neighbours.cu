struct Neighbour {
    f32 distance2;
    u32 index;
};
static_assert(sizeof(Neighbour) == 8 && alignof(Neighbour) == 4, "Neighbour: not Rust's layout");
GPU_OFFSET_IS(Neighbour, distance2, 0);
GPU_OFFSET_IS(Neighbour, index, 4);

static __device__ __forceinline__ void nearest_neighbours_thread(gpu::cx& gpu_cx, const u64 gpu_id, const gpu::slice<gpu::array<f32, 3>> points, const gpu::slice<gpu::array<f32, 3>> query, const gpu::slice_mut<gpu::array<Neighbour, 4>> nearest) {
    const u64 i = gpu_id;
    const gpu::array<f32, 3> matched = query[i];
    const f32 x = matched[0ull];
    const f32 y = matched[1ull];
    const f32 z = matched[2ull];
    gpu::array<Neighbour, 4> best = gpu::repeat<gpu::array<Neighbour, 4>>(Neighbour{gpu::f32_from_bits(0x7f800000u), 4294967295u});
    const usize gpu_1 = 0ull;
    const usize gpu_2 = gpu::len(points);
    for (usize gpu_3 = gpu_1; gpu_3 < gpu_2; ++gpu_3) {
        const usize j = gpu_3;
        const gpu::array<f32, 3> matched_2 = points[j];
        const f32 px = matched_2[0ull];
        const f32 py = matched_2[1ull];
        const f32 pz = matched_2[2ull];
        const f32 dx = px - x;
        const f32 dy = py - y;
        const f32 dz = pz - z;
        const f32 distance2 = ((dx * dx) + (dy * dy)) + (dz * dz);
        if (!gpu::in_bounds(gpu_cx, (4ull - 1ull), gpu::len(best), 17u)) return;
        if (distance2 >= best[(4ull - 1ull)].distance2) {
            continue;
        }
        usize slot = 4ull - 1ull;
        while (true) {
            bool gpu_5 = (slot > 0ull);
            if (gpu_5) {
                const auto gpu_4 = (slot - 1ull);
                if (!gpu::in_bounds(gpu_cx, gpu_4, gpu::len(best), 22u)) return;
                gpu_5 = (best[gpu_4].distance2 > distance2);
            }
            if (!(gpu_5)) break;
            const auto gpu_6 = (slot - 1ull);
            if (!gpu::in_bounds(gpu_cx, gpu_6, gpu::len(best), 27u)) return;
            const auto gpu_8 = best[gpu_6];
            const auto gpu_7 = slot;
            if (!gpu::in_bounds(gpu_cx, gpu_7, gpu::len(best), 25u)) return;
            best[gpu_7] = gpu_8;
            slot = slot - 1ull;
        }
        const u32 index = gpu::cast<u32>(j);
        Neighbour gpu_9;
        gpu_9.distance2 = distance2;
        gpu_9.index = index;
        const auto gpu_10 = slot;
        if (!gpu::in_bounds(gpu_cx, gpu_10, gpu::len(best), 29u)) return;
        best[gpu_10] = gpu_9;
    }
    nearest[i] = best;
}

extern "C" __global__ void __launch_bounds__(256) nearest_neighbours(gpu::fault* gpu_sink, const u64 gpu_n, const gpu::slice<gpu::array<f32, 3>> points, const gpu::slice<gpu::array<f32, 3>> query, const gpu::slice_mut<gpu::array<Neighbour, 4>> nearest) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        nearest_neighbours_thread(gpu_cx, gpu_id, points, query, nearest);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}
