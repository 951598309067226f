//! Reads logs of RMM's `logging_resource_adaptor`, which `GpuMemoryPool::rmm_log` writes as well.

use super::traces::{Recorder, Trace, UNIT, bad_line};
use std::collections::HashMap;
use std::{io, path::Path};

/// The first line.
pub const HEADER: &str = "Thread,Time,Action,Pointer,Size,Stream";

/// A trace of what a log's lines say, in their order, whichever threads and streams they are of.
/// Requests that failed, buffers of no bytes, and frees of what was made before the log are left
/// out. `file` is named in errors.
pub fn read(text: &str, file: &Path) -> io::Result<Trace> {
    let mut made = Recorder::default();
    let mut live: HashMap<u64, u32> = HashMap::new();
    for (line, row) in (1..).zip(text.lines()).skip(1) {
        if row.trim().is_empty() {
            continue;
        }
        let bad = |what: &str| bad_line(file, line, what);
        let fields: Vec<&str> = row.split(',').map(str::trim).collect();
        let &[_, _, action, pointer, size, _] = fields.as_slice() else {
            return Err(bad(&format!("`{HEADER}` is expected")));
        };
        let pointer =
            address(pointer).ok_or_else(|| bad("the pointer is no hexadecimal number"))?;
        let size: u64 = size.parse().map_err(|_| bad("the size is no number"))?;
        match action {
            "allocate" if size == 0 => {}
            "allocate" => {
                let units = u32::try_from(size.div_ceil(UNIT));
                let units = units.map_err(|_| bad("the size is above 1 TiB"))?;
                if live.contains_key(&pointer) {
                    return Err(bad("what lives at this pointer was not freed"));
                }
                live.insert(pointer, made.allocate(units));
            }
            "free" => {
                if let Some(slot) = live.remove(&pointer) {
                    made.free(slot);
                }
            }
            "allocate failure" => {}
            _ => {
                return Err(bad(
                    "the action is none of allocate, free, allocate failure",
                ));
            }
        }
    }
    Ok(made.finish())
}

fn address(text: &str) -> Option<u64> {
    if text == "(nil)" {
        return Some(0);
    }
    let digits = text.strip_prefix("0x").unwrap_or(text);
    u64::from_str_radix(digits, 16).ok()
}
