//! Launches beside loops written by hand with rayon over slices: an element-wise kernel and a block
//! reduction. `cargo bench -p gpu-runtime --bench elementwise`.

mod figures;

use figures::Figures;
use gpu_runtime::prelude::*;
use rayon::prelude::*;

const N: usize = 1 << 24;
const BLOCK: usize = 256;

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

#[gpu_kernel(over = x.len(), block = 256)]
fn sum_together(t: BlockThread, x: &[f32], sums: &mut [f32]) {
    let x = if let Some(i) = t.id() { x[i] } else { 0.0 };
    let sum = t.block_sum(x);
    if let Some(b) = t.block_leader() {
        sums[b] = sum;
    }
}

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn scan_together(t: BlockThread, x: &[f32], y: &mut [f32]) {
    let x = if let Some(i) = t.id() { x[i] } else { 0.0 };
    let sum = t.block_inclusive_scan(x);
    if let Some(i) = t.id() {
        y[i] = sum;
    }
}

/// The scan of each block, one value after the other.
fn block_scan_by_hand(x: &[f32], y: &mut [f32]) {
    x.par_chunks(BLOCK)
        .zip(y.par_chunks_mut(BLOCK))
        .for_each(|(x, y)| {
            let mut sum = 0.0;
            for (x, y) in x.iter().zip(y) {
                sum += x;
                *y = sum;
            }
        });
}

/// The sums of blocks in the order of the first kernel: a tree in a local array per block.
fn block_sum_by_hand(x: &[f32], sums: &mut [f32]) {
    x.par_chunks(BLOCK).zip(sums).for_each(|(block, sum)| {
        let mut tile = [0.0_f32; BLOCK];
        tile[..block.len()].copy_from_slice(block);
        let mut stride = BLOCK / 2;
        while stride > 0 {
            for k in 0..stride {
                tile[k] += tile[k + stride];
            }
            stride /= 2;
        }
        *sum = tile[0];
    });
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut figures = Figures::new("elementwise");
    let x: Vec<f32> = (0..N).map(|i| (i % 1013) as f32 * 0.25).collect();
    let mut y = x.clone();
    let mut sums = vec![0.0_f32; N / BLOCK];
    gpu_manager().scope(|s| {
        let dx = s.upload(&x)?;
        let mut dy = s.upload(&x)?;
        let mut dsums = s.zeros::<f32>(N / BLOCK)?;
        figures.compare(
            "saxpy, n = 2^24",
            "rayon loop",
            0.95,
            || saxpy(s, 1.000_001, &dx, &mut dy),
            || {
                y.par_iter_mut()
                    .zip(&x)
                    .for_each(|(y, x)| *y += 1.000_001 * x);
            },
        );
        // Stated, not promised: no bar.
        figures.compare(
            "block sum, n = 2^24",
            "rayon loop",
            0.0,
            || block_sum::<f32, BLOCK, _>(s, &dx, &mut dsums),
            || block_sum_by_hand(&x, &mut sums),
        );
        figures.compare(
            "t.block_sum, n = 2^24",
            "rayon loop",
            0.7,
            || sum_together(s, &dx, &mut dsums),
            || block_sum_by_hand(&x, &mut sums),
        );
        figures.compare(
            "t.block_inclusive_scan, n = 2^24",
            "rayon loop",
            0.7,
            || scan_together(s, &dx, &mut dy),
            || block_scan_by_hand(&x, &mut y),
        );
        Ok::<(), GpuError>(())
    })?;
    figures.finish()?;
    Ok(())
}
