//! Kernels whose threads ask where they lie: the interior of a row runs in a loop of its own, where
//! nothing is asked. Each is compared with a twin that asks every thread, since its condition passes
//! through a variable that may change.

use gpu_runtime::prelude::*;

/// A kernel of rank 1 and its twin, which say what a condition of a thread is.
macro_rules! asked {
    ($($name:ident, |$i:ident, $n:ident, $m:ident, $x:ident| $condition:expr;)*) => {
        $(mod $name {
            use gpu_runtime::prelude::*;

            #[gpu_kernel(over = y, requires($x.len() == y.len()))]
            pub fn known(t: Thread, $n: usize, $m: u32, $x: &[f32], y: &mut [u32]) {
                let $i = t.id();
                y[$i] = if $condition { 1 } else { 2 };
            }

            #[gpu_kernel(over = y, requires($x.len() == y.len()))]
            pub fn asked(t: Thread, $n: usize, $m: u32, $x: &[f32], y: &mut [u32]) {
                let $i = t.id();
                let mut condition = false;
                condition = $condition;
                y[$i] = if condition { 1 } else { 2 };
            }
        })*

        #[test]
        fn a_row_falls_into_what_each_of_its_threads_is() {
            for len in [1, 2, 3, 4, 7, 600, 5_000] {
                for n in [0, 1, 2, 3, len - 1, len, len + 1, 1 << 63, usize::MAX - 1, usize::MAX] {
                    for m in [0, 1, 2, 5, u32::MAX] {
                        $({
                            let (known, asked) = gpu_manager().scope(|s| {
                                let x = s.zeros::<f32>(len)?;
                                let mut known = s.zeros::<u32>(len)?;
                                let mut asked = s.zeros::<u32>(len)?;
                                $name::known(s, n, m, &x, &mut known)?;
                                $name::asked(s, n, m, &x, &mut asked)?;
                                Ok::<_, GpuError>((known.download()?, asked.download()?))
                            }).unwrap();
                            assert!(known.iter().all(|v| *v != 0), "{}: a thread did not run", stringify!($name));
                            assert_eq!(known, asked, "{}: len {len}, n {n}, m {m}", stringify!($name));
                        })*
                    }
                }
            }
        }
    };
}

asked! {
    first_differs, |i, n, m, x| i != 0;
    first, |i, n, m, x| i == 0;
    last, |i, n, m, x| i + 1 == x.len();
    inside, |i, n, m, x| i > 0 && i + 1 < x.len();
    border, |i, n, m, x| i == 0 || i + 1 == x.len() || n == 3;
    not_border, |i, n, m, x| !(i < 2 || i + 2 >= x.len());
    below_a_scalar, |i, n, m, x| i < n;
    above_a_scalar, |i, n, m, x| i >= n;
    below_a_sum, |i, n, m, x| i + 3 < n;
    around_a_scalar, |i, n, m, x| i >= m as usize && i < m as usize + 2;
    twice, |i, n, m, x| 2 * i + 1 < x.len();
    thrice_from_the_end, |i, n, m, x| x.len() - 1 - i > 3 * i;
    wraps_below, |i, n, m, x| i - 1 < x.len();
    wraps_above, |i, n, m, x| i + n < x.len();
    equal_where_it_wraps, |i, n, m, x| i < n && i * 2 != n * 2;
    narrow, |i, n, m, x| m != 2 && i != 0;
    alone, |i, n, m, x| i == 2;
    nested, |i, n, m, x| if i > 0 { i < 3 } else { n > 2 };
    other_half, |i, n, m, x| (i < x.len() / 2) | (i == 0);
}

/// A step that leaves the border by itself: over the border, an early return.
#[gpu_kernel(over = next, requires(now.extents() == next.extents()))]
fn early(t: Thread, now: &Slice2<u32>, next: &mut Slice2<u32>) {
    let p = t.id_2d();
    let (y, x) = (p.y(), p.x());
    if y == 0 || x == 0 || y + 1 == now.rows() || x + 1 == now.cols() {
        next[p] = 7;
        return;
    }
    next[p] = now[(y - 1, x)] + now[(y + 1, x)] + now[(y, x - 1)] + now[(y, x + 1)];
}

/// The same as arms, with an interior inside of the interior.
#[gpu_kernel(over = next, requires(now.extents() == next.extents()))]
fn arms(t: Thread, now: &Slice2<u32>, next: &mut Slice2<u32>) {
    let p = t.id_2d();
    next[p] = match (p.y(), p.x()) {
        (0, _) | (_, 0) => 7,
        (y, x) if y + 1 == now.rows() || x + 1 == now.cols() => 7,
        (y, x) => {
            let mut sum = now[(y - 1, x)] + now[(y + 1, x)];
            if x > 1 && x + 2 < now.cols() {
                sum += now[(y, x - 2)] + now[(y, x + 2)];
            }
            sum
        }
    };
}

/// Seven points of a volume.
#[gpu_kernel(over = next, requires(now.extents() == next.extents()))]
fn volume(t: Thread, now: &Slice3<u32>, next: &mut Slice3<u32>) {
    let p = t.id_3d();
    let (z, y, x) = (p.z(), p.y(), p.x());
    let inside =
        z > 0 && y > 0 && x > 0 && z + 1 < now.planes() && y + 1 < now.rows() && x + 1 < now.cols();
    if inside {
        next[p] = now[(z - 1, y, x)]
            + now[(z + 1, y, x)]
            + now[(z, y - 1, x)]
            + now[(z, y + 1, x)]
            + now[(z, y, x - 1)]
            + now[(z, y, x + 1)];
    } else {
        next[p] = 7;
    }
}

fn values(n: usize) -> Vec<u32> {
    (0..n).map(|i| (i * 7919 % 1009) as u32).collect()
}

#[test]
fn a_plane_has_its_border_apart() {
    for rows in [1, 2, 3, 4, 5, 40] {
        for cols in [1, 2, 3, 4, 5, 6, 70] {
            let host = values(rows * cols);
            let at = |y: usize, x: usize| host[y * cols + x];
            let [early, arms] = gpu_manager()
                .scope(|s| {
                    let now = s.upload(&host)?;
                    let mut a = s.zeros::<u32>(host.len())?;
                    let mut b = s.zeros::<u32>(host.len())?;
                    let now = now.view_2d(rows, cols)?;
                    early(s, now, a.view_2d_mut(rows, cols)?)?;
                    arms(s, now, b.view_2d_mut(rows, cols)?)?;
                    Ok::<_, GpuError>([a.download()?, b.download()?])
                })
                .unwrap();
            for (i, (early, arms)) in early.iter().zip(arms).enumerate() {
                let (y, x) = (i / cols, i % cols);
                let border = y == 0 || x == 0 || y + 1 == rows || x + 1 == cols;
                let (mut all, mut far) = (7, 7);
                if !border {
                    all = at(y - 1, x) + at(y + 1, x) + at(y, x - 1) + at(y, x + 1);
                    far = at(y - 1, x) + at(y + 1, x);
                    if x > 1 && x + 2 < cols {
                        far += at(y, x - 2) + at(y, x + 2);
                    }
                }
                assert_eq!((*early, arms), (all, far), "{rows} x {cols}: ({y}, {x})");
            }
        }
    }
}

#[test]
fn a_volume_has_its_border_apart() {
    for [planes, rows, cols] in [[1, 1, 1], [3, 3, 3], [4, 2, 5], [5, 4, 3], [4, 9, 40]] {
        let host = values(planes * rows * cols);
        let at = |z: usize, y: usize, x: usize| host[(z * rows + y) * cols + x];
        let next = gpu_manager()
            .scope(|s| {
                let now = s.upload(&host)?;
                let mut next = s.zeros::<u32>(host.len())?;
                let out = next.view_3d_mut(planes, rows, cols)?;
                volume(s, now.view_3d(planes, rows, cols)?, out)?;
                next.download()
            })
            .unwrap();
        for (i, found) in next.iter().enumerate() {
            let (z, y, x) = (i / cols / rows, i / cols % rows, i % cols);
            let inside = z > 0 && y > 0 && x > 0 && z + 1 < planes && y + 1 < rows && x + 1 < cols;
            let expected = if inside {
                at(z - 1, y, x)
                    + at(z + 1, y, x)
                    + at(z, y - 1, x)
                    + at(z, y + 1, x)
                    + at(z, y, x - 1)
                    + at(z, y, x + 1)
            } else {
                7
            };
            assert_eq!(*found, expected, "({z}, {y}, {x})");
        }
    }
}

/// Faults on the border and in the interior name their threads.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn faulty(t: Thread, bad: usize, x: &[u32], y: &mut [u32]) {
    let i = t.id();
    if i > 0 && i + 1 < x.len() {
        assert!(i != bad, "inside");
        y[i] = x[i - 1];
    } else {
        assert!(i != bad, "on the border");
        y[i] = 0;
    }
}

#[test]
fn a_fault_names_its_thread_on_either_side() {
    for len in [700, 5_000] {
        for bad in [0, 1, 2, 300, len - 2, len - 1] {
            let result = gpu_manager().scope(|s| {
                let x = s.zeros::<u32>(len)?;
                let mut y = s.zeros::<u32>(len)?;
                faulty(s, bad, &x, &mut y)
            });
            let Err(GpuError::KernelFault(fault)) = result else {
                panic!("no fault at {bad}");
            };
            assert_eq!(fault.block * 256 + fault.thread, bad as u64);
        }
    }
}
