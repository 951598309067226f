//! The options, with the words of `--help`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Finds what is left of old paths and of unmanaged GPU memory, rewrites the uses of moved paths, and
/// takes it all back if need be.
///
/// A path has moved if the crate that owns it says so with `gpu_runtime::moved!`, or with a
/// `#[deprecated(note = "moved from `a::b` to `c::d`; the old path is removed in 1.2.3")]`.
///
/// EXIT STATUS: 0 if there is nothing to do or all is done; 1 if an audit has findings, if a baseline
/// does not hold, or if apply leaves uses for a person; 2 if the command failed.
#[derive(Debug, Parser)]
#[command(
    name = "cargo-gpu-migrate",
    bin_name = "cargo gpu-migrate",
    version,
    arg_required_else_help = true
)]
#[command(after_long_help = "EXAMPLES:\n  \
    cargo gpu-migrate audit                        what is there, as a table\n  \
    cargo gpu-migrate audit --format sarif > a.sarif\n  \
    cargo gpu-migrate audit --baseline gpu.json --write-baseline\n  \
    cargo gpu-migrate audit --baseline gpu.json    fails if a count rose\n  \
    cargo gpu-migrate plan                         the diff, nothing written\n  \
    cargo gpu-migrate apply && cargo test\n  \
    cargo gpu-migrate rollback                     every byte as it was\n\n\
    FILES:\n  \
    .gpu-migrate/    in the workspace's folder, after apply: the journal and the copies that\n                   rollback needs. It ignores itself in git.")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub common: Common,
}

/// Options of every command.
#[derive(Debug, ClapArgs)]
pub struct Common {
    /// The manifest of the workspace, or its folder
    #[arg(long, global = true, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,
    /// When output has colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// Say nothing but results and errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, if NO_COLOR is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List what is wrong: old paths, raw allocations, second managers, forgotten handles, ..
    Audit(Audit),
    /// Show what apply would change, as a unified diff; write nothing
    Plan(Plan),
    /// Rewrite the uses of moved paths, check again, take back what broke
    Apply(Apply),
    /// Put every file back as it was before apply
    Rollback(Rollback),
}

/// What Cargo builds.
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// Features to check with, instead of the default and all of them in turn
    #[arg(long, short = 'F', value_name = "FEATURES")]
    pub features: Option<String>,
    /// Check with all features only
    #[arg(long, conflicts_with = "features")]
    pub all_features: bool,
    /// Check without the default features
    #[arg(long, conflicts_with = "all_features")]
    pub no_default_features: bool,
    /// The target to check for
    #[arg(long, value_name = "TRIPLE")]
    pub target: Option<String>,
    /// Do not use the network
    #[arg(long)]
    pub offline: bool,
}

impl Build {
    /// As `cargo check` takes them.
    pub fn args(&self) -> Vec<String> {
        let mut args = Vec::new();
        let mut add = |parts: &[&str]| args.extend(parts.iter().map(|s| (*s).to_owned()));
        if let Some(features) = &self.features {
            add(&["--features", features]);
        }
        if self.all_features {
            add(&["--all-features"]);
        }
        if self.no_default_features {
            add(&["--no-default-features"]);
        }
        if let Some(target) = &self.target {
            add(&["--target", target]);
        }
        if self.offline {
            add(&["--offline"]);
        }
        args
    }
}

#[derive(Debug, ClapArgs)]
pub struct Audit {
    #[command(flatten)]
    pub build: Build,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// Run this check only; may stand several times
    #[arg(long, value_name = "NAME", value_parser = check_name)]
    pub only: Vec<String>,
    /// Fail only where a count is above that of this file
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the counts to the baseline; refused where one would rise
    #[arg(long, requires = "baseline")]
    pub write_baseline: bool,
}

fn check_name(name: &str) -> Result<String, String> {
    let names: Vec<&str> = gpu_migrate::audit::CHECKS
        .iter()
        .map(|check| check.name)
        .collect();
    match names.contains(&name) {
        true => Ok(name.to_owned()),
        false => Err(format!("the checks are {}", names.join(", "))),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For code hosts, SARIF 2.1.0
    Sarif,
}

#[derive(Debug, ClapArgs)]
pub struct Plan {
    #[command(flatten)]
    pub build: Build,
    /// Exit with 1 if something would change
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Apply {
    #[command(flatten)]
    pub build: Build,
    /// Also where version control has changes that are not committed
    #[arg(long)]
    pub allow_dirty: bool,
    /// Also where there is no version control
    #[arg(long)]
    pub allow_no_vcs: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Rollback {
    /// Also over files that changed since apply
    #[arg(long)]
    pub force: bool,
}
