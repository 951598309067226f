//! From the model of a declared pool to its items.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::parse::upper;
use super::{Buffer, Device, Lives, Pool};
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
    let (bytes, guaranteed) = (pool.limit.bytes, pool.guaranteed);
    let name_text = name.unraw().to_string();
    let device = match pool.device {
        Device::Auto => quote_spanned!(Span::mixed_site()=> Auto),
        Device::Ordinal(ordinal) => quote_spanned!(Span::mixed_site()=> Ordinal(#ordinal)),
    };
    let consts = buffers.iter().map(|buffer| max_len(pool, buffer));
    let takers = (0_u32..)
        .zip(buffers)
        .map(|(index, buffer)| taker(pool, index, buffer));
    let assertions = sound.then(|| assertions(pool));
    let (plan, planned_bytes) = plan(pool);
    quote_spanned! {Span::mixed_site()=>
        #(#docs)*
        #[allow(missing_debug_implementations, missing_copy_implementations)]
        #vis enum #name {}

        impl #runtime::__private::PoolMarker for #name {
            const NAME: &'static str = #name_text;
            const LIMIT: ::core::option::Option<::core::primitive::u64> =
                ::core::option::Option::Some(#bytes);
            const GUARANTEED: ::core::primitive::u64 = #guaranteed;
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

            /// The bytes that the declared buffers need: all together, or by the plan of the pool's
            /// phases, where buffers whose phases do not meet share memory.
            #vis const PLANNED_BYTES: ::core::primitive::u64 = #planned_bytes;

            #plan

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
    let take = match pool.phases.is_empty() {
        true => quote_spanned!(Span::mixed_site()=> scope.declared(#index, #text, len, Self::#max)),
        false => {
            quote_spanned!(Span::mixed_site()=> scope.planned(#index, #text, len, Self::#max, &Self::__PLAN))
        }
    };
    let shares = (!pool.phases.is_empty())
        .then_some(" It shares memory with a buffer of other phases that is still taken.")
        .map(|text| quote_spanned!(Span::mixed_site()=> #[doc = #text]));
    let gap = (!docs.is_empty()).then(|| quote_spanned!(Span::mixed_site()=> #[doc = ""]));
    quote_spanned! {Span::mixed_site()=>
        #(#docs)*
        #gap
        #[doc = #doc]
        ///
        /// # Errors
        #[doc = #errors]
        #shares
        #[track_caller]
        #vis fn #name<'s>(
            scope: &'s #runtime::Scope<'s, Self>,
            len: ::core::primitive::usize,
        ) -> ::core::result::Result<#runtime::UninitBuffer<'s, #element, Self>, #runtime::GpuError>
        where
            // Asserted beside this, at the type; `for` keeps it from being reported here as well.
            for<'gpu> #element: #runtime::__private::DeviceData,
        {
            #take
        }
    }
}

/// The sizes of the buffers, their plan where the pool has phases, and what they need together.
fn plan(pool: &Pool) -> (TokenStream, TokenStream) {
    let runtime = &pool.runtime;
    let decl = quote_spanned!(Span::mixed_site()=> #runtime::__private::pool_decl);
    let count = pool.buffers.len();
    let rooms = pool.buffers.iter().map(|buffer| {
        let (text, max, element) = (
            buffer.name.unraw().to_string(),
            max_len_name(buffer),
            &buffer.element,
        );
        let (lives, phases) = match &buffer.lives {
            Some(Lives { first, last, text }) => (
                quote_spanned!(Span::mixed_site()=> Some((#first, #last))),
                text.as_str(),
            ),
            None => (quote_spanned!(Span::mixed_site()=> None), "all phases"),
        };
        quote_spanned! {Span::mixed_site()=>
            #decl::Room {
                buffer: #text,
                len: Self::#max,
                size: ::core::mem::size_of::<#element>(),
                lives: ::core::option::Option::#lives,
                phases: #phases,
            },
        }
    });
    let rooms = quote_spanned! {Span::mixed_site()=>
        #[doc(hidden)]
        const __ROOMS: [#decl::Room; #count] = [#(#rooms)*];
    };
    if pool.phases.is_empty() {
        return (
            rooms,
            quote_spanned!(Span::mixed_site()=> #decl::sum(&Self::__ROOMS)),
        );
    }
    let phases = pool.phases.len();
    let plan = quote_spanned! {Span::mixed_site()=>
        #rooms
        #[doc(hidden)]
        const __PLAN: [#runtime::__private::plan::Placed; #count] =
            #decl::placed::<#count, #phases>(&Self::__ROOMS);
    };
    (
        plan,
        quote_spanned!(Span::mixed_site()=> #decl::extent(&Self::__PLAN)),
    )
}

// Counter-examples: 2 GiB of declared buffers in a pool of 1 GiB, which would fail at the last one,
// at run time, after the first kernels. A buffer of `String`s. A length `POINTS / 8` that is zero.
fn assertions(pool: &Pool) -> TokenStream {
    let (name, runtime) = (&pool.name, &pool.runtime);
    let mut lengths = TokenStream::new();
    // A block whose types are wrong is not evaluated: such a pool does not report its sizes.
    let mut device_data = TokenStream::new();
    for buffer in &pool.buffers {
        let Buffer { element, len, .. } = buffer;
        let (text, max) = (buffer.name.unraw().to_string(), max_len_name(buffer));
        device_data.extend(quote_spanned! {Span::mixed_site()=>
            let _ = <#element as #runtime::__private::DeviceData>::cuda_type;
        });
        let span = Span::mixed_site().located_at(len.span());
        let runtime = shown_at(runtime, span);
        lengths.extend(quote_spanned! {span=>
            const _: () = #runtime::__private::pool_decl::has_room(#text, #name::#max);
        });
    }
    let pool_text = name.unraw().to_string();
    let planned = match pool.phases.is_empty() {
        true => quote_spanned!(Span::mixed_site()=> None),
        false => quote_spanned!(Span::mixed_site()=> Some(#name::PLANNED_BYTES)),
    };
    let span = Span::mixed_site().located_at(pool.limit.span);
    let runtime = shown_at(runtime, span);
    quote_spanned! {span=>
        #lengths
        const _: () = {
            #device_data
            #runtime::__private::pool_decl::within(
                #pool_text,
                #name::LIMIT,
                &#name::__ROOMS,
                ::core::option::Option::#planned,
            );
        };
    }
}
