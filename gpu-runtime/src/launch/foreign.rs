//! Launches of kernels from files. They have no body for the CPU device, and report no faults.

use super::on_device::{Pointers, Shape, TextArguments, type_id_of};
use super::{Blocks, Launch};
use crate::backend::{Form, KernelText};
use crate::error::{GpuError, ShapeProblem};
use crate::pool::PoolMarker;

/// A kernel of a file.
#[derive(Debug, Clone, Copy)]
pub struct ForeignKernel {
    form: Form,
    /// Bytes of dynamic shared memory of a block.
    shared: u32,
    options: &'static [&'static str],
}

impl ForeignKernel {
    /// The kernel `entry` of a CUDA C++ text.
    pub const fn cuda(entry: &'static str, shared: u32, options: &'static [&'static str]) -> Self {
        Self {
            form: Form::Cuda(entry),
            shared,
            options,
        }
    }

    /// The kernel `entry` of a PTX text.
    pub const fn ptx(entry: &'static str, shared: u32, options: &'static [&'static str]) -> Self {
        Self {
            form: Form::Ptx(entry),
            shared,
            options,
        }
    }
}

impl<P: PoolMarker> Launch<'_, '_, P> {
    /// The number of threads along each axis. `None` is a term that overflowed.
    ///
    /// # Errors
    /// [`GpuError::Requires`] for more than an address space has.
    pub fn threads<const R: usize>(
        &self,
        over: &'static str,
        extents: [Option<u128>; R],
    ) -> Result<[usize; R], GpuError> {
        let mut out = [0; R];
        for (place, extent) in out.iter_mut().zip(extents) {
            let number = extent.and_then(|e| usize::try_from(e).ok());
            *place = number.ok_or(GpuError::Requires {
                kernel: self.kernel,
                condition: over,
                left: extent.unwrap_or(u128::MAX),
                right: usize::MAX as u128,
            })?;
        }
        Ok(out)
    }

    /// Launches a kernel of a file.
    ///
    /// # Errors
    /// What the device reports: a text that it cannot compile, a shape that it cannot run; a grid that
    /// no device has.
    ///
    /// # Safety
    /// `arguments` came from this launch, one for each parameter of the kernel, in order, of its types.
    /// The kernel does with them what its caller or its author promised: it stays in the bounds of the
    /// memory, writes what it may write and nothing else, and no two threads meet there.
    #[cold]
    #[inline(never)]
    pub unsafe fn run_foreign<const R: usize, A: TextArguments>(
        self,
        extents: [usize; R],
        blocks: Blocks<R>,
        kernel: ForeignKernel,
        text: impl Fn() -> String,
        arguments: A,
    ) -> Result<(), GpuError> {
        let shape = Shape::of(extents, blocks);
        if blocks.grid.is_none() && shape.is_some_and(|s| !s.covers) {
            // Nothing says that a thread takes several elements.
            let blocks = extents.iter().zip(blocks.sides);
            let needed = blocks.map(|(n, side)| n.div_ceil(side.max(1)));
            return Err(GpuError::LaunchShape {
                kernel: self.kernel,
                problem: ShapeProblem::Grid {
                    asked: needed.max().unwrap_or(0),
                },
            });
        }
        let text_of = |_: &mut _| text();
        let kernel_text = KernelText {
            instance: type_id_of(&text),
            kernel: self.kernel,
            options: kernel.options,
            text: &text_of,
            form: kernel.form,
        };
        // SAFETY: the caller's promise; `arguments` lives to the end of the call.
        arguments.point(&mut Pointers::new(), |all| unsafe {
            self.launch_text(kernel_text, shape, kernel.shared, all)
        })
    }

    /// What a launch on the CPU device comes to without a function that stands for the kernel.
    pub fn no_host_form(&self, file: &'static str) -> GpuError {
        GpuError::NoHostForm {
            kernel: self.kernel,
            file,
        }
    }
}

/// What makes a text compile only if its struct `name` has the size of `T`.
pub fn same_size<T>(name: &str) -> String {
    format!(
        "static_assert(sizeof({name}) == {}, \"the struct `{name}` has another size in Rust\");\n",
        size_of::<T>()
    )
}
