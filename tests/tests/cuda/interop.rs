//! Pool memory and the runtime's streams beside those of cudarc: in order without a wait on the host. Where
//! there is no CUDA device each step is an error that says so.

use crate::memory::add_to;
use gpu_runtime::interop::cudarc::driver::sys::CUstream;
use gpu_runtime::interop::cudarc::driver::{
    CudaContext, CudaStream, LaunchConfig, PushKernelArg, result,
};
use gpu_runtime::interop::cudarc::nvrtc::Ptx;
use gpu_runtime::interop::{self, dlpack, driver_error};
use gpu_runtime::prelude::*;
use gpu_runtime::{InteropError, PoolConfig};
use std::sync::Arc;

const N: usize = 3000;

/// A stream of the program's own, where the process's device is a CUDA device.
fn stream() -> Option<Arc<CudaStream>> {
    let device = gpu_manager().device().unwrap();
    if device.is_host() {
        return None;
    }
    let context = CudaContext::new(device.ordinal().index as usize).unwrap();
    Some(context.new_stream().unwrap())
}

fn interop_error(error: GpuError) -> InteropError {
    match error {
        GpuError::Interop(e) => *e,
        other => panic!("not of interop: {other}"),
    }
}

#[test]
fn the_cpu_device_has_no_streams_for_others() {
    let manager = GpuManager::isolated(1 << 20).unwrap();
    let error = manager.scope(|s| interop::raw_stream(s).map(|_| ()));
    let error = error.unwrap_err();
    assert!(error.to_string().contains("has no CUDA streams"), "{error}");
    let error = interop_error(error);
    assert!(matches!(error, InteropError::NotCuda { .. }), "{error}");
}

#[test]
fn a_context_of_the_program_is_the_runtimes_and_its_device_is_found() {
    let Some(stream) = stream() else { return };
    let device = interop::device_of(stream.context()).unwrap();
    assert_eq!(device.ordinal(), gpu_manager().device().unwrap().ordinal());
    let own = stream.context().per_thread_stream();
    let refused = interop::scope_on(&own, |s| s.zeros::<u32>(1).map(drop));
    assert_eq!(
        interop_error(refused.unwrap_err()),
        InteropError::PerThreadStream
    );
}

#[test]
fn lent_memory_is_in_order_with_the_work_of_the_scope() {
    let Some(stream) = stream() else { return };
    let mut theirs = stream.alloc_zeros::<u32>(N).unwrap();
    let got = gpu_manager().scope(|s| {
        let mut x = s.full(N, 5_u32)?;
        let mut back = s.zeros::<u32>(N)?;
        for _ in 0..3 {
            add_to(s, 1, &mut x)?;
            // Read behind the kernel, and before the next one writes.
            interop::with_stream(s, &stream, |session| {
                let x = session.lend(&x)?;
                stream.memcpy_dtod(&x, &mut theirs).map_err(driver_error)
            })?;
            add_to(s, 10, &mut x)?;
            // Written behind the last kernel that read it, and before the next.
            add_to(s, 1000, &mut back)?;
            interop::with_stream(s, &stream, |session| {
                let mut back = session.lend_mut(&mut back)?;
                stream.memcpy_dtod(&theirs, &mut back).map_err(driver_error)
            })?;
            add_to(s, 1, &mut back)?;
        }
        Ok::<_, GpuError>((x.download()?, back.download()?))
    });
    let (x, back) = got.unwrap();
    assert_eq!(x, [5 + 33; N]);
    assert_eq!(back, [5 + 22 + 1 + 1; N]);
}

#[test]
fn memory_of_cudarc_is_taken_in_and_in_order_with_its_streams() {
    for tracks in [true, false] {
        let Some(stream) = stream() else { return };
        if !tracks {
            // SAFETY: all that follows here is on one stream, but for what the sessions order.
            unsafe { stream.context().disable_event_tracking() };
        }
        let other = stream.context().new_stream().unwrap();
        let mut theirs = other.alloc_zeros::<u32>(N).unwrap();
        for round in 1..=3_u32 {
            let got = gpu_manager().scope(|s| {
                // Written by the scope, behind their fill on another stream than the session's.
                other.memset_zeros(&mut theirs).map_err(driver_error)?;
                interop::with_stream(s, &stream, |session| {
                    let mut x = session.take_mut(&mut theirs)?;
                    x.fill(round)?;
                    x.slice_mut(..10)?.fill(9)
                })?;
                // Copied by them, behind that; and read by the scope.
                let mut copy = other.alloc_zeros::<u32>(N).map_err(driver_error)?;
                other
                    .memcpy_dtod(&theirs, &mut copy)
                    .map_err(driver_error)?;
                let mut y = s.full(N, 1_u32)?;
                interop::with_stream(s, &stream, |session| {
                    assert_eq!(session.take(copy.slice(..10))?.download()?, [9; 10]);
                    y.view_mut().copy_from(session.take(&copy)?)
                })?;
                // It is freed on their stream while the copy may not have begun.
                drop(copy);
                add_to(s, 100, &mut y)?;
                y.download()
            });
            let got = got.unwrap();
            let expected = (109, 100 + round, 100 + round);
            assert_eq!((got[9], got[10], got[N - 1]), expected);
        }
    }
}

#[test]
fn a_scope_on_a_stream_of_the_program_is_in_order_with_it() {
    let Some(stream) = stream() else { return };
    let mut theirs = stream.alloc_zeros::<u32>(N).unwrap();
    for round in 0..3_u32 {
        let got = interop::scope_on(&stream, |s| {
            let mut x = s.full(N, round)?;
            add_to(s, 7, &mut x)?;
            interop::with_stream(s, &stream, |session| {
                let x = session.lend(&x)?;
                stream.memcpy_dtod(&x, &mut theirs).map_err(driver_error)
            })?;
            let mut y = s.zeros::<u32>(N)?;
            interop::with_stream(s, &stream, |session| {
                y.view_mut().copy_from(session.take(&theirs)?)
            })?;
            // Their work on lent memory that nobody of ours waits for before the scope ends.
            interop::with_stream(s, &stream, |session| {
                let mut x = session.lend_mut(&mut x)?;
                stream.memset_zeros(&mut x).map_err(driver_error)
            })?;
            y.download()
        });
        assert_eq!(got.unwrap(), [round + 7; N]);
    }
}

#[test]
fn lent_memory_is_not_used_again_before_the_other_code_is_done_with_it() {
    let Some(stream) = stream() else { return };
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let mut theirs = stream.alloc_zeros::<u32>(N).unwrap();
    for _ in 0..5 {
        let kept = pool.upload(&[3_u32; N]).unwrap();
        gpu_manager()
            .scope(|s| {
                interop::with_stream(s, &stream, |session| {
                    let lent = session.lend(&kept)?;
                    // The scope goes on meanwhile, and is known to have come further.
                    let mut next = s.full(N, 1_u32)?;
                    add_to(s, 1, &mut next)?;
                    next.download()?;
                    stream.memcpy_dtod(&lent, &mut theirs).map_err(driver_error)
                })?;
                // Back in the pool, and on another stream at once.
                drop(kept);
                let mut reused = pool.upload(&[4_u32; N])?;
                reused.fill(5)?;
                assert_eq!(reused.download()?, [5; N]);
                Ok::<_, GpuError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_session_that_panics_or_fails_leaves_everything_in_order() {
    let Some(stream) = stream() else { return };
    let mut theirs = stream.alloc_zeros::<u32>(N).unwrap();
    let got = gpu_manager().scope(|s| {
        let mut x = s.full(N, 2_u32)?;
        for panics in [false, true] {
            let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                interop::with_stream(s, &stream, |session| {
                    let x = session.lend(&x)?;
                    stream.memcpy_dtod(&x, &mut theirs).map_err(driver_error)?;
                    assert!(!panics, "on purpose");
                    Err::<(), _>(GpuError::ExitBegun)
                })
            }));
            assert_eq!(ended.is_err(), panics);
            add_to(s, 1, &mut x)?;
        }
        x.download()
    });
    assert_eq!(got.unwrap(), [4; N]);
}

#[test]
fn lent_memory_is_an_argument_of_cudarcs_launches() {
    let Some(stream) = stream() else { return };
    let Some(image) = noted_image() else { return };
    let module = stream.context().load_module(image).unwrap();
    let function = module.load_function("scaled").unwrap();
    let got = gpu_manager().scope(|s| {
        let x = s.upload(&[1.5_f32; 64])?;
        let mut y = s.zeros::<f32>(64)?;
        interop::with_stream(s, &stream, |session| {
            let (x, mut y) = (session.lend(&x)?, session.lend_mut(&mut y)?);
            let (a, b) = (2.0_f32, 1.0_f32);
            let mut launch = stream.launch_builder(&function);
            launch.arg(&a).arg(&b).arg(&x).arg(&mut y);
            let shape = LaunchConfig {
                grid_dim: (1, 1, 1),
                block_dim: (64, 1, 1),
                shared_mem_bytes: 0,
            };
            // SAFETY: the arguments are the kernel's, and the stream is the session's.
            unsafe { launch.launch(shape) }
                .map(drop)
                .map_err(driver_error)
        })?;
        y.download()
    });
    assert_eq!(got.unwrap(), [4.0; 64]);
}

/// A kernel by hand, as what the stand-in takes for its PTX; `None` on a real driver.
fn noted_image() -> Option<Ptx> {
    use std::ffi::{CStr, c_char};
    const IMAGE: &CStr = c"// the PTX of a kernel by hand";
    const TEXT: &CStr = cr#"
extern "C" __global__ void scaled(float a, float b, const float* x, float* y) {
    y[threadIdx.x] = a * x[threadIdx.x] + b;
}
"#;
    // SAFETY: the library is loaded already, and this is its function's type; both texts end in a zero.
    unsafe {
        let library = libloading::Library::new("libcuda.so").ok()?;
        let note: libloading::Symbol<'_, unsafe extern "C" fn(*const c_char, *const c_char)> =
            library.get(b"fake_cuda_note_image").ok()?;
        note(IMAGE.as_ptr(), TEXT.as_ptr());
    }
    Some(Ptx::from_src(IMAGE.to_str().unwrap()))
}

/// Nothing is left to do on a stream.
fn is_idle(stream: CUstream) -> bool {
    gpu_tests::stand_in::queued(stream as usize).is_none_or(|n| n == 0)
}

/// Sets bytes to 3 on a stream, through a raw address.
unsafe fn set_raw(at: *mut u32, stream: CUstream) {
    // SAFETY: the caller's promise: `N` elements are there.
    unsafe { result::memset_d8_async(at as u64, 3, N * 4, stream) }.unwrap();
}

#[test]
fn raw_work_on_the_scopes_stream_is_finished_when_the_scope_ends() {
    for _ in 0..3 {
        let ended = gpu_manager().scope(|s| {
            let mut x = s.full(N, 6_u32)?;
            x.download()?;
            // SAFETY: on the CPU the write is done here. Elsewhere it is put on the scope's stream, and the
            // scope has the memory to its end.
            unsafe {
                let at = interop::pointer_mut(s, &mut x)?;
                if s.device().is_host() {
                    at.write(7);
                    return Ok(None);
                }
                let own = interop::raw_stream(s)?;
                set_raw(at, own);
                Ok::<_, GpuError>(Some(own as usize))
            }
        });
        let own = ended.unwrap();
        assert!(own.is_none_or(|own| is_idle(own as CUstream)));
        let Some(stream) = stream() else { continue };
        let ended = interop::scope_on(&stream, |s| {
            let mut x = s.full(N, 6_u32)?;
            x.download()?;
            // SAFETY: as above; the stream is the scope's.
            unsafe { set_raw(interop::pointer_mut(s, &mut x)?, stream.cu_stream()) };
            Ok::<_, GpuError>(())
        });
        ended.unwrap();
        assert!(is_idle(stream.cu_stream()));
    }
}

#[test]
fn an_exported_tensor_is_given_back_behind_the_work_of_its_owner() {
    let Some(stream) = stream() else { return };
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    for consumer in [None, Some(&stream), None, Some(&stream)] {
        let data = pool.upload(&[1_u32; N]).unwrap();
        let tensor = dlpack::export(data, &[N], consumer).unwrap().into_raw();
        // SAFETY: the tensor has `N` elements, and its deleter is called once, behind all work on it.
        unsafe {
            set_raw(tensor.as_ref().dl_tensor.data.cast(), stream.cu_stream());
            tensor.as_ref().deleter.unwrap()(tensor.as_ptr());
        }
        assert!(consumer.is_some() || is_idle(stream.cu_stream()));
        let mut reused = pool.upload(&[4_u32; N]).unwrap();
        reused.fill(5).unwrap();
        assert_eq!(reused.download().unwrap(), [5; N]);
        // And taken in behind the work of the one before, and given back behind the work here.
        let data = pool.upload(&[1_u32; N]).unwrap();
        let tensor = dlpack::export(data, &[N], Some(&stream))
            .unwrap()
            .into_raw();
        // SAFETY: as above.
        let mut taken = unsafe {
            set_raw(tensor.as_ref().dl_tensor.data.cast(), stream.cu_stream());
            let device = gpu_manager().device().unwrap();
            dlpack::import::<u32>(device, tensor, Some(&stream)).unwrap()
        };
        let got = gpu_manager().scope(|s| {
            let mut x = s.zeros::<u32>(N)?;
            x.view_mut().copy_from(taken.view())?;
            let own = interop::raw_stream(s)?;
            taken.view_mut()?.copy_from(&x)?;
            drop(taken);
            assert!(is_idle(own));
            let mut reused = pool.upload(&[4_u32; N])?;
            reused.fill(5)?;
            assert_eq!(reused.download()?, [5; N]);
            x.download()
        });
        assert_eq!(got.unwrap(), [0x0303_0303; N]);
    }
}
