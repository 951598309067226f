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

    /// A block other than the one that a cooperative kernel declares.
    #[error(
        "a block of {asked} threads was asked for, and as a cooperative kernel it runs in the blocks of {declared} that it declares"
    )]
    DeclaredBlock {
        /// Threads asked for.
        asked: usize,
        /// Threads declared.
        declared: usize,
    },

    /// A grid of no blocks, or of more than CUDA has.
    #[error("a grid of {asked} blocks was asked for, and a grid has 1 to 2147483647")]
    Grid {
        /// Blocks asked for.
        asked: usize,
    },
}
