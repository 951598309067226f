//! Devices and contexts.

use super::{driver_api, put};
use crate::code::{
    INVALID_CONTEXT, INVALID_DEVICE, INVALID_VALUE, NO_DEVICE, NOT_INITIALIZED, Outcome,
};
use crate::driver::{self, Driver, context_of, device_of};
use crate::rules::Rule;
use std::ffi::{c_char, c_int, c_uint, c_void};

fn known(d: &Driver, device: c_int) -> Outcome<usize> {
    if !d.is_ready {
        return Err(NOT_INITIALIZED);
    }
    let number = usize::try_from(device)
        .ok()
        .filter(|&n| n < d.retained.len());
    number.ok_or(INVALID_DEVICE)
}

driver_api! {
    fn cuInit(d, flags: c_uint) {
        if flags != 0 {
            return Err(INVALID_VALUE);
        }
        crate::exit::watch();
        if d.retained.is_empty() {
            return Err(NO_DEVICE);
        }
        d.is_ready = true;
        Ok(())
    }

    fn cuDriverGetVersion(d, version: *mut c_int) { put(version, d.config.version) }

    fn cuDeviceGetCount(d, count: *mut c_int) {
        if !d.is_ready {
            return Err(NOT_INITIALIZED);
        }
        put(count, d.retained.len() as c_int)
    }

    fn cuDeviceGet(d, device: *mut c_int, ordinal: c_int) {
        known(d, ordinal)?;
        put(device, ordinal)
    }

    fn cuDeviceGetName(d, name: *mut c_char, bytes: c_int, device: c_int) {
        let number = known(d, device)?;
        let text = format!("Stand-in {number}\0");
        if bytes < text.len() as c_int {
            return Err(INVALID_VALUE);
        }
        std::ptr::copy_nonoverlapping(text.as_ptr().cast(), name, text.len());
        Ok(())
    }

    fn cuDeviceGetUuid_v2(d, uuid: *mut [u8; 16], device: c_int) {
        let number = known(d, device)?;
        put(uuid, [number as u8 + 1; 16])
    }

    fn cuDeviceTotalMem_v2(d, bytes: *mut usize, device: c_int) {
        known(d, device)?;
        put(bytes, d.config.memory as usize)
    }

    fn cuDeviceGetAttribute(d, value: *mut c_int, attribute: c_uint, device: c_int) {
        known(d, device)?;
        put(value, match attribute {
            1 => d.config.threads,            // threads per block
            2 | 3 => 1024,                    // block, x and y
            4 => 64,                          // block, z
            5 => i32::MAX,                    // grid, x
            6 | 7 => 65_535,                  // grid, y and z
            8 => 48 << 10,                    // shared memory per block
            10 => 32,                         // warp
            12 => 65_536,                     // registers per block
            16 => 4,                          // multiprocessors
            39 => 2048,                       // threads per multiprocessor
            41 => 1,                          // unified addresses
            75 => d.config.arch / 10,         // compute capability
            76 => d.config.arch % 10,
            97 => 99 << 10,                   // shared memory per block, opted in
            102 => i32::from(d.config.virtual_memory),
            115 => 1,                         // memory pools
            _ => return Err(INVALID_VALUE),
        })
    }

    fn cuDevicePrimaryCtxRetain(d, context: *mut u64, device: c_int) {
        let number = known(d, device)?;
        if let Some(n) = d.retained.get_mut(number) {
            *n += 1;
        }
        put(context, context_of(number))
    }

    fn cuDevicePrimaryCtxRelease_v2(d, device: c_int) {
        let number = known(d, device)?;
        match d.retained.get_mut(number) {
            Some(n) if *n > 0 => {
                *n -= 1;
                Ok(())
            }
            _ => {
                d.breach(Rule::DoubleFree, "the primary context was released more often than retained");
                Err(INVALID_CONTEXT)
            }
        }
    }

    fn cuDevicePrimaryCtxGetState(d, device: c_int, flags: *mut c_uint, active: *mut c_int) {
        let number = known(d, device)?;
        put(flags, 0)?;
        put(active, c_int::from(d.retained.get(number).is_some_and(|n| *n > 0)))
    }

    fn cuCtxSetCurrent(d, context: u64) idle { driver::set_current(context); Ok(()) } {
        if context != 0 {
            let device = device_of(context).ok_or(INVALID_CONTEXT)?;
            if d.retained.get(device).is_none_or(|n| *n == 0) {
                d.breach(Rule::Context, "a context was made current that nobody retains");
                return Err(INVALID_CONTEXT);
            }
        }
        driver::set_current(context);
        Ok(())
    }

    fn cuCtxGetCurrent(_d, context: *mut u64) idle { put(context, driver::current()) } { put(context, driver::current()) }

    fn cuCtxGetDevice(d, device: *mut c_int) {
        let number = d.device("cuCtxGetDevice")?;
        put(device, number as c_int)
    }

    fn cuCtxSynchronize(d) {
        let device = d.device("cuCtxSynchronize")?;
        let on = |s: &crate::stream::Stream| s.device == device;
        let all: Vec<u64> = d.streams.iter().filter(|(_, s)| on(s)).map(|(h, _)| *h).collect();
        all.into_iter().try_for_each(|s| d.waited_for(s))
    }

    fn cuMemGetInfo_v2(d, free: *mut usize, total: *mut usize) {
        let device = d.device("cuMemGetInfo_v2")?;
        let used = d.memory.in_use(device) + d.reserved.in_use(device);
        put(free, d.config.memory.saturating_sub(used) as usize)?;
        put(total, d.config.memory as usize)
    }
}

/// The driver's name of a result.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cuGetErrorName(code: u32, text: *mut *const c_char) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { put(text, crate::code::name(code).as_ptr()) }.map_or_else(|c| c.0, |()| 0)
}

/// The driver's words for a result.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cuGetErrorString(code: u32, text: *mut *const c_char) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { cuGetErrorName(code, text) }
}

/// The address of a function of the driver; programs may ask here instead of the loader.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cuGetProcAddress_v2(
    _name: *const c_char,
    address: *mut *mut c_void,
    _version: c_int,
    _flags: u64,
    _status: *mut c_int,
) -> u32 {
    // SAFETY: the caller's promise.
    let _ = unsafe { put(address, std::ptr::null_mut()) };
    crate::code::NOT_FOUND.0
}
