use gpu_runtime::prelude::*;

struct Atomic<T>(T);

#[gpu_kernel(over = x.len())]
fn histogram(t: Thread, x: &[u32], bins: &[Atomic<u32>]) {
    let i = t.id();
    bins[x[i] as usize].add(1);
}

fn main() {
    let _ = Atomic(0_u32);
}
