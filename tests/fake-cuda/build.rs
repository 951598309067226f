//! Gives the library the name that a program asks for: once it is loaded, by whatever path, the
//! loader finds it as `libcuda.so`. And tells the tests whether g++ is here, as the cfg `has_gxx`.

#[path = "../src/toolchain.rs"]
#[allow(dead_code, reason = "only one tool is asked for")]
mod toolchain;

fn main() {
    println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libcuda.so");
    println!("cargo::rustc-check-cfg=cfg(has_gxx)");
    for variable in [toolchain::GXX_VARIABLE, toolchain::REQUIRE_VARIABLE, "PATH"] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../src/toolchain.rs");
    if toolchain::gxx().is_some() {
        println!("cargo::rustc-cfg=has_gxx");
    } else if std::env::var(toolchain::REQUIRE_VARIABLE).is_ok_and(|value| value == "1") {
        println!("cargo::error=g++ is missing, and all tests are required: install g++");
    } else {
        println!("cargo::warning=g++ is missing, its tests are ignored: install g++");
    }
}
