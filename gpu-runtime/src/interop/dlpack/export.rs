//! Tensors for others: a buffer of the pool that somebody else owns from now on.

use super::Element;
use super::abi::{CPU, CUDA, DLDevice, DLManagedTensorVersioned, DLTensor, VERSION};
use crate::backend::ForeignStream;
use crate::buffer::{Access, DeviceRead, PoolBuffer};
use crate::device::DeviceKind;
use crate::error::{GpuError, InteropError};
use crate::interop::{foreign_of, foreign_stream};
use crate::sync::Arc;
use cudarc::driver::CudaStream;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

/// A tensor that nobody has taken yet: dropped, it gives its memory back.
#[derive(Debug)]
pub struct Exported {
    /// Owned, with a deleter of this module.
    tensor: NonNull<DLManagedTensorVersioned>,
}

// SAFETY: the only owner of what it points to, all of which may go to other threads: a pool buffer, its
// extents, a stream's owner.
unsafe impl Send for Exported {}

/// What stands behind an exported tensor. The tensor is its first field: one address for both.
#[repr(C)]
struct Owner<T> {
    tensor: DLManagedTensorVersioned,
    extents: Box<[i64]>,
    strides: Box<[i64]>,
    buffer: PoolBuffer<T>,
    consumer: Option<ForeignStream>,
}

/// Makes a tensor of `shape` out of a buffer, when all work on the buffer is finished.
///
/// `consumer` is the stream on which its next owner works, on a CUDA device: what is on it when the
/// deleter is called, comes before the memory is used again. Without it the deleter waits for the
/// device. On the CPU device there is none.
///
/// # Errors
/// [`GpuError::ExtentsMismatch`]; the fault of the kernel that wrote the buffer;
/// [`InteropError`](crate::InteropError) for a stream of another context; what the device reports.
pub fn export<T: Element>(
    buffer: PoolBuffer<T>,
    shape: &[usize],
    consumer: Option<&Arc<CudaStream>>,
) -> Result<Exported, GpuError> {
    let elements = shape.iter().try_fold(1_usize, |n, e| n.checked_mul(*e));
    let extents: Option<Box<[i64]>> = shape.iter().map(|e| i64::try_from(*e).ok()).collect();
    let ndim = i32::try_from(shape.len()).ok();
    let (Some(extents), Some(ndim), true) = (extents, ndim, elements == Some(buffer.len())) else {
        return Err(GpuError::ExtentsMismatch {
            extents: shape.to_vec(),
            len: buffer.len(),
        });
    };
    let device = buffer.device();
    let consumer = consumer.map(foreign_stream);
    if let Some(stream) = &consumer {
        foreign_of(device)?.check(stream)?;
    }
    let at = {
        let memory = &buffer;
        let parts = memory.parts();
        for mark in parts.last_use.last().iter() {
            device.timeline().synchronize(mark)?;
        }
        parts.last_use.check()?;
        parts.ptr
    };
    let ordinal = device.ordinal();
    let device = match ordinal.kind {
        DeviceKind::Host => DLDevice {
            device_type: CPU,
            device_id: 0,
        },
        DeviceKind::Cuda => DLDevice {
            device_type: CUDA,
            device_id: i32::try_from(ordinal.index).unwrap_or(i32::MAX),
        },
    };
    let strides = strides_of(&extents).ok_or_else(|| InteropError::Tensor {
        why: format!("extents of {extents:?} overflow"),
    })?;
    let mut owner = Box::new(Owner {
        tensor: DLManagedTensorVersioned {
            version: VERSION,
            manager_ctx: std::ptr::null_mut(),
            deleter: Some(delete::<T>),
            flags: 0,
            dl_tensor: DLTensor {
                data: at.cast(),
                device,
                ndim,
                dtype: T::TYPE,
                shape: std::ptr::null_mut(),
                strides: std::ptr::null_mut(),
                byte_offset: 0,
            },
        },
        extents,
        strides,
        buffer,
        consumer,
    });
    owner.tensor.dl_tensor.shape = owner.extents.as_mut_ptr();
    owner.tensor.dl_tensor.strides = owner.strides.as_mut_ptr();
    let tensor = NonNull::from(Box::leak(owner)).cast();
    Ok(Exported { tensor })
}

/// Those of a compact tensor whose last extent varies fastest.
pub(super) fn strides_of(extents: &[i64]) -> Option<Box<[i64]>> {
    let mut strides = vec![1_i64; extents.len()];
    let mut next = 1_i64;
    for (stride, extent) in strides.iter_mut().zip(extents).rev() {
        *stride = next;
        next = next.checked_mul((*extent).max(1))?;
    }
    Some(strides.into())
}

impl Exported {
    /// The tensor, for its next owner, who calls its deleter once.
    #[must_use]
    pub fn into_raw(self) -> NonNull<DLManagedTensorVersioned> {
        ManuallyDrop::new(self).tensor
    }
}

impl Drop for Exported {
    fn drop(&mut self) {
        // SAFETY: nobody took the tensor, so its deleter was not called.
        unsafe {
            if let Some(delete) = self.tensor.as_ref().deleter {
                delete(self.tensor.as_ptr());
            }
        }
    }
}

/// The deleter of an exported tensor.
///
/// # Safety
/// `tensor` came from [`export`] with elements of `T`, and nobody uses it any more.
unsafe extern "C" fn delete<T: Element>(tensor: *mut DLManagedTensorVersioned) {
    if tensor.is_null() {
        return;
    }
    // SAFETY: the caller's promise: the tensor is the first field of a boxed owner.
    let owner = unsafe { Box::from_raw(tensor.cast::<Owner<T>>()) };
    // Nothing of this unwinds; if it did, the other language could not go on.
    let _ = catch_unwind(AssertUnwindSafe(|| give_back(*owner)));
}

fn give_back<T: Element>(owner: Owner<T>) {
    let Owner {
        buffer, consumer, ..
    } = owner;
    let after_consumer = || {
        let device = buffer.device();
        let Ok(foreign) = foreign_of(device) else {
            // The CPU: there is no work that is not done.
            return Ok(());
        };
        let stream = device.own_stream();
        let _order = stream.in_order()?;
        match &consumer {
            Some(theirs) => foreign.follow(stream.id(), theirs)?,
            None => foreign.finish_all()?,
        }
        let memory = &buffer;
        (memory.parts().last_use).use_on(device.timeline(), stream, Access::Write)
    };
    // If it cannot be waited for, the device is lost, and its pool gives no memory any more.
    let _: Result<(), GpuError> = after_consumer();
    drop(buffer);
}
