//! What becomes of `saxpy`: the loop that the CPU device runs and the CUDA C++ text, without a bounds
//! check in either.
#![allow(clippy::unwrap_used, reason = "tests")]

use gpu_macros_compiler::gpu_kernel;
use proc_macro2::{TokenStream, TokenTree};

const SAXPY: &str = "
    fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
        let i = t.id();
        y[i] = a * x[i] + y[i];
    }";

fn expansion(args: &str) -> TokenStream {
    gpu_kernel(args.parse().unwrap(), SAXPY.parse().unwrap())
}

/// The part of the formatted expansion from the line that begins with `first` to the next one of the
/// same depth that begins with `last`, without its indent.
fn part(expansion: &TokenStream, first: &str, last: &str) -> String {
    let file = syn::parse2(expansion.clone()).unwrap();
    let text = prettyplease::unparse(&file);
    let mut lines = text
        .lines()
        .skip_while(|l| !l.trim_start().starts_with(first))
        .peekable();
    let indent = lines.peek().map_or(0, |l| l.len() - l.trim_start().len());
    let mut part = Vec::new();
    for line in lines.map(|l| l.get(indent..).unwrap_or("")) {
        part.push(line);
        if line.starts_with(last) {
            break;
        }
    }
    part.join("\n")
}

/// The text that the expansion writes, as far as no hole is in it.
fn cuda_text(expansion: &TokenStream) -> String {
    let mut text = String::new();
    let mut pushed = false;
    for t in expansion.clone() {
        match t {
            TokenTree::Group(g) if pushed => {
                if let Ok(s) = syn::parse2::<syn::LitStr>(g.stream()) {
                    text += &s.value();
                }
                pushed = false;
            }
            TokenTree::Group(g) => text += &cuda_text(&g.stream()),
            t => pushed = matches!(t, TokenTree::Ident(i) if i == "push_str"),
        }
    }
    // `#line`s name the file of the test's own tokens.
    let own = |l: &&str| !l.starts_with("#line");
    text.lines().filter(own).collect::<Vec<_>>().join("\n")
}

const PROVEN: &str = "over = y, block = 256, requires(x.len() == y.len())";

#[test]
fn the_loop_on_the_cpu_has_no_check() {
    let out = expansion(PROVEN);
    let body = part(&out, "let __body = move |", "};");
    assert_eq!(
        body,
        "\
let __body = move |
    __cx: &::gpu_runtime::__private::Cx,
    t: ::gpu_runtime::__private::Thread,
    a: f32,
    x: &[f32],
    mut y: ::gpu_runtime::__private::Own<
        '_,
        f32,
        ::gpu_runtime::__private::ThreadToken,
    >,
| -> ::core::result::Result<(), ::gpu_runtime::__private::Fault> {
    let i = t.id();
    {
        let __v = ::gpu_runtime::__private::ops::add(
            ::gpu_runtime::__private::ops::mul(
                a,
                (*unsafe {
                    ::gpu_runtime::__private::at_proven(
                        x,
                        ::gpu_runtime::__private::Token::index(i),
                    )
                }),
            ),
            (*unsafe { ::gpu_runtime::__private::Own::at_proven(&y, i) }),
        );
        (*unsafe { ::gpu_runtime::__private::Own::at_mut_proven(&mut y, i) }) = __v;
    };
    ::core::result::Result::Ok(())
};"
    );
    // What is asked once instead, before the threads.
    let launch = part(&out, "let mut __l =", "::core::result::Result::Ok");
    assert_eq!(
        launch,
        "\
let mut __l = ::gpu_runtime::__private::Launch::begin(scope, \"saxpy\")?;
let shape = __l.shape(shape, [256usize], false)?;
let __arg_x = __l.read(&__arg_x)?;
let __arg_y = __l.write(&mut __arg_y)?;
__l.require(
    \"x.len() == y.len()\",
    ::gpu_runtime::__private::extent(__arg_x.len()),
    ::gpu_runtime::__private::extent(__arg_y.len()),
    |a, b| a == b,
)?;
let (__body, __text) = saxpy::__instance();
unsafe {
    if __l.is_on_device() {
        __l.run_text(
            [__arg_y.len()],
            shape,
            saxpy::CUDA_OPTIONS,
            __text,
            (
                ::gpu_runtime::__private::copied(&__arg_a),
                (__arg_x, (__arg_y, ())),
            ),
        )?;
    } else {
        __l.run_threads(
            __arg_y.len(),
            shape,
            move |__cx: &::gpu_runtime::__private::Cx, __t| __body(
                __cx,
                __t,
                ::gpu_runtime::__private::copied(&__arg_a),
                __arg_x.slice(),
                __arg_y.view(),
            ),
        )?;
    }
}
::core::result::Result::Ok(())"
    );
}

#[test]
fn the_cuda_text_has_no_check() {
    assert_eq!(
        cuda_text(&expansion(PROVEN)),
        "\
static __device__ __forceinline__ void saxpy_thread(gpu::cx& gpu_cx, const u64 gpu_id, const f32 a, const gpu::slice<f32> x, const gpu::slice_mut<f32> y) {
    const u64 i = gpu_id;
    y[i] = (a * x[i]) + y[i];
}

extern \"C\" __global__ void __launch_bounds__(256) saxpy(gpu::fault* gpu_sink, const u64 gpu_n, const f32 a, const gpu::slice<f32> x, const gpu::slice_mut<f32> y) {
    const u64 gpu_step = (u64)gridDim.x * blockDim.x;
    for (u64 gpu_id = (u64)blockIdx.x * blockDim.x + threadIdx.x; gpu_id < gpu_n; gpu_id += gpu_step) {
        gpu::cx gpu_cx{};
        saxpy_thread(gpu_cx, gpu_id, a, x, y);
        if (gpu_cx.failed) gpu::report(gpu_cx, gpu_sink, gpu::block_of(gpu_id), gpu::thread_number());
        if (GPU_GRID_COVERS) break;
    }
}"
    );
}

#[test]
fn without_the_condition_the_check_is_there() {
    let out = expansion("over = y");
    let body = part(&out, "let __body = move |", "};");
    assert!(body.contains("__private::at(\n"), "{body}");
    assert!(body.contains("Own::at_proven(&y, i)"), "{body}");
    let text = cuda_text(&out);
    assert_eq!(
        text.lines().nth(2).unwrap().trim(),
        "if (!gpu::in_bounds(gpu_cx, i, x.len, 1u)) return;",
    );
}
