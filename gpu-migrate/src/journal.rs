//! Writing that can be undone, at any point.
//!
//! Before a file changes, its bytes and those it will have lie beside the journal, and the journal names
//! them; all of it is on the disk. Each change is one rename. Whoever stops us leaves a tree in which
//! every file is either old or new, and a journal that knows both.
//!
//! | file in `.gpu-migrate` | what it is |
//! |---|---|
//! | `journal.json` | the state, and for each file its copies |
//! | `N.old` | the bytes before the first apply |
//! | `N.M.new` | what was written, the M-th time |
//! | `next` | a file on its way to its place |

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The folder's name, in the workspace's.
pub const FOLDER: &str = ".gpu-migrate";

/// The record of an apply.
#[derive(Debug)]
pub struct Journal {
    root: PathBuf,
    folder: PathBuf,
    record: Record,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Record {
    form: u32,
    state: State,
    files: Vec<Entry>,
}

/// How far an apply or a rollback came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Files are being written and checked.
    Applying,
    /// All is written and compiles.
    Applied,
    /// Files are being put back.
    RollingBack,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    /// Below the workspace's folder.
    path: PathBuf,
    old: String,
    new: Vec<String>,
}

impl Journal {
    /// The journal of a workspace, if it has one.
    ///
    /// # Errors
    /// It cannot be read, or is none of ours.
    pub fn open(root: &Path) -> Result<Option<Self>> {
        let folder = root.join(FOLDER);
        let path = folder.join("journal.json");
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(Error::Read { path, source }),
        };
        let bad = |reason: String| Error::Journal {
            path: path.clone(),
            reason,
        };
        let record: Record = serde_json::from_slice(&text).map_err(|e| bad(e.to_string()))?;
        if record.form != 1 {
            return Err(bad("another version of this tool wrote it".to_owned()));
        }
        let plain = |name: &String| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
        };
        let inside = record.files.iter().all(|entry| {
            entry
                .path
                .components()
                .all(|part| matches!(part, std::path::Component::Normal(_)))
                && std::iter::once(&entry.old).chain(&entry.new).all(plain)
        });
        if !inside {
            return Err(bad("it names files outside of the workspace".to_owned()));
        }
        Ok(Some(Journal {
            root: root.to_owned(),
            folder,
            record,
        }))
    }

    /// A journal with no files yet; one of an earlier apply goes on.
    ///
    /// # Errors
    /// An earlier apply or rollback did not end, or its files changed since.
    pub fn begin(root: &Path) -> Result<Self> {
        if let Some(journal) = Self::open(root)? {
            if journal.record.state != State::Applied {
                return Err(Error::Interrupted);
            }
            // What the journal would put back must still be what it knows.
            match journal.changed_since()? {
                None => return Ok(journal),
                // The user went on working: that apply is history.
                Some(_) => journal.forget()?,
            }
        }
        Ok(Journal {
            root: root.to_owned(),
            folder: root.join(FOLDER),
            record: Record {
                form: 1,
                state: State::Applying,
                files: Vec::new(),
            },
        })
    }

    /// The state on the disk.
    pub fn state(&self) -> State {
        self.record.state
    }

    /// How many files it has.
    pub fn len(&self) -> usize {
        self.record.files.len()
    }

    /// True if it has none.
    pub fn is_empty(&self) -> bool {
        self.record.files.is_empty()
    }

    /// Writes files, by their paths without symbolic links.
    ///
    /// # Errors
    /// One of them, or the journal, cannot be written. The files are then old or new: roll back.
    pub fn write(&mut self, texts: &BTreeMap<PathBuf, String>) -> Result<()> {
        self.make_folder()?;
        for (path, text) in texts {
            let real = self
                .root
                .canonicalize()
                .unwrap_or_else(|_| self.root.clone());
            let inside = path.strip_prefix(&real).map_err(|_| Error::Journal {
                path: self.folder.clone(),
                reason: format!("{} is not in the workspace", path.display()),
            })?;
            let n = match self
                .record
                .files
                .iter()
                .position(|entry| entry.path == inside)
            {
                Some(n) => n,
                None => {
                    let bytes = read(path)?;
                    let n = self.record.files.len();
                    let old = format!("{n}.old");
                    self.copy(&old, &bytes)?;
                    self.record.files.push(Entry {
                        path: inside.to_owned(),
                        old,
                        new: Vec::new(),
                    });
                    n
                }
            };
            let new = format!("{n}.{}.new", self.record.files[n].new.len());
            self.copy(&new, text.as_bytes())?;
            self.record.files[n].new.push(new);
        }
        self.save(State::Applying)?;
        for (path, text) in texts {
            self.replace(path, text.as_bytes())?;
        }
        Ok(())
    }

    /// Says that all is written and compiles.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn finish(&mut self) -> Result<()> {
        self.save(State::Applied)
    }

    /// The first file that is neither as it was nor as we wrote it.
    ///
    /// # Errors
    /// A copy cannot be read.
    pub fn changed_since(&self) -> Result<Option<PathBuf>> {
        for entry in &self.record.files {
            let path = self.root.join(&entry.path);
            let now = match fs::read(&path) {
                Ok(now) => now,
                Err(_) => return Ok(Some(path)),
            };
            let copies = std::iter::once(&entry.old).chain(entry.new.iter().rev());
            let mut known = false;
            for copy in copies {
                known |= read(&self.folder.join(copy))? == now;
            }
            if !known {
                return Ok(Some(path));
            }
        }
        Ok(None)
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
        let mut count = 0;
        for entry in self.record.files.clone() {
            let path = self.root.join(&entry.path);
            let old = read(&self.folder.join(&entry.old))?;
            let same = fs::read(&path).is_ok_and(|now| now == old);
            if !same {
                self.replace(&path, &old)?;
            }
            count += 1;
        }
        self.forget()?;
        Ok(count)
    }

    /// Removes the journal: the changes stay.
    ///
    /// # Errors
    /// It cannot be removed.
    pub fn forget(self) -> Result<()> {
        let path = self.folder.join("journal.json");
        let failed = |source| Error::Write {
            path: path.clone(),
            source,
        };
        step();
        fs::remove_file(&path).map_err(failed)?;
        sync_folder(&self.folder);
        step();
        // Without the journal the copies mean nothing; what is left of them is cleared by the next.
        fs::remove_dir_all(&self.folder).map_err(failed)
    }

    fn make_folder(&self) -> Result<()> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Write { path, source }
        };
        let fresh = self.record.files.is_empty() && self.folder.exists();
        if fresh {
            step();
            fs::remove_dir_all(&self.folder).map_err(failed(&self.folder))?;
        }
        step();
        fs::create_dir_all(&self.folder).map_err(failed(&self.folder))?;
        let ignore = self.folder.join(".gitignore");
        fs::write(&ignore, "*\n").map_err(failed(&ignore))
    }

    fn copy(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        put(&path, bytes).map_err(|source| Error::Write { path, source })
    }

    fn save(&mut self, state: State) -> Result<()> {
        self.record.state = state;
        let path = self.folder.join("journal.json");
        let text = serde_json::to_vec_pretty(&self.record).map_err(|e| Error::Journal {
            path: path.clone(),
            reason: e.to_string(),
        })?;
        self.replace(&path, &text)
    }

    /// One rename: the file is old or new.
    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        let next = self.folder.join("next");
        let moved = put(&next, bytes).and_then(|()| {
            if let Ok(old) = fs::metadata(path) {
                // The permissions; the owner is ours.
                fs::set_permissions(&next, old.permissions())?;
                let writable = OpenOptions::new().append(true).open(path).map(drop);
                writable?;
            }
            step();
            fs::rename(&next, path)?;
            step();
            sync_folder(path.parent().unwrap_or(path));
            Ok(())
        });
        moved.map_err(|source| Error::Write {
            path: path.to_owned(),
            source,
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}

/// Writes a file that nobody reads yet.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    step();
    let mut file = File::create(path)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    step();
    file.write_all(second)?;
    file.sync_all()
}

/// The name is on the disk as well. Not every system can say so.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// A place at which a test stops the program as `kill -9` would: no destructor runs, nothing is
/// flushed. Programs as they are shipped have none.
fn step() {
    #[cfg(debug_assertions)]
    {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static STEPS: AtomicUsize = AtomicUsize::new(0);
        let at = std::env::var("GPU_MIGRATE_STOP_AT").ok();
        let n = STEPS.fetch_add(1, Ordering::Relaxed) + 1;
        if at.and_then(|at| at.parse().ok()) == Some(n) {
            std::process::abort();
        }
    }
}
