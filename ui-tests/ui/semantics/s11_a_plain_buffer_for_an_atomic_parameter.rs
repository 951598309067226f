use gpu_runtime::prelude::*;

#[gpu_kernel(over = x.len())]
fn count(t: Thread, x: &[u32], bins: &[Atomic<u32>]) {
    let i = t.id();
    bins[x[i] as usize].add(1);
}

pub fn run(s: &Scope<'_>) -> Result<(), GpuError> {
    let x = s.zeros::<u32>(10)?;
    let bins = s.zeros::<u32>(10)?;
    count(s, &x, &bins)
}

fn main() {}
