//! Which bounds checks `requires` removes, and which stay. A check is looked for in both of the
//! generated languages: one that is gone in one and there in the other is a mistake.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod bounds;

use bounds::{checked, checks, proven};

#[test]
fn a_token_indexes_what_is_no_shorter_than_the_domain() {
    proven("x.len() == y.len()", "sum += x[i];");
    proven("y.len() == x.len()", "sum += x[t.id()];");
    proven("x.len() >= y.len()", "let j = i; sum += x[j];");
    proven("y.len() < x.len()", "sum += x[i];");
    proven("x.len() >= z.len(), z.len() >= y.len()", "sum += x[i];");
    proven("x.len() == n, n == y.len()", "sum += x[i];");
    proven("x.len() >= 2 * y.len()", "sum += x[i];");
    proven("bins.len() >= y.len()", "bins[i].add(1);");
    // A thread runs, so there is a first element.
    proven("x.len() >= y.len()", "sum += x[0];");
    proven(
        "rows.len() == y.len()",
        "let r = rows[i]; sum += r[0usize + 0] * 0.0;",
    );
}

#[test]
fn what_may_be_shorter_is_checked() {
    checked("x.len() > 0", "sum += x[i];");
    checked("x.len() <= y.len()", "sum += x[i];");
    checked("x.len() != y.len()", "sum += x[i];");
    checked("z.len() == y.len()", "sum += x[i];");
    checked("2 * x.len() >= y.len()", "sum += x[i];");
    checked("x.len() + 1 >= y.len()", "sum += x[i];");
    checked("x.len() * n >= y.len()", "sum += x[i];");
    checked("x.len() >= y.len() * n", "sum += x[i];");
    checked("x.len() + z.len() >= y.len()", "sum += x[i];");
    checked("x.len() >= n, y.len() >= n", "sum += x[i];");
}

#[test]
fn sums_and_multiples_of_the_token_are_proven() {
    proven("x.len() > y.len()", "sum += x[i + 1];");
    proven("x.len() >= y.len() + 1", "sum += x[1 + i];");
    proven(
        "x.len() >= 3 * y.len()",
        "sum += x[3 * i] + x[3 * i + 1] + x[i * 3 + 2];",
    );
    proven(
        "x.len() == y.len() * 3",
        "let j = i * 3; sum += x[j] + x[j + 2];",
    );
    proven(
        "x.len() >= 3 * y.len()",
        "let j = i * 2; let k = j + i; sum += x[k + 2];",
    );
    proven("x.len() >= 2 * y.len() + 5", "sum += x[(i + 2) * 2 + 2];");
    // The index of the last thread is 2 * (n - 1) + 1, whatever n is.
    proven("x.len() >= 2 * y.len()", "sum += x[2 * i + 1];");
    proven("x.len() >= 5 * y.len()", "sum += x[2 * i + 4];");
    proven("x.len() >= y.len() + n", "sum += x[i + n];");
    proven("x.len() >= y.len() + 7, n == 7", "sum += x[i + n];");
    proven("x.len() >= y.len() + m", "sum += x[i + m as usize];");
}

#[test]
fn an_index_one_too_far_is_checked() {
    checked("x.len() >= y.len()", "sum += x[i + 1];");
    checked("x.len() >= 3 * y.len()", "sum += x[3 * i + 3];");
    checked("x.len() >= 3 * y.len()", "sum += x[4 * i];");
    checked("x.len() >= 2 * y.len() + 4", "sum += x[(i + 2) * 2 + 2];");
    // For one thread: 5 elements, index 5.
    checked("x.len() >= 5 * y.len()", "sum += x[2 * i + 5];");
    checked("x.len() >= y.len() + n", "sum += x[i + n + 1];");
    checked("x.len() + 1 >= y.len() + n", "sum += x[i + n];");
    checked("x.len() >= 3 * y.len() + 1, n >= 2", "sum += x[3 * i + n];");
}

#[test]
fn an_index_that_may_be_below_zero_is_checked() {
    checked("x.len() >= y.len()", "sum += x[i - 1];");
    checked("x.len() >= y.len()", "sum += x[y.len() - i];");
    checked("x.len() >= y.len()", "sum += x[i - i - 1];");
    checked("x.len() >= n", "sum += x[n - 1];");
    checked("x.len() >= y.len(), n >= 1", "sum += x[i + 1 - n];");
    checked("x.len() > n", "sum += x[n - i];");
    checked(
        "x.len() >= n, n >= y.len(), y.len() >= 2",
        "sum += x[n - i];",
    );
    proven("x.len() > n, n >= y.len()", "sum += x[n - i];");
    proven("x.len() >= y.len()", "sum += x[y.len() - 1 - i];");
    proven("x.len() >= n, n >= 1", "sum += x[n - 1];");
    proven("x.len() >= 1", "sum += x[x.len() - 1] + x[0];");
    proven("x.len() >= y.len() + 1", "sum += x[i + 1 - 1 + 1];");
}

#[test]
fn numbers_that_only_come_from_a_token_are_checked() {
    checked("x.len() == y.len()", "let mut j = i; sum += x[j];");
    checked("x.len() == y.len()", "let mut j = i; j += 1; sum += x[j];");
    checked("x.len() == y.len()", "let j; j = i; sum += x[j];");
    checked("x.len() == y.len()", "sum += x[!i];");
    checked("x.len() == y.len()", "sum += x[if s > 0 { i } else { 5 }];");
    checked("x.len() == y.len()", "sum += x[i ^ 1];");
    checked("x.len() == y.len()", "sum += x[i << 1];");
    checked("x.len() == y.len()", "sum += x[i.wrapping_add(1) - 1];");
    checked("x.len() == y.len()", "sum += x[i % 2];");
    checked("x.len() == y.len()", "sum += x[i * i];");
    checked("x.len() == y.len()", "sum += x[(i as u32) as usize];");
    checked("x.len() == y.len()", "sum += x[(i as i64) as usize];");
    checked("x.len() == y.len()", "let j: usize = i; sum += x[j];");
}

#[test]
fn arithmetic_of_narrow_types_wraps_and_is_checked() {
    checked(
        "x.len() >= 2 * y.len() + 9, m == 9",
        "sum += x[(m * 2) as usize];",
    );
    checked(
        "x.len() >= y.len(), m >= 1, x.len() >= m",
        "sum += x[(m - 1) as usize];",
    );
    checked(
        "x.len() > m",
        "for j in 0..m { let k = j * 2 + 1; sum += x[(k - k) as usize]; }",
    );
    checked("x.len() > m", "sum += x[(m as u8) as usize];");
    checked("x.len() > m", "sum += x[(m as i32) as usize];");
    proven("x.len() > m", "sum += x[m as usize];");
    proven("x.len() > m", "sum += x[(m as u64) as usize];");
    proven("x.len() > m", "let k = m; sum += x[k as usize];");
    checked("x.len() > n", "sum += x[s as usize];");
}

#[test]
fn scalars_that_change_are_not_the_launchs() {
    checked("x.len() > v", "sum += x[v];");
    checked("x.len() > v", "v = 1000; sum += x[v];");
    checked("x.len() >= v", "for j in 0..v { sum += x[j]; }");
    // What was asked of the launch still holds of the launch.
    proven("x.len() >= v, v >= y.len()", "sum += x[i];");
}

#[test]
fn names_are_those_of_their_scope() {
    checked("x.len() > n", "let n = 1000usize; sum += x[n];");
    checked("x.len() > n", "let n = n + 1; sum += x[n];");
    proven(
        "x.len() > n",
        "{ let n = 1000usize; sum += n as f32; } sum += x[n];",
    );
    proven("x.len() > n + 1", "let n = n + 1; sum += x[n];");
    checked("x.len() >= n", "for n in 0..n + 1 { sum += x[n]; }");
    proven("x.len() >= n", "for n in 0..n { sum += x[n]; }");
    checked(
        "x.len() == y.len()",
        "let i = n; sum += x[i]; let i = t.id();",
    );
}

#[test]
fn loop_variables_stay_below_the_end_of_their_range() {
    proven("n > 0", "for j in 0..x.len() { sum += x[j]; }");
    proven("n > 0", "for j in (0..x.len()).rev() { sum += x[j]; }");
    proven("n > 0", "for j in (0..x.len()).step_by(3) { sum += x[j]; }");
    proven("n > 0", "for j in 5..x.len() { sum += x[j - 5]; }");
    proven(
        "x.len() >= z.len()",
        "for j in 0..z.len() { sum += x[j] * z[j]; }",
    );
    proven("x.len() >= n", "for j in 0..n { sum += x[j]; }");
    proven("x.len() == n", "for j in 0..n { sum += x[n - 1 - j]; }");
    proven("x.len() >= m", "for j in 0..m { sum += x[j as usize]; }");
    proven("x.len() > n", "for j in 0..=n { sum += x[j]; }");
    proven("x.len() == y.len()", "for j in 0..i { sum += x[j]; }");
    proven(
        "x.len() == y.len()",
        "for j in 0..t.id() + 1 { sum += x[j]; }",
    );
    proven(
        "x.len() >= 3 * y.len()",
        "for c in 0..3 { sum += x[3 * i + c]; }",
    );
    proven(
        "x.len() == 6 * y.len()",
        "for r in 0..2 { let at = (2 * i + r) * 3; for c in 0..3 { sum += x[at + c]; } }",
    );
    proven(
        "x.len() >= 4 * n",
        "for j in 0..n { for c in 0..4 { sum += x[4 * j + c]; } }",
    );
    proven(
        "n > 0",
        "for (k, a) in x.iter().enumerate() { sum += a * x[k]; }",
    );
    proven(
        "n >= 2, x.len() >= n",
        "for j in 1..n - 1 { sum += x[j - 1] + x[j] + x[j + 1]; }",
    );
    // The loop runs, so `n` is not zero.
    proven(
        "x.len() + 1 >= 2 * n",
        "for j in 0..n { sum += x[j + n - 1]; }",
    );
}

#[test]
fn loop_variables_at_the_end_of_their_range_are_checked() {
    checked("n > 0", "for j in 0..=x.len() { sum += x[j]; }");
    checked("n > 0", "for j in 0..x.len() + 1 { sum += x[j]; }");
    checked("n > 0", "for j in 0..x.len() { sum += x[j + 1]; }");
    checked("n > 0", "for j in 0..x.len() { sum += x[j - 1]; }");
    checked("n > 0", "for j in 0..z.len() { sum += x[j]; }");
    checked("x.len() >= n", "for j in 0..=n { sum += x[j]; }");
    checked("x.len() >= n", "for j in 4..n { sum += x[j - 5]; }");
    checked("x.len() >= n", "for mut j in 0..n { sum += x[j]; j += 1; }");
    checked(
        "x.len() >= 3 * y.len()",
        "for c in 0..4 { sum += x[3 * i + c]; }",
    );
    checked(
        "x.len() >= 3 * y.len()",
        "for c in 0..=3 { sum += x[3 * i + c]; }",
    );
    checked(
        "x.len() >= n",
        "let mut j = 0usize; while j < n { sum += x[j]; j += 1; }",
    );
    checked("x.len() >= 0", "for j in 0..4i32 { sum += x[j as usize]; }");
    checked("x.len() >= n", "for j in 0..s { sum += x[j as usize]; }");
    checked("x.len() >= n", "for j in 0..n { sum += x[n]; }");
    checked("x.len() >= n", "for j in 0..n { sum += 1.0; } sum += x[0];");
}

#[test]
fn an_end_that_may_wrap_around_is_checked() {
    checked("x.len() >= n", "for j in 0..n - 1 { sum += x[j]; }");
    checked("x.len() >= 4", "for j in 0..n - n - 1 { sum += x[j]; }");
    checked("x.len() >= y.len()", "for j in 0..i - 1 { sum += x[j]; }");
    checked("x.len() >= n", "for j in 0..n - 2 { sum += x[j]; }");
    // Where a crate allows overflowing literals, this one starts at 5.
    checked(
        "x.len() >= m",
        "for j in 4294967301..m { sum += x[j as usize - 4294967301]; }",
    );
    proven(
        "x.len() >= m",
        "for j in 7..m { sum += x[j as usize - 7]; }",
    );
    // A later loop does not vouch for an earlier one.
    checked(
        "x.len() >= n, n >= 1",
        "for j in 0..n - 2 { for k in 0..1 { sum += x[j + k]; } }",
    );
    proven("x.len() >= n, n >= 2", "for j in 0..n - 2 { sum += x[j]; }");
    // It ends early where it wraps, which is in bounds.
    proven("x.len() >= n + 5", "for j in 0..n + 5 { sum += x[j]; }");
}

#[test]
fn arrays_of_a_known_length_are_indexed_by_loops_over_it() {
    proven("n > 0", "for c in 0..4 { sum += w[c]; }");
    proven(
        "n > 0",
        "let p = [1.0f32, 2.0]; for c in 0..2 { sum += p[c]; }",
    );
    proven(
        "n > 0",
        "let mut p = [0.0f32; 5]; for c in 0..5 { p[c] = 1.0; } sum += p[4];",
    );
    proven(
        "n > 0",
        "let p: [f32; 3] = [0.0; 3]; for c in 0..3 { sum += p[c]; }",
    );
    proven(
        "rows.len() == y.len()",
        "for c in 0..3 { sum += rows[i][c]; }",
    );
    proven("n <= 4", "for c in 0..n { sum += w[c]; }");
    checked("n <= 5", "for c in 0..n { sum += w[c]; }");
    checked("n > 0", "for c in 0..5 { sum += w[c]; }");
    checked(
        "n > 0",
        "let p = [1.0f32, 2.0]; for c in 0..3 { sum += p[c]; }",
    );
    checked("n > 0", "let p = [0.0f32; 5]; sum += p[5];");
    checked(
        "rows.len() == y.len()",
        "for c in 0..4 { sum += rows[i][c]; }",
    );
    checked("rows.len() > 0", "for c in 0..3 { sum += rows[i][c]; }");
    // The rows' length is not the slice's.
    checked("n > 0", "for c in 0..3 { let r = rows[c]; sum += 1.0; }");
}

#[test]
fn constants_of_one_name_are_one_number() {
    let rows = |args: &str, body: &str| {
        let item = format!(
            "fn k<const K: usize>(t: Thread, x: &[f32], rows: &mut [[f32; K]]) {{
                let i = t.id();
                {body}
            }}"
        );
        checks(args, &item)
    };
    let over = "over = rows";
    assert_eq!(rows(over, "for k in 0..K { rows[i][k] = 1.0; }"), 0);
    assert_eq!(
        rows(
            over,
            "let mut r = [0.0f32; K]; for k in 0..K { r[k] = 1.0; } rows[i] = r;"
        ),
        0
    );
    assert_eq!(rows(over, "for k in 0..N { rows[i][k] = 1.0; }"), 1);
    assert_eq!(rows(over, "for k in 0..K + 1 { rows[i][k] = 1.0; }"), 1);
    assert_eq!(rows(over, "for k in 0..m::K { rows[i][k] = 1.0; }"), 1);
    assert_eq!(
        rows(
            over,
            "let K = 1000usize; for k in 0..K { rows[i][k] = 1.0; }"
        ),
        1
    );
    let with = "over = rows, requires(x.len() >= rows.len() + K)";
    assert_eq!(rows(with, "for k in 0..K { rows[i] = [x[i + k]; K]; }"), 0);
}

#[test]
fn threads_of_a_block_index_what_the_block_fills() {
    let block = |size: &str, tile: &str, body: &str| {
        let item = format!(
            "fn k<const B: usize>(t: BlockThread, n: usize, x: &[f32], sums: &mut [f32]) {{
                let mut tile = shared!([f32; {tile}]);
                let k = t.thread_idx();
                {body}
            }}"
        );
        checks(&format!("over = x.len(), block = {size}"), &item)
    };
    for (size, tile) in [("64", "64"), ("64", "65"), ("B", "B")] {
        assert_eq!(
            block(size, tile, "tile[k] = 1.0; tile[t.thread_idx()] = 2.0;"),
            0
        );
    }
    assert_eq!(block("64", "66", "tile[k + 2] = 1.0;"), 0);
    assert_eq!(block("64", "128", "tile[2 * k + 1] = 1.0;"), 0);
    assert_eq!(
        block("B", "B", "let k = t.thread_idx(); tile[B - 1 - k] = 1.0;"),
        0
    );
    assert_eq!(block("64", "63", "tile[k] = 1.0;"), 1);
    assert_eq!(block("64", "B", "tile[k] = 1.0;"), 1);
    assert_eq!(block("B", "64", "tile[k] = 1.0;"), 1);
    assert_eq!(block("64", "65", "tile[k + 2] = 1.0;"), 1);
    assert_eq!(block("64", "64", "tile[k] = 1.0; let v = x[k];"), 1);
    // Threads beyond the end have no token; those that have one stay below it.
    assert_eq!(
        block("64", "64", "if let Some(i) = t.id() { tile[k] = x[i]; }"),
        0
    );
    // The leader's token is its block's index.
    assert_eq!(
        block(
            "64",
            "64",
            "if let Some(b) = t.block_leader() { let v = x[b]; }"
        ),
        1
    );
}

#[test]
fn functions_are_proven_by_their_own_lengths() {
    let f = |body: &str| {
        checks(
            "",
            &format!(
                "fn f(p: [f32; 3], x: &[f32], q: &[f32; 2], n: usize) -> f32 {{ let mut s = 0.0f32; {body} s }}"
            ),
        )
    };
    assert_eq!(f("for c in 0..3 { s += p[c]; }"), 0);
    assert_eq!(f("for j in 0..x.len() { s += x[j]; }"), 0);
    assert_eq!(f("for j in 0..2 { s += q[j]; }"), 0);
    assert_eq!(f("for j in 0..n { s += x[j]; }"), 1);
    assert_eq!(f("for j in 0..3 { s += q[j]; }"), 1);
    assert_eq!(f("for j in 0..x.len() { s += p[j]; }"), 1);
}

#[test]
fn hostile_sizes_neither_hang_nor_prove() {
    // Each name is twice the one before: its exact value does not fit anywhere.
    let mut body = String::from("let a0 = i + 1;");
    for n in 1..120 {
        body += &format!("let a{n} = a{} + a{};", n - 1, n - 1);
    }
    checked("x.len() >= y.len()", &format!("{body} sum += x[a119];"));
    checked(
        "x.len() >= y.len()",
        "sum += x[i + 340282366920938463463374607431768211455];",
    );
    checked(
        "x.len() >= 18446744073709551615 * y.len()",
        "sum += x[i * 1152921504606846977 * 1152921504606846977];",
    );
    let many: Vec<String> = (0..200)
        .map(|n| format!("x.len() + {n} >= y.len() + z.len() * {n}"))
        .collect();
    checked(&many.join(", "), "sum += x[i + 1];");
}
