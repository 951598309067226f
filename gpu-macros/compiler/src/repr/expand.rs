//! From the model of a device struct to its implementations and to the assertions behind them.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::DeriveInput;
use syn::spanned::Spanned;

use super::parse::{ReprField, ReprStruct};
use crate::crate_path::{runtime_path, shown_at};
use crate::cuda_names::cuda_ident;
use crate::diag::Diagnostics;

/// All items of the derive.
pub(crate) fn expand(model: &ReprStruct) -> TokenStream {
    let span = Span::mixed_site();
    let items = [
        layout(model),
        copy_and_deref(model),
        device_data(model),
        device_type(model),
        downloadable(model),
    ];
    quote_spanned!(span=> const _: () = { #(#items)* };)
}

/// What stands in for the implementations after an error, so that the uses of the struct are not
/// reported as well.
pub(crate) fn stub(input: &DeriveInput) -> TokenStream {
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let ident = &input.ident;
    // A mistake in the path was reported with the others.
    let diag = Diagnostics::new();
    let runtime = runtime_path(&input.attrs, &diag);
    let _ = diag.finish();
    quote_spanned! {Span::mixed_site()=>
        const _: () = {
            use #runtime::__private::{DeviceData, DeviceType, Downloadable, KernelValue, TextBuilder};
            // SAFETY: none of these is ever used: the program does not compile.
            unsafe impl Downloadable for #ident
            where
                for<'gpu> Self: DeviceType
            {
            }
            unsafe impl DeviceData for #ident
            where
                for<'gpu> Self: ::core::marker::Send + ::core::marker::Sync + 'static,
            {
                fn cuda_type(_: &mut TextBuilder) -> ::std::string::String {
                    ::core::unreachable!()
                }
            }
            unsafe impl KernelValue for #ident
            where
                for<'gpu> Self: ::core::marker::Copy + 'static,
            {
                fn value_type(_: &mut TextBuilder) -> ::std::string::String {
                    ::core::unreachable!()
                }
                fn value_literal(&self, _: &mut TextBuilder) -> ::std::string::String {
                    ::core::unreachable!()
                }
            }
            unsafe impl DeviceType for #ident
            where
                for<'gpu> Self: DeviceData + KernelValue,
            {
            }
        };
    }
}

// Counter-example: `struct Pair { a: f32, b: f64 }`. The four bytes between `a` and `b` are never
// written: uploading them would read uninitialised memory. And: a field that is no device data, or
// of no size, which C++ does not have. One block per field, so that each reports its own mistake;
// a block whose types are wrong is not evaluated, so that such a field does not report its layout.
fn layout(model: &ReprStruct) -> TokenStream {
    let ReprStruct {
        runtime,
        ident,
        fields,
    } = model;
    let owner = ident.to_string();
    let mut previous_end = quote_spanned!(Span::mixed_site()=> 0);
    let mut steps = TokenStream::new();
    for field in fields {
        let ReprField {
            member, name, ty, ..
        } = field;
        let device_type = is_device_type(runtime, field);
        let span = Span::mixed_site().located_at(member.span());
        let runtime = shown_at(runtime, span);
        steps.extend(quote_spanned! {span=>
            const _: () = {
                #device_type
                #runtime::__private::repr::has_size(#owner, #name, ::core::mem::size_of::<#ty>());
                #runtime::__private::repr::no_gap_before(
                    #owner, #name, #previous_end, ::core::mem::offset_of!(#ident, #member));
            };
        });
        previous_end = quote_spanned! {Span::mixed_site()=>
            ::core::mem::offset_of!(#ident, #member) + ::core::mem::size_of::<#ty>()
        };
    }
    let device_types = fields.iter().map(|field| is_device_type(runtime, field));
    let span = Span::mixed_site().located_at(ident.span());
    let runtime = shown_at(runtime, span);
    quote_spanned! {span=>
        #steps
        const _: () = {
            #(#device_types)*
            #runtime::__private::repr::no_gap_at_end(
                #owner, #previous_end, ::core::mem::size_of::<#ident>());
        };
    }
}

fn is_device_type(runtime: &TokenStream, field: &ReprField) -> TokenStream {
    let ty = &field.ty;
    quote_spanned!(Span::mixed_site()=> let _ = <#ty as #runtime::__private::DeviceType>::IS;)
}

// Counter-examples: a struct that is not `Copy` has an owner, and a device keeps none. A struct
// with `Deref` lets `value.field` run host code in a kernel where the field is not its own.
fn copy_and_deref(model: &ReprStruct) -> TokenStream {
    let ReprStruct {
        runtime,
        ident,
        fields,
    } = model;
    let owner = ident.to_string();
    // A field that is no device data is often why the struct is not `Copy`: that is one mistake.
    let device_types = fields.iter().map(|field| is_device_type(runtime, field));
    let span = Span::mixed_site().located_at(ident.span());
    let runtime = shown_at(runtime, span);
    quote_spanned! {span=>
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::__private::repr::{NotCopy as _, NotDeref as _};
            #(#device_types)*
            #runtime::__private::repr::is_copy(
                #owner, #runtime::__private::repr::IsCopy::<#ident>::VALUE);
            #runtime::__private::repr::is_not_deref(
                #owner, #runtime::__private::repr::IsDeref::<#ident>::VALUE);
        };
    }
}

fn device_data(model: &ReprStruct) -> TokenStream {
    let ReprStruct {
        runtime,
        ident,
        fields,
    } = model;
    let wish = cuda_ident(&ident.to_string());
    let fields = fields.iter().map(|field| {
        let ReprField {
            member, cuda, ty, ..
        } = field;
        quote_spanned! {Span::mixed_site()=>
            #runtime::__private::repr::Field {
                name: #cuda,
                cuda_type: #runtime::__private::repr::FieldText::<#ty>::cuda_type(text),
                offset: ::core::mem::offset_of!(Self, #member),
            }
        }
    });
    quote_spanned! {Span::mixed_site()=>
        // SAFETY: `#[repr(C)]`, and asserted beside this: every field is device data, no padding,
        // every field where C++ puts it; `Copy`, so nothing to drop.
        #[automatically_derived]
        unsafe impl #runtime::__private::DeviceData for #ident {
            fn cuda_type(text: &mut #runtime::__private::TextBuilder) -> ::std::string::String {
                #[allow(unused_imports)]
                use #runtime::__private::repr::NoFieldText as _;
                let fields = [#(#fields),*];
                #runtime::__private::repr::define_struct::<Self>(text, #wish, &fields)
            }
        }
    }
}

fn device_type(model: &ReprStruct) -> TokenStream {
    let ReprStruct {
        runtime,
        ident,
        fields,
    } = model;
    let values = fields.iter().map(|field| {
        let ReprField { member, ty, .. } = field;
        quote_spanned! {Span::mixed_site()=>
            #runtime::__private::repr::FieldText::<#ty>::value_literal(&self.#member, text)
        }
    });
    quote_spanned! {Span::mixed_site()=>
        // SAFETY: every field is one and there is no padding (both asserted beside this); the literal
        // is an aggregate of the fields' literals in the order of the C++ definition.
        #[automatically_derived]
        unsafe impl #runtime::__private::KernelValue for #ident
        where
            for<'gpu> Self: ::core::marker::Copy,
        {
            fn value_type(text: &mut #runtime::__private::TextBuilder) -> ::std::string::String {
                <Self as #runtime::__private::DeviceData>::cuda_type(text)
            }

            fn value_literal(&self, text: &mut #runtime::__private::TextBuilder) -> ::std::string::String {
                #[allow(unused_imports)]
                use #runtime::__private::repr::NoFieldText as _;
                let values = [#(#values),*];
                let name = <Self as #runtime::__private::DeviceData>::cuda_type(text);
                #runtime::__private::repr::aggregate(&name, &values)
            }
        }

        // SAFETY: every field is one and there is no padding (both asserted beside this).
        #[automatically_derived]
        unsafe impl #runtime::__private::DeviceType for #ident
        where
            for<'gpu> Self: ::core::marker::Copy,
        {
        }
    }
}

// `for<'gpu>` keeps a bound that does not hold from being an error: the implementation is then
// simply not there. So a `bool` field means: uploads, but no downloads.
fn downloadable(model: &ReprStruct) -> TokenStream {
    let ReprStruct {
        runtime,
        ident,
        fields,
    } = model;
    let types = fields.iter().map(|field| &field.ty);
    quote_spanned! {Span::mixed_site()=>
        // SAFETY: every bit pattern is one of each field, and there is no padding.
        #[automatically_derived]
        unsafe impl #runtime::__private::Downloadable for #ident
        where
            for<'gpu> Self: ::core::marker::Copy,
            #(for<'gpu> #types: #runtime::__private::Downloadable,)*
        {
        }
    }
}
