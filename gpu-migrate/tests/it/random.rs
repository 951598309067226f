//! Random module trees, moved at random, and random uses of them: after apply the program compiles,
//! prints the same, has no warning, and a second apply changes nothing.
//!
//! `GPU_MIGRATE_RANDOM=CASES:SEED` runs more of them.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::fixture::Fixture;

/// Marsaglia's xorshift (2003): enough to draw forms with.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Function,
    Type,
    Constant,
}

struct Item {
    kind: Kind,
    /// Behind the crate's name.
    old: Vec<String>,
    new: Vec<String>,
    id: usize,
}

impl Item {
    /// What has the item's number, of a name for it.
    fn value(&self, path: &str) -> String {
        match self.kind {
            Kind::Function => format!("{path}()"),
            Kind::Type => format!("{path}::ID"),
            Kind::Constant => path.to_owned(),
        }
    }

    fn old_path(&self, krate: &str) -> String {
        format!("{krate}::{}", self.old.join("::"))
    }

    fn name(&self) -> &str {
        self.old.last().unwrap()
    }

    fn module(&self, krate: &str) -> String {
        format!("{krate}::{}", self.old[..self.old.len() - 1].join("::"))
    }
}

fn items(random: &mut Random) -> Vec<Item> {
    let mut items = Vec::new();
    let mut taken = BTreeSet::new();
    for id in 0..24 {
        let kind = [Kind::Function, Kind::Type, Kind::Constant][random.below(3)];
        let stem = |prefix: char| match kind {
            Kind::Function => format!("{prefix}item{id}"),
            Kind::Type => format!("{}Item{id}", prefix.to_ascii_uppercase()),
            Kind::Constant => format!("{}ITEM{id}", prefix.to_ascii_uppercase()),
        };
        let path = |random: &mut Random, root: &str, letter: char| {
            let depth = random.below(3);
            let mut path = vec![root.to_owned()];
            path.extend((0..depth).map(|n| format!("{letter}{n}{}", random.below(2))));
            path
        };
        let (mut old, mut new) = (path(random, "old", 'a'), path(random, "new", 'b'));
        old.push(stem('x'));
        new.push(if random.below(2) == 0 {
            stem('x')
        } else {
            stem('y')
        });
        if taken.insert(old.clone()) && taken.insert(new.clone()) {
            items.push(Item { kind, old, new, id });
        }
    }
    items
}

/// The modules of a crate: at each path, the text of its items.
#[derive(Default)]
struct Tree {
    items: String,
    modules: std::collections::BTreeMap<String, Tree>,
}

impl Tree {
    fn add(&mut self, path: &[String], text: &str) {
        match path.split_first() {
            Some((first, rest)) => self
                .modules
                .entry(first.clone())
                .or_default()
                .add(rest, text),
            None => self.items.push_str(text),
        }
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.items);
        for (name, module) in &self.modules {
            writeln!(out, "pub mod {name} {{").unwrap();
            module.write(out);
            out.push_str("}\n");
        }
    }
}

fn owner(items: &[Item]) -> String {
    let mut tree = Tree::default();
    for item in items {
        let (old, new) = (
            item.old.split_last().unwrap(),
            item.new.split_last().unwrap(),
        );
        let target = format!("crate::{}", item.new.join("::"));
        let note = format!(
            "#[deprecated(note = \"moved from `owner::{}` to `owner::{}`; the old path is removed in 9.0.0\")]",
            item.old.join("::"),
            item.new.join("::")
        );
        let (id, a, b) = (item.id, old.0, new.0);
        let (before, now) = match item.kind {
            Kind::Function => (
                format!("pub fn {a}() -> usize {{ {target}() }}\n"),
                format!("pub fn {b}() -> usize {{ {id} }}\n"),
            ),
            Kind::Type => (
                format!("pub type {a} = {target};\n"),
                format!("pub struct {b};\nimpl {b} {{ pub const ID: usize = {id}; }}\n"),
            ),
            Kind::Constant => (
                format!("pub const {a}: usize = {target};\n"),
                format!("pub const {b}: usize = {id};\n"),
            ),
        };
        tree.add(old.1, &format!("{note}\n{before}"));
        tree.add(new.1, &now);
    }
    let mut text = String::new();
    tree.write(&mut text);
    text
}

/// A module with a function that lists numbers.
fn user(random: &mut Random, items: &[Item], n: usize, krate: &str) -> String {
    let item = &items[random.below(items.len())];
    let (path, name, module) = (item.old_path(krate), item.name(), item.module(krate));
    let last = module.rsplit("::").next().unwrap();
    let list = |imports: &str, values: &[String]| {
        format!(
            "pub mod u{n} {{\n    {imports}\n    pub fn list() -> Vec<usize> {{\n        vec![{}]\n    }}\n}}\n",
            values.join(", ")
        )
    };
    match random.below(10) {
        0 => list("", &[item.value(&path)]),
        1 => list(
            &format!("use {path};"),
            &[item.value(name), item.value(name)],
        ),
        2 => list(&format!("use {path} as Local;"), &[item.value("Local")]),
        3 => list(
            &format!("use {module};"),
            &[item.value(&format!("{last}::{name}"))],
        ),
        4 => list(
            &format!("use {module} as m;"),
            &[item.value(&format!("m::{name}"))],
        ),
        5 => list(
            &format!("use {module}::{{self as m, {name}}};"),
            &[item.value(name), item.value(&format!("m::{name}"))],
        ),
        6 => list(&format!("use {module}::*;"), &[item.value(name)]),
        7 => list(
            &format!(
                "macro_rules! number {{\n        () => {{\n            {}\n        }};\n    }}",
                item.value(&path)
            ),
            &["number!()".to_owned()],
        ),
        8 => {
            let inner = format!(
                "use {path};\n    pub mod inner {{\n        use super::*;\n        pub fn number() -> usize {{\n            {}\n        }}\n    }}",
                item.value(name)
            );
            list(&inner, &[item.value(name), "inner::number()".to_owned()])
        }
        _ => {
            // A tree of several, some of which do not move.
            let mut chosen: Vec<&Item> =
                (0..4).map(|_| &items[random.below(items.len())]).collect();
            chosen.sort_by_key(|item| item.id);
            chosen.dedup_by_key(|item| item.id);
            let stays = &items[random.below(items.len())];
            let mut parts: Vec<String> = Vec::new();
            let mut values = Vec::new();
            for (k, item) in chosen.iter().enumerate() {
                let path = item.old[1..].join("::");
                match random.below(2) {
                    0 => {
                        parts.push(path);
                        values.push(item.value(item.name()));
                    }
                    _ => {
                        parts.push(format!("{path} as Name{k}"));
                        values.push(item.value(&format!("Name{k}")));
                    }
                }
            }
            values.push(stays.value("Stays"));
            let stays = stays.new.join("::");
            let lines = match random.below(2) {
                0 => format!(
                    "use {krate}::{{old::{{{}}}, {stays} as Stays}};",
                    parts.join(", ")
                ),
                _ => format!(
                    "use {krate}::{{\n        {stays} as Stays, // stays\n        old::{{\n            {},\n        }},\n    }};",
                    parts.join(",\n            ")
                ),
            };
            list(&lines, &values)
        }
    }
}

fn case(seed: u64) {
    let random = &mut Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let items = items(random);
    let users = 30;
    // Half of the users are in the owner itself.
    let (mut inside, mut outside) = (String::new(), String::new());
    for n in 0..users {
        inside.push_str(&user(random, &items, n, "crate"));
        outside.push_str(&user(random, &items, n, "renamed"));
    }
    let print = |krate: &str| -> String {
        (0..users)
            .map(|n| format!("    println!(\"{krate} {n} {{:?}}\", {krate}::u{n}::list());\n"))
            .collect()
    };
    let main = format!(
        "{outside}\nfn main() {{\n{}{}}}\n",
        print("crate"),
        print("renamed::inside")
    );
    let fixture = Fixture::of(&[
        (
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\nmembers = [\"owner\", \"user\"]\n",
        ),
        (
            "owner/Cargo.toml",
            "[package]\nname = \"owner\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        ),
        (
            "owner/src/lib.rs",
            &format!("pub mod inside;\n{}", owner(&items)),
        ),
        ("owner/src/inside.rs", &inside),
        (
            "user/Cargo.toml",
            "[package]\nname = \"user\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\nrenamed = { package = \"owner\", path = \"../owner\" }\n",
        ),
        ("user/src/main.rs", &main),
    ]);
    let before = fixture.cargo(["run", "-q", "-p", "user"]).ok();
    let said = fixture.tool(["apply"]);
    let texts = || {
        format!(
            "seed {seed}\n{}\n{}",
            fixture.read("owner/src/inside.rs"),
            fixture.read("user/src/main.rs")
        )
    };
    assert_eq!(said.code, Some(0), "{}{}\n{}", said.out, said.err, texts());
    let after = fixture.bytes();
    let run = fixture.cargo(["run", "-q", "-p", "user"]);
    assert!(!run.err.contains("deprecated"), "{}\n{}", run.err, texts());
    assert!(
        !run.err.contains("unused import"),
        "{}\n{}",
        run.err,
        texts()
    );
    assert_eq!(run.ok(), before, "{}", texts());
    assert_eq!(
        fixture.tool(["apply", "--allow-dirty"]).ok(),
        "nothing to rewrite\n"
    );
    assert_eq!(fixture.bytes(), after);
}

#[test]
fn random_uses_of_random_trees_mean_the_same_after_apply() {
    let asked = std::env::var("GPU_MIGRATE_RANDOM").unwrap_or_else(|_| "3:1".to_owned());
    let (cases, seed) = asked.split_once(':').unwrap();
    let seed: u64 = seed.parse().unwrap();
    for n in 0..cases.parse().unwrap() {
        case(seed + n);
    }
}
