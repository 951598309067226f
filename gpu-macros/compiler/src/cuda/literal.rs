//! Literals as C++.

use super::{Cuda, Hole, Value};
use crate::ir::{Expr, ExprKind, Literal, Scalar};

impl Cuda<'_> {
    pub(super) fn literal(&mut self, e: &Expr, l: &Literal) -> Value {
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

    /// The spelling of a negative literal, where the type is known and C++ has the number.
    pub(super) fn negative(&self, e: &Expr) -> Option<String> {
        let (ExprKind::Lit(Literal::Int(v)), Some(s)) = (&e.kind, self.scalar(e)) else {
            return None;
        };
        match s {
            Scalar::I32 if *v <= i32::MAX as u128 => Some(format!("-{v}")),
            Scalar::I64 | Scalar::Isize if *v <= i64::MAX as u128 => Some(format!("-{v}ll")),
            _ => None,
        }
    }

    fn typed_literal(&mut self, e: &Expr, digits: String) -> String {
        match self.slots.exprs.get(&e.id) {
            Some(n) => self.holes.add(Hole::Literal(*n, digits)),
            None => digits,
        }
    }
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
