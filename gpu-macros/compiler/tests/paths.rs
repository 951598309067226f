//! Which bounds checks the conditions on the way to an index remove, and which stay.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod bounds;
#[path = "paths/model.rs"]
mod model;

use bounds::{checked, checks, plain, proven};

const ALL: &str = "x.len() == y.len()";

#[test]
fn an_order_is_known_in_its_branch() {
    proven(ALL, "if i > 0 { sum += x[i - 1]; }");
    proven(ALL, "if 0 < i { sum += x[i - 1]; }");
    proven(ALL, "if i >= 1 { sum += x[i - 1]; }");
    proven(ALL, "if i + 1 < y.len() { sum += x[i + 1]; }");
    proven(ALL, "if y.len() > i + 1 { sum += x[i + 1]; }");
    proven(ALL, "if i + 3 <= x.len() { sum += x[i + 2]; }");
    proven(ALL, "if i < 5 { } else { sum += x[i - 5]; }");
    proven(ALL, "if i >= n { sum += x[i - n]; }");
    proven("n > 0", "if n < x.len() { sum += x[n]; }");
    proven(
        "n > 0",
        "if (m as usize) < x.len() { sum += x[m as usize]; }",
    );
    proven("n > 0", "if m < 4 { sum += w[m as usize]; }");
    proven("n > 0", "if n == 3 { sum += w[n]; }");
    proven("n > 0", "if n != 3 { } else { sum += w[n]; }");
    checked(ALL, "if i > 0 { sum += x[i - 2]; }");
    checked(ALL, "if i >= 0 { sum += x[i - 1]; }");
    checked(ALL, "if i + 1 < y.len() { sum += x[i + 2]; }");
    checked(ALL, "if i + 1 <= y.len() { sum += x[i + 1]; }");
    checked(ALL, "if i < 5 { sum += x[i - 5]; }");
    checked(ALL, "if i > 0 { } else { sum += x[i - 1]; }");
    checked(ALL, "if i > 0 { } sum += x[i - 1];");
    checked(ALL, "if n > 0 { sum += x[i - 1]; }");
    checked("n > 0", "if n <= x.len() { sum += x[n]; }");
    checked("n > 0", "if n < z.len() { sum += x[n]; }");
    checked("n > 0", "if m <= 4 { sum += w[m as usize]; }");
}

#[test]
fn what_differs_from_an_end_lies_before_it() {
    proven(ALL, "if i != 0 { sum += x[i - 1]; }");
    proven(ALL, "if i == 0 { } else { sum += x[i - 1]; }");
    proven(ALL, "if i + 1 != x.len() { sum += x[i + 1]; }");
    proven(
        "x.len() >= n",
        "for j in 0..n { if j + 1 != n { sum += x[j + 1]; } }",
    );
    checked(ALL, "if i != 1 { sum += x[i - 1]; }");
    checked(ALL, "if i + 1 != n { sum += x[i + 1]; }");
    checked("n > 0", "if n != x.len() { sum += x[n]; }");
}

#[test]
fn both_conditions_are_known_behind_and() {
    proven(
        ALL,
        "if i > 0 && i + 1 < x.len() { sum += x[i - 1] + x[i + 1]; }",
    );
    proven(
        ALL,
        "if i > 0 & (n > 3) { sum += x[i - 1]; }"
            .replace("i > 0 &", "(i > 0) &")
            .as_str(),
    );
    proven(
        ALL,
        "if !(i == 0 || i + 1 == x.len()) { sum += x[i - 1] + x[i + 1]; }",
    );
    proven(
        ALL,
        "if i == 0 || n == 7 || i + 1 == x.len() { } else { sum += x[i - 1] + x[i + 1]; }",
    );
    proven(ALL, "if i > 0 && x[i - 1] > 1.0 { sum += 1.0; }");
    proven(ALL, "if i == 0 || x[i - 1] > 1.0 { sum += 1.0; }");
    proven(ALL, "if i > 0 { if i > 1 { sum += x[i - 2]; } }");
    proven(ALL, "if i > 1 && s > 0 { sum += x[i - 2]; }");
    checked(ALL, "if i > 0 || n > 0 { sum += x[i - 1]; }");
    checked(ALL, "if i == 0 && n == 0 { } else { sum += x[i - 1]; }");
    checked(ALL, "if i > 0 || x[i - 1] > 1.0 { sum += 1.0; }");
    checked(ALL, "if x[i - 1] > 1.0 && i > 0 { sum += 1.0; }");
}

#[test]
fn what_a_statement_lets_through_is_known_behind_it() {
    proven(ALL, "if i == 0 { y[i] = 1.0; return; } sum += x[i - 1];");
    proven(
        ALL,
        "if i == 0 { return; } else { sum += 1.0; } sum += x[i - 1];",
    );
    proven(
        ALL,
        "if i > 0 { sum += 1.0; } else { return; } sum += x[i - 1];",
    );
    proven(
        "n > 0",
        "for j in 0..9 { if j == 0 { continue; } if j >= x.len() { break; } sum += x[j] + x[j - 1]; }",
    );
    proven("n > 0", "assert!(n < x.len()); sum += x[n];");
    proven("n > 0", "if n >= x.len() { panic!(); } sum += x[n];");
    proven(
        "n > 0",
        "if n >= x.len() { if s > 0 { return; } else { return; } } sum += x[n];",
    );
    proven(
        ALL,
        "let k = if i > 0 { i } else { return; }; sum += x[i - 1] * k as f32;",
    );
    checked(ALL, "if i == 0 { sum += 1.0; } sum += x[i - 1];");
    checked(ALL, "if i == 0 { if s > 0 { return; } } sum += x[i - 1];");
    checked("n > 0", "debug_assert!(n < x.len()); sum += x[n];");
    checked(
        "n > 0",
        "for j in 0..9 { if j >= x.len() { break; } } for j in 0..9 { sum += x[j]; }",
    );
    checked(
        ALL,
        "for j in 0..2 { if i == 0 { break; } } sum += x[i - 1];",
    );
}

#[test]
fn a_value_that_was_loaded_is_known_by_its_name() {
    proven(
        "n > 0",
        "let k = bins[0].load() as usize; if k < x.len() { sum += x[k]; }"
            .replace("bins[0].load()", "s")
            .as_str(),
    );
    proven(
        "n > 0",
        "let k = s as u32; if (k as usize) < x.len() { sum += x[k as usize]; }",
    );
    proven(
        "n > 0",
        "let k = n / 2; if k > 0 && k < x.len() { sum += x[k] + x[k - 1]; }",
    );
    proven(
        "n > 0",
        "let k = n / 2; let inside = k < x.len(); if inside { sum += x[k]; }",
    );
    checked(
        "n > 0",
        "let k = n / 2; let l = n / 2; if k < x.len() { sum += x[l + 1]; }",
    );
    checked(
        "n > 0",
        "let mut k = n / 2; if k < x.len() { k += 1; sum += x[k]; }",
    );
    checked(
        "n > 0",
        "let mut inside = n < x.len(); inside = true; if inside { sum += x[n]; }",
    );
    checked(
        "n > 0",
        "let k = n / 2; if k < x.len() { let k = n / 3; sum += x[k]; }",
    );
}

#[test]
fn a_sum_that_may_wrap_says_nothing() {
    checked(
        ALL,
        "if i - 1 < x.len() { sum += x[i - 1 + 0 * n]; }"
            .replace(" + 0 * n", "")
            .replace("x[i - 1]", "x[i - 2]")
            .as_str(),
    );
    checked("n > 0", "if n + 1 < x.len() { sum += x[n]; }");
    checked("n > 0", "if n + 1 <= x.len() { sum += x[n]; }");
    checked("n > 0", "if n - 1 < x.len() { sum += x[n + 0]; }");
    checked("n > 0", "if n - 5 < x.len() { sum += x[n - 5]; }");
    checked("n > 0", "if 2 * n < x.len() { sum += x[n]; }");
    checked("n > 0", "if n * 9223372036854775809 == 1 { sum += w[n]; }");
    checked(
        "n > 0",
        "let k = n / 2; if k + 1 < x.len() { sum += x[k]; }",
    );
    proven(
        "n > 0",
        "let k = n / 2; if k < x.len() { if k + 1 < x.len() { sum += x[k + 1]; } }",
    );
    proven(
        "x.len() > m",
        "if m as usize + 1 < x.len() { sum += x[m as usize + 1]; }",
    );
    // What is below a length has room for more.
    proven(
        "n > 0",
        "if n < x.len() && n + 1 < x.len() { sum += x[n + 1]; }",
    );
    // What differs in the machine differs exactly, whether or not it wraps.
    proven(ALL, "if i - 1 != 0 && i > 0 { sum += x[i - 1]; }");
    checked(ALL, "if i - 1 != 0 { sum += x[i - 1]; }");
}

#[test]
fn an_assertion_lets_a_thread_of_a_block_through() {
    let item = "fn k(t: BlockThread, n: usize, x: &[f32], sums: &mut [f32]) {
        let mut tile = shared!([f32; 64]);
        assert!(n < 64);
        if n < 64 { tile[t.thread_idx()] = 1.0; }
        let v = x[n];
        if n < x.len() { tile[t.thread_idx()] = x[n]; }
    }";
    assert_eq!(checks("over = x.len(), block = 64", item), 1);
    let asserted = item.replace("n < 64);", "n < x.len());");
    assert_eq!(checks("over = x.len(), block = 64", &asserted), 1);
}

/// A kernel of rank 2 over `next`, with its coordinates in `y` and `x`.
fn plane(body: &str) -> usize {
    let item = format!(
        "fn k(t: Thread, n: usize, now: &Slice2<f32>, other: &Slice2<f32>, next: &mut Slice2<f32>) {{
            let p = t.id_2d();
            let (y, x) = (p.y(), p.x());
            let mut sum = 0.0f32;
            {body}
            next[p] = sum;
        }}"
    );
    let out = bounds::expand(
        "over = next, requires(now.extents() == next.extents())",
        &item,
    );
    let rust = out.matches(":: at_n (").count() + out.matches(":: at_n_known ").count();
    // CUDA C++ has a check for each coordinate.
    let cuda = out.matches("gpu::in_bounds(").count();
    assert!(
        rust <= cuda && (rust > 0) == (cuda > 0),
        "{rust} {cuda} {body}"
    );
    rust
}

#[test]
fn neighbours_on_a_plane_are_known_behind_their_guard() {
    let around = "sum += now[(y - 1, x)] + now[(y + 1, x)] + now[(y, x - 1)] + now[(y, x + 1)];";
    let border = "y == 0 || x == 0 || y + 1 == now.rows() || x + 1 == next.cols()";
    assert_eq!(plane(&format!("if {border} {{ }} else {{ {around} }}")), 0);
    assert_eq!(
        plane(&format!(
            "if {border} {{ next[p] = 1.0; return; }} {around}"
        )),
        0
    );
    let inside = "y > 0 && x > 0 && y + 1 < now.rows() && x + 1 < now.cols()";
    assert_eq!(plane(&format!("if {inside} {{ {around} }}")), 0);
    let arms = "(0, _) | (_, 0) => {}
        (b, a) if b + 1 == now.rows() || a + 1 == now.cols() => {}";
    let taken = around
        .replace("y ", "b ")
        .replace("y,", "b,")
        .replace("x)", "a)")
        .replace("x ", "a ");
    assert_eq!(
        plane(&format!(
            "match (p.y(), p.x()) {{ {arms} (b, a) => {{ {taken} }} }}"
        )),
        0
    );
    // The other plane has its own extents, and each coordinate its own axis.
    assert_eq!(
        plane("if x + 1 < now.cols() { sum += other[(y, x + 1)]; }"),
        1
    );
    assert_eq!(
        plane("if x + 1 < other.cols() && y < other.rows() { sum += other[(y, x + 1)]; }"),
        0
    );
    assert_eq!(
        plane("if y + 1 < now.rows() { sum += now[(y, x + 1)]; }"),
        1
    );
    assert_eq!(
        plane("if x + 2 < now.cols() { sum += now[(y, x + 2)]; }"),
        0
    );
    // Extents of a plane without elements may be as large as numbers are.
    assert_eq!(
        plane("if n + 1 < other.rows() && x < other.cols() { sum += other[(n, x)]; }"),
        1
    );
}

#[test]
fn many_conditions_neither_hang_nor_prove() {
    let mut body = String::from("let c0 = i > 0;");
    for n in 1..60 {
        body += &format!("let c{n} = c{} && c{};", n - 1, n - 1);
    }
    // The first facts are found; that is as far as it looks.
    assert!(
        checks(
            "over = y, requires(x.len() == y.len())",
            &plain(&format!("{body} if c59 {{ sum += x[i - 2]; }}"))
        ) == 1
    );
    let deep: String = (0..20)
        .map(|n| format!("if n + {n} != m as usize && i != {n} {{ "))
        .collect();
    let close = "}".repeat(20);
    checked(ALL, &format!("{deep} sum += x[i + n]; {close}"));
}

/// Where a kernel's rows are cut: the sums of its interior, or nothing.
fn interior(body: &str) -> Option<String> {
    let out = bounds::expand("over = y, requires(x.len() == y.len())", &plain(body));
    let cut = out.split_once("run_threads_inside")?.1;
    let sums: Vec<&str> = cut.split(". and (").skip(1).collect();
    let sums = sums.iter().map(|s| s.split_once(']').unwrap().0);
    let sums: Vec<String> = sums.map(|s| s.replace("i64", "")).collect();
    Some(sums.join("; "))
}

#[test]
fn rows_are_cut_where_a_condition_changes() {
    let zero = "1 , - 1 , & [";
    assert_eq!(interior("if i > 0 { sum += 1.0; }").unwrap(), zero);
    assert_eq!(interior("if i == 0 { sum += 1.0; }").unwrap(), zero);
    assert_eq!(
        interior("if i == 0 { return; } sum += x[i - 1];").unwrap(),
        zero
    );
    assert_eq!(
        interior("let inside = i > 0; if inside { sum += 1.0; }").unwrap(),
        zero
    );
    // In the interior's own branch as well, and not in the other one.
    let both = interior("if i > 0 { if i > 1 { sum += 1.0; } } else if i + 2 > n { sum += 2.0; }");
    assert_eq!(both.unwrap(), format!("{zero}; 1 , - 2 , & ["));
    assert!(interior("if i < n { sum += 1.0; }").is_some());
    assert!(interior("y[i] = if i < 2 || i + 2 >= x.len() { 1.0 } else { 2.0 };").is_some());
}

#[test]
fn rows_are_not_cut_where_the_answer_is_no_interval_or_costs_a_fault() {
    for body in [
        "if n > 3 { sum += 1.0; }",
        "if i % 2 == 0 { sum += 1.0; }",
        "if i / 2 > 3 { sum += 1.0; }",
        "if i > 0 && x[i] > 0.0 { sum += 1.0; }",
        "if i > 0 && s > 3 { sum += 1.0; }",
        "if i > v { sum += 1.0; }",
        "let mut inside = i > 0; if inside { sum += 1.0; }",
        "if n * 2 > i { sum += 1.0; }",
        "if i > K { sum += 1.0; }",
        "for j in 0..4 { if i > j { sum += 1.0; } }",
        "if i != n { sum += 1.0; }",
        "let k = n / 2; if i < k { sum += 1.0; }",
        "match i { j if { let v = x[n]; j > 0 } => sum += 1.0, _ => {} }",
    ] {
        assert_eq!(interior(body), None, "{body}");
    }
}

#[test]
fn a_raw_name_is_the_name_itself() {
    let refused = |item: &str| {
        let args = "over = y, requires(x.len() == y.len())".parse().unwrap();
        let out = gpu_macros_compiler::gpu_kernel(args, item.parse().unwrap()).to_string();
        assert!(out.contains("which is no keyword"), "{out}");
    };
    refused(&plain(
        "if n < x.len() { let r#n = s as usize; sum += x[n]; }",
    ));
    refused(&plain("for r#n in 5..9 { sum += x[n]; }"));
    // What has to be raw is one name as well.
    checked(
        "n > 0",
        "let r#loop = n; if r#loop < x.len() { let r#loop = n + 1; sum += x[r#loop]; }",
    );
    // A raw parameter is what its bare name means.
    let item = "fn k(t: Thread, r#n: usize, x: &[f32], y: &mut [f32]) {
        let i = t.id();
        y[i] = if n < x.len() { x[n] } else { 0.0 };
    }";
    assert_eq!(checks("over = y", item), 0);
}

#[test]
fn a_literal_that_its_type_cannot_hold_proves_nothing() {
    checked(
        "n > 0",
        "let k = 300u8; if x.len() > 5 { sum += x[k as usize - 299]; }",
    );
    checked("n > 0", "sum += w[300u8 as usize - 299];");
    proven(
        "n > 0",
        "let k = 200u8; if x.len() > 5 { sum += x[k as usize - 199]; }",
    );
}

#[test]
fn a_functions_slice_may_be_as_long_as_numbers_are() {
    let f = "fn f(z: &[[u32; 0]], n: usize, w: &[u32]) -> u32 {
        if n < z.len() && n + 2 <= z.len() && (z.len() - n) < w.len() { w[z.len() - n - 2] } else { 77 }
    }";
    assert_eq!(checks("", f), 1);
}
