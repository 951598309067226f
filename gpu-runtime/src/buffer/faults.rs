//! Where kernels leave their faults, and what a buffer remembers of its last use.

use super::arg::Access;
use crate::backend::{FaultSink, Mark, Marks, StreamId, Timeline, process};
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

/// What memory remembers of the work done on it: the last write, the reads and updates since on any
/// stream, and the fault slot of the scope whose kernel wrote it last.
///
/// A write has the memory to itself, and so does who gives it back: it comes after everything that was
/// noted before, all of which is submitted by then. Reads, and updates through atomics, share it: two
/// threads may use it on streams of their own at the same time, and none of them knows when the other
/// has submitted what it noted. So none of these stands for another one. A read comes after the
/// write, and after the updates that are submitted; an update after the reads as well.
///
/// The room for it is taken at the first use: much memory is never used by a kernel, and what is
/// not there is neither moved with its owner nor locked.
#[derive(Debug, Default)]
pub struct UseCell(OnceLock<Box<Mutex<Uses>>>);

#[derive(Debug, Default)]
struct Uses {
    write: Option<Mark>,
    /// Reads and updates since the write, and after it.
    shared: Marks,
    /// The updates among them.
    updates: Marks,
    writer: Option<Arc<FaultSlot>>,
}

impl Uses {
    /// The work that must be done before the memory is somebody else's.
    fn last(&self) -> Marks {
        if self.shared.is_empty() {
            self.write.into()
        } else {
            self.shared.clone()
        }
    }
}

impl UseCell {
    /// Memory that was last used up to `last`.
    #[inline]
    pub(crate) fn after(last: Option<Mark>) -> Self {
        let cell = Self::default();
        if last.is_some() {
            cell.touch().write = last;
        }
        cell
    }

    /// Whether nothing was ever done on the memory.
    #[inline]
    pub(crate) fn is_new(&self) -> bool {
        self.0.get().is_none()
    }

    /// Forgets all uses: the cell is another memory's from now on, that was used up to `last`.
    pub(crate) fn reset(&self, last: Option<Mark>) {
        if last.is_some() || self.0.get().is_some() {
            *self.touch() = Uses {
                write: last,
                ..Uses::default()
            };
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

    /// The cell of the same memory in other hands, where no fault is to be told any more.
    pub(crate) fn leave(&self) -> Self {
        let left = Self::default();
        if let Some(uses) = self.0.get() {
            *left.touch() = Uses {
                writer: None,
                ..std::mem::take(&mut *uses.lock())
            };
        }
        left
    }

    fn touch(&self) -> MutexGuard<'_, Uses> {
        self.0.get_or_init(Box::default).lock()
    }

    /// Orders `stream` after the work that this access has to come after, and notes what is submitted
    /// to it next as that access.
    pub(crate) fn use_on(
        &self,
        timeline: &Timeline,
        stream: &Stream,
        access: Access,
    ) -> Result<(), GpuError> {
        process::may_call()?;
        let mut uses = self.touch();
        let own = stream.id();
        let elsewhere = |m: &Mark| m.stream != own;
        if access == Access::Write {
            for last in uses.last().iter().filter(elsewhere) {
                timeline.wait(own, last)?;
            }
            uses.shared = Marks::default();
            uses.updates = Marks::default();
            uses.write = Some(stream.submit());
            return Ok(());
        }
        if let Some(write) = uses.write.filter(elsewhere) {
            timeline.wait(own, write)?;
        }
        let before = match access {
            Access::Update => &uses.shared,
            _ => &uses.updates,
        };
        for last in before.iter().filter(elsewhere) {
            timeline.wait_for_submitted(own, last)?;
        }
        let mark = stream.submit();
        // Those that are done need not be kept.
        let is_left = |m: Mark| elsewhere(&m) && !timeline.is_known(m);
        uses.shared.retain(is_left);
        uses.shared.note(mark);
        if access == Access::Update {
            uses.updates.retain(is_left);
            uses.updates.note(mark);
        }
        Ok(())
    }

    /// Orders `stream` after the work that this access has to come after, and notes nothing.
    pub(crate) fn order(
        &self,
        timeline: &Timeline,
        stream: StreamId,
        access: Access,
    ) -> Result<(), GpuError> {
        process::may_call()?;
        let Some(uses) = self.0.get() else {
            return Ok(());
        };
        let uses = uses.lock();
        if access == Access::Write {
            return (uses.last().iter()).try_for_each(|last| timeline.wait(stream, last));
        }
        let write = uses.write.map_or(Ok(()), |w| timeline.wait(stream, w));
        write?;
        let mut updates = uses.updates.iter();
        updates.try_for_each(|last| timeline.wait_for_submitted(stream, last))
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
        process::may_call()?;
        let writer = self.0.get().and_then(|s| s.lock().writer.clone());
        writer.map_or(Ok(()), |slot| slot.check())
    }

    /// The work that must be done before the memory is somebody else's.
    #[inline]
    pub(crate) fn last(&self) -> Marks {
        let uses = self.0.get();
        uses.map_or_else(Marks::default, |uses| uses.lock().last())
    }

    /// As [`UseCell::last`], of memory that is given back: takes no memory of the process.
    #[inline]
    pub(crate) fn take_last(&self) -> Marks {
        let uses = self.0.get();
        uses.map_or_else(Marks::default, |uses| {
            let mut uses = uses.lock();
            match uses.shared.is_empty() {
                true => uses.write.into(),
                false => std::mem::take(&mut uses.shared),
            }
        })
    }
}
