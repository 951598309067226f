//! The rules, and what becomes of those who break them: each breach is kept, and a process that has
//! one does not end well.

use std::fmt;

/// A rule of the driver that a program broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Memory was used that is not there, or is there no more.
    Lifetime,
    /// Two streams touch one byte, one of them writes, and no event is between.
    Race,
    /// Memory was freed that work may still use.
    FreedInUse,
    /// Something was freed that is not there.
    DoubleFree,
    /// A handle of one context was used in another, or none is current.
    Context,
    /// Memory that is not pinned in an asynchronous copy.
    Pageable,
    /// Pinned memory was written while a copy from it was queued.
    Staging,
    /// Something was left at exit.
    Leak,
    /// The driver was called after exit had begun.
    AfterExit,
    /// A kernel did what would hang a GPU.
    Hang,
}

/// One breach of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// What was done.
    pub what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fake-cuda: {:?}: {}", self.rule, self.what)
    }
}
