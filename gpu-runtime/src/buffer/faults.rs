//! Where kernels leave their faults, and what a buffer remembers of its last use.

use crate::backend::{Backend, Mark};
use crate::device::Stream;
use crate::error::{GpuError, KernelFault};
use crate::sync::{Arc, AtomicBool, Mutex, MutexGuard, OnceLock, Ordering};

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
pub struct UseCell {
    uses: Mutex<Uses>,
    /// Whether `uses` says anything: memory that nothing used needs no lock. Set before `uses` is,
    /// by whoever borrows the memory, so its owner sees it.
    touched: AtomicBool,
}

#[derive(Debug, Default)]
struct Uses {
    last: Option<Mark>,
    writer: Option<Arc<FaultSlot>>,
}

impl UseCell {
    /// Memory that was last used up to `last`.
    #[inline]
    pub(crate) fn after(last: Option<Mark>) -> Self {
        Self {
            touched: AtomicBool::new(last.is_some()),
            uses: Mutex::new(Uses { last, writer: None }),
        }
    }

    /// Forgets all uses: the cell is another memory's from now on.
    pub(crate) fn reset(&self) {
        if self.is_touched() {
            *self.uses.lock() = Uses::default();
            self.touched.store(false, Ordering::Relaxed);
        }
    }

    /// Forgets who wrote the memory, which is another buffer's from now on; that buffer's first
    /// use is still ordered after the last one.
    #[inline]
    pub(crate) fn pass_on(&self) {
        if self.is_touched() {
            self.uses.lock().writer = None;
        }
    }

    #[inline]
    fn is_touched(&self) -> bool {
        self.touched.load(Ordering::Relaxed)
    }

    fn touch(&self) -> MutexGuard<'_, Uses> {
        self.touched.store(true, Ordering::Relaxed);
        self.uses.lock()
    }

    /// Orders `stream` after the last use and makes what is submitted next the last use. Uses are
    /// thereby a chain: waiting for the last one waits for all.
    pub(crate) fn use_on(&self, backend: &dyn Backend, stream: &Stream) -> Result<(), GpuError> {
        let mut uses = self.touch();
        if let Some(last) = uses.last.filter(|last| last.stream != stream.id()) {
            backend.wait(stream.id(), last)?;
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
        let writer = source.uses.lock().writer.clone();
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
        match &self.uses.lock().writer {
            Some(slot) => slot.check(),
            None => Ok(()),
        }
    }

    /// The last use.
    #[inline]
    pub(crate) fn last(&self) -> Option<Mark> {
        if !self.is_touched() {
            return None;
        }
        self.uses.lock().last
    }
}
