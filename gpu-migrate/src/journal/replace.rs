//! Files that take the place of others, each by one rename.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failed;
use super::steps::step;
use crate::error::Result;

/// How many files wait for the disk at one time.
const WRITERS: usize = 32;

/// Each by one rename: a file is old or new. The disk is waited for by many at a time.
pub(super) fn replace_all(folder: &Path, texts: &[(PathBuf, &[u8])]) -> Result<()> {
    for part in texts.chunks(WRITERS) {
        let written: Vec<Result<PathBuf>> = std::thread::scope(|scope| {
            let threads: Vec<_> = part
                .iter()
                .enumerate()
                .map(|(n, (path, bytes))| scope.spawn(move || next(folder, n, path, bytes)))
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
            let next = next?;
            let rename = || {
                step()?;
                fs::rename(next, path)?;
                step()
            };
            rename().map_err(|source| failed(path, source))?;
            folders.insert(path.parent().unwrap_or(path));
        }
        folders.into_iter().for_each(sync_folder);
    }
    Ok(())
}

/// A file that will take the place of another.
fn next(folder: &Path, n: usize, path: &Path, bytes: &[u8]) -> Result<PathBuf> {
    let next = folder.join(format!("next.{n}"));
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

/// Writes a file that nobody reads yet.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    step()?;
    let mut file = File::create(path)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    step()?;
    file.write_all(second)?;
    file.sync_all()
}

/// The name is on the disk as well. Not every system can say so.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
