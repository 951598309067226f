//! Just enough letters for the legend of a picture.

use image::{Rgb, RgbImage};

/// Width of a letter with the gap after it, at scale 1.
const ADVANCE: u32 = 6;

/// Rows of five dots, top first, the leftmost dot the highest bit.
const fn glyph(c: u8) -> [u8; 7] {
    match c {
        b'0' => [14, 17, 19, 21, 25, 17, 14],
        b'1' => [4, 12, 4, 4, 4, 4, 14],
        b'2' => [14, 17, 1, 2, 4, 8, 31],
        b'3' => [31, 2, 4, 2, 1, 17, 14],
        b'4' => [2, 6, 10, 18, 31, 2, 2],
        b'5' => [31, 16, 30, 1, 1, 17, 14],
        b'6' => [6, 8, 16, 30, 17, 17, 14],
        b'7' => [31, 1, 2, 4, 8, 8, 8],
        b'8' => [14, 17, 17, 14, 17, 17, 14],
        b'9' => [14, 17, 17, 15, 1, 2, 12],
        b'.' => [0, 0, 0, 0, 0, 12, 12],
        b'-' => [0, 0, 0, 31, 0, 0, 0],
        b'A' => [14, 17, 17, 31, 17, 17, 17],
        b'B' => [30, 17, 17, 30, 17, 17, 30],
        b'C' => [14, 17, 16, 16, 16, 17, 14],
        b'D' => [30, 17, 17, 17, 17, 17, 30],
        b'E' => [31, 16, 16, 30, 16, 16, 31],
        b'F' => [31, 16, 16, 30, 16, 16, 16],
        b'G' => [14, 17, 16, 23, 17, 17, 15],
        b'H' => [17, 17, 17, 31, 17, 17, 17],
        b'I' => [14, 4, 4, 4, 4, 4, 14],
        b'J' => [7, 2, 2, 2, 2, 18, 12],
        b'K' => [17, 18, 20, 24, 20, 18, 17],
        b'L' => [16, 16, 16, 16, 16, 16, 31],
        b'M' => [17, 27, 21, 21, 17, 17, 17],
        b'N' => [17, 25, 21, 19, 17, 17, 17],
        b'O' => [14, 17, 17, 17, 17, 17, 14],
        b'P' => [30, 17, 17, 30, 16, 16, 16],
        b'Q' => [14, 17, 17, 17, 21, 18, 13],
        b'R' => [30, 17, 17, 30, 20, 18, 17],
        b'S' => [15, 16, 16, 14, 1, 1, 30],
        b'T' => [31, 4, 4, 4, 4, 4, 4],
        b'U' => [17, 17, 17, 17, 17, 17, 14],
        b'V' => [17, 17, 17, 17, 17, 10, 4],
        b'W' => [17, 17, 17, 21, 21, 27, 17],
        b'X' => [17, 17, 10, 4, 10, 17, 17],
        b'Y' => [17, 17, 10, 4, 4, 4, 4],
        b'Z' => [31, 1, 2, 4, 8, 16, 31],
        _ => [0; 7],
    }
}

/// The width of a text in pixels.
pub fn width(text: &str, scale: u32) -> u32 {
    text.len() as u32 * ADVANCE * scale
}

/// Writes a text with its top left corner at `at`; what is outside the picture is left out.
pub fn write(picture: &mut RgbImage, at: [u32; 2], scale: u32, colour: Rgb<u8>, text: &str) {
    for (n, c) in text.bytes().enumerate() {
        let left = at[0] + n as u32 * ADVANCE * scale;
        for (row, dots) in glyph(c.to_ascii_uppercase()).into_iter().enumerate() {
            for column in (0..5).filter(|column| dots >> (4 - column) & 1 == 1) {
                for dot in 0..scale * scale {
                    let x = left + column * scale + dot % scale;
                    let y = at[1] + row as u32 * scale + dot / scale;
                    if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
                        *pixel = colour;
                    }
                }
            }
        }
    }
}
