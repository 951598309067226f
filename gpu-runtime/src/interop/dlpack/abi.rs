//! The structs of `dlpack.h`, as C lays them out.

use std::ffi::c_void;

/// The version that this speaks.
pub const VERSION: DLPackVersion = DLPackVersion { major: 1, minor: 0 };

/// `DLPACK_FLAG_BITMASK_READ_ONLY`: the memory must not be written.
pub const READ_ONLY: u64 = 1;

/// `DLPACK_FLAG_BITMASK_IS_COPIED`: the memory is a copy that nobody else has.
pub const IS_COPIED: u64 = 2;

/// `kDLCPU`.
pub(super) const CPU: i32 = 1;
/// `kDLCUDA`.
pub(super) const CUDA: i32 = 2;
/// `kDLCUDAHost`: pinned memory of the host.
pub(super) const CUDA_HOST: i32 = 3;

/// The version of a tensor's layout.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DLPackVersion {
    /// Another one is another layout.
    pub major: u32,
    /// Another one adds to what values mean.
    pub minor: u32,
}

/// Where memory lies.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DLDevice {
    /// 1 for the CPU, 2 for CUDA.
    pub device_type: i32,
    /// Its number among the devices of that type.
    pub device_id: i32,
}

/// What an element is.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DLDataType {
    /// 0 for signed integers, 1 for unsigned ones, 2 for IEEE numbers.
    pub code: u8,
    /// Bits of a lane.
    pub bits: u8,
    /// Numbers of an element: 1, except for vectors.
    pub lanes: u16,
}

/// A tensor that does not own its memory.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct DLTensor {
    /// Where it begins, on its device.
    pub data: *mut c_void,
    /// Its device.
    pub device: DLDevice,
    /// The number of its extents.
    pub ndim: i32,
    /// Its elements.
    pub dtype: DLDataType,
    /// Its extents.
    pub shape: *mut i64,
    /// Elements from one to the next along each extent; null for a compact tensor whose last
    /// extent varies fastest.
    pub strides: *mut i64,
    /// Bytes behind `data` where the first element is.
    pub byte_offset: u64,
}

/// A tensor with an owner.
#[repr(C)]
#[derive(Debug)]
pub struct DLManagedTensorVersioned {
    /// The version of this layout.
    pub version: DLPackVersion,
    /// The owner's.
    pub manager_ctx: *mut c_void,
    /// Gives the tensor back to its owner; may be missing.
    pub deleter: Option<unsafe extern "C" fn(*mut DLManagedTensorVersioned)>,
    /// [`READ_ONLY`], [`IS_COPIED`].
    pub flags: u64,
    /// The tensor.
    pub dl_tensor: DLTensor,
}

#[cfg(target_pointer_width = "64")]
const _: () = {
    use std::mem::offset_of;
    // As a C compiler lays the header out for 64-bit addresses.
    assert!(size_of::<DLTensor>() == 48 && size_of::<DLManagedTensorVersioned>() == 80);
    assert!(offset_of!(DLTensor, device) == 8 && offset_of!(DLTensor, ndim) == 16);
    assert!(offset_of!(DLTensor, dtype) == 20 && offset_of!(DLTensor, shape) == 24);
    assert!(offset_of!(DLTensor, strides) == 32 && offset_of!(DLTensor, byte_offset) == 40);
    assert!(offset_of!(DLManagedTensorVersioned, manager_ctx) == 8);
    assert!(offset_of!(DLManagedTensorVersioned, deleter) == 16);
    assert!(offset_of!(DLManagedTensorVersioned, flags) == 24);
    assert!(offset_of!(DLManagedTensorVersioned, dl_tensor) == 32);
};
