//! Allocations, pinned memory, copies and fills.

use super::{driver_api, put};
use crate::code::{INVALID_VALUE, OUT_OF_MEMORY, Outcome};
use crate::driver::Driver;
use crate::memory::{Access, Kind};
use crate::rules::Rule;
use crate::stream::{Work, sum};
use std::ffi::{c_uint, c_void};

/// Room on a device.
pub(super) fn check_room(d: &Driver, device: usize, bytes: u64) -> Outcome {
    let used = d.memory.in_use(device) + d.reserved.in_use(device);
    if used
        .checked_add(bytes)
        .is_none_or(|sum| sum > d.config.memory)
    {
        return Err(OUT_OF_MEMORY);
    }
    Ok(())
}

fn allocate(d: &mut Driver, name: &str, bytes: usize) -> Outcome<u64> {
    let device = d.device(name)?;
    check_room(d, device, bytes as u64)?;
    d.memory.allocate(bytes as u64, Kind::Device(device))
}

/// Whether an allocation may go: of its kind, and not in use.
pub(super) fn check_free(
    d: &mut Driver,
    name: &str,
    at: u64,
    of: impl Fn(Kind) -> bool,
) -> Outcome {
    let device = d.device(name)?;
    let host = d.host.clone();
    let Some(found) = d
        .memory
        .get(at)
        .filter(|a| of(a.kind) && a.freed_by.is_none())
    else {
        let range = d.memory.describe(at, 1);
        d.breach(Rule::DoubleFree, format!("{name} of {range}"));
        return Err(INVALID_VALUE);
    };
    if let Kind::Device(on) | Kind::Mapped(on) = found.kind
        && on != device
    {
        d.breach(
            Rule::Context,
            format!("{name}: memory of device {on} where device {device} is current"),
        );
        return Err(INVALID_VALUE);
    }
    let unfinished = found.uses.iter().find(|u| !host.is_after(u.stream, u.seq));
    if let Some(u) = unfinished {
        let what = format!(
            "{name}: nobody has waited for {} on stream {:#x}",
            u.what, u.stream
        );
        d.breach(Rule::FreedInUse, what);
    }
    Ok(())
}

/// Memory of the host in an asynchronous copy: pinned, or a breach.
fn check_pinned(d: &mut Driver, what: &str, at: u64, bytes: u64) -> bool {
    let pinned = d
        .memory
        .holder(at, bytes)
        .is_some_and(|(_, a)| a.kind == Kind::Pinned);
    if !pinned {
        d.breach(
            Rule::Pageable,
            format!("{what} of {bytes} bytes of pageable memory at {at:#x}"),
        );
    }
    pinned
}

/// A range of the device.
fn check_device(d: &mut Driver, what: &str, at: u64, bytes: u64) -> Outcome {
    let found = d.memory.holder(at, bytes).map(|(_, a)| a.kind);
    match found {
        Some(Kind::Device(_) | Kind::Mapped(_)) => Ok(()),
        _ => {
            let range = d.memory.describe(at, bytes);
            d.breach(Rule::Lifetime, format!("{what} uses {range}"));
            Err(INVALID_VALUE)
        }
    }
}

/// A copy that is done when the call returns; ordered after nothing but what the host waited for.
unsafe fn copy_now(
    d: &mut Driver,
    what: &str,
    to: u64,
    from: u64,
    bytes: u64,
    device: &[(u64, bool)],
) -> Outcome {
    d.device(what)?;
    for &(at, writes) in device {
        check_device(d, what, at, bytes)?;
        let access = Access {
            stream: 0,
            seq: 0,
            at,
            bytes,
            mode: writes.into(),
            what: what.to_owned(),
        };
        let host = d.host.clone();
        d.touch(access, &host);
    }
    // SAFETY: device ranges lie in allocations, as was just seen; those of the host are the
    // caller's promise.
    unsafe { std::ptr::copy(from as *const u8, to as *mut u8, bytes as usize) };
    Ok(())
}

fn fill(d: &mut Driver, name: &str, to: u64, unit: Vec<u8>, count: usize, stream: u64) -> Outcome {
    d.stream(name, stream)?;
    let bytes = (unit.len() as u64).saturating_mul(count as u64);
    if bytes == 0 {
        return Ok(());
    }
    if !to.is_multiple_of(unit.len() as u64) {
        return Err(INVALID_VALUE);
    }
    check_device(d, name, to, bytes)?;
    let work = Work::Fill {
        to,
        unit,
        count: count as u64,
    };
    d.submit(stream, work, &[(to, bytes, true)], name).map(drop)
}

driver_api! {
    fn cuMemAlloc_v2(d, at: *mut u64, bytes: usize) idle { put(at, 1 << 40) } {
        let made = allocate(d, "cuMemAlloc_v2", bytes)?;
        put(at, made)
    }

    fn cuMemFree_v2(d, at: u64) idle { Ok(()) } {
        check_free(d, "cuMemFree_v2", at, |k| matches!(k, Kind::Device(_)))?;
        // Memory in use stays: the breach was told, and the work is not to crash.
        let host = d.host.clone();
        let idle = d.memory.get(at).is_some_and(|a| a.uses.iter().all(|u| host.is_after(u.stream, u.seq)));
        if idle {
            d.memory.release(at);
        } else {
            d.memory.forget(at);
        }
        Ok(())
    }

    fn cuMemAllocAsync(d, at: *mut u64, bytes: usize, stream: u64) idle { put(at, 1 << 40) } {
        d.stream("cuMemAllocAsync", stream)?;
        let made = allocate(d, "cuMemAllocAsync", bytes)?;
        // It is there for what comes after on the stream, or is ordered after it.
        d.submit(stream, Work::Mark, &[(made, bytes as u64, true)], "cuMemAllocAsync")?;
        put(at, made)
    }

    fn cuMemFreeAsync(d, at: u64, stream: u64) idle { Ok(()) } {
        d.stream("cuMemFreeAsync", stream)?;
        let bytes = match d.memory.get(at) {
            Some(a) if a.freed_by.is_none() => a.bytes,
            _ => {
                let range = d.memory.describe(at, 1);
                d.breach(Rule::DoubleFree, format!("cuMemFreeAsync of {range}"));
                return Err(INVALID_VALUE);
            }
        };
        // As a write of all of it: what is not ordered before races with it.
        let seq = d.submit(stream, Work::Free { at }, &[(at, bytes, true)], "cuMemFreeAsync")?;
        if let Some(a) = d.memory.get_mut(at) {
            a.freed_by = Some((stream, seq));
        }
        Ok(())
    }

    fn cuMemHostAlloc(d, at: *mut u64, bytes: usize, _flags: c_uint) {
        d.device("cuMemHostAlloc")?;
        let made = d.memory.allocate(bytes as u64, Kind::Pinned)?;
        put(at, made)
    }

    fn cuMemHostGetDevicePointer_v2(d, at: *mut u64, host: u64, _flags: c_uint) {
        d.device("cuMemHostGetDevicePointer_v2")?;
        if !d.memory.holder(host, 1).is_some_and(|(_, a)| a.kind == Kind::Pinned) {
            return Err(INVALID_VALUE);
        }
        put(at, host)
    }

    fn cuMemFreeHost(d, at: u64) {
        check_free(d, "cuMemFreeHost", at, |k| k == Kind::Pinned)?;
        d.memory.release(at);
        Ok(())
    }

    fn cuMemcpyHtoD_v2(d, to: u64, from: *const c_void, bytes: usize) {
        copy_now(d, "cuMemcpyHtoD_v2", to, from as u64, bytes as u64, &[(to, true)])
    }

    fn cuMemcpyDtoH_v2(d, to: *mut c_void, from: u64, bytes: usize) {
        copy_now(d, "cuMemcpyDtoH_v2", to as u64, from, bytes as u64, &[(from, false)])
    }

    fn cuMemcpyHtoDAsync_v2(d, to: u64, from: *const c_void, bytes: usize, stream: u64) idle { Ok(()) } {
        let name = "cuMemcpyHtoDAsync_v2";
        d.stream(name, stream)?;
        let (from, bytes) = (from as u64, bytes as u64);
        check_device(d, name, to, bytes)?;
        if !check_pinned(d, name, from, bytes) {
            return copy_now(d, name, to, from, bytes, &[(to, true)]);
        }
        let work = Work::Copy { to, from, bytes, sum: Some(sum(from, bytes)) };
        d.submit(stream, work, &[(to, bytes, true), (from, bytes, false)], name).map(drop)
    }

    fn cuMemcpyDtoHAsync_v2(d, to: *mut c_void, from: u64, bytes: usize, stream: u64) idle { Ok(()) } {
        let name = "cuMemcpyDtoHAsync_v2";
        d.stream(name, stream)?;
        let (to, bytes) = (to as u64, bytes as u64);
        check_device(d, name, from, bytes)?;
        if !check_pinned(d, name, to, bytes) {
            return copy_now(d, name, to, from, bytes, &[(from, false)]);
        }
        let work = Work::Copy { to, from, bytes, sum: None };
        d.submit(stream, work, &[(from, bytes, false), (to, bytes, true)], name)?;
        if d.config.order != crate::config::Order::Eager {
            // Who reads before the copy is done does not read what it will be.
            spoil(d, stream, to, bytes);
        }
        Ok(())
    }

    fn cuMemcpyDtoDAsync_v2(d, to: u64, from: u64, bytes: usize, stream: u64) idle { Ok(()) } {
        let name = "cuMemcpyDtoDAsync_v2";
        d.stream(name, stream)?;
        let bytes = bytes as u64;
        check_device(d, name, to, bytes)?;
        check_device(d, name, from, bytes)?;
        if to < from + bytes && from < to + bytes {
            d.breach(Rule::Race, format!("{name}: its source and its destination overlap"));
        }
        let work = Work::Copy { to, from, bytes, sum: None };
        d.submit(stream, work, &[(from, bytes, false), (to, bytes, true)], name).map(drop)
    }

    fn cuMemsetD8Async(d, to: u64, value: u8, count: usize, stream: u64) idle { Ok(()) } {
        fill(d, "cuMemsetD8Async", to, vec![value], count, stream)
    }

    fn cuMemsetD16Async(d, to: u64, value: u16, count: usize, stream: u64) {
        fill(d, "cuMemsetD16Async", to, value.to_ne_bytes().to_vec(), count, stream)
    }

    fn cuMemsetD32Async(d, to: u64, value: u32, count: usize, stream: u64) {
        fill(d, "cuMemsetD32Async", to, value.to_ne_bytes().to_vec(), count, stream)
    }
}

/// Overwrites the destination of a queued copy, if the copy is still queued.
fn spoil(d: &mut Driver, stream: u64, to: u64, bytes: u64) {
    let queued = d.streams.get(&stream).is_some_and(|s| s.done < s.submitted);
    if queued {
        // SAFETY: the range lies in pinned memory, as was seen, which nobody may read now.
        unsafe { std::ptr::write_bytes(to as *mut u8, 0xA5, bytes as usize) };
    }
}
