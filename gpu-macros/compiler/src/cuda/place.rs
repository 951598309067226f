//! Places: what is indexed, borrowed and assigned.

use super::expr::member_name;
use super::shape::bare;
use super::{Cuda, Hole, Value};
use crate::ir::{Axis, BinOp, Callee, Expr, ExprKind, Index, Literal, Rank, Ty};
use quote::quote;

impl Cuda<'_> {
    /// `e` as a C++ lvalue. Its bounds are checked before; in a cooperative kernel, whose threads
    /// do not leave, the checks come back as conditions under which the place exists.
    pub(super) fn place(&mut self, e: &Expr) -> (String, Vec<String>) {
        match &e.kind {
            ExprKind::Local(id) => (self.name(*id), Vec::new()),
            ExprKind::Field(base, member) => {
                let (base, guards) = self.place(base);
                (format!("{base}.{}", member_name(member)), guards)
            }
            ExprKind::Deref(a) => self.place(a),
            ExprKind::Payload(a) => {
                let (option, guards) = self.place(a);
                (format!("{option}.value"), guards)
            }
            // `(*r)` of a reference that is made on the spot.
            ExprKind::Ref(_, a) => self.place(a),
            ExprKind::Index(i) => self.element(i),
            _ => {
                let v = self.value(e);
                (v.code, Vec::new())
            }
        }
    }

    fn element(&mut self, i: &Index) -> (String, Vec<String>) {
        let (base, mut guards) = match &i.base.kind {
            // A constant table is in memory once, and not made anew at each access.
            ExprKind::Const { path, .. } => {
                (self.holes.add(Hole::Table(quote!(#path))), Vec::new())
            }
            _ => self.place(&i.base),
        };
        let (place, bounds) = self.access(i, &base);
        // One test for each coordinate that nothing proves, in the order of the index: the first
        // that fails is reported.
        let tests: Vec<String> = bounds
            .iter()
            .map(|(at, len)| format!("gpu::in_bounds(gpu_cx, {at}, {len}, {})", self.site(i.site)))
            .collect();
        if !tests.is_empty() {
            let test = tests.join(" && ");
            match self.leaves() {
                Some(leave) if tests.len() == 1 => self.line(format!("if (!{test}) {leave}")),
                Some(leave) => self.line(format!("if (!({test})) {leave}")),
                None => {
                    // Evaluated once: the report must not come twice, nor the index change.
                    let t = self.temp();
                    let test = if guards.is_empty() {
                        test
                    } else {
                        format!("{} && {test}", guards.join(" && "))
                    };
                    self.line(format!("const bool {t} = {test};"));
                    guards = vec![t];
                }
            }
        }
        (place, guards)
    }

    /// The element as C++, and what is to be tested: numbers, each with what it must be below.
    fn access(&mut self, i: &Index, base: &str) -> (String, Vec<(String, String)>) {
        let rank = match self.f.types.get(i.base.ty) {
            Some(Ty::Slice(rank, _) | Ty::Own(rank, _)) => rank,
            _ => Rank::One,
        };
        let side = |axis: Axis| format!("{base}.{}", axis.extent());
        if let ExprKind::Coordinates(list) = &i.index.kind {
            let refs: Vec<&Expr> = list.iter().collect();
            let known = self.f.known_coordinates(i);
            let values = self.operands(&refs);
            let values: Vec<String> = values.into_iter().map(|v| self.kept(v)).collect();
            let bounds = values
                .iter()
                .zip(rank.axes())
                .enumerate()
                .filter(|(n, _)| known >> n & 1 == 0)
                .map(|(_, (v, axis))| (v.clone(), side(*axis)))
                .collect();
            let place = self.neighbour(list, base).unwrap_or_else(|| {
                let bare: Vec<&str> = values.iter().map(|v| bare(v)).collect();
                format!("{base}[{{{}}}]", bare.join(", "))
            });
            return (place, bounds);
        }
        let index = self.value(&i.index);
        let index = self.kept(index);
        let bounds = if self.f.in_bounds(i) {
            Vec::new()
        } else if rank != Rank::One {
            let own = |axis: &Axis| (format!("{index}.{}", axis.coordinate()), side(*axis));
            rank.axes().iter().map(own).collect()
        } else {
            let len = match self.f.types.get(i.base.ty) {
                Some(Ty::Slice(..) | Ty::Own(..) | Ty::Atomics(_)) => format!("{base}.len"),
                _ => format!("gpu::len({base})"),
            };
            vec![(index.clone(), len)]
        };
        (format!("{base}[{index}]"), bounds)
    }

    /// `(y - 1, x)` as the neighbour of `(y, x)`, where each coordinate is a value that does not
    /// change and a literal beside it: a kernel that reads several has one product for all of them.
    fn neighbour(&self, list: &[Expr], base: &str) -> Option<String> {
        let parts: Option<Vec<(String, i64)>> = list.iter().map(|e| self.beside(e)).collect();
        let (from, distances): (Vec<String>, Vec<i64>) = parts?.into_iter().unzip();
        if distances.iter().all(|distance| *distance == 0) {
            return None;
        }
        let distances: Vec<String> = distances.iter().map(i64::to_string).collect();
        let (from, distances) = (from.join(", "), distances.join(", "));
        Some(format!("{base}.near({{{from}}}, {distances})"))
    }

    /// A coordinate as a value that does not change, and what a literal adds to it.
    fn beside(&self, e: &Expr) -> Option<(String, i64)> {
        let literal = |e: &Expr| match e.kind {
            ExprKind::Lit(Literal::Int(n)) => i64::try_from(n).ok(),
            _ => None,
        };
        match &e.kind {
            ExprKind::Binary(BinOp::Add, a, b, _) => Some((self.constant(a)?, literal(b)?)),
            ExprKind::Binary(BinOp::Sub, a, b, _) => Some((self.constant(a)?, -literal(b)?)),
            _ => Some((self.constant(e)?, 0)),
        }
    }

    /// An immutable local, or a coordinate of one.
    fn constant(&self, e: &Expr) -> Option<String> {
        match &e.kind {
            ExprKind::Local(id) if !self.f.local(*id).mutable => Some(self.name(*id)),
            ExprKind::Call(callee, args) => match (&**callee, args.as_slice()) {
                (Callee::Coordinate(axis), [token]) => {
                    Some(format!("{}.{}", self.constant(token)?, axis.coordinate()))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `v` as a value that later statements do not change.
    fn kept(&mut self, v: Value) -> String {
        if v.stable {
            v.code
        } else {
            self.hoist(&v.code).code
        }
    }

    /// The value at a place.
    pub(super) fn load(&mut self, e: &Expr) -> Value {
        let (place, guards) = self.place(e);
        if guards.is_empty() {
            return Value::volatile(place);
        }
        let t = self.temp();
        self.line(format!("gpu::value_of<decltype({place})> {t}{{}};"));
        self.line(format!("if ({}) {t} = {place};", guards.join(" && ")));
        Value::stable(t)
    }

    /// Writes `value` to a place.
    pub(super) fn store(&mut self, place: &Expr, value: &Value) {
        let stable = value.stable;
        let mark = self.lines.len();
        let (target, guards) = self.place(place);
        let mut value = bare(&value.code).to_owned();
        if self.lines.len() > mark && !stable {
            // The place's own statements come after the value in Rust's order.
            let t = self.temp();
            let indent = "    ".repeat(self.depth);
            self.lines
                .insert(mark, format!("{indent}const auto {t} = {value};"));
            value = t;
        }
        if guards.is_empty() {
            self.line(format!("{target} = {value};"));
        } else {
            self.line(format!("if ({}) {target} = {value};", guards.join(" && ")));
        }
    }
}
