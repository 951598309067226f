//! Sizes in bytes: how they are written for people and read from the environment.

use std::fmt;

/// Shows a number of bytes the way a person reads it: `512 B`, `1.50 MiB`, `2 GiB`.
///
/// ```
/// use gpu_runtime::Bytes;
/// assert_eq!(Bytes(512).to_string(), "512 B");
/// assert_eq!(Bytes(3 << 19).to_string(), "1.50 MiB");
/// assert_eq!(Bytes(2 << 30).to_string(), "2 GiB");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Bytes(pub u64);

const UNITS: [(&str, u64); 5] = [
    ("TiB", 1 << 40),
    ("GiB", 1 << 30),
    ("MiB", 1 << 20),
    ("KiB", 1 << 10),
    ("B", 1),
];

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, size) = UNITS
            .into_iter()
            .find(|&(_, size)| self.0 >= size)
            .unwrap_or(("B", 1));
        let text = if self.0.is_multiple_of(size) {
            format!("{} {unit}", self.0 / size)
        } else {
            let value = self.0 as f64 / size as f64;
            // Enough digits that two sizes of one table can be told apart.
            let digits = if value < 10.0 { 2 } else { 1 };
            format!("{value:.digits$} {unit}")
        };
        f.pad(&text)
    }
}

/// Reads `4096`, `512 MiB`, `2GiB`; `None` for anything else, for zero and for what 64 bits cannot
/// hold.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let number: u64 = number.parse().ok()?;
    let unit = unit.trim();
    let size = if unit.is_empty() {
        1
    } else {
        UNITS.into_iter().find(|(name, _)| *name == unit)?.1
    };
    number.checked_mul(size).filter(|&bytes| bytes > 0)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn sizes_are_read_with_and_without_units() {
        assert_eq!(parse("4096"), Some(4096));
        assert_eq!(parse(" 512 MiB "), Some(512 << 20));
        assert_eq!(parse("2GiB"), Some(2 << 30));
        assert_eq!(parse("1 B"), Some(1));
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in ["", "0", "GiB", "-1", "1.5 GiB", "2 GB", "99999999999 TiB"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
