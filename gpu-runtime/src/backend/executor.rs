//! What runs a kernel's text: the part of a device's door that the CPU does not have.
//!
//! # Decision
//! On the CPU a launch is a call of the kernel's own Rust function, which rustc inlines into the
//! loop over the threads; nothing object-safe stands between. A device that runs text has an
//! [`Executor`], and a launch asks for it only where its scope's device is not the CPU: one compared
//! byte. So neither kind of device pays for the other, and there is no type parameter for it
//! anywhere.
//!
//! What is handed over is plain data: which instance of which kernel, a function that writes its text
//! (called once per instance), the shape, and a pointer to each argument, laid out as the text
//! declares it.

use super::StreamId;
use crate::error::{GpuError, KernelFault};
use crate::kernel::text::TextBuilder;
use crate::sync::Arc;
use std::any::TypeId;
use std::ffi::c_void;

/// Where a launch's faults go: the first one of a scope is kept.
#[doc(hidden)]
pub trait FaultSink: Send + Sync {
    /// Keeps a fault.
    fn record(&self, fault: KernelFault);
}

/// One instance of a kernel.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct KernelText<'a> {
    /// Tells instances apart: the type of the function that writes the text.
    pub instance: TypeId,
    /// The kernel's name.
    pub kernel: &'static str,
    /// What NVRTC has to compile the text with.
    pub options: &'static [&'static str],
    /// Writes the kernel behind the definitions it needs.
    pub text: &'a dyn Fn(&mut TextBuilder) -> String,
    /// What the text is.
    pub form: Form,
}

/// What a kernel's text is, and how its arguments begin.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Made by the macro: its first two parameters are where faults go and how many threads run.
    Generated,
    /// CUDA C++ of a file, whose kernel has this name and no parameters but the program's.
    Cuda(&'static str),
    /// PTX of a file, the same.
    Ptx(&'static str),
}

/// One launch.
#[doc(hidden)]
pub struct TextLaunch<'a> {
    /// The kernel.
    pub kernel: KernelText<'a>,
    /// Its stream.
    pub stream: StreamId,
    /// Over how many elements.
    pub elements: u64,
    /// Blocks along x, y and z; none of them 0.
    pub grid: [u32; 3],
    /// Threads of a block along x, y and z; none of them 0.
    pub block: [u32; 3],
    /// Bytes of dynamic shared memory of a block.
    pub shared: u32,
    /// Whether the grid is as large as the elements need, no smaller and no larger.
    pub covers: bool,
    /// Where each argument lies. The first two places are the executor's.
    pub arguments: &'a mut [*const c_void],
    /// Where its faults go.
    pub faults: Arc<dyn FaultSink>,
}

/// A graph of launches.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GraphId(pub u64);

/// A device that runs kernels' texts.
///
/// # Safety
/// An implementation upholds, and its callers may rely on:
/// - work of a launch is ordered on its stream, as copies are.
/// - a fault of a launch is in its sink when `synchronize` of its stream, or of one that was ordered
///   after it by `wait`, returned `Ok`, or `is_reached` true for an event behind it.
/// - the arguments are read before `launch` and `add_to_graph` return.
/// - launches of a graph run one after the other, each time that it is replayed, as launches of the
///   stream that it is replayed on.
/// - after `destroy_graph` nothing of the graph runs, or the device is lost.
/// - it does not unwind.
#[doc(hidden)]
pub unsafe trait Executor {
    /// Launches a kernel, compiled before if it is not yet.
    ///
    /// # Errors
    /// A text that cannot be compiled or loaded here, limits of the device, what it reports.
    ///
    /// # Safety
    /// Behind the first two, `arguments` has a pointer for each parameter of the kernel, in order,
    /// to a value of its layout. Memory that the values point to is the device's, and stays what
    /// they say until the launch is finished.
    unsafe fn launch(&self, launch: TextLaunch<'_>) -> Result<(), GpuError>;

    /// Begins a graph.
    ///
    /// # Errors
    /// What the device reports.
    fn create_graph(&self) -> Result<GraphId, GpuError>;

    /// Adds a launch behind those that the graph has. Its stream is not used.
    ///
    /// # Errors
    /// As [`Executor::launch`].
    ///
    /// # Safety
    /// As [`Executor::launch`], for each time that the graph is replayed.
    unsafe fn add_to_graph(&self, graph: GraphId, launch: TextLaunch<'_>) -> Result<(), GpuError>;

    /// Ends the making of a graph.
    ///
    /// # Errors
    /// What the device reports.
    fn finish_graph(&self, graph: GraphId) -> Result<(), GpuError>;

    /// Launches what the graph has.
    ///
    /// # Errors
    /// What the device reports.
    ///
    /// # Safety
    /// The graph was finished. Memory of its launches is what they say until they are finished.
    unsafe fn replay(
        &self,
        graph: GraphId,
        stream: StreamId,
        faults: Arc<dyn FaultSink>,
    ) -> Result<(), GpuError>;

    /// Ends a graph, which was replayed on this stream alone.
    fn destroy_graph(&self, graph: GraphId, stream: StreamId);
}
