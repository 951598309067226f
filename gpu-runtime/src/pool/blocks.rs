//! The allocator core: which units of which region are in use. Pure bookkeeping in `u32` indices:
//! no pointer, no lock, no backend comes in here.
//!
//! A two-level segregated fit (see `bins`): free blocks hang in bins by size, neighbours of one
//! region are linked in address order and merge as soon as they are both free.

use super::bins::{Bin, Bins, NONE};
use std::num::NonZeroU32;

/// Candidates of the request's own bin that are looked at for the tightest fit before a larger
/// block is cut.
const PROBES: usize = 8;

/// A region of consecutive units (a slab).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct RegionId(pub(crate) u32);

/// A block in use. The generation makes a handle that was freed recognisable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct BlockId {
    node: u32,
    generation: NonZeroU32,
}

/// What became of a block that was given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freed {
    /// It had been given back before.
    Before,
    /// It is free, alone or with its neighbours.
    Block,
    /// With it, all of its region is.
    Region,
}

/// Where a block lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) region: RegionId,
    pub(crate) offset: u32,
    pub(crate) units: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The node is on the list of unused nodes.
    Vacant,
    Free,
    Used,
}

/// Half a cache line, and never two of them: with many blocks live, what an operation costs is the
/// lines that it touches. (So the states lie apart: of most neighbours only they are looked at.)
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Node {
    place: Place,
    generation: NonZeroU32,
    /// Neighbours in the region, in address order.
    below: u32,
    above: u32,
    /// Neighbours in the bin of a free block, `right` also of a vacant node in its list; of a used
    /// block, the halves of what its owner wrote on it.
    left: u32,
    right: u32,
}

impl Node {
    fn tag(&self) -> u64 {
        u64::from(self.left) << 32 | u64::from(self.right)
    }

    fn set_tag(&mut self, tag: u64) {
        (self.left, self.right) = ((tag >> 32) as u32, tag as u32);
    }

    /// Makes every handle to the node stale.
    fn bump(&mut self) {
        self.generation = self.generation.checked_add(1).unwrap_or(NonZeroU32::MIN);
    }
}

/// All blocks of all regions.
#[derive(Debug)]
pub(crate) struct Blocks {
    nodes: Vec<Node>,
    /// One for each node.
    states: Vec<State>,
    vacant: u32,
    bins: Bins,
    free_units: u64,
}

impl Blocks {
    /// No region, no block.
    pub(crate) fn new() -> Self {
        Self {
            nodes: Vec::new(),
            states: Vec::new(),
            vacant: NONE,
            bins: Bins::new(),
            free_units: 0,
        }
    }

    /// Units free in all regions together.
    #[cfg(test)]
    pub(crate) fn free_units(&self) -> u64 {
        self.free_units
    }

    /// Adds a region of `units` that are all free.
    pub(crate) fn add_region(&mut self, region: RegionId, units: u32) {
        if units == 0 {
            return;
        }
        let node = self.new_node(
            Place {
                region,
                offset: 0,
                units,
            },
            NONE,
            NONE,
        );
        self.free_units += u64::from(units);
        self.link(node);
    }

    /// Removes the regions that are wholly free, as many as `wanted` says yes to.
    pub(crate) fn remove_free_regions(&mut self, mut wanted: impl FnMut(RegionId) -> bool) {
        for node in 0..self.nodes.len() as u32 {
            let Place { region, units, .. } = self.nodes[node as usize].place;
            if self.is_free_region(node) && wanted(region) {
                self.unlink(node);
                self.free_units -= u64::from(units);
                self.retire(node);
            }
        }
    }

    /// Takes a block of `units`, with `tag` written on it; `None` if no free block is that long.
    pub(crate) fn allocate(&mut self, units: u32, tag: u64) -> Option<BlockId> {
        Some(self.allocate_at(units, tag)?.0)
    }

    /// As [`Blocks::allocate`]; also where the block lies.
    #[inline]
    pub(crate) fn allocate_at(&mut self, units: u32, tag: u64) -> Option<(BlockId, Place)> {
        if units == 0 {
            return None;
        }
        let own = Bin::of(units);
        let found = self
            .tightest(own, units, PROBES)
            .or_else(|| self.bins.next_above(own).map(|bin| self.bins.head(bin)))
            .or_else(|| self.tightest(own, units, usize::MAX))?;
        let node = if self.nodes[found as usize].place.units == units {
            self.unlink(found);
            found
        } else {
            self.cut_front(found, units)
        };
        self.free_units -= u64::from(units);
        let place = self.nodes[node as usize].place;
        Some((self.hand_out(node, tag), place))
    }

    /// Gives a block back and merges it with its free neighbours.
    pub(crate) fn free(&mut self, block: BlockId) -> Freed {
        let Some(n) = self.used(block) else {
            return Freed::Before;
        };
        let Place { units, .. } = n.place;
        let (below, above) = (n.below, n.above);
        self.free_units += u64::from(units);
        self.nodes[block.node as usize].bump();
        let mut node = block.node;
        if self.is_free(above) {
            self.unlink(above);
            self.absorb_above(node);
        }
        if self.is_free(below) {
            let old = Bin::of(self.nodes[below as usize].place.units);
            let new = Bin::of(
                self.nodes[below as usize].place.units + self.nodes[node as usize].place.units,
            );
            if old == new {
                // It stays where it hangs, only longer.
                self.absorb_above(below);
                return self.freed(below);
            }
            self.unlink(below);
            self.absorb_above(below);
            node = below;
        }
        self.link(node);
        self.freed(node)
    }

    #[inline]
    fn freed(&self, node: u32) -> Freed {
        let n = &self.nodes[node as usize];
        if n.below == NONE && n.above == NONE {
            Freed::Region
        } else {
            Freed::Block
        }
    }

    /// Cuts a used block in two used blocks; the first keeps `units` and the handle, the second is
    /// returned. `None` if the block is not longer than `units`, or was given back.
    pub(crate) fn split(&mut self, block: BlockId, units: u32, tag: u64) -> Option<BlockId> {
        let n = *self
            .used(block)
            .filter(|n| units > 0 && n.place.units > units)?;
        let place = Place {
            region: n.place.region,
            offset: n.place.offset + units,
            units: n.place.units - units,
        };
        let rest = self.new_node(place, block.node, n.above);
        if n.above != NONE {
            self.nodes[n.above as usize].below = rest;
        }
        let n = &mut self.nodes[block.node as usize];
        n.above = rest;
        n.place.units = units;
        Some(self.hand_out(rest, tag))
    }

    /// Where a used block lies.
    pub(crate) fn place(&self, block: BlockId) -> Option<Place> {
        self.used(block).map(|n| n.place)
    }

    /// The tag of a used block.
    #[inline]
    pub(crate) fn tag(&self, block: BlockId) -> Option<u64> {
        self.used(block).map(Node::tag)
    }

    /// Writes another tag on a used block.
    pub(crate) fn set_tag(&mut self, block: BlockId, tag: u64) {
        if self.used(block).is_some() {
            self.nodes[block.node as usize].set_tag(tag);
        }
    }

    /// The longest free block.
    pub(crate) fn largest_free(&self) -> u32 {
        let Some(bin) = self.bins.last() else {
            return 0;
        };
        self.bin(bin)
            .map(|n| self.nodes[n as usize].place.units)
            .max()
            .unwrap_or(0)
    }

    /// The lengths of the regions that are wholly free, together.
    pub(crate) fn units_of_free_regions(&self) -> u64 {
        let all = 0..self.nodes.len() as u32;
        let whole = all.filter(|&node| self.is_free_region(node));
        let units = |node: u32| u64::from(self.nodes[node as usize].place.units);
        whole.map(units).sum()
    }

    /// Every block, with its tag if it is used.
    pub(crate) fn all_blocks(&self) -> impl Iterator<Item = (Place, Option<u64>)> {
        let all = self.nodes.iter().zip(&self.states);
        let there = all.filter(|(_, state)| **state != State::Vacant);
        there.map(|(n, state)| (n.place, (*state == State::Used).then(|| n.tag())))
    }

    /// Every used block and its tag.
    pub(crate) fn used_blocks(&self) -> impl Iterator<Item = (Place, u64)> {
        let all = self.all_blocks();
        all.filter_map(|(place, tag)| Some((place, tag?)))
    }

    #[inline]
    fn used(&self, block: BlockId) -> Option<&Node> {
        let n = self.nodes.get(block.node as usize)?;
        let live = self.states[block.node as usize] == State::Used;
        (live && n.generation == block.generation).then_some(n)
    }

    fn is_free(&self, node: u32) -> bool {
        self.states
            .get(node as usize)
            .is_some_and(|&s| s == State::Free)
    }

    /// Whether a node is all of its region, and free.
    fn is_free_region(&self, node: u32) -> bool {
        let n = &self.nodes[node as usize];
        self.is_free(node) && n.below == NONE && n.above == NONE
    }

    /// The nodes of a bin.
    fn bin(&self, bin: Bin) -> impl Iterator<Item = u32> {
        let some = |node: u32| (node != NONE).then_some(node);
        std::iter::successors(some(self.bins.head(bin)), move |&node| {
            some(self.nodes[node as usize].right)
        })
    }

    /// The shortest block of at least `units` among the first `probes` of a bin.
    fn tightest(&self, bin: Bin, units: u32, probes: usize) -> Option<u32> {
        let mut found = None;
        let mut shortest = u32::MAX;
        for node in self.bin(bin).take(probes) {
            let length = self.nodes[node as usize].place.units;
            if length == units {
                return Some(node);
            }
            if length > units && (found.is_none() || length < shortest) {
                (found, shortest) = (Some(node), length);
            }
        }
        found
    }

    /// Cuts `units` off the front of a longer free block and returns their node; the rest keeps
    /// its own, and its place in its bin where that is still the right one.
    fn cut_front(&mut self, node: u32, units: u32) -> u32 {
        let Node { place, below, .. } = self.nodes[node as usize];
        let rest = place.units - units;
        let stays = Bin::of(rest) == Bin::of(place.units);
        if !stays {
            self.unlink(node);
        }
        let front = self.new_node(Place { units, ..place }, below, node);
        if below != NONE {
            self.nodes[below as usize].above = front;
        }
        let n = &mut self.nodes[node as usize];
        n.below = front;
        n.place.offset += units;
        n.place.units = rest;
        if !stays {
            self.link(node);
        }
        front
    }

    /// Makes a node that is in no bin a used block.
    fn hand_out(&mut self, node: u32, tag: u64) -> BlockId {
        self.states[node as usize] = State::Used;
        let n = &mut self.nodes[node as usize];
        n.set_tag(tag);
        BlockId {
            node,
            generation: n.generation,
        }
    }

    /// Adds the neighbour above, which is in no bin, to `node`.
    fn absorb_above(&mut self, node: u32) {
        let above = self.nodes[node as usize].above;
        let gone = self.nodes[above as usize];
        let n = &mut self.nodes[node as usize];
        n.place.units += gone.place.units;
        n.above = gone.above;
        if gone.above != NONE {
            self.nodes[gone.above as usize].below = node;
        }
        self.retire(above);
    }

    /// Puts a node at the head of its bin, as a free block.
    fn link(&mut self, node: u32) {
        let bin = Bin::of(self.nodes[node as usize].place.units);
        let head = self.bins.head(bin);
        self.states[node as usize] = State::Free;
        let n = &mut self.nodes[node as usize];
        n.left = NONE;
        n.right = head;
        if head != NONE {
            self.nodes[head as usize].left = node;
        }
        self.bins.set_head(bin, node);
    }

    /// Takes a free node out of its bin.
    fn unlink(&mut self, node: u32) {
        let n = self.nodes[node as usize];
        if n.right != NONE {
            self.nodes[n.right as usize].left = n.left;
        }
        if n.left == NONE {
            self.bins.set_head(Bin::of(n.place.units), n.right);
        } else {
            self.nodes[n.left as usize].right = n.right;
        }
    }

    fn retire(&mut self, node: u32) {
        let vacant = std::mem::replace(&mut self.vacant, node);
        let n = &mut self.nodes[node as usize];
        n.bump();
        n.right = vacant;
        self.states[node as usize] = State::Vacant;
    }

    /// A node in no bin, reused from the vacant ones where there is one.
    fn new_node(&mut self, place: Place, below: u32, above: u32) -> u32 {
        let node = Node {
            place,
            below,
            above,
            left: NONE,
            right: NONE,
            generation: NonZeroU32::MIN,
        };
        if self.vacant == NONE {
            self.nodes.push(node);
            self.states.push(State::Vacant);
            return self.nodes.len() as u32 - 1;
        }
        let at = self.vacant;
        let slot = &mut self.nodes[at as usize];
        self.vacant = slot.right;
        *slot = Node {
            generation: slot.generation,
            ..node
        };
        at
    }
}

#[cfg(test)]
#[path = "blocks_tests.rs"]
mod tests;
