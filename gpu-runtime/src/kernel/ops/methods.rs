//! How the traits of methods are written: each method once, with its documentation, its kinds of
//! arguments and result, and its value.

/// The type of an argument or result, for the receiver `$s`.
macro_rules! kind {
    (same $s:ty) => { $s };
    (bool $s:ty) => { bool };
    (u32 $s:ty) => { u32 };
    (i32 $s:ty) => { i32 };
    (bits $s:ty) => { <$s as $crate::kernel::ops::float::Float>::Bits };
    (unsigned $s:ty) => { <$s as $crate::kernel::ops::int::Int>::Unsigned };
    (signed $s:ty) => { <$s as $crate::kernel::ops::int::Int>::Signed };
    (pair $s:ty) => { ($s, $s) };
    (flagged $s:ty) => { ($s, bool) };
    (maybe $s:ty) => { Option<$s> };
    (maybe_u32 $s:ty) => { Option<u32> };
    (maybe_signed $s:ty) => { Option<<$s as $crate::kernel::ops::int::Int>::Signed> };
    (faulting $s:ty) => { Result<$s, $crate::error::FaultKind> };
    (faulting_u32 $s:ty) => { Result<u32, $crate::error::FaultKind> };
    (faulting_flagged $s:ty) => { Result<($s, bool), $crate::error::FaultKind> };
}

/// A trait, its implementations, and a free function for each of its methods. In an entry's value
/// the receiver is of a concrete type, so that its methods are those of the standard library.
macro_rules! methods {
    (
        $(#[$about:meta])*
        trait $trait:ident: $above:ident
        { $($(#[$type_doc:meta])* type $type:ident;)* }
        for { $($t:ty { $($item:tt)* })* }
        $table:tt
    ) => {
        methods!(@trait { $(#[$about])* } $trait $above { $($(#[$type_doc])* type $type;)* } $table);
        $(methods!(@implement $trait $t { $($item)* } $table);)*
        methods!(@functions $trait $table);
    };
    (@trait { $($about:tt)* } $trait:ident $above:ident { $($types:tt)* } {
        $($(#[$doc:meta])* $name:ident($x:ident $(, $y:ident: $arg:ident)*) -> $ret:ident = $value:expr;)*
    }) => {
        $($about)*
        pub trait $trait: $above + Copy {
            $($types)*
            $(#[doc(hidden)] fn $name(self $(, $y: kind!($arg Self))*) -> kind!($ret Self);)*
        }
    };
    (@implement $trait:ident $t:ty { $($item:tt)* } {
        $($(#[$doc:meta])* $name:ident($x:ident $(, $y:ident: $arg:ident)*) -> $ret:ident = $value:expr;)*
    }) => {
        impl $trait for $t {
            $($item)*
            $(
                #[inline(always)]
                fn $name(self $(, $y: kind!($arg $t))*) -> kind!($ret $t) {
                    let $x = self;
                    $value
                }
            )*
        }
    };
    (@functions $trait:ident {
        $($(#[$doc:meta])* $name:ident($x:ident $(, $y:ident: $arg:ident)*) -> $ret:ident = $value:expr;)*
    }) => {
        $(
            $(#[$doc])*
            #[inline(always)]
            pub fn $name<T: $trait>($x: T $(, $y: kind!($arg T))*) -> kind!($ret T) {
                <T as $trait>::$name($x $(, $y)*)
            }
        )*
    };
}

/// [`methods`] for every integer.
macro_rules! int_methods {
    ($(#[$about:meta])* trait $trait:ident { $($table:tt)* }) => {
        methods! {
            $(#[$about])*
            trait $trait: Int {}
            for { i8 {} i16 {} i32 {} i64 {} isize {} u8 {} u16 {} u32 {} u64 {} usize {} }
            { $($table)* }
        }
    };
}

pub(super) use {int_methods, kind, methods};
