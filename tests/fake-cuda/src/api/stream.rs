//! Streams and events.

use super::{driver_api, put};
use crate::code::NOT_READY;
use crate::rules::Rule;
use crate::stream::{Event, Stream, Work};
use std::ffi::c_uint;

/// No memory is touched.
const NOTHING: &[(u64, u64, bool)] = &[];

driver_api! {
    fn cuStreamCreate(d, stream: *mut u64, _flags: c_uint) {
        let device = d.device("cuStreamCreate")?;
        let handle = d.handle();
        d.streams.insert(handle, Stream::new(device));
        put(stream, handle)
    }

    fn cuStreamDestroy_v2(d, stream: u64) {
        d.stream("cuStreamDestroy_v2", stream)?;
        if let Some(s) = d.streams.get_mut(&stream) {
            s.is_destroyed = true;
        }
        Ok(())
    }

    fn cuStreamSynchronize(d, stream: u64) idle { Ok(()) } {
        d.stream("cuStreamSynchronize", stream)?;
        d.waited_for(stream)
    }

    fn cuStreamQuery(d, stream: u64) {
        d.stream("cuStreamQuery", stream)?;
        let submitted = d.streams.get(&stream).map_or(0, |s| s.submitted);
        if d.has_reached(stream, submitted) { d.waited_for(stream) } else { Err(NOT_READY) }
    }

    fn cuStreamWaitEvent(d, stream: u64, event: u64, _flags: c_uint) idle { Ok(()) } {
        d.stream("cuStreamWaitEvent", stream)?;
        // Events may be another device's.
        let Some(e) = d.events.get(&event) else {
            d.breach(Rule::Lifetime, format!("cuStreamWaitEvent: event {event:#x} is not there"));
            return Err(crate::code::INVALID_HANDLE);
        };
        let (recorded, clock) = (e.recorded, e.clock.clone());
        if let Some((on, seq)) = recorded {
            if let Some(s) = d.streams.get_mut(&stream) {
                s.clock.merge(&clock);
            }
            d.submit(stream, Work::Wait { stream: on, seq }, NOTHING, "cuStreamWaitEvent")?;
        }
        Ok(())
    }

    fn cuEventCreate(d, event: *mut u64, _flags: c_uint) {
        let device = d.device("cuEventCreate")?;
        let handle = d.handle();
        let made = Event { device, recorded: None, clock: Default::default() };
        d.events.insert(handle, made);
        put(event, handle)
    }

    fn cuEventDestroy_v2(d, event: u64) {
        d.event("cuEventDestroy_v2", event)?;
        d.events.remove(&event);
        Ok(())
    }

    fn cuEventRecord(d, event: u64, stream: u64) idle { Ok(()) } {
        d.event("cuEventRecord", event)?;
        d.stream("cuEventRecord", stream)?;
        let seq = d.submit(stream, Work::Mark, NOTHING, "cuEventRecord")?;
        let clock = d.streams.get(&stream).map(|s| s.clock.clone()).unwrap_or_default();
        if let Some(e) = d.events.get_mut(&event) {
            (e.recorded, e.clock) = (Some((stream, seq)), clock);
        }
        Ok(())
    }

    fn cuEventQuery(d, event: u64) idle { Ok(()) } {
        d.event("cuEventQuery", event)?;
        let Some((stream, seq)) = d.events.get(&event).and_then(|e| e.recorded) else {
            return Ok(());
        };
        if !d.has_reached(stream, seq) {
            return Err(NOT_READY);
        }
        host_knows(d, event);
        Ok(())
    }

    fn cuEventSynchronize(d, event: u64) idle { Ok(()) } {
        let device = d.device("cuEventSynchronize")?;
        d.event("cuEventSynchronize", event)?;
        if let Some((stream, seq)) = d.events.get(&event).and_then(|e| e.recorded) {
            d.run(stream, seq);
            host_knows(d, event);
        }
        d.lost.get(device).copied().flatten().map_or(Ok(()), Err)
    }
}

fn host_knows(d: &mut crate::driver::Driver, event: u64) {
    if let Some(e) = d.events.get(&event) {
        let clock = e.clock.clone();
        d.host.merge(&clock);
    }
}
