//! Turns a body into IR: every name resolved to a local, a constant or a callee, every type that
//! homogeneous operators force inferred, every place that can fault numbered.

mod builtin;
mod call;
mod chain;
mod collective;
mod each;
mod expr;
mod flow;
mod index;
mod loops;
mod matching;
mod operator;
mod pattern;
mod pattern_part;
mod pattern_test;
mod place;
mod print;
pub(crate) mod proven;
mod stmt;
mod sugar;

use crate::diag::{Diagnostics, Place};
use crate::ir::{
    Expr, ExprKind, FnKind, Function, Launch, Local, LocalId, Origin, Param, Site, SiteId, TyId,
    Types,
};
use crate::syntax::{Header, ScalarNames};
use proc_macro2::{Ident, TokenStream};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What `lower` makes: the function and the scalar names whose spelling it believed.
pub struct Lowered {
    /// The function.
    pub function: Function,
    /// Scalar names to be asserted in the generated Rust.
    pub names: ScalarNames,
}

/// The item around a body.
pub struct Item {
    /// The user's visibility.
    pub vis: syn::Visibility,
    /// Attributes that pass through.
    pub attrs: Vec<syn::Attribute>,
    /// Name and generics.
    pub sig: syn::Signature,
    /// The path to gpu-runtime.
    pub krate: TokenStream,
}

/// Lowers a body.
pub fn lower(
    item: Item,
    header: Header,
    launch: Option<Launch>,
    body: &syn::Block,
    diag: &Diagnostics,
) -> Lowered {
    let mut l = Lowerer {
        kind: header.kind,
        params: header.params,
        locals: header.locals,
        types: header.types,
        names: header.names,
        generics: &item.sig.generics,
        launch: launch.as_ref(),
        ret: header.ret_ty,
        scopes: vec![HashMap::new()],
        loops: Vec::new(),
        trusted: 0,
        sites: Vec::new(),
        exprs: 0,
        slots: 0,
        errors: 0,
        poisoned: Vec::new(),
        collected: None,
        unique: HashSet::new(),
        shadowed: HashMap::new(),
        fn_name: &item.sig.ident,
        diag,
    };
    for (i, local) in l.locals.iter_mut().enumerate() {
        let name = syn::ext::IdentExt::unraw(&local.name).to_string();
        if l.scopes[0]
            .insert(name.clone(), LocalId(i as u32))
            .is_some()
        {
            diag.error_with(
                local.name.span(),
                format!("`{name}` is named twice"),
                "rename one of the parameters",
            );
        }
        l.unique.insert(name);
    }
    let mut body = l.block(body);
    if let (Some(ret), Some(tail)) = (l.ret, &body.tail) {
        l.types.unify(ret, tail.ty);
    }
    if l.kind.is_kernel() {
        // A kernel has no value: its tail is a statement.
        if let Some(tail) = body.tail.take() {
            body.stmts.push(crate::ir::Stmt::Expr(*tail));
        }
    }
    let Lowerer {
        kind,
        params,
        locals,
        types,
        names,
        sites,
        exprs,
        ..
    } = l;
    let mut function = Function {
        kind,
        vis: item.vis,
        attrs: item.attrs,
        name: item.sig.ident.clone(),
        generics: item.sig.generics.clone(),
        params,
        ret: header.ret,
        body,
        locals,
        types,
        sites,
        proven: BTreeSet::new(),
        known: BTreeMap::new(),
        interior: None,
        expr_count: exprs,
        launch,
        krate: item.krate,
    };
    if diag.is_empty() {
        (function.proven, function.known) = proven::in_bounds(&function);
        function.interior = proven::interior(&function);
    }
    Lowered { function, names }
}

/// A loop around the place at hand.
struct Loop {
    /// Its label, or nothing.
    label: String,
    /// `loop`, which alone may have a value.
    endless: bool,
    /// What its `break value;` assign, once one was met.
    value: Option<LocalId>,
}

pub(crate) struct Lowerer<'a> {
    kind: FnKind,
    params: Vec<Param>,
    locals: Vec<Local>,
    types: Types,
    names: ScalarNames,
    generics: &'a syn::Generics,
    launch: Option<&'a Launch>,
    ret: Option<TyId>,
    scopes: Vec<HashMap<String, LocalId>>,
    /// The loops around this place, the innermost last.
    loops: Vec<Loop>,
    /// How many `unsafe` blocks with a reason are around this place.
    trusted: usize,
    sites: Vec<Site>,
    exprs: u32,
    slots: u32,
    errors: u32,
    /// Locals whose value was already reported as a mistake.
    poisoned: Vec<LocalId>,
    /// A collective that has its variable already, and the variable.
    collected: Option<(*const syn::ExprMethodCall, LocalId)>,
    unique: HashSet<String>,
    /// The last number that a name was made unique with.
    shadowed: HashMap<String, u32>,
    fn_name: &'a Ident,
    diag: &'a Diagnostics,
}

impl Lowerer<'_> {
    fn make(&mut self, kind: ExprKind, at: impl Into<Place>, ty: TyId) -> Expr {
        self.exprs += 1;
        let at = at.into();
        Expr {
            id: self.exprs - 1,
            kind,
            span: at.start(),
            at,
            ty,
        }
    }

    /// A stand-in after an error, so that the rest is still read.
    fn error(
        &mut self,
        at: impl Into<Place>,
        message: impl std::fmt::Display,
        help: impl std::fmt::Display,
    ) -> Expr {
        let at = at.into();
        self.errors += 1;
        self.diag.error_with(at, message, help);
        let ty = self.types.open();
        self.make(ExprKind::Lit(crate::ir::Literal::Bool(false)), at, ty)
    }

    fn site(&mut self, at: impl Into<Place>, what: String) -> SiteId {
        let span = at.into().start();
        self.sites.push(Site { span, what });
        SiteId(self.sites.len() as u32 - 1)
    }

    fn slot(&mut self) -> u32 {
        self.slots += 1;
        self.slots - 1
    }

    fn lookup(&self, name: &str) -> Option<LocalId> {
        // To rustc `r#n` and `n` are one name.
        let name = name.strip_prefix("r#").unwrap_or(name);
        self.scopes.iter().rev().find_map(|s| s.get(name).copied())
    }

    /// Makes a local and brings it into scope.
    fn declare(&mut self, name: &Ident, mutable: bool, ty: TyId, origin: Origin) -> LocalId {
        let text = syn::ext::IdentExt::unraw(name).to_string();
        let unique = self.unique_name(&text);
        let id = LocalId(self.locals.len() as u32);
        self.locals.push(Local {
            name: name.clone(),
            unique,
            mutable,
            ty,
            annotation: None,
            origin,
        });
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(text, id);
        }
        id
    }

    /// `v`, `v_2`, `v_3`, and past the names that the user has: `let v_2 = ..; let v = v + 1;`.
    fn unique_name(&mut self, text: &str) -> String {
        let mut unique = text.to_owned();
        let n = self.shadowed.entry(text.to_owned()).or_insert(1);
        while !self.unique.insert(unique.clone()) {
            *n += 1;
            unique = format!("{text}_{n}");
        }
        unique
    }
}
