use gpu_runtime::prelude::*;

struct S;
impl S {
    #[gpu_kernel(over = y)]
    fn f(&self, t: Thread, y: &mut [f32]) {
        let i = t.id();
        y[i] = 1.0;
    }
}

fn main() {}
