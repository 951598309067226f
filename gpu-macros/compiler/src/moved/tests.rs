//! Tokens in, formatted items or messages out, in the version that a test names.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Alias, Build, NewPlace, Reach, Triple, moved, moved_from, note, read};

fn build(version: &str) -> Build {
    Build {
        version: Some(version.to_owned()),
        crate_name: Some("k".to_owned()),
        reach: Reach::Everyone,
    }
}

fn text(input: TokenStream, version: &str) -> String {
    prettyplease::unparse(&syn::parse2(moved(input, &build(version))).unwrap())
}

fn messages(tokens: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(tokens).unwrap();
    let errors = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            item.mac.parse_body::<syn::LitStr>().ok()
        }
        _ => None,
    });
    errors.map(|text| text.value()).collect()
}

fn table() -> TokenStream {
    quote! {
        in crate::optimization;
        since = "0.2.0", error_in = "0.3.0", remove_in = "0.4.0";
        struct gpu_memory::ArrayCache => crate::optimization::gpu_cache::ArrayCache;
        fn gpu_memory::create(n: usize) -> Cache => |n| crate::make(n, None)
            (note = "give the device");
        enum Mode => crate::Mode;
    }
}

const SENTENCE: &str = "moved from `k::optimization::gpu_memory::ArrayCache` to \
    `k::optimization::gpu_cache::ArrayCache`; the old path is removed in 0.4.0";

#[test]
fn before_the_window_nothing_is_deprecated() {
    for version in ["0.1.9", "0.1.9-rc.1"] {
        let text = text(table(), version);
        assert!(text.contains("pub type ArrayCache"), "{text}");
        assert!(!text.contains("#[deprecated"), "{text}");
    }
}

#[test]
fn in_the_window_an_old_path_is_a_deprecated_item_with_the_sentence() {
    for version in ["0.2.0", "0.2.0-alpha.1", "0.2.9+build.5"] {
        let text = text(table(), version);
        assert_eq!(text.matches("#[deprecated").count(), 2, "{text}");
        assert!(text.contains(SENTENCE), "{text}");
        assert!(text.contains("to `|n| k::make(n, None)`"), "{text}");
        assert!(text.contains("in 0.4.0 (give the device)"), "{text}");
        assert!(text.contains("pub use crate::Mode as Mode;"), "{text}");
    }
}

#[test]
fn the_tool_has_re_exports_seen_by_fewer_than_everybody() {
    let of = |reach| {
        let build = Build {
            reach,
            ..build("0.2.0")
        };
        prettyplease::unparse(&syn::parse2(moved(table(), &build)).unwrap())
    };
    assert!(of(Reach::Everyone).contains("\npub use crate::Mode as Mode;"));
    assert!(of(Reach::Crate).contains("\npub(crate) use crate::Mode as Mode;"));
    assert!(of(Reach::Module).contains("\nuse crate::Mode as Mode;"));
    // What warns is as it was.
    assert!(of(Reach::Module).contains("pub type ArrayCache"));
}

#[test]
fn from_error_in_an_old_path_has_a_bound_that_never_holds() {
    for version in ["0.3.0-alpha.1", "0.3.7"] {
        let text = text(table(), version);
        assert!(text.contains("diagnostic::on_unimplemented"), "{text}");
        assert!(text.contains(SENTENCE), "{text}");
        // What is named is the new type, through a trait that nothing has.
        let through =
            "<crate::optimization::gpu_cache::ArrayCache as moved_path_ArrayCache::Moved>::To";
        assert!(text.contains(through), "{text}");
        assert!(!text.contains("#[deprecated"), "{text}");
    }
}

#[test]
fn from_remove_in_the_owner_does_not_compile_and_is_told_what_to_delete() {
    for version in ["0.4.0", "0.4.0-alpha.1", "1.0.0"] {
        let messages = messages(moved(table(), &build(version)));
        let [message] = &messages[..] else {
            panic!("{messages:?}")
        };
        assert!(
            message.starts_with("3 moved paths are past their removal in"),
            "{message}"
        );
        for path in ["gpu_memory::ArrayCache", "gpu_memory::create", "Mode"] {
            let line = format!("`k::optimization::{path}`, removed in 0.4.0");
            assert!(message.contains(&line), "{message}");
        }
    }
}

#[test]
fn a_build_without_a_version_warns() {
    let tokens = moved(table(), &Build::default());
    assert!(messages(tokens.clone()).is_empty());
    assert!(tokens.to_string().contains("deprecated"));
}

#[test]
fn a_removed_name_of_an_attribute_is_an_error_as_well() {
    let args = quote!(from = "old", since = "0.1.0", remove_in = "0.2.0");
    let tokens = moved_from(
        args,
        quote!(
            pub fn new() {}
        ),
        &build("0.2.0-rc.1"),
    );
    let messages = messages(tokens);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(
        messages[0].contains("`old`, removed in 0.2.0"),
        "{messages:?}"
    );
}

#[test]
fn the_generated_test_names_every_old_path_by_its_full_one() {
    let mut input = table();
    input.extend(quote!(test = same;));
    let text = text(input, "0.2.0");
    assert!(text.contains("#[cfg(test)]\n#[test]"), "{text}");
    for path in [
        "crate::optimization::gpu_memory::ArrayCache",
        "crate::optimization::gpu_memory::create",
        "crate::optimization::Mode",
    ] {
        assert!(text.contains(path), "{path} in\n{text}");
    }
}

#[test]
fn a_version_has_three_numbers() {
    for good in ["0.0.0", "1.2.3-alpha.1", "1.2.3-a-b.0+0.01", "1.2.3+5"] {
        assert!(Triple::parse(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3+",
        "v1.2.3",
        "1.2.x",
        "TBD",
        "1.2.3-é",
        "1..3",
        "99999999999999999999.0.0",
    ] {
        assert!(Triple::parse(bad).is_none(), "{bad}");
    }
    assert_eq!(Triple::parse("1.10.0-rc.1"), Triple::parse("1.10.0"));
    assert!(Triple::parse("1.9.0") < Triple::parse("1.10.0"));
}

#[test]
fn the_tool_reads_what_the_macro_reads() {
    let aliases = read(table());
    let of = |n: usize| -> &Alias { &aliases[n] };
    assert_eq!(aliases.len(), 3);
    assert_eq!(of(0).kind, "struct");
    assert_eq!(
        of(1).new,
        NewPlace::Adapter("|n| crate::make(n, None)".to_owned())
    );
    assert_eq!(of(2).old, ["optimization", "Mode"]);
    assert!(of(2).exact && !of(0).exact);
    // What is wrong is rustc's to say; the rest is read.
    let some = read(quote! {
        since = "0.2.0", remove_in = "0.4.0";
        struct => ;
        struct old::T => crate::T;
    });
    assert_eq!(some.len(), 1);
}

#[test]
fn the_sentence_is_read_as_it_is_written() {
    for note in [None, Some("see `k::a`; the old path is removed in 9.9.9")] {
        let text = note::sentence("k::a::B", "|a| k::c::D { a }", "1.2.3-rc.1", note);
        let found = note::find(&format!("use of deprecated function `x`: {text}")).unwrap();
        assert_eq!(found.old, "k::a::B");
        assert_eq!(found.new, "|a| k::c::D { a }");
        assert_eq!(found.remove_in, "1.2.3-rc.1");
    }
    assert_eq!(note::find("moved from `a` to b"), None);
}
