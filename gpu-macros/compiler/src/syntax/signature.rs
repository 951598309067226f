//! The signature of a kernel or a `#[gpu_fn]`.

use super::parameter_kind::{fn_param, kernel_param};
use super::ty::{ScalarNames, known_type};
use crate::diag::{Diagnostics, Place};
use crate::ir::{FnKind, Local, LocalId, Origin, Param, ParamKind, Rank, Ty, TyId, Types};
use proc_macro2::Ident;
use syn::{FnArg, Pat, ReturnType, Signature, Type};

/// What a signature says: parameters with their locals and types.
pub struct Header {
    /// The kind of function.
    pub kind: FnKind,
    /// Parameters in order.
    pub params: Vec<Param>,
    /// Their locals, in the same order.
    pub locals: Vec<Local>,
    /// Types of the function so far.
    pub types: Types,
    /// Scalar names believed so far.
    pub names: ScalarNames,
    /// The return type; `None` is `()`.
    pub ret: Option<Type>,
    /// What the macro knows of it.
    pub ret_ty: Option<TyId>,
}

impl Header {
    fn new(kind: FnKind) -> Self {
        Header {
            kind,
            params: Vec::new(),
            locals: Vec::new(),
            types: Types::default(),
            names: ScalarNames::default(),
            ret: None,
            ret_ty: None,
        }
    }

    fn push(&mut self, name: Ident, mutable: bool, ty: Type, kind: ParamKind, out: bool) {
        let known = match &kind {
            ParamKind::Thread => self.types.known(Ty::Thread),
            ParamKind::Value => known_type(&ty, &mut self.types, &mut self.names),
            ParamKind::Slice(rank, e) => self.wrap(e, |t| Ty::Slice(*rank, t)),
            ParamKind::Own(rank, e) => self.wrap(e, |t| Ty::Own(*rank, t)),
            ParamKind::Atomics(e) => self.wrap(e, Ty::Atomics),
            ParamKind::Ref { inner, .. } => self.wrap(inner, Ty::Ref),
            ParamKind::Receiver { by_ref, .. } => {
                let open = self.types.open();
                if *by_ref {
                    self.types.known(Ty::Ref(open))
                } else {
                    open
                }
            }
        };
        let index = self.params.len();
        self.locals.push(Local {
            unique: name.to_string(),
            name: name.clone(),
            mutable,
            ty: known,
            annotation: None,
            origin: Origin::Param(index),
        });
        let local = LocalId(index as u32);
        self.params.push(Param {
            name,
            ty,
            kind,
            out,
            local,
        });
    }

    fn wrap(&mut self, elem: &Type, make: impl FnOnce(TyId) -> Ty) -> TyId {
        let elem = known_type(elem, &mut self.types, &mut self.names);
        self.types.known(make(elem))
    }
}

/// Reads the signature of a kernel.
pub fn kernel_header(sig: &Signature, diag: &Diagnostics) -> Header {
    plain_fn(sig, "kernel", diag);
    let name = sig.ident.to_string();
    if crate::cuda_names::is_c_function(&name) {
        diag.error_with(
            &sig.ident,
            format!("a kernel cannot be called `{name}`: CUDA C++ has a function of that name"),
            format!("name it `{name}_kernel`, or after what it is for"),
        );
    }
    if let ReturnType::Type(_, ty) = &sig.output
        && !matches!(&**ty, Type::Tuple(t) if t.elems.is_empty())
    {
        diag.error_with(
            ty,
            "a kernel returns nothing",
            "write results to a `&mut [T]` or `#[out] &mut [T]` parameter",
        );
    }
    let mut header = Header::new(FnKind::Plain);
    for (i, arg) in sig.inputs.iter().enumerate() {
        let FnArg::Typed(arg) = arg else {
            diag.error_with(
                arg,
                "a kernel takes no `self`",
                "pass the fields as parameters, or a `#[derive(GpuRepr)]` struct by value",
            );
            continue;
        };
        let Some((name, mutable)) = simple_name(&arg.pat, diag) else {
            continue;
        };
        if i == 0 {
            match last_segment(&arg.ty).as_deref() {
                Some("Thread") => {}
                Some("BlockThread") => header.kind = FnKind::Cooperative,
                _ => diag.error_with(
                    &arg.ty,
                    "the first parameter of a kernel is its thread",
                    "write `t: Thread` (one thread per element) or `t: BlockThread` (blocks with barriers)",
                ),
            }
            header.push(name, false, (*arg.ty).clone(), ParamKind::Thread, false);
            continue;
        }
        let mut out = false;
        for a in &arg.attrs {
            if a.path().is_ident("out") {
                out = true;
            } else {
                diag.error_with(
                    a,
                    "a kernel parameter has no such attribute",
                    "the only one is `#[out]`, for a `&mut [T]` that the kernel writes first",
                );
            }
        }
        let kind = kernel_param(&arg.ty, diag);
        if out && !matches!(kind, ParamKind::Own(..)) {
            diag.error_with(
                &arg.ty,
                "`#[out]` marks a `&mut [T]` parameter",
                "write `#[out] y: &mut [T]`, or `&mut Slice2<T>`, `&mut Slice3<T>`",
            );
            out = false;
        }
        if let ParamKind::Own(rank @ (Rank::Two | Rank::Three), _) = &kind
            && header.kind == FnKind::Cooperative
        {
            diag.error_with(
                &arg.ty,
                format!("the threads of a cooperative kernel own elements of `&mut [T]`, not of `&mut {}`", rank.memory()),
                "take `&mut [T]`, or `t: Thread` instead of `t: BlockThread`; `&Slice2<T>` and `&Slice3<T>` can be read in both",
            );
        }
        header.push(name, mutable, (*arg.ty).clone(), kind, out);
    }
    if sig.inputs.is_empty() {
        diag.error_with(
            &sig.ident,
            "a kernel's first parameter is its thread",
            "write `t: Thread` (one thread per element) or `t: BlockThread` (blocks with barriers)",
        );
    }
    header
}

/// Reads the signature of a `#[gpu_fn]`.
pub fn gpu_fn_header(sig: &Signature, diag: &Diagnostics) -> Header {
    plain_fn(sig, "#[gpu_fn]", diag);
    let method = sig.inputs.iter().any(|a| matches!(a, FnArg::Receiver(_)));
    let mut header = Header::new(if method {
        FnKind::Method
    } else {
        FnKind::Device
    });
    for arg in &sig.inputs {
        match arg {
            FnArg::Receiver(r) => {
                let Some((by_ref, mutable)) = receiver(r) else {
                    diag.error_with(
                        r,
                        "a #[gpu_fn] method takes `self`, `&self` or `&mut self`",
                        "write one of these three",
                    );
                    continue;
                };
                let name = Ident::new("self", r.self_token.span);
                let ty: Type = syn::parse_quote!(Self);
                let own_mut = !by_ref && r.mutability.is_some();
                header.push(
                    name,
                    own_mut,
                    ty,
                    ParamKind::Receiver { by_ref, mutable },
                    false,
                );
            }
            FnArg::Typed(arg) => {
                for a in &arg.attrs {
                    diag.error_with(
                        a,
                        "a parameter of a #[gpu_fn] has no attributes",
                        "remove it",
                    );
                }
                let Some((name, mutable)) = simple_name(&arg.pat, diag) else {
                    continue;
                };
                if let Some("Thread" | "BlockThread") = last_segment(&arg.ty).as_deref() {
                    diag.error_with(
                        &arg.ty,
                        "a #[gpu_fn] does not take the thread: tokens and barriers stay in the kernel",
                        "pass what it needs, such as `t.thread_idx()` as a `usize`",
                    );
                    continue;
                }
                let kind = fn_param(&arg.ty, diag);
                header.push(name, mutable, (*arg.ty).clone(), kind, false);
            }
        }
    }
    if let ReturnType::Type(_, ty) = &sig.output
        && !matches!(&**ty, Type::Tuple(t) if t.elems.is_empty())
    {
        if let Type::Reference(_) = &**ty {
            diag.error_with(
                ty,
                "a #[gpu_fn] returns a value, not a reference",
                "return a scalar, an array or a `GpuRepr` struct, or take `&mut T` as a parameter",
            );
        }
        header.ret_ty = Some(known_type(ty, &mut header.types, &mut header.names));
        header.ret = Some((**ty).clone());
    }
    header
}

fn receiver(r: &syn::Receiver) -> Option<(bool, bool)> {
    use syn::ReceiverKind as K;
    match &r.kind {
        K::Value => Some((false, false)),
        K::Reference(_, _, mutability) => Some((true, mutability.is_some())),
        _ => None,
    }
}

fn plain_fn(sig: &Signature, what: &str, diag: &Diagnostics) {
    let refuse = |span: Place, word: &str, help: &str| {
        diag.error_with(span, format!("a {what} cannot be {word}"), help);
    };
    if let Some(t) = &sig.asyncness {
        refuse(
            Place::from(t),
            "async",
            "a launch is already asynchronous to the host: remove `async`",
        );
    }
    if let syn::Safety::Unsafe(t) = &sig.safety {
        refuse(
            Place::from(t),
            "unsafe",
            "remove `unsafe`: what cannot be proven is refused, not trusted",
        );
    }
    if let Some(abi) = &sig.abi {
        refuse(
            Place::from(abi),
            "extern",
            "remove the ABI: the entry point is generated",
        );
    }
    if let Some(v) = &sig.variadic {
        refuse(Place::from(v), "variadic", "name every parameter");
    }
    for p in &sig.generics.params {
        if let syn::GenericParam::Lifetime(l) = p {
            diag.error_with(
                l,
                format!("a {what} has no lifetime parameters"),
                "leave the lifetimes out: slices live as long as the launch",
            );
        }
    }
}

fn simple_name(pat: &Pat, diag: &Diagnostics) -> Option<(Ident, bool)> {
    match pat {
        Pat::Ident(p) if p.by_ref.is_none() && p.subpat.is_none() => {
            Some((p.ident.clone(), p.mutability.is_some()))
        }
        other => {
            diag.error_with(
                other,
                "a parameter here is a plain name",
                "take it apart with `let` in the body",
            );
            None
        }
    }
}

fn last_segment(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(p) => p.path.segments.last().map(|s| s.ident.to_string()),
        Type::Group(g) => last_segment(&g.elem),
        _ => None,
    }
}
