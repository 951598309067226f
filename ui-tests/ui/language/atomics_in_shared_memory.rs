use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn histogram(t: BlockThread, y: &mut [u32]) {
    let mut bins = shared!([Atomic<u32>; 64]);
    let k = t.thread_idx();
    bins[k].store(0);
    t.sync();
    if let Some(i) = t.id() {
        bins[y[i] as usize].add(1);
    }
}

fn main() {}
