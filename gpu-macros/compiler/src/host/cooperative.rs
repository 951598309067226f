//! Cooperative kernels on the CPU: the body is split at its barriers into phases, each a loop over
//! the threads of a block. Uniform variables and uniform control exist once per block; thread
//! variables that live across a barrier are spilled to one slot per thread. The uniformity proof
//! (`check::uniform`) is what makes the split valid.

use super::Host;
use super::expr::{lifetime, loop_label};
use crate::check::Facts;
use crate::ir::{Block, Cond, Expr, ExprKind, LocalId, Stmt, ThreadFn, collective_of, walk_expr};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use std::collections::BTreeSet;

impl Host<'_> {
    /// The body as phases. `shadow` is what every thread of a phase makes for itself.
    pub(super) fn phases(&mut self, facts: &Facts, shadow: &[TokenStream]) -> TokenStream {
        let r = self.r.clone();
        let mut split = Split {
            facts,
            shadow,
            spills: BTreeSet::new(),
            recompute: Vec::new(),
        };
        split.find_spills(&self.f.body);
        self.spilled = split.spills.clone();
        let block = Ident::new("__block", Span::mixed_site());
        let t = self.f.params.first().map(|p| p.name.clone());
        let size = block_size(self);
        let spills = self.spilled.iter().map(|id| {
            let slot = spill(self, *id);
            quote!(let mut #slot = #r::Spill::<_, { #size }>::new();)
        });
        let mut spills: TokenStream = spills.collect();
        spills.extend(super::collective::slots(self, &size));
        let code = split.block(self, &self.f.body);
        quote! {
            // Uniform questions are answered by any thread; 0 is one of them.
            let #t = #block.thread(0);
            #spills
            #code
        }
    }
}

/// The number of threads in a block, as a constant expression.
fn block_size(h: &Host<'_>) -> TokenStream {
    match h.f.launch.as_ref().map(|l| &l.block) {
        Some(crate::ir::BlockSize::Const(c)) => quote!(#c),
        Some(crate::ir::BlockSize::Literal(n)) => {
            let n = *n as usize;
            quote!(#n)
        }
        Some(crate::ir::BlockSize::Shape(_)) | None => quote!(256usize),
    }
}

fn spill(h: &Host<'_>, id: LocalId) -> Ident {
    format_ident!("__spill_{}", h.name(id), span = Span::mixed_site())
}

struct Split<'a> {
    facts: &'a Facts,
    shadow: &'a [TokenStream],
    spills: BTreeSet<LocalId>,
    /// `let k = t.thread_idx();`: made again in every phase instead of being spilled.
    recompute: Vec<LocalId>,
}

/// One statement of the block level.
enum Level {
    /// Runs once per block.
    Block,
    /// Runs once per thread.
    Thread,
    /// The barrier.
    Barrier,
    /// `let total = t.block_sum(x);`: what each thread brings ends a phase.
    Collective(LocalId),
    /// `let k = t.thread_idx();`
    Recompute(LocalId),
}

impl Split<'_> {
    fn level(&self, s: &Stmt) -> Level {
        match s {
            Stmt::Shared { .. } => Level::Block,
            Stmt::Let { local, init } => match init {
                Some(e) if collective_of(e).is_some() => Level::Collective(*local),
                Some(e)
                    if matches!(e.kind, ExprKind::Thread(ThreadFn::ThreadIdx))
                        && !self.facts.assigned.contains(local) =>
                {
                    Level::Recompute(*local)
                }
                _ if self.facts.uniform_locals.contains(local) => Level::Block,
                _ => Level::Thread,
            },
            Stmt::Expr(e) if matches!(e.kind, ExprKind::Thread(ThreadFn::Sync)) => Level::Barrier,
            Stmt::Expr(e) if self.facts.block_level.contains(&e.id) => Level::Block,
            Stmt::Expr(_) | Stmt::Shape(_) => Level::Thread,
        }
    }

    /// Thread variables declared at the block level and used in a later phase.
    fn find_spills(&mut self, b: &Block) {
        let mut declared: Vec<LocalId> = Vec::new();
        let mut open: Vec<LocalId> = Vec::new();
        for s in stmts(b) {
            match self.level_of(&s) {
                Level::Thread => {
                    let used = locals_of(&s);
                    for id in &declared {
                        if !open.contains(id) && used.contains(id) {
                            self.spills.insert(*id);
                        }
                    }
                    if let Item::Stmt(Stmt::Let { local, .. }) = s {
                        declared.push(*local);
                        open.push(*local);
                    }
                }
                // Splits the phase as well.
                Level::Recompute(_) => open.clear(),
                // What it is brought is made in the phase before it; its result begins the next.
                Level::Collective(local) => {
                    let used = locals_of(&s);
                    for id in &declared {
                        if !open.contains(id) && used.contains(id) {
                            self.spills.insert(*id);
                        }
                    }
                    open.clear();
                    if !self.facts.uniform_locals.contains(&local) {
                        declared.push(local);
                        open.push(local);
                    }
                }
                Level::Block | Level::Barrier => {
                    // Whatever is used inside a block-level construct is another phase.
                    let used = locals_of(&s);
                    for id in &declared {
                        if used.contains(id) {
                            self.spills.insert(*id);
                        }
                    }
                    open.clear();
                    for inner in inner_blocks(&s) {
                        self.find_spills(inner);
                    }
                }
            }
        }
    }

    fn level_of(&self, s: &Item<'_>) -> Level {
        match s {
            Item::Stmt(s) => self.level(s),
            Item::Tail(e) if self.facts.block_level.contains(&e.id) => Level::Block,
            Item::Tail(_) => Level::Thread,
        }
    }

    fn block(&mut self, h: &Host<'_>, b: &Block) -> TokenStream {
        self.items(h, stmts(b))
    }

    /// An `else` alone: it may be a thread's `if` behind a block's.
    ///
    /// Counter-example: `if n > 2 { t.sync(); } else if k > 3 { .. }` — asked of thread 0 alone.
    fn item(&mut self, h: &Host<'_>, item: Item<'_>) -> TokenStream {
        self.items(h, std::iter::once(item))
    }

    fn items<'b>(&mut self, h: &Host<'_>, items: impl Iterator<Item = Item<'b>>) -> TokenStream {
        let mut out = TokenStream::new();
        let mut phase: Vec<TokenStream> = Vec::new();
        let recomputed = self.recompute.len();
        for s in items {
            match self.level_of(&s) {
                Level::Thread => phase.push(match &s {
                    Item::Stmt(s) => h.stmt(s),
                    Item::Tail(e) => {
                        let e = h.value(e);
                        quote!(#e;)
                    }
                }),
                Level::Recompute(id) => {
                    // Used in this phase and, made again, in those after it.
                    if !phase.is_empty() {
                        self.flush(h, &mut phase, &mut out);
                    }
                    self.recompute.push(id);
                }
                Level::Barrier => {
                    self.flush(h, &mut phase, &mut out);
                    out.extend(leave_together());
                }
                Level::Collective(local) => {
                    let Item::Stmt(Stmt::Let { init: Some(e), .. }) = &s else {
                        continue;
                    };
                    let k = Ident::new("__k", Span::mixed_site());
                    phase.push(super::collective::bring(h, local, e, &k));
                    self.flush(h, &mut phase, &mut out);
                    out.extend(leave_together());
                    let uniform = self.facts.uniform_locals.contains(&local);
                    let (once, each) = super::collective::result(h, local, e, uniform, &k);
                    out.extend(once);
                    phase.push(each);
                }
                Level::Block => {
                    self.flush(h, &mut phase, &mut out);
                    let code = match &s {
                        Item::Stmt(Stmt::Shared { local, ty }) => {
                            let name = h.name(*local);
                            let r = &h.r;
                            quote!(let mut #name: #ty = #r::zeroed();)
                        }
                        Item::Stmt(Stmt::Let { .. } | Stmt::Shape(_)) => match &s {
                            Item::Stmt(s) => h.stmt(s),
                            Item::Tail(_) => TokenStream::new(),
                        },
                        Item::Stmt(Stmt::Expr(e)) => self.control(h, e),
                        Item::Tail(e) => self.control(h, e),
                    };
                    out.extend(code);
                }
            }
        }
        self.flush(h, &mut phase, &mut out);
        self.recompute.truncate(recomputed);
        out
    }

    /// Block-level control, or an assignment to a uniform variable.
    fn control(&mut self, h: &Host<'_>, e: &Expr) -> TokenStream {
        let span = e.span;
        match &e.kind {
            ExprKind::If(Cond::Bool(c), then, other) => {
                let (c, then) = (h.value(c), self.block(h, then));
                let other = other.as_ref().map(|o| {
                    let o = self.item(h, Item::Tail(o));
                    quote!(else { #o })
                });
                quote_spanned!(span=> if #c { #then } #other)
            }
            ExprKind::Block(b) => {
                let b = self.block(h, b);
                quote!({ #b })
            }
            ExprKind::Loop(label, b) => {
                let (label, b) = (loop_label(label), self.block(h, b));
                quote_spanned!(span=> #label loop { #b })
            }
            ExprKind::While(label, c, b) => {
                let (label, c, b) = (loop_label(label), h.value(c), self.block(h, b));
                quote_spanned!(span=> #label while #c { #b })
            }
            ExprKind::For(l) => {
                let body = self.block(h, &l.body);
                h.for_header(l, span, body)
            }
            ExprKind::Break(l) => {
                let l = l.as_ref().map(lifetime);
                quote_spanned!(span=> break #l;)
            }
            ExprKind::Continue(l) => {
                let l = l.as_ref().map(lifetime);
                quote_spanned!(span=> continue #l;)
            }
            _ => {
                let e = h.value(e);
                quote!(#e;)
            }
        }
    }

    /// Closes the open phase: a loop over the threads of the block.
    fn flush(&self, h: &Host<'_>, phase: &mut Vec<TokenStream>, out: &mut TokenStream) {
        if phase.iter().all(TokenStream::is_empty) {
            phase.clear();
            return;
        }
        let r = &h.r;
        let stmts = std::mem::take(phase);
        let block = Ident::new("__block", Span::mixed_site());
        let k = Ident::new("__k", Span::mixed_site());
        let result = Ident::new("__result", Span::mixed_site());
        let t = h.f.params.first().map(|p| p.name.clone());
        let cx = h.cx(Span::call_site());
        let size = block_size(h);
        let spilled = h.spilled.iter().map(|id| {
            let (name, slot) = (h.name(*id), spill(h, *id));
            quote!(let #name = #slot.slot(#k);)
        });
        let recompute = self.recompute.iter().map(|id| {
            let (name, ty) = (h.name(*id), h.annotation(*id));
            quote!(let #name #ty = #t.thread_idx();)
        });
        let shadow = self.shadow;
        out.extend(quote! {
            for #k in 0..#size {
                let #t = #block.thread(#k);
                #(#spilled)*
                #(#recompute)*
                let #result = (|| -> ::core::result::Result<(), #r::Fault> {
                    #(#shadow)*
                    #(#stmts)*
                    ::core::result::Result::Ok(())
                })();
                if let ::core::result::Result::Err(__fault) = #result {
                    #block.fault(#cx, #k, __fault);
                }
            }
        });
    }
}

/// Where a thread of the block has faulted, the block leaves.
fn leave_together() -> TokenStream {
    let block = Ident::new("__block", Span::mixed_site());
    quote!(if #block.faulted() { return ::core::result::Result::Ok(()); })
}

/// A statement or the tail of a block.
enum Item<'b> {
    Stmt(&'b Stmt),
    Tail(&'b Expr),
}

fn stmts(b: &Block) -> impl Iterator<Item = Item<'_>> {
    b.stmts
        .iter()
        .map(Item::Stmt)
        .chain(b.tail.as_deref().map(Item::Tail))
}

fn expr_of<'b>(s: &Item<'b>) -> Option<&'b Expr> {
    match s {
        Item::Stmt(Stmt::Expr(e)) => Some(e),
        Item::Tail(e) => Some(e),
        Item::Stmt(Stmt::Let { init, .. }) => init.as_ref(),
        Item::Stmt(Stmt::Shape(_) | Stmt::Shared { .. }) => None,
    }
}

fn locals_of(s: &Item<'_>) -> BTreeSet<LocalId> {
    let mut used = BTreeSet::new();
    if let Item::Stmt(Stmt::Shape(shape)) = s {
        used.extend(shape.subject.iter().copied());
    }
    if let Some(e) = expr_of(s) {
        walk_expr(e, &mut |e| {
            if let ExprKind::Local(id) = &e.kind {
                used.insert(*id);
            }
        });
    }
    used
}

fn inner_blocks<'b>(s: &Item<'b>) -> Vec<&'b Block> {
    let mut blocks = Vec::new();
    if let Some(e) = expr_of(s) {
        crate::ir::for_blocks(e, &mut |b| blocks.push(b));
    }
    blocks
}
