//! Memory and launches of rank 2 and 3.

mod device;
mod text;

use gpu_runtime::prelude::*;

/// Extents that a launch may stumble over: nothing, one, one row, one column, block edges, primes.
const EXTENTS_2D: [[usize; 2]; 10] = [
    [0, 0],
    [0, 7],
    [7, 0],
    [1, 1],
    [1, 257],
    [257, 1],
    [8, 32],
    [9, 33],
    [31, 37],
    [101, 67],
];

const EXTENTS_3D: [[usize; 3]; 7] = [
    [0, 3, 5],
    [3, 5, 0],
    [1, 1, 1],
    [1, 1, 257],
    [2, 4, 32],
    [3, 5, 33],
    [7, 11, 13],
];

/// A value of the element at `y`, `x`, which may lie outside: the nearest one inside.
#[gpu_fn]
fn clamped(image: &Slice2<f32>, y: usize, x: usize) -> f32 {
    image[(y.min(image.rows() - 1), x.min(image.cols() - 1))]
}

#[gpu_kernel(over = out, requires(image.extents() == out.extents()))]
pub fn blur(t: Thread, image: &Slice2<f32>, out: &mut Slice2<f32>) {
    let p = t.id_2d();
    let y = p.y();
    let x = p.x();
    let left = image[(y, if x == 0 { 0 } else { x - 1 })];
    let above = image[(if y == 0 { 0 } else { y - 1 }, x)];
    let around = left + clamped(image, y, x + 1) + above + clamped(image, y + 1, p.x());
    out[p] = 0.5 * image[p] + 0.125 * around;
}

/// What no check is left of: the token, the coordinates by name and straight.
#[gpu_kernel(over = out, block = (4, 64), requires(a.extents() == out.extents(), b.rows() == out.rows(), b.cols() >= out.cols()))]
pub fn proven(
    t: Thread,
    a: &Slice2<f32>,
    b: &Slice2<f32>,
    out: &mut Slice2<f32>,
    also: &mut Slice2<f32>,
) {
    let p = t.id_2d();
    let q = p;
    let y = p.y();
    out[q] = a[p] + a[(y, q.x())] + b[t.id_2d()] + b[(t.id_2d().y(), p.x())] * out[p];
    also[p] += 1.0;
}

#[gpu_kernel(over = out, block = (2, 4, 16), requires(field.extents() == out.extents()))]
pub fn laplace(t: Thread, field: &Slice3<f64>, out: &mut Slice3<f64>) {
    let p = t.id_3d();
    let mut sum = 0.0;
    let centre = field[p];
    if p.z() > 0 && p.z() + 1 < field.planes() {
        sum += field[(p.z() - 1, p.y(), p.x())] + field[(p.z() + 1, p.y(), p.x())] - 2.0 * centre;
    }
    if p.y() > 0 && p.y() + 1 < field.rows() {
        sum += field[(p.z(), p.y() - 1, p.x())] + field[(p.z(), p.y() + 1, p.x())] - 2.0 * centre;
    }
    if p.x() > 0 && p.x() + 1 < field.cols() {
        sum += field[(p.z(), p.y(), p.x() - 1)] + field[(p.z(), p.y(), p.x() + 1)] - 2.0 * centre;
    }
    out[p] = sum;
}

#[gpu_kernel(over = out, requires(image.rows() == out.cols(), image.cols() == out.rows()))]
pub fn transpose<T: GpuNum>(t: Thread, image: &Slice2<T>, #[out] out: &mut Slice2<T>) {
    let p = t.id_2d();
    out[p] = image[(p.x(), p.y())];
}

/// Planes become columns.
#[gpu_kernel(over = volume.extents(), requires(out.planes() == volume.planes(), out.extents() == volume.extents()))]
pub fn turned(t: Thread, volume: &Slice3<u32>, #[out] out: &mut Slice3<u32>) {
    let p = t.id_3d();
    let n = volume.planes() + volume.rows() * volume.cols() - volume.len();
    out[p] = volume[(volume.planes() - 1 - p.z(), p.y(), p.x())] + n as u32;
}

/// Arrays of every rank that a thread of rank 2 may own, and elements that are structs and arrays.
#[gpu_kernel(over = out, requires(linear.len() == out.len(), rgb.extents() == out.extents()))]
pub fn several(
    t: Thread,
    rgb: &Slice2<[u8; 3]>,
    out: &mut Slice2<[u32; 2]>,
    #[out] linear: &mut [u64],
    smaller: &mut Slice2<u32>,
) {
    let p = t.id_2d();
    let i = t.id();
    linear[i] = i as u64 * 3 + 1;
    for c in 0..3 {
        out[p][c % 2] += rgb[p][c] as u32;
    }
    if p.y() < smaller.rows() && p.x() < smaller.cols() {
        smaller[p] = i as u32;
    }
}

#[gpu_kernel(over = volume, block = (1, 2, 8), requires(ids.len() == volume.len()))]
pub fn linear_of_3d(t: Thread, volume: &mut Slice3<u32>, ids: &mut [u32]) {
    let n = t.id() as u32;
    volume[t.id_3d()] = n;
    ids[t.id()] += n * 2;
}

/// A launch of rank 1 that reads rows.
#[gpu_kernel(over = sums, requires(image.rows() == sums.len()))]
pub fn row_sums(t: Thread, image: &Slice2<f32>, sums: &mut [f32]) {
    let y = t.id();
    let mut sum = 0.0;
    for x in 0..image.cols() {
        sum += image[(y, x)];
    }
    sums[y] = sum;
}

#[gpu_fn]
fn column(image: &Slice2<u32>, x: usize) -> u32 {
    let mut sum = 0;
    for y in 0..image.rows() {
        sum += image[(y, x)];
    }
    sum
}

#[gpu_fn]
fn raise(cell: &mut u32, by: u32) {
    *cell += by;
}

/// Own elements by reference, and one that is reached for a reason.
#[gpu_kernel(over = own, requires(image.cols() >= own.cols()))]
pub fn mirrored(t: Thread, image: &Slice2<u32>, own: &mut Slice2<u32>, out: &mut Slice2<u32>) {
    let p = t.id_2d();
    raise(&mut own[p], column(image, p.x()));
    let cell = &mut own[p];
    *cell *= 3;
    #[safety("the mirror image of a column is no other thread's")]
    unsafe {
        out[(p.y(), out.cols() - 1 - p.x())] = own[p] + out[(p.y(), out.cols() - 1 - p.x())];
    }
}

/// The thread whose element is 1 reads as far away as the caller says.
#[gpu_kernel(over = out, block = (2, 8))]
pub fn probe(t: Thread, dy: usize, dx: usize, image: &Slice2<u32>, out: &mut Slice2<u32>) {
    let p = t.id_2d();
    let one = image[p] as usize;
    out[p] = image[(p.y() + one * dy, p.x() + one * dx)];
}

/// As `probe`, in every direction.
#[gpu_kernel(over = volume.extents(), block = (2, 2, 4))]
pub fn probe_3d(t: Thread, by: [usize; 3], volume: &Slice3<u32>, out: &mut Slice3<u32>) {
    let p = t.id_3d();
    let one = volume[p] as usize;
    out[p] = volume[(
        p.z() + one * by[0],
        p.y() + one * by[1],
        p.x() + one * by[2],
    )];
}

/// What the fault of the one thread says: index, length, block, thread.
type Report = (u64, u64, u64, u64);

/// Launches of `probe`: extents, the place of the thread, how far it reads, what is reported.
const PROBES: [([usize; 2], [usize; 2], [usize; 2], Report); 5] = [
    // Rows of 20 are three blocks of 8; (5, 19) is the second row and fourth column of its block.
    ([6, 20], [5, 19], [0, 1], (20, 20, 2 * 3 + 2, 8 + 3)),
    ([6, 20], [5, 19], [1, 0], (6, 6, 2 * 3 + 2, 8 + 3)),
    // Both coordinates are out of bounds: the first one is reported.
    ([6, 20], [2, 8], [7, 90], (9, 6, 3 + 1, 0)),
    ([1, 257], [0, 256], [0, 3], (259, 257, 32, 0)),
    ([257, 1], [256, 0], [4, 0], (260, 257, 128, 0)),
];

/// As `PROBES`, of `probe_3d`.
const PROBES_3D: [([usize; 3], [usize; 3], [usize; 3], Report); 4] = [
    (
        [4, 5, 6],
        [3, 4, 5],
        [1, 0, 0],
        (4, 4, (3 + 2) * 2 + 1, 8 + 1),
    ),
    (
        [4, 5, 6],
        [3, 4, 5],
        [0, 1, 9],
        (5, 5, (3 + 2) * 2 + 1, 8 + 1),
    ),
    ([4, 5, 6], [1, 3, 2], [0, 0, 4], (6, 6, 2, (2 + 1) * 4 + 2)),
    ([1, 1, 600], [0, 0, 599], [0, 0, 1], (600, 600, 149, 3)),
];

/// Threads with coordinates that own nothing.
#[gpu_kernel(over = image.extents())]
pub fn histogram(t: Thread, image: &Slice2<u8>, bins: &[Atomic<u32>]) {
    let p = t.id_2d();
    let bin = (image[p] as usize + p.y()) % bins.len();
    bins[bin].add(p.x() as u32 + 1);
}

/// Read by whole blocks: uniform lengths and elements steer a loop around a barrier.
#[gpu_kernel(over = sums, block = 32)]
pub fn blocks_read(t: BlockThread, image: &Slice2<u32>, sums: &mut [u32]) {
    let mut tile = shared!([u32; 32]);
    let k = t.thread_idx();
    tile[k] = 0;
    t.sync();
    for y in 0..image.rows() {
        if image[(y, 0)] > 3 {
            tile[k] += image[(y, k % image.cols())];
            t.sync();
        }
    }
    if let Some(i) = t.id() {
        sums[i] = tile[k];
    }
}
