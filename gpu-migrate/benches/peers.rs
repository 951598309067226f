//! The fixture workspace by this tool, by `cargo fix`, by clippy's `disallowed-*` lints and by ast-grep
//! if it is installed: `cargo bench -p gpu-migrate --bench peers`.
//!
//! A site is a place that the audit lists before; it is right if it is gone after and the workspace's
//! tests pass. Clippy rewrites nothing: what it points at is counted instead.

#![allow(clippy::unwrap_used, dead_code, reason = "a program that measures")]

#[path = "../tests/it/fixture.rs"]
mod fixture;

use std::collections::BTreeSet;
use std::process::Command;

use fixture::Fixture;
use serde_json::Value;

/// File and line.
type Site = (String, u64);

fn main() {
    println!("{:<28}{:>8}{:>8}{:>8}", "", "right", "wrong", "missed");
    let before = sites(&Fixture::whole());
    println!("{:<28}{:>8}", "sites", before.len());

    let fixture = Fixture::whole();
    fixture.tool(["apply"]).ok();
    row("cargo gpu-migrate apply", &fixture, &before);

    let fixture = Fixture::whole();
    fixture
        .cargo([
            "fix",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--allow-dirty",
        ])
        .ok();
    row("cargo fix", &fixture, &before);

    let fixture = Fixture::whole();
    let flagged = clippy(&fixture);
    let right = flagged.intersection(&before).count();
    println!(
        "{:<28}{right:>8}{:>8}{:>8}   (pointed at, not rewritten)",
        "clippy disallowed-*",
        flagged.difference(&before).count(),
        before.len() - right
    );

    if Command::new("ast-grep").arg("--version").output().is_ok() {
        let fixture = Fixture::whole();
        for (old, new) in moves() {
            let mut command = Command::new("ast-grep");
            command.args(["run", "-l", "rust", "-p", &old, "-r", &new, "-U", "."]);
            command.current_dir(fixture.path()).output().unwrap();
        }
        row("ast-grep, a rule a path", &fixture, &before);
    } else {
        println!("{:<28}   not installed", "ast-grep");
    }
}

fn row(name: &str, fixture: &Fixture, before: &BTreeSet<Site>) {
    let compiles = fixture.cargo(["test", "--workspace", "--quiet"]).code == Some(0);
    let items = match compiles {
        true => sites(fixture).len(),
        false => before.len(),
    };
    let changed = before.len().saturating_sub(items);
    let (right, wrong) = if compiles { (changed, 0) } else { (0, changed) };
    let note = if compiles {
        ""
    } else {
        "   (its tests do not compile after)"
    };
    println!(
        "{name:<28}{right:>8}{wrong:>8}{:>8}{note}",
        before.len() - right - wrong
    );
}

/// The lines with uses of old paths.
fn sites(fixture: &Fixture) -> BTreeSet<Site> {
    let said = fixture.tool(["audit", "--json", "--only", "old-path"]);
    let items: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    items
        .iter()
        .map(|item| {
            (
                item["file"].as_str().unwrap().to_owned(),
                item["line"].as_u64().unwrap(),
            )
        })
        .collect()
}

/// Old and new paths of the fixture's tables.
fn moves() -> Vec<(String, String)> {
    let fixture = Fixture::whole();
    let said = fixture.tool(["audit", "--json", "--only", "old-path"]);
    let items: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    let mut moves: Vec<(String, String)> = items
        .iter()
        .filter_map(|item| {
            let old = item["message"].as_str()?.split('`').nth(1)?.to_owned();
            let new = item["help"].as_str()?.split('`').nth(1)?.to_owned();
            Some((old, new))
        })
        .filter(|(_, new)| !new.starts_with('|'))
        .collect();
    moves.sort();
    moves.dedup();
    moves
}

fn clippy(fixture: &Fixture) -> BTreeSet<Site> {
    let mut text = String::new();
    for list in [
        "disallowed-types",
        "disallowed-methods",
        "disallowed-macros",
    ] {
        text.push_str(&format!("{list} = [\n"));
        for (old, _) in moves() {
            text.push_str(&format!(
                "  {{ path = \"{old}\", allow-invalid = true }},\n"
            ));
        }
        text.push_str("]\n");
    }
    fixture.write("clippy.toml", &text);
    let said = fixture.cargo([
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--message-format=json",
    ]);
    let mut found = BTreeSet::new();
    for line in said.out.lines() {
        let message: Value = serde_json::from_str(line).unwrap();
        let code = message["message"]["code"]["code"]
            .as_str()
            .unwrap_or_default();
        if !code.starts_with("clippy::disallowed") {
            continue;
        }
        for span in message["message"]["spans"].as_array().unwrap() {
            let file = span["file_name"].as_str().unwrap().to_owned();
            found.insert((file, span["line_start"].as_u64().unwrap()));
        }
    }
    found
}
