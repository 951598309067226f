//! The one table of built-in methods: name, receiver class, arguments, result, whether it faults.
//! The Rust side is `ops::{float,int,num}::NAME`, the C++ side `gpu::NAME`.

use super::Rank;

/// Which receivers a built-in has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// `f32`, `f64`.
    Float,
    /// Every integer.
    Int,
    /// Floats and integers.
    Num,
}

/// The result of a built-in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Return {
    /// The receiver's type.
    Same,
    /// `bool`.
    Bool,
    /// `u32`.
    U32,
    /// Only rustc says (bits, unsigned counterpart).
    Open,
    /// `Option` of the receiver's type.
    Maybe,
    /// The receiver's type and `bool`, as a tuple.
    Flagged,
    /// Two of the receiver's type, as a tuple.
    Pair,
}

/// One built-in method of scalars.
#[derive(Debug)]
pub struct Builtin {
    /// The method's name, as in Rust.
    pub name: &'static str,
    /// Its receivers.
    pub class: Class,
    /// For each argument: true if of the receiver's type.
    pub args: &'static [bool],
    /// Its result.
    pub ret: Return,
    /// Can end the thread with a fault.
    pub faults: bool,
}

impl Builtin {
    /// The module below `ops` that has the Rust side.
    pub fn module(&self) -> &'static str {
        match self.class {
            Class::Float => "float",
            Class::Int => "int",
            Class::Num => "num",
        }
    }
}

const fn b(name: &'static str, class: Class, args: &'static [bool], ret: Return) -> Builtin {
    Builtin {
        name,
        class,
        args,
        ret,
        faults: false,
    }
}

const fn f(name: &'static str, class: Class, args: &'static [bool], ret: Return) -> Builtin {
    Builtin {
        name,
        class,
        args,
        ret,
        faults: true,
    }
}

use Class::{Float, Int, Num};
use Return::{Bool, Open, Same, U32};

const SAME: &[bool] = &[true];
const OTHER: &[bool] = &[false];

static TABLE: &[Builtin] = &[
    b("sqrt", Float, &[], Same),
    b("rsqrt", Float, &[], Same),
    b("cbrt", Float, &[], Same),
    b("sin", Float, &[], Same),
    b("cos", Float, &[], Same),
    b("tan", Float, &[], Same),
    b("asin", Float, &[], Same),
    b("acos", Float, &[], Same),
    b("atan", Float, &[], Same),
    b("atan2", Float, SAME, Same),
    b("sinh", Float, &[], Same),
    b("cosh", Float, &[], Same),
    b("tanh", Float, &[], Same),
    b("exp", Float, &[], Same),
    b("exp2", Float, &[], Same),
    b("ln", Float, &[], Same),
    b("log2", Float, &[], Same),
    b("log10", Float, &[], Same),
    b("powi", Float, OTHER, Same),
    b("powf", Float, SAME, Same),
    b("mul_add", Float, &[true, true], Same),
    b("hypot", Float, SAME, Same),
    b("floor", Float, &[], Same),
    b("ceil", Float, &[], Same),
    b("round", Float, &[], Same),
    b("round_ties_even", Float, &[], Same),
    b("trunc", Float, &[], Same),
    b("fract", Float, &[], Same),
    b("copysign", Float, SAME, Same),
    b("recip", Float, &[], Same),
    b("to_degrees", Float, &[], Same),
    b("to_radians", Float, &[], Same),
    b("is_nan", Float, &[], Bool),
    b("is_finite", Float, &[], Bool),
    b("is_infinite", Float, &[], Bool),
    b("is_sign_negative", Float, &[], Bool),
    b("to_bits", Float, &[], Open),
    b("abs", Num, &[], Same),
    b("signum", Num, &[], Same),
    b("min", Num, SAME, Same),
    b("max", Num, SAME, Same),
    b("clamp", Num, &[true, true], Same),
    f("rem_euclid", Num, SAME, Same),
    f("div_euclid", Num, SAME, Same),
    b("wrapping_add", Int, SAME, Same),
    b("wrapping_sub", Int, SAME, Same),
    b("wrapping_mul", Int, SAME, Same),
    b("wrapping_neg", Int, &[], Same),
    b("saturating_add", Int, SAME, Same),
    b("saturating_sub", Int, SAME, Same),
    b("saturating_mul", Int, SAME, Same),
    b("pow", Int, OTHER, Same),
    b("abs_diff", Int, SAME, Open),
    b("count_ones", Int, &[], U32),
    b("count_zeros", Int, &[], U32),
    b("leading_zeros", Int, &[], U32),
    b("trailing_zeros", Int, &[], U32),
    b("rotate_left", Int, OTHER, Same),
    b("rotate_right", Int, OTHER, Same),
    b("reverse_bits", Int, &[], Same),
    b("swap_bytes", Int, &[], Same),
    b("isqrt", Int, &[], Same),
    b("is_power_of_two", Int, &[], Bool),
];

/// The built-in called `name` with `args` arguments.
pub fn builtin(name: &str, args: usize) -> Option<&'static Builtin> {
    TABLE
        .iter()
        .find(|b| b.name == name && b.args.len() == args)
}

/// True if some built-in is called `name`.
pub fn is_builtin_name(name: &str) -> bool {
    TABLE.iter().any(|b| b.name == name)
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
