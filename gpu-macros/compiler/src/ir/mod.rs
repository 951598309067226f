//! The one model of a kernel or a `#[gpu_fn]`: what `syntax` writes, `lower` completes, `check`
//! reads and both generators spell. It knows no `syn::Expr`: a construct that has no place here
//! is not part of the language.

mod builtins;
mod collectives;
mod interior;
mod ops;
mod rank;
mod slots;
mod tree;
mod ty;

pub use builtins::{
    Builtin, Class, Kind, Return, ThreadFn, builtin, builtins, is_builtin_name, thread_fn,
};
pub use collectives::{
    COLLECTIVES, Collective, Group, Operand, Outcome, Second, collective, collective_of,
};
pub use interior::{Bound, Interior, Measure};
pub use ops::{BinOp, UnOp};
pub use rank::{Axis, Rank};
pub use slots::Slots;
pub use tree::{
    Arm, Block, Callee, Cond, Expr, ExprId, ExprKind, For, Format, Index, Len, Literal, Print,
    Shape, Stmt, StructInit, walk_block, walk_expr,
};
pub(crate) use tree::{for_blocks, for_children, root};
pub use ty::{Scalar, TupleId, Ty, TyId, Types, scalar};

use proc_macro2::{Ident, Span, TokenStream};
use std::collections::{BTreeMap, BTreeSet};

/// A kernel or a `#[gpu_fn]`, body included.
pub struct Function {
    /// Plain kernel, cooperative kernel or device function.
    pub kind: FnKind,
    /// The user's visibility.
    pub vis: syn::Visibility,
    /// Doc comments and other attributes that pass through.
    pub attrs: Vec<syn::Attribute>,
    /// The name, at the user's span.
    pub name: Ident,
    /// Generic parameters and where clause, as written.
    pub generics: syn::Generics,
    /// Parameters in order; a kernel's thread is the first.
    pub params: Vec<Param>,
    /// The return type of a `#[gpu_fn]`; `None` is `()`.
    pub ret: Option<syn::Type>,
    /// The body.
    pub body: Block,
    /// Every local, parameters first.
    pub locals: Vec<Local>,
    /// Inferred types; `Expr::ty` and `Local::ty` point into it.
    pub types: Types,
    /// The places that can fault, in source order.
    pub sites: Vec<Site>,
    /// Those of them whose index was proven to be in bounds.
    pub proven: BTreeSet<SiteId>,
    /// Those of memory of rank 2 and 3 of whose coordinates some were: a bit for each, the first one
    /// lowest.
    pub known: BTreeMap<SiteId, u8>,
    /// Where conditions of a plain kernel are known.
    pub interior: Option<Interior>,
    /// How many expressions exist (`ExprId` runs below this).
    pub expr_count: u32,
    /// Attribute of a kernel.
    pub launch: Option<Launch>,
    /// The path to gpu-runtime in the user's crate.
    pub krate: TokenStream,
}

/// What a function is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FnKind {
    /// `t: Thread`: threads beyond the domain never enter.
    Plain,
    /// `t: BlockThread`: whole blocks run, barriers exist.
    Cooperative,
    /// `#[gpu_fn]`, free function.
    Device,
    /// `#[gpu_fn]` inside an impl.
    Method,
}

impl FnKind {
    /// True for the two kinds of kernels.
    pub fn is_kernel(self) -> bool {
        matches!(self, FnKind::Plain | FnKind::Cooperative)
    }
}

/// One parameter.
pub struct Param {
    /// The name (`self` for a receiver).
    pub name: Ident,
    /// The type as written.
    pub ty: syn::Type,
    /// What it is to the kernel.
    pub kind: ParamKind,
    /// `#[out]`.
    pub out: bool,
    /// Its local.
    pub local: LocalId,
}

/// What a parameter is.
#[derive(Clone)]
pub enum ParamKind {
    /// The thread.
    Thread,
    /// A scalar, array or `GpuRepr` struct by value.
    Value,
    /// `&[T]`, `&Slice2<T>`, `&Slice3<T>`: read-only device memory.
    Slice(Rank, syn::Type),
    /// `&mut [T]`, `&mut Slice2<T>`, `&mut Slice3<T>` of a kernel: each thread owns its own element.
    Own(Rank, syn::Type),
    /// `&[Atomic<T>]`.
    Atomics(syn::Type),
    /// `&T` or `&mut T` of a `#[gpu_fn]`.
    Ref {
        /// `&mut`.
        mutable: bool,
        /// The referent.
        inner: syn::Type,
    },
    /// `self`, `&self`, `&mut self`.
    Receiver {
        /// Taken by reference.
        by_ref: bool,
        /// `&mut self`.
        mutable: bool,
    },
}

/// Index into [`Function::locals`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LocalId(pub u32);

/// A local variable or parameter.
pub struct Local {
    /// The user's name and span.
    pub name: Ident,
    /// A name unique in the function, for C++ where Rust would shadow.
    pub unique: String,
    /// Declared `mut`.
    pub mutable: bool,
    /// What the macro knows of its type.
    pub ty: TyId,
    /// The annotation, if the user wrote one.
    pub annotation: Option<syn::Type>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a local comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A parameter: index into [`Function::params`].
    Param(usize),
    /// `let`.
    Let,
    /// The variable of a `for` loop.
    ForVar,
    /// `let x = shared!(..)`.
    Shared,
    /// Bound by `if let Some(i) = t.id()` or `t.block_leader()`.
    TokenBinding,
}

/// A place that can fault at run time.
pub struct Site {
    /// Points at the guilty tokens.
    pub span: Span,
    /// What is indexed or divided, in the user's words.
    pub what: String,
}

/// Index into [`Function::sites`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SiteId(pub u32);

/// The attribute of a kernel.
pub struct Launch {
    /// The domain of the launch.
    pub over: Over,
    /// How many coordinates its threads have.
    pub rank: Rank,
    /// Threads in a block.
    pub block: BlockSize,
    /// Conditions checked once per launch.
    pub requires: Vec<Requires>,
    /// `contract`: a product and a sum may become one `fma` in the CUDA text.
    pub contract: bool,
}

/// The domain: how many threads run.
pub enum Over {
    /// One thread per element of an owned parameter (index into params).
    Param(usize, Ident),
    /// `x.len()`: as many threads as a parameter has elements.
    Len(usize, Ident),
    /// `x.extents()`: a thread per element of a parameter, with its coordinates.
    Extents(usize, Ident),
}

impl Over {
    /// The parameter whose length or extents are the domain.
    pub fn param(&self) -> usize {
        match self {
            Over::Param(i, _) | Over::Len(i, _) | Over::Extents(i, _) => *i,
        }
    }
}

/// `block = ..`.
pub enum BlockSize {
    /// A literal, or the default of 256.
    Literal(u32),
    /// A const parameter of the kernel.
    Const(Ident),
    /// `(rows, cols)` or `(planes, rows, cols)` in a launch of that rank: planes, rows, columns, with
    /// one plane where the rank is 2.
    Shape([u32; 3]),
}

/// The launch of a kernel from a file, as far as Rust says it.
pub struct Domain {
    /// How many threads, along each axis; the last one is CUDA's x.
    pub extents: Vec<Extent>,
    /// As many sides of a block.
    pub block: Vec<u32>,
    /// Conditions checked once per launch.
    pub requires: Vec<Requires>,
}

/// One condition of `requires`.
pub struct Requires {
    /// The comparison.
    pub op: BinOp,
    /// Left side.
    pub left: Extent,
    /// Right side.
    pub right: Extent,
    /// As written, for messages.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A term of `requires`: immutable lengths, unsigned scalars and literals with + and *.
pub enum Extent {
    /// `x.len()`: index into params.
    Len(usize),
    /// `x.planes()`, `x.rows()`, `x.cols()`: index into params.
    Side(usize, Axis),
    /// An unsigned scalar parameter: index into params.
    Scalar(usize),
    /// A literal.
    Literal(u64),
    /// A const parameter of the kernel.
    Const(Ident),
    /// Checked sum.
    Add(Box<Extent>, Box<Extent>),
    /// Checked product.
    Mul(Box<Extent>, Box<Extent>),
}

impl ParamKind {
    /// The rank of device memory; `None` for values.
    pub fn rank(&self) -> Option<Rank> {
        match self {
            ParamKind::Slice(rank, _) | ParamKind::Own(rank, _) => Some(*rank),
            ParamKind::Atomics(_) => Some(Rank::One),
            _ => None,
        }
    }
}

impl Function {
    /// The local `id`.
    pub fn local(&self, id: LocalId) -> &Local {
        &self.locals[id.0 as usize]
    }

    /// True where no check is needed: by what the index was made of, or by proof.
    pub fn in_bounds(&self, i: &Index) -> bool {
        i.in_bounds || self.proven.contains(&i.site)
    }

    /// The coordinates of an index that need no check: a bit for each, the first one lowest.
    pub fn known_coordinates(&self, i: &Index) -> u8 {
        self.known.get(&i.site).copied().unwrap_or(0)
    }

    /// The parameter that `id` is, if it is one.
    pub fn param_of(&self, id: LocalId) -> Option<&Param> {
        match self.local(id).origin {
            Origin::Param(i) => self.params.get(i),
            _ => None,
        }
    }
}
