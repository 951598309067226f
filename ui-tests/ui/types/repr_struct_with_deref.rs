use gpu_runtime::GpuRepr;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Cell {
    centre: [f32; 3],
    count: u32,
}

impl std::ops::Deref for Cell {
    type Target = [f32; 3];

    fn deref(&self) -> &[f32; 3] {
        println!("host code");
        &self.centre
    }
}

fn main() {}
