//! What a journal knows, put back.

use std::fs;
use std::path::PathBuf;

use super::replace::{replace_all, sync_folder};
use super::steps::step;
use super::{Copy, Journal, State, read};
use crate::error::{Error, Result};

impl Journal {
    /// The first file that is neither as it was nor as we wrote it.
    ///
    /// # Errors
    /// A copy cannot be read.
    pub fn changed_since(&self) -> Result<Option<PathBuf>> {
        let copies = self.copies()?;
        for entry in &self.record.files {
            let path = self.root.join(&entry.path);
            let Ok(now) = fs::read(&path) else {
                return Ok(Some(path));
            };
            let mut known = false;
            for copy in std::iter::once(&entry.old).chain(&entry.new) {
                known |= self.copy(&copies, *copy)? == now;
            }
            if !known {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }

    fn copies(&self) -> Result<Vec<u8>> {
        match self.record.files.is_empty() {
            true => Ok(Vec::new()),
            false => read(&self.folder.join("copies")),
        }
    }

    fn copy<'c>(&self, copies: &'c [u8], copy: Copy) -> Result<&'c [u8]> {
        let range = usize::try_from(copy.start)
            .ok()
            .zip(usize::try_from(copy.length).ok());
        let bytes = range.and_then(|(start, length)| copies.get(start..start.checked_add(length)?));
        bytes.ok_or_else(|| Error::Journal {
            path: self.folder.join("copies"),
            reason: "it is shorter than the journal says".to_owned(),
        })
    }

    /// Puts every file back, byte for byte, and removes the journal. May be called again after it was
    /// stopped at any point. Says how many files were put back.
    ///
    /// # Errors
    /// A file changed since (unless `force`), or cannot be written; then run it again.
    pub fn rollback(mut self, force: bool) -> Result<usize> {
        if !force && let Some(path) = self.changed_since()? {
            return Err(Error::ChangedSince(path));
        }
        self.save(State::RollingBack)?;
        let copies = self.copies()?;
        let mut back = Vec::new();
        for entry in &self.record.files {
            let path = self.root.join(&entry.path);
            let old = self.copy(&copies, entry.old)?;
            if !fs::read(&path).is_ok_and(|now| now == old) {
                back.push((path, old));
            }
        }
        replace_all(&self.folder, &back)?;
        let count = self.record.files.len();
        self.forget()?;
        Ok(count)
    }

    /// Removes the journal: the changes stay.
    ///
    /// # Errors
    /// It cannot be removed.
    fn forget(self) -> Result<()> {
        let path = self.folder.join("journal.json");
        let failed = |source| Error::Write {
            path: path.clone(),
            source,
        };
        step().map_err(failed)?;
        fs::remove_file(&path).map_err(failed)?;
        sync_folder(&self.folder);
        step().map_err(failed)?;
        // Without the journal the copies mean nothing; what is left of them is cleared by the next.
        fs::remove_dir_all(&self.folder).map_err(failed)
    }
}
