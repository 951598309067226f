//! Links in documentation to items: [`a::b`], [text](a::b), [label]: a::b, as rustdoc reads them.
//!
//! A link names an item as the code around it does, so its path is one of the file's, found and moved by
//! the same rules. A link that is no path (an address, prose in brackets) names nothing.

use std::ops::Range;

use super::Walker;
use crate::scan::{Root, Run, Segment};

/// Documentation comments come line by line: whether one lies within a block of code.
#[derive(Debug, Default)]
pub(super) struct Fence {
    /// Where the last line of documentation ended.
    end: usize,
    /// The signs that end the block.
    open: Option<&'static str>,
}

impl Walker<'_> {
    /// Takes the links of a documentation comment, or of a `doc` attribute.
    pub(super) fn links(&mut self, place: Range<usize>, scope: usize) {
        let text = self.text;
        let between = text.get(self.fence.end..place.start).unwrap_or("x");
        if !between.trim_matches(['#', '[', ']', '!']).trim().is_empty() {
            self.fence.open = None;
        }
        self.fence.end = place.end;
        let mut at = place.start;
        for line in text.get(place).unwrap_or_default().split_inclusive('\n') {
            self.line(line, at, scope);
            at += line.len();
        }
    }

    fn line(&mut self, line: &str, at: usize, scope: usize) {
        let words = line.trim_start_matches(['/', '!', '*', ' ', '\t']);
        let sign = ["```", "~~~"]
            .into_iter()
            .find(|sign| words.starts_with(sign));
        match (self.fence.open, sign) {
            (None, Some(sign)) => self.fence.open = Some(sign),
            (Some(open), Some(sign)) if open == sign => self.fence.open = None,
            (Some(_), _) => {}
            (None, None) => {
                for path in paths(line) {
                    self.link(line, path, at, scope);
                }
            }
        }
    }

    fn link(&mut self, line: &str, path: Range<usize>, at: usize, scope: usize) {
        let text = &line[path.clone()];
        let colons = text.starts_with("::");
        let mut start = path.start + if colons { 2 } else { 0 };
        let mut segments = Vec::new();
        for name in text[start - path.start..].split("::") {
            segments.push(Segment {
                name: name.strip_prefix("r#").unwrap_or(name).to_owned(),
                range: at + start..at + start + name.len(),
            });
            start += name.len() + 2;
        }
        if let Some(first) = segments.first() {
            let name = first.name.clone();
            self.count(&name, scope);
        }
        self.scan.runs.push(Run {
            start: at + path.start,
            segments,
            root: if colons { Root::Colons } else { Root::Name },
            scope,
            is_tail: false,
            call: None,
            is_macro: false,
            in_macro: false,
            in_docs: true,
        });
    }
}

/// The paths of a line's links.
fn paths(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = line[at..].find('[').map(|n| at + n) {
        let escaped = line[..open].ends_with('\\');
        let Some(close) = line[open..].find(']').map(|n| open + n) else {
            break;
        };
        at = open + 1;
        if escaped {
            continue;
        }
        found.extend(path(line, open + 1..close));
        let after = &line[close + 1..];
        // `(target)`, `: target`; what is in the second brackets of `[text][label]` comes by itself.
        let target = if after.starts_with('(') {
            after.find(')').map(|end| close + 2..close + 1 + end)
        } else if after.starts_with(':') && !after.starts_with("::") {
            Some(close + 2..line.len())
        } else {
            None
        };
        found.extend(target.and_then(|target| path(line, target)));
    }
    found
}

/// The path in a link's brackets, without the signs around it: `struct@a::b`, `` `a::b()` ``, `a::b#part`.
fn path(line: &str, place: Range<usize>) -> Option<Range<usize>> {
    let text = line.get(place.clone())?;
    let mut start =
        place.start + (text.len() - text.trim_start_matches([' ', '\t', '`', '<']).len());
    if let Some((kind, _)) = line[start..place.end].split_once('@')
        && !kind.is_empty()
        && kind.chars().all(|c| c.is_ascii_alphanumeric())
    {
        start += kind.len() + 1;
    }
    let is_name = |c: char| c == '_' || c == '#' || c.is_alphanumeric();
    let rest = &line[start..place.end];
    let mut end = if rest.starts_with("::") { 2 } else { 0 };
    loop {
        let raw = if rest[end..].starts_with("r#") { 2 } else { 0 };
        let name = &rest[end + raw..];
        let length = name.find(|c| !is_name(c) || c == '#').unwrap_or(name.len());
        if length == 0 || name.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        end += raw + length;
        let next = rest[end..].strip_prefix("::");
        match next.and_then(|next| next.chars().next()) {
            Some(first) if is_name(first) => end += 2,
            // Generics end the path, as in `a::Vec::<T>`.
            _ => break,
        }
    }
    let tail = rest[end..].trim_end();
    let signs = [
        "`", ">", "()", "!", "()`", "!`", "!()", "!()`", "{}", "\"]", "\"",
    ];
    let ends = tail.is_empty() || signs.contains(&tail) || tail.starts_with(['#', '<', ':', ' ']);
    ends.then_some(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::Scan;

    fn found(line: &str) -> Vec<&str> {
        paths(line).into_iter().map(|path| &line[path]).collect()
    }

    #[test]
    fn links_are_found_in_every_form() {
        assert_eq!(found("/// See [`a::B`] and [c::d()]."), ["a::B", "c::d"]);
        assert_eq!(
            found("/// [text](crate::a::B#part)"),
            ["text", "crate::a::B"]
        );
        assert_eq!(found("/// [text]: ::k::a::f"), ["text", "::k::a::f"]);
        assert_eq!(
            found("//! [`struct@a::B<T>`], [m!], [a::r#fn]"),
            ["a::B", "m", "a::r#fn"]
        );
        assert_eq!(found("/// [the text][`a::B`]"), ["the", "a::B"]);
    }

    #[test]
    fn what_is_no_path_is_no_link() {
        for line in [
            "/// [x](https://example.com/a)",
            "/// \\[`a::B`\\]",
            "/// [1], [`+`], []",
            "/// a [ b",
        ] {
            assert!(found(line).iter().all(|path| !path.contains(':')), "{line}");
        }
        assert!(found("/// [1] []").is_empty());
    }

    #[test]
    fn links_stand_in_the_scope_of_their_item_and_not_in_code() {
        let text = "//! [a::b]\n/// ```\n/// let x = [c::d];\n/// ```\n/// [e::f]\nmod m {\n    /// [g::h]\n    fn f() {}\n}\n";
        let scan = Scan::read(text).unwrap();
        let runs = scan.runs.iter().filter(|run| run.in_docs);
        let runs: Vec<_> = runs
            .map(|run| (run.segments[0].name.as_str(), run.scope))
            .collect();
        assert_eq!(runs, [("a", 0), ("e", 0), ("g", 1)]);
        let run = scan
            .runs
            .iter()
            .find(|run| run.segments[0].name == "g")
            .unwrap();
        assert_eq!(&text[run.segments[1].range.clone()], "h");
    }
}
