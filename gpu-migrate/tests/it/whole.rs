//! The fixture workspace from audit to rollback.

use serde_json::Value;

use crate::fixture::Fixture;

fn old_paths(fixture: &Fixture) -> (Option<i32>, Vec<Value>) {
    let said = fixture.tool(["audit", "--json", "--only", "old-path"]);
    let items: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    (said.code, items)
}

fn deny_deprecated(fixture: &Fixture) -> bool {
    let members = ["lidar", "app", "legacy", "plugin"];
    let manifests = members.map(|name| format!("{name}/Cargo.toml"));
    let before = manifests.each_ref().map(|path| fixture.read(path));
    for (path, text) in manifests.iter().zip(&before) {
        // `unused` as well: an import that nothing uses any more is not left behind.
        let lints = "[lints.rust]\ndeprecated = \"deny\"\nunused = \"deny\"\n";
        fixture.write(path, &format!("{text}\n{lints}"));
    }
    // The crate whose source allows it is asked as well.
    let legacy = fixture.read("legacy/src/lib.rs");
    fixture.write(
        "legacy/src/lib.rs",
        &legacy.replace("#![allow(deprecated)]", ""),
    );
    let said = fixture.cargo(["check", "--workspace", "--all-targets", "--all-features"]);
    for (path, text) in manifests.iter().zip(&before) {
        fixture.write(path, text);
    }
    fixture.write("legacy/src/lib.rs", &legacy);
    if said.code != Some(0) {
        println!("{}", said.err);
    }
    said.code == Some(0)
}

#[test]
fn a_workspace_is_audited_migrated_and_taken_back() {
    let fixture = Fixture::whole();
    let before = fixture.bytes();
    fixture.cargo(["test", "--workspace", "--quiet"]).ok();
    assert!(!deny_deprecated(&fixture), "the fixture warns before");

    let (code, items) = old_paths(&fixture);
    assert_eq!(code, Some(1));
    assert!(items.len() >= 95, "{}", items.len());
    let first = items
        .iter()
        .find(|item| item["file"] == "app/src/lib.rs")
        .unwrap();
    assert_eq!(first["line"], 7);
    // rustc names what never warns as well; names are for code that it does not compile.
    let by_name = items.iter().filter(|item| {
        let message = item["message"].as_str().unwrap();
        message.contains("(found by its name)") && item["file"] != "app/README.md"
    });
    let by_name: Vec<String> = by_name
        .map(|item| format!("{}:{}", item["file"].as_str().unwrap(), item["line"]))
        .collect();
    assert_eq!(
        by_name,
        [
            // The module itself is private to nobody: what is in it moved.
            "app/src/report.rs:3",
            // Macros that nobody calls, doctests, a target that is not this one.
            "app/src/report.rs:58",
            "lidar/src/lib.rs:4",
            "lidar/src/lib.rs:6",
            "lidar/src/lib.rs:43",
            "lidar/src/lib.rs:44",
            "lidar/src/tiles.rs:26",
            "lidar/src/tiles.rs:28",
            "lidar/src/tiles.rs:29",
            "lidar/src/tiles.rs:59",
            "lidar/src/tiles.rs:62",
            "lidar/src/tiles.rs:63",
        ]
    );

    let planned = fixture.tool(["plan"]);
    assert!(
        planned.err.contains("later: plugin/src/lib.rs:"),
        "{}",
        planned.err
    );
    assert!(
        planned
            .err
            .ends_with("apply checks these edits, and takes back what does not compile\n"),
        "{}",
        planned.err
    );
    let diff = planned.ok();
    assert_eq!(fixture.bytes(), before, "plan writes nothing");
    assert!(
        diff.contains("-use lidar::optimization::gpu_profiler::get_profiler;"),
        "{diff}"
    );
    assert_eq!(diff.matches("+++ b/").count(), 11);

    let said = fixture.tool(["apply"]).ok();
    assert!(!said.contains("by hand"), "{said}");
    let after = fixture.bytes();
    fixture.cargo(["test", "--workspace", "--quiet"]).ok();
    assert!(deny_deprecated(&fixture));
    assert_eq!(old_paths(&fixture), (Some(0), Vec::new()));
    // What only looks like an old path stays.
    assert!(
        fixture
            .read("app/README.md")
            .contains("```text\nuse lidar::optimization::gpu_memory")
    );
    assert!(
        fixture
            .read("lidar/src/tiles.rs")
            .contains("// and its pool")
    );
    assert_eq!(
        after.keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );

    let again = fixture.tool(["apply", "--allow-dirty"]).ok();
    assert_eq!(again, "nothing to rewrite\n");
    assert_eq!(fixture.bytes(), after, "a second apply changes nothing");

    fixture.tool(["rollback"]).ok();
    assert_eq!(fixture.bytes(), before, "every byte is back");
    assert!(!fixture.path().join(".gpu-migrate").exists());
}
