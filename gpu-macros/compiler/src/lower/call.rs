//! Calls: thread questions, built-ins, atomics, `#[gpu_fn]`s, and the macros of the language.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{
    Axis, Callee, Expr, ExprKind, FnKind, Rank, Scalar, ThreadFn, Ty, builtin, collective,
    is_builtin_name, thread_fn,
};
use syn::Expr as S;

/// Operations of `Atomic<T>`: name and how many arguments.
const ATOMICS: &[(&str, usize)] = &[
    ("add", 1),
    ("sub", 1),
    ("min", 1),
    ("max", 1),
    ("and", 1),
    ("or", 1),
    ("xor", 1),
    ("exchange", 1),
    ("compare_exchange", 2),
    ("load", 0),
    ("store", 1),
];

impl Lowerer<'_> {
    pub(super) fn method_call(&mut self, m: &syn::ExprMethodCall) -> Expr {
        let span = Place::from(&m);
        let name = m.method.to_string();
        let recv = self.argument(&m.receiver);
        let recv_ty = self.types.get(recv.ty);
        if name == "len"
            && m.args.is_empty()
            && recv_ty.is_none()
            && matches!(recv.kind, ExprKind::Const { .. } | ExprKind::Field(..))
        {
            // A constant or a field: only an array has a length.
            let ty = self.types.scalar(Scalar::Usize);
            return self.make(ExprKind::Call(Box::new(Callee::Len), vec![recv]), span, ty);
        }
        match recv_ty {
            Some(Ty::Thread) => return self.thread_call(m, &name),
            Some(Ty::Atomic(elem)) => return self.atomic_call(m, recv, elem, &name),
            Some(Ty::ThreadToken(rank @ (Rank::Two | Rank::Three))) => {
                return self.coordinate_call(m, recv, rank, &name);
            }
            Some(Ty::Slice(..) | Ty::Own(..) | Ty::Atomics(_) | Ty::Shared(_) | Ty::Array(_)) => {
                let rank = match recv_ty {
                    Some(Ty::Slice(rank, _) | Ty::Own(rank, _)) => rank,
                    _ => Rank::One,
                };
                let side = Axis::of_extent(&name).filter(|a| rank.place(*a).is_some());
                let callee = match side {
                    Some(axis) => Some(Callee::Side(axis)),
                    None if name == "len" => Some(Callee::Len),
                    None => None,
                };
                if let Some(callee) = callee
                    && m.args.is_empty()
                {
                    let ty = self.types.scalar(Scalar::Usize);
                    return self.make(ExprKind::Call(Box::new(callee), vec![recv]), span, ty);
                }
                if !matches!(recv_ty, Some(Ty::Array(_))) || is_builtin_name(&name) {
                    return self.error(
                        Place::from(&m.method),
                        format!("`{name}` is not part of the kernel language"),
                        match rank {
                            Rank::One => "a slice or array in a kernel is indexed with `[i]` and asked for `.len()`",
                            Rank::Two => "a `Slice2` in a kernel is indexed with `[(y, x)]` and asked for `.rows()`, `.cols()` and `.len()`",
                            Rank::Three => "a `Slice3` in a kernel is indexed with `[(z, y, x)]` and asked for `.planes()`, `.rows()`, `.cols()` and `.len()`",
                        },
                    );
                }
            }
            _ => {}
        }
        let args: Vec<Expr> = m.args.iter().map(|a| self.argument(a)).collect();
        if let Some(b) = builtin(&name, args.len()) {
            return self.builtin_call(b, &m.method, recv, args, span, words(m));
        }
        if let Some(Ty::Scalar(s)) = recv_ty {
            return self.no_method(s, &m.method, args.len());
        }
        let slot = self.slot();
        let callee = Callee::Method {
            name: m.method.clone(),
            turbofish: m.turbofish.clone(),
            slot,
        };
        let mut all = vec![recv];
        all.extend(args);
        let ty = self.types.open();
        self.make(ExprKind::Call(Box::new(callee), all), span, ty)
    }

    fn thread_call(&mut self, m: &syn::ExprMethodCall, name: &str) -> Expr {
        let span = Place::from(&m);
        let cooperative = self.kind == FnKind::Cooperative;
        if let Some(c) = collective(name) {
            return match self.collected(m) {
                Some(variable) => variable,
                None => self.misplaced(m, c),
            };
        }
        let Some((f, needs_block)) = thread_fn(name) else {
            return self.error(
                Place::from(&m.method),
                format!("a thread has no method `{name}`"),
                "`id()`, `id_2d()`, `id_3d()`; with `t: BlockThread` `id()`, `thread_idx()`, `block_idx()`, `block_dim()`, `grid_dim()`, `block_leader()`, `sync()`, and the collectives, such as `block_sum(x)`",
            );
        };
        if needs_block && !cooperative {
            return self.error(
                Place::from(&m.method),
                format!("`{name}` belongs to cooperative kernels"),
                if name == "sync" {
                    "take `t: BlockThread` instead of `t: Thread`"
                } else {
                    "`t.id()` is this thread's index in the launch; for blocks take `t: BlockThread` instead of `t: Thread`"
                },
            );
        }
        if let Some(a) = m.args.first() {
            return self.error(
                Place::from(&a),
                format!("`{name}` takes no arguments"),
                "remove them",
            );
        }
        if let Some(rank @ (Rank::Two | Rank::Three)) = f.token_rank()
            && let Some((message, help)) = self.no_such_token(rank, name)
        {
            return self.error(Place::from(&m.method), message, help);
        }
        let ty = match f {
            ThreadFn::Id if !cooperative => self.types.known(Ty::ThreadToken(Rank::One)),
            ThreadFn::Id2d => self.types.known(Ty::ThreadToken(Rank::Two)),
            ThreadFn::Id3d => self.types.known(Ty::ThreadToken(Rank::Three)),
            ThreadFn::Id | ThreadFn::BlockLeader => self.types.known(Ty::MaybeToken),
            ThreadFn::Sync => self.types.known(Ty::Unit),
            _ => self.types.scalar(Scalar::Usize),
        };
        self.make(ExprKind::Thread(f), span, ty)
    }

    /// Why no thread of this launch has a token of `rank`, if none has.
    fn no_such_token(&self, rank: Rank, name: &str) -> Option<(String, String)> {
        if self.kind == FnKind::Cooperative {
            return Some((
                format!("`{name}` belongs to plain kernels"),
                "take `t: Thread` instead of `t: BlockThread`, or compute coordinates from `t.block_idx()` and `t.thread_idx()`".to_owned(),
            ));
        }
        let launch = self.launch?;
        if launch.rank == rank {
            return None;
        }
        let (has, n) = (launch.rank.number(), rank.number());
        let domain = self.params.get(launch.over.param()).map(|p| &p.name);
        let domain = domain.map(|d| d.to_string()).unwrap_or_default();
        Some((
            format!(
                "`{name}` is for launches of rank {n}; this one is of rank {has}: it runs over `{domain}`"
            ),
            format!(
                "write `over = out`, where `out` is a `&mut {}` parameter, or ask for the token of this launch, `t.{}()`",
                rank.memory(),
                launch.rank.token_fn()
            ),
        ))
    }

    fn atomic_call(
        &mut self,
        m: &syn::ExprMethodCall,
        recv: Expr,
        elem: crate::ir::TyId,
        name: &str,
    ) -> Expr {
        let span = Place::from(&m);
        let Some((op, arity)) = ATOMICS.iter().find(|(n, _)| *n == name).copied() else {
            return self.error(
                Place::from(&m.method),
                format!("an `Atomic` has no operation `{name}`"),
                "add, sub, min, max, and, or, xor, exchange, compare_exchange, load, store",
            );
        };
        if m.args.len() != arity {
            return self.error(
                Place::from(&m.method),
                format!("`{name}` takes {arity} argument(s)"),
                "each is a value of the atomic's type",
            );
        }
        let mut args = vec![recv];
        for a in &m.args {
            let a = self.expr(a);
            let at = self.value_type(&a);
            self.types.unify(at, elem);
            args.push(a);
        }
        let ty = if op == "store" {
            self.types.known(Ty::Unit)
        } else {
            elem
        };
        self.make(ExprKind::Call(Box::new(Callee::Atomic(op)), args), span, ty)
    }

    pub(super) fn call(&mut self, c: &syn::ExprCall) -> Expr {
        let span = Place::from(&c);
        let S::Path(p) = unwrapped(&c.func) else {
            return self.error(
                Place::from(&c.func),
                "only functions are called in a kernel",
                "call a #[gpu_fn] by its name",
            );
        };
        if p.path.is_ident("Some") && c.args.len() == 1 {
            let value = c.args.first().map(|a| self.expr(a));
            if let Some(value) = value {
                let inner = self.value_type(&value);
                let ty = self.types.known(Ty::Option(inner));
                return self.make(ExprKind::Some(Box::new(value)), span, ty);
            }
        }
        if p.path.is_ident("Ok") || p.path.is_ident("Err") {
            return self.error(
                span,
                "`Result` is not part of the kernel language",
                "a fault ends the thread by itself; a value that may be missing is an `Option`",
            );
        }
        if let Some(name) = p.path.get_ident() {
            if let Some(id) = self.lookup(&name.to_string()) {
                if self.poisoned.contains(&id) {
                    let ty = self.types.open();
                    return self.make(ExprKind::Lit(crate::ir::Literal::Bool(false)), span, ty);
                }
                return self.error(
                    Place::from(&name),
                    format!("`{name}` is a variable, not a #[gpu_fn]"),
                    "only #[gpu_fn] functions are called in a kernel",
                );
            }
            if *name == *self.fn_name && !self.kind.is_kernel() {
                return self.error(
                    Place::from(&name),
                    "a #[gpu_fn] cannot call itself: there is no stack to recurse on",
                    "write a loop",
                );
            }
        }
        let args: Vec<Expr> = c.args.iter().map(|a| self.argument(a)).collect();
        // `f32::from_bits(x)` is the one constructor of a scalar.
        if let [first, second] = p.path.segments.iter().collect::<Vec<_>>().as_slice()
            && second.ident == "from_bits"
            && let Some(s) = self.names.believe(&first.ident)
            && s.is_float()
            && args.len() == 1
        {
            let bits = if s == Scalar::F32 {
                Scalar::U32
            } else {
                Scalar::U64
            };
            let bits = self.types.scalar(bits);
            self.types.unify(args[0].ty, bits);
            let ty = self.types.scalar(s);
            let callee = Callee::FromBits(s);
            return self.make(ExprKind::Call(Box::new(callee), args), span, ty);
        }
        if let [first, second] = p.path.segments.iter().collect::<Vec<_>>().as_slice()
            && let Some(s) = self.names.believe(&first.ident)
        {
            return self.scalar_path_call(s, &second.ident, args, span, words(c));
        }
        if p.qself.is_none() && is_constructor(&p.path) {
            // `Pair(a, b)`: a tuple struct; rustc says if it is something else.
            let fields = args
                .into_iter()
                .enumerate()
                .map(|(n, a)| (syn::Member::Unnamed(n.into()), a));
            let ty = self.types.open();
            let path = Box::new(p.path.clone());
            return self.make(ExprKind::Struct(path, fields.collect(), None), span, ty);
        }
        let slot = self.slot();
        let ty = self.types.open();
        let callee = Callee::Path {
            path: Box::new(p.clone()),
            slot,
        };
        self.make(ExprKind::Call(Box::new(callee), args), span, ty)
    }

    pub(super) fn macro_call(&mut self, m: &syn::Macro) -> Expr {
        let name = m
            .path
            .segments
            .last()
            .map(|s| s.ident.to_string())
            .unwrap_or_default();
        if let Some(e) = self.print_or_assert(m, &name) {
            return e;
        }
        let help = match name.as_str() {
            "shared" => "write `let mut tile = shared!([f32; 256]);` as a statement of its own",
            "vec" | "format" | "String" => "a kernel has no heap: use a fixed array `[value; N]`",
            "println" | "print" | "eprintln" | "eprint" | "dbg" => {
                "write `gpu_println!(\"i = {}\", i);`, which prints on both devices"
            }
            "asm" => "inline assembly cannot run on the CPU device",
            _ => "write out what the macro would expand to, or put it into a #[gpu_fn]",
        };
        self.error(
            Place::from(&m.path),
            format!("`{name}!` is not part of the kernel language"),
            help,
        )
    }
}

/// True for a path that is spelled like a type: `Pair`, `shapes::Pair`.
pub(super) fn is_constructor(path: &syn::Path) -> bool {
    path.segments.last().is_some_and(|s| {
        s.arguments.is_none()
            && s.ident
                .to_string()
                .starts_with(|c: char| c.is_ascii_uppercase())
    })
}

fn unwrapped(e: &S) -> &S {
    match e {
        S::Paren(p) => unwrapped(&p.expr),
        S::Group(g) => unwrapped(&g.expr),
        other => other,
    }
}

/// The tokens of an operation, for fault reports.
pub(super) fn words(e: &impl quote::ToTokens) -> String {
    crate::syntax::readable(e)
}
