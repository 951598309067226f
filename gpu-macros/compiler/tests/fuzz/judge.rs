//! What has to hold of every expansion, whatever went in.

use super::corpus::{Case, Entry};
use super::trees::{with_invisible_groups, write};
use proc_macro2::{Span, TokenStream, TokenTree};
use std::cell::RefCell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What an expansion was.
pub struct Verdict {
    /// It had no error.
    pub accepted: bool,
    pub took: Duration,
    pub broken: Option<Broken>,
}

/// A rule that an expansion broke.
#[derive(Debug, Clone)]
pub struct Broken {
    pub rule: &'static str,
    /// What makes it another finding than another: the place of a panic, the words of an error.
    pub key: String,
    pub what: String,
}

thread_local! {
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Panics are kept instead of printed: they are findings, and the shrinker makes many.
pub fn keep_panics() {
    std::panic::set_hook(Box::new(|info| {
        PANIC.with(|p| *p.borrow_mut() = info.to_string());
    }));
}

/// Expands a case; `None` if its text is no tokens.
pub fn judge(case: &Case) -> Option<Verdict> {
    proc_macro2::extra::invalidate_current_thread_spans();
    let (args, item) = source(case)?;
    let started = Instant::now();
    let first = catch_unwind(AssertUnwindSafe(|| {
        expand(case.entry, args.clone(), item.clone())
    }));
    let took = started.elapsed();
    let out = match first {
        Ok(out) => out,
        Err(_) => {
            return Some(Verdict {
                accepted: false,
                took,
                broken: Some(Broken {
                    rule: "an expansion never panics",
                    key: PANIC.with(|p| p.borrow().lines().next().unwrap_or_default().to_owned()),
                    what: PANIC.with(|p| p.borrow().clone()),
                }),
            });
        }
    };
    let mut errors = Vec::new();
    find_errors(&out, &mut errors);
    let broken = errors
        .iter()
        .find_map(|e| misplaced(e, &args, &item))
        .or_else(|| unreadable(&out))
        .or_else(|| {
            let again = expand(case.entry, args.clone(), item.clone());
            (again.to_string() != out.to_string()).then(|| Broken {
                rule: "an expansion is the same every time",
                key: String::new(),
                what: String::new(),
            })
        });
    Some(Verdict {
        accepted: errors.is_empty(),
        took,
        broken,
    })
}

/// The case as one text, so that every token has its own place.
pub fn text(case: &Case) -> String {
    let mut text = String::from("[");
    write(&case.args, &mut text);
    text.push_str("]\n");
    write(&case.item, &mut text);
    text
}

fn source(case: &Case) -> Option<(TokenStream, TokenStream)> {
    let tokens: TokenStream = text(case).parse().ok()?;
    let mut tokens = tokens.into_iter();
    let Some(TokenTree::Group(args)) = tokens.next() else {
        return None;
    };
    Some((
        with_invisible_groups(args.stream()),
        with_invisible_groups(tokens.collect()),
    ))
}

pub fn expand(entry: Entry, args: TokenStream, item: TokenStream) -> TokenStream {
    match entry {
        Entry::Kernel => gpu_macros_compiler::gpu_kernel(args, item),
        Entry::Function => gpu_macros_compiler::gpu_fn(args, item),
        Entry::Struct => gpu_macros_compiler::repr::derive(item),
        Entry::Pool => gpu_macros_compiler::pool_decl::declare(item),
    }
}

/// An invocation of `::core::compile_error!`.
struct Error {
    start: Span,
    end: Span,
    message: String,
}

fn find_errors(out: &TokenStream, errors: &mut Vec<Error>) {
    let mut last = [None, None];
    for t in out.clone() {
        if let TokenTree::Group(g) = &t {
            if let [Some(TokenTree::Ident(name)), Some(TokenTree::Punct(bang))] = &last
                && name == "compile_error"
                && bang.as_char() == '!'
            {
                errors.push(Error {
                    start: name.span(),
                    end: g.span(),
                    message: g.stream().to_string(),
                });
            } else {
                find_errors(&g.stream(), errors);
            }
        }
        let [_, before] = last;
        last = [before, Some(t)];
    }
}

/// Where tokens stand in the text.
fn extent(tokens: &TokenStream) -> Option<Range<usize>> {
    let mut ranges = tokens.clone().into_iter().map(|t| t.span().byte_range());
    let first = ranges.next()?;
    let last = ranges.last().unwrap_or_else(|| first.clone());
    Some(first.start..last.end)
}

fn misplaced(e: &Error, args: &TokenStream, item: &TokenStream) -> Option<Broken> {
    let places = [extent(args), extent(item)];
    let (start, end) = (e.start.byte_range(), e.end.byte_range());
    let inside = places
        .iter()
        .flatten()
        .any(|p| p.start <= start.start && end.end <= p.end && start.start < end.end);
    // The attribute itself is the place of what is missing in it.
    let nothing = start == (0..0) && end == (0..0) && places.iter().any(Option::is_none);
    (!inside && !nothing).then(|| Broken {
        rule: "an error points into the user's code",
        key: kind(&e.message),
        what: format!("{start:?} to {end:?}: {}", e.message),
    })
}

fn unreadable(out: &TokenStream) -> Option<Broken> {
    let file = syn::parse2::<syn::File>(out.clone());
    file.err().map(|e| Broken {
        rule: "an expansion is Rust",
        key: kind(&e.to_string()),
        what: format!("{e}: {}", around(out)),
    })
}

/// A message without the user's words in it, which stand in backquotes.
fn kind(message: &str) -> String {
    message.split('`').step_by(2).collect()
}

/// The expansion where it stops to be Rust, if it has no other place when it is read as text.
fn around(out: &TokenStream) -> String {
    let text = out.to_string();
    let at = match syn::parse_str::<syn::File>(&text) {
        Ok(_) => 0,
        Err(e) => e.span().byte_range().start,
    };
    let part = |from: usize, to: usize| text.get(from..to.min(text.len())).unwrap_or_default();
    format!(
        "{} <HERE> {}",
        part(at.saturating_sub(400), at),
        part(at, at + 400)
    )
}

/// The message of an expansion's first error.
pub fn first_error(out: &TokenStream) -> Option<String> {
    let mut errors = Vec::new();
    find_errors(out, &mut errors);
    errors.into_iter().next().map(|e| e.message)
}
