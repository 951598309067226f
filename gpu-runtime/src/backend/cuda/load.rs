//! Finds the driver: once per process, and nothing is loaded before somebody asks.

use super::CudaBackend;
use super::context::Context;
use super::driver::{Driver, Failed, Functions, NO_DEVICE};
use super::properties::Properties;
use crate::backend::process;
use crate::error::{CudaError, GpuError};
use crate::sync::OnceLock;
use std::ffi::{c_char, c_int, c_uint, c_void};

/// The least that will do: from CUDA 12 on, what NVRTC 12 makes can be loaded.
const LEAST: i32 = 12_000;

/// What was found.
enum Found {
    /// No library of the driver.
    Nothing,
    /// A driver, and how many devices it has.
    Driver(Box<Driver>, u32),
}

/// The driver of this process.
fn found() -> Result<&'static Found, GpuError> {
    static FOUND: OnceLock<Result<Found, CudaError>> = OnceLock::new();
    let found = FOUND.get_or_init(find).as_ref();
    found.map_err(|e| GpuError::from(e.clone()))
}

fn find() -> Result<Found, CudaError> {
    // SAFETY: opens the driver's library, if there is one; it runs no code that needs anything of
    // the caller.
    if !unsafe { cudarc::driver::sys::is_culib_present() } {
        return Ok(Found::Nothing);
    }
    // SAFETY: it was just found, so this opens it and does not panic.
    let library = unsafe { cudarc::driver::sys::culib() };
    let find = |name: &'static str| {
        // SAFETY: only an address is taken here.
        let symbol = unsafe { library.get::<*const c_void>(name.as_bytes()) }.ok()?;
        (!symbol.is_null()).then_some(*symbol)
    };
    let need = |name| find(name).ok_or(CudaError::NoFunction { function: name });
    // SAFETY: the driver's functions of these names have these types.
    let (get_version, error_name) = unsafe {
        let get_version: unsafe extern "C" fn(*mut c_int) -> c_uint =
            std::mem::transmute(need("cuDriverGetVersion")?);
        let error_name: unsafe extern "C" fn(c_uint, *mut *const c_char) -> c_uint =
            std::mem::transmute(need("cuGetErrorName")?);
        (get_version, error_name)
    };
    let mut version = 0;
    // SAFETY: a place for the answer.
    let code = unsafe { get_version(&mut version) };
    // SAFETY: `find` gives the driver's functions.
    let functions = unsafe { Functions::load(find) };
    if code == 0 && version < LEAST {
        return Err(CudaError::DriverTooOld {
            found: version,
            least: LEAST,
        });
    }
    let functions = functions.map_err(|function| CudaError::NoFunction { function })?;
    let driver = Driver {
        functions,
        error_name,
        version,
    };
    if code != 0 {
        let call = "cuDriverGetVersion";
        return Err(error(&driver, Failed { call, code }));
    }
    let count = match start(&driver) {
        Ok(count) => count,
        Err(failed) if failed.code == NO_DEVICE => 0,
        Err(failed) => return Err(error(&driver, failed)),
    };
    Ok(Found::Driver(Box::new(driver), count))
}

fn start(driver: &Driver) -> Result<u32, Failed> {
    let mut count = 0;
    // SAFETY: no flags are defined; a place for the answer.
    unsafe {
        driver.functions.cuInit(0)?;
        driver.functions.cuDeviceGetCount(&mut count)?;
    }
    // After the driver's own: handlers run in the opposite order, so this one before those. Where the
    // system has no room for it, the first device's handler is left, which cannot be said to be first.
    process::watch_exit_again();
    Ok(u32::try_from(count).unwrap_or(0))
}

fn error(driver: &Driver, failed: Failed) -> CudaError {
    CudaError::Call {
        call: failed.call,
        code: failed.code,
        name: driver.name(failed.code),
    }
}

/// How many CUDA devices this process has. Without a driver none.
///
/// # Errors
/// A driver that cannot be used.
pub(crate) fn device_count() -> Result<u32, GpuError> {
    Ok(match found()? {
        Found::Nothing => 0,
        Found::Driver(_, count) => *count,
    })
}

/// What the driver is made for, if there is one that can be used.
pub(super) fn driver_version() -> Option<i32> {
    match found() {
        Ok(Found::Driver(driver, _)) => Some(driver.version),
        _ => None,
    }
}

/// The driver, if it has a device with this number.
fn driver_of(index: u32) -> Result<(&'static Driver, c_int), GpuError> {
    let (driver, count) = match found()? {
        Found::Nothing => return Err(CudaError::NoDriver { asked: index }.into()),
        Found::Driver(driver, count) => (&**driver, *count),
    };
    if count == 0 {
        let visible = std::env::var_os("CUDA_VISIBLE_DEVICES");
        let error = CudaError::NoDevice {
            asked: index,
            visible: visible.map(|v| v.to_string_lossy().into_owned()),
        };
        return Err(error.into());
    }
    match c_int::try_from(index) {
        Ok(number) if index < count => Ok((driver, number)),
        _ => {
            let there: Vec<String> = (0..count).map(|n| format!("`cuda:{n}`")).collect();
            Err(GpuError::NoSuchDevice {
                asked: format!("`cuda:{index}`"),
                available: format!("`host`, {}", there.join(", ")),
            })
        }
    }
}

/// Whether there is a device with this number.
///
/// # Errors
/// No driver, one that cannot be used, or no such device.
pub(crate) fn available(index: u32) -> Result<(), GpuError> {
    driver_of(index).map(drop)
}

/// Opens the device with this number.
///
/// # Errors
/// As [`available`].
pub(crate) fn open(index: u32) -> Result<CudaBackend, GpuError> {
    let (driver, number) = driver_of(index)?;
    let properties = Properties::of(driver, number).map_err(|f| error(driver, f))?;
    Ok(CudaBackend::new(Context::new(driver, index, properties)))
}
