//! Kernels on the CPU device, and the numbered decisions of the kernels' semantics (`s08_..` to
//! `s16_..` and the parts of `s01_..`, `s02_..`, `s05_..` that need a launch).

mod attacks;
mod checks;
mod contract;
mod cooperative;
mod corpus;
mod faults;
mod interior;
mod language;
mod launches;
mod numbers;
mod plain;
mod rank;
mod requires;
mod rust;
mod rust_blocks;
mod semantics;
mod shapes;
mod text;
