//! Tokens in, formatted items or messages out.

use proc_macro2::TokenStream;
use quote::quote;

use super::derive;

/// The generated items as rustfmt would print them.
fn items(input: TokenStream) -> String {
    let output = derive(input);
    let file: syn::File = syn::parse2(output).unwrap();
    prettyplease::unparse(&file)
}

/// The messages of all `compile_error!`s.
fn messages(input: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(derive(input)).unwrap();
    let errors = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Macro(item) => Some(item.mac),
        _ => None,
    });
    errors
        .map(|mac| mac.parse_body::<syn::LitStr>().unwrap().value())
        .collect()
}

#[test]
fn a_struct_gets_its_traits_and_no_inherent_item() {
    let text = items(quote! {
        #[repr(C)]
        struct Cell { centre: [f32; 3], class: u32 }
    });
    for what in [
        "unsafe impl ::gpu_runtime::__private::DeviceData for Cell",
        "unsafe impl ::gpu_runtime::__private::DeviceType for Cell",
        "unsafe impl ::gpu_runtime::__private::Downloadable for Cell",
    ] {
        assert_eq!(text.matches(what).count(), 1, "{what} in\n{text}");
    }
    assert!(!text.contains("\nimpl Cell"), "{text}");
}

#[test]
fn a_field_named_by_a_cpp_keyword_is_renamed_in_cpp_only() {
    let text = items(quote! {
        #[repr(C)]
        struct Cell { class: u32 }
    });
    assert!(text.contains("name: \"class_\""), "{text}");
    assert!(text.contains("offset_of!(Self, class)"), "{text}");
}

#[test]
fn a_tuple_struct_has_numbered_fields() {
    let text = items(quote! {
        #[repr(C)]
        struct Pair(f32, u32);
    });
    assert!(text.contains("name: \"_1\""), "{text}");
    assert!(text.contains("&self.1"), "{text}");
}

#[test]
fn the_crate_path_replaces_every_path_of_the_runtime() {
    let text = items(quote! {
        #[gpu(crate = crate::runtime)]
        #[repr(C)]
        struct Cell { count: u32 }
    });
    assert!(!text.contains("gpu_runtime"), "{text}");
    assert!(
        text.contains("crate::runtime::__private::DeviceData for Cell"),
        "{text}"
    );
}

#[test]
fn mistakes_are_reported_together() {
    let messages = messages(quote! {
        #[gpu(krate = a)]
        #[repr(packed)]
        struct Row<'a> { values: &'a [f32] }
    });
    assert_eq!(messages.len(), 3, "{messages:#?}");
    assert!(
        messages.iter().all(|m| m.contains("\nhelp: ")),
        "{messages:#?}"
    );
}

#[test]
fn after_an_error_the_struct_still_has_its_traits() {
    let output = derive(quote!(
        struct Cell {
            count: u32,
        }
    ))
    .to_string();
    assert!(output.contains("compile_error"), "{output}");
    assert!(output.contains("DeviceType for Cell"), "{output}");
}

#[test]
fn what_cannot_be_device_data_says_so_once() {
    for input in [
        quote!(
            #[repr(u8)]
            enum Class {
                Ground,
                Building,
            }
        ),
        quote!(#[repr(C)] union Word { a: f32, b: u32 }),
        quote!(
            #[repr(C)]
            struct Nothing;
        ),
        quote!(
            #[repr(C)]
            struct Pair<T> {
                a: T,
            }
        ),
        quote!(
            #[repr(C)]
            struct Bytes<const N: usize> {
                a: [u8; N],
            }
        ),
        quote!(
            struct Cell {
                a: u32,
            }
        ),
    ] {
        let messages = messages(input);
        assert_eq!(messages.len(), 1, "{messages:#?}");
    }
}
