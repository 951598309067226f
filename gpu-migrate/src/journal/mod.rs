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
//!
//! The journal of an earlier apply goes on with the next one. If its files changed since, its folder is
//! kept as `.gpu-migrate.N`, and whoever wants its bytes gives it the old name and says `--force`.
//!
//! `replace` puts files in the place of others, `copies` keeps bytes, `rollback` puts them back, `steps`
//! has the places at which the tests stop all that.

mod copies;
mod replace;
mod rollback;
mod steps;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use copies::Copies;
use replace::{replace_all, sync_folder};
use steps::step;

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

    /// A journal with no files yet; one of an earlier apply goes on. If that one's files changed since, it
    /// is set aside, and the folder that it is in now comes with the new one.
    ///
    /// # Errors
    /// An earlier apply or rollback did not end.
    pub fn begin(root: &Path) -> Result<(Self, Option<PathBuf>)> {
        let mut aside = None;
        if let Some(journal) = Self::open(root)? {
            if journal.record.state != State::Applied {
                return Err(Error::Interrupted);
            }
            // What the journal would put back must still be what it knows.
            if journal.changed_since()?.is_none() {
                return Ok((journal, None));
            }
            // The user went on working: that apply is history, which only a person can weigh.
            aside = Some(journal.set_aside()?);
        }
        let journal = Journal {
            root: root.to_owned(),
            folder: root.join(FOLDER),
            record: Record {
                form: 1,
                state: State::Applying,
                files: Vec::new(),
            },
        };
        Ok((journal, aside))
    }

    /// Gives its folder another name, by one rename.
    fn set_aside(self) -> Result<PathBuf> {
        let named = |n: usize| self.root.join(format!("{FOLDER}.{n}"));
        let free = (1..).map(named).find(|path| !path.exists());
        let aside = free.unwrap_or_else(|| named(0));
        let renamed = step().and_then(|()| fs::rename(&self.folder, &aside));
        renamed.map_err(|source| failed(&aside, source))?;
        sync_folder(&self.root);
        Ok(aside)
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
        replace_all(&self.folder, &texts)
    }

    /// Says that all is written and compiles.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn finish(&mut self) -> Result<()> {
        self.save(State::Applied)
    }

    fn make_folder(&self) -> Result<()> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Write { path, source }
        };
        let fresh = self.record.files.is_empty() && self.folder.exists();
        let make = || {
            if fresh {
                step()?;
                fs::remove_dir_all(&self.folder)?;
            }
            step()?;
            fs::create_dir_all(&self.folder)
        };
        make().map_err(failed(&self.folder))?;
        let ignore = self.folder.join(".gitignore");
        let written = step().and_then(|()| fs::write(&ignore, "*\n"));
        written.map_err(failed(&ignore))
    }

    fn save(&mut self, state: State) -> Result<()> {
        self.record.state = state;
        let path = self.folder.join("journal.json");
        let text = serde_json::to_vec_pretty(&self.record).map_err(|e| Error::Journal {
            path: path.clone(),
            reason: e.to_string(),
        })?;
        replace_all(&self.folder, &[(path, &text)])
    }
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write {
        path: path.to_owned(),
        source,
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })
}
