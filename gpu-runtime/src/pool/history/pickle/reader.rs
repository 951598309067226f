//! Reads what `Pickle` writes, for tests: so that it is checked where there is no Python.

use serde_json::{Map, Value, json};

/// The value of a pickle, or what is wrong with it.
pub(in crate::pool::history) fn unpickle(bytes: &[u8]) -> Result<Value, String> {
    let mut reader = Reader {
        rest: bytes,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
    };
    reader.run()
}

struct Reader<'b> {
    rest: &'b [u8],
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: Vec<Value>,
}

impl Reader<'_> {
    fn run(&mut self) -> Result<Value, String> {
        loop {
            let [opcode] = self.take()?;
            match opcode {
                0x80 => {
                    let [version] = self.take()?;
                    if version != 2 {
                        return Err(format!("version {version}"));
                    }
                }
                b'.' => {
                    let value = self.pop()?;
                    let done = self.rest.is_empty() && self.stack.is_empty();
                    return done.then_some(value).ok_or("more than one value".into());
                }
                b'K' => {
                    let [n] = self.take()?;
                    self.stack.push(json!(n));
                }
                b'M' => {
                    let n = u16::from_le_bytes(self.take()?);
                    self.stack.push(json!(n));
                }
                b'J' => {
                    let n = i32::from_le_bytes(self.take()?);
                    self.stack.push(json!(n));
                }
                0x8a => {
                    if self.take()? != [8] {
                        return Err("a number of another length".into());
                    }
                    let n = i64::from_le_bytes(self.take()?);
                    self.stack.push(json!(n));
                }
                b'G' => {
                    let x = f64::from_be_bytes(self.take()?);
                    self.stack.push(json!(x));
                }
                0x88 => self.stack.push(json!(true)),
                0x89 => self.stack.push(json!(false)),
                b'X' => {
                    let len = u32::from_le_bytes(self.take()?) as usize;
                    let (text, rest) = self.rest.split_at_checked(len).ok_or("a short text")?;
                    self.rest = rest;
                    let text = std::str::from_utf8(text).map_err(|e| e.to_string())?;
                    self.stack.push(json!(text));
                }
                b']' => self.stack.push(json!([])),
                b'}' => self.stack.push(json!({})),
                b'(' => self.marks.push(self.stack.len()),
                b'e' => {
                    let items = self.since_mark()?;
                    match self.stack.last_mut() {
                        Some(Value::Array(list)) => list.extend(items),
                        other => return Err(format!("no list but {other:?}")),
                    }
                }
                b'u' => {
                    let items = self.since_mark()?;
                    match self.stack.last_mut() {
                        Some(Value::Object(members)) => add(members, items)?,
                        other => return Err(format!("no dictionary but {other:?}")),
                    }
                }
                0x86 => {
                    let second = self.pop()?;
                    let first = self.pop()?;
                    self.stack.push(json!([first, second]));
                }
                b'q' | b'r' => {
                    let at = self.place(opcode == b'q')?;
                    if at != self.memo.len() {
                        return Err(format!("{at} is remembered out of order"));
                    }
                    let last = self.stack.last().ok_or("nothing to remember")?;
                    self.memo.push(last.clone());
                }
                b'h' | b'j' => {
                    let at = self.place(opcode == b'h')?;
                    let known = self.memo.get(at).ok_or("not remembered")?;
                    self.stack.push(known.clone());
                }
                other => return Err(format!("opcode {other:#x}")),
            }
        }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or("the pickle ends")?;
        self.rest = rest;
        Ok(*taken)
    }

    fn place(&mut self, short: bool) -> Result<usize, String> {
        if short {
            let [at] = self.take()?;
            return Ok(at.into());
        }
        Ok(u32::from_le_bytes(self.take()?) as usize)
    }

    fn pop(&mut self) -> Result<Value, String> {
        self.stack.pop().ok_or("an empty stack".into())
    }

    fn since_mark(&mut self) -> Result<Vec<Value>, String> {
        let mark = self.marks.pop().ok_or("no mark")?;
        Ok(self.stack.split_off(mark))
    }
}

fn add(members: &mut Map<String, Value>, items: Vec<Value>) -> Result<(), String> {
    for pair in items.chunks(2) {
        let [Value::String(key), value] = pair else {
            return Err(format!("no member: {pair:?}"));
        };
        if members.insert(key.clone(), value.clone()).is_some() {
            return Err(format!("two of {key}"));
        }
    }
    Ok(())
}
