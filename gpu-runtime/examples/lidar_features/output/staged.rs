//! Files that appear whole or not at all: each is written beside its target and renamed at the end.
//! Dropped before that, nothing is left.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::super::error::{Error, reason};

/// The files of one run.
#[derive(Debug, Default)]
pub struct Staged {
    /// Where each is written and where it belongs.
    files: Vec<(PathBuf, PathBuf)>,
    /// Folders that did not exist before, outermost first.
    folders: Vec<PathBuf>,
}

/// A file being written, with the name its errors are reported under.
#[derive(Debug)]
pub struct Sink {
    to: BufWriter<File>,
    target: PathBuf,
}

impl Staged {
    /// Makes a folder and those above it.
    pub fn folder(&mut self, folder: &Path) -> Result<(), Error> {
        let missing: Vec<_> = folder
            .ancestors()
            .take_while(|f| !f.as_os_str().is_empty() && !f.exists())
            .map(Path::to_owned)
            .collect();
        for f in missing.into_iter().rev() {
            fs::create_dir(&f).map_err(|e| Error::output(&f, reason(&e)))?;
            self.folders.push(f);
        }
        Ok(())
    }

    /// Opens a file. What is no regular file (a pipe, a device) is written directly.
    pub fn file(&mut self, target: &Path) -> Result<Sink, Error> {
        let fail = |e: io::Error| Error::output(target, reason(&e));
        let found = fs::metadata(target);
        if found.as_ref().is_ok_and(fs::Metadata::is_dir) {
            return Err(Error::output(target, "it is a directory"));
        }
        let file = if found.as_ref().is_ok_and(|m| !m.is_file()) {
            File::options().write(true).open(target).map_err(fail)?
        } else {
            // A link stays a link: what it leads to is replaced.
            let whole = target.canonicalize().unwrap_or_else(|_| target.to_owned());
            let name = whole
                .file_name()
                .ok_or_else(|| Error::output(target, "it names no file"))?;
            let partial = format!(".{}.{}.partial", name.to_string_lossy(), std::process::id());
            let partial = whole.with_file_name(partial);
            let file = File::create(&partial).map_err(fail)?;
            self.files.push((partial, whole));
            file
        };
        Ok(Sink {
            to: BufWriter::with_capacity(1 << 20, file),
            target: target.to_owned(),
        })
    }

    /// Puts every file in its place. All sinks must be finished.
    pub fn commit(mut self) -> Result<(), Error> {
        while let Some((partial, target)) = self.files.pop() {
            if let Err(e) = fs::rename(&partial, &target) {
                self.files.push((partial, target.clone()));
                return Err(Error::output(&target, reason(&e)));
            }
        }
        self.folders.clear();
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // On the way out of a failure there is nobody left to tell of a second one.
        for (partial, _) in &self.files {
            let _ = fs::remove_file(partial);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

impl Sink {
    /// Writes bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.to
            .write_all(bytes)
            .map_err(|e| Error::output(&self.target, reason(&e)))
    }

    /// Writes what is still in memory.
    pub fn finish(mut self) -> Result<(), Error> {
        self.to
            .flush()
            .map_err(|e| Error::output(&self.target, reason(&e)))
    }

    /// The buffered file and its name, for writers that want the file itself.
    pub fn into_parts(self) -> (BufWriter<File>, PathBuf) {
        (self.to, self.target)
    }
}
