//! What a device is.

use super::driver::{Driver, Outcome};
use cudarc::driver::sys::CUdevice_attribute as Attribute;
use std::ffi::{CStr, c_char, c_int};

/// A device of the driver, without a context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Properties {
    /// The driver's handle.
    pub(super) device: c_int,
    /// For people.
    pub(super) name: String,
    /// Bytes.
    pub(super) memory: u64,
    /// The compute capability: 9 and 0 for `sm_90`.
    pub(super) major: u32,
    pub(super) minor: u32,
    /// Threads of a block at most.
    pub(super) threads: u64,
    /// Shared memory of a block at most, in bytes, without asking for more.
    pub(super) shared: u64,
    /// Registers of a block at most.
    pub(super) registers: u64,
    /// Whether memory can be mapped to reserved addresses.
    pub(super) has_virtual_memory: bool,
}

impl Properties {
    /// Asks the driver.
    pub(super) fn of(driver: &Driver, number: c_int) -> Outcome<Self> {
        let f = &driver.functions;
        let (mut device, mut memory, mut name) = (0, 0, [0 as c_char; 256]);
        // SAFETY: places for the answers; the driver writes a name that ends in a zero and has at
        // most as many bytes as it is told.
        let name = unsafe {
            f.cuDeviceGet(&mut device, number)?;
            f.cuDeviceGetName(name.as_mut_ptr(), 255, device)?;
            f.cuDeviceTotalMem_v2(&mut memory, device)?;
            CStr::from_ptr(name.as_ptr()).to_string_lossy().into_owned()
        };
        let attribute = |attribute: Attribute| {
            let mut value = 0;
            // SAFETY: a place for the answer.
            unsafe { f.cuDeviceGetAttribute(&mut value, attribute as u32, device) }?;
            Ok(u32::try_from(value).unwrap_or(0))
        };
        Ok(Self {
            device,
            name,
            memory: memory as u64,
            major: attribute(Attribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)?,
            minor: attribute(Attribute::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR)?,
            threads: attribute(Attribute::CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK)?.into(),
            shared: attribute(Attribute::CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK)?.into(),
            has_virtual_memory: attribute(
                Attribute::CU_DEVICE_ATTRIBUTE_VIRTUAL_ADDRESS_MANAGEMENT_SUPPORTED,
            )? != 0,
            registers: attribute(Attribute::CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_BLOCK)?.into(),
        })
    }
}
