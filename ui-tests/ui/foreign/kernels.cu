struct Particle { float at[3]; float mass; };

extern "C" __global__ void blend(const float* over, unsigned long long over_len, const float* under, unsigned long long under_len, float* out, unsigned long long out_len, float alpha) {
    const unsigned long long i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < out_len) out[i] = alpha * over[i] + (1.0f - alpha) * under[i];
}

extern "C" __global__ void __launch_bounds__(128) smooth(const float* x, float* y, int n, unsigned int k) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = x[i] / k;
}

__global__ void mangled(float* y, unsigned long long n) {}

template <class T>
__global__ void any(T* y, unsigned long long n) {}

extern "C" __global__ void move(Particle* p, unsigned long long n, Particle by) {}

extern "C" __global__ void deep(float** rows, unsigned long long n) {}
