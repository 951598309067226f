//! Contracts: what the author of a kernel's file promises in it, so that a launch is safe.
//!
//! ```text
//! // gpu-contract: scale reads x; writes y; block 128; requires x.len() == y.len(), n <= 4
//! ```
//!
//! The names are those of the kernel's own parameters. What the clauses mean is part of the
//! documentation of `#[gpu_kernel]`.

use proc_macro2::TokenStream;
use std::str::FromStr;
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

/// What a kernel does with memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    Reads,
    Writes,
    Fills,
    Updates,
}

impl Access {
    pub(super) fn word(self) -> &'static str {
        match self {
            Access::Reads => "reads",
            Access::Writes => "writes",
            Access::Fills => "fills",
            Access::Updates => "updates",
        }
    }
}

/// A contract as it was read.
pub(super) struct Contract {
    pub(super) kernel: String,
    pub(super) accesses: Vec<(Access, String)>,
    pub(super) block: Option<u32>,
    /// Conditions in the names of the kernel.
    pub(super) requires: Vec<Expr>,
}

/// Reads what stands behind `gpu-contract:`.
///
/// # Errors
/// What is wrong, in words that go behind "the contract in line 7".
pub(super) fn read(text: &str) -> Result<Contract, String> {
    let (kernel, clauses) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    if !is_name(kernel) {
        return Err(format!(
            "begins with the name of its kernel, and not with `{kernel}`"
        ));
    }
    let mut contract = Contract {
        kernel: kernel.to_owned(),
        accesses: Vec::new(),
        block: None,
        requires: Vec::new(),
    };
    for clause in clauses.split(';').map(str::trim).filter(|c| !c.is_empty()) {
        let (word, rest) = clause
            .split_once(char::is_whitespace)
            .unwrap_or((clause, ""));
        let access = match word {
            "reads" => Access::Reads,
            "writes" => Access::Writes,
            "fills" => Access::Fills,
            "updates" => Access::Updates,
            "block" => {
                let threads = rest.trim().parse().ok().filter(|n| (1..=1024).contains(n));
                let Some(threads) = threads else {
                    return Err(format!("has `{clause}`: a block has 1 to 1024 threads"));
                };
                if contract.block.replace(threads).is_some() {
                    return Err("has `block` twice".to_owned());
                }
                continue;
            }
            "requires" => {
                let conditions = TokenStream::from_str(rest).ok().and_then(|tokens| {
                    let list = Punctuated::<Expr, Token![,]>::parse_terminated;
                    crate::syntax::whole(tokens, list).ok()
                });
                match conditions {
                    Some(list) if !list.is_empty() => contract.requires.extend(list),
                    _ => {
                        return Err(format!(
                            "has `{clause}`: comparisons stand there, `x.len() == y.len()`"
                        ));
                    }
                }
                continue;
            }
            other => {
                return Err(format!(
                    "has `{other}`, which is no clause: the clauses are `reads a, b`, `writes c`, `fills d`, `updates e`, `block 256` and `requires a.len() == c.len()`, with `;` between them"
                ));
            }
        };
        for name in rest.split(',').map(str::trim) {
            if !is_name(name) {
                return Err(format!(
                    "has `{clause}`: names of parameters stand there, with commas"
                ));
            }
            if contract.accesses.iter().any(|(_, n)| n == name) {
                return Err(format!("names `{name}` twice"));
            }
            contract.accesses.push((access, name.to_owned()));
        }
    }
    Ok(contract)
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_read_and_nothing_else_is() {
        let text =
            "k reads a, b; writes c;updates d; block 64; requires a.len() == c.len(), n <= 4;";
        let c = read(text).ok().unwrap();
        assert_eq!((c.kernel.as_str(), c.block), ("k", Some(64)));
        let names: Vec<_> = c.accesses.iter().map(|(a, n)| (*a, n.as_str())).collect();
        assert_eq!(
            names,
            [
                (Access::Reads, "a"),
                (Access::Reads, "b"),
                (Access::Writes, "c"),
                (Access::Updates, "d")
            ]
        );
        assert_eq!(c.requires.len(), 2);
        for (text, why) in [
            ("", "begins with the name"),
            ("k: reads a", "begins with the name"),
            ("k reads", "names of parameters"),
            ("k reads a b", "names of parameters"),
            ("k reads a; writes a", "names `a` twice"),
            ("k destroys a", "`destroys`, which is no clause"),
            ("k block 0", "1 to 1024"),
            ("k block 8; block 8", "`block` twice"),
            ("k requires", "comparisons stand there"),
            ("k requires a ==", "comparisons stand there"),
            ("k requires )", "comparisons stand there"),
        ] {
            let error = read(text).map(drop).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }
}
