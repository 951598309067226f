//! Patterns, and `match`es with them.

use gpu_macros_compiler::ir::Scalar;

use super::generator::Generator;
use super::scope::Var;
use super::types::{Ty, integer, spelled};

/// A name that a pattern makes, with its type.
pub type Binding = (String, Ty);

impl Generator {
    /// A pattern for values of this type. A sure one fits every value.
    pub fn pattern(
        &mut self,
        ty: &Ty,
        depth: usize,
        bindings: &mut Vec<Binding>,
        sure: bool,
    ) -> String {
        let inner = depth.saturating_sub(1);
        if self.rng.one_in(6) {
            return "_".to_owned();
        }
        match ty {
            Ty::Tuple(parts) if depth > 0 => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|p| self.pattern(p, inner, bindings, sure))
                    .collect();
                format!("({},)", parts.join(", "))
            }
            Ty::Array(element, len) if depth > 0 => {
                // A range within brackets takes parentheses.
                let parts: Vec<String> = (0..*len)
                    .map(|_| self.pattern(element, inner, bindings, sure))
                    .map(|p| {
                        if p.contains("..") {
                            format!("({p})")
                        } else {
                            p
                        }
                    })
                    .collect();
                format!("[{}]", parts.join(", "))
            }
            Ty::Struct(n) if depth > 0 => {
                let def = self.structs[*n].clone();
                let mut parts = Vec::new();
                for (name, ty) in &def.fields {
                    if !self.rng.one_in(3) {
                        let part = self.pattern(ty, inner, bindings, sure);
                        parts.push(format!("{name}: {part}"));
                    }
                }
                parts.push("..".to_owned());
                format!("{} {{ {} }}", def.name, parts.join(", "))
            }
            Ty::Option(held) if depth > 0 && !sure => match self.rng.below(3) {
                0 => "None".to_owned(),
                _ => format!("Some({})", self.pattern(held, inner, bindings, sure)),
            },
            Ty::Scalar(s) if !sure && !self.rng.one_in(4) => self.literals(*s, bindings),
            _ => {
                let name = self.name("p");
                bindings.push((name.clone(), ty.clone()));
                name
            }
        }
    }

    /// Literals and ranges of a scalar.
    fn literals(&mut self, s: Scalar, bindings: &mut Vec<Binding>) -> String {
        if s == Scalar::Bool {
            return ["true", "false"][self.rng.below(2)].to_owned();
        }
        if s.is_float() {
            let low = self.rng.below(64) as f64 / 4.0 - 8.0;
            let high = low + 0.5 + self.rng.below(40) as f64;
            return match self.rng.below(4) {
                0 => format!("{low:?}..={high:?}"),
                1 => format!("{low:?}..{high:?}"),
                2 => format!("..{high:?}"),
                _ => format!("{low:?}"),
            };
        }
        let (a, b) = (integer(s, &mut self.rng), integer(s, &mut self.rng));
        let (low, high) = (a.min(b), a.max(b));
        let (from, to) = (spelled(s, low), spelled(s, high));
        match self.rng.below(6) {
            0 => {
                let name = self.name("p");
                bindings.push((name.clone(), Ty::Scalar(s)));
                format!("{name} @ {from}..={to}")
            }
            1 if low < high => format!("{from}..{to}"),
            2 => format!("{from}..={to}"),
            3 => format!("{from}.."),
            4 => format!("{from} | {to}"),
            _ => from,
        }
    }

    /// Nothing, or `if condition` in the names of the pattern. It changes nothing.
    pub fn guard(&mut self, bindings: Vec<Binding>, depth: usize) -> String {
        if !self.rng.one_in(3) {
            return String::new();
        }
        self.pure += 1;
        let condition = self.with_bindings(bindings, |g| g.condition(depth.min(2)));
        self.pure -= 1;
        format!(" if {condition}")
    }

    /// A `match` that has this type.
    pub fn matched(&mut self, ty: &Ty, depth: usize) -> String {
        let on = self.small_type();
        let value = self.expr(&on, depth);
        let mut arms = Vec::new();
        for _ in 0..1 + self.rng.below(3) {
            let mut bindings = Vec::new();
            let pattern = self.pattern(&on, 2, &mut bindings, false);
            let guard = self.guard(bindings.clone(), depth);
            let result = self.with_bindings(bindings, |g| match g.rng.below(2) {
                0 => g.block(ty, depth),
                _ => g.expr(ty, depth),
            });
            arms.push(format!("{pattern}{guard} => {result}"));
        }
        let mut bindings = Vec::new();
        let pattern = self.pattern(&on, 2, &mut bindings, true);
        let last = self.with_bindings(bindings, |g| g.expr(ty, depth));
        format!(
            "(match {value} {{ {}, {pattern} => {last} }})",
            arms.join(", ")
        )
    }

    /// Makes text in which these names are known.
    pub fn with_bindings<R>(
        &mut self,
        bindings: Vec<Binding>,
        make: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let before = self.vars.len();
        let new = bindings.into_iter().map(|(text, ty)| Var {
            text,
            ty,
            mutable: false,
            locked: false,
        });
        self.vars.extend(new);
        let made = make(self);
        self.vars.truncate(before);
        made
    }

    /// As [`Generator::with_bindings`], with one name.
    pub fn with_binding<R>(&mut self, name: &str, ty: &Ty, make: impl FnOnce(&mut Self) -> R) -> R {
        self.with_bindings(vec![(name.to_owned(), ty.clone())], make)
    }
}
