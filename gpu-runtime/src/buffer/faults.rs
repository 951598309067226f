//! Where kernels leave their faults, and what a buffer remembers of its last use.

use crate::backend::{FaultSink, Mark, Timeline};
use crate::device::Stream;
use crate::error::{GpuError, KernelFault};
use crate::sync::{Arc, Mutex, MutexGuard, OnceLock};

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

impl FaultSink for FaultSlot {
    fn record(&self, fault: KernelFault) {
        Self::record(self, fault);
    }
}

/// What memory remembers of the work done on it: the last use on any stream, and the fault slot of
/// the scope whose kernel wrote it last.
///
/// The room for it is taken at the first use: much memory is never used by a kernel, and what is
/// not there is neither moved with its owner nor locked.
#[derive(Debug, Default)]
pub struct UseCell(OnceLock<Box<Mutex<Uses>>>);

#[derive(Debug, Default)]
struct Uses {
    last: Option<Mark>,
    writer: Option<Arc<FaultSlot>>,
}

impl UseCell {
    /// Memory that was last used up to `last`.
    #[inline]
    pub(crate) fn after(last: Option<Mark>) -> Self {
        let cell = Self::default();
        if last.is_some() {
            cell.touch().last = last;
        }
        cell
    }

    /// Forgets all uses: the cell is another memory's from now on, that was used up to `last`.
    pub(crate) fn reset(&self, last: Option<Mark>) {
        if last.is_some() || self.0.get().is_some() {
            *self.touch() = Uses { last, writer: None };
        }
    }

    /// Forgets who wrote the memory, which is another buffer's from now on; that buffer's first
    /// use is still ordered after the last one.
    #[inline]
    pub(crate) fn pass_on(&self) {
        if let Some(uses) = self.0.get() {
            uses.lock().writer = None;
        }
    }

    fn touch(&self) -> MutexGuard<'_, Uses> {
        self.0.get_or_init(Box::default).lock()
    }

    /// Orders `stream` after the last use and makes what is submitted next the last use. Uses are
    /// thereby a chain: waiting for the last one waits for all.
    pub(crate) fn use_on(&self, timeline: &Timeline, stream: &Stream) -> Result<(), GpuError> {
        let mut uses = self.touch();
        if let Some(last) = uses.last.filter(|last| last.stream != stream.id()) {
            timeline.wait(stream.id(), last)?;
        }
        uses.last = Some(stream.submit());
        Ok(())
    }

    /// Notes that a kernel writes the memory, whose faults go to `slot`.
    pub(crate) fn written_by(&self, slot: &Arc<FaultSlot>) {
        self.touch().writer = Some(Arc::clone(slot));
    }

    /// Notes that the memory was copied from memory with these uses.
    pub(crate) fn copied_from(&self, source: &UseCell) {
        let writer = source.0.get().and_then(|s| s.lock().writer.clone());
        if writer.is_some() {
            self.touch().writer = writer;
        }
    }

    /// Notes that the host has written all of the memory.
    pub(crate) fn overwritten(&self) {
        self.pass_on();
    }

    /// The fault of the kernel that wrote the memory last, if it had one.
    pub(crate) fn check(&self) -> Result<(), GpuError> {
        let writer = self.0.get().and_then(|s| s.lock().writer.clone());
        writer.map_or(Ok(()), |slot| slot.check())
    }

    /// The last use.
    #[inline]
    pub(crate) fn last(&self) -> Option<Mark> {
        self.0.get()?.lock().last
    }
}
