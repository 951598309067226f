//! Tiles made up in memory.

use std::io::Cursor;

use las::{Builder, Point, Transform, Vector, Writer, point::Classification};

use crate::example::tile::Tile;

/// A small, good generator (SplitMix64, Steele, Lea, Flood 2014).
pub struct Random(pub u64);

impl Random {
    /// In 0..1.
    pub fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Roughly normal, standard deviation 1.
    pub fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// The bytes of a LAS file with these points.
pub fn las_bytes(points: &[[f64; 3]], scale: f64, ground: bool) -> Vec<u8> {
    let mut builder = Builder::from((1, 4));
    let offset = points
        .first()
        .map_or([0.0; 3], |p| p.map(|v| v.round() - 1000.0));
    let axis = |a: usize| Transform {
        scale,
        offset: offset[a],
    };
    builder.transforms = Vector {
        x: axis(0),
        y: axis(1),
        z: axis(2),
    };
    let header = builder.into_header().expect("a plain header");
    let mut writer = Writer::new(Cursor::new(Vec::new()), header).expect("memory");
    for &[x, y, z] in points {
        let classification = if ground {
            Classification::Ground
        } else {
            Classification::Unclassified
        };
        let point = Point {
            x,
            y,
            z,
            classification,
            ..Default::default()
        };
        writer.write_point(point).expect("memory");
    }
    writer.into_inner().expect("memory").into_inner()
}

/// A tile with these points.
pub fn tile(points: &[[f64; 3]], scale: f64) -> Tile {
    let bytes = las_bytes(points, scale, true);
    Tile::from_bytes("made up", Cursor::new(bytes)).expect("a readable tile")
}

/// The coordinates of a tile as its file gives them.
pub fn coordinates(tile: &Tile) -> Vec<[f64; 3]> {
    let p = &tile.points;
    p.x()
        .zip(p.y())
        .zip(p.z())
        .map(|((x, y), z)| [x, y, z])
        .collect()
}

/// Ground, a house, a wall, trees and a few stray echoes, far from the origin as Lambert-93 is.
pub fn village(seed: u64, n: usize) -> Vec<[f64; 3]> {
    let mut r = Random(seed);
    let points = (0..n).map(|i| {
        let (x, y) = (60.0 * r.unit(), 40.0 * r.unit());
        match i % 10 {
            0..=4 => [x, y, 0.05 * x + 0.02 * r.bell()],
            5 => [
                20.0 + 8.0 * r.unit(),
                10.0 + 6.0 * r.unit(),
                6.0 + 0.01 * r.bell(),
            ],
            6 => [
                20.0 + 0.01 * r.bell(),
                10.0 + 6.0 * r.unit(),
                6.0 * r.unit(),
            ],
            // Dense in the middle and thin outside.
            7 => [
                45.0 + r.bell().powi(3),
                30.0 + r.bell().powi(3),
                5.0 + 2.0 * r.bell(),
            ],
            8 => [10.0 + r.bell(), 30.0 + r.bell(), 6.0 + r.bell()],
            _ if i % 500 == 9 => [x * 3.0, y * 3.0, 80.0 * r.unit()],
            _ => [x, y, 0.05 * x + 0.3 * r.unit()],
        }
    });
    points
        .map(|[x, y, z]| [652_000.0 + x, 6_862_000.0 + y, 35.0 + z])
        .collect()
}
