use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Colour {
    r: u32,
    g: u32,
}

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let c = Colour { r: 1, g: 2 };
    let all = t.block_sum(c);
    let some = t.block_any(c.r);
    if let Some(i) = t.id() {
        y[i] = all.r as f32;
    }
}

fn main() {}
