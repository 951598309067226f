//! Memory and launches of rank 2 and 3: what is refused, with the words of the refusal, beside
//! neighbours that are accepted; and what is proven, as the generated code shows it. Without rustc:
//! quick, and many.
#![allow(clippy::unwrap_used, reason = "tests")]

mod refusal;

use gpu_macros_compiler::gpu_fn;
use refusal::{accepted, expand, refused, refused_as};

/// A kernel of rank 2 with its token in `p`, over `out`.
fn plane(body: &str) -> String {
    format!(
        "fn k(t: Thread, n: usize, x: &[f32], a: &Slice2<f32>, v: &Slice3<f32>, y: &mut [f32],
              out: &mut Slice2<f32>, volume: &mut Slice3<f32>, bins: &[Atomic<u32>]) {{
            let p = t.id_2d();
            {body}
        }}"
    )
}

#[track_caller]
fn bad(body: &str, words: &str) {
    refused("over = out", &plane(body), words);
}

#[track_caller]
fn fine(body: &str) -> String {
    accepted("over = out", &plane(body))
}

#[test]
fn an_owned_array_takes_the_token_of_its_rank() {
    fine("out[p] = 1.0; out[t.id_2d()] += 1.0; let q = p; out[q] = out[p];");
    fine("let (q, r) = (p, 1); out[q] = 1.0;");
    fine("let i = t.id(); y[i] = 1.0; y[t.id()] = i as f32;");
    bad(
        "let i = t.id(); out[i] = 1.0;",
        "`out` is of rank 2, and this token is of another",
    );
    bad("out[t.id()] = 1.0;", "index it with `t.id_2d()`");
    bad(
        "y[p] = 1.0;",
        "`y` is of rank 1, and this token has coordinates",
    );
    bad(
        "volume[p] = 1.0;",
        "`volume` is of rank 3, and this token is of another",
    );
    bad(
        "volume[t.id_3d()] = 1.0;",
        "this one is of rank 2: it runs over `out`",
    );
}

#[test]
fn no_other_element_is_reached() {
    let another = "this may be another thread's element of `out`";
    bad("out[(0, 0)] = 1.0;", another);
    bad("out[(p.y(), p.x())] = 1.0;", another);
    bad("let v = out[(p.y() + 1, p.x())];", another);
    bad("out[n] = 1.0;", another);
    bad("out[0] = 1.0;", another);
    bad("out[(p.x(), p.y())] += 1.0;", another);
    // A mistake in a coordinate is found there.
    bad("let v = a[(out[(0, 0)] as usize, 0)];", another);
    bad(
        "let v = a[(p.y(), { y[3] = 1.0; 0 })];",
        "another thread's element of `y`",
    );
}

#[test]
fn a_token_with_coordinates_is_no_number() {
    let no_value = "is a token with coordinates, and no value";
    for body in [
        "let v = p + 1;",
        "let mut q = p;",
        "let q: usize = p;",
        "let v = x[p as usize];",
        "f(p);",
        "let q = if n > 2 { p } else { p }; out[p] = 1.0;",
        "let q = { p };",
        "let q = [p; 2];",
        "let q = (p, 1);",
        "let v = p == p;",
        "let v = t.id_2d() as usize;",
        "for i in 0..p { out[p] = 1.0; }",
        "p;",
        "n.min(p);",
        "a.len().min(p.y()).min(p);",
        "match p { q => {} }",
        "bins[0].add(p as u32);",
        "gpu_println!(\"{}\", p);",
    ] {
        let out = expand("over = out", &plane(body));
        assert!(out.contains("compile_error"), "accepted: {body}");
        assert!(
            out.contains(no_value),
            "with other words: {body}\n{}",
            &out[..600]
        );
    }
    bad("let v = p + 1;", no_value);
    bad(
        "p = t.id_2d();",
        "`p` is this thread's token and never changes",
    );
    bad("p.y = 3;", no_value);
    bad("let v = p.z();", "a token of rank 2 has no method `z`");
    bad("let v = p.len();", "its coordinates are `y()`, `x()`");
    bad("let v = p.y(1);", "a token of rank 2 has no method `y`");
    fine("let v = p.y() + p.x() * 2;");
    fine("let r = &mut out[p]; *r = 1.0; let s = &a[(0, p.x())]; out[p] = *s;");
    // A token of rank 1 is one.
    fine("let i = t.id(); let v = i + 1;");
}

#[test]
fn an_index_has_as_many_coordinates_as_the_memory() {
    fine("let v = a[(1, 2)] + a[((p.y()), n)] + v[(0, n, 1)] + a[p];");
    let two = "`a` is of rank 2: an index has 2 coordinates";
    bad("let v = a[n];", two);
    bad("let v = a[0];", two);
    bad("let v = a[t.id()];", two);
    bad("let v = a[(1, 2, 3)];", two);
    bad("let v = a[(1,)];", two);
    bad("let v = a[[1, 2]];", two);
    bad(
        "let v = v[(1, 2)];",
        "`v` is of rank 3: an index has 3 coordinates",
    );
    bad(
        "let v = v[p];",
        "`v` is of rank 3: an index has 3 coordinates",
    );
    bad("let v = x[(1, 2)];", "`x` is indexed with one number");
    bad(
        "let w = [0.0; 4]; let v = w[(1, 2)];",
        "`w` is indexed with one number",
    );
    bad("bins[(1, 2)].add(1);", "`bins` is indexed with one number");
    bad(
        "let v = x[p];",
        "`x` is of rank 1, and this token has coordinates",
    );
    bad(
        "let w = [0.0; 4]; let v = w[p];",
        "`w` is of rank 1, and this token has coordinates",
    );
    bad("let v = a[1..2];", "a range as an index");
    fine("#[safety(\"alone\")] unsafe { out[(n, 0)] = out[(0, n)]; }");
    bad(
        "#[safety(\"alone\")] unsafe { out[n] = 1.0; }",
        "`out` is of rank 2: an index has 2 coordinates",
    );
}

#[test]
fn memory_of_rank_2_is_read_only_or_owned_and_has_one_name() {
    bad("a[(0, 0)] = 1.0;", "is read-only in this kernel");
    bad("a[p] += 1.0;", "is read-only in this kernel");
    bad("let b = a;", "device memory has one name in a kernel");
    bad("f(out);", "`out` belongs to all threads of the launch");
    bad(
        "for v in a { out[p] = *v; }",
        "memory of rank 2 is walked by its coordinates",
    );
    fine("out[p] = f(a, p.y(), p.x());");
    fine("g(&mut out[p]);");
}

#[test]
fn memory_is_asked_for_the_extents_of_its_rank() {
    fine("let n = a.rows() + a.cols() + a.len() + v.planes() + v.rows() + v.cols();");
    fine("let n = out.rows() * out.cols() - out.len() + volume.planes();");
    bad(
        "let n = a.planes();",
        "asked for `.rows()`, `.cols()` and `.len()`",
    );
    bad("let n = x.rows();", "asked for `.len()`");
    bad(
        "let n = a.extents();",
        "`extents` is not part of the kernel language",
    );
    bad(
        "let n = bins.cols();",
        "`cols` is not part of the kernel language",
    );
}

#[test]
fn tokens_belong_to_launches_of_their_rank() {
    let k = "fn k(t: Thread, a: &Slice2<f32>, y: &mut [f32], out: &mut Slice2<f32>) { let p = t.id_2d(); }";
    accepted("over = out", k);
    accepted("over = a.extents()", k);
    let rank_1 = "`id_2d` is for launches of rank 2; this one is of rank 1: it runs over";
    refused("over = y", k, rank_1);
    refused("over = a.len()", k, rank_1);
    refused("over = out.len()", k, rank_1);
    refused(
        "over = out",
        "fn k(t: Thread, out: &mut Slice3<f32>) { let p = t.id_2d(); }",
        "this one is of rank 3",
    );
    refused(
        "over = y",
        "fn k(t: BlockThread, y: &mut [f32]) { let p = t.id_2d(); }",
        "`id_2d` belongs to plain kernels",
    );
    refused(
        "over = out",
        &plane("let q = t.id_2d(3);"),
        "takes no arguments",
    );
}

#[test]
fn a_launch_runs_over_owned_memory_or_over_extents() {
    let k = |over: &str, words: &str| {
        let item = "fn k(t: Thread, a: &Slice2<f32>, x: &[f32], bins: &[Atomic<u32>]) { }";
        if words.is_empty() {
            accepted(over, item);
        } else {
            refused(over, item, words);
        }
    };
    k("over = a.extents()", "");
    k("over = a.len()", "");
    k("over = a", "is not `&mut Slice2<T>`");
    k("over = a", "or write `over = a.extents()`");
    k(
        "over = x.extents()",
        "`over` is a `&mut [T]` parameter or the length",
    );
    k(
        "over = a.rows()",
        "`over` is a `&mut [T]` parameter or the length",
    );
    k(
        "over = (a.rows(), a.cols())",
        "for coordinates `over = image`",
    );
}

#[test]
fn a_block_has_the_shape_of_its_launch() {
    let shaped = |block: &str, words: &str| {
        let args = format!("over = out, block = {block}");
        let two = "fn k(t: Thread, out: &mut Slice2<f32>) { }";
        let three = "fn k(t: Thread, out: &mut Slice3<f32>) { }";
        let item = if block.matches(',').count() == 2 {
            three
        } else {
            two
        };
        if words.is_empty() {
            accepted(&args, item);
        } else {
            refused(&args, item, words);
        }
    };
    for good in [
        "(8, 32)",
        "(1, 1024)",
        "(1024, 1)",
        "((16), 16)",
        "(64, 4, 4)",
        "(1, 1, 1)",
    ] {
        shaped(good, "");
    }
    shaped(
        "256",
        "the launch is of rank 2, so its `block` is rows and columns",
    );
    shaped("(256)", "the launch is of rank 2");
    shaped("(0, 32)", "a block without threads does not exist");
    shaped("(32, 33)", "a block of 1056 threads does not exist");
    shaped("(99999999999999999999999, 1)", "threads does not exist");
    shaped("(4294967296, 4294967296)", "threads does not exist");
    shaped("(2, 32, 17)", "a block of 1088 threads does not exist");
    shaped("(65, 1, 1)", "a block of 65 planes does not exist");
    shaped("(N, 32)", "the sides of a block are literals");
    shaped("(8.0, 32)", "the sides of a block are literals");
    refused(
        "over = out, block = (2, 4, 8)",
        "fn k(t: Thread, out: &mut Slice2<f32>) { }",
        "the launch is of rank 2, so its `block` is rows and columns",
    );
    refused(
        "over = out, block = (8, 32)",
        "fn k(t: Thread, out: &mut Slice3<f32>) { }",
        "the launch is of rank 3, so its `block` is planes, rows and columns",
    );
    for rank_1 in [
        "over = y, block = (8, 32)",
        "over = y.len(), block = (8, 32)",
    ] {
        refused(
            rank_1,
            "fn k(t: Thread, y: &mut [f32]) { }",
            "the launch is of rank 1, so its `block` is a number of threads",
        );
    }
    // One mistake: the rank of a launch over nothing is not guessed.
    refused(
        "over = z, block = (8, 32)",
        "fn k(t: Thread, out: &mut Slice2<f32>) { }",
        "which is not a parameter",
    );
}

#[test]
fn parameters_are_borrowed_memory_of_plain_elements() {
    let param = |ty: &str| format!("fn k(t: Thread, y: &mut [f32], a: {ty}) {{ }}");
    for good in [
        "&Slice2<f32>",
        "&mut Slice3<[u8; 3]>",
        "&gpu_runtime::Slice2<Cell>",
        "&Slice2<T>",
        "#[out] &mut Slice2<f32>",
    ] {
        let item = match good.strip_prefix("#[out] ") {
            Some(ty) => {
                format!("fn k(t: Thread, y: &mut [f32], #[out] a: {ty}) {{ a[t.id_2d()] = 0.0; }}")
            }
            None => param(good),
        };
        let over = if good.contains("out") {
            "over = a"
        } else {
            "over = y"
        };
        accepted(over, &item);
    }
    refused(
        "over = y",
        &param("Slice2<f32>"),
        "`Slice2` is device memory, which a kernel borrows",
    );
    refused(
        "over = y",
        &param("&Slice2"),
        "`Slice2` has one element type",
    );
    refused(
        "over = y",
        &param("&Slice2<f32, 2>"),
        "`Slice2` has one element type",
    );
    refused(
        "over = y",
        &param("&Slice2<Atomic<u32>>"),
        "take `&[Atomic<T>]`, and compute the index",
    );
    refused(
        "over = y",
        &param("&mut Slice3<Atomic<u32>>"),
        "atomics are memory of rank 1",
    );
    refused(
        "over = y",
        &param("&Slice2<(f32, u32)>"),
        "a tuple is a value inside of kernels",
    );
    refused(
        "over = y",
        "fn k(t: Thread, y: &mut [f32], #[out] a: &Slice2<f32>) { }",
        "`#[out]` marks a `&mut [T]` parameter",
    );
    refused(
        "over = y",
        "fn k(t: BlockThread, y: &mut [f32], a: &mut Slice2<f32>) { }",
        "the threads of a cooperative kernel own elements of `&mut [T]`, not of `&mut Slice2<T>`",
    );
    let device = |item: &str| gpu_fn(Default::default(), item.parse().unwrap()).to_string();
    let item = "fn f(a: &Slice2<f32>, y: usize) -> f32 { a[(y, 0)] + a[(y, a.cols() - 1)] }";
    assert!(!device(item).contains("compile_error"));
    let item = "fn f(a: &mut Slice2<f32>) { }";
    refused_as(&device(item), item, "a #[gpu_fn] takes no `&mut Slice2<T>`");
    let item = "fn f(a: Slice3<f32>) { }";
    refused_as(&device(item), item, "write `&Slice3<T>` to read it");
    let item = "fn f(a: &Slice2<f32>) -> f32 { a[0] }";
    refused_as(&device(item), item, "an index has 2 coordinates");
}

#[test]
fn requires_compares_extents() {
    let k = "fn k(t: Thread, n: u32, x: &[f32], a: &Slice2<f32>, b: &Slice3<f32>, out: &mut Slice2<f32>) { }";
    let req = |condition: &str| format!("over = out, requires({condition})");
    for good in [
        "a.extents() == out.extents()",
        "a.rows() == out.cols(), a.cols() >= n * 2 + 1",
        "b.planes() == a.rows()",
        "x.len() == out.rows() * out.cols()",
        "a.len() <= b.len()",
    ] {
        accepted(&req(good), k);
    }
    let equal = "extents are compared with `==`, to extents of the same rank";
    refused(&req("a.extents() == b.extents()"), k, equal);
    refused(&req("a.extents() <= out.extents()"), k, equal);
    refused(&req("a.extents() == out.len()"), k, equal);
    refused(&req("a.extents() == 4"), k, "means nothing in `requires`");
    refused(
        &req("x.extents() == x.extents()"),
        k,
        "means nothing in `requires`",
    );
    refused(&req("a.planes() == 2"), k, "means nothing in `requires`");
    refused(&req("x.rows() == 2"), k, "means nothing in `requires`");
    refused(
        &req("n.rows() == 2"),
        k,
        "`.planes()`, `.rows()` and `.cols()` of a `Slice2`",
    );
}

#[test]
fn an_out_has_an_element_for_each_thread() {
    let out = |args: &str, params: &str, body: &str| {
        (
            args.to_owned(),
            format!("fn k(t: Thread, {params}) {{ {body} }}"),
        )
    };
    let params = "a: &Slice2<f32>, #[out] out: &mut Slice2<f32>, x: &[f32]";
    let body = "out[t.id_2d()] = 1.0;";
    for args in [
        "over = out",
        "over = a.extents(), requires(a.extents() == out.extents())",
        "over = a.extents(), requires(a.cols() == out.cols(), out.rows() == a.rows())",
    ] {
        let (args, item) = out(args, params, body);
        accepted(&args, &item);
    }
    for (args, help) in [
        (
            "over = a.extents()",
            "requires(out.extents() == a.extents())",
        ),
        (
            "over = a.extents(), requires(a.len() == out.len())",
            "may be larger than the launch",
        ),
        (
            "over = a.extents(), requires(a.rows() == out.rows())",
            "may be larger than the launch",
        ),
        (
            "over = a.extents(), requires(a.rows() == out.rows(), out.cols() >= a.cols())",
            "may be larger than the launch",
        ),
        (
            "over = a.extents(), requires(a.rows() == out.cols(), a.cols() == out.rows())",
            "may be larger than the launch",
        ),
    ] {
        let (args, item) = out(args, params, body);
        refused(&args, &item, help);
    }
    for args in [
        "over = x.len()",
        "over = a.len(), requires(a.extents() == out.extents())",
    ] {
        let (args, item) = out(args, params, "");
        let help = "write `over = out`, and assign `out[t.id_2d()]`";
        refused(&args, &item, help);
    }
    let (args, item) = out(
        "over = out",
        params,
        "if x[0] > 0.0 { out[t.id_2d()] = 1.0; }",
    );
    refused(&args, &item, "assign `out[t.id_2d()] = ..;` on each path");
    // An array of rank 1 has an element for each thread of a launch of rank 2.
    let params = "a: &Slice2<f32>, b: &Slice2<f32>, #[out] y: &mut [f32]";
    for (args, good) in [
        ("over = a.extents(), requires(y.len() == a.len())", true),
        (
            "over = a.extents(), requires(y.len() == b.len(), b.extents() == a.extents())",
            true,
        ),
        (
            "over = a.extents(), requires(y.len() == b.len(), b.rows() == a.rows())",
            false,
        ),
        ("over = a.extents(), requires(y.len() == a.rows())", false),
    ] {
        let (args, item) = out(args, params, "y[t.id()] = 1.0;");
        if good {
            accepted(&args, &item);
        } else {
            refused(&args, &item, "may be larger than the launch");
        }
    }
}

#[test]
fn only_what_is_proven_goes_unchecked() {
    let item = |body: &str| {
        format!(
            "fn k(t: Thread, n: usize, a: &Slice2<f32>, b: &Slice2<f32>, x: &[f32], out: &mut Slice2<f32>) {{
                let p = t.id_2d();
                let y = p.y();
                let v = {body};
            }}"
        )
    };
    let args = "over = out, requires(a.extents() == out.extents(), b.rows() >= out.rows(), x.len() == out.rows())";
    let unchecked = |body: &str| accepted(args, &item(body)).contains("at_n_proven");
    let partly = |body: &str, bits: u8| {
        let out = accepted(args, &item(body));
        out.contains(&format!("at_n_known :: < _ , _ , {bits} >"))
    };
    for body in [
        "a[p]",
        "a[(p.y(), p.x())]",
        "a[(y, p.x())]",
        "a[t.id_2d()]",
        "{ let (r, c) = (p.y(), p.x()); a[(r, c)] }",
        // A thread runs, so no extent is zero.
        "a[(0, 0)]",
        "a[(a.rows() - 1, out.cols() - 1 - p.x())]",
        "{ let mut s = 0.0; for r in 0..a.rows() { s += a[(r, p.x())]; } s }",
        "{ let mut s = 0.0; for r in 0..y { s += a[(r, p.x())]; } s }",
    ] {
        assert!(unchecked(body), "{body}");
    }
    for body in [
        "b[p]",
        "a[(p.x(), y)]",
        "a[(y, p.x() + 1)]",
        "a[(y - 1, p.x())]",
        "a[(n, n)]",
        "a[(1, 0)]",
        "b[(y, p.x())]",
        "b[(0, 0)]",
        "a[({ let y = n; y }, p.x())]",
        "a[(y, if n > 2 { p.x() } else { n })]",
        "{ let mut s = 0.0; for r in 0..a.cols() { s += a[(r, p.x())]; } s }",
        "{ let mut s = 0.0; for r in 0..=a.rows() { s += a[(r, p.x())]; } s }",
    ] {
        assert!(!unchecked(body), "{body}");
    }
    assert!(partly("a[(y, n)]", 1));
    assert!(partly("a[(n, p.x())]", 2));
    assert!(partly("a[(y - 1, p.x())]", 2));
    assert!(partly("b[(y, p.x())]", 1));
    assert!(!accepted(args, &item("b[(n, p.x())]")).contains("at_n_known"));
    // A variable that may change is not the coordinate it began as.
    let changed = "{ let mut y = p.y(); y += 1; a[(y, p.x())] }";
    assert!(partly(changed, 2) && !unchecked(changed));
    // The token of rank 1 is below the number of elements, not of rows.
    assert!(!accepted(args, &item("x[t.id()]")).contains("at_proven"));
    let linear = "over = out, requires(x.len() == a.len(), a.extents() == out.extents())";
    assert!(accepted(linear, &item("x[t.id()]")).contains("at_proven"));
    for (product, good) in [
        ("out.rows() * out.cols()", true),
        ("out.cols() * out.rows() + 1", true),
        ("out.rows() * a.cols()", false),
        ("out.rows() * out.rows()", false),
        ("out.rows() * out.cols() * out.cols()", false),
        ("out.rows()", false),
    ] {
        let args = format!("over = out, requires(x.len() == {product})");
        let proven = accepted(&args, &item("x[t.id()]")).contains("at_proven");
        assert_eq!(proven, good, "{product}");
    }
    // A launch of rank 1 may own a row in each thread.
    let rows = |requires: &str| {
        let args = format!("over = y{requires}");
        let item = "fn k(t: Thread, n: usize, a: &Slice2<f32>, y: &mut [f32]) { let i = t.id(); y[i] = a[(i, n)]; }";
        accepted(&args, item).contains("at_n_known :: < _ , _ , 1 >")
    };
    assert!(rows(", requires(a.rows() == y.len())"));
    assert!(!rows(", requires(a.cols() == y.len())"));
    assert!(!rows(""));
}
