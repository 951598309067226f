//! From texts to a loadable library: one C++ file, one call of g++, kept under `target/`.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io, process};

use super::{ShimError, Text, Variant};
use crate::toolchain;

const HEADER: &str = concat!(include_str!("cuda_cpu.h"), include_str!("cuda_names.h"));

/// No contraction and nothing that bends IEEE arithmetic, as for NVRTC. Without the last two,
/// libraries that are loaded together would share what has the same name in each of them.
const FLAGS: [&str; 10] = [
    "-std=c++17",
    "-O1",
    "-ffp-contract=off",
    "-fno-fast-math",
    "-w",
    "-shared",
    "-fPIC",
    "-pthread",
    "-fvisibility=hidden",
    "-fno-gnu-unique",
];

/// The name of the function in the library that runs the kernel `entry` of a text.
pub(super) fn runner(text: usize, entry: &str) -> String {
    format!("run_text_{text}_{entry}")
}

/// The library of these texts; compiled if this has not been done before.
pub(super) fn library(texts: &[Text<'_>], variant: Variant) -> Result<PathBuf, ShimError> {
    let (gxx, version) = toolchain::gxx().ok_or(ShimError::NoCompiler)?;
    let mut flags = FLAGS.to_vec();
    match variant {
        Variant::Plain => {}
        // Traps instead of messages: those would need the sanitizer's library in this process.
        Variant::UndefinedTraps => flags.extend([
            "-fsanitize=undefined,float-cast-overflow",
            "-fsanitize-undefined-trap-on-error",
        ]),
        Variant::PortableFibers => flags.push("-DCUDA_CPU_UCONTEXT"),
    }
    let source = source(texts);

    let mut hasher = DefaultHasher::new();
    (&source, &flags, &gxx, version).hash(&mut hasher);
    let stem = format!("{:016x}", hasher.finish());
    let folder = target_folder().join("gpu-tests-shim");
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let library = folder.join(format!("{stem}.so"));
    let cpp = folder.join(format!("{stem}.cpp"));
    let known = fs::read_to_string(&cpp).is_ok_and(|kept| kept == source);
    if known && library.is_file() {
        return Ok(library);
    }

    // Several test processes may build the same: each writes its own files, and renaming is
    // atomic, so that a file of the final name is always whole. The library goes first.
    let own = unique();
    let own_library = folder.join(format!("{stem}.{own}.so"));
    let own_cpp = folder.join(format!("{stem}.{own}.cpp"));
    fs::write(&own_cpp, &source).map_err(at(&own_cpp))?;
    let output = Command::new(&gxx)
        .args(&flags)
        .arg(&own_cpp)
        .arg("-o")
        .arg(&own_library)
        .output()
        .map_err(|_| ShimError::NoCompiler)?;
    if !output.status.success() {
        // A refused text stays where it is, to be looked at.
        return Err(ShimError::Refused(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    fs::rename(&own_library, &library).map_err(at(&library))?;
    fs::rename(&own_cpp, &cpp).map_err(at(&cpp))?;
    Ok(library)
}

/// The C++ file: the shim, then each text in a namespace, then a runner for each of its kernels.
/// Kernels are `extern "C"`, where namespaces do not count, so a macro gives each its own name.
fn source(texts: &[Text<'_>]) -> String {
    let mut source = String::from(HEADER);
    for (number, text) in texts.iter().enumerate() {
        let space = format!("text_{number}");
        for entry in text.entries {
            let _ = writeln!(source, "#define {entry} {space}_{entry}");
        }
        let _ = writeln!(source, "namespace {space} {{");
        let _ = writeln!(source, "#line 1 \"{}.cu\"", text.name);
        let _ = writeln!(source, "{}\n}}", text.source);
        for entry in text.entries {
            let _ = writeln!(source, "#undef {entry}");
        }
        for entry in text.entries {
            let _ = writeln!(
                source,
                "extern \"C\" __attribute__((visibility(\"default\"))) void {runner}(\n    \
                     const unsigned* grid, const unsigned* block, void** args, const size_t* sizes,\n    \
                     size_t count, const cuda_cpu::options* how, cuda_cpu::report* out) {{\n    \
                 cuda_cpu::launch({space}::{space}_{entry}, grid, block, args, sizes, count, how, out);\n\
                 }}",
                runner = runner(number, entry),
            );
        }
    }
    source
}

fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::workspace().join("target"), PathBuf::from)
}

/// A name that no other build has at this time.
fn unique() -> String {
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", process::id(), NEXT.fetch_add(1, Relaxed))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ShimError + use<> {
    let path = path.to_owned();
    move |error| ShimError::Io(path, error.to_string())
}
