//! Writes Python's pickle format, protocol 2: of its opcodes those that the page of PyTorch's memory
//! viewer reads as well.

use std::collections::HashMap;

/// Items that are added to a list at a time, as Python does it: the page cannot take very many.
const BATCH: usize = 1000;

/// A pickle that is being written. Texts and shared values are written once and referred to then.
#[derive(Debug)]
pub(super) struct Pickle {
    out: Vec<u8>,
    texts: HashMap<String, u32>,
    shared: HashMap<u32, u32>,
    memoised: u32,
}

impl Pickle {
    pub(super) fn new() -> Self {
        Self {
            out: vec![0x80, 2],
            texts: HashMap::new(),
            shared: HashMap::new(),
            memoised: 0,
        }
    }

    /// The bytes, with the end of the pickle.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.out.push(b'.');
        self.out
    }

    pub(super) fn bool(&mut self, value: bool) {
        self.out.push(if value { 0x88 } else { 0x89 });
    }

    pub(super) fn float(&mut self, value: f64) {
        self.out.push(b'G');
        self.out.extend(value.to_be_bytes());
    }

    pub(super) fn int(&mut self, value: i64) {
        if let Ok(byte) = u8::try_from(value) {
            self.out.extend([b'K', byte]);
        } else if let Ok(short) = u16::try_from(value) {
            self.out.push(b'M');
            self.out.extend(short.to_le_bytes());
        } else if let Ok(word) = i32::try_from(value) {
            self.out.push(b'J');
            self.out.extend(word.to_le_bytes());
        } else {
            // A byte of length, then two's complement.
            self.out.extend([0x8a, 8]);
            self.out.extend(value.to_le_bytes());
        }
    }

    /// A number of bytes or an address: no machine has 2^63 of them.
    pub(super) fn number(&mut self, value: u64) {
        self.int(i64::try_from(value).unwrap_or(i64::MAX));
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(&at) = self.texts.get(text) {
            self.get(at);
            return;
        }
        self.out.push(b'X');
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.out.extend(len.to_le_bytes());
        self.out.extend(text.bytes().take(len as usize));
        let at = self.put();
        self.texts.insert(text.to_owned(), at);
    }

    /// A list with what `write` makes of each item.
    pub(super) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.out.push(b']');
        let mut open = 0;
        for item in items {
            if open == 0 {
                self.out.push(b'(');
            }
            write(self, item);
            open += 1;
            if open == BATCH {
                self.out.push(b'e');
                open = 0;
            }
        }
        if open > 0 {
            self.out.push(b'e');
        }
    }

    /// A dictionary: `write` adds its members, a text and a value in turns.
    pub(super) fn dict(&mut self, write: impl FnOnce(&mut Self)) {
        self.out.extend([b'}', b'(']);
        write(self);
        self.out.push(b'u');
    }

    /// A pair.
    pub(super) fn pair(&mut self, first: i64, second: i64) {
        self.int(first);
        self.int(second);
        self.out.push(0x86);
    }

    /// The value of a key, which `write` makes at its first use.
    pub(super) fn shared(&mut self, key: u32, write: impl FnOnce(&mut Self)) {
        if let Some(&at) = self.shared.get(&key) {
            self.get(at);
            return;
        }
        write(self);
        let at = self.put();
        self.shared.insert(key, at);
    }

    /// Remembers the value that was written last.
    fn put(&mut self) -> u32 {
        let at = self.memoised;
        self.memoised += 1;
        self.refer([b'q', b'r'], at);
        at
    }

    fn get(&mut self, at: u32) {
        self.refer([b'h', b'j'], at);
    }

    fn refer(&mut self, [short, long]: [u8; 2], at: u32) {
        if let Ok(byte) = u8::try_from(at) {
            self.out.extend([short, byte]);
        } else {
            self.out.push(long);
            self.out.extend(at.to_le_bytes());
        }
    }
}

#[cfg(test)]
pub(super) mod reader;

#[cfg(test)]
mod tests {
    use super::reader::unpickle;
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_written_is_read_back() {
        let mut p = Pickle::new();
        let numbers = [
            0,
            255,
            256,
            65_535,
            65_536,
            -1,
            i64::from(i32::MAX),
            i64::from(i32::MAX) + 1,
            i64::MIN,
            i64::MAX,
        ];
        p.dict(|p| {
            p.text("numbers");
            p.list(numbers, Pickle::int);
            p.text("empty");
            p.list([0; 0], Pickle::int);
            p.text("long");
            p.list(0..2500_u64, Pickle::number);
            p.text("none of it");
            p.dict(|_| ());
            p.text("pair");
            p.pair(1, -2);
            p.text("float");
            p.float(0.25);
            p.text("yes");
            p.bool(true);
            p.text("no");
            p.bool(false);
            p.text("text ü \"q\"");
            p.text("empty");
            for name in ["a", "b"] {
                p.text(name);
                p.shared(7, |p| p.list(["x"], Pickle::text));
            }
        });
        let expected = json!({
            "numbers": numbers, "empty": [], "long": (0..2500).collect::<Vec<u64>>(),
            "none of it": {}, "pair": [1, -2], "float": 0.25, "yes": true, "no": false,
            "text ü \"q\"": "empty", "a": ["x"], "b": ["x"],
        });
        assert_eq!(unpickle(&p.finish()), Ok(expected));
    }

    #[test]
    fn more_values_than_a_byte_counts_are_referred_to() {
        let mut p = Pickle::new();
        let names: Vec<String> = (0..600).map(|n| format!("name {n}")).collect();
        let twice = || names.iter().chain(&names);
        p.list(twice(), |p, name| p.text(name));
        let bytes = p.finish();
        assert_eq!(unpickle(&bytes), Ok(json!(twice().collect::<Vec<_>>())));
    }
}
