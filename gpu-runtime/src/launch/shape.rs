//! Block and grid of one launch: as the kernel declares them, or chosen where it is launched.

use crate::error::{GpuError, ShapeProblem};

/// Blocks in a grid, at most: CUDA's limit in its first dimension.
const MOST_BLOCKS: usize = (1 << 31) - 1;

/// Block and grid of a launch, where they differ from what the kernel declares.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// #[gpu_kernel(over = y, block = 256)]
/// fn double(t: Thread, y: &mut [f32]) {
///     let i = t.id();
///     y[i] = y[i] + y[i];
/// }
///
/// let y = gpu_manager().scope(|s| {
///     let mut y = s.full(1000, 1.5_f32)?;
///     double { y: &mut y }.launch_with(s, LaunchShape::new().block(128).grid(4))?;
///     y.download()
/// })?;
/// assert_eq!(y, [3.0; 1000]);
/// # Ok::<(), GpuError>(())
/// ```
///
/// A shape changes no result: every element has its thread, in whichever block. What it changes is
/// where a fault is reported (block and thread), and on a GPU how the work is spread: a grid with
/// fewer threads than elements makes each thread take several. The CPU device spreads its work by
/// itself and takes the grid as a hint.
///
/// - A plain kernel runs in any block from one thread to as many as it declares.
/// - A cooperative kernel runs in the blocks that it declares, since its shared memory has their
///   size; only the grid is free. A const parameter (`block = B`) is how its block is chosen at the
///   launch: `block_sum { .. }.launch::<f32, 128, _>(s)`.
///
/// What the kernel cannot run in is [`GpuError::LaunchShape`], and nothing is launched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use = "a shape is given to `launch_with`"]
pub struct LaunchShape {
    block: Option<Chosen>,
    grid: Option<usize>,
}

/// A block that was chosen. More dimensions have their place here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Threads(usize),
}

impl LaunchShape {
    /// Block and grid as the kernel declares them.
    pub const fn new() -> Self {
        Self {
            block: None,
            grid: None,
        }
    }

    /// Blocks of this many threads.
    pub const fn block(self, threads: usize) -> Self {
        Self {
            block: Some(Chosen::Threads(threads)),
            ..self
        }
    }

    /// A grid of this many blocks, instead of as many as the elements fill.
    pub const fn grid(self, blocks: usize) -> Self {
        Self {
            grid: Some(blocks),
            ..self
        }
    }

    /// The shape that `kernel` runs in, if it can: `declared` threads are what it was compiled for.
    pub(super) fn resolve(
        self,
        kernel: &'static str,
        declared: usize,
        cooperative: bool,
    ) -> Result<Blocks, GpuError> {
        let refused = |problem| Err(GpuError::LaunchShape { kernel, problem });
        let threads = match self.block {
            None => declared,
            Some(Chosen::Threads(asked)) if cooperative && asked != declared => {
                return refused(ShapeProblem::DeclaredBlock { asked, declared });
            }
            Some(Chosen::Threads(asked)) if asked == 0 || asked > declared => {
                return refused(ShapeProblem::Block {
                    asked,
                    most: declared,
                });
            }
            Some(Chosen::Threads(asked)) => asked,
        };
        match self.grid {
            Some(asked) if asked == 0 || asked > MOST_BLOCKS => {
                refused(ShapeProblem::Grid { asked })
            }
            grid => Ok(Blocks { threads, grid }),
        }
    }
}

/// The blocks that a launch runs in.
#[derive(Debug, Clone, Copy)]
pub struct Blocks {
    /// Threads in each: 1 to 1024.
    pub(super) threads: usize,
    /// How many at a time, if that was chosen. A device may take it as a hint.
    #[allow(dead_code, reason = "the CPU device spreads its work by itself")]
    pub(super) grid: Option<usize>,
}
