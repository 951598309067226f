//! The out-of-memory error: what was asked, what stands in the way, who holds the memory.

use crate::bytes::Bytes;
use std::fmt;

/// What refused a request for memory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The device's limit (its memory, or what `set_limit` made of it).
    Limit,
    /// The named budget: a declared pool, a scope's budget, a budget of the pool.
    Budget(String),
    /// Enough bytes are free, but no single free block is long enough.
    Fragmentation,
    /// The device itself gave no more memory, for this reason.
    Device(String),
}

/// One source of allocations and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The label, or the call site where no label was given.
    pub source: String,
    /// Bytes held now.
    pub bytes: u64,
    /// Allocations held now.
    pub count: u64,
}

/// A request for memory that could not be met, with everything needed to understand why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutOfMemory {
    /// The device asked, as `GPU_RUNTIME_DEVICE` spells it.
    pub device: String,
    /// Bytes asked for.
    pub requested: u64,
    /// Label or call site of the request.
    pub source: String,
    /// Call site of the request, `file:line:column`.
    pub site: String,
    /// What refused it.
    pub refusal: Refusal,
    /// The limit that applies: of the budget that refused, otherwise of the device.
    pub limit: u64,
    /// Bytes in use under that limit.
    pub in_use: u64,
    /// Bytes promised to reservations and not drawn yet.
    pub reserved: u64,
    /// Bytes that are neither in use nor reserved, under that limit.
    pub free: u64,
    /// The longest request that could have been met.
    pub largest_free: u64,
    /// Who holds the memory under that limit, the largest first.
    pub holders: Vec<Holder>,
}

/// As many holders as a person reads in an error message.
const SHOWN: usize = 4;

impl OutOfMemory {
    /// What to do about it, computed from the state at the time of the request.
    pub fn advice(&self) -> String {
        let asked = Bytes(self.requested);
        let fits = Bytes(self.largest_free);
        let limit_is = match &self.refusal {
            Refusal::Budget(name) => format!("the budget of `{name}`"),
            _ => format!("the limit of device `{}`", self.device),
        };
        if self.requested > self.limit {
            return format!(
                "{asked} is more than {limit_is} even when all of it is free: raise it, or work in chunks of at most {fits}"
            );
        }
        if self.refusal == Refusal::Fragmentation {
            return format!(
                "enough is free, but in pieces: allocate the largest buffers first, drop buffers in the reverse order of their making, or work in chunks of at most {fits}"
            );
        }
        if let Refusal::Device(_) = self.refusal {
            return format!(
                "another program may hold the device's memory: close it, or set a limit below {} and work in chunks",
                Bytes(self.limit)
            );
        }
        if self.reserved > 0 && self.requested <= self.free.saturating_add(self.reserved) {
            return format!(
                "{} is reserved and would do: allocate through the reservation, or drop it",
                Bytes(self.reserved)
            );
        }
        let missing = self.requested.saturating_sub(self.free);
        match self.holders.iter().find(|h| h.bytes >= missing) {
            Some(h) => format!(
                "{} more is needed: dropping what `{}` holds ({}) makes room, so does a chunk of at most {fits}",
                Bytes(missing),
                h.source,
                Bytes(h.bytes)
            ),
            None => format!(
                "{} more is needed: drop several of the holders above, raise {limit_is}, or work in chunks of at most {fits}",
                Bytes(missing)
            ),
        }
    }
}

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "out of memory on `{}`: {} asked by `{}`",
            self.device,
            Bytes(self.requested),
            self.source
        )?;
        if self.source != self.site {
            write!(f, " at {}", self.site)?;
        }
        let (limit, free) = (Bytes(self.limit), Bytes(self.free));
        match &self.refusal {
            Refusal::Limit => write!(f, "\n  refused by  the device's limit of {limit}")?,
            Refusal::Budget(name) => write!(f, "\n  refused by  the budget `{name}` of {limit}")?,
            Refusal::Fragmentation => write!(
                f,
                "\n  refused by  fragmentation: {free} of {limit} are free, but not in one piece"
            )?,
            Refusal::Device(why) => write!(f, "\n  refused by  the device: {why}")?,
        }
        write!(
            f,
            "\n  state       in use {}, reserved {}, free {free}, largest free block {}",
            Bytes(self.in_use),
            Bytes(self.reserved),
            Bytes(self.largest_free)
        )?;
        for (i, holder) in self.holders.iter().take(SHOWN).enumerate() {
            let head = if i == 0 {
                "\n  held by     "
            } else {
                "\n              "
            };
            let count = holder.count;
            let plural = if count == 1 { "" } else { "s" };
            write!(
                f,
                "{head}`{}`: {} in {count} allocation{plural}",
                holder.source,
                Bytes(holder.bytes)
            )?;
        }
        if self.holders.len() > SHOWN {
            let rest = &self.holders[SHOWN..];
            let bytes = rest.iter().map(|h| h.bytes).sum();
            write!(f, "\n              {} more: {}", rest.len(), Bytes(bytes))?;
        }
        write!(f, "\n  what to do  {}", self.advice())
    }
}

impl std::error::Error for OutOfMemory {}
