//! Old paths that are plain re-exports: rustc names their uses although it never warns of them.

use serde_json::Value;

use crate::fixture::Fixture;

const OWNER: &str = r#"pub mod new {
    #[derive(Debug, PartialEq)]
    pub enum Mode {
        Fast,
        Slow(u8),
    }
    pub fn run(mode: &Mode) -> u8 {
        match mode {
            Mode::Fast => 0,
            Mode::Slow(n) => *n,
        }
    }
}

gpu_runtime::moved! {
    since = "0.2.0", remove_in = "0.4.0";
    enum old::Mode => crate::new::Mode;
    mod old::whole => crate::new;
    use every::* => crate::new::*;
}

/// In the owner itself.
pub fn slow() -> old::Mode {
    old::Mode::Slow(1)
}
"#;

/// Hands on the module that the table makes: no name of `middle` is in a table.
const MIDDLE: &str = "pub use exact_owner::old;\n\n/// Its own use.\npub fn fast() -> old::whole::Mode {\n    old::whole::Mode::Fast\n}\n";

const USER: &str = r#"use exact_owner::every::run;
use exact_owner::old::Mode;

macro_rules! at {
    ($place:ident) => {
        exact_owner::$place::Mode::Fast
    };
}

/// Every form.
pub fn f(mode: Mode) -> u8 {
    let other = middle::old::Mode::Slow(3);
    let third = at!(old);
    run(&mode) + run(&other) + run(&third) + run(&middle::fast()) + run(&exact_owner::slow())
}

/// Through a glob.
pub mod globbed {
    //! Its names are not written out.
    use exact_owner::old::*;

    pub fn g() -> Mode {
        Mode::Fast
    }
}

#[cfg(windows)]
fn not_here() -> exact_owner::old::Mode {
    globbed::g()
}
"#;

fn workspace() -> Fixture {
    let manifest = |name: &str, depends: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.2.0\"\nedition = \"2024\"\n\n[dependencies]\n{depends}\n"
        )
    };
    let macros = "gpu-runtime = { package = \"gpu-macros\", path = \"@REPO@/gpu-macros\" }";
    let owner = "exact-owner = { path = \"../owner\" }";
    Fixture::with_dependencies(&[
        (
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"owner\", \"middle\", \"user\"]\n",
        ),
        ("owner/Cargo.toml", &manifest("exact-owner", macros)),
        ("owner/src/lib.rs", OWNER),
        ("middle/Cargo.toml", &manifest("middle", owner)),
        ("middle/src/lib.rs", MIDDLE),
        (
            "user/Cargo.toml",
            &manifest(
                "user",
                &format!("{owner}\nmiddle = {{ path = \"../middle\" }}"),
            ),
        ),
        ("user/src/lib.rs", USER),
    ])
}

/// File, line, whether rustc said so.
fn old_paths(fixture: &Fixture) -> Vec<(String, u64, bool)> {
    let said = fixture.tool(["audit", "--json", "--only", "old-path"]);
    let items: Vec<Value> = serde_json::from_str(&said.out).unwrap();
    let of = |item: &Value| {
        let by_name = item["message"].as_str().unwrap().contains("by its name");
        let file = item["file"].as_str().unwrap().to_owned();
        (file, item["line"].as_u64().unwrap(), !by_name)
    };
    items.iter().map(of).collect()
}

#[test]
fn rustc_names_the_uses_of_re_exports_through_the_whole_workspace() {
    let fixture = workspace();
    let found = old_paths(&fixture);
    let lines = |file: &str, confirmed: bool| -> Vec<u64> {
        let of = found
            .iter()
            .filter(|(f, _, c)| f == file && *c == confirmed);
        of.map(|(_, line, _)| *line).collect()
    };
    assert_eq!(lines("owner/src/lib.rs", true), [23, 24], "{found:?}");
    assert_eq!(lines("middle/src/lib.rs", true), [4, 5], "{found:?}");
    // What `middle` hands on, in line 12, is seen once `middle` itself has no use left.
    assert_eq!(lines("user/src/lib.rs", true), [1, 2, 6, 11, 22, 23]);
    // Only what is not compiled here has no word of rustc.
    assert_eq!(lines("user/src/lib.rs", false), [28], "{found:?}");

    let said = fixture.tool(["apply"]);
    let user = fixture.read("user/src/lib.rs");
    assert_eq!(said.code, Some(1), "{}{user}", said.out);
    // A macro's variable is for a person; all else is done.
    assert!(
        said.out.contains("by hand: user/src/lib.rs:"),
        "{}",
        said.out
    );
    assert_eq!(said.out.matches("by hand").count(), 1, "{}", said.out);
    assert_eq!(user.matches("old::").count(), 0, "{user}");
    fixture
        .cargo(["check", "--workspace", "--all-targets"])
        .ok();
    let left = old_paths(&fixture);
    assert_eq!(left.len(), 1, "{left:?}");
    // The private form is nobody's but the tool's.
    let plain = fixture.cargo(["check", "--workspace", "--all-targets"]);
    assert!(
        !plain.err.contains("private") && !plain.err.contains("warning"),
        "{}",
        plain.err
    );
}
