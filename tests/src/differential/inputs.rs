//! What the kernels are run on.

use super::rng::Rng;
use super::run::Row;

/// The words from which kernels take numbers of any type: of floats and integers of each width those
/// at which things go wrong, and random ones.
pub fn rows(seed: u64, count: usize) -> Vec<Row> {
    let mut rng = Rng::new(seed, u64::MAX);
    (0..count)
        .map(|_| std::array::from_fn(|_| word(&mut rng)))
        .collect()
}

fn word(rng: &mut Rng) -> u64 {
    let singles = [
        0.0_f32,
        -0.0,
        1.0,
        -1.5,
        0.1,
        f32::INFINITY,
        f32::NEG_INFINITY,
        f32::NAN,
        f32::MAX,
        f32::MIN_POSITIVE,
        1.0e-42,
        2_147_483_648.0,
        8_388_609.0,
        -3.0e9,
    ];
    match rng.below(8) {
        0 => rng.word(),
        1 => u64::from(rng.word() as u8),
        2 => (rng.word() as i8) as u64,
        3 => {
            let bits = u64::from(rng.pick(&singles).to_bits());
            bits << 32 | bits
        }
        4 => f64::from(*rng.pick(&singles)).to_bits(),
        5 => (1 << rng.below(64)) - rng.below(2) as u64,
        6 => !(1 << rng.below(64)),
        _ => rng.below(5) as u64,
    }
}

/// A table of integers and one of floats, that kernels read at indices of their own.
pub fn tables(seed: u64) -> (Vec<i32>, Vec<f32>) {
    let mut rng = Rng::new(seed, u64::MAX - 1);
    let ints = (0..13).map(|_| word(&mut rng) as i32).collect();
    let floats = (0..7).map(|_| f32::from_bits(word(&mut rng) as u32));
    // A NaN has known bits from the start: nobody promises to keep others.
    let floats = floats.map(|v| if v.is_nan() { f32::NAN } else { v });
    (ints, floats.collect())
}
