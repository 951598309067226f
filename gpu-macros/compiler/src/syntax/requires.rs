//! `over`, `block` and `requires(..)` of a kernel's attribute, resolved against its parameters.

use super::attr::KernelAttr;
use super::ty::single_ident;
use crate::diag::{Diagnostics, Place};
use crate::ir::{BinOp, BlockSize, Extent, Launch, Over, Param, ParamKind, Requires, scalar};
use quote::ToTokens;
use syn::{Expr, Generics, Lit};

/// Resolves the attribute.
pub fn lower_requires(
    attr: &KernelAttr,
    params: &[Param],
    generics: &Generics,
    diag: &Diagnostics,
) -> Launch {
    Launch {
        over: over(attr, params, diag),
        block: block(attr, generics, diag),
        requires: attr
            .requires
            .iter()
            .filter_map(|e| condition(e, params, generics, diag))
            .collect(),
        contract: attr.contract.is_some(),
    }
}

fn find(name: &str, params: &[Param]) -> Option<usize> {
    params.iter().position(|p| p.name == name)
}

fn over(attr: &KernelAttr, params: &[Param], diag: &Diagnostics) -> Over {
    let fallback = || Over::Len(0, quote::format_ident!("x"));
    let Some(e) = &attr.over else {
        diag.error_with(
            attr.span,
            "a kernel says what it runs over",
            "add `over = y`, where `y` is the `&mut [T]` parameter whose elements the threads own, or `over = x.len()`",
        );
        return fallback();
    };
    if let Expr::Path(p) = e
        && let Some(name) = p.path.get_ident()
    {
        let Some(i) = find(&name.to_string(), params) else {
            diag.error_with(
                name,
                format!("`over` names `{name}`, which is not a parameter"),
                "name a `&mut [T]` parameter of this kernel",
            );
            return fallback();
        };
        if !matches!(params[i].kind, ParamKind::Own(_)) {
            diag.error_with(
                name,
                format!("`over = {name}` gives each thread an element of `{name}` to own, but `{name}` is not `&mut [T]`"),
                format!("name the array that is written, or write `over = {name}.len()` for as many threads as `{name}` has elements"),
            );
            return fallback();
        }
        return Over::Param(i, name.clone());
    }
    match length(e, params) {
        Some((i, name)) => Over::Len(i, name),
        None => {
            diag.error_with(
                e,
                "`over` is a `&mut [T]` parameter or the length of a slice parameter",
                "write `over = y` or `over = x.len()`",
            );
            fallback()
        }
    }
}

/// `x.len()` of a slice parameter.
fn length(e: &Expr, params: &[Param]) -> Option<(usize, proc_macro2::Ident)> {
    let Expr::MethodCall(m) = e else { return None };
    let Expr::Path(p) = &*m.receiver else {
        return None;
    };
    let name = p.path.get_ident()?;
    if m.method != "len" || !m.args.is_empty() {
        return None;
    }
    let i = find(&name.to_string(), params)?;
    matches!(
        params[i].kind,
        ParamKind::Slice(_) | ParamKind::Own(_) | ParamKind::Atomics(_)
    )
    .then(|| (i, name.clone()))
}

fn is_const_param(name: &proc_macro2::Ident, generics: &Generics) -> bool {
    generics.const_params().any(|c| c.ident == *name)
}

fn block(attr: &KernelAttr, generics: &Generics, diag: &Diagnostics) -> BlockSize {
    match &attr.block {
        None => BlockSize::Literal(256),
        Some(Expr::Lit(l)) if matches!(l.lit, Lit::Int(_)) => {
            let n = match &l.lit {
                Lit::Int(i) => i.base10_parse::<u64>().unwrap_or(u64::MAX),
                _ => 0,
            };
            if n == 0 || n > 1024 {
                diag.error_with(
                    l,
                    format!("a block of {n} threads does not exist"),
                    "a block has 1 to 1024 threads; 128 or 256 is a good start",
                );
                return BlockSize::Literal(256);
            }
            BlockSize::Literal(n as u32)
        }
        Some(Expr::Path(p))
            if p.path
                .get_ident()
                .is_some_and(|i| is_const_param(i, generics)) =>
        {
            match p.path.get_ident() {
                Some(i) => BlockSize::Const(i.clone()),
                None => BlockSize::Literal(256),
            }
        }
        Some(other) => {
            diag.error_with(
                other,
                "`block` is a number of threads",
                "write a literal from 1 to 1024, or a const parameter of the kernel (`const B: usize`)",
            );
            BlockSize::Literal(256)
        }
    }
}

fn condition(
    e: &Expr,
    params: &[Param],
    generics: &Generics,
    diag: &Diagnostics,
) -> Option<Requires> {
    let help = "write a comparison of lengths and unsigned scalars: `requires(x.len() == y.len())`";
    let Expr::Binary(b) = e else {
        diag.error_with(e, "`requires` takes comparisons", help);
        return None;
    };
    let op = match BinOp::from_syn(&b.op) {
        Some((op, false)) if op.is_comparison() => op,
        _ => {
            diag.error_with(&b.op, "`requires` takes comparisons", help);
            return None;
        }
    };
    let left = extent(&b.left, params, generics, diag)?;
    let right = extent(&b.right, params, generics, diag)?;
    if let (Extent::Literal(l), Extent::Literal(r)) = (&left, &right) {
        let holds = match op {
            BinOp::Eq => l == r,
            BinOp::Ne => l != r,
            BinOp::Lt => l < r,
            BinOp::Le => l <= r,
            BinOp::Gt => l > r,
            _ => l >= r,
        };
        if !holds {
            diag.error_with(
                e,
                "this condition is always false: no launch could succeed",
                help,
            );
            return None;
        }
    }
    Some(Requires {
        op,
        left,
        right,
        text: readable(e),
        span: Place::from(e).start(),
    })
}

fn extent(e: &Expr, params: &[Param], generics: &Generics, diag: &Diagnostics) -> Option<Extent> {
    match e {
        Expr::Paren(p) => extent(&p.expr, params, generics, diag),
        Expr::Group(g) => extent(&g.expr, params, generics, diag),
        Expr::Lit(l) => match &l.lit {
            Lit::Int(i) => i.base10_parse().ok().map(Extent::Literal),
            other => {
                diag.error_with(
                    other,
                    "`requires` compares lengths and unsigned integers",
                    "signed and floating comparisons belong into the kernel or the host code",
                );
                None
            }
        },
        Expr::Binary(b) => {
            let l = Box::new(extent(&b.left, params, generics, diag)?);
            let r = Box::new(extent(&b.right, params, generics, diag)?);
            match BinOp::from_syn(&b.op) {
                Some((BinOp::Add, false)) => Some(Extent::Add(l, r)),
                Some((BinOp::Mul, false)) => Some(Extent::Mul(l, r)),
                _ => {
                    diag.error_with(
                        &b.op,
                        "`requires` knows `+` and `*`",
                        "move the term to the other side",
                    );
                    None
                }
            }
        }
        Expr::MethodCall(_) => match length(e, params) {
            Some((i, _)) => Some(Extent::Len(i)),
            None => {
                unknown(e, diag);
                None
            }
        },
        Expr::Path(p) => {
            let Some(name) = p.path.get_ident() else {
                unknown(e, diag);
                return None;
            };
            if is_const_param(name, generics) {
                return Some(Extent::Const(name.clone()));
            }
            let Some(i) = find(&name.to_string(), params) else {
                unknown(e, diag);
                return None;
            };
            let spelled = single_ident(&params[i].ty).and_then(|t| scalar(&t.to_string()));
            match spelled {
                Some(s) if s.is_int() && s.name().starts_with('u') => Some(Extent::Scalar(i)),
                _ => {
                    diag.error_with(
                        name,
                        format!("`{name}` is not an unsigned integer: `requires` compares lengths and unsigned integers"),
                        "take it as `u32`, `u64` or `usize`",
                    );
                    None
                }
            }
        }
        other => {
            unknown(other, diag);
            None
        }
    }
}

fn unknown(e: &Expr, diag: &Diagnostics) {
    diag.error_with(
        e,
        format!("`{}` means nothing in `requires`", readable(e)),
        "its terms are `x.len()` of a slice parameter, unsigned scalar parameters, const parameters and literals",
    );
}

/// The tokens of `e` as a person would write them.
pub(crate) fn readable(e: &impl ToTokens) -> String {
    let mut s = e.to_token_stream().to_string();
    for (from, to) in [
        (" . ", "."),
        (" ()", "()"),
        (" :: ", "::"),
        ("& ", "&"),
        (" [", "["),
        ("[ ", "["),
        (" ]", "]"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
    ] {
        s = s.replace(from, to);
    }
    s
}
