//! A device's context: retained once, current where it is needed, and the place where it is known
//! that the device is lost.

use super::driver::{Driver, Failed, Functions, Handle, NOT_CALLED, Outcome};
use super::properties::Properties;
use crate::backend::process;
use crate::device::{DeviceKind, DeviceOrdinal};
use crate::error::{CudaError, GpuError};
use crate::sync::{AtomicUsize, Mutex, OnceLock, Ordering};
use std::ffi::c_void;
use std::ptr::NonNull;

/// The primary context of a device.
pub(super) struct Context {
    driver: &'static Driver,
    index: u32,
    properties: Properties,
    /// The context, once it is retained; 0 before.
    retained: AtomicUsize,
    /// Held while it is being retained.
    retaining: Mutex<()>,
    /// The call that said that the device is lost.
    lost: OnceLock<Failed>,
}

impl Context {
    pub(super) fn new(driver: &'static Driver, index: u32, properties: Properties) -> Self {
        Self {
            driver,
            index,
            properties,
            retained: AtomicUsize::new(0),
            retaining: Mutex::new(()),
            lost: OnceLock::new(),
        }
    }

    pub(super) fn driver(&self) -> &'static Driver {
        self.driver
    }

    pub(super) fn properties(&self) -> &Properties {
        &self.properties
    }

    /// Which device it is.
    pub(super) fn ordinal(&self) -> DeviceOrdinal {
        DeviceOrdinal {
            kind: DeviceKind::Cuda,
            index: self.index,
        }
    }

    /// The device as `GPU_RUNTIME_DEVICE` spells it.
    pub(super) fn spelled(&self) -> String {
        self.ordinal().to_string()
    }

    /// The context, retained if it is not yet.
    pub(super) fn handle(&self) -> Outcome<Handle> {
        let retained = self.retained.load(Ordering::Acquire);
        if retained != 0 {
            return Ok(retained);
        }
        self.retain()
    }

    #[cold]
    fn retain(&self) -> Outcome<Handle> {
        let _turn = self.retaining.lock();
        let mut context = self.retained.load(Ordering::Acquire);
        if context == 0 {
            let f = &self.driver.functions;
            // SAFETY: a place for the answer, and a device that the driver gave.
            unsafe { f.cuDevicePrimaryCtxRetain(&mut context, self.properties.device) }?;
            self.retained.store(context, Ordering::Release);
        }
        Ok(context)
    }

    /// Makes the context current on this thread.
    fn enter(&self) -> Outcome {
        if let Some(failed) = self.lost.get() {
            return Err(*failed);
        }
        let (own, mut current) = (self.handle()?, 0);
        let f = &self.driver.functions;
        // SAFETY: a place for the answer; the context is retained.
        unsafe {
            f.cuCtxGetCurrent(&mut current)?;
            if current != own {
                f.cuCtxSetCurrent(own)?;
            }
        }
        Ok(())
    }

    /// Calls the driver with the context current. A sticky failure makes the device lost.
    pub(super) fn try_call<T>(&self, work: impl FnOnce(&Functions) -> Outcome<T>) -> Outcome<T> {
        let done = self.enter().and_then(|()| work(&self.driver.functions));
        self.note(done.as_ref().map(drop).map_err(|f| *f));
        done
    }

    /// Notes that the device is lost, if a result says so.
    fn note(&self, done: Outcome) {
        if let Err(failed) = done
            && failed.is_sticky()
        {
            let _ = self.lost.set(failed);
        }
    }

    /// Gives the device up, which cannot be relied on any more.
    pub(super) fn lose(&self, failed: Failed) {
        let _ = self.lost.set(failed);
    }

    /// Gives the device up, whose work nobody could wait for.
    pub(super) fn abandon(&self) {
        let call = "cuStreamSynchronize";
        self.lose(Failed {
            call,
            code: NOT_CALLED,
        });
    }

    /// As [`Context::try_call`], with the error that the runtime has for it.
    pub(super) fn call<T>(
        &self,
        work: impl FnOnce(&Functions) -> Outcome<T>,
    ) -> Result<T, GpuError> {
        self.try_call(work).map_err(|failed| self.error(failed))
    }

    /// Gives something back to the driver, if there is anybody to take it: the driver has taken all
    /// of a lost device's, and of a process that ends. Whether it was taken.
    pub(super) fn give_back(&self, work: impl FnOnce(&Functions) -> Outcome) -> bool {
        if self.is_gone() {
            return false;
        }
        // Nobody else tries again: what is not given back here is lost with the process.
        let entered = self.enter().or_else(|failed| {
            self.note(Err(failed));
            self.enter()
        });
        let done = entered.and_then(|()| work(&self.driver.functions));
        self.note(done);
        done.is_ok()
    }

    /// What the device said when it failed for good.
    pub(super) fn lost(&self) -> Option<String> {
        let &Failed { call, code } = self.lost.get()?;
        let name = self.driver.name(code);
        Some(format!("{call} failed: {name} ({code})"))
    }

    /// Whether no call makes sense any more.
    pub(super) fn is_gone(&self) -> bool {
        process::may_call().is_err() || self.lost.get().is_some()
    }

    /// The error of a call that failed.
    pub(super) fn error(&self, failed: Failed) -> GpuError {
        let Failed { call, code } = failed;
        if let Err(error) = process::may_call() {
            return error;
        }
        if code == NOT_CALLED {
            return GpuError::ExitBegun;
        }
        match self.lost() {
            Some(what) => GpuError::DeviceLost {
                device: self.ordinal(),
                what,
            },
            None => {
                let name = self.driver.name(code);
                CudaError::Call { call, code, name }.into()
            }
        }
    }

    pub(super) fn free_memory(&self) -> Result<u64, GpuError> {
        let (mut free, mut total) = (0, 0);
        // SAFETY: places for the answers.
        self.call(|f| unsafe { f.cuMemGetInfo_v2(&mut free, &mut total) })?;
        Ok(free as u64)
    }

    pub(super) fn allocate(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let mut at = 0;
        // SAFETY: a place for the answer.
        self.call(|f| unsafe { f.cuMemAlloc_v2(&mut at, bytes) })?;
        NonNull::new(at as *mut u8).ok_or_else(|| GpuError::Device {
            what: "cuMemAlloc_v2 gave no address".to_owned(),
        })
    }

    /// # Safety
    /// `at` came from `allocate`, is given back once, and nothing uses it.
    pub(super) unsafe fn free(&self, at: NonNull<u8>) {
        // SAFETY: the caller's promise.
        self.give_back(|f| unsafe { f.cuMemFree_v2(at.as_ptr() as u64) });
    }

    /// Pinned memory of the host, which the device sees too.
    pub(super) fn allocate_pinned(&self, bytes: usize) -> Result<NonNull<u8>, GpuError> {
        /// `CU_MEMHOSTALLOC_PORTABLE`, `CU_MEMHOSTALLOC_DEVICEMAP`.
        const FLAGS: u32 = 1 | 2;
        let mut at: *mut c_void = std::ptr::null_mut();
        // SAFETY: a place for the answer.
        self.call(|f| unsafe { f.cuMemHostAlloc(&mut at, bytes, FLAGS) })?;
        NonNull::new(at.cast()).ok_or_else(|| GpuError::Device {
            what: "cuMemHostAlloc gave no address".to_owned(),
        })
    }

    /// # Safety
    /// `at` came from `allocate_pinned`, is given back once, and nothing uses it.
    pub(super) unsafe fn free_pinned(&self, at: NonNull<u8>) {
        // SAFETY: the caller's promise.
        self.give_back(|f| unsafe { f.cuMemFreeHost(at.as_ptr().cast()) });
    }

    /// Gives the context back.
    pub(super) fn close(&mut self) {
        let retained = self.retained.swap(0, Ordering::Relaxed);
        if retained != 0 {
            let f = &self.driver.functions;
            // SAFETY: it was retained once, and is given back once. Also of a lost device: then the
            // driver may start it anew.
            let _ = unsafe { f.cuDevicePrimaryCtxRelease_v2(self.properties.device) };
        }
    }
}
