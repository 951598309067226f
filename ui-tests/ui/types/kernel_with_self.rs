use gpu_runtime::prelude::*;

struct Cloud;

impl Cloud {
    #[gpu_kernel(over = y)]
    fn fill(&self, t: Thread, y: &mut [f32]) {
        y[t.id()] = 1.0;
    }
}

fn main() {}
