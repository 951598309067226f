//! Kernels that are refused with certain words, one error for one mistake, or accepted.
#![allow(dead_code, reason = "each test binary uses its part")]

use gpu_macros_compiler::gpu_kernel;

pub fn expand(args: &str, item: &str) -> String {
    gpu_kernel(args.parse().unwrap(), item.parse().unwrap()).to_string()
}

#[track_caller]
pub fn refused_as(out: &str, item: &str, words: &str) {
    let begin = &out[..out.len().min(900)];
    assert!(out.contains("compile_error"), "accepted: {item}");
    assert!(out.contains(words), "with other words: {item}\n{begin}");
    let errors = out.matches("compile_error").count();
    assert_eq!(errors, 1, "one mistake, {errors} errors: {item}\n{begin}");
}

#[track_caller]
pub fn refused(args: &str, item: &str, words: &str) {
    refused_as(&expand(args, item), item, words);
}

#[track_caller]
pub fn accepted(args: &str, item: &str) -> String {
    let out = expand(args, item);
    let begin = &out[..out.len().min(600)];
    assert!(!out.contains("compile_error"), "refused: {item}\n{begin}");
    out
}
