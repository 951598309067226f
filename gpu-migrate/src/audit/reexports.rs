//! Modules that only re-export what lies elsewhere: the redirects that outlive their reason.

use super::{Item, files, shown};
use crate::apply::Survey;

pub(super) const NAME: &str = "re-export-module";

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let mut items = Vec::new();
    for (_, file) in files(survey) {
        let scan = &file.scan;
        let module = file
            .places
            .first()
            .is_some_and(|place| !place.module.is_empty());
        let children: Vec<&str> = scan.files.iter().map(|child| child.name.as_str()).collect();
        // A module that exports its own children is how Rust is written.
        let elsewhere = |item: &&crate::scan::UseItem| {
            !item.vis.is_empty()
                && item.leaves.iter().all(|leaf| {
                    let names: Vec<&str> = leaf.path.iter().map(|s| s.name.as_str()).collect();
                    let first = match names[..] {
                        ["self", first, ..] | [first, ..] => first,
                        [] => "",
                    };
                    !children.contains(&first)
                })
        };
        let prelude = file.path.file_stem().is_some_and(|name| name == "prelude");
        let only = scan.items == 0
            && scan.runs.iter().all(|run| run.in_docs)
            && scan.tables.is_empty()
            && children.is_empty();
        if module
            && only
            && !prelude
            && !scan.uses.is_empty()
            && scan.uses.iter().all(|item| elsewhere(&item))
        {
            items.push(Item {
                check: NAME,
                file: shown(survey, &file.path),
                line: 0,
                message: "the module only re-exports; a re-export never warns".to_owned(),
                help: "write its paths into a `moved!`, which warns and ends".to_owned(),
            });
        }
    }
    items
}
