//! What a parameter is, by the spelling of its type.

use crate::diag::Diagnostics;
use crate::ir::{ParamKind, Rank};
use syn::Type;

/// A parameter of a kernel.
pub(super) fn kernel_param(ty: &Type, diag: &Diagnostics) -> ParamKind {
    // Counter-example: `y: &mut [(f32, u32)]`. Rust may order a tuple's fields as it likes.
    if let Some(t) = tuple(ty) {
        diag.error_with(
            t,
            "a tuple is a value inside of kernels: it has no layout that host and device share",
            "use a `#[derive(GpuRepr)]` struct, or one parameter for each element",
        );
        return ParamKind::Value;
    }
    match ty {
        Type::Group(g) => kernel_param(&g.elem, diag),
        Type::Reference(r) => match (memory(&r.elem, diag), r.mutability.is_some()) {
            (Memory::Plain(rank, elem), false) => ParamKind::Slice(rank, elem),
            (Memory::Plain(rank, elem), true) => ParamKind::Own(rank, elem),
            (Memory::Atomics(elem), false) => ParamKind::Atomics(elem),
            (Memory::Atomics(elem), true) => {
                diag.error_with(
                    ty,
                    "atomics are shared by all threads, so they are not `&mut`",
                    "write `&[Atomic<T>]`",
                );
                ParamKind::Own(Rank::One, elem)
            }
            (Memory::Refused, _) => ParamKind::Value,
            (Memory::None, mutable) => {
                diag.error_with(
                    ty,
                    "a kernel parameter cannot be a reference to a single value",
                    if mutable {
                        "take `&mut [T]` and write this thread's own element"
                    } else {
                        "take the value itself (scalars, arrays, `GpuRepr` structs) or a slice `&[T]`"
                    },
                );
                ParamKind::Value
            }
        },
        Type::Path(_) => by_value(ty, diag),
        Type::Array(_) | Type::Paren(_) | Type::Macro(_) => ParamKind::Value,
        other => {
            diag.error_with(
                other,
                "this is not device data",
                "a kernel takes scalars, `[T; N]`, `GpuRepr` structs, `&[T]`, `&mut [T]`, `&[Atomic<T>]`, and `&Slice2<T>`, `&mut Slice2<T>`, `&Slice3<T>`, `&mut Slice3<T>`",
            );
            ParamKind::Value
        }
    }
}

/// A parameter of a `#[gpu_fn]`.
pub(super) fn fn_param(ty: &Type, diag: &Diagnostics) -> ParamKind {
    match ty {
        Type::Group(g) => fn_param(&g.elem, diag),
        Type::Reference(r) => match (memory(&r.elem, diag), r.mutability.is_some()) {
            (Memory::Plain(rank, elem), false) => ParamKind::Slice(rank, elem),
            (Memory::Atomics(elem), false) => ParamKind::Atomics(elem),
            (Memory::Plain(rank, _), true) => {
                diag.error_with(
                    ty,
                    format!(
                        "a #[gpu_fn] takes no `&mut {}`: the kernel's threads share it",
                        rank.memory()
                    ),
                    "take `&mut T` and pass this thread's own element: `f(&mut y[i])`",
                );
                ParamKind::Value
            }
            (Memory::Atomics(_), true) => {
                diag.error_with(
                    ty,
                    "a #[gpu_fn] takes no `&mut [T]`: the kernel's threads share it",
                    "take `&[Atomic<T>]`",
                );
                ParamKind::Value
            }
            (Memory::Refused, _) => ParamKind::Value,
            (Memory::None, mutable) => ParamKind::Ref {
                mutable,
                inner: (*r.elem).clone(),
            },
        },
        Type::Path(_) => by_value(ty, diag),
        Type::Array(_) | Type::Paren(_) | Type::Macro(_) | Type::Tuple(_) => ParamKind::Value,
        other => {
            diag.error_with(
                other,
                "this is not device data",
                "a #[gpu_fn] takes scalars, `[T; N]`, `GpuRepr` structs, `&T`, `&mut T`, `&[T]`, `&Slice2<T>` and `&Slice3<T>`",
            );
            ParamKind::Value
        }
    }
}

/// What a reference refers to.
enum Memory {
    /// Elements, with their type.
    Plain(Rank, Type),
    /// Atomics, with the type that they hold.
    Atomics(Type),
    /// A mistake that was reported.
    Refused,
    /// No device memory.
    None,
}

fn memory(ty: &Type, diag: &Diagnostics) -> Memory {
    match ty {
        Type::Group(g) => memory(&g.elem, diag),
        Type::Paren(p) => memory(&p.elem, diag),
        Type::Slice(s) => match argument(&s.elem, "Atomic") {
            Some(elem) => Memory::Atomics(elem),
            None => Memory::Plain(Rank::One, (*s.elem).clone()),
        },
        _ => {
            let Some(rank) = rank_of(ty) else {
                return Memory::None;
            };
            let name = rank.type_name();
            let Some(elem) = argument(ty, name) else {
                diag.error_with(
                    ty,
                    format!("`{name}` has one element type"),
                    format!("write `&{name}<f32>`"),
                );
                return Memory::Refused;
            };
            if argument(&elem, "Atomic").is_some() {
                diag.error_with(
                    &elem,
                    "atomics are memory of rank 1",
                    "take `&[Atomic<T>]`, and compute the index: `bins[y * cols + x].add(1)`",
                );
                return Memory::Refused;
            }
            Memory::Plain(rank, elem)
        }
    }
}

fn by_value(ty: &Type, diag: &Diagnostics) -> ParamKind {
    if let Some(rank) = rank_of(ty) {
        let name = rank.type_name();
        diag.error_with(
            ty,
            format!("`{name}` is device memory, which a kernel borrows"),
            format!(
                "write `&{name}<T>` to read it, `&mut {name}<T>` to own an element in each thread"
            ),
        );
    }
    ParamKind::Value
}

fn rank_of(ty: &Type) -> Option<Rank> {
    match ty {
        Type::Path(p) => Rank::of_type(&p.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// A tuple as a parameter or as the element of one.
fn tuple(ty: &Type) -> Option<&syn::TypeTuple> {
    match ty {
        Type::Tuple(t) if !t.elems.is_empty() => Some(t),
        Type::Reference(r) => tuple(&r.elem),
        Type::Slice(s) => tuple(&s.elem),
        Type::Path(p) if rank_of(ty).is_some() => match &p.path.segments.last()?.arguments {
            syn::PathArguments::AngleBracketed(a) => match a.args.first()? {
                syn::GenericArgument::Type(t) => tuple(t),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// `T` of a path that ends in `name<T>`.
fn argument(ty: &Type, name: &str) -> Option<Type> {
    let Type::Path(p) = ty else { return None };
    let last = p.path.segments.last()?;
    if last.ident != name {
        return None;
    }
    match &last.arguments {
        syn::PathArguments::AngleBracketed(a) => match a.args.first() {
            Some(syn::GenericArgument::Type(t)) if a.args.len() == 1 => Some(t.clone()),
            _ => None,
        },
        _ => None,
    }
}
