//! The long run: fresh kernels, batch after batch, each compiled as a package of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use super::{Case, Size, run, source};
use crate::shim::Variant;

/// What is run for how long.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// The seed of the kernels.
    pub seed: u64,
    /// The first kernel of the run.
    pub first: u64,
    /// How many kernels.
    pub kernels: u64,
    /// Kernels of one package.
    pub batch: u64,
}

impl Plan {
    /// The plan of the environment: `GPU_DIFFERENTIAL_KERNELS`, `_SEED`, `_FIRST`, `_BATCH`.
    ///
    /// # Errors
    /// A variable that is no number.
    pub fn from_environment() -> Result<Self, String> {
        let number = |name: &str, otherwise: u64| match env::var(name) {
            Ok(text) => text.parse().map_err(|e| format!("{name}: {e}")),
            Err(_) => Ok(otherwise),
        };
        Ok(Self {
            seed: number("GPU_DIFFERENTIAL_SEED", 1)?,
            first: number("GPU_DIFFERENTIAL_FIRST", 0)?,
            kernels: number("GPU_DIFFERENTIAL_KERNELS", 200)?,
            batch: number("GPU_DIFFERENTIAL_BATCH", 50)?.max(1),
        })
    }

    /// Runs all batches; how many of them have a finding. Each finding is printed, and its
    /// package stays on disk.
    ///
    /// # Errors
    /// Files that cannot be written, or no Cargo.
    pub fn run(&self) -> io::Result<usize> {
        let mut found = 0;
        let mut at = self.first;
        let end = self.first + self.kernels;
        while at < end {
            let count = self.batch.min(end - at);
            let folder = folder().join(format!("seed-{}-kernel-{at}", self.seed));
            println!("seed {}, kernels {at}..{}", self.seed, at + count);
            if one(&folder, self.seed, at, count)? {
                fs::remove_dir_all(&folder)?;
            } else {
                found += 1;
                println!("  left in {}", folder.display());
            }
            at += count;
        }
        Ok(found)
    }
}

fn folder() -> PathBuf {
    crate::workspace().join("target").join("differential")
}

/// One batch: true if nothing is wrong with it.
fn one(folder: &Path, seed: u64, first: u64, count: u64) -> io::Result<bool> {
    fs::create_dir_all(folder.join("src"))?;
    let tests = env!("CARGO_MANIFEST_DIR");
    let manifest = format!(
        "[package]\nname = \"batch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\ngpu-tests = {{ path = {tests:?} }}\n\
         gpu-runtime = {{ path = \"{tests}/../gpu-runtime\" }}\n\n\
         [profile.dev]\nopt-level = 1\ndebug = \"line-tables-only\"\noverflow-checks = false\n\n\
         [profile.dev.package.batch]\nopt-level = 0\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(
        crate::workspace().join("Cargo.lock"),
        folder.join("Cargo.lock"),
    )?;
    fs::write(
        folder.join("src/main.rs"),
        format!(
            "#[allow(warnings, arithmetic_overflow, unconditional_panic)]\nmod batch;\n\n\
             fn main() -> std::process::ExitCode {{\n    \
             gpu_tests::differential::long::batch(batch::CASES, {seed})\n}}\n"
        ),
    )?;
    let text = match source(seed, first..first + count, Size::Large) {
        Ok(text) => text,
        Err(wrong) => {
            fs::write(folder.join("src/batch.rs"), wrong.text)?;
            println!("  the generator makes no Rust: {}", wrong.error);
            return Ok(false);
        }
    };
    fs::write(folder.join("src/batch.rs"), text)?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", self::folder().join("build"))
        .status()?;
    Ok(status.success())
}

/// What a batch's package does: it compares its kernels, in a child of its own once more with C++'s
/// undefined behaviour ending the process.
pub fn batch(cases: &[Case], seed: u64) -> std::process::ExitCode {
    const CHILD: &str = "GPU_DIFFERENTIAL_CHILD";
    let failed = std::process::ExitCode::FAILURE;
    let child = env::var_os(CHILD).is_some();
    let variant = if child {
        Variant::UndefinedTraps
    } else {
        Variant::Plain
    };
    let found = run(cases, seed, variant, |name| {
        if child {
            eprintln!("trying {name}");
        }
    });
    match found {
        Err(error) => {
            println!("  {error}");
            return failed;
        }
        Ok(found) if !found.is_empty() => {
            println!(
                "{} differences, the first ones:\n{}",
                found.len(),
                found[..found.len().min(5)].join("\n")
            );
            return failed;
        }
        Ok(_) if child => return std::process::ExitCode::SUCCESS,
        Ok(_) => {}
    }
    let child = env::current_exe().and_then(|exe| Command::new(exe).env(CHILD, "1").output());
    match child {
        Ok(output) if output.status.success() => std::process::ExitCode::SUCCESS,
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let last = said.lines().last().unwrap_or_default();
            println!(
                "  undefined behaviour in C++: {} after: {last}",
                output.status
            );
            print!("{}", String::from_utf8_lossy(&output.stdout));
            failed
        }
        Err(error) => {
            println!("  {error}");
            failed
        }
    }
}
