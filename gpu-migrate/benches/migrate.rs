//! Figures of the tool: `cargo bench -p gpu-migrate`. Writes `target/figures/migrate.json`.
//!
//! A generated workspace of 2,000 files with 10,000 uses of old paths: `audit` and then `apply` beside
//! one `cargo check` of the same workspace, each in an empty target folder. Memory is that of the tool,
//! without Cargo and rustc, which are the same in both.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const CRATES: usize = 10;
const FILES: usize = 200;
const SITES: usize = 5;
const MOVED: usize = 100;
const ROUNDS: usize = 1;

fn main() -> io::Result<()> {
    let tool = Path::new(env!("CARGO_BIN_EXE_cargo-gpu-migrate"));
    let mut ratios = Vec::new();
    let mut times = (Vec::new(), Vec::new());
    let mut memory = 0_u64;
    let mut left = 0;
    for round in 0..ROUNDS {
        let folder = tempfile::tempdir()?;
        generate(folder.path())?;
        let check = timed(cargo(folder.path(), "check-target").args([
            "check",
            "--workspace",
            "--all-targets",
            "-q",
        ]))?;
        let mut ours = Duration::ZERO;
        let mut parts = Vec::new();
        for args in [
            &["audit", "--quiet", "--json"][..],
            &["apply", "--quiet", "--allow-no-vcs"],
        ] {
            let mut command = Command::new(tool);
            command
                .args(args)
                .current_dir(folder.path())
                .env("CARGO_TARGET_DIR", folder.path().join("tool-target"));
            let run = timed(&mut command)?;
            ours += run.time;
            parts.push(run.time.as_secs_f64());
            memory = memory.max(run.memory);
        }
        left = uses(folder.path())?;
        let (ours, check) = (ours.as_secs_f64(), check.time.as_secs_f64());
        println!(
            "round {round}: audit and apply {ours:.1} s {parts:.1?}, cargo check {check:.1} s"
        );
        ratios.push(ours / check);
        times.0.push(ours * 1e3);
        times.1.push(check * 1e3);
    }
    let ratio = median(&mut ratios);
    let mib = memory as f64 / 1024.0;
    let rewritten = CRATES * FILES * SITES - left;
    let figures = [
        json!({
            "name": "audit and apply, 2,000 files, 10,000 uses", "ours": median(&mut times.0),
            "peer": median(&mut times.1), "peer_name": "cargo check --all-targets", "unit": "ms",
            "ratio": ratio, "runs": ROUNDS, "bar": 2.0, "holds": ratio <= 2.0,
        }),
        stated("memory of the tool", mib, "MiB", 1024.0, mib <= 1024.0),
        stated(
            "uses rewritten of 10,000",
            rewritten as f64,
            "",
            10_000.0,
            left == 0,
        ),
    ];
    for figure in &figures {
        println!("{figure}");
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .ok_or(io::ErrorKind::NotFound)?;
    let file = target.join("figures/migrate.json");
    fs::create_dir_all(target.join("figures"))?;
    fs::write(&file, serde_json::to_vec_pretty(&figures)?)?;
    println!("wrote {}", file.display());
    Ok(())
}

fn stated(name: &str, ours: f64, unit: &str, bar: f64, holds: bool) -> Value {
    json!({
        "name": name, "ours": ours, "peer": null, "peer_name": "", "unit": unit, "ratio": null,
        "runs": ROUNDS, "bar": bar, "holds": holds,
    })
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

struct Run {
    time: Duration,
    /// KiB.
    memory: u64,
}

fn timed(command: &mut Command) -> io::Result<Run> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut memory = 0;
    loop {
        memory = memory.max(peak(&child).unwrap_or(0));
        if child.try_wait()?.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(Run {
        time: start.elapsed(),
        memory,
    })
}

/// The most memory that a process had, where the system says so.
fn peak(child: &Child) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn cargo(folder: &Path, target: &str) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join(target));
    command
}

/// How many old paths are left.
fn uses(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for file in user_files(folder) {
        count += fs::read_to_string(file)?.matches("owner::old::").count();
    }
    Ok(count)
}

fn user_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let folder = folder.to_owned();
    (0..CRATES).flat_map(move |c| {
        let src = folder.join(format!("user{c}/src"));
        (0..FILES).map(move |f| src.join(format!("part{f}.rs")))
    })
}

fn generate(folder: &Path) -> io::Result<()> {
    let mut members = String::from("\"owner\"");
    let manifest = |name: &str, deps: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{deps}"
        )
    };
    let owner = folder.join("owner/src");
    fs::create_dir_all(&owner)?;
    fs::write(folder.join("owner/Cargo.toml"), manifest("owner", ""))?;
    let mut text = String::from("pub mod new {\n");
    for n in 0..MOVED {
        text.push_str(&format!(
            "    pub fn f{n}(x: u64) -> u64 {{ x.wrapping_mul({n}) }}\n"
        ));
    }
    text.push_str("}\n\npub mod old {\n");
    for n in 0..MOVED {
        text.push_str(&format!(
            "    #[deprecated(note = \"moved from `owner::old::f{n}` to `owner::new::f{n}`; the old path is removed in 1.0.0\")]\n    pub fn f{n}(x: u64) -> u64 {{ crate::new::f{n}(x) }}\n"
        ));
    }
    text.push_str("}\n");
    fs::write(owner.join("lib.rs"), text)?;
    for c in 0..CRATES {
        members.push_str(&format!(", \"user{c}\""));
        let src = folder.join(format!("user{c}/src"));
        fs::create_dir_all(&src)?;
        fs::write(
            folder.join(format!("user{c}/Cargo.toml")),
            manifest(&format!("user{c}"), "owner = { path = \"../owner\" }\n"),
        )?;
        let modules: String = (0..FILES).map(|f| format!("pub mod part{f};\n")).collect();
        fs::write(src.join("lib.rs"), modules)?;
        for f in 0..FILES {
            fs::write(src.join(format!("part{f}.rs")), user(c * FILES + f))?;
        }
    }
    fs::write(
        folder.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n"),
    )
}

/// A file of about a hundred lines, with its uses of old paths among ordinary code.
fn user(seed: usize) -> String {
    let mut text = String::from("//! A part.\n\nuse std::collections::BTreeMap;\n");
    let of = |n: usize| (seed * 31 + n * 7) % MOVED;
    text.push_str(&format!("use owner::old::f{};\n", of(0)));
    for n in 1..SITES {
        text.push_str(&format!(
            "\n/// Step {n}.\npub fn step{n}(values: &[u64]) -> BTreeMap<u64, Vec<u64>> {{\n    let mut map: BTreeMap<u64, Vec<u64>> = BTreeMap::new();\n    for (at, value) in values.iter().enumerate() {{\n        let key = owner::old::f{}(*value) % {};\n        let entry = map.entry(key).or_default();\n        if entry.len() < {} {{\n            entry.push(value.rotate_left(at as u32 % 64));\n        }} else if let Some(last) = entry.last_mut() {{\n            *last = last.wrapping_add(f{}(*value));\n        }}\n    }}\n    map.retain(|key, list| !list.is_empty() && *key > {n});\n    map\n}}\n",
            of(n),
            n + 3,
            n + 2,
            of(0),
        ));
    }
    text
}
