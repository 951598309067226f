//! On error the macro still emits a stub of the same name, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;

/// A launch function and a companion that accept whatever the call sites pass.
pub fn kernel_stub(f: &syn::ItemFn, krate: &TokenStream) -> TokenStream {
    let (vis, name) = (&f.vis, &f.sig.ident);
    let generic: Vec<_> = (0..f.sig.inputs.len().saturating_sub(1))
        .map(|i| quote::format_ident!("__A{i}"))
        .collect();
    let params = generic.iter().enumerate().map(|(i, g)| {
        let a = quote::format_ident!("_a{i}");
        quote!(#a: #g)
    });
    quote! {
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis fn #name<__S: ?::core::marker::Sized, #(#generic),*>(_scope: &__S, #(#params),*) -> ::core::result::Result<(), #krate::GpuError> {
            ::core::result::Result::Ok(())
        }
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis struct #name {}
    }
}

/// The function as written, and nothing more: rustc still knows its name and its type.
pub fn gpu_fn_stub(vis: &syn::Visibility, sig: &syn::Signature) -> TokenStream {
    let name = &sig.ident;
    quote! {
        #[allow(dead_code, unused_variables, unused_mut, missing_docs)]
        #vis #sig { loop {} }
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis struct #name {}
    }
}
