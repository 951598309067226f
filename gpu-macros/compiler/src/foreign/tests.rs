//! Kernels as people write them, and what is found of them.

use super::lex::lex;
use super::types::{Cuda, Foreign, Plain};
use super::{Entry, Linkage, cuda};
use crate::ir::Scalar;

fn entries(text: &str) -> Vec<Entry> {
    cuda::entries(&lex(text, true))
}

fn one(text: &str) -> Entry {
    let found = entries(text);
    let [entry] = found.as_slice() else {
        panic!("{found:?}")
    };
    entry.clone()
}

#[test]
fn a_kernel_is_found_whatever_stands_around_it() {
    for (text, linkage, bounds) in [
        ("extern \"C\" __global__ void k(int n) {}", Linkage::C, None),
        (
            "extern \"C\" { __global__ void k(int n) { if (n) { } } }",
            Linkage::C,
            None,
        ),
        ("__global__ void k(int n) {}", Linkage::Cpp, None),
        (
            "namespace a { __global__ void k(int n) {} }",
            Linkage::Cpp,
            None,
        ),
        (
            "extern \"C\" { namespace a { __global__ void k(int n) {} } }",
            Linkage::C,
            None,
        ),
        (
            "template <class T> __global__ void k(int n) {}",
            Linkage::Template,
            None,
        ),
        (
            "#define B 128\nextern \"C\" __global__ void __launch_bounds__(B, 2) k(int n) {}",
            Linkage::C,
            Some(128),
        ),
        (
            "extern \"C\" __global__ __launch_bounds__((64)) void k(int n) {}",
            Linkage::C,
            Some(64),
        ),
        (
            "extern \"C\" __global__ void __launch_bounds__(2 * W) k(int n) {}",
            Linkage::C,
            None,
        ),
        (
            "extern \"C\" __global__ void k(int n);\nextern \"C\" __global__ void k(int n) {}",
            Linkage::C,
            None,
        ),
        (
            "struct S { int a; } s; __device__ int f(int n) { return n; }\nextern \"C\" static inline __global__ void k(int n) {}",
            Linkage::C,
            None,
        ),
        (
            "enum E { A, B }; const int t[] = { 1, 2 };\nextern \"C\" __global__ __attribute__((used)) void k(int n) { __shared__ float s[4]; }",
            Linkage::C,
            None,
        ),
        (
            "/* __global__ void no() {} */ // __global__ void no() {}\n#define K __global__ void no() {}\nextern \"C\" __global__ void k(int n) {}",
            Linkage::C,
            None,
        ),
        (
            "const char* s = \"} __global__ void no() {}\";\nextern \"C\" __global__ void k(int n) {}",
            Linkage::C,
            None,
        ),
    ] {
        let e = one(text);
        assert_eq!(
            (e.name.as_str(), e.linkage, e.bounds),
            ("k", linkage, bounds),
            "{text}"
        );
        assert_eq!(e.params.len(), 1, "{text}");
    }
    let names: Vec<_> = entries("extern \"C\" { __global__ void a() {} void f() {} __global__ void b(void) {} }\n__global__ void c() {}")
        .into_iter()
        .map(|e| (e.name, e.linkage, e.params.len()))
        .collect();
    assert_eq!(
        names,
        [
            ("a".to_owned(), Linkage::C, 0),
            ("b".to_owned(), Linkage::C, 0),
            ("c".to_owned(), Linkage::Cpp, 0)
        ]
    );
}

#[test]
fn types_are_known_by_all_their_names() {
    let value = |s| Cuda::Value(Plain::Scalar(s));
    let read = |to| Cuda::Pointer { to, constant: true };
    let written = |to| Cuda::Pointer {
        to,
        constant: false,
    };
    for (text, ty, name) in [
        ("int n", value(Scalar::I32), "n"),
        ("unsigned n", value(Scalar::U32), "n"),
        ("unsigned int", value(Scalar::U32), ""),
        ("long long unsigned n", value(Scalar::U64), "n"),
        ("const size_t n", value(Scalar::U64), "n"),
        ("std::uint32_t n", value(Scalar::U32), "n"),
        ("std::size_t", value(Scalar::U64), ""),
        ("signed char c", value(Scalar::I8), "c"),
        ("unsigned short s", value(Scalar::U16), "s"),
        ("ptrdiff_t d", value(Scalar::I64), "d"),
        ("bool b", value(Scalar::Bool), "b"),
        ("double d = 1.0", value(Scalar::F64), "d"),
        ("real r", value(Scalar::F32), "r"),
        ("word w", value(Scalar::U32), "w"),
        ("Number n", value(Scalar::F64), "n"),
        ("float4 v", Cuda::Value(Plain::Vector(Scalar::F32, 4)), "v"),
        (
            "const float* __restrict__ x",
            read(Plain::Scalar(Scalar::F32)),
            "x",
        ),
        ("float const *x", read(Plain::Scalar(Scalar::F32)), "x"),
        ("float* const x", written(Plain::Scalar(Scalar::F32)), "x"),
        ("const real* x", read(Plain::Scalar(Scalar::F32)), "x"),
        ("input x", read(Plain::Scalar(Scalar::F32)), "x"),
        ("float x[]", written(Plain::Scalar(Scalar::F32)), "x"),
        ("uchar4*", written(Plain::Vector(Scalar::U8, 4)), ""),
        (
            "const struct Body* b",
            read(Plain::Named("Body".into())),
            "b",
        ),
        ("Body b", Cuda::Value(Plain::Named("Body".into())), "b"),
        ("const void* p", read(Plain::Void), "p"),
    ] {
        let all = format!(
            "#define real float\ntypedef unsigned int word;\ntypedef const float* input;\nusing Number = double;\nstruct Body {{ float x; }};\nextern \"C\" __global__ void k({text}) {{}}"
        );
        let e = one(&all);
        assert_eq!(e.params[0].ty, Foreign::Cuda(ty), "{text}");
        assert_eq!(e.params[0].name, name, "{text}");
    }
    for text in [
        "float** x",
        "const float& x",
        "input* x",
        "array<float, 4> a",
        "void (*f)(int)",
    ] {
        let all =
            format!("typedef const float* input;\nextern \"C\" __global__ void k({text}) {{}}");
        let e = one(&all);
        assert_eq!(e.params.len(), 1, "{text}: {e:?}");
        assert!(
            matches!(e.params[0].ty, Foreign::Cuda(Cuda::Other(_))),
            "{text}: {e:?}"
        );
    }
}

#[test]
fn parameters_are_spelled_as_people_do() {
    let e = one(
        "extern \"C\" __global__ void k( const float *  __restrict__ x , std :: size_t n, float y [ ] , unsigned   int m) {}",
    );
    let spelled: Vec<_> = e.params.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(
        spelled,
        [
            "const float* __restrict__ x",
            "std::size_t n",
            "float y[]",
            "unsigned int m"
        ]
    );
}

#[test]
fn no_text_is_a_panic_or_a_hang() {
    let text = "extern \"C\" { template <class T> __global__ void __launch_bounds__(((4, k(const T* __restrict__ x[], int n = {1}) { } namespace { typedef a a; using b = b; } }";
    for (at, _) in text.char_indices() {
        let _ = entries(&text[at..]);
        let _ = entries(&text[..at]);
        let _ = super::ptx::entries(&lex(&text[at..], false));
    }
    let circle = "typedef a b; typedef b a;\n#define X Y\n#define Y X\nextern \"C\" __global__ void k(a x, X y) {}";
    assert_eq!(one(circle).params.len(), 2);
    let blow = (0..40)
        .map(|n| format!("#define A{} A{n} A{n}\n", n + 1))
        .collect::<String>();
    let _ = entries(&format!("{blow}A40"));
}
