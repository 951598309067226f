// gpu-contract: blend reads over, under; fills out; requires over.len() == out.len(), under.len() == out.len()
extern "C" __global__ void blend(const float* over, unsigned long long n, const float* under, unsigned long long, float* out, unsigned long long, float alpha) {
    const unsigned long long i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) out[i] = alpha * over[i] + (1.0f - alpha) * under[i];
}

extern "C" {
    struct Particle { float at[3]; float mass; };

    __global__ void __launch_bounds__(64) push(Particle* p, int n, const float4 by) {
        const int i = blockIdx.x * blockDim.x + threadIdx.x;
        if (i < n) p[i].mass += by.w;
    }
}
