use gpu_runtime::prelude::*;
use gpu_tests::differential::{Case, case};
/// `x`, or the one NaN.
#[gpu_fn]
pub fn tame32(x: f32) -> f32 {
    if x.is_nan() { f32::NAN } else { x }
}
/// `x`, or the one NaN.
#[gpu_fn]
pub fn tame64(x: f64) -> f64 {
    if x.is_nan() { f64::NAN } else { x }
}
/// A digest with one more value in it.
#[gpu_fn]
pub fn mix(h: u64, v: u64) -> u64 {
    (h ^ v).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}
pub mod m0 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [i32; 3],
        pub f1: [i32; 2],
        pub f2: i32,
        pub f3: f32,
    }
    pub const C2: [[u8; 2]; 3] = [[0_u8; 2]; 3];
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> i32 {
        *h = mix(*h, 10820770463232788922);
        if let S1 {
            f0: [(p4 @ 109576114_i32..=i32::MAX),
            (p5 @ i32::MIN..=4_i32),
            (p6 @ i32::MIN..=8_i32),
            ],
            f1: [-1931581783_i32,
            3_i32,
            ],
            f2: 2_i32,
            f3: -1.0..=-0.5,
            ..
        } = (S1 {
            f2: 2147483646_i32,
            f0: [
                (C2[31834_u16 as usize % 3][0] as i32),
                (C2[1][8_u64 as usize % 2] as i32),
                (C2[4_u16 as usize % 3][1557450390005145324_u64 as usize % 2] as i32),
            ],
            f1: [(C2[2][5_u16 as usize % 2] as i32), (i32::MIN)],
            f3: (C2[2][1] as f32),
        }) {
            (*h) = mix((*h), (p4 as u32) as u64);
            (*h) = mix((*h), 6_i32 as u64);
        }
        (C2[2][5_i16 as usize % 3] as i32)
    }
    #[gpu_fn]
    pub fn f7(a8: &usize, a9: i32, h: &mut u64) -> bool {
        *h = mix(*h, 5578003029973847173);
        (*h) = mix((*h), (((None::<usize>)).unwrap_or((*a8)) as u16) as u64);
        let mut v10: [f32; 2] = [((*a8) as f32), ((*a8) as f32)];
        false
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k0(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as i32;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let mut w15 = w[4] as i32;
        let mut w16 = w[5] as u64;
        let w17 = w[6] as u8;
        let mut w18 = w[7] as i16;
        let mut v19 = f3(&mut h);
        let mut v20 = f7(&w14, v19, &mut h);
        w15 = ([f3(&mut h); 4])[1];
        h = mix(
            h,
            ((f3(&mut h) as usize)
                >> ((f7(
                    &w14,
                    (if true {
                        h = mix(h, (f3(&mut h) as u64) as u64);
                        w16 *= (w18 as u64);
                        w11
                    } else {
                        v19
                    }),
                    &mut h,
                ) as i64))
                    .rotate_left((w12 as u32))) as u64,
        );
        w11 = (i32::MIN);
        v20 = v20;
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v20 as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as i32;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let mut w15 = w[4] as i32;
        let mut w16 = w[5] as u64;
        let w17 = w[6] as u8;
        let mut w18 = w[7] as i16;
        let mut v19 = f3(&mut h);
        let mut v20 = f7(&w14, v19, &mut h);
        w15 = ([f3(&mut h); 4])[1];
        h = mix(
            h,
            ((f3(&mut h) as usize)
                >> ((f7(
                    &w14,
                    (if true {
                        h = mix(h, (f3(&mut h) as u64) as u64);
                        w16 *= (w18 as u64);
                        w11
                    } else {
                        v19
                    }),
                    &mut h,
                ) as i64))
                    .rotate_left((w12 as u32))) as u64,
        );
        w11 = (i32::MIN);
        v20 = v20;
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v20 as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
        ];
    }
    pub const CASE: Case = case!(k0, plain);
}
pub mod m1 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u64,
        pub f1: [i64; 3],
        pub f2: i64,
        pub f3: i64,
    }
    pub const C2: [u32; 2] = [u32::MAX; 2];
    #[gpu_fn]
    impl S1 {
        pub fn f3(self, h: &mut u64) -> i32 {
            *h = mix(*h, 16923424470486432724);
            if ((if false { f32::NAN } else { (self.f3 as f32) }) <= (self.f3 as f32)) {
                return (self.f2 as i32);
            }
            (*h) = mix((*h), tame32((self.f2 as f32)).to_bits() as u64);
            (*h) = mix((*h), (self.f3 as i32) as u64);
            (-7_i32)
        }
    }
    #[gpu_fn]
    pub fn f4(a5: u32, a6: &u32, h: &mut u64) -> S1 {
        *h = mix(*h, 4905892563834142832);
        if (if (((*a6) as f32) != (a5 as f32)) { false } else { true }) {
            return (S1 {
                f0: ((*a6) as u64),
                f2: (a5 as i64),
                f3: (-9223372036854775807_i64),
                f1: [(a5 as i64), ((*a6) as i64), ((*a6) as i64)],
            });
        }
        (S1 {
            f0: ((*a6) as u64),
            f1: [(a5 as i64); 3],
            f3: (a5 as i64),
            f2: ((*a6) as i64),
        })
    }
    #[gpu_kernel(over = out)]
    pub fn k1(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w7 = w[0] as i16;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let mut w10 = w[3] as usize;
        let w11 = w[4] as i32;
        let w12 = w[5] as i16;
        let w13 = w[6] & 1 == 1;
        let w14 = tame32(f32::from_bits(w[7] as u32));
        let mut v15 = (f4(
            (((S1 {
                f0: (w13 as u64),
                f1: [(w11 as i64), (w12 as i64), (w7 as i64)],
                f3: (w11 as i64),
                f2: (w7 as i64),
            }))
                .f3(&mut h) as u32),
            &C2[(w14 as i8) as usize % 2],
            &mut h,
        ))
            .f3(&mut h);
        let mut v16 = f4(
            ([C2[(if w13 {
                h = mix(h, w10 as u64);
                (w14 as isize)
            } else {
                (v15 as isize)
            }) as usize % 2]; 2])[1],
            &C2[(v15 as u32) as usize % 2],
            &mut h,
        );
        debug_assert!(w13 || h & 15 != 0);
        v16.f3
            -= (match ((w14 as isize), w12) {
                (_, _) => ((v16).f3(&mut h) as i64),
                (3_isize, _) => 8_i64,
                (144115188075855872_isize..=9223372036854775806_isize, p17) => {
                    5087378635761594747_i64
                }
                _ => v16.f2,
            });
        v16.f3 = v16.f2;
        h = mix(h, 7_u8 as u64);
        let mut v18 = (None::<Option<bool>>);
        let mut v19: Option<f32> = (None::<f32>);
        out[i] = [
            h,
            mix(mix(0, w7 as u64), tame32(w14).to_bits() as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v16.f0 as u64),
            mix(mix(0, w10 as u64), v16.f1[2] as u64),
            mix(mix(0, w11 as u64), v16.f2 as u64),
            mix(mix(0, w12 as u64), v16.f3 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w7 = w[0] as i16;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let mut w10 = w[3] as usize;
        let w11 = w[4] as i32;
        let w12 = w[5] as i16;
        let w13 = w[6] & 1 == 1;
        let w14 = tame32(f32::from_bits(w[7] as u32));
        let mut v15 = (f4(
            (((S1 {
                f0: (w13 as u64),
                f1: [(w11 as i64), (w12 as i64), (w7 as i64)],
                f3: (w11 as i64),
                f2: (w7 as i64),
            }))
                .f3(&mut h) as u32),
            &C2[(w14 as i8) as usize % 2],
            &mut h,
        ))
            .f3(&mut h);
        let mut v16 = f4(
            ([C2[(if w13 {
                h = mix(h, w10 as u64);
                (w14 as isize)
            } else {
                (v15 as isize)
            }) as usize % 2]; 2])[1],
            &C2[(v15 as u32) as usize % 2],
            &mut h,
        );
        debug_assert!(w13 || h & 15 != 0);
        v16.f3
            -= (match ((w14 as isize), w12) {
                (_, _) => ((v16).f3(&mut h) as i64),
                (3_isize, _) => 8_i64,
                (144115188075855872_isize..=9223372036854775806_isize, p17) => {
                    5087378635761594747_i64
                }
                _ => v16.f2,
            });
        v16.f3 = v16.f2;
        h = mix(h, 7_u8 as u64);
        let mut v18 = (None::<Option<bool>>);
        let mut v19: Option<f32> = (None::<f32>);
        out[i] = [
            h,
            mix(mix(0, w7 as u64), tame32(w14).to_bits() as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v16.f0 as u64),
            mix(mix(0, w10 as u64), v16.f1[2] as u64),
            mix(mix(0, w11 as u64), v16.f2 as u64),
            mix(mix(0, w12 as u64), v16.f3 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k1, plain);
}
pub mod m2 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: bool,
        pub f1: [u8; 3],
        pub f2: u8,
    }
    pub const C2: isize = 11_isize;
    pub const C3: [[u16; 2]; 3] = [
        [(C2 as u16), (C2 as u16)],
        [(C2 as u16), (C2 as u16)],
        [(C2 as u16), (C2 as u16)],
    ];
    #[gpu_fn]
    pub fn f4(a5: &f32, a6: &bool) -> usize {
        ((*a6) as usize)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k2(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as u32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as i32;
        let w12 = w[5] as usize;
        let w13 = w[6] as i8;
        let w14 = w[7] as u64;
        let mut v15 = f4(&w8, &(false ^ ((None::<Option<i8>>)).is_none()));
        h = mix(
            h,
            (([(!18446744073709551609_usize); 4])[(w9 as i8) as usize % 5]
                / ((f4(&w8, &true) & 0x3f) | 1)) as u64,
        );
        let mut v16 = ((v15 + w12) * v15);
        v16 <<= (isize::MIN);
        h = mix(h, w11 as u64);
        v16 *= v15;
        v16 >>= C2;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v16 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as u32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as i32;
        let w12 = w[5] as usize;
        let w13 = w[6] as i8;
        let w14 = w[7] as u64;
        let mut v15 = f4(&w8, &(false ^ ((None::<Option<i8>>)).is_none()));
        h = mix(
            h,
            (([(!18446744073709551609_usize); 4])[(w9 as i8) as usize % 5]
                / ((f4(&w8, &true) & 0x3f) | 1)) as u64,
        );
        let mut v16 = ((v15 + w12) * v15);
        v16 <<= (isize::MIN);
        h = mix(h, w11 as u64);
        v16 *= v15;
        v16 >>= C2;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v16 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k2, plain);
}
pub mod m3 {
    use super::*;
    #[gpu_fn]
    pub fn f1(h: &mut u64) -> i32 {
        *h = mix(*h, 5577659375928203041);
        (if (f32::sqrt((0.0_f32))).is_subnormal() {
            (-8_i32)
        } else {
            (-2147483647_i32)
        })
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k3(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w2 = w[0] as i32;
        let w3 = tame32(f32::from_bits(w[1] as u32));
        let mut w4 = tame64(f64::from_bits(w[2]));
        let w5 = w[3] as usize;
        let mut w6 = w[4] as i32;
        let w7 = tame64(f64::from_bits(w[5]));
        let w8 = w[6] as usize;
        let w9 = w[7] & 1 == 1;
        let mut v10 = f1(&mut h);
        assert!(
            ((([w9, w9, w9]) [1] || matches!((w9 as u16), p11)) || (matches!((None::< f64
            >), Some(p12)) || ((None::< (i64, i16,) >)).is_none())) || h & 15 != 2
        );
        let mut v20 = (match {
            let mut n14 = 0_u32;
            'l13: loop {
                n14 += 1;
                if n14 > 1 {
                    break 'l13 ((
                        (if w9 {
                            (-97.875_f32)
                        } else {
                            let mut v15 = w2;
                            h = mix(h, tame64((0.0_f64)).to_bits() as u64);
                            w3
                        }),
                        w6,
                    ));
                }
                let mut v16 = w2;
                h = mix(h, tame32(w3).to_bits() as u64);
                let v17: usize = 1152921504606846976_usize;
            }
        } {
            (3.75..=22.25, _) => w7,
            (-6.0, 1_i32..1465428694_i32) => w7,
            (p18, p19) => w7,
        });
        v10 = w6;
        h = mix(h, 128_i16 as u64);
        v10 >>= 6_u8;
        v20 *= w7;
        out[i] = [
            h,
            mix(mix(0, w2 as u64), w9 as u64),
            mix(mix(0, tame32(w3).to_bits() as u64), v10 as u64),
            mix(mix(0, tame64(w4).to_bits() as u64), tame64(v20).to_bits() as u64),
            mix(0, w5 as u64),
            mix(0, w6 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w2 = w[0] as i32;
        let w3 = tame32(f32::from_bits(w[1] as u32));
        let mut w4 = tame64(f64::from_bits(w[2]));
        let w5 = w[3] as usize;
        let mut w6 = w[4] as i32;
        let w7 = tame64(f64::from_bits(w[5]));
        let w8 = w[6] as usize;
        let w9 = w[7] & 1 == 1;
        let mut v10 = f1(&mut h);
        assert!(
            ((([w9, w9, w9]) [1] || matches!((w9 as u16), p11)) || (matches!((None::< f64
            >), Some(p12)) || ((None::< (i64, i16,) >)).is_none())) || h & 15 != 2
        );
        let mut v20 = (match {
            let mut n14 = 0_u32;
            'l13: loop {
                n14 += 1;
                if n14 > 1 {
                    break 'l13 ((
                        (if w9 {
                            (-97.875_f32)
                        } else {
                            let mut v15 = w2;
                            h = mix(h, tame64((0.0_f64)).to_bits() as u64);
                            w3
                        }),
                        w6,
                    ));
                }
                let mut v16 = w2;
                h = mix(h, tame32(w3).to_bits() as u64);
                let v17: usize = 1152921504606846976_usize;
            }
        } {
            (3.75..=22.25, _) => w7,
            (-6.0, 1_i32..1465428694_i32) => w7,
            (p18, p19) => w7,
        });
        v10 = w6;
        h = mix(h, 128_i16 as u64);
        v10 >>= 6_u8;
        v20 *= w7;
        out[i] = [
            h,
            mix(mix(0, w2 as u64), w9 as u64),
            mix(mix(0, tame32(w3).to_bits() as u64), v10 as u64),
            mix(mix(0, tame64(w4).to_bits() as u64), tame64(v20).to_bits() as u64),
            mix(0, w5 as u64),
            mix(0, w6 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
        ];
    }
    pub const CASE: Case = case!(k3, plain);
}
pub mod m4 {
    use super::*;
    pub const C1: [f64; 2] = [f64::INFINITY, f64::MIN_POSITIVE];
    pub const C2: [f32; 6] = [
        (C1[(-7_i64) as usize % 2] as f32),
        (C1[1] as f32),
        (2.5_f32),
        (C1[u64::MAX as usize % 2] as f32),
        (C1[(-7_isize) as usize % 2] as f32),
        (C1[18446744073709551614_u64 as usize % 2] as f32),
    ];
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> u8 {
        *h = mix(*h, 8436387119036180341);
        (!(match Some(C2[4]) {
            None => (C2[0] as u8),
            Some(7.0) => (C2[(C1[1_i8 as usize % 2] as u32) as usize % 6] as u8),
            Some(..-6.25) if false => (C2[2] as u8),
            p4 => (C2[1] as u8),
        }))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k4(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w5 = w[0] as u16;
        let w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let w9 = w[4] as i32;
        let mut w10 = tame32(f32::from_bits(w[5] as u32));
        let w11 = w[6] & 1 == 1;
        let w12 = w[7] as i64;
        let mut v13 = f3(&mut h);
        h = mix(h, w11 as u64);
        h = mix(
            h,
            tame32(
                    (if ((match ((145.25_f64), w6) {
                        (0.75..23.25, _) if w11 => (w11).then_some((w7, w10)),
                        (p14, -5.0) => {
                            (match w7 {
                                p15 => {
                                    h = mix(h, w11 as u64);
                                    Some((p15, w10))
                                }
                                ..23.0 => (None::<(f64, f32)>),
                                p16 => Some((w7, w6)),
                            })
                        }
                        (p17, ..40.75) => (None::<(f64, f32)>),
                        (p18, _) => {
                            (if true { (None::<(f64, f32)>) } else { Some((w7, w10)) })
                        }
                    }))
                        .is_none()
                    {
                        (-73.8125_f32)
                    } else {
                        w10
                    }),
                )
                .to_bits() as u64,
        );
        h = mix(h, tame64(w7).to_bits() as u64);
        w8 = usize::MAX;
        w8 -= w8;
        h = mix(h, w12 as u64);
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v13 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, tame32(w10).to_bits() as u64),
            mix(0, w11 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w5 = w[0] as u16;
        let w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let w9 = w[4] as i32;
        let mut w10 = tame32(f32::from_bits(w[5] as u32));
        let w11 = w[6] & 1 == 1;
        let w12 = w[7] as i64;
        let mut v13 = f3(&mut h);
        h = mix(h, w11 as u64);
        h = mix(
            h,
            tame32(
                    (if ((match ((145.25_f64), w6) {
                        (0.75..23.25, _) if w11 => (w11).then_some((w7, w10)),
                        (p14, -5.0) => {
                            (match w7 {
                                p15 => {
                                    h = mix(h, w11 as u64);
                                    Some((p15, w10))
                                }
                                ..23.0 => (None::<(f64, f32)>),
                                p16 => Some((w7, w6)),
                            })
                        }
                        (p17, ..40.75) => (None::<(f64, f32)>),
                        (p18, _) => {
                            (if true { (None::<(f64, f32)>) } else { Some((w7, w10)) })
                        }
                    }))
                        .is_none()
                    {
                        (-73.8125_f32)
                    } else {
                        w10
                    }),
                )
                .to_bits() as u64,
        );
        h = mix(h, tame64(w7).to_bits() as u64);
        w8 = usize::MAX;
        w8 -= w8;
        h = mix(h, w12 as u64);
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v13 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, tame32(w10).to_bits() as u64),
            mix(0, w11 as u64),
        ];
    }
    pub const CASE: Case = case!(k4, plain);
}
pub mod m5 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: bool,
        pub f1: bool,
        pub f2: bool,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: f64,
    }
    pub const C3: u16 = 3_u16;
    #[gpu_fn]
    pub fn f4(h: &mut u64) -> S1 {
        *h = mix(*h, 11386786899492136064);
        (match ([Some((C3 as f32)), (None::<f32>), Some((C3 as f32))])[2] {
            Some(-0.25..28.25) if (false | true) => {
                (S1 {
                    f0: true,
                    f1: true,
                    f2: false,
                })
            }
            p5 => {
                (S1 {
                    f2: false,
                    f0: false,
                    f1: false,
                })
            }
        })
    }
    #[gpu_fn]
    pub fn f6(a7: &usize, a8: f32, h: &mut u64) -> i32 {
        *h = mix(*h, 1583995369896654576);
        if false {
            if true {
                return ((*a7) as i32);
            }
            let mut v9 = true;
            (*h) = mix((*h), tame32(a8).to_bits() as u64);
        } else {
            (*h) = mix((*h), (-7_i32) as u64);
            let mut v10 = a8;
            (v10, v10) = (v10, v10);
        }
        (a8 as i32)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k5(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as usize;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = tame32(f32::from_bits(w[4] as u32));
        let w16 = w[5] as usize;
        let w17 = w[6] as i64;
        let mut w18 = w[7] as i32;
        let mut v19 = f4(&mut h);
        let mut v20 = f6(&w14, w15, &mut h);
        let p29: u8 = ((match [
            [11_isize, (w15 as isize)],
            [(w15 as isize), 4611686018427387904_isize],
            [(w17 as isize), (v20 as isize)],
        ] {
            [([(p21 @ -9223372036854775807_isize..=33554432_isize),
            (4_isize..7623990981780834138_isize)]), _, [p22, p23]] => {
                let v24 = (Some(((w12 as u8), w12))).unwrap_or((0_u8, w12));
                (None::<u8>)
            }
            [([_, (p25 @ isize::MIN..=4096_isize)]), ([(6_isize..), p26]), _,
            ] if v19.f2 => Some((p26 as u8)),
            [[p27, -1_isize | 9_isize], _, ([(p28 @ 9_isize..=72057594037927936_isize), _,
            ])] if v19.f2 => Some((v20 as u8)),
            _ => Some((w18 as u8)),
        }))
            .unwrap_or((v19.f0 as u8));
        let v30 = v19;
        (v19.f1, v19.f1) = (v30.f1, v19.f2);
        (v19.f2, v19.f2) = (v19.f1, v30.f2);
        if let [(0.0..18.5), (-2.75..=14.75), _, (-3.75..=6.75)] = [
            w13,
            w13,
            (36.1875_f64),
            w13,
        ] {
            (v20, v20) = (v20, v20);
        }
        let v31 = w12;
        out[i] = [
            h,
            mix(mix(mix(0, w11 as u64), w18 as u64), v30.f1 as u64),
            mix(mix(mix(0, tame32(w12).to_bits() as u64), v19.f0 as u64), v30.f2 as u64),
            mix(
                mix(mix(0, tame64(w13).to_bits() as u64), v19.f1 as u64),
                tame32(v31).to_bits() as u64,
            ),
            mix(mix(0, w14 as u64), v19.f2 as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), v20 as u64),
            mix(mix(0, w16 as u64), p29 as u64),
            mix(mix(0, w17 as u64), v30.f0 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as usize;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = tame32(f32::from_bits(w[4] as u32));
        let w16 = w[5] as usize;
        let w17 = w[6] as i64;
        let mut w18 = w[7] as i32;
        let mut v19 = f4(&mut h);
        let mut v20 = f6(&w14, w15, &mut h);
        let p29: u8 = ((match [
            [11_isize, (w15 as isize)],
            [(w15 as isize), 4611686018427387904_isize],
            [(w17 as isize), (v20 as isize)],
        ] {
            [([(p21 @ -9223372036854775807_isize..=33554432_isize),
            (4_isize..7623990981780834138_isize)]), _, [p22, p23]] => {
                let v24 = (Some(((w12 as u8), w12))).unwrap_or((0_u8, w12));
                (None::<u8>)
            }
            [([_, (p25 @ isize::MIN..=4096_isize)]), ([(6_isize..), p26]), _,
            ] if v19.f2 => Some((p26 as u8)),
            [[p27, -1_isize | 9_isize], _, ([(p28 @ 9_isize..=72057594037927936_isize), _,
            ])] if v19.f2 => Some((v20 as u8)),
            _ => Some((w18 as u8)),
        }))
            .unwrap_or((v19.f0 as u8));
        let v30 = v19;
        (v19.f1, v19.f1) = (v30.f1, v19.f2);
        (v19.f2, v19.f2) = (v19.f1, v30.f2);
        if let [(0.0..18.5), (-2.75..=14.75), _, (-3.75..=6.75)] = [
            w13,
            w13,
            (36.1875_f64),
            w13,
        ] {
            (v20, v20) = (v20, v20);
        }
        let v31 = w12;
        out[i] = [
            h,
            mix(mix(mix(0, w11 as u64), w18 as u64), v30.f1 as u64),
            mix(mix(mix(0, tame32(w12).to_bits() as u64), v19.f0 as u64), v30.f2 as u64),
            mix(
                mix(mix(0, tame64(w13).to_bits() as u64), v19.f1 as u64),
                tame32(v31).to_bits() as u64,
            ),
            mix(mix(0, w14 as u64), v19.f2 as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), v20 as u64),
            mix(mix(0, w16 as u64), p29 as u64),
            mix(mix(0, w17 as u64), v30.f0 as u64),
        ];
    }
    pub const CASE: Case = case!(k5, plain);
}
pub mod m6 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [i64; 3],
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(self, a3: &mut f32, a4: u32, a5: &mut i32) -> i16 {
            ({
                (match true {
                    true => (None::<i16>),
                    _ => (None::<i16>),
                })
            })
                .unwrap_or(((*a5) as i16))
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k6(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as i8;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = w[4] as i8;
        let mut w11 = w[5] as usize;
        let mut w12 = w[6] as usize;
        let w13 = w[7] as isize;
        let mut v14 = f32::abs(w7);
        let mut v15 = {
            h = mix(
                h,
                (match (if true {
                    let p16: Option<i32> = i32::checked_div(
                        (ints[(w12 + (!w11)) % (ints.len())] << 7_i16),
                        ((w10 as i16) as i32),
                    );
                    [[
                        floats[(if ([false, false, true, true])[1] {
                            w12
                        } else {
                            562949953421312_usize
                        }) % (floats.len())],
                        v14,
                    ]; 3]
                } else {
                    [[w7, v14], [v14, (97.4375_f32)], [v14, v14]]
                }) {
                    [([(7.5..=40.0), (3.75..9.25)]), ([p17, (-1.0..=18.5)]),
                    ([(-0.5..1.0), -8.0])] => ints[1_usize % (ints.len())],
                    [[p18, p19], [-7.5, -5.5], [p20, 1.0]] => ints[w12 % (ints.len())],
                    [[p21, _], ([p22, (..22.75)]), ([(3.25..=19.75), (..22.25)]),
                    ] if true => ints[w11 % (ints.len())],
                    [[p23, p24], [p25, _], [p26, p27]] => ints[w12 % (ints.len())],
                }) as u64,
            );
            ints[w12 % (ints.len())]
        };
        let mut v28 = ((S1 { f0: [(w13 as i64); 3] })).f2(&mut v14, 4_u32, &mut v15);
        let v29: f64 = w8;
        h = mix(h, tame64(v29).to_bits() as u64);
        let v30 = v29;
        let mut v31: Option<usize> = Some(w12);
        let p32: i32 = v15;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame32(v14).to_bits() as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, w9 as u64), v28 as u64),
            mix(mix(0, w10 as u64), tame64(v29).to_bits() as u64),
            mix(mix(0, w11 as u64), tame64(v30).to_bits() as u64),
            mix(mix(0, w12 as u64), p32 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as i8;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = w[4] as i8;
        let mut w11 = w[5] as usize;
        let mut w12 = w[6] as usize;
        let w13 = w[7] as isize;
        let mut v14 = f32::abs(w7);
        let mut v15 = {
            h = mix(
                h,
                (match (if true {
                    let p16: Option<i32> = i32::checked_div(
                        (ints[(w12 + (!w11)) % (ints.len())] << 7_i16),
                        ((w10 as i16) as i32),
                    );
                    [[
                        floats[(if ([false, false, true, true])[1] {
                            w12
                        } else {
                            562949953421312_usize
                        }) % (floats.len())],
                        v14,
                    ]; 3]
                } else {
                    [[w7, v14], [v14, (97.4375_f32)], [v14, v14]]
                }) {
                    [([(7.5..=40.0), (3.75..9.25)]), ([p17, (-1.0..=18.5)]),
                    ([(-0.5..1.0), -8.0])] => ints[1_usize % (ints.len())],
                    [[p18, p19], [-7.5, -5.5], [p20, 1.0]] => ints[w12 % (ints.len())],
                    [[p21, _], ([p22, (..22.75)]), ([(3.25..=19.75), (..22.25)]),
                    ] if true => ints[w11 % (ints.len())],
                    [[p23, p24], [p25, _], [p26, p27]] => ints[w12 % (ints.len())],
                }) as u64,
            );
            ints[w12 % (ints.len())]
        };
        let mut v28 = ((S1 { f0: [(w13 as i64); 3] })).f2(&mut v14, 4_u32, &mut v15);
        let v29: f64 = w8;
        h = mix(h, tame64(v29).to_bits() as u64);
        let v30 = v29;
        let mut v31: Option<usize> = Some(w12);
        let p32: i32 = v15;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame32(v14).to_bits() as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, w9 as u64), v28 as u64),
            mix(mix(0, w10 as u64), tame64(v29).to_bits() as u64),
            mix(mix(0, w11 as u64), tame64(v30).to_bits() as u64),
            mix(mix(0, w12 as u64), p32 as u64),
        ];
    }
    pub const CASE: Case = case!(k6, plain);
}
pub mod m7 {
    use super::*;
    pub const C1: isize = (-9223372036854775807_isize);
    #[gpu_fn]
    pub fn f2(a3: &i32, h: &mut u64) -> bool {
        *h = mix(*h, 9131383210284551390);
        (if (([false, true, true])[2] && true) { false } else { true })
    }
    #[gpu_fn]
    pub fn f4(h: &mut u64) -> u64 {
        *h = mix(*h, 1493863140605168867);
        (*h) = mix(
            (*h),
            (if let Some(o5) = Some((C1 as i32)) { 5_i32 } else { (C1 as i32) }) as u64,
        );
        (*h) = mix((*h), (C1 as i16) as u64);
        (C1 as u64)
    }
    #[gpu_fn]
    pub fn f6() -> f32 {
        ((C1 as f32)).round_ties_even()
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k7(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as usize;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as i8;
        let mut w12 = w[5] as i32;
        let w13 = w[6] as i64;
        let mut w14 = tame32(f32::from_bits(w[7] as u32));
        let mut v15 = f2(&w12, &mut h);
        let mut v16 = f4(&mut h);
        let mut v17 = f6();
        v17 = {
            v17
                *= ((f4(&mut h) as f32)
                    - {
                        h = mix(h, (Some(C1)).is_none() as u64);
                        w14 *= w8;
                        (-(63.5625_f32))
                    });
            if ([v15, v15, v15])[2] {
                v16 = v16;
                v17 += f32::MIN_POSITIVE;
            } else {
                let mut v18: i64 = w13;
            }
            w8
        };
        v16 <<= (w12 as u16);
        v15 = v15;
        w14 %= w8;
        v17 %= w8;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), tame32(w14).to_bits() as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v16 as u64),
            mix(mix(0, w10 as u64), tame32(v17).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as usize;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as i8;
        let mut w12 = w[5] as i32;
        let w13 = w[6] as i64;
        let mut w14 = tame32(f32::from_bits(w[7] as u32));
        let mut v15 = f2(&w12, &mut h);
        let mut v16 = f4(&mut h);
        let mut v17 = f6();
        v17 = {
            v17
                *= ((f4(&mut h) as f32)
                    - {
                        h = mix(h, (Some(C1)).is_none() as u64);
                        w14 *= w8;
                        (-(63.5625_f32))
                    });
            if ([v15, v15, v15])[2] {
                v16 = v16;
                v17 += f32::MIN_POSITIVE;
            } else {
                let mut v18: i64 = w13;
            }
            w8
        };
        v16 <<= (w12 as u16);
        v15 = v15;
        w14 %= w8;
        v17 %= w8;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), tame32(w14).to_bits() as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v16 as u64),
            mix(mix(0, w10 as u64), tame32(v17).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k7, plain);
}
pub mod m8 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u16,
        pub f1: u16,
        pub f2: [u16; 3],
        pub f3: i16,
    }
    pub const C2: i8 = 1_i8;
    #[gpu_fn]
    impl S1 {
        pub fn f3(self, a4: S1, a5: Option<usize>, h: &mut u64) -> Option<isize> {
            *h = mix(*h, 6325844482896226745);
            if ({
                (*h) = mix((*h), (-2_i64) as u64);
                let mut v6 = C2;
                true
            }) {
                (*h) = mix((*h), 8_usize as u64);
                (*h) = mix((*h), (a4.f2[2] as u32) as u64);
            } else {
                (*h) = mix((*h), tame32((self.f2[0] as f32)).to_bits() as u64);
            }
            (None::<isize>)
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f7(&mut self, a8: f32, a9: usize, h: &mut u64) -> [i16; 3] {
            *h = mix(*h, 11736912075982027082);
            let mut v10 = (([false, false])[((*self).f1 as u8) as usize % 2] as u32);
            [(-6763_i16), (*self).f3, (*self).f3]
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k8(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as u32;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let mut w15 = w[4] as u64;
        let w16 = tame32(f32::from_bits(w[5] as u32));
        let mut w17 = w[6] & 1 == 1;
        let mut w18 = w[7] as u64;
        let mut v23 = ({
            (S1 {
                f0: (w17 as u16),
                f2: [(w17 as u16), (w12 as u16), (w12 as u16)],
                f3: (w18 as i16),
                f1: 7_u16,
            })
        })
            .f3(
                {
                    let mut n20 = 0_u32;
                    'l19: loop {
                        n20 += 1;
                        if n20 > 1 {
                            break 'l19 ((if w17 {
                                h = mix(
                                    h,
                                    tame32(
                                            ((w16 % w16)
                                                * (if w17 {
                                                    h = mix(
                                                        h,
                                                        ((if let Some(o21) = (None::<i16>) {
                                                            (-2_i16)
                                                        } else {
                                                            (w11 as i16)
                                                        }) * (10_i16 - (w14 as i16))) as u64,
                                                    );
                                                    h = mix(h, tame32((19.3125_f32)).to_bits() as u64);
                                                    w12
                                                } else {
                                                    w16
                                                })),
                                        )
                                        .to_bits() as u64,
                                );
                                (S1 {
                                    f1: (w11 as u16),
                                    f0: (floats[w14 % (floats.len())] as u16),
                                    f2: [(w12 as u16); 3],
                                    f3: (w14 as i16),
                                })
                            } else {
                                (S1 {
                                    f2: [(w18 as u16), (w17 as u16), (w17 as u16)],
                                    f3: (ints[w14 % (ints.len())] as i16),
                                    f0: (w12 as u16),
                                    f1: (w16 as u16),
                                })
                            }));
                        }
                        if let [false, false, _, true] = [false, w17, false, w17] {
                            let p22: f64 = w13;
                            (w13, w13) = (p22, f64::EPSILON);
                            h = mix(h, true as u64);
                        }
                    }
                },
                (None::<usize>),
                &mut h,
            );
        let mut v24 = (S1 {
            f2: [(w14 as u16), (w17 as u16), 65534_u16],
            f1: (w16 as u16),
            f3: (w17 as i16),
            f0: (w11 as u16),
        });
        let mut v25 = (v24).f7(w12, w14, &mut h);
        w14 += 10760428496993984650_usize;
        v24.f3 = v25[216_u8 as usize % 3];
        v24.f2[w15 as usize % 3] ^= v24.f1;
        v24.f3 = (-32767_i16);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v24.f0 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v24.f1 as u64),
            mix(mix(0, w14 as u64), v24.f2[2] as u64),
            mix(mix(0, w15 as u64), v24.f3 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v25[2] as u64),
            mix(0, w17 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as u32;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let mut w15 = w[4] as u64;
        let w16 = tame32(f32::from_bits(w[5] as u32));
        let mut w17 = w[6] & 1 == 1;
        let mut w18 = w[7] as u64;
        let mut v23 = ({
            (S1 {
                f0: (w17 as u16),
                f2: [(w17 as u16), (w12 as u16), (w12 as u16)],
                f3: (w18 as i16),
                f1: 7_u16,
            })
        })
            .f3(
                {
                    let mut n20 = 0_u32;
                    'l19: loop {
                        n20 += 1;
                        if n20 > 1 {
                            break 'l19 ((if w17 {
                                h = mix(
                                    h,
                                    tame32(
                                            ((w16 % w16)
                                                * (if w17 {
                                                    h = mix(
                                                        h,
                                                        ((if let Some(o21) = (None::<i16>) {
                                                            (-2_i16)
                                                        } else {
                                                            (w11 as i16)
                                                        }) * (10_i16 - (w14 as i16))) as u64,
                                                    );
                                                    h = mix(h, tame32((19.3125_f32)).to_bits() as u64);
                                                    w12
                                                } else {
                                                    w16
                                                })),
                                        )
                                        .to_bits() as u64,
                                );
                                (S1 {
                                    f1: (w11 as u16),
                                    f0: (floats[w14 % (floats.len())] as u16),
                                    f2: [(w12 as u16); 3],
                                    f3: (w14 as i16),
                                })
                            } else {
                                (S1 {
                                    f2: [(w18 as u16), (w17 as u16), (w17 as u16)],
                                    f3: (ints[w14 % (ints.len())] as i16),
                                    f0: (w12 as u16),
                                    f1: (w16 as u16),
                                })
                            }));
                        }
                        if let [false, false, _, true] = [false, w17, false, w17] {
                            let p22: f64 = w13;
                            (w13, w13) = (p22, f64::EPSILON);
                            h = mix(h, true as u64);
                        }
                    }
                },
                (None::<usize>),
                &mut h,
            );
        let mut v24 = (S1 {
            f2: [(w14 as u16), (w17 as u16), 65534_u16],
            f1: (w16 as u16),
            f3: (w17 as i16),
            f0: (w11 as u16),
        });
        let mut v25 = (v24).f7(w12, w14, &mut h);
        w14 += 10760428496993984650_usize;
        v24.f3 = v25[216_u8 as usize % 3];
        v24.f2[w15 as usize % 3] ^= v24.f1;
        v24.f3 = (-32767_i16);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v24.f0 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v24.f1 as u64),
            mix(mix(0, w14 as u64), v24.f2[2] as u64),
            mix(mix(0, w15 as u64), v24.f3 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v25[2] as u64),
            mix(0, w17 as u64),
        ];
    }
    pub const CASE: Case = case!(k8, plain);
}
pub mod m9 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u8,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: [f64; 2],
        pub f1: i64,
        pub f2: f64,
        pub f3: f64,
    }
    pub const C3: f64 = f64::MIN_POSITIVE;
    pub const C4: f32 = (C3 as f32);
    #[gpu_fn]
    pub fn f5(a6: f32) -> bool {
        (false ^ (!false))
    }
    #[gpu_fn]
    pub fn f7(a8: Option<f32>, a9: &mut bool) -> usize {
        ((if ([(*a9), (*a9), (*a9), true])[0] {
            (None::<usize>)
        } else {
            (None::<usize>)
        }))
            .unwrap_or((C4 as usize))
    }
    #[gpu_fn]
    pub fn f10(a11: &mut usize, a12: &f32) -> f64 {
        (match (None::<bool>) {
            None => (C3 / C3),
            p13 => C3,
        })
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k9(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w14 = w[0] as i64;
        let mut w15 = tame32(f32::from_bits(w[1] as u32));
        let mut w16 = tame64(f64::from_bits(w[2]));
        let mut w17 = w[3] as usize;
        let w18 = tame64(f64::from_bits(w[4]));
        let mut w19 = tame32(f32::from_bits(w[5] as u32));
        let w20 = w[6] as i32;
        let w21 = tame32(f32::from_bits(w[7] as u32));
        let mut v22 = f5((f10(&mut w17, &w19) as f32));
        let mut v23 = ((None::<[isize; 4]>)).is_some();
        let mut v24 = f7(Some((f7(Some((59.5625_f32)), &mut v22) as f32)), &mut v23);
        let mut v25 = (if v23 {
            let p26: bool = v23;
            h = mix(h, tame64(((-w18)).fract()).to_bits() as u64);
            v24
        } else {
            v24
        });
        let mut v27 = f10(&mut v25, &w19);
        let mut v28 = (({ (0.0_f32) } as i64) - w14);
        v22 = v23;
        v27 += (109.1875_f64);
        w19 = w19;
        out[i] = [
            h,
            mix(mix(0, w14 as u64), tame32(w21).to_bits() as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w16).to_bits() as u64), v23 as u64),
            mix(mix(0, w17 as u64), v24 as u64),
            mix(mix(0, tame64(w18).to_bits() as u64), v25 as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), tame64(v27).to_bits() as u64),
            mix(mix(0, w20 as u64), v28 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w14 = w[0] as i64;
        let mut w15 = tame32(f32::from_bits(w[1] as u32));
        let mut w16 = tame64(f64::from_bits(w[2]));
        let mut w17 = w[3] as usize;
        let w18 = tame64(f64::from_bits(w[4]));
        let mut w19 = tame32(f32::from_bits(w[5] as u32));
        let w20 = w[6] as i32;
        let w21 = tame32(f32::from_bits(w[7] as u32));
        let mut v22 = f5((f10(&mut w17, &w19) as f32));
        let mut v23 = ((None::<[isize; 4]>)).is_some();
        let mut v24 = f7(Some((f7(Some((59.5625_f32)), &mut v22) as f32)), &mut v23);
        let mut v25 = (if v23 {
            let p26: bool = v23;
            h = mix(h, tame64(((-w18)).fract()).to_bits() as u64);
            v24
        } else {
            v24
        });
        let mut v27 = f10(&mut v25, &w19);
        let mut v28 = (({ (0.0_f32) } as i64) - w14);
        v22 = v23;
        v27 += (109.1875_f64);
        w19 = w19;
        out[i] = [
            h,
            mix(mix(0, w14 as u64), tame32(w21).to_bits() as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w16).to_bits() as u64), v23 as u64),
            mix(mix(0, w17 as u64), v24 as u64),
            mix(mix(0, tame64(w18).to_bits() as u64), v25 as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), tame64(v27).to_bits() as u64),
            mix(mix(0, w20 as u64), v28 as u64),
        ];
    }
    pub const CASE: Case = case!(k9, plain);
}
pub mod m10 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u8,
        pub f1: i8,
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(&mut self, a3: &i32, a4: usize, a5: &mut usize, h: &mut u64) -> i32 {
            *h = mix(*h, 5842150990149651176);
            if false {
                return (-1193979840_i32);
            }
            (*h) = mix((*h), (*a5) as u64);
            (*a3)
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k10(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as i32;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let w10 = tame32(f32::from_bits(w[4] as u32));
        let w11 = w[5] as i32;
        let w12 = w[6] as i8;
        let w13 = w[7] as i32;
        let mut v14 = {
            let mut n16 = 0_u32;
            'l15: loop {
                n16 += 1;
                if n16 > 2 {
                    break 'l15 ((S1 { f1: w12, f0: 11_u8 }));
                }
                let v19 = ((i32::MAX as f64)
                    * {
                        let mut n18 = 0_u32;
                        'l17: loop {
                            n18 += 1;
                            if n18 > 4 {
                                break 'l17 (f64::NAN);
                            }
                            h = mix(
                                h,
                                tame32(
                                        ((if true { w7 } else { w7 })
                                            + tame32(f32::from_bits((w11 as u32)))),
                                    )
                                    .to_bits() as u64,
                            );
                            h = mix(
                                h,
                                (if (true >= false) { { w13 } } else { (w13 + w13) }) as u64,
                            );
                        }
                    });
                let mut v20 = (S1 { f0: (v19 as u8), f1: 8_i8 });
                h = mix(h, w9 as u64);
            }
        };
        let mut v21 = w9;
        let mut v22 = (v14).f2(&w13, v21, &mut w9, &mut h);
        w6 -= v22;
        h = mix(h, v22 as u64);
        h = mix(h, tame64(w8).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14.f0 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v14.f1 as u64),
            mix(mix(0, w9 as u64), v21 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v22 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as i32;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let w10 = tame32(f32::from_bits(w[4] as u32));
        let w11 = w[5] as i32;
        let w12 = w[6] as i8;
        let w13 = w[7] as i32;
        let mut v14 = {
            let mut n16 = 0_u32;
            'l15: loop {
                n16 += 1;
                if n16 > 2 {
                    break 'l15 ((S1 { f1: w12, f0: 11_u8 }));
                }
                let v19 = ((i32::MAX as f64)
                    * {
                        let mut n18 = 0_u32;
                        'l17: loop {
                            n18 += 1;
                            if n18 > 4 {
                                break 'l17 (f64::NAN);
                            }
                            h = mix(
                                h,
                                tame32(
                                        ((if true { w7 } else { w7 })
                                            + tame32(f32::from_bits((w11 as u32)))),
                                    )
                                    .to_bits() as u64,
                            );
                            h = mix(
                                h,
                                (if (true >= false) { { w13 } } else { (w13 + w13) }) as u64,
                            );
                        }
                    });
                let mut v20 = (S1 { f0: (v19 as u8), f1: 8_i8 });
                h = mix(h, w9 as u64);
            }
        };
        let mut v21 = w9;
        let mut v22 = (v14).f2(&w13, v21, &mut w9, &mut h);
        w6 -= v22;
        h = mix(h, v22 as u64);
        h = mix(h, tame64(w8).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14.f0 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v14.f1 as u64),
            mix(mix(0, w9 as u64), v21 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v22 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub const CASE: Case = case!(k10, plain);
}
pub mod m11 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u32,
        pub f1: u32,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: usize,
        pub f1: usize,
        pub f2: f64,
        pub f3: i64,
    }
    pub const C3: [[bool; 2]; 3] = [[true, false], [true, true], [true; 2]];
    pub const C4: [[bool; 2]; 3] = C3;
    #[gpu_fn]
    impl S2 {
        pub fn f5(self, h: &mut u64) -> i32 {
            *h = mix(*h, 6092329832399882129);
            (((-8_i32) * (self.f1 as i32))).wrapping_abs()
        }
    }
    #[gpu_fn]
    pub fn f6(h: &mut u64) -> i32 {
        *h = mix(*h, 3186591797811276586);
        debug_assert!(
            (match (true, (C3[(C4[1] [9_i32 as usize % 2] as u32) as usize % 4]
            [(C4[i32::MAX as usize % 3] [0] as usize) % 2] as i16),) { (true, 4096_i16
            ..i16::MAX,) if C4[2] [0] => { C3[2] [1] }, _ => C4[0] [0], _ => C4[2]
            [(C3[2] [1] as u16) as usize % 2], (p7, p8,) => p7 }) || (* h) & 15 != 2
        );
        assert!(
            C3[1_isize as usize % 3] [(C4[1] [254_u8 as usize % 2] as i16) as usize % 2]
            || (* h) & 15 != 2
        );
        (C4[7_u64 as usize % 3][9223372036854775806_i64 as usize % 2] as i32)
    }
    #[gpu_kernel(over = out)]
    pub fn k11(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w9 = w[0] as u64;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let w13 = w[4] as u16;
        let w14 = tame64(f64::from_bits(w[5]));
        let mut w15 = w[6] as u8;
        let w16 = w[7] as u8;
        let mut v17 = ((S2 {
            f3: ((w12 as i64) * (w11 as i64)),
            f1: 11_usize,
            f2: (((S2 {
                f1: 131072_usize,
                f3: (w10 as i64),
                f2: w14,
                f0: w12,
            }))
                .f5(&mut h) as f64),
            f0: (w12 * w12),
        }))
            .f5(&mut h);
        let mut v18 = f6(&mut h);
        let v19: bool = ([
            ((((S2 {
                f2: w14,
                f3: 67108864_i64,
                f0: w12,
                f1: w12,
            }))
                .f5(&mut h) as i64) != ((w10 as i64) << (v18 as i8))),
            C4[0][0],
        ])[1];
        if ((if true { C4[2][1] } else { C4[w16 as usize % 3][(i8::MIN) as usize % 2] })
            || true)
        {
            h = mix(h, tame32(w10).to_bits() as u64);
            v18 = v18;
            h = mix(h, w9 as u64);
        } else {
            v18 += v17;
            h = mix(h, v18 as u64);
            v18 ^= 10_i32;
        }
        h = mix(h, w9 as u64);
        h = mix(h, i32::MAX as u64);
        h = mix(h, (-124_i8) as u64);
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v17 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), v18 as u64),
            mix(mix(0, w12 as u64), v19 as u64),
            mix(0, w13 as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w9 = w[0] as u64;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let w13 = w[4] as u16;
        let w14 = tame64(f64::from_bits(w[5]));
        let mut w15 = w[6] as u8;
        let w16 = w[7] as u8;
        let mut v17 = ((S2 {
            f3: ((w12 as i64) * (w11 as i64)),
            f1: 11_usize,
            f2: (((S2 {
                f1: 131072_usize,
                f3: (w10 as i64),
                f2: w14,
                f0: w12,
            }))
                .f5(&mut h) as f64),
            f0: (w12 * w12),
        }))
            .f5(&mut h);
        let mut v18 = f6(&mut h);
        let v19: bool = ([
            ((((S2 {
                f2: w14,
                f3: 67108864_i64,
                f0: w12,
                f1: w12,
            }))
                .f5(&mut h) as i64) != ((w10 as i64) << (v18 as i8))),
            C4[0][0],
        ])[1];
        if ((if true { C4[2][1] } else { C4[w16 as usize % 3][(i8::MIN) as usize % 2] })
            || true)
        {
            h = mix(h, tame32(w10).to_bits() as u64);
            v18 = v18;
            h = mix(h, w9 as u64);
        } else {
            v18 += v17;
            h = mix(h, v18 as u64);
            v18 ^= 10_i32;
        }
        h = mix(h, w9 as u64);
        h = mix(h, i32::MAX as u64);
        h = mix(h, (-124_i8) as u64);
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v17 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), v18 as u64),
            mix(mix(0, w12 as u64), v19 as u64),
            mix(0, w13 as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
        ];
    }
    pub const CASE: Case = case!(k11, plain);
}
pub mod m12 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [f32; 2],
        pub f1: i32,
        pub f2: u32,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u16,
    }
    pub const C3: [usize; 5] = [
        10_usize, 128_usize, 1_usize, 18446744073709551614_usize, 4_usize,
    ];
    pub const C4: [[usize; 2]; 3] = [
        [C3[3], C3[4]],
        [C3[8_i8 as usize % 5]; 2],
        [18446744073709551613_usize; 2],
    ];
    #[gpu_fn]
    pub fn f5(a6: &usize, h: &mut u64) -> Option<usize> {
        *h = mix(*h, 14585771210457397765);
        (((*a6)).wrapping_neg()).checked_rem_euclid((*a6))
    }
    #[gpu_fn]
    impl S2 {
        pub fn f7(self, a8: usize, a9: &mut f64, a10: &i32, h: &mut u64) -> f32 {
            *h = mix(*h, 6336172301963683870);
            (*h) = mix((*h), tame64((*a9)).to_bits() as u64);
            (*h) = mix((*h), tame32(((*a9) as f32)).to_bits() as u64);
            (*h) = mix((*h), tame64((*a9)).to_bits() as u64);
            ((*a9) as f32)
        }
    }
    #[gpu_kernel(over = out)]
    pub fn k12(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as i64;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let mut w15 = tame64(f64::from_bits(w[4]));
        let w16 = w[5] as i32;
        let w17 = w[6] as usize;
        let mut w18 = tame32(f32::from_bits(w[7] as u32));
        let mut v19 = f5(&w17, &mut h);
        let mut v20 = (((S2 { f0: (w15 as u16) }))
            .f7(w17, &mut w13, &ints[(w17 | (w14 - usize::MAX)) % (ints.len())], &mut h)
            as f64);
        let mut v21 = ((S2 { ..(S2 { f0: (w18 as u16) }) }))
            .f7(
                w14,
                &mut v20,
                &ints[((0_usize * w17)).swap_bytes() % (ints.len())],
                &mut h,
            );
        v20
            *= (((S2 { ..(S2 { f0: (w13 as u16) }) }))
                .f7((w17 >> (-32767_i16)), &mut w15, &w16, &mut h) as f64);
        h = mix(h, tame64(v20).to_bits() as u64);
        v21 *= w12;
        let mut v22: f32 = w18;
        (w15, w15) = (v20, (75.6875_f64));
        h = mix(h, w17 as u64);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), tame32(w18).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), tame64(v20).to_bits() as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w14 as u64), tame32(v22).to_bits() as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as i64;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let mut w15 = tame64(f64::from_bits(w[4]));
        let w16 = w[5] as i32;
        let w17 = w[6] as usize;
        let mut w18 = tame32(f32::from_bits(w[7] as u32));
        let mut v19 = f5(&w17, &mut h);
        let mut v20 = (((S2 { f0: (w15 as u16) }))
            .f7(w17, &mut w13, &ints[(w17 | (w14 - usize::MAX)) % (ints.len())], &mut h)
            as f64);
        let mut v21 = ((S2 { ..(S2 { f0: (w18 as u16) }) }))
            .f7(
                w14,
                &mut v20,
                &ints[((0_usize * w17)).swap_bytes() % (ints.len())],
                &mut h,
            );
        v20
            *= (((S2 { ..(S2 { f0: (w13 as u16) }) }))
                .f7((w17 >> (-32767_i16)), &mut w15, &w16, &mut h) as f64);
        h = mix(h, tame64(v20).to_bits() as u64);
        v21 *= w12;
        let mut v22: f32 = w18;
        (w15, w15) = (v20, (75.6875_f64));
        h = mix(h, w17 as u64);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), tame32(w18).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), tame64(v20).to_bits() as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w14 as u64), tame32(v22).to_bits() as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
        ];
    }
    pub const CASE: Case = case!(k12, plain);
}
pub mod m13 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [i16; 2],
        pub f1: [i16; 3],
        pub f2: [i16; 3],
        pub f3: [u16; 3],
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: [bool; 3],
    }
    pub const C3: [usize; 5] = [6_usize; 5];
    pub const C4: [bool; 6] = [false, true, false, true, false, true];
    #[gpu_fn]
    impl S1 {
        pub fn f5(&self, a6: &mut i32, h: &mut u64) -> i32 {
            *h = mix(*h, 2495916121537230053);
            let v7 = ((((*self).f1[1] as f32)).ceil() == ((*a6) as f32));
            (*a6)
        }
    }
    #[gpu_fn]
    pub fn f8(a9: &i32, a10: Option<usize>, a11: f32) -> usize {
        (((match (S2 { f0: [C4[5], C4[5], C4[4]] }) {
            S2 { f0: [_, _, false], .. } => C3[6159838519741510449_u64 as usize % 5],
            S2 { .. } => 1_usize,
            S2 { f0: [true, true, p12], .. } => C3[2],
            _ => C3[(a11 as u32) as usize % 5],
        }) + 3_usize) as usize)
    }
    #[gpu_fn]
    pub fn f13(a14: f32, h: &mut u64) -> usize {
        *h = mix(*h, 12810630504779730901);
        ([
            (if C4[4] {
                (*h) = mix(
                    (*h),
                    C3[(C4[(a14 as i64) as usize % 6] as isize) as usize % 5] as u64,
                );
                (*h) = mix((*h), tame32(a14).to_bits() as u64);
                C3[1]
            } else {
                C3[4]
            }),
            C3[(a14 as i8) as usize % 5],
        ])[0]
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k13(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w15 = w[0] as u32;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] & 1 == 1;
        let mut w20 = w[5] & 1 == 1;
        let w21 = w[6] as u16;
        let mut w22 = w[7] as usize;
        let mut v23 = ints[((w22).saturating_sub_signed((w15 as isize)) * (w22 + w22))
            % (ints.len())];
        let mut v25 = ((S1 {
            f3: [w21; 3],
            f0: (if let Some(o24) = Some([(w17 as i16); 2]) {
                [12759_i16; 2]
            } else {
                [(w21 as i16); 2]
            }),
            f1: { [(w19 as i16), (ints[w18 % (ints.len())] as i16), (w15 as i16)] },
            ..(S1 {
                f1: [(w19 as i16), (w17 as i16), (v23 as i16)],
                f0: [(w21 as i16), (w21 as i16)],
                f3: [w21, w21, w21],
                f2: [(v23 as i16), (v23 as i16), (w18 as i16)],
            })
        }))
            .f5(&mut v23, &mut h);
        let mut v28 = f8(
            &v23,
            Some({
                let mut n27 = 0_u32;
                'l26: loop {
                    n27 += 1;
                    if n27 > 2 {
                        break 'l26 (w18);
                    }
                    h = mix(h, (if w19 { w22 } else { w18 }) as u64);
                }
            }),
            w16,
        );
        let mut v29 = f13(w16, &mut h);
        v25 = v25;
        v29 >>= (v29 as i16);
        w22 = w22;
        if w19 {
            v25 >>= (v28 as i16);
            h = mix(h, w21 as u64);
            h = mix(h, (v29 as u64) as u64);
        } else {
            w22 *= v29;
            let p30: i32 = v25;
        }
        v23 += v25;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v23 as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v25 as u64),
            mix(mix(0, w18 as u64), v28 as u64),
            mix(mix(0, w19 as u64), v29 as u64),
            mix(0, w20 as u64),
            mix(0, w21 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w15 = w[0] as u32;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] & 1 == 1;
        let mut w20 = w[5] & 1 == 1;
        let w21 = w[6] as u16;
        let mut w22 = w[7] as usize;
        let mut v23 = ints[((w22).saturating_sub_signed((w15 as isize)) * (w22 + w22))
            % (ints.len())];
        let mut v25 = ((S1 {
            f3: [w21; 3],
            f0: (if let Some(o24) = Some([(w17 as i16); 2]) {
                [12759_i16; 2]
            } else {
                [(w21 as i16); 2]
            }),
            f1: { [(w19 as i16), (ints[w18 % (ints.len())] as i16), (w15 as i16)] },
            ..(S1 {
                f1: [(w19 as i16), (w17 as i16), (v23 as i16)],
                f0: [(w21 as i16), (w21 as i16)],
                f3: [w21, w21, w21],
                f2: [(v23 as i16), (v23 as i16), (w18 as i16)],
            })
        }))
            .f5(&mut v23, &mut h);
        let mut v28 = f8(
            &v23,
            Some({
                let mut n27 = 0_u32;
                'l26: loop {
                    n27 += 1;
                    if n27 > 2 {
                        break 'l26 (w18);
                    }
                    h = mix(h, (if w19 { w22 } else { w18 }) as u64);
                }
            }),
            w16,
        );
        let mut v29 = f13(w16, &mut h);
        v25 = v25;
        v29 >>= (v29 as i16);
        w22 = w22;
        if w19 {
            v25 >>= (v28 as i16);
            h = mix(h, w21 as u64);
            h = mix(h, (v29 as u64) as u64);
        } else {
            w22 *= v29;
            let p30: i32 = v25;
        }
        v23 += v25;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v23 as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v25 as u64),
            mix(mix(0, w18 as u64), v28 as u64),
            mix(mix(0, w19 as u64), v29 as u64),
            mix(0, w20 as u64),
            mix(0, w21 as u64),
        ];
    }
    pub const CASE: Case = case!(k13, plain);
}
pub mod m14 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: u32, h: &mut u64) -> u32 {
        *h = mix(*h, 9297000082003317425);
        a2
    }
    #[gpu_fn]
    pub fn f3(a4: &f64, a5: u32) -> f32 {
        ((tame32(f32::from_bits(a5))).round_ties_even()).floor()
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k14(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as u16;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as i8;
        let mut w11 = tame64(f64::from_bits(w[5]));
        let mut w12 = tame32(f32::from_bits(w[6] as u32));
        let w13 = w[7] & 1 == 1;
        let mut v19 = f1(
            ((if w13 {
                let v14: f32 = w12;
                (w9 as u32)
            } else {
                (w11 as u32)
            })
                + {
                    let mut n16 = 0_u32;
                    'l15: loop {
                        n16 += 1;
                        if n16 > 3 {
                            break 'l15 ((w6 as u32));
                        }
                        h = mix(h, tame64(((-w8) - (-w11))).to_bits() as u64);
                        w9 = {
                            let mut n18 = 0_u32;
                            'l17: loop {
                                n18 += 1;
                                if n18 > 1 {
                                    break 'l17 ((!w9));
                                }
                                w12 = w12;
                                w12 /= w12;
                                h = mix(h, w9 as u64);
                            }
                        };
                        debug_assert!(false || h & 15 != 4);
                    }
                }),
            &mut h,
        );
        let mut v20 = f3(&w11, v19);
        h = mix(h, w13 as u64);
        w9 >>= w10;
        h = mix(h, 67108864_usize as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), tame32(v20).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, tame64(w11).to_bits() as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as u16;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as i8;
        let mut w11 = tame64(f64::from_bits(w[5]));
        let mut w12 = tame32(f32::from_bits(w[6] as u32));
        let w13 = w[7] & 1 == 1;
        let mut v19 = f1(
            ((if w13 {
                let v14: f32 = w12;
                (w9 as u32)
            } else {
                (w11 as u32)
            })
                + {
                    let mut n16 = 0_u32;
                    'l15: loop {
                        n16 += 1;
                        if n16 > 3 {
                            break 'l15 ((w6 as u32));
                        }
                        h = mix(h, tame64(((-w8) - (-w11))).to_bits() as u64);
                        w9 = {
                            let mut n18 = 0_u32;
                            'l17: loop {
                                n18 += 1;
                                if n18 > 1 {
                                    break 'l17 ((!w9));
                                }
                                w12 = w12;
                                w12 /= w12;
                                h = mix(h, w9 as u64);
                            }
                        };
                        debug_assert!(false || h & 15 != 4);
                    }
                }),
            &mut h,
        );
        let mut v20 = f3(&w11, v19);
        h = mix(h, w13 as u64);
        w9 >>= w10;
        h = mix(h, 67108864_usize as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), tame32(v20).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, tame64(w11).to_bits() as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k14, plain);
}
pub mod m15 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [i8; 3],
        pub f1: i8,
        pub f2: [bool; 3],
        pub f3: i8,
    }
    #[gpu_fn]
    pub fn f2(a3: Option<f32>, a4: u32, a5: i32) -> u32 {
        ((match (if false { (None::<u32>) } else { Some(2_u32) }) {
            None => 1_u32,
            Some(o6) => u32::MAX,
        }) - a4)
    }
    #[gpu_fn]
    pub fn f7(h: &mut u64) -> Option<f32> {
        *h = mix(*h, 14776531778044376614);
        (*h) = mix((*h), (f2((None::<f32>), 11_u32, 2147483646_i32) as i32) as u64);
        Some((4.375_f32))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k15(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w8 = w[0] as usize;
        let mut w9 = tame32(f32::from_bits(w[1] as u32));
        let mut w10 = tame64(f64::from_bits(w[2]));
        let mut w11 = w[3] as usize;
        let w12 = w[4] as u32;
        let mut w13 = tame64(f64::from_bits(w[5]));
        let w14 = tame64(f64::from_bits(w[6]));
        let mut w15 = tame64(f64::from_bits(w[7]));
        let mut v19 = f2(
            (None::<f32>),
            (match (w12 >> (w11 as i64)) {
                3_u32 | 4294967294_u32 if ({ true }) => {
                    w13 += ((-w13) / ([w14, w15])[1]);
                    h = mix(
                        h,
                        (match (if false {
                            Some(
                                ints[(if matches!(floats[usize::MAX % (floats.len())], _) {
                                    w11
                                } else {
                                    w8
                                }) % (ints.len())],
                            )
                        } else {
                            Some(ints[w11 % (ints.len())])
                        }) {
                            None => ints[w11 % (ints.len())],
                            Some(o17) => o17,
                        }) as u64,
                    );
                    w12
                }
                4294967288_u32 => w12,
                p18 => 2_u32,
            }),
            ints[w11 % (ints.len())],
        );
        let mut v20 = f7(&mut h);
        let mut v21 = w14;
        w15 = w13;
        h = mix(h, ints[w11 % (ints.len())] as u64);
        let v22 = (None::<i32>);
        h = mix(h, true as u64);
        out[i] = [
            h,
            mix(mix(0, w8 as u64), tame64(w15).to_bits() as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w10).to_bits() as u64), tame64(v21).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w8 = w[0] as usize;
        let mut w9 = tame32(f32::from_bits(w[1] as u32));
        let mut w10 = tame64(f64::from_bits(w[2]));
        let mut w11 = w[3] as usize;
        let w12 = w[4] as u32;
        let mut w13 = tame64(f64::from_bits(w[5]));
        let w14 = tame64(f64::from_bits(w[6]));
        let mut w15 = tame64(f64::from_bits(w[7]));
        let mut v19 = f2(
            (None::<f32>),
            (match (w12 >> (w11 as i64)) {
                3_u32 | 4294967294_u32 if ({ true }) => {
                    w13 += ((-w13) / ([w14, w15])[1]);
                    h = mix(
                        h,
                        (match (if false {
                            Some(
                                ints[(if matches!(floats[usize::MAX % (floats.len())], _) {
                                    w11
                                } else {
                                    w8
                                }) % (ints.len())],
                            )
                        } else {
                            Some(ints[w11 % (ints.len())])
                        }) {
                            None => ints[w11 % (ints.len())],
                            Some(o17) => o17,
                        }) as u64,
                    );
                    w12
                }
                4294967288_u32 => w12,
                p18 => 2_u32,
            }),
            ints[w11 % (ints.len())],
        );
        let mut v20 = f7(&mut h);
        let mut v21 = w14;
        w15 = w13;
        h = mix(h, ints[w11 % (ints.len())] as u64);
        let v22 = (None::<i32>);
        h = mix(h, true as u64);
        out[i] = [
            h,
            mix(mix(0, w8 as u64), tame64(w15).to_bits() as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w10).to_bits() as u64), tame64(v21).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k15, plain);
}
pub mod m16 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i64,
        pub f1: u64,
        pub f2: f64,
        pub f3: usize,
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(self, a3: u32, a4: Option<usize>, h: &mut u64) -> isize {
            *h = mix(*h, 4327189893005821454);
            (match Some(((73.8125_f32) as isize)) {
                None => (a3 as isize),
                Some(o5) => o5,
            })
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f6(self, a7: i32, a8: &mut usize, a9: i32, h: &mut u64) -> bool {
            *h = mix(*h, 16854142213517091063);
            (!((4_usize as f32) > (a7 as f32)))
        }
    }
    #[gpu_fn]
    pub fn f10(a11: u32, a12: &f32, h: &mut u64) -> u16 {
        *h = mix(*h, 13764026183671664974);
        'l13: for e14 in [(((*a12) as usize) * ((*a12) as usize)); 4] {
            (*h) = mix((*h), ((*a12) as i8) as u64);
            (*h) = mix((*h), tame64(f64::INFINITY).to_bits() as u64);
            (*h) = mix((*h), tame32((*a12)).to_bits() as u64);
        }
        34006_u16
    }
    #[gpu_kernel(over = out)]
    pub fn k16(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as u16;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let mut w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let mut w19 = w[4] & 1 == 1;
        let w20 = w[5] & 1 == 1;
        let w21 = tame32(f32::from_bits(w[6] as u32));
        let mut w22 = w[7] & 1 == 1;
        let mut v27 = ((S1 {
            f1: (w18 as u64),
            f3: w18,
            f2: w17,
            f0: (w17 as i64),
        }))
            .f2(
                ((((S1 {
                    f0: (ints[{ (w18 << (w19 as i8)) } % (ints.len())] as i64),
                    f1: 18014398509481984_u64,
                    f3: usize::MAX,
                    f2: (1.0_f64),
                }))
                    .f2((w22 as u32), Some(w18), &mut h) as u32)
                    + {
                        let mut n24 = 0_u32;
                        'l23: loop {
                            n24 += 1;
                            if n24 > 3 {
                                break 'l23 ((w21 as u32));
                            }
                            w18 <<= (w15 as u32);
                        }
                    }),
                ((match w18 {
                    10854789074600217353_usize | 18446744073709551610_usize if w20 => {
                        Some(Some(w18))
                    }
                    _ => Some(Some(w18)),
                    p25 => Some((None::<usize>)),
                }))
                    .unwrap_or(
                        (match Some(Some(18446744073709551613_usize)) {
                            None => (None::<usize>),
                            Some(o26) => o26,
                        }),
                    ),
                &mut h,
            );
        let mut v28 = (w18 >> (w16 as i16));
        let mut v29 = ((S1 {
            f3: w18,
            f1: (floats[(!v28) % (floats.len())] as u64),
            f2: w17,
            f0: (w22 as i64),
        }))
            .f6(ints[v28 % (ints.len())], &mut v28, i32::MAX, &mut h);
        let mut v30 = f10((v29 as u32), &w16, &mut h);
        h = mix(h, ints[0_usize % (ints.len())] as u64);
        w22 = w22;
        w22 &= v29;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v27 as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v28 as u64),
            mix(mix(0, w18 as u64), v29 as u64),
            mix(mix(0, w19 as u64), v30 as u64),
            mix(0, w20 as u64),
            mix(0, tame32(w21).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as u16;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let mut w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let mut w19 = w[4] & 1 == 1;
        let w20 = w[5] & 1 == 1;
        let w21 = tame32(f32::from_bits(w[6] as u32));
        let mut w22 = w[7] & 1 == 1;
        let mut v27 = ((S1 {
            f1: (w18 as u64),
            f3: w18,
            f2: w17,
            f0: (w17 as i64),
        }))
            .f2(
                ((((S1 {
                    f0: (ints[{ (w18 << (w19 as i8)) } % (ints.len())] as i64),
                    f1: 18014398509481984_u64,
                    f3: usize::MAX,
                    f2: (1.0_f64),
                }))
                    .f2((w22 as u32), Some(w18), &mut h) as u32)
                    + {
                        let mut n24 = 0_u32;
                        'l23: loop {
                            n24 += 1;
                            if n24 > 3 {
                                break 'l23 ((w21 as u32));
                            }
                            w18 <<= (w15 as u32);
                        }
                    }),
                ((match w18 {
                    10854789074600217353_usize | 18446744073709551610_usize if w20 => {
                        Some(Some(w18))
                    }
                    _ => Some(Some(w18)),
                    p25 => Some((None::<usize>)),
                }))
                    .unwrap_or(
                        (match Some(Some(18446744073709551613_usize)) {
                            None => (None::<usize>),
                            Some(o26) => o26,
                        }),
                    ),
                &mut h,
            );
        let mut v28 = (w18 >> (w16 as i16));
        let mut v29 = ((S1 {
            f3: w18,
            f1: (floats[(!v28) % (floats.len())] as u64),
            f2: w17,
            f0: (w22 as i64),
        }))
            .f6(ints[v28 % (ints.len())], &mut v28, i32::MAX, &mut h);
        let mut v30 = f10((v29 as u32), &w16, &mut h);
        h = mix(h, ints[0_usize % (ints.len())] as u64);
        w22 = w22;
        w22 &= v29;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v27 as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v28 as u64),
            mix(mix(0, w18 as u64), v29 as u64),
            mix(mix(0, w19 as u64), v30 as u64),
            mix(0, w20 as u64),
            mix(0, tame32(w21).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k16, plain);
}
pub mod m17 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u16,
        pub f1: [i16; 3],
        pub f2: i16,
        pub f3: i16,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: f32,
        pub f1: f32,
        pub f2: u32,
    }
    #[gpu_fn]
    impl S2 {
        pub fn f3(&self, a4: i64, a5: &mut usize, h: &mut u64) -> S2 {
            *h = mix(*h, 469861759802945784);
            (*h) = mix(
                (*h),
                tame64(
                        (if (if false { false } else { false }) {
                            ((*a5) as f64)
                        } else {
                            (-77.25_f64)
                        }),
                    )
                    .to_bits() as u64,
            );
            (*h) = mix((*h), tame64(((*a5) as f64)).to_bits() as u64);
            if let Some(_) = Some((*self).f1) {
                ((*a5), (*a5)) = ((*a5), (*a5));
            }
            (*self)
        }
    }
    #[gpu_fn]
    pub fn f6(a7: Option<usize>, a8: f32, a9: &mut u64, h: &mut u64) -> i16 {
        *h = mix(*h, 14970246431148575761);
        ((((a8 as u16) < ((*a9) as u16)) as i16) % ((((*a9) as i16) & 0x3f) | 1))
    }
    #[gpu_fn]
    pub fn f10(h: &mut u64) -> f32 {
        *h = mix(*h, 3271775263962550684);
        ([([(-0.0_f32), (-0.5_f32), (-4.75_f32), (-26.5_f32)])[2], (-0.5_f32)])[1]
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k17(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as i8;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = tame64(f64::from_bits(w[4]));
        let mut w16 = w[5] as i64;
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let mut w18 = w[7] as u32;
        let mut v19 = (w14 + w14);
        let mut v20 = ((S2 { f0: w17, f1: w12, f2: w18 }))
            .f3(([w16, w16])[v19 % 2], &mut w14, &mut h);
        let mut v21 = (f10(&mut h) as u64);
        let mut v22 = f6({ (None::<usize>) }, ([v20.f1, w17])[0], &mut v21, &mut h);
        let mut v23 = f10(&mut h);
        v20.f1
            *= (match [
                { (v20.f2 & v20.f2) },
                (f6(([Some(w14); 4])[0], v20.f0, &mut v21, &mut h) as u32),
                2797972904_u32,
            ] {
                [0_u32, 8_u32, _] => w17,
                [p24, 2_u32 | 4294967289_u32, _] => v23,
                _ if false => v23,
                _ => w17,
            });
        assert!(false || h & 15 != 2);
        v22 = v22;
        out[i] = [
            h,
            mix(mix(mix(0, w11 as u64), w18 as u64), tame32(v23).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), tame32(v20.f0).to_bits() as u64),
            mix(mix(0, w14 as u64), tame32(v20.f1).to_bits() as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), v20.f2 as u64),
            mix(mix(0, w16 as u64), v21 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), v22 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as i8;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = tame64(f64::from_bits(w[4]));
        let mut w16 = w[5] as i64;
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let mut w18 = w[7] as u32;
        let mut v19 = (w14 + w14);
        let mut v20 = ((S2 { f0: w17, f1: w12, f2: w18 }))
            .f3(([w16, w16])[v19 % 2], &mut w14, &mut h);
        let mut v21 = (f10(&mut h) as u64);
        let mut v22 = f6({ (None::<usize>) }, ([v20.f1, w17])[0], &mut v21, &mut h);
        let mut v23 = f10(&mut h);
        v20.f1
            *= (match [
                { (v20.f2 & v20.f2) },
                (f6(([Some(w14); 4])[0], v20.f0, &mut v21, &mut h) as u32),
                2797972904_u32,
            ] {
                [0_u32, 8_u32, _] => w17,
                [p24, 2_u32 | 4294967289_u32, _] => v23,
                _ if false => v23,
                _ => w17,
            });
        assert!(false || h & 15 != 2);
        v22 = v22;
        out[i] = [
            h,
            mix(mix(mix(0, w11 as u64), w18 as u64), tame32(v23).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), tame32(v20.f0).to_bits() as u64),
            mix(mix(0, w14 as u64), tame32(v20.f1).to_bits() as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), v20.f2 as u64),
            mix(mix(0, w16 as u64), v21 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), v22 as u64),
        ];
    }
    pub const CASE: Case = case!(k17, plain);
}
pub mod m18 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: &(f32, f64), a3: &u32, a4: &mut bool) -> isize {
        (((((*a4) as isize)).saturating_mul(((*a2).1 as isize)))
            .midpoint(((*a2).0 as isize)) * ((*a4) as isize))
    }
    #[gpu_fn]
    pub fn f5(a6: &u32, a7: usize, a8: &mut u32, h: &mut u64) -> f32 {
        *h = mix(*h, 900775352458180614);
        (*a8) &= (((*a8) as u8)).trailing_zeros();
        ((*a8) as f32)
    }
    #[gpu_fn]
    pub fn f9(a10: u32, a11: usize, a12: u32) -> f32 {
        f32::MIN
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k18(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w13 = w[0] as u8;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let w17 = w[4] as usize;
        let mut w18 = tame64(f64::from_bits(w[5]));
        let mut w19 = w[6] as usize;
        let w20 = w[7] as i8;
        let mut v21 = ((None::<Option<Option<f32>>>)).is_some();
        let mut v22 = f1(
            &([(w14, w18), (w14, w18), (floats[w17 % (floats.len())], (0.0_f64))])[2],
            &(((w20 as i64) as u32) * (v21 as u32)),
            &mut v21,
        );
        let mut v23 = (!(w18 as u32));
        let mut v31 = f9(v23, 1_usize, v23);
        h = mix(h, v21 as u64);
        let mut v32 = Some(w20);
        (v21, v21) = (v21, false);
        (v31, w14) = (v31, v31);
        v31 = v31;
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), v22 as u64),
            mix(mix(0, w16 as u64), v23 as u64),
            mix(mix(0, w17 as u64), tame32(v31).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w13 = w[0] as u8;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let w17 = w[4] as usize;
        let mut w18 = tame64(f64::from_bits(w[5]));
        let mut w19 = w[6] as usize;
        let w20 = w[7] as i8;
        let mut v21 = ((None::<Option<Option<f32>>>)).is_some();
        let mut v22 = f1(
            &([(w14, w18), (w14, w18), (floats[w17 % (floats.len())], (0.0_f64))])[2],
            &(((w20 as i64) as u32) * (v21 as u32)),
            &mut v21,
        );
        let mut v23 = (!(w18 as u32));
        let mut v31 = f9(v23, 1_usize, v23);
        h = mix(h, v21 as u64);
        let mut v32 = Some(w20);
        (v21, v21) = (v21, false);
        (v31, w14) = (v31, v31);
        v31 = v31;
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), v22 as u64),
            mix(mix(0, w16 as u64), v23 as u64),
            mix(mix(0, w17 as u64), tame32(v31).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
        ];
    }
    pub const CASE: Case = case!(k18, plain);
}
pub mod m19 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u32,
        pub f1: u32,
    }
    pub const C2: [u16; 2] = [41292_u16, 7_u16];
    #[gpu_fn]
    pub fn f3(a4: &usize, a5: i32, a6: &mut usize, h: &mut u64) -> u8 {
        *h = mix(*h, 4940138836937374554);
        if (match {
            (S1 {
                f0: ((*a6) as u32),
                f1: ((*a4) as u32),
            })
        } {
            S1 { f1: 5_u32, .. } if false => false,
            S1 { f0: p7, f1: p8, .. } => false,
        }) {
            return (a5 as u8);
        }
        ((*a6) as u8)
    }
    #[gpu_fn]
    impl S1 {
        pub fn f9(&mut self) -> i32 {
            (((((*self).f0 as f32)).midpoint(((*self).f1 as f32))).fract() as i32)
        }
    }
    #[gpu_fn]
    pub fn f10(h: &mut u64) -> f64 {
        *h = mix(*h, 7230235168690310983);
        (*h) = mix((*h), 52744_u16 as u64);
        (*h) = mix((*h), tame64((37.375_f64)).to_bits() as u64);
        (-88.1875_f64)
    }
    #[gpu_kernel(over = out)]
    pub fn k19(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as i8;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let mut w15 = w[4] as i8;
        let w16 = tame32(f32::from_bits(w[5] as u32));
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let w18 = w[7] as u8;
        let mut v19 = (f10(&mut h) as usize);
        let mut v22 = f3(
            &v19,
            ((ints[((16599604700374703258_usize % ((w14 & 0x3f) | 1)) | (w17 as usize))
                % (ints.len())]
                + ints[(!(if let Some(o20) = (None::<usize>) { o20 } else { w14 }))
                    % (ints.len())])
                << ((-2_i64)
                    << (ints[((if let Some(o21) = (None::<usize>) {
                        o21
                    } else {
                        1_usize
                    }) << ((w18 as isize) >> (w14 as i16))) % (ints.len())] as isize))),
            &mut w14,
            &mut h,
        );
        let mut v23 = (S1 { f0: 3_u32, f1: (w14 as u32) });
        let mut v24 = (v23).f9();
        let mut v25 = f10(&mut h);
        if let 3_u32..8_u32 = v23.f1 {
            h = mix(h, v24 as u64);
            if true {
                if let S1 { f1: 1_u32..=u32::MAX, .. } = v23 {
                    v25 = (-1.0e-40_f64);
                }
                v22 = v22;
            } else {
                v23.f1 += v23.f1;
                let v26: i32 = 9_i32;
            }
        }
        let v27 = (None::<f32>);
        h = mix(h, v19 as u64);
        v25 *= v25;
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v22 as u64),
            mix(mix(0, w14 as u64), v23.f0 as u64),
            mix(mix(0, w15 as u64), v23.f1 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v24 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), tame64(v25).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as i8;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let mut w15 = w[4] as i8;
        let w16 = tame32(f32::from_bits(w[5] as u32));
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let w18 = w[7] as u8;
        let mut v19 = (f10(&mut h) as usize);
        let mut v22 = f3(
            &v19,
            ((ints[((16599604700374703258_usize % ((w14 & 0x3f) | 1)) | (w17 as usize))
                % (ints.len())]
                + ints[(!(if let Some(o20) = (None::<usize>) { o20 } else { w14 }))
                    % (ints.len())])
                << ((-2_i64)
                    << (ints[((if let Some(o21) = (None::<usize>) {
                        o21
                    } else {
                        1_usize
                    }) << ((w18 as isize) >> (w14 as i16))) % (ints.len())] as isize))),
            &mut w14,
            &mut h,
        );
        let mut v23 = (S1 { f0: 3_u32, f1: (w14 as u32) });
        let mut v24 = (v23).f9();
        let mut v25 = f10(&mut h);
        if let 3_u32..8_u32 = v23.f1 {
            h = mix(h, v24 as u64);
            if true {
                if let S1 { f1: 1_u32..=u32::MAX, .. } = v23 {
                    v25 = (-1.0e-40_f64);
                }
                v22 = v22;
            } else {
                v23.f1 += v23.f1;
                let v26: i32 = 9_i32;
            }
        }
        let v27 = (None::<f32>);
        h = mix(h, v19 as u64);
        v25 *= v25;
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v22 as u64),
            mix(mix(0, w14 as u64), v23.f0 as u64),
            mix(mix(0, w15 as u64), v23.f1 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v24 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), tame64(v25).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k19, plain);
}
pub mod m20 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f64,
        pub f1: u64,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: f64,
        pub f1: [u64; 2],
        pub f2: i64,
        pub f3: i64,
    }
    pub const C3: f64 = f64::MAX;
    pub const C4: [i32; 6] = [3_i32; 6];
    #[gpu_fn]
    impl S1 {
        pub fn f5(self, h: &mut u64) -> f32 {
            *h = mix(*h, 10769135121806757451);
            let v6 = (((C4[(self.f0 as usize) % 6] as usize) as u16) & 3_u16);
            (self.f0 as f32)
        }
    }
    #[gpu_kernel(over = out)]
    pub fn k20(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as u16;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = tame32(f32::from_bits(w[4] as u32));
        let w12 = w[5] as u16;
        let w13 = w[6] as usize;
        let mut w14 = w[7] as usize;
        let mut v24 = ((match (match Some(w9) {
            None => {
                h = mix(h, { (floats[(!w14) % (floats.len() + 1)] as i8) } as u64);
                let v18: S1 = (if (if let Some(o15) = Some(true) {
                    o15
                } else {
                    false
                }) {
                    'l16: for r17 in ((([
                        (w12 as i64),
                        (w7 as i64),
                        (w14 as i64),
                        (-6989239517083905890_i64),
                    ])[11_isize as usize % 4]
                        & 3)..((if false { (w9 as i64) } else { (w14 as i64) }) & 7))
                    {
                        h = mix(h, tame32(w8).to_bits() as u64);
                        assert!(false || h & 15 != 2);
                        if false {
                            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
                            return;
                        }
                    }
                    (S1 { f1: (w8 as u64), f0: w9 })
                } else {
                    (S1 {
                        f1: (ints[w13 % (ints.len())] as u64),
                        f0: C3,
                    })
                });
                Some(8_u64)
            }
            Some(p19) => Some((C3 as u64)),
            p20 => Some((w9 as u64)),
        }) {
            Some(p21) => (S1 { f1: p21, f0: C3 }),
            Some(p22) if true => (S1 { f1: p22, f0: w9 }),
            p23 => (S1 { f0: w9, f1: (w10 as u64) }),
        }))
            .f5(&mut h);
        h = mix(h, false as u64);
        h = mix(h, w7 as u64);
        let v25 = C3;
        h = mix(h, w12 as u64);
        h = mix(h, (w8 as u32) as u64);
        v24 = w11;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), tame32(v24).to_bits() as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), tame64(v25).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as u16;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = tame32(f32::from_bits(w[4] as u32));
        let w12 = w[5] as u16;
        let w13 = w[6] as usize;
        let mut w14 = w[7] as usize;
        let mut v24 = ((match (match Some(w9) {
            None => {
                h = mix(h, { (floats[(!w14) % (floats.len() + 1)] as i8) } as u64);
                let v18: S1 = (if (if let Some(o15) = Some(true) {
                    o15
                } else {
                    false
                }) {
                    'l16: for r17 in ((([
                        (w12 as i64),
                        (w7 as i64),
                        (w14 as i64),
                        (-6989239517083905890_i64),
                    ])[11_isize as usize % 4]
                        & 3)..((if false { (w9 as i64) } else { (w14 as i64) }) & 7))
                    {
                        h = mix(h, tame32(w8).to_bits() as u64);
                        assert!(false || h & 15 != 2);
                        if false {
                            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
                            return;
                        }
                    }
                    (S1 { f1: (w8 as u64), f0: w9 })
                } else {
                    (S1 {
                        f1: (ints[w13 % (ints.len())] as u64),
                        f0: C3,
                    })
                });
                Some(8_u64)
            }
            Some(p19) => Some((C3 as u64)),
            p20 => Some((w9 as u64)),
        }) {
            Some(p21) => (S1 { f1: p21, f0: C3 }),
            Some(p22) if true => (S1 { f1: p22, f0: w9 }),
            p23 => (S1 { f0: w9, f1: (w10 as u64) }),
        }))
            .f5(&mut h);
        h = mix(h, false as u64);
        h = mix(h, w7 as u64);
        let v25 = C3;
        h = mix(h, w12 as u64);
        h = mix(h, (w8 as u32) as u64);
        v24 = w11;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), tame32(v24).to_bits() as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), tame64(v25).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k20, plain);
}
pub mod m21 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u16,
        pub f1: i16,
        pub f2: i16,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: [f64; 3],
    }
    pub const C3: i8 = 126_i8;
    #[gpu_fn]
    pub fn f4() -> i16 {
        (3_i16 + ([(C3 as i16), 10_i16, (C3 as i16)])[1])
    }
    #[gpu_fn]
    pub fn f5(a6: &mut f32, a7: &f32, a8: &mut [[usize; 2]; 3]) -> usize {
        (if ({ (None::<[f32; 4]>) }).is_some() {
            (*a8)[((*a7) as isize) as usize % 3][((*a7) as isize) as usize % 2]
        } else {
            (*a8)[C3 as usize % 3][1]
        })
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k21(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w9 = w[0] as i16;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let w12 = w[3] as usize;
        let w13 = tame32(f32::from_bits(w[4] as u32));
        let w14 = w[5] as usize;
        let mut w15 = w[6] as u8;
        let mut w16 = w[7] as i16;
        let mut v17 = f4();
        let mut v18 = (f4() as f32);
        let mut v19 = ((None::<[[usize; 2]; 3]>))
            .unwrap_or([[w14, w14], [w14, w14], [w14, w12]]);
        let mut v20 = f5(&mut v18, &w10, &mut v19);
        let _: bool = ((!((None::<usize>)).unwrap_or(((0.0_f32) as usize)))
            <= f5(&mut v18, &w13, &mut v19));
        v19 = [
            ([([
                [w12, 6_usize],
                v19[([ints[w14 % (ints.len())], ints[w14 % (ints.len())]])[0] as usize
                    % 3],
                v19[2],
                v19[0],
            ])[0]; 2])[(w9 as u64) as usize % 2],
            v19[0],
            [v19[0][1], v20],
        ];
        let mut v21 = (w11 as u32);
        let p22: Option<Option<f32>> = (None::<Option<f32>>);
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v17 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(v18).to_bits() as u64),
            mix(mix(0, w12 as u64), v19[2][1] as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v20 as u64),
            mix(mix(0, w14 as u64), v21 as u64),
            mix(0, w15 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w9 = w[0] as i16;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let w12 = w[3] as usize;
        let w13 = tame32(f32::from_bits(w[4] as u32));
        let w14 = w[5] as usize;
        let mut w15 = w[6] as u8;
        let mut w16 = w[7] as i16;
        let mut v17 = f4();
        let mut v18 = (f4() as f32);
        let mut v19 = ((None::<[[usize; 2]; 3]>))
            .unwrap_or([[w14, w14], [w14, w14], [w14, w12]]);
        let mut v20 = f5(&mut v18, &w10, &mut v19);
        let _: bool = ((!((None::<usize>)).unwrap_or(((0.0_f32) as usize)))
            <= f5(&mut v18, &w13, &mut v19));
        v19 = [
            ([([
                [w12, 6_usize],
                v19[([ints[w14 % (ints.len())], ints[w14 % (ints.len())]])[0] as usize
                    % 3],
                v19[2],
                v19[0],
            ])[0]; 2])[(w9 as u64) as usize % 2],
            v19[0],
            [v19[0][1], v20],
        ];
        let mut v21 = (w11 as u32);
        let p22: Option<Option<f32>> = (None::<Option<f32>>);
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v17 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(v18).to_bits() as u64),
            mix(mix(0, w12 as u64), v19[2][1] as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v20 as u64),
            mix(mix(0, w14 as u64), v21 as u64),
            mix(0, w15 as u64),
        ];
    }
    pub const CASE: Case = case!(k21, plain);
}
pub mod m22 {
    use super::*;
    pub const C1: [usize; 4] = [
        4_usize, 134217728_usize, 11_usize, 15002652503707919779_usize,
    ];
    #[gpu_fn]
    pub fn f2(h: &mut u64) -> f32 {
        *h = mix(*h, 1372023524086022514);
        ((((C1[(-7_i64) as usize % 4] as i32) << 346_u16) as f32) + (C1[3] as f32))
    }
    #[gpu_fn]
    pub fn f3(a4: usize, a5: &mut i32, a6: isize, h: &mut u64) -> Option<Option<u64>> {
        *h = mix(*h, 10351534040217456774);
        'l7: for r8 in (((f2(h) as i64) & 3)..((f2(h) as i64) & 7)) {
            (*h) = mix((*h), (*a5) as u64);
            let p9: f32 = (95.9375_f32);
            (*h) = mix((*h), tame32(p9).to_bits() as u64);
        }
        let v10 = (a6 as f32);
        (*h) = mix((*h), tame64(((*a5) as f64)).to_bits() as u64);
        Some((None::<u64>))
    }
    #[gpu_fn]
    pub fn f11(a12: &f32, a13: &u8, a14: &mut i32, h: &mut u64) -> bool {
        *h = mix(*h, 4033115989239829836);
        matches!((None::< u32 >), _)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k22(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as u16;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let mut w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] as i16;
        let w20 = w[5] as i16;
        let w21 = w[6] as i16;
        let w22 = tame32(f32::from_bits(w[7] as u32));
        let mut v23 = f2(&mut h);
        let mut v24 = (true as i32);
        let mut v25 = f3(
            (f2(&mut h) as usize),
            &mut v24,
            (((v23 as isize) << (v23 as u64)) & (f2(&mut h) as isize)),
            &mut h,
        );
        let mut v26 = {
            let mut n28 = 0_u32;
            'l27: loop {
                n28 += 1;
                if n28 > 2 {
                    break 'l27 ((-2147483647_i32));
                }
                v23
                    *= {
                        (match (w22 as u8) {
                            0_u8 => w16,
                            p29 => v23,
                        })
                    };
            }
        };
        let mut v30 = f11(
            &v23,
            &(2_u8
                << (if true {
                    w15
                } else {
                    h = mix(h, ((None::<i16>)).unwrap_or(w21) as u64);
                    u16::MAX
                })),
            &mut v26,
            &mut h,
        );
        if let None = (None::<i32>) {
            h = mix(h, (w19 as isize) as u64);
        }
        let mut v31 = v30;
        h = mix(h, (w20 as i8) as u64);
        (v24, v26) = (v26, i32::MAX);
        out[i] = [
            h,
            mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), tame32(v23).to_bits() as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v24 as u64),
            mix(mix(0, w18 as u64), v26 as u64),
            mix(mix(0, w19 as u64), v30 as u64),
            mix(mix(0, w20 as u64), v31 as u64),
            mix(0, w21 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as u16;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let mut w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] as i16;
        let w20 = w[5] as i16;
        let w21 = w[6] as i16;
        let w22 = tame32(f32::from_bits(w[7] as u32));
        let mut v23 = f2(&mut h);
        let mut v24 = (true as i32);
        let mut v25 = f3(
            (f2(&mut h) as usize),
            &mut v24,
            (((v23 as isize) << (v23 as u64)) & (f2(&mut h) as isize)),
            &mut h,
        );
        let mut v26 = {
            let mut n28 = 0_u32;
            'l27: loop {
                n28 += 1;
                if n28 > 2 {
                    break 'l27 ((-2147483647_i32));
                }
                v23
                    *= {
                        (match (w22 as u8) {
                            0_u8 => w16,
                            p29 => v23,
                        })
                    };
            }
        };
        let mut v30 = f11(
            &v23,
            &(2_u8
                << (if true {
                    w15
                } else {
                    h = mix(h, ((None::<i16>)).unwrap_or(w21) as u64);
                    u16::MAX
                })),
            &mut v26,
            &mut h,
        );
        if let None = (None::<i32>) {
            h = mix(h, (w19 as isize) as u64);
        }
        let mut v31 = v30;
        h = mix(h, (w20 as i8) as u64);
        (v24, v26) = (v26, i32::MAX);
        out[i] = [
            h,
            mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), tame32(v23).to_bits() as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v24 as u64),
            mix(mix(0, w18 as u64), v26 as u64),
            mix(mix(0, w19 as u64), v30 as u64),
            mix(mix(0, w20 as u64), v31 as u64),
            mix(0, w21 as u64),
        ];
    }
    pub const CASE: Case = case!(k22, plain);
}
pub mod m23 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: bool,
        pub f1: bool,
        pub f2: u8,
    }
    pub const C2: usize = 33554432_usize;
    pub const C3: [[i16; 2]; 3] = [
        [(C2 as i16); 2],
        [(C2 as i16), (C2 as i16)],
        [(C2 as i16), (C2 as i16)],
    ];
    #[gpu_fn]
    pub fn f4(a5: &mut f32, a6: &i16, a7: u32) -> f32 {
        (match a7 {
            0_u32 => (0_u8 as f32),
            p8 => (*a5),
        })
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k23(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w9 = w[0] as u8;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let mut w13 = w[4] & 1 == 1;
        let mut w14 = w[5] as isize;
        let w15 = tame32(f32::from_bits(w[6] as u32));
        let mut w16 = w[7] as i16;
        let mut v17 = { w15 };
        let mut v21 = f4(
            &mut v17,
            &w16,
            (if w13 {
                u32::wrapping_shr((w12 as u32), (w10 as u32))
            } else {
                w13 ^= ((0_u16 + (w15 as u16))).is_power_of_two();
                h = mix(
                    h,
                    (match [[w12, C2], [C2, C2], [C2, C2]] {
                        [_, [_, _], _] => (!8_u16),
                        [[p18, _], _, [p19, p20]] => {
                            (f4(&mut w10, &C3[2][0], (w11 as u32)) as u16)
                        }
                    }) as u64,
                );
                (C3[1][1]).trailing_ones()
            }),
        );
        h = mix(h, ints[w12 % (ints.len())] as u64);
        let v22 = w14;
        (v21, v21) = (v17, (117.0_f32));
        let _: f64 = w11;
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), tame32(v17).to_bits() as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w12 as u64), v22 as u64),
            mix(0, w13 as u64),
            mix(0, w14 as u64),
            mix(0, tame32(w15).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w9 = w[0] as u8;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let mut w13 = w[4] & 1 == 1;
        let mut w14 = w[5] as isize;
        let w15 = tame32(f32::from_bits(w[6] as u32));
        let mut w16 = w[7] as i16;
        let mut v17 = { w15 };
        let mut v21 = f4(
            &mut v17,
            &w16,
            (if w13 {
                u32::wrapping_shr((w12 as u32), (w10 as u32))
            } else {
                w13 ^= ((0_u16 + (w15 as u16))).is_power_of_two();
                h = mix(
                    h,
                    (match [[w12, C2], [C2, C2], [C2, C2]] {
                        [_, [_, _], _] => (!8_u16),
                        [[p18, _], _, [p19, p20]] => {
                            (f4(&mut w10, &C3[2][0], (w11 as u32)) as u16)
                        }
                    }) as u64,
                );
                (C3[1][1]).trailing_ones()
            }),
        );
        h = mix(h, ints[w12 % (ints.len())] as u64);
        let v22 = w14;
        (v21, v21) = (v17, (117.0_f32));
        let _: f64 = w11;
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), tame32(v17).to_bits() as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w12 as u64), v22 as u64),
            mix(0, w13 as u64),
            mix(0, w14 as u64),
            mix(0, tame32(w15).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k23, plain);
}
pub mod m24 {
    use super::*;
    pub const C1: [usize; 5] = [
        15121151660301843300_usize, 0_usize, 0_usize, 17592186044416_usize, 4_usize,
    ];
    #[gpu_fn]
    pub fn f2(a3: &mut f32, a4: &mut i32, a5: i32, h: &mut u64) -> i32 {
        *h = mix(*h, 11005522361671248968);
        ({
            let mut n7 = 0_u32;
            'l6: loop {
                n7 += 1;
                if n7 > 3 {
                    break 'l6 ({ a5 });
                }
                let v8 = Some((123.25_f64));
                (*a4) += a5;
                if false {
                    (*a3) += (*a3);
                    (*a4) = a5;
                    (*a4) <<= ((*a4) as i16);
                }
            }
        } >> (a5 as isize))
    }
    #[gpu_fn]
    pub fn f9(a10: i32, a11: usize, h: &mut u64) -> i32 {
        *h = mix(*h, 7714620165280399103);
        (*h) = mix((*h), (a11 as u64) as u64);
        (a10 % ((2147483646_i32 & 0x3f) | 1))
    }
    #[gpu_fn]
    pub fn f12(h: &mut u64) -> i32 {
        *h = mix(*h, 4818699325217509696);
        if let 18446744073709551614_usize.. = (([C1[0], 1_usize])[1])
            .rotate_left((C1[10_u16 as usize % 5] as u32))
        {
            (*h) = mix((*h), (C1[3_i32 as usize % 5] as i8) as u64);
            (*h) = mix((*h), (C1[4] as i32) as u64);
        }
        let mut v13 = f64::MAX;
        if true {
            (v13, v13) = (v13, v13);
            let v14 = (v13 as u8);
            v13 /= v13;
        }
        (v13 as i32)
    }
    #[gpu_kernel(over = out)]
    pub fn k24(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as i64;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let mut w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let mut w19 = w[4] as i64;
        let mut w20 = w[5] & 1 == 1;
        let mut w21 = w[6] as isize;
        let mut w22 = tame32(f32::from_bits(w[7] as u32));
        let mut v23 = w22;
        let mut v24 = (ints[([w18, w18])[0] % (ints.len())] - 2147483646_i32);
        let mut v26 = f2(
            &mut v23,
            &mut v24,
            (-(if false {
                h = mix(
                    h,
                    (if (ints[((w18).wrapping_neg() * w18) % (ints.len())] == (i32::MIN))
                    {
                        let mut v25 = (f12(&mut h) as usize);
                        (if w20 { (w21 as u32) } else { (w20 as u32) })
                    } else {
                        (w18 as u32)
                    }) as u64,
                );
                ints[w18 % (ints.len() + 1)]
            } else {
                ints[C1[0] % (ints.len())]
            })),
            &mut h,
        );
        let mut v27 = f9(v26, w18, &mut h);
        let mut v28 = f12(&mut h);
        v24 ^= v28;
        h = mix(h, tame64(w17).to_bits() as u64);
        let mut v29 = [v27, v24, (i32::MIN), v27];
        let v30 = (None::<f32>);
        let p31: f32 = v23;
        out[i] = [
            h,
            mix(
                mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
                tame32(p31).to_bits() as u64,
            ),
            mix(mix(0, tame32(w16).to_bits() as u64), tame32(v23).to_bits() as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v24 as u64),
            mix(mix(0, w18 as u64), v26 as u64),
            mix(mix(0, w19 as u64), v27 as u64),
            mix(mix(0, w20 as u64), v28 as u64),
            mix(mix(0, w21 as u64), v29[3] as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as i64;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let mut w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let mut w19 = w[4] as i64;
        let mut w20 = w[5] & 1 == 1;
        let mut w21 = w[6] as isize;
        let mut w22 = tame32(f32::from_bits(w[7] as u32));
        let mut v23 = w22;
        let mut v24 = (ints[([w18, w18])[0] % (ints.len())] - 2147483646_i32);
        let mut v26 = f2(
            &mut v23,
            &mut v24,
            (-(if false {
                h = mix(
                    h,
                    (if (ints[((w18).wrapping_neg() * w18) % (ints.len())] == (i32::MIN))
                    {
                        let mut v25 = (f12(&mut h) as usize);
                        (if w20 { (w21 as u32) } else { (w20 as u32) })
                    } else {
                        (w18 as u32)
                    }) as u64,
                );
                ints[w18 % (ints.len() + 1)]
            } else {
                ints[C1[0] % (ints.len())]
            })),
            &mut h,
        );
        let mut v27 = f9(v26, w18, &mut h);
        let mut v28 = f12(&mut h);
        v24 ^= v28;
        h = mix(h, tame64(w17).to_bits() as u64);
        let mut v29 = [v27, v24, (i32::MIN), v27];
        let v30 = (None::<f32>);
        let p31: f32 = v23;
        out[i] = [
            h,
            mix(
                mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
                tame32(p31).to_bits() as u64,
            ),
            mix(mix(0, tame32(w16).to_bits() as u64), tame32(v23).to_bits() as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v24 as u64),
            mix(mix(0, w18 as u64), v26 as u64),
            mix(mix(0, w19 as u64), v27 as u64),
            mix(mix(0, w20 as u64), v28 as u64),
            mix(mix(0, w21 as u64), v29[3] as u64),
        ];
    }
    pub const CASE: Case = case!(k24, plain);
}
pub mod m25 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i64,
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(self, a3: &mut i32, h: &mut u64) -> u16 {
            *h = mix(*h, 8248887418411881900);
            if let _ = (((*a3) as i64), ((*a3) as u32)) {
                if let Some(0.0) = (None::<f32>) {
                    let mut v4 = ((*a3) as isize);
                    (*a3) = (*a3);
                }
                if false {
                    return ((*a3) as u16);
                }
                let mut v5: usize = ((*a3) as usize);
            }
            (self.f0 as u16)
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k25(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as u64;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as usize;
        let mut w11 = tame32(f32::from_bits(w[5] as u32));
        let w12 = tame32(f32::from_bits(w[6] as u32));
        let mut w13 = w[7] & 1 == 1;
        let mut v14 = (ints[w10 % (ints.len())]
            - ints[((w9 - w9)
                % (((if w13 {
                    let mut v15 = (w13 as i8);
                    h = mix(h, (w11 as i32) as u64);
                    w10
                } else {
                    w10
                }) & 0x3f) | 1)) % (ints.len())]);
        let mut v17 = ((S1 { f0: (w11 as i64) })).f2(&mut v14, &mut h);
        v17 = v17;
        let p18: i32 = 1_i32;
        h = mix(h, 0_u8 as u64);
        h = mix(h, v14 as u64);
        w11 = w11;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v17 as u64),
            mix(mix(0, w9 as u64), p18 as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as u64;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as usize;
        let mut w11 = tame32(f32::from_bits(w[5] as u32));
        let w12 = tame32(f32::from_bits(w[6] as u32));
        let mut w13 = w[7] & 1 == 1;
        let mut v14 = (ints[w10 % (ints.len())]
            - ints[((w9 - w9)
                % (((if w13 {
                    let mut v15 = (w13 as i8);
                    h = mix(h, (w11 as i32) as u64);
                    w10
                } else {
                    w10
                }) & 0x3f) | 1)) % (ints.len())]);
        let mut v17 = ((S1 { f0: (w11 as i64) })).f2(&mut v14, &mut h);
        v17 = v17;
        let p18: i32 = 1_i32;
        h = mix(h, 0_u8 as u64);
        h = mix(h, v14 as u64);
        w11 = w11;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v17 as u64),
            mix(mix(0, w9 as u64), p18 as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k25, plain);
}
pub mod m26 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i16,
        pub f1: u16,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: i64,
        pub f1: [i64; 3],
        pub f2: u64,
    }
    pub const C3: i16 = 4_i16;
    #[gpu_fn]
    pub fn f4(a5: [i32; 3], h: &mut u64) -> usize {
        *h = mix(*h, 2996790763528665415);
        (!((262144_usize * (a5[1] as usize)) % (((a5[2] as usize) & 0x3f) | 1)))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k26(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as usize;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as i64;
        let mut w11 = w[5] as u32;
        let w12 = tame32(f32::from_bits(w[6] as u32));
        let w13 = w[7] as i8;
        let mut v14 = f4([(w7 as i32); 3], &mut h);
        if (([false; 4])[9_i16 as usize % 4]
            ^ ((!false) && matches!([w13, w13], _ if true)))
        {
            w11 = (0_u32 + ([5_u32, w11, w11, w11])[w13 as usize % 4]);
        }
        let mut n16 = 0_u32;
        'l15: while n16 < 3 && (!true) {
            n16 += 1;
            h = mix(h, C3 as u64);
            w9 *= v14;
        }
        h = mix(h, true as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as usize;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as i64;
        let mut w11 = w[5] as u32;
        let w12 = tame32(f32::from_bits(w[6] as u32));
        let w13 = w[7] as i8;
        let mut v14 = f4([(w7 as i32); 3], &mut h);
        if (([false; 4])[9_i16 as usize % 4]
            ^ ((!false) && matches!([w13, w13], _ if true)))
        {
            w11 = (0_u32 + ([5_u32, w11, w11, w11])[w13 as usize % 4]);
        }
        let mut n16 = 0_u32;
        'l15: while n16 < 3 && (!true) {
            n16 += 1;
            h = mix(h, C3 as u64);
            w9 *= v14;
        }
        h = mix(h, true as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k26, plain);
}
pub mod m27 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i8,
        pub f1: i8,
        pub f2: u8,
        pub f3: u8,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: i64,
        pub f1: f64,
    }
    pub const C3: [u16; 5] = [0_u16, 6_u16, 65534_u16, 0_u16, 4_u16];
    pub const C4: i32 = (-3_i32);
    #[gpu_fn]
    pub fn f5(a6: i32, h: &mut u64) -> usize {
        *h = mix(*h, 11643607086681943364);
        (*h) = mix(
            (*h),
            tame32(
                    (if matches!((None::< u8 >), Some(2_u8..) if true) {
                        (a6 as f32)
                    } else {
                        (C3[a6 as usize % 5] as f32)
                    }),
                )
                .to_bits() as u64,
        );
        (*h) = mix((*h), (C4 as u32) as u64);
        (a6 as usize)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k27(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as isize;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as u16;
        let mut w12 = w[5] as u32;
        let w13 = w[6] as usize;
        let mut w14 = w[7] as usize;
        let mut v15 = f5(
            ((C4 ^ ints[(w13 << (w9 as i64)) % (ints.len())])
                >> {
                    h = mix(h, (!true) as u64);
                    h = mix(h, (((None::<u8>)).unwrap_or((w12 as u8)) as i32) as u64);
                    w11
                }),
            &mut h,
        );
        w9 += ([w9, w9, w9])[0];
        let mut v16 = floats[w13 % (floats.len())];
        h = mix(h, ints[v15 % (ints.len())] as u64);
        h = mix(h, ints[v15 % (ints.len())] as u64);
        h = mix(h, (-6_isize) as u64);
        let mut v17 = ([w7; 2], 709423607016351843_isize);
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), tame32(v16).to_bits() as u64),
            mix(mix(0, w10 as u64), v17.0[1] as u64),
            mix(mix(0, w11 as u64), v17.1 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as isize;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as u16;
        let mut w12 = w[5] as u32;
        let w13 = w[6] as usize;
        let mut w14 = w[7] as usize;
        let mut v15 = f5(
            ((C4 ^ ints[(w13 << (w9 as i64)) % (ints.len())])
                >> {
                    h = mix(h, (!true) as u64);
                    h = mix(h, (((None::<u8>)).unwrap_or((w12 as u8)) as i32) as u64);
                    w11
                }),
            &mut h,
        );
        w9 += ([w9, w9, w9])[0];
        let mut v16 = floats[w13 % (floats.len())];
        h = mix(h, ints[v15 % (ints.len())] as u64);
        h = mix(h, ints[v15 % (ints.len())] as u64);
        h = mix(h, (-6_isize) as u64);
        let mut v17 = ([w7; 2], 709423607016351843_isize);
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), tame32(v16).to_bits() as u64),
            mix(mix(0, w10 as u64), v17.0[1] as u64),
            mix(mix(0, w11 as u64), v17.1 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k27, plain);
}
pub mod m28 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f32,
        pub f1: u32,
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(&mut self, a3: &mut usize, h: &mut u64) -> f64 {
            *h = mix(*h, 5805022575215045442);
            let mut v4 = ([
                (((*a3) as u16) % ((*a3) as u16)),
                3389_u16,
                65534_u16,
                ((*self).f0 as u16),
            ])[((*a3) as u8) as usize % 4];
            (*h) = mix((*h), (*a3) as u64);
            (v4 as f64)
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f5(self, h: &mut u64) -> bool {
            *h = mix(*h, 1451405208615196815);
            let mut v6 = ((if false { (self.f1 as usize) } else { (self.f1 as usize) })
                as isize);
            v6 = v6;
            true
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k28(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w7 = w[0] as i32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = w[4] as i8;
        let w12 = w[5] as i64;
        let mut w13 = w[6] as u64;
        let mut w14 = w[7] as u32;
        let mut v15 = (S1 {
            f1: 0_u32,
            f0: (-55.9375_f32),
        });
        let mut v16 = (w10 + w10);
        let mut v17 = (v15).f2(&mut v16, &mut h);
        let mut v18 = ((S1 { f1: 11_u32, f0: v15.f0 })).f5(&mut h);
        h = mix(
            h,
            (if ((if (v15.f0 < v15.f0) {
                (v17, v17) = (([v17, v17])[0], v17);
                {
                    h = mix(
                        h,
                        tame32((if v18 { v15.f0 } else { v15.f0 })).to_bits() as u64,
                    );
                    v18
                }
            } else {
                v18
            }) && v18)
            {
                v16
            } else {
                w10
            }) as u64,
        );
        v17 -= f64::INFINITY;
        v15.f1 -= w14;
        w11 >>= v16;
        h = mix(h, v18 as u64);
        v16 = v16;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), tame32(v15.f0).to_bits() as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v15.f1 as u64),
            mix(mix(0, w10 as u64), v16 as u64),
            mix(mix(0, w11 as u64), tame64(v17).to_bits() as u64),
            mix(mix(0, w12 as u64), v18 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w7 = w[0] as i32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = w[4] as i8;
        let w12 = w[5] as i64;
        let mut w13 = w[6] as u64;
        let mut w14 = w[7] as u32;
        let mut v15 = (S1 {
            f1: 0_u32,
            f0: (-55.9375_f32),
        });
        let mut v16 = (w10 + w10);
        let mut v17 = (v15).f2(&mut v16, &mut h);
        let mut v18 = ((S1 { f1: 11_u32, f0: v15.f0 })).f5(&mut h);
        h = mix(
            h,
            (if ((if (v15.f0 < v15.f0) {
                (v17, v17) = (([v17, v17])[0], v17);
                {
                    h = mix(
                        h,
                        tame32((if v18 { v15.f0 } else { v15.f0 })).to_bits() as u64,
                    );
                    v18
                }
            } else {
                v18
            }) && v18)
            {
                v16
            } else {
                w10
            }) as u64,
        );
        v17 -= f64::INFINITY;
        v15.f1 -= w14;
        w11 >>= v16;
        h = mix(h, v18 as u64);
        v16 = v16;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), tame32(v15.f0).to_bits() as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v15.f1 as u64),
            mix(mix(0, w10 as u64), v16 as u64),
            mix(mix(0, w11 as u64), tame64(v17).to_bits() as u64),
            mix(mix(0, w12 as u64), v18 as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k28, plain);
}
pub mod m29 {
    use super::*;
    pub const C1: f32 = (1.0_f32);
    #[gpu_fn]
    pub fn f2(h: &mut u64) -> usize {
        *h = mix(*h, 10115684120603267547);
        'l3: for e4 in [{ (C1, true) }, (C1, true), (C1, true)] {
            let mut v5 = (e4.0 as u32);
            assert!(e4.1 || (* h) & 15 != 3);
        }
        let mut v6 = (C1 as usize);
        18446744073709551614_usize
    }
    #[gpu_fn]
    pub fn f7(h: &mut u64) -> i32 {
        *h = mix(*h, 13804627777344374107);
        (match {
            let mut n9 = 0_u32;
            'l8: loop {
                n9 += 1;
                if n9 > 2 {
                    break 'l8 ((11471234416972535454_u64, (C1 as i32)));
                }
                if let Some(Some(-2147483647_i32 | -2147483647_i32)) = Some(
                    Some((C1 as i32)),
                ) {
                    (*h) = mix((*h), (C1 as u8) as u64);
                }
                if false {
                    (*h) = mix((*h), (C1 as usize) as u64);
                    (*h) = mix((*h), 13679218982274458664_u64 as u64);
                    let mut v10 = (C1 as usize);
                }
            }
        } {
            _ => (C1 as i32),
            (1_u64 | 5006095451894600795_u64, p11 @ i32::MIN..=3_i32) if false => p11,
            (p12, p13) => p13,
        })
    }
    #[gpu_kernel(over = out)]
    pub fn k29(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w14 = w[0] as i8;
        let w15 = tame32(f32::from_bits(w[1] as u32));
        let w16 = tame64(f64::from_bits(w[2]));
        let w17 = w[3] as usize;
        let mut w18 = w[4] as u32;
        let mut w19 = w[5] as usize;
        let mut w20 = w[6] as i32;
        let mut w21 = w[7] as i16;
        let mut v22 = f2(&mut h);
        let mut v23 = f7(&mut h);
        h = mix(
            h,
            {
                'l25: for r26 in (0..((f7(&mut h) as u16) & 3)) {
                    h = mix(
                        h,
                        ({
                            let mut n28 = 0_u32;
                            'l27: loop {
                                n28 += 1;
                                if n28 > 2 {
                                    break 'l27 (i32::MAX);
                                }
                                h = mix(
                                    h,
                                    (1073741824_i32).wrapping_pow((w18 + w18)) as u64,
                                );
                            }
                        } ^ (w14 as i32)) as u64,
                    );
                }
                h = mix(h, tame32(w15).to_bits() as u64);
                (w21 as u16)
            } as u64,
        );
        h = mix(h, w14 as u64);
        (w20, v23) = (v23, v23);
        v22 ^= v22;
        h = mix(h, tame32(floats[4_usize % (floats.len())]).to_bits() as u64);
        h = mix(h, v23 as u64);
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w16).to_bits() as u64), v23 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w14 = w[0] as i8;
        let w15 = tame32(f32::from_bits(w[1] as u32));
        let w16 = tame64(f64::from_bits(w[2]));
        let w17 = w[3] as usize;
        let mut w18 = w[4] as u32;
        let mut w19 = w[5] as usize;
        let mut w20 = w[6] as i32;
        let mut w21 = w[7] as i16;
        let mut v22 = f2(&mut h);
        let mut v23 = f7(&mut h);
        h = mix(
            h,
            {
                'l25: for r26 in (0..((f7(&mut h) as u16) & 3)) {
                    h = mix(
                        h,
                        ({
                            let mut n28 = 0_u32;
                            'l27: loop {
                                n28 += 1;
                                if n28 > 2 {
                                    break 'l27 (i32::MAX);
                                }
                                h = mix(
                                    h,
                                    (1073741824_i32).wrapping_pow((w18 + w18)) as u64,
                                );
                            }
                        } ^ (w14 as i32)) as u64,
                    );
                }
                h = mix(h, tame32(w15).to_bits() as u64);
                (w21 as u16)
            } as u64,
        );
        h = mix(h, w14 as u64);
        (w20, v23) = (v23, v23);
        v22 ^= v22;
        h = mix(h, tame32(floats[4_usize % (floats.len())]).to_bits() as u64);
        h = mix(h, v23 as u64);
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w16).to_bits() as u64), v23 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
        ];
    }
    pub const CASE: Case = case!(k29, plain);
}
pub mod m30 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f64,
        pub f1: u64,
        pub f2: i64,
    }
    pub const C2: [[usize; 2]; 3] = [
        [2_usize, 1099511627776_usize],
        [10_usize, usize::MAX],
        [18446744073709551612_usize, 3_usize],
    ];
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> f64 {
        *h = mix(*h, 179899425256742958);
        if (!((C2[18446744073709551614_u64 as usize % 3][(-2_i64) as usize % 2] as f32)
            >= (C2[1484267001_i32 as usize % 3][1] as f32)))
        {
            let v4 = (C2[2][0] as u32);
            let mut v5: bool = false;
            let mut v6 = (None::<f32>);
        }
        (C2[1][10_i8 as usize % 2] as f64)
    }
    #[gpu_fn]
    pub fn f7(a8: i32) -> bool {
        false
    }
    #[gpu_fn]
    impl S1 {
        pub fn f9(&mut self, a10: &f32, a11: &i32) -> f32 {
            ((*a10)).round_ties_even()
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k30(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as i32;
        let mut w17 = w[5] as i32;
        let w18 = w[6] as usize;
        let w19 = tame32(f32::from_bits(w[7] as u32));
        let mut v20 = f3(&mut h);
        let mut v21 = f7((f3(&mut h) as i32));
        let mut v22 = ([(S1 {
            f1: (v21 as u64),
            f0: v20,
            f2: (w16 as i64),
        }); 3])[1];
        let mut v23 = (v22).f9(&w19, &w16);
        v23
            %= (v23
                + (if v21 {
                    let v24: f32 = (v23 - v23);
                    (([w12, 65530_u16, w12, w12])[1] as f32)
                } else {
                    h = mix(h, w17 as u64);
                    h = mix(h, tame32(w19).to_bits() as u64);
                    v23
                }));
        let mut v25 = v21;
        h = mix(h, (v20 as i8) as u64);
        h = mix(h, tame32(w13).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64), v25 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), tame64(v20).to_bits() as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, w15 as u64), tame64(v22.f0).to_bits() as u64),
            mix(mix(0, w16 as u64), v22.f1 as u64),
            mix(mix(0, w17 as u64), v22.f2 as u64),
            mix(mix(0, w18 as u64), tame32(v23).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as i32;
        let mut w17 = w[5] as i32;
        let w18 = w[6] as usize;
        let w19 = tame32(f32::from_bits(w[7] as u32));
        let mut v20 = f3(&mut h);
        let mut v21 = f7((f3(&mut h) as i32));
        let mut v22 = ([(S1 {
            f1: (v21 as u64),
            f0: v20,
            f2: (w16 as i64),
        }); 3])[1];
        let mut v23 = (v22).f9(&w19, &w16);
        v23
            %= (v23
                + (if v21 {
                    let v24: f32 = (v23 - v23);
                    (([w12, 65530_u16, w12, w12])[1] as f32)
                } else {
                    h = mix(h, w17 as u64);
                    h = mix(h, tame32(w19).to_bits() as u64);
                    v23
                }));
        let mut v25 = v21;
        h = mix(h, (v20 as i8) as u64);
        h = mix(h, tame32(w13).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64), v25 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), tame64(v20).to_bits() as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, w15 as u64), tame64(v22.f0).to_bits() as u64),
            mix(mix(0, w16 as u64), v22.f1 as u64),
            mix(mix(0, w17 as u64), v22.f2 as u64),
            mix(mix(0, w18 as u64), tame32(v23).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k30, plain);
}
pub mod m31 {
    use super::*;
    pub const C1: [usize; 3] = [
        0_usize, 8856209278671334797_usize, 3602593235062913358_usize,
    ];
    pub const C2: [[i16; 2]; 3] = [
        [(C1[1] as i16), (C1[1] as i16)],
        [(C1[2_i32 as usize % 3] as i16), (C1[1] as i16)],
        [(C1[2] as i16); 2],
    ];
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> [[i8; 2]; 3] {
        *h = mix(*h, 8887250657310113545);
        (*h) = mix(
            (*h),
            tame64({
                    let mut n5 = 0_u32;
                    'l4: loop {
                        n5 += 1;
                        if n5 > 2 {
                            break 'l4 (((C2[1][1] as f64)
                                - (C2[(C1[65534_u16 as usize % 3] as u32) as usize
                                    % 3][(C1[7_i16 as usize % 3] as u32) as usize % 2]
                                    as f64)));
                        }
                        (*h) = mix(
                            (*h),
                            (C1[(C2[0][67_i8 as usize % 2] as i32) as usize % 3] as u8)
                                as u64,
                        );
                        (*h) = mix((*h), tame64((1.5e9_f64)).to_bits() as u64);
                    }
                })
                .to_bits() as u64,
        );
        (*h) = mix((*h), 0_usize as u64);
        (*h) = mix((*h), C1[2] as u64);
        [
            [(C2[1][(C1[1] as i8) as usize % 2] as i8); 2],
            [
                (C1[(C2[(i8::MIN) as usize % 3][(i32::MIN) as usize % 2] as isize)
                    as usize % 3] as i8),
                1_i8,
            ],
            [(C2[0][1] as i8), (C2[1][0] as i8)],
        ]
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k31(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as i32;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as usize;
        let w11 = w[5] as i32;
        let mut w12 = w[6] as usize;
        let w13 = w[7] as i8;
        let mut v14 = f3(&mut h);
        h = mix(
            h,
            (false
                || (true
                    ^ (if (if true {
                        let mut v18 = {
                            let mut n16 = 0_u32;
                            'l15: loop {
                                n16 += 1;
                                if n16 > 2 {
                                    break 'l15 (w6);
                                }
                                let mut v17 = ([v14, v14])[1];
                                if (w7 >= w7) {
                                    continue 'l15;
                                }
                            }
                        };
                        false
                    } else {
                        true
                    }) {
                        true
                    } else {
                        true
                    }))) as u64,
        );
        if let (_, false) = (8644639609993891128_u64, true) {
            if true {
                h = mix(h, ints[C1[0] % (ints.len())] as u64);
                let mut v19: f64 = w8;
            } else {
                h = mix(h, w12 as u64);
                if let ..19.75 = w7 {
                    let ([p20, p21], p22): ([i16; 2], i16) = (C2[1], C2[2][0]);
                    h = mix(h, w6 as u64);
                }
                h = mix(h, tame32(w7).to_bits() as u64);
            }
            h = mix(h, 5_i32 as u64);
        }
        if false {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        v14[w11 as usize % 3][0] = v14[1][(w9 as u16) as usize % 2];
        v14[1][1] = v14[2][1];
        h = mix(h, tame32(w7).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14[2][1] as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as i32;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as usize;
        let w11 = w[5] as i32;
        let mut w12 = w[6] as usize;
        let w13 = w[7] as i8;
        let mut v14 = f3(&mut h);
        h = mix(
            h,
            (false
                || (true
                    ^ (if (if true {
                        let mut v18 = {
                            let mut n16 = 0_u32;
                            'l15: loop {
                                n16 += 1;
                                if n16 > 2 {
                                    break 'l15 (w6);
                                }
                                let mut v17 = ([v14, v14])[1];
                                if (w7 >= w7) {
                                    continue 'l15;
                                }
                            }
                        };
                        false
                    } else {
                        true
                    }) {
                        true
                    } else {
                        true
                    }))) as u64,
        );
        if let (_, false) = (8644639609993891128_u64, true) {
            if true {
                h = mix(h, ints[C1[0] % (ints.len())] as u64);
                let mut v19: f64 = w8;
            } else {
                h = mix(h, w12 as u64);
                if let ..19.75 = w7 {
                    let ([p20, p21], p22): ([i16; 2], i16) = (C2[1], C2[2][0]);
                    h = mix(h, w6 as u64);
                }
                h = mix(h, tame32(w7).to_bits() as u64);
            }
            h = mix(h, 5_i32 as u64);
        }
        if false {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        v14[w11 as usize % 3][0] = v14[1][(w9 as u16) as usize % 2];
        v14[1][1] = v14[2][1];
        h = mix(h, tame32(w7).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14[2][1] as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub const CASE: Case = case!(k31, plain);
}
pub mod m32 {
    use super::*;
    pub const C1: [i32; 3] = [0_i32, (i32::MIN), 0_i32];
    #[gpu_fn]
    pub fn f2(a3: (f64, usize), a4: usize, h: &mut u64) -> u16 {
        *h = mix(*h, 7385633615037402828);
        (*h) = mix(
            (*h),
            (if (C1[0] <= C1[i32::MAX as usize % 3]) { a3.1 } else { a4 }) as u64,
        );
        (a3.0 as u16)
    }
    #[gpu_fn]
    pub fn f5() -> [f64; 4] {
        [
            (((C1[2] as f64) % (C1[0] as f64)) * (C1[2] as f64)),
            (1.0_f64),
            (-61.4375_f64),
            (C1[2] as f64),
        ]
    }
    #[gpu_fn]
    pub fn f6(h: &mut u64) -> u8 {
        *h = mix(*h, 11291644613988439711);
        (*h) = mix((*h), (1_u32 - (C1[2] as u32)) as u64);
        (*h) = mix((*h), (C1[0_u8 as usize % 3] as u8) as u64);
        let v7 = (C1[2] as f32);
        (C1[9_u8 as usize % 3] as u8)
    }
    #[gpu_kernel(over = out)]
    pub fn k32(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w8 = w[0] as u64;
        let w9 = tame32(f32::from_bits(w[1] as u32));
        let w10 = tame64(f64::from_bits(w[2]));
        let w11 = w[3] as usize;
        let mut w12 = tame64(f64::from_bits(w[4]));
        let w13 = w[5] as i32;
        let w14 = w[6] & 1 == 1;
        let mut w15 = tame32(f32::from_bits(w[7] as u32));
        let mut v17 = f2(
            ((-w12), (w11).saturating_sub(w11)),
            (if (if false {
                w15 = f32::MIN;
                h = mix(h, tame32(((f6(&mut h) as i32) as f32)).to_bits() as u64);
                false
            } else {
                h = mix(h, tame32(((-w9) * (Some(w9)).unwrap_or(w15))).to_bits() as u64);
                let mut v16 = f32::MIN;
                w14
            }) {
                w11
            } else {
                4_usize
            }),
            &mut h,
        );
        let mut v18 = f5();
        let mut v19 = f6(&mut h);
        let mut v20 = floats[w11 % (floats.len())];
        v19 *= v19;
        v17 ^= v17;
        let v21 = w11;
        h = mix(h, (floats[v21 % (floats.len())] as i64) as u64);
        v20 *= (112.9375_f32);
        out[i] = [
            h,
            mix(mix(0, w8 as u64), tame32(w15).to_bits() as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v17 as u64),
            mix(mix(0, tame64(w10).to_bits() as u64), tame64(v18[3]).to_bits() as u64),
            mix(mix(0, w11 as u64), v19 as u64),
            mix(mix(0, tame64(w12).to_bits() as u64), tame32(v20).to_bits() as u64),
            mix(mix(0, w13 as u64), v21 as u64),
            mix(0, w14 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w8 = w[0] as u64;
        let w9 = tame32(f32::from_bits(w[1] as u32));
        let w10 = tame64(f64::from_bits(w[2]));
        let w11 = w[3] as usize;
        let mut w12 = tame64(f64::from_bits(w[4]));
        let w13 = w[5] as i32;
        let w14 = w[6] & 1 == 1;
        let mut w15 = tame32(f32::from_bits(w[7] as u32));
        let mut v17 = f2(
            ((-w12), (w11).saturating_sub(w11)),
            (if (if false {
                w15 = f32::MIN;
                h = mix(h, tame32(((f6(&mut h) as i32) as f32)).to_bits() as u64);
                false
            } else {
                h = mix(h, tame32(((-w9) * (Some(w9)).unwrap_or(w15))).to_bits() as u64);
                let mut v16 = f32::MIN;
                w14
            }) {
                w11
            } else {
                4_usize
            }),
            &mut h,
        );
        let mut v18 = f5();
        let mut v19 = f6(&mut h);
        let mut v20 = floats[w11 % (floats.len())];
        v19 *= v19;
        v17 ^= v17;
        let v21 = w11;
        h = mix(h, (floats[v21 % (floats.len())] as i64) as u64);
        v20 *= (112.9375_f32);
        out[i] = [
            h,
            mix(mix(0, w8 as u64), tame32(w15).to_bits() as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v17 as u64),
            mix(mix(0, tame64(w10).to_bits() as u64), tame64(v18[3]).to_bits() as u64),
            mix(mix(0, w11 as u64), v19 as u64),
            mix(mix(0, tame64(w12).to_bits() as u64), tame32(v20).to_bits() as u64),
            mix(mix(0, w13 as u64), v21 as u64),
            mix(0, w14 as u64),
        ];
    }
    pub const CASE: Case = case!(k32, plain);
}
pub mod m33 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [f64; 3],
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(&self, a3: u32, a4: &mut f32, a5: u32) -> f64 {
            ([(-93.125_f64); 4])[2]
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k33(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as isize;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let w10 = w[4] as u32;
        let w11 = w[5] as isize;
        let mut w12 = w[6] as i32;
        let w13 = w[7] as usize;
        let mut v14 = tame32(f32::from_bits(w10));
        let mut v15 = ((S1 { f0: [f64::NAN; 3] }))
            .f2(
                ((if false {
                    v14 = ((((S1 {
                        f0: [(-16777216.0_f64), w8, w8],
                    }))
                        .f2(w10, &mut v14, w10) as f32) * w7);
                    (w12, w12) = (
                        (w12).wrapping_neg(),
                        ints[(((S1 { f0: [w8; 3] })).f2(5_u32, &mut v14, 0_u32) as usize)
                            % (ints.len())],
                    );
                    w10
                } else {
                    w10
                }) * w10),
                &mut v14,
                w10,
            );
        h = mix(h, w12 as u64);
        let p16: bool = false;
        let p17: i64 = (w7 as i64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame32(v14).to_bits() as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), tame64(v15).to_bits() as u64),
            mix(mix(0, w9 as u64), p16 as u64),
            mix(mix(0, w10 as u64), p17 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w6 = w[0] as isize;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let w10 = w[4] as u32;
        let w11 = w[5] as isize;
        let mut w12 = w[6] as i32;
        let w13 = w[7] as usize;
        let mut v14 = tame32(f32::from_bits(w10));
        let mut v15 = ((S1 { f0: [f64::NAN; 3] }))
            .f2(
                ((if false {
                    v14 = ((((S1 {
                        f0: [(-16777216.0_f64), w8, w8],
                    }))
                        .f2(w10, &mut v14, w10) as f32) * w7);
                    (w12, w12) = (
                        (w12).wrapping_neg(),
                        ints[(((S1 { f0: [w8; 3] })).f2(5_u32, &mut v14, 0_u32) as usize)
                            % (ints.len())],
                    );
                    w10
                } else {
                    w10
                }) * w10),
                &mut v14,
                w10,
            );
        h = mix(h, w12 as u64);
        let p16: bool = false;
        let p17: i64 = (w7 as i64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame32(v14).to_bits() as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), tame64(v15).to_bits() as u64),
            mix(mix(0, w9 as u64), p16 as u64),
            mix(mix(0, w10 as u64), p17 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub const CASE: Case = case!(k33, plain);
}
pub mod m34 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i32,
        pub f1: f32,
        pub f2: [i32; 3],
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u8,
    }
    #[gpu_fn]
    pub fn f3(a4: usize, a5: f32, h: &mut u64) -> usize {
        *h = mix(*h, 10471453321346486928);
        let p6: f64 = f64::ceil(((a5 as f64) * (a4 as f64)));
        0_usize
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k34(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w7 = w[0] as u16;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = w[4] as u64;
        let w12 = tame64(f64::from_bits(w[5]));
        let mut w13 = tame64(f64::from_bits(w[6]));
        let w14 = w[7] as usize;
        let mut v15 = f3(((w13 as usize) + (w10 + w14)), w8, &mut h);
        let mut n17 = 0_u32;
        'l16: while n17 < 4
            && (if ((match [(149.5_f64), w12] {
                [p18, (..16.25)] => w8,
                _ => {
                    floats[((match (None::<bool>) {
                        Some(_) => v15,
                        Some(true) => w14,
                        _ if true => v15,
                        p19 => v15,
                    }) << (3_i8 | (v15 as i8))) % (floats.len())]
                }
            }) > (w8).to_radians())
            {
                let p20: Option<i32> = Some(ints[v15 % (ints.len() + 1)]);
                false
            } else {
                false
            })
        {
            n17 += 1;
            let mut v21: Option<bool> = (None::<bool>);
            debug_assert!(false || h & 15 != 4);
        }
        h = mix(h, ints[v15 % (ints.len())] as u64);
        (v15, v15) = (v15, 7_usize);
        h = mix(h, (-1044405041_i32) as u64);
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w7 = w[0] as u16;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = w[4] as u64;
        let w12 = tame64(f64::from_bits(w[5]));
        let mut w13 = tame64(f64::from_bits(w[6]));
        let w14 = w[7] as usize;
        let mut v15 = f3(((w13 as usize) + (w10 + w14)), w8, &mut h);
        let mut n17 = 0_u32;
        'l16: while n17 < 4
            && (if ((match [(149.5_f64), w12] {
                [p18, (..16.25)] => w8,
                _ => {
                    floats[((match (None::<bool>) {
                        Some(_) => v15,
                        Some(true) => w14,
                        _ if true => v15,
                        p19 => v15,
                    }) << (3_i8 | (v15 as i8))) % (floats.len())]
                }
            }) > (w8).to_radians())
            {
                let p20: Option<i32> = Some(ints[v15 % (ints.len() + 1)]);
                false
            } else {
                false
            })
        {
            n17 += 1;
            let mut v21: Option<bool> = (None::<bool>);
            debug_assert!(false || h & 15 != 4);
        }
        h = mix(h, ints[v15 % (ints.len())] as u64);
        (v15, v15) = (v15, 7_usize);
        h = mix(h, (-1044405041_i32) as u64);
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k34, plain);
}
pub mod m35 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [i64; 3],
        pub f1: usize,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: [u32; 3],
    }
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> u32 {
        *h = mix(*h, 8832030212452905516);
        ({
            let mut n5 = 0_u32;
            'l4: loop {
                n5 += 1;
                if n5 > 2 {
                    break 'l4 (f64::MAX);
                }
                (*h) = mix((*h), false as u64);
                if false {
                    (*h) = mix((*h), tame64((-59.3125_f64)).to_bits() as u64);
                    (*h) = mix((*h), tame64(f64::INFINITY).to_bits() as u64);
                    (*h) = mix((*h), tame32(f32::NEG_INFINITY).to_bits() as u64);
                } else {
                    (*h) = mix((*h), tame64((1.0e-40_f64)).to_bits() as u64);
                    (*h) = mix((*h), i32::MAX as u64);
                    (*h) = mix((*h), 6_usize as u64);
                }
            }
        } as u32)
    }
    #[gpu_fn]
    pub fn f6(a7: &usize, a8: usize, h: &mut u64) -> (i32, f64) {
        *h = mix(*h, 4688698363455596228);
        ((f3(h) as i32), (if true { (a8 as f64) } else { f64::NEG_INFINITY }))
    }
    #[gpu_fn]
    pub fn f9(a10: &mut usize, a11: u32, a12: i32, h: &mut u64) -> i32 {
        *h = mix(*h, 4296451245362717476);
        'l13: for r14 in (((if (false | false) {
            (a11 as isize)
        } else {
            (a12 as isize)
        }) & 3)..((isize::MIN) & 7))
            .rev()
            .step_by(3)
        {
            (*h) = mix((*h), (r14 as i64) as u64);
            (*h) = mix((*h), (*a10) as u64);
            (*h) = mix((*h), false as u64);
        }
        assert!(true || (* h) & 15 != 1);
        a12
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k35(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as i16;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let w18 = w[3] as usize;
        let w19 = w[4] as i32;
        let w20 = tame32(f32::from_bits(w[5] as u32));
        let mut w21 = tame64(f64::from_bits(w[6]));
        let w22 = w[7] as i16;
        let mut v23 = f3(&mut h);
        let mut v24 = f6(&w18, (f3(&mut h) as usize), &mut h);
        let mut v25 = w18;
        let mut v26 = f9(&mut v25, (!([0_u32; 2])[1]), ((v24.0 * w19) + v24.0), &mut h);
        let v30: [f64; 3] = [(f9(
            &mut v25,
            ((match ([w22, w22], w22) {
                ([(p27 @ 11_i16..=32766_i16), _], i16::MIN | 31442_i16) => (v26 as u16),
                ([p28, _], p29) => (v24.0 as u16),
            }))
                .leading_zeros(),
            ((w18 as i32) as i32),
            &mut h,
        ) as f64); 3];
        h = mix(h, v25 as u64);
        if let Some(0.75) = Some(v30[0]) {
            assert!(false || h & 15 != 4);
            let mut v31 = (v26, v24.1);
            assert!(false || h & 15 != 1);
        }
        v23 -= v23;
        v25 = w18;
        if false {
            v24 = v24;
            h = mix(h, (v23 as u16) as u64);
        } else {
            let mut v32: f32 = w20;
        }
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v23 as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v24.0 as u64),
            mix(mix(0, w18 as u64), tame64(v24.1).to_bits() as u64),
            mix(mix(0, w19 as u64), v25 as u64),
            mix(mix(0, tame32(w20).to_bits() as u64), v26 as u64),
            mix(mix(0, tame64(w21).to_bits() as u64), tame64(v30[2]).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w15 = w[0] as i16;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let w18 = w[3] as usize;
        let w19 = w[4] as i32;
        let w20 = tame32(f32::from_bits(w[5] as u32));
        let mut w21 = tame64(f64::from_bits(w[6]));
        let w22 = w[7] as i16;
        let mut v23 = f3(&mut h);
        let mut v24 = f6(&w18, (f3(&mut h) as usize), &mut h);
        let mut v25 = w18;
        let mut v26 = f9(&mut v25, (!([0_u32; 2])[1]), ((v24.0 * w19) + v24.0), &mut h);
        let v30: [f64; 3] = [(f9(
            &mut v25,
            ((match ([w22, w22], w22) {
                ([(p27 @ 11_i16..=32766_i16), _], i16::MIN | 31442_i16) => (v26 as u16),
                ([p28, _], p29) => (v24.0 as u16),
            }))
                .leading_zeros(),
            ((w18 as i32) as i32),
            &mut h,
        ) as f64); 3];
        h = mix(h, v25 as u64);
        if let Some(0.75) = Some(v30[0]) {
            assert!(false || h & 15 != 4);
            let mut v31 = (v26, v24.1);
            assert!(false || h & 15 != 1);
        }
        v23 -= v23;
        v25 = w18;
        if false {
            v24 = v24;
            h = mix(h, (v23 as u16) as u64);
        } else {
            let mut v32: f32 = w20;
        }
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v23 as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v24.0 as u64),
            mix(mix(0, w18 as u64), tame64(v24.1).to_bits() as u64),
            mix(mix(0, w19 as u64), v25 as u64),
            mix(mix(0, tame32(w20).to_bits() as u64), v26 as u64),
            mix(mix(0, tame64(w21).to_bits() as u64), tame64(v30[2]).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k35, plain);
}
pub mod m36 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [f32; 2],
        pub f1: u32,
    }
    #[gpu_fn]
    impl S1 {
        pub fn f2(self, h: &mut u64) -> i8 {
            *h = mix(*h, 15959983035045865840);
            {
                let mut n4 = 0_u32;
                'l3: loop {
                    n4 += 1;
                    if n4 > 2 {
                        break 'l3 ((((i32::MIN) != (self.f1 as i32)) as i8));
                    }
                    (*h) = mix((*h), (self.f1 as i32) as u64);
                    (*h) = mix((*h), tame32(self.f0[0]).to_bits() as u64);
                    (*h) = mix((*h), (self.f1 as usize) as u64);
                }
            }
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f5(&self, a6: u32, a7: &u32, a8: &mut usize) -> f32 {
            (((!(*a8)) as f64) as f32)
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f9(&mut self, a10: &i8, a11: u32) -> Option<i16> {
            Some((1_i16 | 24686_i16))
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k36(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w12 = w[0] as u64;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as usize;
        let mut w17 = w[5] as i64;
        let w18 = w[6] as i32;
        let mut w19 = w[7] as i16;
        let mut v20 = ((S1 {
            f1: ((w19 as u32) % (((w16 as u32) & 0x3f) | 1)),
            ..(S1 { f1: 11_u32, f0: [w13, w13] })
        }))
            .f2(&mut h);
        let mut v21 = (if true {
            (w19, w19) = (
                (if true {
                    w17 = (((if true {
                        (S1 {
                            f0: [f32::EPSILON, w13],
                            f1: (w16 as u32),
                        })
                    } else {
                        let mut v24: f64 = (if true {
                            let mut n23 = 0_u32;
                            'l22: while n23 < 5 && (!true) {
                                n23 += 1;
                                h = mix(h, v20 as u64);
                            }
                            w14
                        } else {
                            w14
                        });
                        (S1 {
                            f0: [w13; 2],
                            f1: (floats[5_usize % (floats.len())] as u32),
                        })
                    }))
                        .f5((v20 as u32), &(w14 as u32), &mut w15) as i64);
                    h = mix(h, tame32(f32::NAN).to_bits() as u64);
                    w19
                } else {
                    w19
                }),
                w19,
            );
            let mut v25: f64 = w14;
            w16
        } else {
            w16
        });
        let mut v26 = ((S1 {
            f1: (v20 as u32),
            f0: [(133.875_f32), w13],
        }))
            .f5((floats[v21 % (floats.len())] as u32), &(v21 as u32), &mut v21);
        let mut v27 = (S1 {
            f0: [v26; 2],
            f1: (w17 as u32),
        });
        let mut v28 = (v27).f9(&v20, 0_u32);
        (v27.f0[1027760533035496977_i64 as usize % 2], v27.f0[1]) = (
            v27.f0[(v26 as u8) as usize % 2],
            v27.f0[1],
        );
        let [p29, p30]: [u64; 2] = [w12, w12];
        (v27.f0[0], v27.f0[(v21 as u8) as usize % 2]) = (v27.f0[0], w13);
        out[i] = [
            h,
            mix(mix(mix(0, w12 as u64), w19 as u64), p30 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v20 as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, w15 as u64), tame32(v26).to_bits() as u64),
            mix(mix(0, w16 as u64), tame32(v27.f0[1]).to_bits() as u64),
            mix(mix(0, w17 as u64), v27.f1 as u64),
            mix(mix(0, w18 as u64), p29 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w12 = w[0] as u64;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as usize;
        let mut w17 = w[5] as i64;
        let w18 = w[6] as i32;
        let mut w19 = w[7] as i16;
        let mut v20 = ((S1 {
            f1: ((w19 as u32) % (((w16 as u32) & 0x3f) | 1)),
            ..(S1 { f1: 11_u32, f0: [w13, w13] })
        }))
            .f2(&mut h);
        let mut v21 = (if true {
            (w19, w19) = (
                (if true {
                    w17 = (((if true {
                        (S1 {
                            f0: [f32::EPSILON, w13],
                            f1: (w16 as u32),
                        })
                    } else {
                        let mut v24: f64 = (if true {
                            let mut n23 = 0_u32;
                            'l22: while n23 < 5 && (!true) {
                                n23 += 1;
                                h = mix(h, v20 as u64);
                            }
                            w14
                        } else {
                            w14
                        });
                        (S1 {
                            f0: [w13; 2],
                            f1: (floats[5_usize % (floats.len())] as u32),
                        })
                    }))
                        .f5((v20 as u32), &(w14 as u32), &mut w15) as i64);
                    h = mix(h, tame32(f32::NAN).to_bits() as u64);
                    w19
                } else {
                    w19
                }),
                w19,
            );
            let mut v25: f64 = w14;
            w16
        } else {
            w16
        });
        let mut v26 = ((S1 {
            f1: (v20 as u32),
            f0: [(133.875_f32), w13],
        }))
            .f5((floats[v21 % (floats.len())] as u32), &(v21 as u32), &mut v21);
        let mut v27 = (S1 {
            f0: [v26; 2],
            f1: (w17 as u32),
        });
        let mut v28 = (v27).f9(&v20, 0_u32);
        (v27.f0[1027760533035496977_i64 as usize % 2], v27.f0[1]) = (
            v27.f0[(v26 as u8) as usize % 2],
            v27.f0[1],
        );
        let [p29, p30]: [u64; 2] = [w12, w12];
        (v27.f0[0], v27.f0[(v21 as u8) as usize % 2]) = (v27.f0[0], w13);
        out[i] = [
            h,
            mix(mix(mix(0, w12 as u64), w19 as u64), p30 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v20 as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, w15 as u64), tame32(v26).to_bits() as u64),
            mix(mix(0, w16 as u64), tame32(v27.f0[1]).to_bits() as u64),
            mix(mix(0, w17 as u64), v27.f1 as u64),
            mix(mix(0, w18 as u64), p29 as u64),
        ];
    }
    pub const CASE: Case = case!(k36, plain);
}
pub mod m37 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i16,
        pub f1: i16,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u32,
    }
    pub const C3: i32 = (i32::MIN);
    #[gpu_fn]
    pub fn f4(a5: &mut i64) -> isize {
        (-((C3 as isize) + (C3 as isize)))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k37(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as i64;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = w[4] as u16;
        let w11 = w[5] as usize;
        let w12 = tame64(f64::from_bits(w[6]));
        let mut w13 = tame32(f32::from_bits(w[7] as u32));
        let mut v14 = ((-15.5625_f32) as i64);
        let mut v15 = f4(&mut v14);
        let p17: u16 = (if ((if let Some(o16) = (None::<bool>) {
            o16
        } else {
            (w11 <= w11)
        })
            | (matches!((S1 { f1 : i16::MAX, f0 : (w8 as i16) }), S1 { .. })
                || {
                    v14 = (f4(&mut v14) as i64);
                    true
                }))
        {
            (Some(w10)).unwrap_or(0_u16)
        } else {
            w10
        });
        h = mix(h, (-2_i32) as u64);
        v14 = 1_i64;
        (w13, w13) = (w7, w13);
        if false {
            let v18 = (p17 as u8);
            let v19 = v15;
            v14 ^= w6;
        }
        let mut v20 = (v15 as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), tame32(w13).to_bits() as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, w9 as u64), p17 as u64),
            mix(mix(0, w10 as u64), v20 as u64),
            mix(0, w11 as u64),
            mix(0, tame64(w12).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as i64;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = w[4] as u16;
        let w11 = w[5] as usize;
        let w12 = tame64(f64::from_bits(w[6]));
        let mut w13 = tame32(f32::from_bits(w[7] as u32));
        let mut v14 = ((-15.5625_f32) as i64);
        let mut v15 = f4(&mut v14);
        let p17: u16 = (if ((if let Some(o16) = (None::<bool>) {
            o16
        } else {
            (w11 <= w11)
        })
            | (matches!((S1 { f1 : i16::MAX, f0 : (w8 as i16) }), S1 { .. })
                || {
                    v14 = (f4(&mut v14) as i64);
                    true
                }))
        {
            (Some(w10)).unwrap_or(0_u16)
        } else {
            w10
        });
        h = mix(h, (-2_i32) as u64);
        v14 = 1_i64;
        (w13, w13) = (w7, w13);
        if false {
            let v18 = (p17 as u8);
            let v19 = v15;
            v14 ^= w6;
        }
        let mut v20 = (v15 as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), tame32(w13).to_bits() as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, w9 as u64), p17 as u64),
            mix(mix(0, w10 as u64), v20 as u64),
            mix(0, w11 as u64),
            mix(0, tame64(w12).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k37, plain);
}
pub mod m38 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i8,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: i64,
        pub f1: f64,
    }
    pub const C3: usize = 0_usize;
    pub const C4: [[usize; 2]; 3] = [[C3, C3]; 3];
    #[gpu_fn]
    impl S1 {
        pub fn f5(self) -> (isize, f32) {
            ((C4[((C3 as u8) as i16) as usize % 3][C3 % 2] as isize), (self.f0 as f32))
        }
    }
    #[gpu_fn]
    impl S2 {
        pub fn f6(self, a7: &i16, h: &mut u64) -> i8 {
            *h = mix(*h, 3058723837712817238);
            (*h) = mix((*h), tame32(f32::floor(((*a7) as f32))).to_bits() as u64);
            let v8 = ((self.f1 as isize), (self.f0 as f32));
            (v8.1 as i8)
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k38(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w9 = w[0] as u16;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let mut w13 = w[4] as u64;
        let mut w14 = tame32(f32::from_bits(w[5] as u32));
        let w15 = w[6] as i8;
        let w16 = w[7] as u32;
        let mut v17 = ((S1 { f0: w15 })).f5();
        let mut v22 = ((S2 {
            f0: (if false {
                h = mix(
                    h,
                    tame64(
                            ({
                                let mut n19 = 0_u32;
                                'l18: loop {
                                    n19 += 1;
                                    if n19 > 2 {
                                        break 'l18 (w11);
                                    }
                                    h = mix(h, ((w10 as i32) >> w15) as u64);
                                    h = mix(
                                        h,
                                        {
                                            let mut n21 = 0_u32;
                                            'l20: loop {
                                                n21 += 1;
                                                if n21 > 1 {
                                                    break 'l20 ((w11 as i8));
                                                }
                                                h = mix(h, C3 as u64);
                                            }
                                        } as u64,
                                    );
                                    h = mix(h, tame32(w14).to_bits() as u64);
                                }
                            } / w11),
                        )
                        .to_bits() as u64,
                );
                w12 += 1_usize;
                (w11 as i64)
            } else {
                (-1_i64)
            }),
            f1: w11,
        }))
            .f6(&(w9 as i16), &mut h);
        let mut v23 = ints[C4[(w14 as i32) as usize % 3][0] % (ints.len())];
        let mut v24 = w16;
        v17.1 %= v17.1;
        v17.0 >>= v23;
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v17.0 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(v17.1).to_bits() as u64),
            mix(mix(0, w12 as u64), v22 as u64),
            mix(mix(0, w13 as u64), v23 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v24 as u64),
            mix(0, w15 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w9 = w[0] as u16;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let mut w13 = w[4] as u64;
        let mut w14 = tame32(f32::from_bits(w[5] as u32));
        let w15 = w[6] as i8;
        let w16 = w[7] as u32;
        let mut v17 = ((S1 { f0: w15 })).f5();
        let mut v22 = ((S2 {
            f0: (if false {
                h = mix(
                    h,
                    tame64(
                            ({
                                let mut n19 = 0_u32;
                                'l18: loop {
                                    n19 += 1;
                                    if n19 > 2 {
                                        break 'l18 (w11);
                                    }
                                    h = mix(h, ((w10 as i32) >> w15) as u64);
                                    h = mix(
                                        h,
                                        {
                                            let mut n21 = 0_u32;
                                            'l20: loop {
                                                n21 += 1;
                                                if n21 > 1 {
                                                    break 'l20 ((w11 as i8));
                                                }
                                                h = mix(h, C3 as u64);
                                            }
                                        } as u64,
                                    );
                                    h = mix(h, tame32(w14).to_bits() as u64);
                                }
                            } / w11),
                        )
                        .to_bits() as u64,
                );
                w12 += 1_usize;
                (w11 as i64)
            } else {
                (-1_i64)
            }),
            f1: w11,
        }))
            .f6(&(w9 as i16), &mut h);
        let mut v23 = ints[C4[(w14 as i32) as usize % 3][0] % (ints.len())];
        let mut v24 = w16;
        v17.1 %= v17.1;
        v17.0 >>= v23;
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v17.0 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(v17.1).to_bits() as u64),
            mix(mix(0, w12 as u64), v22 as u64),
            mix(mix(0, w13 as u64), v23 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v24 as u64),
            mix(0, w15 as u64),
        ];
    }
    pub const CASE: Case = case!(k38, plain);
}
pub mod m39 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u32,
        pub f1: u32,
        pub f2: f32,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u32,
        pub f1: u32,
    }
    #[gpu_fn]
    pub fn f3(a4: i8, h: &mut u64) -> i16 {
        *h = mix(*h, 11000596071490253534);
        let v5: i8 = ([(a4 * 0_i8), a4])[(a4 as isize) as usize % 2];
        (*h) = mix((*h), false as u64);
        (*h) = mix((*h), (v5 as i32) as u64);
        (a4 as i16)
    }
    #[gpu_fn]
    pub fn f6(h: &mut u64) -> i32 {
        *h = mix(*h, 9973993899346708475);
        let v7 = (f3(((i8::MIN) & (-91_i8)), &mut *h) as f32);
        (v7 as i32)
    }
    #[gpu_fn]
    pub fn f8(a9: f32, a10: u32, a11: S1, h: &mut u64) -> u8 {
        *h = mix(*h, 4126577777070211862);
        if ({
            (*h) = mix((*h), tame32(a9).to_bits() as u64);
            (*h) = mix((*h), tame64((a11.f2 as f64)).to_bits() as u64);
            false
        }) {
            return (a11.f2 as u8);
        }
        (a11.f0 as u8)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k39(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w12 = w[0] as u32;
        let mut w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let w15 = w[3] as usize;
        let w16 = w[4] as u32;
        let w17 = tame32(f32::from_bits(w[5] as u32));
        let mut w18 = w[6] as isize;
        let w19 = w[7] as u64;
        let mut v21 = f3(
            ((match Some((-2.5_f32)) {
                Some(-4.75..-2.25) if false => {
                    h = mix(
                        h,
                        tame32(
                                floats[((w15 | w15) + (274877906944_usize as usize))
                                    % (floats.len())],
                            )
                            .to_bits() as u64,
                    );
                    7_i8
                }
                p20 => (w19 as i8),
            }) + (w14 as i8)),
            &mut h,
        );
        let mut v22 = f6(&mut h);
        let mut v23 = f8(
            w13,
            ((Some(w18)).unwrap_or(w18) as u32),
            (S1 {
                f1: w12,
                f0: w16,
                f2: floats[((f6(&mut h) as usize) / ((2_usize & 0x3f) | 1))
                    % (floats.len())],
            }),
            &mut h,
        );
        h = mix(h, (v21 as u16) as u64);
        v21 <<= (floats[w15 % (floats.len())] as u16);
        v23 += v23;
        v21 ^= v21;
        assert!(true || h & 15 != 4);
        (v23, v23) = (v23, v23);
        out[i] = [
            h,
            mix(mix(0, w12 as u64), w19 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v22 as u64),
            mix(mix(0, w15 as u64), v23 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, w18 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w12 = w[0] as u32;
        let mut w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let w15 = w[3] as usize;
        let w16 = w[4] as u32;
        let w17 = tame32(f32::from_bits(w[5] as u32));
        let mut w18 = w[6] as isize;
        let w19 = w[7] as u64;
        let mut v21 = f3(
            ((match Some((-2.5_f32)) {
                Some(-4.75..-2.25) if false => {
                    h = mix(
                        h,
                        tame32(
                                floats[((w15 | w15) + (274877906944_usize as usize))
                                    % (floats.len())],
                            )
                            .to_bits() as u64,
                    );
                    7_i8
                }
                p20 => (w19 as i8),
            }) + (w14 as i8)),
            &mut h,
        );
        let mut v22 = f6(&mut h);
        let mut v23 = f8(
            w13,
            ((Some(w18)).unwrap_or(w18) as u32),
            (S1 {
                f1: w12,
                f0: w16,
                f2: floats[((f6(&mut h) as usize) / ((2_usize & 0x3f) | 1))
                    % (floats.len())],
            }),
            &mut h,
        );
        h = mix(h, (v21 as u16) as u64);
        v21 <<= (floats[w15 % (floats.len())] as u16);
        v23 += v23;
        v21 ^= v21;
        assert!(true || h & 15 != 4);
        (v23, v23) = (v23, v23);
        out[i] = [
            h,
            mix(mix(0, w12 as u64), w19 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v22 as u64),
            mix(mix(0, w15 as u64), v23 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, w18 as u64),
        ];
    }
    pub const CASE: Case = case!(k39, plain);
}
pub mod m40 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: &mut f64, h: &mut u64) -> bool {
        *h = mix(*h, 6861420813530320005);
        (((((*a2) as f32)).is_subnormal() | false) ^ true)
    }
    #[gpu_fn]
    pub fn f3() -> u32 {
        (((!0_usize) + usize::MAX) as u32)
    }
    #[gpu_fn]
    pub fn f4(a5: usize, a6: usize, a7: u32, h: &mut u64) -> Option<Option<usize>> {
        *h = mix(*h, 1226304629852065900);
        if ((false | true) || true) {
            (*h) = mix((*h), (a7 as u8) as u64);
            assert!(true || (* h) & 15 != 0);
            let p8: u32 = a7;
        }
        (*h) = mix((*h), a6 as u64);
        Some(Some(a5))
    }
    #[gpu_kernel(over = out)]
    pub fn k40(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w9 = w[0] as i16;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let mut w11 = tame64(f64::from_bits(w[2]));
        let w12 = w[3] as usize;
        let mut w13 = w[4] as i16;
        let w14 = tame32(f32::from_bits(w[5] as u32));
        let mut w15 = tame32(f32::from_bits(w[6] as u32));
        let mut w16 = w[7] as usize;
        let mut v17 = w11;
        let mut v18 = f1(&mut v17, &mut h);
        let mut v19 = f3();
        let mut v20 = f4((f3() as usize), ([w12, w12])[1], f3(), &mut h);
        h = mix(
            h,
            {
                let mut n23 = 0_u32;
                'l22: loop {
                    n23 += 1;
                    if n23 > 4 {
                        break 'l22 (((if (true ^ v18) {
                            (f1(&mut v17, &mut h) as usize)
                        } else {
                            v20 = (None::<Option<usize>>);
                            h = mix(
                                h,
                                (ints[w16 % (ints.len())] ^ ints[8_usize % (ints.len())])
                                    as u64,
                            );
                            w12
                        }) as u16));
                    }
                    w16 = 18446744073709551613_usize;
                }
            } as u64,
        );
        v17 = v17;
        let v24 = (v17 as i8);
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), tame64(v17).to_bits() as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), v18 as u64),
            mix(mix(0, w12 as u64), v19 as u64),
            mix(mix(0, w13 as u64), v24 as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, tame32(w15).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w9 = w[0] as i16;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let mut w11 = tame64(f64::from_bits(w[2]));
        let w12 = w[3] as usize;
        let mut w13 = w[4] as i16;
        let w14 = tame32(f32::from_bits(w[5] as u32));
        let mut w15 = tame32(f32::from_bits(w[6] as u32));
        let mut w16 = w[7] as usize;
        let mut v17 = w11;
        let mut v18 = f1(&mut v17, &mut h);
        let mut v19 = f3();
        let mut v20 = f4((f3() as usize), ([w12, w12])[1], f3(), &mut h);
        h = mix(
            h,
            {
                let mut n23 = 0_u32;
                'l22: loop {
                    n23 += 1;
                    if n23 > 4 {
                        break 'l22 (((if (true ^ v18) {
                            (f1(&mut v17, &mut h) as usize)
                        } else {
                            v20 = (None::<Option<usize>>);
                            h = mix(
                                h,
                                (ints[w16 % (ints.len())] ^ ints[8_usize % (ints.len())])
                                    as u64,
                            );
                            w12
                        }) as u16));
                    }
                    w16 = 18446744073709551613_usize;
                }
            } as u64,
        );
        v17 = v17;
        let v24 = (v17 as i8);
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), tame64(v17).to_bits() as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), v18 as u64),
            mix(mix(0, w12 as u64), v19 as u64),
            mix(mix(0, w13 as u64), v24 as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, tame32(w15).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k40, plain);
}
pub mod m41 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i64,
        pub f1: f64,
        pub f2: u64,
        pub f3: u64,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u32,
    }
    pub const C3: [[usize; 2]; 3] = [
        [1_usize; 2],
        [usize::MAX, 9_usize],
        [usize::MAX, 2_usize],
    ];
    #[gpu_fn]
    pub fn f4(h: &mut u64) -> i32 {
        *h = mix(*h, 6764264059163205590);
        (*h) = mix((*h), ((C3[2][1] as i32) as i32) as u64);
        (*h) = mix((*h), true as u64);
        (-4_i32)
    }
    #[gpu_fn]
    pub fn f5(a6: [i16; 3], h: &mut u64) -> i32 {
        *h = mix(*h, 9614936310317727221);
        {
            let mut n8 = 0_u32;
            'l7: loop {
                n8 += 1;
                if n8 > 4 {
                    break 'l7 ((a6[(match ([false, true], false) {
                        ([true, true], _) if true => (C3[0][0] as i32),
                        _ => (C3[4_u32 as usize % 3][0] as i32),
                    }) as usize % 3] as i32));
                }
                (*h) = mix((*h), (a6[1] as i8) as u64);
            }
        }
    }
    #[gpu_fn]
    pub fn f9(h: &mut u64) -> f32 {
        *h = mix(*h, 3808680393807868025);
        ((f4(&mut *h) as u16) as f32)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k41(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w10 = w[0] as u64;
        let w11 = tame32(f32::from_bits(w[1] as u32));
        let w12 = tame64(f64::from_bits(w[2]));
        let mut w13 = w[3] as usize;
        let mut w14 = w[4] as i64;
        let mut w15 = w[5] as usize;
        let mut w16 = w[6] as i64;
        let mut w17 = w[7] as i32;
        let mut v18 = f4(&mut h);
        let mut v20 = f5(
            (match Some([(w12 as i16), (-32767_i16), (w14 as i16)]) {
                None => [(w11 as i16); 3],
                Some(o19) => {
                    [
                        o19[0],
                        o19[(f5([(v18 as i16), (w13 as i16), (v18 as i16)], &mut h)
                            as u64) as usize % 3],
                        o19[(Some(w14)).unwrap_or(w14) as usize % 3],
                    ]
                }
            }),
            &mut h,
        );
        let mut v21 = f9(&mut h);
        'l22: for r23 in ((((w12 as u64)).rotate_left(((w12 as isize)).count_zeros())
            & 3)..((([w10, 0_u64])[0]
            << (if false {
                w14
            } else {
                h = mix(h, tame64(w12).to_bits() as u64);
                w16
            })) & 7))
        {
            h = mix(h, tame64(w12).to_bits() as u64);
            h = mix(h, r23 as u64);
            h = mix(h, (r23 as i16) as u64);
        }
        if true {
            h = mix(h, tame32(v21).to_bits() as u64);
        }
        let mut v24: u32 = 3_u32;
        let mut v25 = (None::<f32>);
        out[i] = [
            h,
            mix(mix(0, w10 as u64), w17 as u64),
            mix(mix(0, tame32(w11).to_bits() as u64), v18 as u64),
            mix(mix(0, tame64(w12).to_bits() as u64), v20 as u64),
            mix(mix(0, w13 as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w14 as u64), v24 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let mut w10 = w[0] as u64;
        let w11 = tame32(f32::from_bits(w[1] as u32));
        let w12 = tame64(f64::from_bits(w[2]));
        let mut w13 = w[3] as usize;
        let mut w14 = w[4] as i64;
        let mut w15 = w[5] as usize;
        let mut w16 = w[6] as i64;
        let mut w17 = w[7] as i32;
        let mut v18 = f4(&mut h);
        let mut v20 = f5(
            (match Some([(w12 as i16), (-32767_i16), (w14 as i16)]) {
                None => [(w11 as i16); 3],
                Some(o19) => {
                    [
                        o19[0],
                        o19[(f5([(v18 as i16), (w13 as i16), (v18 as i16)], &mut h)
                            as u64) as usize % 3],
                        o19[(Some(w14)).unwrap_or(w14) as usize % 3],
                    ]
                }
            }),
            &mut h,
        );
        let mut v21 = f9(&mut h);
        'l22: for r23 in ((((w12 as u64)).rotate_left(((w12 as isize)).count_zeros())
            & 3)..((([w10, 0_u64])[0]
            << (if false {
                w14
            } else {
                h = mix(h, tame64(w12).to_bits() as u64);
                w16
            })) & 7))
        {
            h = mix(h, tame64(w12).to_bits() as u64);
            h = mix(h, r23 as u64);
            h = mix(h, (r23 as i16) as u64);
        }
        if true {
            h = mix(h, tame32(v21).to_bits() as u64);
        }
        let mut v24: u32 = 3_u32;
        let mut v25 = (None::<f32>);
        out[i] = [
            h,
            mix(mix(0, w10 as u64), w17 as u64),
            mix(mix(0, tame32(w11).to_bits() as u64), v18 as u64),
            mix(mix(0, tame64(w12).to_bits() as u64), v20 as u64),
            mix(mix(0, w13 as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w14 as u64), v24 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
        ];
    }
    pub const CASE: Case = case!(k41, plain);
}
pub mod m42 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: usize, a3: &u32, a4: &u32) -> [f32; 4] {
        ([
            [f32::MIN; 4],
            [((*a4) as f32); 4],
            [(-1.0e-40_f32), (-0.5_f32), ((*a4) as f32), (a2 as f32)],
            [(-0.5_f32), ((*a4) as f32), ((*a3) as f32), ((*a4) as f32)],
        ])[3]
    }
    #[gpu_fn]
    pub fn f5(a6: &mut [f32; 4], a7: &mut f32, a8: &mut i32, h: &mut u64) -> i8 {
        *h = mix(*h, 14665625139573845433);
        ((match Some(((*a8) as usize)) {
            Some(1_usize..) => ((*a7) as i8),
            None => 0_i8,
            None if true => ((*a6)[2] as i8),
            p9 => ((*a8) as i8),
        }) | ((*a8) as i8))
    }
    #[gpu_kernel(over = out)]
    pub fn k42(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w10 = w[0] as u16;
        let mut w11 = tame32(f32::from_bits(w[1] as u32));
        let mut w12 = tame64(f64::from_bits(w[2]));
        let w13 = w[3] as usize;
        let mut w14 = w[4] & 1 == 1;
        let w15 = w[5] as u16;
        let w16 = tame32(f32::from_bits(w[6] as u32));
        let w17 = tame64(f64::from_bits(w[7]));
        let mut v19 = f1(
            ((w14 as u64) as usize),
            &((ints[w13 % (ints.len())] as u32)
                * (if w14 {
                    let mut v18: f32 = (floats[(!(!w13)) % (floats.len())])
                        .copysign(tame32(tame32(f32::from_bits(4294967294_u32))));
                    h = mix(h, (w14 & w14) as u64);
                    (w15 as u32)
                } else {
                    (w13 as u32)
                })),
            &(w11 as u32),
        );
        let mut v20 = [w16; 4];
        let mut v21 = v20[(w17 as i8) as usize % 4];
        let mut v22 = ints[w13 % (ints.len())];
        let mut v23 = f5(&mut v20, &mut v19[1], &mut v22, &mut h);
        h = mix(h, tame32(v19[(v23 as isize) as usize % 4]).to_bits() as u64);
        if true {
            h = mix(h, (v21 as isize) as u64);
            if w14 {
                let mut v24 = (v22 as isize);
                h = mix(h, w15 as u64);
            } else {
                v21 = v19[3];
            }
            h = mix(h, (w16 as u8) as u64);
        } else {
            if let Some(6_u64..) = Some((w17 as u64)) {
                h = mix(h, 8_i64 as u64);
            }
            h = mix(h, tame32(v19[3]).to_bits() as u64);
        }
        w14 &= w14;
        if let Some(_) = Some(Some(v23)) {
            let mut v25 = w13;
        }
        h = mix(h, w13 as u64);
        h = mix(h, tame32((-2.5_f32)).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w10 as u64), tame64(w17).to_bits() as u64),
            mix(mix(0, tame32(w11).to_bits() as u64), tame32(v19[3]).to_bits() as u64),
            mix(mix(0, tame64(w12).to_bits() as u64), tame32(v20[3]).to_bits() as u64),
            mix(mix(0, w13 as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w14 as u64), v22 as u64),
            mix(mix(0, w15 as u64), v23 as u64),
            mix(0, tame32(w16).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w10 = w[0] as u16;
        let mut w11 = tame32(f32::from_bits(w[1] as u32));
        let mut w12 = tame64(f64::from_bits(w[2]));
        let w13 = w[3] as usize;
        let mut w14 = w[4] & 1 == 1;
        let w15 = w[5] as u16;
        let w16 = tame32(f32::from_bits(w[6] as u32));
        let w17 = tame64(f64::from_bits(w[7]));
        let mut v19 = f1(
            ((w14 as u64) as usize),
            &((ints[w13 % (ints.len())] as u32)
                * (if w14 {
                    let mut v18: f32 = (floats[(!(!w13)) % (floats.len())])
                        .copysign(tame32(tame32(f32::from_bits(4294967294_u32))));
                    h = mix(h, (w14 & w14) as u64);
                    (w15 as u32)
                } else {
                    (w13 as u32)
                })),
            &(w11 as u32),
        );
        let mut v20 = [w16; 4];
        let mut v21 = v20[(w17 as i8) as usize % 4];
        let mut v22 = ints[w13 % (ints.len())];
        let mut v23 = f5(&mut v20, &mut v19[1], &mut v22, &mut h);
        h = mix(h, tame32(v19[(v23 as isize) as usize % 4]).to_bits() as u64);
        if true {
            h = mix(h, (v21 as isize) as u64);
            if w14 {
                let mut v24 = (v22 as isize);
                h = mix(h, w15 as u64);
            } else {
                v21 = v19[3];
            }
            h = mix(h, (w16 as u8) as u64);
        } else {
            if let Some(6_u64..) = Some((w17 as u64)) {
                h = mix(h, 8_i64 as u64);
            }
            h = mix(h, tame32(v19[3]).to_bits() as u64);
        }
        w14 &= w14;
        if let Some(_) = Some(Some(v23)) {
            let mut v25 = w13;
        }
        h = mix(h, w13 as u64);
        h = mix(h, tame32((-2.5_f32)).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w10 as u64), tame64(w17).to_bits() as u64),
            mix(mix(0, tame32(w11).to_bits() as u64), tame32(v19[3]).to_bits() as u64),
            mix(mix(0, tame64(w12).to_bits() as u64), tame32(v20[3]).to_bits() as u64),
            mix(mix(0, w13 as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, w14 as u64), v22 as u64),
            mix(mix(0, w15 as u64), v23 as u64),
            mix(0, tame32(w16).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k42, plain);
}
pub mod m43 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i32,
        pub f1: u32,
        pub f2: f32,
        pub f3: u32,
    }
    #[gpu_fn]
    pub fn f2(a3: bool, a4: f32, a5: f32, h: &mut u64) -> i8 {
        *h = mix(*h, 13859533424790210956);
        (-(a5 as i8))
    }
    #[gpu_kernel(over = out)]
    pub fn k43(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as u16;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as u64;
        let w11 = w[5] & 1 == 1;
        let mut w12 = w[6] as usize;
        let w13 = w[7] as usize;
        let mut v14 = f2(
            ((f2(w11, w7, w7, &mut h) as i64)).is_negative(),
            (f2(
                ((None::<bool>)).unwrap_or(w11),
                ((81.9375_f32) * w7),
                (f2(w11, w7, w7, &mut h) as f32),
                &mut h,
            ) as f32),
            ((ints[w13 % (ints.len())] as f32) / ([w7, f32::INFINITY, w7, f32::NAN])[1]),
            &mut h,
        );
        w12
            >>= (if (Some(w11)).unwrap_or(w11) {
                9223372036854775806_i64
            } else {
                (ints[w12 % (ints.len())] as i64)
            });
        w12 += w13;
        w12 *= w13;
        v14 = v14;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w6 = w[0] as u16;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = w[4] as u64;
        let w11 = w[5] & 1 == 1;
        let mut w12 = w[6] as usize;
        let w13 = w[7] as usize;
        let mut v14 = f2(
            ((f2(w11, w7, w7, &mut h) as i64)).is_negative(),
            (f2(
                ((None::<bool>)).unwrap_or(w11),
                ((81.9375_f32) * w7),
                (f2(w11, w7, w7, &mut h) as f32),
                &mut h,
            ) as f32),
            ((ints[w13 % (ints.len())] as f32) / ([w7, f32::INFINITY, w7, f32::NAN])[1]),
            &mut h,
        );
        w12
            >>= (if (Some(w11)).unwrap_or(w11) {
                9223372036854775806_i64
            } else {
                (ints[w12 % (ints.len())] as i64)
            });
        w12 += w13;
        w12 *= w13;
        v14 = v14;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v14 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
        ];
    }
    pub const CASE: Case = case!(k43, plain);
}
pub mod m44 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u32,
        pub f1: [u32; 3],
    }
    pub const C2: [[u16; 2]; 3] = [[11_u16, 512_u16], [0_u16; 2], [65534_u16, 0_u16]];
    #[gpu_fn]
    pub fn f3(a4: f32, a5: &mut f32, a6: i32, h: &mut u64) -> S1 {
        *h = mix(*h, 13150002311141775059);
        (*a5)
            %= ((match (a4 as u32) {
                431882668_u32 | 4294967292_u32 if false => (*a5),
                p7 => a4,
                _ => f32::MIN_POSITIVE,
            }))
                .to_degrees();
        (S1 {
            f1: [5_u32, 7_u32, ((*a5) as u32)],
            f0: 4294967293_u32,
        })
    }
    #[gpu_fn]
    impl S1 {
        pub fn f8(self, a9: u32, a10: usize, h: &mut u64) -> usize {
            *h = mix(*h, 11659371664187289920);
            let mut n12 = 0_u32;
            'l11: while n12 < 3 && (true ^ true) {
                n12 += 1;
                let mut v13 = ([(a9 as f64), (a10 as f64)], (a9 as f64));
                let p14: i32 = (a10 as i32);
                v13 = v13;
            }
            a10
        }
    }
    #[gpu_fn]
    pub fn f15(a16: i32, a17: &mut u32, a18: &f32, h: &mut u64) -> usize {
        *h = mix(*h, 12762053846422625342);
        ((S1 {
            f1: (match Some([(*a17), (*a17), (*a17)]) {
                None => [(*a17), (*a17), (*a17)],
                Some(o19) => o19,
            }),
            ..(S1 {
                f1: [u32::MAX, (*a17), (*a17)],
                f0: (*a17),
            })
        }))
            .f8(64_u32, (a16 as usize), &mut *h)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k44(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w20 = w[0] as i64;
        let w21 = tame32(f32::from_bits(w[1] as u32));
        let mut w22 = tame64(f64::from_bits(w[2]));
        let mut w23 = w[3] as usize;
        let w24 = tame32(f32::from_bits(w[4] as u32));
        let w25 = w[5] as i16;
        let mut w26 = tame64(f64::from_bits(w[6]));
        let w27 = w[7] as usize;
        let mut v28 = w21;
        let mut v31 = f3(
            (if (if false {
                assert!((w27 < w27) || h & 15 != 4);
                false
            } else {
                true
            }) {
                let v30 = ((((S1 {
                    f1: [(w22 as u32), (w23 as u32), (w24 as u32)],
                    f0: (w27 as u32),
                }))
                    .f8((w24 as u32), w27, &mut h) as i32)
                    * (ints[(if (match Some(4_i32) {
                        _ => true,
                        p29 => false,
                    }) {
                        h = mix(h, (([w27, w27, w23])[1] / ((w27 & 0x3f) | 1)) as u64);
                        w26 *= w26;
                        68719476736_usize
                    } else {
                        w27
                    }) % (ints.len())] >> C2[1][0]));
                w23 *= w27;
                floats[w27 % (floats.len())]
            } else {
                v28
            }),
            &mut v28,
            (-133783959_i32),
            &mut h,
        );
        let mut v32 = (v31).f8(v31.f0, w27, &mut h);
        let mut v33 = v31.f1[w20 as usize % 3];
        let mut v34 = f15(
            ints[v32 % (ints.len())],
            &mut v31.f1[0_i8 as usize % 3],
            &v28,
            &mut h,
        );
        h = mix(h, v32 as u64);
        if true {
            let mut v35: (bool, f32) = (true, v28);
            w23 *= v34;
            v31.f1 = v31.f1;
        } else {
            let p36: Option<bool> = (None::<bool>);
        }
        v33 ^= v31.f1[v33 as usize % 3];
        v34 = w23;
        out[i] = [
            h,
            mix(mix(0, w20 as u64), w27 as u64),
            mix(mix(0, tame32(w21).to_bits() as u64), tame32(v28).to_bits() as u64),
            mix(mix(0, tame64(w22).to_bits() as u64), v31.f0 as u64),
            mix(mix(0, w23 as u64), v31.f1[2] as u64),
            mix(mix(0, tame32(w24).to_bits() as u64), v32 as u64),
            mix(mix(0, w25 as u64), v33 as u64),
            mix(mix(0, tame64(w26).to_bits() as u64), v34 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w20 = w[0] as i64;
        let w21 = tame32(f32::from_bits(w[1] as u32));
        let mut w22 = tame64(f64::from_bits(w[2]));
        let mut w23 = w[3] as usize;
        let w24 = tame32(f32::from_bits(w[4] as u32));
        let w25 = w[5] as i16;
        let mut w26 = tame64(f64::from_bits(w[6]));
        let w27 = w[7] as usize;
        let mut v28 = w21;
        let mut v31 = f3(
            (if (if false {
                assert!((w27 < w27) || h & 15 != 4);
                false
            } else {
                true
            }) {
                let v30 = ((((S1 {
                    f1: [(w22 as u32), (w23 as u32), (w24 as u32)],
                    f0: (w27 as u32),
                }))
                    .f8((w24 as u32), w27, &mut h) as i32)
                    * (ints[(if (match Some(4_i32) {
                        _ => true,
                        p29 => false,
                    }) {
                        h = mix(h, (([w27, w27, w23])[1] / ((w27 & 0x3f) | 1)) as u64);
                        w26 *= w26;
                        68719476736_usize
                    } else {
                        w27
                    }) % (ints.len())] >> C2[1][0]));
                w23 *= w27;
                floats[w27 % (floats.len())]
            } else {
                v28
            }),
            &mut v28,
            (-133783959_i32),
            &mut h,
        );
        let mut v32 = (v31).f8(v31.f0, w27, &mut h);
        let mut v33 = v31.f1[w20 as usize % 3];
        let mut v34 = f15(
            ints[v32 % (ints.len())],
            &mut v31.f1[0_i8 as usize % 3],
            &v28,
            &mut h,
        );
        h = mix(h, v32 as u64);
        if true {
            let mut v35: (bool, f32) = (true, v28);
            w23 *= v34;
            v31.f1 = v31.f1;
        } else {
            let p36: Option<bool> = (None::<bool>);
        }
        v33 ^= v31.f1[v33 as usize % 3];
        v34 = w23;
        out[i] = [
            h,
            mix(mix(0, w20 as u64), w27 as u64),
            mix(mix(0, tame32(w21).to_bits() as u64), tame32(v28).to_bits() as u64),
            mix(mix(0, tame64(w22).to_bits() as u64), v31.f0 as u64),
            mix(mix(0, w23 as u64), v31.f1[2] as u64),
            mix(mix(0, tame32(w24).to_bits() as u64), v32 as u64),
            mix(mix(0, w25 as u64), v33 as u64),
            mix(mix(0, tame64(w26).to_bits() as u64), v34 as u64),
        ];
    }
    pub const CASE: Case = case!(k44, plain);
}
pub mod m45 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i16,
        pub f1: [i16; 2],
        pub f2: i16,
        pub f3: u16,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u64,
        pub f1: [i64; 2],
        pub f2: u64,
    }
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> bool {
        *h = mix(*h, 11711966719032729361);
        (*h) = mix((*h), tame32(((-1.0_f32) - f32::NEG_INFINITY)).to_bits() as u64);
        (*h) = mix((*h), tame32((61.1875_f32)).to_bits() as u64);
        let mut v4: Option<f32> = Some((-63.25_f32));
        false
    }
    #[gpu_fn]
    impl S2 {
        pub fn f5(&mut self, h: &mut u64) -> ([i32; 2], i32) {
            *h = mix(*h, 10792170363112984638);
            ((*self).f2, (*self).f0) = (
                (!(if true { (*self).f2 } else { (*self).f2 })),
                9_u64,
            );
            ([1_i32, ((*self).f2 as i32)], ((*self).f1[0] as i32))
        }
    }
    #[gpu_fn]
    impl S2 {
        pub fn f6(&mut self) -> u64 {
            (((((*self).f1[1] as u8) as f64) as u64)).clamp(1_u64, 256_u64)
        }
    }
    #[gpu_kernel(over = out)]
    pub fn k45(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as isize;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as i8;
        let mut w12 = w[5] as u16;
        let w13 = tame32(f32::from_bits(w[6] as u32));
        let mut w14 = tame32(f32::from_bits(w[7] as u32));
        let mut v15 = f3(&mut h);
        let mut v16 = {
            (S2 {
                f0: (w12 as u64),
                f1: [(w14 as i64), (v15 as i64)],
                f2: (w13 as u64),
            })
        };
        let mut v17 = (v16).f5(&mut h);
        let mut v18 = (S2 {
            f1: [
                v16
                    .f1[(if false {
                    v17.1 ^= ((v17.1 << (w11 as i16)) + v17.1);
                    v17.1
                } else {
                    h = mix(h, (f3(&mut h) as i32) as u64);
                    v17.1
                }) as usize % 2],
                v16.f1[(-w7) as usize % 2],
            ],
            f0: v16.f2,
            f2: v16.f0,
        });
        let mut v19 = (v18).f6();
        let mut v20: S1 = {
            (S1 {
                f3: w12,
                f2: 6_i16,
                f1: [(v18.f0 as i16), (w10 as i16)],
                f0: (v15 as i16),
            })
        };
        h = mix(h, tame32(w13).to_bits() as u64);
        if let Some(-2.25..=21.25) = Some(w14) {
            let mut v21 = v20.f2;
            if v15 {
                h = mix(h, tame32(w14).to_bits() as u64);
                (v21, v20.f1[1]) = (v20.f1[w11 as usize % 2], 5_i16);
                h = mix(h, v17.1 as u64);
            }
        }
        if let ..46.0 = w9 {
            (v16.f2, v19) = (v18.f0, v19);
        }
        out[i] = [
            h,
            mix(
                mix(mix(mix(0, w7 as u64), tame32(w14).to_bits() as u64), v18.f0 as u64),
                v20.f3 as u64,
            ),
            mix(mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64), v18.f1[1] as u64),
            mix(mix(mix(0, tame64(w9).to_bits() as u64), v16.f0 as u64), v18.f2 as u64),
            mix(mix(mix(0, w10 as u64), v16.f1[1] as u64), v19 as u64),
            mix(mix(mix(0, w11 as u64), v16.f2 as u64), v20.f0 as u64),
            mix(mix(mix(0, w12 as u64), v17.0[1] as u64), v20.f1[1] as u64),
            mix(mix(mix(0, tame32(w13).to_bits() as u64), v17.1 as u64), v20.f2 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as isize;
        let mut w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as i8;
        let mut w12 = w[5] as u16;
        let w13 = tame32(f32::from_bits(w[6] as u32));
        let mut w14 = tame32(f32::from_bits(w[7] as u32));
        let mut v15 = f3(&mut h);
        let mut v16 = {
            (S2 {
                f0: (w12 as u64),
                f1: [(w14 as i64), (v15 as i64)],
                f2: (w13 as u64),
            })
        };
        let mut v17 = (v16).f5(&mut h);
        let mut v18 = (S2 {
            f1: [
                v16
                    .f1[(if false {
                    v17.1 ^= ((v17.1 << (w11 as i16)) + v17.1);
                    v17.1
                } else {
                    h = mix(h, (f3(&mut h) as i32) as u64);
                    v17.1
                }) as usize % 2],
                v16.f1[(-w7) as usize % 2],
            ],
            f0: v16.f2,
            f2: v16.f0,
        });
        let mut v19 = (v18).f6();
        let mut v20: S1 = {
            (S1 {
                f3: w12,
                f2: 6_i16,
                f1: [(v18.f0 as i16), (w10 as i16)],
                f0: (v15 as i16),
            })
        };
        h = mix(h, tame32(w13).to_bits() as u64);
        if let Some(-2.25..=21.25) = Some(w14) {
            let mut v21 = v20.f2;
            if v15 {
                h = mix(h, tame32(w14).to_bits() as u64);
                (v21, v20.f1[1]) = (v20.f1[w11 as usize % 2], 5_i16);
                h = mix(h, v17.1 as u64);
            }
        }
        if let ..46.0 = w9 {
            (v16.f2, v19) = (v18.f0, v19);
        }
        out[i] = [
            h,
            mix(
                mix(mix(mix(0, w7 as u64), tame32(w14).to_bits() as u64), v18.f0 as u64),
                v20.f3 as u64,
            ),
            mix(mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64), v18.f1[1] as u64),
            mix(mix(mix(0, tame64(w9).to_bits() as u64), v16.f0 as u64), v18.f2 as u64),
            mix(mix(mix(0, w10 as u64), v16.f1[1] as u64), v19 as u64),
            mix(mix(mix(0, w11 as u64), v16.f2 as u64), v20.f0 as u64),
            mix(mix(mix(0, w12 as u64), v17.0[1] as u64), v20.f1[1] as u64),
            mix(mix(mix(0, tame32(w13).to_bits() as u64), v17.1 as u64), v20.f2 as u64),
        ];
    }
    pub const CASE: Case = case!(k45, plain);
}
pub mod m46 {
    use super::*;
    pub const C1: [isize; 4] = [4_isize; 4];
    pub const C2: [[i32; 2]; 3] = [
        [(C1[3_u64 as usize % 4] as i32), (C1[1_u32 as usize % 4] as i32)],
        [(C1[3] as i32), (C1[(i8::MIN) as usize % 4] as i32)],
        [
            (C1[5_u8 as usize % 4] as i32),
            (C1[(-9223372036854775807_isize) as usize % 4] as i32),
        ],
    ];
    #[gpu_fn]
    pub fn f3(a4: &usize, a5: &mut usize, a6: f32, h: &mut u64) -> f32 {
        *h = mix(*h, 12600715048460786346);
        assert!(((C2[2] [0_i8 as usize % 2] as i64) == (a6 as i64)) || (* h) & 15 != 1);
        (*a5) = (*a5);
        a6
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k46(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as u32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = w[4] as i32;
        let mut w12 = tame64(f64::from_bits(w[5]));
        let mut w13 = w[6] as i16;
        let w14 = w[7] as usize;
        let mut v15 = (w14 + w14);
        h = mix(
            h,
            (!u8::rotate_right(
                (([254_u8, (w8 as u8), (w7 as u8)])[0] + (w13 as u8)),
                (!(8_u32 as u32)),
            )) as u64,
        );
        h = mix(h, tame32(floats[w14 % (floats.len())]).to_bits() as u64);
        let mut v19: isize = C1[w7 as usize % 4];
        h = mix(h, v15 as u64);
        v15 = v15;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v19 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, w13 as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w7 = w[0] as u32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = w[4] as i32;
        let mut w12 = tame64(f64::from_bits(w[5]));
        let mut w13 = w[6] as i16;
        let w14 = w[7] as usize;
        let mut v15 = (w14 + w14);
        h = mix(
            h,
            (!u8::rotate_right(
                (([254_u8, (w8 as u8), (w7 as u8)])[0] + (w13 as u8)),
                (!(8_u32 as u32)),
            )) as u64,
        );
        h = mix(h, tame32(floats[w14 % (floats.len())]).to_bits() as u64);
        let mut v19: isize = C1[w7 as usize % 4];
        h = mix(h, v15 as u64);
        v15 = v15;
        out[i] = [
            h,
            mix(mix(0, w7 as u64), w14 as u64),
            mix(mix(0, tame32(w8).to_bits() as u64), v15 as u64),
            mix(mix(0, tame64(w9).to_bits() as u64), v19 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, w13 as u64),
        ];
    }
    pub const CASE: Case = case!(k46, plain);
}
pub mod m47 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: bool,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u32,
        pub f1: i32,
    }
    pub const C3: [[i32; 2]; 3] = [[7_i32, (-878085647_i32)]; 3];
    #[gpu_fn]
    pub fn f4(a5: &f64, a6: i32, a7: &i32, h: &mut u64) -> bool {
        *h = mix(*h, 15472339025906568579);
        if let _ = ((None::<[i8; 4]>))
            .unwrap_or([(a6 as i8), (a6 as i8), (a6 as i8), (a6 as i8)])
        {
            if let _ = ((*a7), ((*a5) as usize)) {
                let mut v8: f32 = ((*a7) as f32);
                v8 = v8;
            }
            let v9 = (a6 as i8);
        }
        let p10: bool = true;
        p10
    }
    #[gpu_kernel(over = out)]
    pub fn k47(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as u32;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let mut w15 = w[4] as i64;
        let mut w16 = w[5] & 1 == 1;
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let w18 = w[7] as i32;
        let mut v22 = f4(
            &w13,
            (((None::<i32>))
                .unwrap_or(
                    C3[(3478635373923994531_i64).saturating_neg() as usize
                        % 3][(w15 / w15) as usize % 2],
                ) ^ ((-2147483647_i32) * ints[((w14 % w14) - w14) % (ints.len())])),
            &ints[(if w16 {
                (f4(&(w11 as f64), 8_i32, &w18, &mut h) as usize)
            } else {
                (match (S1 { f0: w16 }) {
                    S1 { f0: true, .. } if w16 => {
                        let p19: f32 = (w17 - (-59.8125_f32));
                        h = mix(h, w14 as u64);
                        w14
                    }
                    S1 { f0: p20, .. } => w14,
                    S1 { f0: p21, .. } => 9_usize,
                })
            }) % (ints.len())],
            &mut h,
        );
        h = mix(h, ints[4_usize % (ints.len())] as u64);
        if false {
            v22 = v22;
            let v23 = w13;
            w15 = w15;
        }
        w16 &= v22;
        v22 &= false;
        let p24: i16 = (w16 as i16);
        if v22 {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), p24 as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
        ];
    }
    pub fn plain(
        i: usize,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = i;
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as u32;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let mut w15 = w[4] as i64;
        let mut w16 = w[5] & 1 == 1;
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let w18 = w[7] as i32;
        let mut v22 = f4(
            &w13,
            (((None::<i32>))
                .unwrap_or(
                    C3[(3478635373923994531_i64).saturating_neg() as usize
                        % 3][(w15 / w15) as usize % 2],
                ) ^ ((-2147483647_i32) * ints[((w14 % w14) - w14) % (ints.len())])),
            &ints[(if w16 {
                (f4(&(w11 as f64), 8_i32, &w18, &mut h) as usize)
            } else {
                (match (S1 { f0: w16 }) {
                    S1 { f0: true, .. } if w16 => {
                        let p19: f32 = (w17 - (-59.8125_f32));
                        h = mix(h, w14 as u64);
                        w14
                    }
                    S1 { f0: p20, .. } => w14,
                    S1 { f0: p21, .. } => 9_usize,
                })
            }) % (ints.len())],
            &mut h,
        );
        h = mix(h, ints[4_usize % (ints.len())] as u64);
        if false {
            v22 = v22;
            let v23 = w13;
            w15 = w15;
        }
        w16 &= v22;
        v22 &= false;
        let p24: i16 = (w16 as i16);
        if v22 {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), p24 as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k47, plain);
}
/// All kernels of this file.
pub const CASES: &[Case] = &[
    m0::CASE,
    m1::CASE,
    m2::CASE,
    m3::CASE,
    m4::CASE,
    m5::CASE,
    m6::CASE,
    m7::CASE,
    m8::CASE,
    m9::CASE,
    m10::CASE,
    m11::CASE,
    m12::CASE,
    m13::CASE,
    m14::CASE,
    m15::CASE,
    m16::CASE,
    m17::CASE,
    m18::CASE,
    m19::CASE,
    m20::CASE,
    m21::CASE,
    m22::CASE,
    m23::CASE,
    m24::CASE,
    m25::CASE,
    m26::CASE,
    m27::CASE,
    m28::CASE,
    m29::CASE,
    m30::CASE,
    m31::CASE,
    m32::CASE,
    m33::CASE,
    m34::CASE,
    m35::CASE,
    m36::CASE,
    m37::CASE,
    m38::CASE,
    m39::CASE,
    m40::CASE,
    m41::CASE,
    m42::CASE,
    m43::CASE,
    m44::CASE,
    m45::CASE,
    m46::CASE,
    m47::CASE,
];
