//! Macro fuzzing: kernels, device functions, structs and pools that were mutated, and soup of
//! tokens. Whatever goes in, the compiler does not panic and does not run out of stack, every
//! error points into the user's code, and what comes out is Rust and the same every time.
//!
//! The test is bounded and always the same. A long run is made by
//!
//! ```text
//! GPU_FUZZ_ITERATIONS=1000000 GPU_FUZZ_SEED=7 cargo test --release -p gpu-macros-compiler --test fuzz -- --nocapture
//! ```
//!
//! A finding is printed in its smallest form, with the seed and the number of its case;
//! `GPU_FUZZ_CASE=n` runs that case alone.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "fuzz/corpus.rs"]
mod corpus;
#[path = "fuzz/deep.rs"]
mod deep;
#[path = "fuzz/judge.rs"]
mod judge;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/rng.rs"]
mod rng;
#[path = "fuzz/shrink.rs"]
mod shrink;
#[path = "fuzz/trees.rs"]
mod trees;
#[path = "fuzz/words.rs"]
mod words;

use corpus::Case;
use rng::Rng;
use std::collections::BTreeMap;
use std::time::Duration;

/// Cases of the bounded run.
const ITERATIONS: u64 = 3000;

/// No expansion of a fuzzed kernel takes this long; one that does has run into something that
/// grows faster than its input.
const TOO_LONG: Duration = Duration::from_secs(10);

/// How many findings are shrunk and printed.
const FINDINGS: usize = 12;

fn number(variable: &str) -> Option<u64> {
    let text = std::env::var(variable).ok()?;
    Some(text.parse().unwrap_or_else(|e| panic!("{variable}: {e}")))
}

/// Case `n` of a run. `sound` are the cases of the corpus that have no error: what is made of
/// them gets furthest.
fn case(corpus: &[Case], sound: &[Case], seed: u64, n: u64) -> Case {
    let rng = &mut Rng::new(seed, n);
    let starts = if rng.one_in(5) { corpus } else { sound };
    let start = rng.pick(starts);
    match rng.below(10) {
        0 => mutate::soup(corpus, rng),
        1..=5 => mutate::sentences(start, rng),
        _ => mutate::mutate(start, corpus, rng),
    }
}

#[test]
fn mutated_kernels_and_token_soup_break_no_rule() {
    let seed = number("GPU_FUZZ_SEED").unwrap_or(1);
    let range = match number("GPU_FUZZ_CASE") {
        Some(n) => n..n + 1,
        None => 0..number("GPU_FUZZ_ITERATIONS").unwrap_or(ITERATIONS),
    };
    let corpus = corpus::corpus();
    let sound: Vec<Case> = corpus.iter().filter(|c| c.sound).cloned().collect();
    let hook = std::panic::take_hook();
    judge::keep_panics();
    let mut findings: BTreeMap<String, (u64, Case, judge::Broken)> = BTreeMap::new();
    let (mut judged, mut accepted, mut slowest) = (0_u64, 0_u64, (Duration::ZERO, 0));
    for n in range {
        let case = case(&corpus, &sound, seed, n);
        let Some(verdict) = judge::judge(&case) else {
            continue;
        };
        judged += 1;
        accepted += u64::from(verdict.accepted);
        slowest = slowest.max((verdict.took, n));
        if let Some(broken) = verdict.broken {
            let key = format!("{}: {}", broken.rule, broken.key);
            if findings.len() < FINDINGS {
                findings.entry(key).or_insert((n, case, broken));
            }
        }
    }
    let mut report = String::new();
    for (n, case, broken) in findings.values() {
        let small = shrink::shrink(case, broken);
        let now = judge::judge(&small).and_then(|v| v.broken);
        let what = now.map_or_else(|| broken.what.clone(), |b| b.what);
        report.push_str(&format!(
            "\n{} (seed {seed}, case {n}, {:?})\n{what}\n--\n{}\n",
            broken.rule,
            small.entry,
            judge::text(&small)
        ));
    }
    std::panic::set_hook(hook);
    println!("{judged} cases, {accepted} without an error, slowest {slowest:?}");
    assert!(report.is_empty(), "{report}");
    assert!(
        slowest.0 < TOO_LONG,
        "case {} took {:?}",
        slowest.1,
        slowest.0
    );
    if judged > 1000 {
        // A fuzzer whose cases all die in the parser finds nothing behind it.
        assert!(
            accepted * 10 > judged,
            "only {accepted} of {judged} cases were accepted"
        );
    }
}

#[test]
fn every_use_of_the_macros_breaks_no_rule_as_it_stands() {
    for case in corpus::corpus() {
        let verdict = judge::judge(&case).unwrap();
        assert!(
            verdict.broken.is_none(),
            "{:?}\n{}",
            verdict.broken,
            judge::text(&case)
        );
        // A kernel's file is looked for beside its source, which tokens of a text do not have.
        let text = judge::text(&case);
        let from_a_file = [" cuda =", "[cuda =", " ptx =", "[ptx ="]
            .iter()
            .any(|k| text.contains(k));
        assert!(
            verdict.accepted || !case.sound || from_a_file,
            "refused: {text}"
        );
    }
}

/// Runs one shape in a process of its own, which a stack overflow would end.
const CHILD: &str = "GPU_FUZZ_SHAPE";

/// As small a stack as a compiler with some optimisation needs where one without needs rustc's
/// 8 MiB. `GPU_FUZZ_STACK` sets another, in KiB.
const STACK: u64 = 2 << 10;

#[test]
fn no_source_overflows_the_stack() {
    if let Ok(name) = std::env::var(CHILD) {
        let stack = number("GPU_FUZZ_STACK").unwrap_or(STACK) as usize * 1024;
        let shape = deep::SHAPES.iter().find(|s| s.0 == name).unwrap();
        let work = move || {
            let started = std::time::Instant::now();
            let depth = deep::almost_deepest(shape);
            deep::run(shape, 4000);
            println!("{name}: read up to {depth} {:?}", started.elapsed());
        };
        let thread = std::thread::Builder::new().stack_size(stack).spawn(work);
        return thread.unwrap().join().unwrap();
    }
    let run = |shape: &deep::Shape| {
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "no_source_overflows_the_stack", "--nocapture"])
            .env(CHILD, shape.0)
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = out
            .lines()
            .find(|l| l.contains("read up to"))
            .map(str::to_owned);
        println!("{}", line.as_deref().unwrap_or("nothing"));
        (!output.status.success()).then(|| format!("{}: {} {out}", shape.0, output.status))
    };
    let failed: Vec<String> = deep::SHAPES.iter().filter_map(run).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
