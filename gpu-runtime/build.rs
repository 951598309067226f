//! Nothing is built here: Cargo asks for a build script where a package has `links`, and `links`
//! is what keeps two copies of the runtime out of one program.
fn main() {}
