//! Generated code where nothing of the prelude is in scope and the names of primitive types mean
//! something else.
#![no_implicit_prelude]
#![allow(non_camel_case_types, dead_code)]

mod shadowed {
    // The names that generated code would mean if it did not spell its paths out.
    pub struct Option;
    pub struct Result;
    pub struct String;
    pub struct Copy;
    pub struct Send;
    pub trait From {}
    pub mod core {}
    pub mod std {}

    #[derive(
        ::gpu_runtime::GpuRepr, ::std::clone::Clone, ::std::marker::Copy, ::std::fmt::Debug,
    )]
    #[repr(C)]
    pub struct Cell {
        pub centre: [f32; 3],
        pub text: u32,
        pub gap: u32,
    }

    ::gpu_runtime::gpu_pool! {
        pub pool Pool {
            limit: 1 MiB,
            phases { first, r#move }
            buffers { cells: [Cell; 64] in first..=r#move, scope_: [u8; 1] }
        }
    }

    #[::gpu_runtime::gpu_fn]
    pub fn twice(x: f32) -> f32 {
        x + x
    }

    use ::gpu_runtime::{BlockThread, Thread};

    #[::gpu_runtime::gpu_kernel(over = y, block = 32)]
    pub fn counted(t: BlockThread, y: &mut [f32]) {
        let text = t.block_count(t.thread_idx() > 1);
        let lane = t.shuffle_up(text, 1);
        let bits = t.warp_ballot(lane > 3);
        if let Some(i) = t.id() {
            y[i] = (bits + lane) as f32;
        }
    }

    #[::gpu_runtime::gpu_kernel(over = y, requires(x.len() == y.len()))]
    pub fn sums(t: Thread, x: &[Cell], y: &mut [f32]) {
        let i = t.id();
        y[i] = twice(x[i].centre[0] + x[i].centre[1]);
    }
}

fn main() -> ::std::result::Result<(), ::gpu_runtime::GpuError> {
    use ::std::iter::Iterator as _;

    let cell = shadowed::Cell {
        centre: [1.0, 2.0, 3.0],
        text: 0,
        gap: 0,
    };
    let sums = shadowed::Pool::scope(|s| {
        let x = shadowed::Pool::cells(s, 8)?.fill(cell)?;
        let mut y = s.zeros::<f32>(8)?;
        shadowed::sums(s, &x, &mut y)?;
        shadowed::sums { x: &x, y: &mut y }.launch(s)?;
        let mut counts = s.zeros::<f32>(8)?;
        shadowed::counted(s, &mut counts)?;
        ::std::assert_eq!(counts.download()?[0], 29.0);
        y.download()
    })?;
    ::std::assert!(!shadowed::sums::cuda_text().is_empty());
    ::std::assert_eq!(shadowed::sums::CUDA_OPTIONS.len(), 2);
    ::std::assert!(sums.iter().all(|sum| *sum == 6.0), "{sums:?}");
    ::std::result::Result::Ok(())
}
