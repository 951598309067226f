//! `over`, `block` and `requires(..)` of a kernel's attribute, resolved against its parameters.

use super::attr::KernelAttr;
use super::shape::{default_block, shape, wrong_rank};
use super::ty::single_ident;
use crate::diag::{Diagnostics, Place};
use crate::ir::{
    Axis, BinOp, BlockSize, Domain, Extent, Launch, Over, Param, ParamKind, Rank, Requires, scalar,
};
use quote::ToTokens;
use syn::{Expr, Generics, Lit};

/// Resolves the attribute.
pub fn lower_requires(
    attr: &KernelAttr,
    params: &[Param],
    generics: &Generics,
    diag: &Diagnostics,
) -> Launch {
    let known = over(attr, params, diag);
    let rank = known.as_ref().map(|o| rank(o, params));
    Launch {
        over: known.unwrap_or_else(|| Over::Len(0, quote::format_ident!("x"))),
        rank: rank.unwrap_or(Rank::One),
        block: block(attr, rank, generics, diag),
        requires: attr
            .requires
            .iter()
            .flat_map(|e| conditions(e, params, generics, diag))
            .collect(),
        contract: attr.contract.is_some(),
    }
}

/// Resolves the attribute of a kernel from a file: `over` is an array for its length, or one to three
/// numbers of threads. `otherwise` is the block of a launch of rank 1 that names none.
pub fn lower_domain(
    attr: &KernelAttr,
    params: &[Param],
    otherwise: u32,
    diag: &Diagnostics,
) -> Option<Domain> {
    let generics = Generics::default();
    let Some(e) = &attr.over else {
        diag.error_with(
            attr.span,
            "a kernel says what it runs over",
            "add `over = y` for a thread per element of `y`, or a number of threads: `over = 2 * y.len()`, `over = (rows, cols)`",
        );
        return None;
    };
    let sides: Vec<&Expr> = match e {
        Expr::Tuple(t) => t.elems.iter().collect(),
        one => vec![one],
    };
    let read = |e: &&Expr| {
        if let Expr::Path(p) = e
            && let Some(name) = p.path.get_ident()
            && let Some(i) = find(&name.to_string(), params)
            && params[i].kind.rank().is_some()
        {
            return Some(Extent::Len(i));
        }
        let terms = Diagnostics::new();
        let read = extent(e, params, &generics, &terms);
        terms.finish().ok()?;
        read
    };
    let extents: Option<Vec<Extent>> = sides.iter().map(read).collect();
    let rank = match sides.len() {
        1 => Some(Rank::One),
        2 => Some(Rank::Two),
        3 => Some(Rank::Three),
        _ => None,
    };
    let (Some(extents), Some(rank)) = (extents, rank) else {
        diag.error_with(
            e,
            "`over` is a number of threads, or two or three of them: `(rows, cols)`",
            "its terms are `x.len()` of an array, unsigned scalar parameters and literals, with `+` and `*`",
        );
        return None;
    };
    let block = match (attr.block.is_some(), rank) {
        (false, Rank::One) => vec![otherwise],
        _ => match block(attr, Some(rank), &generics, diag) {
            BlockSize::Literal(n) => vec![n],
            BlockSize::Shape(sides) => sides[3 - rank.number()..].to_vec(),
            BlockSize::Const(_) => vec![otherwise],
        },
    };
    let requires = attr.requires.iter();
    let requires = requires.flat_map(|e| conditions(e, params, &generics, diag));
    Some(Domain {
        extents,
        block,
        requires: requires.collect(),
    })
}

/// The rank of a launch.
fn rank(over: &Over, params: &[Param]) -> Rank {
    match over {
        Over::Param(i, _) | Over::Extents(i, _) => params
            .get(*i)
            .and_then(|p| p.kind.rank())
            .unwrap_or(Rank::One),
        Over::Len(..) => Rank::One,
    }
}

fn find(name: &str, params: &[Param]) -> Option<usize> {
    params.iter().position(|p| p.name == name)
}

fn over(attr: &KernelAttr, params: &[Param], diag: &Diagnostics) -> Option<Over> {
    let Some(e) = &attr.over else {
        diag.error_with(
            attr.span,
            "a kernel says what it runs over",
            "add `over = y`, where `y` is the `&mut [T]` parameter whose elements the threads own, or `over = x.len()`",
        );
        return None;
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
            return None;
        };
        if !matches!(params[i].kind, ParamKind::Own(..)) {
            let memory = params[i].kind.rank().unwrap_or(Rank::One);
            let read = match memory {
                Rank::One => {
                    format!("`over = {name}.len()` for as many threads as `{name}` has elements")
                }
                _ => format!("`over = {name}.extents()` for a thread per element of `{name}`"),
            };
            diag.error_with(
                name,
                format!(
                    "`over = {name}` gives each thread an element of `{name}` to own, but `{name}` is not `&mut {}`",
                    memory.memory()
                ),
                format!("name the array that is written, or write {read}"),
            );
            return None;
        }
        return Some(Over::Param(i, name.clone()));
    }
    match question(e, params) {
        Some(Question { of, name, what }) if what == "len" => Some(Over::Len(of, name)),
        // Extents of rank 1 are a length.
        Some(Question { of, name, what }) if what == "extents" => Some(Over::Extents(of, name)),
        _ => {
            diag.error_with(
                e,
                "`over` is a `&mut [T]` parameter or the length of a slice parameter",
                "write `over = y` or `over = x.len()`; for coordinates `over = image`, where `image` is a `&mut Slice2<T>`, or `over = image.extents()`",
            );
            None
        }
    }
}

/// What is asked of device memory: `x.len()`, `image.rows()`.
struct Question {
    /// Index into the parameters.
    of: usize,
    name: proc_macro2::Ident,
    what: String,
}

/// A method of a parameter that is device memory, and has that method.
fn question(e: &Expr, params: &[Param]) -> Option<Question> {
    let Expr::MethodCall(m) = e else { return None };
    let Expr::Path(p) = &*m.receiver else {
        return None;
    };
    let name = p.path.get_ident()?;
    let of = find(&name.to_string(), params)?;
    let rank = params[of].kind.rank()?;
    let what = m.method.to_string();
    let known = match what.as_str() {
        "len" => true,
        "extents" => rank != Rank::One,
        side => rank.place(Axis::of_extent(side)?).is_some(),
    };
    (known && m.args.is_empty()).then(|| Question {
        of,
        name: name.clone(),
        what,
    })
}

fn is_const_param(name: &proc_macro2::Ident, generics: &Generics) -> bool {
    generics.const_params().any(|c| c.ident == *name)
}

/// `rank` is `None` where `over` says nothing: its mistake is reported already.
fn block(
    attr: &KernelAttr,
    rank: Option<Rank>,
    generics: &Generics,
    diag: &Diagnostics,
) -> BlockSize {
    let Some(e) = &attr.block else {
        return default_block(rank.unwrap_or(Rank::One));
    };
    match (rank, e) {
        (Some(rank @ (Rank::Two | Rank::Three)), _) => return shape(e, rank, diag),
        (Some(Rank::One), Expr::Tuple(_)) => {
            wrong_rank(e, Rank::One, diag);
            return default_block(Rank::One);
        }
        (None, Expr::Tuple(_)) => return default_block(Rank::One),
        _ => {}
    }
    match e {
        Expr::Lit(l) if matches!(l.lit, Lit::Int(_)) => {
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
        Expr::Path(p)
            if p.path
                .get_ident()
                .is_some_and(|i| is_const_param(i, generics)) =>
        {
            match p.path.get_ident() {
                Some(i) => BlockSize::Const(i.clone()),
                None => BlockSize::Literal(256),
            }
        }
        other => {
            diag.error_with(
                other,
                "`block` is a number of threads",
                "write a literal from 1 to 1024, or a const parameter of the kernel (`const B: usize`)",
            );
            BlockSize::Literal(256)
        }
    }
}

/// A condition; equal extents are one for each axis, so that the error names the axis that differs.
pub(crate) fn conditions(
    e: &Expr,
    params: &[Param],
    generics: &Generics,
    diag: &Diagnostics,
) -> Vec<Requires> {
    if let Expr::Binary(b) = e
        && let (Some(left), Some(right)) = (question(&b.left, params), question(&b.right, params))
        && (left.what == "extents" || right.what == "extents")
    {
        return equal_extents(e, b, &left, &right, params, diag);
    }
    condition(e, params, generics, diag).into_iter().collect()
}

fn equal_extents(
    e: &Expr,
    b: &syn::ExprBinary,
    left: &Question,
    right: &Question,
    params: &[Param],
    diag: &Diagnostics,
) -> Vec<Requires> {
    let rank_of = |q: &Question| params[q.of].kind.rank().unwrap_or(Rank::One);
    let (l, r) = (rank_of(left), rank_of(right));
    let same = left.what == right.what && l == r && matches!(b.op, syn::BinOp::Eq(_));
    if !same {
        diag.error_with(
            e,
            "extents are compared with `==`, to extents of the same rank",
            format!(
                "write `{}.extents() == {}.extents()`, or compare `.rows()` and `.cols()`",
                left.name, right.name
            ),
        );
        return Vec::new();
    }
    let one = |axis: &Axis| Requires {
        op: BinOp::Eq,
        left: Extent::Side(left.of, *axis),
        right: Extent::Side(right.of, *axis),
        text: format!(
            "{}.{side}() == {}.{side}()",
            left.name,
            right.name,
            side = axis.extent()
        ),
        span: Place::from(e).start(),
    };
    l.axes().iter().map(one).collect()
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
            Lit::Int(i) => {
                let value = i.base10_parse().ok();
                if value.is_none() {
                    diag.error_with(
                        i,
                        "no length is as large as this number",
                        "write a number below 2^64",
                    );
                }
                value.map(Extent::Literal)
            }
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
        Expr::MethodCall(_) => match question(e, params) {
            Some(q) if q.what == "len" => Some(Extent::Len(q.of)),
            q => match q.and_then(|q| Some((q.of, Axis::of_extent(&q.what)?))) {
                Some((of, axis)) => Some(Extent::Side(of, axis)),
                None => {
                    unknown(e, diag);
                    None
                }
            },
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
        "its terms are `x.len()` of a slice parameter, `.planes()`, `.rows()` and `.cols()` of a `Slice2` or `Slice3`, unsigned scalar parameters, const parameters and literals; `a.extents() == b.extents()` is a condition of its own",
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
        ("&mut[", "&mut ["),
    ] {
        s = s.replace(from, to);
    }
    s
}
