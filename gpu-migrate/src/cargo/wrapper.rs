//! This program as Cargo's `RUSTC_WORKSPACE_WRAPPER`: rustc with one more flag, and a look
//! for what never warns.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

/// The variable that says so.
pub const WRAPPER: &str = "GPU_MIGRATE_WRAPPER";

/// Runs rustc in our place if Cargo called us for that. `--force-warn` reaches code under `allow`,
/// `expect` and `deny`.
pub fn run_wrapper() -> Option<ExitCode> {
    std::env::var_os(WRAPPER)?;
    let mut args = std::env::args_os().skip(1);
    let rustc: OsString = args.next()?;
    let args: Vec<OsString> = args.collect();
    // Before Cargo's own call: Cargo starts the crates behind while that still runs.
    super::exact::look(&rustc, &args);
    super::raw::look(&rustc, &args);
    let status = Command::new(rustc)
        .args(args)
        .args(["--force-warn", "deprecated"])
        .env_remove(WRAPPER)
        .status();
    Some(match status {
        Ok(status) => match status.code() {
            Some(0) => ExitCode::SUCCESS,
            Some(code) => u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from),
            None => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("error: rustc cannot be started: {error}");
            ExitCode::FAILURE
        }
    })
}
