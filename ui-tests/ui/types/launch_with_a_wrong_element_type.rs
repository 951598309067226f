use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

pub fn run(s: &Scope<'_>) -> Result<(), GpuError> {
    let x = s.zeros::<f32>(10)?;
    let mut y = s.zeros::<f32>(10)?;
    let z = s.zeros::<f64>(10)?;
    saxpy(s, 2.0, &z, &mut y)
}

fn main() {}
