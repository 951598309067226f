//! Statements and control flow as C++.

use super::literal::nonzero_literal;
use super::shape::{bare, makes_names, plain_else, simple_else, simple_tail};
use super::{Cuda, Hole, Value};
use crate::ir::{Block, Cond, Expr, ExprKind, Stmt, ThreadFn, Ty};
use quote::quote;

impl Cuda<'_> {
    pub(super) fn stmts(&mut self, b: &Block) {
        for s in &b.stmts {
            match s {
                Stmt::Let { local, init } => {
                    let name = self.name(*local);
                    self.source_line(self.f.local(*local).name.span());
                    if let Some(e) = init
                        && self.collective(*local, e)
                    {
                        continue;
                    }
                    let v = init.as_ref().map(|e| self.value(e));
                    let ty = self.local_type(*local);
                    let reference =
                        matches!(self.f.types.get(self.f.local(*local).ty), Some(Ty::Ref(_)));
                    let is_const = if self.f.local(*local).mutable || v.is_none() || reference {
                        ""
                    } else {
                        "const "
                    };
                    let unused = self.unused(*local);
                    match v {
                        Some(v) => {
                            let v = bare(&v.code);
                            self.line(format!("{unused}{is_const}{ty} {name} = {v};"));
                        }
                        None => self.line(format!("{unused}{ty} {name};")),
                    }
                }
                // rustc alone reads the patterns as written.
                Stmt::Shape(_) => {}
                Stmt::Shared { local, ty } => {
                    let name = self.name(*local);
                    let ty = self.holes.add(Hole::Type(quote!(#ty)));
                    self.line(format!("__shared__ {ty} {name};"));
                }
                Stmt::Expr(e) => {
                    self.source_line(e.span);
                    self.statement(e);
                }
            }
        }
    }

    /// A block for its effects.
    pub(super) fn body(&mut self, b: &Block) {
        self.stmts(b);
        if let Some(t) = &b.tail {
            self.source_line(t.span);
            self.statement(t);
        }
    }

    pub(super) fn nested(&mut self, f: impl FnOnce(&mut Self)) {
        self.depth += 1;
        f(self);
        self.depth -= 1;
    }

    /// `e` for its effect.
    pub(super) fn statement(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::If(..) => self.if_chain(e, &|c, b| c.body(b), &|c, e| c.statement(e)),
            ExprKind::Block(b) if !makes_names(b) => self.body(b),
            ExprKind::Block(b) => {
                self.line("{");
                self.nested(|c| c.body(b));
                self.line("}");
            }
            ExprKind::Loop(label, b) => {
                let test = self.unless_failed("true".to_owned(), b);
                self.line(format!("while ({test}) {{"));
                self.loop_body(label, b, None);
            }
            ExprKind::While(label, c, b) => self.while_loop(label, c, b),
            ExprKind::For(l) => self.for_loop(l),
            ExprKind::Break(label) => match label {
                Some(l) => self.line(format!("goto {}_break;", self.label(l))),
                None => self.line("break;"),
            },
            ExprKind::Continue(label) => match label {
                Some(l) => self.line(format!("goto {}_continue;", self.label(l))),
                None => self.line("continue;"),
            },
            ExprKind::Return(v) => match v {
                Some(v) => {
                    let v = self.value(v);
                    self.line(format!("return {};", bare(&v.code)));
                }
                None => self.line("return;"),
            },
            ExprKind::Assign(place, value) => {
                let v = self.value(value);
                self.store(place, &v);
            }
            ExprKind::AssignOp(op, place, value, site) => {
                let divisor = nonzero_literal(value);
                let v = self.value(value);
                let mark = self.lines.len();
                let (target, guards) = self.place(place);
                let v = if self.lines.len() > mark && !v.stable {
                    let t = self.temp();
                    let indent = "    ".repeat(self.depth);
                    self.lines
                        .insert(mark, format!("{indent}const auto {t} = {};", v.code));
                    Value::stable(t)
                } else {
                    v
                };
                let known = self.f.types.scalar_of(place.ty);
                let now = Value::volatile(target.clone());
                if guards.is_empty() {
                    let result = self.binary(*op, &now, &v, known, divisor, *site);
                    self.line(format!("{target} = {};", bare(&result.code)));
                } else {
                    self.line(format!("if ({}) {{", guards.join(" && ")));
                    self.nested(|c| {
                        let result = c.binary(*op, &now, &v, known, divisor, *site);
                        c.line(format!("{target} = {};", bare(&result.code)));
                    });
                    self.line("}");
                }
            }
            ExprKind::Thread(ThreadFn::Sync) => {
                self.line("if (__syncthreads_or(gpu_cx.failed)) return;");
            }
            ExprKind::Call(callee, args) => {
                let mark = self.lines.len();
                let v = self.call(callee, args, false);
                if self.lines.len() == mark {
                    self.line(format!("(void)({});", v.code));
                }
            }
            _ => {
                let v = self.value(e);
                if !v.stable {
                    self.line(format!("(void)({});", v.code));
                }
            }
        }
    }

    /// `if .. else if .. else`: `block` writes a branch, `other` an `else` that is no block.
    fn if_chain(
        &mut self,
        e: &Expr,
        block: &dyn Fn(&mut Self, &Block),
        other: &dyn Fn(&mut Self, &Expr),
    ) {
        let ExprKind::If(cond, then, otherwise) = &e.kind else {
            return other(self, e);
        };
        let test = self.test_of(cond);
        self.line(format!("if ({}) {{", bare(&test)));
        let (mut cond, mut then, mut otherwise) = (cond, then, otherwise);
        loop {
            self.nested(|c| {
                c.token_let(cond);
                block(c, then);
            });
            let Some(o) = otherwise else { break };
            let next = plain_else(o);
            if let ExprKind::If(c, t, o) = &next.kind {
                // On one line, unless its condition needs statements first.
                let mark = self.lines.len();
                let temps = self.temps;
                let test = self.test_of(c);
                if self.lines.len() == mark {
                    self.line(format!("}} else if ({}) {{", bare(&test)));
                    (cond, then, otherwise) = (c, t, o);
                    continue;
                }
                self.lines.truncate(mark);
                self.temps = temps;
            }
            self.line("} else {");
            self.nested(|c| match &next.kind {
                ExprKind::Block(b) => block(c, b),
                _ => other(c, next),
            });
            break;
        }
        self.line("}");
    }

    fn test_of(&mut self, cond: &Cond) -> String {
        match cond {
            Cond::Bool(c) => self.value(c).code,
            Cond::Token {
                source: ThreadFn::BlockLeader,
                ..
            } => "threadIdx.x == 0".to_owned(),
            Cond::Token { .. } => "gpu_id < gpu_n".to_owned(),
        }
    }

    /// Inside the branch, the token's name.
    fn token_let(&mut self, cond: &Cond) {
        if let Cond::Token { local, source, .. } = cond {
            let from = if *source == ThreadFn::BlockLeader {
                "gpu_block"
            } else {
                "gpu_id"
            };
            let name = self.name(*local);
            self.line(format!("const u64 {name} = {from};"));
        }
    }

    /// `if` or a block as a value: a conditional expression where both sides are expressions,
    /// else a variable that the branches assign.
    pub(super) fn block_value(&mut self, e: &Expr) -> Value {
        if let ExprKind::If(Cond::Bool(c), then, Some(other)) = &e.kind
            && let (Some(a), Some(b)) = (simple_tail(then), simple_else(other))
        {
            let c = self.value(c);
            let mark = self.lines.len();
            self.depth += 1;
            let (x, y) = (self.value(a), self.value(b));
            self.depth -= 1;
            if self.lines.len() == mark {
                return Value {
                    code: format!("({} ? {} : {})", c.code, x.code, y.code),
                    stable: c.stable && x.stable && y.stable,
                };
            }
            self.lines.truncate(mark);
            // The condition is evaluated already; spell the branches out.
            let t = self.temp();
            let ty = self.expr_type(e.id, e.ty);
            let zero = self.zero();
            self.line(format!("{ty} {t}{zero};"));
            self.line(format!("if ({}) {{", c.code));
            self.nested(|g| g.assign_tail(&t, a));
            self.line("} else {");
            self.nested(|g| g.assign_tail(&t, b));
            self.line("}");
            return Value::stable(t);
        }
        if !matches!(self.f.types.get(e.ty), Some(Ty::Unit | Ty::Never)) {
            let t = self.temp();
            let ty = self.expr_type(e.id, e.ty);
            let zero = self.zero();
            self.line(format!("{ty} {t}{zero};"));
            self.assign_tail(&t, e);
            return Value::stable(t);
        }
        self.statement(e);
        Value::stable("0")
    }

    /// How a variable that every branch assigns begins: a faulted thread of a cooperative kernel
    /// runs on with a defined value.
    fn zero(&self) -> &'static str {
        if self.is_cooperative() { "{}" } else { "" }
    }

    /// Assigns the value of `e`, which may be an `if` or a block, to `t`.
    fn assign_tail(&mut self, t: &str, e: &Expr) {
        match &e.kind {
            ExprKind::If(_, _, Some(_)) => {
                self.if_chain(e, &|c, b| c.assign_block(t, b), &|c, e| c.assign_tail(t, e));
            }
            ExprKind::Block(b) if !makes_names(b) => self.assign_block(t, b),
            ExprKind::Block(b) => {
                self.line("{");
                self.nested(|c| c.assign_block(t, b));
                self.line("}");
            }
            _ if matches!(self.f.types.get(e.ty), Some(Ty::Never)) => self.statement(e),
            _ => {
                let v = self.value(e);
                self.line(format!("{t} = {};", v.code));
            }
        }
    }

    fn assign_block(&mut self, t: &str, b: &Block) {
        self.stmts(b);
        if let Some(tail) = &b.tail {
            self.assign_tail(t, tail);
        }
    }
}
