//! A history in our own form: the member `history` of a snapshot, documented at
//! [`GpuMemoryPool::snapshot`](crate::GpuMemoryPool::snapshot).

use super::event::{Event, Kind};
use super::log::Log;
use crate::pool::arena::Arena;
use crate::pool::snapshot::{Text, list};
use crate::pool::state::State;
use std::fmt::{self, Write as _};

/// Writes the member, with the comma before it, if the pool's history is on.
pub(in crate::pool) fn write_history(
    out: &mut String,
    arena: &Arena,
    state: &State,
) -> fmt::Result {
    if !arena.history.is_on() {
        return Ok(());
    }
    let log = Log::of(&arena.history, &state.sources, String::new());
    write_log(out, &log)
}

fn write_log(out: &mut String, log: &Log) -> fmt::Result {
    let before = log.before();
    write!(
        out,
        ",\n\"history\": {{\"capacity\": {}, \"dropped\": {}, \
         \"before\": {{\"in_use\": {}, \"pending\": {}, \"slabs\": {}}}, \"events\": [",
        log.recorded.capacity, log.recorded.dropped, before.in_use, before.pending, before.slabs
    )?;
    list(out, log.events().iter(), |out, e| write_event(out, log, e))?;
    out.push_str("]}");
    Ok(())
}

fn write_event(out: &mut String, log: &Log, event: &Event) -> fmt::Result {
    let Event {
        time,
        about,
        thread,
        kind,
    } = event;
    let place = match kind {
        Kind::OutOfMemory => "free",
        _ => "address",
    };
    write!(
        out,
        "{{\"time\": {time}, \"event\": \"{}\", \"{place}\": {}, \"bytes\": {}, \"thread\": {thread}",
        kind.name(),
        about.address,
        about.bytes
    )?;
    if let Some(source) = log.name(about.source) {
        write!(
            out,
            ", \"stream\": {}, \"source\": {}",
            about.stream,
            Text(&source)
        )?;
    }
    out.push('}');
    Ok(())
}
