//! Tensors of others: memory that is used here until it is given back.

use super::Element;
use super::abi::{CPU, CUDA, CUDA_HOST, DLManagedTensorVersioned, DLTensor, READ_ONLY, VERSION};
use super::export::strides_of;
use crate::backend::process;
use crate::buffer::{Access, Owned, Place, UseCell, View, ViewMut};
use crate::device::{Device, DeviceKind};
use crate::error::{GpuError, InteropError};
use crate::interop::{foreign_of, foreign_stream};
use crate::sync::Arc;
use cudarc::driver::CudaStream;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

/// A tensor of another framework, as device memory: views of it go wherever views of a
/// [`PoolBuffer`](crate::PoolBuffer) go. It is not counted by the pool.
///
/// It stays on its thread, since its deleter may have to.
pub struct Imported<T> {
    /// Given back when this is dropped, unless work may use it for ever.
    tensor: ManuallyDrop<Owner>,
    address: NonNull<u8>,
    len: usize,
    shape: Vec<usize>,
    device: Arc<Device>,
    used: UseCell,
    elements: PhantomData<T>,
}

/// A tensor that is given back when this is dropped.
struct Owner(NonNull<DLManagedTensorVersioned>);

impl Drop for Owner {
    fn drop(&mut self) {
        // SAFETY: the tensor was taken over from its owner, as `import` asks for, and is given back once.
        unsafe {
            if let Some(delete) = self.0.as_ref().deleter {
                delete(self.0.as_ptr());
            }
        }
    }
}

/// Takes a tensor over for work on `device`.
///
/// `producer` is the stream on which its owner wrote it: its use here comes after that. Without it all
/// work on the tensor is finished.
///
/// # Errors
/// [`InteropError::Tensor`](crate::InteropError::Tensor) for a tensor of another version, device or
/// element type, one that is not compact, or not aligned; the deleter was called then. What the device
/// reports.
///
/// # Safety
/// The tensor is what DLPack says: its struct is whole, its memory is there until the deleter is called, on
/// the device that it names, and all of its elements are written. It is the caller's to give away.
/// Nobody else writes its memory, and unless it is read-only nobody reads it, until then.
pub unsafe fn import<T: Element>(
    device: &Arc<Device>,
    tensor: NonNull<DLManagedTensorVersioned>,
    producer: Option<&Arc<CudaStream>>,
) -> Result<Imported<T>, GpuError> {
    // SAFETY: the caller's promise. Of another major version the version and the deleter are where
    // they are in this one: the specification keeps them there for this use.
    let (version, owner) = unsafe { (tensor.as_ref().version, Owner(tensor)) };
    if version.major != VERSION.major {
        let (theirs, ours) = (version.major, VERSION.major);
        return Err(refused(format!(
            "it has layout version {theirs}, and this is version {ours}"
        )));
    }
    // SAFETY: the caller's promise.
    let dl = unsafe { tensor.as_ref().dl_tensor };
    check_device(device, &dl)?;
    if dl.dtype != T::TYPE {
        return Err(refused(format!(
            "its elements are {}, and `{}` is {}",
            Spelled(dl.dtype),
            std::any::type_name::<T>(),
            Spelled(T::TYPE)
        )));
    }
    // SAFETY: the caller's promise.
    let (shape, len) = unsafe { shape_of(&dl)? };
    let offset = usize::try_from(dl.byte_offset).ok();
    let address = offset.and_then(|n| (dl.data as usize).checked_add(n));
    let bytes = len.checked_mul(size_of::<T>());
    let (Some(address), Some(bytes)) = (address, bytes) else {
        return Err(refused("it is larger than an address space".to_owned()));
    };
    if isize::try_from(bytes).is_err() || address.checked_add(bytes).is_none() {
        return Err(refused("it is larger than an address space".to_owned()));
    }
    if !address.is_multiple_of(align_of::<T>()) {
        return Err(refused(format!(
            "its memory at {address:#x} is not aligned to {} bytes",
            align_of::<T>()
        )));
    }
    let address = match NonNull::new(address as *mut u8) {
        Some(address) => address,
        None if len == 0 => NonNull::<u128>::dangling().cast(),
        None => return Err(refused("it has elements and no memory".to_owned())),
    };
    let used = UseCell::default();
    if let Some(stream) = producer {
        let theirs = foreign_stream(stream);
        let (foreign, own) = (foreign_of(device)?, device.own_stream());
        foreign.check(&theirs)?;
        let _order = own.in_order()?;
        foreign.follow(own.id(), &theirs)?;
        used.use_on(device.timeline(), own, Access::Write)?;
    }
    Ok(Imported {
        tensor: ManuallyDrop::new(owner),
        address,
        len,
        shape,
        device: Arc::clone(device),
        used,
        elements: PhantomData,
    })
}

fn refused(why: String) -> GpuError {
    InteropError::Tensor { why }.into()
}

fn check_device(device: &Device, dl: &DLTensor) -> Result<(), GpuError> {
    let (own, theirs) = (device.ordinal(), dl.device);
    let same = match own.kind {
        DeviceKind::Host => matches!(theirs.device_type, CPU | CUDA_HOST),
        DeviceKind::Cuda => {
            theirs.device_type == CUDA && u32::try_from(theirs.device_id) == Ok(own.index)
        }
    };
    if same {
        return Ok(());
    }
    let named = match theirs.device_type {
        CPU => "the CPU".to_owned(),
        CUDA => format!("`cuda:{}`", theirs.device_id),
        other => format!("a device of DLPack's type {other}"),
    };
    Err(refused(format!(
        "it lies on {named}, and this device is `{own}`"
    )))
}

/// The extents, and the number of elements.
///
/// # Safety
/// The tensor's extents and strides are there.
unsafe fn shape_of(dl: &DLTensor) -> Result<(Vec<usize>, usize), GpuError> {
    let rank = usize::try_from(dl.ndim).ok();
    let Some(rank) = rank.filter(|&n| n == 0 || !dl.shape.is_null()) else {
        return Err(refused(format!("it has {} extents", dl.ndim)));
    };
    // SAFETY: the caller's promise; a slice of no elements needs no memory.
    let list = |at: *const i64| unsafe {
        if rank == 0 {
            &[]
        } else {
            std::slice::from_raw_parts(at, rank)
        }
    };
    let extents = list(dl.shape);
    let shape: Option<Vec<usize>> = extents.iter().map(|e| usize::try_from(*e).ok()).collect();
    let Some(shape) = shape else {
        return Err(refused(format!("its extents are {extents:?}")));
    };
    let elements = if shape.contains(&0) {
        Some(0)
    } else {
        shape.iter().try_fold(1_usize, |n, e| n.checked_mul(*e))
    };
    let Some(elements) = elements else {
        return Err(refused(format!("its extents {extents:?} overflow")));
    };
    if dl.strides.is_null() || elements == 0 {
        return Ok((shape, elements));
    }
    let (strides, compact) = (list(dl.strides), strides_of(extents));
    // The stride of an extent of one element is never gone along.
    let along = |((e, s), c): ((&i64, &i64), &i64)| *e == 1 || s == c;
    let compact = compact.filter(|c| extents.iter().zip(strides).zip(&**c).all(along));
    if compact.is_none() {
        return Err(refused(format!(
            "its strides {strides:?} for extents {extents:?} leave gaps or another order: make it contiguous first"
        )));
    }
    Ok((shape, elements))
}

/// An element type in words.
struct Spelled(super::DLDataType);

impl fmt::Display for Spelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let super::DLDataType { code, bits, lanes } = self.0;
        match code {
            0 => write!(f, "signed integers of {bits} bits")?,
            1 => write!(f, "unsigned integers of {bits} bits")?,
            2 => write!(f, "IEEE numbers of {bits} bits")?,
            other => write!(f, "DLPack's type {other} of {bits} bits")?,
        }
        match lanes {
            1 => Ok(()),
            lanes => write!(f, " in vectors of {lanes}"),
        }
    }
}

impl<T: Element> Imported<T> {
    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The extents, the slowest first.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Whether its owner forbids writing it.
    pub fn is_read_only(&self) -> bool {
        // SAFETY: the tensor is this one's until it is dropped.
        unsafe { self.tensor.0.as_ref().flags & READ_ONLY != 0 }
    }

    /// A read-only view of all elements.
    pub fn view(&self) -> View<'_, T, Owned> {
        View::new(self.address, self.len, self.place())
    }

    /// A writable view of all elements.
    ///
    /// # Errors
    /// [`InteropError::Tensor`](crate::InteropError::Tensor) if its owner forbids writing it.
    pub fn view_mut(&mut self) -> Result<ViewMut<'_, T, Owned>, GpuError> {
        if self.is_read_only() {
            return Err(refused("it is read-only".to_owned()));
        }
        Ok(ViewMut::new(self.address, self.len, self.place()))
    }

    fn place(&self) -> Place<'_> {
        Place {
            device: &self.device,
            stream: self.device.own_stream(),
            faults: None,
            used: &self.used,
        }
    }
}

impl<T> Drop for Imported<T> {
    fn drop(&mut self) {
        if process::is_forked() {
            return;
        }
        let timeline = self.device.timeline();
        let finished = |mark| {
            // A call that fails may do so for a reason of its own: once more, then.
            let done = timeline.synchronize(mark);
            done.or_else(|_| timeline.synchronize(mark)).is_ok()
        };
        // Its owner has it back when all work on it is finished, and not at all if nobody can know that.
        if self.used.last().iter().all(finished) {
            // SAFETY: nothing uses the tensor after this, and this is done once.
            unsafe { ManuallyDrop::drop(&mut self.tensor) };
        }
    }
}

impl<T> fmt::Debug for Imported<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Imported")
            .field("shape", &self.shape)
            .finish_non_exhaustive()
    }
}
