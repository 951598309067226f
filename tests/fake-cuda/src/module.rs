//! Modules: an image stands for the text that it was compiled from, which g++ compiles for the CPU.
//! Which text that is, the stand-in's NVRTC has noted when it made the image.

use crate::stream::{Launch, fnv};
use crate::text;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use crate::shim::{Args, Library, Run, Text};

/// A kernel of a module.
#[derive(Debug)]
pub struct Function {
    pub module: u64,
    pub name: String,
    pub sizes: Vec<usize>,
}

/// A loaded module.
struct Module {
    device: usize,
    library: std::rc::Rc<Library>,
    entries: Vec<String>,
}

/// What is loaded, and the texts of all images that are known.
pub struct Modules {
    store: Option<PathBuf>,
    texts: HashMap<u64, String>,
    built: HashMap<u64, std::rc::Rc<Library>>,
    modules: BTreeMap<u64, Module>,
    pub functions: BTreeMap<u64, Function>,
}

// SAFETY: a library is a table of functions that any thread may call; the counts are only changed
// under the driver's lock, with which all of it is moved and used.
unsafe impl Send for Modules {}

/// A range that a kernel is given, as the code behind its text tells it.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct Range {
    pub at: u64,
    pub bytes: u64,
    /// 0: it is read. 1: it is written. 2: it only has to be there. 3: it is updated by atomics.
    pub mode: u64,
}

type Describe = unsafe extern "C" fn(*mut usize, *mut *mut std::ffi::c_void, *mut Range) -> u32;

/// The most parameters of a kernel that are looked at.
const MOST: usize = 256;

impl Modules {
    pub fn new(store: Option<PathBuf>) -> Self {
        Self {
            store,
            texts: HashMap::new(),
            built: HashMap::new(),
            modules: BTreeMap::new(),
            functions: BTreeMap::new(),
        }
    }

    /// Notes what an image was compiled from.
    pub fn note(&mut self, image: &[u8], source: String) {
        let key = fnv(image);
        if let Some(store) = &self.store {
            let file = store.join(format!("{key:016x}.cu"));
            let own = store.join(format!("{key:016x}.{}", std::process::id()));
            let kept = std::fs::create_dir_all(store)
                .and_then(|()| std::fs::write(&own, &source))
                .and_then(|()| std::fs::rename(&own, &file));
            if let Err(error) = kept {
                eprintln!("fake-cuda: {}: {error}", file.display());
            }
        }
        self.texts.insert(key, source);
    }

    fn source(&self, key: u64) -> Option<String> {
        let known = self.texts.get(&key).cloned();
        known.or_else(|| {
            let file = self.store.as_ref()?.join(format!("{key:016x}.cu"));
            std::fs::read_to_string(file).ok()
        })
    }

    /// Loads an image.
    ///
    /// # Errors
    /// Why its text cannot be run.
    pub fn load(&mut self, handle: u64, image: &[u8], device: usize) -> Result<(), String> {
        let key = fnv(image);
        let source = self
            .source(key)
            .ok_or("an image that the stand-in's NVRTC has not made")?;
        let entries = text::entries(&source);
        if entries.is_empty() {
            return Err("a text without kernels".to_owned());
        }
        let library = match self.built.get(&key) {
            Some(library) => std::rc::Rc::clone(library),
            None => {
                let names: Vec<&str> = entries.iter().map(String::as_str).collect();
                let source = text::with_descriptions(&source, &names);
                let text = Text {
                    name: names.first().copied().unwrap_or("text"),
                    source: &source,
                    entries: &names,
                };
                let library = Library::build(&[text]).map_err(|e| e.to_string())?;
                let library = std::rc::Rc::new(library);
                self.built.insert(key, std::rc::Rc::clone(&library));
                library
            }
        };
        self.modules.insert(
            handle,
            Module {
                device,
                library,
                entries,
            },
        );
        Ok(())
    }

    /// Unloads a module and its functions.
    pub fn unload(&mut self, handle: u64) -> bool {
        self.functions.retain(|_, f| f.module != handle);
        self.modules.remove(&handle).is_some()
    }

    /// The device of a module.
    pub fn device(&self, handle: u64) -> Option<usize> {
        self.modules.get(&handle).map(|m| m.device)
    }

    /// The modules that are loaded.
    pub fn loaded(&self) -> impl Iterator<Item = u64> {
        self.modules.keys().copied()
    }

    /// A kernel by its name.
    pub fn function(&mut self, handle: u64, module: u64, name: &str) -> bool {
        let Some(m) = self
            .modules
            .get(&module)
            .filter(|m| m.entries.iter().any(|e| e == name))
        else {
            return false;
        };
        let mut sizes = [0; MOST];
        let Some(describe) = describe_of(&m.library, name) else {
            return false;
        };
        // SAFETY: the function writes a size for each parameter; there are fewer than `MOST`.
        let count = unsafe {
            describe(
                sizes.as_mut_ptr(),
                std::ptr::null_mut(),
                std::ptr::null_mut(),
            )
        };
        let function = Function {
            module,
            name: name.to_owned(),
            sizes: sizes.iter().take(count as usize).copied().collect(),
        };
        self.functions.insert(handle, function);
        true
    }

    /// The ranges that a launch with these arguments may touch.
    pub fn ranges(&self, function: u64, args: &[Vec<u8>]) -> Vec<Range> {
        let Some(f) = self.functions.get(&function) else {
            return Vec::new();
        };
        let describe = self
            .modules
            .get(&f.module)
            .and_then(|m| describe_of(&m.library, &f.name));
        let Some(describe) = describe else {
            return Vec::new();
        };
        let places = aligned(args);
        let mut pointers: Vec<_> = places
            .iter()
            .map(|p| p.as_ptr().cast_mut().cast())
            .collect();
        let mut ranges = [Range::default(); MOST];
        // SAFETY: a pointer for each parameter, to as many bytes as it has, aligned for any type;
        // the function writes at most one range for each.
        let count = unsafe {
            describe(
                std::ptr::null_mut(),
                pointers.as_mut_ptr(),
                ranges.as_mut_ptr(),
            )
        };
        ranges.iter().take(count as usize).copied().collect()
    }

    /// Runs a kernel to its end.
    ///
    /// # Errors
    /// What would hang or be refused on a GPU.
    pub fn run(&self, launch: &Launch) -> Result<(), String> {
        let gone = || "its module was unloaded".to_owned();
        let f = self.functions.get(&launch.function).ok_or_else(gone)?;
        let m = self.modules.get(&f.module).ok_or_else(gone)?;
        let kernel = m.library.kernel(0, &f.name).map_err(|e| e.to_string())?;
        let mut args = Args::new();
        for arg in &launch.args {
            args.bytes(arg);
        }
        let run = Run {
            seed: fnv(f.name.as_bytes()),
            ..Run::default()
        };
        // SAFETY: the arguments have the sizes of the parameters; what they point to was there when
        // the launch was submitted and is there now, which the driver looked at.
        unsafe { kernel.launch(launch.grid, launch.block, args, &run) }.map_err(|e| e.to_string())
    }
}

fn describe_of(library: &Library, name: &str) -> Option<Describe> {
    // SAFETY: `text::with_descriptions` defines a function of this name with this type.
    unsafe { library.symbol(0, &text::description(name)) }
}

/// The arguments where any type may lie.
fn aligned(args: &[Vec<u8>]) -> Vec<Vec<u128>> {
    args.iter()
        .map(|arg| {
            let mut place = vec![0_u128; arg.len().div_ceil(16).max(1)];
            // SAFETY: the place is at least as long as the argument.
            unsafe {
                std::ptr::copy_nonoverlapping(arg.as_ptr(), place.as_mut_ptr().cast(), arg.len());
            }
            place
        })
        .collect()
}
