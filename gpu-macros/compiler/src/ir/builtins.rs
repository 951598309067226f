//! The built-in methods of scalars and of `Option`: who has them, what they take and return, whether
//! they fault, how exact they are. The rows are in `methods`. The Rust side of each is
//! `ops::{float,int,num,option}::NAME`, the C++ side `gpu::NAME`.

#[path = "methods.rs"]
mod methods;

use super::Scalar;
use methods::METHODS;

use super::Rank;

/// Which receivers a built-in has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// `f32`, `f64`.
    Float,
    /// Every integer.
    Int,
    /// `i8` to `i64`, `isize`.
    SignedInt,
    /// `u8` to `u64`, `usize`.
    UnsignedInt,
    /// Floats and integers.
    Num,
    /// Floats and signed integers.
    SignedNum,
    /// `bool`.
    Bool,
    /// `Option` of any value.
    Option,
}

impl Class {
    /// The module below `ops` that has the Rust side.
    pub fn module(self) -> &'static str {
        match self {
            Class::Float => "float",
            Class::Int | Class::SignedInt | Class::UnsignedInt => "int",
            Class::Num | Class::SignedNum => "num",
            Class::Bool | Class::Option => "option",
        }
    }

    /// True if `s` is a receiver of this class; for `Option`, if an `Option<s>` is one.
    pub fn has(self, s: Scalar) -> bool {
        match self {
            Class::Float => s.is_float(),
            Class::Int => s.is_int(),
            Class::SignedInt => s.is_signed_int(),
            Class::UnsignedInt => s.is_int() && !s.is_signed_int(),
            Class::Num => s != Scalar::Bool,
            Class::SignedNum => s.is_float() || s.is_signed_int(),
            Class::Bool => s == Scalar::Bool,
            Class::Option => true,
        }
    }
}

/// The type of an argument or of a part of a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The receiver's.
    Same,
    /// `bool`.
    Bool,
    /// `i32`.
    I32,
    /// `u32`.
    U32,
    /// The unsigned integer of the receiver's width.
    Unsigned,
    /// The signed integer of the receiver's width.
    Signed,
    /// What the receiver, an `Option`, may hold.
    Inner,
    /// Any type; as a result, the first argument's.
    Any,
}

/// The result of a built-in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Return {
    /// A value.
    One(Kind),
    /// An `Option` of a value.
    Maybe(Kind),
    /// The receiver's type and `bool`, as a tuple.
    Flagged,
    /// Two of the receiver's type, as a tuple.
    Pair,
}

/// One built-in method.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The method's name, as in Rust.
    pub name: &'static str,
    /// Its receivers.
    pub class: Class,
    /// The types of its arguments behind the receiver.
    pub args: &'static [Kind],
    /// Its result.
    pub ret: Return,
    /// Can end the thread with a fault.
    pub faults: bool,
    /// For `f32` and `f64`: the largest distance from the exact result, in units in the last place.
    /// Without it the results of both sides have the same bits.
    pub ulps: Option<(u32, u32)>,
}

impl Builtin {
    const fn new(name: &'static str, class: Class, args: &'static [Kind], ret: Return) -> Self {
        Builtin {
            name,
            class,
            args,
            ret,
            faults: false,
            ulps: None,
        }
    }

    const fn faulting(self) -> Self {
        Builtin {
            faults: true,
            ..self
        }
    }

    const fn within(self, ulps_f32: u32, ulps_f64: u32) -> Self {
        Builtin {
            ulps: Some((ulps_f32, ulps_f64)),
            ..self
        }
    }
}

/// All built-ins.
pub fn builtins() -> impl Iterator<Item = &'static Builtin> {
    METHODS.iter()
}

/// The built-in called `name` with `args` arguments.
pub fn builtin(name: &str, args: usize) -> Option<&'static Builtin> {
    builtins().find(|b| b.name == name && b.args.len() == args)
}

/// True if some built-in is called `name`.
pub fn is_builtin_name(name: &str) -> bool {
    builtins().any(|b| b.name == name)
}

/// What a kernel asks its thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThreadFn {
    /// The owner's token; an `Option` in a cooperative kernel.
    Id,
    /// The owner's token with two coordinates.
    Id2d,
    /// The owner's token with three coordinates.
    Id3d,
    /// Index in the block.
    ThreadIdx,
    /// Index of the block.
    BlockIdx,
    /// Threads in a block.
    BlockDim,
    /// Blocks in the grid.
    GridDim,
    /// The block's token, for its thread 0.
    BlockLeader,
    /// The block barrier.
    Sync,
}

impl ThreadFn {
    /// The rank of the thread's token that this gives.
    pub fn token_rank(self) -> Option<Rank> {
        match self {
            ThreadFn::Id => Some(Rank::One),
            ThreadFn::Id2d => Some(Rank::Two),
            ThreadFn::Id3d => Some(Rank::Three),
            _ => None,
        }
    }

    /// True if all threads of a block get the same answer.
    pub fn is_uniform(self) -> bool {
        matches!(
            self,
            ThreadFn::BlockIdx | ThreadFn::BlockDim | ThreadFn::GridDim | ThreadFn::Sync
        )
    }
}

/// The thread's method `name`, and whether only a `BlockThread` has it.
pub fn thread_fn(name: &str) -> Option<(ThreadFn, bool)> {
    Some(match name {
        "id" => (ThreadFn::Id, false),
        "id_2d" => (ThreadFn::Id2d, false),
        "id_3d" => (ThreadFn::Id3d, false),
        "thread_idx" => (ThreadFn::ThreadIdx, true),
        "block_idx" => (ThreadFn::BlockIdx, true),
        "block_dim" => (ThreadFn::BlockDim, true),
        "grid_dim" => (ThreadFn::GridDim, true),
        "block_leader" => (ThreadFn::BlockLeader, true),
        "sync" => (ThreadFn::Sync, true),
        _ => return None,
    })
}
