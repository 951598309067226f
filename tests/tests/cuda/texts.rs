//! What becomes of a kernel's text on a device: messages that show its own lines, PTX, limits. Each
//! test runs a launch of this module in a process of its own.

use crate::conformance::odd;
use gpu_runtime::prelude::*;
use gpu_tests::nvrtc::{self, Target};
use gpu_tests::stand_in::StandIn;

#[gpu_kernel(cuda = "tests/cuda/kernels/wrong.cu", over = y)]
fn wrong(y: &mut [f32]);

#[gpu_kernel(cuda = "tests/cuda/kernels/large.cu", over = y, block = 512, shared = 32_768)]
pub fn large(y: &mut [f32]);

#[gpu_kernel(
    ptx = "tests/cuda/kernels/mix.ptx",
    over = out,
    len(over = mix_param_3, under = mix_param_3, out = mix_param_3),
    host = mix_on_host
)]
fn mix(over: &[f32], under: &[f32], out: &mut [f32], alpha: f32);

fn mix_on_host(over: &[f32], under: &[f32], out: &mut [f32], alpha: f32) {
    for ((out, over), under) in out.iter_mut().zip(over).zip(under) {
        *out = alpha * over + (1.0 - alpha) * under;
    }
}

/// Run by the others.
#[test]
fn launch_of_a_text() {
    let Some(which) = std::env::var_os("LAUNCH_OF_A_TEXT") else {
        return;
    };
    let result = gpu_manager().scope(|s| {
        let (a, b) = (s.upload(&odd(1000))?, s.upload(&odd(1001)[1..])?);
        let mut y = s.zeros::<f32>(1000)?;
        match which.to_str() {
            Some("wrong") => wrong(s, &mut y)?,
            Some("large") => large(s, &mut y)?,
            // SAFETY: the file's first lines say what the kernel does.
            _ => unsafe { mix(s, &a, &b, &mut y, 0.3)? },
        }
        y.download()
    });
    match result {
        Ok(y) => println!("result: {:08x}", hash(&y)),
        Err(error) => println!("error: {error}"),
    }
}

fn hash(y: &[f32]) -> u32 {
    let one = |h: u32, v: &f32| h.rotate_left(5) ^ v.to_bits();
    y.iter().fold(0, one)
}

fn launch(which: &str, stand_in: StandIn) -> String {
    let stand_in = stand_in.set("LAUNCH_OF_A_TEXT", which);
    stand_in.run_one("texts::launch_of_a_text").well()
}

#[cfg_attr(not(has_nvrtc), ignore = "NVRTC is missing")]
#[test]
fn a_mistake_in_a_file_is_shown_with_the_line_of_the_file() {
    let said = launch("wrong", StandIn::new());
    for part in [
        "error: kernel `wrong` does not compile for sm_90:",
        "tests/cuda/kernels/wrong.cu(4): error: identifier \"no_such_thing\" is undefined",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[gpu_kernel(over = y)]
fn own(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = 2.0 * y[i];
}

/// The line above that computes.
const LINE: u32 = line!() - 4;

#[cfg_attr(not(has_nvrtc), ignore = "NVRTC is missing")]
#[test]
fn a_mistake_in_a_generated_text_is_shown_with_the_line_of_the_rust_source() {
    let text = own::cuda_text();
    let bad = text.replacen("y[i] = ", "y[i] = no_such_thing + ", 1);
    assert_ne!(text, bad);
    let error = nvrtc::compile_with("own.cu", &bad, own::CUDA_OPTIONS, Target::Ptx(90));
    let error = error.unwrap_err().to_string();
    let place = format!("{}({LINE}): error: identifier", file!());
    assert!(error.contains(&place), "{place}: {error}");
}

#[cfg_attr(not(has_gxx), ignore = "g++ is missing")]
#[test]
fn ptx_is_loaded_as_it_is() {
    // The stand-in runs what the PTX was compiled from, if it is told.
    let ptx = include_bytes!("kernels/mix.ptx");
    let fnv = ptx.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
    });
    let store = tempfile::tempdir().unwrap();
    let file = store.path().join(format!("{fnv:016x}.cu"));
    std::fs::write(file, include_str!("kernels/mix.cu")).unwrap();
    // Nothing is compiled.
    let stand_in = StandIn::new()
        .set("FAKE_CUDA_STORE", store.path())
        .set("GPU_RUNTIME_NVRTC", store.path());
    let said = launch("mix", stand_in.clone());
    let mut expected = vec![0.0; 1000];
    mix_on_host(&odd(1000), &odd(1001)[1..], &mut expected, 0.3);
    let right = format!("result: {:08x}", hash(&expected));
    assert!(said.contains(&right), "{said}");
    assert!(launch("mix", stand_in.set("GPU_RUNTIME_DEVICE", "host")).contains(&right));
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_the_device_cannot_run_is_an_error_before_the_driver_sees_it() {
    let calls = tempfile::tempdir().unwrap();
    let file = calls.path().join("calls");
    let stand_in = StandIn::new().set("FAKE_CUDA_CALLS", &file);
    let launched = || {
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("cuLaunchKernel")
    };
    assert!(launch("large", stand_in.clone()).contains("result: "));
    assert!(launched());
    for (variable, value, limit) in [
        (
            "FAKE_CUDA_THREADS",
            "256",
            "wants 512 threads in a block, and device `cuda:0` has 256; nothing was launched",
        ),
        (
            "FAKE_CUDA_KERNEL_THREADS",
            "384",
            "wants 512 threads in a block, and device `cuda:0` has 384 for it, since each needs 32 of a block's 65536 registers; nothing was launched",
        ),
        (
            "FAKE_CUDA_KERNEL_SHARED",
            "16385",
            "wants 49153 bytes of shared memory in a block, and device `cuda:0` has 49152; nothing was launched",
        ),
    ] {
        let said = launch("large", stand_in.clone().set(variable, value));
        assert!(
            said.contains(&format!("error: kernel `large` {limit}")),
            "{said}"
        );
        assert!(!launched(), "{variable}");
    }
}
