//! The functions of the driver that the runtime calls, by their names. Each returns a number, and
//! what is not 0 is a [`Failed`].

use crate::backend::process;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};

/// Handles of the driver. They mean something to the driver alone.
pub(super) type Handle = usize;

/// An address on a device.
pub(super) type DevicePtr = u64;

/// A call that did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Failed {
    pub(super) call: &'static str,
    pub(super) code: u32,
}

/// What a call returns.
pub(super) type Outcome<T = ()> = Result<T, Failed>;

/// No result of the driver: it was not called, since the process ends and the driver may be gone, or
/// since this is a forked child.
pub(super) const NOT_CALLED: u32 = u32::MAX;

/// `CUDA_ERROR_NO_DEVICE`.
pub(super) const NO_DEVICE: u32 = 100;

impl Failed {
    /// Whether the context answers nothing else from now on: illegal addresses, instructions and
    /// states, traps, hardware errors, launches that failed or ran too long.
    pub(super) fn is_sticky(self) -> bool {
        matches!(
            self.code,
            46 | 214 | 220 | 226 | 700 | 702 | 709 | 710 | 714..=721
        )
    }
}

/// Defines the table, and a method for each of its functions.
macro_rules! functions {
    ($($(#[$doc:meta])* fn $name:ident($($a:ident: $t:ty),* $(,)?);)*) => {
        /// The functions of a loaded driver. They stay valid: the library is never unloaded.
        #[allow(non_snake_case, reason = "the driver's names")]
        pub(super) struct Functions {
            $($name: unsafe extern "C" fn($($t),*) -> c_uint,)*
        }

        impl Functions {
            /// Takes each function from `find`, or says which one is missing.
            ///
            /// # Safety
            /// `find` returns the driver's function of the name that it is given, or `None`.
            pub(super) unsafe fn load(
                find: impl Fn(&'static str) -> Option<*const c_void>,
            ) -> Result<Self, &'static str> {
                Ok(Self {$(
                    $name: {
                        let found = find(stringify!($name)).ok_or(stringify!($name))?;
                        // SAFETY: the driver's function of this name has this type: that of
                        // `cuda.h`, with handles as numbers of their size and the enum of its
                        // results as the number that it is.
                        unsafe {
                            std::mem::transmute::<*const c_void, unsafe extern "C" fn($($t),*) -> c_uint>(found)
                        }
                    },
                )*})
            }

            $(
                $(#[$doc])*
                ///
                /// # Safety
                /// As the driver's documentation says.
                #[allow(
                    non_snake_case,
                    clippy::too_many_arguments,
                    reason = "the driver's name, and what it takes"
                )]
                pub(super) unsafe fn $name(&self, $($a: $t),*) -> Outcome {
                    let call = stringify!($name);
                    if process::may_call().is_err() {
                        return Err(Failed { call, code: NOT_CALLED });
                    }
                    // SAFETY: the caller's promise.
                    match unsafe { (self.$name)($($a),*) } {
                        0 => Ok(()),
                        code => Err(Failed { call, code }),
                    }
                }
            )*
        }
    };
}

functions! {
    /// Starts the driver.
    fn cuInit(flags: c_uint);
    /// How many devices there are.
    fn cuDeviceGetCount(count: *mut c_int);
    /// A device by its number.
    fn cuDeviceGet(device: *mut c_int, ordinal: c_int);
    /// A device's name.
    fn cuDeviceGetName(name: *mut c_char, bytes: c_int, device: c_int);
    /// A device's memory.
    fn cuDeviceTotalMem_v2(bytes: *mut usize, device: c_int);
    /// One of its properties.
    fn cuDeviceGetAttribute(value: *mut c_int, attribute: c_uint, device: c_int);
    /// The context that is a device's own.
    fn cuDevicePrimaryCtxRetain(context: *mut Handle, device: c_int);
    /// Gives it back.
    fn cuDevicePrimaryCtxRelease_v2(device: c_int);
    /// The thread's context.
    fn cuCtxGetCurrent(context: *mut Handle);
    /// Makes a context the thread's.
    fn cuCtxSetCurrent(context: Handle);
    /// Waits for everything in the thread's context.
    fn cuCtxSynchronize();
    /// How much memory nobody has.
    fn cuMemGetInfo_v2(free: *mut usize, total: *mut usize);
    /// Takes device memory.
    fn cuMemAlloc_v2(at: *mut DevicePtr, bytes: usize);
    /// Gives it back.
    fn cuMemFree_v2(at: DevicePtr);
    /// What the lengths of mapped memory are multiples of.
    fn cuMemGetAllocationGranularity(bytes: *mut usize, of: *const c_void, option: c_uint);
    /// Takes addresses.
    fn cuMemAddressReserve(at: *mut DevicePtr, bytes: usize, align: usize, fixed: DevicePtr, flags: u64);
    /// Gives them back.
    fn cuMemAddressFree(at: DevicePtr, bytes: usize);
    /// Takes physical memory.
    fn cuMemCreate(memory: *mut Handle, bytes: usize, of: *const c_void, flags: u64);
    /// Gives it back, when nothing is mapped to it.
    fn cuMemRelease(memory: Handle);
    /// Maps memory to addresses.
    fn cuMemMap(at: DevicePtr, bytes: usize, offset: usize, memory: Handle, flags: u64);
    /// Says who may use what is mapped.
    fn cuMemSetAccess(at: DevicePtr, bytes: usize, access: *const c_void, count: usize);
    /// Undoes a mapping.
    fn cuMemUnmap(at: DevicePtr, bytes: usize);
    /// Takes pinned memory of the host.
    fn cuMemHostAlloc(at: *mut *mut c_void, bytes: usize, flags: c_uint);
    /// Gives it back.
    fn cuMemFreeHost(at: *mut c_void);
    /// Copies to the device.
    fn cuMemcpyHtoDAsync_v2(to: DevicePtr, from: *const c_void, bytes: usize, stream: Handle);
    /// Copies from the device.
    fn cuMemcpyDtoHAsync_v2(to: *mut c_void, from: DevicePtr, bytes: usize, stream: Handle);
    /// Copies within the device.
    fn cuMemcpyDtoDAsync_v2(to: DevicePtr, from: DevicePtr, bytes: usize, stream: Handle);
    /// Fills with bytes.
    fn cuMemsetD8Async(to: DevicePtr, value: u8, count: usize, stream: Handle);
    /// Fills with pairs of bytes.
    fn cuMemsetD16Async(to: DevicePtr, value: u16, count: usize, stream: Handle);
    /// Fills with four bytes.
    fn cuMemsetD32Async(to: DevicePtr, value: c_uint, count: usize, stream: Handle);
    /// Makes a stream.
    fn cuStreamCreate(stream: *mut Handle, flags: c_uint);
    /// Ends a stream.
    fn cuStreamDestroy_v2(stream: Handle);
    /// Waits for a stream.
    fn cuStreamSynchronize(stream: Handle);
    /// Lets a stream wait for an event.
    fn cuStreamWaitEvent(stream: Handle, event: Handle, flags: c_uint);
    /// Makes an event.
    fn cuEventCreate(event: *mut Handle, flags: c_uint);
    /// Ends an event.
    fn cuEventDestroy_v2(event: Handle);
    /// Puts an event behind the work of a stream.
    fn cuEventRecord(event: Handle, stream: Handle);
    /// Whether an event is reached.
    fn cuEventQuery(event: Handle);
    /// Waits for an event.
    fn cuEventSynchronize(event: Handle);
    /// Loads compiled kernels.
    fn cuModuleLoadData(module: *mut Handle, image: *const c_void);
    /// Unloads them.
    fn cuModuleUnload(module: Handle);
    /// A kernel of a module.
    fn cuModuleGetFunction(function: *mut Handle, module: Handle, name: *const c_char);
    /// What a kernel needs.
    fn cuFuncGetAttribute(value: *mut c_int, attribute: c_uint, function: Handle);
    /// Begins a graph.
    fn cuGraphCreate(graph: *mut Handle, flags: c_uint);
    /// Adds a kernel behind others.
    fn cuGraphAddKernelNode_v2(
        node: *mut Handle,
        graph: Handle,
        after: *const Handle,
        count: usize,
        kernel: *const c_void,
    );
    /// Makes a graph ready.
    fn cuGraphInstantiateWithFlags(ready: *mut Handle, graph: Handle, flags: u64);
    /// Launches all of a graph.
    fn cuGraphLaunch(ready: Handle, stream: Handle);
    /// Ends a graph that was made ready.
    fn cuGraphExecDestroy(ready: Handle);
    /// Ends a graph.
    fn cuGraphDestroy(graph: Handle);
    /// Launches a kernel.
    fn cuLaunchKernel(
        function: Handle,
        grid_x: c_uint,
        grid_y: c_uint,
        grid_z: c_uint,
        block_x: c_uint,
        block_y: c_uint,
        block_z: c_uint,
        shared: c_uint,
        stream: Handle,
        arguments: *const *const c_void,
        extra: *const *const c_void,
    );
}

/// The loaded driver.
pub(super) struct Driver {
    pub(super) functions: Functions,
    pub(super) error_name: unsafe extern "C" fn(c_uint, *mut *const c_char) -> c_uint,
    /// What it is made for: 13000 for CUDA 13.0.
    pub(super) version: i32,
}

impl Driver {
    /// The driver's name for a result.
    pub(super) fn name(&self, code: u32) -> String {
        if code == NOT_CALLED || process::may_call().is_err() {
            return "the driver is not asked any more".to_owned();
        }
        let mut name = std::ptr::null();
        // SAFETY: a place for the answer; the function takes any number.
        let found = unsafe { (self.error_name)(code, &mut name) };
        if found != 0 || name.is_null() {
            return "a result that the driver has no name for".to_owned();
        }
        // SAFETY: the driver's names are constants that end in a zero.
        unsafe { CStr::from_ptr(name) }
            .to_string_lossy()
            .into_owned()
    }
}
