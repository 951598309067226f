use gpu_runtime::prelude::*;

#[derive(Clone, Copy)]
enum Class {
    Ground,
    Building,
}

#[gpu_kernel(over = y)]
fn select(t: Thread, class: Class, y: &mut [f32]) {
    y[t.id()] = 1.0;
}

fn main() {
    let _ = (Class::Ground, Class::Building);
}
