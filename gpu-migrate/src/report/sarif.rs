//! SARIF 2.1.0 (OASIS, 2020), as code hosts read it.

use serde_json::{Value, json};

use crate::audit::{CHECKS, Item, is_informational};

/// One run with the rules and the results.
pub fn sarif(items: &[Item]) -> Value {
    let rules: Vec<Value> = CHECKS
        .iter()
        .map(|check| json!({"id": check.name, "shortDescription": {"text": check.about}}))
        .collect();
    let results: Vec<Value> = items.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "cargo-gpu-migrate",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "results": results,
        }],
    })
}

fn result(item: &Item) -> Value {
    let level = match is_informational(item.check) {
        true => "note",
        false => "warning",
    };
    // A location is a URI with slashes on every system.
    let parts: Vec<String> = item
        .file
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    json!({
        "ruleId": item.check,
        "level": level,
        "message": {"text": format!("{}: {}", item.message, item.help)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": parts.join("/")},
            "region": {"startLine": item.line.max(1)},
        }}],
    })
}
