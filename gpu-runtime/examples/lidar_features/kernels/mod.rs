//! The device code: what is computed for each point, and nothing else.
//!
//! Coordinates are *steps*: whole multiples of the file's own coordinate step (often 0.01), counted
//! from the middle of the tile. Up to 2^24 steps an f32 holds them exactly, so distances and
//! offsets lose nothing; lengths become units of the file only at the very end.
//!
//! | kernel | reads | writes |
//! |---|---|---|
//! | [`nearest`] | grid, points | the k nearest points of each query, and the distance to the last |
//! | [`within`] | grid, points | how many points lie within a radius |
//! | [`covariance`] | points, neighbours | the covariance of a neighbourhood about its centroid |
//! | [`eigen`] | covariances | eigenvalues, largest first, and the normal |
//! | [`describe`] | all of these | the features |

mod cells;
mod features;
mod neighbours;
mod plane;

pub use cells::Grid;
pub use features::{Features, Measure, describe};
pub use neighbours::{distance2, nearest, within};
pub use plane::{Eigen, covariance, eigen};

/// The longest rows of neighbours that kernels are compiled for.
pub const LARGEST_K: usize = 256;

/// What stands in a row of neighbours after its last one.
pub const NONE: u32 = u32::MAX;
