//! Kernels from files, as they are right.
#![deny(warnings, missing_docs, unsafe_op_in_unsafe_fn)]

use gpu_runtime::prelude::*;

/// A safe one: its file has a contract.
#[gpu_kernel(cuda = "foreign.cu", over = out, host = blend_on_host)]
pub fn blend(over: &[f32], under: &[f32], #[out] out: &mut [f32], alpha: f32);

fn blend_on_host(over: &[f32], under: &[f32], out: &mut [f32], alpha: f32) {
    for ((o, a), b) in out.iter_mut().zip(over).zip(under) {
        *o = alpha * a + (1.0 - alpha) * b;
    }
}

/// A particle.
#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
pub struct Particle {
    /// Where it is.
    pub at: [f32; 3],
    /// Its mass.
    pub mass: f32,
}

mod kernels {
    use super::Particle;
    use gpu_runtime::prelude::*;

    // Its block is what `__launch_bounds__` says; an array of Rust is a vector of CUDA.
    #[gpu_kernel(cuda = "foreign.cu", entry = "push", over = particles, len(particles = n))]
    pub(crate) unsafe fn push_all(particles: &mut [Particle], by: [f32; 4]);

    #[gpu_kernel(ptx = "foreign.ptx", over = 2 * y.len(), len(x = _, y = axpy_param_3), block = 128, requires(x.len() == y.len()))]
    pub(crate) fn axpy(a: f32, x: &[f32], y: &mut [f32], by: [f32; 3]);

    #[gpu_kernel(ptx = "foreign.ptx", entry = "_Z5crossPfi", over = (rows, 3), len(y = _))]
    pub(crate) fn cross(y: &mut [[f32; 3]], rows: u32);
}

fn main() -> Result<(), GpuError> {
    // On a machine with a CUDA device too: not all of these are whole.
    let manager = GpuManager::isolated(1 << 20)?;
    let out = manager.scope(|s| {
        let over = s.full(4, 1.0_f32)?;
        let under = s.full(4, 3.0_f32)?;
        let out = blend(s, &over, &under, s.uninit(4)?, 0.25)?;
        let mut particles = s.zeros::<Particle>(3)?;
        // SAFETY: it is not launched on the CPU.
        let refused = unsafe { kernels::push_all(s, &mut particles, [0.0; 4]) };
        assert!(matches!(refused, Err(GpuError::NoHostForm { kernel: "push_all", file: "foreign.cu" })));
        let mut y = s.zeros::<f32>(4)?;
        // SAFETY: as above.
        let refused = unsafe { kernels::axpy { a: 1.0, x: &out, y: &mut y, by: [0.0; 3] }.launch(s) };
        assert!(matches!(refused, Err(GpuError::NoHostForm { .. })));
        let mut rows = s.zeros::<[f32; 3]>(2)?;
        // SAFETY: as above.
        let refused = unsafe { kernels::cross(s, &mut rows, 2) };
        assert!(matches!(refused, Err(GpuError::NoHostForm { .. })));
        out.download()
    })?;
    assert_eq!(out, [2.5; 4]);
    assert!(blend::cuda_text().starts_with("#line 1 \"foreign.cu\"\n// gpu-contract"));
    assert!(kernels::push_all::cuda_text().contains("static_assert(sizeof(Particle) == 16"));
    assert!(kernels::axpy::ptx_text().contains(".visible .entry axpy("));
    assert_eq!(blend::CUDA_OPTIONS, ["--std=c++17"]);
    assert!(kernels::axpy::CUDA_OPTIONS.is_empty());
    Ok(())
}
