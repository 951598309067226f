//! What `gpu_pool!` generates calls to: the compile-time budget, and the taking of a declared
//! buffer.

use crate::__private::const_text::ConstText;

/// A declared buffer, as the budget sees it.
pub struct Room {
    /// The buffer's name.
    pub buffer: &'static str,
    /// Its largest length, in elements.
    pub len: usize,
    /// Bytes per element.
    pub size: usize,
}

impl Room {
    /// Bytes, in whole blocks, as the pool will count them.
    const fn bytes(&self) -> u128 {
        let bytes = self.len as u128 * self.size as u128;
        bytes.next_multiple_of(BLOCK)
    }
}

/// The pool gives memory in multiples of this many bytes.
const BLOCK: u128 = crate::backend::ALIGN as u128;

/// Refuses buffers that together need more than the pool may use.
#[track_caller]
pub const fn within(pool: &str, limit: u64, rooms: &[Room]) {
    let mut total = 0;
    let mut largest = 0;
    let mut at = 0;
    while at < rooms.len() {
        total += rooms[at].bytes();
        if rooms[at].bytes() > rooms[largest].bytes() {
            largest = at;
        }
        at += 1;
    }
    if total > limit as u128 {
        let largest = &rooms[largest];
        let message = ConstText::new()
            .text("the buffers of `")
            .text(pool)
            .text("` need ")
            .bytes(total)
            .text(" together, and its limit is ")
            .bytes(limit as u128)
            .text("\nhelp: raise the limit, or declare shorter buffers; the largest is `")
            .text(largest.buffer)
            .text("` with ")
            .bytes(largest.bytes());
        panic!("{}", message.as_str());
    }
}

/// Refuses a buffer that was declared with a length of zero.
#[track_caller]
pub const fn has_room(buffer: &str, len: usize) {
    if len == 0 {
        let message = ConstText::new().text("the buffer `").text(buffer).text(
            "` has room for no element\nhelp: write the largest length that it will be taken with",
        );
        panic!("{}", message.as_str());
    }
}
