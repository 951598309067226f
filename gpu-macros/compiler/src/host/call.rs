//! Calls as Rust: built-ins, atomics, `#[gpu_fn]`s through their twins.

use super::{Host, mixed, twin};
use crate::ir::{Callee, Expr, ExprKind, Scalar, Ty, root};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

impl Host<'_> {
    pub(super) fn call(&self, e: &Expr, callee: &Callee, args: &[Expr]) -> TokenStream {
        let span = e.span;
        let r = &self.r(span);
        let cx = self.cx(span);
        match callee {
            Callee::Builtin(b, site, named) => {
                let module = Ident::new(b.class.module(), span);
                let name = Ident::new(b.name, span);
                let args = args.iter().map(|a| self.value(a));
                // `f32::max(a, b)`: that `a` is an `f32` was only believed.
                let named = named.map(|s| {
                    let s = Ident::new(s.name(), mixed(span));
                    quote_spanned!(span=> ::<::core::primitive::#s>)
                });
                let call = quote_spanned!(span=> #r::ops::#module::#name #named (#(#args),*));
                if b.faults {
                    let site = self.site(*site, span);
                    quote_spanned!(span=> #cx.check(#call, #site)?)
                } else {
                    call
                }
            }
            Callee::FromBits(s) => {
                let name = Ident::new(
                    if *s == Scalar::F32 {
                        "f32_from_bits"
                    } else {
                        "f64_from_bits"
                    },
                    span,
                );
                let a = args.iter().map(|a| self.value(a));
                quote_spanned!(span=> #r::ops::float::#name(#(#a),*))
            }
            Callee::Assert(site) | Callee::DebugAssert(site) => {
                let condition = args.first().map(|a| self.value(a));
                let condition = match callee {
                    Callee::DebugAssert(_) => {
                        quote_spanned!(span=> !::core::cfg!(debug_assertions) || #condition)
                    }
                    _ => quote!(#condition),
                };
                let site = self.site(*site, span);
                quote_spanned!(span=> #cx.check(#r::asserted(#condition), #site)?)
            }
            // A statement of its own, which the phase splitting takes apart; what is left is a
            // mistake that `check` has reported.
            Callee::Collective(..) => args
                .first()
                .map_or_else(TokenStream::new, |a| self.value(a)),
            Callee::Panic(site) => {
                let site = self.site(*site, span);
                quote_spanned!(span=> return ::core::result::Result::Err(#cx.panicked(#site)))
            }
            Callee::Atomic(op) => {
                let name = Ident::new(op, span);
                let recv = args.first().map(|a| self.place(a, false));
                let rest = args.iter().skip(1).map(|a| self.value(a));
                quote_spanned!(span=> #r::atomic::#name(&#recv #(, #rest)*))
            }
            Callee::Len => {
                let recv = args.first().map(|a| self.place(a, false));
                quote_spanned!(span=> #r::len(&#recv))
            }
            Callee::Side(axis) => {
                let recv = args.first().map(|a| self.place(a, false));
                let place = args.first().and_then(|a| self.axis_of(a, *axis));
                quote_spanned!(span=> #r::side(&#recv, #place))
            }
            Callee::Coordinate(axis) => {
                let token = args.first().map(|a| self.token(a));
                let name = Ident::new(axis.coordinate(), span);
                quote_spanned!(span=> #token.#name())
            }
            Callee::Method {
                name,
                turbofish,
                slot,
            } => {
                let cell = Self::fn_cell(*slot, span);
                let twin = twin(name);
                let Some((recv, rest)) = args.split_first() else {
                    return TokenStream::new();
                };
                if self.has_local_index(recv) {
                    // The method may take the element by value or by reference, also for writing.
                    let mut before = Vec::new();
                    let place = self.local_place(recv, &mut before);
                    let values = rest.iter().map(|a| self.value(a));
                    return quote_spanned!(span=> {
                        #(#before)*
                        #cell.take((#place).#twin #turbofish(#cx #(, #values)*))?
                    });
                }
                let owned = self.is_owned_place(recv);
                let place = self.place(recv, owned);
                let values = rest.iter().map(|a| self.value(a));
                if !owned {
                    return quote_spanned!(span=> #cell.take((#place).#twin #turbofish(#cx #(, #values)*))?);
                }
                // `y[i].push(y[i].a)`: the arguments are read before the element is borrowed.
                let names: Vec<Ident> = (0..rest.len())
                    .map(|n| Ident::new(&format!("__a{n}"), mixed(span)))
                    .collect();
                quote_spanned!(span=> {
                    #(let #names = #values;)*
                    #cell.take((#place).#twin #turbofish(#cx #(, #names)*))?
                })
            }
            Callee::Path { path, slot } => {
                let cell = Self::fn_cell(*slot, span);
                let target = device_path(path);
                let args = args.iter().map(|a| self.value(a));
                quote_spanned!(path.span()=> #cell.take(#target(#cx #(, #args)*))?)
            }
        }
    }

    /// True for this thread's own element, or a part of it: a method may take it as `&mut self`.
    fn is_owned_place(&self, e: &Expr) -> bool {
        !matches!(e.kind, ExprKind::Local(_))
            && root(e).is_some_and(|id| {
                matches!(self.f.types.get(self.f.local(id).ty), Some(Ty::Own(..)))
            })
    }
}

/// `m::f::<T>` as the device function behind it: `m::f::call::<T>`; an associated function
/// `Type::f` as its twin `Type::f__gpu_fn`.
fn device_path(p: &syn::ExprPath) -> TokenStream {
    let mut path = p.clone();
    let Some(last) = path.path.segments.last_mut() else {
        return quote!(#p);
    };
    let args = std::mem::take(&mut last.arguments);
    let name = last.ident.clone();
    let before = p.path.segments.iter().rev().nth(1);
    let associated = p.qself.is_some()
        || before.is_some_and(|s| {
            s.ident
                .to_string()
                .starts_with(|c: char| c.is_ascii_uppercase())
        });
    if associated {
        last.ident = twin(&name);
        last.arguments = args;
        quote!(#path)
    } else {
        let call = Ident::new("call", name.span());
        match args {
            syn::PathArguments::AngleBracketed(mut a) => {
                a.colon2_token.get_or_insert_with(Default::default);
                quote_spanned!(name.span()=> <#path>::#call #a)
            }
            _ => quote_spanned!(name.span()=> <#path>::#call),
        }
    }
}
