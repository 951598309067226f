//! Old paths that are still used, by rustc's word or by their names.

use super::{Item, shown};
use crate::apply::Survey;
use crate::plan::Found;

pub(super) const NAME: &str = "old-path";

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let sites = survey.plan(true).sites.into_iter();
    sites
        .map(|site| {
            let removal = match site.remove_in.as_str() {
                "" => String::new(),
                version => format!(", which is removed in {version}"),
            };
            let by = match site.found {
                Found::Compiler => "",
                Found::Name => " (found by its name)",
            };
            Item {
                check: NAME,
                file: shown(survey, &site.file),
                line: site.line,
                message: format!("`{}`{removal}{by}", site.old),
                help: format!("write `{}`, or run `cargo gpu-migrate apply`", site.new),
            }
        })
        .collect()
}
