//! The function around a body.

use super::rank::{self, COVERED};
use super::{Cuda, Hole, Template, ident};
use crate::ir::{BlockSize, FnKind, Function, Param, ParamKind, Slots, Ty};
use quote::quote;

/// The text of a kernel or a `#[gpu_fn]`. A function's own name is a hole-free marker: the text
/// starts after it, because the builder chooses it.
pub fn text(f: &Function, slots: &Slots) -> Template {
    let mut c = Cuda::new(f, slots);
    match f.kind {
        FnKind::Plain => c.plain(),
        FnKind::Cooperative => c.cooperative(),
        FnKind::Device | FnKind::Method => c.device(),
    }
    let mut text = c.lines.join("\n");
    text.push('\n');
    c.holes.template(&text)
}

/// Stands where a device function's name goes; `expand` fills it with the builder's choice.
pub(crate) const NAME_MARK: &str = "\u{E002}";

impl Cuda<'_> {
    fn scalar_or_hole(&mut self, p: &Param) -> String {
        let ty = &p.ty;
        match self.f.types.scalar_of(self.f.local(p.local).ty) {
            Some(s) => s.name().to_owned(),
            None => self.holes.add(Hole::Type(quote!(#ty))),
        }
    }

    fn elem(&mut self, p: &Param, elem: &syn::Type) -> String {
        let inner = match self.f.types.get(self.f.local(p.local).ty) {
            Some(Ty::Slice(_, t) | Ty::Own(_, t) | Ty::Atomics(t) | Ty::Ref(t)) => {
                self.f.types.scalar_of(t)
            }
            _ => None,
        };
        match inner {
            Some(s) => s.name().to_owned(),
            None => self.holes.add(Hole::Type(quote!(#elem))),
        }
    }

    fn param(&mut self, p: &Param) -> String {
        let name = ident(&self.f.local(p.local).unique);
        let mutable = self.f.local(p.local).mutable;
        match &p.kind {
            ParamKind::Thread => String::new(),
            ParamKind::Value => {
                let ty = self.scalar_or_hole(p);
                if mutable {
                    format!("{ty} {name}")
                } else {
                    format!("const {ty} {name}")
                }
            }
            ParamKind::Slice(rank, e) => {
                let slice = rank::slice(*rank);
                format!("const gpu::{slice}<{}> {name}", self.elem(p, e))
            }
            ParamKind::Own(rank, e) => {
                let slice = rank::slice(*rank);
                format!("const gpu::{slice}_mut<{}> {name}", self.elem(p, e))
            }
            ParamKind::Atomics(e) => format!("const gpu::slice_atomic<{}> {name}", self.elem(p, e)),
            ParamKind::Ref { mutable, inner } => {
                let ty = self.elem(p, inner);
                if *mutable {
                    format!("{ty}& {name}")
                } else {
                    format!("const {ty}& {name}")
                }
            }
            ParamKind::Receiver {
                by_ref,
                mutable: by_mut,
            } => {
                let ty = self.holes.add(Hole::Type(quote!(Self)));
                match (by_ref, by_mut) {
                    (true, true) => format!("{ty}& {name}"),
                    (true, false) => format!("const {ty}& {name}"),
                    (false, _) => format!("{ty} {name}"),
                }
            }
        }
    }

    fn params(&mut self) -> Vec<String> {
        let f = self.f;
        let skip = usize::from(f.kind.is_kernel());
        f.params.iter().skip(skip).map(|p| self.param(p)).collect()
    }

    fn bounds(&mut self) -> String {
        match self.f.launch.as_ref().map(|l| &l.block) {
            Some(BlockSize::Const(c)) => {
                let b = self.holes.add(Hole::Value(quote!(#c)));
                format!("__launch_bounds__({b})")
            }
            Some(BlockSize::Literal(n)) => format!("__launch_bounds__({n})"),
            Some(BlockSize::Shape(sides)) => {
                format!("__launch_bounds__({})", sides.iter().product::<u32>())
            }
            None => String::new(),
        }
    }

    /// What the text's compilation needs to know, above the entry.
    fn contraction(&mut self) {
        if self.f.launch.as_ref().is_some_and(|l| l.contract) {
            self.line("// To be compiled with --fmad=true: a * b + c may become one fma.");
        }
    }

    fn plain(&mut self) {
        let name = ident(&self.f.name.to_string());
        let params = self.params().join(", ");
        let sep = if params.is_empty() { "" } else { ", " };
        self.depth = 0;
        self.line(format!(
            "static __device__ __forceinline__ void {name}_thread(gpu::cx& gpu_cx, const {} gpu_id{sep}{params}) {{",
            rank::id_type(self.launch_rank())
        ));
        self.depth = 1;
        let f = self.f;
        self.body(&f.body);
        self.depth = 0;
        self.line("}");
        self.line("");
        self.contraction();
        let bounds = self.bounds();
        self.line(format!(
            "extern \"C\" __global__ void {bounds} {name}(gpu::fault* gpu_sink, const u64 gpu_n{sep}{params}) {{"
        ));
        let args: String = f
            .params
            .iter()
            .enumerate()
            .skip(1)
            .map(|(n, p)| format!(", {}", self.argument(n, p)))
            .collect();
        self.depth = 1;
        self.grid_stride(&format!("{name}_thread(gpu_cx, gpu_id{args});"));
        self.depth = 0;
        self.line("}");
    }

    fn cooperative(&mut self) {
        let name = ident(&self.f.name.to_string());
        let params = self.params().join(", ");
        let sep = if params.is_empty() { "" } else { ", " };
        self.depth = 0;
        self.line(format!(
            "static __device__ __forceinline__ void {name}_thread(gpu::cx& gpu_cx, const u64 gpu_n, const u64 gpu_blocks, const u64 gpu_block, const u64 gpu_id{sep}{params}) {{"
        ));
        self.depth = 1;
        let f = self.f;
        self.body(&f.body);
        self.depth = 0;
        self.line("}");
        self.line("");
        self.contraction();
        let bounds = self.bounds();
        self.line(format!(
            "extern \"C\" __global__ void {bounds} {name}(gpu::fault* gpu_sink, const u64 gpu_n{sep}{params}) {{"
        ));
        let args: String = f
            .params
            .iter()
            .skip(1)
            .map(|p| format!(", {}", self.name(p.local)))
            .collect();
        self.depth = 1;
        self.line("const u64 gpu_blocks = (gpu_n + blockDim.x - 1) / blockDim.x;");
        self.line(
            "for (u64 gpu_block = blockIdx.x; gpu_block < gpu_blocks; gpu_block += gridDim.x) {",
        );
        self.depth = 2;
        self.line("gpu::cx gpu_cx{};");
        self.line(format!("{name}_thread(gpu_cx, gpu_n, gpu_blocks, gpu_block, gpu_block * blockDim.x + threadIdx.x{args});"));
        // Its threads leave the body together, also at a barrier within it that saw a fault.
        self.line("if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu_block, threadIdx.x);");
        self.line("if (__syncthreads_or(gpu_cx.failed)) return;");
        self.line(COVERED);
        self.depth = 1;
        self.line("}");
        self.depth = 0;
        self.line("}");
    }

    fn device(&mut self) {
        let ret = match &self.f.ret {
            None => "void".to_owned(),
            Some(t) => self.holes.add(Hole::Type(quote!(#t))),
        };
        let params: String = self.params().iter().map(|p| format!(", {p}")).collect();
        self.depth = 0;
        self.line(format!(
            "static __device__ __forceinline__ {ret} {NAME_MARK}(gpu::cx& gpu_cx{params}) {{"
        ));
        self.depth = 1;
        let start = self.lines.len();
        let f = self.f;
        if f.ret.is_some() {
            self.stmts(&f.body);
            if let Some(tail) = &f.body.tail {
                self.source_line(tail.span);
                let v = self.value(tail);
                if matches!(f.types.get(tail.ty), Some(Ty::Unit | Ty::Never)) {
                    // Every path has returned; the end is never reached.
                    self.line("return {};");
                } else {
                    self.line(format!("return {};", super::shape::bare(&v.code)));
                }
            }
        } else {
            self.body(&f.body);
        }
        // Only where something can fault, which is known now.
        if self.lines[start..]
            .iter()
            .any(|l| l.contains("gpu_site + "))
        {
            let base = self.holes.add(Hole::SiteBase);
            self.lines
                .insert(start, format!("    const u32 gpu_site = {base};"));
        }
        self.depth = 0;
        self.line("}");
    }
}
