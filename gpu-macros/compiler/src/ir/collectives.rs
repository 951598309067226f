//! The operations of a block and of a warp together: each thread brings a value, and the values
//! of all make the result. The Rust side of each is `collective::NAME`, the C++ side `gpu::NAME`.

use super::Expr;
use super::ExprKind;
use super::tree::Callee;

/// Who works together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// All threads of a block: a barrier.
    Block,
    /// 32 threads of a block that follow one another.
    Warp,
}

/// What each thread brings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A number.
    Number,
    /// A `bool`.
    Condition,
    /// Any value.
    Value,
}

/// A second argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Second {
    /// The index of a thread of the block, the same for all: a `usize`. It can fault.
    Thread,
    /// A `u32` of each thread.
    Lane,
}

/// The result's type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The operand's.
    Operand,
    /// `u32`.
    Count,
}

/// One collective.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Collective {
    /// The thread's method.
    pub name: &'static str,
    /// Who works together.
    pub group: Group,
    /// What each thread brings.
    pub operand: Operand,
    /// A second argument.
    pub second: Option<Second>,
    /// The result's type.
    pub outcome: Outcome,
    /// All threads of a block get one result.
    pub uniform: bool,
}

use Group::{Block, Warp};
use Operand::{Condition, Number, Value};
use Outcome::Count;

impl Collective {
    const fn new(name: &'static str, group: Group, operand: Operand) -> Self {
        Collective {
            name,
            group,
            operand,
            second: None,
            outcome: Outcome::Operand,
            uniform: matches!(group, Block),
        }
    }

    const fn with(self, second: Second) -> Self {
        Collective {
            second: Some(second),
            ..self
        }
    }

    const fn gives(self, outcome: Outcome) -> Self {
        Collective { outcome, ..self }
    }

    /// Each thread gets a result of its own.
    const fn per_thread(self) -> Self {
        Collective {
            uniform: false,
            ..self
        }
    }

    /// How it is written, for messages: `t.block_sum(x)`.
    pub fn example(&self, thread: &str) -> String {
        let operand = match self.operand {
            Number | Value => "x",
            Condition => "x > 0",
        };
        let second = match (self.second, self.name) {
            (None, _) => "",
            (Some(Second::Thread), _) | (_, "shuffle_index") => ", 0",
            (Some(Second::Lane), _) => ", 1",
        };
        format!("{thread}.{}({operand}{second})", self.name)
    }
}

/// All of them.
pub const COLLECTIVES: &[Collective] = &[
    Collective::new("block_sum", Block, Number),
    Collective::new("block_min", Block, Number),
    Collective::new("block_max", Block, Number),
    Collective::new("block_any", Block, Condition),
    Collective::new("block_all", Block, Condition),
    Collective::new("block_count", Block, Condition).gives(Count),
    Collective::new("block_inclusive_scan", Block, Number).per_thread(),
    Collective::new("block_exclusive_scan", Block, Number).per_thread(),
    Collective::new("block_broadcast", Block, Value).with(Second::Thread),
    Collective::new("warp_sum", Warp, Number),
    Collective::new("warp_min", Warp, Number),
    Collective::new("warp_max", Warp, Number),
    Collective::new("warp_any", Warp, Condition),
    Collective::new("warp_all", Warp, Condition),
    Collective::new("warp_count", Warp, Condition).gives(Count),
    Collective::new("warp_ballot", Warp, Condition).gives(Count),
    Collective::new("warp_inclusive_scan", Warp, Number),
    Collective::new("warp_exclusive_scan", Warp, Number),
    Collective::new("shuffle_up", Warp, Number).with(Second::Lane),
    Collective::new("shuffle_down", Warp, Number).with(Second::Lane),
    Collective::new("shuffle_xor", Warp, Number).with(Second::Lane),
    Collective::new("shuffle_index", Warp, Number).with(Second::Lane),
];

/// The collective that a thread's method `name` is.
pub fn collective(name: &str) -> Option<&'static Collective> {
    COLLECTIVES.iter().find(|c| c.name == name)
}

/// The collective that `e` is.
pub fn collective_of(e: &Expr) -> Option<&'static Collective> {
    match &e.kind {
        ExprKind::Call(callee, _) => match **callee {
            Callee::Collective(c, _) => Some(c),
            _ => None,
        },
        _ => None,
    }
}
