//! Streams of operations on a pool, against the oracle of its tests.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gpu_runtime::fuzz(bytes));
