//! The host's part of the CUDA device, beside cudarc: launches and allocations with a driver that
//! does nothing, and the first launch of a kernel that was compiled before beside one that was not.
//! `cargo bench -p gpu-tests --bench cuda`. No GPU takes part.

#[allow(dead_code, reason = "each bench has its own kind of figures")]
#[path = "../../gpu-runtime/benches/figures/mod.rs"]
mod figures;

use cudarc::driver::{CudaContext, LaunchConfig, PushKernelArg};
use figures::Figures;
use gpu_runtime::prelude::*;
use gpu_tests::stand_in::StandIn;
use std::ffi::{CStr, c_char};
use std::time::Instant;

/// Set in the process that has the stand-in as its driver.
const INSIDE: &str = "CUDA_BENCH_INSIDE";
/// Set in a process that only makes one first launch.
const FIRST: &str = "CUDA_BENCH_FIRST";

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn scaled(t: Thread, a: f32, b: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + b;
}

/// The same by hand.
const BY_HAND: &CStr = cr#"
extern "C" __global__ void scaled(float a, float b, const float* x, float* y) {
    const unsigned long long i = blockIdx.x * (unsigned long long)blockDim.x + threadIdx.x;
    y[i] = a * x[i] + b;
}
"#;

const N: usize = 1 << 16;
const MANY: usize = 2000;
/// First launches of each kind.
const FIRSTS: usize = 7;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    if std::env::var_os(FIRST).is_some() {
        return first_launch();
    }
    if std::env::var_os(INSIDE).is_some() {
        return inside();
    }
    // Again, in a process that has the driver, with the same arguments.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let inner = StandIn::new()
        .set(INSIDE, "1")
        .set("FAKE_CUDA_ORDER", "eager");
    print!("{}", inner.run(&arguments).well());
    Ok(())
}

fn inside() -> Result<(), Failure> {
    let mut figures = Figures::new("cuda");
    compiled_before(&mut figures)?;
    without_work(&mut figures)?;
    figures.finish()?;
    Ok(())
}

/// Lets the stand-in do nothing, or something again.
fn set_idle(idle: bool) -> Result<(), GpuError> {
    let failed = |e: libloading::Error| GpuError::Device {
        what: e.to_string(),
    };
    // SAFETY: the library is loaded already, and this is its function's type.
    unsafe {
        let library = libloading::Library::new("libcuda.so").map_err(failed)?;
        let set: libloading::Symbol<'_, extern "C" fn(bool)> =
            library.get(b"fake_cuda_set_idle").map_err(failed)?;
        set(idle);
    }
    Ok(())
}

/// Launches and allocations, of which the driver does nothing.
fn without_work(figures: &mut Figures) -> Result<(), Failure> {
    let context = CudaContext::new(0)?;
    // SAFETY: all that follows is on one stream.
    unsafe { context.disable_event_tracking() };
    let stream = context.new_stream()?;
    let module = context.load_module(by_hand()?)?;
    let function = module.load_function("scaled")?;
    let (x, mut y) = (stream.alloc_zeros::<f32>(N)?, stream.alloc_zeros::<f32>(N)?);
    let shape = LaunchConfig {
        grid_dim: ((N / 256) as u32, 1, 1),
        block_dim: (256, 1, 1),
        shared_mem_bytes: 0,
    };
    let (a, b) = (2.0_f32, 1.0_f32);
    gpu_manager().scope(|s| {
        let own_x = s.zeros::<f32>(N)?;
        let mut own_y = s.zeros::<f32>(N)?;
        // Compiled and loaded before anything is measured.
        scaled(s, a, b, &own_x, &mut own_y)?;
        s.sync()?;
        stream.synchronize().map_err(|e| GpuError::Device {
            what: e.to_string(),
        })?;
        set_idle(true)?;
        figures.compare(
            "2000 launches with 4 arguments",
            "cudarc's launch builder",
            0.91,
            || (0..MANY).try_for_each(|_| scaled(s, a, b, &own_x, &mut own_y)),
            || {
                (0..MANY).try_for_each(|_| {
                    let mut launch = stream.launch_builder(&function);
                    launch.arg(&a).arg(&b).arg(&x).arg(&mut y);
                    // SAFETY: the arguments are the kernel's; the driver does nothing.
                    unsafe { launch.launch(shape) }.map(drop)
                })
            },
        );
        figures.compare(
            "2000 allocations and frees",
            "cudarc's alloc and drop",
            5.0,
            || (0..MANY).try_for_each(|_| s.uninit::<f32>(N).map(drop)),
            || {
                (0..MANY).try_for_each(|_| {
                    // SAFETY: the memory is never read.
                    unsafe { stream.alloc::<f32>(N) }.map(drop)
                })
            },
        );
        set_idle(false)
    })?;
    Ok(())
}

/// The kernel by hand, as what the stand-in takes for its PTX.
fn by_hand() -> Result<cudarc::nvrtc::Ptx, Failure> {
    const IMAGE: &CStr = c"// the PTX of the kernel by hand";
    // SAFETY: the library is loaded already, and this is its function's type; both texts end in a
    // zero.
    unsafe {
        let library = libloading::Library::new("libcuda.so")?;
        let note: libloading::Symbol<'_, unsafe extern "C" fn(*const c_char, *const c_char)> =
            library.get(b"fake_cuda_note_image")?;
        note(IMAGE.as_ptr(), BY_HAND.as_ptr());
    }
    Ok(cudarc::nvrtc::Ptx::from_src(IMAGE.to_str()?))
}

/// A first launch in a process of its own, where its kernel was compiled before, and where it was not.
fn compiled_before(figures: &mut Figures) -> Result<(), Failure> {
    let root = std::env::temp_dir().join(format!("gpu-bench-{}", std::process::id()));
    let rounds = if std::env::args().any(|a| a == "--bench") {
        FIRSTS
    } else {
        1
    };
    let launch = |cache: &std::path::Path| -> Result<f64, Failure> {
        let said = StandIn::new()
            .set(FIRST, "1")
            .set("FAKE_CUDA_ORDER", "eager")
            .set("GPU_RUNTIME_CACHE", cache)
            .run(&[])
            .well();
        let found = said
            .split("first launch: ")
            .nth(1)
            .and_then(|s| s.split(' ').next());
        Ok(found.ok_or(said.clone())?.parse()?)
    };
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        let cache = root.join(round.to_string());
        new.push(launch(&cache)?);
        known.push(launch(&cache)?);
    }
    let _ = std::fs::remove_dir_all(&root);
    figures.beside(
        "first launch, compiled before",
        "compiled then",
        10.0,
        &known,
        &new,
    );
    Ok(())
}

fn first_launch() -> Result<(), Failure> {
    let took = gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(N)?;
        let mut y = s.zeros::<f32>(N)?;
        let start = Instant::now();
        scaled(s, 2.0, 1.0, &x, &mut y)?;
        let took = start.elapsed();
        s.sync()?;
        Ok::<_, GpuError>(took)
    })?;
    println!("first launch: {} ms", took.as_secs_f64() * 1e3);
    Ok(())
}
