//! Where a test may stop the writing.

use std::io;

/// A place at which a test stops the program by `kill -9`, or has a write fail. Programs as they are
/// shipped have none.
///
/// `GPU_MIGRATE_KILL_AT=N` and `GPU_MIGRATE_FAIL_AT=N` name it by its number.
pub(super) fn step() -> io::Result<()> {
    #[cfg(debug_assertions)]
    {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static STEPS: AtomicUsize = AtomicUsize::new(0);
        let n = STEPS.fetch_add(1, Ordering::Relaxed) + 1;
        let named = |variable: &str| {
            let at = std::env::var(variable).ok();
            at.and_then(|at| at.parse().ok()) == Some(n)
        };
        if named("GPU_MIGRATE_KILL_AT") {
            kill();
        }
        if named("GPU_MIGRATE_FAIL_AT") {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
    }
    Ok(())
}

/// No destructor runs, nothing is flushed, nobody can catch it.
#[cfg(debug_assertions)]
fn kill() {
    let line = format!("kill -9 {}", std::process::id());
    // The signal comes while we wait for the one who sends it.
    let _ = std::process::Command::new("sh")
        .args(["-c", &line])
        .status();
    std::process::abort();
}
