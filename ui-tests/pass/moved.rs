//! Old paths of every kind: they are the new ones, and this crate has no warning.
#![deny(warnings, missing_docs, missing_debug_implementations)]

use gpu_runtime::{moved, moved_from};

/// What moved.
pub mod new {
    use std::fmt::Debug;

    /// A struct with a parameter, a bound and a lifetime.
    #[derive(Debug, PartialEq)]
    pub struct Pool<'a, T: Copy, const N: usize = 2> {
        /// Its values.
        pub values: &'a [T; N],
    }
    /// A tuple struct.
    #[derive(Debug, PartialEq)]
    pub struct Pair(pub f32, pub f32);
    /// A unit struct.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Marker;
    /// An enum.
    #[derive(Debug, PartialEq, Eq, Clone, Copy)]
    pub enum Kind {
        /// One.
        A,
        /// Another.
        B(u8),
    }
    /// A trait.
    pub trait Shape {
        /// Its area.
        fn area(&self) -> f32 {
            1.0
        }
    }
    impl Shape for u8 {}
    /// A constant.
    pub const LIMIT: usize = 7;
    /// A static.
    pub static TABLE: [u8; 2] = [1, 2];
    /// A function.
    pub const fn double(n: u32) -> u32 {
        2 * n
    }
    /// A generic function.
    pub fn collect<T: Clone + Debug, const N: usize>(value: &T) -> Vec<T> {
        vec![value.clone(); N]
    }
    /// Anonymous types.
    pub fn shown(value: impl Debug) -> String {
        format!("{value:?}")
    }
    /// An unsafe function.
    ///
    /// # Safety
    /// None is needed.
    pub unsafe fn careful(n: u8) -> u8 {
        n
    }
    /// More arguments than before.
    pub fn sized(pinned: bool, len: usize) -> (usize, bool) {
        (len, pinned)
    }
    /// A method where a function was.
    #[derive(Debug, Default)]
    pub struct Manager(pub u8);
    impl Manager {
        /// The manager's number.
        pub fn number(&self) -> u8 {
            self.0
        }
    }
    /// A whole module.
    pub mod deep {
        /// Its function.
        pub fn f() -> u8 {
            3
        }
    }
}

/// A macro.
#[macro_export]
macro_rules! new_sum {
    ($($n:expr),*) => { 0 $(+ $n)* };
}

/// The old places of a module that still exists.
pub mod optimization {
    gpu_runtime::moved! {
        in crate::optimization;
        since = "0.0.0", remove_in = "0.2.0";
        tuple struct gpu_memory::Manager => crate::new::Manager;
    }
}

moved! {
    since = "0.0.0", remove_in = "0.2.0";
    test = every_old_path_is_the_new_one;

    struct old::Pool<'a, T: Copy, const N: usize> => crate::new::Pool<'a, T, N>;
    tuple struct old::Pair(f32, f32) => crate::new::Pair (mode = warn, breaks = patterns);
    tuple struct old::exact::Pair => crate::new::Pair;
    unit struct old::Marker => crate::new::Marker;
    enum old::Kind => crate::new::Kind;
    enum old::WarnedKind => crate::new::Kind (mode = warn, breaks = variant_imports);
    trait old::Shape => crate::new::Shape;
    trait old::WarnedShape => crate::new::Shape (mode = warn, breaks = impls);
    const old::MAX: usize => crate::new::LIMIT;
    static old::TABLE: [u8; 2] => crate::new::TABLE;
    const fn old::twice(n: u32) -> u32 => crate::new::double;
    fn old::collect<T: Clone + std::fmt::Debug, const N: usize>(value: &T) -> Vec<T>
        => crate::new::collect;
    fn old::shown(value: impl std::fmt::Debug) -> String => crate::new::shown;
    unsafe fn old::careful(n: u8) -> u8 => crate::new::careful;
    fn old::create(len: usize) -> (usize, bool) => |len| crate::new::sized(true, len)
        (note = "memory is pinned now");
    fn old::number(manager: &crate::new::Manager) -> u8 => crate::new::Manager::number;
    macro old::total => crate::new_sum;
    macro old_sum => crate::new_sum;
    mod old::whole => crate::new::deep;
    use old::all::* => crate::new::deep::*;
    use old::Text => ::std::string::String (since = "0.0.1");
    pub(crate) fn inner(n: u32) -> u32 => crate::new::double;
}

/// The new name.
#[moved_from(from = "older", since = "0.0.0", remove_in = "0.2.0")]
pub fn newer<T: Into<f64>>((a, b): (T, T), mut n: u8) -> f64 {
    n += 1;
    a.into() + b.into() + f64::from(n)
}

/// A counter.
#[derive(Debug)]
#[moved_from(from = "Tally", since = "0.0.0", remove_in = "0.2.0")]
pub struct Counter<T = u8> {
    /// Its state.
    pub n: T,
}

impl Counter {
    /// The state.
    #[moved_from(from = "Self::value", since = "0.0.0", remove_in = "0.2.0")]
    pub const fn count(&self) -> u8 {
        self.n
    }

    /// From a number.
    #[moved_from(from = "Self::make", since = "0.0.0", remove_in = "0.2.0")]
    pub fn new(n: u8) -> Self {
        Counter { n }
    }
}

gpu_runtime::gpu_pool! {
    /// The new name.
    pub pool NewPool alias OldPool(since = "0.0.0", remove_in = "0.2.0", note = "the same") {
        limit: 1 MiB,
    }
}

/// The new name.
#[gpu_runtime::gpu_kernel(over = y, alias old_double(since = "0.0.0", remove_in = "0.2.0"))]
pub fn doubled(t: gpu_runtime::Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = 2.0 * x[i];
}

#[allow(deprecated)]
fn main() {
    use old::Kind::B;
    use old::Shape;

    let y = OldPool::scope(|s| {
        let x = s.upload(&[1.0_f32, 2.0])?;
        let mut y = s.zeros::<f32>(2)?;
        old_double(s, &x, &mut y)?;
        old_double { x: &x, y: &mut y }.launch(s)?;
        y.download()
    });
    assert_eq!(y.ok(), Some(vec![2.0, 4.0]));
    assert!(old_double::cuda_text().contains("2.0f"));

    let pool: old::Pool<'_, u8, 2> = new::Pool { values: &[1, 2] };
    assert_eq!(old::Pool { values: &[1_u8, 2] }, pool);
    assert_eq!(old::Pair(1.0, 2.0), new::Pair(1.0, 2.0));
    let old::exact::Pair(a, _) = old::Pair(1.0, 2.0);
    assert_eq!(a, 1.0);
    assert_eq!(old::Marker, new::Marker);
    assert!(matches!(new::Kind::B(2), B(2)));
    assert_eq!(old::WarnedKind::A, new::Kind::A);
    struct Mine;
    impl old::Shape for Mine {}
    fn area<T: old::WarnedShape + ?Sized>(shape: &T) -> f32 {
        shape.area()
    }
    assert_eq!(area(&Mine) + 1_u8.area(), 2.0);
    assert_eq!([old::MAX, old::TABLE.len()], [7, 2]);
    const FOUR: u32 = old::twice(2);
    assert_eq!(FOUR, 4);
    assert_eq!(old::collect::<u8, 2>(&1), [1, 1]);
    assert_eq!(old::shown(1), "1");
    // SAFETY: nothing is needed.
    assert_eq!(unsafe { old::careful(3) }, 3);
    assert_eq!(old::create(4), (4, true));
    assert_eq!(old::number(&optimization::gpu_memory::Manager(5)), 5);
    assert_eq!(old::total!(1, 2), 3);
    assert_eq!(old_sum!(1, 2), 3);
    assert_eq!(old::whole::f() + old::all::f(), 6);
    assert_eq!(old::Text::from("a"), "a");
    assert_eq!(inner(2), 4);
    assert_eq!(older((1.0, 2.0), 1), 5.0);
    assert_eq!(Tally { n: 1 }.value() + Counter::make(2).value(), 3);
}
