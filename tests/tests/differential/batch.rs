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
            f2: {
                let mut n8 = 0_u32;
                'l7: loop {
                    n8 += 1;
                    if n8 > 3 {
                        break 'l7 (2147483646_i32);
                    }
                    (*h) = mix((*h), tame32((-14.625_f32)).to_bits() as u64);
                    let mut v9: bool = true;
                    (*h) = mix((*h), C2[2][8_i16 as usize % 2] as u64);
                }
            },
            f0: [10_i32; 3],
            f1: [(i32::MIN), 2107618581_i32],
            f3: f32::MIN,
        }) {
            if let true = true {
                (*h) = mix((*h), tame32(f32::INFINITY).to_bits() as u64);
                (*h) = mix((*h), 530846789_u32 as u64);
                (*h) = mix((*h), 6_isize as u64);
            }
            (*h) = mix((*h), 8231402717487251821_isize as u64);
            (*h) = mix((*h), tame32((83.5625_f32)).to_bits() as u64);
        }
        i32::MAX
    }
    #[gpu_fn]
    pub fn f10() -> bool {
        false
    }
    #[gpu_fn]
    impl S1 {
        pub fn f11(
            &mut self,
            a12: isize,
            a13: Option<Option<f32>>,
            a14: f32,
            h: &mut u64,
        ) -> u32 {
            *h = mix(*h, 1398114882862688953);
            let [p15, _, p16]: [i16; 3] = (if ((if true { 8_u32 } else { 8_u32 }))
                .is_power_of_two()
            {
                [24532_i16, 0_i16, 32766_i16]
            } else {
                [23289_i16, (i16::MIN), (-32767_i16)]
            });
            5_u32
        }
    }
    #[gpu_fn]
    pub fn f17() -> Option<u64> {
        Some(
            (if ((None::<S1>)).is_some() {
                5885582952696274649_u64
            } else {
                16680872678594074177_u64
            }),
        )
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
        let w18 = w[0] as u32;
        let mut w19 = tame32(f32::from_bits(w[1] as u32));
        let w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let mut w22 = w[4] as u8;
        let w23 = w[5] as i16;
        let w24 = w[6] as u32;
        let mut w25 = tame32(f32::from_bits(w[7] as u32));
        if let (..3.75, _) = ((-41.1875_f32), w22) {
            h = mix(h, tame32(floats[6_usize % (floats.len())]).to_bits() as u64);
            w22 -= w22;
        }
        h = mix(h, 126_i8 as u64);
        let v29: f32 = w19;
        out[i] = [
            h,
            mix(mix(0, w18 as u64), tame32(w25).to_bits() as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), tame32(v29).to_bits() as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, w22 as u64),
            mix(0, w23 as u64),
            mix(0, w24 as u64),
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
        let w18 = w[0] as u32;
        let mut w19 = tame32(f32::from_bits(w[1] as u32));
        let w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let mut w22 = w[4] as u8;
        let w23 = w[5] as i16;
        let w24 = w[6] as u32;
        let mut w25 = tame32(f32::from_bits(w[7] as u32));
        if let (..3.75, _) = ((-41.1875_f32), w22) {
            h = mix(h, tame32(floats[6_usize % (floats.len())]).to_bits() as u64);
            w22 -= w22;
        }
        h = mix(h, 126_i8 as u64);
        let v29: f32 = w19;
        out[i] = [
            h,
            mix(mix(0, w18 as u64), tame32(w25).to_bits() as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), tame32(v29).to_bits() as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, w22 as u64),
            mix(0, w23 as u64),
            mix(0, w24 as u64),
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
            if ((if false {
                (133.6875_f32)
            } else {
                (*h) = mix((*h), 4294967294_u32 as u64);
                f32::NAN
            }) <= (70.1875_f32))
            {
                return 8_i32;
            }
            (*h) = mix((*h), 4_i32 as u64);
            (*h) = mix((*h), false as u64);
            (-8_i32)
        }
    }
    #[gpu_fn]
    pub fn f4(a5: f32, h: &mut u64) -> i16 {
        *h = mix(*h, 4520629894207971774);
        if ([false, true, true])[1] {
            return ((Some(288230376151711744_usize))
                .unwrap_or(18446744073709551609_usize) as i16);
        }
        32766_i16
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let w6 = w[0] as u8;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let w10 = w[4] as usize;
        let w11 = w[5] & 1 == 1;
        let w12 = w[6] as i8;
        let w13 = tame32(f32::from_bits(w[7] as u32));
        let mut n15 = 0_u32;
        'l14: while n15 < 1
            && (match {
                h = mix(
                    h,
                    (if (!w11) {
                        (5_isize).unsigned_abs()
                    } else {
                        w7 -= ((w13 - w13) * (w13).ceil());
                        {
                            h = mix(
                                h,
                                tame32(
                                        ({
                                            w8 = f64::MIN_POSITIVE;
                                            (w8, w8) = ((-68.6875_f64), w8);
                                            w13
                                        } % w13),
                                    )
                                    .to_bits() as u64,
                            );
                            w10
                        }
                    }) as u64,
                );
                (S1 {
                    f2: 11_i64,
                    f1: [7239337546420177186_i64, 11_i64, i64::MAX],
                    f0: 7_u64,
                    f3: 9223372036854775806_i64,
                })
            } {
                S1 {
                    f0: 1_u64..u64::MAX,
                    f1: [(2_i64..=5140966672252245956_i64),
                    _,
                    _,
                    ],
                    f2: -6976023104477380446_i64..,
                    ..
                } if w11 => w11,
                S1 { f2: p16, f3: _, .. } => w11,
            })
        {
            n15 += 1;
            let mut v17 = 1182478715_u32;
        }
        h = mix(h, 6_u32 as u64);
        h = mix(h, tame32(w7).to_bits() as u64);
        w8 = w8;
        let p18: f64 = w8;
        w7 /= w7;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), tame32(w13).to_bits() as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame64(p18).to_bits() as u64),
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
        let w6 = w[0] as u8;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let w10 = w[4] as usize;
        let w11 = w[5] & 1 == 1;
        let w12 = w[6] as i8;
        let w13 = tame32(f32::from_bits(w[7] as u32));
        let mut n15 = 0_u32;
        'l14: while n15 < 1
            && (match {
                h = mix(
                    h,
                    (if (!w11) {
                        (5_isize).unsigned_abs()
                    } else {
                        w7 -= ((w13 - w13) * (w13).ceil());
                        {
                            h = mix(
                                h,
                                tame32(
                                        ({
                                            w8 = f64::MIN_POSITIVE;
                                            (w8, w8) = ((-68.6875_f64), w8);
                                            w13
                                        } % w13),
                                    )
                                    .to_bits() as u64,
                            );
                            w10
                        }
                    }) as u64,
                );
                (S1 {
                    f2: 11_i64,
                    f1: [7239337546420177186_i64, 11_i64, i64::MAX],
                    f0: 7_u64,
                    f3: 9223372036854775806_i64,
                })
            } {
                S1 {
                    f0: 1_u64..u64::MAX,
                    f1: [(2_i64..=5140966672252245956_i64),
                    _,
                    _,
                    ],
                    f2: -6976023104477380446_i64..,
                    ..
                } if w11 => w11,
                S1 { f2: p16, f3: _, .. } => w11,
            })
        {
            n15 += 1;
            let mut v17 = 1182478715_u32;
        }
        h = mix(h, 6_u32 as u64);
        h = mix(h, tame32(w7).to_bits() as u64);
        w8 = w8;
        let p18: f64 = w8;
        w7 /= w7;
        out[i] = [
            h,
            mix(mix(0, w6 as u64), tame32(w13).to_bits() as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame64(p18).to_bits() as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
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
        [2_u16, 6_u16],
        [1_u16, 65531_u16],
        [65534_u16, 0_u16],
    ];
    #[gpu_fn]
    pub fn f4(a5: &f64, a6: &f64) -> usize {
        16979754806683664005_usize
    }
    #[gpu_fn]
    pub fn f7(a8: i8, h: &mut u64) -> S1 {
        *h = mix(*h, 879895739386575348);
        (*h) = mix((*h), (false ^ ((None::<Option<i8>>)).is_none()) as u64);
        (S1 {
            f0: false,
            f1: [0_u8, 0_u8, 6_u8],
            f2: 5_u8,
        })
    }
    #[gpu_fn]
    pub fn f9() -> S1 {
        (S1 {
            f2: (!2_u8),
            f0: (32766_i16 <= i16::MAX),
            f1: [249_u8; 3],
        })
    }
    #[gpu_fn]
    pub fn f10(h: &mut u64) -> Option<i32> {
        *h = mix(*h, 13860462287075732790);
        Some(
            ((if false {
                let v11 = true;
                if v11 {
                    return Some((i32::MIN));
                }
                32766_i16
            } else {
                (-2_i16)
            }) as i32),
        )
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
        let w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as i16;
        let mut w17 = w[5] as u8;
        let w18 = tame64(f64::from_bits(w[6]));
        let w19 = w[7] as u8;
        if (((14875812510530236153_u64 != 8_u64)
            || (ints[((5_usize - w15) as usize) % (ints.len())]
                == ints[{
                    let mut n21 = 0_u32;
                    'l20: loop {
                        n21 += 1;
                        if n21 > 2 {
                            break 'l20 (f4(&w18, &w14));
                        }
                        if (!true) {
                            break 'l20 (w15);
                        }
                        w17 += (0_u8 - (w19 + w17));
                        h = mix(h, 4_u8 as u64);
                    }
                } % (ints.len())])) ^ true)
        {
            let v22: i32 = 10_i32;
            let mut v23 = 3153730478_u32;
            let p24: u8 = u8::MAX;
        } else {
            assert!(true || h & 15 != 0);
            w15 = w15;
        }
        h = mix(h, tame64(w18).to_bits() as u64);
        w17 *= w19;
        h = mix(h, tame64((1.0e-40_f64)).to_bits() as u64);
        if false {
            (w17, w17) = (w17, 248_u8);
            w14 -= (-22.875_f64);
            h = mix(h, tame32(f32::EPSILON).to_bits() as u64);
        }
        out[i] = [
            h,
            mix(mix(0, C2 as u64), tame64(w18).to_bits() as u64),
            mix(mix(0, w12 as u64), w19 as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
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
        let w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as i16;
        let mut w17 = w[5] as u8;
        let w18 = tame64(f64::from_bits(w[6]));
        let w19 = w[7] as u8;
        if (((14875812510530236153_u64 != 8_u64)
            || (ints[((5_usize - w15) as usize) % (ints.len())]
                == ints[{
                    let mut n21 = 0_u32;
                    'l20: loop {
                        n21 += 1;
                        if n21 > 2 {
                            break 'l20 (f4(&w18, &w14));
                        }
                        if (!true) {
                            break 'l20 (w15);
                        }
                        w17 += (0_u8 - (w19 + w17));
                        h = mix(h, 4_u8 as u64);
                    }
                } % (ints.len())])) ^ true)
        {
            let v22: i32 = 10_i32;
            let mut v23 = 3153730478_u32;
            let p24: u8 = u8::MAX;
        } else {
            assert!(true || h & 15 != 0);
            w15 = w15;
        }
        h = mix(h, tame64(w18).to_bits() as u64);
        w17 *= w19;
        h = mix(h, tame64((1.0e-40_f64)).to_bits() as u64);
        if false {
            (w17, w17) = (w17, 248_u8);
            w14 -= (-22.875_f64);
            h = mix(h, tame32(f32::EPSILON).to_bits() as u64);
        }
        out[i] = [
            h,
            mix(mix(0, C2 as u64), tame64(w18).to_bits() as u64),
            mix(mix(0, w12 as u64), w19 as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
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
            let p2: f64 = (-39.25_f64);
            let p3: i32 = 2147483646_i32;
            2147483646_i32
        } else {
            (-4_i32)
        })
    }
    #[gpu_fn]
    pub fn f4(a5: [i16; 4], a6: &i8, a7: usize, h: &mut u64) -> f64 {
        *h = mix(*h, 3297372487464951322);
        (*h) = mix((*h), (0_u64 as u16) as u64);
        let v8 = (-2035501544_i32);
        f64::EPSILON
    }
    #[gpu_fn]
    pub fn f9(a10: &Option<Option<f64>>, a11: i32, h: &mut u64) -> ([f32; 2], f32) {
        *h = mix(*h, 6299721218349824049);
        if ({
            let mut n13 = 0_u32;
            'l12: loop {
                n13 += 1;
                if n13 > 1 {
                    break 'l12 (false);
                }
                (*h) = mix((*h), false as u64);
            }
        } ^ true)
        {
            (*h) = mix((*h), tame32(f32::INFINITY).to_bits() as u64);
            (*h) = mix((*h), i32::MAX as u64);
            (*h) = mix((*h), tame64((0.0_f64)).to_bits() as u64);
        }
        (*h) = mix((*h), 5_i32 as u64);
        let mut v14 = 8_i32;
        ([f32::EPSILON, (-8.375_f32)], (70.625_f32))
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
        let w15 = w[0] as u64;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] as isize;
        let mut w20 = w[5] as u64;
        let w21 = tame32(f32::from_bits(w[6] as u32));
        let w22 = w[7] as u32;
        (w18, w18) = (
            (((if false {
                w18
            } else {
                w18 = (Some(w18)).unwrap_or(([w18, w18, 0_usize, w18])[0]);
                h = mix(
                    h,
                    (if (Some(true)).unwrap_or(true) {
                        w18
                            -= ((match Some(16105537603978923710_usize) {
                                None => 4730744803140024579_usize,
                                Some(o23) => o23,
                            }) - w18);
                        f1(&mut h)
                    } else {
                        ints[w18 % (ints.len())]
                    }) as u64,
                );
                w18
            }) & 4194304_usize) | w18),
            6_usize,
        );
        let p24: f64 = (0.0_f64);
        h = mix(h, 3_i32 as u64);
        let mut v25 = w18;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), tame64(p24).to_bits() as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v25 as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
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
        let w15 = w[0] as u64;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] as isize;
        let mut w20 = w[5] as u64;
        let w21 = tame32(f32::from_bits(w[6] as u32));
        let w22 = w[7] as u32;
        (w18, w18) = (
            (((if false {
                w18
            } else {
                w18 = (Some(w18)).unwrap_or(([w18, w18, 0_usize, w18])[0]);
                h = mix(
                    h,
                    (if (Some(true)).unwrap_or(true) {
                        w18
                            -= ((match Some(16105537603978923710_usize) {
                                None => 4730744803140024579_usize,
                                Some(o23) => o23,
                            }) - w18);
                        f1(&mut h)
                    } else {
                        ints[w18 % (ints.len())]
                    }) as u64,
                );
                w18
            }) & 4194304_usize) | w18),
            6_usize,
        );
        let p24: f64 = (0.0_f64);
        h = mix(h, 3_i32 as u64);
        let mut v25 = w18;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), tame64(p24).to_bits() as u64),
            mix(mix(0, tame64(w17).to_bits() as u64), v25 as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
            mix(0, tame32(w21).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k3, plain);
}
pub mod m4 {
    use super::*;
    pub const C1: [f64; 2] = [f64::INFINITY, f64::MIN_POSITIVE];
    pub const C2: [f32; 6] = [
        (-80.5_f32),
        (143.375_f32),
        f32::MIN,
        f32::EPSILON,
        (-19.75_f32),
        f32::MAX,
    ];
    #[gpu_fn]
    pub fn f3(a4: u16, a5: &mut isize, h: &mut u64) -> Option<f64> {
        *h = mix(*h, 17609470334248467004);
        (*h) = mix((*h), 18446744073709551611_usize as u64);
        Some(C1[(!a4) as usize % 2])
    }
    #[gpu_fn]
    pub fn f7(a8: &i32, a9: &i8) -> isize {
        ((if (true | true) {
            (match Some(11_i16) {
                Some(i16::MIN) => 1_isize,
                p10 => 4_isize,
            })
        } else {
            6204748086105276704_isize
        }) * isize::MAX)
    }
    #[gpu_fn]
    pub fn f11(a12: i64, h: &mut u64) -> (u8, f32) {
        *h = mix(*h, 17026866088618120468);
        (*h) = mix((*h), 1_i8 as u64);
        let p13: Option<Option<bool>> = (if false {
            (None::<Option<bool>>)
        } else {
            Some(Some(false))
        });
        (0_u8, C2[a12 as usize % 6])
    }
    #[gpu_fn]
    pub fn f14(a15: &mut i8, h: &mut u64) -> f32 {
        *h = mix(*h, 230473942042282136);
        let mut v16: bool = matches!({ (3_i32 * (- 2147483647_i32)) }, 2_i32.. if true);
        let p17: bool = v16;
        (117.875_f32)
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
        let mut w18 = w[0] as i64;
        let w19 = tame32(f32::from_bits(w[1] as u32));
        let w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let mut w22 = tame32(f32::from_bits(w[4] as u32));
        let w23 = w[5] as u32;
        let mut w24 = tame32(f32::from_bits(w[6] as u32));
        let w25 = tame32(f32::from_bits(w[7] as u32));
        if let (2_usize | 6_usize, p26) = (if ((if true { 65533_u16 } else { 65530_u16 })
            > (9_u16).wrapping_sub_signed(i16::MAX))
        {
            if let Some(2.75..29.25) = Some(
                floats[((233_u8 as usize) as usize) % (floats.len())],
            ) {
                let v27 = (Some((-865847098_i32))).is_none();
                h = mix(
                    h,
                    ((match Some(false) {
                        None if true => {
                            h = mix(h, 0_u8 as u64);
                            2048_u16
                        }
                        _ => 0_u16,
                    }) ^ 0_u16) as u64,
                );
                h = mix(h, v27 as u64);
            }
            (w21, ints[w21 % (ints.len())])
        } else {
            (w21, (-1937706503_i32))
        }) {
            w24 -= w19;
        }
        let mut v28 = usize::MAX;
        h = mix(h, tame32(w24).to_bits() as u64);
        h = mix(h, tame32(w22).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w18 as u64), tame32(w25).to_bits() as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), v28 as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
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
        let mut w18 = w[0] as i64;
        let w19 = tame32(f32::from_bits(w[1] as u32));
        let w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let mut w22 = tame32(f32::from_bits(w[4] as u32));
        let w23 = w[5] as u32;
        let mut w24 = tame32(f32::from_bits(w[6] as u32));
        let w25 = tame32(f32::from_bits(w[7] as u32));
        if let (2_usize | 6_usize, p26) = (if ((if true { 65533_u16 } else { 65530_u16 })
            > (9_u16).wrapping_sub_signed(i16::MAX))
        {
            if let Some(2.75..29.25) = Some(
                floats[((233_u8 as usize) as usize) % (floats.len())],
            ) {
                let v27 = (Some((-865847098_i32))).is_none();
                h = mix(
                    h,
                    ((match Some(false) {
                        None if true => {
                            h = mix(h, 0_u8 as u64);
                            2048_u16
                        }
                        _ => 0_u16,
                    }) ^ 0_u16) as u64,
                );
                h = mix(h, v27 as u64);
            }
            (w21, ints[w21 % (ints.len())])
        } else {
            (w21, (-1937706503_i32))
        }) {
            w24 -= w19;
        }
        let mut v28 = usize::MAX;
        h = mix(h, tame32(w24).to_bits() as u64);
        h = mix(h, tame32(w22).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w18 as u64), tame32(w25).to_bits() as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), v28 as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
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
        (match ([Some(f32::INFINITY), (None::<f32>), Some((73.0625_f32))])[2] {
            Some(
                -0.25..28.25,
            ) if ((match (S2 { f0: (-1.0_f64) }) {
                S2 { .. } if false => false,
                S2 { f0: p5, .. } => false,
            }) | false) => {
                (S1 {
                    f2: true,
                    f0: false,
                    f1: true,
                })
            }
            p6 => {
                (S1 {
                    f1: false,
                    f0: true,
                    f2: false,
                })
            }
        })
    }
    #[gpu_fn]
    pub fn f7(a8: Option<f64>, a9: &bool, h: &mut u64) -> f64 {
        *h = mix(*h, 12483188470680896343);
        (*h) = mix((*h), 3338231836793328316_usize as u64);
        let mut v10: [usize; 4] = [8_usize; 4];
        v10[7_i64 as usize % 4] &= v10[1];
        (-82.3125_f64)
    }
    #[gpu_fn]
    pub fn f11(h: &mut u64) -> Option<i64> {
        *h = mix(*h, 702735088264286550);
        (*h) = mix((*h), 2_usize as u64);
        let v12: u8 = (Some(9_u8)).unwrap_or(11_u8);
        (*h) = mix((*h), (-2_i32) as u64);
        Some(i64::MAX)
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
        let mut w13 = w[0] as u16;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let w17 = tame64(f64::from_bits(w[4]));
        let mut w18 = w[5] as i16;
        let w19 = w[6] as usize;
        let w20 = tame64(f64::from_bits(w[7]));
        w13
            += ((w18 as u16)
                % (((((match ints[(Some(11_usize)).unwrap_or(w19) % (ints.len())] {
                    p21 if true => w17,
                    p22 @ 9_i32..=10_i32 => w17,
                    p23 => w17,
                }) as u16) | ((3_usize as u16) + w13)) & 0x3f) | 1));
        w14 /= (if true { floats[w19 % (floats.len())] } else { w14 });
        w18 = w18;
        h = mix(h, (-1_i8) as u64);
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w19 as u64),
            mix(mix(0, w13 as u64), tame64(w20).to_bits() as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, tame64(w17).to_bits() as u64),
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
        let mut w13 = w[0] as u16;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let w17 = tame64(f64::from_bits(w[4]));
        let mut w18 = w[5] as i16;
        let w19 = w[6] as usize;
        let w20 = tame64(f64::from_bits(w[7]));
        w13
            += ((w18 as u16)
                % (((((match ints[(Some(11_usize)).unwrap_or(w19) % (ints.len())] {
                    p21 if true => w17,
                    p22 @ 9_i32..=10_i32 => w17,
                    p23 => w17,
                }) as u16) | ((3_usize as u16) + w13)) & 0x3f) | 1));
        w14 /= (if true { floats[w19 % (floats.len())] } else { w14 });
        w18 = w18;
        h = mix(h, (-1_i8) as u64);
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w19 as u64),
            mix(mix(0, w13 as u64), tame64(w20).to_bits() as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
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
        pub fn f2(self, a3: i16, a4: &mut S1, a5: &f32) -> i16 {
            ((if ((-975632401_i32) != 139426961_i32) { a3 } else { a3 }) ^ 32766_i16)
        }
    }
    #[gpu_fn]
    pub fn f6(a7: isize, a8: &usize, a9: &mut f32) -> f32 {
        (*a9)
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
        let w10 = w[0] as u16;
        let mut w11 = tame32(f32::from_bits(w[1] as u32));
        let mut w12 = tame64(f64::from_bits(w[2]));
        let mut w13 = w[3] as usize;
        let mut w14 = tame32(f32::from_bits(w[4] as u32));
        let mut w15 = w[5] as i32;
        let mut w16 = w[6] as isize;
        let mut w17 = w[7] as u16;
        h = mix(h, 3_i16 as u64);
        h = mix(h, i16::MAX as u64);
        w13 = (((if ([false, false, true, true])[1] {
            ((-35.6875_f32)).fract()
        } else {
            w15 -= w15;
            (82.4375_f32)
        }) + (1.0_f32)) as usize);
        h = mix(h, u64::MAX as u64);
        out[i] = [
            h,
            mix(mix(0, w10 as u64), w17 as u64),
            mix(0, tame32(w11).to_bits() as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
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
        let w10 = w[0] as u16;
        let mut w11 = tame32(f32::from_bits(w[1] as u32));
        let mut w12 = tame64(f64::from_bits(w[2]));
        let mut w13 = w[3] as usize;
        let mut w14 = tame32(f32::from_bits(w[4] as u32));
        let mut w15 = w[5] as i32;
        let mut w16 = w[6] as isize;
        let mut w17 = w[7] as u16;
        h = mix(h, 3_i16 as u64);
        h = mix(h, i16::MAX as u64);
        w13 = (((if ([false, false, true, true])[1] {
            ((-35.6875_f32)).fract()
        } else {
            w15 -= w15;
            (82.4375_f32)
        }) + (1.0_f32)) as usize);
        h = mix(h, u64::MAX as u64);
        out[i] = [
            h,
            mix(mix(0, w10 as u64), w17 as u64),
            mix(0, tame32(w11).to_bits() as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
        ];
    }
    pub const CASE: Case = case!(k6, plain);
}
pub mod m7 {
    use super::*;
    pub const C1: isize = (-9223372036854775807_isize);
    #[gpu_fn]
    pub fn f2(a3: &f64, h: &mut u64) -> bool {
        *h = mix(*h, 9131383210284551390);
        (if (([false, true, true])[2] && (true | false)) { false } else { true })
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
        let mut w4 = w[0] as u32;
        let w5 = tame32(f32::from_bits(w[1] as u32));
        let mut w6 = tame64(f64::from_bits(w[2]));
        let mut w7 = w[3] as usize;
        let mut w8 = w[4] as usize;
        let w9 = tame32(f32::from_bits(w[5] as u32));
        let mut w10 = w[6] & 1 == 1;
        let w11 = w[7] as i32;
        w6 = f64::MIN_POSITIVE;
        w6
            %= (({
                let mut n13 = 0_u32;
                'l12: loop {
                    n13 += 1;
                    if n13 > 2 {
                        break 'l12 (([Some(w6), Some(w6), (None::<f64>), Some(w6)])[0]);
                    }
                    w8 += w7;
                    h = mix(
                        h,
                        tame64({
                                w8
                                    ^= {
                                        w7 <<= (1_usize + 2480925378519264667_usize);
                                        w7
                                    };
                                w10 = w10;
                                w6
                            })
                            .to_bits() as u64,
                    );
                }
            })
                .unwrap_or(w6) + w6);
        let mut v14: Option<i32> = Some(ints[281474976710656_usize % (ints.len())]);
        h = mix(h, tame32(f32::NAN).to_bits() as u64);
        w10 = w10;
        out[i] = [
            h,
            mix(mix(0, C1 as u64), w10 as u64),
            mix(mix(0, w4 as u64), w11 as u64),
            mix(0, tame32(w5).to_bits() as u64),
            mix(0, tame64(w6).to_bits() as u64),
            mix(0, w7 as u64),
            mix(0, w8 as u64),
            mix(0, tame32(w9).to_bits() as u64),
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
        let mut w4 = w[0] as u32;
        let w5 = tame32(f32::from_bits(w[1] as u32));
        let mut w6 = tame64(f64::from_bits(w[2]));
        let mut w7 = w[3] as usize;
        let mut w8 = w[4] as usize;
        let w9 = tame32(f32::from_bits(w[5] as u32));
        let mut w10 = w[6] & 1 == 1;
        let w11 = w[7] as i32;
        w6 = f64::MIN_POSITIVE;
        w6
            %= (({
                let mut n13 = 0_u32;
                'l12: loop {
                    n13 += 1;
                    if n13 > 2 {
                        break 'l12 (([Some(w6), Some(w6), (None::<f64>), Some(w6)])[0]);
                    }
                    w8 += w7;
                    h = mix(
                        h,
                        tame64({
                                w8
                                    ^= {
                                        w7 <<= (1_usize + 2480925378519264667_usize);
                                        w7
                                    };
                                w10 = w10;
                                w6
                            })
                            .to_bits() as u64,
                    );
                }
            })
                .unwrap_or(w6) + w6);
        let mut v14: Option<i32> = Some(ints[281474976710656_usize % (ints.len())]);
        h = mix(h, tame32(f32::NAN).to_bits() as u64);
        w10 = w10;
        out[i] = [
            h,
            mix(mix(0, C1 as u64), w10 as u64),
            mix(mix(0, w4 as u64), w11 as u64),
            mix(0, tame32(w5).to_bits() as u64),
            mix(0, tame64(w6).to_bits() as u64),
            mix(0, w7 as u64),
            mix(0, w8 as u64),
            mix(0, tame32(w9).to_bits() as u64),
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
        pub fn f3(
            self,
            a4: ([f64; 2], f64),
            a5: &mut f32,
            h: &mut u64,
        ) -> Option<isize> {
            *h = mix(*h, 3787110013523140485);
            (None::<isize>)
        }
    }
    #[gpu_fn]
    pub fn f6(a7: f32, h: &mut u64) -> f32 {
        *h = mix(*h, 1287190515854728973);
        (-{
            let mut n9 = 0_u32;
            'l8: loop {
                n9 += 1;
                if n9 > 4 {
                    break 'l8 (((-4_i64) as f32));
                }
                (*h) = mix((*h), 8_usize as u64);
                (*h) = mix((*h), 0_u32 as u64);
            }
        })
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
        let mut w10 = w[0] as i32;
        let w11 = tame32(f32::from_bits(w[1] as u32));
        let mut w12 = tame64(f64::from_bits(w[2]));
        let w13 = w[3] as usize;
        let w14 = tame32(f32::from_bits(w[4] as u32));
        let w15 = w[5] & 1 == 1;
        let w16 = w[6] & 1 == 1;
        let w17 = w[7] as i32;
        w12 = w12;
        'l18: for r21 in (0..(((match i16::MAX {
            p19 @ 2_i16..=6_i16 => 11_i64,
            p20 => 8_i64,
        }) / (((w14 as i64) & 0x3f) | 1)) & 3))
        {
            let mut v22 = (Some([false, w16])).is_some();
            let mut v23 = (match Some((w10 * w17)) {
                Some(2147483646_i32..=i32::MAX) => [w14; 3],
                Some(_) => [w14, w14, (-97.75_f32)],
                _ => [w14, w14, w14],
            });
            h = mix(h, w17 as u64);
        }
        h = mix(h, (i32::MIN) as u64);
        h = mix(h, tame64(w12).to_bits() as u64);
        let mut v24 = w13;
        out[i] = [
            h,
            mix(mix(0, C2 as u64), w16 as u64),
            mix(mix(0, w10 as u64), w17 as u64),
            mix(mix(0, tame32(w11).to_bits() as u64), v24 as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
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
        let mut w10 = w[0] as i32;
        let w11 = tame32(f32::from_bits(w[1] as u32));
        let mut w12 = tame64(f64::from_bits(w[2]));
        let w13 = w[3] as usize;
        let w14 = tame32(f32::from_bits(w[4] as u32));
        let w15 = w[5] & 1 == 1;
        let w16 = w[6] & 1 == 1;
        let w17 = w[7] as i32;
        w12 = w12;
        'l18: for r21 in (0..(((match i16::MAX {
            p19 @ 2_i16..=6_i16 => 11_i64,
            p20 => 8_i64,
        }) / (((w14 as i64) & 0x3f) | 1)) & 3))
        {
            let mut v22 = (Some([false, w16])).is_some();
            let mut v23 = (match Some((w10 * w17)) {
                Some(2147483646_i32..=i32::MAX) => [w14; 3],
                Some(_) => [w14, w14, (-97.75_f32)],
                _ => [w14, w14, w14],
            });
            h = mix(h, w17 as u64);
        }
        h = mix(h, (i32::MIN) as u64);
        h = mix(h, tame64(w12).to_bits() as u64);
        let mut v24 = w13;
        out[i] = [
            h,
            mix(mix(0, C2 as u64), w16 as u64),
            mix(mix(0, w10 as u64), w17 as u64),
            mix(mix(0, tame32(w11).to_bits() as u64), v24 as u64),
            mix(0, tame64(w12).to_bits() as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, w15 as u64),
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
    pub const C4: f32 = (-26.0625_f32);
    #[gpu_fn]
    pub fn f5(a6: &mut Option<usize>) -> bool {
        (((0_usize as usize) << isize::MAX) != 0_usize)
    }
    #[gpu_fn]
    impl S2 {
        pub fn f7(self, a8: &Option<bool>, a9: bool, a10: &bool) -> Option<usize> {
            (None::<usize>)
        }
    }
    #[gpu_kernel(over = out)]
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
        let w11 = w[0] as i8;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = tame32(f32::from_bits(w[4] as u32));
        let mut w16 = w[5] & 1 == 1;
        let mut w17 = w[6] as u16;
        let w18 = tame64(f64::from_bits(w[7]));
        w14
            &= (if ({
                (match (None::<bool>) {
                    None => (Some(w16)).unwrap_or(w16),
                    p19 => {
                        (1_i32
                            > ints[((w14 as usize) - (w14).wrapping_pow(0_u32))
                                % (ints.len() + 1)])
                    }
                })
            }) {
                ((-6_i64) as usize)
            } else {
                if let [(1_usize..),
                (11303389481309413374_usize..15292295204915910519_usize)] = [
                    (match (S1 { f0: 0_u8 }) {
                        S1 { f0: _, .. } => {
                            let v20: Option<usize> = Some(w14);
                            w16 ^= w16;
                            w14
                        }
                        S1 { f0: 1_u8.., .. } if w16 => w14,
                        _ => w14,
                        S1 { f0: _, .. } => w14,
                    }),
                    usize::MAX,
                ] {
                    w16 &= w16;
                }
                w14
            });
        w17 &= u16::MAX;
        h = mix(h, ints[usize::MAX % (ints.len())] as u64);
        h = mix(h, tame64((1.5e9_f64)).to_bits() as u64);
        h = mix(h, w16 as u64);
        out[i] = [
            h,
            mix(mix(0, tame64(C3).to_bits() as u64), w16 as u64),
            mix(mix(0, tame32(C4).to_bits() as u64), w17 as u64),
            mix(mix(0, w11 as u64), tame64(w18).to_bits() as u64),
            mix(0, tame32(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
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
        let w11 = w[0] as i8;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = tame32(f32::from_bits(w[4] as u32));
        let mut w16 = w[5] & 1 == 1;
        let mut w17 = w[6] as u16;
        let w18 = tame64(f64::from_bits(w[7]));
        w14
            &= (if ({
                (match (None::<bool>) {
                    None => (Some(w16)).unwrap_or(w16),
                    p19 => {
                        (1_i32
                            > ints[((w14 as usize) - (w14).wrapping_pow(0_u32))
                                % (ints.len() + 1)])
                    }
                })
            }) {
                ((-6_i64) as usize)
            } else {
                if let [(1_usize..),
                (11303389481309413374_usize..15292295204915910519_usize)] = [
                    (match (S1 { f0: 0_u8 }) {
                        S1 { f0: _, .. } => {
                            let v20: Option<usize> = Some(w14);
                            w16 ^= w16;
                            w14
                        }
                        S1 { f0: 1_u8.., .. } if w16 => w14,
                        _ => w14,
                        S1 { f0: _, .. } => w14,
                    }),
                    usize::MAX,
                ] {
                    w16 &= w16;
                }
                w14
            });
        w17 &= u16::MAX;
        h = mix(h, ints[usize::MAX % (ints.len())] as u64);
        h = mix(h, tame64((1.5e9_f64)).to_bits() as u64);
        h = mix(h, w16 as u64);
        out[i] = [
            h,
            mix(mix(0, tame64(C3).to_bits() as u64), w16 as u64),
            mix(mix(0, tame32(C4).to_bits() as u64), w17 as u64),
            mix(mix(0, w11 as u64), tame64(w18).to_bits() as u64),
            mix(0, tame32(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
            mix(0, tame32(w15).to_bits() as u64),
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
        pub fn f2(&mut self, a3: i8, a4: usize, a5: u8, h: &mut u64) -> i32 {
            *h = mix(*h, 17593843507498534074);
            if let [_, p6] = [(a4 as f64), ((16777216.0_f64)).recip()] {
                let v7 = (-1.5e9_f64);
                (*h) = mix((*h), 11_i64 as u64);
            }
            (*h) = mix((*h), tame64((1.0_f64)).to_bits() as u64);
            2_i32
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f8(self) -> f64 {
            (match (if (match self {
                _ => true,
                S1 { f0: 253_u8, f1: _, .. } => true,
                _ if true => true,
                S1 { .. } => false,
            }) {
                ([Some((26.25_f64)); 2])[1]
            } else {
                (None::<f64>)
            }) {
                None => f64::MIN,
                Some(o9) => (123.9375_f64),
            })
        }
    }
    #[gpu_fn]
    pub fn f10(a11: i32, a12: u8) -> f64 {
        (match Some(((61.0625_f32) as f32)) {
            _ => (if true { (95.5625_f64) } else { (-52.875_f64) }),
            p13 => f64::INFINITY,
        })
    }
    #[gpu_fn]
    pub fn f14(a15: &mut i32, a16: &mut i32, a17: &mut u16, h: &mut u64) -> u64 {
        *h = mix(*h, 5413084559492170102);
        let _: Option<f32> = { (None::<f32>) };
        let mut v18: i32 = (*a15);
        18446744073709551614_u64
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
        let w19 = w[0] as i8;
        let mut w20 = tame32(f32::from_bits(w[1] as u32));
        let w21 = tame64(f64::from_bits(w[2]));
        let w22 = w[3] as usize;
        let w23 = w[4] as i64;
        let w24 = tame32(f32::from_bits(w[5] as u32));
        let w25 = w[6] & 1 == 1;
        let w26 = tame32(f32::from_bits(w[7] as u32));
        w20 = ((if (match (None::<bool>) {
            None => (w25 || w25),
            Some(o27) => (o27 | o27),
        }) {
            w20
                -= ((w26).next_up()
                    % {
                        let mut n29 = 0_u32;
                        'l28: loop {
                            n29 += 1;
                            if n29 > 4 {
                                break 'l28 (w26);
                            }
                            h = mix(
                                h,
                                (-(if w25 {
                                    ints[2_usize % (ints.len())]
                                } else {
                                    ints[w22 % (ints.len())]
                                })) as u64,
                            );
                            w20 -= w26;
                            w20 -= w26;
                        }
                    });
            w24
        } else {
            f32::INFINITY
        }) + f32::NEG_INFINITY);
        h = mix(h, tame32(w20).to_bits() as u64);
        let mut v30: isize = 0_isize;
        let mut v31 = w26;
        out[i] = [
            h,
            mix(mix(0, w19 as u64), tame32(w26).to_bits() as u64),
            mix(mix(0, tame32(w20).to_bits() as u64), v30 as u64),
            mix(mix(0, tame64(w21).to_bits() as u64), tame32(v31).to_bits() as u64),
            mix(0, w22 as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
            mix(0, w25 as u64),
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
        let w19 = w[0] as i8;
        let mut w20 = tame32(f32::from_bits(w[1] as u32));
        let w21 = tame64(f64::from_bits(w[2]));
        let w22 = w[3] as usize;
        let w23 = w[4] as i64;
        let w24 = tame32(f32::from_bits(w[5] as u32));
        let w25 = w[6] & 1 == 1;
        let w26 = tame32(f32::from_bits(w[7] as u32));
        w20 = ((if (match (None::<bool>) {
            None => (w25 || w25),
            Some(o27) => (o27 | o27),
        }) {
            w20
                -= ((w26).next_up()
                    % {
                        let mut n29 = 0_u32;
                        'l28: loop {
                            n29 += 1;
                            if n29 > 4 {
                                break 'l28 (w26);
                            }
                            h = mix(
                                h,
                                (-(if w25 {
                                    ints[2_usize % (ints.len())]
                                } else {
                                    ints[w22 % (ints.len())]
                                })) as u64,
                            );
                            w20 -= w26;
                            w20 -= w26;
                        }
                    });
            w24
        } else {
            f32::INFINITY
        }) + f32::NEG_INFINITY);
        h = mix(h, tame32(w20).to_bits() as u64);
        let mut v30: isize = 0_isize;
        let mut v31 = w26;
        out[i] = [
            h,
            mix(mix(0, w19 as u64), tame32(w26).to_bits() as u64),
            mix(mix(0, tame32(w20).to_bits() as u64), v30 as u64),
            mix(mix(0, tame64(w21).to_bits() as u64), tame32(v31).to_bits() as u64),
            mix(0, w22 as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
            mix(0, w25 as u64),
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
    pub const C4: [[bool; 2]; 3] = [
        C3[0_u8 as usize % 3],
        C3[18446744073709551609_u64 as usize % 3],
        C3[2],
    ];
    #[gpu_fn]
    pub fn f5(h: &mut u64) -> (i16, i32) {
        *h = mix(*h, 3186591797811276586);
        debug_assert!(
            (match (true, (i16::MIN),) { (false, 6_i16..,) => { (* h) = mix((* h), 6_i64
            as u64); let mut v6 : i32 = (i32::MIN); C3[2] [7_u16 as usize % 2] }, (true,
            p7,) if C4[0] [0] => true, (p8, p9,) => p8 }) || (* h) & 15 != 3
        );
        (*h) = mix((*h), (-498437797_i32) as u64);
        (11_i16, 4_i32)
    }
    #[gpu_fn]
    pub fn f10(a11: i16, h: &mut u64) -> Option<bool> {
        *h = mix(*h, 17330738029338571237);
        (*h) = mix((*h), (0_u8 - (0_u8).max(0_u8)) as u64);
        let mut v12 = Some((-44.125_f32));
        (*h) = mix((*h), 1_u64 as u64);
        (None::<bool>)
    }
    #[gpu_fn]
    impl S2 {
        pub fn f13(self, h: &mut u64) -> i8 {
            *h = mix(*h, 7484820426917773726);
            (if ((match Some(Some(C4[0][(7_u32 - u32::MAX) as usize % 2])) {
                None => (None::<bool>),
                Some(o14) => o14,
            }))
                .unwrap_or(C3[2][i8::MAX as usize % 2])
            {
                0_i8
            } else {
                (-2_i8)
            })
        }
    }
    #[gpu_fn]
    pub fn f15(a16: Option<i16>, h: &mut u64) -> f64 {
        *h = mix(*h, 12968919969307801930);
        'l17: for r18 in (0..=(u64::MAX & 3)).step_by(3) {
            (*h) = mix((*h), 8_i64 as u64);
            if false {
                if C4[2][0] {
                    break 'l17;
                }
            }
        }
        f64::NAN
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let mut w19 = w[0] as u8;
        let w20 = tame32(f32::from_bits(w[1] as u32));
        let mut w21 = tame64(f64::from_bits(w[2]));
        let mut w22 = w[3] as usize;
        let mut w23 = w[4] as i8;
        let mut w24 = w[5] as i8;
        let w25 = tame32(f32::from_bits(w[6] as u32));
        let w26 = w[7] as i32;
        h = mix(
            h,
            tame32(
                    (Some(floats[(w22 + (w22 - w22)) % (floats.len())]))
                        .unwrap_or(
                            ((([w20, f32::NEG_INFINITY, w25, w25])[0]).round_ties_even()
                                % ((24.0_f32)).mul_add((f32::MIN).round(), (w20 % w25))),
                        ),
                )
                .to_bits() as u64,
        );
        w22 += (!([w22, w22])[0]);
        w21 = w21;
        w21 -= w21;
        out[i] = [
            h,
            mix(mix(0, w19 as u64), w26 as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, tame64(w21).to_bits() as u64),
            mix(0, w22 as u64),
            mix(0, w23 as u64),
            mix(0, w24 as u64),
            mix(0, tame32(w25).to_bits() as u64),
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
        let mut w19 = w[0] as u8;
        let w20 = tame32(f32::from_bits(w[1] as u32));
        let mut w21 = tame64(f64::from_bits(w[2]));
        let mut w22 = w[3] as usize;
        let mut w23 = w[4] as i8;
        let mut w24 = w[5] as i8;
        let w25 = tame32(f32::from_bits(w[6] as u32));
        let w26 = w[7] as i32;
        h = mix(
            h,
            tame32(
                    (Some(floats[(w22 + (w22 - w22)) % (floats.len())]))
                        .unwrap_or(
                            ((([w20, f32::NEG_INFINITY, w25, w25])[0]).round_ties_even()
                                % ((24.0_f32)).mul_add((f32::MIN).round(), (w20 % w25))),
                        ),
                )
                .to_bits() as u64,
        );
        w22 += (!([w22, w22])[0]);
        w21 = w21;
        w21 -= w21;
        out[i] = [
            h,
            mix(mix(0, w19 as u64), w26 as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, tame64(w21).to_bits() as u64),
            mix(0, w22 as u64),
            mix(0, w23 as u64),
            mix(0, w24 as u64),
            mix(0, tame32(w25).to_bits() as u64),
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
        [C3[4]; 2],
    ];
    #[gpu_fn]
    impl S2 {
        pub fn f5(&mut self, a6: &i32, a7: i16, h: &mut u64) -> u16 {
            *h = mix(*h, 16710816719823895438);
            let mut v8: i32 = ((if u32::is_power_of_two(11_u32) { (*a6) } else { (*a6) })
                - (*a6));
            (*self).f0 = (*self).f0;
            v8 = (*a6);
            (*self).f0
        }
    }
    #[gpu_fn]
    pub fn f9(a10: &mut [isize; 2], a11: &i16, a12: u8, h: &mut u64) -> f32 {
        *h = mix(*h, 17779890904302137962);
        let mut v13 = false;
        if (v13 > true) {
            (*h) = mix((*h), v13 as u64);
            (*a10)[3_i8 as usize % 2] <<= (*a11);
            if v13 {
                return (35.5_f32);
            }
        }
        (7.875_f32)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let w14 = w[0] as usize;
        let mut w15 = tame32(f32::from_bits(w[1] as u32));
        let mut w16 = tame64(f64::from_bits(w[2]));
        let w17 = w[3] as usize;
        let mut w18 = tame32(f32::from_bits(w[4] as u32));
        let w19 = w[5] & 1 == 1;
        let mut w20 = w[6] as u8;
        let mut w21 = w[7] as i64;
        assert!(
            matches!(((w17 << 1_i64)).checked_rem_euclid((w17 + C4[1] [1])), _) || h & 15
            != 3
        );
        w21 = (-(w21
            ^ (match (None::<Option<f32>>) {
                Some(
                    Some(..22.25),
                ) if (match ints[(if (match (S1 {
                    f0: [w18; 2],
                    f1: (-2147483647_i32),
                    f2: 0_u32,
                }) {
                    S1 {
                        f0: [(-6.75..=5.75),
                        (..35.25),
                        ],
                        f1: -4_i32..,
                        f2: p22,
                        ..
                    } if w19 => w19,
                    S1 { f0: _, f2: _, .. } => w19,
                }) {
                    (w14 + C4[(10_i8 as u64) as usize % 3][0_i16 as usize % 2])
                } else {
                    C4[2][1]
                }) % (ints.len())]
                {
                    -426154196_i32 if w19 => false,
                    p23 => w19,
                }) => w21,
                p24 => w21,
            })));
        w20 = 10_u8;
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(0, tame32(w15).to_bits() as u64),
            mix(0, tame64(w16).to_bits() as u64),
            mix(0, w17 as u64),
            mix(0, tame32(w18).to_bits() as u64),
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
        let w14 = w[0] as usize;
        let mut w15 = tame32(f32::from_bits(w[1] as u32));
        let mut w16 = tame64(f64::from_bits(w[2]));
        let w17 = w[3] as usize;
        let mut w18 = tame32(f32::from_bits(w[4] as u32));
        let w19 = w[5] & 1 == 1;
        let mut w20 = w[6] as u8;
        let mut w21 = w[7] as i64;
        assert!(
            matches!(((w17 << 1_i64)).checked_rem_euclid((w17 + C4[1] [1])), _) || h & 15
            != 3
        );
        w21 = (-(w21
            ^ (match (None::<Option<f32>>) {
                Some(
                    Some(..22.25),
                ) if (match ints[(if (match (S1 {
                    f0: [w18; 2],
                    f1: (-2147483647_i32),
                    f2: 0_u32,
                }) {
                    S1 {
                        f0: [(-6.75..=5.75),
                        (..35.25),
                        ],
                        f1: -4_i32..,
                        f2: p22,
                        ..
                    } if w19 => w19,
                    S1 { f0: _, f2: _, .. } => w19,
                }) {
                    (w14 + C4[(10_i8 as u64) as usize % 3][0_i16 as usize % 2])
                } else {
                    C4[2][1]
                }) % (ints.len())]
                {
                    -426154196_i32 if w19 => false,
                    p23 => w19,
                }) => w21,
                p24 => w21,
            })));
        w20 = 10_u8;
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(0, tame32(w15).to_bits() as u64),
            mix(0, tame64(w16).to_bits() as u64),
            mix(0, w17 as u64),
            mix(0, tame32(w18).to_bits() as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
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
        pub fn f5(&self, a6: &mut f32, h: &mut u64) -> i32 {
            *h = mix(*h, 2495916121537230053);
            let p7: bool = (f32::ceil(((0.5_f32) + (*a6))) == (*a6));
            (i32::MIN)
        }
    }
    #[gpu_fn]
    pub fn f8(a9: [f32; 3], a10: usize, h: &mut u64) -> Option<f32> {
        *h = mix(*h, 17887106700714344272);
        (*h) = mix((*h), 6_u32 as u64);
        let v11 = (S2 {
            f0: [C4[2_usize % 6], C4[4], C4[0]],
        });
        Some(a9[11_i64 as usize % 3])
    }
    #[gpu_fn]
    pub fn f12() -> Option<isize> {
        Some(1_isize)
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
        let mut w13 = w[0] as u16;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let mut w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let mut w17 = tame32(f32::from_bits(w[4] as u32));
        let w18 = w[5] as usize;
        let w19 = w[6] as i32;
        let mut w20 = w[7] as i32;
        let v21 = w18;
        w20
            ^= (if (([w17, (21.125_f32)])[0]).is_nan() {
                assert!(((C4[3] && true) && (w14 != w14)) || h & 15 != 2);
                (((w19 * (-2147483647_i32)) / (((2_isize as i32) & 0x3f) | 1))
                    & (match (3_u8, w13) {
                        (3_u8.., p22 @ 0_u16..=32837_u16) => 2147483646_i32,
                        (0_u8..=208_u8, 1_u16..) => w19,
                        (p23, p24) => ints[v21 % (ints.len() + 1)],
                    }))
            } else {
                i32::MAX
            });
        h = mix(h, tame32(w14).to_bits() as u64);
        let mut v25 = 4_i64;
        if let (1_usize, p26) = (v21, 1_i8) {
            let v27 = [3970738621_u32, 2_u32, 4294967294_u32];
        }
        let v28 = (113.375_f64);
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), v25 as u64),
            mix(mix(0, w16 as u64), tame64(v28).to_bits() as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, w18 as u64),
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
        let mut w13 = w[0] as u16;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let mut w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let mut w17 = tame32(f32::from_bits(w[4] as u32));
        let w18 = w[5] as usize;
        let w19 = w[6] as i32;
        let mut w20 = w[7] as i32;
        let v21 = w18;
        w20
            ^= (if (([w17, (21.125_f32)])[0]).is_nan() {
                assert!(((C4[3] && true) && (w14 != w14)) || h & 15 != 2);
                (((w19 * (-2147483647_i32)) / (((2_isize as i32) & 0x3f) | 1))
                    & (match (3_u8, w13) {
                        (3_u8.., p22 @ 0_u16..=32837_u16) => 2147483646_i32,
                        (0_u8..=208_u8, 1_u16..) => w19,
                        (p23, p24) => ints[v21 % (ints.len() + 1)],
                    }))
            } else {
                i32::MAX
            });
        h = mix(h, tame32(w14).to_bits() as u64);
        let mut v25 = 4_i64;
        if let (1_usize, p26) = (v21, 1_i8) {
            let v27 = [3970738621_u32, 2_u32, 4294967294_u32];
        }
        let v28 = (113.375_f64);
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), v25 as u64),
            mix(mix(0, w16 as u64), tame64(v28).to_bits() as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
        ];
    }
    pub const CASE: Case = case!(k13, plain);
}
pub mod m14 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: usize, h: &mut u64) -> u32 {
        *h = mix(*h, 9297000082003317425);
        0_u32
    }
    #[gpu_fn]
    pub fn f3(a4: ([u8; 2], u8), a5: bool) -> f32 {
        ((tame32(f32::from_bits(4_u32))).round_ties_even()).floor()
    }
    #[gpu_fn]
    pub fn f6(a7: &mut i8, a8: &f32, h: &mut u64) -> f64 {
        *h = mix(*h, 1327167400534854680);
        let v9: u8 = (u8::MAX << 236_u8);
        (75.375_f64)
    }
    #[gpu_fn]
    pub fn f10(a11: usize, h: &mut u64) -> i32 {
        *h = mix(*h, 8220314442950541300);
        (((-5_i32)).clamp(i32::MIN, 6_i32) * (-(-4_i32)))
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
        let mut w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let mut w16 = w[4] as u8;
        let mut w17 = w[5] as u32;
        let mut w18 = w[6] as u32;
        let w19 = w[7] as u64;
        if let [_, (2.25..4.75), (..42.75), p20] = (if ((Some(Some(w13))).is_some()
            == (w12).is_multiple_of(w12))
        {
            h = mix(
                h,
                ((([2_isize; 2])[1] & ((None::<isize>)).unwrap())
                    & (match (w15).checked_div_euclid(w15) {
                        _ if (w13 != (28.125_f32)) => {
                            h = mix(h, tame64((-w14)).to_bits() as u64);
                            h = mix(h, tame32(w13).to_bits() as u64);
                            11_isize
                        }
                        p22 => 1_isize,
                    })) as u64,
            );
            h = mix(h, tame32(w13).to_bits() as u64);
            [w14, w14, w14, (88.0_f64)]
        } else {
            [w14, f64::NEG_INFINITY, (-94.5_f64), w14]
        }) {
            if true {
                let mut v23 = w12;
            } else {
                w18 = 4294967292_u32;
                h = mix(h, false as u64);
            }
            h = mix(h, 4_isize as u64);
            let mut v24 = Some(false);
        }
        let v25: u64 = w19;
        w18 |= 3_u32;
        out[i] = [
            h,
            mix(mix(0, w12 as u64), w19 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v25 as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
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
        let mut w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let mut w16 = w[4] as u8;
        let mut w17 = w[5] as u32;
        let mut w18 = w[6] as u32;
        let w19 = w[7] as u64;
        if let [_, (2.25..4.75), (..42.75), p20] = (if ((Some(Some(w13))).is_some()
            == (w12).is_multiple_of(w12))
        {
            h = mix(
                h,
                ((([2_isize; 2])[1] & ((None::<isize>)).unwrap())
                    & (match (w15).checked_div_euclid(w15) {
                        _ if (w13 != (28.125_f32)) => {
                            h = mix(h, tame64((-w14)).to_bits() as u64);
                            h = mix(h, tame32(w13).to_bits() as u64);
                            11_isize
                        }
                        p22 => 1_isize,
                    })) as u64,
            );
            h = mix(h, tame32(w13).to_bits() as u64);
            [w14, w14, w14, (88.0_f64)]
        } else {
            [w14, f64::NEG_INFINITY, (-94.5_f64), w14]
        }) {
            if true {
                let mut v23 = w12;
            } else {
                w18 = 4294967292_u32;
                h = mix(h, false as u64);
            }
            h = mix(h, 4_isize as u64);
            let mut v24 = Some(false);
        }
        let v25: u64 = w19;
        w18 |= 3_u32;
        out[i] = [
            h,
            mix(mix(0, w12 as u64), w19 as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v25 as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
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
    pub fn f2(a3: S1, a4: &i32, a5: i16) -> u32 {
        1_u32
    }
    #[gpu_kernel(over = out)]
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
        let w6 = w[0] as usize;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = w[4] as u16;
        let mut w11 = w[5] as usize;
        let mut w12 = w[6] as isize;
        let w13 = w[7] as i32;
        let mut v21 = ((if ({
            let mut n15 = 0_u32;
            'l14: loop {
                n15 += 1;
                if n15 > 2 {
                    break 'l14 ({
                        let mut n17 = 0_u32;
                        'l16: loop {
                            n17 += 1;
                            if n17 > 3 {
                                break 'l16 (true);
                            }
                            w12 = (match w12 {
                                p18 @ 4558043575374369670_isize..=isize::MAX => {
                                    w12 >>= (-2_i16);
                                    w12 = (p18 >> (1_i64 / ((3_i64 & 0x3f) | 1)));
                                    (1125899906842624_isize + (-2_isize))
                                }
                                isize::MIN..=isize::MAX => w12,
                                p19 => 7_isize,
                                p20 => p20,
                            });
                            h = mix(h, 6_u8 as u64);
                        }
                    });
                }
                debug_assert!(true || h & 15 != 2);
                let _: f64 = w8;
                (w11, w11) = (w9, w11);
            }
        }) {
            Some(w13)
        } else {
            (None::<i32>)
        }))
            .unwrap_or(ints[w9 % (ints.len())]);
        (w11, w11) = (w11, w11);
        v21 = v21;
        let p22: usize = w11;
        h = mix(h, p22 as u64);
        let mut v23: f64 = (-16777216.0_f64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), p22 as u64),
            mix(mix(0, w9 as u64), tame64(v23).to_bits() as u64),
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
        let w6 = w[0] as usize;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = w[4] as u16;
        let mut w11 = w[5] as usize;
        let mut w12 = w[6] as isize;
        let w13 = w[7] as i32;
        let mut v21 = ((if ({
            let mut n15 = 0_u32;
            'l14: loop {
                n15 += 1;
                if n15 > 2 {
                    break 'l14 ({
                        let mut n17 = 0_u32;
                        'l16: loop {
                            n17 += 1;
                            if n17 > 3 {
                                break 'l16 (true);
                            }
                            w12 = (match w12 {
                                p18 @ 4558043575374369670_isize..=isize::MAX => {
                                    w12 >>= (-2_i16);
                                    w12 = (p18 >> (1_i64 / ((3_i64 & 0x3f) | 1)));
                                    (1125899906842624_isize + (-2_isize))
                                }
                                isize::MIN..=isize::MAX => w12,
                                p19 => 7_isize,
                                p20 => p20,
                            });
                            h = mix(h, 6_u8 as u64);
                        }
                    });
                }
                debug_assert!(true || h & 15 != 2);
                let _: f64 = w8;
                (w11, w11) = (w9, w11);
            }
        }) {
            Some(w13)
        } else {
            (None::<i32>)
        }))
            .unwrap_or(ints[w9 % (ints.len())]);
        (w11, w11) = (w11, w11);
        v21 = v21;
        let p22: usize = w11;
        h = mix(h, p22 as u64);
        let mut v23: f64 = (-16777216.0_f64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w8).to_bits() as u64), p22 as u64),
            mix(mix(0, w9 as u64), tame64(v23).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
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
        pub fn f2(self, a3: i16, a4: usize, h: &mut u64) -> isize {
            *h = mix(*h, 6541831655117746401);
            (*h) = mix(
                (*h),
                tame32(((((3.5_f32)).to_radians() as f32) - (16777216.0_f32))).to_bits()
                    as u64,
            );
            (*h) = mix((*h), false as u64);
            isize::MAX
        }
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
        let w5 = w[0] as i32;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let w8 = w[3] as usize;
        let mut w9 = w[4] as u32;
        let mut w10 = w[5] as i32;
        let mut w11 = tame32(f32::from_bits(w[6] as u32));
        let mut w12 = tame64(f64::from_bits(w[7]));
        'l13: for r14 in ((((w8 - w8) as i8)
            & 3)..=((-((-6839391357269169022_i64) as i8)) & 7))
        {
            w6 += (((w11 / f32::NAN)).ceil() % (((-8_i16) ^ (i16::MIN)) as f32));
        }
        'l15: for e19 in (match 1_i32 {
            p16 if false => [(0.0_f32); 1],
            p17 => [w11],
            p18 => [w11],
        }) {
            let v20 = false;
            w6 = e19;
            let mut v21 = (142.0625_f32);
        }
        h = mix(h, w8 as u64);
        let v22: i32 = w10;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), tame64(w12).to_bits() as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v22 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
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
        let w5 = w[0] as i32;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let w8 = w[3] as usize;
        let mut w9 = w[4] as u32;
        let mut w10 = w[5] as i32;
        let mut w11 = tame32(f32::from_bits(w[6] as u32));
        let mut w12 = tame64(f64::from_bits(w[7]));
        'l13: for r14 in ((((w8 - w8) as i8)
            & 3)..=((-((-6839391357269169022_i64) as i8)) & 7))
        {
            w6 += (((w11 / f32::NAN)).ceil() % (((-8_i16) ^ (i16::MIN)) as f32));
        }
        'l15: for e19 in (match 1_i32 {
            p16 if false => [(0.0_f32); 1],
            p17 => [w11],
            p18 => [w11],
        }) {
            let v20 = false;
            w6 = e19;
            let mut v21 = (142.0625_f32);
        }
        h = mix(h, w8 as u64);
        let v22: i32 = w10;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), tame64(w12).to_bits() as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v22 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
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
        pub fn f3(&self, a4: [[i32; 2]; 3], a5: &mut f32, h: &mut u64) -> S2 {
            *h = mix(*h, 469861759802945784);
            (*h) = mix(
                (*h),
                tame64(
                        (if (if (f64::INFINITY).is_nan() { false } else { false }) {
                            (10.25_f64)
                        } else {
                            f64::MAX
                        }),
                    )
                    .to_bits() as u64,
            );
            (*a5) /= (*a5);
            let v6 = (*self).f2;
            (*self)
        }
    }
    #[gpu_fn]
    impl S2 {
        pub fn f7(&mut self, a8: &[f64; 2], a9: Option<usize>, h: &mut u64) -> bool {
            *h = mix(*h, 4646523909438291623);
            'l10: for e14 in {
                let mut n12 = 0_u32;
                'l11: loop {
                    n12 += 1;
                    if n12 > 4 {
                        break 'l11 ((if false {
                            (*self).f1 += (*self).f1;
                            [
                                (*a8)[1],
                                (-77.8125_f64),
                                (*a8)[(i64::MIN) as usize % 2],
                                (*a8)[5_i16 as usize % 2],
                            ]
                        } else {
                            [
                                (*a8)[u16::MAX as usize % 2],
                                (46.125_f64),
                                (*a8)[0],
                                (*a8)[11_i64 as usize % 2],
                            ]
                        }));
                    }
                    let v13 = (*a8)[(i8::MIN) as usize % 2];
                    (*h) = mix((*h), tame32((*self).f1).to_bits() as u64);
                    (*h) = mix((*h), 0_u8 as u64);
                }
            } {
                let S2 { f0: p15, .. }: S2 = (S2 {
                    f0: (*self).f0,
                    f1: (*self).f1,
                    f2: (*self).f2,
                });
            }
            (*self).f0 += (*self).f0;
            if false {
                return false;
            }
            true
        }
    }
    #[gpu_fn]
    pub fn f16(a17: &u8, a18: [i32; 2], h: &mut u64) -> Option<Option<i16>> {
        *h = mix(*h, 4929512231806004804);
        (*h) = mix(
            (*h),
            {
                let mut v19 = (true).then_some(8192_i32);
                (*h) = mix((*h), 3_usize as u64);
                16537_u16
            } as u64,
        );
        if let _ = ((14.9375_f64), a18[1]) {
            (*h) = mix((*h), tame64((0.0_f64)).to_bits() as u64);
        }
        (*h) = mix((*h), tame32(f32::MAX).to_bits() as u64);
        Some((None::<i16>))
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
        let mut w20 = w[0] as usize;
        let mut w21 = tame32(f32::from_bits(w[1] as u32));
        let w22 = tame64(f64::from_bits(w[2]));
        let w23 = w[3] as usize;
        let w24 = tame32(f32::from_bits(w[4] as u32));
        let w25 = tame32(f32::from_bits(w[5] as u32));
        let w26 = w[6] as u32;
        let w27 = w[7] as i32;
        if ({ (w22).is_subnormal() }) {
            w20 = (w27 as usize);
        }
        let mut v28 = ((([(isize::MIN); 4])[1] as f64)
            % (((w22 * (1.5e9_f64))).floor()
                - ((if true { w22 } else { w22 }) / (-1.625_f64))));
        let mut v29 = 65530_u16;
        out[i] = [
            h,
            mix(mix(0, w20 as u64), w27 as u64),
            mix(mix(0, tame32(w21).to_bits() as u64), tame64(v28).to_bits() as u64),
            mix(mix(0, tame64(w22).to_bits() as u64), v29 as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
            mix(0, tame32(w25).to_bits() as u64),
            mix(0, w26 as u64),
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
        let mut w20 = w[0] as usize;
        let mut w21 = tame32(f32::from_bits(w[1] as u32));
        let w22 = tame64(f64::from_bits(w[2]));
        let w23 = w[3] as usize;
        let w24 = tame32(f32::from_bits(w[4] as u32));
        let w25 = tame32(f32::from_bits(w[5] as u32));
        let w26 = w[6] as u32;
        let w27 = w[7] as i32;
        if ({ (w22).is_subnormal() }) {
            w20 = (w27 as usize);
        }
        let mut v28 = ((([(isize::MIN); 4])[1] as f64)
            % (((w22 * (1.5e9_f64))).floor()
                - ((if true { w22 } else { w22 }) / (-1.625_f64))));
        let mut v29 = 65530_u16;
        out[i] = [
            h,
            mix(mix(0, w20 as u64), w27 as u64),
            mix(mix(0, tame32(w21).to_bits() as u64), tame64(v28).to_bits() as u64),
            mix(mix(0, tame64(w22).to_bits() as u64), v29 as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
            mix(0, tame32(w25).to_bits() as u64),
            mix(0, w26 as u64),
        ];
    }
    pub const CASE: Case = case!(k17, plain);
}
pub mod m18 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: &(i32, f64), a3: &mut isize, a4: &mut bool) -> isize {
        ((((*a3)).saturating_mul((*a3))).midpoint((if true { (*a3) } else { (*a3) }))
            * (*a3))
    }
    #[gpu_kernel(over = out)]
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
        let mut w5 = w[0] as i8;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let w8 = w[3] as usize;
        let w9 = tame32(f32::from_bits(w[4] as u32));
        let w10 = w[5] as u32;
        let w11 = w[6] as i32;
        let w12 = w[7] as i32;
        let mut v14: usize = ((match ({ w8 }).checked_pow((w10 ^ 9_u32)) {
            None => ((w8 - w8) >> (w5 >> 6_isize)),
            Some(o13) => (!(o13 + usize::MAX)),
        }) << u8::wrapping_mul(((0_u8 - u8::MAX) + 0_u8), { 3_u8 }));
        if let _ = Some(w7) {
            h = mix(h, true as u64);
            h = mix(h, w8 as u64);
            v14 <<= v14;
        }
        let p15: Option<f32> = Some(w9);
        let mut v16 = Some((i64::MIN));
        let mut v17: bool = false;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v14 as u64),
            mix(mix(0, tame64(w7).to_bits() as u64), v17 as u64),
            mix(0, w8 as u64),
            mix(0, tame32(w9).to_bits() as u64),
            mix(0, w10 as u64),
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
        let mut w5 = w[0] as i8;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let w8 = w[3] as usize;
        let w9 = tame32(f32::from_bits(w[4] as u32));
        let w10 = w[5] as u32;
        let w11 = w[6] as i32;
        let w12 = w[7] as i32;
        let mut v14: usize = ((match ({ w8 }).checked_pow((w10 ^ 9_u32)) {
            None => ((w8 - w8) >> (w5 >> 6_isize)),
            Some(o13) => (!(o13 + usize::MAX)),
        }) << u8::wrapping_mul(((0_u8 - u8::MAX) + 0_u8), { 3_u8 }));
        if let _ = Some(w7) {
            h = mix(h, true as u64);
            h = mix(h, w8 as u64);
            v14 <<= v14;
        }
        let p15: Option<f32> = Some(w9);
        let mut v16 = Some((i64::MIN));
        let mut v17: bool = false;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v14 as u64),
            mix(mix(0, tame64(w7).to_bits() as u64), v17 as u64),
            mix(0, w8 as u64),
            mix(0, tame32(w9).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
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
    pub fn f3(a4: i8, a5: &Option<f32>, a6: i32, h: &mut u64) -> u8 {
        *h = mix(*h, 3635540506226400174);
        'l7: for e10 in {
            let mut n9 = 0_u32;
            'l8: loop {
                n9 += 1;
                if n9 > 4 {
                    break 'l8 ([(i8::MIN), a4]);
                }
                (*h) = mix((*h), 6506998624507671360_isize as u64);
            }
        } {
            (*h) = mix((*h), tame32((-36.1875_f32)).to_bits() as u64);
        }
        let v11 = ([11_usize, 18446744073709551612_usize], 4194304_usize);
        253_u8
    }
    #[gpu_fn]
    impl S1 {
        pub fn f12(&self, a13: u32, a14: bool, a15: &mut f32, h: &mut u64) -> usize {
            *h = mix(*h, 10943984855963283859);
            (*h) = mix(
                (*h),
                tame64(((-(f64::MAX + f64::NEG_INFINITY)) / f64::MIN)).to_bits() as u64,
            );
            (*a15) /= (*a15);
            let v16 = (*a15);
            10_usize
        }
    }
    #[gpu_fn]
    pub fn f17(h: &mut u64) -> Option<Option<bool>> {
        *h = mix(*h, 5307983996134177000);
        (*h) = mix((*h), 11_i16 as u64);
        (None::<Option<bool>>)
    }
    #[gpu_fn]
    impl S1 {
        pub fn f18(&self, a19: f64, a20: Option<i64>, a21: u8, h: &mut u64) -> i32 {
            *h = mix(*h, 2913665401048829212);
            let mut v22: i32 = ((if true { a19 } else { a19 }) as i32);
            v22
        }
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
        let mut w23 = w[0] as u16;
        let w24 = tame32(f32::from_bits(w[1] as u32));
        let w25 = tame64(f64::from_bits(w[2]));
        let mut w26 = w[3] as usize;
        let mut w27 = w[4] as i32;
        let mut w28 = w[5] as u64;
        let w29 = tame32(f32::from_bits(w[6] as u32));
        let w30 = tame32(f32::from_bits(w[7] as u32));
        if ((None::<bool>)).unwrap_or((f64::NEG_INFINITY).is_normal()) {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        w28 = ([
            ((w25 + w25) as u64),
            w28,
            ((w28 / ((5_u64 & 0x3f) | 1)) * (2_u64 ^ w28)),
            {
                let mut n32 = 0_u32;
                'l31: loop {
                    n32 += 1;
                    if n32 > 2 {
                        break 'l31 ((w28 + w28));
                    }
                    h = mix(h, 6_i8 as u64);
                    w28 = u64::MAX;
                    let p33: i32 = w27;
                }
            },
        ])[w28 as usize % 4];
        h = mix(h, tame64(w25).to_bits() as u64);
        h = mix(h, 9_i32 as u64);
        w27 *= 9_i32;
        out[i] = [
            h,
            mix(mix(0, w23 as u64), tame32(w30).to_bits() as u64),
            mix(0, tame32(w24).to_bits() as u64),
            mix(0, tame64(w25).to_bits() as u64),
            mix(0, w26 as u64),
            mix(0, w27 as u64),
            mix(0, w28 as u64),
            mix(0, tame32(w29).to_bits() as u64),
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
        let mut w23 = w[0] as u16;
        let w24 = tame32(f32::from_bits(w[1] as u32));
        let w25 = tame64(f64::from_bits(w[2]));
        let mut w26 = w[3] as usize;
        let mut w27 = w[4] as i32;
        let mut w28 = w[5] as u64;
        let w29 = tame32(f32::from_bits(w[6] as u32));
        let w30 = tame32(f32::from_bits(w[7] as u32));
        if ((None::<bool>)).unwrap_or((f64::NEG_INFINITY).is_normal()) {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        w28 = ([
            ((w25 + w25) as u64),
            w28,
            ((w28 / ((5_u64 & 0x3f) | 1)) * (2_u64 ^ w28)),
            {
                let mut n32 = 0_u32;
                'l31: loop {
                    n32 += 1;
                    if n32 > 2 {
                        break 'l31 ((w28 + w28));
                    }
                    h = mix(h, 6_i8 as u64);
                    w28 = u64::MAX;
                    let p33: i32 = w27;
                }
            },
        ])[w28 as usize % 4];
        h = mix(h, tame64(w25).to_bits() as u64);
        h = mix(h, 9_i32 as u64);
        w27 *= 9_i32;
        out[i] = [
            h,
            mix(mix(0, w23 as u64), tame32(w30).to_bits() as u64),
            mix(0, tame32(w24).to_bits() as u64),
            mix(0, tame64(w25).to_bits() as u64),
            mix(0, w26 as u64),
            mix(0, w27 as u64),
            mix(0, w28 as u64),
            mix(0, tame32(w29).to_bits() as u64),
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
            let v6 = ((([616345257670574174_usize, 0_usize, 3_usize])[0] as u16)
                & 0_u16);
            f32::MAX
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let w7 = w[0] as i32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as usize;
        let mut w12 = w[5] as usize;
        let mut w13 = w[6] as i32;
        let mut w14 = w[7] as isize;
        w14 = ((Some(w14)).unwrap_or(w14)
            / (((-(if (Some((4_usize, w12))).is_some() {
                (w13, w13) = (
                    (ints[({
                        let mut n16 = 0_u32;
                        'l15: loop {
                            n16 += 1;
                            if n16 > 4 {
                                break 'l15 (10727069661706405218_usize);
                            }
                            h = mix(
                                h,
                                tame32(
                                        ((match ([w9; 2], (7.875_f64)) {
                                            _ if false => 0_u8,
                                            (_, _) => u8::MAX,
                                            ([_, _], 1.25..=16.75) => 2_u8,
                                            ([p17, _], p18) => 64_u8,
                                        }) as f32),
                                    )
                                    .to_bits() as u64,
                            );
                            let mut v19 = w11;
                        }
                    } * w12) % (ints.len())] | 524288_i32),
                    (i32::MIN),
                );
                w14
            } else {
                5_isize
            })) & 0x3f) | 1));
        h = mix(h, 11_i16 as u64);
        h = mix(h, true as u64);
        h = mix(h, 2147483646_i32 as u64);
        out[i] = [
            h,
            mix(mix(0, tame64(C3).to_bits() as u64), w13 as u64),
            mix(mix(0, w7 as u64), w14 as u64),
            mix(0, tame32(w8).to_bits() as u64),
            mix(0, tame64(w9).to_bits() as u64),
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
        let w7 = w[0] as i32;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let mut w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let w11 = w[4] as usize;
        let mut w12 = w[5] as usize;
        let mut w13 = w[6] as i32;
        let mut w14 = w[7] as isize;
        w14 = ((Some(w14)).unwrap_or(w14)
            / (((-(if (Some((4_usize, w12))).is_some() {
                (w13, w13) = (
                    (ints[({
                        let mut n16 = 0_u32;
                        'l15: loop {
                            n16 += 1;
                            if n16 > 4 {
                                break 'l15 (10727069661706405218_usize);
                            }
                            h = mix(
                                h,
                                tame32(
                                        ((match ([w9; 2], (7.875_f64)) {
                                            _ if false => 0_u8,
                                            (_, _) => u8::MAX,
                                            ([_, _], 1.25..=16.75) => 2_u8,
                                            ([p17, _], p18) => 64_u8,
                                        }) as f32),
                                    )
                                    .to_bits() as u64,
                            );
                            let mut v19 = w11;
                        }
                    } * w12) % (ints.len())] | 524288_i32),
                    (i32::MIN),
                );
                w14
            } else {
                5_isize
            })) & 0x3f) | 1));
        h = mix(h, 11_i16 as u64);
        h = mix(h, true as u64);
        h = mix(h, 2147483646_i32 as u64);
        out[i] = [
            h,
            mix(mix(0, tame64(C3).to_bits() as u64), w13 as u64),
            mix(mix(0, w7 as u64), w14 as u64),
            mix(0, tame32(w8).to_bits() as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
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
        (3_i16 + ([(-32767_i16), 10_i16, (-32767_i16)])[1])
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
        let mut w5 = w[0] as usize;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let w8 = w[3] as usize;
        let w9 = tame64(f64::from_bits(w[4]));
        let mut w10 = tame32(f32::from_bits(w[5] as u32));
        let mut w11 = tame32(f32::from_bits(w[6] as u32));
        let w12 = w[7] as i64;
        w11
            *= ({
                w11
                    /= ((((if true {
                        let mut v13 = 9_i8;
                        let v14: f32 = (w11 - ((-32.875_f32)).next_up());
                        v14
                    } else {
                        h = mix(
                            h,
                            (match (match (None::<f32>) {
                                None if false => 36028797018963968_u64,
                                p15 => 0_u64,
                            }) {
                                11_u64.. if false => 7_u64,
                                p16 => p16,
                            }) as u64,
                        );
                        w10
                    }))
                        .max((0.0_f32)) + 0.0))
                        .floor();
                let _: u64 = 18446744073709551614_u64;
                floats[w8 % (floats.len())]
            } + w6);
        if true {
            w5 <<= 254_u8;
            h = mix(h, tame32(w11).to_bits() as u64);
        }
        if let _ = (104.0625_f32) {
            if let [p17, p18, (0_usize..=11_usize)] = [
                18446744073709551611_usize,
                w5,
                8388608_usize,
            ] {
                if true {
                    out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
                    return;
                }
                w11 /= (-0.375_f32);
                w6 %= w6;
            }
            w11 = (1.0_f32);
        }
        if false {
            let p19: usize = 8_usize;
            h = mix(h, ints[p19 % (ints.len())] as u64);
        }
        out[i] = [
            h,
            mix(mix(0, C3 as u64), tame32(w11).to_bits() as u64),
            mix(mix(0, w5 as u64), w12 as u64),
            mix(0, tame32(w6).to_bits() as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, tame32(w10).to_bits() as u64),
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
        let mut w5 = w[0] as usize;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let w8 = w[3] as usize;
        let w9 = tame64(f64::from_bits(w[4]));
        let mut w10 = tame32(f32::from_bits(w[5] as u32));
        let mut w11 = tame32(f32::from_bits(w[6] as u32));
        let w12 = w[7] as i64;
        w11
            *= ({
                w11
                    /= ((((if true {
                        let mut v13 = 9_i8;
                        let v14: f32 = (w11 - ((-32.875_f32)).next_up());
                        v14
                    } else {
                        h = mix(
                            h,
                            (match (match (None::<f32>) {
                                None if false => 36028797018963968_u64,
                                p15 => 0_u64,
                            }) {
                                11_u64.. if false => 7_u64,
                                p16 => p16,
                            }) as u64,
                        );
                        w10
                    }))
                        .max((0.0_f32)) + 0.0))
                        .floor();
                let _: u64 = 18446744073709551614_u64;
                floats[w8 % (floats.len())]
            } + w6);
        if true {
            w5 <<= 254_u8;
            h = mix(h, tame32(w11).to_bits() as u64);
        }
        if let _ = (104.0625_f32) {
            if let [p17, p18, (0_usize..=11_usize)] = [
                18446744073709551611_usize,
                w5,
                8388608_usize,
            ] {
                if true {
                    out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
                    return;
                }
                w11 /= (-0.375_f32);
                w6 %= w6;
            }
            w11 = (1.0_f32);
        }
        if false {
            let p19: usize = 8_usize;
            h = mix(h, ints[p19 % (ints.len())] as u64);
        }
        out[i] = [
            h,
            mix(mix(0, C3 as u64), tame32(w11).to_bits() as u64),
            mix(mix(0, w5 as u64), w12 as u64),
            mix(0, tame32(w6).to_bits() as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, tame32(w10).to_bits() as u64),
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
        (((2_i32 << 6_u16) as f32) + ((106.0_f32)).to_degrees())
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
        let w3 = w[0] as i8;
        let w4 = tame32(f32::from_bits(w[1] as u32));
        let mut w5 = tame64(f64::from_bits(w[2]));
        let mut w6 = w[3] as usize;
        let w7 = w[4] as u8;
        let w8 = tame32(f32::from_bits(w[5] as u32));
        let w9 = w[6] & 1 == 1;
        let w10 = w[7] as usize;
        if let Some(_) = (None::<usize>) {
            'l11: for r12 in (0..(((Some(false)).unwrap_or(true) as i64) & 3))
                .rev()
                .step_by(2)
            {
                'l13: for r15 in (0..(((match (None::<i32>) {
                    None => {
                        ints[((Some(0_u16)).unwrap_or(2_u16) as usize) % (ints.len())]
                    }
                    Some(o14) => (-5_i32),
                }) as i16) & 3))
                    .rev()
                {
                    h = mix(h, (ints[w6 % (ints.len())] as i8) as u64);
                }
                h = mix(h, r12 as u64);
            }
            if w9 {
                if w9 {
                    out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
                    return;
                }
            } else {
                if w9 {
                    h = mix(h, tame32(w8).to_bits() as u64);
                }
            }
        }
        w5 %= w5;
        let mut v16: i64 = 9223372036854775806_i64;
        h = mix(h, tame64(w5).to_bits() as u64);
        let mut v17 = w8;
        let mut v18 = false;
        out[i] = [
            h,
            mix(mix(0, w3 as u64), w10 as u64),
            mix(mix(0, tame32(w4).to_bits() as u64), v16 as u64),
            mix(mix(0, tame64(w5).to_bits() as u64), tame32(v17).to_bits() as u64),
            mix(mix(0, w6 as u64), v18 as u64),
            mix(0, w7 as u64),
            mix(0, tame32(w8).to_bits() as u64),
            mix(0, w9 as u64),
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
        let w3 = w[0] as i8;
        let w4 = tame32(f32::from_bits(w[1] as u32));
        let mut w5 = tame64(f64::from_bits(w[2]));
        let mut w6 = w[3] as usize;
        let w7 = w[4] as u8;
        let w8 = tame32(f32::from_bits(w[5] as u32));
        let w9 = w[6] & 1 == 1;
        let w10 = w[7] as usize;
        if let Some(_) = (None::<usize>) {
            'l11: for r12 in (0..(((Some(false)).unwrap_or(true) as i64) & 3))
                .rev()
                .step_by(2)
            {
                'l13: for r15 in (0..(((match (None::<i32>) {
                    None => {
                        ints[((Some(0_u16)).unwrap_or(2_u16) as usize) % (ints.len())]
                    }
                    Some(o14) => (-5_i32),
                }) as i16) & 3))
                    .rev()
                {
                    h = mix(h, (ints[w6 % (ints.len())] as i8) as u64);
                }
                h = mix(h, r12 as u64);
            }
            if w9 {
                if w9 {
                    out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
                    return;
                }
            } else {
                if w9 {
                    h = mix(h, tame32(w8).to_bits() as u64);
                }
            }
        }
        w5 %= w5;
        let mut v16: i64 = 9223372036854775806_i64;
        h = mix(h, tame64(w5).to_bits() as u64);
        let mut v17 = w8;
        let mut v18 = false;
        out[i] = [
            h,
            mix(mix(0, w3 as u64), w10 as u64),
            mix(mix(0, tame32(w4).to_bits() as u64), v16 as u64),
            mix(mix(0, tame64(w5).to_bits() as u64), tame32(v17).to_bits() as u64),
            mix(mix(0, w6 as u64), v18 as u64),
            mix(0, w7 as u64),
            mix(0, tame32(w8).to_bits() as u64),
            mix(0, w9 as u64),
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
        [(-30997_i16); 2],
        [0_i16, (i16::MIN)],
        [i16::MAX, i16::MAX],
    ];
    #[gpu_fn]
    pub fn f4(a5: &mut f64, a6: &([bool; 2], bool), a7: &u8) -> f32 {
        ([(-33.625_f32), ((-0.0_f32) - f32::EPSILON)])[(!4294967293_u32) as usize % 2]
    }
    #[gpu_fn]
    pub fn f8(a9: bool, a10: &i32, a11: &mut u16, h: &mut u64) -> u64 {
        *h = mix(*h, 10095764212587252606);
        let v12: isize = { (9223372036854775806_isize / ((5_isize & 0x3f) | 1)) };
        (*a11) += 0_u16;
        (*h) = mix((*h), v12 as u64);
        14392025967471532701_u64
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
        let w13 = w[0] as i8;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let mut w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let mut w17 = tame32(f32::from_bits(w[4] as u32));
        let w18 = w[5] as i64;
        let mut w19 = w[6] as u16;
        let w20 = w[7] as usize;
        let mut v27 = (Some(w14))
            .unwrap_or({
                let mut n22 = 0_u32;
                'l21: loop {
                    n22 += 1;
                    if n22 > 3 {
                        break 'l21 ((-(if false {
                            h = mix(
                                h,
                                ((Some(true)).unwrap_or(false) < (!false)) as u64,
                            );
                            let v26 = {
                                let mut n24 = 0_u32;
                                'l23: loop {
                                    n24 += 1;
                                    if n24 > 4 {
                                        break 'l23 ((S1 {
                                            f1: true,
                                            f0: true,
                                            f2: 10_u8,
                                        }));
                                    }
                                    h = mix(
                                        h,
                                        (if (true | false) { usize::MAX } else { w20 }) as u64,
                                    );
                                    w17 %= w17;
                                }
                            };
                            w17
                        } else {
                            w17
                        })));
                    }
                    h = mix(h, tame32(w14).to_bits() as u64);
                    (w17, w14) = (w17, floats[1_usize % (floats.len())]);
                }
            });
        w17 = w17;
        let p28: f32 = v27;
        let v29 = (S1 {
            f1: false,
            f0: true,
            f2: 254_u8,
        });
        let p30: usize = 10_usize;
        h = mix(h, ints[8_usize % (ints.len())] as u64);
        out[i] = [
            h,
            mix(mix(0, C2 as u64), w19 as u64),
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), tame32(v27).to_bits() as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), tame32(p28).to_bits() as u64),
            mix(mix(0, w16 as u64), p30 as u64),
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
        let w13 = w[0] as i8;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let mut w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let mut w17 = tame32(f32::from_bits(w[4] as u32));
        let w18 = w[5] as i64;
        let mut w19 = w[6] as u16;
        let w20 = w[7] as usize;
        let mut v27 = (Some(w14))
            .unwrap_or({
                let mut n22 = 0_u32;
                'l21: loop {
                    n22 += 1;
                    if n22 > 3 {
                        break 'l21 ((-(if false {
                            h = mix(
                                h,
                                ((Some(true)).unwrap_or(false) < (!false)) as u64,
                            );
                            let v26 = {
                                let mut n24 = 0_u32;
                                'l23: loop {
                                    n24 += 1;
                                    if n24 > 4 {
                                        break 'l23 ((S1 {
                                            f1: true,
                                            f0: true,
                                            f2: 10_u8,
                                        }));
                                    }
                                    h = mix(
                                        h,
                                        (if (true | false) { usize::MAX } else { w20 }) as u64,
                                    );
                                    w17 %= w17;
                                }
                            };
                            w17
                        } else {
                            w17
                        })));
                    }
                    h = mix(h, tame32(w14).to_bits() as u64);
                    (w17, w14) = (w17, floats[1_usize % (floats.len())]);
                }
            });
        w17 = w17;
        let p28: f32 = v27;
        let v29 = (S1 {
            f1: false,
            f0: true,
            f2: 254_u8,
        });
        let p30: usize = 10_usize;
        h = mix(h, ints[8_usize % (ints.len())] as u64);
        out[i] = [
            h,
            mix(mix(0, C2 as u64), w19 as u64),
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), tame32(v27).to_bits() as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), tame32(p28).to_bits() as u64),
            mix(mix(0, w16 as u64), p30 as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, w18 as u64),
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
    pub fn f2(a3: &mut f32, a4: &mut f32, a5: u8, h: &mut u64) -> i32 {
        *h = mix(*h, 11376150321774440248);
        (*a4) = {
            let mut n7 = 0_u32;
            'l6: loop {
                n7 += 1;
                if n7 > 3 {
                    break 'l6 ({
                        (*h) = mix((*h), (-127_i8) as u64);
                        (*h) = mix((*h), 8_i32 as u64);
                        (64.875_f32)
                    });
                }
                (*a4) %= (*a4);
                if false {
                    (*a3) += (*a3);
                    (*a4) = (*a4);
                    (*a4) /= (*a3);
                }
            }
        };
        if false {
            return 3_i32;
        }
        0_i32
    }
    #[gpu_fn]
    pub fn f8(h: &mut u64) -> bool {
        *h = mix(*h, 1621575135941462985);
        (*h) = mix((*h), ((((127.9375_f32) as u64) as usize) % C1[7_usize % 5]) as u64);
        false
    }
    #[gpu_fn]
    pub fn f9(a10: i64, a11: &f64, a12: usize) -> isize {
        ([
            (0_isize - 3561270756653412147_isize),
            1_isize,
        ])[(10_u16 - 10_u16) as usize % 2]
    }
    #[gpu_fn]
    pub fn f13(a14: &u32, a15: &mut isize, h: &mut u64) -> Option<i32> {
        *h = mix(*h, 424762827136061861);
        (*h) = mix((*h), tame64((140.8125_f64)).to_bits() as u64);
        (*h) = mix((*h), (C1[u8::MAX as usize % 5] - C1[4]) as u64);
        Some(3_i32)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let mut w16 = w[0] as u64;
        let mut w17 = tame32(f32::from_bits(w[1] as u32));
        let mut w18 = tame64(f64::from_bits(w[2]));
        let w19 = w[3] as usize;
        let w20 = w[4] as usize;
        let w21 = w[5] as i32;
        let mut w22 = w[6] & 1 == 1;
        let w23 = w[7] as isize;
        h = mix(
            h,
            {
                let mut n25 = 0_u32;
                'l24: loop {
                    n25 += 1;
                    if n25 > 3 {
                        break 'l24 (((ints[17592186044416_usize % (ints.len())] as u64)
                            + (if w22 {
                                ([w16, w16, w16, w16])[0]
                            } else {
                                if let 1_usize = ([w19; 2])[0] {
                                    h = mix(
                                        h,
                                        {
                                            let mut n27 = 0_u32;
                                            'l26: loop {
                                                n27 += 1;
                                                if n27 > 3 {
                                                    break 'l26 ((w17 as usize));
                                                }
                                                let mut v28 = (w16, w16);
                                                h = mix(h, tame64(w18).to_bits() as u64);
                                                w17 = (-1.5e9_f32);
                                            }
                                        } as u64,
                                    );
                                    h = mix(h, tame32(w17).to_bits() as u64);
                                }
                                h = mix(h, 0_u16 as u64);
                                5_u64
                            })));
                    }
                    h = mix(h, 2097152_i64 as u64);
                }
            } as u64,
        );
        w17 %= w17;
        h = mix(h, 4_i16 as u64);
        let (p29, p30): (f32, i32) = (w17, ints[w19 % (ints.len())]);
        if w22 {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        h = mix(h, false as u64);
        out[i] = [
            h,
            mix(mix(0, w16 as u64), w23 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), tame32(p29).to_bits() as u64),
            mix(mix(0, tame64(w18).to_bits() as u64), p30 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
            mix(0, w21 as u64),
            mix(0, w22 as u64),
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
        let mut w16 = w[0] as u64;
        let mut w17 = tame32(f32::from_bits(w[1] as u32));
        let mut w18 = tame64(f64::from_bits(w[2]));
        let w19 = w[3] as usize;
        let w20 = w[4] as usize;
        let w21 = w[5] as i32;
        let mut w22 = w[6] & 1 == 1;
        let w23 = w[7] as isize;
        h = mix(
            h,
            {
                let mut n25 = 0_u32;
                'l24: loop {
                    n25 += 1;
                    if n25 > 3 {
                        break 'l24 (((ints[17592186044416_usize % (ints.len())] as u64)
                            + (if w22 {
                                ([w16, w16, w16, w16])[0]
                            } else {
                                if let 1_usize = ([w19; 2])[0] {
                                    h = mix(
                                        h,
                                        {
                                            let mut n27 = 0_u32;
                                            'l26: loop {
                                                n27 += 1;
                                                if n27 > 3 {
                                                    break 'l26 ((w17 as usize));
                                                }
                                                let mut v28 = (w16, w16);
                                                h = mix(h, tame64(w18).to_bits() as u64);
                                                w17 = (-1.5e9_f32);
                                            }
                                        } as u64,
                                    );
                                    h = mix(h, tame32(w17).to_bits() as u64);
                                }
                                h = mix(h, 0_u16 as u64);
                                5_u64
                            })));
                    }
                    h = mix(h, 2097152_i64 as u64);
                }
            } as u64,
        );
        w17 %= w17;
        h = mix(h, 4_i16 as u64);
        let (p29, p30): (f32, i32) = (w17, ints[w19 % (ints.len())]);
        if w22 {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        h = mix(h, false as u64);
        out[i] = [
            h,
            mix(mix(0, w16 as u64), w23 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), tame32(p29).to_bits() as u64),
            mix(mix(0, tame64(w18).to_bits() as u64), p30 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
            mix(0, w21 as u64),
            mix(0, w22 as u64),
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
        pub fn f2(self, a3: &mut Option<f64>, h: &mut u64) -> u16 {
            *h = mix(*h, 8248887418411881900);
            if let _ = (((-704813051_i32) as i64), { 8_u32 }) {
                (*h) = mix((*h), 166_u8 as u64);
            }
            1_u16
        }
    }
    #[gpu_fn]
    pub fn f4(a5: i32, a6: u16, a7: &usize, h: &mut u64) -> i32 {
        *h = mix(*h, 13145734642350056272);
        a5
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
        let mut w8 = w[0] as usize;
        let w9 = tame32(f32::from_bits(w[1] as u32));
        let mut w10 = tame64(f64::from_bits(w[2]));
        let w11 = w[3] as usize;
        let w12 = tame32(f32::from_bits(w[4] as u32));
        let w13 = w[5] as usize;
        let w14 = tame64(f64::from_bits(w[6]));
        let w15 = w[7] & 1 == 1;
        h = mix(
            h,
            (-(0_i32 / ((f4((w9 as i32), (w12 as u16), &w13, &mut h) & 0x3f) | 1)))
                as u64,
        );
        let mut v19 = (if matches!(
            (S1 { .. (S1 { f0 : (- 9223372036854775807_i64) }) }), S1 { f0 : 3_i64 |
            4_i64, .. }
        ) {
            'l16: for r17 in (0..=(f4(3_i32, 2_u16, &w13, &mut h) & 3)).rev().step_by(2)
            {
                w10 *= w10;
                h = mix(h, tame64((46.875_f64)).to_bits() as u64);
                w10 += w14;
            }
            if let S1 { .. } = (S1 { f0: 4503599627370496_i64 }) {
                if w15 {
                    h = mix(h, 5_usize as u64);
                } else {
                    let p18: f64 = f64::MIN;
                }
                h = mix(h, 4194304_u32 as u64);
            }
            ints[14750056906466900251_usize % (ints.len())]
        } else {
            ints[w11 % (ints.len())]
        });
        let p20: f32 = w12;
        let v21 = f32::MIN_POSITIVE;
        let mut v22 = w11;
        out[i] = [
            h,
            mix(mix(0, w8 as u64), w15 as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w10).to_bits() as u64), tame32(p20).to_bits() as u64),
            mix(mix(0, w11 as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v22 as u64),
            mix(0, w13 as u64),
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
        let w9 = tame32(f32::from_bits(w[1] as u32));
        let mut w10 = tame64(f64::from_bits(w[2]));
        let w11 = w[3] as usize;
        let w12 = tame32(f32::from_bits(w[4] as u32));
        let w13 = w[5] as usize;
        let w14 = tame64(f64::from_bits(w[6]));
        let w15 = w[7] & 1 == 1;
        h = mix(
            h,
            (-(0_i32 / ((f4((w9 as i32), (w12 as u16), &w13, &mut h) & 0x3f) | 1)))
                as u64,
        );
        let mut v19 = (if matches!(
            (S1 { .. (S1 { f0 : (- 9223372036854775807_i64) }) }), S1 { f0 : 3_i64 |
            4_i64, .. }
        ) {
            'l16: for r17 in (0..=(f4(3_i32, 2_u16, &w13, &mut h) & 3)).rev().step_by(2)
            {
                w10 *= w10;
                h = mix(h, tame64((46.875_f64)).to_bits() as u64);
                w10 += w14;
            }
            if let S1 { .. } = (S1 { f0: 4503599627370496_i64 }) {
                if w15 {
                    h = mix(h, 5_usize as u64);
                } else {
                    let p18: f64 = f64::MIN;
                }
                h = mix(h, 4194304_u32 as u64);
            }
            ints[14750056906466900251_usize % (ints.len())]
        } else {
            ints[w11 % (ints.len())]
        });
        let p20: f32 = w12;
        let v21 = f32::MIN_POSITIVE;
        let mut v22 = w11;
        out[i] = [
            h,
            mix(mix(0, w8 as u64), w15 as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v19 as u64),
            mix(mix(0, tame64(w10).to_bits() as u64), tame32(p20).to_bits() as u64),
            mix(mix(0, w11 as u64), tame32(v21).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v22 as u64),
            mix(0, w13 as u64),
            mix(0, tame64(w14).to_bits() as u64),
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
    pub fn f4(a5: [isize; 3], h: &mut u64) -> usize {
        *h = mix(*h, 2996790763528665415);
        (!((262144_usize * 18446744073709551608_usize) % ((256_usize & 0x3f) | 1)))
    }
    #[gpu_fn]
    impl S2 {
        pub fn f6(&self, a7: &mut Option<f32>, a8: &mut bool) -> f64 {
            (-((if true { (-99.9375_f64) } else { (-16777216.0_f64) })
                % ((-8_i32) as f64)))
        }
    }
    #[gpu_fn]
    pub fn f9(a10: &mut usize, a11: &mut u8, h: &mut u64) -> f64 {
        *h = mix(*h, 5747136739109542924);
        ((*a11), (*a11)) = (
            (*a11),
            (((None::<u8>)).unwrap_or((*a11)) / (((*a11) & 0x3f) | 1)),
        );
        (*h) = mix((*h), tame64((-0.5_f64)).to_bits() as u64);
        (*h) = mix((*h), (*a10) as u64);
        (-16777216.0_f64)
    }
    #[gpu_fn]
    impl S2 {
        pub fn f12(&mut self, h: &mut u64) -> usize {
            *h = mix(*h, 13291433659992273343);
            f4([((-2_isize) >> C3); 3], h)
        }
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
        let mut w13 = w[0] as u64;
        let w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let mut w17 = w[4] & 1 == 1;
        let w18 = w[5] & 1 == 1;
        let mut w19 = w[6] as i32;
        let mut w20 = tame32(f32::from_bits(w[7] as u32));
        if (if false {
            'l21: for e24 in (match (None::<u8>) {
                None => [w14, w14, w14, f32::NAN],
                None if (w16 < 18446744073709551614_usize) => {
                    h = mix(
                        h,
                        ((-1_isize) | (9223372036854775806_isize + 11_isize)) as u64,
                    );
                    (match Some([w14, w14, w14, w14]) {
                        None => [(7.3125_f32), w14, w14, w14],
                        Some(o22) => o22,
                    })
                }
                Some(0_u8..1_u8) if ({ w17 }) => {
                    h = mix(h, (i32::MAX >= w19) as u64);
                    w20 = w14;
                    [w20, w14, w14, w20]
                }
                p23 => [w20, w20, floats[w16 % (floats.len())], w20],
            }) {
                debug_assert!(false || h & 15 != 3);
                let v25: Option<i8> = (None::<i8>);
            }
            w20 = w20;
            false
        } else {
            w18
        }) {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        h = mix(h, tame32(w20).to_bits() as u64);
        h = mix(h, w19 as u64);
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w19 as u64),
            mix(mix(0, w13 as u64), tame32(w20).to_bits() as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
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
        let mut w13 = w[0] as u64;
        let w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let mut w17 = w[4] & 1 == 1;
        let w18 = w[5] & 1 == 1;
        let mut w19 = w[6] as i32;
        let mut w20 = tame32(f32::from_bits(w[7] as u32));
        if (if false {
            'l21: for e24 in (match (None::<u8>) {
                None => [w14, w14, w14, f32::NAN],
                None if (w16 < 18446744073709551614_usize) => {
                    h = mix(
                        h,
                        ((-1_isize) | (9223372036854775806_isize + 11_isize)) as u64,
                    );
                    (match Some([w14, w14, w14, w14]) {
                        None => [(7.3125_f32), w14, w14, w14],
                        Some(o22) => o22,
                    })
                }
                Some(0_u8..1_u8) if ({ w17 }) => {
                    h = mix(h, (i32::MAX >= w19) as u64);
                    w20 = w14;
                    [w20, w14, w14, w20]
                }
                p23 => [w20, w20, floats[w16 % (floats.len())], w20],
            }) {
                debug_assert!(false || h & 15 != 3);
                let v25: Option<i8> = (None::<i8>);
            }
            w20 = w20;
            false
        } else {
            w18
        }) {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        h = mix(h, tame32(w20).to_bits() as u64);
        h = mix(h, w19 as u64);
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w19 as u64),
            mix(mix(0, w13 as u64), tame32(w20).to_bits() as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
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
                    (if matches!(
                        (if false { Some(89_u8) } else { Some(u8::MAX) }), Some(3_u8 |
                        7_u8)
                    ) {
                        (1.0_f32)
                    } else {
                        (-0.5_f32)
                    }),
                )
                .to_bits() as u64,
        );
        let v7: u8 = 2_u8;
        usize::MAX
    }
    #[gpu_fn]
    pub fn f8(a9: &mut [u8; 2], h: &mut u64) -> i64 {
        *h = mix(*h, 2855679576709811724);
        let p10: u8 = { ((*a9)[1] << 1_i64) };
        4611686018427387904_i64
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
        let mut w11 = w[0] as u16;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = w[4] as i32;
        let w16 = w[5] as u32;
        let mut w17 = w[6] as usize;
        let mut w18 = w[7] as u64;
        (w13, w13) = (
            {
                w13 = ([(1_usize as f64), (-f64::MIN), w13])[0];
                h = mix(
                    h,
                    (ints[({
                        let v20 = ([w15, 5_i32])[0];
                        true
                    } as usize) % (ints.len())]
                        - ((7_i32 + ints[w17 % (ints.len() + 1)])).pow(w16)) as u64,
                );
                w13
            },
            w13,
        );
        (w13, w13) = (w13, w13);
        (w14, w17) = (3_usize, w14);
        h = mix(h, w14 as u64);
        out[i] = [
            h,
            mix(mix(0, C4 as u64), w17 as u64),
            mix(mix(0, w11 as u64), w18 as u64),
            mix(0, tame32(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
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
        let mut w11 = w[0] as u16;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let mut w14 = w[3] as usize;
        let w15 = w[4] as i32;
        let w16 = w[5] as u32;
        let mut w17 = w[6] as usize;
        let mut w18 = w[7] as u64;
        (w13, w13) = (
            {
                w13 = ([(1_usize as f64), (-f64::MIN), w13])[0];
                h = mix(
                    h,
                    (ints[({
                        let v20 = ([w15, 5_i32])[0];
                        true
                    } as usize) % (ints.len())]
                        - ((7_i32 + ints[w17 % (ints.len() + 1)])).pow(w16)) as u64,
                );
                w13
            },
            w13,
        );
        (w13, w13) = (w13, w13);
        (w14, w17) = (3_usize, w14);
        h = mix(h, w14 as u64);
        out[i] = [
            h,
            mix(mix(0, C4 as u64), w17 as u64),
            mix(mix(0, w11 as u64), w18 as u64),
            mix(0, tame32(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
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
        pub fn f2(&mut self, a3: &mut f32, h: &mut u64) -> f64 {
            *h = mix(*h, 5805022575215045442);
            let mut v4: u16 = ([
                (1_u16 % 2_u16),
                (65534_u16 >> 22559_u16),
                5_u16,
                65534_u16,
            ])[(-1_i32) as usize % 4];
            (*h) = mix((*h), tame32((*a3)).to_bits() as u64);
            f64::EPSILON
        }
    }
    #[gpu_kernel(over = out)]
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
        let mut w5 = w[0] as u16;
        let w6 = tame32(f32::from_bits(w[1] as u32));
        let mut w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let w9 = w[4] & 1 == 1;
        let mut w10 = w[5] as isize;
        let mut w11 = w[6] as usize;
        let w12 = w[7] as usize;
        h = mix(
            h,
            (((((i64::MIN)).clamp(-9223372036854775807_i64, 4611686018427387904_i64)
                * {
                    let mut n14 = 0_u32;
                    'l13: loop {
                        n14 += 1;
                        if n14 > 4 {
                            break 'l13 ((-8593173522997064458_i64));
                        }
                        h = mix(
                            h,
                            ((match [
                                ints[({ w12 } / ((w12 & 0x3f) | 1)) % (ints.len())],
                                ints[((if true {
                                    let [[p15, _], [p16, p17], [p18, p19]]: [[f32; 2]; 3] = [
                                        [w6; 2],
                                        [w6, w6],
                                        [w6, floats[9140773606709204778_usize % (floats.len())]],
                                    ];
                                    h = mix(
                                        h,
                                        tame32(floats[w12 % (floats.len())]).to_bits() as u64,
                                    );
                                    w8
                                } else {
                                    w8
                                }) as usize) % (ints.len())],
                            ] {
                                _ if true => (isize::MIN),
                                [_, _] if w9 => w10,
                                [(p20 @ 8_i32..=265814985_i32), -202626107_i32] => {
                                    (isize::MIN)
                                }
                                [p21, p22] => w10,
                            }) << w5) as u64,
                        );
                        w7 = w7;
                        let mut v23 = 2941505989_u32;
                    }
                }) as i32))
                .max(ints[w11 % (ints.len())]) as u64,
        );
        w8 = w11;
        h = mix(h, w12 as u64);
        let v24 = w9;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v24 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
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
        let mut w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let w9 = w[4] & 1 == 1;
        let mut w10 = w[5] as isize;
        let mut w11 = w[6] as usize;
        let w12 = w[7] as usize;
        h = mix(
            h,
            (((((i64::MIN)).clamp(-9223372036854775807_i64, 4611686018427387904_i64)
                * {
                    let mut n14 = 0_u32;
                    'l13: loop {
                        n14 += 1;
                        if n14 > 4 {
                            break 'l13 ((-8593173522997064458_i64));
                        }
                        h = mix(
                            h,
                            ((match [
                                ints[({ w12 } / ((w12 & 0x3f) | 1)) % (ints.len())],
                                ints[((if true {
                                    let [[p15, _], [p16, p17], [p18, p19]]: [[f32; 2]; 3] = [
                                        [w6; 2],
                                        [w6, w6],
                                        [w6, floats[9140773606709204778_usize % (floats.len())]],
                                    ];
                                    h = mix(
                                        h,
                                        tame32(floats[w12 % (floats.len())]).to_bits() as u64,
                                    );
                                    w8
                                } else {
                                    w8
                                }) as usize) % (ints.len())],
                            ] {
                                _ if true => (isize::MIN),
                                [_, _] if w9 => w10,
                                [(p20 @ 8_i32..=265814985_i32), -202626107_i32] => {
                                    (isize::MIN)
                                }
                                [p21, p22] => w10,
                            }) << w5) as u64,
                        );
                        w7 = w7;
                        let mut v23 = 2941505989_u32;
                    }
                }) as i32))
                .max(ints[w11 % (ints.len())]) as u64,
        );
        w8 = w11;
        h = mix(h, w12 as u64);
        let v24 = w9;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v24 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
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
        'l3: for e4 in [{ (C1, true) }, (C1, true), (f32::NEG_INFINITY, true)] {
            (*h) = mix((*h), 5_u8 as u64);
            (*h) = mix((*h), 253_u8 as u64);
            (*h) = mix((*h), tame32(C1).to_bits() as u64);
        }
        (*h) = mix((*h), i16::MAX as u64);
        17592186044416_usize
    }
    #[gpu_fn]
    pub fn f5(h: &mut u64) -> usize {
        *h = mix(*h, 13143020447024664852);
        (*h) = mix((*h), 1_u64 as u64);
        (*h) = mix((*h), true as u64);
        (*h) = mix((*h), 363720756_i32 as u64);
        1_usize
    }
    #[gpu_fn]
    pub fn f7(h: &mut u64) -> usize {
        *h = mix(*h, 12484360866397797139);
        if let Some(_) = Some(C1) {
            if let ([66_u8 | 254_u8, (p8 @ 0_u8..=0_u8)], 1_u8) = (match 10_i32 {
                p9 => ([91_u8, 0_u8], 106_u8),
                -542710742_i32 | 5_i32 => ([u8::MAX; 2], 9_u8),
                p10 => ([2_u8, 0_u8], 7_u8),
            }) {
                (*h) = mix((*h), 0_u16 as u64);
            }
        }
        let p11: f32 = C1;
        usize::MAX
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
        let mut w12 = w[0] as u8;
        let mut w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let w15 = w[3] as usize;
        let mut w16 = w[4] as i16;
        let mut w17 = w[5] as i32;
        let mut w18 = tame64(f64::from_bits(w[6]));
        let w19 = tame32(f32::from_bits(w[7] as u32));
        let (_, p21): (i32, f32) = {
            let v20 = ([
                [
                    [
                        w17,
                        ints[(if false {
                            let _: Option<u16> = ((11_u16 + 65533_u16))
                                .checked_shl(128_u32);
                            if let None = {
                                h = mix(
                                    h,
                                    (u64::MAX).wrapping_add(8976478048517892417_u64) as u64,
                                );
                                Some(18446744073709551612_usize)
                            } {
                                h = mix(h, w15 as u64);
                            }
                            w15
                        } else {
                            w15
                        }) % (ints.len())],
                    ],
                    [w17, w17],
                    [w17, w17],
                ],
                [[1679852397_i32; 2], [w17, ints[w15 % (ints.len())]], [w17, w17]],
                [[w17; 2]; 3],
                [[w17, w17]; 3],
            ])[1073741824_isize as usize % 4];
            (v20[(i8::MIN) as usize % 3][1], w13)
        };
        w18 = (2.5_f64);
        h = mix(h, (-7_i8) as u64);
        out[i] = [
            h,
            mix(mix(0, tame32(C1).to_bits() as u64), tame64(w18).to_bits() as u64),
            mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), tame32(p21).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
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
        let mut w12 = w[0] as u8;
        let mut w13 = tame32(f32::from_bits(w[1] as u32));
        let mut w14 = tame64(f64::from_bits(w[2]));
        let w15 = w[3] as usize;
        let mut w16 = w[4] as i16;
        let mut w17 = w[5] as i32;
        let mut w18 = tame64(f64::from_bits(w[6]));
        let w19 = tame32(f32::from_bits(w[7] as u32));
        let (_, p21): (i32, f32) = {
            let v20 = ([
                [
                    [
                        w17,
                        ints[(if false {
                            let _: Option<u16> = ((11_u16 + 65533_u16))
                                .checked_shl(128_u32);
                            if let None = {
                                h = mix(
                                    h,
                                    (u64::MAX).wrapping_add(8976478048517892417_u64) as u64,
                                );
                                Some(18446744073709551612_usize)
                            } {
                                h = mix(h, w15 as u64);
                            }
                            w15
                        } else {
                            w15
                        }) % (ints.len())],
                    ],
                    [w17, w17],
                    [w17, w17],
                ],
                [[1679852397_i32; 2], [w17, ints[w15 % (ints.len())]], [w17, w17]],
                [[w17; 2]; 3],
                [[w17, w17]; 3],
            ])[1073741824_isize as usize % 4];
            (v20[(i8::MIN) as usize % 3][1], w13)
        };
        w18 = (2.5_f64);
        h = mix(h, (-7_i8) as u64);
        out[i] = [
            h,
            mix(mix(0, tame32(C1).to_bits() as u64), tame64(w18).to_bits() as u64),
            mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), tame32(p21).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
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
        if (!((107.1875_f32) >= (-66.5_f32))) {
            (*h) = mix((*h), 8_u8 as u64);
            (*h) = mix((*h), tame64((-55.3125_f64)).to_bits() as u64);
            (*h) = mix((*h), tame32((-18.4375_f32)).to_bits() as u64);
        } else {
            (*h) = mix((*h), false as u64);
            (*h) = mix((*h), C2[(i32::MIN) as usize % 3][0] as u64);
            if false {
                (*h) = mix((*h), 10_usize as u64);
                let mut v4 = (-1.5e9_f64);
            }
        }
        (-98.75_f64)
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
        let w5 = w[0] as i32;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let mut w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let mut w9 = w[4] as isize;
        let mut w10 = w[5] as i16;
        let mut w11 = w[6] as i32;
        let mut w12 = tame64(f64::from_bits(w[7]));
        let p23: i32 = ((((w5 ^ w11) / (((w6 as i32) & 0x3f) | 1))
            - {
                let mut n14 = 0_u32;
                'l13: loop {
                    n14 += 1;
                    if n14 > 1 {
                        break 'l13 ((match (S1 {
                            f0: w12,
                            f2: i64::MAX,
                            f1: 0_u64,
                        }) {
                            S1 { f0: p15, .. } => (-3_i32),
                            S1 { f0: p16, f1: p17, .. } => w11,
                        }));
                    }
                    let v21 = {
                        let mut n19 = 0_u32;
                        'l18: loop {
                            n19 += 1;
                            if n19 > 4 {
                                break 'l18 ((if false {
                                    let p20: f32 = (-(w6
                                        - floats[{
                                            let _: [f32; 2] = [w6; 2];
                                            h = mix(h, tame32((74.625_f32)).to_bits() as u64);
                                            w8
                                        } % (floats.len())]));
                                    h = mix(h, tame64(w12).to_bits() as u64);
                                    p20
                                } else {
                                    w6
                                }));
                            }
                            h = mix(h, i16::MAX as u64);
                            if true {
                                break 'l18 (w6);
                            }
                        }
                    };
                    h = mix(h, tame32(v21).to_bits() as u64);
                    let p22: Option<Option<i64>> = Some(Some(70368744177664_i64));
                }
            }) * w11);
        if false {
            if let true = true {
                w12 = w12;
                if false {
                    w10 = 2_i16;
                    w11 &= p23;
                } else {
                    w10 >>= 8_u16;
                }
                h = mix(h, 0_u64 as u64);
            }
        } else {
            h = mix(h, w10 as u64);
            w8 += C2[1][1];
        }
        if let _ = p23 {
            w11 &= w5;
            if let _ = p23 {
                w9 &= w9;
                let v24 = false;
                debug_assert!(v24 || h & 15 != 1);
            }
            let mut v25 = false;
        }
        (w11, w11) = (p23, (-4_i32));
        w11 = (-2147483647_i32);
        w8 += w8;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), tame64(w12).to_bits() as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), p23 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
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
        let w5 = w[0] as i32;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let mut w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let mut w9 = w[4] as isize;
        let mut w10 = w[5] as i16;
        let mut w11 = w[6] as i32;
        let mut w12 = tame64(f64::from_bits(w[7]));
        let p23: i32 = ((((w5 ^ w11) / (((w6 as i32) & 0x3f) | 1))
            - {
                let mut n14 = 0_u32;
                'l13: loop {
                    n14 += 1;
                    if n14 > 1 {
                        break 'l13 ((match (S1 {
                            f0: w12,
                            f2: i64::MAX,
                            f1: 0_u64,
                        }) {
                            S1 { f0: p15, .. } => (-3_i32),
                            S1 { f0: p16, f1: p17, .. } => w11,
                        }));
                    }
                    let v21 = {
                        let mut n19 = 0_u32;
                        'l18: loop {
                            n19 += 1;
                            if n19 > 4 {
                                break 'l18 ((if false {
                                    let p20: f32 = (-(w6
                                        - floats[{
                                            let _: [f32; 2] = [w6; 2];
                                            h = mix(h, tame32((74.625_f32)).to_bits() as u64);
                                            w8
                                        } % (floats.len())]));
                                    h = mix(h, tame64(w12).to_bits() as u64);
                                    p20
                                } else {
                                    w6
                                }));
                            }
                            h = mix(h, i16::MAX as u64);
                            if true {
                                break 'l18 (w6);
                            }
                        }
                    };
                    h = mix(h, tame32(v21).to_bits() as u64);
                    let p22: Option<Option<i64>> = Some(Some(70368744177664_i64));
                }
            }) * w11);
        if false {
            if let true = true {
                w12 = w12;
                if false {
                    w10 = 2_i16;
                    w11 &= p23;
                } else {
                    w10 >>= 8_u16;
                }
                h = mix(h, 0_u64 as u64);
            }
        } else {
            h = mix(h, w10 as u64);
            w8 += C2[1][1];
        }
        if let _ = p23 {
            w11 &= w5;
            if let _ = p23 {
                w9 &= w9;
                let v24 = false;
                debug_assert!(v24 || h & 15 != 1);
            }
            let mut v25 = false;
        }
        (w11, w11) = (p23, (-4_i32));
        w11 = (-2147483647_i32);
        w8 += w8;
        out[i] = [
            h,
            mix(mix(0, w5 as u64), tame64(w12).to_bits() as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), p23 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
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
        [(i16::MIN), (-8_i16)],
        [0_i16, (-32767_i16)],
        [4_i16, 2048_i16],
    ];
    #[gpu_fn]
    pub fn f3(h: &mut u64) -> f32 {
        *h = mix(*h, 11350642716557622992);
        ({ (4_u8 as f32) } * (if true { f32::MAX } else { f32::EPSILON }))
    }
    #[gpu_fn]
    pub fn f4(a5: &Option<f64>, a6: &mut usize, h: &mut u64) -> usize {
        *h = mix(*h, 17776096583592517244);
        (*a6)
            >>= {
                let mut v7: u8 = 185_u8;
                C2[2_u8 as usize % 3][0]
            };
        (*a6) = (*a6);
        let v8 = (143.0_f32);
        (*a6)
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
        let mut w9 = w[0] as u8;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let mut w11 = tame64(f64::from_bits(w[2]));
        let w12 = w[3] as usize;
        let w13 = w[4] as usize;
        let mut w14 = tame32(f32::from_bits(w[5] as u32));
        let mut w15 = w[6] as u64;
        let mut w16 = w[7] as u32;
        w14
            += (((-(C2[((-32767_i16) * 3_i16) as usize
                % 3][(match true {
                false => (-32767_i16),
                _ => {
                    h = mix(h, tame32(f3(&mut h)).to_bits() as u64);
                    h = mix(
                        h,
                        (((-42_i8) as i32)
                            != (3_i32
                                + ints[([1_usize, usize::MAX, w12])[2] % (ints.len())]))
                            as u64,
                    );
                    5428_i16
                }
                p17 => (i16::MIN),
            }) as usize % 2] << ints[((!w12) + usize::MAX) % (ints.len())])) as f32)
                - w14);
        w16 >>= (-9223372036854775807_i64);
        h = mix(h, 8_u8 as u64);
        if let (_, false) = (w15, true) {
            if true {
                h = mix(h, ints[w13 % (ints.len())] as u64);
                h = mix(h, ints[C1[w15 as usize % 3] % (ints.len())] as u64);
            } else {
                h = mix(h, (-5_i64) as u64);
                w15 = w15;
            }
            h = mix(h, tame32(w14).to_bits() as u64);
        }
        let p18: i32 = ints[w13 % (ints.len())];
        if true {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), p18 as u64),
            mix(0, tame64(w11).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
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
        let mut w9 = w[0] as u8;
        let mut w10 = tame32(f32::from_bits(w[1] as u32));
        let mut w11 = tame64(f64::from_bits(w[2]));
        let w12 = w[3] as usize;
        let w13 = w[4] as usize;
        let mut w14 = tame32(f32::from_bits(w[5] as u32));
        let mut w15 = w[6] as u64;
        let mut w16 = w[7] as u32;
        w14
            += (((-(C2[((-32767_i16) * 3_i16) as usize
                % 3][(match true {
                false => (-32767_i16),
                _ => {
                    h = mix(h, tame32(f3(&mut h)).to_bits() as u64);
                    h = mix(
                        h,
                        (((-42_i8) as i32)
                            != (3_i32
                                + ints[([1_usize, usize::MAX, w12])[2] % (ints.len())]))
                            as u64,
                    );
                    5428_i16
                }
                p17 => (i16::MIN),
            }) as usize % 2] << ints[((!w12) + usize::MAX) % (ints.len())])) as f32)
                - w14);
        w16 >>= (-9223372036854775807_i64);
        h = mix(h, 8_u8 as u64);
        if let (_, false) = (w15, true) {
            if true {
                h = mix(h, ints[w13 % (ints.len())] as u64);
                h = mix(h, ints[C1[w15 as usize % 3] % (ints.len())] as u64);
            } else {
                h = mix(h, (-5_i64) as u64);
                w15 = w15;
            }
            h = mix(h, tame32(w14).to_bits() as u64);
        }
        let p18: i32 = ints[w13 % (ints.len())];
        if true {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), p18 as u64),
            mix(0, tame64(w11).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
            mix(0, w15 as u64),
        ];
    }
    pub const CASE: Case = case!(k31, plain);
}
pub mod m32 {
    use super::*;
    pub const C1: [i32; 3] = [0_i32, (i32::MIN), 0_i32];
    #[gpu_fn]
    pub fn f2(a3: (i16, usize), a4: i32, h: &mut u64) -> u16 {
        *h = mix(*h, 7385633615037402828);
        (*h) = mix(
            (*h),
            (if ((C1[2] + C1[3775892233268626872_isize as usize % 3]) <= a4) {
                a3.1
            } else {
                7_usize
            }) as u64,
        );
        33920_u16
    }
    #[gpu_fn]
    pub fn f5(a6: &mut i64, a7: f32, h: &mut u64) -> u64 {
        *h = mix(*h, 15547825941837647460);
        'l8: for e9 in [
            (if true {
                if true {
                    return u64::MAX;
                }
                (*h) = mix((*h), C1[1_u16 as usize % 3] as u64);
                C1[0]
            } else {
                C1[1]
            }),
        ] {
            (*a6) = 4_i64;
            (*a6) = (*a6);
        }
        if false {
            return 6_u64;
        }
        1_u64
    }
    #[gpu_fn]
    pub fn f10(h: &mut u64) -> u32 {
        *h = mix(*h, 9735614339848920546);
        let v11: Option<Option<f32>> = (None::<Option<f32>>);
        (*h) = mix((*h), (-i16::MAX) as u64);
        (*h) = mix((*h), 2_usize as u64);
        4_u32
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
        let w12 = w[0] as u16;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as u32;
        let w17 = tame32(f32::from_bits(w[5] as u32));
        let w18 = tame64(f64::from_bits(w[6]));
        let mut w19 = w[7] as i16;
        (w19, w19) = (
            (-{
                let mut v20: isize = (1_isize)
                    .wrapping_add_unsigned((13731464510484289255_usize & w15));
                'l21: for r25 in (0..({
                    if let p22 = (w12 - w12) {
                        let mut v23: u64 = 9_u64;
                        let v24 = w15;
                        h = mix(h, (i64::MIN) as u64);
                    }
                    usize::MAX
                } & 3))
                {
                    w19 += w19;
                }
                w19
            }),
            w19,
        );
        h = mix(h, (-127_i8) as u64);
        w19 = w19;
        w19 = w19;
        w19 = w19;
        h = mix(h, ints[w15 % (ints.len() + 1)] as u64);
        out[i] = [
            h,
            mix(mix(0, w12 as u64), w19 as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
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
        let w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as u32;
        let w17 = tame32(f32::from_bits(w[5] as u32));
        let w18 = tame64(f64::from_bits(w[6]));
        let mut w19 = w[7] as i16;
        (w19, w19) = (
            (-{
                let mut v20: isize = (1_isize)
                    .wrapping_add_unsigned((13731464510484289255_usize & w15));
                'l21: for r25 in (0..({
                    if let p22 = (w12 - w12) {
                        let mut v23: u64 = 9_u64;
                        let v24 = w15;
                        h = mix(h, (i64::MIN) as u64);
                    }
                    usize::MAX
                } & 3))
                {
                    w19 += w19;
                }
                w19
            }),
            w19,
        );
        h = mix(h, (-127_i8) as u64);
        w19 = w19;
        w19 = w19;
        w19 = w19;
        h = mix(h, ints[w15 % (ints.len() + 1)] as u64);
        out[i] = [
            h,
            mix(mix(0, w12 as u64), w19 as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
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
        pub fn f2(&self, a3: i8, a4: &mut f32, a5: &mut i32) -> f64 {
            ((51.6875_f64)
                / (-(((*self).f0[u16::MAX as usize % 3]).max((*self).f0[0]) + 0.0)))
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
        let w6 = w[0] as u8;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let w10 = w[4] as i32;
        let mut w11 = w[5] as usize;
        let mut w12 = w[6] as u64;
        let w13 = w[7] as usize;
        let mut v20 = (!(if ({
            let mut n15 = 0_u32;
            'l14: loop {
                n15 += 1;
                if n15 > 3 {
                    break 'l14 ({
                        let [[p16, _], _, [p17, p18]]: [[i64; 2]; 3] = ([[
                            [(-2_i64), 9_i64],
                            [(-9223372036854775807_i64), 32768_i64],
                            [2048_i64, 3_i64],
                        ]; 3])[6_i32 as usize % 3];
                        let mut v19 = ((w13 * w13) + (w9 << w6));
                        false
                    });
                }
                h = mix(
                    h,
                    ((w11 + 18446744073709551611_usize) / (w9 / ((w11 & 0x3f) | 1)))
                        as u64,
                );
                w12 += w12;
                h = mix(h, tame32(w7).to_bits() as u64);
            }
        }) {
            w6
        } else {
            w6
        }));
        let mut v21: Option<i16> = Some(18079_i16);
        v20 |= v20;
        h = mix(h, (-7_isize) as u64);
        h = mix(h, w10 as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v20 as u64),
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
        let w6 = w[0] as u8;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let w10 = w[4] as i32;
        let mut w11 = w[5] as usize;
        let mut w12 = w[6] as u64;
        let w13 = w[7] as usize;
        let mut v20 = (!(if ({
            let mut n15 = 0_u32;
            'l14: loop {
                n15 += 1;
                if n15 > 3 {
                    break 'l14 ({
                        let [[p16, _], _, [p17, p18]]: [[i64; 2]; 3] = ([[
                            [(-2_i64), 9_i64],
                            [(-9223372036854775807_i64), 32768_i64],
                            [2048_i64, 3_i64],
                        ]; 3])[6_i32 as usize % 3];
                        let mut v19 = ((w13 * w13) + (w9 << w6));
                        false
                    });
                }
                h = mix(
                    h,
                    ((w11 + 18446744073709551611_usize) / (w9 / ((w11 & 0x3f) | 1)))
                        as u64,
                );
                w12 += w12;
                h = mix(h, tame32(w7).to_bits() as u64);
            }
        }) {
            w6
        } else {
            w6
        }));
        let mut v21: Option<i16> = Some(18079_i16);
        v20 |= v20;
        h = mix(h, (-7_isize) as u64);
        h = mix(h, w10 as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v20 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
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
    pub fn f3(a4: &mut i8, a5: Option<u64>, h: &mut u64) -> usize {
        *h = mix(*h, 9422213232379722665);
        let mut n7 = 0_u32;
        'l6: while n7 < 5
            && (if ({
                (*h) = mix((*h), tame32((36.3125_f32)).to_bits() as u64);
                (*a4) = 8_i8;
                true
            }) {
                true
            } else {
                false
            })
        {
            n7 += 1;
            let mut v8: isize = 9_isize;
            (*h) = mix((*h), tame64((2.5_f64)).to_bits() as u64);
        }
        288230376151711744_usize
    }
    #[gpu_fn]
    pub fn f9(a10: [usize; 2], a11: &mut ([usize; 2], usize), h: &mut u64) -> i32 {
        *h = mix(*h, 15386406793916866223);
        let v12 = (-(((-1.5e9_f64)).recip() as f32));
        198605813_i32
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
        let mut w13 = w[0] as isize;
        let w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let mut w17 = w[4] as usize;
        let mut w18 = w[5] as u16;
        let w19 = w[6] & 1 == 1;
        let mut w20 = w[7] as i8;
        w20 *= (-(w20 + ((6_i8 - w20) / (((w20 * 5_i8) & 0x3f) | 1))));
        h = mix(
            h,
            tame64(
                    ([
                        (Some(w15)).unwrap_or((w15).fract()),
                        (match u16::checked_next_multiple_of(w18, w18) {
                            Some(6_u16..65534_u16) => {
                                let v21: S1 = (S1 {
                                    f2: [
                                        ints[4096_usize % (ints.len())],
                                        ints[w17 % (ints.len() + 1)],
                                        ints[w17 % (ints.len())],
                                    ],
                                    f1: w14,
                                    f0: ints[w17 % (ints.len())],
                                });
                                let v22: f64 = w15;
                                w15
                            }
                            Some(p23) => w15,
                            p24 => w15,
                        }),
                    ])[67108864_u32 as usize % 2],
                )
                .to_bits() as u64,
        );
        let p25: usize = w17;
        if w19 {
            (w18, w18) = (w18, 0_u16);
            h = mix(h, w19 as u64);
        } else {
            if w19 {
                let v26: f32 = w14;
                h = mix(h, tame64((53.0_f64)).to_bits() as u64);
            }
            h = mix(h, w20 as u64);
        }
        let p27: u32 = 6_u32;
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), p25 as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), p27 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
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
        let mut w13 = w[0] as isize;
        let w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let mut w17 = w[4] as usize;
        let mut w18 = w[5] as u16;
        let w19 = w[6] & 1 == 1;
        let mut w20 = w[7] as i8;
        w20 *= (-(w20 + ((6_i8 - w20) / (((w20 * 5_i8) & 0x3f) | 1))));
        h = mix(
            h,
            tame64(
                    ([
                        (Some(w15)).unwrap_or((w15).fract()),
                        (match u16::checked_next_multiple_of(w18, w18) {
                            Some(6_u16..65534_u16) => {
                                let v21: S1 = (S1 {
                                    f2: [
                                        ints[4096_usize % (ints.len())],
                                        ints[w17 % (ints.len() + 1)],
                                        ints[w17 % (ints.len())],
                                    ],
                                    f1: w14,
                                    f0: ints[w17 % (ints.len())],
                                });
                                let v22: f64 = w15;
                                w15
                            }
                            Some(p23) => w15,
                            p24 => w15,
                        }),
                    ])[67108864_u32 as usize % 2],
                )
                .to_bits() as u64,
        );
        let p25: usize = w17;
        if w19 {
            (w18, w18) = (w18, 0_u16);
            h = mix(h, w19 as u64);
        } else {
            if w19 {
                let v26: f32 = w14;
                h = mix(h, tame64((53.0_f64)).to_bits() as u64);
            }
            h = mix(h, w20 as u64);
        }
        let p27: u32 = 6_u32;
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), p25 as u64),
            mix(mix(0, tame64(w15).to_bits() as u64), p27 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
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
        let w6 = w[0] as u8;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = tame64(f64::from_bits(w[4]));
        let mut w11 = w[5] as i32;
        let mut w12 = w[6] as u64;
        let mut w13 = w[7] & 1 == 1;
        let v15 = ((((-0.5_f32) * (w7).ceil()) as isize)
            + (if (if (w13 | false) {
                let mut v14: i32 = w11;
                (f32::INFINITY <= w7)
            } else {
                h = mix(h, ((-32767_i16)).saturating_neg() as u64);
                (w13 && w13)
            }) {
                (-9223372036854775807_isize)
            } else {
                (-4_isize)
            }));
        if false {
            h = mix(h, tame32(f32::EPSILON).to_bits() as u64);
        }
        if w13 {
            w12 = 0_u64;
            h = mix(h, w13 as u64);
            h = mix(h, 5_i64 as u64);
        }
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v15 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, tame64(w10).to_bits() as u64),
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
        let w6 = w[0] as u8;
        let mut w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let mut w10 = tame64(f64::from_bits(w[4]));
        let mut w11 = w[5] as i32;
        let mut w12 = w[6] as u64;
        let mut w13 = w[7] & 1 == 1;
        let v15 = ((((-0.5_f32) * (w7).ceil()) as isize)
            + (if (if (w13 | false) {
                let mut v14: i32 = w11;
                (f32::INFINITY <= w7)
            } else {
                h = mix(h, ((-32767_i16)).saturating_neg() as u64);
                (w13 && w13)
            }) {
                (-9223372036854775807_isize)
            } else {
                (-4_isize)
            }));
        if false {
            h = mix(h, tame32(f32::EPSILON).to_bits() as u64);
        }
        if w13 {
            w12 = 0_u64;
            h = mix(h, w13 as u64);
            h = mix(h, 5_i64 as u64);
        }
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), v15 as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, tame64(w10).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
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
                        break 'l3 ((((i32::MIN) != (-412542565_i32)) as i8));
                    }
                    (*h) = mix((*h), 4194304_i32 as u64);
                    (*h) = mix((*h), tame32(self.f0[0]).to_bits() as u64);
                    (*h) = mix((*h), 8729597121101611455_usize as u64);
                }
            }
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f5(&self, a6: f64, a7: &mut i32, a8: &mut ([f32; 2], f32)) -> f32 {
            ((!(usize::MAX * 9_usize)) as f32)
        }
    }
    #[gpu_fn]
    pub fn f9(a10: Option<f64>, a11: &mut S1) -> isize {
        1_isize
    }
    #[gpu_fn]
    impl S1 {
        pub fn f12(&self, a13: &mut usize, h: &mut u64) -> f32 {
            *h = mix(*h, 2539438777149084397);
            (*a13) &= (*a13);
            ((match Some(u64::MAX) {
                Some(0_u64 | 3_u64) => (*self).f0[9_u32 as usize % 2],
                _ => (-40.875_f32),
            }))
                .recip()
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
        let mut w14 = w[0] as usize;
        let w15 = tame32(f32::from_bits(w[1] as u32));
        let w16 = tame64(f64::from_bits(w[2]));
        let mut w17 = w[3] as usize;
        let w18 = tame32(f32::from_bits(w[4] as u32));
        let w19 = tame32(f32::from_bits(w[5] as u32));
        let w20 = w[6] as usize;
        let mut w21 = w[7] as isize;
        w17 = ((128_usize >> ((None::<i64>)).unwrap_or((w19 as i64)))
            << ([
                (2147483648_i64 % ((4_i64 & 0x3f) | 1)),
                ((-4.8125_f32) as i64),
            ])[(if false {
                let mut v22 = (8_i64 as u64);
                w21 ^= w21;
                ints[w20 % (ints.len())]
            } else {
                ints[w17 % (ints.len())]
            }) as usize % 2]);
        w21 *= w21;
        let mut v23: f32 = w19;
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), tame32(v23).to_bits() as u64),
            mix(0, tame64(w16).to_bits() as u64),
            mix(0, w17 as u64),
            mix(0, tame32(w18).to_bits() as u64),
            mix(0, tame32(w19).to_bits() as u64),
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
        let mut w14 = w[0] as usize;
        let w15 = tame32(f32::from_bits(w[1] as u32));
        let w16 = tame64(f64::from_bits(w[2]));
        let mut w17 = w[3] as usize;
        let w18 = tame32(f32::from_bits(w[4] as u32));
        let w19 = tame32(f32::from_bits(w[5] as u32));
        let w20 = w[6] as usize;
        let mut w21 = w[7] as isize;
        w17 = ((128_usize >> ((None::<i64>)).unwrap_or((w19 as i64)))
            << ([
                (2147483648_i64 % ((4_i64 & 0x3f) | 1)),
                ((-4.8125_f32) as i64),
            ])[(if false {
                let mut v22 = (8_i64 as u64);
                w21 ^= w21;
                ints[w20 % (ints.len())]
            } else {
                ints[w17 % (ints.len())]
            }) as usize % 2]);
        w21 *= w21;
        let mut v23: f32 = w19;
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(mix(0, tame32(w15).to_bits() as u64), tame32(v23).to_bits() as u64),
            mix(0, tame64(w16).to_bits() as u64),
            mix(0, w17 as u64),
            mix(0, tame32(w18).to_bits() as u64),
            mix(0, tame32(w19).to_bits() as u64),
            mix(0, w20 as u64),
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
    pub fn f4(a5: &mut Option<u64>) -> isize {
        (-((-4_isize)
            + ([
                6294052315137056667_isize,
                (-4526943601221489550_isize),
                (-2_isize),
                7001414192464067745_isize,
            ])[0]))
    }
    #[gpu_kernel(over = out)]
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
        let w6 = w[0] as isize;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = tame64(f64::from_bits(w[4]));
        let mut w11 = w[5] as i64;
        let mut w12 = w[6] as u8;
        let w13 = w[7] as i8;
        h = mix(
            h,
            tame32(
                    (match (None::<f32>) {
                        None => {
                            (match Some({
                                h = mix(h, C3 as u64);
                                floats[w9 % (floats.len())]
                            }) {
                                None => w7,
                                Some(o16) => (145.3125_f32),
                            })
                        }
                        Some(o14) => {
                            floats[((if false {
                                w12 <<= w11;
                                w9
                            } else {
                                let p15: Option<f64> = ((None::<Option<f64>>))
                                    .unwrap_or((true).then_some(f64::NEG_INFINITY));
                                0_usize
                            }) as usize) % (floats.len())]
                        }
                    }),
                )
                .to_bits() as u64,
        );
        (w12, w12) = (0_u8, w12);
        if false {
            let mut v17: u64 = 9_u64;
            let v18 = 9_u16;
            w12 ^= w12;
        }
        let p19: f64 = w8;
        h = mix(h, true as u64);
        if true {
            h = mix(h, tame64(w10).to_bits() as u64);
        }
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w12 as u64),
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame64(p19).to_bits() as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, tame64(w10).to_bits() as u64),
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
        let w6 = w[0] as isize;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let mut w10 = tame64(f64::from_bits(w[4]));
        let mut w11 = w[5] as i64;
        let mut w12 = w[6] as u8;
        let w13 = w[7] as i8;
        h = mix(
            h,
            tame32(
                    (match (None::<f32>) {
                        None => {
                            (match Some({
                                h = mix(h, C3 as u64);
                                floats[w9 % (floats.len())]
                            }) {
                                None => w7,
                                Some(o16) => (145.3125_f32),
                            })
                        }
                        Some(o14) => {
                            floats[((if false {
                                w12 <<= w11;
                                w9
                            } else {
                                let p15: Option<f64> = ((None::<Option<f64>>))
                                    .unwrap_or((true).then_some(f64::NEG_INFINITY));
                                0_usize
                            }) as usize) % (floats.len())]
                        }
                    }),
                )
                .to_bits() as u64,
        );
        (w12, w12) = (0_u8, w12);
        if false {
            let mut v17: u64 = 9_u64;
            let v18 = 9_u16;
            w12 ^= w12;
        }
        let p19: f64 = w8;
        h = mix(h, true as u64);
        if true {
            h = mix(h, tame64(w10).to_bits() as u64);
        }
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w12 as u64),
            mix(mix(0, w6 as u64), w13 as u64),
            mix(mix(0, tame32(w7).to_bits() as u64), tame64(p19).to_bits() as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, tame64(w10).to_bits() as u64),
            mix(0, w11 as u64),
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
            (
                4_isize,
                (if let Some(o6) = Some((23.875_f32)) {
                    (114.3125_f32)
                } else {
                    (1.5e9_f32)
                }),
            )
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
        let mut w7 = w[0] as u8;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = tame64(f64::from_bits(w[4]));
        let mut w12 = w[5] as i8;
        let mut w13 = w[6] as u8;
        let w14 = w[7] as usize;
        h = mix(
            h,
            {
                let mut v19 = (([
                    f32::EPSILON,
                    (-52.5625_f32),
                    w8,
                    floats[((match (S2 {
                        f0: (i64::MIN),
                        f1: (-0.0_f64),
                    }) {
                        S2 { f0: 4_i64, f1: _, .. } => {
                            let mut v15 = (((-2.5_f64) / (104.5625_f64))).ceil();
                            let mut v16 = ints[({
                                (w11, w11) = ((v15 * v15), v15);
                                h = mix(h, w10 as u64);
                                w14
                            } - w14) % (ints.len())];
                            1_usize
                        }
                        _ => w14,
                        S2 { f0: i64::MIN | 4503599627370496_i64, .. } => w14,
                        S2 { f0: p17, f1: p18, .. } => w14,
                    }) * C4[9_u16 as usize % 3][0]) % (floats.len())],
                ])[2] - w8);
                w12 *= 3_i8;
                ints[0_usize % (ints.len())]
            } as u64,
        );
        if true {
            (w13, w7) = (w13, w13);
        }
        if false {
            h = mix(h, true as u64);
        }
        h = mix(h, tame32(w8).to_bits() as u64);
        w13 = 1_u8;
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w13 as u64),
            mix(mix(0, w7 as u64), w14 as u64),
            mix(0, tame32(w8).to_bits() as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, tame64(w11).to_bits() as u64),
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
        let mut w7 = w[0] as u8;
        let w8 = tame32(f32::from_bits(w[1] as u32));
        let w9 = tame64(f64::from_bits(w[2]));
        let w10 = w[3] as usize;
        let mut w11 = tame64(f64::from_bits(w[4]));
        let mut w12 = w[5] as i8;
        let mut w13 = w[6] as u8;
        let w14 = w[7] as usize;
        h = mix(
            h,
            {
                let mut v19 = (([
                    f32::EPSILON,
                    (-52.5625_f32),
                    w8,
                    floats[((match (S2 {
                        f0: (i64::MIN),
                        f1: (-0.0_f64),
                    }) {
                        S2 { f0: 4_i64, f1: _, .. } => {
                            let mut v15 = (((-2.5_f64) / (104.5625_f64))).ceil();
                            let mut v16 = ints[({
                                (w11, w11) = ((v15 * v15), v15);
                                h = mix(h, w10 as u64);
                                w14
                            } - w14) % (ints.len())];
                            1_usize
                        }
                        _ => w14,
                        S2 { f0: i64::MIN | 4503599627370496_i64, .. } => w14,
                        S2 { f0: p17, f1: p18, .. } => w14,
                    }) * C4[9_u16 as usize % 3][0]) % (floats.len())],
                ])[2] - w8);
                w12 *= 3_i8;
                ints[0_usize % (ints.len())]
            } as u64,
        );
        if true {
            (w13, w7) = (w13, w13);
        }
        if false {
            h = mix(h, true as u64);
        }
        h = mix(h, tame32(w8).to_bits() as u64);
        w13 = 1_u8;
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w13 as u64),
            mix(mix(0, w7 as u64), w14 as u64),
            mix(0, tame32(w8).to_bits() as u64),
            mix(0, tame64(w9).to_bits() as u64),
            mix(0, w10 as u64),
            mix(0, tame64(w11).to_bits() as u64),
            mix(0, w12 as u64),
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
    pub fn f3(a4: &Option<usize>, h: &mut u64) -> i16 {
        *h = mix(*h, 3049289266474144829);
        (*h) = mix((*h), tame32((134.5625_f32)).to_bits() as u64);
        (*h) = mix((*h), 10_i32 as u64);
        0_i16
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
        let w5 = w[0] as u8;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let mut w9 = w[4] as i64;
        let mut w10 = w[5] & 1 == 1;
        let mut w11 = tame32(f32::from_bits(w[6] as u32));
        let mut w12 = w[7] as usize;
        h = mix(
            h,
            ((if ((if w10 {
                h = mix(h, tame32((((114.8125_f32) % w6) - f32::MAX)).to_bits() as u64);
                let mut v14 = (Some(ints[w8 % (ints.len())])).unwrap_or(1969354938_i32);
                v14
            } else {
                ints[(if true { w12 } else { w12 }) % (ints.len())]
            }) > 11_i32)
            {
                w12
            } else {
                w8
            }) as i32) as u64,
        );
        h = mix(h, w12 as u64);
        let mut v15 = 16777216_isize;
        w10 = w10;
        h = mix(h, tame64(w7).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v15 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
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
        let w5 = w[0] as u8;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let mut w9 = w[4] as i64;
        let mut w10 = w[5] & 1 == 1;
        let mut w11 = tame32(f32::from_bits(w[6] as u32));
        let mut w12 = w[7] as usize;
        h = mix(
            h,
            ((if ((if w10 {
                h = mix(h, tame32((((114.8125_f32) % w6) - f32::MAX)).to_bits() as u64);
                let mut v14 = (Some(ints[w8 % (ints.len())])).unwrap_or(1969354938_i32);
                v14
            } else {
                ints[(if true { w12 } else { w12 }) % (ints.len())]
            }) > 11_i32)
            {
                w12
            } else {
                w8
            }) as i32) as u64,
        );
        h = mix(h, w12 as u64);
        let mut v15 = 16777216_isize;
        w10 = w10;
        h = mix(h, tame64(w7).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), v15 as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, tame32(w11).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k39, plain);
}
pub mod m40 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: ([usize; 2], usize), h: &mut u64) -> bool {
        *h = mix(*h, 9795493470343657328);
        'l3: for r4 in (0..(0_u32 & 3)) {
            (*h) = mix((*h), (i8::MIN) as u64);
            let mut v5 = 126_u8;
        }
        (*h) = mix((*h), false as u64);
        let mut v6 = 7_i32;
        false
    }
    #[gpu_fn]
    pub fn f7(h: &mut u64) -> u8 {
        *h = mix(*h, 3032460559557213401);
        (*h) = mix(
            (*h),
            ((8_usize / ((11_usize & 0x3f) | 1)) / ((usize::MAX & 0x3f) | 1)) as u64,
        );
        (*h) = mix((*h), 4_usize as u64);
        u8::MAX
    }
    #[gpu_fn]
    pub fn f8(a9: Option<i16>, a10: f64, h: &mut u64) -> bool {
        *h = mix(*h, 14728286016597742372);
        'l11: for e12 in [
            (
                [18446744073709551612_u64, 18446744073709551612_u64],
                18446744073709551608_u64,
            ),
            ([8388608_u64, 18446744073709551610_u64], u64::MAX),
            ([18446744073709551614_u64, 6_u64], 3_u64),
        ] {
            (*h) = mix((*h), (7_isize % ((10_isize & 0x3f) | 1)) as u64);
        }
        false
    }
    #[gpu_fn]
    pub fn f13(a14: f32) -> i32 {
        (10_i32 - ((1125899906842624_usize * 2_usize) as i32))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let mut w15 = w[0] as u32;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] & 1 == 1;
        let w20 = tame32(f32::from_bits(w[5] as u32));
        let w21 = tame64(f64::from_bits(w[6]));
        let w22 = tame32(f32::from_bits(w[7] as u32));
        h = mix(h, 65534_u16 as u64);
        h = mix(
            h,
            {
                let mut n24 = 0_u32;
                'l23: loop {
                    n24 += 1;
                    if n24 > 4 {
                        break 'l23 ((([16_i32, 2147483646_i32, i32::MAX])[2]
                            - ((if w19 {
                                h = mix(h, (f1(([w18, w18], w18), &mut h) as usize) as u64);
                                h = mix(
                                    h,
                                    tame32(
                                            ((match (None::<f32>) {
                                                None => w20,
                                                Some(o25) => w22,
                                            }) as f32),
                                        )
                                        .to_bits() as u64,
                                );
                                ints[w18 % (ints.len())]
                            } else {
                                h = mix(h, w19 as u64);
                                ints[w18 % (ints.len())]
                            }) - ints[w18 % (ints.len())])));
                    }
                    if true {
                        break 'l23 ((-2147483647_i32));
                    }
                    w18 >>= w18;
                }
            } as u64,
        );
        let v26 = [[w18; 2]; 3];
        if let [p27, -3.5, p28, (-2.75..17.75)] = [(2.5_f64); 4] {
            (w15, w15) = (w15, w15);
            w18 = 7_usize;
        }
        out[i] = [
            h,
            mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
            mix(0, tame32(w16).to_bits() as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, tame64(w21).to_bits() as u64),
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
        let mut w15 = w[0] as u32;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let mut w18 = w[3] as usize;
        let w19 = w[4] & 1 == 1;
        let w20 = tame32(f32::from_bits(w[5] as u32));
        let w21 = tame64(f64::from_bits(w[6]));
        let w22 = tame32(f32::from_bits(w[7] as u32));
        h = mix(h, 65534_u16 as u64);
        h = mix(
            h,
            {
                let mut n24 = 0_u32;
                'l23: loop {
                    n24 += 1;
                    if n24 > 4 {
                        break 'l23 ((([16_i32, 2147483646_i32, i32::MAX])[2]
                            - ((if w19 {
                                h = mix(h, (f1(([w18, w18], w18), &mut h) as usize) as u64);
                                h = mix(
                                    h,
                                    tame32(
                                            ((match (None::<f32>) {
                                                None => w20,
                                                Some(o25) => w22,
                                            }) as f32),
                                        )
                                        .to_bits() as u64,
                                );
                                ints[w18 % (ints.len())]
                            } else {
                                h = mix(h, w19 as u64);
                                ints[w18 % (ints.len())]
                            }) - ints[w18 % (ints.len())])));
                    }
                    if true {
                        break 'l23 ((-2147483647_i32));
                    }
                    w18 >>= w18;
                }
            } as u64,
        );
        let v26 = [[w18; 2]; 3];
        if let [p27, -3.5, p28, (-2.75..17.75)] = [(2.5_f64); 4] {
            (w15, w15) = (w15, w15);
            w18 = 7_usize;
        }
        out[i] = [
            h,
            mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
            mix(0, tame32(w16).to_bits() as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, tame64(w21).to_bits() as u64),
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
        (*h) = mix((*h), (3_i32 as i32) as u64);
        let _: u8 = 8_u8;
        (-2147483647_i32)
    }
    #[gpu_fn]
    impl S2 {
        pub fn f5(&self, a6: [f64; 3], h: &mut u64) -> isize {
            *h = mix(*h, 9614936310317727221);
            {
                let mut n8 = 0_u32;
                'l7: loop {
                    n8 += 1;
                    if n8 > 4 {
                        break 'l7 (0_isize);
                    }
                    (*h) = mix((*h), (0_i8 << 8192_u64) as u64);
                }
            }
        }
    }
    #[gpu_fn]
    pub fn f9(a10: &bool, a11: &mut u16, a12: i64, h: &mut u64) -> usize {
        *h = mix(*h, 17737169167307735758);
        let v13 = ((if (*a10) { (93.625_f32) } else { (-2.5_f32) }))
            .midpoint((-1.5e9_f32));
        let mut v14 = 3_usize;
        0_usize
    }
    #[gpu_fn]
    pub fn f15(a16: Option<u8>, a17: &mut isize, h: &mut u64) -> i32 {
        *h = mix(*h, 1076366779712549868);
        if let Some(..17.5) = Some((8_u8 as f32)) {
            (*a17) *= (*a17);
        }
        5_i32
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
        let w18 = w[0] as i64;
        let mut w19 = tame32(f32::from_bits(w[1] as u32));
        let mut w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let w22 = tame32(f32::from_bits(w[4] as u32));
        let w23 = w[5] as i32;
        let w24 = tame32(f32::from_bits(w[6] as u32));
        let w25 = tame32(f32::from_bits(w[7] as u32));
        let mut v26: i8 = (-4_i8);
        w20 %= (w20).round();
        w20 -= (w20).to_degrees();
        out[i] = [
            h,
            mix(mix(0, w18 as u64), tame32(w25).to_bits() as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), v26 as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
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
        let w18 = w[0] as i64;
        let mut w19 = tame32(f32::from_bits(w[1] as u32));
        let mut w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let w22 = tame32(f32::from_bits(w[4] as u32));
        let w23 = w[5] as i32;
        let w24 = tame32(f32::from_bits(w[6] as u32));
        let w25 = tame32(f32::from_bits(w[7] as u32));
        let mut v26: i8 = (-4_i8);
        w20 %= (w20).round();
        w20 -= (w20).to_degrees();
        out[i] = [
            h,
            mix(mix(0, w18 as u64), tame32(w25).to_bits() as u64),
            mix(mix(0, tame32(w19).to_bits() as u64), v26 as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k41, plain);
}
pub mod m42 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: &mut u16, a3: &[bool; 3], a4: [i16; 2]) -> [f32; 4] {
        [(-2.5_f32); 4]
    }
    #[gpu_fn]
    pub fn f5(h: &mut u64) -> usize {
        *h = mix(*h, 5180852902661799006);
        let mut v6: f32 = (75.375_f32);
        (7_usize).swap_bytes()
    }
    #[gpu_fn]
    pub fn f7(a8: &mut i8, a9: &mut [i8; 4]) -> i64 {
        ((((-386785664021048608_i64) | 7580116991036158297_i64)).checked_shl(2_u32))
            .unwrap_or(4398046511104_i64)
    }
    #[gpu_fn]
    pub fn f10(h: &mut u64) -> usize {
        *h = mix(*h, 6071539824192309115);
        f5(&mut *h)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let mut w11 = w[0] as i16;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let w15 = w[4] as i32;
        let mut w16 = w[5] as i64;
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let w18 = tame32(f32::from_bits(w[7] as u32));
        let v20 = (match (None::<usize>) {
            _ => {
                h = mix(
                    h,
                    ((!(if true {
                        (w12, w12) = ((w18 * w17), (w17 + (2.5_f32)));
                        u32::MAX
                    } else {
                        h = mix(h, ints[{ (!w14) } % (ints.len())] as u64);
                        4294967294_u32
                    })) % ((u16::MAX as u32) - 4294967292_u32)) as u64,
                );
                16777216_isize
            }
            None => 11_isize,
            p19 => 1_isize,
        });
        w13 = w13;
        w13 %= f64::NAN;
        h = mix(h, w11 as u64);
        (w12, w12) = (w18, w18);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), tame32(w18).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v20 as u64),
            mix(0, tame64(w13).to_bits() as u64),
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
        let mut w11 = w[0] as i16;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let w15 = w[4] as i32;
        let mut w16 = w[5] as i64;
        let w17 = tame32(f32::from_bits(w[6] as u32));
        let w18 = tame32(f32::from_bits(w[7] as u32));
        let v20 = (match (None::<usize>) {
            _ => {
                h = mix(
                    h,
                    ((!(if true {
                        (w12, w12) = ((w18 * w17), (w17 + (2.5_f32)));
                        u32::MAX
                    } else {
                        h = mix(h, ints[{ (!w14) } % (ints.len())] as u64);
                        4294967294_u32
                    })) % ((u16::MAX as u32) - 4294967292_u32)) as u64,
                );
                16777216_isize
            }
            None => 11_isize,
            p19 => 1_isize,
        });
        w13 = w13;
        w13 %= f64::NAN;
        h = mix(h, w11 as u64);
        (w12, w12) = (w18, w18);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), tame32(w18).to_bits() as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v20 as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
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
    pub fn f2(a3: &mut S1, a4: f32, a5: i32, h: &mut u64) -> i8 {
        *h = mix(*h, 3236989206034552912);
        if let 5.5..29.0 = (if matches!(((* a3).f0, (1.0_f64),), _) {
            (*a3).f3 = 2_u32;
            a4
        } else {
            a4
        }) {
            if true {
                (*h) = mix((*h), tame32((*a3).f2).to_bits() as u64);
            }
        }
        if let (-3.0, 0.5..=20.0) = (a4, f64::NEG_INFINITY) {
            (*h) = mix((*h), tame32((-69.75_f32)).to_bits() as u64);
        }
        2_i8
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let w6 = w[0] as i64;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let w10 = w[4] as usize;
        let mut w11 = w[5] as isize;
        let mut w12 = tame32(f32::from_bits(w[6] as u32));
        let mut w13 = w[7] as isize;
        let p15: Option<usize> = (if false {
            (if let Some(o14) = Some(Some(w10)) {
                { ([o14, (None::<usize>), o14])[2] }
            } else {
                (if ((62.6875_f64) <= w8) {
                    w13 = ((if false {
                        h = mix(h, ints[(!(w10 - w10)) % (ints.len())] as u64);
                        h = mix(h, (-4_i16) as u64);
                        (-7_isize)
                    } else {
                        w11
                    }) * w13);
                    (w13, w11) = (w13, w13);
                    Some(w10)
                } else {
                    Some(w9)
                })
            })
        } else {
            (None::<usize>)
        });
        w8 = w8;
        w12 %= (-49.125_f32);
        w12 += w7;
        h = mix(h, tame64(w8).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(0, tame32(w7).to_bits() as u64),
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
        let w6 = w[0] as i64;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let mut w8 = tame64(f64::from_bits(w[2]));
        let w9 = w[3] as usize;
        let w10 = w[4] as usize;
        let mut w11 = w[5] as isize;
        let mut w12 = tame32(f32::from_bits(w[6] as u32));
        let mut w13 = w[7] as isize;
        let p15: Option<usize> = (if false {
            (if let Some(o14) = Some(Some(w10)) {
                { ([o14, (None::<usize>), o14])[2] }
            } else {
                (if ((62.6875_f64) <= w8) {
                    w13 = ((if false {
                        h = mix(h, ints[(!(w10 - w10)) % (ints.len())] as u64);
                        h = mix(h, (-4_i16) as u64);
                        (-7_isize)
                    } else {
                        w11
                    }) * w13);
                    (w13, w11) = (w13, w13);
                    Some(w10)
                } else {
                    Some(w9)
                })
            })
        } else {
            (None::<usize>)
        });
        w8 = w8;
        w12 %= (-49.125_f32);
        w12 += w7;
        h = mix(h, tame64(w8).to_bits() as u64);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(0, tame32(w7).to_bits() as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame32(w12).to_bits() as u64),
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
    pub fn f3(a4: Option<f32>, a5: &mut i32, a6: &mut u8, h: &mut u64) -> S1 {
        *h = mix(*h, 11651840244376465301);
        if let [(-389812883_i32..1419657130_i32), p7, -1715600980_i32 | 10_i32] = [
            (if false {
                ((*a6), (*a6)) = ((*a6), 0_u8);
                2_i32
            } else {
                (*a5)
            }),
            (*a5),
            (*a5),
        ] {
            (*a5) |= (i32::MIN);
            if false {
                return (S1 {
                    f1: [6_u32, 1_u32, u32::MAX],
                    f0: 2702043682_u32,
                });
            }
        }
        (*h) = mix((*h), false as u64);
        (*h) = mix((*h), (-127_i8) as u64);
        (S1 {
            f1: [4294967294_u32, 4_u32, 6_u32],
            f0: 8_u32,
        })
    }
    #[gpu_fn]
    pub fn f8(a9: &Option<Option<f32>>) -> isize {
        (((7_i16 < (-2_i16)) as isize) * ((-1_isize) * 10_isize))
    }
    #[gpu_fn]
    pub fn f10(a11: u32) -> ([u64; 2], u64) {
        ([u64::MAX, 11_u64], 7_u64)
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
        let w12 = w[0] as i64;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let w15 = w[3] as usize;
        let w16 = w[4] as usize;
        let w17 = w[5] as usize;
        let mut w18 = w[6] as isize;
        let mut w19 = tame32(f32::from_bits(w[7] as u32));
        w19 -= w13;
        let mut v20 = false;
        let mut v21: usize = ((16777216.0_f32) as usize);
        out[i] = [
            h,
            mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v20 as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v21 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
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
        let w12 = w[0] as i64;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let w15 = w[3] as usize;
        let w16 = w[4] as usize;
        let w17 = w[5] as usize;
        let mut w18 = w[6] as isize;
        let mut w19 = tame32(f32::from_bits(w[7] as u32));
        w19 -= w13;
        let mut v20 = false;
        let mut v21: usize = ((16777216.0_f32) as usize);
        out[i] = [
            h,
            mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64),
            mix(mix(0, tame32(w13).to_bits() as u64), v20 as u64),
            mix(mix(0, tame64(w14).to_bits() as u64), v21 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
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
        (*h) = mix(
            (*h),
            tame32(((-1.0_f32) - ((-9.0625_f32)).next_up())).to_bits() as u64,
        );
        let mut v4: Option<f32> = Some((-63.25_f32));
        let mut v5 = (i16::MIN);
        true
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
        let w6 = w[0] as u32;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let w10 = w[4] as i32;
        let mut w11 = w[5] as i32;
        let mut w12 = tame32(f32::from_bits(w[6] as u32));
        let w13 = w[7] as u16;
        w9 &= { w9 };
        let mut v14 = ([(None::<f32>); 2])[1];
        w11
            |= ((({
                let mut n16 = 0_u32;
                'l15: loop {
                    n16 += 1;
                    if n16 > 1 {
                        break 'l15 ((i8::MIN));
                    }
                    h = mix(h, tame32(((-f32::NEG_INFINITY)).fract()).to_bits() as u64);
                }
            } as i32) * ((w11 % ((w11 & 0x3f) | 1)) + (-2147483647_i32))) * w10);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(0, tame32(w7).to_bits() as u64),
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
        let w6 = w[0] as u32;
        let w7 = tame32(f32::from_bits(w[1] as u32));
        let w8 = tame64(f64::from_bits(w[2]));
        let mut w9 = w[3] as usize;
        let w10 = w[4] as i32;
        let mut w11 = w[5] as i32;
        let mut w12 = tame32(f32::from_bits(w[6] as u32));
        let w13 = w[7] as u16;
        w9 &= { w9 };
        let mut v14 = ([(None::<f32>); 2])[1];
        w11
            |= ((({
                let mut n16 = 0_u32;
                'l15: loop {
                    n16 += 1;
                    if n16 > 1 {
                        break 'l15 ((i8::MIN));
                    }
                    h = mix(h, tame32(((-f32::NEG_INFINITY)).fract()).to_bits() as u64);
                }
            } as i32) * ((w11 % ((w11 & 0x3f) | 1)) + (-2147483647_i32))) * w10);
        out[i] = [
            h,
            mix(mix(0, w6 as u64), w13 as u64),
            mix(0, tame32(w7).to_bits() as u64),
            mix(0, tame64(w8).to_bits() as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
            mix(0, tame32(w12).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k45, plain);
}
pub mod m46 {
    use super::*;
    pub const C1: [isize; 4] = [4_isize; 4];
    pub const C2: [[i32; 2]; 3] = [
        [(i32::MIN), 1_i32],
        [(-330319945_i32), (-406666851_i32)],
        [2147483646_i32; 2],
    ];
    #[gpu_fn]
    pub fn f3() -> i32 {
        C2[([0_i8, 126_i8])[1] as usize % 3][1]
    }
    #[gpu_fn]
    pub fn f4(a5: i32, h: &mut u64) -> f64 {
        *h = mix(*h, 16733209736834436920);
        let v6 = tame32((-6.5625_f32)).is_sign_negative();
        (-f64::EPSILON)
    }
    #[gpu_fn]
    pub fn f7(h: &mut u64) -> i64 {
        *h = mix(*h, 12138527711234267067);
        let p8: usize = (18446744073709551614_usize
            - (1005110056488953036_usize - 9_usize));
        (*h) = mix((*h), 8_i16 as u64);
        (*h) = mix((*h), tame64((70.0625_f64)).to_bits() as u64);
        5_i64
    }
    #[gpu_fn]
    pub fn f9(a10: &mut i32, a11: &f32, a12: u64, h: &mut u64) -> f32 {
        *h = mix(*h, 17345685310386364510);
        'l13: for r14 in (((a12 << ((-4_i8) % ((2_i8 & 0x3f) | 1))) & 3)..=(a12 & 7)) {
            if true {
                let mut v15 = (*a11);
            }
            if true {
                break 'l13;
            }
            (*h) = mix((*h), 11_i16 as u64);
        }
        (*h) = mix((*h), (*a10) as u64);
        (0.0_f32)
    }
    #[gpu_kernel(over = out)]
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
        let w16 = w[0] as isize;
        let mut w17 = tame32(f32::from_bits(w[1] as u32));
        let w18 = tame64(f64::from_bits(w[2]));
        let mut w19 = w[3] as usize;
        let mut w20 = tame32(f32::from_bits(w[4] as u32));
        let w21 = w[5] as u16;
        let w22 = tame32(f32::from_bits(w[6] as u32));
        let w23 = tame32(f32::from_bits(w[7] as u32));
        w17
            += (match (
                ((C2[1][(u32::MAX + 4294967288_u32) as usize % 2]
                    & ints[({
                        w19
                            *= ({
                                let mut n25 = 0_u32;
                                'l24: loop {
                                    n25 += 1;
                                    if n25 > 1 {
                                        break 'l24 (w19);
                                    }
                                    h = mix(h, 8_i16 as u64);
                                    w19 *= w19;
                                    let [p26, p27, p28, p29]: [f32; 4] = [w20, w22, w22, w20];
                                }
                            } & 0_usize);
                        let p30: u64 = 13213115146738500997_u64;
                        8_usize
                    } - w19) % (ints.len())]) + ints[1_usize % (ints.len())]),
                7_isize,
            ) {
                (p31 @ i32::MIN..=4_i32, 0_isize | 4235089012662396448_isize) if true => {
                    w23
                }
                (p32, -9223372036854775807_isize..=1458700038226610962_isize) => {
                    (-19.5_f32)
                }
                (i32::MIN.., -3821396533485740719_isize) if true => f32::MAX,
                (p33, _) => w22,
            });
        if false {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        h = mix(h, (-8_i64) as u64);
        let v34 = ((1.0_f32), w21);
        out[i] = [
            h,
            mix(mix(0, w16 as u64), tame32(w23).to_bits() as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
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
        let w16 = w[0] as isize;
        let mut w17 = tame32(f32::from_bits(w[1] as u32));
        let w18 = tame64(f64::from_bits(w[2]));
        let mut w19 = w[3] as usize;
        let mut w20 = tame32(f32::from_bits(w[4] as u32));
        let w21 = w[5] as u16;
        let w22 = tame32(f32::from_bits(w[6] as u32));
        let w23 = tame32(f32::from_bits(w[7] as u32));
        w17
            += (match (
                ((C2[1][(u32::MAX + 4294967288_u32) as usize % 2]
                    & ints[({
                        w19
                            *= ({
                                let mut n25 = 0_u32;
                                'l24: loop {
                                    n25 += 1;
                                    if n25 > 1 {
                                        break 'l24 (w19);
                                    }
                                    h = mix(h, 8_i16 as u64);
                                    w19 *= w19;
                                    let [p26, p27, p28, p29]: [f32; 4] = [w20, w22, w22, w20];
                                }
                            } & 0_usize);
                        let p30: u64 = 13213115146738500997_u64;
                        8_usize
                    } - w19) % (ints.len())]) + ints[1_usize % (ints.len())]),
                7_isize,
            ) {
                (p31 @ i32::MIN..=4_i32, 0_isize | 4235089012662396448_isize) if true => {
                    w23
                }
                (p32, -9223372036854775807_isize..=1458700038226610962_isize) => {
                    (-19.5_f32)
                }
                (i32::MIN.., -3821396533485740719_isize) if true => f32::MAX,
                (p33, _) => w22,
            });
        if false {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        h = mix(h, (-8_i64) as u64);
        let v34 = ((1.0_f32), w21);
        out[i] = [
            h,
            mix(mix(0, w16 as u64), tame32(w23).to_bits() as u64),
            mix(0, tame32(w17).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
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
    pub fn f4(a5: (i16, f32), a6: &i8, a7: S2, h: &mut u64) -> bool {
        *h = mix(*h, 9449286311235177867);
        false
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
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
        let mut w8 = w[0] as u32;
        let mut w9 = tame32(f32::from_bits(w[1] as u32));
        let w10 = tame64(f64::from_bits(w[2]));
        let mut w11 = w[3] as usize;
        let mut w12 = w[4] as i16;
        let w13 = w[5] as usize;
        let mut w14 = tame32(f32::from_bits(w[6] as u32));
        let mut w15 = w[7] as i32;
        w9 = {
            let mut n17 = 0_u32;
            'l16: loop {
                n17 += 1;
                if n17 > 4 {
                    break 'l16 (((1_usize >> 7_isize) as f32));
                }
                w14
                    %= (if (if false {
                        w15 += w15;
                        if let [p18, (3.75..33.25), (-0.75..8.75)] = [w10, w10, w10] {
                            let mut v19 = C3[10_i64 as usize % 3][0];
                            h = mix(h, w13 as u64);
                            v19 -= v19;
                        }
                        true
                    } else {
                        true
                    }) {
                        f32::NAN
                    } else {
                        (48.4375_f32)
                    });
                if true {
                    break 'l16 (w14);
                }
            }
        };
        (w14, w14) = (w14, w9);
        w12 += (-6_i16);
        w14 += w14;
        w11 = w13;
        w11 = w13;
        out[i] = [
            h,
            mix(mix(0, w8 as u64), w15 as u64),
            mix(0, tame32(w9).to_bits() as u64),
            mix(0, tame64(w10).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
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
        let mut w8 = w[0] as u32;
        let mut w9 = tame32(f32::from_bits(w[1] as u32));
        let w10 = tame64(f64::from_bits(w[2]));
        let mut w11 = w[3] as usize;
        let mut w12 = w[4] as i16;
        let w13 = w[5] as usize;
        let mut w14 = tame32(f32::from_bits(w[6] as u32));
        let mut w15 = w[7] as i32;
        w9 = {
            let mut n17 = 0_u32;
            'l16: loop {
                n17 += 1;
                if n17 > 4 {
                    break 'l16 (((1_usize >> 7_isize) as f32));
                }
                w14
                    %= (if (if false {
                        w15 += w15;
                        if let [p18, (3.75..33.25), (-0.75..8.75)] = [w10, w10, w10] {
                            let mut v19 = C3[10_i64 as usize % 3][0];
                            h = mix(h, w13 as u64);
                            v19 -= v19;
                        }
                        true
                    } else {
                        true
                    }) {
                        f32::NAN
                    } else {
                        (48.4375_f32)
                    });
                if true {
                    break 'l16 (w14);
                }
            }
        };
        (w14, w14) = (w14, w9);
        w12 += (-6_i16);
        w14 += w14;
        w11 = w13;
        w11 = w13;
        out[i] = [
            h,
            mix(mix(0, w8 as u64), w15 as u64),
            mix(0, tame32(w9).to_bits() as u64),
            mix(0, tame64(w10).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
            mix(0, tame32(w14).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k47, plain);
}
pub mod m48 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i32,
        pub f1: u32,
        pub f2: [i32; 2],
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: [u32; 3],
    }
    #[gpu_fn]
    pub fn f3(a4: &mut Option<f64>, h: &mut u64) -> bool {
        *h = mix(*h, 14730405540697068520);
        let v5 = ([(false && false), u32::is_power_of_two(6_u32), false, false])[3];
        v5
    }
    #[gpu_fn]
    impl S1 {
        pub fn f6(self, a7: bool, h: &mut u64) -> Option<u32> {
            *h = mix(*h, 4676796822706389598);
            (*h) = mix(
                (*h),
                tame64(
                        (((match [self.f2[0], 0_i32, self.f2[(-3_i16) as usize % 2]] {
                            [9_i32 | 1102362096_i32, (4_i32..), _] => (128.3125_f64),
                            [p8, p9, p10] => f64::INFINITY,
                        }))
                            .fract() * (125.375_f64)),
                    )
                    .to_bits() as u64,
            );
            (*h) = mix((*h), 15524235652793493184_usize as u64);
            (*h) = mix((*h), (i16::MIN) as u64);
            (None::<u32>)
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k48(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w11 = w[0] as u8;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let w15 = w[4] & 1 == 1;
        let w16 = w[5] & 1 == 1;
        let mut w17 = tame32(f32::from_bits(w[6] as u32));
        let mut w18 = w[7] as isize;
        w13 = ([w13, w13])[0];
        h = mix(
            h,
            tame32(
                    (((w12).signum()).abs()
                        - (((ints[((if false {
                            w18
                        } else {
                            (w18, w18) = (w18, w18);
                            let v20 = (18446744073709551610_u64, w14);
                            w18
                        }) as usize) % (ints.len())] * ints[w14 % (ints.len() + 1)])
                            * ints[w14 % (ints.len())]) as f32)),
                )
                .to_bits() as u64,
        );
        let mut v21 = [ints[w14 % (ints.len())]; 4];
        let mut v22 = (i8::MIN);
        h = mix(h, w16 as u64);
        let v23 = v21[2];
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v23 as u64),
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
        let mut w11 = w[0] as u8;
        let w12 = tame32(f32::from_bits(w[1] as u32));
        let mut w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let w15 = w[4] & 1 == 1;
        let w16 = w[5] & 1 == 1;
        let mut w17 = tame32(f32::from_bits(w[6] as u32));
        let mut w18 = w[7] as isize;
        w13 = ([w13, w13])[0];
        h = mix(
            h,
            tame32(
                    (((w12).signum()).abs()
                        - (((ints[((if false {
                            w18
                        } else {
                            (w18, w18) = (w18, w18);
                            let v20 = (18446744073709551610_u64, w14);
                            w18
                        }) as usize) % (ints.len())] * ints[w14 % (ints.len() + 1)])
                            * ints[w14 % (ints.len())]) as f32)),
                )
                .to_bits() as u64,
        );
        let mut v21 = [ints[w14 % (ints.len())]; 4];
        let mut v22 = (i8::MIN);
        h = mix(h, w16 as u64);
        let v23 = v21[2];
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(mix(0, tame32(w12).to_bits() as u64), v22 as u64),
            mix(mix(0, tame64(w13).to_bits() as u64), v23 as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k48, plain);
}
pub mod m49 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u32,
        pub f1: [f32; 2],
        pub f2: [i32; 3],
        pub f3: f32,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: i32,
    }
    pub const C3: [[f32; 2]; 3] = [[(-31.8125_f32), (-84.625_f32)]; 3];
    #[gpu_fn]
    pub fn f4(a5: &mut i32, a6: i16, h: &mut u64) -> u64 {
        *h = mix(*h, 17160296358942650700);
        (*h) = mix(
            (*h),
            tame64(
                    (f64::recip((Some((-1.0_f64))).unwrap_or(f64::MIN_POSITIVE))
                        + (-45.25_f64)),
                )
                .to_bits() as u64,
        );
        18446744073709551608_u64
    }
    #[gpu_fn]
    pub fn f7(a8: Option<usize>, h: &mut u64) -> f32 {
        *h = mix(*h, 10846782338120752);
        'l9: for r10 in (0..=(1_isize & 3)).rev().step_by(3) {
            (*h) = mix((*h), true as u64);
            (*h) = mix((*h), 3_usize as u64);
        }
        let mut v11 = (17.375_f32);
        (-65.875_f32)
    }
    #[gpu_fn]
    pub fn f12(a13: [i64; 4], a14: &mut S2, h: &mut u64) -> i64 {
        *h = mix(*h, 6561592820706445146);
        if ((false <= true) ^ (1415646124_i32 >= (*a14).f0)) {
            if let Some(1_u32..4294967291_u32) = Some(7_u32) {
                (*h) = mix((*h), 150_u8 as u64);
            }
        }
        a13[3]
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k49(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w15 = w[0] as i16;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let w18 = w[3] as usize;
        let w19 = tame32(f32::from_bits(w[4] as u32));
        let mut w20 = tame32(f32::from_bits(w[5] as u32));
        let w21 = tame64(f64::from_bits(w[6]));
        let mut w22 = w[7] as i8;
        if true {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        w22
            &= (-(((w22 + w22) % ((([w22, (i8::MIN), w22])[1] & 0x3f) | 1))
                - ([w22, w22])[0]));
        h = mix(h, u32::MAX as u64);
        let mut v23 = ints[([w18; 3])[0_u32 as usize % 3] % (ints.len())];
        if let 549755813888_usize.. = (match Some((-115_i8)) {
            Some(i8::MIN..=0_i8) if false => w18,
            p24 => 0_usize,
        }) {
            let mut v25 = ([w15; 2], 32766_i16);
        }
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v23 as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, tame32(w19).to_bits() as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, tame64(w21).to_bits() as u64),
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
        let w15 = w[0] as i16;
        let w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let w18 = w[3] as usize;
        let w19 = tame32(f32::from_bits(w[4] as u32));
        let mut w20 = tame32(f32::from_bits(w[5] as u32));
        let w21 = tame64(f64::from_bits(w[6]));
        let mut w22 = w[7] as i8;
        if true {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        w22
            &= (-(((w22 + w22) % ((([w22, (i8::MIN), w22])[1] & 0x3f) | 1))
                - ([w22, w22])[0]));
        h = mix(h, u32::MAX as u64);
        let mut v23 = ints[([w18; 3])[0_u32 as usize % 3] % (ints.len())];
        if let 549755813888_usize.. = (match Some((-115_i8)) {
            Some(i8::MIN..=0_i8) if false => w18,
            p24 => 0_usize,
        }) {
            let mut v25 = ([w15; 2], 32766_i16);
        }
        out[i] = [
            h,
            mix(mix(0, w15 as u64), w22 as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), v23 as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, tame32(w19).to_bits() as u64),
            mix(0, tame32(w20).to_bits() as u64),
            mix(0, tame64(w21).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k49, plain);
}
pub mod m50 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i32,
    }
    pub const C2: u32 = 0_u32;
    #[gpu_fn]
    impl S1 {
        pub fn f3(&mut self, a4: [[isize; 2]; 3], a5: &f32) -> i32 {
            { 65536_i32 }
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f6(self, a7: f64, a8: i8) -> f32 {
            (-94.6875_f32)
        }
    }
    #[gpu_kernel(over = out)]
    pub fn k50(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w9 = w[0] as i8;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let w13 = tame32(f32::from_bits(w[4] as u32));
        let mut w14 = w[5] as usize;
        let w15 = tame64(f64::from_bits(w[6]));
        let w16 = w[7] as u8;
        let p18: usize = (!(!((true as usize)
            + (if true {
                h = mix(h, ((65532_u16 * u16::MAX) + (65532_u16 * 4_u16)) as u64);
                h = mix(
                    h,
                    ((ints[(if let Some(o17) = Some(5_usize) {
                        (o17 | o17)
                    } else {
                        w14
                    }) % (ints.len())] * ints[w14 % (ints.len())])
                        - ints[w14 % (ints.len())]) as u64,
                );
                w14
            } else {
                8_usize
            }))));
        h = mix(h, ints[p18 % (ints.len())] as u64);
        let p19: f32 = (123.875_f32);
        (w14, w14) = (75577139260432161_usize, 9_usize);
        out[i] = [
            h,
            mix(mix(0, C2 as u64), tame64(w15).to_bits() as u64),
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), p18 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(p19).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, tame32(w13).to_bits() as u64),
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
        let w9 = w[0] as i8;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let w13 = tame32(f32::from_bits(w[4] as u32));
        let mut w14 = w[5] as usize;
        let w15 = tame64(f64::from_bits(w[6]));
        let w16 = w[7] as u8;
        let p18: usize = (!(!((true as usize)
            + (if true {
                h = mix(h, ((65532_u16 * u16::MAX) + (65532_u16 * 4_u16)) as u64);
                h = mix(
                    h,
                    ((ints[(if let Some(o17) = Some(5_usize) {
                        (o17 | o17)
                    } else {
                        w14
                    }) % (ints.len())] * ints[w14 % (ints.len())])
                        - ints[w14 % (ints.len())]) as u64,
                );
                w14
            } else {
                8_usize
            }))));
        h = mix(h, ints[p18 % (ints.len())] as u64);
        let p19: f32 = (123.875_f32);
        (w14, w14) = (75577139260432161_usize, 9_usize);
        out[i] = [
            h,
            mix(mix(0, C2 as u64), tame64(w15).to_bits() as u64),
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), p18 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(p19).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, w14 as u64),
        ];
    }
    pub const CASE: Case = case!(k50, plain);
}
pub mod m51 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f32,
        pub f1: [u32; 3],
        pub f2: [f32; 3],
    }
    pub const C2: [bool; 6] = [false, false, true, false, false, true];
    #[gpu_fn]
    pub fn f3(a4: usize, a5: Option<u8>, a6: i32, h: &mut u64) -> f64 {
        *h = mix(*h, 9936920546449854712);
        (*h) = mix((*h), tame64((-3.0625_f64)).to_bits() as u64);
        if let [(..30.5), -5.0, (2.0..=31.5)] = [
            f32::EPSILON,
            (1.5e9_f32),
            (-76.75_f32),
        ] {
            if C2[3] {
                return (-1.0e-40_f64);
            }
            (*h) = mix((*h), tame32(f32::NAN).to_bits() as u64);
        }
        let v7 = 32_i16;
        (100.125_f64)
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k51(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w8 = w[0] as u32;
        let w9 = tame32(f32::from_bits(w[1] as u32));
        let mut w10 = tame64(f64::from_bits(w[2]));
        let mut w11 = w[3] as usize;
        let mut w12 = w[4] as i64;
        let mut w13 = w[5] as i8;
        let mut w14 = w[6] as i32;
        let mut w15 = w[7] as i8;
        let mut v16: (usize, bool) = (
            (18446744073709551614_usize).max(((w11 >> 6289245014393061098_isize) + w11)),
            (true && true),
        );
        let mut v17 = (u8::MAX
            - (f3((v16.0 - v16.0), (None::<u8>), ints[v16.0 % (ints.len())], &mut h)
                as u8));
        if v16.1 {
            w15 |= 7_i8;
            h = mix(h, tame32((125.8125_f32)).to_bits() as u64);
        } else {
            h = mix(h, 7_i16 as u64);
            if let None = (None::<Option<i32>>) {
                h = mix(h, 65534_u16 as u64);
                let v18 = v16.0;
                h = mix(h, u64::MAX as u64);
            }
            h = mix(h, (-7_i16) as u64);
        }
        let _: [usize; 3] = [1_usize, v16.0, v16.0];
        let v19: [u16; 2] = [53290_u16, 0_u16];
        let v20: [[i64; 2]; 3] = [[(-8_i64), w12]; 3];
        out[i] = [
            h,
            mix(mix(0, w8 as u64), w15 as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v17 as u64),
            mix(0, tame64(w10).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
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
        let w8 = w[0] as u32;
        let w9 = tame32(f32::from_bits(w[1] as u32));
        let mut w10 = tame64(f64::from_bits(w[2]));
        let mut w11 = w[3] as usize;
        let mut w12 = w[4] as i64;
        let mut w13 = w[5] as i8;
        let mut w14 = w[6] as i32;
        let mut w15 = w[7] as i8;
        let mut v16: (usize, bool) = (
            (18446744073709551614_usize).max(((w11 >> 6289245014393061098_isize) + w11)),
            (true && true),
        );
        let mut v17 = (u8::MAX
            - (f3((v16.0 - v16.0), (None::<u8>), ints[v16.0 % (ints.len())], &mut h)
                as u8));
        if v16.1 {
            w15 |= 7_i8;
            h = mix(h, tame32((125.8125_f32)).to_bits() as u64);
        } else {
            h = mix(h, 7_i16 as u64);
            if let None = (None::<Option<i32>>) {
                h = mix(h, 65534_u16 as u64);
                let v18 = v16.0;
                h = mix(h, u64::MAX as u64);
            }
            h = mix(h, (-7_i16) as u64);
        }
        let _: [usize; 3] = [1_usize, v16.0, v16.0];
        let v19: [u16; 2] = [53290_u16, 0_u16];
        let v20: [[i64; 2]; 3] = [[(-8_i64), w12]; 3];
        out[i] = [
            h,
            mix(mix(0, w8 as u64), w15 as u64),
            mix(mix(0, tame32(w9).to_bits() as u64), v17 as u64),
            mix(0, tame64(w10).to_bits() as u64),
            mix(0, w11 as u64),
            mix(0, w12 as u64),
            mix(0, w13 as u64),
            mix(0, w14 as u64),
        ];
    }
    pub const CASE: Case = case!(k51, plain);
}
pub mod m52 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: [f64; 3],
        pub f1: usize,
    }
    pub const C2: [[f32; 2]; 3] = [
        [(-1.1875_f32); 2],
        [(5.4375_f32), f32::NAN],
        [(1.0_f32), f32::NAN],
    ];
    pub const C3: [[u32; 2]; 3] = [[4294967294_u32, 3675492078_u32]; 3];
    #[gpu_fn]
    pub fn f4() -> u8 {
        (((C2[1][(2_usize as i8) as usize % 2] + (135.5_f32)) as u8)
            % ((8_u8 & 0x3f) | 1))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k52(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w5 = w[0] as i8;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let w9 = w[4] as i32;
        let w10 = w[5] as usize;
        let mut w11 = w[6] as isize;
        let mut w12 = w[7] as u64;
        w8
            <<= (match Some(w7) {
                Some(-2.5..-1.0) => {
                    let v14 = ((if let Some(o13) = (None::<i64>) {
                        (o13 % ((o13 & 0x3f) | 1))
                    } else {
                        (if false {
                            (w12, w12) = ((!u64::MAX), (1_u64 % w12));
                            (-2_i64)
                        } else {
                            h = mix(
                                h,
                                (usize::abs_diff(4_usize, w10) << (11_i32 as i64)) as u64,
                            );
                            4_i64
                        })
                    }) / (((-3285699469607265548_i64) & 0x3f) | 1));
                    h = mix(h, true as u64);
                    (-32767_i16)
                }
                p15 => 3_i16,
            });
        let mut v16: f64 = (-25.125_f64);
        if true {
            v16 *= v16;
        } else {
            h = mix(h, tame64(w7).to_bits() as u64);
            h = mix(h, C3[2][(-1_i16) as usize % 2] as u64);
            h = mix(h, tame32((-77.9375_f32)).to_bits() as u64);
        }
        if false {
            let mut v17 = 32766_i16;
        }
        h = mix(h, w11 as u64);
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), tame64(v16).to_bits() as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
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
        let mut w5 = w[0] as i8;
        let mut w6 = tame32(f32::from_bits(w[1] as u32));
        let w7 = tame64(f64::from_bits(w[2]));
        let mut w8 = w[3] as usize;
        let w9 = w[4] as i32;
        let w10 = w[5] as usize;
        let mut w11 = w[6] as isize;
        let mut w12 = w[7] as u64;
        w8
            <<= (match Some(w7) {
                Some(-2.5..-1.0) => {
                    let v14 = ((if let Some(o13) = (None::<i64>) {
                        (o13 % ((o13 & 0x3f) | 1))
                    } else {
                        (if false {
                            (w12, w12) = ((!u64::MAX), (1_u64 % w12));
                            (-2_i64)
                        } else {
                            h = mix(
                                h,
                                (usize::abs_diff(4_usize, w10) << (11_i32 as i64)) as u64,
                            );
                            4_i64
                        })
                    }) / (((-3285699469607265548_i64) & 0x3f) | 1));
                    h = mix(h, true as u64);
                    (-32767_i16)
                }
                p15 => 3_i16,
            });
        let mut v16: f64 = (-25.125_f64);
        if true {
            v16 *= v16;
        } else {
            h = mix(h, tame64(w7).to_bits() as u64);
            h = mix(h, C3[2][(-1_i16) as usize % 2] as u64);
            h = mix(h, tame32((-77.9375_f32)).to_bits() as u64);
        }
        if false {
            let mut v17 = 32766_i16;
        }
        h = mix(h, w11 as u64);
        out[i] = [
            h,
            mix(mix(0, w5 as u64), w12 as u64),
            mix(mix(0, tame32(w6).to_bits() as u64), tame64(v16).to_bits() as u64),
            mix(0, tame64(w7).to_bits() as u64),
            mix(0, w8 as u64),
            mix(0, w9 as u64),
            mix(0, w10 as u64),
            mix(0, w11 as u64),
        ];
    }
    pub const CASE: Case = case!(k52, plain);
}
pub mod m53 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i32,
        pub f1: f32,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u16,
        pub f1: i16,
        pub f2: u16,
        pub f3: i16,
    }
    pub const C3: [u32; 2] = [6_u32; 2];
    #[gpu_fn]
    pub fn f4(h: &mut u64) -> f32 {
        *h = mix(*h, 18264233639294662055);
        'l5: for e11 in (match ([true; 2], false) {
            ([true, p6], p7) => {
                (if p6 {
                    [(None::<i16>), Some(32766_i16), (None::<i16>)]
                } else {
                    [Some((i16::MIN)), (None::<i16>), Some(8_i16)]
                })
            }
            ([_, p8], false) => [Some((-32767_i16)), Some(10_i16), Some(11_i16)],
            ([_, p9], p10) => [(None::<i16>), (None::<i16>), Some(8_i16)],
        }) {
            let mut v12: f32 = f32::NAN;
        }
        if true {
            (*h) = mix((*h), 9223372036854775806_isize as u64);
            if true {
                if true {
                    return (144.375_f32);
                }
                (*h) = mix((*h), 6_usize as u64);
                (*h) = mix((*h), 0_u8 as u64);
            } else {
                if true {
                    return f32::MIN;
                }
                (*h) = mix((*h), true as u64);
            }
            (*h) = mix((*h), tame32(f32::MIN).to_bits() as u64);
        } else {
            (*h) = mix((*h), 281474976710656_i64 as u64);
            if false {
                return f32::INFINITY;
            }
            (*h) = mix((*h), 7_usize as u64);
        }
        (*h) = mix((*h), tame32((-1.5e9_f32)).to_bits() as u64);
        f32::NEG_INFINITY
    }
    #[gpu_fn]
    impl S1 {
        pub fn f13(&self, a14: [i8; 2], h: &mut u64) -> f64 {
            *h = mix(*h, 15680301077893718750);
            (*h) = mix(
                (*h),
                tame32(
                        (((match (-91.125_f32) {
                            _ if false => (*self).f1,
                            _ => (*self).f1,
                        }))
                            .fract() - (*self).f1),
                    )
                    .to_bits() as u64,
            );
            (*h) = mix((*h), tame64((-5.4375_f64)).to_bits() as u64);
            (*h) = mix((*h), tame32((30.375_f32)).to_bits() as u64);
            (-1.0e-40_f64)
        }
    }
    #[gpu_fn]
    pub fn f15(a16: &mut (u16, u64), a17: [i32; 4]) -> bool {
        (Some(a17[(1_usize).pow(C3[(16384_i64).pow(6_u32) as usize % 2]) % 4])).is_none()
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k53(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w18 = w[0] as i64;
        let mut w19 = tame32(f32::from_bits(w[1] as u32));
        let mut w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let mut w22 = tame32(f32::from_bits(w[4] as u32));
        let w23 = w[5] as usize;
        let mut w24 = tame32(f32::from_bits(w[6] as u32));
        let w25 = w[7] & 1 == 1;
        h = mix(
            h,
            tame64(
                    ([
                        {
                            let mut v29: [i32; 2] = [([
                                (-1372084538_i32),
                                ints[(((-2050136343542630568_i64) as usize))
                                    .wrapping_sub(usize::MAX) % (ints.len())],
                                ints[{
                                    let mut n27 = 0_u32;
                                    'l26: loop {
                                        n27 += 1;
                                        if n27 > 1 {
                                            break 'l26 (w23);
                                        }
                                        w21 += 796040436790556703_usize;
                                        if let [([1_u16, (8_u16..u16::MAX)]), ([9_u16,
                                        (p28 @ 27713_u16..=65534_u16)]), ([0_u16, (44908_u16..)]),
                                        ] = [
                                            [11994_u16, 43497_u16],
                                            [11_u16, 65534_u16],
                                            [u16::MAX, 8192_u16],
                                        ] {
                                            w21 = w23;
                                        }
                                        w24 = w24;
                                    }
                                } % (ints.len())],
                            ])[2]; 2];
                            w20
                        },
                        w20,
                    ])[1],
                )
                .to_bits() as u64,
        );
        h = mix(h, w18 as u64);
        h = mix(h, w23 as u64);
        h = mix(h, w23 as u64);
        (w22, w24) = ((0.5_f32), (-57.8125_f32));
        out[i] = [
            h,
            mix(mix(0, w18 as u64), w25 as u64),
            mix(0, tame32(w19).to_bits() as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
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
        let w18 = w[0] as i64;
        let mut w19 = tame32(f32::from_bits(w[1] as u32));
        let mut w20 = tame64(f64::from_bits(w[2]));
        let mut w21 = w[3] as usize;
        let mut w22 = tame32(f32::from_bits(w[4] as u32));
        let w23 = w[5] as usize;
        let mut w24 = tame32(f32::from_bits(w[6] as u32));
        let w25 = w[7] & 1 == 1;
        h = mix(
            h,
            tame64(
                    ([
                        {
                            let mut v29: [i32; 2] = [([
                                (-1372084538_i32),
                                ints[(((-2050136343542630568_i64) as usize))
                                    .wrapping_sub(usize::MAX) % (ints.len())],
                                ints[{
                                    let mut n27 = 0_u32;
                                    'l26: loop {
                                        n27 += 1;
                                        if n27 > 1 {
                                            break 'l26 (w23);
                                        }
                                        w21 += 796040436790556703_usize;
                                        if let [([1_u16, (8_u16..u16::MAX)]), ([9_u16,
                                        (p28 @ 27713_u16..=65534_u16)]), ([0_u16, (44908_u16..)]),
                                        ] = [
                                            [11994_u16, 43497_u16],
                                            [11_u16, 65534_u16],
                                            [u16::MAX, 8192_u16],
                                        ] {
                                            w21 = w23;
                                        }
                                        w24 = w24;
                                    }
                                } % (ints.len())],
                            ])[2]; 2];
                            w20
                        },
                        w20,
                    ])[1],
                )
                .to_bits() as u64,
        );
        h = mix(h, w18 as u64);
        h = mix(h, w23 as u64);
        h = mix(h, w23 as u64);
        (w22, w24) = ((0.5_f32), (-57.8125_f32));
        out[i] = [
            h,
            mix(mix(0, w18 as u64), w25 as u64),
            mix(0, tame32(w19).to_bits() as u64),
            mix(0, tame64(w20).to_bits() as u64),
            mix(0, w21 as u64),
            mix(0, tame32(w22).to_bits() as u64),
            mix(0, w23 as u64),
            mix(0, tame32(w24).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k53, plain);
}
pub mod m54 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f64,
        pub f1: [i64; 2],
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: [u8; 2],
        pub f1: i8,
        pub f2: bool,
    }
    pub const C3: [f32; 3] = [(0.0_f32), (-2.5_f32), (50.0625_f32)];
    pub const C4: f32 = C3[1_u64 as usize % 3];
    #[gpu_fn]
    pub fn f5(a6: &usize, a7: &mut usize, a8: &u64, h: &mut u64) -> usize {
        *h = mix(*h, 8410729498683640233);
        ((*a7) >> 7_u16)
    }
    #[gpu_fn]
    pub fn f9(a10: &mut [isize; 2], a11: &mut f64, h: &mut u64) -> S1 {
        *h = mix(*h, 612012417197885058);
        (S1 {
            f1: [1024_i64, 0_i64],
            f0: (*a11),
        })
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k54(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w12 = w[0] as i64;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as i32;
        let mut w17 = tame32(f32::from_bits(w[5] as u32));
        let mut w18 = w[6] as i32;
        let w19 = tame32(f32::from_bits(w[7] as u32));
        if (!((if false {
            (None::<(u16, u64)>)
        } else {
            h = mix(
                h,
                (if (9223372036854775806_isize >= 8_isize) {
                    let mut n21 = 0_u32;
                    'l20: while n21 < 1 && (5_u64).is_power_of_two() {
                        n21 += 1;
                        h = mix(h, ([0_u16, 42039_u16, 0_u16, 0_u16])[3] as u64);
                        h = mix(h, ints[w15 % (ints.len())] as u64);
                        debug_assert!(
                            (1152921504606846976_isize).is_positive() || h & 15 != 0
                        );
                    }
                    w18
                } else {
                    w16
                }) as u64,
            );
            h = mix(h, 4294967294_u32 as u64);
            Some((u16::MAX, u64::MAX))
        }))
            .is_some())
        {
            assert!(false || h & 15 != 0);
            if false {
                h = mix(h, tame32((76.0_f32)).to_bits() as u64);
                h = mix(h, 4_isize as u64);
                w18 = w18;
            } else {
                let v22 = (-3_i16);
                w18 = w16;
            }
        }
        let mut v23 = (None::<u64>);
        debug_assert!(false || h & 15 != 1);
        h = mix(h, w15 as u64);
        out[i] = [
            h,
            mix(mix(0, tame32(C4).to_bits() as u64), w18 as u64),
            mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
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
        let mut w12 = w[0] as i64;
        let w13 = tame32(f32::from_bits(w[1] as u32));
        let w14 = tame64(f64::from_bits(w[2]));
        let mut w15 = w[3] as usize;
        let w16 = w[4] as i32;
        let mut w17 = tame32(f32::from_bits(w[5] as u32));
        let mut w18 = w[6] as i32;
        let w19 = tame32(f32::from_bits(w[7] as u32));
        if (!((if false {
            (None::<(u16, u64)>)
        } else {
            h = mix(
                h,
                (if (9223372036854775806_isize >= 8_isize) {
                    let mut n21 = 0_u32;
                    'l20: while n21 < 1 && (5_u64).is_power_of_two() {
                        n21 += 1;
                        h = mix(h, ([0_u16, 42039_u16, 0_u16, 0_u16])[3] as u64);
                        h = mix(h, ints[w15 % (ints.len())] as u64);
                        debug_assert!(
                            (1152921504606846976_isize).is_positive() || h & 15 != 0
                        );
                    }
                    w18
                } else {
                    w16
                }) as u64,
            );
            h = mix(h, 4294967294_u32 as u64);
            Some((u16::MAX, u64::MAX))
        }))
            .is_some())
        {
            assert!(false || h & 15 != 0);
            if false {
                h = mix(h, tame32((76.0_f32)).to_bits() as u64);
                h = mix(h, 4_isize as u64);
                w18 = w18;
            } else {
                let v22 = (-3_i16);
                w18 = w16;
            }
        }
        let mut v23 = (None::<u64>);
        debug_assert!(false || h & 15 != 1);
        h = mix(h, w15 as u64);
        out[i] = [
            h,
            mix(mix(0, tame32(C4).to_bits() as u64), w18 as u64),
            mix(mix(0, w12 as u64), tame32(w19).to_bits() as u64),
            mix(0, tame32(w13).to_bits() as u64),
            mix(0, tame64(w14).to_bits() as u64),
            mix(0, w15 as u64),
            mix(0, w16 as u64),
            mix(0, tame32(w17).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k54, plain);
}
pub mod m55 {
    use super::*;
    pub const C1: bool = true;
    pub const C2: bool = false;
    #[gpu_fn]
    pub fn f3(a4: usize, a5: (f32, f32), h: &mut u64) -> Option<usize> {
        *h = mix(*h, 15619709983533134496);
        (*h) = mix((*h), (!((126.9375_f32) > a5.1)) as u64);
        let mut v6 = (None::<u64>);
        if let p7 = 2147483646_i32 {
            (*h) = mix((*h), 9_u32 as u64);
        }
        Some(a4)
    }
    #[gpu_fn]
    pub fn f8(h: &mut u64) -> i8 {
        *h = mix(*h, 7347423719917927488);
        let v9 = 126_i8;
        (*h) = mix((*h), (C1 as usize) as u64);
        (*h) = mix((*h), C2 as u64);
        v9
    }
    #[gpu_fn]
    pub fn f10(a11: &[[i32; 2]; 3]) -> usize {
        ((!18446744073709551614_usize)
            % (((match (9_i8, (-4_i32)) {
                (11_i8.., p12) => 18446744073709551614_usize,
                _ => 12596147811661033089_usize,
            }) & 0x3f) | 1))
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k55(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w13 = w[0] as u32;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let w17 = tame64(f64::from_bits(w[4]));
        let mut w18 = w[5] as isize;
        let w19 = tame32(f32::from_bits(w[6] as u32));
        let w20 = tame64(f64::from_bits(w[7]));
        let mut v28 = ((match {
            let mut n22 = 0_u32;
            'l21: loop {
                n22 += 1;
                if n22 > 3 {
                    break 'l21 (([
                        [
                            ints[w16 % (ints.len())],
                            ints[({
                                let mut n24 = 0_u32;
                                'l23: loop {
                                    n24 += 1;
                                    if n24 > 2 {
                                        break 'l23 ((i16::MIN));
                                    }
                                    if (9007199254740992_usize).is_multiple_of(w16) {
                                        break 'l23 (((i16::MIN)).wrapping_sub(6_i16));
                                    }
                                    (w16, w16) = (
                                        {
                                            w18 = (if ({ true }) { w18 } else { w18 });
                                            w16
                                        },
                                        w16,
                                    );
                                    (w18, w18) = (w18, (-4_isize));
                                }
                            } as usize) % (ints.len())],
                            ints[w16 % (ints.len())],
                        ],
                        [5_i32, ints[w16 % (ints.len())], ints[w16 % (ints.len())]],
                        [
                            ints[w16 % (ints.len())],
                            ints[w16 % (ints.len())],
                            ints[w16 % (ints.len())],
                        ],
                        [9_i32, (i32::MIN), ints[w16 % (ints.len())]],
                    ])[2]);
                }
                let mut v25 = 8_usize;
                w18 += w18;
            }
        } {
            [_, 2_i32, (i32::MIN..=1824400919_i32)] => true,
            [-2147483647_i32 | -1205179698_i32, _, 67108864_i32 | 2147483646_i32] => C2,
            [(p26 @ -2147483647_i32..=9_i32), _, _] => true,
            [_, p27, _] => C2,
        }) as i8);
        h = mix(h, tame64(w15).to_bits() as u64);
        h = mix(h, 1517822861_i32 as u64);
        out[i] = [
            h,
            mix(mix(0, C1 as u64), w18 as u64),
            mix(mix(0, C2 as u64), tame32(w19).to_bits() as u64),
            mix(mix(0, w13 as u64), tame64(w20).to_bits() as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v28 as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, tame64(w17).to_bits() as u64),
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
        let w13 = w[0] as u32;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let w15 = tame64(f64::from_bits(w[2]));
        let mut w16 = w[3] as usize;
        let w17 = tame64(f64::from_bits(w[4]));
        let mut w18 = w[5] as isize;
        let w19 = tame32(f32::from_bits(w[6] as u32));
        let w20 = tame64(f64::from_bits(w[7]));
        let mut v28 = ((match {
            let mut n22 = 0_u32;
            'l21: loop {
                n22 += 1;
                if n22 > 3 {
                    break 'l21 (([
                        [
                            ints[w16 % (ints.len())],
                            ints[({
                                let mut n24 = 0_u32;
                                'l23: loop {
                                    n24 += 1;
                                    if n24 > 2 {
                                        break 'l23 ((i16::MIN));
                                    }
                                    if (9007199254740992_usize).is_multiple_of(w16) {
                                        break 'l23 (((i16::MIN)).wrapping_sub(6_i16));
                                    }
                                    (w16, w16) = (
                                        {
                                            w18 = (if ({ true }) { w18 } else { w18 });
                                            w16
                                        },
                                        w16,
                                    );
                                    (w18, w18) = (w18, (-4_isize));
                                }
                            } as usize) % (ints.len())],
                            ints[w16 % (ints.len())],
                        ],
                        [5_i32, ints[w16 % (ints.len())], ints[w16 % (ints.len())]],
                        [
                            ints[w16 % (ints.len())],
                            ints[w16 % (ints.len())],
                            ints[w16 % (ints.len())],
                        ],
                        [9_i32, (i32::MIN), ints[w16 % (ints.len())]],
                    ])[2]);
                }
                let mut v25 = 8_usize;
                w18 += w18;
            }
        } {
            [_, 2_i32, (i32::MIN..=1824400919_i32)] => true,
            [-2147483647_i32 | -1205179698_i32, _, 67108864_i32 | 2147483646_i32] => C2,
            [(p26 @ -2147483647_i32..=9_i32), _, _] => true,
            [_, p27, _] => C2,
        }) as i8);
        h = mix(h, tame64(w15).to_bits() as u64);
        h = mix(h, 1517822861_i32 as u64);
        out[i] = [
            h,
            mix(mix(0, C1 as u64), w18 as u64),
            mix(mix(0, C2 as u64), tame32(w19).to_bits() as u64),
            mix(mix(0, w13 as u64), tame64(w20).to_bits() as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v28 as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, tame64(w17).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k55, plain);
}
pub mod m56 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f32,
    }
    pub const C2: [[i32; 2]; 3] = [
        [(-4_i32), 1_i32],
        [(-4_i32), 8192_i32],
        [(-7_i32), i32::MAX],
    ];
    pub const C3: bool = true;
    #[gpu_fn]
    impl S1 {
        pub fn f4(&self, a5: usize, a6: u8, h: &mut u64) -> i32 {
            *h = mix(*h, 13751161216875812589);
            (((C3 as i32) - (C2[1][0] | C2[41294627_u32 as usize % 3][0])) * (i32::MIN))
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f7(&self, h: &mut u64) -> i64 {
            *h = mix(*h, 5724620541529553431);
            (*h) = mix((*h), 0_usize as u64);
            (9223372036854775806_i64 % ((4_i64 & 0x3f) | 1))
        }
    }
    #[gpu_fn]
    pub fn f8(
        a9: u8,
        a10: &([u8; 2], u8),
        a11: &mut Option<u32>,
        h: &mut u64,
    ) -> Option<i8> {
        *h = mix(*h, 1833974180437280932);
        if (if ((-32767_i16)).is_negative() {
            (*h) = mix((*h), 576460752303423488_usize as u64);
            true
        } else {
            C3
        }) {
            return (None::<i8>);
        }
        Some((i8::MIN))
    }
    #[gpu_fn]
    pub fn f12(a13: (f32, f32)) -> u8 {
        ((match (match Some(2_u16) {
            None => 9_u16,
            Some(o14) => o14,
        }) {
            _ => ((-5_i16) as u8),
            1_u16 | 10_u16 => 0_u8,
            32_u16..=8374_u16 if C3 => 123_u8,
            p15 => 252_u8,
        }) >> (-127_i8))
    }
    #[gpu_kernel(over = out)]
    pub fn k56(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w16 = w[0] as u32;
        let w17 = tame32(f32::from_bits(w[1] as u32));
        let mut w18 = tame64(f64::from_bits(w[2]));
        let w19 = w[3] as usize;
        let w20 = w[4] as i64;
        let mut w21 = tame32(f32::from_bits(w[5] as u32));
        let mut w22 = w[6] as i64;
        let w23 = w[7] as u8;
        w22 = ((({
            h = mix(h, 10_u64 as u64);
            (w22, w22) = (w22, (-(-9223372036854775807_i64)));
            ints[([w19, 106378180940614199_usize, w19, w19])[0] % (ints.len())]
        }
            & {
                let mut n25 = 0_u32;
                'l24: loop {
                    n25 += 1;
                    if n25 > 1 {
                        break 'l24 (C2[{ i8::MAX } as usize % 3][1]);
                    }
                    (w22, w22) = (([w22; 3])[1], (w22 / (((-1_i64) & 0x3f) | 1)));
                }
            }) as usize) as i64);
        assert!(true || h & 15 != 1);
        if let [[-7_i32, _], [i32::MIN, p26], ([p27, (p28 @ -993644939_i32..=8_i32)])] = C2 {
            h = mix(h, tame32((45.125_f32)).to_bits() as u64);
        }
        let p29: f32 = (-27.625_f32);
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w22 as u64),
            mix(mix(0, w16 as u64), w23 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), tame32(p29).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
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
        let w16 = w[0] as u32;
        let w17 = tame32(f32::from_bits(w[1] as u32));
        let mut w18 = tame64(f64::from_bits(w[2]));
        let w19 = w[3] as usize;
        let w20 = w[4] as i64;
        let mut w21 = tame32(f32::from_bits(w[5] as u32));
        let mut w22 = w[6] as i64;
        let w23 = w[7] as u8;
        w22 = ((({
            h = mix(h, 10_u64 as u64);
            (w22, w22) = (w22, (-(-9223372036854775807_i64)));
            ints[([w19, 106378180940614199_usize, w19, w19])[0] % (ints.len())]
        }
            & {
                let mut n25 = 0_u32;
                'l24: loop {
                    n25 += 1;
                    if n25 > 1 {
                        break 'l24 (C2[{ i8::MAX } as usize % 3][1]);
                    }
                    (w22, w22) = (([w22; 3])[1], (w22 / (((-1_i64) & 0x3f) | 1)));
                }
            }) as usize) as i64);
        assert!(true || h & 15 != 1);
        if let [[-7_i32, _], [i32::MIN, p26], ([p27, (p28 @ -993644939_i32..=8_i32)])] = C2 {
            h = mix(h, tame32((45.125_f32)).to_bits() as u64);
        }
        let p29: f32 = (-27.625_f32);
        out[i] = [
            h,
            mix(mix(0, C3 as u64), w22 as u64),
            mix(mix(0, w16 as u64), w23 as u64),
            mix(mix(0, tame32(w17).to_bits() as u64), tame32(p29).to_bits() as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
            mix(0, tame32(w21).to_bits() as u64),
        ];
    }
    pub const CASE: Case = case!(k56, plain);
}
pub mod m57 {
    use super::*;
    pub const C1: [f32; 5] = [
        (-1.0e-40_f32),
        f32::INFINITY,
        (-1.5e9_f32),
        (-1.5e9_f32),
        (-24.6875_f32),
    ];
    #[gpu_fn]
    pub fn f2(a3: [[usize; 2]; 3], a4: &mut Option<f64>, a5: u32, h: &mut u64) -> f32 {
        *h = mix(*h, 8184780520741855109);
        (*h) = mix(
            (*h),
            ((9_u64 << (-127_i8)) / ((16167723334829001906_u64 & 0x3f) | 1)) as u64,
        );
        if true {
            return (31.875_f32);
        }
        C1[1]
    }
    #[gpu_fn]
    pub fn f6(a7: &u16, h: &mut u64) -> ([f32; 2], f32) {
        *h = mix(*h, 8093572127939683241);
        ([C1[0]; 2], C1[2])
    }
    #[gpu_fn]
    pub fn f8(a9: &f64, h: &mut u64) -> Option<usize> {
        *h = mix(*h, 14758671962298685554);
        let mut v10: bool = false;
        v10 ^= (v10 ^ false);
        v10 = v10;
        Some(7285772899717984318_usize)
    }
    #[gpu_kernel(over = out)]
    pub fn k57(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w11 = w[0] as i16;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let w15 = tame32(f32::from_bits(w[4] as u32));
        let w16 = w[5] & 1 == 1;
        let mut w17 = w[6] as u16;
        let mut w18 = w[7] as u16;
        w18 = (if ([
            (if w16 {
                h = mix(h, tame64((-(2_u32 as f64))).to_bits() as u64);
                w16
            } else {
                h = mix(h, tame32(([w12, w15])[w14 % 2]).to_bits() as u64);
                w16
            }),
            (match 0_u32 {
                p19 @ 5_u32..=11_u32 => {
                    w18 = ((w14 + w14) as u16);
                    true
                }
                _ => w16,
            }),
            {
                h = mix(h, 10_u64 as u64);
                w17 = 65534_u16;
                true
            },
            w16,
        ])[w14 % 4]
        {
            w18
        } else {
            56261_u16
        });
        h = mix(h, tame32(floats[w14 % (floats.len())]).to_bits() as u64);
        (w18, w18) = (5_u16, w18);
        h = mix(h, 64_u8 as u64);
        w17 = w18;
        (w18, w18) = (w18, w18);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(0, tame32(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
            mix(0, tame32(w15).to_bits() as u64),
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
        let w11 = w[0] as i16;
        let mut w12 = tame32(f32::from_bits(w[1] as u32));
        let w13 = tame64(f64::from_bits(w[2]));
        let w14 = w[3] as usize;
        let w15 = tame32(f32::from_bits(w[4] as u32));
        let w16 = w[5] & 1 == 1;
        let mut w17 = w[6] as u16;
        let mut w18 = w[7] as u16;
        w18 = (if ([
            (if w16 {
                h = mix(h, tame64((-(2_u32 as f64))).to_bits() as u64);
                w16
            } else {
                h = mix(h, tame32(([w12, w15])[w14 % 2]).to_bits() as u64);
                w16
            }),
            (match 0_u32 {
                p19 @ 5_u32..=11_u32 => {
                    w18 = ((w14 + w14) as u16);
                    true
                }
                _ => w16,
            }),
            {
                h = mix(h, 10_u64 as u64);
                w17 = 65534_u16;
                true
            },
            w16,
        ])[w14 % 4]
        {
            w18
        } else {
            56261_u16
        });
        h = mix(h, tame32(floats[w14 % (floats.len())]).to_bits() as u64);
        (w18, w18) = (5_u16, w18);
        h = mix(h, 64_u8 as u64);
        w17 = w18;
        (w18, w18) = (w18, w18);
        out[i] = [
            h,
            mix(mix(0, w11 as u64), w18 as u64),
            mix(0, tame32(w12).to_bits() as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
            mix(0, tame32(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
        ];
    }
    pub const CASE: Case = case!(k57, plain);
}
pub mod m58 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: i32,
        pub f1: i32,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: u32,
        pub f1: [u32; 2],
        pub f2: f32,
    }
    pub const C3: [i32; 5] = [1_i32; 5];
    pub const C4: [usize; 3] = [18446744073709551610_usize, usize::MAX, 2_usize];
    #[gpu_fn]
    pub fn f5(a6: &Option<usize>, a7: [i64; 3], h: &mut u64) -> i32 {
        *h = mix(*h, 15389580488236170899);
        (*h) = mix(
            (*h),
            tame32(((8.875_f32) * ((-3.4375_f32) * (-1.0_f32)))).to_bits() as u64,
        );
        C3[11_u16 as usize % 5]
    }
    #[gpu_fn]
    impl S2 {
        pub fn f8(&self, a9: &mut usize, a10: f32, a11: &f32, h: &mut u64) -> i8 {
            *h = mix(*h, 11184207053762198666);
            (*h) = mix(
                (*h),
                (([
                    18446744073709551614_u64,
                    18446744073709551614_u64,
                    u64::MAX,
                ])[5_u64 as usize % 3]
                    % (((Some(1099511627776_u64)).unwrap_or(0_u64) & 0x3f) | 1)) as u64,
            );
            (*a9) = (*a9);
            if let Some(_) = Some((*a9)) {
                let mut v13 = (51.625_f32);
                (v13, v13) = (a10, (-89.125_f32));
                let p14: f64 = (123.25_f64);
            }
            0_i8
        }
    }
    #[gpu_fn]
    pub fn f15(a16: u8, a17: &f64) -> (u32, i64) {
        { ({ 4294967293_u32 }, ((-5_i64) * (-7341682360924392702_i64))) }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f18(&mut self, a19: &i32, a20: &f64, h: &mut u64) -> u64 {
            *h = mix(*h, 5180635786767955349);
            ((*self).f0, (*self).f0) = (
                {
                    let _: [bool; 3] = [false, false, true];
                    let mut v21 = [(0.5_f32), f32::EPSILON, f32::NAN, (-1.0e-40_f32)];
                    2147483646_i32
                },
                2_i32,
            );
            ((*self).f1, (*self).f1) = ((*a19), 6_i32);
            18446744073709551612_u64
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k58(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w22 = w[0] as isize;
        let w23 = tame32(f32::from_bits(w[1] as u32));
        let mut w24 = tame64(f64::from_bits(w[2]));
        let mut w25 = w[3] as usize;
        let w26 = w[4] as i16;
        let mut w27 = w[5] as isize;
        let w28 = w[6] & 1 == 1;
        let w29 = w[7] as i64;
        debug_assert!(
            (((if w28 { h = mix(h, ((S2 { f0 : 32768_u32, f2 : f32::MIN_POSITIVE, f1 :
            [1036884315_u32, 1_u32] })).f8(& mut w25, { let mut n31 = 0_u32; 'l30 : loop
            { n31 += 1; if n31 > 1 { break 'l30((0.0_f32)); } w24 = (134.8125_f64); h =
            mix(h, tame32({ w27 ^= ((w27 + w27) - w27); if w28 { w24 -= w24; let v32 =
            8_u8; } f32::NAN }).to_bits() as u64); h = mix(h, tame64(w24).to_bits() as
            u64); } }, & w23, & mut h) as u64); w28 } else { w28 }) || w28) & w28) || h &
            15 != 2
        );
        h = mix(h, w26 as u64);
        let mut v33 = w29;
        out[i] = [
            h,
            mix(mix(0, w22 as u64), w29 as u64),
            mix(mix(0, tame32(w23).to_bits() as u64), v33 as u64),
            mix(0, tame64(w24).to_bits() as u64),
            mix(0, w25 as u64),
            mix(0, w26 as u64),
            mix(0, w27 as u64),
            mix(0, w28 as u64),
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
        let mut w22 = w[0] as isize;
        let w23 = tame32(f32::from_bits(w[1] as u32));
        let mut w24 = tame64(f64::from_bits(w[2]));
        let mut w25 = w[3] as usize;
        let w26 = w[4] as i16;
        let mut w27 = w[5] as isize;
        let w28 = w[6] & 1 == 1;
        let w29 = w[7] as i64;
        debug_assert!(
            (((if w28 { h = mix(h, ((S2 { f0 : 32768_u32, f2 : f32::MIN_POSITIVE, f1 :
            [1036884315_u32, 1_u32] })).f8(& mut w25, { let mut n31 = 0_u32; 'l30 : loop
            { n31 += 1; if n31 > 1 { break 'l30((0.0_f32)); } w24 = (134.8125_f64); h =
            mix(h, tame32({ w27 ^= ((w27 + w27) - w27); if w28 { w24 -= w24; let v32 =
            8_u8; } f32::NAN }).to_bits() as u64); h = mix(h, tame64(w24).to_bits() as
            u64); } }, & w23, & mut h) as u64); w28 } else { w28 }) || w28) & w28) || h &
            15 != 2
        );
        h = mix(h, w26 as u64);
        let mut v33 = w29;
        out[i] = [
            h,
            mix(mix(0, w22 as u64), w29 as u64),
            mix(mix(0, tame32(w23).to_bits() as u64), v33 as u64),
            mix(0, tame64(w24).to_bits() as u64),
            mix(0, w25 as u64),
            mix(0, w26 as u64),
            mix(0, w27 as u64),
            mix(0, w28 as u64),
        ];
    }
    pub const CASE: Case = case!(k58, plain);
}
pub mod m59 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u32,
        pub f1: i32,
    }
    pub const C2: [bool; 6] = [true, true, true, true, true, true];
    pub const C3: [i64; 4] = [1_i64, 8_i64, 144115188075855872_i64, 0_i64];
    #[gpu_fn]
    impl S1 {
        pub fn f4(&mut self, h: &mut u64) -> [i32; 2] {
            *h = mix(*h, 1245090789061599349);
            if ({
                (*self).f1 >>= (0_usize & 3_usize);
                false
            }) {
                if let -7.75..25.75 = f64::MIN_POSITIVE {
                    (*h) = mix((*h), tame32((61.875_f32)).to_bits() as u64);
                    ((*self).f0, (*self).f0) = (4_u32, (*self).f0);
                    (*self).f0 = u32::MAX;
                }
            }
            let mut v5: f32 = f32::MIN_POSITIVE;
            v5 += (0.5_f32);
            [4_i32; 2]
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f6(self, a7: &f64, a8: &mut S1, h: &mut u64) -> [f32; 2] {
            *h = mix(*h, 16515912747930443245);
            debug_assert!(
                (false && ((17.4375_f32) >= (105.4375_f32))) || (* h) & 15 != 2
            );
            [(72.5625_f32), (22.75_f32)]
        }
    }
    #[gpu_fn]
    impl S1 {
        pub fn f9(&self, a10: &f32, a11: &f32, a12: &mut i8, h: &mut u64) -> f32 {
            *h = mix(*h, 12832450363726410513);
            (((if C2[(7_u64 - 1_u64) as usize % 6] { (*a11) } else { (*a11) }) + (*a11))
                - (*a10))
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k59(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w13 = w[0] as u64;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let mut w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let mut w17 = w[4] & 1 == 1;
        let w18 = tame64(f64::from_bits(w[5]));
        let w19 = w[6] as usize;
        let w20 = w[7] as usize;
        let v21: usize = ((Some((w20 - w20)))
            .unwrap_or(
                (if (w17 && C2[(w13 & w13) as usize % 6]) {
                    w20
                } else {
                    w14 += { (if w17 { w14 } else { (-94.375_f32) }) };
                    7_usize
                }),
            )
            / (((((w20 * w16) % ((w20 & 0x3f) | 1)) % ((w19 & 0x3f) | 1)) & 0x3f) | 1));
        h = mix(h, w13 as u64);
        let mut v22 = Some(w18);
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v21 as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
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
        let w13 = w[0] as u64;
        let mut w14 = tame32(f32::from_bits(w[1] as u32));
        let mut w15 = tame64(f64::from_bits(w[2]));
        let w16 = w[3] as usize;
        let mut w17 = w[4] & 1 == 1;
        let w18 = tame64(f64::from_bits(w[5]));
        let w19 = w[6] as usize;
        let w20 = w[7] as usize;
        let v21: usize = ((Some((w20 - w20)))
            .unwrap_or(
                (if (w17 && C2[(w13 & w13) as usize % 6]) {
                    w20
                } else {
                    w14 += { (if w17 { w14 } else { (-94.375_f32) }) };
                    7_usize
                }),
            )
            / (((((w20 * w16) % ((w20 & 0x3f) | 1)) % ((w19 & 0x3f) | 1)) & 0x3f) | 1));
        h = mix(h, w13 as u64);
        let mut v22 = Some(w18);
        out[i] = [
            h,
            mix(mix(0, w13 as u64), w20 as u64),
            mix(mix(0, tame32(w14).to_bits() as u64), v21 as u64),
            mix(0, tame64(w15).to_bits() as u64),
            mix(0, w16 as u64),
            mix(0, w17 as u64),
            mix(0, tame64(w18).to_bits() as u64),
            mix(0, w19 as u64),
        ];
    }
    pub const CASE: Case = case!(k59, plain);
}
pub mod m60 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u16,
        pub f1: u16,
        pub f2: [i16; 3],
    }
    pub const C2: [[bool; 2]; 3] = [[false, false], [false, true], [true, false]];
    pub const C3: [[bool; 2]; 3] = C2;
    #[gpu_fn]
    pub fn f4(a5: f32, h: &mut u64) -> S1 {
        *h = mix(*h, 4254093294233427943);
        (S1 {
            f2: [(i16::MIN), 9_i16, i16::MAX],
            f1: 1_u16,
            f0: 19115_u16,
        })
    }
    #[gpu_fn]
    pub fn f6(a7: i32, a8: i32, a9: i32, h: &mut u64) -> f32 {
        *h = mix(*h, 17758422746304780457);
        let v10: [[usize; 2]; 3] = [
            [9_usize, 6_usize],
            [10_usize, 0_usize],
            [3_usize, 9_usize],
        ];
        (*h) = mix((*h), tame64((79.25_f64)).to_bits() as u64);
        (-61.5_f32)
    }
    #[gpu_fn]
    pub fn f11(h: &mut u64) -> u32 {
        *h = mix(*h, 1737953705431744079);
        if ([
            false,
            C3[(-5_i64) as usize % 3][0],
            C3[(-1729_i16) as usize % 3][1],
            C3[1][0],
        ])[3]
        {
            if C3[0][0] {
                return 9_u32;
            }
        }
        (*h) = mix((*h), 4_usize as u64);
        1_u32
    }
    #[gpu_fn]
    impl S1 {
        pub fn f12(self, a13: &f32, h: &mut u64) -> u8 {
            *h = mix(*h, 17392268251896746431);
            (*h) = mix((*h), (18446744073709551614_usize as u32) as u64);
            (*h) = mix((*h), tame32((*a13)).to_bits() as u64);
            0_u8
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k60(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let mut w14 = w[0] as u32;
        let mut w15 = tame32(f32::from_bits(w[1] as u32));
        let w16 = tame64(f64::from_bits(w[2]));
        let w17 = w[3] as usize;
        let w18 = w[4] as usize;
        let mut w19 = w[5] as u32;
        let w20 = w[6] as isize;
        let mut w21 = w[7] as usize;
        h = mix(
            h,
            (-((6_i64).wrapping_pow(f11(&mut h))
                % (((match (w20 >> 65534_u16) {
                    _ => (i64::MIN),
                    p22 => (32_i8 as i64),
                }) & 0x3f) | 1))) as u64,
        );
        h = mix(
            h,
            (true
                || ([
                    (Some(
                        (S1 {
                            f0: 0_u16,
                            f1: 4_u16,
                            f2: [(-32767_i16), (-3_i16), (-32767_i16)],
                        }),
                    ))
                        .is_none(),
                    C3[2][w20 as usize % 2],
                    C3[2][1],
                ])[0]) as u64,
        );
        (w19, w19) = (w14, w19);
        h = mix(h, ints[w18 % (ints.len())] as u64);
        h = mix(h, w18 as u64);
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(0, tame32(w15).to_bits() as u64),
            mix(0, tame64(w16).to_bits() as u64),
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
        let mut w14 = w[0] as u32;
        let mut w15 = tame32(f32::from_bits(w[1] as u32));
        let w16 = tame64(f64::from_bits(w[2]));
        let w17 = w[3] as usize;
        let w18 = w[4] as usize;
        let mut w19 = w[5] as u32;
        let w20 = w[6] as isize;
        let mut w21 = w[7] as usize;
        h = mix(
            h,
            (-((6_i64).wrapping_pow(f11(&mut h))
                % (((match (w20 >> 65534_u16) {
                    _ => (i64::MIN),
                    p22 => (32_i8 as i64),
                }) & 0x3f) | 1))) as u64,
        );
        h = mix(
            h,
            (true
                || ([
                    (Some(
                        (S1 {
                            f0: 0_u16,
                            f1: 4_u16,
                            f2: [(-32767_i16), (-3_i16), (-32767_i16)],
                        }),
                    ))
                        .is_none(),
                    C3[2][w20 as usize % 2],
                    C3[2][1],
                ])[0]) as u64,
        );
        (w19, w19) = (w14, w19);
        h = mix(h, ints[w18 % (ints.len())] as u64);
        h = mix(h, w18 as u64);
        out[i] = [
            h,
            mix(mix(0, w14 as u64), w21 as u64),
            mix(0, tame32(w15).to_bits() as u64),
            mix(0, tame64(w16).to_bits() as u64),
            mix(0, w17 as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
        ];
    }
    pub const CASE: Case = case!(k60, plain);
}
pub mod m61 {
    use super::*;
    #[gpu_fn]
    pub fn f1(a2: &(i32, u32), h: &mut u64) -> usize {
        *h = mix(*h, 16365061414554934334);
        (((9_usize - 18446744073709551614_usize)
            & (if true { 0_usize } else { 18446744073709551610_usize }))
            - 18446744073709551614_usize)
    }
    #[gpu_fn]
    pub fn f3(a4: &f32, h: &mut u64) -> f32 {
        *h = mix(*h, 4432636307860429899);
        (*h) = mix(
            (*h),
            tame32((f1(&((-1036781037_i32), 4294967292_u32), h) as f32)).to_bits() as u64,
        );
        (*h) = mix((*h), 8_u16 as u64);
        (*a4)
    }
    #[gpu_fn]
    pub fn f5(a6: usize, a7: usize, a8: &i8, h: &mut u64) -> i32 {
        *h = mix(*h, 17968125077425500221);
        (*h) = mix((*h), (-4_i16) as u64);
        (*h) = mix((*h), (if false { a7 } else { 5_usize }) as u64);
        880174176_i32
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k61(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w9 = w[0] as u64;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let w13 = tame64(f64::from_bits(w[4]));
        let w14 = w[5] & 1 == 1;
        let w15 = w[6] as i32;
        let w16 = w[7] as usize;
        if let p17 = ((((0.5_f32)
            / floats[(([w16, w16, 7_usize])[0] << (-11_i16)) % (floats.len())]) as f32)
            + ((if w14 {
                h = mix(
                    h,
                    {
                        let mut n19 = 0_u32;
                        'l18: loop {
                            n19 += 1;
                            if n19 > 4 {
                                break 'l18 ((w12 >> 7_u16));
                            }
                            h = mix(h, f1(&(w15, 11_u32), &mut h) as u64);
                        }
                    } as u64,
                );
                Some(w10)
            } else {
                h = mix(h, w9 as u64);
                h = mix(h, 2_i16 as u64);
                Some(w10)
            }))
                .unwrap_or(floats[w16 % (floats.len())]))
        {
            let mut v20: f32 = p17;
            h = mix(h, w9 as u64);
            v20 %= p17;
        }
        w12 = w16;
        let v21 = 8_u8;
        let p22: f32 = floats[w12 % (floats.len())];
        h = mix(h, w14 as u64);
        w12 *= w16;
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(p22).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
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
        let w9 = w[0] as u64;
        let w10 = tame32(f32::from_bits(w[1] as u32));
        let w11 = tame64(f64::from_bits(w[2]));
        let mut w12 = w[3] as usize;
        let w13 = tame64(f64::from_bits(w[4]));
        let w14 = w[5] & 1 == 1;
        let w15 = w[6] as i32;
        let w16 = w[7] as usize;
        if let p17 = ((((0.5_f32)
            / floats[(([w16, w16, 7_usize])[0] << (-11_i16)) % (floats.len())]) as f32)
            + ((if w14 {
                h = mix(
                    h,
                    {
                        let mut n19 = 0_u32;
                        'l18: loop {
                            n19 += 1;
                            if n19 > 4 {
                                break 'l18 ((w12 >> 7_u16));
                            }
                            h = mix(h, f1(&(w15, 11_u32), &mut h) as u64);
                        }
                    } as u64,
                );
                Some(w10)
            } else {
                h = mix(h, w9 as u64);
                h = mix(h, 2_i16 as u64);
                Some(w10)
            }))
                .unwrap_or(floats[w16 % (floats.len())]))
        {
            let mut v20: f32 = p17;
            h = mix(h, w9 as u64);
            v20 %= p17;
        }
        w12 = w16;
        let v21 = 8_u8;
        let p22: f32 = floats[w12 % (floats.len())];
        h = mix(h, w14 as u64);
        w12 *= w16;
        out[i] = [
            h,
            mix(mix(0, w9 as u64), w16 as u64),
            mix(mix(0, tame32(w10).to_bits() as u64), v21 as u64),
            mix(mix(0, tame64(w11).to_bits() as u64), tame32(p22).to_bits() as u64),
            mix(0, w12 as u64),
            mix(0, tame64(w13).to_bits() as u64),
            mix(0, w14 as u64),
            mix(0, w15 as u64),
        ];
    }
    pub const CASE: Case = case!(k61, plain);
}
pub mod m62 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: u64,
    }
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S2 {
        pub f0: f64,
        pub f1: u64,
    }
    #[gpu_fn]
    impl S1 {
        pub fn f3(&mut self, a4: &f32, a5: usize, a6: &bool, h: &mut u64) -> f32 {
            *h = mix(*h, 7906607886393376346);
            let mut v7 = 10_i32;
            'l8: for r9 in (((5_isize as i8) & 3)..((-3_i8) & 7)).rev() {
                if (*a6) {
                    (v7, v7) = (v7, v7);
                } else {
                    let mut v10 = 6_u32;
                    let p11: u16 = 11_u16;
                    let (p12, p13): (bool, i8) = ((*a6), 4_i8);
                }
                let mut v14: u32 = 8_u32;
                v7 >>= i32::MAX;
            }
            (*h) = mix((*h), a5 as u64);
            f32::NEG_INFINITY
        }
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k62(
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
        let w17 = tame64(f64::from_bits(w[2]));
        let w18 = w[3] as usize;
        let mut w19 = w[4] as u64;
        let w20 = w[5] & 1 == 1;
        let mut w21 = w[6] as i32;
        let mut w22 = tame32(f32::from_bits(w[7] as u32));
        w21 = (i32::MIN);
        if let Some(p23) = Some({
            (w19, w19) = ((w19 - w19), (w19 + w19));
            let v26 = (match (w22, w22) {
                _ => {
                    h = mix(h, 16185965327198045205_usize as u64);
                    (w21, w21) = (
                        (w15 as i32),
                        (ints[w18 % (ints.len())]
                            / ((ints[10_usize % (ints.len())] & 0x3f) | 1)),
                    );
                    11_usize
                }
                (p24, p25) => 18446744073709551608_usize,
            });
            isize::MAX
        }) {
            let v27: f64 = w17;
        }
        let mut v28 = floats[w18 % (floats.len())];
        let _: i32 = w21;
        h = mix(h, 5_i32 as u64);
        v28 = w22;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), tame32(v28).to_bits() as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
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
        let mut w15 = w[0] as u16;
        let mut w16 = tame32(f32::from_bits(w[1] as u32));
        let w17 = tame64(f64::from_bits(w[2]));
        let w18 = w[3] as usize;
        let mut w19 = w[4] as u64;
        let w20 = w[5] & 1 == 1;
        let mut w21 = w[6] as i32;
        let mut w22 = tame32(f32::from_bits(w[7] as u32));
        w21 = (i32::MIN);
        if let Some(p23) = Some({
            (w19, w19) = ((w19 - w19), (w19 + w19));
            let v26 = (match (w22, w22) {
                _ => {
                    h = mix(h, 16185965327198045205_usize as u64);
                    (w21, w21) = (
                        (w15 as i32),
                        (ints[w18 % (ints.len())]
                            / ((ints[10_usize % (ints.len())] & 0x3f) | 1)),
                    );
                    11_usize
                }
                (p24, p25) => 18446744073709551608_usize,
            });
            isize::MAX
        }) {
            let v27: f64 = w17;
        }
        let mut v28 = floats[w18 % (floats.len())];
        let _: i32 = w21;
        h = mix(h, 5_i32 as u64);
        v28 = w22;
        out[i] = [
            h,
            mix(mix(0, w15 as u64), tame32(w22).to_bits() as u64),
            mix(mix(0, tame32(w16).to_bits() as u64), tame32(v28).to_bits() as u64),
            mix(0, tame64(w17).to_bits() as u64),
            mix(0, w18 as u64),
            mix(0, w19 as u64),
            mix(0, w20 as u64),
            mix(0, w21 as u64),
        ];
    }
    pub const CASE: Case = case!(k62, plain);
}
pub mod m63 {
    use super::*;
    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    pub struct S1 {
        pub f0: f32,
        pub f1: [f32; 2],
        pub f2: u32,
        pub f3: f32,
    }
    pub const C2: [[i16; 2]; 3] = [[9_i16, 4_i16]; 3];
    #[gpu_fn]
    pub fn f3(a4: &(i32, i64), a5: &mut i64, h: &mut u64) -> i8 {
        *h = mix(*h, 5280964862150169287);
        if let _ = (None::<f64>) {
            (*a5) &= (*a5);
        }
        i8::MAX
    }
    #[gpu_fn]
    pub fn f6(a7: i32, a8: &mut usize, h: &mut u64) -> usize {
        *h = mix(*h, 8214993586271214289);
        ((if matches!(([false, true], false,), ([false, false], false,)) {
            let mut v9: f64 = (1.0_f64);
            v9 /= v9;
            (*a8)
        } else {
            64_usize
        }) | (*a8))
    }
    #[gpu_fn]
    pub fn f10(a11: &usize, a12: &isize, a13: &mut i64, h: &mut u64) -> Option<u64> {
        *h = mix(*h, 8949913862750956279);
        'l14: for e15 in [
            (S1 {
                f0: (-1.0_f32),
                f2: 5_u32,
                f1: [(-11.625_f32), f32::MIN],
                f3: f32::EPSILON,
            }),
            (S1 {
                f1: [(-11.0_f32), (-39.1875_f32)],
                f0: (122.4375_f32),
                f3: (56.3125_f32),
                f2: 0_u32,
            }),
            (S1 {
                f1: [(141.0625_f32); 2],
                f3: (-1.5e9_f32),
                f0: (-55.375_f32),
                f2: 240300587_u32,
            }),
        ] {
            let mut v16 = [[false; 2], [true, false], [false, true]];
            if v16[1][(*a13) as usize % 2] {
                let v17 = 9_usize;
                if v16[(-4_i64) as usize % 3][0] {
                    continue 'l14;
                }
                let S1 { f0: _, f1: [p18, p19], f2: p20, f3: p21, .. }: S1 = e15;
            } else {
                (*h) = mix((*h), e15.f2 as u64);
                (*h) = mix((*h), 1_u64 as u64);
                (*h) = mix((*h), (*a11) as u64);
            }
            v16 = v16;
        }
        (*a13) &= (*a13);
        if true {
            return Some(18446744073709551608_u64);
        }
        Some(7_u64)
    }
    #[gpu_fn]
    pub fn f22() -> bool {
        ((7_u8 - (4_u8 & 143_u8))).is_power_of_two()
    }
    #[gpu_kernel(over = out, requires(words.len() == out.len()))]
    pub fn k63(
        t: Thread,
        words: &[[u64; 8]],
        ints: &[i32],
        floats: &[f32],
        out: &mut [[u64; 8]],
    ) {
        let i = t.id();
        let w = words[i];
        let mut h: u64 = 0;
        let w23 = w[0] as isize;
        let mut w24 = tame32(f32::from_bits(w[1] as u32));
        let w25 = tame64(f64::from_bits(w[2]));
        let mut w26 = w[3] as usize;
        let w27 = tame32(f32::from_bits(w[4] as u32));
        let w28 = w[5] as usize;
        let mut w29 = w[6] as i32;
        let w30 = tame32(f32::from_bits(w[7] as u32));
        w26
            |= (f6(
                (if (Some(w27)).is_some() {
                    w29
                        -= ({
                            h = mix(
                                h,
                                ((u64::MAX % ((6_u64 & 0x3f) | 1)) - (!6_u64)) as u64,
                            );
                            (w26, w26) = (
                                (if true { usize::MAX } else { 6145008552844338533_usize }),
                                {
                                    let mut n32 = 0_u32;
                                    'l31: loop {
                                        n32 += 1;
                                        if n32 > 4 {
                                            break 'l31 (8_usize);
                                        }
                                        w29 = w29;
                                        let p33: usize = w28;
                                        w29 -= w29;
                                    }
                                },
                            );
                            9_i32
                        } * w29);
                    w29
                } else {
                    344411622_i32
                }),
                &mut w26,
                &mut h,
            ) * w28);
        let p34: i32 = (-2147483647_i32);
        if false {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        if let None = (None::<u16>) {
            if let 8_usize.. = w28 {
                w24 -= w30;
            }
        }
        h = mix(h, 0_u16 as u64);
        h = mix(h, (-1201465981_i32) as u64);
        out[i] = [
            h,
            mix(mix(0, w23 as u64), tame32(w30).to_bits() as u64),
            mix(mix(0, tame32(w24).to_bits() as u64), p34 as u64),
            mix(0, tame64(w25).to_bits() as u64),
            mix(0, w26 as u64),
            mix(0, tame32(w27).to_bits() as u64),
            mix(0, w28 as u64),
            mix(0, w29 as u64),
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
        let w23 = w[0] as isize;
        let mut w24 = tame32(f32::from_bits(w[1] as u32));
        let w25 = tame64(f64::from_bits(w[2]));
        let mut w26 = w[3] as usize;
        let w27 = tame32(f32::from_bits(w[4] as u32));
        let w28 = w[5] as usize;
        let mut w29 = w[6] as i32;
        let w30 = tame32(f32::from_bits(w[7] as u32));
        w26
            |= (f6(
                (if (Some(w27)).is_some() {
                    w29
                        -= ({
                            h = mix(
                                h,
                                ((u64::MAX % ((6_u64 & 0x3f) | 1)) - (!6_u64)) as u64,
                            );
                            (w26, w26) = (
                                (if true { usize::MAX } else { 6145008552844338533_usize }),
                                {
                                    let mut n32 = 0_u32;
                                    'l31: loop {
                                        n32 += 1;
                                        if n32 > 4 {
                                            break 'l31 (8_usize);
                                        }
                                        w29 = w29;
                                        let p33: usize = w28;
                                        w29 -= w29;
                                    }
                                },
                            );
                            9_i32
                        } * w29);
                    w29
                } else {
                    344411622_i32
                }),
                &mut w26,
                &mut h,
            ) * w28);
        let p34: i32 = (-2147483647_i32);
        if false {
            out[i] = [h, 1, 2, 3, 4, 5, 6, 7];
            return;
        }
        if let None = (None::<u16>) {
            if let 8_usize.. = w28 {
                w24 -= w30;
            }
        }
        h = mix(h, 0_u16 as u64);
        h = mix(h, (-1201465981_i32) as u64);
        out[i] = [
            h,
            mix(mix(0, w23 as u64), tame32(w30).to_bits() as u64),
            mix(mix(0, tame32(w24).to_bits() as u64), p34 as u64),
            mix(0, tame64(w25).to_bits() as u64),
            mix(0, w26 as u64),
            mix(0, tame32(w27).to_bits() as u64),
            mix(0, w28 as u64),
            mix(0, w29 as u64),
        ];
    }
    pub const CASE: Case = case!(k63, plain);
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
    m48::CASE,
    m49::CASE,
    m50::CASE,
    m51::CASE,
    m52::CASE,
    m53::CASE,
    m54::CASE,
    m55::CASE,
    m56::CASE,
    m57::CASE,
    m58::CASE,
    m59::CASE,
    m60::CASE,
    m61::CASE,
    m62::CASE,
    m63::CASE,
];
