//! What the messages of `ui/` tell a program to do instead, done: each function is the nearest
//! correct neighbour of a misuse.
#![forbid(unsafe_code)]

use gpu_runtime::prelude::*;

gpu_pool! {
    pool First { limit: 1 MiB, buffers { heights: [f32; 1_000] } }
    pool Second { limit: 1 MiB }
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn add(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i] + y[i];
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn squares(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i] * x[i];
}

/// A buffer cannot leave its scope: promoted, it can, also to another pool and another thread.
fn memory_that_outlives_its_scope() -> Result<(), GpuError> {
    let kept: PoolBuffer<f32> = First::scope(|s| s.upload(&[1.0_f32; 64])?.promote())?;
    let sum = Second::scope(|s| {
        let mut y = s.full(64, 2.0_f32)?;
        add(s, &kept, &mut y)?;
        y.download()
    })?;
    assert_eq!(sum, [3.0; 64]);
    let there = std::thread::spawn(move || kept.download()).join();
    assert_eq!(there.expect("the thread does not panic")?, [1.0; 64]);
    Ok(())
}

/// One buffer cannot be read and written by a launch: disjoint parts of it can.
fn disjoint_parts_of_one_buffer() -> Result<(), GpuError> {
    let both = gpu_manager().scope(|s| {
        let mut both = s.upload(&[1.0_f32, 2.0, 10.0, 20.0])?;
        let (x, y) = both.split_at_mut(2)?;
        add(s, &x, y)?;
        both.download()
    })?;
    assert_eq!(both, [1.0, 2.0, 11.0, 22.0]);
    Ok(())
}

/// A buffer that nothing has written cannot be read: filled, or written by a launch, it can.
fn buffers_that_are_written_first() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        assert_eq!(s.uninit::<f32>(3)?.fill(1.0)?.download()?, [1.0; 3]);
        assert_eq!(s.uninit::<f32>(3)?.zero()?.download()?, [0.0; 3]);
        assert_eq!(s.uninit(2)?.write(&[4_u8, 5])?.download()?, [4, 5]);
        let y = squares(s, &s.upload(&[1.0_f32, 2.0, 3.0])?, s.uninit(3)?)?;
        assert_eq!(y.download()?, [1.0, 4.0, 9.0]);
        Ok(())
    })
}

/// A declared buffer is taken in a scope of its pool, and again once it is given back.
fn declared_buffers() -> Result<(), GpuError> {
    First::scope(|s| {
        for len in [1, First::HEIGHTS_LEN] {
            assert_eq!(First::heights(s, len)?.fill(1.0)?.len(), len);
        }
        Ok(())
    })
}

/// A `bool` cannot be downloaded: an integer can.
fn flags() -> Result<(), GpuError> {
    let flags = [true, false].map(u8::from);
    let back = gpu_manager().scope(|s| s.upload(&flags)?.download())?;
    assert_eq!([back[0] != 0, back[1] != 0], [true, false]);
    Ok(())
}

fn main() -> Result<(), GpuError> {
    memory_that_outlives_its_scope()?;
    disjoint_parts_of_one_buffer()?;
    buffers_that_are_written_first()?;
    declared_buffers()?;
    flags()
}
