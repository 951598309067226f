//! Calls as C++: built-ins, atomics, `#[gpu_fn]`s.

use super::shape::bare;
use super::{Cuda, Hole, Value};
use crate::ir::{Callee, Expr, ExprKind, SiteId, root, walk_expr};
use quote::quote;

impl Cuda<'_> {
    /// A call; `wanted` where its value is used.
    pub(super) fn call(&mut self, callee: &Callee, args: &[Expr], wanted: bool) -> Value {
        let refs: Vec<&Expr> = args.iter().collect();
        match callee {
            Callee::Builtin(b, site, _) => {
                let v = self.operands(&refs);
                let stable = v.iter().all(|v| v.stable);
                let list = join(&v);
                if b.faults {
                    let call = format!("gpu::{}(gpu_cx, {list}, {})", b.name, self.site(*site));
                    let v = self.hoist(&call);
                    self.check_failed();
                    return v;
                }
                Value {
                    code: format!("gpu::{}({list})", b.name),
                    stable,
                }
            }
            Callee::FromBits(s) => {
                let v = self.operands(&refs);
                Value {
                    code: format!("gpu::{}_from_bits({})", s.name(), join(&v)),
                    stable: v.iter().all(|v| v.stable),
                }
            }
            Callee::Assert(site) | Callee::DebugAssert(site) => {
                let Some(condition) = args.first() else {
                    return Value::stable("0");
                };
                let mut test = self.value(condition).code;
                if matches!(callee, Callee::DebugAssert(_)) {
                    let on = self
                        .holes
                        .add(Hole::Value(quote!(::core::cfg!(debug_assertions))));
                    test = format!("(!{on} || {test})");
                }
                self.asserted(bare(&test), *site);
                Value::stable("0")
            }
            // A statement of its own: `collective` writes it.
            Callee::Collective(..) => Value::stable("0"),
            Callee::Panic(site) => {
                let site = self.site(*site);
                self.line(format!("gpu::asserted(gpu_cx, false, {site});"));
                if let Some(leave) = self.leaves() {
                    self.line(leave);
                }
                Value::stable("0")
            }
            Callee::Len => match args.first() {
                Some(a) => {
                    let (place, _) = self.place(a);
                    Value::stable(format!("gpu::len({place})"))
                }
                None => Value::stable("0"),
            },
            Callee::Side(axis) => match args.first() {
                Some(a) => {
                    let (place, _) = self.place(a);
                    Value::stable(format!("{place}.{}", axis.extent()))
                }
                None => Value::stable("0"),
            },
            Callee::Coordinate(axis) => match args.first() {
                Some(a) => {
                    let token = self.value(a);
                    Value::stable(format!("{}.{}", token.code, axis.coordinate()))
                }
                None => Value::stable("0"),
            },
            Callee::Atomic(op) => {
                let Some((recv, rest)) = args.split_first() else {
                    return Value::stable("0");
                };
                let (place, guards) = self.place(recv);
                let rest: Vec<&Expr> = rest.iter().collect();
                let values = self.operands(&rest);
                let list: String = values.iter().map(|v| format!(", {}", v.code)).collect();
                let call = format!("gpu::atomic_{op}(&{place}{list})");
                self.effect(&call, &guards, wanted && *op != "store")
            }
            Callee::Method { slot, .. } | Callee::Path { slot, .. } => {
                let name = self.holes.add(Hole::Function(*slot));
                let mark = self.ref_guards.len();
                let v = match (callee, refs.split_first()) {
                    (Callee::Method { .. }, Some((recv, rest))) if self.is_receiver(recv, rest) => {
                        // The method may take it by reference, also for writing.
                        let (place, _) = self.place(recv);
                        if !rest.iter().any(|e| has_method_of(e, recv)) {
                            let mut v = vec![Value::stable(place)];
                            v.extend(self.operands(rest));
                            v
                        } else {
                            let before = self.hoist(&place);
                            let mut v = self.operands(rest);
                            let way = format!("gpu::receiver_of<decltype(&{name})>::type");
                            let taken =
                                format!("gpu::receiver<{way}>::taken({}, {place})", before.code);
                            v.insert(0, Value::stable(taken));
                            v
                        }
                    }
                    _ => self.operands(&refs),
                };
                let guards = self.ref_guards.split_off(mark);
                let list: String = v.iter().map(|v| format!(", {}", v.code)).collect();
                let v = self.effect(&format!("{name}(gpu_cx{list})"), &guards, wanted);
                self.check_failed();
                v
            }
        }
    }

    /// A fault where `test` does not hold.
    pub(super) fn asserted(&mut self, test: &str, site: SiteId) {
        let check = format!("gpu::asserted(gpu_cx, {test}, {})", self.site(site));
        match self.leaves() {
            Some(leave) => self.line(format!("if (!{check}) {leave}")),
            None => self.line(format!("{check};")),
        }
    }

    /// `&a` or `&mut a`. In a cooperative kernel, whose threads do not leave at a fault, the call
    /// is made only where the place exists.
    pub(super) fn reference(&mut self, mutable: bool, a: &Expr) -> Value {
        if mutable && !is_place(a) {
            let v = self.value(a);
            let t = self.temp();
            self.line(format!("auto {t} = {};", v.code));
            return Value::stable(t);
        }
        let (place, guards) = self.place(a);
        self.ref_guards.extend(guards);
        Value::stable(place)
    }

    /// A place in a variable that no later argument writes to, as a receiver: a copy could not be
    /// changed by the method. Where an argument does write to it, rustc accepts only a method that
    /// takes it by value.
    fn is_receiver(&self, recv: &Expr, rest: &[&Expr]) -> bool {
        let Some(id) = root(recv) else {
            return false;
        };
        let mut written = false;
        for e in rest {
            walk_expr(e, &mut |e| {
                if let ExprKind::Assign(p, _)
                | ExprKind::AssignOp(_, p, _, _)
                | ExprKind::Ref(true, p) = &e.kind
                {
                    written |= root(p) == Some(id);
                }
            });
        }
        !written
    }

    /// A call with an effect, done only where its guards hold.
    pub(super) fn effect(&mut self, call: &str, guards: &[String], wanted: bool) -> Value {
        if guards.is_empty() {
            if wanted {
                return self.hoist(call);
            }
            self.line(format!("{call};"));
            return Value::stable("0");
        }
        let test = guards.join(" && ");
        if wanted {
            let t = self.temp();
            self.line(format!("decltype({call}) {t}{{}};"));
            self.line(format!("if ({test}) {t} = {call};"));
            Value::stable(t)
        } else {
            self.line(format!("if ({test}) {call};"));
            Value::stable("0")
        }
    }
}

fn is_place(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Local(_) | ExprKind::Deref(_) => true,
        ExprKind::Field(b, _) | ExprKind::Payload(b) => is_place(b),
        ExprKind::Index(i) => is_place(&i.base),
        _ => false,
    }
}

/// Is a method called in `e` on the variable of this place, which it may take as `&mut self`?
fn has_method_of(e: &Expr, place: &Expr) -> bool {
    let mut found = false;
    walk_expr(e, &mut |e| {
        if let ExprKind::Call(callee, args) = &e.kind
            && let Callee::Method { .. } = **callee
        {
            found |= args.first().is_some_and(|a| root(a) == root(place));
        }
    });
    found
}

fn join(values: &[Value]) -> String {
    let list: Vec<&str> = values.iter().map(|v| v.code.as_str()).collect();
    list.join(", ")
}
