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
            concat!("gpu::", $cuda, "(&cell, b)"),
            |a: $t, b: $t, _: None| atomic::$name(&Atomic::new(a), b),
        );
        $table.add(
            concat!("((void)gpu::", $cuda, "(&cell, b), cell)"),
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
        $table.add("gpu::atomic_load(&cell)",
            |a: $t, _: None, _: None| atomic::load(&Atomic::new(a)));
        $table.add("(gpu::atomic_store(&cell, b), cell)", |a: $t, b: $t, _: None| {
            let cell = Atomic::new(a);
            atomic::store(&cell, b);
            cell.into_inner()
        });
        $table.add("gpu::atomic_compare_exchange(&cell, b, c)",
            |a: $t, b: $t, c: $t| atomic::compare_exchange(&Atomic::new(a), b, c));
        $table.add("((void)gpu::atomic_compare_exchange(&cell, b, c), cell)",
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

/// The CPU side under contention; the CUDA side's twin is in `text_shim`.
#[test]
fn no_atomic_update_of_many_cpu_threads_is_lost() {
    let (sum, float_sum, smallest) = (
        Atomic::new(0_i64),
        Atomic::new(0.0_f32),
        Atomic::new(0.0_f64),
    );
    std::thread::scope(|scope| {
        for thread in 0..4_i64 {
            let (sum, float_sum, smallest) = (&sum, &float_sum, &smallest);
            scope.spawn(move || {
                for i in thread * 10_000..(thread + 1) * 10_000 {
                    sum.add(i);
                    float_sum.add(1.0);
                    smallest.min(-(i as f64));
                }
            });
        }
    });
    assert_eq!(sum.into_inner(), (0..40_000).sum::<i64>());
    assert_eq!(float_sum.into_inner(), 40_000.0);
    assert_eq!(smallest.into_inner(), -39_999.0);
}
