//! Trees of imports that lose some of their leaves: pruned, never cut, comments kept.

use std::collections::BTreeMap;
use std::ops::Range;

use super::imports::Import;
use crate::edits::{Edit, Piece};
use crate::scan::UseItem;

/// The tree without some leaves: of each group that loses a member, what it keeps.
pub(super) fn pruned(
    source: &str,
    item: &UseItem,
    gone: &BTreeMap<usize, Vec<Import>>,
    group: usize,
) -> Vec<Edit> {
    // A group that loses all its members goes with its path.
    let mut empty = vec![false; item.groups.len()];
    for n in (0..item.groups.len()).rev() {
        let leaves = item
            .leaves
            .iter()
            .enumerate()
            .filter(|(_, leaf)| leaf.group == Some(n));
        let leaves_go = leaves.map(|(leaf, _)| gone.contains_key(&leaf));
        let inner = item
            .groups
            .iter()
            .enumerate()
            .filter(|(_, g)| g.outer == Some(n));
        let mut members = leaves_go
            .chain(inner.map(|(inner, _)| empty[inner]))
            .peekable();
        empty[n] = members.peek().is_some() && members.all(|goes| goes);
    }
    let mut edits = Vec::new();
    for (n, braces) in item.groups.iter().enumerate() {
        let leaves = item
            .leaves
            .iter()
            .enumerate()
            .filter(|(_, leaf)| leaf.group == Some(n));
        let leaves =
            leaves.map(|(leaf, of)| (of.range.clone(), gone.contains_key(&leaf), of.is_self));
        let inner = item
            .groups
            .iter()
            .enumerate()
            .filter(|(_, g)| g.outer == Some(n));
        let inner = inner.map(|(inner, of)| (of.member.clone(), empty[inner], false));
        let mut members: Vec<_> = leaves.chain(inner).collect();
        members.sort_by_key(|member| member.0.start);
        if empty[n] || !members.iter().any(|member| member.1) {
            continue;
        }
        edits.push(Edit {
            range: braces.range.clone(),
            pieces: kept(source, &braces.range, &members),
            group,
        });
    }
    edits
}

fn kept(source: &str, braces: &Range<usize>, members: &[(Range<usize>, bool, bool)]) -> Vec<Piece> {
    let text = |range: Range<usize>| source.get(range).unwrap_or_default();
    let stay: Vec<_> = members.iter().filter(|member| !member.1).collect();
    let has_comment = |range: Range<usize>| {
        let between = text(range);
        between.contains("//") || between.contains("/*")
    };
    let comments = members
        .windows(2)
        .any(|pair| has_comment(pair[0].0.end..pair[1].0.start))
        || members
            .last()
            .is_some_and(|last| has_comment(last.0.end..braces.end))
        || members
            .first()
            .is_some_and(|first| has_comment(braces.start..first.0.start));
    if let ([(only, _, is_self)], false) = (&stay[..], comments)
        && !is_self
    {
        return vec![Piece::Source(only.clone())];
    }
    let first = members.first().map_or(braces.end, |member| member.0.start);
    let mut pieces = vec![Piece::Text(text(braces.start..first).to_owned())];
    let mut has_comma = false;
    let last_kept = members.iter().rposition(|member| !member.1);
    for (n, (range, goes, _)) in members.iter().enumerate() {
        let next = members
            .get(n + 1)
            .map_or(braces.end, |member| member.0.start);
        let separator = text(range.end..next);
        let is_last = n + 1 == members.len();
        if !goes {
            pieces.push(Piece::Source(range.clone()));
            if Some(n) != last_kept {
                pieces.push(Piece::Text(separator.to_owned()));
                continue;
            }
        }
        // Behind the last that stays comes what stood behind the last of all; comments stay, commas
        // stand once.
        if has_comment(range.end..next) && !is_last {
            let comma = usize::from(*goes || has_comma);
            has_comma |= !goes;
            pieces.push(Piece::Text(separator.replacen(',', "", comma)));
        } else if is_last {
            pieces.push(Piece::Text(separator.replacen(
                ',',
                "",
                usize::from(has_comma),
            )));
        }
    }
    pieces
}
