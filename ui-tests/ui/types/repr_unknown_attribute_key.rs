use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[gpu(krate = gpu_runtime)]
#[repr(C)]
struct Cell {
    count: u32,
}

fn main() {}
