//! A kernel from a file: its launch, and its text. There is no body to run on the CPU, other than a
//! Rust function that the user names.

use super::launch::{self, Signature, local};
use super::{allow, run};
use crate::ir::{Domain, Extent, Param, ParamKind, Scalar};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

/// A kernel from a file, compared with it.
pub struct Foreign<'a> {
    /// What callers see. The first parameter is a thread, as of any kernel.
    pub signature: Signature<'a>,
    /// Threads, blocks and conditions.
    pub domain: Domain,
    /// It runs in the blocks it declares and in no others.
    pub exact: bool,
    /// What the kernel is handed over, in its order.
    pub arguments: Vec<Argument>,
    /// The lengths among it.
    pub lengths: Vec<HandedLength>,
    /// Structs of the text, with the Rust types whose size they have to have.
    pub named: Vec<(String, syn::Type)>,
    /// Rust types that have to have a size.
    pub sized: Vec<(syn::Type, u64)>,
    /// Assertions that spelled types are what they look like.
    pub beliefs: TokenStream,
    /// The text.
    pub text: Text,
    /// The function that stands for it on the CPU device.
    pub host: Option<syn::Path>,
}

/// An argument of the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A parameter by value: index into the signature's.
    Value(usize),
    /// Where the memory of a parameter begins.
    Pointer(usize),
    /// Index into the lengths.
    Length(usize),
}

/// A length that the kernel is handed over.
#[derive(Debug)]
pub struct HandedLength {
    /// The arrays that have it: indices into the signature's parameters.
    pub of: Vec<usize>,
    /// As what it is handed over.
    pub ty: Scalar,
    /// The kernel's parameter, as the file spells it.
    pub spelled: String,
}

/// The text of a kernel.
pub struct Text {
    /// PTX; else CUDA C++.
    pub ptx: bool,
    /// All of it.
    pub text: String,
    /// The files it was read from, for the compiler to watch.
    pub watched: Vec<String>,
    /// The file as the attribute names it.
    pub file: String,
    /// The kernel's name in it.
    pub entry: String,
    /// Options of NVRTC.
    pub options: Vec<String>,
    /// Bytes of dynamic shared memory.
    pub shared: u32,
}

/// The items that stand for a kernel from a file.
pub fn foreign(k: &Foreign<'_>) -> TokenStream {
    let Signature { vis, krate, .. } = k.signature;
    let r = quote!(#krate::__private);
    let items = launch::items(&k.signature, &body(k, &r));
    let (allow, companion) = (allow(), launch::companion(&k.signature));
    let text = text(k, &r);
    let beliefs = &k.beliefs;
    let watched = &k.text.watched;
    let options = &k.text.options;
    let sized = k.sized.iter().map(|(ty, bytes)| {
        let message = format!(
            "the kernel takes {bytes} bytes in `{}` for this parameter",
            k.text.file
        );
        let bytes = Literal::u64_unsuffixed(*bytes);
        quote_spanned!(ty.span()=> const _: () = ::core::assert!(::core::mem::size_of::<#ty>() == #bytes, #message);)
    });
    quote! {
        #items
        #(const _: &[::core::primitive::u8] = ::core::include_bytes!(#watched);)*
        #(#sized)*

        #allow
        impl #companion {
            /// The options that NVRTC has to compile the text with, beside the architecture.
            #vis const CUDA_OPTIONS: &'static [&'static ::core::primitive::str] = &[#(#options),*];

            #text

            #[doc(hidden)]
            fn __beliefs() { #beliefs }
        }
    }
}

/// The function that has the text.
fn text(k: &Foreign<'_>, r: &TokenStream) -> TokenStream {
    let vis = k.signature.vis;
    let (file, text) = (&k.text.file, &k.text.text);
    if k.text.ptx {
        let doc = format!("The PTX of `{file}`, as it was when this was compiled.");
        return quote! {
            #[doc = #doc]
            #vis fn ptx_text() -> ::std::string::String { ::std::string::String::from(#text) }
        };
    }
    let doc = format!("The CUDA C++ text of `{file}`, as it was when this was compiled.");
    let s = Ident::new("__s", Span::mixed_site());
    let source = launch::source(&k.signature, &quote!(cuda_text), false);
    let sizes = k
        .named
        .iter()
        .map(|(name, ty)| quote_spanned!(ty.span()=> #s.push_str(&#r::same_size::<#ty>(#name));));
    quote! {
        #[doc = #doc]
        #vis fn cuda_text() -> ::std::string::String {
            let mut #s = ::std::string::String::from(#text);
            #(#sizes)*
            #s
        }

        #source
    }
}

/// The body of `launch_with`.
fn body(k: &Foreign<'_>, r: &TokenStream) -> TokenStream {
    let name = k.signature.name;
    let wish = name.to_string();
    let [l, scope, shape] = ["__l", "scope", "shape"].map(|n| Ident::new(n, Span::mixed_site()));
    let params = k.signature.params;
    let block = k.domain.block.iter().map(|n| *n as usize);
    let exact = k.exact;
    let mut steps = Vec::new();
    let mut finish = Vec::new();
    for p in params.iter().skip(1) {
        let (arg, out) = (
            local(&p.name),
            format_ident!("__out_{}", p.name, span = Span::mixed_site()),
        );
        match &p.kind {
            ParamKind::Slice(..) => steps.push(quote!(let #arg = #l.read(&#arg)?;)),
            ParamKind::Atomics(_) => steps.push(quote!(let #arg = #l.atomics(&#arg)?;)),
            ParamKind::Own(..) if p.out => {
                steps.push(quote!(let mut #out = #arg;));
                steps.push(quote!(let #arg = #l.out(&mut #out)?;));
                // SAFETY in the generated code: that the kernel fills it is promised by the caller
                // or by the file's contract; a host form gets it filled with zeros.
                finish.push(quote!(unsafe { #r::assume_init(#out) }));
            }
            ParamKind::Own(..) => steps.push(quote!(let #arg = #l.write(&mut #arg)?;)),
            _ => {}
        }
    }
    steps.extend(run::requires(params, &k.domain.requires, &l, r));
    for (n, length) in k.lengths.iter().enumerate() {
        steps.extend(handed_length(params, length, n, &l, r));
    }
    let extents = k.domain.extents.iter().map(|e| run::extent(params, e, r));
    let over = k.domain.extents.iter().map(|e| spelled(params, e));
    let over = over.collect::<Vec<_>>().join(" * ");
    let (function, method) = if k.text.ptx {
        (quote!(ptx_text), quote!(ptx))
    } else {
        (quote!(cuda_text), quote!(cuda))
    };
    let (entry, shared) = (&k.text.entry, k.text.shared);
    let arguments = arguments(k, r);
    let otherwise = host_form(k, &l, r);
    let value = match finish.as_slice() {
        [] => quote!(()),
        [one] => one.clone(),
        many => quote!((#(#many),*)),
    };
    quote! {
        let mut #l = #r::Launch::begin(#scope, #wish)?;
        let #shape = #l.shape(#shape, [#(#block),*], #exact)?;
        #(#steps)*
        let __extents = #l.threads(#over, [#(#extents),*])?;
        if #l.is_on_device() {
            // SAFETY: the arguments were checked against the scope's device, and are those of the
            // kernel's parameters, which were compared with the file. What the kernel does with them
            // is promised by the caller or by the file's contract.
            unsafe {
                #l.run_foreign(
                    __extents,
                    #shape,
                    #r::ForeignKernel::#method(#entry, #shared, #name::CUDA_OPTIONS),
                    #name::#function,
                    #arguments,
                )?;
            }
        } else {
            #otherwise
        }
        ::core::result::Result::Ok(#value)
    }
}

/// A length: the same for all arrays that have it, and within its type.
fn handed_length(
    params: &[Param],
    length: &HandedLength,
    n: usize,
    l: &Ident,
    r: &TokenStream,
) -> Vec<TokenStream> {
    let mut steps = Vec::new();
    let of = |i: &usize| params.get(*i).map(|p| (local(&p.name), p.name.to_string()));
    let mut arrays = length.of.iter().filter_map(of);
    let Some((first, name)) = arrays.next() else {
        return steps;
    };
    for (other, other_name) in arrays {
        let text = format!("{name}.len() == {other_name}.len()");
        steps.push(quote!(#l.require(#text, #r::extent(#first.len()), #r::extent(#other.len()), |a, b| a == b)?;));
    }
    let ty = Ident::new(length.ty.name(), Span::mixed_site());
    let text = format!("{name}.len() within `{}`", length.spelled);
    let place = handed(n);
    steps.push(quote! {
        #l.require(#text, #r::extent(#first.len()), #r::extent(::core::primitive::#ty::MAX), |a, b| a <= b)?;
        let #place = #first.len() as ::core::primitive::#ty;
    });
    steps
}

fn handed(n: usize) -> Ident {
    format_ident!("__length_{n}", span = Span::mixed_site())
}

/// The arguments by value, as nested pairs.
fn arguments(k: &Foreign<'_>, r: &TokenStream) -> TokenStream {
    let arg = |i: &usize| k.signature.params.get(*i).map(|p| local(&p.name));
    let mut list = quote!(());
    for argument in k.arguments.iter().rev() {
        let value = match argument {
            Argument::Value(i) => {
                let arg = arg(i);
                quote!(#r::copied(&#arg))
            }
            Argument::Pointer(i) => {
                let arg = arg(i);
                quote!(#arg.address())
            }
            Argument::Length(n) => {
                let place = handed(*n);
                quote!(#place)
            }
        };
        list = quote!((#value, #list));
    }
    list
}

/// What the launch does on the CPU device.
fn host_form(k: &Foreign<'_>, l: &Ident, r: &TokenStream) -> TokenStream {
    let Some(path) = &k.host else {
        let file = &k.text.file;
        return quote!(return ::core::result::Result::Err(#l.no_host_form(#file)););
    };
    let pass = k.signature.params.iter().skip(1).map(|p| {
        let arg = local(&p.name);
        match &p.kind {
            ParamKind::Slice(..) | ParamKind::Atomics(_) => quote!(#arg.slice()),
            ParamKind::Own(..) if p.out => quote!(#arg.zeroed()),
            ParamKind::Own(..) => quote!(#arg.slice_mut()),
            _ => quote!(#r::copied(&#arg)),
        }
    });
    let types = k.signature.params.iter().skip(1).map(|p| &p.ty);
    let function = Ident::new("__host", Span::mixed_site());
    let typed = quote_spanned!(path.span()=> let #function: fn(#(#types),*) = #path;);
    // SAFETY in the generated code: the launch has the memory for the length of this call, and what
    // is written belongs to nobody else.
    quote!(#typed if !#l.is_captured() { unsafe { #function(#(#pass),*) } })
}

/// A term as a person writes it.
fn spelled(params: &[Param], e: &Extent) -> String {
    let name = |i: &usize| params.get(*i).map_or(String::new(), |p| p.name.to_string());
    match e {
        Extent::Len(i) | Extent::Side(i, _) => format!("{}.len()", name(i)),
        Extent::Scalar(i) => name(i),
        Extent::Literal(n) => n.to_string(),
        Extent::Const(c) => c.to_string(),
        Extent::Add(a, b) => format!("({} + {})", spelled(params, a), spelled(params, b)),
        Extent::Mul(a, b) => format!("{} * {}", spelled(params, a), spelled(params, b)),
    }
}
