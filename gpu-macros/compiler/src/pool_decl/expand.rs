//! From the model of a declared pool to its items.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;

use super::parse::upper;
use super::{Buffer, Device, Pool};
use crate::crate_path::shown_at;

/// The pool's items. Without the assertions if the declaration is not `sound`: they would report
/// consequences of a mistake that was reported already.
pub(super) fn expand(pool: &Pool, sound: bool) -> TokenStream {
    let Pool {
        runtime,
        docs,
        vis,
        name,
        buffers,
        ..
    } = pool;
    let bytes = pool.limit.bytes;
    let name_text = name.unraw().to_string();
    let device = match pool.device {
        Device::Auto => quote_spanned!(Span::mixed_site()=> Auto),
        Device::Ordinal(ordinal) => quote_spanned!(Span::mixed_site()=> Ordinal(#ordinal)),
    };
    let consts = buffers.iter().map(|buffer| max_len(pool, buffer));
    let takers = (0_u32..)
        .zip(buffers)
        .map(|(index, buffer)| taker(pool, index, buffer));
    let assertions = sound.then(|| budget(pool));
    quote_spanned! {Span::mixed_site()=>
        #(#docs)*
        #vis enum #name {}

        impl #runtime::__private::PoolMarker for #name {
            const NAME: &'static str = #name_text;
            const LIMIT: ::core::option::Option<::core::primitive::u64> =
                ::core::option::Option::Some(#bytes);
            const DEVICE: #runtime::__private::DeviceChoice =
                #runtime::__private::DeviceChoice::#device;

            fn state() -> &'static #runtime::__private::PoolState {
                static STATE: #runtime::__private::PoolState = #runtime::__private::PoolState::new();
                &STATE
            }
        }

        impl #name {
            /// The bytes that the pool may use at most.
            #vis const LIMIT: ::core::primitive::u64 = #bytes;

            #(#consts)*

            /// Runs `body` in a new scope of the pool; everything the scope allocated is back in
            /// the pool when this returns.
            ///
            /// # Errors
            /// What `body` returns; a kernel's fault; the device's own errors.
            #[track_caller]
            #vis fn scope<R, E>(
                body: impl for<'s> ::core::ops::FnOnce(
                    &'s #runtime::Scope<'s, Self>,
                ) -> ::core::result::Result<R, E>,
            ) -> ::core::result::Result<R, E>
            where
                E: ::core::convert::From<#runtime::GpuError>,
            {
                <Self as #runtime::__private::PoolMarker>::scope(body)
            }

            /// What the pool uses now and used at most, in bytes. Zero before its first use.
            #vis fn stats() -> #runtime::BudgetStats {
                <Self as #runtime::__private::PoolMarker>::stats()
            }

            #(#takers)*
        }

        #assertions
    }
}

fn max_len_name(buffer: &Buffer) -> Ident {
    Ident::new(&format!("{}_LEN", upper(&buffer.name)), buffer.name.span())
}

fn max_len(pool: &Pool, buffer: &Buffer) -> TokenStream {
    let vis = &pool.vis;
    let (name, len) = (max_len_name(buffer), &buffer.len);
    let doc = format!(
        "The elements that the buffer `{}` has room for.",
        buffer.name
    );
    quote_spanned! {Span::mixed_site()=>
        #[doc = #doc]
        #vis const #name: ::core::primitive::usize = #len;
    }
}

// The function that takes a declared buffer.
fn taker(pool: &Pool, index: u32, buffer: &Buffer) -> TokenStream {
    let Pool { runtime, vis, .. } = pool;
    let Buffer {
        docs,
        name,
        element,
        ..
    } = buffer;
    let max = max_len_name(buffer);
    let text = name.unraw().to_string();
    let doc = format!(
        " Takes the buffer `{text}` for the rest of `scope`: `len` elements of `{}`, which nothing has written.",
        element.to_token_stream()
    );
    let errors = format!(
        " `len` is more than [`{max}`](Self::{max}); the buffer is taken already; the device has no memory left."
    );
    let gap = (!docs.is_empty()).then(|| quote_spanned!(Span::mixed_site()=> #[doc = ""]));
    quote_spanned! {Span::mixed_site()=>
        #(#docs)*
        #gap
        #[doc = #doc]
        ///
        /// # Errors
        #[doc = #errors]
        #[track_caller]
        #vis fn #name<'s>(
            scope: &'s #runtime::Scope<'s, Self>,
            len: ::core::primitive::usize,
        ) -> ::core::result::Result<#runtime::UninitBuffer<'s, #element, Self>, #runtime::GpuError> {
            #runtime::__private::pool_decl::take(
                scope,
                #runtime::__private::pool_decl::Declared { index: #index, buffer: #text, max: Self::#max },
                len,
            )
        }
    }
}

// Counter-example: 2 GiB of declared buffers in a pool of 1 GiB: the program would fail at the last
// one, at run time, after the first kernels.
fn budget(pool: &Pool) -> TokenStream {
    let name = &pool.name;
    let name_text = name.unraw().to_string();
    let rooms = pool.buffers.iter().map(|buffer| {
        let (text, max) = (buffer.name.unraw().to_string(), max_len_name(buffer));
        let (runtime, element) = (&pool.runtime, &buffer.element);
        quote_spanned! {Span::mixed_site()=>
            #runtime::__private::pool_decl::Room {
                buffer: #text,
                len: #name::#max,
                size: ::core::mem::size_of::<#element>(),
            }
        }
    });
    let lengths = pool.buffers.iter().map(|buffer| {
        let (text, max) = (buffer.name.unraw().to_string(), max_len_name(buffer));
        let span = Span::mixed_site().located_at(syn::spanned::Spanned::span(&buffer.len));
        let runtime = shown_at(&pool.runtime, span);
        quote_spanned! {span=>
            const _: () = #runtime::__private::pool_decl::has_room(#text, #name::#max);
        }
    });
    let span = Span::mixed_site().located_at(pool.limit.span);
    let runtime = shown_at(&pool.runtime, span);
    quote_spanned! {span=>
        #(#lengths)*
        const _: () = #runtime::__private::pool_decl::within(#name_text, #name::LIMIT, &[#(#rooms),*]);
    }
}
