use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Outer {
    inner: [f32; 2],
}

struct Target {
    hidden: f32,
}

impl std::ops::Deref for Outer {
    type Target = Target;
    fn deref(&self) -> &Target {
        println!("host code inside a kernel");
        &Target { hidden: 1.0 }
    }
}

fn main() {}
