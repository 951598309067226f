use gpu_runtime::prelude::*;

pub fn run() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(8)?;
        std::thread::scope(|threads| {
            threads.spawn(|| x.len());
        });
        Ok::<_, GpuError>(())
    })
}

fn main() {}
