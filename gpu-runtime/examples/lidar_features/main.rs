//! Geometric features of every point of a LiDAR tile: neighbours, covariance, eigenvalues, and what
//! is made of them, computed by annotated kernels out of declared pool memory.
//!
//! `cargo run --release -p gpu-runtime --example lidar_features -- --help`
pub mod app;
pub mod chunks;
pub mod cli;
pub mod error;
pub mod grid;
pub mod kernels;
pub mod memory;
pub mod output;
pub mod pipeline;
pub mod tile;

/// The program.
pub fn main() -> std::process::ExitCode {
    app::run(std::env::args_os())
}
