//! Where kernels leave their faults, and what a buffer remembers of its last use.

use super::arg::Access;
use crate::backend::{FaultSink, Mark, Marks, StreamId, Timeline, process};
use crate::device::Stream;
use crate::error::{GpuError, KernelFault};
use crate::sync::{Arc, AtomicBool, Mutex, MutexGuard, OnceLock, Ordering};

/// The first fault of a scope's kernels. Any thread of a kernel may record one; the first wins.
///
/// A fault of another scope whose memory they used is theirs as well: what they made of it is as
/// undefined. That scope's work may be unfinished when they are launched, so its slot is kept until
/// this scope ends.
#[derive(Debug, Default)]
pub struct FaultSlot {
    first: OnceLock<KernelFault>,
    /// Those of scopes whose memory was used.
    others: Mutex<Vec<Arc<FaultSlot>>>,
    /// The scope's work is finished: what is not there does not come any more.
    is_settled: AtomicBool,
}

impl FaultSlot {
    /// No fault.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Records a fault; one that came first stays.
    pub fn record(&self, fault: KernelFault) {
        // A second fault has nowhere to go: one is reported.
        let _ = self.first.set(fault);
    }

    /// Whether there may be a fault, now or later.
    fn is_of_interest(&self) -> bool {
        self.get().is_some()
            || !self.is_settled.load(Ordering::Acquire)
            || !self.others.lock().is_empty()
    }

    /// Notes that work of this scope used what work of another one wrote.
    pub(crate) fn comes_after(&self, other: &Arc<Self>) {
        if std::ptr::eq(self, &**other) || !other.is_of_interest() {
            return;
        }
        let mut others = self.others.lock();
        if !others.iter().any(|o| Arc::ptr_eq(o, other)) {
            others.push(Arc::clone(other));
        }
    }

    /// Takes over what the others have to say, when all work of this scope, and so what it came after,
    /// is finished.
    pub(crate) fn settle(&self) {
        let others = std::mem::take(&mut *self.others.lock());
        if self.get().is_none()
            && let Some(fault) = others.iter().find_map(|o| o.found(&mut vec![self]))
        {
            self.record(fault);
        }
        self.is_settled.store(true, Ordering::Release);
    }

    /// The fault, or that of a scope that this one came after. (Two scopes may come after each other.)
    fn found(&self, seen: &mut Vec<*const Self>) -> Option<KernelFault> {
        if seen.contains(&std::ptr::from_ref(self)) {
            return None;
        }
        seen.push(self);
        if let Some(own) = self.get() {
            return Some(own.clone());
        }
        let others = self.others.lock().clone();
        others.iter().find_map(|o| o.found(seen))
    }

    /// The fault, if there is one.
    pub fn get(&self) -> Option<&KernelFault> {
        self.first.get()
    }

    /// The fault as an error.
    pub(crate) fn check(&self) -> Result<(), GpuError> {
        match self.found(&mut Vec::new()) {
            Some(fault) => Err(fault.into()),
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
    /// The scopes that wrote it: more than one where a copy wrote a part.
    writers: Vec<Arc<FaultSlot>>,
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

    /// Notes that a kernel uses the memory, and writes it if `writes`, whose faults go to `slot`.
    #[inline]
    fn used_by(&mut self, slot: &Arc<FaultSlot>, writes: bool) {
        match &*self.writers {
            [] if !writes => return,
            [only] if Arc::ptr_eq(only, slot) => return,
            all => all.iter().for_each(|writer| slot.comes_after(writer)),
        }
        if writes {
            // Those before are among what this slot came after.
            self.writers.clear();
            self.writers.push(Arc::clone(slot));
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
            uses.lock().writers.clear();
        }
    }

    /// The cell of the same memory in other hands, where no fault is to be told any more.
    pub(crate) fn leave(&self) -> Self {
        let left = Self::default();
        if let Some(uses) = self.0.get() {
            *left.touch() = Uses {
                writers: Vec::new(),
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
        self.use_by(timeline, stream, access, None)
    }

    /// As [`UseCell::use_on`], by a kernel whose faults go to `faults`: they come after those of who
    /// wrote the memory.
    pub(crate) fn use_by(
        &self,
        timeline: &Timeline,
        stream: &Stream,
        access: Access,
        faults: Option<&Arc<FaultSlot>>,
    ) -> Result<(), GpuError> {
        process::may_call()?;
        let mut uses = self.touch();
        if let Some(faults) = faults {
            uses.used_by(faults, access != Access::Read);
        }
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

    /// Notes that the memory was copied from memory with these uses.
    pub(crate) fn copied_from(&self, source: &UseCell) {
        let Some(source) = source.0.get() else {
            return;
        };
        // One lock at a time: two threads may copy both ways.
        let writers = source.lock().writers.clone();
        if writers.is_empty() {
            return;
        }
        let own = &mut self.touch().writers;
        own.retain(|w| w.is_of_interest());
        for writer in writers {
            // The copy may be of a part: the others' faults stay.
            if !own.iter().any(|w| Arc::ptr_eq(w, &writer)) {
                own.push(writer);
            }
        }
    }

    /// Notes that the host has written all of the memory.
    pub(crate) fn overwritten(&self) {
        self.pass_on();
    }

    /// The fault of the kernel that wrote the memory last, if it had one.
    pub(crate) fn check(&self) -> Result<(), GpuError> {
        process::may_call()?;
        let Some(uses) = self.0.get() else {
            return Ok(());
        };
        let writers = uses.lock().writers.clone();
        writers.iter().try_for_each(|slot| slot.check())
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
