use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Cell {
    count: u32,
    none: [u32; 0],
}

fn main() {}
