//! Why a kernel cannot run in the shape that was chosen at its launch.

/// What is wrong with a [`LaunchShape`](crate::LaunchShape) for a kernel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeProblem {
    /// A block of no threads, or of more than the kernel declares.
    #[error(
        "a block of {asked} threads was asked for, and its blocks have 1 to {most} (`block = {most}`)"
    )]
    Block {
        /// Threads asked for.
        asked: usize,
        /// The most that it runs with: those it declares.
        most: usize,
    },

    /// A block of rank 2 or 3 of no threads, or of more than the kernel declares.
    #[error("a block of {asked} threads was asked for, and its blocks have 1 to {most}")]
    BlockOfRank {
        /// Threads asked for: the sides multiplied.
        asked: usize,
        /// The most that it runs with: those it declares.
        most: usize,
    },

    /// A block of more planes than CUDA has.
    #[error("a block of {asked} planes was asked for, and a block has 1 to 64")]
    Planes {
        /// Planes asked for.
        asked: usize,
    },

    /// A block or a grid of another rank than the launch.
    #[error(
        "a block or grid of rank {asked} was asked for, and its launch is of rank {launch}: {}", methods(*.launch)
    )]
    Rank {
        /// The rank of what was asked for.
        asked: usize,
        /// The rank of the launch.
        launch: usize,
    },

    /// A block other than the one that a cooperative kernel, or one from a file, is made for.
    #[error(
        "a block of {asked} threads was asked for, and it runs only in the blocks of {declared} that it declares"
    )]
    DeclaredBlock {
        /// Threads asked for.
        asked: usize,
        /// Threads declared.
        declared: usize,
    },

    /// A grid of no blocks along its rows or planes, or of more than CUDA has.
    #[error(
        "a grid of {asked} blocks along its rows or planes was asked for, and there a grid has 1 to 65535"
    )]
    GridAcross {
        /// Blocks asked for.
        asked: usize,
    },

    /// A grid of no blocks, or of more than CUDA has.
    #[error("a grid of {asked} blocks was asked for, and a grid has 1 to 2147483647")]
    Grid {
        /// Blocks asked for.
        asked: usize,
    },
}

fn methods(rank: usize) -> &'static str {
    match rank {
        2 => "write `block_2d(rows, cols)`, `grid_2d(rows, cols)`",
        3 => "write `block_3d(planes, rows, cols)`, `grid_3d(planes, rows, cols)`",
        _ => "write `block(threads)`, `grid(blocks)`",
    }
}
