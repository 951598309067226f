//! What holds for the suite as a whole.

use std::collections::BTreeSet;

#[path = "kernels/sources.rs"]
pub mod sources;

#[test]
fn the_list_of_sources_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/parity/kernels");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|stem| stem != "mod" && stem != "sources")
        .collect();
    let listed: BTreeSet<String> = sources::SOURCES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(files, listed);
}

#[test]
fn every_kernel_of_the_sources_is_tested() {
    let texts = crate::texts();
    let names: BTreeSet<&str> = texts.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names.len(), texts.len(), "two tests have one name");
    let tested: BTreeSet<&str> = texts.iter().map(|(_, kernel, _)| *kernel).collect();
    let mut kernels = BTreeSet::new();
    for (_, source) in sources::SOURCES {
        for (_, after) in source
            .split("#[gpu_kernel")
            .skip(1)
            .map(|s| s.split_once("pub fn ").unwrap())
        {
            let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_'));
            kernels.insert(&after[..end.unwrap()]);
        }
    }
    assert_eq!(kernels, tested);
}
