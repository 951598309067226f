// gpu-contract: large writes y
extern "C" __global__ void large(float* y, unsigned long long n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = 1.0f;
}
