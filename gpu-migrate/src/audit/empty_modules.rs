//! Modules with nothing in them.

use super::{Item, files, shown};
use crate::apply::Survey;

pub(super) const NAME: &str = "empty-module";

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let mut items = Vec::new();
    for (_, file) in files(survey) {
        let scan = &file.scan;
        let nothing = scan.items == 0
            && scan.uses.is_empty()
            && scan.files.is_empty()
            && scan.tables.is_empty()
            && scan.runs.iter().all(|run| run.in_docs)
            && scan.scopes.len() == 1;
        let module = file
            .places
            .first()
            .is_some_and(|place| !place.module.is_empty());
        if nothing && module {
            items.push(Item {
                check: NAME,
                file: shown(survey, &file.path),
                line: 0,
                message: "the module is empty".to_owned(),
                help: "remove the file and its `mod`".to_owned(),
            });
        }
    }
    items
}
