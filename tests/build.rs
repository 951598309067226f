//! Tells the tests which foreign tools are here, as the cfgs `has_nvrtc`, `has_gxx`, `has_python`. A test
//! that needs one is ignored, with the reason, where it is missing; with GPU_TESTS_REQUIRE_ALL=1
//! a missing one fails the build.

#[path = "src/toolchain.rs"]
#[allow(
    dead_code,
    reason = "the tests ask for more tools than decide what is ignored"
)]
mod toolchain;

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(has_nvrtc)");
    println!("cargo::rustc-check-cfg=cfg(has_gxx)");
    println!("cargo::rustc-check-cfg=cfg(has_python)");
    for variable in [
        toolchain::NVRTC_VARIABLE,
        toolchain::GXX_VARIABLE,
        toolchain::PYTHON_VARIABLE,
        toolchain::REQUIRE_VARIABLE,
        "PATH",
    ] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/toolchain.rs");

    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let required = std::env::var(toolchain::REQUIRE_VARIABLE).is_ok_and(|value| value == "1");
    let missing = |tool: &str, remedy: &str| {
        if required {
            println!("cargo::error={tool} is missing, and all tests are required: {remedy}");
        } else {
            println!("cargo::warning={tool} is missing, its tests are ignored: {remedy}");
        }
    };

    match toolchain::nvrtc(&workspace) {
        Some(files) => {
            println!("cargo::rustc-cfg=has_nvrtc");
            println!("cargo::rerun-if-changed={}", files.library.display());
        }
        None => {
            missing("NVRTC", "run .ci/install-nvrtc");
            // Looks again next time: this path comes into being with an installation.
            println!(
                "cargo::rerun-if-changed={}",
                workspace.join("target/nvrtc").display()
            );
        }
    }
    match toolchain::gxx() {
        Some(_) => println!("cargo::rustc-cfg=has_gxx"),
        None => missing("g++", "install g++"),
    }
    if toolchain::has_python() {
        println!("cargo::rustc-cfg=has_python");
    } else {
        missing("python3", "install python3");
    }
}
