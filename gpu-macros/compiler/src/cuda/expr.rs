//! Expressions as C++.

use super::literal::nonzero_literal;
use super::{Cuda, Hole, Value};
use crate::ir::{BinOp, Expr, ExprKind, FnKind, Scalar, SiteId, ThreadFn, UnOp};
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

    pub(super) fn scalar(&self, e: &Expr) -> Option<Scalar> {
        match self.f.types.get(e.ty) {
            Some(t) if t.is_number() => Some(Scalar::Usize),
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
            ExprKind::Unary(UnOp::Neg, a) if self.negative(a).is_some() => {
                Value::stable(self.negative(a).unwrap_or_default())
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
            ExprKind::Index(_)
            | ExprKind::Field(..)
            | ExprKind::Deref(_)
            | ExprKind::Payload(_) => self.load(e),
            ExprKind::IsSome(a) => {
                let a = self.load(a);
                Value {
                    code: format!("{}.is_some", a.code),
                    stable: a.stable,
                }
            }
            ExprKind::Call(callee, args) => self.call(callee, args, true),
            ExprKind::Ref(mutable, a) => self.reference(*mutable, a),
            ExprKind::Struct(_, fields, base) => {
                let values: Vec<&Expr> = fields
                    .iter()
                    .map(|(_, v)| v)
                    .chain(base.as_deref())
                    .collect();
                let values = self.operands(&values);
                let ty = self.expr_type(e.id, e.ty);
                let t = self.temp();
                match base {
                    Some(_) => {
                        let base = &values[fields.len()].code;
                        self.line(format!("{ty} {t} = {base};"));
                    }
                    None => self.line(format!("{ty} {t};")),
                }
                for ((member, _), v) in fields.iter().zip(&values) {
                    self.line(format!("{t}.{} = {};", member_name(member), v.code));
                }
                Value::stable(t)
            }
            ExprKind::Array(items) | ExprKind::Tuple(items) => {
                let refs: Vec<&Expr> = items.iter().collect();
                let values = self.operands(&refs);
                let stable = values.iter().all(|v| v.stable);
                let ty = self.expr_type(e.id, e.ty);
                let list: Vec<&str> = values.iter().map(|v| v.code.as_str()).collect();
                let list = list.join(", ");
                // An array is a struct around one of C++.
                let code = match &e.kind {
                    ExprKind::Array(_) => format!("{ty}{{{{{list}}}}}"),
                    _ => format!("{ty}{{{list}}}"),
                };
                Value { code, stable }
            }
            ExprKind::Some(a) => {
                let a = self.value(a);
                let ty = self.expr_type(e.id, e.ty);
                Value {
                    code: format!("{ty}{{true, {}}}", a.code),
                    stable: a.stable,
                }
            }
            ExprKind::None => {
                let ty = self.expr_type(e.id, e.ty);
                Value::stable(format!("{ty}{{}}"))
            }
            ExprKind::Print(print, values) => {
                self.print(print, values);
                Value::stable("0")
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
            // The one place of coordinates is an index: `place` spells it.
            ExprKind::Coordinates(_) => Value::stable("{}"),
            ExprKind::Thread(ThreadFn::Id) => Value::stable(self.linear_id()),
            ExprKind::Thread(f) => Value::stable(match f {
                ThreadFn::Id | ThreadFn::Id2d | ThreadFn::Id3d => "gpu_id",
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

    pub(super) fn lazy(&mut self, op: BinOp, a: &Expr, b: &Expr, _site: SiteId) -> Value {
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
            // A literal is not -1 either, so that neither fault of a division can be.
            (BinOp::Div, Some(s)) => s.is_float() || (divisor && s.is_wide_int()),
            (BinOp::Rem, Some(s)) => divisor && s.is_wide_int(),
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

    pub(super) fn is_cooperative(&self) -> bool {
        self.f.kind == FnKind::Cooperative
    }
}

pub(super) fn member_name(m: &syn::Member) -> String {
    match m {
        syn::Member::Named(i) => crate::cuda_names::cuda_ident(&i.to_string()),
        syn::Member::Unnamed(i) => crate::cuda_names::cuda_ident(&i.index.to_string()),
    }
}
