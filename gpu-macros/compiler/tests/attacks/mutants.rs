//! Cooperative kernels of the parity suite with one mistake each: a barrier that is gone, or that only
//! some threads reach, an index that is one too far, a guard that is turned round. Which of them do
//! not compile is counted; those that do are listed, and said why they may.
//!
//! What compiles and reads or writes memory of its own is another program, not an unsafe one: of
//! an index that is out of bounds the launch reports a fault, and of one in bounds another result.

use super::expand;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

const SOURCES: &str = include_str!("../../../../tests/tests/parity/kernels/cooperation.rs");

/// What is done to the `n`-th place of a kernel that it can be done to.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Mistake {
    /// `t.sync();` is gone.
    NoBarrier,
    /// A barrier, or a `let` of a collective, stands in `if t.thread_idx() < 3 { .. }`.
    Divergent,
    /// `a[i]` is `a[i + 1]`.
    Shifted,
    /// `if c` is `if !(c)`.
    Turned,
}

struct Mutator {
    mistake: Mistake,
    /// How many places are left before the one that is changed.
    left: usize,
    /// The place that was changed, as it was.
    changed: Option<String>,
}

impl Mutator {
    /// True at the place that is to be changed.
    fn here(&mut self, place: &[TokenTree]) -> bool {
        if self.changed.is_some() {
            return false;
        }
        if self.left > 0 {
            self.left -= 1;
            return false;
        }
        self.changed = Some(words(place));
        true
    }

    fn mutate(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            let mistake = self.mistake;
            match mistake {
                Mistake::NoBarrier if is_sync(rest) && self.here(&rest[..5]) => {
                    at += 5;
                    continue;
                }
                Mistake::Divergent => {
                    let len = if is_sync(rest) {
                        5
                    } else {
                        collective_let(rest)
                    };
                    if len > 0 && self.here(&rest[..len]) {
                        let meeting: TokenStream = rest[..len].iter().cloned().collect();
                        out.extend(quote!(if t.thread_idx() < 3 { #meeting }));
                        at += len;
                        continue;
                    }
                }
                Mistake::Shifted => {
                    let place = &tokens[at.saturating_sub(1)..=at];
                    if let [before, TokenTree::Group(g)] = place
                        && is_indexed(before)
                        && g.delimiter() == Delimiter::Bracket
                        && self.here(place)
                    {
                        let index = g.stream();
                        out.extend(quote!([(#index) + 1]));
                        at += 1;
                        continue;
                    }
                }
                Mistake::Turned => {
                    let end = rest.iter().position(|t| is_group(t, Delimiter::Brace));
                    let cond = &rest[1..end.unwrap_or(0).max(1)];
                    if word(&rest[0]) == "if"
                        && cond.first().is_some_and(|t| word(t) != "let")
                        && !words(cond).contains("block_")
                        && self.here(cond)
                    {
                        let cond: TokenStream = cond.iter().cloned().collect();
                        out.extend(quote!(if !(#cond)));
                        at += end.unwrap_or(0);
                        continue;
                    }
                }
                Mistake::NoBarrier => {}
            }
            out.extend([match &tokens[at] {
                TokenTree::Group(g) => {
                    TokenTree::Group(Group::new(g.delimiter(), self.mutate(g.stream())))
                }
                other => other.clone(),
            }]);
            at += 1;
        }
        out
    }
}

fn word(t: &TokenTree) -> String {
    t.to_string()
}

fn words(tokens: &[TokenTree]) -> String {
    let stream: TokenStream = tokens.iter().cloned().collect();
    stream.to_string()
}

fn is_group(t: &TokenTree, of: Delimiter) -> bool {
    matches!(t, TokenTree::Group(g) if g.delimiter() == of)
}

/// `t.sync();`
fn is_sync(tokens: &[TokenTree]) -> bool {
    tokens.len() >= 5 && words(&tokens[..5]).replace(' ', "") == "t.sync();"
}

/// How many tokens `let v = t.block_sum(..);` has; 0 where something else stands.
fn collective_let(tokens: &[TokenTree]) -> usize {
    let end = tokens.iter().position(|t| word(t) == ";").unwrap_or(0);
    let is_one = !tokens[..end].iter().any(|t| is_group(t, Delimiter::Brace));
    if word(&tokens[0]) != "let" || end < 7 || !is_one {
        return 0;
    }
    let name = word(&tokens[end - 2]);
    let meets = ["block_", "warp_", "shuffle_"]
        .iter()
        .any(|p| name.starts_with(p));
    let is_call =
        is_group(&tokens[end - 1], Delimiter::Parenthesis) && word(&tokens[end - 4]) == "t";
    let is_question = matches!(name.as_str(), "block_idx" | "block_dim" | "block_leader");
    if meets && is_call && !is_question {
        end + 1
    } else {
        0
    }
}

/// What brackets are an index behind.
fn is_indexed(t: &TokenTree) -> bool {
    match t {
        TokenTree::Ident(i) => !["let", "mut", "in", "return"].contains(&i.to_string().as_str()),
        TokenTree::Group(g) => g.delimiter() == Delimiter::Bracket,
        _ => false,
    }
}

/// The mutants of one kind: how many, and those that are accepted as `kernel: place`.
fn mutants(mistake: Mistake) -> (usize, Vec<String>) {
    let file: syn::File = syn::parse_str(SOURCES).unwrap();
    let (mut count, mut accepted) = (0, Vec::new());
    for item in file.items {
        let syn::Item::Fn(mut f) = item else { continue };
        let attribute = f.attrs.iter().position(|a| a.path().is_ident("gpu_kernel"));
        let Some(attribute) = attribute.map(|a| f.attrs.remove(a)) else {
            continue;
        };
        let args = match &attribute.meta {
            syn::Meta::List(l) => l.tokens.to_string(),
            _ => String::new(),
        };
        for place in 0.. {
            let mut mutator = Mutator {
                mistake,
                left: place,
                changed: None,
            };
            let body = mutator.mutate(f.block.to_token_stream());
            let Some(changed) = mutator.changed else {
                break;
            };
            count += 1;
            let mut mutant = f.clone();
            mutant.block = syn::parse2(body).unwrap();
            let out = expand(&args, &mutant.to_token_stream().to_string());
            if !out.contains("compile_error") {
                accepted.push(format!("{}: {changed}", f.sig.ident));
            }
        }
    }
    (count, accepted)
}

/// Compares the mutants of a kind with what is known of them.
fn check(mistake: Mistake, count: usize, known: &[&str]) {
    let (made, accepted) = mutants(mistake);
    let accepted: Vec<&str> = accepted.iter().map(String::as_str).collect();
    assert_eq!((made, accepted), (count, known.to_vec()), "{mistake:?}");
}

#[test]
fn no_barrier_and_no_collective_may_be_missed_by_some_threads() {
    check(Mistake::Divergent, 39, &[]);
}

/// The author of an `unsafe` block answers for the writes in it.
#[test]
fn a_barrier_may_be_gone_where_nothing_needs_it() {
    check(Mistake::NoBarrier, 5, &["compaction: t . sync () ;"]);
}

/// Reads of memory that nobody writes, and shared elements that no other thread has in that phase.
#[test]
fn an_index_may_be_shifted_where_no_other_thread_is_met() {
    check(
        Mistake::Shifted,
        54,
        &[
            "sums_by_tree: tile [k]",
            "sums_by_tree: x [i]",
            "sums_by_tree: tile [k + stride]",
            "sums_by_tree: tile [0]",
            "sums_of_blocks: x [i]",
            "sums_by_warps: x [i]",
            "scans: [i] [0]",
            "scan_in_rounds: x [at]",
            "segmented_scan: heads [i]",
            "online_softmax: rows [i * 5 + c]",
            "compaction: tile [k]",
            "compaction: tile [place]",
            "compaction: tile [k]",
            "select_rank: x [i]",
            "frontier: edges [i]",
            "frontier: reached [k]",
            "frontier: reached [a as usize % 64]",
            "frontier: reached [b as usize % 64]",
            "frontier: reached [k]",
            "exchanges: lanes [i]",
            "exchanges: [i] [0]",
            "relaxation: line [k]",
            "relaxation: line [k - 1]",
            "relaxation: line [k + 1]",
        ],
    );
}

/// Which threads do something is the program's own business, while no two meet by it.
#[test]
fn a_guard_may_be_turned_where_no_other_thread_is_met() {
    check(
        Mistake::Turned,
        16,
        &[
            "sums_by_warps: t . thread_idx () % 32 != 0",
            "scan_in_rounds: at < x . len ()",
            "segmented_scan: lane >= reach as usize",
            "segmented_scan: closed == 0",
            "online_softmax: v > top",
            "online_softmax: top > f32 :: NEG_INFINITY",
            "compaction: lane == 0",
            "compaction: kept",
            "select_rank: left >= zeros",
            "frontier: k == 0",
            "frontier: enters",
            "sort_in_warps: rising == low",
            "votes: x % 2 == 0",
            "relaxation: k > 0 && k + 1 < 64",
            "relaxation: moved <= small || round == 200",
        ],
    );
}
