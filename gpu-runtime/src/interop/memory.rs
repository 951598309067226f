//! Pool memory as cudarc's functions take it.

use super::cudarc::driver::sys::CUdeviceptr;
use super::cudarc::driver::{
    CudaStream, DevicePtr, DevicePtrMut, DeviceSlice, LaunchArgs, PushKernelArg, SyncOnDrop,
};
use crate::sync::Arc;
use std::marker::PhantomData;

/// Pool memory that other code may read until its session ends: a [`DevicePtr`] of cudarc, for copies, for
/// cuBLAS and its like, and an argument of cudarc's launch builder.
///
/// On the session's stream it needs no further order. On another one it is waited for when the guard that
/// [`DevicePtr::device_ptr`] returns is dropped. A launch has to be one on the session's stream.
#[derive(Debug)]
pub struct Lent<'f, T> {
    memory: Memory<'f>,
    elements: PhantomData<&'f [T]>,
}

/// As [`Lent`], of memory that other code may write: a [`DevicePtrMut`] of cudarc.
#[derive(Debug)]
pub struct LentMut<'f, T> {
    memory: Memory<'f>,
    elements: PhantomData<&'f mut [T]>,
}

#[derive(Debug, Clone, Copy)]
struct Memory<'f> {
    at: CUdeviceptr,
    len: usize,
    stream: &'f Arc<CudaStream>,
}

impl<'f> Memory<'f> {
    fn on<'a>(&'a self, stream: &'a CudaStream) -> (CUdeviceptr, SyncOnDrop<'a>) {
        if *stream == **self.stream {
            return (self.at, SyncOnDrop::Record(None));
        }
        // As cudarc does where nothing can be returned: the context keeps the error.
        let joined = stream.join(self.stream);
        stream.context().record_err(joined);
        (self.at, SyncOnDrop::sync_stream(stream))
    }
}

impl<T> Clone for Lent<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lent<'_, T> {}

macro_rules! device_memory {
    ($($name:ident: $by:ty;)*) => {$(
        impl<'f, T> $name<'f, T> {
            pub(super) fn new(at: u64, len: usize, stream: &'f Arc<CudaStream>) -> Self {
                let memory = Memory { at, len, stream };
                Self { memory, elements: PhantomData }
            }

            /// The number of elements.
            pub fn len(&self) -> usize {
                self.memory.len
            }

            /// Whether there is no element.
            pub fn is_empty(&self) -> bool {
                self.memory.len == 0
            }
        }

        impl<T> DeviceSlice<T> for $name<'_, T> {
            fn len(&self) -> usize {
                self.memory.len
            }

            fn stream(&self) -> &Arc<CudaStream> {
                self.memory.stream
            }
        }

        impl<T> DevicePtr<T> for $name<'_, T> {
            fn device_ptr<'a>(&'a self, stream: &'a CudaStream) -> (CUdeviceptr, SyncOnDrop<'a>) {
                self.memory.on(stream)
            }
        }

        // SAFETY: an argument is a pointer to a device address that lives as long as the arguments.
        unsafe impl<'a, 'b: 'a, T> PushKernelArg<$by> for LaunchArgs<'a> {
            fn arg(&mut self, arg: $by) -> &mut Self {
                <Self as PushKernelArg<&'b CUdeviceptr>>::arg(self, &arg.memory.at)
            }
        }
    )*};
}

device_memory! {
    Lent: &'b Lent<'_, T>;
    LentMut: &'b mut LentMut<'_, T>;
}

impl<T> DevicePtrMut<T> for LentMut<'_, T> {
    fn device_ptr_mut<'a>(&'a mut self, stream: &'a CudaStream) -> (CUdeviceptr, SyncOnDrop<'a>) {
        self.memory.on(stream)
    }
}
