//! Block and grid of one launch: as the kernel declares them, or chosen where it is launched.

use crate::error::{GpuError, ShapeProblem};

/// Blocks along the columns of a grid, at most: CUDA's limit in its first dimension.
const MOST_BLOCKS: usize = (1 << 31) - 1;

/// Blocks along the rows or the planes of a grid, at most: CUDA's limit in the other two.
const MOST_BLOCKS_ACROSS: usize = (1 << 16) - 1;

/// Planes of a block, at most.
const MOST_PLANES: usize = 64;

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
/// - A plain kernel runs in any block from one thread to as many as it declares. Over memory of rank 2
///   or 3 block and grid have that rank too: `block_2d(rows, cols)`, `grid_2d(rows, cols)`.
/// - A cooperative kernel runs in the blocks that it declares, since its shared memory has their
///   size; only the grid is free. A const parameter (`block = B`) is how its block is chosen at the
///   launch: `block_sum { .. }.launch::<f32, 128, _>(s)`.
///
/// What the kernel cannot run in is [`GpuError::LaunchShape`], and nothing is launched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use = "a shape is given to `launch_with`"]
pub struct LaunchShape {
    block: Option<Chosen>,
    grid: Option<Chosen>,
}

/// Sides that were chosen, in the order of an index: those of rank 1 and 2 have ones before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chosen {
    rank: usize,
    sides: [usize; 3],
}

impl Chosen {
    const fn one(n: usize) -> Option<Self> {
        Some(Self {
            rank: 1,
            sides: [1, 1, n],
        })
    }

    const fn two(rows: usize, cols: usize) -> Option<Self> {
        Some(Self {
            rank: 2,
            sides: [1, rows, cols],
        })
    }

    const fn three(planes: usize, rows: usize, cols: usize) -> Option<Self> {
        Some(Self {
            rank: 3,
            sides: [planes, rows, cols],
        })
    }

    /// The sides in a launch of rank `R`.
    fn of_rank<const R: usize>(self) -> Result<[usize; R], ShapeProblem> {
        let mismatch = ShapeProblem::Rank {
            asked: self.rank,
            launch: R,
        };
        let own = self.sides.get(3 - self.rank..).unwrap_or(&[]);
        own.try_into().map_err(|_| mismatch)
    }
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
            block: Chosen::one(threads),
            ..self
        }
    }

    /// Blocks of `rows` times `cols` threads, for a launch of rank 2.
    pub const fn block_2d(self, rows: usize, cols: usize) -> Self {
        Self {
            block: Chosen::two(rows, cols),
            ..self
        }
    }

    /// Blocks of `planes` times `rows` times `cols` threads, for a launch of rank 3.
    pub const fn block_3d(self, planes: usize, rows: usize, cols: usize) -> Self {
        Self {
            block: Chosen::three(planes, rows, cols),
            ..self
        }
    }

    /// A grid of this many blocks, instead of as many as the elements fill.
    pub const fn grid(self, blocks: usize) -> Self {
        Self {
            grid: Chosen::one(blocks),
            ..self
        }
    }

    /// A grid of `rows` times `cols` blocks, for a launch of rank 2.
    pub const fn grid_2d(self, rows: usize, cols: usize) -> Self {
        Self {
            grid: Chosen::two(rows, cols),
            ..self
        }
    }

    /// A grid of `planes` times `rows` times `cols` blocks, for a launch of rank 3.
    pub const fn grid_3d(self, planes: usize, rows: usize, cols: usize) -> Self {
        Self {
            grid: Chosen::three(planes, rows, cols),
            ..self
        }
    }

    /// The shape that `kernel` runs in, if it can: `declared` are the sides of the blocks that it was
    /// compiled for.
    pub(super) fn resolve<const R: usize>(
        self,
        kernel: &'static str,
        declared: [usize; R],
        cooperative: bool,
    ) -> Result<Blocks<R>, GpuError> {
        let refused = |problem| GpuError::LaunchShape { kernel, problem };
        let sides = match self.block {
            None => declared,
            Some(chosen) => block(chosen, declared, cooperative).map_err(refused)?,
        };
        let grid = match self.grid {
            None => None,
            Some(chosen) => Some(grid(chosen).map_err(refused)?),
        };
        Ok(Blocks { sides, grid })
    }
}

fn block<const R: usize>(
    chosen: Chosen,
    declared: [usize; R],
    cooperative: bool,
) -> Result<[usize; R], ShapeProblem> {
    let sides: [usize; R] = chosen.of_rank()?;
    let most = threads(declared);
    let asked = threads(sides);
    if cooperative && asked != most {
        return Err(ShapeProblem::DeclaredBlock {
            asked,
            declared: most,
        });
    }
    if asked == 0 || asked > most {
        return Err(if R == 1 {
            ShapeProblem::Block { asked, most }
        } else {
            ShapeProblem::BlockOfRank { asked, most }
        });
    }
    match chosen.sides {
        [asked, _, _] if asked > MOST_PLANES => Err(ShapeProblem::Planes { asked }),
        _ => Ok(sides),
    }
}

fn grid<const R: usize>(chosen: Chosen) -> Result<[usize; R], ShapeProblem> {
    let sides = chosen.of_rank()?;
    let [planes, rows, cols] = chosen.sides;
    for asked in [planes, rows] {
        if asked == 0 || asked > MOST_BLOCKS_ACROSS {
            return Err(ShapeProblem::GridAcross { asked });
        }
    }
    if cols == 0 || cols > MOST_BLOCKS {
        return Err(ShapeProblem::Grid { asked: cols });
    }
    Ok(sides)
}

/// The number of threads of a block; the largest number there is where it is even larger.
fn threads<const R: usize>(sides: [usize; R]) -> usize {
    if sides.contains(&0) {
        return 0;
    }
    sides.iter().fold(1, |n, side| n.saturating_mul(*side))
}

/// The blocks that a launch runs in.
#[derive(Debug, Clone, Copy)]
pub struct Blocks<const R: usize> {
    /// Threads of each, along each axis: together 1 to 1024.
    pub(super) sides: [usize; R],
    /// How many at a time, if that was chosen. The CPU device spreads its work by itself.
    pub(super) grid: Option<[usize; R]>,
}
