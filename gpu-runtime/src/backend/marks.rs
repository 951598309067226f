//! The last work on memory, where several streams worked on it at once.

use super::Mark;

/// Marks of which none comes after another: the last work on each of some streams.
///
/// One of them takes no memory of its own, and what is there is moved about in drops, which take
/// none.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    first: Option<Mark>,
    /// Not there, or empty, where there is no first. (Rare, and so a pointer: marks are moved with
    /// every buffer that is given back.)
    #[allow(clippy::box_collection, reason = "one word where there is none")]
    more: Option<Box<Vec<Mark>>>,
}

impl Marks {
    /// Notes work: what the same stream did before comes before it.
    pub(crate) fn note(&mut self, mark: Mark) {
        let more = self.more.iter_mut().flat_map(|more| more.iter_mut());
        let mut all = self.first.iter_mut().chain(more);
        if let Some(same) = all.find(|m| m.stream == mark.stream) {
            same.epoch = same.epoch.max(mark.epoch);
        } else if self.first.is_none() {
            self.first = Some(mark);
        } else {
            self.more.get_or_insert_default().push(mark);
        }
    }

    /// All of them.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = Mark> + '_ {
        let more = self.more.iter().flat_map(|more| more.iter().copied());
        self.first.into_iter().chain(more)
    }

    /// Whether there is none.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// The only one, where there is one.
    #[inline]
    pub(crate) fn only(&self) -> Option<Mark> {
        let more = self.more.as_ref().is_some_and(|more| !more.is_empty());
        self.first.filter(|_| !more)
    }

    /// Forgets those that are finished.
    #[inline]
    pub(crate) fn retain(&mut self, is_unfinished: impl Fn(Mark) -> bool) {
        if let Some(more) = &mut self.more {
            more.retain(|&m| is_unfinished(m));
        }
        if let Some(first) = self.first
            && !is_unfinished(first)
        {
            self.first = self.more.as_mut().and_then(|more| more.pop());
        }
    }
}

impl From<Option<Mark>> for Marks {
    #[inline]
    fn from(first: Option<Mark>) -> Self {
        Self { first, more: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::StreamId;

    fn mark(stream: u32, epoch: u64) -> Mark {
        let stream = StreamId(stream);
        Mark { stream, epoch }
    }

    #[test]
    fn every_stream_has_its_last_work_in_it_once() {
        let mut marks = Marks::default();
        assert!(marks.is_empty());
        for (stream, epoch) in [(1, 1), (2, 5), (1, 3), (3, 1), (2, 4)] {
            marks.note(mark(stream, epoch));
        }
        let all: Vec<_> = marks.iter().collect();
        assert_eq!(all, [mark(1, 3), mark(2, 5), mark(3, 1)]);
        assert_eq!(marks.only(), None);
        marks.retain(|m| m.stream != StreamId(1));
        let left: Vec<_> = marks.iter().collect();
        assert_eq!(left, [mark(3, 1), mark(2, 5)]);
        marks.retain(|m| m.epoch == 5);
        assert_eq!(marks.only(), Some(mark(2, 5)));
        marks.retain(|_| false);
        assert!(marks.is_empty());
    }
}
