//! `cargo gpu-migrate`: the command line.

mod cli;
mod git;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    if let Some(code) = gpu_migrate::cargo::run_wrapper() {
        return code;
    }
    // Cargo calls us with the name of the subcommand first.
    let mut args: Vec<_> = std::env::args_os().collect();
    if args.get(1).is_some_and(|arg| arg == "gpu-migrate") {
        args.remove(1);
    }
    let args = cli::Args::parse_from(args);
    run::run(&args).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}
