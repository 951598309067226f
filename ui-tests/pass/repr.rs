//! Structs that are device data, in every shape the derive takes.
#![forbid(unsafe_code)]

use gpu_runtime::{DeviceType, Downloadable, GpuRepr};

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Cell {
    centre: [f32; 3],
    count: u32,
}

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Pair(f64, Cell);

mod renamed {
    pub use gpu_runtime as runtime;
}

#[derive(GpuRepr, Clone, Copy)]
#[gpu(crate = crate::renamed::runtime)]
#[repr(C)]
struct Flags {
    r#type: u32,
    on: bool,
    _pad: [u8; 3],
}

fn value<T: DeviceType>() {}
fn downloads<T: Downloadable>() {}

fn main() {
    value::<Cell>();
    downloads::<Cell>();
    value::<[Pair; 4]>();
    downloads::<[Pair; 4]>();
    value::<Flags>();
}
