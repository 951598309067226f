//! Graphs: launches that are put together once and given to the driver in one call each time.
//!
//! # Decision
//! The nodes are added one by one (`cuGraphAddKernelNode`), each behind the one before, instead of
//! capturing a stream: while a stream is being captured, calls of other threads (an allocation of the pool,
//! a question about an event) fail or end the capture, and so does the first compilation of a kernel.

use super::CudaBackend;
use super::context::Context;
use super::driver::Handle;
use super::images::Loaded;
use super::launch::parameters;
use super::records::Slot;
use crate::backend::{FaultSink, Form, GraphId, StreamId, TextLaunch};
use crate::error::GpuError;
use crate::sync::{Arc, Mutex};
use cudarc::driver::sys::CUDA_KERNEL_NODE_PARAMS_v2;
use std::collections::HashMap;

/// The graphs of a device.
#[derive(Default)]
pub(super) struct Graphs {
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    graphs: HashMap<u64, Graph>,
    last: u64,
}

/// One graph.
struct Graph {
    /// What is added to.
    nodes: Handle,
    /// The last one, once there is one.
    tail: Option<Handle>,
    /// What is launched, once it is made.
    ready: Option<Handle>,
    /// Where the launches report, one for each kernel. They are the graph's to its end.
    records: Vec<(Slot, Arc<Loaded>)>,
}

impl Graph {
    /// Where the launches of a kernel report.
    fn record_of(&mut self, of: &CudaBackend, loaded: &Arc<Loaded>) -> Result<Slot, GpuError> {
        if let Some((slot, _)) = self.records.iter().find(|r| Arc::ptr_eq(&r.1, loaded)) {
            return Ok(*slot);
        }
        let slot = of.records.take(&of.context)?;
        self.records.push((slot, Arc::clone(loaded)));
        Ok(slot)
    }

    /// Gives the driver back what is its own.
    fn give_back(&self, context: &Context) {
        if let Some(ready) = self.ready {
            // SAFETY: the driver's, and given back once; nothing of it runs.
            context.give_back(|f| unsafe { f.cuGraphExecDestroy(ready) });
        }
        // SAFETY: as above.
        context.give_back(|f| unsafe { f.cuGraphDestroy(self.nodes) });
    }
}

fn gone() -> GpuError {
    GpuError::Device {
        what: "a graph that has ended".to_owned(),
    }
}

impl Graphs {
    pub(super) fn create(&self, context: &Context) -> Result<GraphId, GpuError> {
        let mut nodes = 0;
        // SAFETY: a place for the answer; no flags are defined.
        context.call(|f| unsafe { f.cuGraphCreate(&mut nodes, 0) })?;
        let mut table = self.table.lock();
        table.last += 1;
        let id = table.last;
        let graph = Graph {
            nodes,
            tail: None,
            ready: None,
            records: Vec::new(),
        };
        table.graphs.insert(id, graph);
        Ok(GraphId(id))
    }

    pub(super) fn finish(&self, context: &Context, id: GraphId) -> Result<(), GpuError> {
        let mut table = self.table.lock();
        let graph = table.graphs.get_mut(&id.0).ok_or_else(gone)?;
        if graph.tail.is_some() {
            let mut ready = 0;
            let nodes = graph.nodes;
            // SAFETY: a place for the answer, and the driver's graph.
            context.call(|f| unsafe { f.cuGraphInstantiateWithFlags(&mut ready, nodes, 0) })?;
            graph.ready = Some(ready);
        }
        Ok(())
    }

    /// Gives all graphs back, of which none runs.
    pub(super) fn close(&mut self, context: &Context) {
        for (_, graph) in self.table.get_mut().graphs.drain() {
            graph.give_back(context);
        }
    }
}

impl CudaBackend {
    /// # Safety
    /// As [`Executor::add_to_graph`](crate::backend::Executor::add_to_graph).
    pub(super) unsafe fn add_launch(
        &self,
        id: GraphId,
        launch: TextLaunch<'_>,
    ) -> Result<(), GpuError> {
        let loaded = (self.images).get(&self.context, &launch.kernel, launch.covers)?;
        self.check_shape(&loaded, launch.block, launch.shared)?;
        let mut table = self.graphs.table.lock();
        let graph = table.graphs.get_mut(&id.0).ok_or_else(gone)?;
        let form = launch.kernel.form;
        let sink = match form {
            Form::Generated => graph.record_of(self, &loaded)?.address(),
            Form::Cuda(_) | Form::Ptx(_) => 0,
        };
        let elements = launch.elements;
        let arguments = parameters(form, launch.arguments, &sink, &elements);
        let ([gx, gy, gz], [bx, by, bz]) = (launch.grid, launch.block);
        let node = CUDA_KERNEL_NODE_PARAMS_v2 {
            func: loaded.function as *mut _,
            gridDimX: gx,
            gridDimY: gy,
            gridDimZ: gz,
            blockDimX: bx,
            blockDimY: by,
            blockDimZ: bz,
            sharedMemBytes: launch.shared,
            kernelParams: arguments.as_ptr().cast_mut().cast(),
            extra: std::ptr::null_mut(),
            kern: std::ptr::null_mut(),
            ctx: std::ptr::null_mut(),
        };
        let (nodes, after, mut tail) = (graph.nodes, graph.tail, 0);
        let before = after.as_slice();
        // SAFETY: a place for the answer; the driver's graph, and a node of it; a live function with a
        // pointer for each of its parameters, which the driver copies before it returns.
        self.context.call(|f| unsafe {
            let node = (&raw const node).cast();
            f.cuGraphAddKernelNode_v2(&mut tail, nodes, before.as_ptr(), before.len(), node)
        })?;
        graph.tail = Some(tail);
        Ok(())
    }

    /// # Safety
    /// As [`Executor::replay`](crate::backend::Executor::replay).
    pub(super) unsafe fn launch_graph(
        &self,
        id: GraphId,
        stream: StreamId,
        faults: &Arc<dyn FaultSink>,
    ) -> Result<(), GpuError> {
        let table = self.graphs.table.lock();
        let graph = table.graphs.get(&id.0).ok_or_else(gone)?;
        let Some(ready) = graph.ready else {
            // It has no launch.
            return Ok(());
        };
        self.streams
            .submit(&self.context, stream, |pending, handle| {
                pending.replay(&graph.records, faults);
                // SAFETY: both are the driver's, and live; the caller's promise.
                self.context
                    .call(|f| unsafe { f.cuGraphLaunch(ready, handle) })
            })
    }

    /// Ends a graph when its last replay is finished. If that cannot be known, all of it stays.
    pub(super) fn end_graph(&self, id: GraphId, stream: StreamId) {
        if !self.context.is_gone() && !self.streams.is_finished(self, stream) {
            return;
        }
        let Some(graph) = self.graphs.table.lock().graphs.remove(&id.0) else {
            return;
        };
        graph.give_back(&self.context);
        for (slot, _) in graph.records {
            self.records.give_back(slot);
        }
    }
}
