//! Edits of paths outside of imports.

use super::{Bound, Fate, Hit, Maker, Node, adapter};
use crate::code::NewPlace;
use crate::edits::Edit;
use crate::scan::{Root, Run};

impl Maker<'_> {
    pub(super) fn runs(&mut self, hits: &[Hit]) {
        for (n, hit) in hits.iter().enumerate() {
            let Node::Run(index) = hit.node else { continue };
            if self.fates.contains_key(&n) {
                continue;
            }
            let input = self.input;
            let run = &input.code.files[hit.file].scan.runs[index];
            let fate = match (&hit.alias.new, hit.bound) {
                // Re-exports are rewritten where they are, and keep their names. What still warns
                // after that is written out in a second round.
                (NewPlace::Path(_), Bound::Unknown) if !input.forced => (Fate::Later, 0),
                (NewPlace::Path(_), Bound::Import(..)) => (Fate::Follows, 0),
                (NewPlace::Path(path), _) => {
                    let path = path.clone();
                    self.written(hit, run, &path)
                }
                // A local name, by `as`, stays.
                (NewPlace::Name(_), _)
                    if hit.alias.old.last() != run.segments.get(hit.segment).map(|s| &s.name) =>
                {
                    (Fate::Follows, 0)
                }
                (NewPlace::Name(name), _) => {
                    let name = name.clone();
                    let group = self.group();
                    let range = hit.range(input.code);
                    self.edit(hit.file, Edit::text(range, name, group));
                    (Fate::Rewritten, group)
                }
                (NewPlace::Adapter(closure), _) => {
                    let closure = closure.clone();
                    self.adapted(hit, run, &closure)
                }
            };
            self.fates.insert(n, fate);
        }
    }

    /// The whole new path in the place of the old one.
    pub(super) fn written(&mut self, hit: &Hit, run: &Run, path: &[String]) -> (Fate, usize) {
        if run.is_tail {
            return (
                Fate::Manual("it is no path that could be written out".to_owned()),
                0,
            );
        }
        let text = match self.spelled(hit.file, path, run.root == Root::Dollar) {
            Ok(text) => text,
            Err(reason) => return (Fate::Manual(reason), 0),
        };
        let colons = match run.root == Root::Colons && !text.starts_with("crate") {
            true => "::",
            false => "",
        };
        let group = self.group();
        let mut range = run.start..run.end_of(hit.segment);
        let mut reference = "";
        // The old static is a reference to the new one.
        let whole = hit.segment + 1 == run.segments.len();
        if hit.alias.kind == "static" && whole && !run.in_docs {
            let source = &self.input.code.files[hit.file].text;
            let before = source.get(..range.start).unwrap_or_default().trim_end();
            let after = source.get(range.end..).unwrap_or_default().trim_start();
            let deref = before.ends_with('*') && !before.ends_with("**");
            if deref && is_prefix(before) {
                range.start = before.len() - 1;
            } else if !after.starts_with(['.', '[']) {
                reference = "&";
            }
        }
        let text = format!("{reference}{colons}{text}");
        self.edit(hit.file, Edit::text(range, text, group));
        (Fate::Rewritten, group)
    }

    /// The adapter's body in the place of the call.
    pub(super) fn adapted(&mut self, hit: &Hit, run: &Run, closure: &str) -> (Fate, usize) {
        let manual = |reason: &str| (Fate::Manual(reason.to_owned()), 0);
        let last = hit.segment + 1 == run.segments.len();
        let (Some(call), true) = (&run.call, last) else {
            return manual("the function is not called here, and its arguments changed");
        };
        let input = self.input;
        let source = &input.code.files[hit.file].text;
        let spell = |path: &[String]| self.spelled(hit.file, path, run.root == Root::Dollar);
        let krate = hit.alias.old.first().map_or("", String::as_str);
        match adapter::pieces(closure, krate, source, call, spell) {
            Ok(pieces) => {
                let group = self.group();
                let edit = Edit {
                    range: run.start..call.end,
                    pieces,
                    group,
                };
                self.edit(hit.file, edit);
                (Fate::Rewritten, group)
            }
            Err(reason) => (Fate::Manual(reason), 0),
        }
    }
}

/// True if the sign that a text ends with has nothing before it to operate on.
fn is_prefix(before: &str) -> bool {
    let rest = before[..before.len() - 1].trim_end();
    let operand = |c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']' | '"' | '\'');
    // `return *X` begins a value as well.
    let word = rest
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    !rest.ends_with(operand) || ["return", "in", "match", "if", "else"].contains(&word)
}
