//! Blocks and statements.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Block, ExprKind, Origin, Stmt, Ty};
use crate::syntax::known_type;
use std::collections::HashMap;
use syn::{Expr, Local, Pat};

impl Lowerer<'_> {
    /// A block with a scope of its own.
    pub(super) fn block(&mut self, block: &syn::Block) -> Block {
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        let mut tail = None;
        let count = block.stmts.len();
        for (i, stmt) in block.stmts.iter().enumerate() {
            let last = i + 1 == count;
            match stmt {
                // A lone `;`, which is no expression and has no place.
                syn::Stmt::Expr(Expr::Verbatim(nothing), _) if nothing.is_empty() => {}
                syn::Stmt::Local(l) => self.local(l, &mut stmts),
                syn::Stmt::Expr(e, semi) => {
                    self.collective_first(e, &mut stmts);
                    let e = self.expr(e);
                    if last && semi.is_none() {
                        tail = Some(Box::new(e));
                    } else {
                        stmts.push(Stmt::Expr(e));
                    }
                }
                syn::Stmt::Item(item) => {
                    self.diag.error_with(
                        Place::from(&item),
                        "an item inside a kernel",
                        "move it out of the function: names inside a kernel are its locals",
                    );
                }
                syn::Stmt::Macro(m) => {
                    let e = self.macro_call(&m.mac);
                    if last && m.semi_token.is_none() {
                        tail = Some(Box::new(e));
                    } else {
                        stmts.push(Stmt::Expr(e));
                    }
                }
            }
        }
        self.scopes.pop();
        Block {
            stmts,
            tail,
            trusted: false,
        }
    }

    /// A `let`: one binding, a pattern taken apart, or `let .. else`.
    fn local(&mut self, l: &Local, stmts: &mut Vec<Stmt>) {
        let (pat, annotation) = match &l.pat {
            Pat::Type(t) => (&*t.pat, Some(&*t.ty)),
            other => (other, None),
        };
        if let (Pat::Ident(name), Some(init)) = (pat, &l.init)
            && let Expr::Macro(m) = &*init.expr
            && m.mac.path.is_ident("shared")
        {
            stmts.extend(self.shared(name, &m.mac));
            return;
        }
        let diverge = l.init.as_ref().and_then(|i| i.diverge.as_ref());
        match pat {
            Pat::Ident(name)
                if diverge.is_none() && name.subpat.is_none() && name.by_ref.is_none() =>
            {
                let init = l.init.as_ref().map(|i| &*i.expr);
                self.binding(name, annotation, init, stmts);
            }
            _ => match &l.init {
                Some(init) => {
                    self.collective_first(&init.expr, stmts);
                    let otherwise = diverge.map(|(_, e)| &**e);
                    self.let_pattern(pat, annotation, &init.expr, otherwise, stmts);
                }
                None => self.diag.error_with(
                    Place::from(&pat),
                    "a pattern needs a value to take apart",
                    "declare each variable: `let a; let b;`",
                ),
            },
        }
    }

    /// `let name: T = init;`
    pub(super) fn binding(
        &mut self,
        name: &syn::PatIdent,
        annotation: Option<&syn::Type>,
        init: Option<&Expr>,
        stmts: &mut Vec<Stmt>,
    ) {
        let before = self.errors;
        let init = init.map(|e| match self.collective_in(e) {
            Some((call, c)) => self.collective(call, c),
            None => self.initial(e),
        });
        let poisoned = self.errors > before;
        let ty = match annotation {
            Some(t) => known_type(t, &mut self.types, &mut self.names),
            None => self.types.open(),
        };
        if let Some(e) = &init {
            self.refuse_memory(e);
            // A token keeps its meaning under another fixed name; as a variable it is a number.
            let is_plain = name.mutability.is_none() && annotation.is_none();
            let from = if is_plain { e.ty } else { self.value_type(e) };
            self.types.unify(ty, from);
        }
        let id = self.declare(&name.ident, name.mutability.is_some(), ty, Origin::Let);
        self.locals[id.0 as usize].annotation = annotation.cloned();
        if poisoned {
            self.poisoned.push(id);
        }
        stmts.push(Stmt::Let { local: id, init });
    }

    /// The first value of a variable: the one place besides a call where a reference may be made.
    ///
    /// Counter-example: `let mut r = &mut n;` in a cooperative kernel, whose threads would have one
    /// `n` under two names that the proofs follow apart.
    fn initial(&mut self, e: &Expr) -> crate::ir::Expr {
        let value = self.argument(e);
        if let ExprKind::Ref(mutable, inner) = &value.kind {
            if self.kind == crate::ir::FnKind::Cooperative {
                return self.error(
                    value.at,
                    "a reference is not kept in a variable of a cooperative kernel: none may live across a barrier",
                    "copy the value, or pass `&x` / `&mut x` directly in a call",
                );
            }
            if crate::ir::root(inner).is_none() {
                return self.error(
                    value.at,
                    "a reference is made of a variable, an element or a field",
                    if *mutable {
                        "give the value a name first: `let mut v = ..; let r = &mut v;`"
                    } else {
                        "leave the `&` out: values in a kernel are copied"
                    },
                );
            }
            if matches!(inner.kind, ExprKind::Local(_)) {
                self.refuse_memory(inner);
            }
        }
        value
    }

    /// Refuses device memory, and what may be an element, as the value of a variable: true if it is
    /// such.
    pub(super) fn refuse_memory(&self, e: &crate::ir::Expr) -> bool {
        match self.types.get(e.ty) {
            Some(Ty::MaybeToken) => {
                self.diag.error_with(
                    e.at,
                    "whether a thread of this kernel has an element is asked where it is used",
                    "write `if let Some(i) = t.id() { .. } else { .. }`",
                );
                true
            }
            Some(
                Ty::Slice(..)
                | Ty::Own(..)
                | Ty::Atomics(_)
                | Ty::Shared(_)
                | Ty::Atomic(_)
                | Ty::Thread,
            ) => {
                self.diag.error_with(
                    e.at,
                    "device memory has one name in a kernel",
                    "use the parameter itself: a second name would hide who reads and writes it",
                );
                true
            }
            _ => false,
        }
    }

    fn shared(&mut self, name: &syn::PatIdent, mac: &syn::Macro) -> Option<Stmt> {
        if self.kind != crate::ir::FnKind::Cooperative {
            self.diag.error_with(
                Place::from(&mac),
                "`shared!` belongs to cooperative kernels",
                "take `t: BlockThread` instead of `t: Thread`",
            );
            return None;
        }
        let ty: syn::Type = match syn::parse2(mac.tokens.clone()) {
            Ok(ty @ syn::Type::Array(_)) => ty,
            _ => {
                self.diag.error_with(
                    Place::from(&mac),
                    "`shared!` takes an array type",
                    "write `let mut tile = shared!([f32; 256]);`",
                );
                return None;
            }
        };
        if self.scopes.len() > 2 {
            self.diag.error_with(
                Place::from(&mac),
                "shared memory is declared at the top of the kernel",
                "move the `let` to the kernel's outermost block",
            );
        }
        let syn::Type::Array(array) = &ty else {
            return None;
        };
        if names_atomic(&array.elem) {
            self.diag.error_with(
                &array.elem,
                "atomics in shared memory are not part of the kernel language yet",
                "take a parameter `&[Atomic<T>]`, or let each thread write its own cell and add them up after `t.sync();`",
            );
        }
        let elem = known_type(&array.elem, &mut self.types, &mut self.names);
        let t = self.types.known(Ty::Shared(elem));
        let id = self.declare(&name.ident, true, t, Origin::Shared);
        Some(Stmt::Shared {
            local: id,
            ty: Box::new(ty),
        })
    }
}

fn names_atomic(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(p) if p.path.segments.last().is_some_and(|s| s.ident == "Atomic"))
}
