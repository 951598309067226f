//! Whole numbers: hashes, random numbers, sequences, calendars.

use gpu_runtime::prelude::*;

/// Random numbers, a short stream per thread: PCG to seed it, xorshift to go on.
#[gpu_kernel(over = out)]
pub fn random_streams(t: Thread, seed: u64, #[out] out: &mut [[u32; 4]]) {
    let i = t.id();
    let mut state = pcg(seed ^ (i as u64) << 17) | 1;
    let mut row = [0; 4];
    for v in &mut row {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        *v = (state >> 32) as u32;
    }
    out[i] = row;
}

/// One step of PCG-XSH-RR, twice, for 64 bits.
#[gpu_fn]
fn pcg(state: u64) -> u64 {
    let mut s = state;
    let mut out = 0;
    for _ in 0..2 {
        s = s * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407;
        let mixed = (((s >> 18) ^ s) >> 27) as u32;
        out = out << 32 | mixed.rotate_right((s >> 59) as u32) as u64;
    }
    out
}

/// How many steps the Collatz sequence of a number takes to 1, and the largest number on its way.
#[gpu_kernel(over = out, requires(x.len() == out.len()))]
pub fn collatz(t: Thread, x: &[u32], #[out] out: &mut [[u64; 2]]) {
    let i = t.id();
    let mut v = x[i] as u64;
    let mut top = v;
    let mut steps = 0;
    while v > 1 {
        v = match v % 2 {
            0 => v / 2,
            _ => 3 * v + 1,
        };
        top = top.max(v);
        steps += 1;
    }
    out[i] = [steps, top];
}

/// A day of the Gregorian calendar.
#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Date {
    pub year: i32,
    pub month: i32,
    pub day: i32,
    /// 0 is Sunday.
    pub weekday: i32,
}

/// Dates from days since 1 January 1970, also before it.
#[gpu_kernel(over = dates, requires(days.len() == dates.len()))]
pub fn dates_of_days(t: Thread, days: &[i32], #[out] dates: &mut [Date]) {
    let i = t.id();
    // Years begin in March, so that the leap day is the last one; eras have 400 years.
    let day = days[i] as i64 + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let of_400 = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * of_400 + of_400 / 4 - of_400 / 100);
    let (month, later) = match (5 * of_year + 2) / 153 {
        m @ 0..10 => (m + 3, 0),
        m => (m - 9, 1),
    };
    dates[i] = Date {
        year: (of_400 + era * 400 + later) as i32,
        month: month as i32,
        day: (of_year - (153 * ((month + 9) % 12) + 2) / 5 + 1) as i32,
        weekday: (days[i] as i64 + 4).rem_euclid(7) as i32,
    };
}

/// The greatest common divisor, without divisions.
#[gpu_kernel(over = out, requires(a.len() == out.len(), b.len() == out.len()))]
pub fn binary_gcd(t: Thread, a: &[i64], b: &[i64], #[out] out: &mut [u64]) {
    let i = t.id();
    let mut u = a[i].abs_diff(0);
    let mut v = b[i].abs_diff(0);
    if u == 0 || v == 0 {
        out[i] = u | v;
        return;
    }
    let twos = (u | v).trailing_zeros();
    u >>= u.trailing_zeros();
    while v != 0 {
        v >>= v.trailing_zeros();
        if u > v {
            (u, v) = (v, u);
        }
        v -= u;
    }
    out[i] = u << twos;
}

/// The smallest prime above each number.
#[gpu_kernel(over = prime, requires(x.len() == prime.len()))]
pub fn next_prime(t: Thread, x: &[u32], #[out] prime: &mut [u32]) {
    let i = t.id();
    let mut n = x[i].max(1);
    'candidates: loop {
        n += 1;
        for divisor in 2..=n.isqrt() {
            if n.is_multiple_of(divisor) {
                continue 'candidates;
            }
        }
        break;
    }
    prime[i] = n;
}
