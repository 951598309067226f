//! How much arena an allocator needs: the smallest one that serves a trace, over what was live.

use super::peers::{Core, Offset, Replays, replay};
use super::traces::{self, Trace};
use std::path::Path;

/// A trace and what it is called.
pub struct Named {
    pub name: String,
    /// Lifetimes of a real program's buffers, not a generated mix.
    pub is_lifetimes: bool,
    pub trace: Trace,
}

/// RMM's workload, Vulkan Memory Allocator's mix, and the lifetime sets in `folder`.
pub fn traces(folder: Option<&Path>) -> std::io::Result<Vec<Named>> {
    let mut all: Vec<Named> = [1, 4, 64, 256]
        .map(|max| Named {
            name: format!("RMM 10k/{max}"),
            is_lifetimes: false,
            trace: traces::rmm(10_000, max),
        })
        .into();
    all.push(Named {
        name: "VMA".to_owned(),
        is_lifetimes: false,
        trace: traces::vma(),
    });
    let Some(folder) = folder else {
        return Ok(all);
    };
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "csv"))
        .collect();
    files.sort();
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        all.push(Named {
            name: format!("minimalloc {}", stem.split('.').next().unwrap_or_default()),
            is_lifetimes: true,
            trace: traces::lifetimes(&file)?,
        });
    }
    Ok(all)
}

/// The smallest arena that serves the trace, over its peak: found by halving, to a part in 4096.
fn need<R: Replays>(trace: &Trace, make: impl Fn(u32) -> R) -> f64 {
    let serves = |units: u64| {
        let mut table = Vec::new();
        replay(&mut make(units as u32), trace, &mut table)
    };
    let (mut fails, mut works) = (trace.peak - 1, 4 * trace.peak);
    if serves(trace.peak) {
        return 1.0;
    }
    while works - fails > 1 + trace.peak / 4096 {
        let middle = fails + (works - fails) / 2;
        if serves(middle) {
            works = middle;
        } else {
            fails = middle;
        }
    }
    works as f64 / trace.peak as f64
}

/// What each allocator needs for a trace, in the order ours, offset-allocator, Vulkan Memory
/// Allocator's MIN_MEMORY (where it is built).
pub fn needs(trace: &Trace) -> Vec<(&'static str, f64)> {
    #[allow(unused_mut, reason = "without the feature there is nothing to add")]
    let mut all = vec![
        ("ours", need(trace, Core::new)),
        ("offset-allocator", need(trace, Offset::new)),
    ];
    #[cfg(feature = "bench-vk-mem")]
    all.push((
        "vk-mem MIN_MEMORY",
        need(trace, |units| super::peers::Vma::new(units, true)),
    ));
    all
}
