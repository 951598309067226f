//! Raw allocations and contexts, in clippy's words.
//!
//! clippy's `disallowed_methods` knows the types of methods and sees through re-exports, which names
//! cannot. So each crate that can reach a CUDA crate is read once more by `clippy-driver`, beside what
//! Cargo builds, with a `clippy.toml` of ours and no other lint; its words go to Cargo as a warning of a
//! name of ours. The user's `clippy.toml` is neither read nor touched: it has no say in this lint.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use serde_json::Value;

use super::Workspace;
use super::call::Call;
use super::check::FOLDER;

/// The variable with the packages to read, a comma between them.
pub(super) const PACKAGES: &str = "GPU_MIGRATE_CUDA_PACKAGES";

/// What the codes of our warnings begin with; the check's name follows.
pub(super) const CODE: &str = "gpu_migrate_raw::";

/// Crates that reach the driver.
pub const CRATES: [&str; 6] = [
    "cudarc",
    "cust",
    "rustacuda",
    "cuda_driver_sys",
    "cuda_runtime_sys",
    "cust_raw",
];

/// A call that goes past the manager.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RawCall {
    /// The file, without symbolic links.
    pub file: PathBuf,
    /// Where the function or the method's name begins.
    pub start: usize,
    /// The line, from 1.
    pub line: usize,
    /// True for a context or a stream, false for memory.
    pub is_context: bool,
    /// What is called.
    pub path: String,
}

/// Functions and methods that allocate, as `clippy.toml` names them. Versions that have not all of them
/// are no mistake.
const ALLOCATES: [&str; 38] = [
    "cudarc::driver::CudaStream::alloc",
    "cudarc::driver::CudaStream::alloc_zeros",
    "cudarc::driver::CudaStream::clone_htod",
    "cudarc::driver::CudaStream::memcpy_stod",
    "cudarc::driver::CudaStream::clone_dtod",
    "cudarc::driver::CudaContext::alloc_pinned",
    "cudarc::driver::CudaDevice::alloc",
    "cudarc::driver::CudaDevice::alloc_zeros",
    "cudarc::driver::CudaDevice::htod_copy",
    "cudarc::driver::CudaDevice::htod_sync_copy",
    "cudarc::driver::result::malloc_sync",
    "cudarc::driver::result::malloc_async",
    "cudarc::driver::result::malloc_managed",
    "cudarc::driver::result::malloc_host",
    "cudarc::driver::sys::cuMemAlloc_v2",
    "cudarc::driver::sys::cuMemAllocAsync",
    "cudarc::driver::sys::cuMemAllocFromPoolAsync",
    "cudarc::driver::sys::cuMemAllocManaged",
    "cudarc::driver::sys::cuMemAllocPitch_v2",
    "cudarc::driver::sys::cuMemAllocHost_v2",
    "cudarc::driver::sys::cuMemHostAlloc",
    "cudarc::driver::sys::cuMemCreate",
    "cudarc::runtime::result::malloc_sync",
    "cudarc::runtime::result::malloc_async",
    "cudarc::runtime::result::malloc_managed",
    "cudarc::runtime::sys::cudaMalloc",
    "cudarc::runtime::sys::cudaMallocAsync",
    "cudarc::runtime::sys::cudaMallocManaged",
    "cust::memory::DeviceBuffer::from_slice",
    "cust::memory::DeviceBuffer::uninitialized",
    "cust::memory::DeviceBuffer::zeroed",
    "cust::memory::DeviceBox::new",
    "cust::memory::UnifiedBuffer::new",
    "rustacuda::memory::DeviceBuffer::from_slice",
    "rustacuda::memory::DeviceBuffer::uninitialized",
    "rustacuda::memory::DeviceBuffer::zeroed",
    "rustacuda::memory::DeviceBox::new",
    "rustacuda::memory::UnifiedBuffer::new",
];

/// Those that make contexts and streams.
const MAKES: [&str; 17] = [
    "cudarc::driver::CudaContext::new",
    "cudarc::driver::CudaContext::new_stream",
    "cudarc::driver::CudaDevice::new",
    "cudarc::driver::CudaDevice::new_with_stream",
    "cudarc::driver::CudaDevice::fork_default_stream",
    "cudarc::driver::CudaStream::fork",
    "cudarc::driver::result::primary_ctx::retain",
    "cudarc::driver::result::stream::create",
    "cudarc::driver::sys::cuCtxCreate_v2",
    "cudarc::driver::sys::cuDevicePrimaryCtxRetain",
    "cudarc::driver::sys::cuStreamCreate",
    "cust::quick_init",
    "cust::context::Context::new",
    "cust::stream::Stream::new",
    "rustacuda::quick_init",
    "rustacuda::context::Context::create_and_push",
    "rustacuda::stream::Stream::new",
];

/// In our `clippy.toml`, why a function is not allowed: by this we know our own.
const REASONS: [&str; 2] = ["gpu-migrate: memory", "gpu-migrate: context"];

/// The file's text.
fn configuration() -> String {
    let mut text = String::from("disallowed-methods = [\n");
    for (paths, reason) in [(&ALLOCATES[..], REASONS[0]), (&MAKES[..], REASONS[1])] {
        for path in paths {
            text.push_str(&format!(
                "    {{ path = \"{path}\", reason = \"{reason}\", allow-invalid = true }},\n"
            ));
        }
    }
    text.push_str("]\n");
    text
}

/// Whether clippy takes part, and how.
#[derive(Clone, Debug, Default)]
pub struct Clippy {
    /// The folder of our `clippy.toml`.
    folder: PathBuf,
    packages: Vec<String>,
}

impl Clippy {
    /// `None` if nothing in the workspace can reach a CUDA crate; an error's line if it should take part
    /// and cannot.
    pub fn of(workspace: &Workspace) -> Option<Result<Self, String>> {
        if workspace.reaches_cuda.is_empty() {
            return None;
        }
        let version = Command::new(DRIVER)
            .arg("--version")
            .current_dir(&workspace.root)
            .stdin(Stdio::null())
            .output();
        if !version.is_ok_and(|output| output.status.success()) {
            return Some(Err(
                "clippy is not installed (`rustup component add clippy`), so raw allocations and \
                 contexts are found by their names only"
                    .to_owned(),
            ));
        }
        let folder = workspace.real_target.join(FOLDER);
        Some(match written(&folder) {
            Ok(()) => Ok(Clippy {
                folder,
                packages: workspace.reaches_cuda.iter().cloned().collect(),
            }),
            Err(error) => Err(format!(
                "{} cannot be written ({error}), so raw allocations and contexts are found by their \
                 names only",
                folder.display()
            )),
        })
    }

    /// Tells the wrapper.
    pub(super) fn ask(&self, command: &mut Command) {
        command
            .env(PACKAGES, self.packages.join(","))
            .env("CLIPPY_CONF_DIR", &self.folder);
    }
}

/// clippy as a compiler.
const DRIVER: &str = "clippy-driver";

/// Cargo watches the file: one that is right stays as it is.
fn written(folder: &Path) -> io::Result<()> {
    let (file, text) = (folder.join("clippy.toml"), configuration());
    if fs::read(&file).is_ok_and(|now| now == text.as_bytes()) {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::write(file, text)
}

/// Reads the crate that Cargo wants compiled. Nothing that goes wrong here is an error.
pub(super) fn look(rustc: &OsStr, args: &[OsString]) {
    let (Ok(packages), Some(call)) = (std::env::var(PACKAGES), Call::read(args)) else {
        return;
    };
    let name = std::env::var("CARGO_PKG_NAME").unwrap_or_default();
    if !packages.split(',').any(|package| package == name) {
        return;
    }
    let Some(folder) = call.folder() else { return };
    let file = folder.join(format!("{}{}.clippy", call.name, call.extra));
    let mut all = vec![rustc.to_owned()];
    all.extend(call.args.iter().cloned());
    // Lints that the crate denies are for its own clippy.
    let ours = [
        "--cap-lints",
        "warn",
        "--force-warn",
        "clippy::disallowed_methods",
    ];
    all.extend(ours.map(OsString::from));
    let Ok(output) = call.command(OsStr::new(DRIVER), &all, &file).output() else {
        return;
    };
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        if let Some(line) = as_warning(line) {
            eprintln!("{line}");
        }
    }
    let _ = fs::remove_file(file);
}

/// clippy's warning of a function in our file as one of ours.
fn as_warning(line: &str) -> Option<String> {
    let mut message: Value = serde_json::from_str(line).ok()?;
    if message["code"]["code"] != "clippy::disallowed_methods" {
        return None;
    }
    let notes = message["children"].as_array()?.iter();
    let reason = notes.filter_map(|note| note["message"].as_str());
    let reason = REASONS
        .iter()
        .find(|ours| reason.clone().any(|note| note == **ours))?;
    let word = reason.rsplit(' ').next().unwrap_or_default();
    message["code"] = serde_json::json!({"code": format!("{CODE}{word}"), "explanation": null});
    message["level"] = "warning".into();
    Some(message.to_string())
}

/// The call in a message, whose code begins with [`CODE`].
pub(super) fn call(
    code: &str,
    message: &str,
    (file, range, line): (PathBuf, std::ops::Range<usize>, usize),
) -> RawCall {
    RawCall {
        file,
        start: range.start,
        line,
        is_context: code.ends_with("context"),
        // "use of a disallowed method `cudarc::driver::CudaStream::alloc`"
        path: message.split('`').nth(1).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_file_names_is_told() {
        let line = |code: &str, note: &str| {
            let text = serde_json::json!({
                "level": "warning", "code": {"code": code}, "message": "m",
                "children": [{"message": "see"}, {"message": note}],
            });
            as_warning(&text.to_string())
        };
        let ours = line("clippy::disallowed_methods", "gpu-migrate: context").unwrap();
        assert!(ours.contains("gpu_migrate_raw::context"), "{ours}");
        assert_eq!(
            line("clippy::disallowed_methods", "a reason of the user"),
            None
        );
        assert_eq!(
            line("clippy::disallowed_types", "gpu-migrate: context"),
            None
        );
    }
}
