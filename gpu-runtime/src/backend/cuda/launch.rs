//! Launches: the kernel is there, the shape fits the device, the record for its faults is behind the
//! arguments, and the driver is called once.

use super::CudaBackend;
use super::images::Loaded;
use crate::backend::{Executor, FaultSink, GraphId, StreamId, TextLaunch};
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
            covers,
            arguments,
            faults,
        } = launch;
        let loaded = self.images.get(&self.context, &kernel, covers)?;
        self.check_shape(&loaded, block)?;
        self.streams
            .submit(&self.context, stream, |pending, handle| {
                let sink = pending.launch(self, &loaded, &faults)?.address();
                if let [first, second, ..] = arguments {
                    *first = (&raw const sink).cast::<c_void>();
                    *second = (&raw const elements).cast::<c_void>();
                }
                let ([gx, gy, gz], [bx, by, bz]) = (grid, block);
                let (function, arguments) = (loaded.function, arguments.as_ptr());
                let none = std::ptr::null();
                // SAFETY: a live function; a pointer for each of its parameters, the first two just set
                // and the others by the caller's promise; the record stays until the launch is finished.
                self.context.call(|f| unsafe {
                    f.cuLaunchKernel(function, gx, gy, gz, bx, by, bz, 0, handle, arguments, none)
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

impl CudaBackend {
    /// Whether the device can run the kernel in such blocks.
    pub(super) fn check_shape(&self, kernel: &Loaded, block: [u32; 3]) -> Result<(), GpuError> {
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
        if kernel.shared > device.shared {
            let what = "bytes of shared memory in a block";
            return refused(what, kernel.shared, device.shared, String::new());
        }
        Ok(())
    }
}
