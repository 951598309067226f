use gpu_runtime::prelude::*;

trait Roots {
    fn fourth_root(self) -> f32;
}

impl Roots for f32 {
    fn fourth_root(self) -> f32 {
        println!("host code inside a kernel");
        self.sqrt().sqrt()
    }
}

#[gpu_kernel(over = y)]
fn smuggle(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let v: f32 = y[i];
    y[i] = v.fourth_root();
}

fn main() {}
