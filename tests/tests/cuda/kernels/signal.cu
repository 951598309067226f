// Kernels as they are found in projects that had them before.
#define TILE 64
typedef float real;

struct Body {
    float at[3];
    float mass;
};

// gpu-contract: scale reads x; writes y; requires x.len() == y.len()
extern "C" __global__ void __launch_bounds__(256) scale(const real a, const real* __restrict__ x, real* __restrict__ y, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = a * x[i] + y[i];
}

// gpu-contract: sum_blocks reads x; fills sums; block 64; requires x.len() == 64 * sums.len()
extern "C" __global__ void sum_blocks(const float* x, unsigned long long n, float* sums, size_t blocks) {
    __shared__ float tile[TILE];
    const unsigned long long i = (unsigned long long)blockIdx.x * TILE + threadIdx.x;
    tile[threadIdx.x] = i < n ? x[i] : 0.0f;
    __syncthreads();
    for (int stride = TILE / 2; stride > 0; stride /= 2) {
        if (threadIdx.x < stride) tile[threadIdx.x] += tile[threadIdx.x + stride];
        __syncthreads();
    }
    if (threadIdx.x == 0 && blockIdx.x < blocks) sums[blockIdx.x] = tile[0];
}

// No contract: whoever launches this one has to know it.
extern "C" __global__ void pull(const Body sun, Body* bodies, unsigned int count, float dt) {
    const unsigned int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count) return;
    for (int c = 0; c < 3; ++c) bodies[i].at[c] = bodies[i].at[c] + dt * (sun.at[c] - bodies[i].at[c]) * sun.mass;
}

// gpu-contract: turn reads from; writes to; requires from.len() == rows * cols, to.len() == rows * cols
extern "C" __global__ void turn(const unsigned char* from, unsigned char* to, unsigned rows, unsigned cols) {
    const unsigned x = blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x < cols && y < rows) to[x * rows + y] = from[y * cols + x];
}

// gpu-contract: histogram reads x; updates bins; requires bins.len() >= 256
extern "C" __global__ void histogram(const unsigned char* x, unsigned short n, unsigned int* bins) {
    for (unsigned i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) atomicAdd(&bins[x[i]], 1u);
}
