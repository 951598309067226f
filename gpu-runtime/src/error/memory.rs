//! The out-of-memory error: what was asked, what stands in the way, who holds the memory.

use crate::backend::ALIGN;
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
    /// The limit of this label.
    Source(String),
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

/// What waits for the work of one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The stream's number.
    pub stream: u32,
    /// Bytes that were given back and that its work is not done with.
    pub bytes: u64,
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
    /// The device's memory, in bytes.
    pub total: u64,
    /// The limit that applies: of the budget that refused, otherwise of the device.
    pub limit: u64,
    /// Bytes in use under that limit.
    pub in_use: u64,
    /// Bytes promised to reservations and not drawn yet.
    pub reserved: u64,
    /// Bytes that open scopes keep for their next small buffers.
    pub kept: u64,
    /// Bytes given back, by others while the request waited, that the device is not done with.
    pub pending: u64,
    /// Bytes that are kept for budgets and labels with a guarantee, and that they do not have yet.
    pub guaranteed: u64,
    /// Bytes that are none of these, under that limit: all six add up to it.
    pub free: u64,
    /// The longest request that could have been met.
    pub largest_free: u64,
    /// The streams that `pending` waits for, the most bytes first.
    pub waiting: Vec<Waiting>,
    /// Bytes that the pool has taken from the device.
    pub committed: u64,
    /// Bytes that no program has of the device; `None` where the device does not tell.
    pub device_free: Option<u64>,
    /// Who holds the memory under that limit, the largest first.
    pub holders: Vec<Holder>,
}

/// As many holders as a person reads in an error message.
const SHOWN: usize = 10;

impl OutOfMemory {
    /// What to do about it, computed from the state at the time of the request.
    pub fn advice(&self) -> String {
        let Self {
            requested,
            free,
            reserved,
            kept,
            pending,
            guaranteed,
            limit,
            total,
            ..
        } = *self;
        // What to do without more memory, where a piece of any use is left.
        let chunks = |before: &str| match self.largest_free {
            0 => String::new(),
            fits => format!("{before}work in chunks of at most {}", Bytes(fits)),
        };
        let or_chunks = chunks(", or ");
        let limit_name = match &self.refusal {
            Refusal::Budget(name) => format!("the budget of `{name}`"),
            Refusal::Source(name) => format!("the limit of `{name}`"),
            _ => format!("the limit of device `{}`", self.device),
        };
        if requested > total {
            return format!(
                "{} is more than the whole device has ({}){}",
                Bytes(requested),
                Bytes(total),
                chunks(": ")
            );
        }
        if requested > limit {
            return format!(
                "{} is more than {limit_name} even when all of it is free: raise it{or_chunks}",
                Bytes(requested)
            );
        }
        match &self.refusal {
            Refusal::Fragmentation => {
                return format!(
                    "enough is free, but in pieces, {:.0} % of it not in the largest: allocate the largest buffers first, drop buffers in the reverse order of their making{or_chunks}",
                    self.fragmentation() * 100.0
                );
            }
            Refusal::Device(_) => {
                let holds = match self.others() {
                    Some(others) => format!("other programs hold {} of the device", Bytes(others)),
                    None => "another program may hold the device's memory".to_owned(),
                };
                return format!(
                    "{holds}: close them, or set a limit below {}{or_chunks}",
                    Bytes(limit)
                );
            }
            Refusal::Limit | Refusal::Budget(_) | Refusal::Source(_) => {}
        }
        if requested <= reserved {
            return format!(
                "{} is reserved: allocate through the reservation, or drop it{or_chunks}",
                Bytes(reserved)
            );
        }
        // Memory is handed out in whole blocks, so a request may miss what the rest of one takes.
        let missing = requested
            .next_multiple_of(ALIGN as u64)
            .saturating_sub(free);
        if pending > 0 && missing <= pending {
            return format!(
                "{} was given back while this request waited, and the device still works on it: ask again{or_chunks}",
                Bytes(pending)
            );
        }
        if kept > 0 && missing <= kept {
            return format!(
                "{} more is needed, and open scopes keep {} for their small buffers: end one of them, or allocate before they are opened{or_chunks}",
                Bytes(missing),
                Bytes(kept)
            );
        }
        if guaranteed > 0 && missing <= guaranteed {
            return format!(
                "{} more is needed, and {} is kept for those that it was guaranteed to: guarantee less, or allocate under such a budget or label{or_chunks}",
                Bytes(missing),
                Bytes(guaranteed)
            );
        }
        match self.holders.iter().find(|h| h.bytes >= missing) {
            Some(h) => format!(
                "{} more is needed: dropping `{}` frees {}{or_chunks}",
                Bytes(missing),
                h.source,
                Bytes(h.bytes)
            ),
            None if limit < total => format!(
                "{} more is needed: drop several of the above, raise {limit_name}{or_chunks}",
                Bytes(missing)
            ),
            None => format!(
                "{} more is needed: drop several of the above{or_chunks}",
                Bytes(missing)
            ),
        }
    }
}

impl OutOfMemory {
    /// What other programs hold of the device, where it tells.
    fn others(&self) -> Option<u64> {
        let taken = self.total.saturating_sub(self.device_free?);
        Some(taken.saturating_sub(self.committed))
    }

    /// The part of the free memory that is not in the largest free block, in 0..=1.
    pub fn fragmentation(&self) -> f64 {
        if self.free == 0 {
            return 0.0;
        }
        self.free.saturating_sub(self.largest_free) as f64 / self.free as f64
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
            Refusal::Source(name) => write!(f, "\n  refused by  the limit of `{name}`, {limit}")?,
            Refusal::Fragmentation => write!(
                f,
                "\n  refused by  fragmentation: {free} of {limit} are free, but not in one piece"
            )?,
            Refusal::Device(why) => write!(f, "\n  refused by  the device: {why}")?,
        }
        write!(
            f,
            "\n  state       in use {}, reserved {}",
            Bytes(self.in_use),
            Bytes(self.reserved),
        )?;
        if self.kept > 0 {
            write!(f, ", kept by open scopes {}", Bytes(self.kept))?;
        }
        if self.pending > 0 {
            write!(f, ", waiting for the device {}", Bytes(self.pending))?;
        }
        if self.guaranteed > 0 {
            write!(f, ", kept for others {}", Bytes(self.guaranteed))?;
        }
        write!(
            f,
            ", free {free}, largest free block {}",
            Bytes(self.largest_free)
        )?;
        for (i, w) in self.waiting.iter().take(SHOWN).enumerate() {
            let head = if i == 0 { "\n  waits for   " } else { ", " };
            write!(f, "{head}stream {}: {}", w.stream, Bytes(w.bytes))?;
        }
        if let (Some(free), Some(others)) = (self.device_free, self.others()) {
            write!(
                f,
                "\n  device      {} of {} free, {} taken by this pool, {} by other programs",
                Bytes(free),
                Bytes(self.total),
                Bytes(self.committed),
                Bytes(others)
            )?;
        }
        for (i, holder) in self.holders.iter().take(SHOWN).enumerate() {
            let head = if i == 0 {
                "\n  held by     "
            } else {
                "\n              "
            };
            let count = holder.count;
            write!(f, "{head}`{}`: {}", holder.source, Bytes(holder.bytes))?;
            if count > 1 {
                write!(f, " in {count} allocations")?;
            }
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
