//! The shape of code: what a block holds, which parentheses are too many.

use crate::ir::{Block, Expr, ExprKind, Group, Stmt, ThreadFn, collective_of, walk_block};

/// Without the outermost parentheses, where the whole is in such.
pub(super) fn bare(code: &str) -> &str {
    let Some(inner) = code.strip_prefix('(').and_then(|c| c.strip_suffix(')')) else {
        return code;
    };
    let mut depth = 0_i32;
    for c in inner.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return code;
        }
    }
    inner
}

/// True if a barrier, or another operation that threads do together, stands somewhere in a block.
pub(super) fn has_barrier(b: &Block) -> bool {
    let mut found = false;
    walk_block(b, &mut |e| {
        found |= matches!(e.kind, ExprKind::Thread(ThreadFn::Sync)) || collective_of(e).is_some()
    });
    found
}

/// True if a block needs braces: it makes a name that must not be seen behind it.
pub(super) fn makes_names(b: &Block) -> bool {
    b.stmts
        .iter()
        .any(|s| matches!(s, Stmt::Let { .. } | Stmt::Shared { .. }))
}

/// An `else` without the blocks around it that make no names and do nothing else.
pub(super) fn plain_else(e: &Expr) -> &Expr {
    match &e.kind {
        ExprKind::Block(Block {
            stmts,
            tail: Some(tail),
            ..
        }) if stmts.iter().all(|s| matches!(s, Stmt::Shape(_)))
            && matches!(tail.kind, ExprKind::If(..) | ExprKind::Block(_)) =>
        {
            plain_else(tail)
        }
        _ => e,
    }
}

/// The value of a block that is nothing else.
pub(super) fn simple_tail(b: &Block) -> Option<&Expr> {
    if b.stmts.iter().all(|s| matches!(s, Stmt::Shape(_))) {
        b.tail.as_deref()
    } else {
        None
    }
}

/// The value of an `else` that is nothing else.
pub(super) fn simple_else(e: &Expr) -> Option<&Expr> {
    match &e.kind {
        ExprKind::Block(b) => simple_tail(b),
        ExprKind::If(..) => None,
        _ => Some(e),
    }
}

/// True if every way through a block meets a barrier: one stands in it for itself, and no jump can
/// pass it by.
pub(super) fn meets_barrier(b: &Block) -> bool {
    let direct = b.stmts.iter().any(|s| match s {
        Stmt::Expr(e) => matches!(e.kind, ExprKind::Thread(ThreadFn::Sync)),
        Stmt::Let { init: Some(e), .. } => {
            collective_of(e).is_some_and(|c| c.group == Group::Block)
        }
        _ => false,
    });
    let mut jumps = false;
    walk_block(b, &mut |e| {
        jumps |= matches!(
            e.kind,
            ExprKind::Break(_) | ExprKind::Continue(_) | ExprKind::Return(_)
        );
    });
    direct && !jumps
}
