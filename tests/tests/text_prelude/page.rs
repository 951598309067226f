//! The page of the methods, for people, says what the compiler's table says.

use std::collections::BTreeMap;

use gpu_macros_compiler::ir::{Class, Kind, Return, builtins};

const PAGE: &str = include_str!("../../../gpu-runtime/src/kernel/ops/methods.md");

/// A row of the page: receivers, arguments, result, ulps, whether it faults.
type Row = [String; 5];

/// The rows of the page, one for each method.
fn page() -> BTreeMap<&'static str, Row> {
    let mut rows = BTreeMap::new();
    let mut receivers = "";
    for line in PAGE.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            receivers = heading;
        }
        let Some(row) = line.strip_prefix("| `") else {
            continue;
        };
        let cells: Vec<&str> = row
            .trim_end_matches('|')
            .split('|')
            .map(str::trim)
            .collect();
        let [names, arguments, result, ulps, faults] = cells[..] else {
            panic!("a row has five columns: {line}")
        };
        for name in names.split(", ") {
            let row = [receivers, arguments, result, ulps].map(str::to_owned);
            let [receivers, arguments, result, ulps] = row;
            let faults = if faults.is_empty() { "" } else { "faults" };
            let row = [receivers, arguments, result, ulps, faults.to_owned()];
            let twice = rows.insert(name.trim_matches('`'), row);
            assert!(twice.is_none(), "{name} is on the page twice");
        }
    }
    rows
}

fn receivers(class: Class) -> &'static str {
    match class {
        Class::Float => "Floats",
        Class::Num => "Floats and integers",
        Class::SignedNum => "Floats and signed integers",
        Class::Int => "Integers",
        Class::SignedInt => "Signed integers",
        Class::UnsignedInt => "Unsigned integers",
        Class::Bool => "`bool`",
        Class::Option => "`Option<T>`",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Same | Kind::Inner => "`T`",
        Kind::Bool => "`bool`",
        Kind::I32 => "`i32`",
        Kind::U32 => "`u32`",
        Kind::Unsigned => "unsigned `T`",
        Kind::Signed => "signed `T`",
        Kind::Any => "any `A`",
    }
}

fn result(ret: Return) -> String {
    match ret {
        Return::One(k) => kind(k).to_owned(),
        Return::Maybe(Kind::Any) => "`Option<A>`".to_owned(),
        Return::Maybe(k) => format!("`Option<{}>`", kind(k).replace('`', "")),
        Return::Flagged => "`(T, bool)`".to_owned(),
        Return::Pair => "`(T, T)`".to_owned(),
    }
}

#[test]
fn the_page_of_the_methods_is_the_table() {
    let mut page = page();
    for method in builtins() {
        let arguments: Vec<&str> = method.args.iter().map(|k| kind(*k)).collect();
        let ulps = method
            .ulps
            .map(|(narrow, wide)| format!("{narrow}, {wide}"));
        let faults = if method.faults { "faults" } else { "" };
        let row: Row = [
            receivers(method.class).to_owned(),
            arguments.join(", "),
            result(method.ret),
            ulps.unwrap_or_default(),
            faults.to_owned(),
        ];
        assert_eq!(page.remove(method.name), Some(row), "`{}`", method.name);
    }
    assert!(
        page.is_empty(),
        "on the page and not in the table: {page:?}"
    );
}
