//! Writing that can be undone, at any point.
//!
//! Before a file changes, its bytes and those it will have lie beside the journal, and the journal names
//! them; all of it is on the disk. Each change is one rename. Whoever stops us leaves a tree in which
//! every file is either old or new, and a journal that knows both.
//!
//! | file in `.gpu-migrate` | what it is |
//! |---|---|
//! | `journal.json` | the state, and for each file where its copies lie |
//! | `copies` | bytes of files, before and after, one behind the other |
//! | `next.N` | a file on its way to its place |

use std::collections::{BTreeMap, BTreeSet, HashMap};
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
    old: Copy,
    new: Vec<Copy>,
}

/// Bytes in `copies`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Copy {
    start: u64,
    length: u64,
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
        let inside = record.files.iter().all(|entry| {
            let mut parts = entry.path.components();
            parts.all(|part| matches!(part, std::path::Component::Normal(_)))
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
        let mut copies = Copies::open(&self.folder.join("copies"))?;
        let real = self
            .root
            .canonicalize()
            .unwrap_or_else(|_| self.root.clone());
        let known = self.record.files.iter().enumerate();
        let mut known: HashMap<PathBuf, usize> = known.map(|(n, e)| (e.path.clone(), n)).collect();
        for (path, text) in texts {
            let inside = path.strip_prefix(&real).map_err(|_| Error::Journal {
                path: self.folder.clone(),
                reason: format!("{} is not in the workspace", path.display()),
            })?;
            let n = match known.get(inside) {
                Some(n) => *n,
                None => {
                    let old = copies.add(&read(path)?)?;
                    known.insert(inside.to_owned(), self.record.files.len());
                    self.record.files.push(Entry {
                        path: inside.to_owned(),
                        old,
                        new: Vec::new(),
                    });
                    self.record.files.len() - 1
                }
            };
            let new = copies.add(text.as_bytes())?;
            self.record.files[n].new.push(new);
        }
        copies.finish()?;
        self.save(State::Applying)?;
        let texts: Vec<_> = texts
            .iter()
            .map(|(p, t)| (p.clone(), t.as_bytes()))
            .collect();
        self.replace_all(&texts)
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
        self.replace_all(&back)?;
        let count = self.record.files.len();
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

    fn save(&mut self, state: State) -> Result<()> {
        self.record.state = state;
        let path = self.folder.join("journal.json");
        let text = serde_json::to_vec_pretty(&self.record).map_err(|e| Error::Journal {
            path: path.clone(),
            reason: e.to_string(),
        })?;
        self.replace_all(&[(path, &text)])
    }

    /// Each by one rename: a file is old or new. The disk is waited for by many at a time.
    fn replace_all(&self, texts: &[(PathBuf, &[u8])]) -> Result<()> {
        for part in texts.chunks(WRITERS) {
            let written: Vec<Result<PathBuf>> = std::thread::scope(|scope| {
                let threads: Vec<_> = part
                    .iter()
                    .enumerate()
                    .map(|(n, (path, bytes))| scope.spawn(move || self.next(n, path, bytes)))
                    .collect();
                let joined = threads.into_iter().zip(part);
                joined
                    .map(|(thread, (path, _))| {
                        thread
                            .join()
                            .unwrap_or_else(|_| Err(failed(path, io::ErrorKind::Other.into())))
                    })
                    .collect()
            });
            let mut folders = BTreeSet::new();
            for (next, (path, _)) in written.into_iter().zip(part) {
                step();
                fs::rename(next?, path).map_err(|source| failed(path, source))?;
                step();
                folders.insert(path.parent().unwrap_or(path));
            }
            folders.into_iter().for_each(sync_folder);
        }
        Ok(())
    }

    /// A file that will take the place of another.
    fn next(&self, n: usize, path: &Path, bytes: &[u8]) -> Result<PathBuf> {
        let next = self.folder.join(format!("next.{n}"));
        let put = || -> io::Result<()> {
            put(&next, bytes)?;
            if let Ok(old) = fs::metadata(path) {
                // The permissions; the owner is ours.
                fs::set_permissions(&next, old.permissions())?;
                OpenOptions::new().append(true).open(path)?;
            }
            Ok(())
        };
        match put() {
            Ok(()) => Ok(next),
            Err(source) => Err(failed(path, source)),
        }
    }
}

/// How many files wait for the disk at one time.
const WRITERS: usize = 32;

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write {
        path: path.to_owned(),
        source,
    }
}

/// The file of copies, which only grows.
struct Copies {
    path: PathBuf,
    file: io::BufWriter<File>,
    end: u64,
}

impl Copies {
    fn open(path: &Path) -> Result<Self> {
        step();
        let open = || {
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

    fn add(&mut self, bytes: &[u8]) -> Result<Copy> {
        step();
        self.file
            .write_all(bytes)
            .map_err(|source| failed(&self.path, source))?;
        let start = self.end;
        self.end += bytes.len() as u64;
        Ok(Copy {
            start,
            length: bytes.len() as u64,
        })
    }

    fn finish(mut self) -> Result<()> {
        let sync = self
            .file
            .flush()
            .and_then(|()| self.file.get_ref().sync_all());
        sync.map_err(|source| failed(&self.path, source))
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
