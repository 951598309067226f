//! What all threads of a block or a warp do together, where some of them would not come, where it
//! cannot stand, and what its results prove.

use super::{accepted, expand, refused};

const ARGS: &str = "over = y, block = 64";

fn kernel(body: &str) -> String {
    format!(
        "fn k(t: BlockThread, n: usize, x: &[u32], y: &mut [f32]) {{
            let mut tile = shared!([f32; 64]);
            let k = t.thread_idx();
            let mine = if let Some(i) = t.id() {{ x[i] }} else {{ 0 }};
            let mut v = mine;
            {body}
        }}"
    )
}

fn is_refused(body: &str, words: &str) {
    refused(ARGS, &kernel(body), words);
}

fn is_fine(body: &str) {
    accepted(ARGS, &kernel(body));
}

const DIVERGENT: &str = "not every thread of the block reaches this `";

#[test]
fn every_thread_reaches_a_collective() {
    for operation in ["block_sum(mine)", "warp_sum(mine)", "shuffle_up(mine, 1)"] {
        let call = format!("let s = t.{operation};");
        let name = operation.split('(').next().unwrap_or_default();
        let words = format!("{DIVERGENT}{name}`");
        is_refused(&format!("if k < 3 {{ {call} }}"), &words);
        is_refused(&format!("if k < 3 {{ }} else {{ {call} }}"), &words);
        is_refused(&format!("if mine > 3 {{ {call} }}"), &words);
        is_refused(&format!("for r in 0..k {{ {call} }}"), &words);
        is_refused(&format!("while v > 0 {{ {call} v /= 2; }}"), &words);
        is_refused(
            &format!("for r in 0..9u32 {{ if mine == r {{ break; }} {call} }}"),
            &words,
        );
        is_refused(
            &format!("let mut go = false; if k == 3 {{ go = true; }} if go {{ {call} }}"),
            &words,
        );
        is_fine(&format!("if n > 3 {{ {call} }}"));
        is_fine(&format!("for r in 0..n {{ {call} }}"));
    }
    is_refused(
        "if k > 40 { return; } let s = t.block_sum(mine);",
        "cannot leave early",
    );
    is_refused(
        "if k < 3 { v = t.block_sum(mine); }",
        "move `t.block_sum(..)` out of it",
    );
    is_refused(
        "if k < 3 { if t.block_any(mine > 0) { v = 1; } }",
        DIVERGENT,
    );
}

#[test]
fn what_a_block_finds_out_together_decides_over_barriers() {
    for operation in [
        "block_sum(mine) > 3",
        "block_max(v) > 3",
        "block_any(mine > 3)",
        "block_all(k > 3)",
        "block_count(k > 3) > 3",
        "block_broadcast(mine, 3) > 3",
    ] {
        let (call, rest) = operation.split_once(')').unwrap();
        let found = format!("let found = t.{call});");
        is_fine(&format!("{found} if found {rest} {{ t.sync(); }}"));
        is_fine(&format!(
            "loop {{ {found} if !(found {rest}) {{ break; }} t.sync(); v /= 2; }}"
        ));
        is_fine(&format!("let mut all; all = 1; {found} {found}"));
    }
    is_fine("if t.block_any(mine > 3) { t.sync(); }");
    is_fine("loop { if !t.block_any(v > 3) { break; } t.sync(); v /= 2; }");
    is_fine(
        "let mut total = 0; for r in 0..n { total += t.block_sum(v); } if total > 3 { t.sync(); }",
    );
    // A warp's result, and a scan's, differ between the threads of a block.
    for operation in [
        "warp_sum(mine)",
        "warp_max(mine)",
        "warp_count(mine > 3)",
        "warp_ballot(mine > 3)",
        "block_inclusive_scan(mine)",
        "block_exclusive_scan(mine)",
        "shuffle_index(mine, 0)",
    ] {
        is_refused(
            &format!("let found = t.{operation}; if found > 3 {{ t.sync(); }}"),
            "not every thread of the block reaches this barrier",
        );
    }
    // Nor is a result that some threads change.
    is_refused(
        "let mut s = t.block_sum(mine); if k > 3 { s = 1; } if s > 3 { t.sync(); }",
        "not every thread of the block reaches this barrier",
    );
    is_refused(
        "let s = t.block_sum(mine); let s = s + mine; if s > 3 { t.sync(); }",
        "not every thread of the block reaches this barrier",
    );
}

#[test]
fn a_collective_is_a_statement() {
    const WHOLE: &str = "is the whole value of a `let` or of an assignment";
    for body in [
        "let s = t.block_sum(mine) + 1;",
        "let s = 1 + t.block_sum(mine);",
        "let s = -t.block_sum(v as f32);",
        "y_of(t.block_sum(mine));",
        "let s = t.block_sum(t.block_sum(mine));",
        "let s = [t.block_sum(mine); 2];",
        "let s = if t.block_any(mine > 3) { 1 } else { 2 };",
        "while t.block_any(v > 3) { v /= 2; }",
        "if n > 3 && t.block_any(mine > 3) { v = 1; }",
        "if v > 3 { } else if t.block_any(mine > 3) { v = 1; }",
        "for r in 0..t.block_sum(mine) { v += 1; }",
        "tile[t.block_count(k > 3) as usize] = 1.0;",
        "v = t.block_sum(mine) / 2;",
        "v += 2 * t.block_sum(mine);",
        "assert!(t.block_all(mine > 3));",
        "let u = match t.block_sum(mine) { 0 => 1, _ => 2 };",
        "tile[t.block_sum(mine) as usize] = t.block_sum(v as f32);",
    ] {
        is_refused(body, WHOLE);
    }
    is_refused(
        "let s = { let a = t.block_sum(mine); a + 1 };",
        "`block_sum` stands in a statement of its own",
    );
    is_refused(
        "let s = k > 3 && { let a = t.block_any(mine > 1); a };",
        "`block_any` stands in a statement of its own",
    );
    is_refused(
        "v = { t.block_sum(mine) };",
        "`block_sum` stands in a statement of its own",
    );
    is_refused("let f = || t.block_sum(mine);", "a closure");
    is_fine("let s = (t.block_sum(mine));");
    is_fine("let s: u32 = t.block_sum(mine); v = t.block_sum(s); v += t.block_sum(mine);");
    is_fine("t.block_sum(mine); let _ = t.block_sum(mine); let _unused = t.block_sum(mine);");
    is_fine("tile[k] = t.block_sum(v as f32);");
    is_fine("let (a, b) = t.block_broadcast((v, n), 3); if a > 3 { t.sync(); }");
    is_fine("match t.block_count(v > 3) { 0 => {} 1 | 2 => t.sync(), _ => {} }");
    is_fine("let mine = t.block_sum(mine); let mine = t.block_sum(mine);");
}

#[test]
fn a_collective_takes_what_it_says() {
    is_refused(
        "let s = t.block_sum(mine > 3);",
        "`block_sum` takes a number",
    );
    is_refused(
        "let s = t.block_any(mine);",
        "`block_any` takes a condition",
    );
    is_refused(
        "let s = t.warp_ballot(1.5f32);",
        "`warp_ballot` takes a condition",
    );
    is_refused("let s = t.block_sum();", "`block_sum` takes one argument");
    is_refused("let s = t.block_sum(v, v);", "write `t.block_sum(x)`");
    is_refused(
        "let s = t.block_broadcast(v);",
        "write `t.block_broadcast(x, 0)`",
    );
    is_refused("let s = t.shuffle_up(v);", "write `t.shuffle_up(x, 1)`");
    is_refused(
        "let s = t.block_broadcast(v, k);",
        "takes the value of one thread",
    );
    is_refused(
        "let s = t.block_broadcast(tile, 0);",
        "device memory has one name",
    );
    is_refused(
        "let s = t.block_median(mine);",
        "a thread has no method `block_median`",
    );
    is_fine("let s = t.block_broadcast((v, k), n);");
    is_fine("let s = t.shuffle_index(v, k as u32);");
}

#[test]
fn a_collective_belongs_to_cooperative_kernels() {
    refused(
        "over = y",
        "fn k(t: Thread, y: &mut [f32]) { let i = t.id(); let s = t.block_sum(y[i]); y[i] = s; }",
        "`block_sum` belongs to cooperative kernels",
    );
    refused(
        "over = y",
        "fn k(t: Thread, y: &mut [f32]) { let i = t.id(); y[i] = 1.0 + t.warp_sum(y[i]); }",
        "`warp_sum` belongs to cooperative kernels",
    );
    // What only looks like the thread is something else.
    is_fine("let mut t2 = Pair { a: v }; let s = t2.block_sum(v);");
}

#[test]
fn a_collective_of_a_block_is_a_barrier_and_one_of_a_warp_is_none() {
    const RACE: &str = "another thread may write";
    is_fine("tile[k] = 1.0; let s = t.block_sum(v); let u = tile[(k + 1) % 64];");
    is_fine("tile[k] = 1.0; t.block_any(v > 1); let u = tile[(k + 1) % 64];");
    is_refused(
        "tile[k] = 1.0; let s = t.warp_sum(v); let u = tile[(k + 1) % 64];",
        RACE,
    );
    // What is brought is read before the barrier.
    is_refused(
        "tile[k] = 1.0; let s = t.block_sum(tile[(k + 1) % 64]);",
        RACE,
    );
    is_fine("tile[k] = 1.0; t.sync(); let s = t.block_sum(tile[(k + 1) % 64]); tile[k] = s;");
    // One under a condition separates nothing.
    is_refused(
        "tile[k] = 1.0; if n > 3 { let s = t.block_sum(v); } let u = tile[(k + 1) % 64];",
        RACE,
    );
    is_refused(
        "for r in 0..n { let s = t.block_sum(v); tile[k] = 1.0; let u = tile[(k + 1) % 64]; }",
        RACE,
    );
    is_refused(
        "for r in 0..n { tile[k] = 1.0; let s = t.block_sum(v); let u = tile[(k + 1) % 64]; }",
        RACE,
    );
}

/// Every row of the table has its Rust and its C++.
#[test]
fn the_table_of_collectives_is_spelled_in_both_languages() {
    const HOST: &str = include_str!("../../../../gpu-runtime/src/kernel/collective.rs");
    const TEXT: &str = include_str!("../../../../gpu-runtime/src/kernel/prelude/collective.cuh");
    for c in gpu_macros_compiler::ir::COLLECTIVES {
        let name = c.name;
        assert!(HOST.contains(&format!("pub fn {name}")), "{name}");
        assert!(TEXT.contains(&format!(" {name}(")), "{name}");
        assert!(
            HOST.contains(&format!("`{name}")),
            "{name} is not in the page"
        );
        let call = format!("let s = {};", c.example("t").replace("(x", "(mine"));
        let out = expand(ARGS, &kernel(&call));
        assert!(!out.contains("compile_error"), "{name}: {}", &out[..300]);
        assert!(out.contains(&format!("collective :: {name} (")), "{name}");
        assert!(out.contains(&format!("::{name}")), "{name}");
    }
}
