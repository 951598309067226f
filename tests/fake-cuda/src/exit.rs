//! The end of the process: what was done wrong is told, and the status says so.

use crate::driver;
use crate::rules::Rule;
use std::ffi::c_int;
use std::sync::Once;

/// The status of a process that broke a rule.
const BROKEN: c_int = 86;

unsafe extern "C" {
    fn atexit(handler: extern "C" fn()) -> c_int;
    fn _exit(status: c_int) -> !;
}

/// Sees to it that the end is noticed.
pub(crate) fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the handler does not unwind, and lives as long as this library, which is never
        // unloaded.
        unsafe { atexit(at_exit) };
    });
}

extern "C" fn at_exit() {
    // Not to be waited for: a thread may have ended with the lock.
    let mut guard = driver::lock();
    let Some(d) = guard.as_mut() else {
        return;
    };
    d.is_exiting = true;
    if let Some(file) = &d.config.calls {
        let text: String = d.calls.iter().map(|c| format!("{c}\n")).collect();
        if let Err(error) = std::fs::write(file, text) {
            eprintln!("fake-cuda: {}: {error}", file.display());
        }
    }
    if d.config.leaks {
        for leak in d.leaks() {
            d.breach(Rule::Leak, format!("{leak} left at exit"));
        }
    }
    if !d.breaches.is_empty() {
        eprintln!("fake-cuda: {} rules broken", d.breaches.len());
        drop(guard);
        // SAFETY: ends the process at once, as a debugger's verdict would.
        unsafe { _exit(BROKEN) }
    }
}
