//! The fixture workspace by this tool, by `cargo fix`, by clippy's `disallowed-*` lints and by ast-grep:
//! `cargo bench -p gpu-migrate --bench peers`. Writes `target/figures/migrate_peers.json`.
//!
//! The audit lists the lines that use old paths. Those that have to change, because the path is written
//! there and not brought by an import, are the sites; they are the ones that this tool changes, after which
//! its audit must find none and the fixture's tests must pass. A site is right if its line was changed and
//! rustc finds no error in what it became, wrong if it does, missed if the line is as it was. What a peer
//! breaks in other lines is counted as well. Clippy rewrites nothing: what it points at is counted instead,
//! and it is wrong where the audit lists nothing. ast-grep is installed below `target/` if pip can, and has one rule of a path
//! to a path for every move.

#![allow(clippy::unwrap_used, dead_code, reason = "a program that measures")]

#[path = "../tests/it/fixture.rs"]
mod fixture;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use fixture::Fixture;
use serde_json::{Value, json};
use similar::{DiffTag, TextDiff};

/// File and line, from 1.
type Site = (String, usize);

/// What a peer did.
struct Row {
    name: &'static str,
    right: usize,
    wrong: usize,
    missed: usize,
    note: String,
}

fn main() {
    let fixture = Fixture::whole();
    let (before, moves) = sites(&fixture);
    let (ours, after) = changed(&|fixture| {
        fixture.tool(["apply"]).ok();
    });
    assert_eq!(
        sites(&after).0.len(),
        0,
        "the audit finds uses that are left"
    );
    let must: BTreeSet<Site> = before.intersection(&ours.lines()).cloned().collect();
    let mut rows = vec![ours.row("cargo gpu-migrate apply", &must, &after)];
    assert!(rows[0].note == PASSES, "{}", rows[0].note);
    rows.push(rewritten("cargo fix", &must, &|fixture| {
        let args = [
            "fix",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--allow-dirty",
        ];
        fixture.cargo(args).ok();
    }));
    rows.push(clippy(&before, &must, &moves));
    match ast_grep() {
        Some(program) => rows.push(rewritten("ast-grep, a rule a path", &must, &|fixture| {
            for (old, new) in &moves {
                let mut command = Command::new(&program);
                command.args(["run", "-l", "rust", "-p", old, "-r", new, "-U", "."]);
                command.current_dir(fixture.path()).output().unwrap();
            }
        })),
        None => println!("ast-grep is not installed, and pip cannot install it"),
    }

    println!(
        "{:<26}{:>7}{:>7}{:>7}  of {} sites",
        "",
        "right",
        "wrong",
        "missed",
        must.len()
    );
    let mut figures = Vec::new();
    for row in &rows {
        let Row {
            name,
            right,
            wrong,
            missed,
            note,
        } = row;
        println!("{name:<26}{right:>7}{wrong:>7}{missed:>7}  {note}");
        let ours = rows.first().map_or(0, |ours| ours.right);
        figures.push(json!({
            "name": "sites of the fixture, right", "ours": ours, "peer": right, "peer_name": name,
            "unit": "", "ratio": ours as f64 / (*right).max(1) as f64, "runs": 1, "bar": must.len(),
            "holds": ours == must.len(), "wrong": wrong, "missed": missed, "note": note,
        }));
    }
    let file = target().join("figures/migrate_peers.json");
    std::fs::create_dir_all(target().join("figures")).unwrap();
    std::fs::write(&file, serde_json::to_vec_pretty(&figures).unwrap()).unwrap();
    println!("wrote {}", file.display());
}

fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap()
}

/// What is said of a workspace whose tests pass.
const PASSES: &str = "its tests pass after";

/// The lines that a peer changed, each with whether rustc accepts what it became, and errors elsewhere.
struct Changed {
    judged: BTreeMap<Site, bool>,
    elsewhere: usize,
}

/// Lets a peer rewrite the fixture, and judges each line.
fn changed(peer: &dyn Fn(&Fixture)) -> (Changed, Fixture) {
    let fixture = Fixture::whole();
    let old = fixture.bytes();
    peer(&fixture);
    let errors = errors(&fixture);
    let mut judged = BTreeMap::new();
    let mut elsewhere = errors.clone();
    for (path, bytes) in &old {
        let file = path.strip_prefix(fixture.path()).unwrap();
        let file = file.to_str().unwrap().to_owned();
        let now = std::fs::read_to_string(path).unwrap();
        for (was, is) in changes(&String::from_utf8_lossy(bytes), &now) {
            let broken = is.filter(|line| errors.contains(&(file.clone(), *line)));
            let broken: Vec<usize> = broken.collect();
            for line in was {
                judged.insert((file.clone(), line), broken.is_empty());
            }
            for line in broken {
                elsewhere.remove(&(file.clone(), line));
            }
        }
    }
    let elsewhere = elsewhere.len();
    (Changed { judged, elsewhere }, fixture)
}

fn rewritten(name: &'static str, must: &BTreeSet<Site>, peer: &dyn Fn(&Fixture)) -> Row {
    let (changed, fixture) = changed(peer);
    changed.row(name, must, &fixture)
}

impl Changed {
    fn lines(&self) -> BTreeSet<Site> {
        self.judged.keys().cloned().collect()
    }

    fn row(&self, name: &'static str, must: &BTreeSet<Site>, fixture: &Fixture) -> Row {
        let fates = || must.iter().map(|site| self.judged.get(site).copied());
        let count = |fate: Option<bool>| fates().filter(|found| *found == fate).count();
        let tests = fixture.cargo(["test", "--workspace", "--quiet"]).code == Some(0);
        let note = match (tests, self.elsewhere) {
            (true, _) => PASSES.to_owned(),
            (false, 0) => "it does not compile after".to_owned(),
            (false, n) => format!("it does not compile after, with errors in {n} lines more"),
        };
        Row {
            name,
            right: count(Some(true)),
            wrong: count(Some(false)),
            missed: count(None),
            note,
        }
    }
}

/// Old and new lines, from 1, of each change.
fn changes(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let diff = TextDiff::from_lines(old, new);
    let from_one = |range: Range<usize>| range.start + 1..range.end + 1;
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    changed
        .map(|op| (from_one(op.old_range()), from_one(op.new_range())))
        .collect()
}

/// The lines with errors.
fn errors(fixture: &Fixture) -> BTreeSet<Site> {
    let args = [
        "check",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--keep-going",
        "--message-format=json",
    ];
    places(&fixture.cargo(args).out, |message| {
        message["level"] == "error"
    })
}

/// The first lines of messages.
fn places(out: &str, wanted: impl Fn(&Value) -> bool) -> BTreeSet<Site> {
    let mut found = BTreeSet::new();
    for line in out.lines() {
        let message: Value = serde_json::from_str(line).unwrap();
        let message = &message["message"];
        for span in message["spans"].as_array().into_iter().flatten() {
            if wanted(message) && span["is_primary"] == true {
                let file = span["file_name"].as_str().unwrap().to_owned();
                found.insert((file, span["line_start"].as_u64().unwrap() as usize));
            }
        }
    }
    found
}

/// The lines with uses of old paths, and the moves that they use.
fn sites(fixture: &Fixture) -> (BTreeSet<Site>, BTreeSet<(String, String)>) {
    let said = fixture.tool(["audit", "--json", "--only", "old-path"]);
    let items: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    let quoted = |item: &Value, key: &str| {
        let text = item[key].as_str()?.split('`').nth(1)?;
        Some(text.to_owned())
    };
    let lines = items.iter().map(|item| {
        let line = item["line"].as_u64().unwrap() as usize;
        (item["file"].as_str().unwrap().to_owned(), line)
    });
    let moves = items
        .iter()
        .filter_map(|item| Some((quoted(item, "message")?, quoted(item, "help")?)));
    // A rule of a path to a path cannot adapt arguments.
    let moves = moves.filter(|(_, new)| !new.starts_with('|'));
    (lines.collect(), moves.collect())
}

fn clippy(
    before: &BTreeSet<Site>,
    must: &BTreeSet<Site>,
    moves: &BTreeSet<(String, String)>,
) -> Row {
    let fixture = Fixture::whole();
    let mut text = String::new();
    for list in [
        "disallowed-types",
        "disallowed-methods",
        "disallowed-macros",
    ] {
        text.push_str(&format!("{list} = [\n"));
        for (old, _) in moves {
            text.push_str(&format!(
                "  {{ path = \"{old}\", allow-invalid = true }},\n"
            ));
        }
        text.push_str("]\n");
    }
    fixture.write("clippy.toml", &text);
    let args = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--message-format=json",
    ];
    let flagged = places(&fixture.cargo(args).out, |message| {
        let code = message["code"]["code"].as_str().unwrap_or_default();
        code.starts_with("clippy::disallowed")
    });
    let right = flagged.intersection(must).count();
    Row {
        name: "clippy disallowed-*",
        right,
        wrong: flagged.difference(before).count(),
        missed: must.len() - right,
        note: "pointed at, nothing is rewritten".to_owned(),
    }
}

/// The program of the path, or one that pip puts below `target/`.
fn ast_grep() -> Option<PathBuf> {
    let folder = target().join("ast-grep");
    let here = folder.join("bin/ast-grep");
    let works = |program: &Path| {
        let output = Command::new(program).arg("--version").output();
        output.is_ok_and(|output| output.status.success())
    };
    if works(Path::new("ast-grep")) {
        return Some("ast-grep".into());
    }
    if !works(&here) {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--target"]);
        pip.arg(&folder).arg("ast-grep-cli").output().ok()?;
    }
    works(&here).then_some(here)
}
