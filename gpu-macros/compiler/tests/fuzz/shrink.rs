//! Makes a finding small: as long as the same rule is broken, trees go.

use super::corpus::Case;
use super::judge::{Broken, judge};
use super::trees::Tree;

/// How many expansions a finding may cost.
const BUDGET: usize = 4000;

pub fn shrink(case: &Case, broken: &Broken) -> Case {
    let mut best = case.clone();
    let mut budget = BUDGET;
    loop {
        let mut smaller = false;
        for part in [Part::Args, Part::Item] {
            let mut at = 0;
            while budget > 0 {
                let mut try_it = best.clone();
                let trees = match part {
                    Part::Args => &mut try_it.args,
                    Part::Item => &mut try_it.item,
                };
                let mut count = at;
                match cut(trees, &mut count) {
                    Cut::Past => break,
                    Cut::Done => {}
                }
                budget -= 1;
                if still(&try_it, broken) {
                    best = try_it;
                    smaller = true;
                } else {
                    at += 1;
                }
            }
        }
        if !smaller || budget == 0 {
            return best;
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Args,
    Item,
}

enum Cut {
    Done,
    Past,
}

/// Cut number `count` of all that there are: each tree goes, and each group gives way to what is
/// in it.
fn cut(trees: &mut Vec<Tree>, count: &mut usize) -> Cut {
    let mut i = 0;
    while i < trees.len() {
        if *count == 0 {
            trees.remove(i);
            return Cut::Done;
        }
        *count -= 1;
        if let Tree::Group(_, inner) = &mut trees[i] {
            if *count == 0 {
                let inner = std::mem::take(inner);
                trees.splice(i..=i, inner);
                return Cut::Done;
            }
            *count -= 1;
            if let Cut::Done = cut(inner, count) {
                return Cut::Done;
            }
        }
        i += 1;
    }
    Cut::Past
}

fn still(case: &Case, broken: &Broken) -> bool {
    judge(case)
        .and_then(|v| v.broken)
        .is_some_and(|now| (now.rule, &now.key) == (broken.rule, &broken.key))
}
