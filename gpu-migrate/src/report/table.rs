//! The table of an audit.

use std::collections::BTreeMap;

use super::Paint;
use crate::audit::{CHECKS, Item};

/// Items by check, and a line that counts.
pub fn table(items: &[Item], paint: Paint) -> String {
    let mut text = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item.check).or_default() += 1;
    }
    for check in &CHECKS {
        let Some(count) = counts.get(check.name) else {
            continue;
        };
        let kind = if check.informational {
            ", for information"
        } else {
            ""
        };
        text.push_str(&paint.bold(&format!("{}: {}{kind} ({count})", check.name, check.about)));
        text.push('\n');
        let mut help = None;
        for item in items.iter().filter(|item| item.check == check.name) {
            let place = match item.line {
                0 => item.file.display().to_string(),
                line => format!("{}:{line}", item.file.display()),
            };
            text.push_str(&format!("  {}  {}\n", paint.cyan(&place), item.message));
            if help != Some(&item.help) {
                text.push_str(&format!("      {}\n", item.help));
            }
            help = Some(&item.help);
        }
        text.push('\n');
    }
    let faults: usize = counts
        .iter()
        .filter(|(name, _)| !crate::audit::is_informational(name))
        .map(|(_, count)| count)
        .sum();
    text.push_str(&match faults {
        0 => paint.green("nothing found"),
        1 => paint.red("1 finding"),
        n => paint.red(&format!("{n} findings")),
    });
    text.push('\n');
    text
}
