use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
union Word {
    float: f32,
    bits: u32,
}

fn main() {}
