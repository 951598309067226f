//! Expressions as C++.

use super::{Cuda, Hole, Value};
use crate::ir::{
    BinOp, Callee, Expr, ExprKind, FnKind, Literal, LocalId, Scalar, SiteId, ThreadFn, UnOp,
    walk_expr,
};
use quote::quote;

impl Cuda<'_> {
    /// Operands in Rust's order: what a later one's statements could change is kept in a
    /// temporary before them.
    pub(super) fn operands(&mut self, es: &[&Expr]) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        for e in es {
            let mark = self.lines.len();
            let v = self.value(e);
            if self.lines.len() > mark {
                let unstable = values.iter_mut().filter(|v| !v.stable);
                for (at, earlier) in (mark..).zip(unstable) {
                    let t = self.temp();
                    let indent = "    ".repeat(self.depth);
                    self.lines
                        .insert(at, format!("{indent}const auto {t} = {};", earlier.code));
                    *earlier = Value::stable(t);
                }
            }
            values.push(v);
        }
        values
    }

    fn scalar(&self, e: &Expr) -> Option<Scalar> {
        match self.f.types.get(e.ty) {
            Some(t) if t.is_token() => Some(Scalar::Usize),
            _ => self.f.types.scalar_of(e.ty),
        }
    }

    /// `e` as a value.
    pub(super) fn value(&mut self, e: &Expr) -> Value {
        match &e.kind {
            ExprKind::Lit(l) => self.literal(e, l),
            ExprKind::Local(id) => {
                let name = self.name(*id);
                if self.f.local(*id).mutable {
                    Value::volatile(name)
                } else {
                    Value::stable(name)
                }
            }
            ExprKind::Const { path, .. } => {
                Value::stable(self.holes.add(Hole::Value(quote!(#path))))
            }
            ExprKind::Unary(op, a) => {
                let known = self.scalar(a);
                let a = self.value(a);
                let code = match (op, known) {
                    // A constant's value may begin with a minus of its own.
                    (UnOp::Neg, Some(s)) if s.is_float() => format!("(- {})", a.code),
                    (UnOp::Not, Some(Scalar::Bool)) => format!("(!{})", a.code),
                    _ => format!("gpu::{}({})", op.function(), a.code),
                };
                Value {
                    code,
                    stable: a.stable,
                }
            }
            ExprKind::Binary(op, a, b, site) if op.is_lazy() => self.lazy(*op, a, b, *site),
            ExprKind::Binary(op, a, b, site) => {
                let known = self
                    .scalar(a)
                    .or_else(|| self.scalar(b).filter(|_| !op.is_shift()));
                let divisor = nonzero_literal(b);
                let v = self.operands(&[a, b]);
                self.binary(*op, &v[0], &v[1], known, divisor, *site)
            }
            ExprKind::Cast(a, ty) => {
                let to = match self.scalar(e) {
                    Some(s) => s.name().to_owned(),
                    None => self.holes.add(Hole::Type(quote!(#ty))),
                };
                let a = self.value(a);
                Value {
                    code: format!("gpu::cast<{to}>({})", a.code),
                    stable: a.stable,
                }
            }
            ExprKind::Index(_) | ExprKind::Field(..) | ExprKind::Deref(_) => self.load(e),
            ExprKind::Call(callee, args) => self.call(callee, args, true),
            ExprKind::Ref(mutable, a) => self.reference(*mutable, a),
            ExprKind::Struct(_, fields) => {
                let values: Vec<&Expr> = fields.iter().map(|(_, v)| v).collect();
                let values = self.operands(&values);
                let ty = self.expr_type(e.id, e.ty);
                let t = self.temp();
                self.line(format!("{ty} {t};"));
                for ((member, _), v) in fields.iter().zip(&values) {
                    self.line(format!("{t}.{} = {};", member_name(member), v.code));
                }
                Value::stable(t)
            }
            ExprKind::Array(items) => {
                let refs: Vec<&Expr> = items.iter().collect();
                let values = self.operands(&refs);
                let stable = values.iter().all(|v| v.stable);
                let ty = self.expr_type(e.id, e.ty);
                let list: Vec<&str> = values.iter().map(|v| v.code.as_str()).collect();
                Value {
                    code: format!("{ty}{{{{{}}}}}", list.join(", ")),
                    stable,
                }
            }
            ExprKind::Repeat(a, _) => {
                let a = self.value(a);
                let ty = self.expr_type(e.id, e.ty);
                Value {
                    code: format!("gpu::repeat<{ty}>({})", a.code),
                    stable: a.stable,
                }
            }
            ExprKind::If(..) | ExprKind::Block(_) => self.block_value(e),
            ExprKind::Thread(f) => Value::stable(match f {
                ThreadFn::Id => "gpu_id",
                ThreadFn::ThreadIdx => "(u64)threadIdx.x",
                ThreadFn::BlockIdx | ThreadFn::BlockLeader => "gpu_block",
                ThreadFn::BlockDim => "(u64)blockDim.x",
                ThreadFn::GridDim => "gpu_blocks",
                ThreadFn::Sync => "0",
            }),
            _ => {
                self.statement(e);
                Value::stable("0")
            }
        }
    }

    fn literal(&mut self, e: &Expr, l: &Literal) -> Value {
        let scalar = self.scalar(e);
        let code = match (l, scalar) {
            (Literal::Bool(b), _) => b.to_string(),
            (Literal::Float(d), Some(s)) => float_literal(d, s),
            (Literal::Int(v), Some(s)) => int_literal(*v, s),
            (Literal::Int(v), None) => self.typed_literal(e, v.to_string()),
            (Literal::Float(d), None) => self.typed_literal(e, float_literal(d, Scalar::F64)),
        };
        Value::stable(code)
    }

    fn typed_literal(&mut self, e: &Expr, digits: String) -> String {
        match self.slots.exprs.get(&e.id) {
            Some(n) => self.holes.add(Hole::Literal(*n, digits)),
            None => digits,
        }
    }

    fn lazy(&mut self, op: BinOp, a: &Expr, b: &Expr, _site: SiteId) -> Value {
        let left = self.value(a);
        let mark = self.lines.len();
        self.depth += 1;
        let right = self.value(b);
        self.depth -= 1;
        if self.lines.len() == mark {
            return Value::volatile(format!("({} {} {})", left.code, op.symbol(), right.code));
        }
        // The right side needs statements: they run only where Rust would run it.
        let t = self.temp();
        let indent = "    ".repeat(self.depth);
        let test = if op == BinOp::And {
            t.clone()
        } else {
            format!("!{t}")
        };
        self.lines
            .insert(mark, format!("{indent}bool {t} = {};", left.code));
        self.lines
            .insert(mark + 1, format!("{indent}if ({test}) {{"));
        self.line(format!("    {t} = {};", right.code));
        self.line("}");
        Value::stable(t)
    }

    pub(super) fn binary(
        &mut self,
        op: BinOp,
        a: &Value,
        b: &Value,
        known: Option<Scalar>,
        divisor: bool,
        site: SiteId,
    ) -> Value {
        let stable = a.stable && b.stable;
        let infix = match (op, known) {
            (BinOp::Add | BinOp::Sub | BinOp::Mul, Some(s)) => {
                s.is_float() || s.is_plain_unsigned()
            }
            (BinOp::Div, Some(s)) => s.is_float() || (divisor && s.is_plain_unsigned()),
            (BinOp::Rem, Some(s)) => divisor && s.is_plain_unsigned(),
            (BinOp::BitAnd | BinOp::BitOr | BinOp::BitXor, Some(s)) => s.is_plain_unsigned(),
            (op, Some(_)) => op.is_comparison(),
            _ => false,
        };
        if infix {
            return Value {
                code: format!("({} {} {})", a.code, op.symbol(), b.code),
                stable,
            };
        }
        let f = op.function();
        if op.can_fault() && !known.is_some_and(Scalar::is_float) {
            let call = format!(
                "gpu::{f}(gpu_cx, {}, {}, {})",
                a.code,
                b.code,
                self.site(site)
            );
            let v = self.hoist(&call);
            self.check_failed();
            return v;
        }
        Value {
            code: format!("gpu::{f}({}, {})", a.code, b.code),
            stable,
        }
    }

    /// A call; `wanted` where its value is used.
    pub(super) fn call(&mut self, callee: &Callee, args: &[Expr], wanted: bool) -> Value {
        let refs: Vec<&Expr> = args.iter().collect();
        match callee {
            Callee::Builtin(b, site) => {
                let v = self.operands(&refs);
                let stable = v.iter().all(|v| v.stable);
                let list = join(&v);
                if b.faults {
                    let call = format!("gpu::{}(gpu_cx, {list}, {})", b.name, self.site(*site));
                    let v = self.hoist(&call);
                    self.check_failed();
                    return v;
                }
                Value {
                    code: format!("gpu::{}({list})", b.name),
                    stable,
                }
            }
            Callee::FromBits(s) => {
                let v = self.operands(&refs);
                Value {
                    code: format!("gpu::{}_from_bits({})", s.name(), join(&v)),
                    stable: v.iter().all(|v| v.stable),
                }
            }
            Callee::Len => match args.first() {
                Some(a) => {
                    let (place, _) = self.place(a);
                    Value::stable(format!("gpu::len({place})"))
                }
                None => Value::stable("0"),
            },
            Callee::Atomic(op) => {
                let Some((recv, rest)) = args.split_first() else {
                    return Value::stable("0");
                };
                let (place, guards) = self.place(recv);
                let rest: Vec<&Expr> = rest.iter().collect();
                let values = self.operands(&rest);
                let list: String = values.iter().map(|v| format!(", {}", v.code)).collect();
                let call = format!("gpu::atomic_{op}(&{place}{list})");
                self.effect(&call, &guards, wanted && *op != "store")
            }
            Callee::Method { slot, .. } | Callee::Path { slot, .. } => {
                let name = self.holes.add(Hole::Function(*slot));
                let mark = self.ref_guards.len();
                let v = match (callee, refs.split_first()) {
                    (Callee::Method { .. }, Some((recv, rest))) if self.is_receiver(recv, rest) => {
                        // The method may take it by reference, also for writing.
                        let (place, _) = self.place(recv);
                        let mut v = vec![Value::stable(place)];
                        v.extend(self.operands(rest));
                        v
                    }
                    _ => self.operands(&refs),
                };
                let guards = self.ref_guards.split_off(mark);
                let list: String = v.iter().map(|v| format!(", {}", v.code)).collect();
                let v = self.effect(&format!("{name}(gpu_cx{list})"), &guards, wanted);
                self.check_failed();
                v
            }
        }
    }

    /// `&a` or `&mut a`. In a cooperative kernel, whose threads do not leave at a fault, the call
    /// is made only where the place exists.
    fn reference(&mut self, mutable: bool, a: &Expr) -> Value {
        if mutable && !is_place(a) {
            let v = self.value(a);
            let t = self.temp();
            self.line(format!("auto {t} = {};", v.code));
            return Value::stable(t);
        }
        let (place, guards) = self.place(a);
        self.ref_guards.extend(guards);
        Value::stable(place)
    }

    /// A variable or field of one, as a receiver that no later argument writes to.
    fn is_receiver(&self, recv: &Expr, rest: &[&Expr]) -> bool {
        let Some(id) = variable(recv) else {
            return false;
        };
        let mut written = false;
        for e in rest {
            walk_expr(e, &mut |e| {
                if let ExprKind::Assign(p, _)
                | ExprKind::AssignOp(_, p, _, _)
                | ExprKind::Ref(true, p) = &e.kind
                {
                    written |= variable(p).is_none_or(|w| w == id);
                }
            });
        }
        !written
    }

    /// A call with an effect, done only where its guards hold.
    fn effect(&mut self, call: &str, guards: &[String], wanted: bool) -> Value {
        if guards.is_empty() {
            if wanted {
                return self.hoist(call);
            }
            self.line(format!("{call};"));
            return Value::stable("0");
        }
        let test = guards.join(" && ");
        if wanted {
            let t = self.temp();
            self.line(format!("decltype({call}) {t}{{}};"));
            self.line(format!("if ({test}) {t} = {call};"));
            Value::stable(t)
        } else {
            self.line(format!("if ({test}) {call};"));
            Value::stable("0")
        }
    }

    pub(super) fn is_cooperative(&self) -> bool {
        self.f.kind == FnKind::Cooperative
    }
}

fn is_place(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Local(_) | ExprKind::Deref(_) => true,
        ExprKind::Field(b, _) => is_place(b),
        ExprKind::Index(i) => is_place(&i.base),
        _ => false,
    }
}

/// The variable that `e` is, or is a field of.
fn variable(e: &Expr) -> Option<LocalId> {
    match &e.kind {
        ExprKind::Local(id) => Some(*id),
        ExprKind::Field(b, _) | ExprKind::Deref(b) => variable(b),
        _ => None,
    }
}

fn join(values: &[Value]) -> String {
    let list: Vec<&str> = values.iter().map(|v| v.code.as_str()).collect();
    list.join(", ")
}

/// A literal that is not zero divides without a check.
pub(super) fn nonzero_literal(e: &Expr) -> bool {
    matches!(&e.kind, ExprKind::Lit(Literal::Int(v)) if *v != 0)
}

fn int_literal(v: u128, s: Scalar) -> String {
    match s {
        Scalar::I8 | Scalar::I16 | Scalar::U8 | Scalar::U16 => format!("({}){v}", s.name()),
        Scalar::U32 => format!("{v}u"),
        Scalar::I64 | Scalar::Isize if v <= i64::MAX as u128 => format!("{v}ll"),
        Scalar::I32 if v <= i32::MAX as u128 => v.to_string(),
        Scalar::I32 | Scalar::I64 | Scalar::Isize => format!("({}){v}ull", s.name()),
        _ => format!("{v}ull"),
    }
}

fn float_literal(digits: &str, s: Scalar) -> String {
    let digits = digits.trim_end_matches('.');
    let full = if digits.contains(['.', 'e', 'E']) {
        digits.to_owned()
    } else {
        format!("{digits}.0")
    };
    if s == Scalar::F32 {
        format!("{full}f")
    } else {
        full
    }
}

pub(super) fn member_name(m: &syn::Member) -> String {
    match m {
        syn::Member::Named(i) => crate::cuda_names::cuda_ident(&i.to_string()),
        syn::Member::Unnamed(i) => crate::cuda_names::cuda_ident(&i.index.to_string()),
    }
}
