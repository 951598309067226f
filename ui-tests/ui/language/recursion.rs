use gpu_runtime::prelude::*;

#[gpu_fn]
fn down(n: u32) -> u32 {
    if n == 0 { 0 } else { down(n - 1) }
}

fn main() {}
