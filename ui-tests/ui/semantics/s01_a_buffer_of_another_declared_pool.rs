use gpu_runtime::prelude::*;

gpu_pool! { pub pool Left { device: 0, limit: 1 MiB, buffers { a: [f32; 100] } } }
gpu_pool! { pub pool Right { device: 0, limit: 1 MiB, buffers { b: [f32; 100] } } }

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn copy(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i];
}

pub fn mix() -> Result<(), GpuError> {
    Left::scope(|l| {
        Right::scope(|r| {
            let x = l.zeros::<f32>(8)?;
            let mut y = r.zeros::<f32>(8)?;
            copy(r, &x, &mut y)
        })
    })
}

fn main() {}
