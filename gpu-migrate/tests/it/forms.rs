//! Single forms of use, each as a person would rewrite it.

use crate::fixture::Fixture;

const OWNER: &str = r#"pub mod new {
    pub struct Cache;
    pub struct Pool;
    pub struct Profile;
    pub fn make(n: u8, on: bool) -> u8 {
        if on { n } else { 0 }
    }
    pub mod deep {
        pub struct Cell;
    }
}

pub mod old {
    #[deprecated(note = "moved from `forms::old::Cache` to `forms::new::Cache`; the old path is removed in 1.0.0")]
    pub type Cache = crate::new::Cache;
    #[deprecated(note = "moved from `forms::old::OldPool` to `forms::new::Pool`; the old path is removed in 1.0.0")]
    pub type OldPool = crate::new::Pool;
    #[deprecated(note = "moved from `forms::old::Profile` to `forms::new::Profile`; the old path is removed in 1.0.0")]
    pub type Profile = crate::new::Profile;
    #[deprecated(note = "moved from `forms::old::Cell` to `forms::new::deep::Cell`; the old path is removed in 1.0.0")]
    pub type Cell = crate::new::deep::Cell;
    #[deprecated(note = "moved from `forms::old::make` to `|n| forms::new::make(n, true)`; the old path is removed in 1.0.0")]
    pub fn make(n: u8) -> u8 {
        crate::new::make(n, true)
    }
    #[deprecated(note = "moved from `forms::old::swap` to `|on, n| forms::new::make(n, on)`; the old path is removed in 1.0.0")]
    pub fn swap(on: bool, n: u8) -> u8 {
        crate::new::make(n, on)
    }
    pub struct Stays;
    impl Stays {
        #[deprecated(note = "moved from `check` to `is_there`; the old path is removed in 1.0.0")]
        pub fn check(&self) -> bool {
            true
        }
        pub fn is_there(&self) -> bool {
            true
        }
    }
}

pub mod user;
"#;

/// What becomes of a module of the owner's crate, and the exit code.
fn migrated(user: &str) -> (String, Option<i32>, String) {
    let manifest = "[package]\nname = \"forms\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    let fixture = Fixture::of(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", OWNER),
        ("src/user.rs", user),
    ]);
    let said = fixture.tool(["apply"]);
    (fixture.read("src/user.rs"), said.code, said.out)
}

#[track_caller]
fn becomes(user: &str, expected: &str) {
    let (text, code, said) = migrated(user);
    assert_eq!(text, expected, "{said}");
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_group_loses_what_moved_and_keeps_its_comments() {
    becomes(
        "use crate::old::{\n    // Stays here.\n    Stays,\n    Cache,\n    OldPool, // of memory\n};\n\n\
         pub fn f(_: Stays, _: Cache, _: OldPool) {}\n",
        "use crate::old::{\n    // Stays here.\n    Stays, // of memory\n};\nuse crate::new::{Cache, Pool};\n\n\
         pub fn f(_: Stays, _: Cache, _: Pool) {}\n",
    );
}

#[test]
fn a_nested_group_that_is_empty_goes_with_its_path() {
    becomes(
        "#[rustfmt::skip]\npub(crate) use crate::{new::Profile as P, old::{Cache, OldPool}};\n\npub fn f(_: P, _: Cache, _: OldPool) {}\n",
        "#[rustfmt::skip]\npub(crate) use crate::new::Profile as P;\n#[rustfmt::skip]\npub(crate) use crate::new::{Cache, Pool as OldPool};\n\npub fn f(_: P, _: Cache, _: OldPool) {}\n",
    );
}

#[test]
fn a_new_name_that_is_taken_keeps_the_old_one() {
    becomes(
        "use crate::old::OldPool;\n\npub struct Pool;\n\npub fn f(_: OldPool, _: Pool) {}\n",
        "use crate::new::Pool as OldPool;\n\npub struct Pool;\n\npub fn f(_: OldPool, _: Pool) {}\n",
    );
}

#[test]
fn a_local_name_stays() {
    becomes(
        "use crate::old::OldPool as P;\n\npub fn f(_: P) {}\n",
        "use crate::new::Pool as P;\n\npub fn f(_: P) {}\n",
    );
}

#[test]
fn a_glob_of_a_module_that_stays_gets_a_neighbour() {
    becomes(
        "use crate::old::*;\n\npub fn f(_: Stays, _: Cache, _: OldPool) {}\n",
        "use crate::old::*;\nuse crate::new::{Cache, Pool};\n\npub fn f(_: Stays, _: Cache, _: Pool) {}\n",
    );
}

#[test]
fn a_call_with_other_arguments_is_adapted() {
    becomes(
        "pub fn f(n: u8) -> u8 {\n    crate::old::make(n + 1) + crate::old::make(crate::old::make(2))\n}\n",
        "pub fn f(n: u8) -> u8 {\n    crate::new::make(n + 1, true) + crate::new::make(crate::new::make(2, true), true)\n}\n",
    );
}

#[test]
fn arguments_that_would_be_evaluated_in_another_order_are_for_a_person() {
    let user = "pub fn f(mut n: u8) -> u8 {\n    crate::old::swap(true, n) + crate::old::swap({ n += 1; true }, n)\n}\n";
    let (text, code, said) = migrated(user);
    assert!(
        text.contains("crate::new::make(n, true) + crate::old::swap({"),
        "{text}"
    );
    assert_eq!(code, Some(1));
    assert!(
        said.contains("by hand: src/user.rs:2") && said.contains("in another order"),
        "{said}"
    );
}

#[test]
fn a_function_that_is_not_called_is_for_a_person() {
    let user = "use crate::old::make;\n\npub fn f() -> Option<u8> {\n    Some(1).map(make)\n}\n";
    let (text, code, said) = migrated(user);
    assert_eq!(text, user);
    assert_eq!(code, Some(1));
    assert!(said.contains("by hand: src/user.rs:1"), "{said}");
}

#[test]
fn an_import_of_an_adapted_function_goes() {
    becomes(
        "use crate::old::make;\n\npub fn f() -> u8 {\n    make(3)\n}\n",
        "\npub fn f() -> u8 {\n    crate::new::make(3, true)\n}\n",
    );
}

#[test]
fn a_method_gets_its_new_name() {
    becomes(
        "pub fn f(s: &crate::old::Stays) -> bool {\n    s.check() && crate::old::Stays::check(s)\n}\n",
        "pub fn f(s: &crate::old::Stays) -> bool {\n    s.is_there() && crate::old::Stays::is_there(s)\n}\n",
    );
}

#[test]
fn paths_in_macros_types_patterns_and_generics() {
    becomes(
        "macro_rules! both {\n    ($t:ty) => {\n        ($t, $crate::old::Cell)\n    };\n}\n\n\
         pub fn f(_: both!(crate::old::Cache), _: Vec<Option<crate::old::OldPool>>) {\n    \
         let crate::new::Cache = crate::new::Cache;\n    let _ = size::<crate::old::Cell>();\n}\n\n\
         fn size<T>() -> usize {\n    std::mem::size_of::<T>()\n}\n",
        "macro_rules! both {\n    ($t:ty) => {\n        ($t, $crate::new::deep::Cell)\n    };\n}\n\n\
         pub fn f(_: both!(crate::new::Cache), _: Vec<Option<crate::new::Pool>>) {\n    \
         let crate::new::Cache = crate::new::Cache;\n    let _ = size::<crate::new::deep::Cell>();\n}\n\n\
         fn size<T>() -> usize {\n    std::mem::size_of::<T>()\n}\n",
    );
}

#[test]
fn an_old_name_of_a_kernel_is_found_by_its_name() {
    becomes(
        "#[cfg(any())]\npub mod kernels {\n    #[gpu_kernel(over = y, alias axpy(since = \"0.1.0\", remove_in = \"1.0.0\"))]\n    pub fn saxpy() {}\n}\n\n\
         #[cfg(any())]\npub fn f() {\n    crate::user::kernels::axpy(1);\n}\n",
        "#[cfg(any())]\npub mod kernels {\n    #[gpu_kernel(over = y, alias axpy(since = \"0.1.0\", remove_in = \"1.0.0\"))]\n    pub fn saxpy() {}\n}\n\n\
         #[cfg(any())]\npub fn f() {\n    crate::user::kernels::saxpy(1);\n}\n",
    );
}

#[test]
fn a_name_that_is_only_the_same_stays() {
    let user = "pub mod old {\n    pub struct Cache;\n}\n\npub fn f(_: old::Cache, _: self::old::Cache) -> &'static str {\n    \"crate::old::Cache\" // crate::old::Cache\n}\n";
    becomes(user, user);
}

#[test]
fn links_in_documentation_follow() {
    // The owner's notes are rustc's to say, of a use that it compiles.
    let uses = "\npub fn all(_: crate::OLD::Cache, _: crate::OLD::Cell, _: crate::OLD::Pool) {}\n";
    let before = uses
        .replace("OLD::Pool", "old::OldPool")
        .replace("OLD", "old");
    let after = uses
        .replace("OLD::Cell", "new::deep::Cell")
        .replace("OLD", "new");
    let both = |text: &str, uses: &str| format!("{text}{uses}");
    let (old, new) = (
        "//! [`crate::old::Cache`], [`struct@crate::old::Cell`], [pool].\n//!\n//! [pool]: crate::old::OldPool\n\n\
         /// Makes a [cache](crate::old::Cache), not an `crate::old::Cache`.\n#[doc = \" As [`super::old::Cell`].\"]\n\
         /** And [`crate::old::OldPool`]. */\npub fn f() {}\n\n\
         pub mod inner {\n    //! [`super::super::old::Cache`]\n\n    /// [x](https://crate::old::Cache)\n    pub fn g() {}\n}\n",
        "//! [`crate::new::Cache`], [`struct@crate::new::deep::Cell`], [pool].\n//!\n//! [pool]: crate::new::Pool\n\n\
         /// Makes a [cache](crate::new::Cache), not an `crate::old::Cache`.\n#[doc = \" As [`crate::new::deep::Cell`].\"]\n\
         /** And [`crate::new::Pool`]. */\npub fn f() {}\n\n\
         pub mod inner {\n    //! [`crate::new::Cache`]\n\n    /// [x](https://crate::old::Cache)\n    pub fn g() {}\n}\n",
    );
    becomes(&both(old, &before), &both(new, &after));
}

#[test]
fn a_link_by_an_imported_name_keeps_the_name() {
    becomes(
        "use crate::old::OldPool;\n\n/// See [`OldPool`].\npub fn f(_: OldPool) {}\n",
        "use crate::new::Pool as OldPool;\n\n/// See [`OldPool`].\npub fn f(_: OldPool) {}\n",
    );
}

#[test]
fn a_readme_that_is_documentation_is_read_as_doctests() {
    let fixture = Fixture::of(&[
        (
            "Cargo.toml",
            "[package]\nname = \"forms\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        ),
        (
            "src/lib.rs",
            &format!("#![doc = include_str!(\"../README.md\")]\n{OWNER}"),
        ),
        ("src/user.rs", ""),
        ("README.md", "```\nlet _ = forms::old::make(1);\n```\n"),
        ("OTHER.md", "```\nlet _ = forms::old::make(1);\n```\n"),
    ]);
    // rustc compiled no use: the paths are learnt from the owner's notes only if one is used.
    fixture.write(
        "src/user.rs",
        "pub fn f() -> u8 {\n    crate::old::make(2)\n}\n",
    );
    fixture.commit();
    fixture.tool(["apply"]).ok();
    assert_eq!(
        fixture.read("README.md"),
        "```\nlet _ = forms::new::make(1, true);\n```\n"
    );
    assert!(fixture.read("OTHER.md").contains("old::make"));
}

/// A use that the new path cannot serve, among those that it can.
const WIDE: &str = r#"pub mod new {
    pub fn wide<T: Into<u64>>(n: T) -> u64 {
        n.into()
    }
}

pub mod old {
    #[deprecated(note = "moved from `forms::old::wide` to `forms::new::wide`; the old path is removed in 1.0.0")]
    pub fn wide(n: u8) -> u64 {
        crate::new::wide(n)
    }
}

pub fn good() -> u64 {
    crate::old::wide(7_u8)
}

pub fn bad() -> u64 {
    crate::old::wide(7)
}

pub fn good_as_well() -> u64 {
    crate::old::wide(8_u8)
}
"#;

#[test]
fn an_edit_that_breaks_is_taken_back_alone_and_listed() {
    let manifest = "[package]\nname = \"forms\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    let fixture = Fixture::of(&[("Cargo.toml", manifest), ("src/lib.rs", WIDE)]);
    let said = fixture.tool(["apply"]);
    let expected = WIDE
        .replace("crate::old::wide(7_u8)", "crate::new::wide(7_u8)")
        .replace("crate::old::wide(8_u8)", "crate::new::wide(8_u8)");
    assert_eq!(fixture.read("src/lib.rs"), expected, "{}", said.out);
    assert_eq!(said.code, Some(1), "{}{}", said.out, said.err);
    assert!(
        said.out
            .contains("2 uses of old paths rewritten in 1 files"),
        "{}",
        said.out
    );
    let listed: Vec<&str> = said.out.lines().filter(|l| l.contains("lib.rs")).collect();
    assert_eq!(listed.len(), 1, "{}", said.out);
    assert!(listed[0].contains("src/lib.rs:19"), "{}", listed[0]);
    assert!(said.out.contains("the new path does not compile here"));
    // What is left is said again with nothing to do, and taken back with the rest.
    let again = fixture.tool(["apply", "--allow-dirty"]);
    assert_eq!(again.code, Some(1), "{}", again.out);
    assert_eq!(fixture.read("src/lib.rs"), expected);
}

#[test]
fn a_quiet_run_says_nothing_that_went_well() {
    let fixture = crate::small::lean();
    for command in ["plan", "apply", "rollback"] {
        let said = fixture.tool([command, "--quiet"]);
        let out = if command == "plan" { "" } else { &*said.out };
        assert_eq!(
            (out, &*said.err, said.code),
            ("", "", said.code),
            "{command}"
        );
        assert!(said.code == Some(0), "{command}: {}", said.out);
    }
}
