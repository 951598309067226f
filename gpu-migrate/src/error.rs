//! What can go wrong, each in one line that says what to do.

use std::io;
use std::path::PathBuf;

/// Any failure of the tool.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no Cargo workspace here, or its manifests are wrong.
    #[error("no usable Cargo workspace at {}: {reason}", .at.display())]
    NotAWorkspace {
        /// Where it was looked for.
        at: PathBuf,
        /// Cargo's first line about it.
        reason: String,
    },
    /// Cargo could not be started.
    #[error(
        "`{program}` cannot be started ({source}); is it installed, and named by CARGO or PATH?"
    )]
    NoCargo {
        /// The program.
        program: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The code does not compile before anything was changed.
    #[error("the workspace does not compile, so nothing was changed; fix it first: {0}")]
    DoesNotCompile(String),
    /// A file cannot be read.
    #[error("{} cannot be read: {source}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{} cannot be written ({source}); what was changed before it is put back", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The journal cannot be read or written.
    #[error("the journal {} cannot be used: {reason}", .path.display())]
    Journal {
        /// The journal's file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// An earlier apply did not come to its end.
    #[error("an earlier apply was interrupted; run `cargo gpu-migrate rollback` first")]
    Interrupted,
    /// There is no journal.
    #[error("nothing to roll back: {} has no journal", .0.display())]
    NoJournal(PathBuf),
    /// Files are not as apply left them.
    #[error("{} changed since apply wrote it; nothing was rolled back (`--force` puts the original back all the same)", .0.display())]
    ChangedSince(PathBuf),
    /// Version control has changes that are not committed.
    #[error(
        "the working tree has changes that are not committed ({0}); commit them, or say `--allow-dirty`"
    )]
    Dirty(String),
    /// The working tree is under no version control.
    #[error("{} is under no version control; say `--allow-no-vcs` to change it all the same", .0.display())]
    NoVcs(PathBuf),
    /// A baseline cannot be used.
    #[error("the baseline {} cannot be used: {reason}", .path.display())]
    Baseline {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Edits of one file overlap: a fault of this tool.
    #[error("two edits of {} overlap at byte {at}; nothing was changed; please report this", .path.display())]
    Overlap {
        /// The file.
        path: PathBuf,
        /// Where.
        at: usize,
    },
    /// Output could not be written.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// A result of the tool.
pub type Result<T> = std::result::Result<T, Error>;
