//! NVRTC, opened when the first kernel has to be compiled: CUDA C++ text to machine code, or to PTX
//! where it does not know the device. Not cudarc's wrapper: that finds only the version it was built
//! for, makes no machine code, and panics without a library.

use super::search::{self, Place};
use crate::error::CudaError;
use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::path::PathBuf;

type Program = *mut c_void;
type SizeOf = unsafe extern "C" fn(Program, *mut usize) -> c_int;
type CopyOf = unsafe extern "C" fn(Program, *mut c_char) -> c_int;

/// A loaded NVRTC. Its functions stay valid: the library is never unloaded.
pub(super) struct Nvrtc {
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
    /// The architectures that it makes machine code for, ascending: 90 for `sm_90`.
    archs: Vec<u32>,
}

/// Where this process has its NVRTC, as far as can be said without opening it.
pub(super) fn places(driver: i32) -> Vec<Place> {
    search::places(driver, |variable| {
        let value = std::env::var_os(variable)?;
        (!value.is_empty()).then(|| PathBuf::from(value))
    })
}

impl Nvrtc {
    /// Opens the first of the places that has one.
    ///
    /// # Errors
    /// `None` if no place has one; a library that is no NVRTC that will do.
    pub(super) fn open(places: &[Place]) -> Result<Option<Self>, CudaError> {
        for place in places {
            // SAFETY: NVIDIA's libraries run no initialisation that needs anything of the caller.
            let opened = unsafe {
                match place {
                    Place::Name(name) => Library::open(Some(*name), RTLD_NOW | RTLD_LOCAL),
                    Place::File(file) => {
                        open_builtins(file);
                        Library::open(Some(file), RTLD_NOW | RTLD_LOCAL)
                    }
                }
            };
            match (opened, place) {
                (Ok(library), _) => return Self::of(library).map(Some),
                // A file that is there has to be one.
                (Err(error), Place::File(_)) => {
                    return Err(CudaError::Compiler {
                        why: format!("{place}: {error}"),
                    });
                }
                (Err(_), Place::Name(_)) => {}
            }
        }
        Ok(None)
    }

    fn of(library: Library) -> Result<Self, CudaError> {
        /// # Safety
        /// `F` is the function's type in `nvrtc.h`.
        unsafe fn get<F: Copy>(library: &Library, name: &str) -> Result<F, CudaError> {
            // SAFETY: the caller's promise.
            let found = unsafe { library.get::<F>(name) };
            found.map(|f| *f).map_err(|error| CudaError::Compiler {
                why: error.to_string(),
            })
        }
        // SAFETY: the types are those of `nvrtc.h` of CUDA 12 and 13.
        let mut nvrtc = unsafe {
            Self {
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
                archs: Vec::new(),
            }
        };
        // SAFETY: as above.
        let (count_archs, get_archs) = unsafe {
            let count: unsafe extern "C" fn(*mut c_int) -> c_int =
                get(&library, "nvrtcGetNumSupportedArchs")?;
            let archs: unsafe extern "C" fn(*mut c_int) -> c_int =
                get(&library, "nvrtcGetSupportedArchs")?;
            (count, archs)
        };
        let mut count = 0;
        // SAFETY: a place for the answer.
        nvrtc.check("nvrtcGetNumSupportedArchs", unsafe {
            count_archs(&mut count)
        })?;
        let mut archs = vec![0 as c_int; usize::try_from(count).unwrap_or(0)];
        // SAFETY: a place for as many as the library said.
        nvrtc.check("nvrtcGetSupportedArchs", unsafe {
            get_archs(archs.as_mut_ptr())
        })?;
        nvrtc.archs = archs
            .into_iter()
            .filter_map(|a| u32::try_from(a).ok())
            .collect();
        nvrtc.archs.sort_unstable();
        std::mem::forget(library);
        Ok(nvrtc)
    }

    fn check(&self, call: &'static str, code: c_int) -> Result<(), CudaError> {
        if code == 0 {
            return Ok(());
        }
        // SAFETY: the function takes any number and returns a constant that ends in a zero.
        let word = unsafe {
            let word = (self.error_string)(code);
            if word.is_null() {
                "an unknown result".into()
            } else {
                CStr::from_ptr(word).to_string_lossy()
            }
        };
        Err(CudaError::Compiler {
            why: format!("{call} failed: {word} ({code})"),
        })
    }

    /// What a text is compiled for: the device's own machine code, or PTX of the nearest architecture
    /// below it, which the driver compiles further.
    fn target(&self, arch: u32) -> (bool, String) {
        if self.archs.contains(&arch) {
            return (true, format!("sm_{arch}"));
        }
        let below = self.archs.iter().rev().find(|a| **a < arch).copied();
        (false, format!("compute_{}", below.unwrap_or(arch)))
    }

    /// Compiles a text for a device: machine code, or PTX with a zero at its end.
    ///
    /// # Errors
    /// A text that the compiler refuses, with all it said.
    pub(super) fn compile(
        &self,
        kernel: &'static str,
        text: &str,
        options: &[&str],
        arch: u32,
    ) -> Result<Vec<u8>, CudaError> {
        self.compile_to(kernel, text, options, self.target(arch))
    }

    /// Compiles a text to what was asked for.
    ///
    /// # Errors
    /// As [`Nvrtc::compile`]; an architecture that the compiler does not know.
    pub(super) fn compile_ahead(
        &self,
        kernel: &'static str,
        text: &str,
        options: &[&str],
        arch: u32,
        ptx: bool,
    ) -> Result<Vec<u8>, CudaError> {
        if !self.archs.contains(&arch) {
            let known: Vec<String> = self.archs.iter().map(u32::to_string).collect();
            return Err(CudaError::NoSuchArch {
                arch,
                known: known.join(", "),
            });
        }
        let family = if ptx { "compute" } else { "sm" };
        self.compile_to(kernel, text, options, (!ptx, format!("{family}_{arch}")))
    }

    fn compile_to(
        &self,
        kernel: &'static str,
        text: &str,
        options: &[&str],
        (is_machine_code, arch): (bool, String),
    ) -> Result<Vec<u8>, CudaError> {
        let arch_option = format!("--gpu-architecture={arch}");
        let options = options.iter().copied().chain([arch_option.as_str()]);
        let options: Vec<CString> = options.map(c_string).collect();
        let options: Vec<*const c_char> = options.iter().map(|o| o.as_ptr()).collect();
        let (name, text) = (c_string(&format!("{kernel}.cu")), c_string(text));
        let mut program = std::ptr::null_mut();
        // SAFETY: both strings end in a zero and outlive the call; no headers are given.
        let created = unsafe {
            let none = std::ptr::null();
            (self.create)(&mut program, text.as_ptr(), name.as_ptr(), 0, none, none)
        };
        self.check("nvrtcCreateProgram", created)?;
        let program = OwnProgram {
            program,
            nvrtc: self,
        };
        let count = c_int::try_from(options.len()).unwrap_or(0);
        // SAFETY: a live program, and as many options as said, each ending in a zero.
        let compiled = unsafe { (self.compile)(program.program, count, options.as_ptr()) };
        if compiled != 0 {
            let log = program.bytes("nvrtcGetProgramLog", self.log)?;
            let log = String::from_utf8_lossy(&log);
            let log = log.trim_end_matches('\0').trim_end();
            if log.is_empty() {
                self.check("nvrtcCompileProgram", compiled)?;
            }
            return Err(CudaError::Refused {
                kernel,
                arch,
                log: log.to_owned(),
            });
        }
        if is_machine_code {
            program.bytes("nvrtcGetCUBIN", self.cubin)
        } else {
            program.bytes("nvrtcGetPTX", self.ptx)
        }
    }
}

/// A program that is destroyed at the end, also after an error.
struct OwnProgram<'a> {
    program: Program,
    nvrtc: &'a Nvrtc,
}

impl OwnProgram<'_> {
    /// What the library gives as a size and a copy.
    fn bytes(
        &self,
        call: &'static str,
        (size, copy): (SizeOf, CopyOf),
    ) -> Result<Vec<u8>, CudaError> {
        let mut bytes = 0;
        // SAFETY: a live program, and a place for the size.
        let sized = unsafe { size(self.program, &mut bytes) };
        self.nvrtc.check(call, sized)?;
        let mut out = vec![0_u8; bytes];
        // SAFETY: a live program, and a place of the size that it asked for.
        let copied = unsafe { copy(self.program, out.as_mut_ptr().cast()) };
        self.nvrtc.check(call, copied)?;
        Ok(out)
    }
}

impl Drop for OwnProgram<'_> {
    fn drop(&mut self) {
        // SAFETY: a live program, destroyed once.
        unsafe { (self.nvrtc.destroy)(&mut self.program) };
    }
}

/// Opens what the compiler asks for by name, beside it: once loaded, it is found.
///
/// # Safety
/// The files beside are NVIDIA's.
unsafe fn open_builtins(nvrtc: &std::path::Path) {
    let entries = nvrtc.parent().and_then(|f| std::fs::read_dir(f).ok());
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("libnvrtc-builtins.so") {
            // SAFETY: the caller's promise.
            let opened = unsafe { Library::open(Some(entry.path()), RTLD_NOW | RTLD_LOCAL) };
            if let Ok(library) = opened {
                std::mem::forget(library);
            }
        }
    }
}

/// Up to the first zero: neither C++ text nor options hold one.
fn c_string(text: &str) -> CString {
    let end = text.find('\0').unwrap_or(text.len());
    CString::new(text.get(..end).unwrap_or_default()).unwrap_or_default()
}
