//! Machines on which something is missing: each says what, and what to do.

use gpu_runtime::{GpuError, gpu_manager};
use gpu_tests::stand_in::StandIn;

/// Run by the others in processes of their own, which have other environments.
#[test]
fn say_what_there_is() {
    match gpu_manager().device() {
        Ok(device) => println!(
            "device {} `{}` of {} bytes, capability {:?}, driver {:?}, {} in all",
            device.ordinal(),
            device.name(),
            device.total_memory(),
            device.capability(),
            device.driver_version(),
            gpu_manager().devices().map_or(0, <[_]>::len)
        ),
        Err(error) => println!("error: {error}"),
    }
}

/// Run by the others: a launch of a kernel.
#[test]
fn launch_something() {
    let result = gpu_manager().scope(|s| {
        let mut y = s.full(3, 1_u32)?;
        crate::memory::add_to(s, 2, &mut y)?;
        y.download()
    });
    match result {
        Ok(y) => println!("result: {y:?}"),
        Err(error) => println!("error: {error}"),
    }
}

const SAY: &str = "absent::say_what_there_is";
const LAUNCH: &str = "absent::launch_something";

/// Whether this machine has a driver of its own, which no environment hides.
fn has_driver() -> bool {
    // SAFETY: NVIDIA's library runs no initialisation that needs anything of the caller.
    let opened = unsafe { libloading::Library::new("libcuda.so.1") };
    opened.is_ok()
}

#[test]
fn without_a_driver_the_cpu_is_the_device_and_a_cuda_device_is_an_error() {
    if has_driver() {
        println!("not tested: this machine has a driver");
        return;
    }
    let none = StandIn::without();
    assert!(none.run_one(SAY).well().contains("device host"));
    let said = none.set("GPU_RUNTIME_DEVICE", "cuda:0").run_one(SAY).well();
    assert!(said.contains("error: device `cuda:0` asked for, but there is no NVIDIA driver: no `libcuda.so` could be loaded; `host` is there"), "{said}");
}

#[test]
fn with_a_driver_its_first_device_is_the_default_and_its_properties_are_told() {
    let plain = StandIn::new().set("GPU_RUNTIME_DEVICE", "");
    let said = plain
        .clone()
        .set("FAKE_CUDA_DEVICES", "2")
        .run_one(SAY)
        .well();
    let expected = "device cuda:0 `Stand-in 0` of 268435456 bytes, capability Some((9, 0)), driver Some(13000), 2 in all";
    assert!(said.contains(expected), "{said}");
    // What the user hides is not there.
    let hidden = plain
        .set("FAKE_CUDA_DEVICES", "3")
        .set("CUDA_VISIBLE_DEVICES", "2");
    assert!(hidden.run_one(SAY).well().contains("1 in all"));
    let third = StandIn::new()
        .set("FAKE_CUDA_DEVICES", "3")
        .set("GPU_RUNTIME_DEVICE", "cuda:2");
    assert!(
        third
            .run_one(SAY)
            .well()
            .contains("device cuda:2 `Stand-in 2`")
    );
    let host = StandIn::new().set("GPU_RUNTIME_DEVICE", "host");
    assert!(host.run_one(SAY).well().contains("device host"));
}

#[test]
fn a_driver_that_is_too_old_is_an_error_whatever_was_asked_for() {
    let old = StandIn::new().set("FAKE_CUDA_DRIVER", "11080");
    for device in ["cuda:0", ""] {
        let said = old
            .clone()
            .set("GPU_RUNTIME_DEVICE", device)
            .run_one(SAY)
            .well();
        assert!(said.contains("error: the NVIDIA driver is too old: it is made for CUDA 11.8, and CUDA 12.0 is the least; install a newer driver"), "{said}");
    }
    let host = old.set("GPU_RUNTIME_DEVICE", "host").run_one(SAY).well();
    assert!(host.contains("device host"), "the CPU needs no driver");
}

#[test]
fn a_driver_without_devices_is_the_cpu_unless_a_device_was_named() {
    let none = StandIn::new().set("FAKE_CUDA_DEVICES", "0");
    let said = none.run_one(SAY).well();
    assert!(
        said.contains(
            "error: device `cuda:0` asked for, but the NVIDIA driver has no device; `host` is there"
        ),
        "{said}"
    );
    let hidden = StandIn::new().set("CUDA_VISIBLE_DEVICES", "");
    let said = hidden.run_one(SAY).well();
    assert!(
        said.contains("no device that CUDA_VISIBLE_DEVICES=`` lets be seen"),
        "{said}"
    );
    let said = none.set("GPU_RUNTIME_DEVICE", "").run_one(SAY).well();
    assert!(said.contains("device host"), "{said}");
    let far = StandIn::new()
        .set("GPU_RUNTIME_DEVICE", "cuda:7")
        .run_one(SAY)
        .well();
    assert!(
        far.contains("there is no device `cuda:7`: this process has `host`, `cuda:0`"),
        "{far}"
    );
}

#[cfg_attr(not(has_gxx), ignore = "g++ is missing")]
#[test]
fn a_library_that_is_no_driver_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let (command, _) = gpu_tests::toolchain::gxx().unwrap();
    let file = folder.path().join("libcuda.so");
    let mut made = std::process::Command::new(command);
    made.args(["-shared", "-x", "c++", "/dev/null", "-o"])
        .arg(&file);
    assert!(made.status().unwrap().success());
    let said = StandIn::new()
        .set("LD_LIBRARY_PATH", folder.path())
        .run_one(SAY)
        .well();
    assert!(
        said.contains("error: the NVIDIA driver has no function `cuDriverGetVersion`"),
        "{said}"
    );
}

#[test]
fn without_nvrtc_a_launch_says_how_to_install_it() {
    let folder = tempfile::tempdir().unwrap();
    let none = StandIn::new()
        .set("GPU_RUNTIME_NVRTC", folder.path())
        .set("GPU_RUNTIME_CACHE", "off");
    let said = none.run_one(LAUNCH).well();
    for part in [
        "error: kernel `add` has to be compiled, and NVRTC was not found",
        "pip install --target ~/.local/share/gpu-runtime 'nvidia-cuda-nvrtc==13.0.*'",
        "GPU_RUNTIME_NVRTC",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let old = none.set("FAKE_CUDA_DRIVER", "12040").run_one(LAUNCH).well();
    assert!(old.contains("'nvidia-cuda-nvrtc==12.9.*'"), "{old}");
}

#[test]
fn a_file_that_is_no_nvrtc_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("libnvrtc.so.13");
    std::fs::write(&file, "no library").unwrap();
    let bad = StandIn::new()
        .set("GPU_RUNTIME_NVRTC", &file)
        .set("GPU_RUNTIME_CACHE", "off");
    let said = bad.run_one(LAUNCH).well();
    assert!(said.contains("error: NVRTC cannot be used"), "{said}");
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_was_compiled_once_needs_no_nvrtc() {
    let folder = tempfile::tempdir().unwrap();
    let cached = StandIn::new().set("GPU_RUNTIME_CACHE", folder.path().join("cache"));
    assert!(cached.run_one(LAUNCH).well().contains("result: [3, 3, 3]"));
    let none = cached.clone().set("GPU_RUNTIME_NVRTC", folder.path());
    assert!(none.run_one(LAUNCH).well().contains("result: [3, 3, 3]"));
    // Damaged, it is compiled again; where that cannot be, the error is the compiler's.
    for entry in std::fs::read_dir(folder.path().join("cache")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
    assert!(none.run_one(LAUNCH).well().contains("NVRTC was not found"));
    assert!(cached.run_one(LAUNCH).well().contains("result: [3, 3, 3]"));
    assert!(none.run_one(LAUNCH).well().contains("result: [3, 3, 3]"));
}

/// The error type says which case it is, beside its words.
#[test]
fn the_case_can_be_told_from_the_type() {
    let error: GpuError = gpu_runtime::CudaError::NoDriver { asked: 0 }.into();
    assert!(
        matches!(error, GpuError::Cuda(e) if *e == gpu_runtime::CudaError::NoDriver { asked: 0 })
    );
}
