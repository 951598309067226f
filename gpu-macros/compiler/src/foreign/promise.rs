//! The contract of a kernel's file, in the terms of the declaration: each array is spoken of, in a way
//! that fits its type, and conditions are those of the launch.

use super::compare::Plan;
use super::contract::{self, Access, Contract};
use super::lex::Lexed;
use super::{Entry, File};
use crate::diag::Diagnostics;
use crate::host::Argument;
use crate::ir::{Param, ParamKind, Requires};
use crate::syntax::{conditions, readable};
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Generics, LitStr};

/// What a contract comes to.
pub(super) struct Promise {
    pub(super) block: Option<u32>,
    pub(super) requires: Vec<Requires>,
}

/// Reads all contracts of a file, since one that nobody understands would be missed by nobody, and
/// applies the one of this kernel. `None` after a mistake.
#[allow(
    clippy::too_many_arguments,
    clippy::option_option,
    reason = "a contract is read against all that is known of its kernel, and there may be none"
)]
pub(super) fn read(
    lexed: &Lexed<'_>,
    entries: &[Entry],
    entry: &Entry,
    params: &[Param],
    plan: &Plan,
    file: &File,
    literal: &LitStr,
    diag: &Diagnostics,
) -> Option<Option<Promise>> {
    let mut own = None;
    let mut wrong = false;
    for (line, text) in &lexed.contracts {
        let mut refuse = |why: String| {
            wrong = true;
            diag.error_with(
                literal,
                format!("the contract in line {line} of `{}` {why}", file.shown),
                "a contract is `// gpu-contract: scale reads x; writes y; requires x.len() == y.len()`",
            );
        };
        let contract = match contract::read(text) {
            Ok(contract) => contract,
            Err(why) => {
                refuse(why);
                continue;
            }
        };
        if !entries.iter().any(|e| e.name == contract.kernel) {
            refuse(format!(
                "is for `{}`, and there is no such kernel",
                contract.kernel
            ));
            continue;
        }
        if contract.kernel != entry.name {
            continue;
        }
        if own.is_some() {
            refuse(format!("is the second one for `{}`", contract.kernel));
            continue;
        }
        let applied = Apply {
            entry,
            params,
            plan,
        };
        match applied.accesses(&contract) {
            Err(why) => refuse(why),
            Ok(()) => match applied.requires(&contract, literal.span()) {
                Ok(requires) => {
                    own = Some(Promise {
                        block: contract.block,
                        requires,
                    });
                }
                Err(why) => refuse(why),
            },
        }
    }
    (!wrong).then_some(own)
}

struct Apply<'a> {
    entry: &'a Entry,
    params: &'a [Param],
    plan: &'a Plan,
}

impl Apply<'_> {
    /// What is handed over as the kernel's parameter of this name.
    fn handed(&self, name: &str) -> Option<Argument> {
        let at = self.entry.params.iter().position(|p| p.name == name)?;
        self.plan.arguments.get(at).copied()
    }

    fn accesses(&self, contract: &Contract) -> Result<(), String> {
        let mut spoken = vec![false; self.params.len()];
        for (access, name) in &contract.accesses {
            let Some(Argument::Pointer(i)) = self.handed(name) else {
                return Err(format!(
                    "says `{} {name}`, and `{name}` is no pointer of the kernel",
                    access.word()
                ));
            };
            let Some(p) = self.params.get(i) else {
                continue;
            };
            if let Some(s) = spoken.get_mut(i) {
                *s = true;
            }
            let fits = match &p.kind {
                ParamKind::Slice(..) => *access == Access::Reads,
                ParamKind::Atomics(_) => matches!(access, Access::Reads | Access::Updates),
                _ if p.out => *access == Access::Fills,
                _ => true,
            };
            if !fits {
                let needed = match &p.kind {
                    ParamKind::Slice(..) => "is only read",
                    ParamKind::Atomics(_) => "is only updated by atomics",
                    _ => "is filled",
                };
                let out = if p.out { "#[out] " } else { "" };
                return Err(format!(
                    "says `{} {name}`, and `{out}{}: {}` {needed}",
                    access.word(),
                    p.name,
                    readable(&p.ty)
                ));
            }
        }
        for (theirs, handed) in self.entry.params.iter().zip(&self.plan.arguments) {
            if let Argument::Pointer(i) = handed
                && !spoken.get(*i).copied().unwrap_or(false)
            {
                return Err(format!(
                    "does not say whether the kernel reads, writes, fills or updates `{}`",
                    theirs.name
                ));
            }
        }
        Ok(())
    }

    /// The conditions, in our names.
    fn requires(&self, contract: &Contract, span: Span) -> Result<Vec<Requires>, String> {
        let ours = contract.requires.iter().map(|condition| {
            let tokens = self.translated(condition.to_token_stream(), span)?;
            syn::parse2(tokens).map_err(|e| format!("has a condition: {e}"))
        });
        let ours = ours.collect::<Result<Vec<Expr>, String>>()?;
        let mut out = Vec::new();
        let diag = Diagnostics::new();
        for ours in ours {
            out.extend(conditions(&ours, self.params, &Generics::default(), &diag));
        }
        match diag.finish() {
            Ok(()) => Ok(out),
            Err(_) => Err(
                "has a condition that no launch asks: comparisons of lengths, unsigned scalars and literals, with `+` and `*`"
                    .to_owned(),
            ),
        }
    }

    fn translated(&self, tokens: TokenStream, span: Span) -> Result<TokenStream, String> {
        let mut out = TokenStream::new();
        let mut behind_dot = false;
        for t in tokens {
            match t {
                TokenTree::Ident(i) if !behind_dot => {
                    let name = i.to_string();
                    let of = |i: usize| self.params.get(i).map(|p| p.name.clone());
                    let ours = match self.handed(&name) {
                        Some(Argument::Value(i) | Argument::Pointer(i)) => of(i).map(|n| {
                            let mut n = n;
                            n.set_span(span);
                            n.to_token_stream()
                        }),
                        Some(Argument::Length(n)) => {
                            let first = self.plan.lengths.get(n).and_then(|l| l.of.first());
                            first.and_then(|i| of(*i)).map(|mut n| {
                                n.set_span(span);
                                quote_spanned!(span=> #n.len())
                            })
                        }
                        None => None,
                    };
                    let ours = ours.ok_or_else(|| {
                        format!("has a condition on `{name}`, which is no parameter of the kernel")
                    })?;
                    out.extend(ours);
                }
                TokenTree::Group(g) => {
                    let mut group = Group::new(g.delimiter(), self.translated(g.stream(), span)?);
                    group.set_span(span);
                    out.extend([TokenTree::Group(group)]);
                }
                mut other => {
                    other.set_span(span);
                    behind_dot = matches!(&other, TokenTree::Punct(p) if p.as_char() == '.');
                    out.extend([other]);
                    continue;
                }
            }
            behind_dot = false;
        }
        Ok(out)
    }
}
