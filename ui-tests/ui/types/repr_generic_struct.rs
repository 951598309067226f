use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Pair<T> {
    first: T,
    second: T,
}

fn main() {}
