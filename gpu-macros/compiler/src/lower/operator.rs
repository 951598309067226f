//! Literals and operators.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{BinOp, Expr, ExprKind, Literal, Scalar, Ty, UnOp, scalar};

impl Lowerer<'_> {
    pub(super) fn literal(&mut self, lit: &syn::Lit) -> Expr {
        let span = Place::from(&lit);
        // In a pattern the minus is part of the literal.
        if let Some(positive) = without_minus(lit) {
            let inner = self.literal(&positive);
            let ty = inner.ty;
            return self.make(ExprKind::Unary(UnOp::Neg, Box::new(inner)), span, ty);
        }
        match lit {
            syn::Lit::Int(i) => {
                let suffix = i.suffix();
                let Ok(value) = i.base10_parse::<u128>() else {
                    return self.error(
                        span,
                        "this integer is too large",
                        "write a value of the element type",
                    );
                };
                let ty = match scalar(suffix) {
                    Some(s) => self.types.scalar(s),
                    None if suffix.is_empty() => self.types.open_int(),
                    None => {
                        return self.error(
                            span,
                            format!("no scalar is called `{suffix}`"),
                            "i8..i64, u8..u64, usize, isize, f32, f64",
                        );
                    }
                };
                let kind = if self.types.scalar_of(ty).is_some_and(Scalar::is_float) {
                    Literal::Float(format!("{value}.0"))
                } else {
                    Literal::Int(value)
                };
                self.make(ExprKind::Lit(kind), span, ty)
            }
            syn::Lit::Float(f) => {
                let ty = match scalar(f.suffix()) {
                    Some(s) => self.types.scalar(s),
                    None if f.suffix().is_empty() => self.types.open_float(),
                    None => {
                        return self.error(
                            span,
                            format!("no scalar is called `{}`", f.suffix()),
                            "f32 or f64",
                        );
                    }
                };
                self.make(
                    ExprKind::Lit(Literal::Float(f.base10_digits().to_owned())),
                    span,
                    ty,
                )
            }
            syn::Lit::Byte(b) => {
                let ty = self.types.scalar(Scalar::U8);
                let value = Literal::Int(b.value().into());
                self.make(ExprKind::Lit(value), span, ty)
            }
            syn::Lit::Bool(b) => {
                let ty = self.types.scalar(Scalar::Bool);
                self.make(ExprKind::Lit(Literal::Bool(b.value)), span, ty)
            }
            other => {
                let help = "a kernel computes with numbers and `bool`; text stays on the host";
                self.error(Place::from(&other), "this literal is not device data", help)
            }
        }
    }

    pub(super) fn unary(&mut self, u: &syn::ExprUnary) -> Expr {
        let span = Place::from(&u);
        let inner = self.expr(&u.expr);
        let inner = Box::new(match u.op {
            syn::UnOp::Deref(_) => inner,
            _ => self.scalar_value(inner),
        });
        match u.op {
            syn::UnOp::Neg(_) => {
                let ty = self.value_type(&inner);
                self.make(ExprKind::Unary(UnOp::Neg, inner), span, ty)
            }
            syn::UnOp::Not(_) => {
                let ty = self.value_type(&inner);
                self.make(ExprKind::Unary(UnOp::Not, inner), span, ty)
            }
            syn::UnOp::Deref(_) => {
                let ty = match self.types.get(inner.ty) {
                    Some(Ty::Ref(t)) => t,
                    _ => self.types.open(),
                };
                self.make(ExprKind::Deref(inner), span, ty)
            }
            _ => self.error(
                span,
                "this operator is not part of the kernel language",
                "use `-` and `!`",
            ),
        }
    }

    pub(super) fn binary(&mut self, b: &syn::ExprBinary) -> Expr {
        let span = Place::from(&b);
        let Some((op, assign)) = BinOp::from_syn(&b.op) else {
            return self.error(
                Place::from(&b.op),
                "this operator is not part of the kernel language",
                "use the arithmetic, bit and comparison operators",
            );
        };
        let left = self.expr(&b.left);
        let left = if assign {
            left
        } else {
            self.scalar_value(left)
        };
        let right = self.expr(&b.right);
        let right = self.scalar_value(right);
        let (lt, rt) = (self.value_type(&left), self.value_type(&right));
        if op.is_lazy() {
            let boolean = self.types.scalar(Scalar::Bool);
            self.types.unify(lt, boolean);
            self.types.unify(rt, boolean);
        } else if !op.is_shift() {
            self.types.unify(lt, rt);
        }
        // The words cost as much as the expression is long, in a chain for each of its links.
        let words = if op.can_fault() {
            crate::lower::call::words(b)
        } else {
            String::new()
        };
        let site = self.site(span, words);
        if assign {
            if let Some(problem) = self.place_problem(&left) {
                return self.error(left.at, problem.0, problem.1);
            }
            let unit = self.types.known(Ty::Unit);
            return self.make(
                ExprKind::AssignOp(op, Box::new(left), Box::new(right), site),
                span,
                unit,
            );
        }
        let ty = if op.is_comparison() {
            self.types.scalar(Scalar::Bool)
        } else {
            lt
        };
        self.make(
            ExprKind::Binary(op, Box::new(left), Box::new(right), site),
            span,
            ty,
        )
    }
}

/// The number behind the minus of a negative literal.
fn without_minus(lit: &syn::Lit) -> Option<syn::Lit> {
    let (text, span) = match lit {
        syn::Lit::Int(i) => (i.to_string(), i.span()),
        syn::Lit::Float(f) => (f.to_string(), f.span()),
        _ => return None,
    };
    let mut positive: syn::Lit = syn::parse_str(text.strip_prefix('-')?).ok()?;
    positive.set_span(span);
    Some(positive)
}
