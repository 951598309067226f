//! What mutations put in: tokens, literals and pieces of code that are most likely to surprise.

#[rustfmt::skip]
pub const TOKENS: &[&str] = &[
    "+", "-", "*", "/", "%", "&", "|", "^", "!", "=", "<", ">", "@", ".", ",", ";", ":", "#", "$",
    "?", "~", "'a", "'static", "'_", "->", "=>", "::", "==", "!=", "<=", ">=", "&&", "||", "<<",
    ">>", "+=", "-=", "<<=", ">>=", "..", "..=", "...", "<-", "()", "[]", "{}", "(,)", "{;}",
    "#[a]", "#![a]", "$crate", "\\u",
];

#[rustfmt::skip]
pub const WORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub",
    "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type", "unsafe",
    "use", "where", "while", "abstract", "become", "box", "do", "final", "macro", "override",
    "priv", "typeof", "unsized", "virtual", "yield", "try", "gen", "union", "auto", "default",
    "raw", "_", "r#match", "r#type", "r#fn", "r#struct", "r#i", "r#f32", "r#Thread", "r#over",
    "f32", "f64", "i8", "i64", "u8", "u64", "usize", "isize", "i128", "u128", "bool", "char", "str",
    "String", "Vec", "Option", "Some", "None", "Ok", "Err", "Result", "Box", "Atomic", "Thread",
    "BlockThread", "shared", "over", "block", "requires", "out", "t", "i", "x", "y", "k", "tile",
    "main", "printf", "gpu", "gpu_cx", "gpu_1", "__cx", "__t0", "__SITES", "std", "core",
    "gpu_runtime", "int", "float", "template", "threadIdx", "u32", "\u{fc}bung", "\u{3b1}",
    "\u{10330}", "x_2", "x2", "len", "id", "sync", "sqrt", "min", "pow", "wrapping_add", "unwrap",
    "clone", "iter", "rev", "step_by", "add", "compare_exchange", "from_bits", "to_bits", "MAX",
    "NAN", "T", "N", "B", "assert", "println", "gpu_println", "panic", "vec", "line", "include_str",
    "compile_error",
];

#[rustfmt::skip]
pub const LITERALS: &[&str] = &[
    "0", "1", "255", "256", "65536", "2147483648", "4294967296", "9223372036854775808",
    "18446744073709551616", "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456", "0x_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_f",
    "0b1111_0000", "0o777", "1_000", "0_", "1u8", "300u8", "1i128", "1u128", "2f32", "1usize",
    "1_f64", "0x1f32", "1foo", "1.0", "1.", "0.1e-400", "1e400", "1e+5", "1E5f32", "1e38f32",
    "1.0f64", "3.4028236e38f32", "5e-324", "1.0e", "1.5foo", "0.0_f32", "\"text\"", "\"\\u{e000}\"",
    "r#\"a \" b\"#", "b\"bytes\"", "c\"text\"", "'c'", "'\\u{e001}'", "b'b'", "true", "false",
    "123456789012345678901234567890.123456789012345678901234567890e123", "0.0", "1024", "1025",
];

#[rustfmt::skip]
pub const TYPES: &[&str] = &[
    "f32", "i8", "usize", "bool", "[f32; 3]", "[[u8; 2]; N]", "&[f32]", "&mut [f32]", "&f32",
    "&mut f32", "&'a [f32]", "(f32, i32)", "()", "(f32,)", "Option<f32>", "Option<Option<f32>>",
    "&[Atomic<u32>]", "&mut [Atomic<u32>]", "Atomic<f32>", "[f32]", "*const f32", "fn(f32) -> f32",
    "impl Fn()", "dyn Send", "!", "_", "Vec<f32>", "<T as Trait>::Out", "T::Out", "Self", "str",
    "&mut [[f32; 4]]", "[T; { N + 1 }]", "m!()", "(f32)", "::core::primitive::f32", "Thread",
    "r#struct", "[f32; 3usize]", "&&[f32]", "&[&[f32]]", "for<'a> fn(&'a f32)",
];

#[rustfmt::skip]
pub const PATTERNS: &[&str] = &[
    "a", "mut a", "ref a", "ref mut a", "_", "(a, b)", "(a, .., b)", "[a, b]", "[a, ..]", "Some(a)",
    "None", "Some(mut a)", "Pair { a, .. }", "0", "-1", "0..=5", "..5", "1 | 2", "a @ 1",
    "a @ 1..=3", "&a", "&mut a", "(((a)))", "N", "m!()", "u8::MAX", "r#match", "Some(Some(a))",
    "(a, a)", "true", "\"x\"", "(Some(a), 1)", "const { 1 }",
];

/// Expressions of the language, if their names are what they look like. A name that no kernel has
/// is a constant to the macro.
#[rustfmt::skip]
pub const LANGUAGE: &[&str] = &[
    "x[i]", "y[i]", "y[i] + 1.0", "x.len()", "y.len()", "i", "i", "k", "z", "tile[k]", "-i", "!i",
    "i as f32", "i as T", "a.b", "a.0", "a.0.1", "a.b.c[0]", "f(i)", "f(&mut z)", "f(&z, i)",
    "m::f::<f32>(i)", "Pair::new(i, 1)", "Pair { a: i, b: [1, 2] }", "T::ZERO", "f32::MAX",
    "u32::BITS", "f32::from_bits(i)", "[i; 3]", "[i, 2, k]", "[]", "[0.0; N]", "{ i }",
    "{ let z = i; z }", "{ z = i; k }", "{}", "if i > 0 { 1 } else { 2 }", "if i > 0 { return; }",
    "if i > 0 { z } else if k { i } else { 3 }", "if i == k { z = 1; }", "loop { break; }",
    "'a: loop { break 'a; }", "'a: while i < k { continue 'a; }", "while i < 3 { z += 1; }",
    "for j in 0..3 { }", "for j in 0..3 { z += j; }", "for _ in 0..x.len() { }",
    "for j in (0..k).rev() { }", "for mut j in i..=k { j += 1; }", "i = k", "z = k", "z += 1",
    "z <<= 70", "z /= k", "z[i] = k", "z.a = k", "y[i] = x[i]", "y[i] += x[i]", "tile[k] = 1.0",
    "i && k || z", "i == k", "i < k", "i << 40 >> k", "i / k % z", "1 - -1", "- - -i", "!!i", "1.0",
    "1", "2.max(3)", "1.0.sqrt()", "x[i].sqrt().min(1.0).clamp(0.0, 1.0)", "i.pow(3)",
    "i.f::<T>(k)", "z[0][1][2]", "z[i][k] += z[k][i]", "x[x[i]]", "bins[i].add(1)",
    "bins[0].compare_exchange(1, 2)", "bins.len()", "i as u8 as i32 as f64", "x[{ return; }]",
    "f({ break; 1 })", "z = [z]", "self.a", "Self::A", "Self { a: 1 }", "super::f(1)", "crate::C",
    "i.rem_euclid(k)", "match i { 0 => 1, _ => 2 }", "match z { Some(a) => a, None => 0 }",
    "match (i, k) { (0, a) | (a, 0) => a, (a, b) if a > b => 1, _ => { 3 } }",
    "if let Some(a) = z { a } else { 0 }", "(i, k)", "Some(i)", "None", "(z.0, z.1)",
    "i.checked_add(1)", "i.overflowing_add(1).0", "assert!(i > 0)", "unsafe { i }", "&i", "*z",
    "z = (z, z)", "z = Some(z)", "loop { break 5; }", "while let Some(a) = z { }",
    "for j in (0..k).step_by(2) { }", "for v in [1, 2] { }", "()", "(i,)",
    "assert!(i > 0, \"text {}\", i)", "debug_assert!(true)", "assert_eq!(1, 2)",
    "gpu_println!(\"{}\", i)", "panic!()", "unreachable!()", "Pair { ..p }", "&&i", "*i", "&*i",
    "for v in &z { k += v; }", "for v in &mut z { *v += k; }",
    "for (j, v) in [(1, 2)] { z += j * v; }", "let (a, mut b) = (i, k);", "let [a, ..] = z;",
    "let Some(a) = z else { return; };", "let Pair { a, .. } = z;",
    "if let (Some(a), 1) = (z, k) { a } else { 0 }",
    "match i { 0..=3 | 7 => 1, n @ 8.. if n > k => n, _ => 2 }",
    "match z { Pair { a: 1, .. } => 1, Pair { a, .. } => a }", "matches!(i, 1 | 2)",
    "i.checked_div(k).unwrap_or(z)", "z.unwrap()", "if z.is_some() { 1 } else { 2 }",
    "#[safety(\"why\")] unsafe { y[0] = 1.0; }", "#[safety(\"why\")] unsafe { i }", "let a = &z; ",
    "let a = &mut z; *a += 1", "gpu_println!(\"{i} {}\", k)", "'a: loop { loop { break 'a 3; } }",
    "TABLE[i]", "view[(i, k)]", "t.id_2d()", "t.id_3d()", "x.rows()", "v.iter()",
];

/// Expressions of cooperative kernels.
#[rustfmt::skip]
pub const BLOCKS: &[&str] = &[
    "t.id()", "t.sync()", "t.sync()", "t.thread_idx()", "t.block_leader()", "t.block_dim()",
    "if let Some(a) = t.id() { 1 } else { 2 }",
    "if let Some(b) = t.block_leader() { y[b] = tile[0]; }",
    "if { t.sync(); true } { 1 } else { 2 }", "if k < 3 { tile[k] = tile[k + 1]; }",
    "while z > 0 { t.sync(); z /= 2; }", "for j in 0..4 { tile[k] = z; t.sync(); }",
    "shared!([f32; 3])", "{ t.sync(); }", "loop { t.sync(); break; }",
];

/// Expressions that the language has not, or not here.
#[rustfmt::skip]
pub const FOREIGN: &[&str] = &[
    "t", "x", "y", "&x[i]", "&mut y[i]", "&mut i", "Pair(i)", "f32::max(a, b)", "<f32>::MAX",
    "i..k", "..", "i..=k", "0..", "..=k", "return", "return i", "break", "break 'a", "break i",
    "continue", "match i {}", "'a: { break 'a 5 }", "for (j, v) in z { }", "|a| a", "move || 1",
    "async {}", "i?", "i.await", "(a, b) = (1, 2)", "[a, b] = z", "_ = i", "a < b > c",
    "&raw const i", "\"x\"", "'x'", "b'x'", "x[..]", "x[1..3]", "bins[i]", "println!()", "vec![1]",
    "m! {}", "const { 5 }", "let a = 1", "yield", "do yeet", "#[a] i", "#[cfg(a)] { i }", "self",
    "crate", "fn g() {}", "use a::b;", "i as &f32", "<T as A>::B", "a::<b>::c", "z.await?",
];
