// gpu-contract: scale reads x; changes y
// gpu-contract: scael reads x; writes y
// gpu-contract: scale reads x
// gpu-contract: scale writes x; writes y
// gpu-contract: scale reads x; writes y; requires x.len() == z.len()
// gpu-contract: scale reads x; writes y; requires x.len() == 0.5
extern "C" __global__ void scale(const float* x, float* y, unsigned int n) {}
