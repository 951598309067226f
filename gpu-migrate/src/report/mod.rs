//! What the tool says: a table for people, JSON and SARIF for programs, diffs, baselines.

mod baseline;
mod diff;
mod sarif;
mod table;

pub use baseline::{Baseline, Verdict};
pub use diff::unified;
pub use sarif::sarif;
pub use table::table;

/// Whether text may have colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// True on a terminal, or if it was asked for.
    pub colours: bool,
}

impl Paint {
    /// Bold.
    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// Red.
    pub fn red(self, text: &str) -> String {
        self.with("31", text)
    }

    /// Green.
    pub fn green(self, text: &str) -> String {
        self.with("32", text)
    }

    /// Cyan.
    pub fn cyan(self, text: &str) -> String {
        self.with("36", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        match self.colours {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}
