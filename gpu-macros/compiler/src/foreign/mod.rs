//! Kernels that exist already: a `fn` without body, bound to a kernel of a CUDA C++ or PTX file. The
//! file is read while the macro expands, and its signature compared with the one in Rust.
//!
//! | file | what it knows |
//! |---|---|
//! | `lex` | tokens of both languages, and of C++ what stands in comments and preprocessor lines |
//! | `cuda`, `ptx` | the kernels of a text and their parameters |
//! | `types` | which types are the same on both sides |
//! | `compare` | the two signatures, one beside the other |
//! | `contract` | what the file promises, so that launches are safe |
//! | `file` | where the file is |

mod compare;
mod contract;
mod cuda;
mod file;
mod lex;
mod promise;
mod ptx;
#[cfg(test)]
mod tests;
mod types;

use crate::diag::Diagnostics;
use crate::expand::{beliefs, finish};
use crate::fallback;
use crate::host::{self, Foreign, Signature, Text};
use crate::ir::{Domain, FnKind};
use crate::syntax::{self, Bodiless, KernelAttr};
use file::File;
use lex::Lexed;
use proc_macro2::{Span, TokenStream};
use syn::LitStr;
use types::Param;

/// A kernel of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: String,
    line: usize,
    linkage: Linkage,
    params: Vec<Param>,
    /// The most threads of its blocks, where the file says so.
    bounds: Option<u64>,
    /// Its blocks have as many.
    exact: bool,
}

/// How the driver finds a kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Linkage {
    /// By its name.
    C,
    /// By a name that the compiler makes up.
    Cpp,
    /// Not at all: there is no kernel before somebody asks for one.
    Template,
}

/// The block of a launch of rank 1 that says nothing of it.
const BLOCK: u32 = 256;

/// Expands `#[gpu_kernel(cuda = "..")] fn name(..);`.
pub(crate) fn kernel(args: TokenStream, mut f: Bodiless, diag: Diagnostics) -> TokenStream {
    let safety = std::mem::replace(&mut f.sig.safety, syn::Safety::Default);
    let declared_unsafe = matches!(safety, syn::Safety::Unsafe(_));
    // As every kernel it has a thread, though nobody writes it down.
    f.sig.inputs.insert(0, syn::parse_quote!(__t: Thread));
    if !f.sig.generics.params.is_empty() {
        diag.error_with(
            &f.sig.generics,
            "a kernel from a file has no generics: it is one text",
            "declare it once for each type, with the names of both in `entry = \"..\"`",
        );
        f.sig.generics = syn::Generics::default();
    }
    let header = syntax::kernel_header(&f.sig, &diag);
    let attr = syntax::parse_kernel_attr(args, &diag);
    let krate = attr.krate.clone();
    if !diag.is_empty() {
        let Bodiless { attrs, vis, sig } = f;
        let whole: syn::ItemFn = syn::parse_quote!(#(#attrs)* #vis #sig {});
        return finish(diag, fallback::unreadable_kernel(&whole, &krate));
    }
    let attrs = syntax::passed_on(&f.attrs, &diag);
    let signature = |promise| Signature {
        vis: &f.vis,
        attrs: &attrs,
        name: &f.sig.ident,
        generics: &f.sig.generics,
        params: &header.params,
        krate: &krate,
        promise,
    };
    let Some((bound, promised)) = bind(&attr, &f, &header.params, &diag) else {
        return finish(diag, fallback::kernel(&signature(None)));
    };
    if !diag.is_empty() {
        return finish(diag, fallback::kernel(&signature(None)));
    }
    let _ = diag.finish();
    let promise = (declared_unsafe || !promised).then(|| {
        format!(
            "The kernel `{}` of `{}` runs as it is. The caller promises that with these arguments, in these blocks and this grid it reads and writes the arrays that it is given within their bounds, those that are not `&mut` only by reading (or, `Atomic`s, by atomic operations), and no other memory that outlives the launch; that no thread touches an element that another one writes; that it leaves values of their types, and in `#[out]` arrays each of them.",
            bound.text.entry, bound.text.file
        )
    });
    let r = quote::quote!(#krate::__private);
    let beliefs = beliefs(
        FnKind::Plain,
        header.params.get(1..).unwrap_or_default(),
        None,
        &header.names,
        &r,
    );
    host::foreign(&Foreign {
        signature: signature(promise),
        domain: bound.domain,
        exact: bound.exact,
        arguments: bound.plan.arguments,
        lengths: bound.plan.lengths,
        named: bound.plan.named,
        sized: bound.plan.sized,
        beliefs,
        text: bound.text,
        host: attr.foreign.host.clone(),
    })
}

/// A declaration and the kernel that it was bound to.
struct Bound {
    domain: Domain,
    exact: bool,
    plan: compare::Plan,
    text: Text,
}

/// Finds the kernel and compares. The other value: the file has a contract for it.
fn bind(
    attr: &KernelAttr,
    f: &Bodiless,
    params: &[crate::ir::Param],
    diag: &Diagnostics,
) -> Option<(Bound, bool)> {
    let keys = &attr.foreign;
    let Some((_, literal, ptx)) = &keys.file else {
        diag.error_with(
            &f.sig.ident,
            "a kernel without body says which file it is in",
            "add `cuda = \"kernels/file.cu\"` or `ptx = \"kernels/file.ptx\"` to its attribute, or write its body here",
        );
        return None;
    };
    if let Some(key) = &attr.contract {
        diag.error_with(
            key,
            "`contract` is for a kernel whose body is here",
            "for this one write the option itself: `options(\"--fmad=false\")`; it is `true` if nothing is said",
        );
    }
    let file = File::read(literal, *ptx, diag)?;
    let lexed = lex::lex(&file.text, !ptx);
    let entries = match ptx {
        true => ptx::entries(&lexed),
        false => cuda::entries(&lexed),
    };
    let (name, span) = match &keys.entry {
        Some(name) => (name.value(), name.span()),
        None => (
            f.sig.ident.to_string().trim_start_matches("r#").to_owned(),
            f.sig.ident.span(),
        ),
    };
    let entry = find(&name, span, &entries, &file, diag)?;
    whole_text(&lexed, &file, keys.shared.is_some(), literal, diag);
    let plan = compare::compare(&f.sig.ident, params, keys, entry, &file, diag);
    if !diag.is_empty() {
        return None;
    }
    let promised = promise::read(&lexed, &entries, entry, params, &plan, &file, literal, diag)?;
    let declared = promised.as_ref().and_then(|p| p.block);
    let most = entry.bounds.and_then(|n| u32::try_from(n).ok());
    let otherwise = declared.or(most.map(|n| n.clamp(1, BLOCK)));
    let otherwise = match (entry.exact, most) {
        (true, Some(n)) => n,
        _ => otherwise.unwrap_or(BLOCK),
    };
    let mut domain = syntax::lower_domain(attr, params, otherwise, diag)?;
    let threads: u64 = domain.block.iter().map(|n| u64::from(*n)).product();
    let exact = entry.exact || declared.is_some();
    let limit = match (declared, entry.bounds) {
        (Some(n), _) if u64::from(n) != threads => {
            Some(format!("and its contract is for blocks of {n}"))
        }
        (_, Some(n)) if entry.exact && n != threads => Some(format!("and its `.reqntid` says {n}")),
        (_, Some(n)) if threads > n => Some(format!(
            "and the kernel says that its blocks have at most {n}"
        )),
        _ => None,
    };
    if let Some(limit) = limit {
        let at = match &attr.block {
            Some(block) => crate::diag::Place::from(block),
            None => literal.span().into(),
        };
        diag.error_with(
            at,
            format!("the launch is in blocks of {threads} threads, {limit}"),
            format!(
                "change `block`, or the kernel in `{}`, line {}",
                file.shown, entry.line
            ),
        );
        return None;
    }
    let text = text(&file, entry, keys, diag)?;
    let safe = promised.is_some();
    // What the file asks for is asked like what the attribute asks for.
    domain
        .requires
        .extend(promised.into_iter().flat_map(|p| p.requires));
    let bound = Bound {
        domain,
        exact,
        plan,
        text,
    };
    Some((bound, safe))
}

/// The kernel of this name.
fn find<'e>(
    name: &str,
    span: Span,
    entries: &'e [Entry],
    file: &File,
    diag: &Diagnostics,
) -> Option<&'e Entry> {
    let shown = &file.shown;
    let found: Vec<&Entry> = entries.iter().filter(|e| e.name == name).collect();
    match found.as_slice() {
        [entry] => match entry.linkage {
            Linkage::C => return Some(entry),
            Linkage::Cpp => diag.error_with(
                span,
                format!(
                    "the kernel `{name}` in `{shown}`, line {}, has a name of C++, which the driver does not find it by",
                    entry.line
                ),
                "write `extern \"C\"` before its `__global__`",
            ),
            Linkage::Template => diag.error_with(
                span,
                format!(
                    "`{name}` in `{shown}`, line {}, is a template, and no kernel yet",
                    entry.line
                ),
                format!(
                    "write a kernel that calls it, with types: `extern \"C\" __global__ void {name}_f32(..)`"
                ),
            ),
        },
        [first, second, ..] => diag.error_with(
            span,
            format!(
                "`{shown}` has the kernel `{name}` more than once, in the lines {} and {}",
                first.line, second.line
            ),
            "leave one of them: the macro does not decide between the sides of an `#if`",
        ),
        [] => {
            let there: Vec<String> = entries.iter().map(|e| format!("`{}`", e.name)).collect();
            let there = match there.as_slice() {
                [] => "no kernel at all".to_owned(),
                there => there.join(", "),
            };
            diag.error_with(
                span,
                format!("there is no kernel `{name}` in `{shown}`, but {there}"),
                "call the `fn` as the kernel, or say which one it is: `entry = \"..\"`",
            );
        }
    }
    None
}

/// What a text needs beside it does not come along.
fn whole_text(
    lexed: &Lexed<'_>,
    file: &File,
    has_shared: bool,
    literal: &LitStr,
    diag: &Diagnostics,
) {
    if let Some((line, name)) = lexed.includes.first() {
        diag.error_with(
            literal,
            format!(
                "`{}` includes `\"{name}\"` in line {line}, and only the file itself is read and compiled",
                file.shown
            ),
            "put the text of that file into it; headers of CUDA are written `#include <..>`",
        );
    }
    let dynamic = |w: &[lex::Token<'_>]| w[0].text == "extern" && w[1].text == "__shared__";
    if let Some(w) = lexed.tokens.windows(2).find(|w| dynamic(w))
        && !has_shared
    {
        diag.error_with(
            literal,
            format!(
                "`{}` has shared memory in line {} whose size the launch says",
                file.shown, w[0].line
            ),
            "add its bytes for a block to the attribute: `shared = 1024`",
        );
    }
}

fn text(
    file: &File,
    entry: &Entry,
    keys: &syntax::ForeignKeys,
    diag: &Diagnostics,
) -> Option<Text> {
    if let (true, Some(option)) = (file.ptx, keys.options.first()) {
        diag.error_with(
            option,
            "PTX is compiled already, so there is nothing to have options",
            "remove `options(..)`",
        );
    }
    let given: Vec<String> = keys.options.iter().map(LitStr::value).collect();
    let has_standard = given.iter().any(|o| o.contains("-std"));
    let standard = (!file.ptx && !has_standard).then(|| "--std=c++17".to_owned());
    let shared = keys.shared.as_ref().map_or(Ok(0), |n| n.base10_parse());
    let shared = diag.ok(shared)?;
    let text = match file.ptx {
        true => file.text.clone(),
        // The compiler's messages and profilers then show the file's own lines.
        false => format!(
            "#line 1 \"{}\"\n{}\n",
            file.shown.replace('\\', "/").replace('"', ""),
            file.text
        ),
    };
    Some(Text {
        ptx: file.ptx,
        text,
        watched: vec![file.path.clone()],
        file: file.shown.clone(),
        entry: entry.name.clone(),
        options: standard.into_iter().chain(given).collect(),
        shared,
    })
}
