//! Processes whose CUDA driver is the stand-in: a test runs again, alone, where `libcuda.so` is
//! `fake-cuda`'s and NVRTC is the real one with a note of what it compiles.
//!
//! What is compiled is kept under `target/`, by the runtime's own cache and by the shim.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// The library, as Cargo leaves it beside a test that depends on it.
const LIBRARY: &str = "libfake_cuda.so";

/// How a process ended.
#[derive(Debug, Clone)]
pub struct Ended {
    /// Its status; `None` after a signal.
    pub status: Option<i32>,
    /// What it wrote, the standard error behind the standard output.
    pub said: String,
}

impl Ended {
    /// What it said, of a process that ended well.
    ///
    /// # Panics
    /// If it did not: a test failed, or a rule of the driver was broken.
    pub fn well(self) -> String {
        assert_eq!(self.status, Some(0), "{}", self.said);
        self.said
    }
}

/// A process to be.
#[derive(Debug, Clone)]
pub struct StandIn {
    variables: Vec<(OsString, OsString)>,
}

impl Default for StandIn {
    fn default() -> Self {
        Self::new()
    }
}

impl StandIn {
    /// With the stand-in as its driver, and the first CUDA device as its device.
    ///
    /// # Panics
    /// If the stand-in was not built, or a folder cannot be made.
    pub fn new() -> Self {
        let library = beside().join(LIBRARY);
        assert!(
            library.is_file(),
            "{} is missing: build fake-cuda",
            library.display()
        );
        let folder = folder();
        let driver = folder.join("lib");
        std::fs::create_dir_all(&driver).unwrap_or_else(|e| panic!("{}: {e}", driver.display()));
        link(&library, &driver.join("libcuda.so"));
        Self::without()
            .set("LD_LIBRARY_PATH", driver)
            .set("GPU_RUNTIME_NVRTC", library)
            .set("GPU_RUNTIME_CACHE", folder.join("cache"))
            .set("FAKE_CUDA_STORE", folder.join("store"))
            .set("GPU_RUNTIME_DEVICE", "cuda:0")
    }

    /// With no driver but the machine's own.
    pub fn without() -> Self {
        Self {
            variables: Vec::new(),
        }
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn set(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        let (name, value) = (name.as_ref().to_owned(), value.as_ref().to_owned());
        self.variables.retain(|v| v.0 != name);
        self.variables.push((name, value));
        self
    }

    /// Runs tests of this binary there: those that `arguments` choose.
    ///
    /// # Panics
    /// If no process can be started.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        let own = std::env::current_exe().unwrap_or_else(|e| panic!("no own binary: {e}"));
        let mut command = Command::new(own);
        for name in [
            "GPU_RUNTIME_DEVICE",
            "CUDA_VISIBLE_DEVICES",
            "GPU_RUNTIME_HOST_MEMORY",
        ] {
            command.env_remove(name);
        }
        command
            .args(arguments)
            .arg("--nocapture")
            .envs(self.variables.clone());
        let output = command
            .output()
            .unwrap_or_else(|e| panic!("cannot run: {e}"));
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ended {
            status: output.status.code(),
            said: format!("{}{}", text(&output.stdout), text(&output.stderr)),
        }
    }

    /// Runs one test there, and says how it ended.
    ///
    /// # Panics
    /// As [`StandIn::run`].
    pub fn run_one(&self, test: &str) -> Ended {
        self.run(&["--exact", test])
    }
}

/// How many pieces of work on a stream of the driver are not done yet; `None` if this process's driver
/// is no stand-in.
pub fn queued(stream: usize) -> Option<u64> {
    // SAFETY: the library is loaded already if it is there at all, and this is its function's type.
    unsafe {
        let library = libloading::Library::new("libcuda.so").ok()?;
        let queued: libloading::Symbol<'_, extern "C" fn(u64) -> u64> =
            library.get(b"fake_cuda_queued").ok()?;
        Some(queued(stream as u64))
    }
}

/// The folder of this binary.
fn beside() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    own.parent().map(Path::to_owned).unwrap_or_default()
}

/// Where the stand-in keeps its files, for the binaries of one profile.
fn folder() -> PathBuf {
    let root = beside();
    root.parent().unwrap_or(&root).join("stand-in")
}

/// Makes a link, in the place of an older one; several tests may do so at a time.
fn link(to: &Path, at: &Path) {
    if std::fs::read_link(at).is_ok_and(|old| old == to) {
        return;
    }
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let own = at.with_extension(format!("{}-{number}", std::process::id()));
    let made = std::os::unix::fs::symlink(to, &own).and_then(|()| std::fs::rename(&own, at));
    made.unwrap_or_else(|e| panic!("{}: {e}", at.display()));
}
