//! NVRTC, loaded at run time: CUDA C++ text to PTX or CUBIN, with the whole log. No GPU and no
//! driver take part.

use std::ffi::{CStr, CString, c_char, c_int};
use std::fmt;
use std::ptr;
use std::sync::OnceLock;

use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};

use crate::toolchain;

/// What NVRTC is to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Text for a virtual architecture, e.g. `Ptx(75)` for `compute_75`.
    Ptx(u32),
    /// Machine code for a real architecture, e.g. `Cubin(90)` for `sm_90`.
    Cubin(u32),
}

/// A compiled text.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// PTX (without the final zero) or CUBIN.
    pub code: Vec<u8>,
    /// The PTX, also where the code is CUBIN.
    pub ptx: String,
    /// Everything that the compiler said: its warnings.
    pub log: String,
}

/// Why there is no [`Compiled`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NvrtcError {
    /// There is no NVRTC, or it cannot be loaded; the reason.
    Unavailable(String),
    /// The text is refused; the compiler's log.
    Refused(String),
    /// A function of the library failed: its name and the library's word for the error.
    Failed(&'static str, String),
}

impl fmt::Display for NvrtcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(why) => write!(f, "no NVRTC ({why}): run .ci/install-nvrtc"),
            Self::Refused(log) => write!(f, "NVRTC refuses the text:\n{log}"),
            Self::Failed(function, error) => write!(f, "{function}: {error}"),
        }
    }
}

impl std::error::Error for NvrtcError {}

type Program = *mut std::ffi::c_void;
type Result<T> = std::result::Result<T, NvrtcError>;
type SizeOf = unsafe extern "C" fn(Program, *mut usize) -> c_int;
type CopyOf = unsafe extern "C" fn(Program, *mut c_char) -> c_int;

/// The functions of a loaded NVRTC. Their addresses stay valid, since the library stays loaded.
struct Functions {
    create: unsafe extern "C" fn(
        *mut Program,
        *const c_char,
        *const c_char,
        c_int,
        *const *const c_char,
        *const *const c_char,
    ) -> c_int,
    compile: unsafe extern "C" fn(Program, c_int, *const *const c_char) -> c_int,
    destroy: unsafe extern "C" fn(*mut Program) -> c_int,
    error_string: unsafe extern "C" fn(c_int) -> *const c_char,
    log: (SizeOf, CopyOf),
    ptx: (SizeOf, CopyOf),
    cubin: (SizeOf, CopyOf),
}

/// The options of a kernel without `contract`: C++17, no contraction.
pub const OPTIONS: &[&str] = &["--std=c++17", "--fmad=false"];

/// Compiles a text with [`OPTIONS`]. `name` stands in the log.
///
/// # Errors
/// No NVRTC, or a text that it refuses (with the log).
pub fn compile(name: &str, text: &str, target: Target) -> Result<Compiled> {
    compile_with(name, text, OPTIONS, target)
}

/// Compiles a text with options of its own: a kernel's `CUDA_OPTIONS`.
///
/// # Errors
/// As [`compile`].
pub fn compile_with(name: &str, text: &str, options: &[&str], target: Target) -> Result<Compiled> {
    let functions = functions()?;
    let arch = match target {
        Target::Ptx(number) => format!("--gpu-architecture=compute_{number}"),
        Target::Cubin(number) => format!("--gpu-architecture=sm_{number}"),
    };
    let options = options.iter().copied().chain([arch.as_str()]);
    let options: Vec<CString> = options.map(c_string).collect();
    let options: Vec<*const c_char> = options.iter().map(|option| option.as_ptr()).collect();
    let (name, text) = (c_string(name), c_string(text));

    let mut program = ptr::null_mut();
    // SAFETY: both strings end in zero and outlive the call; no headers are passed.
    let created = unsafe {
        (functions.create)(
            &mut program,
            text.as_ptr(),
            name.as_ptr(),
            0,
            ptr::null(),
            ptr::null(),
        )
    };
    functions.check("nvrtcCreateProgram", created)?;
    let program = OwnedProgram { program, functions };

    // SAFETY: a live program, and as many options as said, each ending in zero.
    let compiled =
        unsafe { (functions.compile)(program.program, options.len() as c_int, options.as_ptr()) };
    let log = program.bytes("nvrtcGetProgramLog", functions.log)?;
    let log = text_of(log);
    if compiled != 0 {
        return Err(NvrtcError::Refused(log));
    }
    let mut ptx = program.bytes("nvrtcGetPTX", functions.ptx)?;
    ptx.pop_if(|last| *last == 0);
    let text = String::from_utf8_lossy(&ptx).into_owned();
    let code = match target {
        Target::Ptx(_) => ptx,
        Target::Cubin(_) => program.bytes("nvrtcGetCUBIN", functions.cubin)?,
    };
    Ok(Compiled {
        code,
        ptx: text,
        log,
    })
}

/// What a kernel takes of a device, as ptxas says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resources {
    /// Registers of a thread.
    pub registers: u32,
    /// Bytes of a thread's registers that are put into memory and taken out again.
    pub spilled: u32,
    /// Bytes of shared memory of a block.
    pub shared: u32,
}

impl Resources {
    /// Reads what `ptxas -v` says of one kernel.
    pub fn read(said: &str) -> Option<Self> {
        let before = |what: &str| {
            let (head, _) = said.split_once(what)?;
            head.rsplit([' ', '\t', ',']).next()?.parse().ok()
        };
        let stores: u32 = before(" bytes spill stores")?;
        let loads: u32 = before(" bytes spill loads")?;
        Some(Self {
            registers: before(" registers")?,
            spilled: stores + loads,
            shared: before(" bytes smem").unwrap_or(0),
        })
    }
}

/// The architectures that every kernel of the project is compiled for.
pub const ARCHS: [u32; 4] = [75, 80, 90, 100];

/// Two of [`ARCHS`] for a kernel, chosen by its name; all of them if `GPU_TESTS_ALL_ARCHS=1`, which takes
/// twice as long.
pub fn archs_of(name: &str) -> Vec<u32> {
    if std::env::var("GPU_TESTS_ALL_ARCHS").is_ok_and(|v| v == "1") {
        return ARCHS.to_vec();
    }
    let odd = name.bytes().fold(0, |sum: u32, b| sum + u32::from(b)) % 2;
    let [a, b, c, d] = ARCHS;
    if odd == 1 { vec![a, d] } else { vec![b, c] }
}

/// Compiles a text to machine code, with what its one kernel takes on that architecture.
///
/// # Errors
/// As [`compile`]; a log that names no registers.
pub fn with_resources(
    name: &str,
    text: &str,
    options: &[&str],
    arch: u32,
) -> Result<(Compiled, Resources)> {
    let options = [options, &["--ptxas-options=-v"]].concat();
    let made = compile_with(name, text, &options, Target::Cubin(arch))?;
    match Resources::read(&made.log) {
        Some(taken) => Ok((made, taken)),
        None => Err(NvrtcError::Failed("ptxas", made.log)),
    }
}

/// The functions of the one NVRTC of this process, loaded at the first call.
fn functions() -> Result<&'static Functions> {
    static LOADED: OnceLock<Result<Functions>> = OnceLock::new();
    LOADED.get_or_init(load).as_ref().map_err(Clone::clone)
}

fn load() -> Result<Functions> {
    let files = toolchain::nvrtc(crate::workspace())
        .ok_or_else(|| NvrtcError::Unavailable("not installed".to_owned()))?;
    let unavailable = |error: libloading::Error| NvrtcError::Unavailable(error.to_string());
    // The compiler asks for its builtins by name only; once loaded by path, they are found.
    for file in [&files.builtins, &files.library] {
        // SAFETY: NVIDIA's libraries run no initialisation that needs anything of the caller.
        // They are never unloaded.
        std::mem::forget(
            unsafe { Library::open(Some(file), RTLD_NOW | RTLD_LOCAL) }.map_err(unavailable)?,
        );
    }
    // SAFETY: as above; this opens the same library again.
    let library = unsafe { Library::open(Some(&files.library), RTLD_NOW | RTLD_LOCAL) }
        .map_err(unavailable)?;

    /// The function of this name. The caller's field gives it its type.
    ///
    /// # Safety
    /// `F` is the function's type in nvrtc.h.
    unsafe fn get<F: Copy>(library: &Library, name: &str) -> Result<F> {
        // SAFETY: the caller's promise.
        let symbol = unsafe { library.get::<F>(name) };
        symbol
            .map(|function| *function)
            .map_err(|error| NvrtcError::Unavailable(error.to_string()))
    }

    // SAFETY: the types of the fields are those of nvrtc.h of CUDA 13.
    let functions = unsafe {
        Functions {
            create: get(&library, "nvrtcCreateProgram")?,
            compile: get(&library, "nvrtcCompileProgram")?,
            destroy: get(&library, "nvrtcDestroyProgram")?,
            error_string: get(&library, "nvrtcGetErrorString")?,
            log: (
                get(&library, "nvrtcGetProgramLogSize")?,
                get(&library, "nvrtcGetProgramLog")?,
            ),
            ptx: (
                get(&library, "nvrtcGetPTXSize")?,
                get(&library, "nvrtcGetPTX")?,
            ),
            cubin: (
                get(&library, "nvrtcGetCUBINSize")?,
                get(&library, "nvrtcGetCUBIN")?,
            ),
        }
    };
    std::mem::forget(library);
    Ok(functions)
}

impl Functions {
    fn check(&self, function: &'static str, code: c_int) -> Result<()> {
        if code == 0 {
            return Ok(());
        }
        // SAFETY: the function takes any number and returns a static string.
        let word = unsafe { CStr::from_ptr((self.error_string)(code)) };
        Err(NvrtcError::Failed(
            function,
            word.to_string_lossy().into_owned(),
        ))
    }
}

/// A program that is destroyed at the end, also after an error.
struct OwnedProgram {
    program: Program,
    functions: &'static Functions,
}

impl OwnedProgram {
    /// What the library gives as a size and a copy.
    fn bytes(
        &self,
        function: &'static str,
        (size_of, copy_of): (SizeOf, CopyOf),
    ) -> Result<Vec<u8>> {
        let mut size = 0;
        // SAFETY: a live program and a place for the size.
        let sized = unsafe { size_of(self.program, &mut size) };
        self.functions.check(function, sized)?;
        let mut bytes = vec![0_u8; size];
        // SAFETY: a live program and a place of the size that it asked for.
        let copied = unsafe { copy_of(self.program, bytes.as_mut_ptr().cast()) };
        self.functions.check(function, copied)?;
        Ok(bytes)
    }
}

impl Drop for OwnedProgram {
    fn drop(&mut self) {
        // SAFETY: a live program, destroyed once.
        unsafe { (self.functions.destroy)(&mut self.program) };
    }
}

/// Up to the first zero, since C++ text holds none.
fn c_string(text: &str) -> CString {
    let end = text.find('\0').unwrap_or(text.len());
    CString::new(&text[..end]).unwrap_or_default()
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes)
        .trim_end_matches('\0')
        .trim_end()
        .to_owned()
}
