//! Calls of the built-in methods: `x.max(y)`, `f32::max(x, y)`, `o.unwrap_or(x)`.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{
    Builtin, Callee, Class, Expr, ExprKind, Kind, Return, Scalar, Ty, TyId, builtin, builtins,
};
use proc_macro2::Ident;

impl Lowerer<'_> {
    /// The call of `b`, whose name is spelled `method`, on a receiver.
    pub(super) fn builtin_call(
        &mut self,
        b: &'static Builtin,
        method: &Ident,
        recv: Expr,
        args: Vec<Expr>,
        span: Place,
        words: String,
    ) -> Expr {
        let recv = self.scalar_value(recv);
        let receiver = self.value_type(&recv);
        match self.types.get(receiver) {
            Some(Ty::Scalar(s)) if b.class == Class::Option || !b.class.has(s) => {
                return self.no_method(s, method, args.len());
            }
            Some(Ty::MaybeToken) => {
                return self.error(
                    Place::from(&method),
                    format!("`{method}` is not for the `Option` of a token"),
                    "write `if let Some(i) = t.id()`: only there the token is the thread's own",
                );
            }
            _ => {}
        }
        let inner = match b.class {
            Class::Option => self.inner(receiver),
            _ => receiver,
        };
        let first = args.first().map(|a| self.value_type(a));
        for (arg, kind) in args.iter().zip(b.args) {
            let given = self.value_type(arg);
            let wanted = self.kind(*kind, receiver, inner, given);
            self.types.unify(given, wanted);
        }
        let any = first.unwrap_or(receiver);
        let ty = match b.ret {
            Return::One(kind) => self.kind(kind, receiver, inner, any),
            Return::Maybe(kind) => {
                let value = self.kind(kind, receiver, inner, any);
                self.types.known(Ty::Option(value))
            }
            Return::Flagged => {
                let flag = self.types.scalar(Scalar::Bool);
                self.types.tuple(vec![receiver, flag])
            }
            Return::Pair => self.types.tuple(vec![receiver, receiver]),
        };
        let site = self.site(span, words);
        let mut all = vec![recv];
        all.extend(args);
        let callee = Callee::Builtin(b, site, None);
        self.make(ExprKind::Call(Box::new(callee), all), span, ty)
    }

    /// `f32::max(a, b)`: the method, its receiver written as the first argument.
    pub(super) fn scalar_path_call(
        &mut self,
        s: Scalar,
        method: &Ident,
        args: Vec<Expr>,
        span: Place,
        words: String,
    ) -> Expr {
        if method == "from" {
            return self.error(
                span,
                format!("`{0}::from` is not part of the kernel language", s.name()),
                format!("write `x as {}`", s.name()),
            );
        }
        let (name, given) = (method.to_string(), args.len().saturating_sub(1));
        let mut args = args.into_iter();
        let (Some(recv), Some(b)) = (args.next(), builtin(&name, given)) else {
            return self.no_method(s, method, given);
        };
        let receiver = self.value_type(&recv);
        let named = self.types.scalar(s);
        self.types.unify(receiver, named);
        if b.class == Class::Option || !b.class.has(s) {
            return self.no_method(s, method, given);
        }
        let mut call = self.builtin_call(b, method, recv, args.collect(), span, words);
        // `then_some` of a `bool` is generic in its argument instead.
        if let ExprKind::Call(callee, _) = &mut call.kind
            && let Callee::Builtin(_, _, of) = &mut **callee
            && b.class != Class::Bool
        {
            *of = Some(s);
        }
        call
    }

    /// `s` has no method of this name, or none that takes so many arguments.
    pub(super) fn no_method(&mut self, s: Scalar, method: &Ident, args: usize) -> Expr {
        let at = Place::from(&method);
        let mut of_this_name = builtins().filter(|b| method == b.name);
        match of_this_name.next() {
            Some(b) if b.class != Class::Option && b.class.has(s) => self.error(
                at,
                format!("`{method}` does not take {args} argument(s)"),
                "call it as on the host",
            ),
            Some(b) => {
                let way_out = match b.class {
                    Class::Option | Class::Bool => "",
                    _ => ": convert with `as` first",
                };
                self.error(
                    at,
                    format!("`{}` has no method `{method}`", s.name()),
                    format!("`{method}` is a method of {}{way_out}", receivers(b.class)),
                )
            }
            None => self.error(
                at,
                format!("`{}` has no method `{method}` in a kernel", s.name()),
                "write a #[gpu_fn] that takes the value; the methods of scalars are those of the standard library that a GPU has",
            ),
        }
    }

    /// What an `Option` of type `option` may hold.
    fn inner(&mut self, option: TyId) -> TyId {
        if let Some(Ty::Option(inner)) = self.types.get(option) {
            return inner;
        }
        let inner = self.types.open();
        let known = self.types.known(Ty::Option(inner));
        self.types.unify(option, known);
        inner
    }

    fn kind(&mut self, kind: Kind, receiver: TyId, inner: TyId, any: TyId) -> TyId {
        let known = self.types.scalar_of(receiver);
        let scalar = match kind {
            Kind::Same => return receiver,
            Kind::Inner => return inner,
            Kind::Any => return any,
            Kind::Bool => Some(Scalar::Bool),
            Kind::I32 => Some(Scalar::I32),
            Kind::U32 => Some(Scalar::U32),
            Kind::Unsigned => known.map(Scalar::unsigned),
            Kind::Signed => known.map(Scalar::signed),
        };
        match scalar {
            Some(s) => self.types.scalar(s),
            None => self.types.open(),
        }
    }
}

/// The receivers of a class, in words.
fn receivers(class: Class) -> &'static str {
    match class {
        Class::Float => "f32 and f64",
        Class::Int => "the integers",
        Class::SignedInt => "the signed integers",
        Class::UnsignedInt => "the unsigned integers",
        Class::Num => "the numbers",
        Class::SignedNum => "the floats and the signed integers",
        Class::Bool => "bool",
        Class::Option => "`Option`",
    }
}
