//! `block = (rows, cols)`: the shape of a block in a launch of rank 2 or 3.

use crate::diag::Diagnostics;
use crate::ir::{BlockSize, Rank};
use syn::{Expr, Lit};

/// The most planes that a block has on any device.
const MOST_PLANES: u64 = 64;

/// The shape of a block where none is given.
pub(super) fn default_block(rank: Rank) -> BlockSize {
    match rank {
        Rank::One => BlockSize::Literal(256),
        Rank::Two => BlockSize::Shape([1, 8, 32]),
        Rank::Three => BlockSize::Shape([2, 4, 32]),
    }
}

fn example(rank: Rank) -> &'static str {
    match rank {
        Rank::One => "block = 256",
        Rank::Two => "block = (8, 32)",
        Rank::Three => "block = (2, 4, 32)",
    }
}

/// The names of the numbers of a shape.
fn names(rank: Rank) -> &'static str {
    match rank {
        Rank::One => "a number of threads",
        Rank::Two => "rows and columns",
        Rank::Three => "planes, rows and columns",
    }
}

/// `block` of a launch of rank 2 or 3.
pub(super) fn shape(e: &Expr, rank: Rank, diag: &Diagnostics) -> BlockSize {
    let otherwise = default_block(rank);
    let Expr::Tuple(tuple) = stripped(e) else {
        wrong_rank(e, rank, diag);
        return otherwise;
    };
    if tuple.elems.len() != rank.number() {
        wrong_rank(e, rank, diag);
        return otherwise;
    }
    let mut sides = [1_u32; 3];
    let first = sides.len() - rank.number();
    let mut threads = 1_u64;
    for (place, side) in (first..).zip(&tuple.elems) {
        let n = match stripped(side) {
            Expr::Lit(l) => match &l.lit {
                Lit::Int(i) => Some(i.base10_parse::<u64>().unwrap_or(u64::MAX)),
                _ => None,
            },
            _ => None,
        };
        let Some(n) = n else {
            diag.error_with(
                side,
                "the sides of a block are literals",
                format!("write {}: `{}`", names(rank), example(rank)),
            );
            return otherwise;
        };
        if n == 0 {
            diag.error_with(
                side,
                "a block without threads does not exist",
                format!("each side is at least 1: `{}`", example(rank)),
            );
            return otherwise;
        }
        if place == 0 && n > MOST_PLANES {
            diag.error_with(
                side,
                format!("a block of {n} planes does not exist"),
                format!("a block has 1 to {MOST_PLANES} planes; put the threads into rows and columns: `{}`", example(rank)),
            );
            return otherwise;
        }
        threads = threads.saturating_mul(n);
        if let Some(s) = sides.get_mut(place) {
            *s = u32::try_from(n).unwrap_or(u32::MAX);
        }
    }
    if threads > 1024 {
        diag.error_with(
            e,
            format!("a block of {threads} threads does not exist"),
            format!(
                "the sides of a block multiply to 1 to 1024 threads; `{}` is a good start",
                example(rank)
            ),
        );
        return otherwise;
    }
    BlockSize::Shape(sides)
}

/// A tuple as the block of a launch of another rank, or a number in one of rank 2 or 3.
pub(super) fn wrong_rank(e: &Expr, rank: Rank, diag: &Diagnostics) {
    let n = rank.number();
    diag.error_with(
        e,
        format!(
            "the launch is of rank {n}, so its `block` is {}",
            names(rank)
        ),
        format!("write `{}`", example(rank)),
    );
}

fn stripped(e: &Expr) -> &Expr {
    match e {
        Expr::Paren(p) => stripped(&p.expr),
        Expr::Group(g) => stripped(&g.expr),
        other => other,
    }
}
