//! The table at the end: what was done, how long it took, what memory it needed.

use std::{fmt::Write, path::PathBuf};

use super::super::{pipeline::Outcome, tile::Tile};

/// The table as text.
pub fn table(tile: &Tile, k: usize, outcome: &Outcome, written: &[PathBuf]) -> String {
    let mut t = String::new();
    let n = outcome.features.len();
    // Writing to memory does not fail.
    let _ = writeln!(
        t,
        "{}: {} points, k = {k}, {} chunk(s)",
        tile.name,
        thousands(n),
        outcome.chunks
    );
    if !tile.has_ground {
        let _ = writeln!(
            t,
            "no ground points (class 2): heights are above the lowest point"
        );
    }
    let _ = writeln!(t, "\n{:<14}{:>12}{:>16}", "stage", "time", "per point");
    for (name, time) in &outcome.stages.0 {
        let ms = time.as_secs_f64() * 1e3;
        let ns = time.as_secs_f64() * 1e9 / n as f64;
        let _ = writeln!(t, "{name:<14}{ms:>9.1} ms{ns:>13.0} ns");
    }
    let _ = writeln!(t);
    for file in written {
        let _ = writeln!(t, "wrote {}", file.display());
    }
    t
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}
