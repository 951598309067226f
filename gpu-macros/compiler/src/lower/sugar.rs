//! Forms that other forms say: `e?`, `matches!`, destructuring assignment.

use super::Lowerer;
use super::pattern::Subject;
use crate::diag::Place;
use crate::ir::{Block, Cond, Expr, ExprKind, Stmt, Ty};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::{HashMap, HashSet};
use syn::parse::{ParseStream, Parser};
use syn::{Expr as S, Pat, Token};

impl Lowerer<'_> {
    /// `e?` in a function that returns an `Option`: `None` leaves it.
    pub(super) fn try_expr(&mut self, t: &syn::ExprTry) -> Expr {
        let at = Place::from(&t.question_token);
        let in_option = self
            .ret
            .is_some_and(|r| matches!(self.types.get(r), Some(Ty::Option(_))));
        if !in_option {
            return self.error(
                at,
                "`?` belongs to a #[gpu_fn] that returns an `Option`",
                "take it apart: `let Some(v) = value else { return };`; faults end the thread by themselves",
            );
        }
        let mut stmts = Vec::new();
        let subject = self.subject(&t.expr, &HashSet::new(), &mut stmts);
        let pat: Pat = syn::parse_quote!(Some(_));
        stmts.push(self.shape(&subject, Self::one(&pat), true, at.start()));
        let Some(some) = self.test(&pat, &subject) else {
            return self.wrapped(stmts, None, at);
        };
        let none = self.not(some, at);
        let inner = self.types.open();
        let option = self.types.known(Ty::Option(inner));
        if let Some(ret) = self.ret {
            self.types.unify(option, ret);
        }
        let nothing = self.make(ExprKind::None, at, option);
        let never = self.types.known(Ty::Never);
        let leave = self.make(ExprKind::Return(Some(Box::new(nothing))), at, never);
        let leave = Block {
            stmts: vec![Stmt::Expr(leave)],
            tail: None,
            trusted: false,
        };
        let unless = self.if_of(Cond::Bool(Box::new(none)), leave, None, at);
        stmts.push(Stmt::Expr(unless));
        let value = self.payload_of(&subject, at);
        self.wrapped(stmts, value, at)
    }

    /// `matches!(value, pattern if guard)` as the `match` that it stands for.
    pub(super) fn matches(&mut self, m: &syn::Macro, at: Place) -> Expr {
        let parser = |input: ParseStream<'_>| {
            let value: S = input.parse()?;
            input.parse::<Token![,]>()?;
            let pat = Pat::parse_multi_with_leading_vert(input)?;
            let guard = if input.peek(Token![if]) {
                input.parse::<Token![if]>()?;
                let guard: S = input.parse()?;
                quote!(if #guard)
            } else {
                TokenStream::new()
            };
            input.parse::<Option<Token![,]>>()?;
            Ok((value, pat, guard))
        };
        let parsed = parser
            .parse2(m.tokens.clone())
            .and_then(|(value, pat, guard)| {
                syn::parse2::<syn::ExprMatch>(
                    quote!(match #value { #pat #guard => true, _ => false }),
                )
            });
        match parsed {
            Ok(mut e) => {
                e.match_token.span = at.start();
                self.match_expr(&e)
            }
            Err(e) => self.error(
                if m.tokens.is_empty() {
                    at
                } else {
                    Place::from(&m.tokens)
                },
                format!("`matches!` takes a value and a pattern: {e}"),
                "write `matches!(value, 0 | 1)` or `matches!(value, Some(v) if v > 3)`",
            ),
        }
    }

    /// `(a, b[0], _) = value;`: the value first, then each place from left to right.
    pub(super) fn destructure(&mut self, a: &syn::ExprAssign) -> Expr {
        let at = Place::from(&a.left);
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        // A place may be one of the value's own variables: `(u, v) = (v, u)`.
        let mut names = HashSet::new();
        idents(a.left.to_token_stream(), &mut names);
        let subject = self.subject(&a.right, &names, &mut stmts);
        match skeleton(&a.left).and_then(|tokens| Pat::parse_single.parse2(tokens).ok()) {
            Some(pat) => {
                stmts.push(self.shape(&subject, Self::one(&pat), false, at.start()));
                self.assign_parts(&a.left, &pat, &subject, &mut stmts);
            }
            None => {
                self.error(
                    at,
                    "this is not a place that can be written",
                    "assign to a variable, a field or an element, or to a tuple or array of such",
                );
            }
        }
        self.scopes.pop();
        self.wrapped(stmts, None, at)
    }

    fn assign_parts(&mut self, left: &S, pat: &Pat, s: &Subject, stmts: &mut Vec<Stmt>) {
        let list: Vec<&S> = match left {
            S::Paren(p) => return self.assign_parts(&p.expr, pat, s, stmts),
            S::Group(g) => return self.assign_parts(&g.expr, pat, s, stmts),
            S::Infer(_) => return,
            S::Tuple(t) => t.elems.iter().collect(),
            S::Array(t) => t.elems.iter().collect(),
            S::Call(c) => c.args.iter().collect(),
            S::Struct(t) => t.fields.iter().map(|f| &f.expr).collect(),
            leaf => {
                let at = Place::from(&leaf);
                let place = self.expr(leaf);
                if let Some((message, help)) = self.place_problem(&place) {
                    self.error(place.at, message, help);
                    return;
                }
                let value = self.value_of(s, at);
                let (pt, vt) = (place.ty, self.value_type(&value));
                self.types.unify(pt, vt);
                let unit = self.types.known(Ty::Unit);
                let kind = ExprKind::Assign(Box::new(place), Box::new(value));
                let assign = self.make(kind, at, unit);
                stmts.push(Stmt::Expr(assign));
                return;
            }
        };
        for (left, (pat, s)) in list
            .into_iter()
            .zip(self.children(pat, s).unwrap_or_default())
        {
            self.assign_parts(left, pat, &s, stmts);
        }
    }
}

/// True for what a destructuring assignment has on its left.
pub(super) fn takes_apart(left: &S) -> bool {
    match left {
        S::Paren(p) => takes_apart(&p.expr),
        S::Group(g) => takes_apart(&g.expr),
        S::Infer(_) | S::Tuple(_) | S::Array(_) | S::Struct(_) => true,
        S::Call(c) => matches!(&*c.func, S::Path(p) if super::call::is_constructor(&p.path)),
        _ => false,
    }
}

/// The left side as a pattern with `_` for each place; `None` where it is none.
fn skeleton(left: &S) -> Option<TokenStream> {
    let all = |list: &mut dyn Iterator<Item = &S>| -> Option<Vec<TokenStream>> {
        list.map(skeleton).collect()
    };
    Some(match left {
        S::Paren(p) => skeleton(&p.expr)?,
        S::Group(g) => skeleton(&g.expr)?,
        S::Tuple(t) => {
            let items = all(&mut t.elems.iter())?;
            quote!((#(#items,)*))
        }
        S::Array(t) => {
            let items = all(&mut t.elems.iter())?;
            quote!([#(#items),*])
        }
        S::Call(c) => {
            let items = all(&mut c.args.iter())?;
            let path = &c.func;
            quote!(#path(#(#items),*))
        }
        S::Struct(t) => {
            let names = t.fields.iter().map(|f| &f.member);
            let items = all(&mut t.fields.iter().map(|f| &f.expr))?;
            let path = &t.path;
            quote!(#path { #(#names: #items,)* .. })
        }
        S::Range(_) | S::Lit(_) => return None,
        _ => quote!(_),
    })
}

/// The names that stand somewhere in tokens.
pub(super) fn idents(tokens: TokenStream, names: &mut HashSet<String>) {
    for t in tokens {
        match t {
            proc_macro2::TokenTree::Ident(i) => {
                names.insert(i.to_string());
            }
            proc_macro2::TokenTree::Group(g) => idents(g.stream(), names),
            _ => {}
        }
    }
}
