//! Memory: device allocations on the host's heap, pinned memory, and who touched what.

use crate::clock::Clock;
use crate::code::{INVALID_VALUE, OUT_OF_MEMORY, Outcome};
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::collections::BTreeMap;

/// What a byte holds that nothing has written.
const UNWRITTEN: u8 = 0xCD;

/// So many of them: the rest are zeros, which cost nothing until they are used.
const SPOILED: usize = 1 << 20;

/// Where an allocation lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// On the device with this number.
    Device(usize),
    /// Pinned memory of the host.
    Pinned,
    /// A mapped part of reserved addresses, on the device with this number.
    Mapped(usize),
}

/// What a use does with a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Read,
    /// By atomic operations: several may at the same time.
    Update,
    Write,
}

impl From<bool> for Mode {
    fn from(writes: bool) -> Self {
        if writes { Self::Write } else { Self::Read }
    }
}

/// One use of a range.
#[derive(Debug, Clone)]
pub struct Access {
    pub stream: u64,
    pub seq: u64,
    pub at: u64,
    pub bytes: u64,
    pub mode: Mode,
    pub what: String,
}

/// An allocation.
#[derive(Debug)]
pub struct Allocation {
    pub bytes: u64,
    pub kind: Kind,
    /// Where the heap's memory begins that it lies in.
    base: u64,
    /// Uses that the host does not know to be finished.
    pub uses: Vec<Access>,
    /// It goes away in the order of a stream: after that, nothing may use it.
    pub freed_by: Option<(u64, u64)>,
}

/// All memory of the stand-in.
#[derive(Debug, Default)]
pub struct Memory {
    live: BTreeMap<u64, Allocation>,
    /// What was there: for the words of a breach.
    gone: Vec<(u64, u64)>,
}

/// What every allocation is aligned to.
const ALIGN: usize = 512;

/// Room for an aligned allocation. Not aligned by the heap itself: only without that are zeros the
/// system's, which takes no page for them.
fn layout(bytes: u64) -> Option<Layout> {
    let room = usize::try_from(bytes).ok()?.checked_add(ALIGN)?;
    Layout::from_size_align(room, 16).ok()
}

impl Memory {
    /// Takes memory from the heap.
    pub fn allocate(&mut self, bytes: u64, kind: Kind) -> Outcome<u64> {
        if bytes == 0 {
            return Err(INVALID_VALUE);
        }
        let layout = layout(bytes).ok_or(OUT_OF_MEMORY)?;
        // SAFETY: the layout's size is not zero.
        let base = unsafe { alloc_zeroed(layout) };
        if base.is_null() {
            return Err(OUT_OF_MEMORY);
        }
        let at = (base as u64).next_multiple_of(ALIGN as u64);
        let spoiled = SPOILED.min(bytes as usize);
        // SAFETY: behind `at` the allocation has room for `bytes`.
        unsafe { (at as *mut u8).write_bytes(UNWRITTEN, spoiled) };
        self.adopt(at, bytes, kind);
        if let Some(made) = self.live.get_mut(&at) {
            made.base = base as u64;
        }
        Ok(at)
    }

    /// Counts memory that came from elsewhere.
    pub fn adopt(&mut self, at: u64, bytes: u64, kind: Kind) {
        self.gone
            .retain(|(start, n)| start + n <= at || at + bytes <= *start);
        let allocation = Allocation {
            bytes,
            kind,
            base: at,
            uses: Vec::new(),
            freed_by: None,
        };
        self.live.insert(at, allocation);
    }

    /// The allocation that begins at `at`.
    pub fn get(&self, at: u64) -> Option<&Allocation> {
        self.live.get(&at)
    }

    /// As [`Memory::get`].
    pub fn get_mut(&mut self, at: u64) -> Option<&mut Allocation> {
        self.live.get_mut(&at)
    }

    /// Forgets an allocation, without giving it back.
    pub fn forget(&mut self, at: u64) -> Option<Allocation> {
        let gone = self.live.remove(&at)?;
        self.gone.push((at, gone.bytes));
        Some(gone)
    }

    /// Gives an allocation back to the heap.
    pub fn release(&mut self, at: u64) {
        if let Some(gone) = self.forget(at)
            && let Some(layout) = layout(gone.bytes)
        {
            // SAFETY: `allocate` took it with the same layout, and it was in the list once.
            unsafe { dealloc(gone.base as *mut u8, layout) };
        }
    }

    /// The allocation that holds all of a range, and its start.
    pub fn holder(&mut self, at: u64, bytes: u64) -> Option<(u64, &mut Allocation)> {
        let end = at.checked_add(bytes)?;
        let (start, found) = self.live.range_mut(..=at).next_back()?;
        (end <= start + found.bytes).then_some((*start, found))
    }

    /// How to speak of a range that no allocation holds.
    pub fn describe(&self, at: u64, bytes: u64) -> String {
        let touches = |(start, n): &(u64, u64)| *start <= at && at < start + n;
        if self.gone.iter().any(touches) {
            return format!("{bytes} bytes at {at:#x}, which were freed");
        }
        match self.live.range(..=at).next_back() {
            Some((start, a)) if at <= start + a.bytes => format!(
                "{bytes} bytes at offset {} of an allocation of {}",
                at - start,
                a.bytes
            ),
            _ => format!("{bytes} bytes at {at:#x}, which were never allocated"),
        }
    }

    /// Bytes in use on a device, without what is mapped.
    pub fn in_use(&self, device: usize) -> u64 {
        let on = |a: &&Allocation| a.kind == Kind::Device(device);
        self.live.values().filter(on).map(|a| a.bytes).sum()
    }

    /// Everything that is there.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Allocation)> {
        self.live.iter().map(|(at, a)| (*at, a))
    }
}

impl Allocation {
    /// Notes a use; returns an earlier one that it races with.
    pub fn note(&mut self, access: Access, clock: &Clock, host: &Clock) -> Option<Access> {
        self.uses.retain(|u| !host.is_after(u.stream, u.seq));
        let meets = |u: &Access| {
            u.at < access.at + access.bytes
                && access.at < u.at + u.bytes
                && (u.mode != access.mode || u.mode == Mode::Write)
        };
        let unordered = |u: &&Access| meets(u) && !clock.is_after(u.stream, u.seq);
        let race = self.uses.iter().find(unordered).cloned();
        // One stream's later use stands for its earlier ones of the same bytes.
        let stands_for = |u: &Access| {
            u.stream == access.stream
                && access.at <= u.at
                && u.at + u.bytes <= access.at + access.bytes
                && (access.mode == Mode::Write || access.mode == u.mode)
        };
        self.uses.retain(|u| !stands_for(u));
        self.uses.push(access);
        race
    }
}
