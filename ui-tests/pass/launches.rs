//! Launches that must compile: the neighbours of those in `ui/launch/by_name_*` and
//! `ui/types/launch_by_name_*`.

use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn squares(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i] * x[i];
}

#[gpu_kernel(over = y, block = B)]
fn scale<T: GpuNum, const B: usize>(t: Thread, factor: T, y: &mut [T]) {
    let i = t.id();
    y[i] = factor * y[i];
}

#[gpu_kernel(over = y)]
fn ones(t: Thread, y: &mut [u8]) {
    let i = t.id();
    y[i] = 1;
}

gpu_pool! {
    pool Small { limit: 1 MiB }
}

/// Arguments are a value: made here, launched there.
fn later<'a, 's>(
    x: &'a Buffer<'s, f32>,
    y: &'a mut Buffer<'s, f32>,
) -> saxpy<&'a Buffer<'s, f32>, &'a mut Buffer<'s, f32>> {
    saxpy { a: 2.0, x, y }
}

fn main() -> Result<(), GpuError> {
    let weights = gpu_manager().scope(|s| s.upload(&[1.0_f32; 64])?.promote())?;
    gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        let mut y = s.zeros::<f32>(64)?;
        saxpy { y: &mut y, x: &weights, a: 2.0 }.launch(s)?;
        saxpy { a: 2.0, x: x.slice(..)?, y: y.slice_mut(..)? }.launch(s)?;
        later(&x, &mut s.zeros(64)?).launch(s)?;
        let filled = squares { x: &y, y: s.uninit(64)? }.launch(s)?;
        assert_eq!(filled.download()?, [16.0; 64]);
        // The type of a generic value is the instance's.
        scale { factor: 3.0, y: &mut y }.launch::<f32, 64, _>(s)?;
        scale { factor: 0.5, y: &mut y }
            .launch_with::<_, 64, _>(s, LaunchShape::new().block(32).grid(2))?;
        assert_eq!(y.download()?, [6.0; 64]);
        Ok::<_, GpuError>(())
    })?;
    Small::scope(|s| {
        let mut y = s.zeros::<u8>(3)?;
        ones { y: &mut y }.launch(s)?;
        assert_eq!(y.download()?, [1; 3]);
        Ok::<_, GpuError>(())
    })
}
