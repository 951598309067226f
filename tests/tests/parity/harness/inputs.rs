//! Inputs: numbers with all their bits used, the same on every run.

/// `n` whole numbers from all 64 bits.
fn random(n: usize, seed: u64) -> impl Iterator<Item = u64> {
    let mut state = seed;
    (0..n).map(move |_| {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    })
}

/// `n` floats in [-1, 1).
pub fn noise(n: usize, seed: u64) -> Vec<f32> {
    random(n, seed)
        .map(|v| (v >> 40) as f32 / (1 << 23) as f32 - 1.0)
        .collect()
}

/// `n` whole numbers of any bits, made into what is wanted.
pub fn integers<T>(n: usize, seed: u64, make: impl FnMut(u64) -> T) -> Vec<T> {
    random(n, seed).map(make).collect()
}

/// Numbers in groups of `K`.
pub fn chunked<T: Copy, const K: usize>(flat: &[T]) -> Vec<[T; K]> {
    flat.as_chunks::<K>().0.to_vec()
}
