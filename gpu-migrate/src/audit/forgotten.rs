//! GPU handles that are forgotten: their memory never comes back.

use super::{Item, files, line, shown};
use crate::apply::Survey;

pub(super) const NAME: &str = "forgotten-handle";

/// Words in an argument, a method's receiver or a type that tell of GPU memory.
const GPU: [&str; 12] = [
    "gpu", "cuda", "device", "buffer", "pool", "slice", "stream", "context", "kernel", "vram",
    "dev_", "d_",
];

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let mut items = Vec::new();
    for (_, file) in files(survey) {
        let uses_gpu = file.scan.words.keys().any(|word| {
            let word = word.to_lowercase();
            word.contains("cuda") || word.contains("gpu")
        });
        if !uses_gpu {
            continue;
        }
        for run in &file.scan.runs {
            let names: Vec<&str> = run.segments.iter().map(|s| s.name.as_str()).collect();
            let forgets = match names[..] {
                [.., "mem", "forget"] | ["forget"] => true,
                [.., "ManuallyDrop", "new"] => true,
                [.., "Box" | "Vec", "leak"] => true,
                ["leak"] => run.is_tail,
                _ => false,
            };
            let Some(call) = run.call.as_ref().filter(|_| forgets) else {
                continue;
            };
            let argument = match run.is_tail {
                true => before(&file.text, run.start),
                false => call
                    .arguments
                    .first()
                    .and_then(|range| file.text.get(range.clone()))
                    .unwrap_or_default(),
            };
            let words = argument.to_lowercase();
            if GPU.iter().any(|word| words.contains(word)) {
                items.push(Item {
                    check: NAME,
                    file: shown(survey, &file.path),
                    line: line(&file.text, run.start),
                    message: format!(
                        "`{}` keeps `{}` from being freed",
                        names.join("::"),
                        argument.trim()
                    ),
                    help: "drop it, or own it by a `PoolBuffer` that something drops".to_owned(),
                });
            }
        }
    }
    items
}

/// The receiver of a method, as far back as its expression goes in the line.
fn before(text: &str, at: usize) -> &str {
    let start = text.get(..at).map_or(0, |text| {
        text.rfind(['\n', ';', '{', '=', ',']).map_or(0, |n| n + 1)
    });
    text.get(start..at)
        .unwrap_or_default()
        .trim_end_matches('.')
}
