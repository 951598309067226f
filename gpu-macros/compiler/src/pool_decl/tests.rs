//! Tokens in, formatted items or messages out.

use proc_macro2::TokenStream;
use quote::quote;

use super::declare;

fn file(input: TokenStream) -> syn::File {
    syn::parse2(declare(input)).unwrap()
}

fn messages(input: TokenStream) -> Vec<String> {
    let errors = file(input).items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) => Some(item.mac),
        _ => None,
    });
    errors
        .map(|mac| mac.parse_body::<syn::LitStr>().unwrap().value())
        .collect()
}

/// The only message, which must have a help line or name a second place.
fn message(input: TokenStream) -> String {
    let mut messages = messages(input);
    assert_eq!(messages.len(), 1, "{messages:#?}");
    let message = messages.remove(0);
    assert!(
        message.contains("\nhelp: ") || message.contains("\nnote: "),
        "{message}"
    );
    message
}

#[test]
fn a_pool_is_a_marker_with_its_limit_and_a_function_per_buffer() {
    let text = prettyplease::unparse(&file(quote! {
        /// Working memory.
        pub pool FeaturePool {
            device: 0,
            limit: 2 GiB,
            buffers {
                normals: [[f32; 3]; 4_000_000],
                r#type: [u8; COUNT],
            }
        }
    }));
    for what in [
        "/// Working memory.",
        "pub enum FeaturePool {}",
        "DeviceChoice::Ordinal(",
        "pub const LIMIT: ::core::primitive::u64 = 2147483648u64;",
        "pub const NORMALS_LEN: ::core::primitive::usize = 4_000_000;",
        "pub const TYPE_LEN: ::core::primitive::usize = COUNT;",
        "pub fn normals<'s>(",
        "pub fn r#type<'s>(",
    ] {
        assert_eq!(text.matches(what).count(), 1, "{what} in\n{text}");
    }
}

#[test]
fn a_pool_with_phases_has_a_plan() {
    let text = prettyplease::unparse(&file(quote! {
        pool P {
            limit: 2 GiB,
            phases { load, r#move, last }
            buffers {
                a: [f32; 8] in load..=r#move,
                b: [u8; COUNT] in last,
                c: [u8; 1],
            }
        }
    }));
    for what in [
        "pool_decl::placed::<",
        "Some((0usize, 1usize))",
        "Some((2usize, 2usize))",
        "phases: \"`load` to `move`\"",
        "phases: \"all phases\"",
        "Some(P::PLANNED_BYTES)",
    ] {
        assert_eq!(text.matches(what).count(), 1, "{what} in\n{text}");
    }
    assert_eq!(text.matches("scope.planned(").count(), 3, "{text}");
}

#[test]
fn several_pools_and_their_own_crate_paths() {
    let text = declare(quote! {
        pool A { limit: 1 MB }
        #[gpu(crate = crate::runtime)]
        pub(crate) pool B { device: auto, limit: 1MiB, }
    });
    let text = prettyplease::unparse(&syn::parse2(text).unwrap());
    assert!(
        text.contains("impl ::gpu_runtime::__private::PoolMarker for A"),
        "{text}"
    );
    assert!(
        text.contains("impl crate::runtime::__private::PoolMarker for B"),
        "{text}"
    );
    assert!(text.contains("u64 = 1000000u64"), "{text}");
    assert!(text.contains("u64 = 1048576u64"), "{text}");
}

#[test]
fn several_mistakes_are_reported_together() {
    let messages = messages(quote! {
        pub pool P {
            device: first,
            limit: 2 GIB,
            colour: red,
            buffers { a: [f32; 0], b: f32, c: [f32; 1], c: [u8; 1] }
        }
    });
    assert_eq!(messages.len(), 6, "{messages:#?}");
}

#[test]
fn a_faulty_pool_still_has_its_items() {
    let output = declare(quote!(pool P { limit: 0 B, buffers { a: [f32; 1] } })).to_string();
    assert!(output.contains("compile_error"), "{output}");
    assert!(output.contains("enum P"), "{output}");
    assert!(output.contains("fn a <"), "{output}");
    assert!(!output.contains("within"), "{output}");
}

#[test]
fn each_wrong_limit_says_what_is_wrong_with_it() {
    for (limit, what) in [
        (quote!(0 GiB), "a limit of zero"),
        (quote!(2 GIB), "there is no unit `GIB`"),
        (quote!(2gib), "there is no unit `gib`"),
        (quote!(2048), "the limit has no unit"),
        (quote!(1.5 GiB), "a whole number and a unit"),
        (quote!(-1 GiB), "a whole number and a unit"),
        (quote!(2u64 GiB), "both a suffix and a unit"),
        (quote!(99999999 TiB), "more than an address space holds"),
    ] {
        let message = message(quote!(pool P { limit: #limit }));
        assert!(message.contains(what), "{message}");
    }
}

#[test]
fn each_wrong_entry_says_what_is_wrong_with_it() {
    for (body, what) in [
        (quote!(device: 0), "the pool `P` has no limit"),
        (
            quote!(limit: 1 B, limit: 2 B),
            "`limit` stands twice in `P`",
        ),
        (quote!(limit: 1 B, size: 2), "a pool has no `size`"),
        (quote!(limit { 1 B }), "`limit` is not written so"),
        (
            quote!(limit: 1 B, buffers: []),
            "`buffers` is not written so",
        ),
        (quote!(limit: 1 B, device: -1), "its number or `auto`"),
        (
            quote!(limit: 1 B, buffers { A: [u8; 1], a: [u8; 1] }),
            "differ only in case",
        ),
        (
            quote!(limit: 1 B, buffers { stats: [u8; 1] }),
            "the pool's own function",
        ),
        (
            quote!(limit: 1 B, buffers { a { 1 } }),
            "the buffer `a` has no type",
        ),
        (
            quote!(limit: 1 B, buffers { a: Vec<u8> }),
            "`[Element; length]`",
        ),
        (quote!(#[cfg(test)] limit: 1 B), "only doc comments"),
        (quote!(limit: 1 B, phases {}), "`phases` has no phase in it"),
        (quote!(limit: 1 B, phases: a), "`phases` is not written so"),
        (
            quote!(limit: 1 B, phases { a, b, a }),
            "the phase `a` is declared twice in `P`",
        ),
        (
            quote!(limit: 1 B, phases { a }, phases { b }),
            "`phases` stands twice in `P`",
        ),
        (
            quote!(limit: 1 B, phases { a, 7 }),
            "write the phases in their order",
        ),
        (
            quote!(limit: 1 B, phases { a, b } buffers { x: [u8; 1] in c }),
            "its phases are `a`, `b`",
        ),
        (
            quote!(limit: 1 B, phases { a, b } buffers { x: [u8; 1] in b..=a }),
            "write `in a..=b`",
        ),
        (
            quote!(limit: 1 B, phases { a, b } buffers { x: [u8; 1] in a..b }),
            "write `in first..=last`",
        ),
        (
            quote!(limit: 1 B, buffers { x: [u8; 1] in a }),
            "`P` declares none",
        ),
    ] {
        let message = message(quote!(pool P { #body }));
        assert!(message.contains(what), "{message}");
    }
}

#[test]
fn what_is_no_pool_at_all_shows_the_form() {
    for input in [quote!(), quote!(pub struct P { limit: 1 B })] {
        let message = message(input);
        assert!(message.contains("a pool is declared as"), "{message}");
    }
}
