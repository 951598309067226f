//! From texts to loadable libraries, kept under `target/`: a C++ file and a call of g++ for each,
//! so that the names of one text never meet those of another.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::{env, fs, io, process, thread};

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

/// The name of the function in a library that runs the kernel `entry`.
pub(super) fn runner(entry: &str) -> String {
    format!("run_{entry}")
}

/// A library for each text, in their order; compiled, as many at a time as the machine has
/// processors, if this has not been done before.
pub(super) fn libraries(texts: &[Text<'_>], variant: Variant) -> Result<Vec<PathBuf>, ShimError> {
    let compiler = Compiler::new(variant)?;
    let workers = thread::available_parallelism().map_or(1, |n| n.get());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut built = Vec::new();
        while let number = next.fetch_add(1, Relaxed)
            && let Some(text) = texts.get(number)
        {
            built.push((number, compiler.library(text)));
        }
        built
    };
    let mut built: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers.min(texts.len()))
            .map(|_| scope.spawn(work))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    built.sort_by_key(|(number, _)| *number);
    built.into_iter().map(|(_, library)| library).collect()
}

/// g++ and how it is called.
struct Compiler {
    command: OsString,
    version: String,
    flags: Vec<&'static str>,
    folder: PathBuf,
}

impl Compiler {
    fn new(variant: Variant) -> Result<Self, ShimError> {
        let (command, version) = toolchain::gxx().ok_or(ShimError::NoCompiler)?;
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
        let folder = target_folder().join("gpu-tests-shim");
        fs::create_dir_all(&folder).map_err(at(&folder))?;
        Ok(Self {
            command,
            version,
            flags,
            folder,
        })
    }

    /// The library of a text, found or made.
    fn library(&self, text: &Text<'_>) -> Result<PathBuf, ShimError> {
        let source = source(text);
        let mut hasher = DefaultHasher::new();
        (&source, &self.flags, &self.command, &self.version).hash(&mut hasher);
        let stem = format!("{:016x}", hasher.finish());
        let library = self.folder.join(format!("{stem}.so"));
        let cpp = self.folder.join(format!("{stem}.cpp"));
        let known = fs::read_to_string(&cpp).is_ok_and(|kept| kept == source);
        if known && library.is_file() {
            return Ok(library);
        }

        // Several test processes may build the same: each writes its own files, and renaming is
        // atomic, so that a file of the final name is always whole. The library goes first.
        let own = unique();
        let own_library = self.folder.join(format!("{stem}.{own}.so"));
        let own_cpp = self.folder.join(format!("{stem}.{own}.cpp"));
        fs::write(&own_cpp, &source).map_err(at(&own_cpp))?;
        let output = Command::new(&self.command)
            .args(&self.flags)
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
}

/// The C++ file: the shim, the text, and a runner for each of its kernels.
fn source(text: &Text<'_>) -> String {
    let mut source = format!("{HEADER}\n#line 1 \"{}.cu\"\n{}\n", text.name, text.source);
    for entry in text.entries {
        let _ = writeln!(
            source,
            "extern \"C\" __attribute__((visibility(\"default\"))) void {runner}(\n    \
                 const unsigned* grid, const unsigned* block, void** args, const size_t* sizes,\n    \
                 size_t count, const cuda_cpu::options* how, cuda_cpu::report* out) {{\n    \
             cuda_cpu::launch(::{entry}, grid, block, args, sizes, count, how, out);\n\
             }}",
            runner = runner(entry),
        );
    }
    source
}

fn target_folder() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| crate::workspace().join("target"), PathBuf::from)
}

/// A name that no other build has at this time.
fn unique() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", process::id(), NEXT.fetch_add(1, Relaxed))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ShimError + use<> {
    let path = path.to_owned();
    move |error| ShimError::Io(path, error.to_string())
}
