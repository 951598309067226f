//! What the program leaves behind: files, written whole or not at all, and a table.
pub mod csv;
pub mod las;
pub mod lettering;
pub mod pictures;
pub mod staged;
pub mod table;

use super::kernels::Features;

/// A feature's name in every file, and where it is.
pub type Column = (&'static str, fn(&Features) -> f32);

/// The features that are numbers of the f32 kind, in the order of the files. The count of
/// `neighbours` comes after them.
pub const COLUMNS: [Column; 18] = [
    ("l1", |f| f.l[0]),
    ("l2", |f| f.l[1]),
    ("l3", |f| f.l[2]),
    ("nx", |f| f.n[0]),
    ("ny", |f| f.n[1]),
    ("nz", |f| f.n[2]),
    ("linearity", |f| f.linearity),
    ("planarity", |f| f.planarity),
    ("sphericity", |f| f.sphericity),
    ("anisotropy", |f| f.anisotropy),
    ("curvature", |f| f.curvature),
    ("omnivariance", |f| f.omnivariance),
    ("eigenentropy", |f| f.eigenentropy),
    ("verticality", |f| f.verticality),
    ("wall", |f| f.wall),
    ("roof", |f| f.roof),
    ("height", |f| f.height),
    ("density", |f| f.density),
];
