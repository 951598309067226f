//! The static plan of a declared pool: where in one stretch of memory each buffer lies that names
//! the phases it lives in, so that buffers whose phases do not meet share bytes.
//!
//! The sizes are rustc's to know, so the plan is made while rustc evaluates constants: all of it is
//! `const fn`, over arrays that the caller gives. It is deterministic and counts its steps instead
//! of the time.
//!
//! A plan is built upwards. The next buffer is one that can lie lowest: of a few candidates, in the
//! order of a priority, the one after which the fullest phase needs least (what already lies there,
//! and what must still come) and, among equals, the others least. That bound on what a phase will
//! need is the section inference of Moffitt, "MiniMalloc: A Lightweight Memory Allocator for
//! Hardware-Accelerated Machine Learning" (ASPLOS 2023), here used to choose instead of to search.
//! Several priorities are tried, each of which learns from the last run, and the smallest plan is
//! kept.

mod search;
#[cfg(test)]
mod tests;

pub use search::Planner;

/// A buffer, as the plan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// The first phase it lives in.
    pub first: usize,
    /// The last phase it lives in, not before the first.
    pub last: usize,
    /// Its size, in any unit.
    pub size: u64,
}

impl Life {
    pub(super) const fn meets(&self, other: &Life) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) const fn phases(&self) -> u64 {
        (self.last - self.first + 1) as u64
    }
}

/// Where the buffers lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan<const N: usize> {
    /// The first unit of each buffer.
    pub offsets: [u64; N],
    /// Units that all of them need together.
    pub size: u64,
}

/// Steps that a plan takes at most while rustc compiles: it counts a loop of two million rounds as
/// one that may not end.
pub const STEPS: u64 = 400_000;

/// A plan of `N` buffers over `M` phases.
pub const fn plan<const N: usize, const M: usize>(lives: &[Life; N]) -> Plan<N> {
    let mut offsets = [0; N];
    let (mut trial, mut lowest, mut order) = ([0; N], [0; N], [0; N]);
    let (mut rest, mut floor, mut next) = ([0; M], [0; M], [0; M]);
    let size = Planner {
        lives,
        offsets: &mut trial,
        lowest: &mut lowest,
        order: &mut order,
        rest: &mut rest,
        floor: &mut floor,
        next: &mut next,
        steps: STEPS,
    }
    .best(&mut offsets);
    Plan { offsets, size }
}

/// A declared buffer in the plan of its pool, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The number by which it is taken.
    pub index: u32,
    /// Its name.
    pub buffer: &'static str,
    /// The phases it lives in, for messages.
    pub phases: &'static str,
    /// Its first byte.
    pub offset: u64,
    /// Its size.
    pub bytes: u64,
}

impl Placed {
    /// Whether a byte belongs to both.
    pub(crate) const fn shares(&self, other: &Placed) -> bool {
        self.offset < other.offset.saturating_add(other.bytes)
            && other.offset < self.offset.saturating_add(self.bytes)
    }

    /// The first buffer of `plan` that is taken and shares bytes with buffer `index`, and that
    /// buffer itself.
    pub(crate) fn in_the_way(
        plan: &'static [Placed],
        index: u32,
        taken: &[u32],
    ) -> Option<[&'static Placed; 2]> {
        let wanted = plan.iter().find(|p| p.index == index)?;
        let held = plan
            .iter()
            .find(|p| p.index != index && taken.contains(&p.index) && p.shares(wanted))?;
        Some([wanted, held])
    }
}
