//! Structs that are device data, in every shape the derive takes.
#![forbid(unsafe_code)]

use gpu_runtime::__private::bytemuck;
use gpu_runtime::{DeviceType, GpuRepr};

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
fn uploads<T: bytemuck::NoUninit>() {}
fn downloads<T: bytemuck::AnyBitPattern>() {}

fn main() {
    value::<Cell>();
    uploads::<Cell>();
    downloads::<Cell>();
    value::<[Pair; 4]>();
    downloads::<Pair>();
    value::<Flags>();
    uploads::<Flags>();
}
