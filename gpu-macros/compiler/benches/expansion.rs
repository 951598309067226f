//! How long the compiler takes for a kernel: tokens in, tokens out, over every kernel of the parity
//! suite. `cargo bench -p gpu-macros-compiler --bench expansion`; with `--profile unoptimised` as
//! in a user's dev build, whose macros are compiled without optimisation.

#[path = "../../../gpu-runtime/benches/figures/mod.rs"]
#[allow(dead_code, reason = "it has no peer to be compared with")]
mod figures;

use figures::Figures;
use gpu_macros_compiler::{gpu_fn, gpu_kernel};
use proc_macro2::TokenStream;
use quote::ToTokens;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// An item with an attribute of ours.
struct Item {
    name: String,
    kernel: bool,
    args: TokenStream,
    item: TokenStream,
}

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = corpus(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/tests/parity/kernels"
    )))?;
    let runs = if std::env::args().any(|a| a == "--bench") {
        figures::ROUNDS
    } else {
        1
    };
    let mut kernels: Vec<(Vec<f64>, &str)> = Vec::new();
    for item in &corpus {
        let times = times_ms(runs, item);
        if item.kernel {
            kernels.push((times, &item.name));
        }
    }
    kernels.sort_by(|a, b| median(a.0.clone()).total_cmp(&median(b.0.clone())));
    let Some((slowest, its_name)) = kernels.last() else {
        return Err("the corpus has no kernels".into());
    };
    let medians = (0..runs).map(|run| median(kernels.iter().map(|k| k.0[run]).collect()));
    let optimised = !cfg!(debug_assertions);
    let mut figures = Figures::new(if optimised {
        "expansion"
    } else {
        "expansion_unoptimised"
    });
    // The bar is the optimised build's; the other one is stated.
    let bar = if optimised { 3.0 } else { f64::INFINITY };
    let count = kernels.len();
    figures.state(format!("median of {count} kernels"), medians, "ms", bar);
    figures.state(
        format!("slowest: {its_name}"),
        slowest.clone(),
        "ms",
        f64::INFINITY,
    );
    figures.finish()?;
    Ok(())
}

/// How long each of some expansions of an item takes.
fn times_ms(runs: usize, item: &Item) -> Vec<f64> {
    (0..runs)
        .map(|_| {
            let (args, tokens) = (item.args.clone(), item.item.clone());
            let start = Instant::now();
            let out = if item.kernel {
                gpu_kernel(args, tokens)
            } else {
                gpu_fn(args, tokens)
            };
            std::hint::black_box(out);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Every item with an attribute of ours in a folder's files.
fn corpus(folder: &Path) -> Result<Vec<Item>, Box<dyn Error>> {
    let mut items = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|e| e == "rs") {
            let file = syn::parse_file(&std::fs::read_to_string(&path)?)?;
            collect(&file.items, &mut items);
        }
    }
    Ok(items)
}

fn collect(from: &[syn::Item], into: &mut Vec<Item>) {
    for item in from {
        match item {
            syn::Item::Fn(f) => {
                let mut f = f.clone();
                if let Some((kernel, args)) = taken(&mut f.attrs) {
                    into.push(Item {
                        name: f.sig.ident.to_string(),
                        kernel,
                        args,
                        item: f.to_token_stream(),
                    });
                }
            }
            syn::Item::Impl(i) => {
                let mut i = i.clone();
                if let Some((kernel, args)) = taken(&mut i.attrs) {
                    into.push(Item {
                        name: "impl".to_owned(),
                        kernel,
                        args,
                        item: i.to_token_stream(),
                    });
                }
            }
            syn::Item::Mod(m) => {
                if let Some((_, items)) = &m.content {
                    collect(items, into);
                }
            }
            _ => {}
        }
    }
}

/// Takes our attribute off an item: is it a kernel's, and its arguments.
fn taken(attrs: &mut Vec<syn::Attribute>) -> Option<(bool, TokenStream)> {
    let at = attrs
        .iter()
        .position(|a| a.path().is_ident("gpu_kernel") || a.path().is_ident("gpu_fn"))?;
    let attr = attrs.remove(at);
    let args = match &attr.meta {
        syn::Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    Some((attr.path().is_ident("gpu_kernel"), args))
}
