//! The bytes of files before and after, one behind the other.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::steps::step;
use super::{Copy, failed};
use crate::error::Result;

/// The file of copies, which only grows.
pub(super) struct Copies {
    path: PathBuf,
    file: io::BufWriter<File>,
    end: u64,
}

impl Copies {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let open = || {
            step()?;
            let file = OpenOptions::new().create(true).append(true).open(path)?;
            let end = file.metadata()?.len();
            Ok((file, end))
        };
        let (file, end) = open().map_err(|source| failed(path, source))?;
        Ok(Copies {
            path: path.to_owned(),
            file: io::BufWriter::new(file),
            end,
        })
    }

    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<Copy> {
        let written = step().and_then(|()| self.file.write_all(bytes));
        written.map_err(|source| failed(&self.path, source))?;
        let start = self.end;
        self.end += bytes.len() as u64;
        Ok(Copy {
            start,
            length: bytes.len() as u64,
        })
    }

    pub(super) fn finish(mut self) -> Result<()> {
        let mut sync = || {
            step()?;
            self.file.flush()?;
            step()?;
            self.file.get_ref().sync_all()
        };
        sync().map_err(|source| failed(&self.path, source))
    }
}
