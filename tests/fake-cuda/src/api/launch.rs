//! Modules and launches.

use super::{driver_api, put};
use crate::code::{
    INVALID_HANDLE, INVALID_IMAGE, INVALID_VALUE, LAUNCH_OUT_OF_RESOURCES, NOT_FOUND, Outcome,
};
use crate::driver::Driver;
use crate::rules::Rule;
use crate::stream::{Launch, Work};
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};

/// The bytes of an image: PTX up to its zero, machine code as its header says.
///
/// # Safety
/// `at` points to a whole image.
unsafe fn image<'a>(at: *const u8) -> &'a [u8] {
    // SAFETY: the caller's promise; both kinds are longer than four bytes.
    let head = unsafe { std::slice::from_raw_parts(at, 4) };
    let bytes = if head == b"\x7fELF" {
        // SAFETY: as above; a header has 64 bytes.
        elf_bytes(unsafe { std::slice::from_raw_parts(at, 64) })
    } else {
        // SAFETY: as above.
        unsafe { CStr::from_ptr(at.cast()) }.count_bytes()
    };
    // SAFETY: as above.
    unsafe { std::slice::from_raw_parts(at, bytes) }
}

/// Where the tables that the header of a 64-bit ELF file names end.
pub(crate) fn elf_bytes(header: &[u8]) -> usize {
    let number = |at: usize, bytes: usize| {
        let field = header.get(at..at + bytes).unwrap_or_default();
        field
            .iter()
            .rev()
            .fold(0_usize, |n, b| n << 8 | usize::from(*b))
    };
    let programs = number(32, 8) + number(54, 2) * number(56, 2);
    let sections = number(40, 8) + number(58, 2) * number(60, 2);
    programs.max(sections)
}

driver_api! {
    fn cuModuleLoadData(d, module: *mut u64, data: *const c_void) {
        let device = d.device("cuModuleLoadData")?;
        if data.is_null() {
            return Err(INVALID_VALUE);
        }
        let handle = d.handle();
        if let Err(why) = d.modules.load(handle, image(data.cast()), device) {
            eprintln!("fake-cuda: cuModuleLoadData: {why}");
            return Err(INVALID_IMAGE);
        }
        put(module, handle)
    }

    fn cuModuleUnload(d, module: u64) {
        let device = d.device("cuModuleUnload")?;
        match d.modules.device(module) {
            Some(on) if on != device => {
                d.breach(Rule::Context, format!("cuModuleUnload: a module of device {on} where device {device} is current"));
                return Err(INVALID_HANDLE);
            }
            None => {
                d.breach(Rule::DoubleFree, format!("cuModuleUnload: module {module:#x} is not there"));
                return Err(INVALID_HANDLE);
            }
            Some(_) => {}
        }
        let queued = d.streams.values().flat_map(|s| &s.queue).any(|i| match &i.work {
            Work::Launch(l) => d.modules.functions.get(&l.function).is_some_and(|f| f.module == module),
            _ => false,
        });
        if queued {
            d.breach(Rule::FreedInUse, "cuModuleUnload: nobody has waited for a launch of one of its kernels");
        }
        d.modules.unload(module);
        Ok(())
    }

    fn cuModuleGetFunction(d, function: *mut u64, module: u64, name: *const c_char) {
        d.device("cuModuleGetFunction")?;
        if d.modules.device(module).is_none() {
            return Err(INVALID_HANDLE);
        }
        let name = CStr::from_ptr(name).to_string_lossy();
        let handle = d.handle();
        if !d.modules.function(handle, module, &name) {
            return Err(NOT_FOUND);
        }
        put(function, handle)
    }

    fn cuFuncGetAttribute(d, value: *mut c_int, attribute: c_uint, function: u64) {
        if !d.modules.functions.contains_key(&function) {
            return Err(INVALID_HANDLE);
        }
        put(value, match attribute {
            0 => d.config.kernel_threads,
            1 => d.config.kernel_shared,
            4 => 32, // registers
            _ => 0,
        })
    }

    fn cuFuncSetAttribute(d, function: u64, _attribute: c_uint, _value: c_int) {
        d.modules.functions.get(&function).map(drop).ok_or(INVALID_HANDLE)
    }

    fn cuLaunchKernel(
        d,
        function: u64,
        grid_x: c_uint,
        grid_y: c_uint,
        grid_z: c_uint,
        block_x: c_uint,
        block_y: c_uint,
        block_z: c_uint,
        shared: c_uint,
        stream: u64,
        arguments: *const *const u8,
        _extra: *const *const c_void,
    ) idle { Ok(()) } {
        d.stream("cuLaunchKernel", stream)?;
        let device = d.device("cuLaunchKernel")?;
        let on = d.modules.functions.get(&function).and_then(|f| d.modules.device(f.module));
        if on.is_some_and(|on| on != device) {
            d.breach(Rule::Context, "cuLaunchKernel: a function of another context");
            return Err(INVALID_HANDLE);
        }
        let (grid, block) = ([grid_x, grid_y, grid_z], [block_x, block_y, block_z]);
        if grid.contains(&0) || block.contains(&0) || grid_y > 65_535 || grid_z > 65_535 || block_z > 64 {
            return Err(INVALID_VALUE);
        }
        let threads: u64 = block.iter().map(|n| u64::from(*n)).product();
        if threads > 1024 || shared > 99 << 10 {
            return Err(LAUNCH_OUT_OF_RESOURCES);
        }
        let args = arguments_of(d, function, arguments)?;
        d.launch(stream, Launch { function, grid, block, args }).map(drop)
    }
}

/// The values of a kernel's arguments.
///
/// # Safety
/// There is a pointer for each parameter of the function.
pub(super) unsafe fn arguments_of(
    d: &mut Driver,
    function: u64,
    arguments: *const *const u8,
) -> Outcome<Vec<Vec<u8>>> {
    let Some(f) = d.modules.functions.get(&function) else {
        d.breach(
            Rule::Lifetime,
            "a launch of a function whose module is not there",
        );
        return Err(INVALID_HANDLE);
    };
    let take = |(n, bytes): (usize, &usize)| {
        // SAFETY: the caller's promise.
        unsafe {
            let at = *arguments.add(n);
            std::slice::from_raw_parts(at, *bytes).to_vec()
        }
    };
    Ok(f.sizes.iter().enumerate().map(take).collect())
}
