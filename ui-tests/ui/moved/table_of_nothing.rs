use gpu_runtime::moved;

pub mod new {
    pub struct Cache {
        pub len: usize,
    }
    pub struct Pair(pub f32, pub f32);
    pub enum Kind {
        A,
    }
    pub trait Shape {}
    pub const LIMIT: usize = 7;
    pub fn sized(len: usize, pinned: bool) -> usize {
        len + usize::from(pinned)
    }
}

moved! {}

fn main() {}
