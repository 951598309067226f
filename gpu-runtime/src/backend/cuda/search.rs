//! Where NVRTC may be: what the program or its user says, what the system's loader finds, and where
//! the usual installations put it.

use std::path::{Path, PathBuf};

/// Names a file, or a folder in which NVRTC is.
pub(super) const VARIABLE: &str = "GPU_RUNTIME_NVRTC";

/// The file of each version that will do.
const FILES: [(i32, &str); 2] = [(13, "libnvrtc.so.13"), (12, "libnvrtc.so.12")];

/// A place to look at: a name for the system's loader, or a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Name(&'static str),
    File(PathBuf),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => write!(f, "`{name}`"),
            Self::File(path) => write!(f, "`{}`", path.display()),
        }
    }
}

/// The version to install where there is none, for a driver made for this version of CUDA.
pub(super) fn wanted(driver: i32) -> &'static str {
    if driver >= 13_000 { "13.0.*" } else { "12.9.*" }
}

/// The places, in the order in which they are tried. What is newer than the driver comes last: its
/// code may be refused.
pub(super) fn places(driver: i32, get: impl Fn(&str) -> Option<PathBuf>) -> Vec<Place> {
    let mut files = FILES;
    files.sort_by_key(|(major, _)| major * 1000 > driver);
    let mut places = Vec::new();
    if let Some(named) = get(VARIABLE) {
        // The user's word is the last one.
        if named.is_file() {
            return vec![Place::File(named)];
        }
        let folders = [named.clone(), named.join("lib"), named.join("lib64")];
        let wheels = wheels(&named);
        return in_folders(&files, folders.into_iter().chain(wheels));
    }
    places.extend(files.map(|(_, name)| Place::Name(name)));
    let mut folders = Vec::new();
    for variable in ["CUDA_HOME", "CUDA_PATH"] {
        if let Some(root) = get(variable) {
            folders.extend([root.join("lib64"), root.join("lib")]);
        }
    }
    folders.push(PathBuf::from("/usr/local/cuda/lib64"));
    if let Some(home) = get("HOME") {
        // Where the error message installs it.
        folders.extend(wheels(&home.join(".local/share/gpu-runtime")));
        folders.extend(site_packages(&home.join(".local/lib")));
    }
    for variable in ["VIRTUAL_ENV", "CONDA_PREFIX"] {
        if let Some(root) = get(variable) {
            folders.extend(site_packages(&root.join("lib")));
            folders.push(root.join("lib"));
        }
    }
    places.extend(in_folders(&files, folders.into_iter()));
    places
}

/// The folders of a Python wheel's libraries, of CUDA 13 and 12.
fn wheels(root: &Path) -> [PathBuf; 2] {
    [
        root.join("nvidia/cu13/lib"),
        root.join("nvidia/cuda_nvrtc/lib"),
    ]
}

/// Those of all Pythons in a folder.
fn site_packages(lib: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(lib) else {
        return Vec::new();
    };
    let mut pythons: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| {
            let name = p.file_name().unwrap_or_default();
            name.to_string_lossy().starts_with("python")
        })
        .collect();
    pythons.sort();
    pythons
        .iter()
        .flat_map(|p| wheels(&p.join("site-packages")))
        .collect()
}

fn in_folders(files: &[(i32, &'static str)], folders: impl Iterator<Item = PathBuf>) -> Vec<Place> {
    let mut found = Vec::new();
    for folder in folders {
        for (_, name) in files {
            let file = folder.join(name);
            if file.is_file() {
                found.push(Place::File(file));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_the_driver_is_tried_first() {
        let none = |_: &str| None;
        let first = |driver| places(driver, none).into_iter().next();
        assert_eq!(first(13_010), Some(Place::Name("libnvrtc.so.13")));
        assert_eq!(first(12_040), Some(Place::Name("libnvrtc.so.12")));
        assert_eq!((wanted(13_000), wanted(12_080)), ("13.0.*", "12.9.*"));
    }

    #[test]
    fn the_named_folder_is_the_only_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let wheel = folder.path().join("nvidia/cu13/lib");
        std::fs::create_dir_all(&wheel).expect("made");
        let named = |v: &str| (v == VARIABLE).then(|| folder.path().to_owned());
        assert_eq!(places(13_000, named), []);
        std::fs::write(wheel.join("libnvrtc.so.13"), "").expect("written");
        let file = Place::File(wheel.join("libnvrtc.so.13"));
        assert_eq!(places(13_000, named), [file]);
    }

    #[test]
    fn where_the_message_installs_it_it_is_found() {
        let home = tempfile::tempdir().expect("a folder");
        let wheel = home
            .path()
            .join(".local/share/gpu-runtime/nvidia/cuda_nvrtc/lib");
        std::fs::create_dir_all(&wheel).expect("made");
        std::fs::write(wheel.join("libnvrtc.so.12"), "").expect("written");
        let get = |v: &str| (v == "HOME").then(|| home.path().to_owned());
        let file = Place::File(wheel.join("libnvrtc.so.12"));
        assert!(places(12_090, get).contains(&file));
    }
}
