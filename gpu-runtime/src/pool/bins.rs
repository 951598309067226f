//! The size classes of the block allocator: 32 bins per power of two, and a two-level bitmap that
//! finds the next filled one in two instructions.
//!
//! M. Masmano, I. Ripoll, A. Crespo, J. Real: TLSF: a New Dynamic Memory Allocator for Real-Time
//! Systems (2004).

/// log2 of the bins per power of two.
const SUB_BITS: u32 = 5;
/// Bins per power of two.
const SUBS: usize = 1 << SUB_BITS;
/// Rows of bins for sizes of 32 bits: one for the sizes below `SUBS`, one per power of two above.
const ROWS: usize = (32 - SUB_BITS + 1) as usize;

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// A size class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bin {
    row: u32,
    sub: u32,
}

impl Bin {
    /// The bin of the blocks of `units`: those below `SUBS` have a bin of their own each.
    pub(super) fn of(units: u32) -> Self {
        if units < SUBS as u32 {
            return Self { row: 0, sub: units };
        }
        let log = units.ilog2();
        let sub = (units >> (log - SUB_BITS)) - SUBS as u32;
        Self {
            row: log - SUB_BITS + 1,
            sub,
        }
    }
}

/// The first free block of every bin, and which bins have one.
#[derive(Debug)]
pub(super) struct Bins {
    rows: u32,
    subs: [u32; ROWS],
    heads: [[u32; SUBS]; ROWS],
}

impl Bins {
    pub(super) fn new() -> Self {
        Self {
            rows: 0,
            subs: [0; ROWS],
            heads: [[NONE; SUBS]; ROWS],
        }
    }

    /// The first node of a bin, `NONE` if it is empty.
    pub(super) fn head(&self, bin: Bin) -> u32 {
        self.heads[bin.row as usize][bin.sub as usize]
    }

    /// Replaces the first node of a bin.
    pub(super) fn set_head(&mut self, bin: Bin, node: u32) {
        let (row, sub) = (bin.row as usize, bin.sub as usize);
        self.heads[row][sub] = node;
        if node == NONE {
            self.subs[row] &= !(1 << sub);
            if self.subs[row] == 0 {
                self.rows &= !(1 << row);
            }
        } else {
            self.subs[row] |= 1 << sub;
            self.rows |= 1 << row;
        }
    }

    /// The smallest filled bin above `bin`: every block in it is longer than any in `bin`.
    pub(super) fn next_above(&self, bin: Bin) -> Option<Bin> {
        let above = u64::from(self.subs[bin.row as usize]) & (u64::MAX << (bin.sub + 1));
        if above != 0 {
            return Some(Bin {
                row: bin.row,
                sub: above.trailing_zeros(),
            });
        }
        let rows = u64::from(self.rows) & (u64::MAX << (bin.row + 1));
        (rows != 0).then(|| {
            let row = rows.trailing_zeros();
            Bin {
                row,
                sub: self.subs[row as usize].trailing_zeros(),
            }
        })
    }

    /// The largest filled bin.
    pub(super) fn last(&self) -> Option<Bin> {
        (self.rows != 0).then(|| {
            let row = self.rows.ilog2();
            Bin {
                row,
                sub: self.subs[row as usize].ilog2(),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_in_the_order_of_sizes() {
        let mut sizes: Vec<u32> = (0..10_000).collect();
        sizes.extend((13..32).flat_map(|log| [(1 << log) - 1, 1 << log, (1 << log) + 1]));
        sizes.push(u32::MAX);
        sizes.sort_unstable();
        for pair in sizes.windows(2) {
            assert!(Bin::of(pair[0]) <= Bin::of(pair[1]), "{pair:?}");
        }
        assert_eq!(
            Bin::of(u32::MAX),
            Bin {
                row: ROWS as u32 - 1,
                sub: SUBS as u32 - 1
            }
        );
    }

    #[test]
    fn the_next_filled_bin_is_found_across_rows() {
        let mut bins = Bins::new();
        assert_eq!(bins.next_above(Bin::of(0)), None);
        for units in [3, 31, 32, 1000, u32::MAX] {
            bins.set_head(Bin::of(units), 1);
        }
        assert_eq!(bins.next_above(Bin::of(0)), Some(Bin::of(3)));
        assert_eq!(bins.next_above(Bin::of(3)), Some(Bin::of(31)));
        assert_eq!(bins.next_above(Bin::of(31)), Some(Bin::of(32)));
        assert_eq!(bins.next_above(Bin::of(40)), Some(Bin::of(1000)));
        assert_eq!(bins.next_above(Bin::of(u32::MAX)), None);
        assert_eq!(bins.last(), Some(Bin::of(u32::MAX)));
        bins.set_head(Bin::of(u32::MAX), NONE);
        assert_eq!(bins.last(), Some(Bin::of(1000)));
    }
}
