use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C, align(16))]
struct Cell {
    centre: [f32; 3],
    count: u32,
}

fn main() {}
