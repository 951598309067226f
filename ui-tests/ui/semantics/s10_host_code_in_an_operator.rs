use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct V {
    x: f32,
}

impl std::ops::Add for V {
    type Output = V;
    fn add(self, other: V) -> V {
        println!("host code inside a kernel");
        V { x: self.x + other.x }
    }
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn smuggle(t: Thread, x: &[V], y: &mut [V]) {
    let i = t.id();
    y[i] = x[i] + x[i];
}

fn main() {}
