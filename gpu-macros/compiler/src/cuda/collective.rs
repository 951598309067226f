//! Collectives as C++: calls of `kernel/prelude/collective.cuh`.

use super::{Cuda, Hole};
use crate::ir::{Callee, Expr, ExprKind, Group, LocalId, Operand, collective_of};

impl Cuda<'_> {
    /// `let local = t.block_sum(x);`, if `e` is a collective. One of a block tells its threads to
    /// leave where one of them has faulted.
    pub(super) fn collective(&mut self, local: LocalId, e: &Expr) -> bool {
        let (Some(c), ExprKind::Call(callee, args)) = (collective_of(e), &e.kind) else {
            return false;
        };
        let Callee::Collective(_, site) = &**callee else {
            return false;
        };
        let refs: Vec<&Expr> = args.iter().collect();
        let values = self.operands(&refs);
        let mut list: Vec<String> = values.into_iter().map(|v| v.code).collect();
        let (name, ty) = (self.name(local), self.local_type(local));
        let namespace = self.holes.add(Hole::Collectives);
        // One that only waits has a variable that the user did not write.
        let unused = match self.f.local(local).name.to_string().starts_with("__") {
            true => "[[maybe_unused]] ",
            false => self.unused(local),
        };
        let function = c.name;
        if c.group == Group::Warp {
            let is_const = if self.f.local(local).mutable {
                ""
            } else {
                "const "
            };
            let list = list.join(", ");
            // A function of numbers is a template: C++ would take the type of what it has promoted.
            let of = match c.operand {
                Operand::Condition => String::new(),
                Operand::Number | Operand::Value => format!("<{ty}>"),
            };
            self.line(format!(
                "{unused}{is_const}{ty} {name} = {namespace}::{function}{of}({list});"
            ));
            return true;
        }
        if c.second.is_some() {
            list.push(self.site(*site));
        }
        list.push(name.clone());
        let list = list.join(", ");
        self.line(format!("{unused}{ty} {name}{{}};"));
        self.line(format!(
            "if ({namespace}::{function}(gpu_cx, {list})) return;"
        ));
        true
    }
}
