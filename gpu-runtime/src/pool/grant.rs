//! What the pool's books call an allocation: the grant, which whoever has the memory holds, and the
//! tag, which stands on its block.

use super::blocks::BlockId;
use super::budget::BudgetId;
use super::cache::Home;
use super::sources::SourceId;
use super::state::UNIT;

/// What an allocation is in the pool's books. Whoever holds it gives it back once.
///
/// Four words of 32 bits, as it is moved with every buffer. Whose it is stands on its block; of a
/// block that goes to a cache, in that cache's ledger.
#[derive(Debug)]
pub(crate) struct Grant {
    /// `None` for an allocation of zero bytes.
    block: Option<BlockId>,
    /// The block's units; where there is no block, the source.
    number: u32,
    home: Home,
}

impl Default for Grant {
    /// Nothing, of nobody.
    fn default() -> Self {
        Self::nothing(SourceId::LEDGER)
    }
}

impl Grant {
    /// A block of so many units, whose tag says whose it is.
    #[inline]
    pub(super) fn new(block: BlockId, units: u32) -> Self {
        Self::cached(block, units, Home::NONE)
    }

    /// A block that goes to a cache.
    #[inline]
    pub(super) fn cached(block: BlockId, units: u32, home: Home) -> Self {
        Self {
            block: Some(block),
            number: units,
            home,
        }
    }

    /// An allocation of zero bytes.
    pub(super) fn nothing(source: SourceId) -> Self {
        Self {
            block: None,
            number: source.0,
            home: Home::NONE,
        }
    }

    /// The block; `None` for an allocation of zero bytes.
    #[inline]
    pub(super) fn block(&self) -> Option<BlockId> {
        self.block
    }

    /// The units of the block that was taken.
    #[inline]
    pub(super) fn units(&self) -> u32 {
        if self.block.is_some() { self.number } else { 0 }
    }

    /// The bytes of the block that was taken.
    #[inline]
    pub(crate) fn bytes(&self) -> u64 {
        u64::from(self.units()) * UNIT
    }

    /// Where the block is cached when its owner is gone, and the line that counts it.
    #[inline]
    pub(super) fn home(&self) -> Home {
        self.home
    }

    /// Whose an allocation of zero bytes is.
    pub(super) fn source_of_nothing(&self) -> Option<SourceId> {
        self.block.is_none().then_some(SourceId(self.number))
    }
}

/// What is written on a used block: whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) source: SourceId,
    pub(super) budget: BudgetId,
    pub(super) reserved: bool,
}

impl Tag {
    /// Of a chunk, and of a block of a cache: whose their buffers are stands in a ledger.
    pub(super) fn chunk(budget: BudgetId) -> Self {
        Self {
            source: SourceId::LEDGER,
            budget,
            reserved: false,
        }
    }

    pub(super) fn is_chunk(self) -> bool {
        self.source == SourceId::LEDGER
    }

    #[inline]
    pub(super) fn pack(self) -> u64 {
        u64::from(self.source.0) << 32 | u64::from(self.budget.0) << 1 | u64::from(self.reserved)
    }

    #[inline]
    pub(super) fn unpack(bits: u64) -> Self {
        Self {
            source: SourceId((bits >> 32) as u32),
            budget: BudgetId((bits as u32) >> 1),
            reserved: bits & 1 == 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_as_it_was_written() {
        let budget = BudgetId(u32::MAX >> 1);
        for tag in [
            Tag::chunk(BudgetId::ROOT),
            Tag {
                source: SourceId(7),
                budget,
                reserved: true,
            },
        ] {
            assert_eq!(Tag::unpack(tag.pack()), tag);
        }
    }

    #[test]
    fn a_grant_is_four_words_and_nothing_has_a_source() {
        assert_eq!(size_of::<Grant>(), 16);
        let nothing = Grant::nothing(SourceId(7));
        assert_eq!((nothing.bytes(), nothing.units()), (0, 0));
        assert_eq!(nothing.source_of_nothing(), Some(SourceId(7)));
    }
}
