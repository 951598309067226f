use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Atomic<T> {
    v: T,
}

fn main() {}
