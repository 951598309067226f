// gpu-contract: scale reads x; writes y; requires x.len() == y.len()
extern "C" __global__ void scale(float a, const float* x, float* y, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = a * x[i] + y[i];
}
