struct Sphere {
    gpu::array<f32, 3> centre;
    f32 radius;
};
static_assert(sizeof(Sphere) == 16 && alignof(Sphere) == 4, "Sphere: not Rust's layout");
GPU_OFFSET_IS(Sphere, centre, 0);
GPU_OFFSET_IS(Sphere, radius, 12);

struct Ray {
    gpu::array<f32, 3> from;
    gpu::array<f32, 3> towards;
};
static_assert(sizeof(Ray) == 24 && alignof(Ray) == 4, "Ray: not Rust's layout");
GPU_OFFSET_IS(Ray, from, 0);
GPU_OFFSET_IS(Ray, towards, 12);

struct Hit {
    f32 distance;
    i32 sphere;
};
static_assert(sizeof(Hit) == 8 && alignof(Hit) == 4, "Hit: not Rust's layout");
GPU_OFFSET_IS(Hit, distance, 0);
GPU_OFFSET_IS(Hit, sphere, 4);

static __device__ __forceinline__ gpu::option<f32> gpu_fn_hit(gpu::cx& gpu_cx, const Sphere& self, const Ray& ray) {
    const u32 gpu_site = 5u;
    f32 half_b = 0.0f;
    f32 c = (- self.radius) * self.radius;
    const usize gpu_1 = 0ull;
    const usize gpu_2 = 3ull;
    for (usize gpu_3 = gpu_1; gpu_3 < gpu_2; ++gpu_3) {
        const usize k = gpu_3;
        if (!gpu::in_bounds(gpu_cx, k, gpu::len(ray.from), gpu_site + 1u)) return {};
        const auto gpu_4 = ray.from[k];
        if (!gpu::in_bounds(gpu_cx, k, gpu::len(self.centre), gpu_site + 2u)) return {};
        const f32 d = gpu_4 - self.centre[k];
        if (!gpu::in_bounds(gpu_cx, k, gpu::len(ray.towards), gpu_site + 4u)) return {};
        half_b = half_b + (d * ray.towards[k]);
        c = c + (d * d);
    }
    const f32 discriminant = (half_b * half_b) - c;
    if (discriminant < 0.0f) {
        return gpu::option<f32>{};
    }
    const f32 root = gpu::sqrt(discriminant);
    gpu::option<f32> gpu_5;
    {
        const f32 matched = (- half_b) - root;
        const f32 matched_2 = (- half_b) + root;
        bool gpu_6;
        {
            const f32 near = matched;
            gpu_6 = (near > 0.0f);
        }
        if (gpu_6) {
            const f32 near_2 = matched;
            gpu_5 = gpu::option<f32>{true, near_2};
        } else {
            bool gpu_7;
            {
                const f32 far = matched_2;
                gpu_7 = (far > 0.0f);
            }
            if (gpu_7) {
                const f32 far_2 = matched_2;
                gpu_5 = gpu::option<f32>{true, far_2};
            } else {
                gpu_5 = gpu::option<f32>{};
            }
        }
    }
    return gpu_5;
}

static __device__ __forceinline__ void trace_thread(gpu::cx& gpu_cx, const u64 gpu_id, const gpu::slice<Sphere> spheres, const gpu::slice<Ray> rays, const gpu::slice_mut<Hit> hits) {
    const u64 i = gpu_id;
    const Ray ray = rays[i];
    gpu::option<gpu::tuple<f32, usize>> nearest = gpu::option<gpu::tuple<f32, usize>>{};
    const usize gpu_1 = 0ull;
    const usize gpu_2 = gpu::len(spheres);
    for (usize gpu_3 = gpu_1; gpu_3 < gpu_2; ++gpu_3) {
        const usize k = gpu_3;
        auto&& sphere = spheres[k];
        const auto gpu_4 = gpu_fn_hit(gpu_cx, sphere, ray);
        if (gpu_cx.failed) return;
        const gpu::option<f32> matched = gpu_4;
        if (!matched.is_some) {
            continue;
        }
        const f32 distance = matched.value;
        {
            gpu::option<gpu::tuple<f32, usize>> matched_2;
            bool gpu_5;
            matched_2 = nearest;
            gpu_5 = matched_2.is_some;
            bool gpu_7 = gpu_5;
            if (gpu_7) {
                bool gpu_6;
                {
                    const f32 best = matched_2.value._0;
                    gpu_6 = (best <= distance);
                }
                gpu_7 = gpu_6;
            }
            if (gpu_7) {
                const f32 best_2 = matched_2.value._0;
                continue;
            }
        }
        nearest = gpu::option<gpu::tuple<f32, usize>>{true, gpu::tuple<f32, usize>{distance, k}};
    }
    Hit gpu_8;
    {
        const gpu::option<gpu::tuple<f32, usize>> matched_3 = nearest;
        if (matched_3.is_some) {
            const f32 distance_2 = matched_3.value._0;
            const usize k_2 = matched_3.value._1;
            Hit gpu_9;
            gpu_9.distance = distance_2;
            gpu_9.sphere = gpu::cast<i32>(k_2);
            gpu_8 = gpu_9;
        } else {
            gpu_8 = Hit{gpu::f32_from_bits(0x7f800000u), -1};
        }
    }
    hits[i] = gpu_8;
}

extern "C" __global__ void __launch_bounds__(256) trace(gpu::fault* gpu_sink, const u64 gpu_n, const gpu::slice<Sphere> spheres, const gpu::slice<Ray> rays, const gpu::slice_mut<Hit> hits) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        trace_thread(gpu_cx, gpu_id, spheres, rays, hits);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}
