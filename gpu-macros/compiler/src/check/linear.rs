//! Linear forms `a * tid + sum(k * symbol) + c` over the thread's index and uniform symbols, and
//! the facts about symbols that make inequalities between them mean what they say: no symbol is
//! large enough for the sums of an index to wrap.

use super::Facts;
use crate::ir::{
    BinOp, Block, BlockSize, Expr, ExprKind, Function, Literal, LocalId, Stmt, ThreadFn, walk_block,
};
use std::collections::{BTreeMap, BTreeSet};

/// A uniform value that a form may mention.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Symbol {
    /// A uniform local; the number changes with every assignment.
    Local(LocalId, u32),
    /// A constant by its path.
    Const(String),
}

/// `tid * thread + sum + constant`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Form {
    pub(super) tid: i128,
    pub(super) terms: BTreeMap<Symbol, i128>,
    pub(super) constant: i128,
}

impl Form {
    pub(super) fn number(constant: i128) -> Self {
        Form {
            constant,
            ..Form::default()
        }
    }

    pub(super) fn thread() -> Self {
        Form {
            tid: 1,
            ..Form::default()
        }
    }

    pub(super) fn symbol(s: Symbol) -> Self {
        Form {
            terms: BTreeMap::from([(s, 1)]),
            ..Form::default()
        }
    }

    pub(super) fn plus(&self, other: &Form, sign: i128) -> Form {
        let mut r = self.clone();
        r.tid += sign * other.tid;
        r.constant += sign * other.constant;
        for (s, k) in &other.terms {
            *r.terms.entry(s.clone()).or_insert(0) += sign * k;
        }
        r.terms.retain(|_, k| *k != 0);
        r
    }

    fn times(&self, k: i128) -> Form {
        Form {
            tid: self.tid * k,
            terms: self
                .terms
                .iter()
                .map(|(s, v)| (s.clone(), v * k))
                .filter(|(_, v)| *v != 0)
                .collect(),
            constant: self.constant * k,
        }
    }

    /// The form without its thread part.
    pub(super) fn uniform_part(&self) -> Form {
        Form {
            tid: 0,
            ..self.clone()
        }
    }

    pub(super) fn as_number(&self) -> Option<i128> {
        (self.tid == 0 && self.terms.is_empty()).then_some(self.constant)
    }

    /// At least zero for every value of its (non-negative) symbols.
    pub(super) fn never_negative(&self) -> bool {
        self.tid >= 0 && self.constant >= 0 && self.terms.values().all(|k| *k >= 0)
    }

    /// Small enough for this module's own arithmetic: `k * 1000000 * 1000000 * ..` ends here.
    fn is_small(&self) -> bool {
        const LIMIT: u128 = 1 << 80;
        [self.tid, self.constant]
            .iter()
            .chain(self.terms.values())
            .all(|k| k.unsigned_abs() < LIMIT)
    }

    /// Small enough never to wrap: small coefficients on bounded symbols.
    pub(super) fn bounded(&self, bounds: &Bounds) -> bool {
        const SMALL: i128 = 1 << 20;
        self.tid.abs() <= SMALL
            && self.constant.abs() <= 1 << 40
            && self
                .terms
                .iter()
                .all(|(s, k)| k.abs() <= SMALL && bounds.is_bounded(s))
    }
}

/// Which symbols stay small (below 2^32).
pub(super) struct Bounds {
    bounded_locals: Vec<LocalId>,
    block: Option<String>,
}

impl Bounds {
    /// A local is bounded if all its values are: its first one, and what it is assigned. Only
    /// values that cannot grow count: literals, the block's size, and a bounded value divided or
    /// shifted down.
    pub(super) fn of(f: &Function, facts: &Facts) -> Self {
        let block = match f.launch.as_ref().map(|l| &l.block) {
            Some(BlockSize::Const(c)) => Some(c.to_string()),
            _ => None,
        };
        let mut b = Bounds {
            bounded_locals: Vec::new(),
            block,
        };
        loop {
            let before = b.bounded_locals.len();
            for (i, _) in f.locals.iter().enumerate() {
                let id = LocalId(i as u32);
                if !b.bounded_locals.contains(&id)
                    && facts.uniform_locals.contains(&id)
                    && b.all_values_bounded(f, id)
                {
                    b.bounded_locals.push(id);
                }
            }
            if b.bounded_locals.len() == before {
                return b;
            }
        }
    }

    fn is_bounded(&self, s: &Symbol) -> bool {
        match s {
            Symbol::Local(id, _) => self.bounded_locals.contains(id),
            Symbol::Const(name) => self.block.as_deref() == Some(name),
        }
    }

    fn all_values_bounded(&self, f: &Function, id: LocalId) -> bool {
        let mut seen = false;
        let mut good = true;
        let mut look = |e: &Expr| {
            seen = true;
            good &= self.value_bounded(f, e, id);
        };
        for_lets(&f.body, &mut |local, init| {
            if let (true, Some(e)) = (local == id, init) {
                look(e);
            }
        });
        walk_block(&f.body, &mut |e| match &e.kind {
            ExprKind::Assign(p, v) if is_local(p, id) => good &= self.value_bounded(f, v, id),
            ExprKind::AssignOp(op, p, v, _) if is_local(p, id) => {
                good &= matches!(op, BinOp::Div | BinOp::Shr | BinOp::Rem | BinOp::BitAnd)
                    && unsigned(f, p)
                    && !matches!(v.kind, ExprKind::Ref(..));
            }
            ExprKind::Ref(true, p) if crate::ir::root(p) == Some(id) => good = false,
            ExprKind::For(l) if l.local == id => {
                seen = true;
                good &= self.value_bounded(f, &l.start, id) && self.value_bounded(f, &l.end, id);
            }
            _ => {}
        });
        seen && good
    }

    fn value_bounded(&self, f: &Function, e: &Expr, of: LocalId) -> bool {
        match &e.kind {
            ExprKind::Lit(Literal::Int(v)) => *v < 1 << 32,
            ExprKind::Local(id) => self.bounded_locals.contains(id),
            ExprKind::Const { path, .. } => path
                .path
                .get_ident()
                .is_some_and(|i| Some(i.to_string()) == self.block),
            ExprKind::Thread(ThreadFn::BlockDim) => true,
            // Quotients of unsigned values do not grow: neither those of bounded ones nor, by
            // induction over its assignments, of the local itself.
            ExprKind::Binary(BinOp::Div | BinOp::Shr, a, _, _) => {
                unsigned(f, a) && (is_local(a, of) || self.value_bounded(f, a, of))
            }
            _ => false,
        }
    }
}

fn unsigned(f: &Function, e: &Expr) -> bool {
    f.types
        .scalar_of(e.ty)
        .is_some_and(|s| s.name().starts_with('u'))
}

fn is_local(e: &Expr, id: LocalId) -> bool {
    matches!(&e.kind, ExprKind::Local(l) if *l == id)
}

/// Calls `f` for every `let` of a block, nested ones included.
pub(crate) fn for_lets<'a>(b: &'a Block, f: &mut dyn FnMut(LocalId, Option<&'a Expr>)) {
    for s in &b.stmts {
        match s {
            Stmt::Let { local, init } => {
                f(*local, init.as_ref());
                if let Some(e) = init {
                    nested(e, f);
                }
            }
            Stmt::Expr(e) => nested(e, f),
            Stmt::Shape(_) | Stmt::Shared { .. } => {}
        }
    }
    if let Some(t) = &b.tail {
        nested(t, f);
    }
}

fn nested<'a>(e: &'a Expr, f: &mut dyn FnMut(LocalId, Option<&'a Expr>)) {
    crate::ir::for_children(e, &mut |c| nested(c, f));
    // An `else if` has a condition, in which there may be blocks as well.
    if let crate::ir::ExprKind::If(_, then, other) = &e.kind {
        for_lets(then, f);
        if let Some(o) = other {
            nested(o, f);
        }
    } else {
        crate::ir::for_blocks(e, &mut |b| for_lets(b, f));
    }
}

/// What is new in every round of a loop: what its body assigns, and the names it makes.
///
/// Counter-example: `for i in 0..4 { let j = x[i]; tile[k + j] = 1.0; }` — a thread in its second
/// round meets another in its first.
pub(super) fn assigned_in(f: &Function, b: &Block) -> BTreeSet<LocalId> {
    let mut set = BTreeSet::new();
    walk_block(b, &mut |e| {
        set.extend(super::uniform::assigned_root(f, e));
        if let ExprKind::For(l) = &e.kind {
            set.insert(l.local);
        }
    });
    for_lets(b, &mut |id, _| {
        set.insert(id);
    });
    set
}

/// What is known at one place of the program: versions of uniform locals and forms of names.
#[derive(Clone, Default)]
pub(super) struct Env {
    /// Assignments so far of each local.
    pub(super) versions: BTreeMap<LocalId, u32>,
    /// Immutable names for forms.
    pub(super) names: BTreeMap<LocalId, Form>,
}

impl Env {
    /// `e` as a form, where it is one.
    pub(super) fn form(&self, f: &Function, facts: &Facts, e: &Expr) -> Option<Form> {
        match &e.kind {
            ExprKind::Lit(Literal::Int(v)) => i128::try_from(*v)
                .ok()
                .map(Form::number)
                .filter(Form::is_small),
            ExprKind::Local(id) => {
                if let Some(form) = self.names.get(id) {
                    return Some(form.clone());
                }
                if !facts.uniform_locals.contains(id)
                    || !f.types.scalar_of(e.ty).is_some_and(|s| s.is_int())
                {
                    return None;
                }
                let version = self.versions.get(id).copied().unwrap_or(0);
                Some(Form::symbol(Symbol::Local(*id, version)))
            }
            ExprKind::Const { path, .. } => {
                let name = path.path.get_ident()?.to_string();
                Some(Form::symbol(Symbol::Const(name)))
            }
            ExprKind::Thread(ThreadFn::ThreadIdx) => Some(Form::thread()),
            ExprKind::Thread(ThreadFn::BlockDim) => match f.launch.as_ref().map(|l| &l.block) {
                Some(BlockSize::Const(c)) => Some(Form::symbol(Symbol::Const(c.to_string()))),
                Some(BlockSize::Literal(n)) => Some(Form::number(i128::from(*n))),
                Some(BlockSize::Shape(_)) | None => None,
            },
            ExprKind::Binary(op, a, b, _) => {
                let (a, b) = (self.form(f, facts, a)?, self.form(f, facts, b)?);
                let form = match op {
                    BinOp::Add => Some(a.plus(&b, 1)),
                    BinOp::Sub => Some(a.plus(&b, -1)),
                    BinOp::Mul => match (a.as_number(), b.as_number()) {
                        (Some(k), _) if k.abs() < 1 << 20 => Some(b.times(k)),
                        (_, Some(k)) if k.abs() < 1 << 20 => Some(a.times(k)),
                        _ => None,
                    },
                    _ => None,
                };
                form.filter(Form::is_small)
            }
            _ => None,
        }
    }
}
