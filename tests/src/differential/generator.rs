//! The state of a module that is being made: what can be named, what may still be written.

use super::method::{Method, methods};
use super::rng::Rng;
use super::scope::{Function, Struct, Var};
use super::types::{Ty, any_scalar};

/// A loop around the place that is being written.
#[derive(Debug, Clone)]
pub struct Loop {
    /// Its label.
    pub label: String,
    /// The type of its value, if it has one.
    pub value: Option<Ty>,
}

/// How large kernels become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Some ten statements: many of them compile quickly.
    Small,
    /// Several times as much.
    Large,
}

impl Size {
    /// How much a kernel has; its functions have less.
    pub(super) fn fuel(self) -> usize {
        match self {
            Size::Small => 14,
            Size::Large => 56,
        }
    }

    /// The fewest statements of a kernel's outer block.
    pub(super) fn statements(self) -> usize {
        match self {
            Size::Small => 3,
            Size::Large => 5,
        }
    }
}

/// Makes one module: structs, functions and a kernel.
#[derive(Debug)]
pub struct Generator {
    pub(super) rng: Rng,
    pub(super) size: Size,
    pub(super) methods: Vec<Method>,
    pub(super) structs: Vec<Struct>,
    pub(super) functions: Vec<Function>,
    pub(super) vars: Vec<Var>,
    /// Loops around this place, the innermost last.
    pub(super) loops: Vec<Loop>,
    /// How many loops may be within each other.
    pub(super) deepest_loop: usize,
    /// Above 0: nothing may be assigned here, as in a guard.
    pub(super) pure: u32,
    /// How many more expressions and statements are written before all become short.
    pub(super) fuel: usize,
    /// The result of the function that is being written; none in a kernel.
    pub(super) ret: Option<Ty>,
    next: usize,
}

impl Generator {
    /// A module of a run.
    pub fn new(seed: u64, number: u64, size: Size) -> Self {
        Self {
            rng: Rng::new(seed, number),
            size,
            methods: methods(),
            structs: Vec::new(),
            functions: Vec::new(),
            vars: Vec::new(),
            loops: Vec::new(),
            deepest_loop: 2,
            pure: 0,
            fuel: 0,
            ret: None,
            next: 0,
        }
    }

    /// A name that nothing else of the module has.
    pub fn name(&mut self, letter: &str) -> String {
        self.next += 1;
        format!("{letter}{}", self.next)
    }

    /// A type, spelled.
    pub fn ty(&self, ty: &Ty) -> String {
        match ty {
            Ty::Scalar(s) => s.name().to_owned(),
            Ty::Tuple(parts) => {
                let parts: Vec<String> = parts.iter().map(|p| self.ty(p)).collect();
                format!("({},)", parts.join(", "))
            }
            Ty::Array(element, len) => format!("[{}; {len}]", self.ty(element)),
            Ty::Struct(n) => self.structs[*n].name.clone(),
            Ty::Option(held) => format!("Option<{}>", self.ty(held)),
            Ty::Slice(element) => format!("&[{}]", element.name()),
        }
    }

    /// Any type of a variable.
    pub fn any_type(&mut self) -> Ty {
        let known = self.rng.below(self.functions.len());
        match self.rng.below(6) {
            0 | 1 => self.small_type(),
            2 if !self.functions.is_empty() => self.functions[known].ret.clone(),
            _ => Ty::Scalar(any_scalar(&mut self.rng)),
        }
    }

    /// A type that a `match` looks into.
    pub fn small_type(&mut self) -> Ty {
        let scalar = Ty::Scalar(any_scalar(&mut self.rng));
        match self.rng.below(8) {
            0 | 1 => Ty::Option(Box::new(scalar)),
            2 => Ty::Tuple(vec![scalar, Ty::Scalar(any_scalar(&mut self.rng))]),
            3 => Ty::Array(Box::new(scalar), 2 + self.rng.below(3)),
            4 if !self.structs.is_empty() => Ty::Struct(self.rng.below(self.structs.len())),
            5 => match self.rng.below(3) {
                0 => Ty::Array(Box::new(Ty::Array(Box::new(scalar), 2)), 3),
                1 => Ty::Option(Box::new(Ty::Option(Box::new(scalar)))),
                _ => Ty::Tuple(vec![Ty::Array(Box::new(scalar.clone()), 2), scalar]),
            },
            _ => scalar,
        }
    }

    /// May a `?` stand here?
    pub fn can_ask(&self) -> bool {
        matches!(self.ret, Some(Ty::Option(_)))
    }

    /// How the digest is written as a value.
    pub fn digest(&self) -> &'static str {
        if self.ret.is_some() { "(*h)" } else { "h" }
    }

    /// How the digest is passed on.
    pub fn digest_argument(&mut self) -> String {
        match self.ret {
            None => "&mut h",
            Some(_) if self.rng.one_in(2) => "&mut *h",
            Some(_) => "h",
        }
        .to_owned()
    }
}
