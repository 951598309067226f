#if FAST
extern "C" __global__ void twice(float* y, unsigned long long n) { y[0] = 1.0f; }
#else
extern "C" __global__ void twice(float* y, unsigned long long n) { y[0] = 2.0f; }
#endif
