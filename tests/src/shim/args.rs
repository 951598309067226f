//! The arguments of a kernel, laid out as its text declares them.

use std::ffi::c_void;
use std::marker::PhantomData;

/// `gpu::fault` of the prelude.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fault {
    /// 0: no thread faulted.
    pub state: u32,
    /// Which fault: the number of a `FaultKind`.
    pub kind: u32,
    /// The place in the kernel.
    pub site: u32,
    /// Nothing.
    pub pad: u32,
    /// The index that was out of bounds.
    pub index: u64,
    /// The length it was compared with.
    pub len: u64,
    /// The block of the thread.
    pub block: u64,
    /// The thread in its block.
    pub thread: u64,
}

/// `gpu::slice<T>` and `gpu::slice_mut<T>` of the prelude.
#[repr(C)]
#[derive(Clone, Copy)]
struct Slice {
    start: *const c_void,
    len: u64,
}

/// `gpu::slice2<T>`, `gpu::slice3<T>` and their `_mut`s of the prelude.
#[repr(C)]
#[derive(Clone, Copy)]
struct Shaped<const R: usize> {
    start: *const c_void,
    extents: [u64; R],
}

impl<const R: usize> Shaped<R> {
    fn new(start: *const c_void, len: usize, extents: [usize; R]) -> Self {
        let elements = extents.iter().fold(1, |n: usize, e| n.saturating_mul(*e));
        assert_eq!(
            elements, len,
            "the extents {extents:?} are of another length"
        );
        Self {
            start,
            extents: extents.map(|n| n as u64),
        }
    }
}

/// The arguments of one launch. They borrow what they point to.
#[derive(Default)]
pub struct Args<'a> {
    /// Each argument in memory that is aligned for any type of a kernel, and its size in bytes.
    values: Vec<(Box<[u128]>, usize)>,
    borrowed: PhantomData<&'a mut c_void>,
}

impl<'a> Args<'a> {
    /// No arguments yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The two that every generated kernel begins with: where to report a fault, and over how
    /// many threads it is launched.
    pub fn for_kernel(fault: &'a mut Fault, n: u64) -> Self {
        let mut args = Self::new();
        let fault: *mut Fault = fault;
        args.value(fault).value(n);
        args
    }

    /// A scalar, a struct or an array by value.
    pub fn value<T: Copy>(&mut self, value: T) -> &mut Self {
        const { assert!(align_of::<T>() <= align_of::<u128>()) };
        let size = size_of::<T>();
        let mut place = vec![0_u128; size.div_ceil(size_of::<u128>()).max(1)].into_boxed_slice();
        // SAFETY: the place is at least as large as `T` and aligned for it (asserted above).
        unsafe { place.as_mut_ptr().cast::<T>().write(value) };
        self.values.push((place, size));
        self
    }

    /// A value of any type, as its bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let words = bytes.len().div_ceil(size_of::<u128>()).max(1);
        let mut place = vec![0_u128; words].into_boxed_slice();
        // SAFETY: the place is at least as long as the value.
        unsafe {
            let to = place.as_mut_ptr().cast::<u8>();
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len());
        }
        self.values.push((place, bytes.len()));
        self
    }

    /// A `&[T]`.
    pub fn slice<T>(&mut self, slice: &'a [T]) -> &mut Self {
        self.value(Slice {
            start: slice.as_ptr().cast(),
            len: slice.len() as u64,
        })
    }

    /// A `&mut [T]`, or a `&[Atomic<T>]`.
    pub fn slice_mut<T>(&mut self, slice: &'a mut [T]) -> &mut Self {
        self.value(Slice {
            start: slice.as_mut_ptr().cast_const().cast(),
            len: slice.len() as u64,
        })
    }

    /// A `&Slice2<T>` or `&Slice3<T>`.
    ///
    /// # Panics
    /// Where the extents do not multiply to the slice's length.
    pub fn shaped<T, const R: usize>(&mut self, slice: &'a [T], extents: [usize; R]) -> &mut Self {
        self.value(Shaped::new(slice.as_ptr().cast(), slice.len(), extents))
    }

    /// A `&mut Slice2<T>` or `&mut Slice3<T>`.
    ///
    /// # Panics
    /// Where the extents do not multiply to the slice's length.
    pub fn shaped_mut<T, const R: usize>(
        &mut self,
        slice: &'a mut [T],
        extents: [usize; R],
    ) -> &mut Self {
        let start = slice.as_mut_ptr().cast_const().cast();
        self.value(Shaped::new(start, slice.len(), extents))
    }

    /// Where each argument lies, and its size.
    pub(super) fn pointers(&self) -> (Vec<*const c_void>, Vec<usize>) {
        self.values
            .iter()
            .map(|(place, size)| (place.as_ptr().cast::<c_void>(), *size))
            .unzip()
    }
}
