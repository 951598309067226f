//! Indexing: one number or token for memory of rank 1 and arrays, coordinates or a token of the
//! same rank for memory of rank 2 and 3.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Axis, Callee, Expr, ExprKind, Index, Rank, Scalar, Ty};
use quote::ToTokens;
use syn::Expr as S;

impl Lowerer<'_> {
    pub(super) fn index(&mut self, i: &syn::ExprIndex) -> Expr {
        let span = Place::from(&i);
        let base = self.expr(&i.expr);
        let base_ty = match self.types.get(base.ty) {
            Some(Ty::Ref(t)) => self.types.get(t),
            other => other,
        };
        let rank = match base_ty {
            Some(Ty::Slice(rank, _) | Ty::Own(rank, _)) => rank,
            _ => Rank::One,
        };
        let what = i.expr.to_token_stream().to_string();
        // A wrong index is still an index: what it stands in is a place, and no second mistake.
        let index = match (rank, tuple(&i.index)) {
            _ if let S::Range(r) = &*i.index => self.error(
                Place::from(&r),
                "a range as an index is not part of the kernel language yet",
                "index single elements",
            ),
            (Rank::One, Some(t)) => self.error(
                Place::from(&t),
                format!("`{what}` is indexed with one number"),
                "coordinates are for memory of rank 2 and 3: take `&Slice2<T>` or `&Slice3<T>`",
            ),
            (Rank::One, None) => {
                let mut index = self.expr(&i.index);
                if self.is_ranked_token(&index) {
                    index = self.error(
                        index.at,
                        format!("`{what}` is of rank 1, and this token has coordinates"),
                        format!("index it with `t.id()`: `{what}[t.id()]`"),
                    );
                }
                let it = self.value_type(&index);
                let usize_ty = self.types.scalar(Scalar::Usize);
                self.types.unify(it, usize_ty);
                index
            }
            (_, Some(t)) if t.elems.len() == rank.number() => self.coordinates(t),
            (_, Some(t)) => self.wrong_coordinates(&what, rank, Place::from(&t)),
            (_, None) => {
                let index = self.expr(&i.index);
                // An owned array asks for its own token in words of its own: `check::ownership`, which
                // does not look into `unsafe` blocks.
                let own = matches!(base_ty, Some(Ty::Own(..))) && self.trusted == 0;
                if self.types.get(index.ty) != Some(Ty::ThreadToken(rank)) && !own {
                    self.wrong_coordinates(&what, rank, index.at)
                } else {
                    index
                }
            }
        };
        let ty = match base_ty {
            Some(Ty::Array(t) | Ty::Slice(_, t) | Ty::Own(_, t) | Ty::Shared(t)) => t,
            Some(Ty::Atomics(t)) => self.types.known(Ty::Atomic(t)),
            _ => self.types.open(),
        };
        let site = self.site(span, what);
        let index = Index {
            base,
            index,
            site,
            in_bounds: false,
            trusted: self.trusted > 0,
        };
        self.make(ExprKind::Index(Box::new(index)), span, ty)
    }

    fn wrong_coordinates(&mut self, what: &str, rank: Rank, at: Place) -> Expr {
        let n = rank.number();
        self.error(
            at,
            format!("`{what}` is of rank {n}: an index has {n} coordinates"),
            format!(
                "write `{what}[{}]`, or this thread's own element `{what}[t.{}()]`",
                rank.index(),
                rank.token_fn()
            ),
        )
    }

    /// `(y, x)`: an index, not a tuple as a value.
    fn coordinates(&mut self, t: &syn::ExprTuple) -> Expr {
        let mut list = Vec::new();
        for e in &t.elems {
            let value = self.expr(e);
            let ty = self.value_type(&value);
            let usize_ty = self.types.scalar(Scalar::Usize);
            self.types.unify(ty, usize_ty);
            list.push(value);
        }
        let ty = self.types.known(Ty::Unit);
        self.make(ExprKind::Coordinates(list), Place::from(&t), ty)
    }

    /// A token of rank 2 or 3.
    pub(super) fn is_ranked_token(&self, e: &Expr) -> bool {
        matches!(
            self.types.get(e.ty),
            Some(Ty::ThreadToken(Rank::Two | Rank::Three))
        )
    }

    /// `p.y()` of a token `p`.
    pub(super) fn coordinate_call(
        &mut self,
        m: &syn::ExprMethodCall,
        recv: Expr,
        rank: Rank,
        name: &str,
    ) -> Expr {
        let span = Place::from(&m);
        let axis = Axis::of_coordinate(name).filter(|a| rank.place(*a).is_some());
        let Some(axis) = axis.filter(|_| m.args.is_empty()) else {
            let methods: Vec<String> = rank
                .axes()
                .iter()
                .map(|a| format!("`{}()`", a.coordinate()))
                .collect();
            return self.error(
                Place::from(&m.method),
                format!("a token of rank {} has no method `{name}`", rank.number()),
                format!("its coordinates are {}", methods.join(", ")),
            );
        };
        let ty = self.types.scalar(Scalar::Usize);
        let callee = Callee::Coordinate(axis);
        self.make(ExprKind::Call(Box::new(callee), vec![recv]), span, ty)
    }
}

/// The coordinates of an index, where it is written as such.
fn tuple(e: &S) -> Option<&syn::ExprTuple> {
    match e {
        S::Tuple(t) => Some(t),
        S::Paren(p) => tuple(&p.expr),
        S::Group(g) => tuple(&g.expr),
        _ => None,
    }
}
