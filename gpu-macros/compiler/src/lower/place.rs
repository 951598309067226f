//! Assignments, and what can be assigned.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Expr, ExprKind, Ty};

impl Lowerer<'_> {
    pub(super) fn assign(&mut self, a: &syn::ExprAssign) -> Expr {
        let span = Place::from(&a);
        let place = self.expr(&a.left);
        let value = self.expr(&a.right);
        if let Some((message, help)) = self.place_problem(&place) {
            return self.error(place.at, message, help);
        }
        let vt = self.value_type(&value);
        self.types.unify(place.ty, vt);
        let unit = self.types.known(Ty::Unit);
        self.make(
            ExprKind::Assign(Box::new(place), Box::new(value)),
            span,
            unit,
        )
    }

    /// Why `e` cannot be written to, if it cannot.
    pub(super) fn place_problem(&self, e: &Expr) -> Option<(String, String)> {
        match &e.kind {
            ExprKind::Local(id) => {
                let local = &self.locals[id.0 as usize];
                match self.types.get(local.ty) {
                    Some(t) if t.is_token() && !t.is_number() => Some((
                        format!("`{}` is this thread's token and never changes", local.name),
                        format!(
                            "start a variable with a coordinate: `let mut x = {}.x();`",
                            local.name
                        ),
                    )),
                    Some(t) if t.is_token() => Some((
                        format!("`{}` is this thread's token and never changes", local.name),
                        format!("start a new variable: `let j = {} + 1;`", local.name),
                    )),
                    // C++ has no reference that refers to something else later.
                    Some(Ty::Ref(_)) => Some((
                        format!(
                            "`{}` is a reference, and refers to one value for good",
                            local.name
                        ),
                        format!(
                            "write `*{} = ..` for the value, or start a new variable",
                            local.name
                        ),
                    )),
                    Some(
                        Ty::Slice(..) | Ty::Own(..) | Ty::Atomics(_) | Ty::Shared(_) | Ty::Thread,
                    ) => Some((
                        format!(
                            "`{}` is a parameter that lives in device memory",
                            local.name
                        ),
                        format!("write one element: `{}[i] = ..`", local.name),
                    )),
                    _ => None,
                }
            }
            ExprKind::Index(i) => {
                let base_ty = self.types.get(i.base.ty);
                match base_ty {
                    Some(Ty::Slice(rank, _)) => Some((
                        format!(
                            "`{}` is read-only in this kernel",
                            self.sites[i.site.0 as usize].what
                        ),
                        format!(
                            "take it as `&mut {}` and write this thread's own element",
                            rank.memory()
                        ),
                    )),
                    Some(Ty::Atomics(_)) => Some((
                        "an atomic is not assigned".to_owned(),
                        "use `.store(v)`, `.add(v)`, `.max(v)`, ..".to_owned(),
                    )),
                    _ => self.place_problem_of_base(&i.base),
                }
            }
            ExprKind::Field(b, _) => self.place_problem_of_base(b),
            ExprKind::Deref(_) => None,
            _ => Some((
                "this is not a place that can be written".to_owned(),
                "assign to a variable, a field or an element".to_owned(),
            )),
        }
    }

    fn place_problem_of_base(&self, base: &Expr) -> Option<(String, String)> {
        match &base.kind {
            ExprKind::Local(_) => None,
            ExprKind::Index(_) | ExprKind::Field(..) | ExprKind::Deref(_) => {
                self.place_problem(base)
            }
            _ => Some((
                "this is not a place that can be written".to_owned(),
                "assign to a variable, a field or an element".to_owned(),
            )),
        }
    }
}
