//! What patterns, options, references, loops over elements and `unsafe` may not be used for, each
//! beside a neighbour that is accepted. Without rustc: quick, and many.
#![allow(clippy::unwrap_used, reason = "tests")]

mod refusal;

use refusal::{accepted, refused};

/// A cooperative kernel of 64 threads; `n` and `x` are the same for all of them.
fn block(body: &str) -> String {
    format!(
        "fn k(t: BlockThread, n: usize, x: &[usize], y: &mut [f32]) {{
            let mut tile = shared!([f32; 128]);
            let k = t.thread_idx();
            {body}
        }}"
    )
}

/// A plain kernel.
fn plain(body: &str) -> String {
    format!(
        "fn k(t: Thread, n: usize, x: &[usize], y: &mut [f32]) {{
            let i = t.id();
            {body}
        }}"
    )
}

const BLOCK: &str = "over = y, block = 64";
const PLAIN: &str = "over = y";

fn divergent(body: &str) {
    refused(
        BLOCK,
        &block(body),
        "not every thread of the block reaches this barrier",
    );
}

fn race(body: &str) {
    refused(BLOCK, &block(body), "another thread may write");
}

#[test]
fn a_barrier_in_an_arm_asks_for_a_uniform_match() {
    divergent("match k { 0 => { t.sync(); } _ => {} }");
    divergent("match (n, k) { (0, _) => {} (_, 3) => { t.sync(); } _ => {} }");
    divergent("match n { m if m > k => { t.sync(); } _ => {} }");
    divergent("let o = if k > 3 { Some(n) } else { None }; if let Some(v) = o { t.sync(); }");
    divergent("let mut o = Some(k); while let Some(v) = o { t.sync(); o = None; }");
    divergent("let (a, b) = (k, n); if a > 3 { t.sync(); }");
    divergent("let p = (k, n); let (a, b) = p; if a > 3 { t.sync(); }");
    divergent("for i in (0..64usize).step_by(k + 1) { t.sync(); }");
    divergent("let u = { gpu_println!(\"once per thread\"); 1usize }; if u == 1 { t.sync(); }");
    accepted(
        BLOCK,
        &block("match n { 0 => { t.sync(); } 1..=5 => {} _ => { t.sync(); } }"),
    );
    accepted(
        BLOCK,
        &block("let o = if n > 3 { Some(n) } else { None }; if let Some(v) = o { t.sync(); }"),
    );
    accepted(BLOCK, &block("let (a, b) = (k, n); if b > 3 { t.sync(); }"));
    accepted(BLOCK, &block("for i in (0..n).step_by(3) { t.sync(); }"));
    accepted(
        BLOCK,
        &block("let mut o = Some(n); while let Some(v) = o { t.sync(); o = None; }"),
    );
    accepted(
        BLOCK,
        &block("for v in [1.0f32, 2.0] { t.sync(); tile[k] = v; t.sync(); }"),
    );
}

#[test]
fn a_pattern_is_one_more_name_for_a_thread_and_no_other_thread() {
    race("match k { j => { tile[j] = 1.0; } } let v = tile[63 - k];");
    race("let (j, m) = (k, n); tile[j] = 1.0; let v = tile[63 - j];");
    race("match k { 0 => { tile[5] = 1.0; } _ => {} } let v = tile[k];");
    race("for v in [1.0f32, 2.0] { tile[k] = v; let w = tile[63 - k]; }");
    refused(
        BLOCK,
        &block("if let Some(j) = Some(k) { tile[j] = 1.0; } t.sync();"),
        "several threads may write",
    );
    accepted(
        BLOCK,
        &block("match k { j => { tile[j] = 1.0; } } t.sync(); let v = tile[63 - k];"),
    );
    accepted(
        BLOCK,
        &block("match k { 0 => { tile[0] = 1.0; } _ => {} } t.sync(); let v = tile[0];"),
    );
}

#[test]
fn tokens_are_matched_where_they_are_used() {
    accepted(
        BLOCK,
        &block("match t.id() { Some(i) => { y[i] = 1.0; } None => {} }"),
    );
    accepted(
        BLOCK,
        &block("match t.block_leader() { None => {} Some(b) => { y[b] = 1.0; } }"),
    );
    refused(
        BLOCK,
        &block("match t.id() { Some(i) if n > 3 => { y[i] = 1.0; } _ => {} }"),
        "with `Some` and a name",
    );
    refused(
        BLOCK,
        &block("let Some(i) = t.id() else { return; };"),
        "is asked where it is used",
    );
    refused(
        PLAIN,
        &plain("match Some(i) { Some(j) => { y[j] = 1.0; } None => {} }"),
        "another thread's element",
    );
    refused(
        PLAIN,
        &plain("let (j, b) = (i + 0, 1); y[j] = 1.0;"),
        "another thread's element",
    );
    refused(
        PLAIN,
        &plain("match i { j => { y[j] = 1.0; } }"),
        "another thread's element",
    );
}

#[test]
fn a_pattern_of_another_kind_says_what_to_write() {
    refused(
        PLAIN,
        &plain("match n { ref m => {} }"),
        "`ref` is not part",
    );
    refused(
        PLAIN,
        &plain("let m = 3usize; match (n, 1) { (1, a) | (2, a) => {} _ => {} }"),
        "is bound inside of alternatives",
    );
    refused(
        PLAIN,
        &plain("let N = 3usize; match n { N => {} _ => {} }"),
        "is a variable: a pattern compares with constants",
    );
    refused(
        PLAIN,
        &plain("let [a, b @ ..] = [1, 2, 3];"),
        "a name for several elements",
    );
    refused(
        PLAIN,
        &plain("let P(a, .., z) = P(n, 1, 2); y[i] = z;"),
        "how many parts `..` stands for is not known",
    );
    refused(
        PLAIN,
        &plain("let (a, .., z) = triple(n); y[i] = z;"),
        "how many parts `..` stands for is not known",
    );
    accepted(PLAIN, &plain("let (a, ..) = triple(n);"));
    accepted(
        PLAIN,
        &plain("let (a, .., z) = (n, 1, 2.0, 3); let w = z * a;"),
    );
    refused(
        PLAIN,
        &plain("match n { Ok(v) => {} _ => {} }"),
        "`Result` is not part",
    );
    refused(PLAIN, &plain("match n { &v => {} }"), "a `&` pattern");
    refused(
        PLAIN,
        &plain("let Some(v) = Some(n) else { y[i] = 1.0; };"),
        "the `else` of a `let` leaves",
    );
    accepted(
        PLAIN,
        &plain("if n > 3 && let Some(v) = Some(n) && v > 4 { y[i] = 1.0; }"),
    );
    refused(
        BLOCK,
        &block("if n > 3 && let Some(v) = Some(n) { t.sync(); }"),
        "`let` within a condition",
    );
    refused(
        PLAIN,
        &plain("while n > 3 && let Some(v) = Some(n) { y[i] = 1.0; }"),
        "`let` within a condition",
    );
    refused(
        PLAIN,
        &plain("let v = Some(n)?;"),
        "`?` belongs to a #[gpu_fn] that returns an `Option`",
    );
    refused(PLAIN, &plain("matches!(n);"), "takes a value and a pattern");
    refused(
        PLAIN,
        &plain("let (mut a, b) = (1, 2); (a, 3) = (b, a);"),
        "this is not a place that can be written",
    );
    refused(
        PLAIN,
        &plain("let mut a = 1.0f32; (a, y[0]) = (2.0, 3.0);"),
        "another thread's element",
    );
    refused(PLAIN, &plain("let (a, b);"), "a pattern needs a value");
    refused(PLAIN, &plain("match n {}"), "without arms");
    refused(
        PLAIN,
        &plain("let p = (1, 2); let r = &p; let (a, b) = r;"),
        "a reference is not taken apart",
    );
    accepted(
        PLAIN,
        &plain("let p = (1, 2); let r = &p; let (a, b) = *r;"),
    );
}

#[test]
fn a_loop_has_a_value_only_where_it_ends_by_break() {
    refused(
        PLAIN,
        &plain("for j in 0..n { break 3; }"),
        "only `loop` has a value",
    );
    refused(
        PLAIN,
        &plain("while n > 3 { break 3; }"),
        "only `loop` has a value",
    );
    refused(
        BLOCK,
        &block("let v = loop { break 3; };"),
        "not part of cooperative kernels",
    );
    refused(PLAIN, &plain("'a: { break 'a; }"), "a labelled block");
    accepted(
        PLAIN,
        &plain("let v = loop { if n > 3 { break 1; } break 2; };"),
    );
}

#[test]
fn elements_are_walked_in_read_only_memory_and_in_own_arrays() {
    refused(
        PLAIN,
        &plain("for v in y { }"),
        "only read-only device memory is walked",
    );
    refused(
        PLAIN,
        &plain("for v in x.iter().map(|v| v) { }"),
        "runs over a range, an array or a slice",
    );
    refused(
        PLAIN,
        &plain("for v in (0..n).step_by(2).rev() { }"),
        "runs over a range, an array or a slice",
    );
    refused(
        PLAIN,
        &plain("for (k, v) in x.iter().rev().enumerate() { }"),
        "runs over a range, an array or a slice",
    );
    refused(
        BLOCK,
        &block("for v in x { }"),
        "a reference is not kept in a variable of a cooperative kernel",
    );
    accepted(BLOCK, &block("let mut s = 0usize; for &v in x { s += v; }"));
    accepted(
        PLAIN,
        &plain(
            "let mut s = 0usize; for v in x { s += *v; } for (k, &v) in x.iter().enumerate().rev() { s += k * v; }",
        ),
    );
}

#[test]
fn unsafe_says_why() {
    let words = "`unsafe` in a kernel says why it is sound";
    refused(PLAIN, &plain("unsafe { y[x[i]] = 1.0; }"), words);
    refused(PLAIN, &plain("#[safety] unsafe { y[x[i]] = 1.0; }"), words);
    refused(
        PLAIN,
        &plain("#[safety(\"  \")] unsafe { y[x[i]] = 1.0; }"),
        words,
    );
    refused(
        PLAIN,
        &plain("#[safety(reason)] unsafe { y[x[i]] = 1.0; }"),
        words,
    );
    accepted(
        PLAIN,
        &plain("#[safety(\"x is a permutation\")] unsafe { y[x[i]] = 1.0; }"),
    );
    // The reason ends with its block, and so does what it permits.
    refused(
        PLAIN,
        &plain("#[safety(\"x is a permutation\")] unsafe { y[x[i]] = 1.0; } y[x[i]] = 2.0;"),
        "another thread's element",
    );
    // An assignment to someone's element is not one to the own one.
    refused(
        "over = y",
        "fn k(t: Thread, x: &[usize], #[out] y: &mut [f32]) { let i = t.id(); #[safety(\"x is a permutation\")] unsafe { y[x[i]] = 1.0; } }",
        "is not assigned on every path",
    );
    race("#[safety(\"none\")] unsafe { let q = 1.0f32; } tile[k] = 1.0; let v = tile[63 - k];");
    divergent("#[safety(\"none\")] unsafe { if k > 3 { t.sync(); } }");
    accepted(
        BLOCK,
        &block("tile[k] = 1.0; #[safety(\"x has each number once\")] unsafe { tile[x[k]] = 2.0; }"),
    );
}

#[test]
fn messages_and_lines_have_plain_forms() {
    refused(
        PLAIN,
        &plain("assert!(n > 3, \"n is {}\", n);"),
        "values are not part of the report",
    );
    refused(
        PLAIN,
        &plain("panic!(\"n is {n}\");"),
        "values are not part of the report",
    );
    refused(PLAIN, &plain("assert!();"), "compares nothing");
    refused(PLAIN, &plain("assert_eq!(n);"), "compares nothing");
    refused(PLAIN, &plain("gpu_println!(n);"), "is a text");
    refused(
        PLAIN,
        &plain("gpu_println!(\"{:>8}\", n);"),
        "is not a format",
    );
    refused(PLAIN, &plain("gpu_println!(\"{} {}\", n);"), "has no value");
    refused(
        PLAIN,
        &plain("gpu_println!(\"{}\", n, n);"),
        "has no `{}` in the text",
    );
    refused(
        PLAIN,
        &plain("gpu_println!(\"{y}\");"),
        "device memory has one name",
    );
    accepted(
        PLAIN,
        &plain("assert!(n > 3, \"braces {{}}\"); gpu_println!(\"{n} {:#x} {:.3}\", n, 1.5f32);"),
    );
}
