//! `contract` lets a product and a sum become one `fma` in the CUDA text, and nothing else does.

use super::corpus::saxpy;
use gpu_runtime::prelude::*;
use gpu_tests::nvrtc::{self, Target};

#[gpu_kernel(over = y, contract, requires(x.len() == y.len()))]
pub fn fused(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

#[gpu_fn]
fn weighted(a: f64, x: f64, b: f64) -> f64 {
    a * x + b
}

#[gpu_kernel(over = x.len(), block = 32, contract)]
pub fn fused_blocks(t: BlockThread, x: &[f64], sums: &mut [f64]) {
    let mut tile = shared!([f64; 32]);
    let k = t.thread_idx();
    tile[k] = if let Some(i) = t.id() { x[i] } else { 0.0 };
    t.sync();
    if let Some(b) = t.block_leader() {
        let mut sum = 0.0;
        for j in 0..32 {
            sum = weighted(sum, 0.5, tile[j]);
        }
        sums[b] = sum;
    }
}

const NOTE: &str = "// To be compiled with --fmad=true: a * b + c may become one fma.\n";

#[test]
fn the_options_say_whether_the_text_may_be_contracted() {
    assert_eq!(saxpy::CUDA_OPTIONS, ["--std=c++17", "--fmad=false"]);
    assert_eq!(saxpy::CUDA_OPTIONS, nvrtc::OPTIONS);
    assert_eq!(fused::CUDA_OPTIONS, ["--std=c++17", "--fmad=true"]);
    assert_eq!(fused_blocks::CUDA_OPTIONS, fused::CUDA_OPTIONS);
    // A constant, also without types of arguments.
    const OPTIONS: &[&str] = fused::CUDA_OPTIONS;
    assert_eq!(OPTIONS.len(), 2);
}

#[test]
fn the_text_says_it_above_its_entry() {
    for text in [fused::cuda_text(), fused_blocks::cuda_text()] {
        let (_, entry) = text.split_once(NOTE).unwrap();
        assert!(entry.starts_with("extern \"C\" __global__ void"), "{entry}");
    }
    let text = saxpy::cuda_text();
    assert!(!text.contains("--fmad=true"));
    // The sum itself is the same text.
    let body = |text: &str| {
        text.split("static __device__ __forceinline__ void")
            .last()
            .unwrap()
            .replace("fused", "saxpy")
            .replace(NOTE, "")
    };
    let line = |l: &&str| !l.starts_with("#line");
    assert!(
        body(&fused::cuda_text())
            .lines()
            .filter(line)
            .eq(body(&text).lines().filter(line))
    );
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_contracts_a_contract_kernel_alone() {
    let ptx = |entry: &str, text: &str, options: &[&str]| {
        let made = nvrtc::compile_with(entry, text, options, Target::Ptx(75))
            .unwrap_or_else(|e| panic!("{entry}: {e}"));
        String::from_utf8_lossy(&made.code).into_owned()
    };
    let fma = |ptx: &str| ptx.contains("fma.rn.f32") || ptx.contains("fma.rn.f64");
    let text = fused::cuda_text();
    assert!(fma(&ptx("fused", &text, fused::CUDA_OPTIONS)));
    let blocks = ptx(
        "fused_blocks",
        &fused_blocks::cuda_text(),
        fused_blocks::CUDA_OPTIONS,
    );
    assert!(fma(&blocks));
    let exact = ptx("saxpy", &saxpy::cuda_text(), saxpy::CUDA_OPTIONS);
    assert!(!fma(&exact), "{exact}");
    // It is the options that decide, so they are part of the kernel.
    assert!(!fma(&ptx("fused", &text, saxpy::CUDA_OPTIONS)));
}

#[test]
fn the_cpu_device_does_not_contract() {
    // The rounding error of the product alone.
    let (a, x) = (1.0 + f32::EPSILON, 1.0 + f32::EPSILON);
    let y = -(1.0 + 2.0 * f32::EPSILON);
    let (contract, exact) = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&[x])?;
            let (mut p, mut q) = (s.upload(&[y])?, s.upload(&[y])?);
            fused(s, a, &dx, &mut p)?;
            saxpy(s, a, &dx, &mut q)?;
            Ok::<_, GpuError>((p.download()?[0], q.download()?[0]))
        })
        .unwrap();
    assert_eq!((contract, exact), (0.0, 0.0));
    assert_eq!(a.mul_add(x, y), f32::EPSILON * f32::EPSILON);
}
