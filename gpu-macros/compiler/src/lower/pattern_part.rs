//! The parts of a value that patterns take apart: fields, elements, what an `Option` holds.

use super::Lowerer;
use super::pattern::{Part, Step, Subject, is_named, rest_of};
use crate::diag::Place;
use crate::ir::{BinOp, Callee, Expr, ExprKind, Index, Scalar, Ty, TyId};
use syn::Pat;

impl Lowerer<'_> {
    /// The part of a variable, as an expression.
    pub(super) fn part(&mut self, p: &Part, at: Place) -> Expr {
        let ty = self.locals[p.local.0 as usize].ty;
        let mut e = self.make(ExprKind::Local(p.local), at, ty);
        for (depth, step) in p.steps.iter().enumerate() {
            let ty = self.step_type(e.ty, step);
            let kind = match step {
                Step::Field(m) => ExprKind::Field(Box::new(e), m.clone()),
                Step::Payload => ExprKind::Payload(Box::new(e)),
                Step::Element(_) | Step::FromEnd(_) => {
                    let index = self.element_number(step, p, depth, at);
                    let site = self.site(at, String::new());
                    // rustc holds the pattern against the array's length.
                    ExprKind::Index(Box::new(Index {
                        base: e,
                        index,
                        site,
                        in_bounds: true,
                        trusted: false,
                    }))
                }
            };
            e = self.make(kind, at, ty);
        }
        e
    }

    /// The index of an element of the array that the first `depth` steps lead to.
    fn element_number(&mut self, step: &Step, p: &Part, depth: usize, at: Place) -> Expr {
        let ty = self.types.scalar(Scalar::Usize);
        let number = |this: &mut Self, n: usize| {
            this.make(ExprKind::Lit(crate::ir::Literal::Int(n as u128)), at, ty)
        };
        match step {
            Step::FromEnd(n) => {
                let array = Part {
                    local: p.local,
                    steps: p.steps[..depth].to_vec(),
                    ty: p.ty,
                };
                let array = self.part(&array, at);
                let len = ExprKind::Call(Box::new(Callee::Len), vec![array]);
                let (len, n) = (self.make(len, at, ty), number(self, *n));
                let site = self.site(at, String::new());
                let index = ExprKind::Binary(BinOp::Sub, Box::new(len), Box::new(n), site);
                self.make(index, at, ty)
            }
            Step::Element(n) => number(self, *n),
            Step::Field(_) | Step::Payload => number(self, 0),
        }
    }

    /// The type of a part, where patterns force its kind or the macro knows it.
    pub(super) fn step_type(&mut self, of: TyId, step: &Step) -> TyId {
        match (self.types.get(of), step) {
            (Some(Ty::Option(t)), Step::Payload) => t,
            (None, Step::Payload) => {
                let inner = self.types.open();
                let option = self.types.known(Ty::Option(inner));
                self.types.unify(of, option);
                inner
            }
            (Some(Ty::Array(t)), Step::Element(_) | Step::FromEnd(_)) => t,
            (Some(Ty::Tuple(id)), Step::Field(m)) => self.tuple_field(id, m),
            _ => self.types.open(),
        }
    }

    /// The type of `tuple.0`.
    pub(super) fn tuple_field(&mut self, id: crate::ir::TupleId, m: &syn::Member) -> TyId {
        let found = match m {
            syn::Member::Unnamed(i) => self.types.items(id).get(i.index as usize).copied(),
            syn::Member::Named(_) => None,
        };
        found.unwrap_or_else(|| self.types.open())
    }

    pub(super) fn below(&mut self, p: &Part, step: Step) -> Subject {
        let ty = self.step_type(p.ty, &step);
        let mut steps = p.steps.clone();
        steps.push(step);
        Subject::One(Part {
            local: p.local,
            steps,
            ty,
        })
    }

    /// The subjects and patterns below a pattern, where it has such.
    pub(super) fn children<'p>(
        &mut self,
        pat: &'p Pat,
        s: &Subject,
    ) -> Option<Vec<(&'p Pat, Subject)>> {
        let numbered = |n: usize| Step::Field(syn::Member::Unnamed(n.into()));
        Some(match (pat, s) {
            (Pat::Paren(p), _) => vec![(&*p.pat, s.clone())],
            (Pat::Tuple(t), Subject::Items(items)) => {
                let at = positions(&t.elems, items.len());
                at.into_iter()
                    .filter_map(|(pat, n)| Some((pat, items.get(n)?.clone())))
                    .collect()
            }
            (Pat::Tuple(t), Subject::One(p)) => {
                // Behind `..` the macro has to know how many there are.
                let len = match self.types.get(p.ty) {
                    Some(Ty::Tuple(id)) => self.types.items(id).len(),
                    _ => t.elems.len(),
                };
                let at = positions(&t.elems, len);
                at.into_iter()
                    .map(|(pat, n)| (pat, self.below(p, numbered(n))))
                    .collect()
            }
            (Pat::Slice(t), Subject::One(p)) => {
                let rest = rest_of(&t.elems).unwrap_or(t.elems.len());
                let at = t.elems.iter().enumerate().filter(|(n, _)| *n != rest);
                at.map(|(n, pat)| {
                    let step = if n < rest {
                        Step::Element(n)
                    } else {
                        Step::FromEnd(t.elems.len() - n)
                    };
                    (pat, self.below(p, step))
                })
                .collect()
            }
            (Pat::Struct(t), Subject::One(p)) => t
                .fields
                .iter()
                .map(|f| (&*f.pat, self.below(p, Step::Field(f.member.clone()))))
                .collect(),
            (Pat::TupleStruct(t), Subject::One(p)) => {
                if is_named(&t.path, "Some") {
                    let inner = self.below(p, Step::Payload);
                    t.elems.iter().map(|e| (e, inner.clone())).collect()
                } else {
                    positions(&t.elems, t.elems.len())
                        .into_iter()
                        .map(|(pat, n)| (pat, self.below(p, numbered(n))))
                        .collect()
                }
            }
            _ => return None,
        })
    }
}

/// Each pattern of a list with the number of what it stands against; those behind `..` count from
/// the end.
fn positions(
    list: &syn::punctuated::Punctuated<Pat, syn::Token![,]>,
    len: usize,
) -> Vec<(&Pat, usize)> {
    let rest = rest_of(list);
    list.iter()
        .enumerate()
        .filter(|(n, _)| Some(*n) != rest)
        .map(|(n, p)| match rest {
            Some(r) if n > r => (p, (len + n).saturating_sub(list.len())),
            _ => (p, n),
        })
        .collect()
}
