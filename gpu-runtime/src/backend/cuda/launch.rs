//! Launches: the kernel is there, the shape fits the device, the record for its faults is behind the
//! arguments, and the driver is called once.

use super::CudaBackend;
use super::images::Loaded;
use crate::backend::{Executor, Form, TextLaunch};
use crate::error::{CudaError, GpuError};
use std::ffi::c_void;

// SAFETY: the launch is put on the driver's stream of its id, in order with copies and events. Its
// record is read where its stream, or one ordered after it, is known to be finished: `records`. The
// driver reads the arguments before it returns. Nothing unwinds: the text's function is generated
// code that appends to a string.
unsafe impl Executor for CudaBackend {
    unsafe fn launch(&self, launch: TextLaunch<'_>) -> Result<(), GpuError> {
        let TextLaunch {
            kernel,
            stream,
            elements,
            grid,
            block,
            shared,
            covers,
            arguments,
            faults,
        } = launch;
        let loaded = self.images.get(&self.context, &kernel, covers)?;
        self.check_shape(&loaded, block, shared)?;
        self.streams
            .submit(&self.context, stream, |pending, handle| {
                let mut sink = 0;
                let arguments = match kernel.form {
                    Form::Generated => {
                        sink = pending.launch(self, &loaded, &faults)?.address();
                        if let [first, second, ..] = arguments {
                            *first = (&raw const sink).cast::<c_void>();
                            *second = (&raw const elements).cast::<c_void>();
                        }
                        &*arguments
                    }
                    // One from a file has neither.
                    Form::Cuda(_) | Form::Ptx(_) => arguments.get(2..).unwrap_or_default(),
                };
                let ([gx, gy, gz], [bx, by, bz]) = (grid, block);
                let (function, arguments) = (loaded.function, arguments.as_ptr());
                let none = std::ptr::null();
                // SAFETY: a live function; a pointer for each of its parameters, the first two of a
                // generated kernel just set and the others by the caller's promise; the record stays
                // until the launch is finished.
                let launched = self.context.call(|f| unsafe {
                    f.cuLaunchKernel(
                        function, gx, gy, gz, bx, by, bz, shared, handle, arguments, none,
                    )
                });
                // Read by the driver in the call, and not before.
                let _ = sink;
                launched
            })
    }
}

impl CudaBackend {
    /// Whether the device can run the kernel in such blocks.
    fn check_shape(&self, kernel: &Loaded, block: [u32; 3], shared: u32) -> Result<(), GpuError> {
        let device = self.context.properties();
        let asked = block.iter().map(|n| u64::from(*n)).product();
        let refused = |what, asked, most, why| {
            let error = CudaError::LaunchLimit {
                kernel: kernel.name,
                device: self.context.spelled(),
                what,
                asked,
                most,
                why,
            };
            Err(error.into())
        };
        if asked > device.threads {
            return refused("threads in a block", asked, device.threads, String::new());
        }
        if asked > kernel.threads {
            let (each, all) = (kernel.registers, device.registers);
            let why = format!(" for it, since each needs {each} of a block's {all} registers");
            return refused("threads in a block", asked, kernel.threads, why);
        }
        let shared = kernel.shared.saturating_add(u64::from(shared));
        if shared > device.shared {
            let what = "bytes of shared memory in a block";
            return refused(what, shared, device.shared, String::new());
        }
        Ok(())
    }
}
