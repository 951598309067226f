use gpu_runtime::GpuRepr;

#[derive(GpuRepr)]
#[repr(C)]
struct Cell {
    centre: [f32; 3],
    count: u32,
}

fn main() {}
