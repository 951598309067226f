//! Calls of the methods of the compiler's table.

use gpu_macros_compiler::ir::{Builtin, Class, Kind, Return, Scalar, builtins};

use super::generator::Generator;
use super::types::{Ty, integer, spelled};

/// Methods that have a form of their own below, or that the standard library does not have or
/// leaves open: `powi`'s order of products, `clamp` with ends in disorder.
const APART: [&str; 10] = [
    "rsqrt",
    "powi",
    "min",
    "max",
    "clamp",
    "copysign",
    "to_bits",
    "is_sign_positive",
    "is_sign_negative",
    "then_some",
];

/// A method on a receiver.
#[derive(Debug, Clone, Copy)]
pub struct Method {
    builtin: &'static Builtin,
    receiver: Scalar,
}

/// Every exact method on every receiver.
pub fn methods() -> Vec<Method> {
    let exact = builtins()
        .filter(|b| b.ulps.is_none() && b.class != Class::Option && !APART.contains(&b.name));
    exact
        .flat_map(|builtin| {
            let receivers = Scalar::ALL.into_iter().filter(|s| builtin.class.has(*s));
            receivers.map(move |receiver| Method { builtin, receiver })
        })
        .collect()
}

impl Method {
    fn kind(&self, kind: Kind) -> Scalar {
        match kind {
            Kind::Bool => Scalar::Bool,
            Kind::I32 => Scalar::I32,
            Kind::U32 => Scalar::U32,
            Kind::Unsigned => self.receiver.unsigned(),
            Kind::Signed => self.receiver.signed(),
            Kind::Same | Kind::Inner | Kind::Any => self.receiver,
        }
    }

    fn result(&self) -> Ty {
        let own = Ty::Scalar(self.receiver);
        match self.builtin.ret {
            Return::One(kind) => Ty::Scalar(self.kind(kind)),
            Return::Maybe(kind) => Ty::Option(Box::new(Ty::Scalar(self.kind(kind)))),
            Return::Flagged => Ty::Tuple(vec![own, Ty::Scalar(Scalar::Bool)]),
            Return::Pair => Ty::Tuple(vec![own.clone(), own]),
        }
    }
}

impl Generator {
    /// A method call of this type, if one can be had; else a leaf.
    pub fn method(&mut self, ty: &Ty, d: usize) -> String {
        if self.rng.one_in(5)
            && let Some(text) = self.method_apart(ty, d)
        {
            return text;
        }
        let careless = self.rng.one_in(16);
        let fitting: Vec<Method> = self
            .methods
            .iter()
            .filter(|m| m.result() == *ty && (careless || !m.builtin.faults))
            .copied()
            .collect();
        if fitting.is_empty() {
            return self.leaf(ty);
        }
        let m = *self.rng.pick(&fitting);
        let receiver = self.expr(&Ty::Scalar(m.receiver), d);
        let args: Vec<String> = m
            .builtin
            .args
            .iter()
            .map(|kind| self.expr(&Ty::Scalar(m.kind(*kind)), d))
            .collect();
        let (name, args) = (m.builtin.name, args.join(", "));
        match self.rng.below(8) {
            0 if args.is_empty() => format!("{}::{name}({receiver})", m.receiver.name()),
            0 => format!("{}::{name}({receiver}, {args})", m.receiver.name()),
            _ => format!("({receiver}).{name}({args})"),
        }
    }

    /// The methods that need care to be the same in Rust's standard library: the sign of a NaN and
    /// which of two zeros is the smaller one are nobody's business.
    fn method_apart(&mut self, ty: &Ty, d: usize) -> Option<String> {
        Some(match ty {
            Ty::Option(held) => {
                let condition = self.condition(d);
                format!("({condition}).then_some({})", self.expr(held, d))
            }
            Ty::Scalar(Scalar::Bool) => {
                let s = [Scalar::F32, Scalar::F64][self.rng.below(2)];
                let name = ["is_sign_positive", "is_sign_negative"][self.rng.below(2)];
                format!("{}.{name}()", self.tamed(s, d))
            }
            Ty::Scalar(Scalar::U32) if self.rng.one_in(2) => {
                format!("{}.to_bits()", self.tamed(Scalar::F32, d))
            }
            Ty::Scalar(Scalar::U64) if self.rng.one_in(2) => {
                format!("{}.to_bits()", self.tamed(Scalar::F64, d))
            }
            Ty::Scalar(s) if s.is_float() => match self.rng.below(3) {
                0 => {
                    let magnitude = self.expr(ty, d);
                    format!("({magnitude}).copysign({})", self.tamed(*s, d))
                }
                1 => {
                    let bits = if *s == Scalar::F32 {
                        Scalar::U32
                    } else {
                        Scalar::U64
                    };
                    let bits = self.expr(&Ty::Scalar(bits), d);
                    format!("{}({}::from_bits({bits}))", tame(*s), s.name())
                }
                _ => {
                    let name = ["min", "max"][self.rng.below(2)];
                    let (a, b) = (self.expr(ty, d), self.expr(ty, d));
                    format!("(({a}).{name}({b}) + 0.0)")
                }
            },
            Ty::Scalar(s) => match self.rng.below(2) {
                0 => {
                    let (a, b) = (integer(*s, &mut self.rng), integer(*s, &mut self.rng));
                    let (low, high) = (spelled(*s, a.min(b)), spelled(*s, a.max(b)));
                    format!("({}).clamp({low}, {high})", self.expr(ty, d))
                }
                _ => {
                    let name = ["min", "max"][self.rng.below(2)];
                    let (a, b) = (self.expr(ty, d), self.expr(ty, d));
                    format!("({a}).{name}({b})")
                }
            },
            _ => return None,
        })
    }

    /// A float whose NaN, if it is one, has known bits.
    fn tamed(&mut self, s: Scalar, d: usize) -> String {
        let value = self.expr(&Ty::Scalar(s), d);
        format!("{}({value})", tame(s))
    }
}

/// The function of the generated file that gives a NaN known bits.
pub fn tame(s: Scalar) -> &'static str {
    match s {
        Scalar::F32 => "tame32",
        _ => "tame64",
    }
}
