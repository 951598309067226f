//! Nothing to build: `links` in `Cargo.toml`, which makes Cargo refuse a second copy of the runtime
//! in one program, wants a build script.
fn main() {}
