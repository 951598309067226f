use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Row {
    v: [f32; 4],
}

impl std::ops::Index<usize> for Row {
    type Output = f32;
    fn index(&self, i: usize) -> &f32 {
        println!("host code inside a kernel");
        &self.v[i]
    }
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn smuggle(t: Thread, x: &[Row], y: &mut [f32]) {
    let i = t.id();
    let row = x[i];
    y[i] = row[2];
}

fn main() {}
