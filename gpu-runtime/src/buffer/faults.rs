//! Where kernels leave their faults, and what a buffer remembers of its last use.

use crate::backend::{Backend, Mark};
use crate::device::Stream;
use crate::error::{GpuError, KernelFault};
use crate::sync::{Arc, Mutex, OnceLock};

/// The first fault of a scope's kernels. Any thread of a kernel may record one; the first wins.
#[derive(Debug, Default)]
pub struct FaultSlot(OnceLock<KernelFault>);

impl FaultSlot {
    /// No fault.
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Records a fault; one that came first stays.
    pub fn record(&self, fault: KernelFault) {
        // A second fault has nowhere to go: one is reported.
        let _ = self.0.set(fault);
    }

    /// The fault, if there is one.
    pub fn get(&self) -> Option<&KernelFault> {
        self.0.get()
    }

    /// The fault as an error.
    pub(crate) fn check(&self) -> Result<(), GpuError> {
        match self.get() {
            Some(fault) => Err(fault.clone().into()),
            None => Ok(()),
        }
    }
}

/// What memory remembers of the work done on it: the last use on any stream, and the fault slot of
/// the scope whose kernel wrote it last.
#[derive(Debug, Default)]
pub struct UseCell(Mutex<Uses>);

#[derive(Debug, Default)]
struct Uses {
    last: Option<Mark>,
    writer: Option<Arc<FaultSlot>>,
}

impl UseCell {
    /// Memory that was last used up to `last`.
    pub(crate) fn after(last: Option<Mark>) -> Self {
        Self(Mutex::new(Uses { last, writer: None }))
    }

    /// Forgets all uses: the cell is another memory's from now on.
    pub(crate) fn reset(&self) {
        *self.0.lock() = Uses::default();
    }

    /// Orders `stream` after the last use and makes what is submitted next the last use. Uses are
    /// thereby a chain: waiting for the last one waits for all.
    pub(crate) fn use_on(&self, backend: &dyn Backend, stream: &Stream) -> Result<(), GpuError> {
        let mut uses = self.0.lock();
        if let Some(last) = uses.last.filter(|last| last.stream != stream.id()) {
            backend.wait(stream.id(), last)?;
        }
        uses.last = Some(stream.submit());
        Ok(())
    }

    /// Notes that a kernel writes the memory, whose faults go to `slot`.
    pub(crate) fn written_by(&self, slot: &Arc<FaultSlot>) {
        self.0.lock().writer = Some(Arc::clone(slot));
    }

    /// Notes that the memory was copied from memory with these uses.
    pub(crate) fn copied_from(&self, source: &UseCell) {
        let writer = source.0.lock().writer.clone();
        if writer.is_some() {
            self.0.lock().writer = writer;
        }
    }

    /// Notes that the host has written all of the memory.
    pub(crate) fn overwritten(&self) {
        self.0.lock().writer = None;
    }

    /// The fault of the kernel that wrote the memory last, if it had one.
    pub(crate) fn check(&self) -> Result<(), GpuError> {
        match &self.0.lock().writer {
            Some(slot) => slot.check(),
            None => Ok(()),
        }
    }

    /// The last use.
    pub(crate) fn last(&self) -> Option<Mark> {
        self.0.lock().last
    }
}
