//! The old module tree.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{Build, Entry, Kind, Stage, Table, recipe, same, tombstone};

/// A module that the table makes.
#[derive(Default)]
struct Module<'a> {
    modules: BTreeMap<String, (Option<&'a Ident>, Module<'a>)>,
    items: Vec<TokenStream>,
    /// True if an item has types that are looked up where the table stands.
    has_types: bool,
}

/// All items of a table. Entries without a window had an error and are made as if they warned, so
/// that one mistake is not also one error per use.
pub(super) fn table(table: &Table, build: &Build) -> TokenStream {
    let mut root = Module::default();
    for entry in &table.entries {
        let modules = match (&entry.kind, entry.old.split_last()) {
            (Kind::Glob, _) => &entry.old[..],
            (_, Some((_, modules))) => modules,
            (_, None) => continue,
        };
        let mut module = &mut root;
        for name in modules {
            let inner = module.modules.entry(name.to_string()).or_default();
            inner.0.get_or_insert(name);
            module = &mut inner.1;
        }
        module.has_types |= recipe::has_types(entry);
        module.items.push(item(entry, table, build));
    }
    let items = root.tokens();
    let test = table
        .test
        .as_ref()
        .map(|name| same::test(name, table, build));
    quote!(#items #test)
}

/// The items of one entry, in the stage of the version that is built.
pub(super) fn item(entry: &Entry, table: &Table, build: &Build) -> TokenStream {
    let stage = entry.window.as_ref().map(|window| build.stage(window));
    match stage {
        // `check` has reported it. The item stays, so that this is the one error.
        Some(Stage::Removed | Stage::Quiet) => recipe::item(entry, &table.place, build, false),
        Some(Stage::Error) => tombstone::item(entry, &table.place, build),
        Some(Stage::Warn) | None => recipe::item(entry, &table.place, build, true),
    }
}

impl Module<'_> {
    fn tokens(&self) -> TokenStream {
        let modules = self.modules.values().filter_map(|(name, module)| {
            let name = (*name)?;
            let inside = module.tokens();
            let names = module.needs_names().then(
                || quote_spanned!(Span::call_site()=> #[allow(unused_imports)] use super::*;),
            );
            Some(quote! {
                #[doc(hidden)]
                pub mod #name { #names #inside }
            })
        });
        let items = &self.items;
        quote!(#(#modules)* #(#items)*)
    }

    /// A module within needs the names through this one.
    fn needs_names(&self) -> bool {
        self.has_types
            || self
                .modules
                .values()
                .any(|(_, module)| module.needs_names())
    }
}
