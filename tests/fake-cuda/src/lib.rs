//! A stand-in for the CUDA driver: the functions of `libcuda.so` that a program of `gpu-runtime`
//! calls, with the CPU behind them.
//!
//! - Memory is the host's. Work on streams is done late: when somebody waits for it, and now and
//!   then before, in an order that a number decides ([`Order`]). So a missing wait is seen.
//! - A launch runs the real text of its kernel: the stand-in's NVRTC is the real one with a note of
//!   what each image was compiled from; g++ compiles that text, unchanged, with the shim header of
//!   this workspace.
//! - Rules that a GPU punishes late, or never, are looked at with every call ([`Rule`]). Who breaks
//!   one reads of it on the standard error, and the process ends with status 86.
//! - Any call can be made to fail ([`Failure`]).
//!
//! As a library of its own it is named `libcuda.so`; the environment says how it behaves
//! ([`Config`]). This package's tests call the functions in their own process.
//!
//! It knows nothing of `gpu-runtime`, and it is no GPU: what it cannot tell is how long anything
//! takes, what PTX or machine code do, and what hardware does with a race.
#![allow(
    missing_docs,
    non_snake_case,
    clippy::missing_safety_doc,
    reason = "the functions are the driver's, and its documentation says what they are for"
)]

pub mod api;
mod clock;
mod code;
mod config;
mod driver;
mod exit;
mod graph;
mod memory;
mod module;
pub mod nvrtc;
mod reserve;
mod rules;
mod stream;
mod text;
mod work;

use std::ffi::{CStr, c_char};
use std::sync::atomic::{AtomicBool, Ordering};

pub use code::Code;
pub use config::{Config, Failure, Order};
pub use rules::{Breach, Rule};

// The one shim header and its runner are the integration tests' own.
#[allow(dead_code, unused_imports, reason = "only a part of it is needed here")]
#[path = "../../src/shim/mod.rs"]
mod shim;
#[allow(dead_code, reason = "only a part of it is needed here")]
#[path = "../../src/toolchain.rs"]
mod toolchain;

/// The root of the workspace, where the shim keeps what it compiled.
fn workspace() -> &'static std::path::Path {
    std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

static IS_IDLE: AtomicBool = AtomicBool::new(false);

fn is_idle() -> bool {
    IS_IDLE.load(Ordering::Relaxed)
}

/// While it is idle, the calls that a program makes all the time (launches, copies, allocations,
/// streams, events) succeed and do nothing, which is how the cost of the caller is measured.
pub fn set_idle(idle: bool) {
    IS_IDLE.store(idle, Ordering::Relaxed);
}

/// As [`set_idle`], for a program that has loaded the library.
#[unsafe(no_mangle)]
pub extern "C" fn fake_cuda_set_idle(idle: bool) {
    set_idle(idle);
}

/// How many pieces of work on a stream are not done yet.
#[unsafe(no_mangle)]
pub extern "C" fn fake_cuda_queued(stream: u64) -> u64 {
    let guard = driver::lock();
    let stream = guard.as_ref().and_then(|d| d.streams.get(&stream));
    stream.map_or(0, |s| s.queue.len() as u64)
}

/// Starts anew, with these settings; what was there is forgotten.
pub fn reset(config: Config) {
    driver::reset(config);
}

/// The breaches since the last time they were taken.
pub fn take_breaches() -> Vec<Breach> {
    driver::lock()
        .as_mut()
        .map(|d| std::mem::take(&mut d.breaches))
        .unwrap_or_default()
}

/// What is still there, as it would be told at exit.
pub fn leaks() -> Vec<String> {
    driver::lock()
        .as_ref()
        .map(driver::Driver::leaks)
        .unwrap_or_default()
}

/// The names of all calls so far.
pub fn calls() -> Vec<&'static str> {
    driver::lock()
        .as_ref()
        .map(|d| d.calls.clone())
        .unwrap_or_default()
}

/// Lets exit begin, as far as the stand-in is concerned.
pub fn begin_exit() {
    if let Some(d) = driver::lock().as_mut() {
        d.is_exiting = true;
    }
}

/// As [`note_image`], for a program that has loaded the library.
///
/// # Safety
/// Both end in a zero.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fake_cuda_note_image(image: *const c_char, text: *const c_char) {
    // SAFETY: the caller's promise.
    let (image, text) = unsafe { (CStr::from_ptr(image), CStr::from_ptr(text)) };
    note_image(image.to_bytes(), &text.to_string_lossy());
}

/// Notes what an image stands for, in the place of the stand-in's NVRTC.
pub fn note_image(image: &[u8], text: &str) {
    if let Some(d) = driver::lock().as_mut() {
        d.modules.note(image, text.to_owned());
    }
}
