//! Generates CUDA C++: readable text with the kernel's own names. Types that only rustc knows,
//! constants and callees are holes, completed per instance. Reads `ir` only.
//!
//! Expressions become C++ expressions where C++ means the same; whatever can fault, has an effect
//! or has no C++ expression is hoisted into statements first, in Rust's order of evaluation.

mod call;
mod collective;
mod expr;
mod flow;
mod kernel;
mod literal;
mod loops;
mod place;
mod print;
mod rank;
mod shape;
mod template;

pub(crate) use kernel::NAME_MARK;
pub use kernel::text;
pub use template::{Hole, Piece, Template, TypeSource};

use crate::cuda_names::cuda_ident;
use crate::ir::{ExprId, FnKind, Function, LocalId, Slots, Ty};
use proc_macro2::Span;
use template::Holes;

/// The generator of one body.
pub(crate) struct Cuda<'a> {
    f: &'a Function,
    slots: &'a Slots,
    holes: Holes,
    lines: Vec<String>,
    depth: usize,
    temps: u32,
    /// Labels of the loops around this place, each with its C++ name: labels of C++ are names of
    /// the whole function.
    labels: Vec<(String, String)>,
    /// Conditions under which the references of the call at hand exist.
    ref_guards: Vec<String>,
}

/// A C++ expression, and whether it means the same after further statements.
pub(crate) struct Value {
    code: String,
    stable: bool,
}

impl Value {
    fn stable(code: impl Into<String>) -> Self {
        Value {
            code: code.into(),
            stable: true,
        }
    }

    fn volatile(code: impl Into<String>) -> Self {
        Value {
            code: code.into(),
            stable: false,
        }
    }
}

impl<'a> Cuda<'a> {
    fn new(f: &'a Function, slots: &'a Slots) -> Self {
        Cuda {
            f,
            slots,
            holes: Holes::default(),
            lines: Vec::new(),
            depth: 1,
            temps: 0,
            labels: Vec::new(),
            ref_guards: Vec::new(),
        }
    }

    fn line(&mut self, code: impl AsRef<str>) {
        self.lines
            .push(format!("{}{}", "    ".repeat(self.depth), code.as_ref()));
    }

    /// `#line`, so that compilers and profilers show the kernel's own lines.
    fn source_line(&mut self, span: Span) {
        let line = span.start().line;
        let file = span.file();
        if line > 0 && !file.is_empty() && !file.starts_with('<') {
            self.lines.push(format!(
                "#line {line} \"{}\"",
                file.replace('\\', "/").replace('"', "")
            ));
        }
    }

    fn temp(&mut self) -> String {
        self.temps += 1;
        format!("gpu_{}", self.temps)
    }

    /// A temporary that holds `code`.
    fn hoist(&mut self, code: &str) -> Value {
        let t = self.temp();
        self.line(format!("const auto {t} = {code};"));
        Value::stable(t)
    }

    fn name(&self, id: LocalId) -> String {
        ident(&self.f.local(id).unique)
    }

    /// What C++ says before a name that Rust lets go unused.
    fn unused(&self, id: LocalId) -> &'static str {
        if self.f.local(id).unique.starts_with('_') {
            "[[maybe_unused]] "
        } else {
            ""
        }
    }

    /// The C++ type of a local.
    fn local_type(&mut self, id: LocalId) -> String {
        let local = self.f.local(id);
        if let Some(s) = self.f.types.scalar_of(local.ty) {
            return s.name().to_owned();
        }
        if let Some(crate::ir::Ty::Ref(_)) = self.f.types.get(local.ty) {
            return "auto&&".to_owned();
        }
        match self.slots.locals.get(&id) {
            Some(n) => self.holes.add(Hole::Slot(*n)),
            None => match self.f.types.get(local.ty) {
                Some(Ty::ThreadToken(rank)) => rank::id_type(rank).to_owned(),
                _ => "u64".to_owned(),
            },
        }
    }

    /// The C++ type of an expression that has a cell.
    fn expr_type(&mut self, id: ExprId, ty: crate::ir::TyId) -> String {
        if let Some(s) = self.f.types.scalar_of(ty) {
            return s.name().to_owned();
        }
        match self.slots.exprs.get(&id) {
            Some(n) => self.holes.add(Hole::Slot(*n)),
            None => "auto".to_owned(),
        }
    }

    /// What a fault does here: a plain kernel's thread and a device function leave, a cooperative
    /// kernel goes on with a defined value until its next barrier.
    fn leaves(&self) -> Option<&'static str> {
        match self.f.kind {
            FnKind::Cooperative => None,
            FnKind::Plain => Some("return;"),
            _ if self.f.ret.is_none() => Some("return;"),
            _ => Some("return {};"),
        }
    }

    /// After something that may have faulted.
    fn check_failed(&mut self) {
        if let Some(leave) = self.leaves() {
            self.line(format!("if (gpu_cx.failed) {leave}"));
        }
    }

    fn site(&self, id: crate::ir::SiteId) -> String {
        if self.f.kind.is_kernel() {
            format!("{}u", id.0)
        } else {
            format!("gpu_site + {}u", id.0)
        }
    }
}

/// A name of the user in C++: names with the prefix `gpu` are the generator's own.
pub(crate) fn ident(name: &str) -> String {
    let plain = name.strip_prefix("r#").unwrap_or(name);
    if plain.starts_with("gpu") {
        format!("{plain}_")
    } else {
        cuda_ident(plain)
    }
}
