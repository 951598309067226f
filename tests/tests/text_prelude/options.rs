//! The methods of `Option`, and the one of `bool` that makes it.

use gpu_runtime::kernel::ops::option;

use super::scalar::{Maybe, Unused};
use super::table::Table;

type None = Unused;

macro_rules! options {
    ($table:ident: $($t:ident)*) => {$(
        $table.method("option::is_some", |a: Maybe<$t>, _: None, _: None| {
            option::is_some::<$t>(a.into())
        });
        $table.method("option::is_none", |a: Maybe<$t>, _: None, _: None| {
            option::is_none::<$t>(a.into())
        });
        $table.method("option::unwrap", |a: Maybe<$t>, _: None, _: None| {
            option::unwrap::<$t>(a.into())
        });
        $table.method("option::unwrap_or", |a: Maybe<$t>, b: $t, _: None| {
            option::unwrap_or(a.into(), b)
        });
        $table.method("option::then_some", |a: bool, b: $t, _: None| option::then_some(a, b));
    )*};
}

pub fn add_cases(table: &mut Table) {
    options!(table: bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);
}
