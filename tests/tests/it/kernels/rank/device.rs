//! The CPU device against loops in ordinary Rust.

use super::*;
use crate::kernels::corpus::noise;

fn bits(v: &[f32]) -> Vec<u32> {
    v.iter().map(|f| f.to_bits()).collect()
}

#[test]
fn a_stencil_of_rank_2_equals_the_loop_bit_for_bit() {
    for [rows, cols] in EXTENTS_2D {
        let image = noise(rows * cols, 1);
        let at = |y: usize, x: usize| image[y.min(rows - 1) * cols + x.min(cols - 1)];
        let mut expected = Vec::new();
        for y in 0..rows {
            for x in 0..cols {
                let left = at(y, x.saturating_sub(1));
                let above = at(y.saturating_sub(1), x);
                let around = left + at(y, x + 1) + above + at(y + 1, x);
                expected.push(0.5 * at(y, x) + 0.125 * around);
            }
        }
        let got = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let mut out = s.zeros::<f32>(image.len())?;
                blur(s, image.view_2d(rows, cols)?, out.view_2d_mut(rows, cols)?)?;
                out.download()
            })
            .unwrap();
        assert_eq!(bits(&got), bits(&expected), "{rows} x {cols}");
    }
}
