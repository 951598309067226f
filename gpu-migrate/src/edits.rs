//! Edits of one text: replacements that may contain pieces of the text, which have edits of their own.

use std::ops::Range;

/// Replaces a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub range: Range<usize>,
    /// By what.
    pub pieces: Vec<Piece>,
    /// Edits that stand or fall together have one number.
    pub group: usize,
}

/// A part of a replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// New text.
    Text(String),
    /// Text of the file, within the edit's range, with the edits in it.
    Source(Range<usize>),
}

impl Edit {
    /// A replacement by text.
    pub fn text(range: Range<usize>, text: impl Into<String>, group: usize) -> Self {
        Edit {
            range,
            pieces: vec![Piece::Text(text.into())],
            group,
        }
    }
}

/// The new text, and where in it each edit went: its group and range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// Outer edits before those in them.
    pub places: Vec<(usize, Range<usize>)>,
}

/// Applies edits.
///
/// # Errors
/// The byte at which two of them overlap without one containing the other.
///
/// ```
/// use gpu_migrate::edits::{Edit, Piece, render};
///
/// let outer = Edit {
///     range: 0..8,
///     pieces: vec![Piece::Text("new(1, ".into()), Piece::Source(4..7), Piece::Text(")".into())],
///     group: 0,
/// };
/// let inner = Edit::text(4..7, "b", 1);
/// assert_eq!(render("old(abc)", &[inner, outer]).unwrap().text, "new(1, b)");
/// ```
pub fn render(source: &str, edits: &[Edit]) -> Result<Rendered, usize> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, usize::MAX - edit.range.end));
    sorted.dedup();
    let mut out = Rendered::default();
    part(source, 0..source.len(), &sorted, &mut out)?;
    Ok(out)
}

fn part(
    source: &str,
    within: Range<usize>,
    edits: &[&Edit],
    out: &mut Rendered,
) -> Result<(), usize> {
    let mut at = within.start;
    let mut rest = edits;
    while let Some((edit, after)) = rest.split_first() {
        if edit.range.start < at || edit.range.end > within.end {
            return Err(edit.range.start);
        }
        out.text
            .push_str(source.get(at..edit.range.start).ok_or(at)?);
        let inner = after
            .iter()
            .take_while(|e| e.range.start < edit.range.end)
            .count();
        let place = out.places.len();
        let start = out.text.len();
        out.places.push((edit.group, start..start));
        for piece in &edit.pieces {
            match piece {
                Piece::Text(text) => out.text.push_str(text),
                Piece::Source(range) => {
                    let inside: Vec<&Edit> = after[..inner]
                        .iter()
                        .filter(|e| e.range.start >= range.start && e.range.end <= range.end)
                        .copied()
                        .collect();
                    part(source, range.clone(), &inside, out)?;
                }
            }
        }
        out.places[place].1.end = out.text.len();
        if after[..inner].iter().any(|e| e.range.end > edit.range.end) {
            return Err(edit.range.end);
        }
        at = edit.range.end;
        rest = &after[inner..];
    }
    out.text.push_str(source.get(at..within.end).ok_or(at)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order() {
        let edits = [
            Edit::text(4..5, "X", 0),
            Edit::text(0..1, "YY", 1),
            Edit::text(5..5, "+", 2),
        ];
        let out = render("abcdef", &edits).unwrap();
        assert_eq!(out.text, "YYbcdX+f");
        assert_eq!(out.places, [(1, 0..2), (0, 5..6), (2, 6..7)]);
    }

    #[test]
    fn what_overlaps_is_refused() {
        let edits = [Edit::text(0..3, "X", 0), Edit::text(2..5, "Y", 1)];
        assert!(render("abcdef", &edits).is_err());
    }

    #[test]
    fn an_edit_in_text_that_is_thrown_away_is_thrown_away() {
        let edits = [Edit::text(0..6, "X", 0), Edit::text(2..3, "Y", 1)];
        assert_eq!(render("abcdef!", &edits).unwrap().text, "X!");
    }
}
