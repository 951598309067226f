//! From a kernel's text to a loaded function: once per instance, device and kind of grid. What is
//! compiled is kept on disk; see `cache`.

use super::cache::{self, Cache, Key};
use super::context::Context;
use super::driver::{Failed, Handle};
use super::mixed::Mixed;
use super::nvrtc::{self, Nvrtc};
use super::search::{self, Place};
use super::shipped::{self, Shipped};
use crate::backend::{Form, KernelText};
use crate::error::{CudaError, GpuError};
use crate::kernel::cx::Site;
use crate::kernel::prelude::COVERING_GRID;
use crate::kernel::text::TextBuilder;
use crate::sync::{Arc, Mutex, OnceLock};
use std::any::TypeId;
use std::collections::HashMap;
use std::ffi::CString;
use std::hash::BuildHasherDefault;

/// Lines of the kernel for profilers.
const LINES: &str = "--generate-line-info";

/// `CUDA_ERROR_INVALID_IMAGE`, `_NO_BINARY_FOR_GPU`, `_INVALID_PTX`, `_UNSUPPORTED_PTX_VERSION`: an
/// image from another time, perhaps.
const STALE: [u32; 4] = [200, 209, 218, 222];

/// A kernel on a device.
#[derive(Debug)]
pub(super) struct Loaded {
    /// In Rust.
    pub(super) name: &'static str,
    pub(super) function: Handle,
    module: Handle,
    /// The fault sites of its text, by number.
    pub(super) sites: Vec<&'static Site>,
    /// The most threads that a block may have.
    pub(super) threads: u64,
    /// Bytes of shared memory of a block.
    pub(super) shared: u64,
    /// Registers of a thread.
    pub(super) registers: u64,
}

/// The kernels of a device.
#[derive(Default)]
pub(super) struct Images {
    loaded: Mutex<HashMap<(TypeId, bool), Arc<Loaded>, BuildHasherDefault<Mixed>>>,
    /// Held while a kernel is compiled and loaded: two threads that launch it first compile it once.
    building: Mutex<()>,
}

/// Where this process has its compiler, and the compiler, once it is opened.
struct Compiler {
    places: Vec<Place>,
    /// For the cache.
    identity: String,
    opened: OnceLock<Result<Option<Nvrtc>, CudaError>>,
    cache: Cache,
}

/// The compiler of this process. All devices have one driver.
fn compiler(driver: i32) -> &'static Compiler {
    static COMPILER: OnceLock<Compiler> = OnceLock::new();
    COMPILER.get_or_init(|| {
        let places = nvrtc::places(driver);
        Compiler {
            identity: cache::compiler(&places),
            places,
            opened: OnceLock::new(),
            cache: Cache::of_the_user(),
        }
    })
}

impl Compiler {
    fn compile(
        &self,
        kernel: &'static str,
        key: &Key<'_>,
        driver: i32,
        shipped: &'static str,
    ) -> Result<Vec<u8>, CudaError> {
        let nvrtc = self.nvrtc(kernel, driver, shipped)?;
        let image = nvrtc.compile(kernel, key.text, key.options, key.arch)?;
        self.cache.keep(key, &image);
        Ok(image)
    }

    /// The compiler, for `kernel`; `shipped` is why nothing that came with the program will do.
    fn nvrtc(
        &self,
        kernel: &'static str,
        driver: i32,
        shipped: &'static str,
    ) -> Result<&Nvrtc, CudaError> {
        let opened = self.opened.get_or_init(|| Nvrtc::open(&self.places));
        let nvrtc = opened.as_ref().map_err(Clone::clone)?;
        nvrtc.as_ref().ok_or_else(|| {
            let tried: Vec<String> = self.places.iter().map(ToString::to_string).collect();
            let named = std::env::var_os(search::VARIABLE);
            let named =
                named.map(|v| format!("it in {}=`{}`", search::VARIABLE, v.to_string_lossy()));
            CudaError::NoCompiler {
                kernel,
                tried: named.unwrap_or_else(|| tried.join(", ")),
                version: search::wanted(driver),
                shipped,
            }
        })
    }
}

/// Compiles a text for an architecture, whatever devices there are.
///
/// # Errors
/// No compiler, an architecture that it does not know, a text that it refuses.
pub(crate) fn compile_ahead(
    kernel: &'static str,
    text: &str,
    options: &[&str],
    arch: u32,
    ptx: bool,
) -> Result<Vec<u8>, GpuError> {
    /// Without a driver: that of the newest compiler that is looked for.
    const NEWEST: i32 = 13_000;
    let driver = super::load::driver_version().unwrap_or(NEWEST);
    let nvrtc = compiler(driver).nvrtc(kernel, driver, "")?;
    let options = [options, &[LINES]].concat();
    Ok(nvrtc.compile_ahead(kernel, text, &options, arch, ptx)?)
}

impl Images {
    /// The kernel on this device, compiled and loaded if it is not yet.
    pub(super) fn get(
        &self,
        context: &Context,
        kernel: &KernelText<'_>,
        covers: bool,
    ) -> Result<Arc<Loaded>, GpuError> {
        // What is from a file is the same text for any grid.
        let covers = covers && kernel.form == Form::Generated;
        let key = (kernel.instance, covers);
        if let Some(loaded) = self.loaded.lock().get(&key) {
            return Ok(Arc::clone(loaded));
        }
        let building = self.building.lock();
        if let Some(loaded) = self.loaded.lock().get(&key) {
            return Ok(Arc::clone(loaded));
        }
        let loaded = Arc::new(build(context, kernel, covers)?);
        self.loaded.lock().insert(key, Arc::clone(&loaded));
        drop(building);
        Ok(loaded)
    }

    pub(super) fn close(&mut self, context: &Context) {
        for (_, loaded) in self.loaded.get_mut().drain() {
            // SAFETY: the driver's module, given back once. The pool gave its slabs back after all
            // work on them was finished, so no launch of it runs.
            context.give_back(|f| unsafe { f.cuModuleUnload(loaded.module) });
        }
    }
}

fn build(context: &Context, kernel: &KernelText<'_>, covers: bool) -> Result<Loaded, GpuError> {
    let mut builder = TextBuilder::new();
    let own = (kernel.text)(&mut builder);
    let (text, entry) = match kernel.form {
        Form::Generated => (builder.finish(&own), entry(&own).map(str::to_owned)),
        Form::Cuda(entry) => (own, Some(entry.to_owned())),
        Form::Ptx(entry) => return load_ptx(context, kernel.kernel, own, entry),
    };
    let entry = c_name(kernel.kernel, entry)?;
    let mut options: Vec<&str> = kernel.options.to_vec();
    options.push(LINES);
    if covers {
        options.push(COVERING_GRID);
    }
    let (properties, driver) = (context.properties(), context.driver().version);
    let compiler = compiler(driver);
    let key = Key {
        text: &text,
        options: &options,
        arch: properties.major * 10 + properties.minor,
        compiler: &compiler.identity,
    };
    let sites = builder.sites_in_order().to_vec();
    // Lines are added to all that is compiled.
    let named: Vec<&str> = options.iter().copied().filter(|o| *o != LINES).collect();
    let shipped = match shipped::find(kernel.kernel, &text, &named, key.arch)? {
        Shipped::Not(why) => why,
        Shipped::There(images) => {
            for image in images {
                match load(context, kernel.kernel, &image.bytes, &entry, sites.clone()) {
                    Err(failed) if STALE.contains(&failed.code) => {}
                    other => return other.map_err(|failed| context.error(failed)),
                }
            }
            "; the driver does not load the images that came with the program"
        }
    };
    if let Some(image) = compiler.cache.find(&key) {
        match load(context, kernel.kernel, &image, &entry, sites.clone()) {
            Err(failed) if STALE.contains(&failed.code) => {}
            other => return other.map_err(|failed| context.error(failed)),
        }
    }
    let image = compiler.compile(kernel.kernel, &key, driver, shipped)?;
    let loaded = load(context, kernel.kernel, &image, &entry, sites);
    loaded.map_err(|failed| context.error(failed))
}

/// Loads a kernel that the driver compiles by itself.
fn load_ptx(
    context: &Context,
    kernel: &'static str,
    text: String,
    entry: &str,
) -> Result<Loaded, GpuError> {
    let entry = c_name(kernel, Some(entry.to_owned()))?;
    let mut image = text.into_bytes();
    image.push(0);
    let loaded = load(context, kernel, &image, &entry, Vec::new());
    loaded.map_err(|failed| context.error(failed))
}

/// A kernel's name in its text as the driver takes it.
fn c_name(kernel: &str, entry: Option<String>) -> Result<CString, GpuError> {
    let name = entry.and_then(|e| CString::new(e).ok());
    name.ok_or_else(|| GpuError::Device {
        what: format!("the text of kernel `{kernel}` has no entry"),
    })
}

fn load(
    context: &Context,
    name: &'static str,
    image: &[u8],
    entry: &CString,
    sites: Vec<&'static Site>,
) -> Result<Loaded, Failed> {
    /// `CU_FUNC_ATTRIBUTE_*`.
    const THREADS: u32 = 0;
    const SHARED: u32 = 1;
    const REGISTERS: u32 = 4;
    context.try_call(|f| {
        let mut module = 0;
        // SAFETY: a place for the answer, and a whole image: machine code, or PTX that ends in a
        // zero.
        unsafe { f.cuModuleLoadData(&mut module, image.as_ptr().cast()) }?;
        let mut function = 0;
        let attribute = |which, function| {
            let mut value = 0;
            // SAFETY: a place for the answer, and a live function.
            unsafe { f.cuFuncGetAttribute(&mut value, which, function) }?;
            Ok(u64::try_from(value).unwrap_or(0))
        };
        // SAFETY: a place for the answer, a live module, and a name that ends in a zero.
        let found = unsafe { f.cuModuleGetFunction(&mut function, module, entry.as_ptr()) };
        let loaded = found.and_then(|()| {
            Ok(Loaded {
                name,
                function,
                module,
                sites,
                threads: attribute(THREADS, function)?,
                shared: attribute(SHARED, function)?,
                registers: attribute(REGISTERS, function)?,
            })
        });
        if loaded.is_err() {
            // SAFETY: it was just loaded, and nothing uses it.
            let _ = unsafe { f.cuModuleUnload(module) };
        }
        loaded
    })
}

/// The name of a kernel in its text: what stands before the parameters of its entry.
fn entry(kernel: &str) -> Option<&str> {
    let (_, after) = kernel.split_once("extern \"C\" __global__")?;
    let (head, _) = after.split_once("(gpu::fault* gpu_sink")?;
    head.rsplit([' ', ')', '\n']).find(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_of_a_text_is_found_whatever_its_bounds_are() {
        for (bounds, name) in [
            ("__launch_bounds__(256)", "saxpy"),
            ("", "gpu_"),
            ("__launch_bounds__((2 * (3)))", "class_"),
        ] {
            let text = format!(
                "static void x_thread(int a) {{ }}\nextern \"C\" __global__ void {bounds} {name}(gpu::fault* gpu_sink, const u64 gpu_n) {{ }}"
            );
            assert_eq!(entry(&text), Some(name));
        }
        assert_eq!(entry("void f() {}"), None);
    }
}
