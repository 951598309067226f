//! The table at the end: what was done, how long it took, what memory it needed.

use std::{fmt::Write, path::PathBuf};

use gpu_runtime::{Bytes, Device, gpu_manager};

use super::super::{error::Error, memory::FeaturePool, pipeline::Outcome, tile::Tile};

/// The table as text.
pub fn table(
    tile: &Tile,
    k: usize,
    device: &Device,
    outcome: &Outcome,
    written: &[PathBuf],
) -> Result<String, Error> {
    let mut t = String::new();
    let n = outcome.features.len();
    let chunks = outcome.chunks;
    let plural = if chunks == 1 { "" } else { "s" };
    // Writing to memory does not fail.
    let _ = writeln!(
        t,
        "{}: {} points, k = {k}, {chunks} chunk{plural}, device {} ({})",
        tile.name,
        thousands(n),
        device.ordinal(),
        device.name()
    );
    if !tile.has_ground {
        let _ = writeln!(
            t,
            "no ground points (class 2): heights are above the lowest point"
        );
    }
    let _ = writeln!(t, "\n{:<14}{:>12}{:>15}", "stage", "time", "per point");
    for (name, time) in &outcome.stages.0 {
        let ms = time.as_secs_f64() * 1e3;
        let ns = time.as_secs_f64() * 1e9 / n as f64;
        let _ = writeln!(t, "{name:<14}{ms:>9.1} ms{ns:>12.0} ns");
    }

    let pool = FeaturePool::stats();
    let _ = writeln!(t, "\n{:<14}{:>12}", "pool", "peak");
    for source in gpu_manager().memory()?.sources() {
        let _ = writeln!(
            t,
            "{:<14}{:>12}",
            source.source,
            Bytes(source.peak).to_string()
        );
    }
    let (peak, limit) = (Bytes(pool.peak).to_string(), Bytes(pool.limit));
    let _ = writeln!(t, "{:<14}{peak:>12} of {limit}", "all at once");
    let _ = writeln!(t);
    for file in written {
        let _ = writeln!(t, "wrote {}", file.display());
    }
    Ok(t)
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
