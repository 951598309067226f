//! Blocks and statements.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Block, ExprKind, Origin, Stmt, ThreadFn, Ty};
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
                syn::Stmt::Local(l) => {
                    if let Some(s) = self.local(l) {
                        stmts.push(s);
                    }
                }
                // A lone `;`, which is no expression and has no place.
                syn::Stmt::Expr(Expr::Verbatim(nothing), _) if nothing.is_empty() => {}
                syn::Stmt::Expr(e, semi) => {
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
        Block { stmts, tail }
    }

    fn local(&mut self, l: &Local) -> Option<Stmt> {
        let (pat, annotation) = match &l.pat {
            Pat::Type(t) => (&*t.pat, Some(&*t.ty)),
            other => (other, None),
        };
        let Pat::Ident(name) = pat else {
            self.diag.error_with(
                Place::from(&pat),
                "this pattern is not part of the kernel language yet",
                "bind a plain name and take it apart with `.field` or `[i]`",
            );
            return None;
        };
        if let Some(by_ref) = &name.by_ref {
            self.diag.error_with(
                Place::from(&by_ref),
                "`ref` is not part of the kernel language",
                "copy the value: `let x = y;`",
            );
        }
        if let Some(init) = &l.init
            && let Some(diverge) = &init.diverge
        {
            self.diag.error_with(
                Place::from(&diverge.1),
                "`let .. else` is not part of the kernel language yet",
                "write `if let Some(i) = t.id() { .. }`",
            );
        }
        if let Some(init) = &l.init
            && let Expr::Macro(m) = &*init.expr
            && m.mac.path.is_ident("shared")
        {
            return self.shared(name, &m.mac);
        }
        let before = self.errors;
        let init = l.init.as_ref().map(|i| self.expr(&i.expr));
        let poisoned = self.errors > before;
        let ty = match annotation {
            Some(t) => known_type(t, &mut self.types, &mut self.names),
            None => self.types.open(),
        };
        if let Some(e) = &init {
            match self.types.get(e.ty) {
                Some(Ty::MaybeToken) => {
                    self.diag.error_with(
                        e.at,
                        "whether a thread of this kernel has an element is asked where it is used",
                        "write `if let Some(i) = t.id() { .. } else { .. }`",
                    );
                }
                Some(
                    Ty::Slice(_)
                    | Ty::Own(_)
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
                }
                _ => {}
            }
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
        if name.mutability.is_none()
            && matches!(&init, Some(e) if matches!(e.kind, ExprKind::Thread(ThreadFn::ThreadIdx)))
        {
            self.thread_indices.push(id);
        }
        Some(Stmt::Let { local: id, init })
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
        if self.spans_block(&array.len) {
            self.block_wide.push(id);
        }
        Some(Stmt::Shared {
            local: id,
            ty: Box::new(ty),
        })
    }
}

fn names_atomic(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(p) if p.path.segments.last().is_some_and(|s| s.ident == "Atomic"))
}
