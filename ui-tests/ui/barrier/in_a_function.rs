use gpu_runtime::prelude::*;

#[gpu_fn]
fn wait(t: BlockThread) {
    t.sync();
}

fn main() {}
