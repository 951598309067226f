//! What the macro knows of types. It infers only what homogeneous operators force; whatever stays
//! open is asked from rustc. Every belief is repeated in the generated Rust (a suffix, an
//! annotation), so a wrong one is a type error and never a wrong kernel.

use super::Rank;

/// A scalar of the language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Scalar {
    Bool,
    I8,
    I16,
    I32,
    I64,
    Isize,
    U8,
    U16,
    U32,
    U64,
    Usize,
    F32,
    F64,
}

/// The scalar spelled `name`.
pub fn scalar(name: &str) -> Option<Scalar> {
    Some(match name {
        "bool" => Scalar::Bool,
        "i8" => Scalar::I8,
        "i16" => Scalar::I16,
        "i32" => Scalar::I32,
        "i64" => Scalar::I64,
        "isize" => Scalar::Isize,
        "u8" => Scalar::U8,
        "u16" => Scalar::U16,
        "u32" => Scalar::U32,
        "u64" => Scalar::U64,
        "usize" => Scalar::Usize,
        "f32" => Scalar::F32,
        "f64" => Scalar::F64,
        _ => return None,
    })
}

impl Scalar {
    /// All of them.
    pub const ALL: [Scalar; 13] = [
        Scalar::Bool,
        Scalar::I8,
        Scalar::I16,
        Scalar::I32,
        Scalar::I64,
        Scalar::Isize,
        Scalar::U8,
        Scalar::U16,
        Scalar::U32,
        Scalar::U64,
        Scalar::Usize,
        Scalar::F32,
        Scalar::F64,
    ];

    /// The name, the same in Rust and in the text's prelude.
    pub fn name(self) -> &'static str {
        match self {
            Scalar::Bool => "bool",
            Scalar::I8 => "i8",
            Scalar::I16 => "i16",
            Scalar::I32 => "i32",
            Scalar::I64 => "i64",
            Scalar::Isize => "isize",
            Scalar::U8 => "u8",
            Scalar::U16 => "u16",
            Scalar::U32 => "u32",
            Scalar::U64 => "u64",
            Scalar::Usize => "usize",
            Scalar::F32 => "f32",
            Scalar::F64 => "f64",
        }
    }

    /// `f32` or `f64`.
    pub fn is_float(self) -> bool {
        matches!(self, Scalar::F32 | Scalar::F64)
    }

    /// Any integer.
    pub fn is_int(self) -> bool {
        !self.is_float() && self != Scalar::Bool
    }

    /// `i8` to `i64`, `isize`.
    pub fn is_signed_int(self) -> bool {
        self.is_int() && self.signed() == self
    }

    /// The signed integer of the same width; `bool` has none and stays.
    pub fn signed(self) -> Scalar {
        match self {
            Scalar::I8 | Scalar::U8 => Scalar::I8,
            Scalar::I16 | Scalar::U16 => Scalar::I16,
            Scalar::I32 | Scalar::U32 | Scalar::F32 => Scalar::I32,
            Scalar::I64 | Scalar::U64 | Scalar::F64 => Scalar::I64,
            Scalar::Isize | Scalar::Usize => Scalar::Isize,
            Scalar::Bool => Scalar::Bool,
        }
    }

    /// The unsigned integer of the same width; `bool` has none and stays.
    pub fn unsigned(self) -> Scalar {
        match self {
            Scalar::I8 | Scalar::U8 => Scalar::U8,
            Scalar::I16 | Scalar::U16 => Scalar::U16,
            Scalar::I32 | Scalar::U32 | Scalar::F32 => Scalar::U32,
            Scalar::I64 | Scalar::U64 | Scalar::F64 => Scalar::U64,
            Scalar::Isize | Scalar::Usize => Scalar::Usize,
            Scalar::Bool => Scalar::Bool,
        }
    }

    /// An integer at least as wide as C++'s `int`: nothing is promoted.
    pub fn is_wide_int(self) -> bool {
        self.is_plain_unsigned() || matches!(self, Scalar::I32 | Scalar::I64 | Scalar::Isize)
    }

    /// Unsigned and at least as wide as C++'s `int`: infix C++ arithmetic is Rust's.
    pub fn is_plain_unsigned(self) -> bool {
        matches!(self, Scalar::U32 | Scalar::U64 | Scalar::Usize)
    }
}

/// A type as far as the macro knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ty {
    /// A scalar.
    Scalar(Scalar),
    /// `[T; N]`, length left to rustc.
    Array(TyId),
    /// `&[T]`, `&Slice2<T>`, `&Slice3<T>` in device memory (or a `#[gpu_fn]`'s slice).
    Slice(Rank, TyId),
    /// `&mut [T]`, `&mut Slice2<T>`, `&mut Slice3<T>` of a kernel.
    Own(Rank, TyId),
    /// `&[Atomic<T>]`.
    Atomics(TyId),
    /// One `Atomic<T>`, a place only.
    Atomic(TyId),
    /// A `shared!` array.
    Shared(TyId),
    /// `&T` or `&mut T` of a local.
    Ref(TyId),
    /// The thread parameter.
    Thread,
    /// The owner's token from `t.id()`, `t.id_2d()`, `t.id_3d()`.
    ThreadToken(Rank),
    /// The token from `t.block_leader()`.
    BlockToken,
    /// `Option<T>` of a value.
    Option(TyId),
    /// A tuple of values: index of its elements in [`Types`].
    Tuple(TupleId),
    /// An `Option` of a token, only good for `if let Some(..)`.
    MaybeToken,
    /// `()`.
    Unit,
    /// A diverging expression.
    Never,
}

impl Ty {
    /// The owner's token of a thread or of a block.
    pub fn is_token(self) -> bool {
        matches!(self, Ty::ThreadToken(_) | Ty::BlockToken)
    }

    /// A token that stands for its index as a number. One of rank 2 or 3 has coordinates instead.
    pub fn is_number(self) -> bool {
        matches!(self, Ty::ThreadToken(Rank::One) | Ty::BlockToken)
    }
}

/// Index into [`Types`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TyId(pub u32);

/// Index of a tuple's elements in [`Types`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TupleId(u32);

#[derive(Clone, Copy, Debug)]
enum Node {
    Open,
    OpenInt,
    OpenFloat,
    Link(TyId),
    Known(Ty),
}

/// Types of a function: a union-find of what is open and what is known.
#[derive(Default)]
pub struct Types {
    nodes: Vec<Node>,
    tuples: Vec<Vec<TyId>>,
}

impl Types {
    /// A type that only rustc knows so far.
    pub fn open(&mut self) -> TyId {
        self.push(Node::Open)
    }

    /// The type of an integer literal without a suffix.
    pub fn open_int(&mut self) -> TyId {
        self.push(Node::OpenInt)
    }

    /// The type of a float literal without a suffix.
    pub fn open_float(&mut self) -> TyId {
        self.push(Node::OpenFloat)
    }

    /// A known type.
    pub fn known(&mut self, ty: Ty) -> TyId {
        self.push(Node::Known(ty))
    }

    /// A scalar.
    pub fn scalar(&mut self, s: Scalar) -> TyId {
        self.known(Ty::Scalar(s))
    }

    /// A tuple of these elements.
    pub fn tuple(&mut self, items: Vec<TyId>) -> TyId {
        self.tuples.push(items);
        let id = TupleId(self.tuples.len() as u32 - 1);
        self.known(Ty::Tuple(id))
    }

    /// The elements of a tuple.
    pub fn items(&self, id: TupleId) -> &[TyId] {
        self.tuples.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, node: Node) -> TyId {
        self.nodes.push(node);
        TyId(self.nodes.len() as u32 - 1)
    }

    fn root(&self, mut id: TyId) -> TyId {
        while let Node::Link(next) = self.nodes[id.0 as usize] {
            id = next;
        }
        id
    }

    /// What is known of `id`; `None` where only rustc knows.
    pub fn get(&self, id: TyId) -> Option<Ty> {
        match self.nodes[self.root(id).0 as usize] {
            Node::Known(ty) => Some(ty),
            _ => None,
        }
    }

    /// The scalar that `id` is known to be.
    pub fn scalar_of(&self, id: TyId) -> Option<Scalar> {
        match self.get(id) {
            Some(Ty::Scalar(s)) => Some(s),
            _ => None,
        }
    }

    /// True for a literal's float type that nothing fixed yet.
    pub fn is_open_float(&self, id: TyId) -> bool {
        matches!(self.nodes[self.root(id).0 as usize], Node::OpenFloat)
    }

    /// True for a literal's integer type that nothing fixed yet.
    pub fn is_open_int(&self, id: TyId) -> bool {
        matches!(self.nodes[self.root(id).0 as usize], Node::OpenInt)
    }

    /// Makes two types one. A contradiction is left alone: rustc reports it in its own words.
    pub fn unify(&mut self, a: TyId, b: TyId) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (na, nb) = (self.nodes[a.0 as usize], self.nodes[b.0 as usize]);
        match (na, nb) {
            (Node::Open, _) => self.nodes[a.0 as usize] = Node::Link(b),
            (_, Node::Open) => self.nodes[b.0 as usize] = Node::Link(a),
            (Node::OpenInt, Node::OpenInt) | (Node::OpenFloat, Node::OpenFloat) => {
                self.nodes[a.0 as usize] = Node::Link(b);
            }
            (Node::OpenInt, Node::Known(Ty::Scalar(s))) if s.is_int() => {
                self.nodes[a.0 as usize] = Node::Link(b);
            }
            (Node::Known(Ty::Scalar(s)), Node::OpenInt) if s.is_int() => {
                self.nodes[b.0 as usize] = Node::Link(a);
            }
            (Node::OpenFloat, Node::Known(Ty::Scalar(s))) if s.is_float() => {
                self.nodes[a.0 as usize] = Node::Link(b);
            }
            (Node::Known(Ty::Scalar(s)), Node::OpenFloat) if s.is_float() => {
                self.nodes[b.0 as usize] = Node::Link(a);
            }
            (Node::Known(x), Node::Known(y)) => match (x, y) {
                (Ty::Array(p), Ty::Array(q))
                | (Ty::Ref(p), Ty::Ref(q))
                | (Ty::Option(p), Ty::Option(q)) => self.unify(p, q),
                (Ty::Tuple(p), Ty::Tuple(q)) => {
                    let pairs: Vec<_> = self
                        .items(p)
                        .iter()
                        .copied()
                        .zip(self.items(q).iter().copied())
                        .collect();
                    for (p, q) in pairs {
                        self.unify(p, q);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}
