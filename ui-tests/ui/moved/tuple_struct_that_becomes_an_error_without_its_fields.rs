use gpu_runtime::moved;

pub mod new {
    pub struct Pair(pub f32, pub f32);
}

moved! {
    since = "0.1.0", remove_in = "0.4.0";
    tuple struct old::Pair => crate::new::Pair (error_in = "0.3.0");
}

fn main() {
    let old::Pair(_, _) = new::Pair(1.0, 2.0);
}
