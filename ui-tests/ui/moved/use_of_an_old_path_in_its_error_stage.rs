use gpu_runtime::moved;

pub mod new {
    pub struct Cache<T> {
        pub len: T,
    }
    impl Cache<usize> {
        pub fn empty() -> Self {
            Cache { len: 0 }
        }
    }
    pub struct Pair(pub f32, pub f32);
    pub enum Kind {
        A,
        B(u8),
    }
    pub trait Shape {
        fn area(&self) -> usize;
    }
    pub const LIMIT: usize = 7;
    pub fn sized(len: usize, pinned: bool) -> usize {
        len + usize::from(pinned)
    }
}

moved! {
    since = "0.0.0", error_in = "0.0.0", remove_in = "0.4.0";
    struct old::Cache<T> => crate::new::Cache<T>;
    tuple struct old::Pair(f32, f32) => crate::new::Pair;
    enum old::Kind => crate::new::Kind;
    fn old::create(len: usize) -> usize => |len| crate::new::sized(len, true) (note = "memory is pinned now");
    const old::MAX: usize => crate::new::LIMIT;
    trait old::Shape => crate::new::Shape;
}

// Each function has one mistake, which is one error.
fn area<T: old::Shape>(shape: T) -> usize {
    shape.area()
}

fn field(cache: old::Cache<usize>) -> usize {
    cache.len
}

fn method() -> usize {
    old::Cache::empty().len
}

fn literal() -> new::Cache<u8> {
    old::Cache { len: 1 }
}

fn constructor() -> f32 {
    old::Pair(1.0, 2.0).1
}

fn variant(kind: new::Kind) -> u8 {
    match kind {
        new::Kind::A => 0,
        old::Kind::B(n) => n,
    }
}

fn call() -> usize {
    old::create(1) + 1
}

fn main() {
    let _ = old::MAX;
}
