//! Kernels that break a promise and must be refused, each with the words that the refusal has,
//! beside neighbours that must be accepted. They run without rustc: quick, and many.
#![allow(clippy::unwrap_used, reason = "tests")]

use gpu_macros_compiler::{gpu_fn, gpu_kernel};

#[path = "attacks/collectives.rs"]
mod collectives;
#[path = "attacks/mutants.rs"]
mod mutants;

/// The expansion of a kernel whose attribute is `args`, formatted for the search.
fn expand(args: &str, item: &str) -> String {
    gpu_kernel(args.parse().unwrap(), item.parse().unwrap()).to_string()
}

fn refused(args: &str, item: &str, words: &str) {
    let out = expand(args, item);
    assert!(out.contains("compile_error"), "accepted: {item}");
    assert!(
        out.contains(words),
        "refused with other words: {item}\n{}",
        &out[..out.len().min(600)]
    );
}

fn accepted(args: &str, item: &str) {
    let out = expand(args, item);
    assert!(
        !out.contains("compile_error"),
        "refused: {item}\n{}",
        &out[..out.len().min(600)]
    );
}

/// A cooperative kernel of 64 threads with a tile of 128 elements; `n` and `x` are uniform.
fn block(body: &str) -> String {
    format!(
        "fn k(t: BlockThread, n: usize, x: &[usize], bins: &[Atomic<u32>], y: &mut [f32]) {{
            let mut tile = shared!([f32; 128]);
            let k = t.thread_idx();
            {body}
        }}"
    )
}

const ARGS: &str = "over = y, block = 64";

fn race(body: &str) {
    refused(ARGS, &block(body), "another thread may write");
}

fn races_with_itself(body: &str) {
    refused(ARGS, &block(body), "several threads may write");
}

fn divergent(body: &str) {
    refused(
        ARGS,
        &block(body),
        "not every thread of the block reaches this barrier",
    );
}

fn fine(body: &str) {
    accepted(ARGS, &block(body));
}

#[test]
fn a_loop_variable_differs_between_rounds() {
    race("for i in 0..4usize { tile[k + i] = 1.0; }");
    race("for i in 0..4usize { let j = x[i]; tile[k + j] = 1.0; }");
    race("let mut i = 0usize; while i < 4 { let j = x[i]; tile[k + j] = 1.0; i += 1; }");
    // A name made in the condition of an `else if` is new in each round as well.
    race(
        "for i in 0..4usize { if n > 3 { } else if { let j = x[i]; tile[k + j] = 1.0; n > 2 } { } }",
    );
    fine("for i in 0..4usize { tile[k + i] = 1.0; t.sync(); }");
}

#[test]
fn a_barrier_that_may_be_skipped_separates_nothing() {
    race("tile[k] = 1.0; if n > 2 { t.sync(); } let v = tile[63 - k];");
    race("tile[k] = 1.0; for r in 0..n { t.sync(); } let v = tile[63 - k];");
    race("for r in 0..n { t.sync(); tile[k] = 1.0; } let v = tile[63 - k];");
    race(
        "let mut m = 0usize; while m < n { if m > 2 { m += 2; continue; } tile[k] = 1.0; t.sync(); let v = tile[63 - k]; m += 1; }",
    );
    race("if n > 2 { tile[k] = 1.0; } else { t.sync(); } let v = tile[63 - k];");
    race("tile[k] = { let q = 63 - k; tile[q] };");
    race("let j = k; let k = 5usize; tile[j] = 1.0; let v = tile[k];");
    races_with_itself("let k = 5usize; tile[k] = 1.0;");
    races_with_itself("f(&mut tile[n]);");
    fine("if n > 2 { tile[k] = 1.0; t.sync(); } else { t.sync(); } let v = tile[63 - k];");
}

#[test]
fn a_call_that_writes_a_variable_gives_it_another_value() {
    race("let mut m = 0usize; tile[k + m] = 1.0; inc(&mut m); let v = tile[k + m];");
}

#[test]
fn what_was_open_at_a_jump_is_open_after_the_loop() {
    race(
        "let mut m = 0usize; loop { tile[k] = 1.0; if m > 3 { break; } m += 1; t.sync(); } let v = tile[63 - k];",
    );
    race(
        "let mut m = 0usize; 'a: loop { loop { tile[k] = 1.0; if m > 3 { break 'a; } m += 1; t.sync(); } } let v = tile[63 - k];",
    );
    race(
        "let mut m = 0usize; while m < 9 { m += 1; let v = tile[63 - k]; t.sync(); tile[k] = 1.0; if m > 3 { continue; } t.sync(); }",
    );
    fine(
        "let mut m = 0usize; loop { if m > 3 { break; } tile[k] = 1.0; t.sync(); let v = tile[63 - k]; t.sync(); m += 1; }",
    );
}

#[test]
fn a_guard_that_wraps_around_guards_nothing() {
    race("let m = 64usize / 32; if k < m - 5 { tile[k] = 1.0; } let v = tile[k + m];");
    race("let m = 64usize / 32; if k <= m - 5 { tile[k] = 1.0; } let v = tile[k + m];");
    fine("if k == t.block_dim() - 1 { tile[0] = 1.0; }");
}

#[test]
fn large_coefficients_do_not_overflow_the_prover() {
    let product = "* 1000000".repeat(9);
    races_with_itself(&format!("tile[(k {product}) & 1] = 1.0;"));
    races_with_itself("tile[0] = 1.0;");
    expand(ARGS, &block(&format!("tile[k {product}] = 1.0;")));
    expand(
        ARGS,
        &block(&format!("tile[k + {m} + {m} + {m}] = 1.0;", m = i128::MAX)),
    );
}

#[test]
fn values_that_differ_between_threads_are_found_wherever_they_are_assigned() {
    divergent("let mut m = 0usize; let b = k > 3 && { m = 1; true }; if m == 1 { t.sync(); }");
    divergent("let mut s = make(n); s.advance(k); if s.done { t.sync(); }");
    divergent(
        "let mut m = 0usize; for mut i in 0..3usize { i = k; m += 1; } if m > 1 { t.sync(); }",
    );
    divergent("if { bins[0].add(1); true } { t.sync(); }");
    divergent("let u = { bins[0].add(1); 1u32 }; if u == 1 { t.sync(); }");
    divergent("let u = { tile[k] = 1.0; 1u32 }; if u == 1 { t.sync(); }");
    divergent("let mut m = 0usize; let v = { m += 1; tile[k] }; if m == 1 { t.sync(); }");
    divergent("let mut m = 0usize; tile[k] = { m = 1; 2.0 }; if m == 1 { t.sync(); }");
    divergent("let mut m = 0usize; f(&mut m, { bins[0].add(1); 2 }); if m == 1 { t.sync(); }");
    fine("let mut m = 0usize; m += x[n]; inc(&mut m); if m > 3 { t.sync(); }");
    divergent("let m = { bins[0].add(1); [1u32, 2] }.len(); if m == 2 { t.sync(); }");
    fine("let m = y.len() + x.len() + tile.len(); if m > 3 { t.sync(); }");
}

#[test]
fn references_stay_in_calls() {
    refused(
        ARGS,
        &block("let mut m = 0usize; *&mut m = k; if m > 3 { t.sync(); }"),
        "a reference is passed to a call or kept in a variable of its own",
    );
    refused(
        ARGS,
        &block("let mut m = 0usize; let r = &mut m; *r = k; if m > 3 { t.sync(); }"),
        "a reference is not kept in a variable of a cooperative kernel",
    );
    for whole in ["y", "x"] {
        refused(
            "over = y",
            &format!("fn k(t: Thread, x: &[f32], y: &mut [f32]) {{ let r = &{whole}; }}"),
            "device memory has one name",
        );
    }
    refused(
        "over = y",
        "fn k(t: Thread, y: &mut [f32]) { let (a, b) = (1, 2); let mut r = &a; r = &b; }",
        "a reference is passed to a call or kept in a variable of its own",
    );
    refused(
        "over = y",
        "fn k(t: Thread, y: &mut [f32]) { let (a, b) = (1, 2); let mut r = &a; let s = &b; r = s; }",
        "refers to one value for good",
    );
    accepted(
        "over = y",
        "fn k(t: Thread, y: &mut [f32]) { let i = t.id(); f(&mut y[i], &(1.0)); }",
    );
}

#[test]
fn a_variable_that_lives_across_a_barrier_keeps_rusts_rules() {
    refused(
        ARGS,
        &block("let v: f32; if k > 3 { v = 1.0; } t.sync(); if let Some(i) = t.id() { y[i] = v; }"),
        "has no first value",
    );
    refused(
        ARGS,
        &block("let v = tile[k]; t.sync(); v = 2.0; tile[k] = v;"),
        "is not `mut`",
    );
    refused(
        ARGS,
        &block("let v = tile[k]; t.sync(); f(&mut v); tile[k] = v;"),
        "is not `mut`",
    );
    fine("if k > 3 { let v: f32; if k > 5 { v = 1.0; } else { v = 2.0; } tile[k] = v; }");
}

#[test]
fn a_parameter_of_a_cooperative_kernel_is_not_a_variable() {
    let kernel =
        |body: &str| format!("fn k(t: BlockThread, mut a: f32, y: &mut [f32]) {{ {body} }}");
    refused("over = y", &kernel("a += 1.0; t.sync();"), "parameter");
    accepted("over = y", &kernel("let mut b = a; b += 1.0; t.sync();"));
}

/// The body of a plain kernel over `y`, `x` at least as long.
fn plain(body: &str) -> String {
    format!(
        "fn k(t: Thread, n: usize, x: &[usize], #[out] y: &mut [f32]) {{ let i = t.id(); {body} }}"
    )
}

const PROVEN: &str = "over = y, requires(x.len() >= y.len())";

#[test]
fn only_the_token_itself_is_proven_in_bounds() {
    let proven = |body: &str| {
        let out = expand(PROVEN, &plain(body));
        // Of `x`, by its name or behind an index that is computed first.
        out.contains("at_proven (x ,") || out.contains("at_proven (__c ,")
    };
    assert!(proven("let j = i; y[i] = x[j] as f32;"));
    assert!(proven("y[i] = x[t.id()] as f32;"));
    for index in [
        "!i",
        "if n > 2 { i } else { 5 }",
        "{ let q = n; i }",
        "[i; 3][n]",
        "i + 1",
        "-i",
    ] {
        assert!(!proven(&format!("y[i] = x[{index}] as f32;")), "{index}");
    }
    assert!(!proven(
        "let mut a = [i; 3]; a[0] = 100; y[i] = x[a[0]] as f32;"
    ));
    assert!(!proven(
        "let j = if n > 2 { i } else { 5 }; y[i] = x[j] as f32;"
    ));
    let alias = "fn k(t: Thread, x: &[Count], y: &mut [f32]) { let i = t.id(); for q in i..x[0] {} y[i] = x[x[0]] as f32; }";
    assert_eq!(expand("over = y", alias).matches(":: at_proven").count(), 0);
}

#[test]
fn what_may_be_skipped_assigns_no_out_element() {
    let words = "`#[out] y` is not assigned on every path";
    refused(
        PROVEN,
        &plain("let b = n > 3 && { y[i] = 1.0; true };"),
        words,
    );
    refused(
        PROVEN,
        &plain("let b = n > 3 || { y[i] = 1.0; true };"),
        words,
    );
    refused(
        PROVEN,
        &plain("let b = n > 3 && { return; true }; y[i] = 1.0;"),
        "before this `return`",
    );
    accepted(PROVEN, &plain("let b = { y[i] = 1.0; true } && n > 3;"));
}

#[test]
fn weird_input_is_an_error_and_no_panic() {
    expand(
        "over = r#type",
        "fn k(t: Thread, r#type: &mut [f32]) { let i = t.id(); r#type[i] = 1.0; }",
    );
    expand(
        ARGS,
        &block(
            "let r#type = tile[k]; t.sync(); let r#type = r#type + tile[63 - k]; t.sync(); tile[k] = r#type;",
        ),
    );
    refused(
        "over = y",
        "fn k(t: Thread, y: &mut [f32]) { let i = t.id(); y[i] = 1.0f16; }",
        "no scalar is called `f16`",
    );
    for item in [
        "struct S;",
        "fn k()",
        "",
        "fn k() {}",
        "fn k(self) {}",
        "fn k(t: Thread, _: u32, (a, b): (u32, u32), y: &mut [f32]) {}",
    ] {
        for args in [
            "",
            "over",
            "over = ",
            "over = y",
            "block = 0",
            "requires()",
            "requires(x)",
            "over = y.len(",
            "=,=,,",
        ] {
            if let (Ok(args), Ok(item)) = (args.parse(), item.parse()) {
                gpu_kernel(args, item);
            }
            if let Ok(item) = item.parse() {
                gpu_fn(Default::default(), item);
            }
        }
    }
}

/// Token soup: every token of two large kernels is taken away, doubled and replaced, one at a time.
#[test]
fn no_mutation_of_a_kernel_panics() {
    let plain = plain(
        "let mut a = [0.0f32; 4]; 'l: for q in (0..=n).rev() { if q > 3 && x[q] != 2 { continue 'l; } a[q] += S { u: 1.0, v: -2 }.u; } y[i] = f::<f32>(&mut a, &x[0]).abs() as f32;",
    );
    let block = block(
        "let v = tile[k]; t.sync(); let mut s = n / 2; while s > 0 { if k < s { tile[k] += tile[k + s]; } t.sync(); s /= 2; } if let Some(b) = t.block_leader() { y[b] = v; } else { bins[0].add(1); }",
    );
    for (args, item) in [(PROVEN, plain), (ARGS, block)] {
        let words: Vec<String> = words(item.parse().unwrap());
        for at in 0..words.len() {
            for with in [
                "",
                "0",
                "t",
                "k",
                "y",
                "+",
                "&",
                "loop",
                "{}",
                "()",
                "'a:",
                "1e999",
                "return",
                "shared!([f32; 4])",
            ] {
                let mut text = words.clone();
                text[at] = with.to_owned();
                if let Ok(item) = text.join(" ").parse() {
                    gpu_kernel(args.parse().unwrap(), item);
                }
            }
        }
    }
}

/// The tokens as words, each delimiter one of its own.
fn words(tokens: proc_macro2::TokenStream) -> Vec<String> {
    let mut out = Vec::new();
    let mut joint = String::new();
    for t in tokens {
        match t {
            proc_macro2::TokenTree::Group(g) => {
                let (open, close) = match g.delimiter() {
                    proc_macro2::Delimiter::Brace => ("{", "}"),
                    proc_macro2::Delimiter::Bracket => ("[", "]"),
                    _ => ("(", ")"),
                };
                out.push(open.to_owned());
                out.extend(words(g.stream()));
                out.push(close.to_owned());
            }
            proc_macro2::TokenTree::Punct(p) if p.spacing() == proc_macro2::Spacing::Joint => {
                joint.push(p.as_char())
            }
            other => out.push(std::mem::take(&mut joint) + &other.to_string()),
        }
    }
    out
}
