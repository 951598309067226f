use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Row {
    values: &'static [f32],
}

fn main() {}
