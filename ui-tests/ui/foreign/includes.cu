#include <cuda_fp16.h>
#include "common.cuh"

extern "C" __global__ void includes(float* y, unsigned long long n) { common(y, n); }
