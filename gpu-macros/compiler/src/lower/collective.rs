//! Collectives: `let total = t.block_sum(x);`. Each is the whole first value of a variable; an
//! assignment gets one of its own before it.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{
    BinOp, Callee, Collective, Expr, ExprKind, FnKind, Operand, Outcome, Scalar, Second, Stmt, Ty,
    collective,
};
use syn::Expr as S;

impl Lowerer<'_> {
    /// The collective that `e` calls, if it is the call of one and nothing else.
    pub(super) fn collective_in<'e>(
        &self,
        e: &'e S,
    ) -> Option<(&'e syn::ExprMethodCall, &'static Collective)> {
        match e {
            S::Paren(p) => self.collective_in(&p.expr),
            S::Group(g) => self.collective_in(&g.expr),
            S::MethodCall(m) if self.is_thread(&m.receiver) => {
                collective(&m.method.to_string()).map(|c| (m, c))
            }
            _ => None,
        }
    }

    /// True for the thread's own name.
    pub(super) fn is_thread(&self, e: &S) -> bool {
        match e {
            S::Paren(p) => self.is_thread(&p.expr),
            S::Group(g) => self.is_thread(&g.expr),
            S::Path(p) if p.qself.is_none() => p
                .path
                .get_ident()
                .and_then(|name| self.lookup(&name.to_string()))
                .is_some_and(|id| {
                    self.types.get(self.locals[id.0 as usize].ty) == Some(Ty::Thread)
                }),
            _ => false,
        }
    }

    /// The collective that a statement waits for before anything else of it happens gets a variable
    /// of its own: `total += t.block_sum(x);`, whose value Rust makes before it looks at the place,
    /// and `if t.block_any(x > 0) { .. }`, `match t.block_count(x > 0) { .. }`.
    pub(super) fn collective_first(&mut self, e: &S, stmts: &mut Vec<Stmt>) {
        let Some((call, c)) = self.waited_for(e) else {
            return;
        };
        let init = self.collective(call, c);
        let local = self.hidden("collective", init.span, init.ty);
        stmts.push(Stmt::Let {
            local,
            init: Some(init),
        });
        self.collected = Some((std::ptr::from_ref(call), local));
    }

    fn waited_for<'e>(&self, e: &'e S) -> Option<(&'e syn::ExprMethodCall, &'static Collective)> {
        match e {
            S::Assign(a) => self.collective_in(&a.right),
            S::Binary(b) if BinOp::from_syn(&b.op).is_some_and(|(_, assign)| assign) => {
                self.collective_in(&b.right)
            }
            S::If(i) => match &*i.cond {
                S::Unary(u) if matches!(u.op, syn::UnOp::Not(_)) => self.collective_in(&u.expr),
                cond => self.collective_in(cond),
            },
            S::Match(m) => self.collective_in(&m.expr),
            other => self.collective_in(other),
        }
    }

    /// The variable of the collective `m`, if it got one.
    pub(super) fn collected(&mut self, m: &syn::ExprMethodCall) -> Option<Expr> {
        let (call, local) = self.collected?;
        if !std::ptr::eq(call, m) {
            return None;
        }
        let ty = self.locals[local.0 as usize].ty;
        Some(self.make(ExprKind::Local(local), Place::from(&m), ty))
    }

    /// The call itself.
    pub(super) fn collective(&mut self, m: &syn::ExprMethodCall, c: &'static Collective) -> Expr {
        let name = c.name;
        if self.kind != FnKind::Cooperative {
            return self.not_cooperative(m, c);
        }
        let given = m.args.len();
        let wanted = 1 + usize::from(c.second.is_some());
        if given != wanted {
            let example = self.example(m, c);
            return self.error(
                Place::from(&m),
                match wanted {
                    1 => format!("`{name}` takes one argument"),
                    _ => format!("`{name}` takes two arguments"),
                },
                format!("write `{example}`"),
            );
        }
        let args: Vec<Expr> = m.args.iter().map(|a| self.expr(a)).collect();
        let mut result = self.types.open();
        if let Some(operand) = args.first() {
            let ty = self.value_type(operand);
            if let Some(error) = self.wrong_operand(c, operand) {
                return error;
            }
            if c.operand == Operand::Condition {
                let condition = self.types.scalar(Scalar::Bool);
                self.types.unify(ty, condition);
            }
            if !self.refuse_memory(operand) {
                result = ty;
            }
        }
        if let (Some(second), Some(kind)) = (args.get(1), c.second) {
            let ty = self.value_type(second);
            let wanted = self.types.scalar(match kind {
                Second::Thread => Scalar::Usize,
                Second::Lane => Scalar::U32,
            });
            self.types.unify(ty, wanted);
        }
        if c.outcome == Outcome::Count {
            result = self.types.scalar(Scalar::U32);
        }
        let site = self.site(Place::from(&m), super::call::words(m));
        self.make(
            ExprKind::Call(Box::new(Callee::Collective(c, site)), args),
            Place::from(&m),
            result,
        )
    }

    /// What is known to be no operand of `c`. What only rustc knows is its own to refuse.
    fn wrong_operand(&mut self, c: &Collective, operand: &Expr) -> Option<Expr> {
        let name = c.name;
        let known = self.types.scalar_of(operand.ty);
        match (c.operand, known) {
            (Operand::Number, Some(Scalar::Bool)) => Some(self.error(
                operand.at,
                format!("`{name}` takes a number, and this is a condition"),
                "for conditions there are `block_any`, `block_all`, `block_count`, and the same of a warp",
            )),
            (Operand::Condition, Some(s)) if s != Scalar::Bool => Some(self.error(
                operand.at,
                format!("`{name}` takes a condition, and this is a number"),
                "write a comparison: `x != 0`",
            )),
            _ => None,
        }
    }

    fn not_cooperative(&mut self, m: &syn::ExprMethodCall, c: &Collective) -> Expr {
        self.error(
            Place::from(&m.method),
            format!("`{}` belongs to cooperative kernels", c.name),
            "take `t: BlockThread` instead of `t: Thread`",
        )
    }

    /// A collective within another expression: other threads would wait in the middle of it.
    pub(super) fn misplaced(&mut self, m: &syn::ExprMethodCall, c: &Collective) -> Expr {
        if self.kind != FnKind::Cooperative {
            return self.not_cooperative(m, c);
        }
        let example = self.example(m, c);
        self.error(
            Place::from(&m),
            format!(
                "`{}` is the whole value of a `let` or of an assignment: all threads wait for one another there",
                c.name
            ),
            match c.operand {
                Operand::Condition => format!("give it a line of its own, `let v = {example};`, and use `v` here; what ends a loop is the first line of it: `loop {{ if !{example} {{ break; }} .. }}`"),
                Operand::Number | Operand::Value => format!("give it a line of its own, `let v = {example};`, and use `v` here"),
            },
        )
    }

    fn example(&self, m: &syn::ExprMethodCall, c: &Collective) -> String {
        c.example(&super::call::words(&m.receiver))
    }
}
