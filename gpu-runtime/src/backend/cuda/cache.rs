//! Images on disk: what was compiled once is not compiled again by the next process.
//!
//! An entry is one file, named after a hash of what it was made of; it holds all of that, and is used
//! only if all of it is the same, so a hash that two share costs a compilation and nothing else. It
//! is written under another name and renamed, so that it is whole or not there, for any number of
//! processes. One that is damaged is as good as none, and overwritten. A cache that cannot be written
//! is no error.

use super::search::Place;
use std::ffi::OsString;
use std::fs;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Names the folder; `off` is none.
const VARIABLE: &str = "GPU_RUNTIME_CACHE";

/// Bytes of all entries, at most; when there are more, the oldest go until three quarters are left.
const MOST: u64 = 256 << 20;

/// The first bytes of an entry.
const MAGIC: &[u8; 8] = b"gpurt\0\0\x01";

/// What an image is made of.
pub(super) struct Key<'a> {
    pub(super) text: &'a str,
    pub(super) options: &'a [&'a str],
    pub(super) arch: u32,
    /// Which compiler; empty where there is none, and then any will do.
    pub(super) compiler: &'a str,
}

/// A folder of images.
pub(super) struct Cache {
    folder: Option<PathBuf>,
    most: u64,
}

impl Cache {
    /// The folder that the environment names, or the user's cache.
    pub(super) fn of_the_user() -> Self {
        let get = |v: &str| std::env::var_os(v).filter(|v| !v.is_empty());
        Self {
            folder: folder(get),
            most: MOST,
        }
    }

    /// The image, if it is there and whole.
    pub(super) fn find(&self, key: &Key<'_>) -> Option<Vec<u8>> {
        let file = self.file(key)?;
        let image = decode(&fs::read(&file).ok()?, key)?;
        // Those that are used stay.
        let now = SystemTime::now();
        let touched = fs::File::options().append(true).open(&file);
        let _ = touched.and_then(|f| f.set_modified(now));
        Some(image)
    }

    /// Keeps an image.
    pub(super) fn keep(&self, key: &Key<'_>, image: &[u8]) {
        let Some(file) = self.file(key) else {
            return;
        };
        let Some(folder) = file.parent() else {
            return;
        };
        // Processes in different containers may have one number, and one address.
        let chance = RandomState::new().hash_one((std::process::id(), &raw const key));
        let own = file.with_extension(format!("{chance:016x}"));
        let written = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&own, encode(key, image)))
            .and_then(|()| fs::rename(&own, &file));
        if written.is_err() {
            let _ = fs::remove_file(&own);
            return;
        }
        self.shrink(folder);
    }

    fn file(&self, key: &Key<'_>) -> Option<PathBuf> {
        let name = format!("{:016x}.image", hash(&material(key)));
        Some(self.folder.as_ref()?.join(name))
    }

    fn shrink(&self, folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
            .filter_map(|e| {
                let e = e.ok()?;
                let m = e.metadata().ok()?;
                m.is_file().then(|| {
                    (
                        m.modified().unwrap_or(SystemTime::UNIX_EPOCH),
                        m.len(),
                        e.path(),
                    )
                })
            })
            .collect();
        let mut total: u64 = files.iter().map(|f| f.1).sum();
        if total <= self.most {
            return;
        }
        files.sort();
        for (_, bytes, path) in files {
            if total <= self.most / 4 * 3 {
                return;
            }
            if fs::remove_file(path).is_ok() {
                total = total.saturating_sub(bytes);
            }
        }
    }
}

fn folder(get: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(named) = get(VARIABLE) {
        return (named != "off").then(|| PathBuf::from(named));
    }
    let root = get("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|p| p.is_absolute());
    let root = root.or_else(|| Some(PathBuf::from(get("HOME")?).join(".cache")))?;
    Some(root.join("gpu-runtime"))
}

/// Which compiler the places lead to, without opening it: its file as it is now. The one that the
/// system's loader finds is known by its name alone.
pub(super) fn compiler(places: &[Place]) -> String {
    match places.first() {
        None => String::new(),
        Some(Place::Name(_)) => {
            let all: Vec<String> = places.iter().map(ToString::to_string).collect();
            all.join(" ")
        }
        Some(Place::File(file)) => {
            let data = fs::metadata(file).ok();
            let bytes = data.as_ref().map_or(0, fs::Metadata::len);
            let time = data.and_then(|m| m.modified().ok());
            let time = time.and_then(|t| t.duration_since(SystemTime::UNIX_EPOCH).ok());
            format!(
                "{} {bytes} {}",
                file.display(),
                time.unwrap_or_default().as_nanos()
            )
        }
    }
}

/// What the file is named after: all but the compiler, which may be gone.
fn material(key: &Key<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(key.text.len() + 256);
    put(&mut out, &key.arch.to_le_bytes());
    for option in key.options {
        put(&mut out, option.as_bytes());
    }
    put(&mut out, key.text.as_bytes());
    out
}

pub(super) fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u64).to_le_bytes());
    out.extend(bytes);
}

/// Takes one field off.
pub(super) fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (len, after) = rest.split_at_checked(8)?;
    let len = u64::from_le_bytes(len.try_into().ok()?);
    let (field, after) = after.split_at_checked(usize::try_from(len).ok()?)?;
    *rest = after;
    Some(field)
}

fn encode(key: &Key<'_>, image: &[u8]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    put(&mut out, key.compiler.as_bytes());
    put(&mut out, &material(key));
    put(&mut out, image);
    let sum = hash(&out);
    out.extend(sum.to_le_bytes());
    out
}

fn decode(entry: &[u8], key: &Key<'_>) -> Option<Vec<u8>> {
    let (all, sum) = entry.split_at_checked(entry.len().checked_sub(8)?)?;
    if hash(all).to_le_bytes() != sum {
        return None;
    }
    let mut rest = all.strip_prefix(MAGIC)?;
    let compiler = take(&mut rest)?;
    let same_compiler = key.compiler.is_empty() || compiler == key.compiler.as_bytes();
    if !same_compiler || take(&mut rest)? != material(key) {
        return None;
    }
    take(&mut rest).map(<[u8]>::to_vec)
}

/// FNV-1a, of words and of the bytes that are left: the same in every process.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut words = bytes.chunks_exact(8);
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for word in &mut words {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(word);
        // A multiplication carries upwards only; the rotation brings the high bits back.
        h = (h ^ u64::from_le_bytes(bytes))
            .wrapping_mul(PRIME)
            .rotate_left(23);
    }
    for b in words.remainder() {
        h = (h ^ u64::from(*b)).wrapping_mul(PRIME);
    }
    h ^ bytes.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key<'a>(text: &'a str, compiler: &'a str) -> Key<'a> {
        Key {
            text,
            options: &["--std=c++17"],
            arch: 90,
            compiler,
        }
    }

    fn cache(folder: &Path, most: u64) -> Cache {
        Cache {
            folder: Some(folder.to_owned()),
            most,
        }
    }

    #[test]
    fn what_was_kept_is_found_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = cache(&folder.path().join("not yet"), MOST);
        assert_eq!(cache.find(&key("a", "one")), None);
        cache.keep(&key("a", "one"), b"image of a");
        assert_eq!(
            cache.find(&key("a", "one")).as_deref(),
            Some(&b"image of a"[..])
        );
        assert_eq!(cache.find(&key("b", "one")), None);
        assert_eq!(cache.find(&key("a", "two")), None, "another compiler");
        assert!(
            cache.find(&key("a", "")).is_some(),
            "no compiler: what there is"
        );
        let other = Key {
            arch: 80,
            ..key("a", "one")
        };
        assert_eq!(cache.find(&other), None);
        let other = Key {
            options: &["--std=c++17", "-lineinfo"],
            ..key("a", "one")
        };
        assert_eq!(cache.find(&other), None);
    }

    #[test]
    fn a_damaged_entry_is_as_good_as_none_and_is_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = cache(folder.path(), MOST);
        let key = key("text", "one");
        cache.keep(&key, b"image");
        let file = cache.file(&key).expect("a file");
        let whole = fs::read(&file).expect("read");
        for at in 0..whole.len() {
            let mut bad = whole.clone();
            bad[at] ^= 0x10;
            fs::write(&file, &bad).expect("written");
            assert_eq!(cache.find(&key), None, "byte {at}");
            fs::write(&file, &whole[..at]).expect("written");
            assert_eq!(cache.find(&key), None, "cut at {at}");
        }
        cache.keep(&key, b"image");
        assert!(cache.find(&key).is_some());
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = cache(folder.path(), 8 << 10);
        let texts: Vec<String> = (0..20).map(|n| n.to_string()).collect();
        for (n, text) in texts.iter().enumerate() {
            cache.keep(&key(text, ""), &[7; 1000]);
            let file = cache.file(&key(text, "")).expect("a file");
            let then = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1000 + n as u64);
            let file = fs::File::options().append(true).open(file).expect("opens");
            file.set_modified(then).expect("set");
        }
        let there = |t: &String| cache.find(&key(t, "")).is_some();
        assert!(there(&texts[19]) && !there(&texts[0]));
        let bytes: u64 = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|e| e.expect("an entry").metadata().expect("its data").len())
            .sum();
        assert!(bytes <= 8 << 10, "{bytes}");
    }

    #[test]
    fn many_writers_and_readers_never_see_half_an_entry() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = cache(folder.path(), MOST);
        let image = vec![3_u8; 200_000];
        std::thread::scope(|s| {
            for _ in 0..4 {
                s.spawn(|| {
                    for _ in 0..20 {
                        cache.keep(&key("text", "one"), &image);
                        let found = cache.find(&key("text", "one"));
                        assert_eq!(found.as_ref(), Some(&image));
                    }
                });
            }
        });
        let left = fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 1, "no file of a writer is left");
    }

    #[test]
    fn the_environment_names_the_folder() {
        let of = |set: &[(&str, &str)]| {
            folder(|v| set.iter().find(|s| s.0 == v).map(|s| OsString::from(s.1)))
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[(VARIABLE, "off"), ("HOME", "/h")]), None);
        assert_eq!(of(&[(VARIABLE, "/c"), ("HOME", "/h")]), Some("/c".into()));
        assert_eq!(of(&[("HOME", "/h")]), Some("/h/.cache/gpu-runtime".into()));
        let xdg = of(&[("HOME", "/h"), ("XDG_CACHE_HOME", "/x")]);
        assert_eq!(xdg, Some("/x/gpu-runtime".into()));
        let relative = of(&[("HOME", "/h"), ("XDG_CACHE_HOME", "x")]);
        assert_eq!(
            relative,
            Some("/h/.cache/gpu-runtime".into()),
            "as the specification says"
        );
    }
}
