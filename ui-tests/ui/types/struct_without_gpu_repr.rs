use gpu_runtime::prelude::*;

#[derive(Clone, Copy)]
struct Cell {
    centre: [f32; 3],
    count: u32,
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let cells = [Cell { centre: [0.0; 3], count: 0 }; 8];
        s.upload(&cells)?;
        Ok(())
    })
}
