//! Counts the bounds checks that an expansion has.

use gpu_macros_compiler::{gpu_fn, gpu_kernel};

/// The expansion of `item` with `#[gpu_kernel(args)]`, or `#[gpu_fn]` where there are none.
pub fn expand(args: &str, item: &str) -> String {
    let item = item.parse().unwrap();
    let out = if args.is_empty() {
        gpu_fn(proc_macro2::TokenStream::new(), item)
    } else {
        gpu_kernel(args.parse().unwrap(), item)
    };
    let out = out.to_string();
    assert!(!out.contains("compile_error"), "refused: {out}");
    out
}

/// How many checked accesses an expansion has.
pub fn checks(args: &str, item: &str) -> usize {
    let out = expand(args, item);
    let rust = [":: at (", ":: at_mut (", "Own :: any"]
        .iter()
        .map(|call| out.matches(call).count())
        .sum();
    let cuda = out.matches("gpu::in_bounds(").count() + out.matches("gpu::load(").count();
    assert_eq!(rust, cuda, "checks in Rust and in CUDA C++: {item}\n{out}");
    rust
}

/// A plain kernel over `y`, with arrays and scalars to index and to index with.
pub fn plain(body: &str) -> String {
    format!(
        "fn k(t: Thread, n: usize, m: u32, mut v: usize, w: [f32; 4], s: i32,
              x: &[f32], z: &[f32], rows: &[[f32; 3]], bins: &[Atomic<u32>], y: &mut [f32]) {{
            let i = t.id();
            let mut sum = 0.0f32;
            {body}
            y[i] = sum;
        }}"
    )
}

#[track_caller]
pub fn proven(requires: &str, body: &str) {
    let args = format!("over = y, requires({requires})");
    assert_eq!(
        checks(&args, &plain(body)),
        0,
        "checked: {requires}: {body}"
    );
}

#[track_caller]
pub fn checked(requires: &str, body: &str) {
    let args = format!("over = y, requires({requires})");
    assert_eq!(
        checks(&args, &plain(body)),
        1,
        "not checked: {requires}: {body}"
    );
}
