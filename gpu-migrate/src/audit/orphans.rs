//! Files that no crate reaches.

use super::{Item, shown};
use crate::apply::Survey;

pub(super) const NAME: &str = "orphaned-file";

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let orphans = survey.code.orphans(&survey.workspace).into_iter();
    orphans
        .map(|path| Item {
            check: NAME,
            file: shown(survey, &path),
            line: 0,
            message: "no `mod` leads to this file".to_owned(),
            help: "declare it, or remove it".to_owned(),
        })
        .collect()
}
