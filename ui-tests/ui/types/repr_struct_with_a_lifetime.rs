use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Row<'a> {
    values: &'a [f32],
}

fn main() {}
