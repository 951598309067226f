//! Kernels compiled ahead: for a look at them, and to ship with a program, so that its users need no
//! compiler.

use crate::backend::cuda;
use crate::error::GpuError;
use crate::kernel::prelude::COVERING_GRID;

/// The text of a kernel's instance and how it is compiled: `saxpy::source()`, or
/// `block_sum::source::<f32, 256>()` of a generic one.
///
/// ```no_run
/// use gpu_runtime::prelude::*;
///
/// #[gpu_kernel(over = y)]
/// fn double(t: Thread, y: &mut [f32]) {
///     let i = t.id();
///     y[i] = y[i] + y[i];
/// }
///
/// // NVRTC has to be there, and no GPU.
/// std::fs::write("double.cubin", double::source().cubin(90)?)?;
/// println!("{}", double::source().ptx(75)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct KernelSource {
    kernel: &'static str,
    text: String,
    options: &'static [&'static str],
    /// Compiled once more without the loop over what a smaller grid leaves over.
    two_grids: bool,
}

impl KernelSource {
    /// For generated code.
    #[doc(hidden)]
    pub fn new(
        kernel: &'static str,
        text: String,
        options: &'static [&'static str],
        two_grids: bool,
    ) -> Self {
        Self {
            kernel,
            text,
            options,
            two_grids,
        }
    }

    /// The machine code for an architecture: 90 is `sm_90`.
    ///
    /// # Errors
    /// [`CudaError::NoCompiler`](crate::CudaError::NoCompiler) without NVRTC,
    /// [`CudaError::Refused`](crate::CudaError::Refused) for a text that it does not compile,
    /// [`CudaError::NoSuchArch`](crate::CudaError::NoSuchArch) for an architecture that it does not know.
    pub fn cubin(&self, arch: u32) -> Result<Vec<u8>, GpuError> {
        cuda::compile_ahead(self.kernel, &self.text, self.options, arch, false)
    }

    /// The PTX for an architecture: 75 is `compute_75`. Drivers compile it for that and any newer one.
    ///
    /// # Errors
    /// As [`KernelSource::cubin`].
    pub fn ptx(&self, arch: u32) -> Result<String, GpuError> {
        let ptx = cuda::compile_ahead(self.kernel, &self.text, self.options, arch, true)?;
        let text = String::from_utf8_lossy(&ptx);
        Ok(text.trim_end_matches('\0').to_owned())
    }
}

/// Compiled kernels in one file, to ship with a program.
///
/// A small program of the same package makes the file. It cannot be the build script, which runs before
/// the package's macros have made the kernels' texts.
///
/// ```no_run
/// // src/bin/ship.rs: `cargo run --bin ship`, again when a kernel changed
/// use gpu_runtime::Images;
/// # mod my_crate { use gpu_runtime::prelude::*;
/// # #[gpu_kernel(over = y)] pub fn double(t: Thread, y: &mut [f32]) { let i = t.id(); y[i] = y[i] + y[i]; } }
/// # use my_crate::double;
///
/// let mut images = Images::new(&[75, 80, 90]);
/// images.add(&double::source())?;
/// std::fs::write("kernels.images", images.to_bytes())?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The program reads the file at its start, has it in itself (`include_bytes!("../kernels.images")`), or
/// finds it where `GPU_RUNTIME_IMAGES` says:
///
/// ```no_run
/// gpu_runtime::Images::embed(&std::fs::read("kernels.images")?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A launch looks there first, then in the cache, and compiles then. An image is used for the text and
/// the options that it was made of and for no others: after a change of the kernel it is as if it were
/// not there, and where there is no NVRTC the error says so.
#[derive(Debug, Clone, Default)]
pub struct Images {
    archs: Vec<u32>,
    images: Vec<cuda::Image>,
}

impl Images {
    /// No images yet. Each kernel will be compiled to machine code for these architectures (90 is
    /// `sm_90`), and to PTX for the highest of them, which newer devices compile further. Machine code
    /// runs on devices of the same major version too: that of 80 on one of 86.
    pub fn new(archs: &[u32]) -> Self {
        let mut archs = archs.to_vec();
        archs.sort_unstable();
        archs.dedup();
        Self {
            archs,
            images: Vec::new(),
        }
    }

    /// Compiles a kernel.
    ///
    /// # Errors
    /// As [`KernelSource::cubin`]; nothing is added then.
    pub fn add(&mut self, source: &KernelSource) -> Result<(), GpuError> {
        let mut made = Vec::new();
        let last = self.archs.last().map(|arch| (*arch, true));
        for (arch, ptx) in self.archs.iter().map(|arch| (*arch, false)).chain(last) {
            let more: &[&[&str]] = if source.two_grids {
                &[&[], &[COVERING_GRID]]
            } else {
                &[&[]]
            };
            for more in more {
                let options = [source.options, more].concat();
                let (kernel, text) = (source.kernel, &source.text);
                let image = cuda::compile_ahead(kernel, text, &options, arch, ptx)?;
                made.push(cuda::Image::new(kernel, text, &options, arch, ptx, image));
            }
        }
        self.images.append(&mut made);
        Ok(())
    }

    /// The file.
    pub fn to_bytes(&self) -> Vec<u8> {
        cuda::encode(&self.images)
    }

    /// Lets launches of this process use the images of a file that [`Images::to_bytes`] made.
    ///
    /// # Errors
    /// [`GpuError::Environment`] for a file that is none or damaged.
    pub fn embed(file: &[u8]) -> Result<(), GpuError> {
        cuda::embed(file)
    }
}
