#![allow(missing_docs)]
use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

#[gpu_kernel(over = x.len(), block = B)]
fn block_sum<T: GpuNum, const B: usize>(t: BlockThread, x: &[T], sums: &mut [T]) {
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

mod cells {
    use gpu_runtime::prelude::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct Cell { pub w: f32, pub n: u32 }
    #[gpu_fn]
    impl Cell {
        pub fn weight(&self, d: f32) -> f32 { self.w * d + self.n as f32 }
    }
}
use cells::Cell;

#[gpu_kernel(over = out)]
fn weights(t: Thread, cells: &[Cell], d: f32, out: &mut [f32]) {
    let i = t.id();
    let mut sum = 0.0;
    for c in 0..cells.len() {
        sum += cells[c].weight(d);
    }
    out[i] = sum;
}

#[test]
fn go() {
    gpu_manager().scope(|s| {
        let x = s.upload(&vec![1.0f32; 1000])?;
        let mut y = s.upload(&vec![3.0f32; 1000])?;
        saxpy(s, 2.0, &x, &mut y)?;
        assert_eq!(y.download()?, vec![5.0; 1000]);
        let mut sums = s.zeros::<f32>(8)?;
        block_sum::<f32, 128, _>(s, &y, &mut sums)?;
        assert_eq!(sums.download()?.iter().sum::<f32>(), 5000.0);
        let cells = s.upload(&[Cell { w: 1.0, n: 2 }, Cell { w: 0.5, n: 1 }])?;
        weights(s, &cells, 2.0, &mut y)?;
        assert_eq!(y.download()?[7], 6.0);
        Ok::<(), GpuError>(())
    }).unwrap();
    let prelude = gpu_runtime::kernel::prelude::PRELUDE.len();
    println!("{}", &saxpy::cuda_text()[prelude..]);
    println!("{}", &block_sum::cuda_text::<f32, 128>()[prelude..]);
    println!("{}", &weights::cuda_text()[prelude..]);
}
