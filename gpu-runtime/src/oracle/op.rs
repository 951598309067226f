//! What is done to the pool.

/// The device's memory.
pub(crate) const TOTAL: u64 = 4 << 20;

#[derive(Debug, Clone)]
pub(crate) enum Op {
    /// A buffer of the innermost scope, from one of many call sites' labels.
    Buffer(usize, u8),
    Use(usize),
    Drop(usize),
    Forget(usize),
    Promote(usize),
    Owned(usize, u8),
    DropOwned(usize),
    /// Work of one of a few streams on it, which may be a write.
    UseOwned(usize, u8, bool),
    Reserve(usize),
    Draw(usize, usize),
    Unreserve(usize),
    SetLimit(u64),
    /// Under the budget `model`, and under a label with a limit.
    Model(usize),
    Labelled(usize),
    /// What is guaranteed to them, and the label's limit.
    Guarantee(u64),
    Terms(u64, u64),
    Trim,
    /// The device finishes everything.
    Finish,
    Enter(Option<u64>),
    Leave,
    Panic,
}

#[cfg(fuzzing)]
impl Op {
    /// The operations that bytes stand for; every bytes stand for some.
    pub(crate) fn all_of(mut bytes: &[u8]) -> Vec<Self> {
        let mut all = Vec::new();
        while let Some(op) = Self::read(&mut bytes) {
            all.push(op);
        }
        all
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        let kind = take(from)? % 32;
        let at = usize::from(take(from)?);
        let source = at as u8;
        Some(match kind {
            0..6 => Self::Buffer(length(from)?, source),
            6 => Self::Use(at),
            7..9 => Self::Drop(at),
            9 => Self::Forget(at),
            10 => Self::Promote(at),
            11..15 => Self::Owned(length(from)?, source),
            15..17 => Self::DropOwned(at),
            17 => Self::UseOwned(at, source >> 4, source & 1 == 0),
            18 => Self::Reserve(length(from)?),
            19 => Self::Draw(at, length(from)?),
            20 => Self::Unreserve(at),
            21 => Self::SetLimit(large(from)? + 1),
            22 => Self::Model(length(from)?),
            23 => Self::Labelled(length(from)?),
            24 => Self::Guarantee(large(from)? / 3),
            25 => Self::Terms(large(from)?, large(from)? / 4),
            26 => Self::Trim,
            27 => Self::Finish,
            28 => Self::Enter(None),
            29 => Self::Enter(Some(large(from)? + 1)),
            30 => Self::Leave,
            _ => Self::Panic,
        })
    }
}

#[cfg(fuzzing)]
fn take(from: &mut &[u8]) -> Option<u8> {
    let (&first, rest) = from.split_first()?;
    *from = rest;
    Some(first)
}

/// A length: short ones to the byte, long ones in steps.
#[cfg(fuzzing)]
fn length(from: &mut &[u8]) -> Option<usize> {
    let (kind, low) = (take(from)?, usize::from(take(from)?));
    let high = usize::from(kind & 0x3F);
    Some(match kind >> 6 {
        0 | 1 => high << 6 | low >> 2,
        2 => (high << 8 | low) * 3,
        _ => (high << 8 | low) * 85,
    })
}

/// Any number below the device's memory.
#[cfg(fuzzing)]
fn large(from: &mut &[u8]) -> Option<u64> {
    let bytes = [take(from)?, take(from)?, take(from)?, 0];
    Some(u64::from(u32::from_le_bytes(bytes)) % TOTAL)
}
