//! A `&mut [T]` is read and written only at this thread's own element.
//!
//! Counter-example: `y[0] = 1.0;` — every thread of the launch writes one element.
//! Counter-example: `y[t.id() + 1]` — a neighbour's element, written by the neighbour.
//! Counter-example: `f(&mut y)` — a callee that sees the whole array.
//! Counter-example: `out[(y, x + 1)] = 1.0;` — so is the neighbour's element of a `Slice2`.

use super::TokenKinds;
use crate::diag::Diagnostics;
use crate::ir::{
    Callee, Expr, ExprKind, FnKind, Function, Local, LocalId, Rank, Stmt, Ty, for_blocks,
    for_children,
};

pub(super) fn check(f: &Function, diag: &Diagnostics) -> TokenKinds {
    let mut c = Check {
        f,
        diag,
        kinds: TokenKinds::default(),
    };
    c.block(&f.body);
    c.kinds
}

struct Check<'a> {
    f: &'a Function,
    diag: &'a Diagnostics,
    kinds: TokenKinds,
}

impl Check<'_> {
    fn block(&mut self, b: &crate::ir::Block) {
        for s in &b.stmts {
            match s {
                // A second fixed name of a token.
                Stmt::Let {
                    local,
                    init: Some(e),
                } if self.is_token(e)
                    && self.f.types.get(self.f.local(*local).ty) == self.f.types.get(e.ty) => {}
                Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => self.expr(e),
                _ => {}
            }
        }
        if let Some(t) = &b.tail {
            self.expr(t);
        }
    }

    fn expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Index(i) => {
                if let (Some(Ty::Own(rank, _)), ExprKind::Local(id)) =
                    (self.f.types.get(i.base.ty), &i.base.kind)
                {
                    // In an `unsafe` block with a reason any element may be reached.
                    if !i.trusted {
                        self.own_index(*id, rank, &i.index, e);
                    }
                    // The token itself is no value here; nothing below it needs a look.
                    if !self.is_token(&i.index) {
                        self.expr(&i.index);
                    }
                    return;
                }
                if matches!(i.base.kind, ExprKind::Local(_)) {
                    // Indexing is what device memory is for, and what tokens are for.
                    if !self.is_token(&i.index) {
                        self.expr(&i.index);
                    }
                    return;
                }
            }
            ExprKind::Call(callee, args)
                if callee.is_length()
                    && args.iter().all(|a| matches!(a.kind, ExprKind::Local(_))) =>
            {
                return;
            }
            ExprKind::Call(callee, args)
                if matches!(**callee, Callee::Coordinate(_))
                    && args.iter().all(|a| self.is_token(a)) =>
            {
                return;
            }
            ExprKind::Local(id) => self.whole(*id, e),
            ExprKind::Thread(f) if f.token_rank().is_some_and(|r| r != Rank::One) => {
                self.no_number("this".to_owned(), e);
            }
            _ => {}
        }
        for_children(e, &mut |c| self.expr(c));
        if let ExprKind::If(_, then, other) = &e.kind {
            self.block(then);
            if let Some(o) = other {
                self.expr(o);
            }
        } else {
            for_blocks(e, &mut |b| self.block(b));
        }
    }

    /// A token by its name, or straight from the thread.
    fn is_token(&self, e: &Expr) -> bool {
        matches!(e.kind, ExprKind::Local(_) | ExprKind::Thread(_))
            && self.f.types.get(e.ty).is_some_and(Ty::is_token)
    }

    fn no_number(&self, name: String, e: &Expr) {
        self.diag.error_with(
            e.at,
            format!("{name} is a token with coordinates, and no value"),
            "index an array of its rank with it, or take its coordinates: `.y()`, `.x()`, and `.z()` of `t.id_3d()`",
        );
    }

    /// A name of device memory that is neither indexed nor asked for its length.
    fn whole(&self, id: LocalId, e: &Expr) {
        let local: &Local = self.f.local(id);
        let name = &local.name;
        match self.f.types.get(local.ty) {
            Some(Ty::Own(rank, _)) => {
                let id = rank.token_fn();
                self.diag.error_with(
                    e.at,
                    format!("`{name}` belongs to all threads of the launch: it is only used one element at a time"),
                    format!("use this thread's own element: `{name}[t.{id}()]`, or `&mut {name}[t.{id}()]` for a #[gpu_fn]"),
                );
            }
            Some(Ty::ThreadToken(Rank::Two | Rank::Three)) => {
                self.no_number(format!("`{name}`"), e);
            }
            Some(Ty::Shared(_)) => self.diag.error_with(
                e.at,
                format!("`{name}` is shared by the block: it is only used one element at a time"),
                format!("index it: `{name}[t.thread_idx()]`"),
            ),
            Some(Ty::Thread) => self.diag.error_with(
                e.at,
                "the thread does not leave its kernel",
                format!("pass what the function needs: `{name}.id()` as a `usize`"),
            ),
            _ => {}
        }
    }

    fn own_index(&mut self, id: LocalId, rank: Rank, index: &Expr, e: &Expr) {
        let name = &self.f.local(id).name;
        let by_block = match self.f.types.get(index.ty) {
            Some(Ty::ThreadToken(token)) if self.is_token(index) => {
                if token != rank {
                    self.wrong_rank(name, rank, index);
                    return;
                }
                false
            }
            Some(Ty::BlockToken) if rank == Rank::One && self.is_token(index) => true,
            Some(Ty::MaybeToken) => {
                self.diag.error_with(
                    index.at,
                    "a thread of a cooperative kernel may have no element",
                    format!("write `if let Some(i) = t.id() {{ {name}[i] = ..; }}`"),
                );
                return;
            }
            _ => {
                let (id, read) = (rank.token_fn(), format!("&{}", rank.memory()));
                self.diag.error_with(
                    e.at,
                    format!("this may be another thread's element of `{name}`"),
                    if rank != Rank::One {
                        format!("index `{name}` with this thread's own token: `let p = t.{id}(); {name}[p]`; to read neighbours, take a second parameter `{read}`")
                    } else if self.f.kind == FnKind::Cooperative {
                        format!("write `if let Some(i) = t.id() {{ {name}[i] = ..; }}`, or `if let Some(b) = t.block_leader() {{ {name}[b] = ..; }}` for one element per block; to read neighbours, take a second parameter `&[T]`")
                    } else {
                        format!("index `{name}` with this thread's own token: `let i = t.id(); {name}[i]`; to read neighbours, take a second parameter `&[T]`")
                    },
                );
                return;
            }
        };
        if let Some(before) = self.kinds.by_block.insert(id, by_block)
            && before != by_block
        {
            self.diag.error_with(
                e.at,
                format!("`{name}` is owned once by threads and once by blocks: two threads would own one element"),
                "use one kind of token for one array",
            );
        }
    }
    /// Counter-example: `let i = t.id(); out[i] = 1.0;` with `out: &mut Slice2<f32>` and rows of other
    /// lengths than the launch has.
    fn wrong_rank(&self, name: &proc_macro2::Ident, rank: Rank, index: &Expr) {
        let launch = self.f.launch.as_ref();
        let id = rank.token_fn();
        let help = if rank == Rank::One || launch.is_some_and(|l| l.rank == rank) {
            format!("index it with `t.{id}()`: `{name}[t.{id}()]`")
        } else {
            format!(
                "write `over = {name}`, and index it with `t.{id}()`; or take it as memory of the launch's rank"
            )
        };
        self.diag.error_with(
            index.at,
            format!(
                "`{name}` is of rank {}, and this token is of another",
                rank.number()
            ),
            help,
        );
    }
}
