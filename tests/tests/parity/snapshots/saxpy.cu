static __device__ __forceinline__ void saxpy_thread(gpu::cx& gpu_cx, const u64 gpu_id, const f32 a, const gpu::slice<f32> x, const gpu::slice_mut<f32> y) {
    const u64 i = gpu_id;
    y[i] = (a * x[i]) + y[i];
}

extern "C" __global__ void __launch_bounds__(256) saxpy(gpu::fault* gpu_sink, const u64 gpu_n, const f32 a, const gpu::slice<f32> x, const gpu::slice_mut<f32> y) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        saxpy_thread(gpu_cx, gpu_id, a, x, y);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}
