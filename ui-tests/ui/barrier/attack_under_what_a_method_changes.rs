use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Walk {
    at: usize,
}

#[gpu_fn]
impl Walk {
    fn step(&mut self, by: usize) {
        self.at += by;
    }
}

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut walk = Walk { at: 0 };
    walk.step(t.thread_idx());
    if walk.at > 3 {
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = 1.0;
    }
}

fn main() {}
