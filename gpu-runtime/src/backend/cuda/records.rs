//! Fault records: where a kernel says what went wrong, and when that is read.
//!
//! Records lie in pinned memory that the device sees at the same time as the host. One is for the
//! launches of one kernel by one scope that follow each other on a stream, since the first fault is the
//! one that counts: the kernel's threads see to that, and the order of the records to the rest. It is read when its stream is known to have finished the last
//! of them, by a wait or by an event; what a stream waited for, it has finished too.

use super::CudaBackend;
use super::context::Context;
use super::images::Loaded;
use super::streams::Stream;
use crate::backend::FaultSink;
use crate::error::{FaultKind, GpuError, KernelFault};
use crate::sync::{Arc, Mutex};
use std::ptr::NonNull;
use std::sync::atomic::{Ordering, fence};

/// `gpu::fault` of the prelude.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
struct Record {
    /// 0: no thread faulted.
    state: u32,
    kind: u32,
    site: u32,
    pad: u32,
    index: u64,
    len: u64,
    block: u64,
    thread: u64,
}

/// Bytes from one record to the next: no two on one cache line.
const STRIDE: usize = 64;

/// Records of a stream, before launches of one kernel share one wherever they stand.
const MOST: usize = 512;

/// Records of a page.
const PAGE: usize = 64;

/// The place of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot(NonNull<u8>);

// SAFETY: an address of pinned memory that is this slot's alone; who uses it is decided by the
// owner of the slot.
unsafe impl Send for Slot {}

impl Slot {
    /// The address, as the device sees it: addresses are unified where CUDA 12 runs.
    pub(super) fn address(self) -> u64 {
        self.0.as_ptr() as u64
    }

    /// What the device has written. Its stream is finished as far as it writes here.
    fn read(self) -> Record {
        fence(Ordering::Acquire);
        // SAFETY: the slot is a record in live pinned memory; nobody writes it now.
        unsafe { self.0.cast::<Record>().as_ptr().read_volatile() }
    }

    /// No fault.
    fn clear(self) {
        let none = Record {
            state: 0,
            kind: 0,
            site: 0,
            pad: 0,
            index: 0,
            len: 0,
            block: 0,
            thread: 0,
        };
        // SAFETY: as for `read`, and no launch has the slot.
        unsafe { self.0.cast::<Record>().as_ptr().write_volatile(none) }
        fence(Ordering::Release);
    }
}

/// All records of a device.
#[derive(Default)]
pub(super) struct Records {
    free: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    pages: Vec<Slot>,
    free: Vec<Slot>,
}

impl Records {
    /// A record without a fault.
    pub(super) fn take(&self, context: &Context) -> Result<Slot, GpuError> {
        let mut pages = self.free.lock();
        if let Some(slot) = pages.free.pop() {
            return Ok(slot);
        }
        let page = context.allocate_pinned(PAGE * STRIDE)?;
        pages.pages.push(Slot(page));
        for n in 0..PAGE {
            // SAFETY: below the length of the page.
            let slot = Slot(unsafe { page.add(n * STRIDE) });
            slot.clear();
            pages.free.push(slot);
        }
        let first = pages.free.pop();
        first.ok_or_else(|| GpuError::Device {
            what: "a page without records".to_owned(),
        })
    }

    /// Gives a record back that holds no fault.
    pub(super) fn give_back(&self, slot: Slot) {
        self.free.lock().free.push(slot);
    }

    pub(super) fn close(&mut self, context: &Context) {
        for page in self.free.get_mut().pages.drain(..) {
            // SAFETY: the streams were given back before, and no launch is left that reports here.
            unsafe { context.free_pinned(page.0) };
        }
    }
}

/// What a stream's launches may have to say.
#[derive(Default)]
pub(super) struct Pending {
    reports: Vec<Report>,
    waits: Vec<Wait>,
    /// So many waits are looked through before there are more.
    room: usize,
    /// Launches and waits so far.
    seq: u64,
    /// As many of them were there when the event was recorded.
    recorded: u64,
}

/// Waits of a stream that are kept without a look at whether they matter.
const ROOM: usize = 32;

/// The launches of one kernel by one scope.
struct Report {
    slot: Slot,
    kernel: Arc<Loaded>,
    sink: Arc<dyn FaultSink>,
    first: u64,
    last: u64,
    /// The record is a graph's, which has it for the next replay.
    is_lent: bool,
}

/// What the stream comes after.
struct Wait {
    on: Arc<Stream>,
    upto: u64,
    seq: u64,
}

impl Pending {
    /// The event is behind everything that is pending.
    pub(super) fn recorded(&mut self) {
        self.recorded = self.seq;
    }

    /// What the event is behind.
    pub(super) fn upto(&self) -> u64 {
        self.recorded
    }

    /// Everything so far.
    pub(super) fn now(&self) -> u64 {
        self.seq
    }

    /// What is put on the stream from now on comes after this.
    pub(super) fn waits_for(&mut self, on: Arc<Stream>, upto: u64) {
        let known = |w: &Wait| Arc::ptr_eq(&w.on, &on) && w.upto >= upto;
        if upto == 0 || self.waits.iter().any(known) {
            return;
        }
        if self.waits.len() >= self.room {
            // What has nothing to tell is not waited for on anybody's behalf. (No lock is waited for
            // while this one is held: one that is taken has something to tell.)
            let tells = |w: &Wait| w.on.pending.try_lock().is_none_or(|p| p.tells(w.upto));
            self.waits.retain(tells);
            self.room = (2 * self.waits.len()).max(ROOM);
        }
        self.seq += 1;
        let seq = self.seq;
        self.waits.push(Wait { on, upto, seq });
    }

    /// Whether anything up to `upto` has something to say that was not told.
    fn tells(&self, upto: u64) -> bool {
        let reports = self.reports.iter().any(|r| r.first <= upto);
        reports || self.waits.iter().any(|w| w.seq <= upto)
    }

    /// Adds what everything up to `upto` came after, and is not there yet.
    fn came_after(&self, upto: u64, before: &mut Vec<(Arc<Stream>, u64)>) {
        for wait in self.waits.iter().filter(|w| w.seq <= upto) {
            let known =
                |(on, upto): &(Arc<Stream>, u64)| Arc::ptr_eq(on, &wait.on) && *upto >= wait.upto;
            if !before.iter().any(known) {
                before.push((Arc::clone(&wait.on), wait.upto));
            }
        }
    }

    /// Forgets what everything up to `upto` came after.
    fn forget(&mut self, upto: u64) {
        self.waits.retain(|w| w.seq > upto);
    }

    /// The record of a launch: that of an earlier launch of the same kernel for the same scope, or
    /// a new one.
    pub(super) fn launch(
        &mut self,
        backend: &CudaBackend,
        kernel: &Arc<Loaded>,
        sink: &Arc<dyn FaultSink>,
    ) -> Result<Slot, GpuError> {
        self.seq += 1;
        let seq = self.seq;
        let same = |r: &&mut Report| {
            Arc::ptr_eq(&r.kernel, kernel) && Arc::ptr_eq(&r.sink, sink) && !r.is_lent
        };
        // The last one, so that faults are told in the order of the launches. Of very many launches that
        // nobody waits for, the later ones share what there is.
        let known = if self.reports.len() < MOST {
            self.reports.last_mut().filter(same)
        } else {
            self.reports.iter_mut().rev().find(same)
        };
        if let Some(report) = known {
            report.last = seq;
            return Ok(report.slot);
        }
        let slot = backend.records.take(&backend.context)?;
        self.reports.push(Report {
            slot,
            kernel: Arc::clone(kernel),
            sink: Arc::clone(sink),
            first: seq,
            last: seq,
            is_lent: false,
        });
        Ok(slot)
    }

    /// A replay of a graph, whose launches report to these records of its own.
    pub(super) fn replay(&mut self, records: &[(Slot, Arc<Loaded>)], sink: &Arc<dyn FaultSink>) {
        self.seq += 1;
        let seq = self.seq;
        for (slot, kernel) in records {
            match self.reports.iter_mut().find(|r| r.slot == *slot) {
                Some(report) => report.last = seq,
                None => self.reports.push(Report {
                    slot: *slot,
                    kernel: Arc::clone(kernel),
                    sink: Arc::clone(sink),
                    first: seq,
                    last: seq,
                    is_lent: true,
                }),
            }
        }
    }
}

impl CudaBackend {
    /// Reads the records of a stream's launches up to `upto`, which are finished, and of what they
    /// came after.
    ///
    /// Whoever finds nothing here any more finds the faults where they were told: a report is told and
    /// forgotten under one lock, and what a stream came after is forgotten when all of it is told.
    /// Counter-example: a thread that takes the reports out and tells them behind the lock; the
    /// scope's own thread finds none in between, and ends without its fault.
    ///
    /// Whether all of it was told: a fault of launches some of which may still be running is told when it
    /// is waited for, which happens here only if `waits`.
    pub(super) fn drain(&self, stream: &Stream, upto: u64, waits: bool) -> bool {
        let mut before: Vec<(Arc<Stream>, u64)> = Vec::new();
        {
            let pending = stream.pending.lock();
            if pending.reports.is_empty() && pending.waits.is_empty() {
                return true;
            }
            pending.came_after(upto, &mut before);
        }
        let mut at = 0;
        while let Some((on, upto)) = before.get(at).cloned() {
            on.pending.lock().came_after(upto, &mut before);
            at += 1;
        }
        let mut all = true;
        for (on, upto) in &before {
            all &= self.tell(on, *upto, waits);
        }
        all &= self.tell(stream, upto, waits);
        if !all {
            return false;
        }
        for (on, upto) in &before {
            on.pending.lock().forget(*upto);
        }
        stream.pending.lock().forget(upto);
        true
    }

    /// Tells the faults of a stream's launches up to `upto`; whether there is none left to tell.
    fn tell(&self, stream: &Stream, upto: u64, waits: bool) -> bool {
        let half_done = {
            let mut pending = stream.pending.lock();
            for report in pending.reports.extract_if(.., |r| r.last <= upto) {
                let record = report.slot.read();
                if record.state != 0 {
                    report.sink.record(fault(&record, &report.kernel));
                    report.slot.clear();
                }
                if !report.is_lent {
                    self.records.give_back(report.slot);
                }
            }
            // Of these some launches are finished and some may be running, and only one that
            // faulted has anything to say: rare enough to wait for the rest.
            let half = |r: &Report| r.first <= upto && r.slot.read().state != 0;
            pending.reports.iter().any(half)
        };
        if half_done && waits {
            // It is waited for with all it has, so nothing is half done the second time. If it cannot
            // be waited for, the device is lost, which the caller's next call says.
            let _ = self.streams.finish(self, stream);
        }
        waits || !half_done
    }
}

fn fault(record: &Record, kernel: &Loaded) -> KernelFault {
    let site = usize::try_from(record.site).ok();
    let site = site.and_then(|n| kernel.sites.get(n).copied());
    let (param, file, line) = site.map_or(("", "", 0), |s| (s.what, s.file, s.line));
    KernelFault {
        kernel: kernel.name,
        kind: FaultKind::from_number(record.kind),
        param,
        index: record.index,
        len: record.len,
        block: record.block,
        thread: record.thread,
        file,
        line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_for_streams_that_have_nothing_to_tell_are_not_kept() {
        let mut pending = Pending::default();
        for _ in 0..10_000 {
            pending.waits_for(Arc::default(), 1);
        }
        assert!(pending.waits.len() <= ROOM, "{}", pending.waits.len());
        // One whose answer is not known is.
        let busy: Arc<Stream> = Arc::default();
        let held = busy.pending.lock();
        pending.waits_for(Arc::clone(&busy), 1);
        for _ in 0..1000 {
            pending.waits_for(Arc::default(), 1);
        }
        assert!(pending.waits.iter().any(|w| Arc::ptr_eq(&w.on, &busy)));
        assert!(pending.waits.len() <= ROOM + 1);
        drop(held);
    }
}
