struct Body {
    gpu::array<f32, 3> position;
    f32 mass;
};
static_assert(sizeof(Body) == 16 && alignof(Body) == 4, "Body: not Rust's layout");
GPU_OFFSET_IS(Body, position, 0);
GPU_OFFSET_IS(Body, mass, 12);

static __device__ __forceinline__ void n_body_thread(gpu::cx& gpu_cx, const u64 gpu_id, const f32 softening, const gpu::slice<Body> bodies, const gpu::slice_mut<gpu::array<f32, 3>> pull) {
    const u64 i = gpu_id;
    const gpu::array<f32, 3> matched = bodies[i].position;
    const f32 x = matched[0ull];
    const f32 y = matched[1ull];
    const f32 z = matched[2ull];
    gpu::array<f32, 3> sum = gpu::repeat<gpu::array<f32, 3>>(0.0f);
    const usize gpu_1 = 0ull;
    const usize gpu_2 = gpu::len(bodies);
    for (usize gpu_3 = gpu_1; gpu_3 < gpu_2; ++gpu_3) {
        const usize index = gpu_3;
        auto&& body = bodies[index];
        const gpu::array<f32, 3> matched_2 = body.position;
        const f32 bx = matched_2[0ull];
        const f32 by = matched_2[1ull];
        const f32 bz = matched_2[2ull];
        const gpu::array<f32, 3> d = gpu::array<f32, 3>{{(bx - x), (by - y), (bz - z)}};
        const f32 r2 = (((softening * softening) + (d[0ull] * d[0ull])) + (d[1ull] * d[1ull])) + (d[2ull] * d[2ull]);
        const f32 scale = body.mass / (r2 * gpu::sqrt(r2));
        const usize gpu_4 = 0ull;
        const usize gpu_5 = 3ull;
        for (usize gpu_6 = gpu_4; gpu_6 < gpu_5; ++gpu_6) {
            const usize c = gpu_6;
            sum[c] = sum[c] + (scale * d[c]);
        }
    }
    pull[i] = sum;
}

extern "C" __global__ void __launch_bounds__(256) n_body(gpu::fault* gpu_sink, const u64 gpu_n, const f32 softening, const gpu::slice<Body> bodies, const gpu::slice_mut<gpu::array<f32, 3>> pull) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        n_body_thread(gpu_cx, gpu_id, softening, bodies, pull);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}
