//! Kernels compiled ahead, and shipped: a machine without NVRTC runs them.

use gpu_runtime::Images;
use gpu_runtime::prelude::*;
use gpu_tests::stand_in::StandIn;
use std::path::Path;

#[gpu_kernel(over = y)]
fn twice(t: Thread, y: &mut [u32]) {
    let i = t.id();
    y[i] = 2 * y[i];
}

/// The kernel as it was before somebody changed it.
mod before {
    use super::*;

    #[gpu_kernel(over = y)]
    pub fn twice(t: Thread, y: &mut [u32]) {
        let i = t.id();
        y[i] = y[i] + y[i];
    }
}

/// Run by the others in processes of their own.
#[test]
fn make_or_launch() {
    let Some(what) = std::env::var_os("MAKE_OR_LAUNCH") else {
        return;
    };
    let file = std::env::var_os("IMAGES_FILE").unwrap();
    let done = match what.to_str() {
        Some("ahead") => ahead(),
        Some("embed") => Images::embed(&std::fs::read(file).unwrap()).and_then(|()| launch()),
        Some("launch") => launch(),
        Some(archs) => make(archs, Path::new(&file)),
        None => unreachable!(),
    };
    match done {
        Ok(said) => println!("result: {said}"),
        Err(error) => println!("error: {error}"),
    }
}

/// `90` or `older 90`: makes a file of images.
fn make(archs: &str, file: &Path) -> Result<String, GpuError> {
    let older = archs.starts_with("older");
    let archs: Vec<u32> = archs.split(' ').filter_map(|a| a.parse().ok()).collect();
    let mut images = Images::new(&archs);
    images.add(&match older {
        true => before::twice::source(),
        false => twice::source(),
    })?;
    std::fs::write(file, images.to_bytes()).unwrap();
    Ok("made".to_owned())
}

fn launch() -> Result<String, GpuError> {
    gpu_manager().scope(|s| {
        let mut y = s.upload(&[1_u32, 2, 3])?;
        twice(s, &mut y)?;
        // A grid that leaves something over is an image of its own.
        let mut long = s.full(1000, 5_u32)?;
        twice { y: &mut long }.launch_with(s, LaunchShape::new().grid(2))?;
        Ok(format!(
            "{:?} {:?}",
            y.download()?,
            long.download()?.iter().max()
        ))
    })
}

fn ahead() -> Result<String, GpuError> {
    let cubin = twice::source().cubin(90)?;
    let ptx = twice::source().ptx(75)?;
    let error = twice::source().cubin(12).unwrap_err().to_string();
    let of_a_file = crate::texts::large::source().ptx(80)?;
    Ok(format!(
        "{} {} {} {}",
        cubin.starts_with(b"\x7fELF"),
        ptx.contains(".target sm_75") && ptx.contains(".entry twice(") && !ptx.contains('\0'),
        error.starts_with("NVRTC makes nothing for architecture 12: it knows 75, "),
        of_a_file.contains(".entry large(")
    ))
}

fn run(what: &str, file: &Path, stand_in: &StandIn) -> String {
    let stand_in = stand_in.clone().set("MAKE_OR_LAUNCH", what);
    let stand_in = stand_in.set("IMAGES_FILE", file);
    stand_in.run_one("shipped::make_or_launch").well()
}

#[cfg_attr(not(has_nvrtc), ignore = "NVRTC is missing")]
#[test]
fn kernels_are_compiled_for_an_architecture_that_is_named() {
    let said = run("ahead", Path::new(""), &StandIn::new());
    assert!(said.contains("result: true true true true"), "{said}");
}

#[test]
fn without_nvrtc_nothing_is_compiled_ahead() {
    let empty = tempfile::tempdir().unwrap();
    let none = StandIn::new().set("GPU_RUNTIME_NVRTC", empty.path());
    let said = run("ahead", empty.path(), &none);
    assert!(
        said.contains("error: kernel `twice` has to be compiled, and NVRTC was not found"),
        "{said}"
    );
}

const RIGHT: &str = "result: [2, 4, 6] Some(10)";

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn a_machine_without_nvrtc_runs_what_came_with_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let (file, empty) = (folder.path().join("images"), folder.path().join("empty"));
    std::fs::create_dir(&empty).unwrap();
    let with = StandIn::new().set("GPU_RUNTIME_CACHE", "off");
    let without = with.clone().set("GPU_RUNTIME_NVRTC", &empty);
    let named = without.clone().set("GPU_RUNTIME_IMAGES", &file);
    let make = |archs: &str| assert!(run(archs, &file, &with).contains("result: made"));

    make("80 90");
    for stand_in in [&named, &named.clone().set("FAKE_CUDA_ARCH", "86")] {
        let said = run("launch", &file, stand_in);
        assert!(said.contains(RIGHT), "{said}");
    }
    let said = run("embed", &file, &without);
    assert!(said.contains(RIGHT), "{said}");
    // A newer device takes the PTX; an older one has nothing.
    let said = run("launch", &file, &named.clone().set("FAKE_CUDA_ARCH", "100"));
    assert!(said.contains(RIGHT), "{said}");
    let said = run("launch", &file, &named.clone().set("FAKE_CUDA_ARCH", "75"));
    assert!(said.contains("; the images that came with the program are for other architectures than this device's; install it"), "{said}");

    // One of another text is not used: compiled anew, or an error that says so.
    make("older 90");
    let said = run("launch", &file, &named);
    assert!(said.contains("; the images that came with the program are of another text or other options of this kernel: make them anew; install it"), "{said}");
    let said = run(
        "launch",
        &file,
        &with.clone().set("GPU_RUNTIME_IMAGES", &file),
    );
    assert!(said.contains(RIGHT), "{said}");

    // Half a file is an error, whatever else there is.
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let said = run("launch", &file, &with.set("GPU_RUNTIME_IMAGES", &file));
    assert!(
        said.contains("error: GPU_RUNTIME_IMAGES=`") && said.contains("make it anew"),
        "{said}"
    );
    let said = run("embed", &file, &without);
    assert!(said.contains("error: Images::embed=`"), "{said}");
}
