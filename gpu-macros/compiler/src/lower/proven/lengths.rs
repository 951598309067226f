//! How many elements there are in what is indexed.

use super::forms::{Def, Prover};
use super::linear::{Atom, Linear};
use crate::ir::{Expr, ExprKind, Origin, ParamKind};

impl<'f> Prover<'f> {
    /// The length of what is indexed.
    pub(super) fn len(&self, base: &Expr) -> Option<Linear> {
        self.spend()?;
        if let ExprKind::Local(id) = &base.kind
            && let Some(p) = self.parameter(*id)
            && matches!(
                self.f.params[p].kind,
                ParamKind::Slice(..) | ParamKind::Own(..) | ParamKind::Atomics(_)
            )
        {
            return Some(Linear::atom(Atom::Len(p)));
        }
        if let Some(ty) = self.written_type(base) {
            return array_len(ty);
        }
        match &base.kind {
            // An array's length is its type's: it stays when another array is assigned.
            ExprKind::Local(id) => match self.defs.get(id) {
                Some(Def::Let(init)) if self.f.local(*id).annotation.is_none() => {
                    self.len_of_value(init)
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn len_of_value(&self, e: &Expr) -> Option<Linear> {
        match &e.kind {
            ExprKind::Array(items) => Some(Linear::number(i128::try_from(items.len()).ok()?)),
            ExprKind::Repeat(_, len) => length(&len.expr),
            // Not a slice's: the name of one is not followed.
            ExprKind::Local(id) if self.parameter(*id).is_none() => self.len(e),
            ExprKind::Index(_) => self.len(e),
            _ => None,
        }
    }

    /// The type of a place as the user wrote it.
    fn written_type(&self, e: &Expr) -> Option<&'f syn::Type> {
        self.spend()?;
        match &e.kind {
            ExprKind::Local(id) => {
                let local = self.f.local(*id);
                match (local.origin, self.defs.get(id)) {
                    (Origin::Param(p), _) => match &self.f.params.get(p)?.kind {
                        ParamKind::Value => Some(&self.f.params[p].ty),
                        ParamKind::Ref { inner, .. } => Some(inner),
                        _ => None,
                    },
                    (_, Some(Def::Shared(ty))) => Some(ty),
                    _ => local.annotation.as_ref(),
                }
            }
            ExprKind::Index(i) => {
                if let ExprKind::Local(id) = &i.base.kind
                    && let Origin::Param(p) = self.f.local(*id).origin
                    && let ParamKind::Slice(_, elem) | ParamKind::Own(_, elem) =
                        &self.f.params.get(p)?.kind
                {
                    return Some(elem);
                }
                match bare(self.written_type(&i.base)?) {
                    syn::Type::Array(a) => Some(&a.elem),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn bare(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(g) => bare(&g.elem),
        syn::Type::Paren(p) => bare(&p.elem),
        syn::Type::Reference(r) => bare(&r.elem),
        other => other,
    }
}

fn array_len(ty: &syn::Type) -> Option<Linear> {
    match bare(ty) {
        syn::Type::Array(a) => length(&a.len),
        _ => None,
    }
}

/// A length as written: a number, or a constant's name. Names of variables cannot stand there.
fn length(e: &syn::Expr) -> Option<Linear> {
    match e {
        syn::Expr::Group(g) => length(&g.expr),
        syn::Expr::Paren(p) => length(&p.expr),
        syn::Expr::Lit(l) => match &l.lit {
            syn::Lit::Int(i) => {
                let n = i128::from(i.base10_parse::<u64>().ok()?);
                Linear::number(n).plus(0, &Linear::default())
            }
            _ => None,
        },
        syn::Expr::Path(p) if p.qself.is_none() => {
            let name = p.path.get_ident()?.to_string();
            Some(Linear::atom(Atom::Const(name)))
        }
        _ => None,
    }
}
