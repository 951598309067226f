//! Statements, and blocks that are values.

use gpu_macros_compiler::ir::Scalar;

use super::generator::{Generator, Loop};
use super::method::tame;
use super::scope::{Var, is_scalar};
use super::types::{INTEGERS, Ty, any_scalar};

impl Generator {
    /// `{ statements; value }`
    pub fn block(&mut self, ty: &Ty, depth: usize) -> String {
        let before = self.vars.len();
        let mut text = String::from("{ ");
        if self.pure == 0 && self.fuel > 0 {
            for _ in 0..self.rng.below(3) {
                text.push_str(&self.statement(depth.min(2)));
                text.push(' ');
            }
        }
        let value = self.expr(ty, depth);
        text.push_str(&value);
        text.push_str(" }");
        self.vars.truncate(before);
        text
    }

    /// `{ statements }`
    fn body(&mut self, depth: usize) -> String {
        let locked: Vec<bool> = self.vars.iter().map(|v| v.locked).collect();
        let mut text = String::from("{ ");
        for _ in 0..1 + self.rng.below(3) {
            text.push_str(&self.statement(depth));
            text.push(' ');
        }
        text.push('}');
        self.vars.truncate(locked.len());
        for (var, locked) in self.vars.iter_mut().zip(locked) {
            var.locked = locked;
        }
        text
    }

    /// One statement; its variables stay known.
    pub fn statement(&mut self, depth: usize) -> String {
        self.fuel = self.fuel.saturating_sub(1);
        let d = depth.max(1);
        match self.rng.below(20) {
            0..=4 => self.variable(d + 1),
            5 | 6 => self.assignment(d),
            7..=9 => self.compound(d),
            10 if depth > 0 => {
                let condition = self.condition(d);
                let yes = self.body(depth - 1);
                match self.rng.below(2) {
                    0 => format!("if {condition} {yes}"),
                    _ => format!("if {condition} {yes} else {}", self.body(depth - 1)),
                }
            }
            11..=13 if depth > 0 && self.loops.len() < self.deepest_loop && self.fuel > 0 => {
                self.looped(depth - 1)
            }
            14 => self.leave(d),
            15 => self.assertion(d),
            16 if depth > 0 => {
                let ty = self.small_type();
                let mut bindings = Vec::new();
                let pattern = self.pattern(&ty, 2, &mut bindings, false);
                let value = self.expr(&ty, d);
                let yes = self.with_bindings(bindings, |g| g.body(depth - 1));
                format!("if let {pattern} = {value} {yes}")
            }
            17 => self.exchange(d),
            _ => self.digested(d),
        }
    }

    /// `let`, with a name or a pattern.
    fn variable(&mut self, depth: usize) -> String {
        let ty = self.any_type();
        let value = self.expr(&ty, depth);
        if self.rng.one_in(5) {
            let mut bindings = Vec::new();
            let pattern = self.pattern(&ty, 2, &mut bindings, true);
            for (name, ty) in bindings {
                self.add(name, ty, false);
            }
            return format!("let {pattern}: {} = {value};", self.ty(&ty));
        }
        let mutable = !self.rng.one_in(3);
        let name = self.name("v");
        let text = match self.rng.one_in(3) {
            true => format!("{name}: {}", self.ty(&ty)),
            false => name.clone(),
        };
        self.add(name, ty, mutable);
        let mutable = if mutable { "mut " } else { "" };
        format!("let {mutable}{text} = {value};")
    }

    fn assignment(&mut self, d: usize) -> String {
        let Some(place) = self.some_place(|_| true, true) else {
            return self.digested(d);
        };
        let value = self.expr(&place.ty, d + 1);
        format!("{} = {value};", self.spell(&place))
    }

    fn compound(&mut self, d: usize) -> String {
        let Some(place) = self.some_place(|t| is_scalar(t).is_some(), true) else {
            return self.digested(d);
        };
        let s = is_scalar(&place.ty).unwrap_or(Scalar::Bool);
        let (ops, right): (&[&str], Scalar) = match s {
            Scalar::Bool => (&["&=", "|=", "^="], s),
            s if s.is_float() => (&["+=", "-=", "*=", "/=", "%="], s),
            _ if self.rng.one_in(4) => (&["<<=", ">>="], *self.rng.pick(&INTEGERS)),
            s => (&["+=", "-=", "*=", "&=", "|=", "^="], s),
        };
        let op = self.rng.pick(ops).to_string();
        let value = self.expr(&Ty::Scalar(right), d + 1);
        format!("{} {op} {value};", self.spell(&place))
    }

    /// `(a, b) = (b, a)` of two places.
    fn exchange(&mut self, d: usize) -> String {
        let Some(a) = self.some_place(|t| is_scalar(t).is_some(), true) else {
            return self.digested(d);
        };
        let ty = a.ty.clone();
        let Some(b) = self.some_place(|t| *t == ty, true) else {
            return self.digested(d);
        };
        let values = (self.expr(&b.ty, d), self.expr(&a.ty, d));
        let (a, b) = (self.spell(&a), self.spell(&b));
        format!("({a}, {b}) = ({}, {});", values.0, values.1)
    }

    /// Mixes a value into the digest.
    fn digested(&mut self, d: usize) -> String {
        let s = any_scalar(&mut self.rng);
        let value = self.expr(&Ty::Scalar(s), d + 1);
        let digest = self.digest().to_owned();
        format!("{digest} = mix({digest}, {});", bits(s, &value))
    }

    fn assertion(&mut self, d: usize) -> String {
        if !self.rng.one_in(3) {
            return self.digested(d);
        }
        let name = ["assert", "debug_assert"][self.rng.below(2)];
        let condition = self.condition(d);
        let (a, b) = (self.rng.below(5), self.digest().to_owned());
        format!("{name}!({condition} || {b} & 15 != {a});")
    }

    /// A way out: `break`, `continue` or `return`, under a condition.
    fn leave(&mut self, d: usize) -> String {
        let condition = self.condition(d);
        if !self.loops.is_empty() && !self.rng.one_in(4) {
            let at = self.rng.below(self.loops.len());
            let l = self.loops[at].clone();
            let out = match &l.value {
                _ if self.rng.one_in(3) => format!("continue '{};", l.label),
                Some(ty) => format!("break '{} ({});", l.label, self.expr(ty, d)),
                None => format!("break '{};", l.label),
            };
            return format!("if {condition} {{ {out} }}");
        }
        match self.ret.clone() {
            Some(ty) => format!("if {condition} {{ return {}; }}", self.expr(&ty, d)),
            None if self.rng.one_in(3) => {
                let digest = self.digest().to_owned();
                format!("if {condition} {{ out[i] = [{digest}, 1, 2, 3, 4, 5, 6, 7]; return; }}")
            }
            None => self.digested(d),
        }
    }

    /// A loop, of a few rounds.
    fn looped(&mut self, depth: usize) -> String {
        let label = self.name("l");
        let entered = Loop {
            label: label.clone(),
            value: None,
        };
        match self.rng.below(5) {
            0 => {
                let n = self.name("n");
                let rounds = 1 + self.rng.below(5);
                // The condition is no part of the loop for `break`.
                let condition = self.condition(depth + 1);
                self.loops.push(entered);
                let body = self.body(depth);
                self.loops.pop();
                let body = body.replacen('{', &format!("{{ {n} += 1;"), 1);
                format!("let mut {n} = 0_u32; '{label}: while {n} < {rounds} && {condition} {body}")
            }
            1 => {
                let ty = self.any_type();
                let array = Ty::Array(Box::new(ty.clone()), 1 + self.rng.below(4));
                let (over, item) = (self.expr(&array, 2), self.name("e"));
                self.loops.push(entered);
                let body = self.with_binding(&item, &ty, |g| g.body(depth));
                self.loops.pop();
                format!("'{label}: for {item} in {over} {body}")
            }
            2 => {
                let Some(place) = self.some_place(|t| matches!(t, Ty::Array(..)), true) else {
                    return self.digested(depth + 1);
                };
                let Ty::Array(element, _) = place.ty.clone() else {
                    return String::new();
                };
                let over = self.spell(&place);
                let item = self.name("e");
                self.vars[place.var].locked = true;
                let before = self.vars.len();
                self.add(format!("(*{item})"), *element, true);
                self.loops.push(entered);
                let body = self.body(depth);
                self.loops.pop();
                self.vars.truncate(before);
                self.vars[place.var].locked = false;
                format!("'{label}: for {item} in {over}.iter_mut() {body}")
            }
            _ => {
                let s = *self.rng.pick(&INTEGERS);
                let (over, item) = (self.range(s), self.name("r"));
                self.loops.push(entered);
                let body = self.with_binding(&item, &Ty::Scalar(s), |g| g.body(depth));
                self.loops.pop();
                format!("'{label}: for {item} in {over} {body}")
            }
        }
    }

    /// A range of a few numbers, forwards or backwards, in steps.
    fn range(&mut self, s: Scalar) -> String {
        let name = s.name();
        let from = self.expr(&Ty::Scalar(s), 2);
        let to = self.expr(&Ty::Scalar(s), 2);
        let (from, to) = match self.rng.below(3) {
            0 => ("0".to_owned(), format!("({to} & 3)")),
            1 => (format!("({from} & 3)"), format!("({to} & 7)")),
            _ => (
                format!("({name}::MAX - ({from} & 3))"),
                format!("{name}::MAX"),
            ),
        };
        let dots = ["..", "..="][self.rng.below(2)];
        let range = format!("({from}{dots}{to})");
        match self.rng.below(6) {
            0 => format!("{range}.rev()"),
            1 => format!("{range}.step_by({})", 1 + self.rng.below(3)),
            2 => format!("{range}.rev().step_by({})", 1 + self.rng.below(3)),
            _ => range,
        }
    }

    /// `loop` with a value.
    pub fn loop_value(&mut self, ty: &Ty, depth: usize) -> String {
        if self.pure > 0 || self.loops.len() >= self.deepest_loop || self.fuel == 0 {
            return self.leaf(ty);
        }
        let (label, n) = (self.name("l"), self.name("n"));
        let rounds = 1 + self.rng.below(4);
        let last = self.expr(ty, depth);
        self.loops.push(Loop {
            label: label.clone(),
            value: Some(ty.clone()),
        });
        let body = self.body(depth.min(2));
        self.loops.pop();
        let head = format!("{{ {n} += 1; if {n} > {rounds} {{ break '{label} ({last}); }}");
        let body = body.replacen('{', &head, 1);
        format!("{{ let mut {n} = 0_u32; '{label}: loop {body} }}")
    }

    /// A `bool` that does not begin with a brace, for a condition.
    pub fn condition(&mut self, depth: usize) -> String {
        let condition = self.expr(&Ty::Scalar(Scalar::Bool), depth);
        match condition.starts_with('{') {
            true => format!("({condition})"),
            false => condition,
        }
    }

    /// Makes a variable known.
    pub fn add(&mut self, text: String, ty: Ty, mutable: bool) {
        self.vars.push(Var {
            text,
            ty,
            mutable,
            locked: false,
        });
    }
}

/// A scalar's bits as a `u64`.
pub fn bits(s: Scalar, value: &str) -> String {
    match s.is_float() {
        true => format!("{}({value}).to_bits() as u64", tame(s)),
        false => format!("{value} as u64"),
    }
}
