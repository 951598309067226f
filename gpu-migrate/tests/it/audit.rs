//! What the audit finds, and the forms in which it says so.

use serde_json::Value;

use crate::fixture::Fixture;

const MANIFEST: &str = "[workspace]\nmembers = [\"app\"]\nexclude = [\"cudarc\"]\n\n[workspace.package]\nversion = \"0.1.0\"\nedition = \"2024\"\n";

/// A workspace with one of everything.
fn workspace() -> Fixture {
    Fixture::of(&[
        ("Cargo.toml", MANIFEST),
        (
            "cudarc/Cargo.toml",
            "[package]\nname = \"cudarc\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n",
        ),
        (
            "cudarc/src/lib.rs",
            "pub mod driver {\n    pub struct CudaContext;\n    pub struct CudaSlice;\n    pub struct CudaStream;\n    impl CudaContext {\n        pub fn new(_: usize) -> Self { Self }\n        pub fn new_stream(&self) -> CudaStream { CudaStream }\n    }\n    impl CudaStream {\n        pub fn alloc_zeros(&self, _: usize) -> CudaSlice { CudaSlice }\n    }\n    pub mod result {\n        pub fn malloc_sync(_: usize) -> u64 { 0 }\n    }\n}\n",
        ),
        (
            "app/Cargo.toml",
            "[package]\nname = \"app\"\nversion.workspace = true\nedition.workspace = true\n\n[dependencies]\ncudarc = { path = \"../cudarc\" }\n",
        ),
        (
            "app/src/lib.rs",
            "pub mod buffers;\npub mod empty;\npub mod facade;\npub mod left;\npub mod right;\n",
        ),
        ("app/src/empty.rs", "//! Nothing.\n"),
        (
            "app/src/facade.rs",
            "pub use crate::buffers::take;\npub use crate::left::*;\n",
        ),
        (
            "app/src/left/mod.rs",
            "pub mod tool;\nuse crate::right::tool::twice as _;\npub fn sum(a: &[f32]) -> f32 {\n    let mut total = 0.0;\n    for v in a { total += v * 2.0 + 1.0; }\n    if total > 10.0 { total = 10.0; }\n    total\n}\n",
        ),
        (
            "app/src/left/tool.rs",
            "pub fn twice(n: u32) -> u32 { n * 2 }\n",
        ),
        (
            "app/src/right/mod.rs",
            "pub mod tool;\nuse crate::left::tool::twice as _;\npub fn sum(xs: &[f32]) -> f32 {\n    let mut acc = 1.5;\n    for x in xs { acc += x * 3.0 + 4.0; }\n    if acc > 99.0 { acc = 99.0; }\n    acc\n}\n",
        ),
        (
            "app/src/right/tool.rs",
            "pub fn twice(x: u32) -> u32 { x + x }\n",
        ),
        ("app/src/lost.rs", "pub fn lost() {}\n"),
        (
            "app/src/buffers.rs",
            "use std::sync::OnceLock;\n\nuse cudarc::driver::{CudaContext, CudaSlice, result};\n\nstatic CONTEXT: OnceLock<CudaContext> = OnceLock::new();\n\nthread_local! {\n    static STREAMS: std::cell::RefCell<Vec<cudarc::driver::CudaStream>> = const { std::cell::RefCell::new(Vec::new()) };\n}\n\nunsafe extern \"C\" {\n    fn cuMemAlloc_v2(at: *mut u64, bytes: usize) -> i32;\n}\n\npub fn take() -> CudaSlice {\n    let context = CONTEXT.get_or_init(|| CudaContext::new(0));\n    let stream = context.new_stream();\n    let _ = result::malloc_sync(4);\n    let slice = stream.alloc_zeros(8);\n    std::mem::forget(stream.alloc_zeros(1));\n    STREAMS.with(|s| s.borrow().len());\n    let _ = cuMemAlloc_v2 as *const ();\n    std::mem::forget(String::new());\n    slice\n}\n",
        ),
    ])
}

fn items(fixture: &Fixture) -> Vec<(String, String, u64)> {
    let said = fixture.tool(["audit", "--json"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    let items: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    items
        .iter()
        .map(|item| {
            (
                text(item, "check"),
                text(item, "file"),
                item["line"].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_check_finds_its_fault_where_it_is_and_nothing_else() {
    let found = items(&workspace());
    let found: Vec<(&str, &str, u64)> = found.iter().map(|(c, f, l)| (&**c, &**f, *l)).collect();
    let buffers = "app/src/buffers.rs";
    assert_eq!(
        found,
        [
            ("raw-allocation", buffers, 18),
            ("raw-allocation", buffers, 19),
            ("raw-allocation", buffers, 20),
            ("raw-context", buffers, 16),
            ("raw-context", buffers, 17),
            ("foreign-cuda", buffers, 12),
            ("second-manager", buffers, 5),
            ("second-manager", buffers, 8),
            ("forgotten-handle", buffers, 20),
            ("empty-module", "app/src/empty.rs", 0),
            ("re-export-module", "app/src/facade.rs", 0),
            ("orphaned-file", "app/src/lost.rs", 0),
            ("duplicate-module", "app/src/right/tool.rs", 0),
            ("duplicate-function", "app/src/right/mod.rs", 3),
            ("import-cycle", "app/src/left/mod.rs", 0),
        ]
    );
}

#[test]
fn a_table_and_sarif_say_the_same() {
    let fixture = workspace();
    let table = fixture.tool(["audit"]);
    assert_eq!(table.code, Some(1));
    assert!(table.out.ends_with("14 findings\n"), "{}", table.out);
    assert!(
        table
            .out
            .contains("import-cycle: modules import each other in a circle, for information (1)")
    );
    assert!(!table.out.contains('\u{1b}'), "no colours in a pipe");
    assert!(
        fixture
            .tool(["audit", "--color", "always"])
            .out
            .contains("\u{1b}[1m")
    );

    let sarif: Value =
        serde_json::from_str(&fixture.tool(["audit", "--format", "sarif"]).out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 15);
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "app/src/buffers.rs");
    assert_eq!(place["region"]["startLine"], 18);
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    assert!(
        results
            .iter()
            .all(|r| rules.iter().any(|rule| rule["id"] == r["ruleId"]))
    );
}

#[test]
fn counts_of_a_baseline_may_only_fall() {
    let fixture = workspace();
    let baseline = ["audit", "--baseline", "gpu.json"];
    let missing = fixture.tool(baseline).error();
    assert!(
        missing.contains("the baseline gpu.json cannot be used"),
        "{missing}"
    );
    fixture
        .tool(["audit", "--baseline", "gpu.json", "--write-baseline"])
        .ok();
    fixture.tool(baseline).ok();

    fixture.write("app/src/more.rs", "");
    let said = fixture.tool(["audit", "--baseline", "gpu.json", "--write-baseline"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err
            .contains("orphaned-file: 2 findings, where the baseline has 1"),
        "{}",
        said.err
    );

    std::fs::remove_file(fixture.path().join("app/src/more.rs")).unwrap();
    std::fs::remove_file(fixture.path().join("app/src/lost.rs")).unwrap();
    let said = fixture.tool(baseline);
    assert_eq!(said.code, Some(0));
    assert!(
        said.err.contains("`--write-baseline` lowers it"),
        "{}",
        said.err
    );
    fixture
        .tool(["audit", "--baseline", "gpu.json", "--write-baseline"])
        .ok();
    assert!(!fixture.read("gpu.json").contains("orphaned"));
}

const CUDA: &str = "//! Names of a CUDA crate, handed on.\n\npub use cudarc::driver as gpu;\n";

/// Calls that no import of the file tells of, one of another type, and one that is not compiled.
const CALLS: &str = "use super::handed::gpu::CudaStream;\n\npub struct Mine;\n\nimpl Mine {\n    pub fn alloc_zeros(&self, _: usize) {}\n}\n\npub fn f(stream: &CudaStream) {\n    let _ = stream.alloc_zeros(1);\n    Mine.alloc_zeros(1);\n}\n\n#[cfg(any())]\nfn off() {\n    cudarc::driver::CudaContext::new(0);\n}\n";

fn with_calls() -> Fixture {
    let fixture = workspace();
    fixture.write("app/src/handed.rs", CUDA);
    fixture.write("app/src/calls.rs", CALLS);
    let lib = fixture.read("app/src/lib.rs");
    // What the crate denies is for its own clippy.
    let denies = "#![deny(clippy::disallowed_methods, clippy::all)]\n";
    fixture.write(
        "app/src/lib.rs",
        &format!("{denies}{lib}pub mod calls;\npub mod handed;\n"),
    );
    fixture
}

fn raw_calls(text: &str) -> Vec<(u64, String)> {
    let items: Vec<Value> = serde_json::from_str(text).unwrap();
    let items = items
        .iter()
        .filter(|item| item["file"] == "app/src/calls.rs");
    items
        .map(|item| {
            (
                item["line"].as_u64().unwrap(),
                item["message"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn clippy_finds_calls_by_their_types_and_names_what_it_does_not_compile() {
    let fixture = with_calls();
    // The user's own file stays, and has no say.
    fixture.write(
        "clippy.toml",
        "disallowed-methods = [\"std::mem::size_of\"]\n",
    );
    let said = fixture.tool(["audit", "--json"]);
    let by_name = "`cudarc::driver::CudaContext::new` (found by its name)";
    assert_eq!(
        raw_calls(&said.out),
        [
            (10, "`cudarc::driver::CudaStream::alloc_zeros`".to_owned()),
            (16, by_name.to_owned()),
        ],
        "{}",
        said.err
    );
    assert_eq!(said.err, "");
}

#[test]
fn without_clippy_the_audit_says_so_and_goes_by_names() {
    let fixture = with_calls();
    let cargo = std::env::var("CARGO").unwrap();
    let rustc = std::path::Path::new(&cargo).with_file_name("rustc");
    let mut tool = fixture.tool_command();
    tool.args(["audit", "--json"])
        .env("CARGO", cargo)
        .env("RUSTC", rustc)
        .env("PATH", fixture.path());
    let said = crate::fixture::Said::of(tool.output().unwrap());
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!(lines.len(), 1, "{}", said.err);
    assert!(
        lines[0].starts_with("note: clippy is not installed (`rustup component add clippy`)"),
        "{}",
        said.err
    );
    assert_eq!(raw_calls(&said.out).len(), 1, "{}", said.out);
    // Whoever installs it then is told more, although no file changed.
    let said = fixture.tool(["audit", "--json"]);
    assert_eq!(raw_calls(&said.out).len(), 2, "{}", said.out);
}

#[test]
fn two_versions_of_the_runtime_in_one_lock_file_are_found() {
    let package = |name: &str, version: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\n")
    };
    let app = format!(
        "{}\n[dependencies]\none = {{ package = \"gpu-runtime\", path = \"../one\" }}\n\
         two = {{ package = \"gpu-runtime\", path = \"../two\" }}\n\n[workspace]\n",
        package("app", "0.1.0")
    );
    let fixture = Fixture::of(&[
        ("app/Cargo.toml", &app),
        ("app/src/lib.rs", "pub use {one, two};\n"),
        ("one/Cargo.toml", &package("gpu-runtime", "0.1.0")),
        ("one/src/lib.rs", "pub struct One;\n"),
        ("two/Cargo.toml", &package("gpu-runtime", "0.2.0")),
        ("two/src/lib.rs", "pub struct Two;\n"),
    ]);
    let said = fixture.tool([
        "audit",
        "--only",
        "two-versions",
        "--manifest-path",
        "app/Cargo.toml",
    ]);
    assert_eq!(said.code, Some(1), "{}{}", said.out, said.err);
    for part in [
        "`gpu-runtime` in the versions 0.1.0 and 0.2.0",
        "cargo tree -i gpu-runtime@0.1.0",
    ] {
        assert!(said.out.contains(part), "{}", said.out);
    }
}
