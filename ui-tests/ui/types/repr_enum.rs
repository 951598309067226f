use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(u32)]
enum Class {
    Ground = 2,
    Building = 6,
}

fn main() {}
