//! What `gpu_pool!` generates calls to: the plan of buffers that name phases, and the compile-time
//! budget.

use crate::__private::const_text::ConstText;
use crate::__private::plan::{Life, Placed, plan};

/// A declared buffer, as the budget sees it.
pub struct Room {
    /// The buffer's name.
    pub buffer: &'static str,
    /// Its largest length, in elements.
    pub len: usize,
    /// Bytes per element.
    pub size: usize,
    /// The numbers of the first and the last phase it lives in; `None`: it lives throughout.
    pub lives: Option<(usize, usize)>,
    /// These phases, for messages.
    pub phases: &'static str,
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

/// The buffers of a pool of `M` phases, each at its place in the pool's plan.
///
/// Made here and not by the macro, since only rustc knows the sizes.
pub const fn placed<const N: usize, const M: usize>(rooms: &[Room; N]) -> [Placed; N] {
    let mut lives = [Life {
        first: 0,
        last: M - 1,
        size: 0,
    }; N];
    let mut at = 0;
    while at < N {
        if let Some((first, last)) = rooms[at].lives {
            lives[at].first = first;
            lives[at].last = last;
        }
        lives[at].size = narrow(rooms[at].bytes() / BLOCK);
        at += 1;
    }
    let plan = plan::<N, M>(&lives);
    let mut placed = [Placed {
        index: 0,
        buffer: "",
        phases: "",
        offset: 0,
        bytes: 0,
    }; N];
    let mut at = 0;
    while at < N {
        placed[at] = Placed {
            index: at as u32,
            buffer: rooms[at].buffer,
            phases: rooms[at].phases,
            offset: plan.offsets[at].saturating_mul(BLOCK as u64),
            bytes: lives[at].size.saturating_mul(BLOCK as u64),
        };
        at += 1;
    }
    placed
}

/// Bytes from the first to the last one of a plan.
pub const fn extent(plan: &[Placed]) -> u64 {
    let mut end = 0;
    let mut at = 0;
    while at < plan.len() {
        let here = plan[at].offset.saturating_add(plan[at].bytes);
        end = if here > end { here } else { end };
        at += 1;
    }
    end
}

/// Bytes of buffers that all live at once.
pub const fn sum(rooms: &[Room]) -> u64 {
    let mut total = 0;
    let mut at = 0;
    while at < rooms.len() {
        total += rooms[at].bytes();
        at += 1;
    }
    narrow(total)
}

/// The number, or the largest one that there is.
const fn narrow(number: u128) -> u64 {
    if number > u64::MAX as u128 {
        u64::MAX
    } else {
        number as u64
    }
}

/// Refuses buffers that together need more than the pool may use; `planned` is what they need by
/// their plan, where they have one.
#[track_caller]
pub const fn within(pool: &str, limit: u64, rooms: &[Room], planned: Option<u64>) {
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
    let (total, how, fewer) = match planned {
        Some(planned) => (
            planned as u128,
            " by the plan of its phases",
            ", declare shorter buffers, or let them live in fewer phases",
        ),
        None => (total, " together", ", or declare shorter buffers"),
    };
    if total > limit as u128 {
        let largest = &rooms[largest];
        let message = ConstText::new()
            .text("the buffers of `")
            .text(pool)
            .text("` need ")
            .bytes(total)
            .text(how)
            .text(", and its limit is ")
            .bytes(limit as u128)
            .text("\nhelp: raise the limit")
            .text(fewer)
            .text("; the largest is `")
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
