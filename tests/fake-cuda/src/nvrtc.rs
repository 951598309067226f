//! The real NVRTC behind its own names, with a note of what each image was compiled from: the text
//! that a launch runs is the text that the compiler was given, with the macros of its options.
//!
//! `FAKE_CUDA_NVRTC` names the real library; otherwise it is that of this workspace.

use crate::driver;
use crate::toolchain;
use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::{Mutex, OnceLock};

type Program = *mut c_void;

/// `NVRTC_ERROR_INTERNAL_ERROR`.
const INTERNAL: c_int = 11;

/// The texts of programs, by their handles.
static TEXTS: Mutex<Option<HashMap<usize, String>>> = Mutex::new(None);

fn texts<R>(work: impl FnOnce(&mut HashMap<usize, String>) -> R) -> R {
    let mut guard = TEXTS.lock().unwrap_or_else(|e| e.into_inner());
    work(guard.get_or_insert_default())
}

fn real() -> Option<&'static Library> {
    static REAL: OnceLock<Option<Library>> = OnceLock::new();
    REAL.get_or_init(|| {
        let named = driver::lock().as_ref().and_then(|d| d.config.nvrtc.clone());
        let library = match named {
            Some(file) => file,
            None => toolchain::nvrtc(crate::workspace())?.library,
        };
        let beside = std::fs::read_dir(library.parent()?).ok()?;
        let builtins = beside.filter_map(|e| Some(e.ok()?.path())).find(|p| {
            let name = p.file_name().unwrap_or_default();
            name.to_string_lossy().starts_with("libnvrtc-builtins.so")
        });
        let open = |file| {
            // SAFETY: NVIDIA's libraries run no initialisation that needs anything of the caller.
            unsafe { Library::open(Some(file), RTLD_NOW | RTLD_LOCAL) }.ok()
        };
        // The compiler asks for its builtins by name; once loaded by path, they are found.
        if let Some(loaded) = builtins.and_then(open) {
            std::mem::forget(loaded);
        }
        open(library)
    })
    .as_ref()
}

/// A function of the real library.
///
/// # Safety
/// `F` is its type.
unsafe fn get<F: Copy>(name: &str) -> Option<F> {
    // SAFETY: the caller's promise.
    unsafe { real()?.get::<F>(name) }.ok().map(|f| *f)
}

macro_rules! forward {
    ($($name:ident($($a:ident: $t:ty),*);)*) => {$(
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($a: $t),*) -> c_int {
            // SAFETY: the type is that of nvrtc.h, the arguments are the caller's.
            unsafe {
                match get::<unsafe extern "C" fn($($t),*) -> c_int>(stringify!($name)) {
                    Some(f) => f($($a),*),
                    None => INTERNAL,
                }
            }
        }
    )*};
}

forward! {
    nvrtcVersion(major: *mut c_int, minor: *mut c_int);
    nvrtcGetNumSupportedArchs(count: *mut c_int);
    nvrtcGetSupportedArchs(archs: *mut c_int);
    nvrtcGetProgramLogSize(program: Program, bytes: *mut usize);
    nvrtcGetProgramLog(program: Program, log: *mut c_char);
    nvrtcGetPTXSize(program: Program, bytes: *mut usize);
    nvrtcGetCUBINSize(program: Program, bytes: *mut usize);
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn nvrtcGetErrorString(code: c_int) -> *const c_char {
    type F = unsafe extern "C" fn(c_int) -> *const c_char;
    // SAFETY: the type is that of nvrtc.h.
    unsafe {
        match get::<F>("nvrtcGetErrorString") {
            Some(f) => f(code),
            None => c"no NVRTC behind the stand-in".as_ptr(),
        }
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn nvrtcCreateProgram(
    program: *mut Program,
    text: *const c_char,
    name: *const c_char,
    headers: c_int,
    header_texts: *const *const c_char,
    header_names: *const *const c_char,
) -> c_int {
    type F = unsafe extern "C" fn(
        *mut Program,
        *const c_char,
        *const c_char,
        c_int,
        *const *const c_char,
        *const *const c_char,
    ) -> c_int;
    // SAFETY: the type is that of nvrtc.h, the arguments are the caller's.
    unsafe {
        let Some(f) = get::<F>("nvrtcCreateProgram") else {
            return INTERNAL;
        };
        let made = f(program, text, name, headers, header_texts, header_names);
        if made == 0 {
            let text = CStr::from_ptr(text).to_string_lossy().into_owned();
            texts(|t| t.insert(*program as usize, text));
        }
        made
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn nvrtcCompileProgram(
    program: Program,
    count: c_int,
    options: *const *const c_char,
) -> c_int {
    type F = unsafe extern "C" fn(Program, c_int, *const *const c_char) -> c_int;
    // SAFETY: the type is that of nvrtc.h, the arguments are the caller's.
    unsafe {
        let Some(f) = get::<F>("nvrtcCompileProgram") else {
            return INTERNAL;
        };
        for n in 0..usize::try_from(count).unwrap_or(0) {
            let option = CStr::from_ptr(*options.add(n)).to_string_lossy();
            let macro_ = option
                .strip_prefix("--define-macro=")
                .or(option.strip_prefix("-D"));
            if let Some(definition) = macro_ {
                let definition = definition.replacen('=', " ", 1);
                texts(|t| {
                    if let Some(text) = t.get_mut(&(program as usize)) {
                        text.insert_str(0, &format!("#define {definition}\n"));
                    }
                });
            }
        }
        f(program, count, options)
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn nvrtcDestroyProgram(program: *mut Program) -> c_int {
    type F = unsafe extern "C" fn(*mut Program) -> c_int;
    // SAFETY: the type is that of nvrtc.h, the arguments are the caller's.
    unsafe {
        texts(|t| t.remove(&(*program as usize)));
        get::<F>("nvrtcDestroyProgram").map_or(INTERNAL, |f| f(program))
    }
}

/// Notes what an image that was just made stands for.
fn note(program: Program, image: &[u8]) {
    let text = texts(|t| t.get(&(program as usize)).cloned());
    if let Some(text) = text {
        crate::note_image(image, &text);
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn nvrtcGetPTX(program: Program, ptx: *mut c_char) -> c_int {
    type F = unsafe extern "C" fn(Program, *mut c_char) -> c_int;
    // SAFETY: the type is that of nvrtc.h, the arguments are the caller's; PTX ends in a zero.
    unsafe {
        let Some(f) = get::<F>("nvrtcGetPTX") else {
            return INTERNAL;
        };
        let made = f(program, ptx);
        if made == 0 {
            note(program, CStr::from_ptr(ptx).to_bytes());
        }
        made
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn nvrtcGetCUBIN(program: Program, cubin: *mut c_char) -> c_int {
    type F = unsafe extern "C" fn(Program, *mut c_char) -> c_int;
    // SAFETY: the type is that of nvrtc.h, the arguments are the caller's; the library wrote as
    // many bytes as it says.
    unsafe {
        let Some(f) = get::<F>("nvrtcGetCUBIN") else {
            return INTERNAL;
        };
        let mut bytes = 0;
        if nvrtcGetCUBINSize(program, &mut bytes) != 0 {
            return INTERNAL;
        }
        let made = f(program, cubin);
        if made == 0 && bytes >= 64 {
            let all = std::slice::from_raw_parts(cubin.cast::<u8>(), bytes);
            let end = crate::api::elf_bytes(all).min(bytes);
            note(program, &all[..end]);
        }
        made
    }
}
