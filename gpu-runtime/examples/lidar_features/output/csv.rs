//! The features as text, one point per line in the order of the tile.

use std::io::Write;

use rayon::prelude::*;

use super::{
    super::{error::Error, kernels::Features, tile::Tile},
    COLUMNS,
    staged::Sink,
};

/// Points formatted at once.
const BATCH: usize = 1 << 16;
/// Points formatted by one thread at once.
const SHARE: usize = 1 << 10;

/// The first line.
pub fn header() -> String {
    let mut line = "x,y,z".to_owned();
    for (name, _) in COLUMNS {
        line.push(',');
        line.push_str(name);
    }
    line.push_str(",neighbours\n");
    line
}

/// Writes all points. Coordinates and features are the shortest decimals that read back as the same
/// f64 and f32.
pub fn write(mut sink: Sink, tile: &Tile, features: &[Features]) -> Result<(), Error> {
    sink.write(header().as_bytes())?;
    let mut x = tile.points.x();
    let mut y = tile.points.y();
    let mut z = tile.points.z();
    for batch in features.chunks(BATCH) {
        let xyz: Vec<[f64; 3]> = batch
            .iter()
            .zip(x.by_ref().zip(y.by_ref()).zip(z.by_ref()))
            .map(|(_, ((x, y), z))| [x, y, z])
            .collect();
        let texts: Vec<Vec<u8>> = batch
            .par_chunks(SHARE)
            .zip(xyz.par_chunks(SHARE))
            .map(|(features, xyz)| lines(features, xyz))
            .collect();
        for text in texts {
            sink.write(&text)?;
        }
    }
    sink.finish()
}

fn lines(features: &[Features], xyz: &[[f64; 3]]) -> Vec<u8> {
    let mut text = Vec::with_capacity(features.len() * 256);
    for (f, [x, y, z]) in features.iter().zip(xyz) {
        // Writing to memory does not fail.
        let _ = write!(text, "{x:?},{y:?},{z:?}");
        for (_, value) in COLUMNS {
            let _ = write!(text, ",{:?}", value(f));
        }
        let _ = writeln!(text, ",{}", f.neighbours);
    }
    text
}
