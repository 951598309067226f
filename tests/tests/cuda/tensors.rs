//! DLPack tensors, out and in, on the device that the environment names.

use crate::memory::add_to;
use gpu_runtime::interop::dlpack::{self, DLManagedTensorVersioned, Element, READ_ONLY};
use gpu_runtime::prelude::*;
use gpu_runtime::{InteropError, PoolConfig};
use std::ptr::NonNull;

type Tensor = NonNull<DLManagedTensorVersioned>;

/// A tensor of the numbers from 0 up.
fn counted<T: Element>(shape: &[usize], number: impl Fn(usize) -> T) -> Tensor {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let data: Vec<T> = (0..shape.iter().product()).map(number).collect();
    let tensor = dlpack::export(pool.upload(&data).unwrap(), shape, None).unwrap();
    tensor.into_raw()
}

fn import<T: Element>(tensor: Tensor) -> Result<dlpack::Imported<T>, GpuError> {
    // SAFETY: these tests make whole tensors, and give each away once.
    unsafe { dlpack::import(gpu_manager().device()?, tensor, None) }
}

#[test]
fn a_tensor_goes_out_and_comes_back() {
    let tensor = counted(&[2, 5, 30], |n| n as f64);
    // SAFETY: the tensor is whole.
    let dl = unsafe { tensor.as_ref() };
    let (major, minor) = (dl.version.major, dl.version.minor);
    assert_eq!((major, minor, dl.flags, dl.dl_tensor.ndim), (1, 0, 0, 3));
    // SAFETY: as above.
    let list = |at: *const i64| unsafe { std::slice::from_raw_parts(at, 3) };
    assert_eq!(list(dl.dl_tensor.shape), [2, 5, 30]);
    assert_eq!(list(dl.dl_tensor.strides), [150, 30, 1]);
    let own = gpu_manager().device().unwrap().is_host();
    assert_eq!(dl.dl_tensor.device.device_type, if own { 1 } else { 2 });
    let back = import::<f64>(tensor).unwrap();
    assert_eq!(back.shape(), [2, 5, 30]);
    let expected: Vec<f64> = (0..300).map(f64::from).collect();
    assert_eq!(back.view().download().unwrap(), expected);
}

#[test]
fn a_tensor_is_an_argument_of_launches_and_copies_and_given_back_behind_them() {
    for _ in 0..5 {
        let mut tensor = import::<u32>(counted(&[500], |n| n as u32)).unwrap();
        let got = gpu_manager().scope(|s| {
            let mut x = s.zeros::<u32>(500)?;
            add_to(s, 1, &mut x)?;
            tensor.view_mut()?.copy_from(&x)?;
            x.view_mut().copy_from(tensor.view())?;
            add_to(s, 1, &mut x)?;
            tensor
                .view_mut()?
                .slice_mut(..3)?
                .copy_from(x.slice(..3)?)?;
            // Given back while its last copy may not have begun.
            drop(tensor);
            x.download()
        });
        assert_eq!(got.unwrap(), [2; 500]);
    }
}

#[test]
fn the_memory_is_the_pools_again_when_the_deleter_was_called() {
    let manager = GpuManager::isolated(1 << 20).unwrap();
    let pool = manager.pool(PoolConfig::new()).unwrap();
    let tensor = dlpack::export(pool.upload(&[1_u8; 70_000]).unwrap(), &[70_000], None).unwrap();
    assert!(pool.stats().current >= 70_000);
    let raw = tensor.into_raw();
    assert!(pool.stats().current >= 70_000);
    // SAFETY: the deleter is called once, on another thread, by the tensor's owner.
    unsafe {
        let delete = raw.as_ref().deleter.unwrap();
        let at = raw.as_ptr() as usize;
        std::thread::spawn(move || delete(at as *mut _))
            .join()
            .unwrap();
    }
    assert_eq!(pool.stats().current, 0);
    drop(dlpack::export(pool.upload(&[1_u8; 70_000]).unwrap(), &[7, 10_000], None).unwrap());
    assert_eq!(pool.stats().current, 0, "one that nobody took");
}

#[test]
fn extents_that_the_buffer_has_not_are_an_error() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    for shape in [&[3_usize, 4][..], &[], &[usize::MAX, usize::MAX]] {
        let error = dlpack::export(pool.upload(&[1_u16; 10]).unwrap(), shape, None).unwrap_err();
        assert!(matches!(error, GpuError::ExtentsMismatch { .. }), "{error}");
    }
}

/// Sets the first number of a list of a tensor's.
fn set(first: *mut i64, value: i64) {
    // SAFETY: the tensors that these tests change have at least two extents and strides.
    unsafe { *first = value }
}

#[test]
fn a_tensor_that_does_not_fit_is_an_error_and_goes_back() {
    type Change = fn(&mut DLManagedTensorVersioned);
    let changes: [(Change, &str); 9] = [
        (
            |t| t.version.major = 2,
            "it has layout version 2, and this is version 1",
        ),
        (
            |t| t.dl_tensor.dtype.bits = 64,
            "its elements are IEEE numbers of 64 bits, and `f32` is IEEE numbers of 32 bits",
        ),
        (
            |t| t.dl_tensor.dtype.lanes = 4,
            "IEEE numbers of 32 bits in vectors of 4",
        ),
        (|t| t.dl_tensor.device.device_id += 7, "it lies on "),
        (
            |t| t.dl_tensor.device.device_type = 10,
            "a device of DLPack's type 10",
        ),
        (
            |t| set(t.dl_tensor.strides, 40),
            "its strides [40, 1] for extents [3, 20] leave gaps or another order: make it contiguous first",
        ),
        (|t| set(t.dl_tensor.shape, -3), "its extents are [-3, 20]"),
        (|t| t.dl_tensor.byte_offset = 2, "is not aligned to 4 bytes"),
        (|t| t.dl_tensor.ndim = -1, "it has -1 extents"),
    ];
    let live = || {
        gpu_manager()
            .pool(PoolConfig::new())
            .unwrap()
            .stats()
            .current
    };
    let before = live();
    for (change, why) in changes {
        let mut tensor = counted(&[3, 20], |n| n as f32);
        // SAFETY: the tensor is whole, and nobody else has it.
        change(unsafe { tensor.as_mut() });
        if why == "it lies on " && gpu_manager().device().unwrap().is_host() {
            // The CPU has one number only.
            drop(import::<f32>(tensor).unwrap());
            continue;
        }
        let error = import::<f32>(tensor).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
        let GpuError::Interop(error) = error else {
            panic!("{error}")
        };
        assert!(matches!(*error, InteropError::Tensor { .. }));
    }
    // Other tests of this process have memory too: none of these 9 tensors of 256 bytes is among it.
    assert!(live() <= before + 8 * 256 || std::env::var_os("RUST_TEST_THREADS").is_none());
}

#[test]
fn what_its_owner_forbids_to_write_is_not_written() {
    let mut tensor = counted(&[4, 1, 2], |n| n as i16);
    // SAFETY: the tensor is whole. The stride of an extent of one element says nothing.
    unsafe {
        tensor.as_mut().flags |= READ_ONLY;
        *tensor.as_ref().dl_tensor.strides.add(1) = 77;
    }
    let mut tensor = import::<i16>(tensor).unwrap();
    assert!(tensor.is_read_only());
    let error = tensor.view_mut().map(drop).unwrap_err();
    assert!(error.to_string().ends_with("it is read-only"), "{error}");
    assert_eq!(tensor.view().download().unwrap(), [0, 1, 2, 3, 4, 5, 6, 7]);
    // No elements need no memory, and no strides are compact ones.
    let mut none = counted(&[0, 3], |n| n as i64);
    // SAFETY: as above.
    unsafe {
        none.as_mut().dl_tensor.strides = std::ptr::null_mut();
        none.as_mut().dl_tensor.data = std::ptr::null_mut();
    }
    let none = import::<i64>(none).unwrap();
    assert!(none.is_empty() && none.view().download().unwrap().is_empty());
}
