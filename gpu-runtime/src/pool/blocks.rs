//! The allocator core: which units of which region are in use. Pure bookkeeping in `u32` indices:
//! no pointer, no lock, no backend comes in here.
//!
//! A two-level segregated fit (see `bins`): free blocks hang in bins by size, neighbours of one
//! region are linked in address order and merge as soon as they are both free.

use super::bins::{Bin, Bins, NONE};

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
    generation: u32,
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

#[derive(Debug, Clone, Copy)]
struct Node {
    place: Place,
    state: State,
    generation: u32,
    /// Neighbours in the region, in address order.
    below: u32,
    above: u32,
    /// Neighbours in the bin of a free block; `next` also links vacant nodes.
    prev: u32,
    next: u32,
    /// What the owner of a used block wrote on it.
    tag: u64,
}

/// All blocks of all regions.
#[derive(Debug)]
pub(crate) struct Blocks {
    nodes: Vec<Node>,
    vacant: u32,
    bins: Bins,
    free_units: u64,
}

impl Blocks {
    /// No region, no block.
    pub(crate) fn new() -> Self {
        Self {
            nodes: Vec::new(),
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
            let n = self.nodes[node as usize];
            let whole = n.state == State::Free && n.below == NONE && n.above == NONE;
            if whole && wanted(n.place.region) {
                self.unlink(node);
                self.free_units -= u64::from(n.place.units);
                self.retire(node);
            }
        }
    }

    /// Takes a block of `units`, with `tag` written on it; `None` if no free block is that long.
    pub(crate) fn allocate(&mut self, units: u32, tag: u64) -> Option<BlockId> {
        if units == 0 {
            return None;
        }
        let own = Bin::of(units);
        let node = self
            .tightest(own, units, PROBES)
            .or_else(|| self.bins.next_above(own).map(|bin| self.bins.head(bin)))
            .or_else(|| self.tightest(own, units, usize::MAX))?;
        self.unlink(node);
        self.cut(node, units);
        self.free_units -= u64::from(units);
        let n = &mut self.nodes[node as usize];
        n.state = State::Used;
        n.tag = tag;
        Some(BlockId {
            node,
            generation: n.generation,
        })
    }

    /// Gives a block back and merges it with its free neighbours; `false` if it was given back
    /// before.
    pub(crate) fn free(&mut self, block: BlockId) -> bool {
        let Some(n) = self.used(block) else {
            return false;
        };
        let Place { units, .. } = n.place;
        let (below, above) = (n.below, n.above);
        let mut node = block.node;
        self.free_units += u64::from(units);
        self.bump(node);
        if self.is_free(above) {
            self.unlink(above);
            self.absorb_above(node);
        }
        if self.is_free(below) {
            self.unlink(below);
            self.absorb_above(below);
            node = below;
        }
        self.link(node);
        true
    }

    /// Cuts a used block in two used blocks; the first keeps `units` and the handle, the second is
    /// returned. `None` if the block is not longer than `units`, or was given back.
    pub(crate) fn split(&mut self, block: BlockId, units: u32, tag: u64) -> Option<BlockId> {
        let n = self
            .used(block)
            .filter(|n| units > 0 && n.place.units > units)?;
        let rest = self.split_node(block.node, n, units);
        let r = &mut self.nodes[rest as usize];
        r.state = State::Used;
        r.tag = tag;
        Some(BlockId {
            node: rest,
            generation: r.generation,
        })
    }

    /// Where a used block lies.
    pub(crate) fn place(&self, block: BlockId) -> Option<Place> {
        self.used(block).map(|n| n.place)
    }

    /// Writes another tag on a used block.
    pub(crate) fn set_tag(&mut self, block: BlockId, tag: u64) {
        if self.used(block).is_some() {
            self.nodes[block.node as usize].tag = tag;
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
        let whole = |n: &&Node| n.state == State::Free && n.below == NONE && n.above == NONE;
        self.nodes
            .iter()
            .filter(whole)
            .map(|n| u64::from(n.place.units))
            .sum()
    }

    /// Every used block and its tag.
    pub(crate) fn used_blocks(&self) -> impl Iterator<Item = (Place, u64)> {
        let used = self.nodes.iter().filter(|n| n.state == State::Used);
        used.map(|n| (n.place, n.tag))
    }

    fn used(&self, block: BlockId) -> Option<Node> {
        let n = self.nodes.get(block.node as usize)?;
        (n.state == State::Used && n.generation == block.generation).then_some(*n)
    }

    fn is_free(&self, node: u32) -> bool {
        self.nodes
            .get(node as usize)
            .is_some_and(|n| n.state == State::Free)
    }

    /// The nodes of a bin.
    fn bin(&self, bin: Bin) -> impl Iterator<Item = u32> {
        let some = |node: u32| (node != NONE).then_some(node);
        std::iter::successors(some(self.bins.head(bin)), move |&node| {
            some(self.nodes[node as usize].next)
        })
    }

    /// The shortest block of at least `units` among the first `probes` of a bin.
    fn tightest(&self, bin: Bin, units: u32, probes: usize) -> Option<u32> {
        let length = |node: &u32| self.nodes[*node as usize].place.units;
        self.bin(bin)
            .take(probes)
            .filter(|n| length(n) >= units)
            .min_by_key(length)
    }

    /// Cuts what is beyond `units` off an unlinked free node and puts it into its bin.
    fn cut(&mut self, node: u32, units: u32) {
        let n = self.nodes[node as usize];
        if n.place.units > units {
            let rest = self.split_node(node, n, units);
            self.link(rest);
        }
    }

    /// Makes a node for what is beyond `units` of `node`, and returns it.
    fn split_node(&mut self, node: u32, n: Node, units: u32) -> u32 {
        let place = Place {
            region: n.place.region,
            offset: n.place.offset + units,
            units: n.place.units - units,
        };
        let rest = self.new_node(place, node, n.above);
        if n.above != NONE {
            self.nodes[n.above as usize].below = rest;
        }
        let n = &mut self.nodes[node as usize];
        n.above = rest;
        n.place.units = units;
        rest
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
        let n = &mut self.nodes[node as usize];
        n.state = State::Free;
        n.prev = NONE;
        n.next = head;
        if head != NONE {
            self.nodes[head as usize].prev = node;
        }
        self.bins.set_head(bin, node);
    }

    /// Takes a free node out of its bin.
    fn unlink(&mut self, node: u32) {
        let n = self.nodes[node as usize];
        if n.next != NONE {
            self.nodes[n.next as usize].prev = n.prev;
        }
        if n.prev == NONE {
            self.bins.set_head(Bin::of(n.place.units), n.next);
        } else {
            self.nodes[n.prev as usize].next = n.next;
        }
    }

    /// Makes every handle to the node stale.
    fn bump(&mut self, node: u32) {
        let n = &mut self.nodes[node as usize];
        n.generation = n.generation.wrapping_add(1);
    }

    fn retire(&mut self, node: u32) {
        self.bump(node);
        let n = &mut self.nodes[node as usize];
        n.state = State::Vacant;
        n.next = self.vacant;
        self.vacant = node;
    }

    /// A node in no bin, reused from the vacant ones where there is one.
    fn new_node(&mut self, place: Place, below: u32, above: u32) -> u32 {
        let node = Node {
            place,
            state: State::Vacant,
            generation: 0,
            below,
            above,
            prev: NONE,
            next: NONE,
            tag: 0,
        };
        if self.vacant == NONE {
            self.nodes.push(node);
            return self.nodes.len() as u32 - 1;
        }
        let at = self.vacant;
        let slot = &mut self.nodes[at as usize];
        self.vacant = slot.next;
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
