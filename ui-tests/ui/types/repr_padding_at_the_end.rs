use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Cell {
    mean: f64,
    count: u32,
}

fn main() {}
