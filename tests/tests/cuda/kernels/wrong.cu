// gpu-contract: wrong writes y
extern "C" __global__ void wrong(float* y, unsigned long long n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = no_such_thing;
}
