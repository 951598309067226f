//! Oracles and inputs of what the threads of a block do together. The order of a sum is written
//! out here as its definition says it.

use std::ops::Add;

use crate::harness::{SHORT, integers, noise};

/// The tree of a warp, of the lanes that are there.
fn tree<T: Copy>(warp: &[T], op: impl Fn(T, T) -> T) -> T {
    let mut v = warp.to_vec();
    for stride in [16, 8, 4, 2, 1] {
        for l in 0..stride {
            if l + stride < v.len() {
                v[l] = op(v[l], v[l + stride]);
            }
        }
    }
    v[0]
}

/// The trees of the warps, from left to right.
fn reduce<T: Copy>(block: &[T], op: impl Fn(T, T) -> T + Copy) -> T {
    let warps = block.chunks(32).map(|w| tree(w, op));
    warps.reduce(op).unwrap()
}

/// The inclusive scan of a warp.
fn scan<T: Copy + Add<Output = T>>(warp: &[T]) -> Vec<T> {
    let mut v = warp.to_vec();
    for reach in [1, 2, 4, 8, 16] {
        let before = v.clone();
        for l in reach..v.len() {
            v[l] = before[l - reach] + before[l];
        }
    }
    v
}

/// The inclusive scan of a block.
fn block_scan<T: Copy + Add<Output = T>>(block: &[T]) -> Vec<T> {
    let mut all = Vec::new();
    let mut carry: Option<T> = None;
    for warp in block.chunks(32) {
        let v = scan(warp);
        let last = v[v.len() - 1];
        all.extend(v.iter().map(|v| carry.map_or(*v, |c| c + *v)));
        carry = Some(carry.map_or(last, |c| c + last));
    }
    all
}

/// The blocks of `n` elements, each as all its threads have it: `fill` beyond the end.
fn blocks<T: Copy>(x: &[T], size: usize, fill: T) -> Vec<Vec<T>> {
    let whole = |c: &[T]| {
        let mut v = c.to_vec();
        v.resize(size, fill);
        v
    };
    x.chunks(size).map(whole).collect()
}

/// Puts what blocks have made back over the elements.
fn put<T: Copy>(y: &mut [T], size: usize, made: Vec<Vec<T>>) {
    for (y, made) in y.chunks_mut(size).zip(made) {
        let n = y.len();
        y.copy_from_slice(&made[..n]);
    }
}

parity! {
    kernels cooperation;

    sums_by_tree: sums_by_tree, sizes SHORT, exact;
    |n| { x: read noise(n, 1), sums: update vec![0.0; n.div_ceil(256)] }
    over x => |x: &[f32], sums: &mut [f32]| {
        for (mut v, sum) in blocks(x, 256, 0.0).into_iter().zip(sums) {
            for stride in [128, 64, 32, 16, 8, 4, 2, 1] {
                for k in 0..stride {
                    v[k] += v[k + stride];
                }
            }
            *sum = v[0];
        }
    };

    sums_of_blocks: sums_of_blocks::<f32, 256>, sizes SHORT, exact;
    |n| {
        x: read noise(n, 2).iter().enumerate().map(|(i, v)| if i % 97 == 5 { f32::NAN } else { *v }).collect(),
        sums: update vec![[0.0; 3]; n.div_ceil(256)],
    }
    over x => |x: &[f32], sums: &mut [[f32; 3]]| {
        for (v, sums) in blocks(x, 256, 0.0).iter().zip(sums) {
            *sums = [reduce(v, |a, b| a + b), reduce(v, f32::min), reduce(v, f32::max)];
        }
    };

    sums_of_small_blocks: sums_of_blocks::<f64, 17>, sizes &[0, 1, 16, 17, 18, 300], exact;
    |n| { x: read noise(n, 3).iter().map(|v| f64::from(*v)).collect(), sums: update vec![[0.0; 3]; n.div_ceil(17)] }
    over x[17] => |x: &[f64], sums: &mut [[f64; 3]]| {
        for (v, sums) in blocks(x, 17, 0.0).iter().zip(sums) {
            *sums = [reduce(v, |a, b| a + b), reduce(v, f64::min), reduce(v, f64::max)];
        }
    };

    sums_of_large_blocks: sums_of_blocks::<i8, 1000>, sizes &[1, 999, 1000, 1001, 3003], exact;
    |n| { x: read integers(n, 4, |v| v as i8), sums: update vec![[0; 3]; n.div_ceil(1000)] }
    over x[1000] => |x: &[i8], sums: &mut [[i8; 3]]| {
        for (v, sums) in blocks(x, 1000, 0).iter().zip(sums) {
            *sums = [reduce(v, i8::wrapping_add), reduce(v, i8::min), reduce(v, i8::max)];
        }
    };

    sums_by_warps: sums_by_warps, sizes &[0, 1, 191, 192, 193, 1_009], exact;
    |n| { x: read noise(n, 5), sums: update vec![0.0; n.div_ceil(192)] }
    over x[192] => |x: &[f32], sums: &mut [f32]| {
        for (v, sum) in blocks(x, 192, 0.0).iter().zip(sums) {
            *sum = reduce(v, |a, b| a + b);
        }
    };

    scans: scans::<f32, 256>, sizes SHORT, exact;
    |n| { y: update noise(n, 6).iter().map(|v| [*v, 0.0, 0.0]).collect() }
    over y => |y: &mut [[f32; 3]]| {
        let x: Vec<f32> = y.iter().map(|v| v[0]).collect();
        let made = blocks(&x, 256, 1.0).into_iter().map(|v| {
            let upto = block_scan(&v);
            (0..v.len()).map(|k| [v[k], upto[k], if k == 0 { 0.0 } else { upto[k - 1] }]).collect()
        });
        put(y, 256, made.collect());
    };

    scans_of_ragged_blocks: scans::<u64, 77>, sizes &[0, 1, 76, 77, 78, 1_009], exact;
    |n| { y: update integers(n, 7, |v| [v, 0, 0]) }
    over y[77] => |y: &mut [[u64; 3]]| {
        for y in y.chunks_mut(77) {
            let mut sum = 0_u64;
            for v in y {
                let before = sum;
                sum = sum.wrapping_add(v[0]);
                *v = [v[0], sum, before];
            }
        }
    };

    scan_in_rounds: scan_in_rounds, sizes &[0, 1, 127, 128, 129, 1_009], exact;
    |n| { x: read integers(n, 8, |v| v as i64), y: update vec![0; n] }
    over y[128] => |x: &[i64], y: &mut [i64]| {
        let mut sum = 0_i64;
        for (x, y) in x.iter().zip(y) {
            sum = sum.wrapping_add(*x);
            *y = sum;
        }
    };

    segmented_scan: segmented_scan, sizes &[0, 1, 79, 80, 81, 1_009], exact;
    |n| { heads: read integers(n, 9, |v| u8::from(v % 5 == 0)), y: update integers(n, 10, |v| (v % 100) as f32) }
    over y[80] => |heads: &[u8], y: &mut [f32]| {
        // Whole numbers: every order gives one sum.
        for (heads, y) in heads.chunks(80).zip(y.chunks_mut(80)) {
            for (heads, y) in heads.chunks(32).zip(y.chunks_mut(32)) {
                for l in 1..y.len() {
                    if heads[l] == 0 {
                        y[l] += y[l - 1];
                    }
                }
            }
        }
    };

    // `exp` is within 3 ulps; what follows is a sum of positive numbers, up to the rounding of its terms.
    online_softmax: online_softmax, sizes &[0, 1, 63, 64, 65, 1_009], ulps(24);
    |n| {
        mine: read vec![0_u8; n],
        rows: read noise(5 * n, 11).iter().map(|v| v * 8.0).collect(),
        stats: update vec![[0.0; 2]; n.div_ceil(64)],
    }
    over mine[64] => |_mine: &[u8], rows: &[f32], stats: &mut [[f32; 2]]| {
        for (row, stats) in rows.chunks(5 * 64).zip(stats) {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let sum: f64 = row.iter().map(|v| f64::from(v - top).exp()).sum();
            *stats = [top, sum as f32];
        }
    };

    layer_norm: layer_norm, sizes SHORT, exact;
    |n| { epsilon: value 1e-5_f32, y: update noise(n, 12) }
    over y => |epsilon: f32, y: &mut [f32]| {
        let made = blocks(y, 32, 0.0).into_iter().map(|row| {
            let mean = tree(&row, |a, b| a + b) / 32.0;
            let off: Vec<f32> = row.iter().map(|v| v - mean).collect();
            let squares: Vec<f32> = off.iter().map(|v| v * v).collect();
            let size = (tree(&squares, |a, b| a + b) / 32.0 + epsilon).sqrt();
            off.iter().map(|v| v / size).collect()
        });
        put(y, 32, made.collect());
    };

    compaction: compaction, sizes SHORT, exact;
    |n| { y: update noise(n, 13), counts: update vec![0; n.div_ceil(256)] }
    over y => |y: &mut [f32], counts: &mut [u32]| {
        for (y, count) in y.chunks_mut(256).zip(counts) {
            let kept: Vec<f32> = y.iter().copied().filter(|v| *v > 0.0).collect();
            y.fill(0.0);
            y[..kept.len()].copy_from_slice(&kept);
            *count = kept.len() as u32;
        }
    };

    select_rank: select_rank, sizes &[96, 192, 960], exact;
    |n| { rank: value 40_u32, x: read integers(n, 14, |v| v as u32), found: update vec![0; n / 96] }
    over x[96] => |rank: u32, x: &[u32], found: &mut [u32]| {
        for (x, found) in x.chunks(96).zip(found) {
            let mut x = x.to_vec();
            x.sort_unstable();
            *found = x[rank as usize];
        }
    };

    frontier: frontier, sizes &[0, 1, 63, 64, 65, 640], exact;
    |n| {
        edges: read integers(n, 15, |v| [(v % 64) as u8, (v / 64 % 64) as u8]),
        steps: update vec![0; n],
        rounds: update vec![0; n.div_ceil(64)],
    }
    over steps[64] => |edges: &[[u8; 2]], steps: &mut [u32], rounds: &mut [u32]| {
        for ((edges, steps), rounds) in edges.chunks(64).zip(steps.chunks_mut(64)).zip(rounds) {
            let mut far = vec![u32::MAX; 64];
            far[0] = 0;
            for step in 1.. {
                let before = far.clone();
                for (k, [a, b]) in edges.iter().enumerate() {
                    if far[k] == u32::MAX && before[*a as usize].min(before[*b as usize]) != u32::MAX {
                        far[k] = step;
                    }
                }
                if far == before {
                    *rounds = step - 1;
                    break;
                }
            }
            steps.copy_from_slice(&far[..steps.len()]);
        }
    };

    sort_in_warps: sort_in_warps, sizes SHORT, exact;
    |n| { y: update integers(n, 16, |v| v as u32) }
    over y => |y: &mut [u32]| y.chunks_mut(32).for_each(<[u32]>::sort_unstable);

    exchanges: exchanges, sizes &[0, 1, 99, 100, 101, 500], exact;
    |n| {
        lanes: read integers(n, 17, |v| if v % 9 == 0 { u32::MAX - (v % 50) as u32 } else { (v % 40) as u32 }),
        y: update integers(n, 18, |v| [v as i16; 8]),
    }
    over y[100] => |lanes: &[u32], y: &mut [[i16; 8]]| {
        let x: Vec<i16> = y.iter().map(|v| v[0]).collect();
        let made = blocks(&x, 100, -7).into_iter().zip(blocks(lanes, 100, 1)).map(|(x, lanes)| {
            x.chunks(32).zip(lanes.chunks(32)).flat_map(|(x, lanes)| {
                let upto: Vec<i16> = x.iter().scan(0_i16, |s, v| { *s = s.wrapping_add(*v); Some(*s) }).collect();
                let at = |l: i64, own: usize| usize::try_from(l).ok().and_then(|l| x.get(l)).copied().unwrap_or(x[own]);
                (0..x.len()).map(|l| {
                    let n = i64::from(lanes[l]);
                    let own = l as i64;
                    [
                        at(own - n, l), at(own + n, l), at(own ^ n, l), at(n, l),
                        upto[l], if l == 0 { 0 } else { upto[l - 1] },
                        *x.iter().min().unwrap(), *x.iter().max().unwrap(),
                    ]
                }).collect::<Vec<_>>()
            }).collect()
        });
        put(y, 100, made.collect());
    };

    votes: votes, sizes &[0, 1, 69, 70, 71, 700], exact;
    |n| { y: update integers(n, 19, |v| (v % 210) as u32) }
    over y[70] => |y: &mut [u32]| {
        let made = blocks(y, 70, 9).into_iter().map(|x| {
            let all = |x: &[u32]| x.iter().all(|v| *v < 200);
            let count = x.iter().filter(|v| **v > 100).count() as u32;
            x.chunks(32).flat_map(|w| {
                let bits = w.iter().enumerate().fold(0, |b, (l, v)| b | u32::from(*v > 100) << l);
                let block = u32::from(x.contains(&3)) << 24 ^ u32::from(all(&x)) << 25;
                let warp = u32::from(w.contains(&3)) << 26 ^ u32::from(all(w)) << 27;
                w.iter().map(move |v| {
                    let count = count + if v % 2 == 0 { 1000 } else { 0 };
                    bits ^ count << 8 ^ bits.count_ones() << 16 ^ block ^ warp
                }).collect::<Vec<_>>()
            }).collect()
        });
        put(y, 70, made.collect());
    };

    relaxation: relaxation, sizes &[0, 1, 63, 64, 65, 640], exact;
    |n| { small: value 0.01_f32, y: update noise(n, 20), rounds: update vec![0; n.div_ceil(64)] }
    over y[64] => |small: f32, y: &mut [f32], rounds: &mut [u32]| {
        let made = blocks(y, 64, 0.0).into_iter().zip(rounds).map(|(mut line, rounds)| {
            for round in 1.. {
                let now = line.clone();
                for k in 1..63 {
                    line[k] = 0.5 * (now[k - 1] + now[k + 1]);
                }
                let moved = line.iter().zip(&now).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                if moved <= small || round == 200 {
                    *rounds = round;
                    break;
                }
            }
            line
        });
        put(y, 64, made.collect());
    };
}
