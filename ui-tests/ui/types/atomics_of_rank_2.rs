use gpu_runtime::prelude::*;

#[gpu_kernel(over = image.extents())]
fn count(t: Thread, image: &Slice2<u32>, bins: &Slice2<Atomic<u32>>) {
    let p = t.id_2d();
    bins[p].add(image[p]);
}

fn main() {}
