//! Finds the foreign tools that some tests need: NVRTC (CUDA C++ to PTX, no GPU needed), g++ and
//! Python.
//!
//! The build script uses this file too, to decide which tests are ignored. So it needs nothing
//! but the standard library, and both come to the same answer.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names a file or a folder in which `libnvrtc.so.13` is, instead of `target/nvrtc`.
pub const NVRTC_VARIABLE: &str = "GPU_TESTS_NVRTC";

/// Names a folder in which `ptxas` and `nvdisasm` are, instead of `target/cuda-tools`.
pub const CUDA_TOOLS_VARIABLE: &str = "GPU_TESTS_CUDA_TOOLS";

/// Names the C++ compiler, instead of `g++`.
pub const GXX_VARIABLE: &str = "GPU_TESTS_GXX";

/// Names the Python, instead of `python3`.
pub const PYTHON_VARIABLE: &str = "GPU_TESTS_PYTHON";

/// If this is 1, a missing tool fails the build of the tests.
pub const REQUIRE_VARIABLE: &str = "GPU_TESTS_REQUIRE_ALL";

const NVRTC_FILE: &str = "libnvrtc.so.13";
const BUILTINS_FILE: &str = "libnvrtc-builtins.so.13.0";

/// The two files of an NVRTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NvrtcFiles {
    /// The compiler.
    pub library: PathBuf,
    /// What the compiler loads by name, so it has to be loaded before.
    pub builtins: PathBuf,
}

/// The NVRTC named by the environment, or else the one under the workspace's `target/nvrtc`.
pub fn nvrtc(workspace: &Path) -> Option<NvrtcFiles> {
    let place = match std::env::var_os(NVRTC_VARIABLE) {
        Some(named) => PathBuf::from(named),
        None => workspace.join("target").join("nvrtc"),
    };
    let library = if place.is_file() {
        place
    } else {
        find(&place, NVRTC_FILE, 6)?
    };
    let builtins = library.with_file_name(BUILTINS_FILE);
    builtins
        .is_file()
        .then_some(NvrtcFiles { library, builtins })
}

/// `ptxas` or `nvdisasm`, in the folder named by the environment, or else under the workspace's
/// `target/cuda-tools`. Not from the search path: counts are comparable only if the pinned one made
/// them.
pub fn cuda_tool(workspace: &Path, name: &str) -> Option<PathBuf> {
    let place = match std::env::var_os(CUDA_TOOLS_VARIABLE) {
        Some(named) => PathBuf::from(named),
        None => workspace.join("target").join("cuda-tools"),
    };
    find(&place, name, 6)
}

/// The C++ compiler, if it runs: its command and the first line of its `--version`.
pub fn gxx() -> Option<(OsString, String)> {
    let command = std::env::var_os(GXX_VARIABLE).unwrap_or_else(|| "g++".into());
    let output = Command::new(&command).arg("--version").output().ok()?;
    let version = String::from_utf8_lossy(&output.stdout);
    let first = version.lines().next()?.to_owned();
    output.status.success().then_some((command, first))
}

/// The command of the Python.
pub fn python_command() -> OsString {
    std::env::var_os(PYTHON_VARIABLE).unwrap_or_else(|| "python3".into())
}

/// Whether it runs, and is a Python 3.
pub fn has_python() -> bool {
    let is_three = ["-c", "import sys; sys.exit(sys.version_info.major != 3)"];
    let output = Command::new(python_command()).args(is_three).output();
    output.is_ok_and(|output| output.status.success())
}

/// The file of this name in `folder` or at most `depth` folders below it.
fn find(folder: &Path, name: &str, depth: usize) -> Option<PathBuf> {
    let here = folder.join(name);
    if here.is_file() {
        return Some(here);
    }
    let deeper = depth.checked_sub(1)?;
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders.iter().find_map(|path| find(path, name, deeper))
}
