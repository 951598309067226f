//! What both generators write for six kernels, kept to be read: `snapshots/NAME.rs` is the body that
//! runs on the CPU device, `snapshots/NAME.cu` the CUDA text behind its prelude.
//! `GPU_SNAPSHOTS=overwrite` writes them anew: read the difference.

use crate::kernels;
use crate::suite::sources;
use std::path::PathBuf;
use syn::visit::Visit;

/// The kernels, with their texts.
fn shown() -> Vec<(&'static str, String)> {
    vec![
        ("saxpy", kernels::elementwise::saxpy::cuda_text()),
        ("heat_plane", kernels::stencil::heat_plane::cuda_text()),
        ("n_body", kernels::physics::n_body::cuda_text()),
        ("count_up_to", kernels::atomics::count_up_to::cuda_text()),
        ("trace", kernels::geometry::trace::cuda_text()),
        (
            "nearest_neighbours",
            kernels::search::nearest_neighbours::cuda_text::<4>(),
        ),
    ]
}

/// Finds a kernel by its name.
struct Find<'a>(&'a str, Option<syn::ItemFn>);

impl<'ast> Visit<'ast> for Find<'_> {
    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        if f.sig.ident == self.0 {
            self.1 = Some(f.clone());
        }
    }
}

/// The expansion's function that has the body, formatted.
fn host_body(name: &str) -> String {
    let mut find = Find(name, None);
    for (_, source) in sources::SOURCES {
        find.visit_file(&syn::parse_file(source).unwrap());
    }
    let mut kernel = find.1.unwrap();
    let at = kernel
        .attrs
        .iter()
        .position(|a| a.path().is_ident("gpu_kernel"))
        .unwrap();
    let args = match kernel.attrs.remove(at).meta {
        syn::Meta::List(list) => list.tokens,
        _ => Default::default(),
    };
    let out = gpu_macros_compiler::gpu_kernel(args, quote::quote!(#kernel));
    let file: syn::File = syn::parse2(out).unwrap();
    let instance = file.items.iter().find_map(|item| match item {
        syn::Item::Impl(i) => i.items.iter().find_map(|item| match item {
            syn::ImplItem::Fn(f) if f.sig.ident == "__instance" => Some(f.clone()),
            _ => None,
        }),
        _ => None,
    });
    let body = instance.unwrap().block.stmts.into_iter().find(|s| {
        matches!(s, syn::Stmt::Local(l) if matches!(&l.pat, syn::Pat::Ident(p) if p.ident == "__body"))
    });
    let body = body.unwrap();
    let file: syn::File = syn::parse_quote!(fn body() { #body });
    prettyplease::unparse(&file)
}

/// The text behind its prelude, without the lines that name the source.
fn device_text(text: &str) -> String {
    let prelude = gpu_runtime::kernel::prelude::PRELUDE;
    let own = text.strip_prefix(prelude).unwrap();
    let mut kept: String = own
        .lines()
        .filter(|l| !l.starts_with("#line"))
        .flat_map(|l| [l, "\n"])
        .collect();
    kept.truncate(kept.trim_end().len());
    kept.trim_start().to_owned() + "\n"
}

#[test]
fn both_generators_write_what_was_read() {
    let folder = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/parity/snapshots"
    ));
    let overwrite = std::env::var("GPU_SNAPSHOTS").is_ok_and(|v| v == "overwrite");
    let mut different = Vec::new();
    for (name, text) in shown() {
        for (file, now) in [
            (format!("{name}.rs"), host_body(name)),
            (format!("{name}.cu"), device_text(&text)),
        ] {
            let path = folder.join(&file);
            if overwrite {
                std::fs::write(&path, now).unwrap();
            } else if std::fs::read_to_string(&path).unwrap_or_default() != now {
                different.push(file);
            }
        }
    }
    assert!(
        different.is_empty(),
        "other than in the snapshots: {different:?}; run with GPU_SNAPSHOTS=overwrite and read the difference"
    );
}
