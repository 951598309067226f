// gpu-contract: reverse writes y; block 64
extern "C" __global__ void reverse(float* y, unsigned int n) {}
