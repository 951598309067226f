//! The rules that take more than one token to see. Each has its counter-example above it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;

use super::{Build, Entry, Kind, Mode, Stage, Table, Target};
use crate::diag::Diagnostics;

/// Reports what is wrong, and takes out of the table what would be reported again by rustc.
pub(super) fn table(table: &mut Table, build: &Build, diag: &Diagnostics) {
    for entry in &mut table.entries {
        breaking(entry, diag);
        forms(entry, diag);
    }
    let mut wrong = twice(table, build, diag);
    wrong.extend(moved_whole(table, diag));
    removed(table, build, diag);
    let mut n = 0;
    table.entries.retain(|_| {
        n += 1;
        !wrong.contains(&(n - 1))
    });
}

/// Counter-example: a deprecated type alias for an enum, after which `use old::Enum::Variant` of a
/// user no longer compiles.
fn breaking(entry: &Entry, diag: &Diagnostics) {
    let (what, word, accept) = match entry.kind {
        Kind::TupleStruct(_) => (
            "patterns such as `let Old(x) = ..`",
            "a tuple struct",
            "patterns",
        ),
        Kind::Enum => (
            "imports of its variants, `use Old::Variant`",
            "an enum",
            "variant_imports",
        ),
        Kind::Trait => (
            "`impl Old for ..` and calls of its methods through `use Old`",
            "a trait",
            "impls",
        ),
        Kind::Mod | Kind::Use | Kind::Glob => {
            let Some((Mode::Warn, span)) = entry.mode else {
                return;
            };
            let help = match entry.kind {
                Kind::Use => "say what the path names (`struct`, `fn`, ..), which has a warning",
                _ => "list the items of the module, each of which has a warning",
            };
            diag.error_with(
                span,
                "a re-export never warns, so `mode = warn` cannot hold",
                help,
            );
            return;
        }
        _ => {
            if let Some(breaks) = &entry.breaks {
                let word = entry.kind.word();
                let what = format!("a warning on the old path of a {word} breaks nothing");
                diag.error_with(breaks, what, "remove `breaks`");
            }
            return;
        }
    };
    match (entry.mode, &entry.breaks) {
        (Some((Mode::Warn, span)), None) => diag.error_with(
            span,
            format_args!("a warning on the old path of {word} breaks {what}"),
            format_args!(
                "write `mode = exact`; or `mode = warn, breaks = {accept}`, if nobody has these"
            ),
        ),
        (_, Some(breaks)) if breaks != accept => diag.error_with(
            breaks,
            format_args!("a warning on the old path of {word} breaks {what}, not `{breaks}`"),
            format_args!("write `breaks = {accept}`"),
        ),
        (None | Some((Mode::Exact, _)), Some(breaks)) => diag.error_with(
            breaks,
            "a plain re-export breaks nothing",
            format_args!("remove `breaks`, or write `mode = warn` before it"),
        ),
        _ => {}
    }
}

/// What only some forms can say.
fn forms(entry: &mut Entry, diag: &Diagnostics) {
    let whole = matches!(entry.kind, Kind::Mod | Kind::Use | Kind::Glob);
    // Counter-example: `mod old => crate::new (error_in = "0.3.0")`: an item of the module that is
    // named then has no place for our sentence.
    if whole
        && let Some(window) = &entry.window
        && let Some(error) = &window.error_in
    {
        diag.error_with(
            error.span,
            format_args!(
                "a `{}` cannot become an error before it is removed",
                entry.kind.word()
            ),
            "list its items by what they are, or leave out `error_in` here",
        );
    }
    // Counter-example: `tuple struct old::P => crate::new::P (mode = warn, breaks = patterns)`, whose
    // constructor needs the types of its fields. So does that of one that becomes an error.
    if matches!(entry.kind, Kind::TupleStruct(None)) {
        let error = entry.window.as_ref().and_then(|w| w.error_in.as_ref());
        let what = match (entry.exact(), error) {
            (false, _) => Some((entry.span, "warns")),
            (true, Some(error)) => Some((error.span, "becomes an error")),
            (true, None) => None,
        };
        if let Some((span, what)) = what {
            diag.error_with(
                span,
                format_args!("a tuple struct that {what} needs the types of its fields"),
                "write them, as in `tuple struct old::Pair(f32, f32) => ..`",
            );
            entry.mode = Some((Mode::Exact, entry.span));
        }
    }
    // Counter-example: `fn f(..) => |x| .. (mode = exact)`: a re-export adapts nothing.
    if let (Target::Adapter(_), Some((Mode::Exact, span))) = (&entry.target, entry.mode) {
        diag.error_with(
            span,
            "an adapter needs a function of its own, not a re-export",
            "remove `mode = exact`",
        );
    }
}

/// Counter-example: two entries for `old::Name`, of which rustc would report the generated code.
fn twice(table: &Table, build: &Build, diag: &Diagnostics) -> BTreeSet<usize> {
    let mut wrong = BTreeSet::new();
    let mut seen: BTreeMap<String, &Entry> = BTreeMap::new();
    for (n, entry) in table.entries.iter().enumerate() {
        // Two `cfg`s may each have their own.
        if !entry.cfgs.is_empty() {
            continue;
        }
        let path = entry.old_path(&table.place, build);
        let Some(last) = entry.old.last() else {
            continue;
        };
        match seen.get(&path).and_then(|first| first.old.last()) {
            Some(first) => {
                let message = format!("`{path}` is moved twice");
                diag.error_related(last, message, first, "first moved");
                wrong.insert(n);
            }
            None => {
                seen.insert(path, entry);
            }
        }
    }
    wrong
}

/// Counter-example: `mod old => crate::new` beside `struct old::Name => ..`: two modules `old`.
fn moved_whole(table: &Table, diag: &Diagnostics) -> Vec<usize> {
    let mut wrong = Vec::new();
    let whole = table.entries.iter().filter(|e| matches!(e.kind, Kind::Mod));
    for module in whole {
        let Some(last) = module.old.last() else {
            continue;
        };
        for (n, inner) in table.entries.iter().enumerate() {
            let within = inner.old.len() + usize::from(matches!(inner.kind, Kind::Glob));
            if within <= module.old.len() || !starts_with(&inner.old, &module.old) {
                continue;
            }
            let at = inner.old.first().unwrap_or(last);
            let message = format!("all of `{last}` is moved already");
            diag.error_related(at, message, last, "moved as a whole");
            wrong.push(n);
        }
    }
    wrong
}

fn starts_with(path: &[Ident], prefix: &[Ident]) -> bool {
    path.iter().zip(prefix).all(|(a, b)| a == b)
}

/// Counter-example: `remove_in = "4.0.0"` in 4.0.0: the promise that nobody kept. One error names all
/// of them, at the first.
fn removed(table: &Table, build: &Build, diag: &Diagnostics) {
    let gone = |entry: &&Entry| {
        let stage = entry.window.as_ref().map(|window| build.stage(window));
        stage == Some(Stage::Removed)
    };
    let gone: Vec<&Entry> = table.entries.iter().filter(gone).collect();
    let Some(first) = gone.first() else { return };
    let mut message = match gone.len() {
        1 => "this moved path is past its removal".to_owned(),
        n => format!("{n} moved paths are past their removal"),
    };
    let version = build.version.as_deref().unwrap_or_default();
    message.push_str(&format!(" in {version}"));
    for entry in &gone {
        let removal = entry.window.as_ref().map_or("", |w| &w.remove_in.text);
        message.push_str(&format!(
            "\n  line {}: `{}`, removed in {removal}",
            entry.span.start().line,
            entry.old_path(&table.place, build)
        ));
    }
    let at = first.old.first().map_or(first.span, Ident::span);
    let help = match gone.len() {
        1 => "delete the entry, or give it a later `remove_in`",
        _ => "delete these entries, or give them a later `remove_in`",
    };
    diag.error_with(at, message, help);
}
