//! Types on both sides of a launch: what a parameter of a foreign kernel takes, and whether that is
//! what Rust hands over.

use crate::ir::{Scalar, scalar};
use crate::syntax::single_ident;
use syn::Type;

/// A parameter of a kernel in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Param {
    /// Its name; empty where the file gives none.
    pub(super) name: String,
    pub(super) ty: Foreign,
    /// As the file spells it, name included.
    pub(super) text: String,
}

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    /// CUDA C++.
    Cuda(Cuda),
    /// PTX, which knows sizes and little more.
    Ptx(Ptx),
}

/// A type of CUDA C++, by value or behind one pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cuda {
    Value(Plain),
    Pointer {
        to: Plain,
        /// `const T*`: nothing is written through it.
        constant: bool,
    },
    /// A type that has no counterpart here, and why.
    Other(String),
}

/// A type without pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plain {
    Scalar(Scalar),
    /// `float4`.
    Vector(Scalar, u64),
    /// A struct, by its name.
    Named(String),
    Void,
}

/// A parameter type of PTX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ptx {
    /// `.u64`, `.b32`: an integer, a pointer, or any bits.
    Bits { bytes: u64 },
    /// `.f32`.
    Float { bytes: u64 },
    /// `.b8 p[16]`: a struct.
    Bytes { bytes: u64 },
}

/// A type of Rust, as far as its spelling tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rust {
    Scalar(Scalar),
    /// `[T; N]`; `None` where `N` is no literal.
    Array(Box<Rust>, Option<u64>),
    /// A path, by its last name.
    Named(String),
    Other,
}

impl Rust {
    pub(super) fn of(ty: &Type) -> Self {
        if let Some(s) = single_ident(ty).and_then(|i| scalar(&i.to_string())) {
            return Rust::Scalar(s);
        }
        match ty {
            Type::Group(g) => Self::of(&g.elem),
            Type::Paren(p) => Self::of(&p.elem),
            Type::Array(a) => {
                let len = match &a.len {
                    syn::Expr::Lit(l) => match &l.lit {
                        syn::Lit::Int(n) => n.base10_parse().ok(),
                        _ => None,
                    },
                    _ => None,
                };
                Rust::Array(Box::new(Self::of(&a.elem)), len)
            }
            Type::Path(p) => match p.path.segments.last() {
                Some(last) if last.arguments.is_none() => Rust::Named(last.ident.to_string()),
                _ => Rust::Other,
            },
            _ => Rust::Other,
        }
    }

    /// The scalar that an array of arrays is made of.
    fn innermost(&self) -> Option<Scalar> {
        match self {
            Rust::Scalar(s) => Some(*s),
            Rust::Array(e, _) => e.innermost(),
            _ => None,
        }
    }

    /// Bytes, where the spelling tells.
    fn bytes(&self) -> Option<u64> {
        match self {
            Rust::Scalar(s) => Some(bytes(*s)),
            Rust::Array(e, len) => e.bytes()?.checked_mul((*len)?),
            _ => None,
        }
    }
}

/// Bytes of a scalar.
pub(super) fn bytes(s: Scalar) -> u64 {
    match s {
        Scalar::Bool | Scalar::I8 | Scalar::U8 => 1,
        Scalar::I16 | Scalar::U16 => 2,
        Scalar::I32 | Scalar::U32 | Scalar::F32 => 4,
        Scalar::I64 | Scalar::U64 | Scalar::Isize | Scalar::Usize | Scalar::F64 => 8,
    }
}

/// Of one width and class: `usize` is a `u64` here.
fn same(a: Scalar, b: Scalar) -> bool {
    let class = |s: Scalar| (s.is_float(), s.is_int(), s.is_signed_int());
    bytes(a) == bytes(b) && class(a) == class(b)
}

/// `a 32-bit float`.
fn describe(s: Scalar) -> String {
    let class = match s {
        Scalar::Bool => return "a bool".to_owned(),
        s if s.is_float() => "float",
        s if s.is_signed_int() => "signed integer",
        _ => "unsigned integer",
    };
    let an = if bytes(s) == 1 { "an" } else { "a" };
    format!("{an} {}-bit {class}", bytes(s) * 8)
}

/// Why two types are not the same.
pub(super) enum Mismatch {
    /// They are different, in words that go behind "but".
    Different(String),
    /// The spelling does not tell: a type that only rustc knows.
    Unknown,
}

/// What is left to be asserted of types that fit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Asserted {
    /// The struct of this name has the size of the Rust type.
    pub(super) named: Option<String>,
    /// The Rust type has this size.
    pub(super) bytes: Option<u64>,
}

impl Plain {
    /// Whether a value of the Rust type is one of this type.
    fn takes(&self, rust: &Rust) -> Result<Asserted, Mismatch> {
        match (self, rust) {
            (Plain::Scalar(c), Rust::Scalar(r)) if same(*c, *r) => Ok(Asserted::default()),
            (Plain::Scalar(c), Rust::Scalar(r)) => Err(Mismatch::Different(format!(
                "there it is {}, and `{}` is {}",
                describe(*c),
                r.name(),
                describe(*r)
            ))),
            (Plain::Vector(c, n), Rust::Array(e, Some(len))) if n == len => match **e {
                Rust::Scalar(r) if same(*c, r) => Ok(Asserted::default()),
                _ => Err(self.different()),
            },
            (Plain::Named(c), Rust::Named(r)) if c == r => Ok(Asserted {
                named: Some(c.clone()),
                bytes: None,
            }),
            (Plain::Scalar(_) | Plain::Vector(..), Rust::Named(_)) => Err(Mismatch::Unknown),
            _ => Err(self.different()),
        }
    }

    /// Whether memory of the Rust type is memory of this type. Arrays lie one after the other.
    fn holds(&self, rust: &Rust) -> Result<Asserted, Mismatch> {
        match (self, rust, rust.innermost()) {
            (Plain::Scalar(c), Rust::Array(..), Some(r)) if same(*c, r) => Ok(Asserted::default()),
            _ => self.takes(rust),
        }
    }

    fn different(&self) -> Mismatch {
        Mismatch::Different(match self {
            Plain::Scalar(c) => format!("there it is {}", describe(*c)),
            Plain::Vector(c, n) => format!("there it is what `[{}; {n}]` is here", c.name()),
            Plain::Named(name) => {
                format!("there it is the struct `{name}`: take one of that name here")
            }
            Plain::Void => "there it is memory of no type".to_owned(),
        })
    }
}

impl Foreign {
    /// Whether the parameter takes a value of the type.
    pub(super) fn takes(&self, ty: &Type) -> Result<Asserted, Mismatch> {
        let rust = Rust::of(ty);
        match self {
            Foreign::Cuda(Cuda::Value(plain)) => plain.takes(&rust),
            Foreign::Cuda(Cuda::Pointer { .. }) => Err(Mismatch::Different(
                "there it is a pointer: take `&[T]` or `&mut [T]`".to_owned(),
            )),
            Foreign::Cuda(Cuda::Other(why)) => Err(Mismatch::Different(why.clone())),
            Foreign::Ptx(ptx) => ptx.takes(&rust),
        }
    }

    /// Whether the parameter takes a pointer to elements of the type; `written` ones are written.
    pub(super) fn points_to(&self, ty: &Type, written: bool) -> Result<Asserted, Mismatch> {
        match self {
            Foreign::Cuda(Cuda::Pointer { to, constant }) => {
                let asserted = to.holds(&Rust::of(ty))?;
                match (written, constant) {
                    (true, true) => Err(Mismatch::Different(
                        "there it is a pointer to `const`, which is only read: take `&[T]`"
                            .to_owned(),
                    )),
                    (false, false) => Err(Mismatch::Different(
                        "there it may be written: say `const` in the kernel, or take `&mut [T]`"
                            .to_owned(),
                    )),
                    _ => Ok(asserted),
                }
            }
            Foreign::Cuda(Cuda::Value(_)) => Err(Mismatch::Different(
                "there it is a value and no pointer".to_owned(),
            )),
            Foreign::Cuda(Cuda::Other(why)) => Err(Mismatch::Different(why.clone())),
            Foreign::Ptx(Ptx::Bits { bytes: 8 }) => Ok(Asserted::default()),
            Foreign::Ptx(ptx) => Err(Mismatch::Different(format!(
                "there it has {}, and a pointer has 8 bytes",
                ptx.size()
            ))),
        }
    }

    /// The integer that the parameter is, for a length to be handed over as.
    pub(super) fn integer(&self) -> Option<Scalar> {
        match self {
            Foreign::Cuda(Cuda::Value(Plain::Scalar(s))) if s.is_int() => Some(*s),
            Foreign::Ptx(Ptx::Bits { bytes: 8 }) => Some(Scalar::U64),
            // Signed or not: what fits into 31 bits is the same as both.
            Foreign::Ptx(Ptx::Bits { bytes: 4 }) => Some(Scalar::I32),
            _ => None,
        }
    }

    /// Whether it is what follows a pointer as its length.
    pub(super) fn is_length(&self) -> bool {
        self.integer().is_some_and(|s| same(s, Scalar::U64))
    }
}

impl Ptx {
    fn size(self) -> String {
        match self {
            Ptx::Bits { bytes: 1 } => "1 byte".to_owned(),
            Ptx::Bits { bytes } | Ptx::Bytes { bytes } => format!("{bytes} bytes"),
            Ptx::Float { bytes } => format!("a float of {bytes} bytes"),
        }
    }

    fn takes(self, rust: &Rust) -> Result<Asserted, Mismatch> {
        let different = |rust: &str| {
            Err(Mismatch::Different(format!(
                "there it has {}, and here {rust}",
                self.size()
            )))
        };
        match (self, rust) {
            (Ptx::Float { bytes: n }, Rust::Scalar(s)) if s.is_float() && bytes(*s) == n => {
                Ok(Asserted::default())
            }
            (Ptx::Bits { bytes: n }, Rust::Scalar(s)) if bytes(*s) == n => Ok(Asserted::default()),
            (_, Rust::Scalar(s)) => different(&format!("it is {}", describe(*s))),
            (Ptx::Bytes { bytes: n }, _) => match rust.bytes() {
                Some(m) if m != n => different(&format!("it has {m} bytes")),
                Some(_) => Ok(Asserted::default()),
                None => Ok(Asserted {
                    named: None,
                    bytes: Some(n),
                }),
            },
            (_, Rust::Named(_)) => Err(Mismatch::Unknown),
            _ => different("it is none"),
        }
    }
}
