//! The CUDA texts, through NVRTC and through the shim.
