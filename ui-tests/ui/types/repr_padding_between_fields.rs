use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Cell {
    count: u32,
    mean: f64,
}

fn main() {}
