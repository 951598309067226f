//! Modules that import each other in a circle. Rust allows it; it tells of modules that are one.
//!
//! An import from one module into another counts between those two of their ancestors that lie side by
//! side: `a::x` that imports `b::y` makes `a` need `b`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Item, files, shown};
use crate::apply::Survey;
use crate::code::Resolver;

pub(super) const NAME: &str = "import-cycle";

/// A module: package, crate, names.
type Module = (usize, usize, Vec<String>);
type Edges = BTreeMap<Module, BTreeSet<Module>>;

pub(super) fn run(survey: &Survey) -> Vec<Item> {
    let edges = edges(survey);
    let mut items = Vec::new();
    let mut told: BTreeSet<BTreeSet<Module>> = BTreeSet::new();
    for start in edges.keys() {
        let Some(circle) = circle(start, &edges) else {
            continue;
        };
        if !told.insert(circle.iter().cloned().collect()) {
            continue;
        }
        let Some((file, _)) = survey.code.modules.get(start) else {
            continue;
        };
        let names = circle
            .iter()
            .chain(circle.first())
            .map(|module| module.2.join("::"));
        items.push(Item {
            check: NAME,
            file: shown(survey, &survey.code.files[*file].path),
            line: 0,
            message: names.collect::<Vec<_>>().join(" -> "),
            help: "move what both need into a module below them".to_owned(),
        });
    }
    items
}

fn edges(survey: &Survey) -> Edges {
    let resolver = Resolver {
        workspace: &survey.workspace,
        code: &survey.code,
        aliases: &survey.aliases,
    };
    let mut edges = Edges::new();
    for (n, file) in files(survey) {
        let Some(place) = file.places.first() else {
            continue;
        };
        for item in &file.scan.uses {
            let mut from = place.module.clone();
            from.extend(file.scan.modules_of(item.scope));
            for leaf in &item.leaves {
                let found = resolver.leaf(n, place, item.scope, item.colons, leaf);
                let Some((krate, to)) = found.as_ref().and_then(|f| f.path.split_first()) else {
                    continue;
                };
                let common = from.iter().zip(to).take_while(|(a, b)| a == b).count();
                let (Some(_), Some(_)) = (from.get(common), to.get(common)) else {
                    continue;
                };
                let module =
                    |names: &[String]| (place.package, place.unit, names[..=common].to_vec());
                let (from, to) = (module(&from), module(to));
                let here = resolver.crate_name(place).as_ref() == Some(krate);
                if here && survey.code.modules.contains_key(&to) {
                    edges.entry(from).or_default().insert(to);
                }
            }
        }
    }
    edges
}

/// The shortest circle through a module.
fn circle(start: &Module, edges: &Edges) -> Option<Vec<Module>> {
    let mut from: BTreeMap<&Module, &Module> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for next in edges.get(at).into_iter().flatten() {
            if next == start {
                let mut path = vec![at.clone()];
                let mut back = at;
                while let Some(&before) = from.get(back) {
                    path.push(before.clone());
                    back = before;
                }
                path.reverse();
                return Some(path);
            }
            if !from.contains_key(next) {
                from.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}
