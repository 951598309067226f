//! Which expressions and locals ask rustc for their type. Both generators number them alike: the
//! Rust ties each to a `TypeCell<_>`, the CUDA text leaves a hole for the cell's answer.

use super::{Block, Cond, Expr, ExprId, ExprKind, Function, Literal, LocalId, Origin, Stmt, Ty};
use std::collections::BTreeMap;

/// The type cells of a function.
#[derive(Default)]
pub struct Slots {
    /// Expressions whose type is asked.
    pub exprs: BTreeMap<ExprId, u32>,
    /// Locals whose type is asked.
    pub locals: BTreeMap<LocalId, u32>,
    /// How many cells.
    pub count: u32,
}

impl Slots {
    /// Numbers the cells of `f`.
    pub fn of(f: &Function) -> Self {
        let mut s = Slots::default();
        s.block(f, &f.body, f.ret.is_some());
        s
    }

    fn next(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    fn local(&mut self, f: &Function, id: LocalId) {
        let l = f.local(id);
        let known = f.types.scalar_of(l.ty).is_some()
            || f.types
                .get(l.ty)
                .is_some_and(|t| t.is_token() || matches!(t, Ty::Ref(_)));
        if !known && matches!(l.origin, Origin::Let | Origin::ForVar) {
            let n = self.next();
            self.locals.insert(id, n);
        }
    }

    fn block(&mut self, f: &Function, b: &Block, value: bool) {
        for s in &b.stmts {
            match s {
                Stmt::Let { local, init } => {
                    self.local(f, *local);
                    if let Some(e) = init {
                        self.expr(f, e, true);
                    }
                }
                Stmt::Shape(_) | Stmt::Shared { .. } => {}
                Stmt::Expr(e) => self.expr(f, e, false),
            }
        }
        if let Some(t) = &b.tail {
            self.expr(f, t, value);
        }
    }

    fn expr(&mut self, f: &Function, e: &Expr, value: bool) {
        let own = match &e.kind {
            ExprKind::Lit(Literal::Bool(_)) => false,
            ExprKind::Lit(_)
            | ExprKind::Struct(..)
            | ExprKind::Array(_)
            | ExprKind::Repeat(..)
            | ExprKind::Tuple(_)
            | ExprKind::Some(_)
            | ExprKind::None => true,
            ExprKind::If(..) | ExprKind::Block(_) => {
                value && !matches!(f.types.get(e.ty), Some(Ty::Never | Ty::Unit))
            }
            _ => false,
        };
        if own && f.types.scalar_of(e.ty).is_none() {
            let n = self.next();
            self.exprs.insert(e.id, n);
        }
        match &e.kind {
            ExprKind::If(cond, then, other) => {
                if let Cond::Bool(c) = cond {
                    self.expr(f, c, true);
                }
                self.block(f, then, value);
                if let Some(o) = other {
                    self.expr(f, o, value);
                }
            }
            ExprKind::Block(b) => self.block(f, b, value),
            ExprKind::Loop(_, b) => self.block(f, b, false),
            ExprKind::While(_, c, b) => {
                self.expr(f, c, true);
                self.block(f, b, false);
            }
            ExprKind::For(l) => {
                self.local(f, l.local);
                self.expr(f, &l.start, true);
                self.expr(f, &l.end, true);
                if let Some((step, _)) = &l.step {
                    self.expr(f, step, true);
                }
                self.block(f, &l.body, false);
            }
            _ => super::tree::for_children(e, &mut |c| self.expr(f, c, true)),
        }
    }
}
