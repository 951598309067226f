//! Launches: the kernel is there, the shape fits the device, the record for its faults is behind the
//! arguments, and the driver is called once.

use super::CudaBackend;
use super::images::Loaded;
use crate::backend::{Executor, FaultSink, Form, GraphId, StreamId, TextLaunch};
use crate::error::{CudaError, GpuError};
use crate::sync::Arc;
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
                let sink = match kernel.form {
                    Form::Generated => pending.launch(self, &loaded, &faults)?.address(),
                    Form::Cuda(_) | Form::Ptx(_) => 0,
                };
                let arguments = parameters(kernel.form, arguments, &sink, &elements);
                let ([gx, gy, gz], [bx, by, bz]) = (grid, block);
                let (function, arguments) = (loaded.function, arguments.as_ptr());
                let none = std::ptr::null();
                // SAFETY: a live function; a pointer for each of its parameters, the first two of a
                // generated kernel just set and the others by the caller's promise; the record stays
                // until the launch is finished.
                self.context.call(|f| unsafe {
                    f.cuLaunchKernel(
                        function, gx, gy, gz, bx, by, bz, shared, handle, arguments, none,
                    )
                })
            })
    }

    fn create_graph(&self) -> Result<GraphId, GpuError> {
        self.graphs.create(&self.context)
    }

    unsafe fn add_to_graph(&self, graph: GraphId, launch: TextLaunch<'_>) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.add_launch(graph, launch) }
    }

    fn finish_graph(&self, graph: GraphId) -> Result<(), GpuError> {
        self.graphs.finish(&self.context, graph)
    }

    unsafe fn replay(
        &self,
        graph: GraphId,
        stream: StreamId,
        faults: Arc<dyn FaultSink>,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.launch_graph(graph, stream, &faults) }
    }

    fn destroy_graph(&self, graph: GraphId, stream: StreamId) {
        self.end_graph(graph, stream);
    }
}

/// Where the kernel's parameters lie. One that was generated begins with its record and its elements; one
/// from a file has neither.
pub(super) fn parameters<'a>(
    form: Form,
    arguments: &'a mut [*const c_void],
    record: &'a u64,
    elements: &'a u64,
) -> &'a [*const c_void] {
    match form {
        Form::Generated => {
            if let [first, second, ..] = arguments {
                *first = std::ptr::from_ref(record).cast();
                *second = std::ptr::from_ref(elements).cast();
            }
            arguments
        }
        Form::Cuda(_) | Form::Ptx(_) => arguments.get(2..).unwrap_or_default(),
    }
}

impl CudaBackend {
    /// Whether the device can run the kernel in such blocks.
    pub(super) fn check_shape(
        &self,
        kernel: &Loaded,
        block: [u32; 3],
        shared: u32,
    ) -> Result<(), GpuError> {
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
