//! Everything that can go wrong, each as one line that a person can act on.

use std::{fmt, io, path::Path};

/// What ends the program with exit code 1.
#[derive(Debug)]
pub enum Error {
    /// The command line asks for something that cannot be had.
    Usage(String),
    /// The tile cannot be read.
    Input {
        /// The file as the user named it.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A result cannot be written.
    Output {
        /// The file that was to be written.
        file: String,
        /// What the system said.
        reason: String,
    },
    /// The device refused or failed.
    Device(String),
}

impl Error {
    /// An input file with a reason.
    pub fn input(file: &str, reason: impl fmt::Display) -> Self {
        Self::Input {
            file: file.to_owned(),
            reason: reason.to_string(),
        }
    }

    /// An output file with what the system said.
    pub fn output(file: &Path, reason: impl fmt::Display) -> Self {
        Self::Output {
            file: file.display().to_string(),
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = match self {
            Self::Usage(what) => what.clone(),
            Self::Input { file, reason } => format!("cannot read {file}: {reason}"),
            Self::Output { file, reason } => format!("cannot write {file}: {reason}"),
            Self::Device(what) => what.clone(),
        };
        // Foreign messages may have several lines; ours is always one.
        f.write_str(&line.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl std::error::Error for Error {}

impl From<gpu_runtime::GpuError> for Error {
    fn from(e: gpu_runtime::GpuError) -> Self {
        Self::Device(e.to_string())
    }
}

/// Plain words for the common reasons of the system.
pub fn reason(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::UnexpectedEof => "the file ends too early (truncated?)".to_owned(),
        _ => e.to_string(),
    }
}
