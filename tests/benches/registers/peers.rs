//! The same kernels in CUDA C++ by hand.

/// One thread an element, as most kernels are written.
pub const SAXPY: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
saxpy(unsigned long long n, float a, const float* __restrict__ x, float* __restrict__ y) {
    const unsigned long long i = (unsigned long long)blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = a * x[i] + y[i];
}
"#;

/// The same with 32-bit numbers: for less than 2^31 elements.
pub const SAXPY_32: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
saxpy(int n, float a, const float* __restrict__ x, float* __restrict__ y) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = a * x[i] + y[i];
}
"#;

/// A grid of any size.
pub const SAXPY_STRIDED: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
saxpy(unsigned long long n, float a, const float* __restrict__ x, float* __restrict__ y) {
    const unsigned long long step = (unsigned long long)gridDim.x * blockDim.x;
    for (unsigned long long i = (unsigned long long)blockIdx.x * blockDim.x + threadIdx.x; i < n; i += step)
        y[i] = a * x[i] + y[i];
}
"#;

/// One thread an element, the border's rule as in the kernel of ours.
pub const HEAT: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
heat(unsigned long long rows, unsigned long long cols, float rate,
     const float* __restrict__ now, float* __restrict__ next) {
    const unsigned long long x = (unsigned long long)blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned long long y = (unsigned long long)blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= cols || y >= rows) return;
    const unsigned long long i = y * cols + x;
    const float here = now[i];
    if (y == 0 || x == 0 || y + 1 == rows || x + 1 == cols) {
        next[i] = here;
    } else {
        const float around = now[i - cols] + now[i + cols] + now[i - 1] + now[i + 1];
        next[i] = here + rate * (around - 4.0f * here);
    }
}
"#;

/// Its border in arms, as in the `match` of ours.
pub const HEAT_ARMS: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
heat_match(unsigned long long rows, unsigned long long cols, float rate,
           const float* __restrict__ now, float* __restrict__ next) {
    const unsigned long long x = (unsigned long long)blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned long long y = (unsigned long long)blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= cols || y >= rows) return;
    const unsigned long long i = y * cols + x;
    float value;
    if (y == 0 || x == 0) {
        value = now[i];
    } else if (y + 1 == rows || x + 1 == cols) {
        value = now[i];
    } else {
        const float around = now[i - cols] + now[i + cols] + now[i - 1] + now[i + 1];
        value = now[i] + rate * (around - 4.0f * now[i]);
    }
    next[i] = value;
}
"#;

/// A grid of any size.
pub const HEAT_STRIDED: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
heat(unsigned long long rows, unsigned long long cols, float rate,
     const float* __restrict__ now, float* __restrict__ next) {
    const unsigned long long step_x = (unsigned long long)gridDim.x * blockDim.x;
    const unsigned long long step_y = (unsigned long long)gridDim.y * blockDim.y;
    for (unsigned long long y = (unsigned long long)blockIdx.y * blockDim.y + threadIdx.y; y < rows; y += step_y) {
        for (unsigned long long x = (unsigned long long)blockIdx.x * blockDim.x + threadIdx.x; x < cols; x += step_x) {
            const unsigned long long i = y * cols + x;
            const float here = now[i];
            if (y == 0 || x == 0 || y + 1 == rows || x + 1 == cols) {
                next[i] = here;
            } else {
                const float around = now[i - cols] + now[i + cols] + now[i - 1] + now[i + 1];
                next[i] = here + rate * (around - 4.0f * here);
            }
        }
    }
}
"#;

/// The same with 32-bit numbers: for fields of less than 2^31 elements.
pub const HEAT_32: &str = r#"
extern "C" __global__ void __launch_bounds__(256)
heat(int rows, int cols, float rate, const float* __restrict__ now, float* __restrict__ next) {
    const int x = blockIdx.x * blockDim.x + threadIdx.x;
    const int y = blockIdx.y * blockDim.y + threadIdx.y;
    if (x >= cols || y >= rows) return;
    const int i = y * cols + x;
    const float here = now[i];
    if (y == 0 || x == 0 || y + 1 == rows || x + 1 == cols) {
        next[i] = here;
    } else {
        const float around = now[i - cols] + now[i + cols] + now[i - 1] + now[i + 1];
        next[i] = here + rate * (around - 4.0f * here);
    }
}
"#;
