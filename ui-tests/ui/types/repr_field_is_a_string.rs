use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone)]
#[repr(C)]
struct Station {
    height: f32,
    name: String,
}

fn main() {}
