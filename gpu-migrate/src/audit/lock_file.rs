//! Two versions of a crate that should be one: two drivers, two managers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::Item;
use crate::apply::Survey;

pub(super) const NAME: &str = "two-versions";

const CRATES: [&str; 3] = ["cudarc", "gpu-runtime", "gpu-macros"];

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, version) in &survey.workspace.locked {
        versions.entry(name).or_default().insert(version);
    }
    let twice = versions
        .into_iter()
        .filter(|(name, v)| CRATES.contains(name) && v.len() > 1);
    twice
        .map(|(name, versions)| {
            let versions: Vec<&str> = versions.into_iter().collect();
            Item {
                check: NAME,
                file: PathBuf::from("Cargo.lock"),
                line: 0,
                message: format!("`{name}` in the versions {}", versions.join(" and ")),
                help: format!("`cargo tree -i {name}@{}` says who needs it", versions[0]),
            }
        })
        .collect()
}
