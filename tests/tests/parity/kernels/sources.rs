//! The files with the suite's kernels, for tools that read kernels: each one's name and text.

/// Name and text of each file.
pub const SOURCES: &[(&str, &str)] = &[
    ("atomics", include_str!("atomics.rs")),
    ("cooperation", include_str!("cooperation.rs")),
    ("elementwise", include_str!("elementwise.rs")),
    ("foreign", include_str!("foreign.rs")),
    ("geometry", include_str!("geometry.rs")),
    ("images", include_str!("images.rs")),
    ("indexing", include_str!("indexing.rs")),
    ("integers", include_str!("integers.rs")),
    ("learning", include_str!("learning.rs")),
    ("linear", include_str!("linear.rs")),
    ("machines", include_str!("machines.rs")),
    ("physics", include_str!("physics.rs")),
    ("rank", include_str!("rank.rs")),
    ("search", include_str!("search.rs")),
    ("stencil", include_str!("stencil.rs")),
];
