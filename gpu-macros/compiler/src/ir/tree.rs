//! Statements and expressions.

use super::{Axis, BinOp, Builtin, LocalId, SiteId, ThreadFn, TyId, UnOp};
use crate::diag::Place;
use proc_macro2::{Ident, Span};

/// Identifies an expression within its function (facts of `check` hang on it).
pub type ExprId = u32;

/// A block.
pub struct Block {
    /// Statements in order.
    pub stmts: Vec<Stmt>,
    /// The value.
    pub tail: Option<Box<Expr>>,
    /// `unsafe` with a reason: its accesses to memory are the author's to prove.
    pub trusted: bool,
}

/// A statement.
pub enum Stmt {
    /// `let x: T = init;`
    Let {
        /// The local it makes.
        local: LocalId,
        /// Its first value.
        init: Option<Expr>,
    },
    /// Patterns that together take every value of a variable: rustc says whether they do.
    Shape(Box<Shape>),
    /// `let mut tile = shared!([T; N]);`
    Shared {
        /// The local it makes.
        local: LocalId,
        /// `[T; N]`.
        ty: Box<syn::Type>,
    },
    /// An expression for its effect.
    Expr(Expr),
}

/// The patterns of a `match` or of a `let`: they were taken apart into tests and bindings, and are
/// kept for rustc, which checks their types and that no value is left over.
pub struct Shape {
    /// The variable that is matched; several stand for a tuple of them.
    pub subject: Vec<LocalId>,
    /// The patterns.
    pub arms: Vec<Arm>,
    /// Where the patterns are asked for.
    pub span: Span,
}

/// One pattern of a [`Shape`].
pub struct Arm {
    /// As written.
    pub pat: syn::Pat,
    /// A guard may refuse what it takes.
    pub guarded: bool,
    /// Where its arm ends: rustc proposes further arms behind the last one.
    pub end: Span,
}

/// An expression.
pub struct Expr {
    /// Its identity.
    pub id: ExprId,
    /// What it is.
    pub kind: ExprKind,
    /// Its first token.
    pub span: Span,
    /// All of it, for messages.
    pub at: Place,
    /// What the macro knows of its type.
    pub ty: TyId,
}

/// A literal.
pub enum Literal {
    /// Digits and the suffix's type, if any.
    Int(u128),
    /// Digits without a suffix.
    Float(String),
    /// `true`, `false`.
    Bool(bool),
}

/// Field initialisers of a struct literal: name and value.
pub type StructInit = Vec<(syn::Member, Expr)>;

/// An index: `base[index]`.
pub struct Index {
    /// What is indexed.
    pub base: Expr,
    /// By what.
    pub index: Expr,
    /// Where it faults.
    pub site: SiteId,
    /// In bounds by how it was made: an element of a loop or a pattern.
    pub in_bounds: bool,
    /// In an `unsafe` block: whose element it is was not proven.
    pub trusted: bool,
}

/// A condition of `if`.
pub enum Cond {
    /// A `bool`.
    Bool(Box<Expr>),
    /// `if let Some(i) = t.id()` / `t.block_leader()`.
    Token {
        /// The binding.
        local: LocalId,
        /// `Id` or `BlockLeader`.
        source: ThreadFn,
        /// Where the source stands.
        span: Span,
    },
}

/// A `for` loop over a range.
pub struct For {
    /// `'name:`.
    pub label: Option<Ident>,
    /// The variable.
    pub local: LocalId,
    /// First value.
    pub start: Expr,
    /// End.
    pub end: Expr,
    /// `..=`.
    pub inclusive: bool,
    /// `.rev()`.
    pub reversed: bool,
    /// `.step_by(n)`, and where it faults on zero; it comes after `.rev()`.
    pub step: Option<(Expr, SiteId)>,
    /// The body.
    pub body: Block,
}

/// What a method call goes to.
pub enum Callee {
    /// A built-in of the table, receiver first; with the receiver's type where its path was spelled
    /// (`f32::max(a, b)`).
    Builtin(&'static Builtin, SiteId, Option<super::Scalar>),
    /// A `#[gpu_fn]` method; `slot` numbers the function cells.
    Method {
        /// The method.
        name: Ident,
        /// Its turbofish.
        turbofish: Option<syn::AngleBracketedGenericArguments>,
        /// Function cell.
        slot: u32,
    },
    /// A `#[gpu_fn]` by path.
    Path {
        /// The path.
        path: Box<syn::ExprPath>,
        /// Function cell.
        slot: u32,
    },
    /// An operation of an `Atomic`, receiver first.
    Atomic(&'static str),
    /// `.len()` of a slice or array, receiver first.
    Len,
    /// `.planes()`, `.rows()`, `.cols()` of a slice, receiver first.
    Side(Axis),
    /// `.z()`, `.y()`, `.x()` of a token, receiver first.
    Coordinate(Axis),
    /// `f32::from_bits(x)`, `f64::from_bits(x)`.
    FromBits(super::Scalar),
    /// `assert!(condition)`: a fault where it does not hold.
    Assert(SiteId),
    /// `debug_assert!(condition)`: the same, in builds with debug assertions.
    DebugAssert(SiteId),
    /// `panic!()`, `unreachable!()`: a fault.
    Panic(SiteId),
    /// An operation of a block or a warp together; it is the whole first value of a `let`, and
    /// nowhere else.
    Collective(&'static super::Collective, SiteId),
}

impl Callee {
    /// True for a question to device memory that is no access to its elements.
    pub fn is_length(&self) -> bool {
        matches!(self, Callee::Len | Callee::Side(_))
    }
}

/// Kinds of expressions.
pub enum ExprKind {
    /// A literal.
    Lit(Literal),
    /// A local.
    Local(LocalId),
    /// A constant by path; `slot` numbers the constants.
    Const {
        /// The path.
        path: Box<syn::ExprPath>,
        /// Constant cell.
        slot: u32,
    },
    /// Unary operator.
    Unary(UnOp, Box<Expr>),
    /// Binary operator.
    Binary(BinOp, Box<Expr>, Box<Expr>, SiteId),
    /// `value as T`.
    Cast(Box<Expr>, Box<syn::Type>),
    /// `base[index]`.
    Index(Box<Index>),
    /// `(y, x)`, `(z, y, x)`: an index of memory of that rank, and nothing else.
    Coordinates(Vec<Expr>),
    /// `base.member`.
    Field(Box<Expr>, syn::Member),
    /// A call.
    Call(Box<Callee>, Vec<Expr>),
    /// `&x`, `&mut x`: an argument of a `#[gpu_fn]`.
    Ref(bool, Box<Expr>),
    /// `*x`.
    Deref(Box<Expr>),
    /// `Path { a: .., ..base }`.
    Struct(Box<syn::Path>, StructInit, Option<Box<Expr>>),
    /// `(a, b)`.
    Tuple(Vec<Expr>),
    /// `Some(a)`.
    Some(Box<Expr>),
    /// `None`.
    None,
    /// Is this `Option` a `Some`? Made of patterns.
    IsSome(Box<Expr>),
    /// What an `Option` that was tested holds. Made of patterns.
    Payload(Box<Expr>),
    /// `gpu_println!`.
    Print(Box<Print>, Vec<Expr>),
    /// `[a, b]`.
    Array(Vec<Expr>),
    /// `[a; N]`: the length as written.
    Repeat(Box<Expr>, Box<Len>),
    /// `if`.
    If(Cond, Block, Option<Box<Expr>>),
    /// `{ .. }`.
    Block(Block),
    /// `loop`.
    Loop(Option<Ident>, Block),
    /// `while`.
    While(Option<Ident>, Box<Expr>, Block),
    /// `for`.
    For(Box<For>),
    /// `break 'name`.
    Break(Option<Ident>),
    /// `continue 'name`.
    Continue(Option<Ident>),
    /// `return x`.
    Return(Option<Box<Expr>>),
    /// `place = value`.
    Assign(Box<Expr>, Box<Expr>),
    /// `place op= value`.
    AssignOp(BinOp, Box<Expr>, Box<Expr>, SiteId),
    /// A question to the thread, or the barrier.
    Thread(ThreadFn),
}

/// A line that is printed: texts, with a value behind each but the last.
pub struct Print {
    /// The texts around the values.
    pub texts: Vec<String>,
    /// How each value is written.
    pub formats: Vec<Format>,
}

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// `{}` and `{:?}`.
    Plain,
    /// `{:x}`, with `0x` in front where `{:#x}` asks for it.
    Hex(bool),
    /// `{:.3}`: digits behind the point.
    Fixed(u8),
}

/// The length of `[value; N]`: a constant expression, asked from rustc as a value.
pub struct Len {
    /// As written.
    pub expr: syn::Expr,
}

/// Calls `f` on the direct operands of `e`, in order; blocks are not entered.
pub(crate) fn for_children<'a>(e: &'a Expr, f: &mut dyn FnMut(&'a Expr)) {
    match &e.kind {
        ExprKind::Unary(_, a)
        | ExprKind::Cast(a, _)
        | ExprKind::Field(a, _)
        | ExprKind::Ref(_, a)
        | ExprKind::Deref(a)
        | ExprKind::Some(a)
        | ExprKind::IsSome(a)
        | ExprKind::Payload(a)
        | ExprKind::Repeat(a, _) => f(a),
        ExprKind::Binary(_, a, b, _) | ExprKind::Assign(a, b) | ExprKind::AssignOp(_, a, b, _) => {
            f(a);
            f(b);
        }
        ExprKind::Index(i) => {
            f(&i.base);
            f(&i.index);
        }
        ExprKind::Call(_, args)
        | ExprKind::Array(args)
        | ExprKind::Tuple(args)
        | ExprKind::Coordinates(args)
        | ExprKind::Print(_, args) => args.iter().for_each(f),
        ExprKind::Struct(_, fields, base) => {
            fields.iter().for_each(|(_, e)| f(e));
            if let Some(b) = base {
                f(b);
            }
        }
        ExprKind::If(Cond::Bool(c), ..) | ExprKind::While(_, c, _) => f(c),
        ExprKind::For(l) => {
            f(&l.start);
            f(&l.end);
            if let Some((step, _)) = &l.step {
                f(step);
            }
        }
        ExprKind::Return(Some(v)) => f(v),
        _ => {}
    }
}

/// Calls `f` on the blocks that `e` holds directly, and on the `else` expression's blocks.
pub(crate) fn for_blocks<'a>(e: &'a Expr, f: &mut dyn FnMut(&'a Block)) {
    match &e.kind {
        ExprKind::If(_, then, other) => {
            f(then);
            if let Some(o) = other {
                for_blocks(o, f);
            }
        }
        ExprKind::Block(b) | ExprKind::Loop(_, b) | ExprKind::While(_, _, b) => f(b),
        ExprKind::For(l) => f(&l.body),
        _ => {}
    }
}

/// Calls `f` on every expression below and including `e`, outside in.
pub fn walk_expr<'a>(e: &'a Expr, f: &mut dyn FnMut(&'a Expr)) {
    f(e);
    for_children(e, &mut |c| walk_expr(c, f));
    match &e.kind {
        ExprKind::If(_, then, other) => {
            walk_block(then, f);
            if let Some(o) = other {
                walk_expr(o, f);
            }
        }
        ExprKind::Block(b) | ExprKind::Loop(_, b) | ExprKind::While(_, _, b) => walk_block(b, f),
        ExprKind::For(l) => walk_block(&l.body, f),
        _ => {}
    }
}

/// Calls `f` on every expression of a block.
pub fn walk_block<'a>(b: &'a Block, f: &mut dyn FnMut(&'a Expr)) {
    for s in &b.stmts {
        match s {
            Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => walk_expr(e, f),
            Stmt::Let { init: None, .. } | Stmt::Shape(_) | Stmt::Shared { .. } => {}
        }
    }
    if let Some(t) = &b.tail {
        walk_expr(t, f);
    }
}

/// The local at the root of a place.
pub(crate) fn root(e: &Expr) -> Option<LocalId> {
    match &e.kind {
        ExprKind::Local(id) => Some(*id),
        ExprKind::Index(i) => root(&i.base),
        ExprKind::Field(b, _) | ExprKind::Deref(b) | ExprKind::Payload(b) => root(b),
        _ => None,
    }
}
