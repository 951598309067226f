//! Text built while the compiler evaluates constants, for assertions whose message has numbers.

const CAPACITY: usize = 512;

/// Text of at most 512 bytes; what does not fit is left out.
#[derive(Clone, Copy)]
pub struct ConstText {
    // Invariant: `bytes[..len]` is UTF-8: only whole characters are appended.
    bytes: [u8; CAPACITY],
    len: usize,
}

impl ConstText {
    /// No text.
    pub const fn new() -> Self {
        ConstText {
            bytes: [0; CAPACITY],
            len: 0,
        }
    }

    /// Appends `text`, or nothing if it does not fit.
    pub const fn text(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        if text.len() > CAPACITY - self.len {
            return self;
        }
        let mut at = 0;
        while at < text.len() {
            self.bytes[self.len + at] = text[at];
            at += 1;
        }
        self.len += text.len();
        self
    }

    /// Appends `number` in decimal, its digits in groups of three: `24_000_000`.
    pub const fn number(mut self, number: u128) -> Self {
        let mut digits = 1;
        let mut rest = number / 10;
        while rest > 0 {
            digits += 1;
            rest /= 10;
        }
        let width = digits + (digits - 1) / 3;
        if width > CAPACITY - self.len {
            return self;
        }
        let mut rest = number;
        let mut at = 0;
        while at < width {
            let place = self.len + width - 1 - at;
            if at % 4 == 3 {
                self.bytes[place] = b'_';
            } else {
                self.bytes[place] = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            at += 1;
        }
        self.len += width;
        self
    }

    /// Appends a number of bytes, exactly and then rounded in the largest fitting unit:
    /// `2_147_483_648 bytes (2.0 GiB)`.
    pub const fn bytes(self, bytes: u128) -> Self {
        const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
        let exact = self
            .number(bytes)
            .text(if bytes == 1 { " byte" } else { " bytes" });
        if bytes < 1024 {
            return exact;
        }
        let mut unit = 0;
        let mut size: u128 = 1024;
        while unit + 1 < UNITS.len() && bytes / 1024 >= size {
            size *= 1024;
            unit += 1;
        }
        let (whole, tenth) = (bytes / size, bytes % size * 10 / size);
        exact
            .text(" (")
            .number(whole)
            .text(".")
            .number(tenth)
            .text(" ")
            .text(UNITS[unit])
            .text(")")
    }

    /// The text.
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

impl Default for ConstText {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_in_threes() {
        for (number, text) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1_000, "1_000"),
            (123_456, "123_456"),
            (24_000_000, "24_000_000"),
        ] {
            assert_eq!(ConstText::new().number(number).as_str(), text);
        }
    }

    #[test]
    fn sizes_are_exact_and_rounded() {
        for (bytes, text) in [
            (1, "1 byte"),
            (1023, "1_023 bytes"),
            (1024, "1_024 bytes (1.0 KiB)"),
            (1 << 31, "2_147_483_648 bytes (2.0 GiB)"),
            (3 << 49, "1_688_849_860_263_936 bytes (1_536.0 TiB)"),
        ] {
            assert_eq!(ConstText::new().bytes(bytes).as_str(), text);
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_whole() {
        let long = "ü".repeat(200);
        let text = ConstText::new().text(&long).text(&long).text("end");
        assert_eq!(text.as_str(), format!("{long}end"));
    }
}
