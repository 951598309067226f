//! The three kernels that every stage of the compiler is shown with.

use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
pub fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

/// One sum per block, by a tree in shared memory; the block size is a power of two.
#[gpu_kernel(over = x.len(), block = B)]
pub fn block_sum<T: GpuNum, const B: usize>(t: BlockThread, x: &[T], sums: &mut [T]) {
    let mut tile = shared!([T; B]);
    let k = t.thread_idx();
    tile[k] = if let Some(i) = t.id() { x[i] } else { T::ZERO };
    t.sync();
    let mut stride = B / 2;
    while stride > 0 {
        if k < stride {
            tile[k] = tile[k] + tile[k + stride];
        }
        t.sync();
        stride /= 2;
    }
    if let Some(b) = t.block_leader() {
        sums[b] = tile[0];
    }
}

/// A struct of another module with device methods.
pub mod sources {
    use gpu_runtime::prelude::*;

    #[derive(GpuRepr, Clone, Copy, Debug)]
    #[repr(C)]
    pub struct Source {
        pub position: [f32; 3],
        pub strength: f32,
    }

    impl Source {
        /// Potential at `p`, softened by `soft`.
        #[gpu_fn]
        pub fn potential(&self, p: [f32; 3], soft: f32) -> f32 {
            let mut d2 = soft;
            for c in 0..3 {
                let d = p[c] - self.position[c];
                d2 += d * d;
            }
            self.strength / d2.sqrt()
        }
    }
}
pub use sources::Source;

/// The type of `sum` is known to rustc alone.
#[gpu_kernel(over = out)]
pub fn potentials(t: Thread, sources: &[Source], points: &[[f32; 3]], out: &mut [f32]) {
    let i = t.id();
    let mut sum = 0.0;
    for s in 0..sources.len() {
        sum += sources[s].potential(points[i], 0.25);
    }
    out[i] = sum;
}

/// Numbers with all their bits used, the same on every run.
pub fn noise(n: usize, seed: u32) -> Vec<f32> {
    let mut state = seed.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
    (0..n)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        })
        .collect()
}
