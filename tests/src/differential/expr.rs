//! Expressions of a wanted type.

use gpu_macros_compiler::ir::Scalar;

use super::generator::Generator;
use super::scope::{Function, Pass, Piece, Place, is_scalar, places};
use super::types::{INTEGERS, Ty, any_scalar, float, integer, spelled};

impl Generator {
    /// An expression of this type that can stand anywhere an operand can.
    pub fn expr(&mut self, ty: &Ty, depth: usize) -> String {
        if depth == 0 || self.fuel == 0 {
            return self.leaf(ty);
        }
        self.fuel -= 1;
        match self.rng.below(24) {
            0 | 1 => {
                let condition = self.condition(depth - 1);
                let (yes, no) = (self.block(ty, depth - 1), self.block(ty, depth - 1));
                format!("(if {condition} {yes} else {no})")
            }
            2 => self.matched(ty, depth - 1),
            3 => self.block(ty, depth - 1),
            4..=6 => self
                .call(ty, depth - 1)
                .unwrap_or_else(|| self.own(ty, depth)),
            7 => self.option_taken(ty, depth - 1),
            8 => self.loop_value(ty, depth - 1),
            9 => self.indexed_literal(ty, depth - 1),
            10..=13 => self.leaf(ty),
            _ => self.own(ty, depth),
        }
    }

    /// A variable's place, of this type or converted to it, or a literal.
    pub fn leaf(&mut self, ty: &Ty) -> String {
        if !self.rng.one_in(6) {
            if let Some(place) = self.some_place(|t| t == ty, false) {
                return self.spell(&place);
            }
            if let Some(s) = is_scalar(ty).filter(|s| *s != Scalar::Bool)
                && let Some(place) = self.some_place(|t| converts(t, s), false)
            {
                return format!("({} as {})", self.spell(&place), s.name());
            }
        }
        match ty {
            Ty::Scalar(Scalar::Bool) => ["true", "false"][self.rng.below(2)].to_owned(),
            Ty::Scalar(s) if s.is_float() => float(*s, &mut self.rng),
            Ty::Scalar(s) => {
                let value = integer(*s, &mut self.rng);
                match value {
                    ..0 => format!("({})", spelled(*s, value)),
                    _ => spelled(*s, value),
                }
            }
            _ => self.composite(ty, 0),
        }
    }

    /// What is particular to the type.
    fn own(&mut self, ty: &Ty, depth: usize) -> String {
        match ty {
            Ty::Scalar(Scalar::Bool) => self.truth(depth),
            Ty::Scalar(s) => self.number(*s, depth),
            _ if self.rng.one_in(4) => self.method(ty, depth - 1),
            _ => self.composite(ty, depth),
        }
    }

    fn truth(&mut self, depth: usize) -> String {
        let d = depth - 1;
        let boolean = Ty::Scalar(Scalar::Bool);
        match self.rng.below(8) {
            0 | 1 => {
                let ty = Ty::Scalar(any_scalar(&mut self.rng));
                let op = self
                    .rng
                    .pick(&["<", "<=", ">", ">=", "==", "!="])
                    .to_owned();
                format!("({} {op} {})", self.expr(&ty, d), self.expr(&ty, d))
            }
            2 | 3 => {
                let op = self.rng.pick(&["&&", "||", "&", "|", "^"]).to_owned();
                let (a, b) = (self.expr(&boolean, d), self.expr(&boolean, d));
                format!("({a} {op} {b})")
            }
            4 => format!("(!{})", self.expr(&boolean, d)),
            5 => {
                let ty = self.small_type();
                let value = self.expr(&ty, d);
                let mut bindings = Vec::new();
                let pattern = self.pattern(&ty, 2, &mut bindings, false);
                let guard = self.guard(bindings, d);
                format!("matches!({value}, {pattern}{guard})")
            }
            6 => {
                let held = Ty::Option(Box::new(self.small_type()));
                let question = ["is_some", "is_none"][self.rng.below(2)];
                format!("({}).{question}()", self.expr(&held, d))
            }
            _ => self.method(&boolean, d),
        }
    }

    fn number(&mut self, s: Scalar, depth: usize) -> String {
        let d = depth - 1;
        let ty = Ty::Scalar(s);
        match self.rng.below(10) {
            0..=2 => {
                let op = self.rng.pick(&["+", "-", "*"]).to_owned();
                format!("({} {op} {})", self.expr(&ty, d), self.expr(&ty, d))
            }
            3 => self.quotient(s, d),
            4 if s.is_int() => {
                let op = self.rng.pick(&["&", "|", "^"]).to_owned();
                format!("({} {op} {})", self.expr(&ty, d), self.expr(&ty, d))
            }
            5 if s.is_int() => {
                let op = self.rng.pick(&["<<", ">>"]).to_owned();
                let by = Ty::Scalar(*self.rng.pick(&INTEGERS));
                format!("({} {op} {})", self.expr(&ty, d), self.expr(&by, d))
            }
            6 if s.is_int() && !s.is_signed_int() => format!("(!{})", self.expr(&ty, d)),
            6 => format!("(-{})", self.expr(&ty, d)),
            7 | 8 => {
                let from = any_scalar(&mut self.rng);
                let from = match from {
                    Scalar::Bool if s.is_float() => Scalar::U8,
                    from => from,
                };
                format!("({} as {})", self.expr(&Ty::Scalar(from), d), s.name())
            }
            _ => self.method(&ty, d),
        }
    }

    /// A division whose divisor is seldom zero.
    fn quotient(&mut self, s: Scalar, d: usize) -> String {
        let ty = Ty::Scalar(s);
        let op = self.rng.pick(&["/", "%"]).to_owned();
        let (a, b) = (self.expr(&ty, d), self.expr(&ty, d));
        if s.is_float() || self.rng.one_in(12) {
            return format!("({a} {op} {b})");
        }
        format!("({a} {op} (({b} & 0x3f) | 1))")
    }

    /// A literal of a tuple, an array, a struct or an `Option`.
    fn composite(&mut self, ty: &Ty, depth: usize) -> String {
        let d = depth.saturating_sub(1);
        match ty {
            Ty::Scalar(_) | Ty::Slice(_) => self.leaf(ty),
            Ty::Tuple(parts) => {
                let parts: Vec<String> = parts.iter().map(|p| self.expr(p, d)).collect();
                format!("({},)", parts.join(", "))
            }
            Ty::Array(element, len) if self.rng.one_in(4) => {
                format!("[{}; {len}]", self.expr(element, d))
            }
            Ty::Array(element, len) => {
                let elements: Vec<String> = (0..*len).map(|_| self.expr(element, d)).collect();
                format!("[{}]", elements.join(", "))
            }
            Ty::Struct(n) => {
                let def = self.structs[*n].clone();
                let mut fields = def.fields.clone();
                // Fields are evaluated in the order in which they are written.
                for k in (1..fields.len()).rev() {
                    fields.swap(k, self.rng.below(k + 1));
                }
                let base = d > 0 && self.rng.one_in(3);
                if base {
                    fields.pop();
                }
                let mut parts: Vec<String> = fields
                    .iter()
                    .map(|(name, ty)| format!("{name}: {}", self.expr(ty, d)))
                    .collect();
                if base {
                    parts.push(format!("..{}", self.expr(ty, d)));
                }
                format!("({} {{ {} }})", def.name, parts.join(", "))
            }
            Ty::Option(_) if self.rng.one_in(3) => format!("(None::<{}>)", self.held(ty)),
            Ty::Option(held) => format!("Some({})", self.expr(held, d)),
        }
    }

    /// The type inside of an `Option`, spelled.
    fn held(&self, ty: &Ty) -> String {
        match ty {
            Ty::Option(held) => self.ty(held),
            other => self.ty(other),
        }
    }

    /// An element of an array that is written on the spot.
    fn indexed_literal(&mut self, ty: &Ty, d: usize) -> String {
        let len = 2 + self.rng.below(3);
        let array = Ty::Array(Box::new(ty.clone()), len);
        let array = self.composite(&array, d);
        format!("({array})[{}]", self.index(len, d))
    }

    /// The value of an `Option`.
    fn option_taken(&mut self, ty: &Ty, d: usize) -> String {
        let option = self.expr(&Ty::Option(Box::new(ty.clone())), d);
        match self.rng.below(5) {
            0 | 1 => {
                let v = self.name("o");
                let yes = self.with_binding(&v, ty, |g| g.expr(ty, d));
                let no = self.expr(ty, d);
                match self.rng.below(2) {
                    0 => format!("(if let Some({v}) = {option} {{ {yes} }} else {{ {no} }})"),
                    _ => format!("(match {option} {{ None => {no}, Some({v}) => {yes} }})"),
                }
            }
            2 if self.can_ask() => format!("({option}?)"),
            3 if self.rng.one_in(8) => format!("({option}).unwrap()"),
            _ => format!("({option}).unwrap_or({})", self.expr(ty, d)),
        }
    }

    /// A call of a function of the module that returns this type.
    pub fn call(&mut self, ty: &Ty, d: usize) -> Option<String> {
        if self.loops.len() > 1 {
            return None;
        }
        let pure = self.pure > 0;
        let scalar = is_scalar(ty).filter(|s| *s != Scalar::Bool);
        let callable: Vec<_> = self
            .functions
            .iter()
            .filter(|f| f.ret == *ty || scalar.is_some_and(|s| converts(&f.ret, s)))
            .filter(|f| !pure || !f.digest && f.params.iter().all(|p| p.0 != Pass::Mutable))
            .cloned()
            .collect();
        if callable.is_empty() {
            return None;
        }
        let f = self.rng.pick(&callable).clone();
        let call = self.call_of(&f, d)?;
        Some(match scalar {
            Some(s) if f.ret != *ty => format!("({call} as {})", s.name()),
            _ => call,
        })
    }

    /// A call of this function, if there are places for what it changes.
    pub fn call_of(&mut self, f: &Function, d: usize) -> Option<String> {
        let locked: Vec<bool> = self.vars.iter().map(|v| v.locked).collect();
        let mut args = Vec::new();
        for (pass, ty) in &f.params {
            let receiver = f.method && args.is_empty();
            let arg = match pass {
                Pass::Value => self.expr(ty, d.min(2)),
                _ => self.reference(ty, *pass == Pass::Mutable, receiver, d),
            };
            let Some(arg) = Some(arg).filter(|a| !a.is_empty()) else {
                self.unlock(&locked);
                return None;
            };
            args.push(arg);
        }
        self.unlock(&locked);
        if f.digest {
            args.push(self.digest_argument());
        }
        Some(match f.method {
            true => {
                let receiver = args.remove(0);
                let name = f.name.rsplit("::").next().unwrap_or_default();
                format!("({receiver}).{name}({})", args.join(", "))
            }
            false => format!("{}({})", f.name, args.join(", ")),
        })
    }

    fn unlock(&mut self, before: &[bool]) {
        for (var, locked) in self.vars.iter_mut().zip(before) {
            var.locked = *locked;
        }
    }

    /// A reference to a place; its variable is locked then. Empty if there is no such place.
    fn reference(&mut self, ty: &Ty, mutable: bool, receiver: bool, d: usize) -> String {
        let Some(place) = self.some_place(|t| t == ty, mutable) else {
            return match mutable {
                true => String::new(),
                false if receiver => self.expr(ty, d.min(2)),
                false => format!("&{}", self.expr(ty, d.min(2))),
            };
        };
        let text = self.spell(&place);
        self.vars[place.var].locked = true;
        match (receiver, mutable) {
            (true, _) => text,
            (_, true) => format!("&mut {text}"),
            (_, false) => format!("&{text}"),
        }
    }

    /// A place that can be read, or assigned.
    pub fn some_place(&mut self, wanted: impl Fn(&Ty) -> bool, mutable: bool) -> Option<Place> {
        let pure = self.pure > 0;
        let found: Vec<Place> = places(&self.vars, &self.structs, wanted)
            .into_iter()
            .filter(|p| !mutable || p.mutable && !pure)
            .collect();
        if found.is_empty() {
            return None;
        }
        // The variables that were made last are the most interesting ones.
        let at = self.rng.below(found.len()).max(self.rng.below(found.len()));
        Some(found[at].clone())
    }

    /// A place as text, with its indices; these leave its variable alone.
    pub fn spell(&mut self, place: &Place) -> String {
        let was = std::mem::replace(&mut self.vars[place.var].locked, true);
        let mut text = String::new();
        for piece in &place.pieces {
            match piece {
                Piece::Text(t) => text.push_str(t),
                Piece::Index(len) => {
                    let index = self.index(*len, 2);
                    text.push_str(&format!("[{index}]"));
                }
                Piece::SliceIndex(slice) => {
                    let index = self.expr(&Ty::Scalar(Scalar::Usize), 2);
                    let more = if self.rng.one_in(20) { " + 1" } else { "" };
                    text.push_str(&format!("[{index} % ({slice}.len(){more})]"));
                }
            }
        }
        self.vars[place.var].locked = was;
        text
    }

    /// An index below `len`, or once in a while one that need not be.
    pub fn index(&mut self, len: usize, d: usize) -> String {
        if self.rng.one_in(2) || d == 0 {
            return self.rng.below(len).to_string();
        }
        let s = Ty::Scalar(*self.rng.pick(&INTEGERS));
        let value = self.expr(&s, d - 1);
        let modulus = len + usize::from(self.rng.one_in(30));
        match is_scalar(&s) {
            Some(Scalar::Usize) => format!("{value} % {modulus}"),
            _ => format!("{value} as usize % {modulus}"),
        }
    }
}

/// Can a value of this type be converted to the number by `as`?
fn converts(ty: &Ty, to: Scalar) -> bool {
    is_scalar(ty).is_some_and(|from| from != Scalar::Bool || to.is_int())
}
