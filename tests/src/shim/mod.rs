//! Runs CUDA text on the CPU: g++ compiles it, unchanged, after the header `cuda_cpu.h`.
//!
//! Many texts are compiled at once, in parallel. What was compiled is kept under `target/` and
//! found again by what it was made of.
//!
//! ```no_run
//! use gpu_tests::shim::{Args, Library, Run, Text};
//! let library = Library::build(&[Text { name: "saxpy", source: "...", entries: &["saxpy"] }])?;
//! let (x, mut y) = (vec![1.0_f32; 100], vec![2.0_f32; 100]);
//! let mut fault = gpu_tests::shim::Fault::default();
//! let mut args = Args::for_kernel(&mut fault, 100);
//! args.value(2.0_f32).slice(&x).slice_mut(&mut y);
//! // SAFETY: the arguments are those of the kernel's parameters.
//! unsafe { library.kernel(0, "saxpy")?.launch([1, 1, 1], [128, 1, 1], args, &Run::default())? };
//! # Ok::<(), gpu_tests::shim::ShimError>(())
//! ```

mod args;
mod build;
mod suite;

use std::ffi::{CStr, c_char, c_int, c_void};
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;

use libloading::os::unix::{Library as Loaded, RTLD_LOCAL, RTLD_NOW};

pub use args::{Args, Fault};
pub use suite::{Shape, Suite};

/// A CUDA C++ text and the kernels in it that will be run.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// How g++ calls the text in its messages.
    pub name: &'a str,
    /// The whole text, with its prelude.
    pub source: &'a str,
    /// The names of its `extern "C" __global__` functions.
    pub entries: &'a [&'a str],
}

/// How texts are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Variant {
    /// As they are.
    #[default]
    Plain,
    /// C++'s undefined behaviour ends the process (SIGILL), where GCC's sanitizer can see it.
    UndefinedTraps,
    /// Fibers are switched by the C library, as on machines that are not x86-64.
    PortableFibers,
}

/// How a launch walks through the threads of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Threads {
    /// Fibers if the text speaks of a barrier or a warp operation, else a loop.
    #[default]
    Auto,
    /// One fiber per thread.
    Fibers,
    /// One thread after the other; a barrier is an error.
    Loop,
}

/// How a kernel is run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run {
    /// Fibers or a loop.
    pub threads: Threads,
    /// Operating system threads; 0 takes as many as the machine has.
    pub workers: u32,
    /// The order of the threads: 0 is ascending, any other number an order of its own.
    pub seed: u64,
}

/// Why a text was not built or run.
#[derive(Debug)]
pub enum ShimError {
    /// There is no g++.
    NoCompiler,
    /// A file could not be read or written, or the library not be loaded.
    Io(PathBuf, String),
    /// g++ refuses the text; its messages.
    Refused(String),
    /// The library has no such kernel.
    NoKernel(String),
    /// Threads wait for one another.
    Deadlock(String),
    /// A barrier that not all threads of a block reach.
    DivergentBarrier(String),
    /// A barrier or warp operation under [`Threads::Loop`].
    NeedsFibers(String),
    /// Arguments, grid or block that do not fit the kernel, or no memory for it.
    BadLaunch(String),
}

impl fmt::Display for ShimError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCompiler => f.write_str("no g++ to compile the text with"),
            Self::Io(path, why) => write!(f, "{}: {why}", path.display()),
            Self::Refused(log) => write!(f, "g++ refuses the text:\n{log}"),
            Self::NoKernel(name) => write!(f, "no kernel `{name}` in the library"),
            Self::Deadlock(what)
            | Self::DivergentBarrier(what)
            | Self::NeedsFibers(what)
            | Self::BadLaunch(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for ShimError {}

/// Compiled texts.
pub struct Library {
    /// For each text what it was compiled to, and whether its threads wait for one another.
    texts: Vec<(Loaded, bool)>,
}

impl Library {
    /// Compiles the texts, or finds them compiled.
    ///
    /// # Errors
    /// No g++, a text that it refuses, or no place to write to.
    pub fn build(texts: &[Text<'_>]) -> Result<Self, ShimError> {
        Self::build_with(texts, Variant::Plain)
    }

    /// As [`build`](Self::build), compiled in another way.
    ///
    /// # Errors
    /// As [`build`](Self::build).
    pub fn build_with(texts: &[Text<'_>], variant: Variant) -> Result<Self, ShimError> {
        let paths = build::libraries(texts, variant)?;
        let load = |(path, text): (PathBuf, &Text<'_>)| {
            // SAFETY: the library is made of the shim and of generated text; neither has
            // constructors that run at loading.
            let loaded = unsafe { Loaded::open(Some(&path), RTLD_NOW | RTLD_LOCAL) };
            let loaded = loaded.map_err(|error| ShimError::Io(path, error.to_string()))?;
            Ok((loaded, waits(text.source)))
        };
        let texts = paths
            .into_iter()
            .zip(texts)
            .map(load)
            .collect::<Result<_, _>>()?;
        Ok(Self { texts })
    }

    /// A function that the text which was `text`-th in the list exports beside its kernels.
    ///
    /// # Safety
    /// `F` is the function's type. It is called while the library lives.
    pub unsafe fn symbol<F: Copy>(&self, text: usize, name: &str) -> Option<F> {
        let (loaded, _) = self.texts.get(text)?;
        // SAFETY: the caller's promise.
        unsafe { loaded.get::<F>(name) }.ok().map(|f| *f)
    }

    /// The kernel `entry` of the text that was `text`-th in the list.
    ///
    /// # Errors
    /// The text has no such kernel.
    pub fn kernel(&self, text: usize, entry: &str) -> Result<Kernel<'_>, ShimError> {
        let missing = || ShimError::NoKernel(format!("{entry} of text {text}"));
        let (loaded, waits) = self.texts.get(text).ok_or_else(missing)?;
        // SAFETY: every function of this name is defined by `build` with the type `Runner`.
        let runner =
            unsafe { loaded.get::<Runner>(build::runner(entry)) }.map_err(|_| missing())?;
        Ok(Kernel {
            runner: *runner,
            needs_fibers: *waits,
            library: PhantomData,
        })
    }
}

/// Does a thread of this text wait for another?
fn waits(source: &str) -> bool {
    [
        "__sync",
        "__shfl_",
        "__ballot_sync",
        "__any_sync",
        "__all_sync",
    ]
    .iter()
    .any(|word| source.contains(word))
}

/// A kernel of a loaded library.
pub struct Kernel<'a> {
    runner: Runner,
    needs_fibers: bool,
    library: PhantomData<&'a Library>,
}

type Runner = unsafe extern "C" fn(
    grid: *const u32,
    block: *const u32,
    args: *const *const c_void,
    sizes: *const usize,
    count: usize,
    options: *const Options,
    report: *mut Report,
);

/// `cuda_cpu::options`.
#[repr(C)]
struct Options {
    fibers: u32,
    workers: u32,
    seed: u64,
}

/// `cuda_cpu::report`.
#[repr(C)]
struct Report {
    code: c_int,
    text: [c_char; 252],
}

impl Kernel<'_> {
    /// Runs the kernel to its end.
    ///
    /// # Errors
    /// Arguments that do not fit in number or size, a block of no or too many threads, and what
    /// would hang on a GPU: a deadlock or a barrier that not all threads of a block reach.
    ///
    /// # Safety
    /// The kernel's text may do with its arguments what it does: every argument has the type of
    /// its parameter, and the text stays inside what they point to.
    pub unsafe fn launch(
        &self,
        grid: [u32; 3],
        block: [u32; 3],
        args: Args<'_>,
        run: &Run,
    ) -> Result<(), ShimError> {
        let fibers = match run.threads {
            Threads::Auto => self.needs_fibers,
            Threads::Fibers => true,
            Threads::Loop => false,
        };
        let options = Options {
            fibers: fibers.into(),
            workers: run.workers,
            seed: run.seed,
        };
        let mut report = Report {
            code: 0,
            text: [0; 252],
        };
        let (pointers, sizes) = args.pointers();
        // SAFETY: three numbers each for grid and block, as many arguments as said, each with its
        // size; all of them outlive the call. The shim compares number and sizes with the
        // kernel's parameters; their types and what the text does with them is the caller's.
        unsafe {
            (self.runner)(
                grid.as_ptr(),
                block.as_ptr(),
                pointers.as_ptr(),
                sizes.as_ptr(),
                pointers.len(),
                &options,
                &mut report,
            );
        }
        // SAFETY: the shim writes with snprintf, which ends the text with a zero.
        let what = unsafe { CStr::from_ptr(report.text.as_ptr()) };
        let what = what.to_string_lossy().into_owned();
        match report.code {
            0 => Ok(()),
            1 => Err(ShimError::Deadlock(what)),
            2 => Err(ShimError::DivergentBarrier(what)),
            3 => Err(ShimError::NeedsFibers(what)),
            _ => Err(ShimError::BadLaunch(what)),
        }
    }
}
