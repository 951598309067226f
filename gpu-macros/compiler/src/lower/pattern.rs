//! Patterns: taken apart into tests (a `bool` expression) and bindings (`let`s) over a variable
//! that holds the value. rustc sees the patterns as written too ([`Shape`]), so that it checks
//! their types and that a `match` leaves no value over.
//!
//! What is taken for a binding is emitted as a `let` of that name, and what is taken for a constant
//! as a comparison with it: where a spelling was misread, one of the two does not compile.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Arm, Expr, ExprKind, LocalId, Origin, Shape, Stmt, Ty, TyId};
use proc_macro2::{Ident, Span};
use std::collections::HashSet;
use syn::Pat;

/// A value that patterns are held against.
#[derive(Clone)]
pub(super) enum Subject {
    /// A variable, or a part of it.
    One(Part),
    /// `match (a, b)`: a tuple that is never made.
    Items(Vec<Subject>),
}

/// A variable, or a part of it.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) local: LocalId,
    pub(super) steps: Vec<Step>,
    pub(super) ty: TyId,
}

#[derive(Clone)]
pub(super) enum Step {
    Field(syn::Member),
    Payload,
    Element(usize),
    /// `FromEnd(1)` is the last element.
    FromEnd(usize),
}

impl Subject {
    /// A variable as a whole.
    pub(super) fn of(local: LocalId, ty: TyId) -> Self {
        Subject::One(Part {
            local,
            steps: Vec::new(),
            ty,
        })
    }
}

impl Lowerer<'_> {
    /// Brings the value of `e` into variables, and says which.
    ///
    /// Counter-example: `let (p, q) = p;` — once `p` is bound anew, the old one has no name; so a
    /// variable does not stand for itself where a pattern binds its name (`names`).
    pub(super) fn subject(
        &mut self,
        e: &syn::Expr,
        names: &HashSet<String>,
        stmts: &mut Vec<Stmt>,
    ) -> Subject {
        match e {
            syn::Expr::Paren(p) => self.subject(&p.expr, names, stmts),
            syn::Expr::Group(g) => self.subject(&g.expr, names, stmts),
            syn::Expr::Tuple(t) if !t.elems.is_empty() => {
                let items = t.elems.iter().map(|e| {
                    let e = self.expr(e);
                    Subject::One(self.held(e, names, stmts))
                });
                Subject::Items(items.collect())
            }
            _ => {
                let e = self.expr(e);
                Subject::One(self.held(e, names, stmts))
            }
        }
    }

    /// Brings a value into a variable.
    pub(super) fn subject_of(
        &mut self,
        value: Expr,
        names: &HashSet<String>,
        stmts: &mut Vec<Stmt>,
    ) -> Subject {
        Subject::One(self.held(value, names, stmts))
    }

    /// The variable that holds `e`: itself, where it is one that never changes.
    fn held(&mut self, e: Expr, names: &HashSet<String>, stmts: &mut Vec<Stmt>) -> Part {
        let ty = self.value_type(&e);
        if let ExprKind::Local(id) = e.kind {
            let local = &self.locals[id.0 as usize];
            let value = !matches!(
                self.types.get(local.ty),
                Some(
                    Ty::Slice(..)
                        | Ty::Own(..)
                        | Ty::Atomics(_)
                        | Ty::Shared(_)
                        | Ty::Ref(_)
                        | Ty::Thread
                        | Ty::ThreadToken(_)
                        | Ty::BlockToken
                        | Ty::MaybeToken
                )
            );
            if value && !local.mutable && !names.contains(&local.name.to_string()) {
                return Part {
                    local: id,
                    steps: Vec::new(),
                    ty,
                };
            }
        }
        if matches!(self.types.get(e.ty), Some(Ty::Ref(_))) {
            // Rust would bind references to the parts.
            self.error(
                e.at,
                "a reference is not taken apart in a kernel",
                "take the value apart: `match *r { .. }`, `let (a, b) = *r;`",
            );
        }
        self.refuse_memory(&e);
        let local = self.hidden("matched", e.span, ty);
        stmts.push(Stmt::Let {
            local,
            init: Some(e),
        });
        Part {
            local,
            steps: Vec::new(),
            ty,
        }
    }

    /// The same value in a variable with an annotation.
    pub(super) fn annotated(
        &mut self,
        subject: Subject,
        annotation: &syn::Type,
        stmts: &mut Vec<Stmt>,
    ) -> Subject {
        let at = Place::from(annotation);
        let value = self.value_of(&subject, at);
        let ty = crate::syntax::known_type(annotation, &mut self.types, &mut self.names);
        self.types.unify(ty, value.ty);
        let local = self.hidden("matched", at.start(), ty);
        self.locals[local.0 as usize].annotation = Some(annotation.clone());
        stmts.push(Stmt::Let {
            local,
            init: Some(value),
        });
        Subject::One(Part {
            local,
            steps: Vec::new(),
            ty,
        })
    }

    /// A variable that the user did not write: no name of theirs can mean it.
    pub(super) fn hidden(&mut self, name: &str, at: Span, ty: TyId) -> LocalId {
        let at = Span::mixed_site().located_at(at);
        let unique = self.unique_name(name);
        let id = LocalId(self.locals.len() as u32);
        self.locals.push(crate::ir::Local {
            name: Ident::new(&format!("__{unique}"), at),
            unique,
            mutable: false,
            ty,
            annotation: None,
            origin: Origin::Let,
        });
        id
    }

    /// The patterns for rustc; `rest` stands for an `else` that takes what they leave.
    pub(super) fn shape(
        &self,
        subject: &Subject,
        mut arms: Vec<Arm>,
        rest: bool,
        span: Span,
    ) -> Stmt {
        if rest {
            arms.push(Arm {
                pat: syn::parse_quote_spanned!(span=> _),
                guarded: false,
                end: span,
            });
        }
        let subject = match subject {
            Subject::One(p) => vec![p.local],
            Subject::Items(items) => items
                .iter()
                .filter_map(|i| match i {
                    Subject::One(p) => Some(p.local),
                    Subject::Items(_) => None,
                })
                .collect(),
        };
        Stmt::Shape(Box::new(Shape {
            subject,
            arms,
            span,
        }))
    }

    /// The pattern of a `let`.
    pub(super) fn one(pat: &Pat) -> Vec<Arm> {
        vec![Arm {
            pat: pat.clone(),
            guarded: false,
            end: Place::from(pat).end(),
        }]
    }

    /// The variables that the pattern binds.
    pub(super) fn bind(&mut self, pat: &Pat, s: &Subject, stmts: &mut Vec<Stmt>) {
        match pat {
            Pat::Guard(g) => self.bind(&g.pat, s, stmts),
            Pat::Or(_) => {}
            Pat::Ident(i) => {
                if !(is_constant(&i.ident) && i.subpat.is_none()) {
                    let value = self.value_of(s, Place::from(&i.ident));
                    let ty = self.value_type(&value);
                    let id = self.declare(&i.ident, i.mutability.is_some(), ty, Origin::Let);
                    stmts.push(Stmt::Let {
                        local: id,
                        init: Some(value),
                    });
                }
                if let Some((_, p)) = &i.subpat {
                    self.bind(p, s, stmts);
                }
            }
            _ => {
                for (child, subject) in self.children(pat, s).unwrap_or_default() {
                    self.bind(child, &subject, stmts);
                }
            }
        }
    }

    pub(super) fn value_of(&mut self, s: &Subject, at: Place) -> Expr {
        match s {
            Subject::One(p) => self.part(p, at),
            Subject::Items(items) => {
                let items: Vec<Expr> = items.iter().map(|i| self.value_of(i, at)).collect();
                self.tuple_of(items, at)
            }
        }
    }

    /// What an `Option` holds that was found to be `Some`.
    pub(super) fn payload_of(&mut self, s: &Subject, at: Place) -> Option<Expr> {
        let Subject::One(p) = s else { return None };
        let inner = self.below(p, Step::Payload);
        Some(self.value_of(&inner, at))
    }

    /// `(a, b)` of expressions.
    pub(super) fn tuple_of(&mut self, items: Vec<Expr>, at: Place) -> Expr {
        let types = items.iter().map(|i| self.value_type(i)).collect();
        let ty = self.types.tuple(types);
        self.make(ExprKind::Tuple(items), at, ty)
    }
}

/// Where `..` stands in a list.
pub(super) fn rest_of(list: &syn::punctuated::Punctuated<Pat, syn::Token![,]>) -> Option<usize> {
    list.iter().position(|p| matches!(bare(p), Pat::Rest(_)))
}

pub(super) fn bare(p: &Pat) -> &Pat {
    match p {
        Pat::Paren(p) => bare(&p.pat),
        other => other,
    }
}

pub(super) fn is_named(path: &syn::Path, name: &str) -> bool {
    path.segments.last().is_some_and(|s| s.ident == name)
}

/// A name in a pattern is a constant if it is spelled as one: `MAX`, `None`, `K`.
pub(super) fn is_constant(name: &Ident) -> bool {
    let name = name.to_string();
    let name = name.trim_start_matches("r#").trim_start_matches('_');
    name.starts_with(char::is_uppercase)
}

/// The names that a pattern binds.
pub(super) fn bound(pat: &Pat) -> impl Iterator<Item = String> + use<> {
    let mut names = Vec::new();
    collect(pat, &mut names);
    let names: Vec<String> = names.into_iter().map(Ident::to_string).collect();
    names.into_iter()
}

fn collect<'p>(pat: &'p Pat, names: &mut Vec<&'p Ident>) {
    match pat {
        Pat::Ident(i) => {
            if !is_constant(&i.ident) || i.subpat.is_some() {
                names.push(&i.ident);
            }
            if let Some((_, p)) = &i.subpat {
                collect(p, names);
            }
        }
        Pat::Paren(p) => collect(&p.pat, names),
        Pat::Guard(g) => collect(&g.pat, names),
        Pat::Or(o) => o.cases.iter().for_each(|p| collect(p, names)),
        Pat::Tuple(t) => t.elems.iter().for_each(|p| collect(p, names)),
        Pat::Slice(t) => t.elems.iter().for_each(|p| collect(p, names)),
        Pat::TupleStruct(t) => t.elems.iter().for_each(|p| collect(p, names)),
        Pat::Struct(t) => t.fields.iter().for_each(|f| collect(&f.pat, names)),
        _ => {}
    }
}

/// A name that the pattern binds.
pub(super) fn first_binding(pat: &Pat) -> Option<&Ident> {
    let mut names = Vec::new();
    collect(pat, &mut names);
    names.first().copied()
}

/// The pattern without its guard, and the guard.
pub(super) fn split_guard(pat: &Pat) -> (&Pat, Option<&syn::Expr>) {
    match pat {
        Pat::Guard(g) => (&g.pat, Some(&g.guard)),
        Pat::Paren(p) => split_guard(&p.pat),
        other => (other, None),
    }
}
