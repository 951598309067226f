use gpu_runtime::prelude::*;

#[gpu_kernel(over = x.len(), block = B)]
fn block_sum<T: GpuNum, const B: usize>(t: BlockThread, first: T, x: &[T], sums: &mut [T]) {
    sums[0] = first + x[0];
}

#[gpu_kernel(over = y, block = 4096)]
fn squares(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i] * x[i];
}

#[gpu_kernel(over = y)]
fn fill(t: Thread, value: &f32, y: &mut [f32]) {
    let i = t.id();
    y[i] = *value;
}

// Each kernel has one mistake, and nobody who launches it has another.
fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        let mut sums = s.zeros::<f32>(2)?;
        block_sum::<f32, 32, _>(s, 1.0, &x, &mut sums)?;
        block_sum { first: 1.0, x: &x, sums: &mut sums }.launch::<f32, 32, _>(s)?;
        block_sum { first: 1.0, x: &x, sums: &mut sums }
            .launch_with::<f32, 32, _>(s, LaunchShape::new().grid(1))?;
        println!("{}", block_sum::cuda_text::<f32, 32>());
        squares(s, &x, s.uninit(64)?)?.download()?;
        squares { x: &x, y: s.uninit(64)? }.launch(s)?.download()?;
        println!("{:?} {:?}", squares::CUDA_OPTIONS, fill::CUDA_OPTIONS);
        fill(s, 1.0, &mut sums)?;
        fill { value: 1.0, y: &mut sums }.launch(s)?;
        fill { value: 1.0, y: &mut sums }.launch_with(s, LaunchShape::new().block(32))?;
        Ok(())
    })
}
