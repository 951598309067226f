//! Loops as C++.

use super::shape::{bare, has_barrier, meets_barrier};
use super::{Cuda, ident};
use crate::ir::{Block, Expr, For};
use proc_macro2::Ident;

impl Cuda<'_> {
    /// A faulted thread of a cooperative kernel runs on to its next barrier: its loops must end.
    /// A loop around a barrier goes on: its threads leave together at that barrier.
    pub(super) fn unless_failed(&self, test: String, body: &Block) -> String {
        if !self.is_cooperative() || has_barrier(body) {
            return test;
        }
        format!("{test} && !gpu_cx.failed")
    }

    pub(super) fn while_loop(&mut self, label: &Option<Ident>, c: &Expr, b: &Block) {
        let mark = self.lines.len();
        self.depth += 1;
        let test = self.value(c);
        self.depth -= 1;
        if self.lines.len() == mark {
            let test = self.unless_failed(test.code, b);
            self.line(format!("while ({}) {{", bare(&test)));
            self.loop_body(label, b, None);
        } else {
            let indent = "    ".repeat(self.depth);
            self.lines.insert(mark, format!("{indent}while (true) {{"));
            let test = self.unless_failed(test.code, b);
            self.line(format!("    if (!({test})) break;"));
            self.loop_body(label, b, None);
        }
    }

    /// The rest of a loop after its opening brace. The body has braces of its own, so that a jump
    /// to its end crosses no declaration.
    pub(super) fn loop_body(&mut self, label: &Option<Ident>, b: &Block, first: Option<String>) {
        let label = label.as_ref().map(|l| {
            let unique = format!("{}_{}", ident(&l.to_string()), self.temp());
            self.labels.push((l.to_string(), unique.clone()));
            unique
        });
        self.nested(|c| {
            if let Some(first) = first {
                c.line(first);
            }
            if has_barrier(b) && !meets_barrier(b) {
                // The body's own barrier may be skipped; the threads that faulted leave here, with
                // their block.
                c.line("if (__syncthreads_or(gpu_cx.failed)) return;");
            }
            match &label {
                Some(l) => {
                    c.line("{");
                    c.nested(|c| c.body(b));
                    c.line("}");
                    c.line(format!("{l}_continue:;"));
                }
                None => c.body(b),
            }
        });
        self.line("}");
        if let Some(l) = label {
            self.labels.pop();
            self.line(format!("{l}_break:;"));
        }
    }

    /// The C++ name of the innermost loop labelled `l`.
    pub(super) fn label(&self, l: &Ident) -> String {
        let l = l.to_string();
        let found = self.labels.iter().rev().find(|(name, _)| *name == l);
        found.map_or(l, |(_, unique)| unique.clone())
    }

    pub(super) fn for_loop(&mut self, l: &For) {
        if let Some((step, site)) = &l.step {
            return self.stepped_loop(l, step, *site);
        }
        let ty = self.local_type(l.local);
        let ends = self.operands(&[&l.start, &l.end]);
        let (start, end) = (self.temp(), self.temp());
        self.line(format!("const {ty} {start} = {};", ends[0].code));
        self.line(format!("const {ty} {end} = {};", ends[1].code));
        let k = self.temp();
        let bind = self.bound(l, &ty, &k);
        let go = |c: &Self, t: String| c.unless_failed(t, &l.body);
        match (l.inclusive, l.reversed) {
            (false, false) => {
                let test = go(self, format!("{k} < {end}"));
                self.line(format!("for ({ty} {k} = {start}; {test}; ++{k}) {{"));
                self.loop_body(&l.label, &l.body, Some(bind));
            }
            (false, true) => {
                let test = go(self, format!("{k} > {start}"));
                self.line(format!("for ({ty} {k} = {end}; {test};) {{"));
                let bind = format!("--{k}; {bind}");
                self.loop_body(&l.label, &l.body, Some(bind));
            }
            (true, reversed) => {
                // Stops on the last value itself: the next one may not exist.
                let (first, last, step) = if reversed {
                    (&end, &start, "sub")
                } else {
                    (&start, &end, "add")
                };
                let more = self.temp();
                let test = go(self, more.clone());
                self.line(format!("bool {more} = {start} <= {end};"));
                self.line(format!(
                    "for ({ty} {k} = {first}; {test}; {more} = {k} != {last}, {k} = gpu::{step}({k}, ({ty})1)) {{"
                ));
                self.loop_body(&l.label, &l.body, Some(bind));
            }
        }
    }

    /// The loop's variable, which the body may change without changing the round.
    fn bound(&self, l: &For, ty: &str, value: &str) -> String {
        let is_const = if self.f.local(l.local).mutable {
            ""
        } else {
            "const "
        };
        let (unused, name) = (self.unused(l.local), self.name(l.local));
        format!("{unused}{is_const}{ty} {name} = {value};")
    }

    /// A loop with a step counts its rounds: the number behind the last one may not exist.
    fn stepped_loop(&mut self, l: &For, step: &Expr, site: crate::ir::SiteId) {
        let ty = self.local_type(l.local);
        let ends = self.operands(&[&l.start, &l.end, step]);
        let (start, end, step) = (self.temp(), self.temp(), self.temp());
        self.line(format!("const {ty} {start} = {};", ends[0].code));
        self.line(format!("const {ty} {end} = {};", ends[1].code));
        self.line(format!("const u64 {step} = {};", ends[2].code));
        self.asserted(&format!("{step} != 0"), site);
        let (rounds, k) = (self.temp(), self.temp());
        let inclusive = l.inclusive;
        self.line(format!(
            "const u64 {rounds} = gpu::rounds<{inclusive}>({start}, {end}, {step});"
        ));
        let test = self.unless_failed(format!("{k} < {rounds}"), &l.body);
        self.line(format!("for (u64 {k} = 0; {test}; ++{k}) {{"));
        let value = match (l.reversed, l.inclusive) {
            (false, _) => format!("gpu::stepped({start}, {k} * {step})"),
            (true, true) => format!("gpu::stepped_back({end}, {k} * {step})"),
            (true, false) => format!("gpu::stepped_back({end}, {k} * {step} + 1)"),
        };
        let bind = self.bound(l, &ty, &value);
        self.loop_body(&l.label, &l.body, Some(bind));
    }
}
