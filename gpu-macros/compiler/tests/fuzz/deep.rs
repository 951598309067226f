//! Sources that nest or chain without end: each shape can be made as deep as one likes.

use super::corpus::Entry;
use super::judge::{expand, first_error};
use proc_macro2::TokenStream;

/// A shape: how it is called, and its text for a depth.
pub type Shape = (&'static str, fn(usize) -> Source);

/// The macro, the attribute's arguments and the item.
pub type Source = (Entry, String, String);

fn nest(open: &str, inner: &str, close: &str, n: usize) -> String {
    format!("{}{inner}{}", open.repeat(n), close.repeat(n))
}

fn kernel(body: String) -> Source {
    let item = format!("fn k(t: Thread, x: &[f32], y: &mut [f32]) {{ let i = t.id(); {body} }}");
    (Entry::Kernel, "over = y".to_owned(), item)
}

fn function(body: String) -> Source {
    let item = format!("fn f(v: f32) -> f32 {{ {body} }}");
    (Entry::Function, String::new(), item)
}

fn ty(ty: String) -> Source {
    (
        Entry::Function,
        String::new(),
        format!("fn f(v: {ty}) {{ }}"),
    )
}

fn value(value: String) -> Source {
    kernel(format!("y[i] = {value};"))
}

pub const SHAPES: &[Shape] = &[
    ("parentheses", |n| value(nest("(", "1.0", ")", n))),
    ("brackets", |n| value(nest("[", "1.0", "]", n))),
    ("braces", |n| value(nest("{", "1.0", "}", n))),
    ("blocks", |n| kernel(nest("{", ";", "}", n))),
    ("minus", |n| value(nest("-", "1.0", "", n))),
    ("not", |n| value(nest("!", "i", "", n))),
    ("references", |n| value(nest("&", "i", "", n))),
    ("dereferences", |n| value(nest("*", "i", "", n))),
    ("sum", |n| value(nest("i + ", "i", "", n))),
    ("mixed sum", |n| value(nest("i * i + i / ", "i", "", n / 3))),
    ("and", |n| value(nest("i && ", "i", "", n))),
    ("assignments", |n| value(nest("i = ", "i", "", n))),
    ("casts", |n| value(nest("", "i", " as f32", n))),
    ("methods", |n| value(nest("", "i", ".sqrt()", n))),
    ("unknown methods", |n| value(nest("", "i", ".f(1)", n))),
    ("fields", |n| value(nest("", "i", ".a", n))),
    ("indices", |n| value(nest("", "i", "[0]", n))),
    ("calls of calls", |n| value(nest("", "i", "()", n))),
    ("question marks", |n| value(nest("", "i", "?", n))),
    ("calls in calls", |n| value(nest("f(", "i", ")", n))),
    ("methods in methods", |n| value(nest("i.max(", "i", ")", n))),
    ("indices in indices", |n| value(nest("x[", "i", "]", n))),
    ("else if", |n| {
        function(format!("{}{{ v }}", "if v > 1.0 { v } else ".repeat(n)))
    }),
    ("if in if", |n| kernel(nest("if i > 0 {", ";", "}", n))),
    ("if in else", |n| {
        kernel(nest("if i > 0 { } else {", ";", "}", n))
    }),
    ("conditions", |n| kernel(nest("if ", "true", "{ }", n))),
    ("loops", |n| kernel(nest("loop {", "break;", "}", n))),
    ("for", |n| kernel(nest("for i in 0..3 {", ";", "}", n))),
    ("while", |n| kernel(nest("while i > 0 {", ";", "}", n))),
    ("labels", |n| {
        kernel(nest("'a: loop {", "break 'a;", "}", n))
    }),
    ("match", |n| value(nest("match i { _ => ", "1", "}", n))),
    ("unsafe", |n| value(nest("unsafe {", "1", "}", n))),
    ("closures", |n| value(nest("|a| ", "1", "", n))),
    ("returns", |n| function(nest("return ", "1", "", n))),
    ("breaks", |n| {
        kernel(format!("loop {{ {} }}", nest("break ", "1", "", n)))
    }),
    ("tuples", |n| value(nest("(1, ", "1", ")", n))),
    ("structs", |n| value(nest("S { a: ", "1", "}", n))),
    ("repeats", |n| value(nest("[", "1", "; 2]", n))),
    ("repeat lengths", |n| value(nest("[1; ", "1", "]", n))),
    ("ranges", |n| value(nest("(1..", "1", ")", n))),
    ("let", |n| kernel(nest("let a = {", "1", "};", n))),
    ("let else", |n| {
        kernel(nest("let a = 1 else {", "1", "};", n))
    }),
    ("if let", |n| {
        kernel(nest("if let Some(a) = b {", "1", "}", n))
    }),
    ("let chain", |n| {
        kernel(format!("if {} true {{ }}", "let a = b && ".repeat(n)))
    }),
    ("patterns", |n| {
        kernel(format!("let {} = 1;", nest("(", "a", ",)", n)))
    }),
    ("plain patterns", |n| {
        kernel(format!("let {} = 1;", nest("(", "a", ")", n)))
    }),
    ("reference patterns", |n| {
        kernel(format!("let {} = 1;", nest("&", "a", "", n)))
    }),
    ("slice patterns", |n| {
        kernel(format!("let {} = 1;", nest("[", "a", "]", n)))
    }),
    ("option patterns", |n| {
        kernel(format!("let {} = 1;", nest("Some(", "a", ")", n)))
    }),
    ("bindings", |n| {
        kernel(format!("let {} = 1;", nest("a @ ", "a", "", n)))
    }),
    ("alternatives", |n| {
        value(format!("match i {{ {} => 1 }}", nest("1 | ", "1", "", n)))
    }),
    ("array types", |n| ty(nest("[", "f32", "; 2]", n))),
    ("slice types", |n| ty(nest("[", "f32", "]", n))),
    ("reference types", |n| ty(nest("&", "f32", "", n))),
    ("pointer types", |n| ty(nest("*const ", "f32", "", n))),
    ("tuple types", |n| ty(nest("(", "f32", ",)", n))),
    ("parenthesised types", |n| ty(nest("(", "f32", ")", n))),
    ("option types", |n| ty(nest("Option<", "f32", ">", n))),
    ("function types", |n| ty(nest("fn(", "f32", ")", n))),
    ("function results", |n| ty(nest("fn() -> ", "f32", "", n))),
    ("traits", |n| ty(nest("dyn A<", "f32", ">", n))),
    ("projections", |n| ty(nest("<", "f32", " as A>::B", n))),
    ("lengths", |n| {
        ty(format!("[f32; {}]", nest("(", "1", ")", n)))
    }),
    ("sums of lengths", |n| {
        ty(format!("[f32; {}]", nest("1 + ", "1", "", n)))
    }),
    ("turbofish", |n| {
        value(format!("f::<{}>()", nest("A<", "A", ">", n)))
    }),
    ("path", |n| value(nest("a::", "a", "", n))),
    ("bounds", |n| {
        let item = format!("fn f<T: {}>(v: f32) {{ }}", nest("A<", "A", ">", n));
        (Entry::Function, String::new(), item)
    }),
    ("macros", |n| value(nest("m!(", "1", ")", n))),
    ("shared", |n| {
        kernel(format!(
            "let mut a = shared!({});",
            nest("[", "f32", "; 2]", n)
        ))
    }),
    ("inner functions", |n| kernel(nest("fn f() {", ";", "}", n))),
    ("over", |n| {
        (
            Entry::Kernel,
            format!("over = {}", nest("(", "y", ")", n)),
            kernel(String::new()).2,
        )
    }),
    ("block", |n| {
        (
            Entry::Kernel,
            format!("over = y, block = {}", nest("-", "1", "", n)),
            kernel(String::new()).2,
        )
    }),
    ("requires", |n| {
        let sum = nest("x.len() + ", "1", "", n);
        (
            Entry::Kernel,
            format!("over = y, requires({sum} <= y.len())"),
            kernel(String::new()).2,
        )
    }),
    ("requires in parentheses", |n| {
        let sum = nest("(1 + ", "1", ")", n);
        (
            Entry::Kernel,
            format!("over = y, requires({sum} <= y.len())"),
            kernel(String::new()).2,
        )
    }),
    ("requires of many", |n| {
        let list = "x.len() == y.len(), ".repeat(n);
        (
            Entry::Kernel,
            format!("over = y, requires({list})"),
            kernel(String::new()).2,
        )
    }),
    ("unknown key", |n| {
        (
            Entry::Kernel,
            format!("a = {}", nest("(", "y", ")", n)),
            kernel(String::new()).2,
        )
    }),
    ("statements", |n| kernel("y[i] = x[i] + 1.0;".repeat(n / 4))),
    ("conditional statements", |n| {
        kernel("if i > 2 { y[i] = 1.0; } ".repeat(n / 8))
    }),
    ("shadows", |n| kernel("let i2 = i + 1; ".repeat(n / 4))),
    ("parameters", |n| {
        let list: String = (0..n / 4).map(|i| format!("a{i}: f32, ")).collect();
        (
            Entry::Kernel,
            "over = y".to_owned(),
            format!("fn k(t: Thread, {list} y: &mut [f32]) {{ }}"),
        )
    }),
    ("elements", |n| value(format!("[{}]", "1.0, ".repeat(n)))),
    ("arguments", |n| value(format!("f({})", "i, ".repeat(n)))),
    ("arms", |n| {
        value(format!("match i {{ {} _ => 1 }}", "1 => 2, ".repeat(n)))
    }),
    ("methods of an impl", |n| {
        (
            Entry::Function,
            String::new(),
            format!(
                "impl A {{ {} }}",
                "fn f(self) -> f32 { 1.0 } ".repeat(n / 16)
            ),
        )
    }),
    ("fields of a struct", |n| {
        let list: String = (0..n).map(|i| format!("a{i}: f32, ")).collect();
        (
            Entry::Struct,
            String::new(),
            format!("#[repr(C)] struct S {{ {list} }}"),
        )
    }),
    ("field type", |n| {
        (
            Entry::Struct,
            String::new(),
            format!(
                "#[repr(C)] struct S {{ a: {} }}",
                nest("[", "f32", "; 2]", n)
            ),
        )
    }),
    ("discriminant", |n| {
        (
            Entry::Struct,
            String::new(),
            format!("enum S {{ A = {} }}", nest("(", "1", ")", n)),
        )
    }),
    ("buffer type", |n| {
        (
            Entry::Pool,
            String::new(),
            format!(
                "pool P {{ limit: 1 B, buffers {{ a: [{}; 1] }} }}",
                nest("[", "f32", "; 2]", n)
            ),
        )
    }),
    ("buffer length", |n| {
        (
            Entry::Pool,
            String::new(),
            format!(
                "pool P {{ limit: 1 B, buffers {{ a: [f32; {}] }} }}",
                nest("1 + ", "1", "", n)
            ),
        )
    }),
    ("pool", |n| {
        (
            Entry::Pool,
            String::new(),
            format!("pool P {{ limit: 1 B, {} }}", nest("buffers {", "", "}", n)),
        )
    }),
    ("pools", |n| {
        (
            Entry::Pool,
            String::new(),
            (0..n / 8)
                .map(|i| format!("pool P{i} {{ limit: 1 B }} "))
                .collect(),
        )
    }),
];

/// Expands a shape of a depth; true if it was too deep to be read.
pub fn run(shape: &Shape, depth: usize) -> bool {
    let (entry, args, item) = shape.1(depth);
    let tokens =
        |text: &str| -> TokenStream { text.parse().unwrap_or_else(|e| panic!("{}: {e}", shape.0)) };
    let out = expand(entry, tokens(&args), tokens(&item));
    first_error(&out).is_some_and(|e| e.contains("nested too deeply"))
}

/// A depth of a shape that is read, at most a tenth below the deepest.
pub fn almost_deepest(shape: &Shape) -> usize {
    let mut depth = 1500;
    while run(shape, depth) {
        depth -= depth / 10;
    }
    depth
}
