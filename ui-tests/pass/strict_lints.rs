//! Generated code under the lints that strict crates turn on: none of them is the user's to fix.
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    unreachable_pub,
    unused_qualifications,
    unused_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    single_use_lifetimes,
    variant_size_differences,
    keyword_idents,
    non_ascii_idents,
    let_underscore_drop,
    unused_results
)]
#![allow(unused_crate_dependencies)]

use gpu_runtime::prelude::*;

/// A cell of a grid.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Cell {
    /// Its centre.
    pub centre: [f32; 3],
    /// Its points.
    pub count: u32,
}

gpu_pool! {
    /// Working memory.
    pub(crate) pool Pool {
        limit: 1 MiB,
        phases { load, last }
        buffers {
            /// The cells.
            cells: [Cell; 64] in load..=last,
        }
    }
}

#[gpu_fn]
fn mean(cell: Cell) -> f32 {
    (cell.centre[0] + cell.centre[1] + cell.centre[2]) / cell.count as f32
}

#[gpu_kernel(over = y, block = 64, requires(x.len() == y.len()))]
fn means(t: Thread, x: &[Cell], y: &mut [f32]) {
    let i = t.id();
    y[i] = mean(x[i]);
}

#[gpu_kernel(over = y, block = 8)]
fn centred(t: BlockThread, y: &mut [f32]) {
    let mut x = if let Some(i) = t.id() { y[i] } else { 0.0 };
    t.block_sum(x);
    let _ = t.warp_any(x > 0.0);
    let total = t.block_sum(x);
    x -= t.block_broadcast(total, 3);
    if t.block_any(x > 1e9) {
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = x;
    }
}

/// Names that a `macro_rules!` passes on are the crate's own to the lints.
pub mod made_by_a_macro {
    use gpu_runtime::prelude::*;

    macro_rules! declare {
        ($pool:ident, $kernel:ident, $function:ident, $method:ident) => {
            gpu_pool! {
                /// Working memory.
                pub pool $pool { limit: 1 MiB }
            }

            /// Applies a method.
            #[gpu_fn]
            pub fn $function(x: f32) -> f32 {
                x.$method()
            }

            /// Applies it to each element.
            #[gpu_kernel(over = y)]
            pub fn $kernel(t: Thread, y: &mut [f32]) {
                let i = t.id();
                y[i] = $function(y[i]);
            }
        };
    }
    declare!(Roots, roots, root, sqrt);
}

fn main() -> Result<(), GpuError> {
    let cell = Cell {
        centre: [1.0, 2.0, 3.0],
        count: 3,
    };
    let means = Pool::scope(|s| {
        let x = Pool::cells(s, 8)?.fill(cell)?;
        let mut y = s.zeros::<f32>(8)?;
        means(s, &x, &mut y)?;
        means { x: &x, y: &mut y }.launch(s)?;
        means { x: &x, y: &mut y }.launch_with(s, LaunchShape::new().block(8))?;
        let mut squares = s.full(8, 4.0_f32)?;
        made_by_a_macro::roots { y: &mut squares }.launch(s)?;
        assert_eq!(squares.download()?, [2.0; 8]);
        let mut ones = s.full(8, 1.0_f32)?;
        centred(s, &mut ones)?;
        assert_eq!(ones.download()?, [-7.0; 8]);
        y.download()
    })?;
    assert_eq!(means, [2.0; 8]);
    assert!(means::cuda_text().contains("means"));
    assert_eq!(means::CUDA_OPTIONS.len(), 2);
    Ok(())
}
