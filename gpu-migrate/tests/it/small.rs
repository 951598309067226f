//! A crate without dependencies, whose old paths are written by hand.

use crate::fixture::Fixture;

pub const MANIFEST: &str = "[package]\nname = \"small\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
    [features]\noff = []\n";

pub const LIB: &str = r#"//! Old paths by hand.
pub mod a;
pub mod b;

pub mod new {
    #[derive(Debug, PartialEq)]
    pub struct Thing(pub u8);
    pub fn make(n: u8) -> Thing {
        Thing(n)
    }
}

pub mod old {
    #[deprecated(
        since = "0.1.0",
        note = "moved from `small::old::make` to `small::new::make`; the old path is removed in 0.3.0"
    )]
    pub fn make(n: u8) -> crate::new::Thing {
        crate::new::make(n)
    }
}
"#;

pub const USER: &str =
    "pub fn f() -> crate::new::Thing {\n    // A comment.\n    crate::old::make(1)\n}\n";
pub const MIGRATED: &str =
    "pub fn f() -> crate::new::Thing {\n    // A comment.\n    crate::new::make(1)\n}\n";

/// Two users.
pub fn small() -> Fixture {
    Fixture::of(&[
        ("Cargo.toml", MANIFEST),
        ("src/lib.rs", LIB),
        ("src/a.rs", USER),
        ("src/b.rs", USER),
    ])
}

/// The same without features, so that Cargo checks it once and not twice.
pub fn lean() -> Fixture {
    let (manifest, _) = MANIFEST.split_once("[features]").unwrap();
    Fixture::of(&[
        ("Cargo.toml", manifest),
        ("src/lib.rs", LIB),
        ("src/a.rs", USER),
        ("src/b.rs", USER),
    ])
}

#[test]
fn a_note_by_hand_is_read_as_that_of_the_macro() {
    let fixture = small();
    fixture.tool(["apply"]).ok();
    assert_eq!(fixture.read("src/a.rs"), MIGRATED);
    assert_eq!(fixture.read("src/lib.rs"), LIB);
}
