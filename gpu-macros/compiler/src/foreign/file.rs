//! Where the file of a kernel is: in the package that is compiled, or beside the source that names it.

use crate::diag::Diagnostics;
use std::path::{Path, PathBuf};
use syn::LitStr;

/// A file that was read.
pub(super) struct File {
    /// Where it is.
    pub(super) path: String,
    /// As the attribute names it.
    pub(super) shown: String,
    pub(super) text: String,
    pub(super) ptx: bool,
}

impl File {
    pub(super) fn language(&self) -> &'static str {
        if self.ptx { "PTX " } else { "CUDA" }
    }

    /// Reads the file that a literal names.
    pub(super) fn read(literal: &LitStr, ptx: bool, diag: &Diagnostics) -> Option<Self> {
        let shown = literal.value();
        let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let source = literal.span().local_file();
        let source = source.and_then(|s| std::path::absolute(s).ok());
        let beside = source.as_deref().and_then(Path::parent);
        let folders = package.as_deref().into_iter().chain(beside);
        let path = folders.map(|f| f.join(&shown)).find(|p| p.is_file());
        let Some(path) = path else {
            diag.error_with(
                literal,
                format!("there is no file `{shown}`"),
                "its path begins in the folder that has the package's `Cargo.toml`, or in that of this source file",
            );
            return None;
        };
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                diag.error_with(
                    literal,
                    format!("`{shown}` cannot be read: {error}"),
                    "a kernel's file is text in UTF-8",
                );
                return None;
            }
        };
        let Some(path) = path.to_str() else {
            diag.error_with(
                literal,
                format!("the folder of `{shown}` has a name that is not UTF-8"),
                "Rust includes no file from there: rename it",
            );
            return None;
        };
        Some(File {
            path: path.to_owned(),
            shown,
            text,
            ptx,
        })
    }
}
