//! What a launch does: arguments checked, the conditions of `requires` asked, the threads run.

use super::launch::{local, mentions_generics, turbofish};
use super::{interior, rank};
use crate::ir::{BinOp, BlockSize, Extent, FnKind, Function, Param, ParamKind, Rank, Requires};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The body of `launch_with`.
pub(super) fn body(f: &Function) -> TokenStream {
    let krate = &f.krate;
    let r = quote!(#krate::__private);
    let name = &f.name;
    let turbofish = turbofish(&f.generics, None);
    let cooperative = f.kind == FnKind::Cooperative;
    let block_check = match f.launch.as_ref().map(|l| &l.block) {
        Some(BlockSize::Const(c)) => quote! {
            const { ::core::assert!(#c >= 1 && #c <= 1024, "a block has 1 to 1024 threads") }
        },
        _ => TokenStream::new(),
    };
    let domain = f
        .launch
        .as_ref()
        .map(|l| local(&f.params[l.over.param()].name));
    let domain = quote!(#domain);
    let shaped = rank::run(f, &domain);
    let extents = match &shaped {
        Some([_, extents, _]) => extents.clone(),
        None => quote!([#domain.len()]),
    };
    let [run, size, block] = shaped.unwrap_or_else(|| {
        let run = if cooperative {
            quote!(run_blocks)
        } else {
            quote!(run_threads)
        };
        let block = block_size(f);
        [run, quote!(#domain.len()), quote!([#block])]
    });
    let wish = name.to_string();
    let [cx, l, t, scope, shape] =
        ["__cx", "__l", "__t", "scope", "shape"].map(|n| Ident::new(n, Span::mixed_site()));
    let Threads {
        prepare,
        pass,
        finish,
    } = Threads::of(f, &r, &l);
    let arguments = arguments(f, &r);
    let (run, inside, bounds) = match &f.interior {
        Some(i) => {
            let run = format_ident!("{}_inside", run.to_string());
            let bounds = interior::bounds(f, i, &r);
            let inside = interior::flag(Span::mixed_site());
            (quote!(#run), quote!(#inside,), quote!(, #bounds))
        }
        None => (run, TokenStream::new(), TokenStream::new()),
    };
    quote! {
        #block_check
        let mut #l = #r::Launch::begin(#scope, #wish)?;
        let #shape = #l.shape(#shape, #block, #cooperative)?;
        #(#prepare)*
        let (__body, __text) = #name::__instance #turbofish();
        // SAFETY: the arguments were checked against the scope's device and their lengths are
        // those of the launch; each thread gets its own owner's view and token. The text is the
        // kernel's, and the arguments are handed over in the order of its parameters.
        unsafe {
            if #l.is_on_device() {
                #l.run_text(#extents, #shape, #name::CUDA_OPTIONS, __text, #arguments)?;
            } else {
                #l.#run(#size, #shape, move |#cx: &#r::Cx, #t, #inside| __body(#cx, #t, #inside #(#pass),*) #bounds)?;
            }
        }
        #finish
    }
}

/// The arguments by value, as nested pairs: for a device that runs the text.
fn arguments(f: &Function, r: &TokenStream) -> TokenStream {
    let mut list = quote!(());
    for p in f.params.iter().skip(1).rev() {
        let arg = local(&p.name);
        list = match &p.kind {
            ParamKind::Slice(..) | ParamKind::Own(..) | ParamKind::Atomics(_) => {
                quote!((#arg, #list))
            }
            _ => quote!((#r::copied(&#arg), #list)),
        };
    }
    list
}

fn block_size(f: &Function) -> TokenStream {
    match f.launch.as_ref().map(|l| &l.block) {
        Some(BlockSize::Const(c)) => quote!(#c),
        Some(BlockSize::Literal(n)) => {
            let n = *n as usize;
            quote!(#n)
        }
        Some(BlockSize::Shape(_)) | None => quote!(256usize),
    }
}

/// What happens between the arguments and the threads, and after them.
struct Threads {
    prepare: Vec<TokenStream>,
    pass: Vec<TokenStream>,
    finish: TokenStream,
}

impl Threads {
    fn of(f: &Function, r: &TokenStream, l: &Ident) -> Self {
        let (mut prepare, mut pass) = (Vec::new(), Vec::new());
        let mut values = Vec::new();
        for p in f.params.iter().skip(1) {
            let (name, ty) = (&p.name, &p.ty);
            let arg = local(name);
            match &p.kind {
                ParamKind::Slice(Rank::Two | Rank::Three, _) => {
                    prepare.push(quote!(let #arg = #l.read_shaped(&#arg)?;));
                    let arg = rank::of_launch(f, p, arg);
                    pass.push(quote!(&#arg.slice()));
                }
                ParamKind::Own(Rank::Two | Rank::Three, elem) => {
                    if p.out {
                        let out = format_ident!("__out_{}", name, span = Span::mixed_site());
                        let krate = &f.krate;
                        prepare.push(quote!(let mut #out = #arg;));
                        prepare.push(quote!(let #arg = #l.out_shaped::<#elem, _, _>(&mut #out)?;));
                        // SAFETY in the generated code: as for rank 1, below.
                        values.push(
                            quote!(unsafe { #r::assume_init(#krate::OutShaped::flat(#out)) }),
                        );
                    } else {
                        prepare.push(quote!(let #arg = #l.write_shaped(&mut #arg)?;));
                    }
                    let arg = rank::of_launch(f, p, arg);
                    pass.push(quote!(#arg.view()));
                }
                ParamKind::Slice(..) => {
                    prepare.push(quote!(let #arg = #l.read(&#arg)?;));
                    pass.push(quote!(#arg.slice()));
                }
                ParamKind::Atomics(_) => {
                    prepare.push(quote!(let #arg = #l.atomics(&#arg)?;));
                    pass.push(quote!(#arg.slice()));
                }
                ParamKind::Own(..) if p.out => {
                    let out = format_ident!("__out_{}", name, span = Span::mixed_site());
                    prepare.push(quote!(let mut #out = #arg;));
                    prepare.push(quote!(let #arg = #l.out(&mut #out)?;));
                    // SAFETY in the generated code: `check::definite` showed that every thread
                    // assigns its element on every path, and the array is as long as the launch's
                    // domain.
                    values.push(quote!(unsafe { #r::assume_init(#out) }));
                    pass.push(own(f, quote!(#arg)));
                }
                ParamKind::Own(..) => {
                    prepare.push(quote!(let #arg = #l.write(&mut #arg)?;));
                    pass.push(own(f, quote!(#arg)));
                }
                _ => {
                    if mentions_generics(ty, &f.generics) {
                        prepare.push(quote!(let #arg = #r::Is::<#ty>::value(#arg);));
                    }
                    pass.push(quote!(#r::copied(&#arg)));
                }
            }
        }
        if let Some(launch) = &f.launch {
            prepare.extend(requires(&f.params, &launch.requires, l, r));
        }
        let value = match values.as_slice() {
            [] => quote!(()),
            [one] => one.clone(),
            many => quote!((#(#many),*)),
        };
        Threads {
            prepare,
            pass,
            finish: quote!(::core::result::Result::Ok(#value)),
        }
    }
}

fn own(f: &Function, arg: TokenStream) -> TokenStream {
    if f.kind == FnKind::Cooperative {
        arg
    } else {
        quote!(#arg.view())
    }
}

fn syn_op(op: BinOp) -> TokenStream {
    match op {
        BinOp::Eq => quote!(==),
        BinOp::Ne => quote!(!=),
        BinOp::Lt => quote!(<),
        BinOp::Le => quote!(<=),
        BinOp::Gt => quote!(>),
        _ => quote!(>=),
    }
}

/// The questions of `requires(..)`, asked of the launch `l`.
pub(super) fn requires(
    params: &[Param],
    list: &[Requires],
    l: &Ident,
    r: &TokenStream,
) -> Vec<TokenStream> {
    let one = |q: &Requires| {
        let (a, b) = (extent(params, &q.left, r), extent(params, &q.right, r));
        let (op, text) = (syn_op(q.op), &q.text);
        quote!(#l.require(#text, #a, #b, |a, b| a #op b)?;)
    };
    list.iter().map(one).collect()
}

/// A term of `requires` in checked `u128`.
pub(super) fn extent(params: &[Param], e: &Extent, r: &TokenStream) -> TokenStream {
    match e {
        Extent::Len(i) => {
            let arg = local(&params[*i].name);
            quote!(#r::extent(#arg.len()))
        }
        Extent::Side(i, axis) => {
            let arg = local(&params[*i].name);
            let place = params[*i].kind.rank().and_then(|r| r.place(*axis));
            let place = place.map(proc_macro2::Literal::usize_unsuffixed);
            quote!(#r::extent(#arg.extents()[#place]))
        }
        Extent::Scalar(i) => {
            let arg = local(&params[*i].name);
            quote!(#r::extent(#arg))
        }
        Extent::Literal(v) => quote!(#r::extent(#v)),
        Extent::Const(c) => quote!(#r::extent(#c)),
        Extent::Add(a, b) => {
            let (a, b) = (extent(params, a, r), extent(params, b, r));
            quote!(#r::extent_add(#a, #b))
        }
        Extent::Mul(a, b) => {
            let (a, b) = (extent(params, a, r), extent(params, b, r));
            quote!(#r::extent_mul(#a, #b))
        }
    }
}
