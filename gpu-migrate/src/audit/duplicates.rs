//! Code that lives twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{Item, files, line, shown};
use crate::apply::Survey;

pub(super) const MODULES: &str = "duplicate-module";
pub(super) const FUNCTIONS: &str = "duplicate-function";

/// Below this many tokens a body is too short to be the same on purpose.
const TOKENS: usize = 24;

/// Two files of one name that declare the same names.
pub(super) fn modules(survey: &Survey) -> Vec<Item> {
    let mut seen: BTreeMap<(String, BTreeSet<&String>), usize> = BTreeMap::new();
    let mut items = Vec::new();
    for (n, file) in files(survey) {
        let Some(name) = file.places.first().and_then(|place| place.module.last()) else {
            continue;
        };
        let declared = file
            .scan
            .scopes
            .first()
            .map(|scope| scope.declares.iter().collect());
        let declared: BTreeSet<&String> = declared.unwrap_or_default();
        if declared.is_empty() || name == "tests" {
            continue;
        }
        match seen.get(&(name.clone(), declared.clone())) {
            Some(&first) => {
                let first = shown(survey, &survey.code.files[first].path);
                items.push(Item {
                    check: MODULES,
                    file: shown(survey, &file.path),
                    line: 0,
                    message: format!(
                        "the module `{name}` declares the same names as {}",
                        first.display()
                    ),
                    help: "keep one, and move the other's path with `moved!`".to_owned(),
                });
            }
            None => {
                seen.insert((name.clone(), declared), n);
            }
        }
    }
    items
}

/// Two functions of one name whose bodies differ in names and literals only.
pub(super) fn functions(survey: &Survey) -> Vec<Item> {
    let mut seen: BTreeMap<(&str, u64), (usize, usize)> = BTreeMap::new();
    let mut items = Vec::new();
    for (n, file) in files(survey) {
        for function in file.scan.functions.iter().filter(|f| f.tokens >= TOKENS) {
            let at = line(&file.text, function.range.start);
            match seen.get(&(function.name.as_str(), function.shape)) {
                Some(&(first, first_line)) => {
                    let first = shown(survey, &survey.code.files[first].path);
                    items.push(Item {
                        check: FUNCTIONS,
                        file: shown(survey, &file.path),
                        line: at,
                        message: format!(
                            "`{}` has the shape of the one at {}:{first_line}",
                            function.name,
                            first.display()
                        ),
                        help: "keep one, and move the other's path with `moved!`".to_owned(),
                    });
                }
                None => {
                    seen.insert((&function.name, function.shape), (n, at));
                }
            }
        }
    }
    items
}
