//! Patterns as conditions: whether a value is what a pattern takes.

use super::Lowerer;
use super::pattern::{Part, Step, Subject, bare, first_binding, is_constant, is_named, rest_of};
use crate::diag::Place;
use crate::ir::{BinOp, Expr, ExprKind, Scalar, Ty};
use syn::Pat;

impl Lowerer<'_> {
    /// Whether the subject is what the pattern takes; `None` where it takes everything.
    pub(super) fn test(&mut self, pat: &Pat, s: &Subject) -> Option<Expr> {
        let at = Place::from(&pat);
        if self.is_no_option(pat, s) {
            self.error(
                at,
                "`Some` and `None` are patterns of an `Option`, which this value is not",
                "write a literal, a range or a name",
            );
            return None;
        }
        let own = match (pat, s) {
            (Pat::Wild(_) | Pat::Rest(_), _) => return None,
            (Pat::Guard(g), _) => return self.test(&g.pat, s),
            (Pat::Ident(i), _) if i.by_ref.is_some() => {
                self.error(
                    Place::from(&i.by_ref),
                    "`ref` is not part of the kernel language",
                    "values in a kernel are copied: leave `ref` out",
                );
                return None;
            }
            (Pat::Ident(i), Subject::One(p)) if is_constant(&i.ident) && i.subpat.is_none() => {
                if self.lookup(&i.ident.to_string()).is_some() {
                    // To Rust this would be a new name for the value.
                    let name = &i.ident;
                    self.error(
                        at,
                        format!("`{name}` is a variable: a pattern compares with constants alone"),
                        format!("write a name and a guard: `v if v == {name} => ..`"),
                    );
                    return None;
                }
                if i.ident == "None" {
                    let some = self.is_some(p, at);
                    Some(self.not(some, at))
                } else {
                    let path: syn::Expr = syn::Expr::Path(syn::ExprPath {
                        attrs: Vec::new(),
                        qself: None,
                        path: i.ident.clone().into(),
                    });
                    Some(self.compare(BinOp::Eq, p, &path, at))
                }
            }
            (Pat::Ident(i), _) => return i.subpat.as_ref().and_then(|(_, p)| self.test(p, s)),
            (Pat::Lit(l), Subject::One(p)) if matches!(l.lit, syn::Lit::Bool(_)) => {
                let part = self.part(p, at);
                let ty = self.types.scalar(Scalar::Bool);
                self.types.unify(part.ty, ty);
                Some(match &l.lit {
                    syn::Lit::Bool(b) if b.value => part,
                    _ => self.not(part, at),
                })
            }
            (Pat::Lit(l), Subject::One(p)) => {
                let lit = syn::Expr::Lit(l.clone());
                Some(self.compare(BinOp::Eq, p, &lit, at))
            }
            (Pat::Path(path), Subject::One(p)) => {
                if is_named(&path.path, "None") {
                    let some = self.is_some(p, at);
                    Some(self.not(some, at))
                } else {
                    let path = syn::Expr::Path(path.clone());
                    Some(self.compare(BinOp::Eq, p, &path, at))
                }
            }
            (Pat::Range(r), Subject::One(p)) => {
                let upper = match r.limits {
                    syn::RangeLimits::Closed(_) => BinOp::Le,
                    syn::RangeLimits::HalfOpen(_) => BinOp::Lt,
                };
                let low = r
                    .start
                    .as_deref()
                    .map(|e| self.compare(BinOp::Ge, p, e, at));
                let high = r.end.as_deref().map(|e| self.compare(upper, p, e, at));
                return self.both(low, high, at);
            }
            (Pat::Or(o), _) => {
                let mut any: Option<Expr> = None;
                for case in &o.cases {
                    if let Some(name) = first_binding(case) {
                        self.error(
                            Place::from(name),
                            format!("`{name}` is bound inside of alternatives"),
                            "bind the whole value and take it apart in the arm: `v @ (1 | 2) => ..`",
                        );
                        return None;
                    }
                    let test = self.test(case, s)?;
                    any = Some(match any {
                        Some(a) => self.lazy(BinOp::Or, a, test, at),
                        None => test,
                    });
                }
                return any;
            }
            (Pat::TupleStruct(t), Subject::One(p)) if is_named(&t.path, "Some") => {
                Some(self.is_some(p, at))
            }
            (Pat::TupleStruct(t), _) if is_named(&t.path, "Ok") || is_named(&t.path, "Err") => {
                self.error(
                    at,
                    "`Result` is not part of the kernel language",
                    "a fault ends the thread by itself; a value that may be missing is an `Option`",
                );
                return None;
            }
            (Pat::Reference(r), _) => {
                self.error(
                    Place::from(&r.and_token),
                    "a `&` pattern is only used in `for &v in ..`",
                    "values in a kernel are copied: leave the `&` out",
                );
                return None;
            }
            (Pat::Macro(_) | Pat::Const(_) | Pat::Verbatim(_), _) => {
                self.error(
                    at,
                    "this pattern is not part of the kernel language",
                    "literals, ranges, tuples, arrays, structs, `Some`, `None`, names, `_` and `|` are",
                );
                return None;
            }
            _ => None,
        };
        let mut test = own;
        self.refuse_rest(pat, s);
        for (child, subject) in self.children(pat, s).unwrap_or_default() {
            let inner = self.test(child, &subject);
            test = self.both(test, inner, at);
        }
        test
    }

    /// Refuses what stands behind `..` where the macro does not know how many parts there are, and a
    /// name for several elements.
    ///
    /// Counter-example: `let P(a, .., z) = p;` — which field `z` is, the struct says alone.
    fn refuse_rest(&mut self, pat: &Pat, s: &Subject) {
        let (list, known) = match (pat, s) {
            (Pat::Slice(t), _) => {
                let several = |p: &&Pat| {
                    matches!(bare(p), Pat::Ident(i)
                        if i.subpat.as_ref().is_some_and(|(_, p)| matches!(bare(p), Pat::Rest(_))))
                };
                if let Some(rest) = t.elems.iter().find(several) {
                    self.error(
                        Place::from(&rest),
                        "a name for several elements is a slice, which a kernel has not",
                        "write `..` without a name, and index the array",
                    );
                }
                return;
            }
            (Pat::Tuple(t), Subject::One(p)) => {
                let known = matches!(self.types.get(p.ty), Some(Ty::Tuple(_)));
                (&t.elems, known)
            }
            (Pat::TupleStruct(t), _) if !is_named(&t.path, "Some") => (&t.elems, false),
            _ => return,
        };
        let behind = rest_of(list).and_then(|rest| list.iter().nth(rest + 1));
        if let Some(part) = behind.filter(|_| !known) {
            self.error(
                Place::from(part),
                "how many parts `..` stands for is not known here",
                "write `_` for each of them",
            );
        }
    }

    /// An `Option`'s pattern against what the macro knows to be something else.
    fn is_no_option(&self, pat: &Pat, s: &Subject) -> bool {
        let named = match pat {
            Pat::TupleStruct(t) => is_named(&t.path, "Some"),
            Pat::Ident(i) => i.ident == "None",
            Pat::Path(p) => is_named(&p.path, "None"),
            _ => false,
        };
        let known = match s {
            Subject::One(p) => self.types.get(p.ty),
            Subject::Items(_) => None,
        };
        named && matches!(known, Some(Ty::Scalar(_) | Ty::Array(_) | Ty::Tuple(_)))
    }

    fn is_some(&mut self, p: &Part, at: Place) -> Expr {
        let option = self.part(p, at);
        let _ = self.step_type(option.ty, &Step::Payload);
        let ty = self.types.scalar(Scalar::Bool);
        self.make(ExprKind::IsSome(Box::new(option)), at, ty)
    }

    fn compare(&mut self, op: BinOp, p: &Part, with: &syn::Expr, at: Place) -> Expr {
        let left = self.part(p, at);
        let right = self.expr(with);
        self.types.unify(left.ty, right.ty);
        let site = self.site(at, String::new());
        let ty = self.types.scalar(Scalar::Bool);
        let kind = ExprKind::Binary(op, Box::new(left), Box::new(right), site);
        self.make(kind, at, ty)
    }

    pub(super) fn lazy(&mut self, op: BinOp, a: Expr, b: Expr, at: Place) -> Expr {
        let site = self.site(at, String::new());
        let ty = self.types.scalar(Scalar::Bool);
        self.make(ExprKind::Binary(op, Box::new(a), Box::new(b), site), at, ty)
    }

    fn both(&mut self, a: Option<Expr>, b: Option<Expr>, at: Place) -> Option<Expr> {
        match (a, b) {
            (Some(a), Some(b)) => Some(self.lazy(BinOp::And, a, b, at)),
            (a, b) => a.or(b),
        }
    }
}
