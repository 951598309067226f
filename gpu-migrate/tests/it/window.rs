//! One crate in the versions of its window: what its users see.

use crate::fixture::Fixture;

const TABLE: &str = r#"pub mod new {
    pub struct Cache;
    pub fn make(n: u8, on: bool) -> u8 {
        if on { n } else { 0 }
    }
}

gpu_runtime::moved! {
    since = "0.2.0", error_in = "0.3.0", remove_in = "0.4.0";
    struct old::Cache => crate::new::Cache;
    fn old::make(n: u8) -> u8 => |n| crate::new::make(n, true);
}
"#;

fn manifest(version: &str) -> String {
    format!(
        "[package]\nname = \"window-owner\"\nversion = \"{version}\"\nedition = \"2024\"\n\n\
         [dependencies]\ngpu-runtime = {{ package = \"gpu-macros\", path = \"@REPO@/gpu-macros\" }}\n"
    )
}

const USER: &str =
    "pub fn f(_: window_owner::old::Cache) -> u8 {\n    window_owner::old::make(3)\n}\n";

const SENTENCES: [&str; 2] = [
    "moved from `window_owner::old::Cache` to `window_owner::new::Cache`; the old path is removed in 0.4.0",
    "moved from `window_owner::old::make` to `|n| window_owner::new::make(n, true)`; the old path is removed in 0.4.0",
];

#[test]
fn each_version_of_a_window_does_what_the_table_says() {
    let mut fixture = Fixture::with_dependencies(&[
        (
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"owner\", \"user\"]\n",
        ),
        ("owner/Cargo.toml", &manifest("0.1.9")),
        ("owner/src/lib.rs", TABLE),
        (
            "user/Cargo.toml",
            "[package]\nname = \"window-user\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nwindow-owner = { path = \"../owner\" }\n",
        ),
        ("user/src/lib.rs", USER),
    ]);
    let check = |fixture: &mut Fixture, version: &str| {
        fixture.write("owner/Cargo.toml", &manifest(version));
        fixture.cargo(["check", "--workspace"])
    };
    let quiet = check(&mut fixture, "0.1.9");
    assert_eq!(
        (quiet.code, quiet.err.contains("moved from")),
        (Some(0), false),
        "{}",
        quiet.err
    );
    for version in ["0.2.0-alpha.1", "0.2.7"] {
        let warns = check(&mut fixture, version);
        assert_eq!(warns.code, Some(0), "{}", warns.err);
        for sentence in SENTENCES {
            assert!(warns.err.contains(sentence), "{version}: {}", warns.err);
        }
    }
    // The tool does its work in the window.
    fixture.commit();
    fixture.tool(["apply"]).ok();
    assert_eq!(
        fixture.read("user/src/lib.rs"),
        "pub fn f(_: window_owner::new::Cache) -> u8 {\n    window_owner::new::make(3, true)\n}\n"
    );
    fixture.tool(["rollback"]).ok();

    let errors = check(&mut fixture, "0.3.0");
    assert_eq!(errors.code, Some(101));
    assert!(
        errors.err.contains("could not compile `window-user`"),
        "{}",
        errors.err
    );
    for sentence in SENTENCES {
        assert!(
            errors.err.contains(&format!("error[E0277]: {sentence}")),
            "{}",
            errors.err
        );
    }
    let gone = check(&mut fixture, "0.4.0-rc.1");
    assert!(
        gone.err.contains("could not compile `window-owner`"),
        "{}",
        gone.err
    );
    assert!(
        gone.err
            .contains("2 moved paths are past their removal in 0.4.0-rc.1"),
        "{}",
        gone.err
    );
    assert!(
        gone.err
            .contains("line 11: `window_owner::old::make`, removed in 0.4.0"),
        "{}",
        gone.err
    );
}
