//! How the methods of scalars and options are called in a kernel, and what is said where they are
//! not. Without rustc: quick.
#![allow(clippy::unwrap_used, reason = "tests")]

use gpu_macros_compiler::gpu_kernel;
use gpu_macros_compiler::ir::{Class, Return, Scalar, builtin, builtins, is_builtin_name};

fn expand(body: &str) -> String {
    let item = format!(
        "fn k(t: Thread, n: u32, a: f32, x: &[i32], y: &mut [f32]) {{ let i = t.id(); {body} }}"
    );
    let tokens = gpu_kernel("over = y".parse().unwrap(), item.parse().unwrap());
    tokens.to_string()
}

/// One error, with these words.
fn refused(body: &str, words: &str) {
    let out = expand(body);
    assert_eq!(out.matches("compile_error").count(), 1, "{body}\n{out}");
    assert!(out.contains(words), "other words: {body}\n{out}");
}

fn accepted(body: &str) -> String {
    let out = expand(body);
    assert!(!out.contains("compile_error"), "refused: {body}\n{out}");
    out
}

#[test]
fn a_call_by_path_is_the_method_and_asserts_its_type() {
    let out = accepted("y[i] = f32::max(a, 0.0);");
    assert!(
        out.contains("num :: max :: < :: core :: primitive :: f32 > ("),
        "{out}"
    );
    assert!(out.contains("gpu::max(a, 0.0f)"), "{out}");
    // Generic in its argument, and so without the receiver's type.
    let out = accepted("y[i] = bool::then_some(n > 3, a).unwrap_or(1.0);");
    assert!(out.contains("option :: then_some ("), "{out}");
}

#[test]
fn a_method_of_other_numbers_is_refused_with_its_receivers() {
    refused(
        "y[i] = n.sqrt() as f32;",
        "`sqrt` is a method of f32 and f64",
    );
    refused("y[i] = f32::pow(a, 2);", "a method of the integers");
    refused("y[i] = u32::abs(n) as f32;", "the signed integers");
    refused(
        "y[i] = i32::div_ceil(x[0], 2) as f32;",
        "the unsigned integers",
    );
    refused("y[i] = a.unwrap();", "a method of `Option`");
}

#[test]
fn a_method_that_does_not_exist_or_takes_other_arguments_is_refused() {
    refused(
        "y[i] = a.lerp(0.0, 1.0);",
        "`f32` has no method `lerp` in a kernel",
    );
    refused(
        "y[i] = f32::lerp(a, 0.0);",
        "`f32` has no method `lerp` in a kernel",
    );
    refused("y[i] = a.max();", "`max` does not take 0 argument(s)");
    refused(
        "y[i] = f32::max(a, a, a);",
        "`max` does not take 2 argument(s)",
    );
    refused(
        "y[i] = f32::from(n);",
        "write `n as f32`".replace("n as", "x as").as_str(),
    );
}

#[test]
fn arguments_have_the_types_of_the_method() {
    // Types that the macro knows are written into the text; the others would be holes.
    let out = accepted(
        "let bits = a.to_bits(); let d = x[0].abs_diff(3); let p = d.pow(2); y[i] = (bits + p) as f32;",
    );
    for line in ["const u32 bits =", "const u32 d =", "gpu::pow(d, 2u)"] {
        assert!(out.contains(line), "no `{line}` in {out}");
    }
}

#[test]
fn the_option_of_a_token_is_only_taken_apart() {
    let out = gpu_kernel(
        "over = y, block = 64".parse().unwrap(),
        "fn k(t: BlockThread, y: &mut [f32]) { if t.id().is_some() { } }"
            .parse()
            .unwrap(),
    )
    .to_string();
    assert_eq!(out.matches("compile_error").count(), 1, "{out}");
    assert!(out.contains("write `if let Some(i) = t.id()`"), "{out}");
}

#[test]
fn the_table_has_each_method_once_and_receivers_for_each() {
    for method in builtins() {
        let found = builtin(method.name, method.args.len()).unwrap();
        assert!(
            std::ptr::eq(found, method),
            "`{}` is there twice",
            method.name
        );
        assert!(is_builtin_name(method.name));
        assert!(Scalar::ALL.into_iter().any(|s| method.class.has(s)));
        if method.ulps.is_some() {
            assert_eq!(method.class, Class::Float, "`{}`", method.name);
            assert!(!matches!(method.ret, Return::Maybe(_) | Return::Flagged));
        }
    }
}
