//! Versions and stages.
//!
//! Only `major.minor.patch` is compared: a pre-release of the version that removes a path removes
//! it, or else the pre-release would be the last to ship what the release must not.

use super::Window;

/// `major.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Triple(u64, u64, u64);

impl Triple {
    /// The numbers of a semantic version, whose pre-release and build parts must be well formed.
    ///
    /// ```
    /// use gpu_macros_compiler::moved::Triple;
    ///
    /// assert_eq!(Triple::parse("0.4.0-alpha.1"), Triple::parse("0.4.0"));
    /// assert_eq!(Triple::parse("0.4"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (text, build) = split(text, '+');
        let (text, pre) = split(text, '-');
        let identifiers = |part: Option<&str>| {
            part.is_none_or(|part| {
                part.split('.').all(|word| {
                    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                })
            })
        };
        // `1.0.0-01` is no version: a number has no leading zeros. Build parts may have them.
        let no_zeros = pre.is_none_or(|part| {
            part.split('.').all(|word| {
                let number = word.bytes().all(|b| b.is_ascii_digit());
                !number || word.len() == 1 || !word.starts_with('0')
            })
        });
        if !identifiers(pre) || !identifiers(build) || !no_zeros {
            return None;
        }
        let mut numbers = text.split('.').map(number);
        let triple = Triple(numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(triple)
    }
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let plain = digits && (text.len() == 1 || !text.starts_with('0'));
    plain.then(|| text.parse().ok()).flatten()
}

/// What an old path does in the version that is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before `since`: it works, and says nothing.
    Quiet,
    /// It works, and warns.
    Warn,
    /// A use is an error with our sentence.
    Error,
    /// The owner's own build fails until the entry is deleted.
    Removed,
}

impl Window {
    /// The stage in a version; without one there is no window, and a use warns.
    pub(super) fn stage(&self, version: Option<Triple>) -> Stage {
        let Some(version) = version else {
            return Stage::Warn;
        };
        if version >= self.remove_in.triple {
            Stage::Removed
        } else if self
            .error_in
            .as_ref()
            .is_some_and(|error| version >= error.triple)
        {
            Stage::Error
        } else if version >= self.since.triple {
            Stage::Warn
        } else {
            Stage::Quiet
        }
    }
}
