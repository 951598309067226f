use gpu_runtime::prelude::*;

#[derive(Clone, Copy)]
struct Cell {
    centre: [f32; 3],
}

#[gpu_kernel(over = y)]
fn height(t: Thread, cell: Cell, y: &mut [f32]) {
    y[t.id()] = cell.centre[2];
}

fn main() {}
