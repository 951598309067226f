use gpu_runtime::prelude::*;

#[gpu_fn]
fn ping(n: u32) -> u32 {
    pong(n)
}

#[gpu_fn]
fn pong(n: u32) -> u32 {
    ping(n)
}

fn main() {}
