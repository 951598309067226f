//! Mutations of a case: of its tokens, of its trees, and of what they mean.

use super::corpus::{Case, Entry};
use super::rng::Rng;
use super::trees::{Tree, parse};
use super::words;
use proc_macro2::Delimiter;

/// A few mutations of a case, with pieces of the others.
pub fn mutate(case: &Case, corpus: &[Case], rng: &mut Rng) -> Case {
    let mut case = case.clone();
    let most = 1 + rng.below(6);
    let rounds = 1 + rng.below(most);
    for _ in 0..rounds {
        let attribute = case.entry == Entry::Kernel && rng.one_in(8);
        if attribute && rng.one_in(4) {
            case.args = rng.pick(corpus).args.clone();
        } else if rng.one_in(60) {
            case.entry = rng.pick(corpus).entry;
        } else {
            let trees = if attribute {
                &mut case.args
            } else {
                &mut case.item
            };
            once(trees, corpus, rng);
        }
    }
    case
}

/// Nothing but tokens, with the braces of a kernel around them as often as not.
pub fn soup(corpus: &[Case], rng: &mut Rng) -> Case {
    let mut all = Vec::new();
    for _ in 0..rng.below(40) {
        all.extend(anything(rng));
        if rng.one_in(4) {
            let at = rng.below(all.len() + 1);
            let inner = all.split_off(at);
            all.push(Tree::Group(delimiter(rng), inner));
        }
    }
    let mut case = rng.pick(corpus).clone();
    if rng.one_in(3) {
        case.item = all;
    } else if rng.one_in(6) {
        case.args = all;
    } else if let Some(body) = body(&mut case.item) {
        *body = all;
    }
    case
}

/// A case with whole statements in its body that need not make sense.
pub fn sentences(case: &Case, rng: &mut Rng) -> Case {
    let mut case = case.clone();
    let mut added = Vec::new();
    for _ in 0..1 + rng.below(3) {
        added.extend(statement(rng, 3));
    }
    if let Some(body) = body(&mut case.item) {
        // Between two statements.
        let ends = |t: &Tree| t.is(";") || matches!(t, Tree::Group(Delimiter::Brace, _));
        let places: Vec<usize> = (0..=body.len())
            .filter(|at| *at == 0 || ends(&body[at - 1]))
            .collect();
        let at = *rng.pick(&places);
        body.splice(at..at, added);
    }
    case
}

/// The braces at the end of an item.
fn body(item: &mut [Tree]) -> Option<&mut Vec<Tree>> {
    item.iter_mut().rev().find_map(|t| match t {
        Tree::Group(Delimiter::Brace, inner) => Some(inner),
        _ => None,
    })
}

fn delimiter(rng: &mut Rng) -> Delimiter {
    *rng.pick(&[
        Delimiter::Parenthesis,
        Delimiter::Brace,
        Delimiter::Bracket,
        Delimiter::None,
    ])
}

/// One text of a table as trees; a few are no tokens on their own.
fn one_of(table: &[&str], rng: &mut Rng) -> Vec<Tree> {
    match rng.pick(table).parse() {
        Ok(tokens) => super::trees::trees(tokens),
        Err(_) => Vec::new(),
    }
}

fn anything(rng: &mut Rng) -> Vec<Tree> {
    let table = *rng.pick(&[
        words::TOKENS,
        words::WORDS,
        words::WORDS,
        words::LITERALS,
        words::TYPES,
        words::PATTERNS,
        words::LANGUAGE,
        words::BLOCKS,
        words::FOREIGN,
    ]);
    one_of(table, rng)
}

fn statement(rng: &mut Rng, depth: usize) -> Vec<Tree> {
    let mut out = Vec::new();
    match rng.below(8) {
        0 | 1 => {
            out.extend(parse("let"));
            if rng.one_in(3) {
                out.extend(one_of(words::PATTERNS, rng));
            } else {
                out.extend(one_of(&["z", "mut z", "mut k", "a"], rng));
            }
            if rng.one_in(5) {
                out.extend(parse(":"));
                out.extend(one_of(words::TYPES, rng));
            }
            if !rng.one_in(5) {
                out.extend(parse("="));
                out.extend(expression(rng, depth));
            }
            out.extend(parse(";"));
        }
        2 => out.extend(parse("let z = [1, 2];")),
        3 => {
            out.extend(parse("if"));
            out.extend(expression(rng, depth));
            out.push(block(rng, depth));
            if rng.one_in(2) {
                out.extend(parse("else"));
                out.push(block(rng, depth));
            }
        }
        4 => {
            out.extend(one_of(
                &[
                    "loop",
                    "'a: loop",
                    "while i < 3",
                    "for j in 0..3",
                    "for mut j in (0..=k).rev()",
                    "unsafe",
                    "",
                ],
                rng,
            ));
            out.push(block(rng, depth));
        }
        _ => {
            out.extend(expression(rng, depth));
            if !rng.one_in(8) {
                out.extend(parse(";"));
            }
        }
    }
    out
}

fn block(rng: &mut Rng, depth: usize) -> Tree {
    let mut inner = Vec::new();
    if depth > 0 {
        for _ in 0..rng.below(3) {
            inner.extend(statement(rng, depth - 1));
        }
        if rng.one_in(3) {
            inner.extend(expression(rng, depth - 1));
        }
    }
    Tree::Group(Delimiter::Brace, inner)
}

/// An expression of the table, with others in the place of its names.
fn expression(rng: &mut Rng, depth: usize) -> Vec<Tree> {
    let table = match rng.below(12) {
        0 => words::FOREIGN,
        1 => words::BLOCKS,
        _ => words::LANGUAGE,
    };
    let mut out = one_of(table, rng);
    if depth > 0 && rng.one_in(2) {
        fill(&mut out, rng, depth - 1);
    }
    out
}

fn fill(all: &mut [Tree], rng: &mut Rng, depth: usize) {
    let mut at = 0;
    while at < all.len() {
        match &mut all[at] {
            Tree::Group(_, inner) => fill(inner, rng, depth),
            t if (t.is("i") || t.is("k") || t.is("z")) && rng.one_in(3) => {
                let inner = expression(rng, depth);
                let delimiter = if rng.one_in(2) {
                    Delimiter::Parenthesis
                } else {
                    Delimiter::None
                };
                all[at] = Tree::Group(delimiter, inner);
            }
            _ => {}
        }
        at += 1;
    }
}

/// The list of trees in which the next mutation happens: each group is as likely as its size.
fn place<'a>(all: &'a mut Vec<Tree>, rng: &mut Rng) -> &'a mut Vec<Tree> {
    let groups: Vec<usize> = (0..all.len())
        .filter(|i| matches!(all[*i], Tree::Group(..)))
        .collect();
    if groups.is_empty() || rng.one_in(4) {
        return all;
    }
    let heavy = groups.iter().copied().max_by_key(|i| size(&all[*i]));
    let at = match heavy {
        Some(heavy) if !rng.one_in(3) => heavy,
        _ => *rng.pick(&groups),
    };
    match &mut all[at] {
        Tree::Group(_, inner) => place(inner, rng),
        Tree::Leaf { .. } => unreachable!("a group was picked"),
    }
}

fn size(t: &Tree) -> usize {
    match t {
        Tree::Leaf { .. } => 1,
        Tree::Group(_, inner) => 2 + inner.iter().map(size).sum::<usize>(),
    }
}

/// A range of trees: one, a statement, or any.
fn range(all: &[Tree], rng: &mut Rng) -> (usize, usize) {
    if all.is_empty() {
        return (0, 0);
    }
    let at = rng.below(all.len());
    match rng.below(3) {
        0 => (at, at + 1),
        1 => {
            let ends =
                |t: &Tree| t.is(";") || t.is(",") || matches!(t, Tree::Group(Delimiter::Brace, _));
            let start = all[..at].iter().rposition(ends).map_or(0, |p| p + 1);
            let end = all[at..]
                .iter()
                .position(ends)
                .map_or(all.len(), |p| at + p + 1);
            (start, end)
        }
        _ => (at, at + 1 + rng.below((all.len() - at).min(6))),
    }
}

fn once(all: &mut Vec<Tree>, corpus: &[Case], rng: &mut Rng) {
    match rng.below(16) {
        0 => rename(all, rng),
        1 => literal(all, rng),
        2 => {
            // A piece of another kernel.
            let mut other = rng.pick(corpus).item.clone();
            let from = place(&mut other, rng);
            let (start, end) = range(from, rng);
            let piece: Vec<Tree> = from[start..end].to_vec();
            let to = place(all, rng);
            let (start, end) = range(to, rng);
            let end = if rng.one_in(2) { start } else { end };
            to.splice(start..end, piece);
        }
        3 => {
            let to = place(all, rng);
            let at = rng.below(to.len() + 1);
            let new = statement(rng, 2);
            to.splice(at..at, new);
        }
        n => local(place(all, rng), n, rng),
    }
}

/// Mutations of one list of trees.
fn local(all: &mut Vec<Tree>, which: usize, rng: &mut Rng) {
    let (start, end) = range(all, rng);
    match which {
        4 => drop(all.drain(start..end)),
        5 => {
            let copy = all[start..end].to_vec();
            for _ in 0..1 + rng.below(3) {
                all.splice(end..end, copy.clone());
            }
        }
        6 if all.len() > 1 => {
            let (a, b) = (rng.below(all.len()), rng.below(all.len()));
            all.swap(a, b);
        }
        7 => {
            let new = anything(rng);
            all.splice(start..end, new);
        }
        8 => {
            let new = anything(rng);
            all.splice(start..start, new);
        }
        9 | 10 => {
            // As `macro_rules!` leaves its fragments, or with a visible pair.
            let inner: Vec<Tree> = all.drain(start..end).collect();
            let delimiter = if which == 9 {
                Delimiter::None
            } else {
                delimiter(rng)
            };
            all.insert(start, Tree::Group(delimiter, inner));
        }
        11 => {
            if let Some(at) = (start..end).find(|i| matches!(all[*i], Tree::Group(..)))
                && let Tree::Group(_, inner) = all.remove(at)
            {
                all.splice(at..at, inner);
            }
        }
        12 => {
            if let Some(Tree::Group(d, _)) = all[start..end]
                .iter_mut()
                .find(|t| matches!(t, Tree::Group(..)))
            {
                *d = delimiter(rng);
            }
        }
        13 => {
            // An operand becomes an expression.
            if let Some(at) = (start..end).find(|i| all[*i].is_word() || all[*i].is_literal()) {
                let new = expression(rng, 2);
                all[at] = Tree::Group(
                    if rng.one_in(2) {
                        Delimiter::None
                    } else {
                        Delimiter::Parenthesis
                    },
                    new,
                );
            }
        }
        14 => {
            // One more of something around an operand, many times.
            let times = 1 + rng.below(12);
            let mut inner: Vec<Tree> = all.drain(start..end).collect();
            let how = rng.below(5);
            for _ in 0..times {
                inner = match how {
                    0 => vec![Tree::leaf("-"), Tree::Group(Delimiter::None, inner)],
                    1 => vec![Tree::Group(Delimiter::Brace, inner)],
                    2 => vec![Tree::Group(Delimiter::Bracket, inner)],
                    3 => vec![Tree::leaf("&"), Tree::Group(Delimiter::Parenthesis, inner)],
                    _ => vec![Tree::Group(Delimiter::None, inner)],
                };
            }
            all.splice(start..start, inner);
        }
        _ => {
            // Another word of the same place.
            let words: Vec<usize> = (0..all.len()).filter(|i| all[*i].is_word()).collect();
            if words.len() > 1 {
                let (a, b) = (*rng.pick(&words), *rng.pick(&words));
                all[a] = all[b].clone();
            }
        }
    }
}

fn leaves<'a>(all: &'a [Tree], out: &mut Vec<&'a str>, keep: fn(&Tree) -> bool) {
    for t in all {
        match t {
            Tree::Group(_, inner) => leaves(inner, out, keep),
            t if keep(t) => out.extend(t.text()),
            Tree::Leaf { .. } => {}
        }
    }
}

fn replace(all: &mut [Tree], from: &str, to: &Tree) {
    for t in all {
        match t {
            Tree::Group(_, inner) => replace(inner, from, to),
            t if t.is(from) => *t = to.clone(),
            Tree::Leaf { .. } => {}
        }
    }
}

/// A name becomes another name or a keyword, everywhere.
fn rename(all: &mut [Tree], rng: &mut Rng) {
    let mut names = Vec::new();
    leaves(all, &mut names, Tree::is_word);
    if names.is_empty() {
        return;
    }
    let from = rng.pick(&names).to_string();
    let to = if rng.one_in(2) {
        rng.pick(&names).to_string()
    } else {
        rng.pick(words::WORDS).to_string()
    };
    replace(all, &from, &Tree::leaf(to));
}

fn literal(all: &mut [Tree], rng: &mut Rng) {
    let mut literals = Vec::new();
    leaves(all, &mut literals, Tree::is_literal);
    if literals.is_empty() {
        return;
    }
    let from = rng.pick(&literals).to_string();
    if let [new] = one_of(words::LITERALS, rng).as_slice() {
        replace(all, &from, new);
    }
}
