//! The proofs: one rule per file, a counter-example above each. They read the typed IR and write
//! diagnostics and facts; what is not proven is refused.

mod barrier;
mod definite;
mod linear;
mod ownership;
mod race;
mod uniform;

pub(crate) use linear::for_lets;

use crate::diag::Diagnostics;
use crate::ir::{ExprId, FnKind, Function, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// What the proofs found out and the generators use.
#[derive(Default)]
pub struct Facts {
    /// Which token indexes each owned array.
    pub tokens: TokenKinds,
    /// Locals that hold one value for the whole block.
    pub uniform_locals: BTreeSet<LocalId>,
    /// Locals assigned after their `let`.
    pub assigned: BTreeSet<LocalId>,
    /// Expressions that exist once per block: control around barriers, uniform assignments.
    pub block_level: BTreeSet<ExprId>,
}

/// The kind of token that indexes each owned array.
#[derive(Default)]
pub struct TokenKinds {
    by_block: BTreeMap<LocalId, bool>,
}

impl TokenKinds {
    /// The runtime's token type for the array `id`.
    pub fn token_type(&self, id: LocalId) -> proc_macro2::Ident {
        let by_block = self.by_block.get(&id).copied().unwrap_or(false);
        let name = if by_block {
            "BlockToken"
        } else {
            "ThreadToken"
        };
        proc_macro2::Ident::new(name, proc_macro2::Span::mixed_site())
    }
}

/// Runs every rule.
pub fn check(f: &Function, diag: &Diagnostics) -> Facts {
    let mut facts = Facts {
        tokens: ownership::check(f, diag),
        ..Facts::default()
    };
    if f.kind.is_kernel() {
        definite::check(f, diag);
    }
    if f.kind == FnKind::Cooperative {
        uniform::infer(f, &mut facts);
        barrier::check(f, &mut facts, diag);
        if diag.is_empty() {
            race::check(f, &facts, diag);
        }
    }
    facts
}
