//! The signature in Rust beside that of the file: the same number of parameters, the same types, in
//! the same order. What differs is told with both.

use super::types::{Mismatch, Param as Theirs};
use super::{Entry, File};
use crate::diag::{Diagnostics, Place};
use crate::host::{Argument, HandedLength};
use crate::ir::{Param, ParamKind, Rank};
use crate::syntax::{ForeignKeys, Length, readable};
use proc_macro2::Ident;

/// What a launch hands over, and what is left to be asserted.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) arguments: Vec<Argument>,
    pub(super) lengths: Vec<HandedLength>,
    pub(super) named: Vec<(String, syn::Type)>,
    pub(super) sized: Vec<(syn::Type, u64)>,
}

struct Compare<'a> {
    name: &'a Ident,
    params: &'a [Param],
    entry: &'a Entry,
    file: &'a File,
    diag: &'a Diagnostics,
    plan: Plan,
    /// For each parameter of the kernel what it is handed over.
    handed: Vec<Option<Argument>>,
}

/// Compares; what differs is reported.
pub(super) fn compare(
    name: &Ident,
    params: &[Param],
    keys: &ForeignKeys,
    entry: &Entry,
    file: &File,
    diag: &Diagnostics,
) -> Plan {
    let mut c = Compare {
        name,
        params,
        entry,
        file,
        diag,
        plan: Plan::default(),
        handed: vec![None; entry.params.len()],
    };
    let lengths = c.named_lengths(keys);
    if diag.is_empty() && c.walk(&lengths) {
        c.left_over();
        c.changed_places();
    }
    c.plan.arguments = c.handed.iter().copied().flatten().collect();
    c.plan
}

/// Where an array's length goes.
#[derive(Clone, Copy)]
enum Goes {
    /// Behind its pointer.
    Behind,
    /// To a parameter that the attribute names, or nowhere.
    Elsewhere,
}

impl Compare<'_> {
    /// An error that shows both signatures.
    fn differ(&self, at: impl Into<Place>, message: String, help: &str) {
        let rust: Vec<String> = self.params.iter().skip(1).map(declared).collect();
        let theirs: Vec<&str> = self.entry.params.iter().map(|p| p.text.as_str()).collect();
        let (language, File { shown, .. }) = (self.file.language(), self.file);
        self.diag.error(
            at,
            format_args!(
                "{message}\n  Rust  {}({})\n  {language}  {}({})\nnote: the kernel stands in `{shown}`, line {}{help}",
                self.name,
                rust.join(", "),
                self.entry.name,
                theirs.join(", "),
                self.entry.line,
            ),
        );
    }

    /// `len(points = n)`: the parameters that get lengths, and which arrays have none behind them.
    fn named_lengths(&mut self, keys: &ForeignKeys) -> Vec<Goes> {
        let mut goes = vec![Goes::Behind; self.params.len()];
        for (array, length) in &keys.len {
            let at = self.params.iter().position(|p| p.name == *array);
            let Some(of) = at.filter(|i| is_array(&self.params[*i].kind)) else {
                self.diag.error_with(
                    array,
                    format!("`{array}` is no array of this kernel"),
                    "`len(points = n)` says that the kernel's parameter `n` is the length of the array `points`",
                );
                continue;
            };
            if matches!(goes[of], Goes::Elsewhere) {
                self.diag.error_with(
                    array,
                    format!("`{array}` has its length twice"),
                    "keep one of them",
                );
            }
            goes[of] = Goes::Elsewhere;
            let Length::Named(name) = length else {
                continue;
            };
            let Some(at) = self.entry.params.iter().position(|p| *name == p.name) else {
                self.differ(name, format!("the kernel has no parameter `{name}`"), "");
                continue;
            };
            let theirs = &self.entry.params[at];
            let Some(ty) = theirs.ty.integer() else {
                self.differ(
                    name,
                    format!("`{}` is no integer, so it is no length", theirs.text),
                    "",
                );
                continue;
            };
            let lengths = &mut self.plan.lengths;
            let spelled = theirs.text.clone();
            match self.handed.get_mut(at) {
                Some(Some(Argument::Length(n))) => {
                    if let Some(known) = lengths.get_mut(*n) {
                        known.of.push(of);
                    }
                }
                Some(place) => {
                    *place = Some(Argument::Length(lengths.len()));
                    lengths.push(HandedLength {
                        of: vec![of],
                        ty,
                        spelled,
                    });
                }
                None => {}
            }
        }
        goes
    }

    /// The next parameter of the kernel that nothing is handed over for.
    fn next(&self, from: &mut usize) -> Option<usize> {
        let free = (*from..self.handed.len()).find(|i| self.handed[*i].is_none())?;
        *from = free + 1;
        Some(free)
    }

    /// One parameter after the other; false after the first mistake, behind which all would be.
    fn walk(&mut self, goes: &[Goes]) -> bool {
        let mut at = 0;
        for (i, p) in self.params.iter().enumerate().skip(1) {
            if let ParamKind::Slice(Rank::Two | Rank::Three, _)
            | ParamKind::Own(Rank::Two | Rank::Three, _) = &p.kind
            {
                self.diag.error_with(
                    &p.ty,
                    "a kernel from a file takes arrays without a shape",
                    "take `&[T]` or `&mut [T]`, and rows and columns as numbers",
                );
                return false;
            }
            let Some(theirs) = self.next(&mut at) else {
                let message = format!("the kernel has no parameter for `{}`", p.name);
                self.differ(&p.name, message, "");
                return false;
            };
            if !self.same(i, theirs) {
                return false;
            }
            if !is_array(&p.kind) {
                self.handed[theirs] = Some(Argument::Value(i));
                continue;
            }
            self.handed[theirs] = Some(Argument::Pointer(i));
            if matches!(goes[i], Goes::Elsewhere) {
                continue;
            }
            let behind = self.next(&mut at);
            let length = behind.filter(|n| self.entry.params[*n].ty.is_length());
            let Some(length) = length else {
                self.no_length(i, behind);
                return false;
            };
            let n = self.plan.lengths.len();
            self.handed[length] = Some(Argument::Length(n));
            self.plan.lengths.push(HandedLength {
                of: vec![i],
                ty: crate::ir::Scalar::U64,
                spelled: self.entry.params[length].text.clone(),
            });
        }
        true
    }

    fn no_length(&self, of: usize, behind: Option<usize>) {
        let p = &self.params[of];
        let integer = |t: &&Theirs| t.ty.integer().is_some() && !t.name.is_empty();
        let mut integers = self.entry.params.iter().filter(integer);
        let example = integers.next().map_or("n", |t| t.name.as_str());
        let behind = match behind {
            Some(n) => format!("`{}` stands there", self.entry.params[n].text),
            None => "nothing stands there".to_owned(),
        };
        let help = format!(
            "\nhelp: name the parameter that has it in the attribute: `len({0} = {example})`; `len({0} = _)` if there is none",
            p.name
        );
        let message = format!(
            "the length of `{}` goes behind its pointer as 64 bits without sign, and {behind}",
            p.name
        );
        self.differ(&p.name, message, &help);
    }

    /// Whether the kernel's parameter takes ours.
    fn same(&mut self, ours: usize, theirs: usize) -> bool {
        let p = &self.params[ours];
        let their = &self.entry.params[theirs];
        let (result, inner) = match &p.kind {
            ParamKind::Slice(_, e) => (their.ty.points_to(e, false), e),
            ParamKind::Own(_, e) | ParamKind::Atomics(e) => (their.ty.points_to(e, true), e),
            _ => (their.ty.takes(&p.ty), &p.ty),
        };
        match result {
            Ok(asserted) => {
                if let Some(name) = asserted.named {
                    self.plan.named.push((name, inner.clone()));
                }
                if let Some(bytes) = asserted.bytes {
                    self.plan.sized.push((inner.clone(), bytes));
                }
                true
            }
            Err(Mismatch::Different(why)) => {
                let message = format!(
                    "`{}` is `{}` here and `{}` in the kernel: {why}",
                    p.name,
                    readable(&p.ty),
                    their.text
                );
                self.differ(&p.ty, message, "");
                false
            }
            Err(Mismatch::Unknown) => {
                let message = format!(
                    "`{}` cannot be compared with `{}`: the macro sees how a type is spelled and no more",
                    readable(&p.ty),
                    their.text
                );
                self.differ(&p.ty, message, "\nhelp: write the scalar itself: `f32`");
                false
            }
        }
    }

    fn left_over(&self) {
        let missing: Vec<&str> = (self.entry.params.iter().zip(&self.handed))
            .filter(|(_, handed)| handed.is_none())
            .map(|(p, _)| p.text.as_str())
            .collect();
        if let Some(first) = missing.first() {
            let more = match missing.len() {
                1 => String::new(),
                n => format!(" and {} more", n - 1),
            };
            let message = format!("`{first}`{more} of the kernel has no parameter here");
            self.differ(self.name, message, "");
        }
    }

    /// Counter-example: `fn blend(over: &[f32], under: &[f32])` for a kernel that takes `under` first.
    fn changed_places(&self) {
        for (theirs, handed) in self.entry.params.iter().zip(&self.handed) {
            let Some(Argument::Value(i) | Argument::Pointer(i)) = handed else {
                continue;
            };
            let ours = &self.params[*i].name;
            let other = |p: &&Theirs| *ours == p.name;
            if *ours != theirs.name
                && !theirs.name.is_empty()
                && self.entry.params.iter().any(|p| other(&p))
            {
                let message = format!(
                    "`{ours}` is handed over as `{}`, and the kernel has a parameter `{ours}` elsewhere",
                    theirs.text
                );
                self.differ(
                    ours,
                    message,
                    "\nhelp: put the parameters into the kernel's order, or give this one another name",
                );
                return;
            }
        }
    }
}

fn is_array(kind: &ParamKind) -> bool {
    matches!(
        kind,
        ParamKind::Slice(..) | ParamKind::Own(..) | ParamKind::Atomics(_)
    )
}

fn declared(p: &Param) -> String {
    let out = if p.out { "#[out] " } else { "" };
    format!("{out}{}: {}", p.name, readable(&p.ty))
}
