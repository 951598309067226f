//! Virtual memory: addresses, physical memory, mappings.

use super::memory::{check_free, check_room};
use super::{driver_api, put};
use crate::code::{INVALID_HANDLE, INVALID_VALUE, OUT_OF_MEMORY};
use crate::memory::Kind;
use crate::reserve::{GRANULARITY, Physical};
use crate::rules::Rule;
use std::ffi::{c_int, c_uint, c_void};

/// The beginning of `CUmemAllocationProp` and all of `CUmemLocation`: what is looked at.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Properties {
    pub kind: c_int,
    pub handle_types: c_int,
    pub location: Location,
}

#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Location {
    pub kind: c_int,
    pub id: c_int,
}

#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct AccessDescription {
    pub location: Location,
    pub flags: c_int,
}

driver_api! {
    fn cuMemGetAllocationGranularity(_d, bytes: *mut usize, properties: *const Properties, _option: c_uint) {
        if properties.is_null() {
            return Err(INVALID_VALUE);
        }
        put(bytes, GRANULARITY as usize)
    }

    fn cuMemAddressReserve(d, at: *mut u64, bytes: usize, _align: usize, _fixed: u64, _flags: u64) {
        d.device("cuMemAddressReserve")?;
        if bytes == 0 || !(bytes as u64).is_multiple_of(GRANULARITY) {
            return Err(INVALID_VALUE);
        }
        let made = d.reserved.reserve(bytes as u64).ok_or(OUT_OF_MEMORY)?;
        put(at, made)
    }

    fn cuMemAddressFree(d, at: u64, bytes: usize) {
        let end = at + bytes as u64;
        if d.memory.iter().any(|(start, a)| start < end && at < start + a.bytes) {
            d.breach(Rule::FreedInUse, "cuMemAddressFree of addresses that are still mapped");
            return Err(INVALID_VALUE);
        }
        if !d.reserved.free(at, bytes as u64) {
            d.breach(Rule::DoubleFree, format!("cuMemAddressFree of {at:#x}, which is no reservation"));
            return Err(INVALID_VALUE);
        }
        Ok(())
    }

    fn cuMemCreate(d, handle: *mut u64, bytes: usize, properties: *const Properties, _flags: u64) {
        let device = usize::try_from((*properties).location.id).map_err(|_| INVALID_VALUE)?;
        if bytes == 0 || !(bytes as u64).is_multiple_of(GRANULARITY) || (*properties).location.kind != 1 {
            return Err(INVALID_VALUE);
        }
        check_room(d, device, bytes as u64)?;
        let made = d.handle();
        let physical = Physical { bytes: bytes as u64, device, mapped_at: None, is_released: false };
        d.reserved.physical.insert(made, physical);
        put(handle, made)
    }

    fn cuMemRelease(d, handle: u64) {
        match d.reserved.physical.get_mut(&handle) {
            Some(p) if !p.is_released => {
                p.is_released = true;
                // What is mapped stays until it is unmapped.
                if p.mapped_at.is_none() {
                    d.reserved.physical.remove(&handle);
                }
                Ok(())
            }
            _ => {
                d.breach(Rule::DoubleFree, format!("cuMemRelease of {handle:#x}, which is not there"));
                Err(INVALID_VALUE)
            }
        }
    }

    fn cuMemMap(d, at: u64, bytes: usize, offset: usize, handle: u64, _flags: u64) {
        let bytes = bytes as u64;
        if !d.reserved.holds(at, bytes) || offset != 0 {
            return Err(INVALID_VALUE);
        }
        match d.reserved.physical.get_mut(&handle) {
            Some(p) if p.mapped_at.is_none() && p.bytes == bytes => p.mapped_at = Some(at),
            _ => return Err(INVALID_HANDLE),
        }
        Ok(())
    }

    fn cuMemSetAccess(d, at: u64, bytes: usize, description: *const AccessDescription, _count: usize) {
        let (mut start, end) = (at, at + bytes as u64);
        let usable = (*description).flags == 3;
        // All of it is mapped, in one piece or several.
        while start < end {
            let found = d.reserved.physical.values().find(|p| p.mapped_at == Some(start)).copied();
            let Some(p) = found else { return Err(INVALID_VALUE) };
            d.reserved.protect(start, p.bytes, usable);
            if usable && d.memory.get(start).is_none() {
                std::ptr::write_bytes(start as *mut u8, 0xCD, p.bytes as usize);
                d.memory.adopt(start, p.bytes, Kind::Mapped(p.device));
            }
            start += p.bytes;
        }
        Ok(())
    }

    fn cuMemUnmap(d, at: u64, bytes: usize) {
        let (mut start, end) = (at, at + bytes as u64);
        while start < end {
            let found = d.reserved.physical.iter().find(|(_, p)| p.mapped_at == Some(start));
            let Some((handle, p)) = found.map(|(h, p)| (*h, *p)) else {
                d.breach(Rule::DoubleFree, format!("cuMemUnmap of {start:#x}, which is not mapped"));
                return Err(INVALID_VALUE);
            };
            if d.memory.get(start).is_some() {
                check_free(d, "cuMemUnmap", start, |k| matches!(k, Kind::Mapped(_)))?;
                d.memory.forget(start);
            }
            d.reserved.protect(start, p.bytes, false);
            if p.is_released {
                d.reserved.physical.remove(&handle);
            } else if let Some(p) = d.reserved.physical.get_mut(&handle) {
                p.mapped_at = None;
            }
            start += p.bytes;
        }
        Ok(())
    }
}

/// Nothing is asked of an address yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cuPointerGetAttribute(
    _data: *mut c_void,
    _attribute: c_uint,
    _at: u64,
) -> u32 {
    INVALID_VALUE.0
}
