//! Oracles and inputs of the whole numbers.

use crate::harness::{LINE, garbage, integers as random};
use crate::kernels::integers::*;

data! { Date { year, month, day, weekday } }

parity! {
    kernels integers;

    random_streams: random_streams, sizes LINE, exact;
    |n| { seed: value 0xdead_beef_cafe_f00d_u64, out: out garbage(n) }
    over out => |seed: u64, out: &mut [[u32; 4]]| {
        for (i, out) in (0_u64..).zip(out) {
            let mut pcg = seed ^ i << 17;
            let mut next = || {
                pcg = pcg.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ((pcg >> 27 ^ pcg >> 45) as u32).rotate_right((pcg >> 59) as u32)
            };
            let mut state = u64::from(next()) << 32 | u64::from(next()) | 1;
            *out = [(); 4].map(|()| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                (state >> 32) as u32
            });
        }
    };

    collatz: collatz, sizes LINE, exact;
    |n| { x: read random(n, 1, |v| v as u32), out: out garbage(n) }
    over out => |x: &[u32], out: &mut [[u64; 2]]| {
        for (x, out) in x.iter().zip(out) {
            let orbit = std::iter::successors(Some(u64::from(*x)), |v| match v {
                0 | 1 => None,
                v if v & 1 == 1 => Some(v * 3 + 1),
                v => Some(v >> 1),
            });
            *out = orbit.fold([u64::MAX, 0], |[n, top], v| [n.wrapping_add(1), top.max(v)]);
        }
    };

    dates_of_days: dates_of_days, sizes LINE, exact;
    |n| with { let first = -(n as i32) / 2; } {
        days: read random(n, 2, |v| v as i32 >> (v >> 32 & 15)).into_iter()
            .zip(first..)
            // Every other one is of the days around 1970, one after another.
            .map(|(any, next)| if next % 2 == 0 { next } else { any })
            .collect(),
        dates: out garbage(n),
    }
    over dates => |days: &[i32], dates: &mut [Date]| {
        for (days, date) in days.iter().zip(dates) {
            *date = date_by_counting(*days);
        }
    };

    binary_gcd: binary_gcd, sizes LINE, exact;
    |n| {
        a: read random(n, 3, |v| v as i64 >> (v % 64) << (v % 5)),
        b: read random(n, 4, |v| if v % 50 == 0 { i64::MIN } else { v as i64 >> (v % 64) << (v % 7) }),
        out: out garbage(n),
    }
    over out => |a: &[i64], b: &[i64], out: &mut [u64]| {
        for ((a, b), out) in a.iter().zip(b).zip(out) {
            let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
            while b != 0 {
                (a, b) = (b, a % b);
            }
            *out = a;
        }
    };

    next_prime: next_prime, sizes LINE, exact;
    |n| { x: read random(n, 5, |v| (v % 10_000) as u32), prime: out garbage(n) }
    over prime => |x: &[u32], prime: &mut [u32]| {
        let mut sieve = vec![true; 10_100];
        sieve[..2].fill(false);
        for p in 2..101 {
            sieve.iter_mut().skip(p * p).step_by(p).for_each(|s| *s = false);
        }
        for (x, prime) in x.iter().zip(prime) {
            *prime = (x + 1..).find(|v| sieve[*v as usize]).unwrap();
        }
    };
}

/// Whole cycles of 400 years are skipped, the rest is counted: years, then months.
fn date_by_counting(days: i32) -> Date {
    let leap = |y: i32| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let cycles = days.div_euclid(146_097);
    let mut left = days.rem_euclid(146_097);
    let mut year = 1970;
    while left >= 365 + i32::from(leap(year)) {
        left -= 365 + i32::from(leap(year));
        year += 1;
    }
    let february = 28 + i32::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    Date {
        year: year + cycles * 400,
        month,
        day: left + 1,
        weekday: ((i64::from(days) + 4).rem_euclid(7)) as i32,
    }
}
