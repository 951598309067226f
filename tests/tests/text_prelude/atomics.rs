//! Atomic operations by one thread: what they return and what they leave. (What many threads do
//! to one cell is in `text_shim`.)

use gpu_runtime::kernel::atomic::{self, Atomic};

use super::scalar::Unused;
use super::table::Table;

type None = Unused;

/// The comma expression returns what the operation returns, or what is in the cell after it.
macro_rules! old_and_new {
    ($table:ident, $t:ty: $($name:ident $cuda:literal)*) => {$(
        $table.add(
            concat!("gpu::", $cuda, "(&cell, b)"), 0,
            |a: $t, b: $t, _: None| atomic::$name(&Atomic::new(a), b),
        );
        $table.add(
            concat!("((void)gpu::", $cuda, "(&cell, b), cell)"), 0,
            |a: $t, b: $t, _: None| {
                let cell = Atomic::new(a);
                let _ = atomic::$name(&cell, b);
                cell.into_inner()
            },
        );
    )*};
}

macro_rules! numbers {
    ($table:ident: $($t:ty)*) => {$(
        old_and_new!($table, $t:
            add "atomic_add" sub "atomic_sub" min "atomic_min" max "atomic_max"
            exchange "atomic_exchange");
        $table.add("gpu::atomic_load(&cell)", 0,
            |a: $t, _: None, _: None| atomic::load(&Atomic::new(a)));
        $table.add("(gpu::atomic_store(&cell, b), cell)", 0, |a: $t, b: $t, _: None| {
            let cell = Atomic::new(a);
            atomic::store(&cell, b);
            cell.into_inner()
        });
        $table.add("gpu::atomic_compare_exchange(&cell, b, c)", 0,
            |a: $t, b: $t, c: $t| atomic::compare_exchange(&Atomic::new(a), b, c));
        $table.add("((void)gpu::atomic_compare_exchange(&cell, b, c), cell)", 0,
            |a: $t, b: $t, c: $t| {
                let cell = Atomic::new(a);
                atomic::compare_exchange(&cell, b, c);
                cell.into_inner()
            });
    )*};
}

macro_rules! integers {
    ($table:ident: $($t:ty)*) => {
        $(old_and_new!($table, $t: and "atomic_and" or "atomic_or" xor "atomic_xor");)*
    };
}

pub fn add_cases(table: &mut Table) {
    numbers!(table: i32 u32 i64 u64 f32 f64);
    integers!(table: i32 u32 i64 u64);
}
