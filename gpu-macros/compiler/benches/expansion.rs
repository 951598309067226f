//! How long the compiler takes for a kernel: tokens in, tokens out.
//! `cargo bench -p gpu-macros-compiler --bench expansion`.

use criterion::{Criterion, criterion_group, criterion_main};
use gpu_macros_compiler::{gpu_fn, gpu_kernel};
use proc_macro2::TokenStream;
use std::str::FromStr;

const KERNELS: [(&str, &str, &str); 3] = [
    (
        "saxpy",
        "over = y, block = 256, requires(x.len() == y.len())",
        "fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
            let i = t.id();
            y[i] = a * x[i] + y[i];
        }",
    ),
    (
        "block_sum",
        "over = x.len(), block = B",
        "fn block_sum<T: GpuNum, const B: usize>(t: BlockThread, x: &[T], sums: &mut [T]) {
            let mut tile = shared!([T; B]);
            let k = t.thread_idx();
            tile[k] = if let Some(i) = t.id() { x[i] } else { T::ZERO };
            t.sync();
            let mut stride = B / 2;
            while stride > 0 {
                if k < stride {
                    tile[k] = tile[k] + tile[k + stride];
                }
                t.sync();
                stride /= 2;
            }
            if let Some(b) = t.block_leader() {
                sums[b] = tile[0];
            }
        }",
    ),
    (
        "potentials",
        "over = out",
        "fn potentials(t: Thread, sources: &[Source], points: &[[f32; 3]], out: &mut [f32]) {
            let i = t.id();
            let mut sum = 0.0;
            for s in 0..sources.len() {
                sum += sources[s].potential(points[i], 0.25);
            }
            out[i] = sum;
        }",
    ),
];

const METHODS: &str = "impl Source {
    pub fn potential(&self, p: [f32; 3], soft: f32) -> f32 {
        let mut d2 = soft;
        for c in 0..3 {
            let d = p[c] - self.position[c];
            d2 += d * d;
        }
        self.strength / d2.sqrt()
    }
}";

fn tokens(source: &str) -> TokenStream {
    TokenStream::from_str(source).unwrap_or_default()
}

fn expansion(c: &mut Criterion) {
    for (name, attr, item) in KERNELS {
        let (attr, item) = (tokens(attr), tokens(item));
        c.bench_function(&format!("expand {name}"), |b| {
            b.iter(|| gpu_kernel(attr.clone(), item.clone()));
        });
    }
    let methods = tokens(METHODS);
    c.bench_function("expand a #[gpu_fn] impl", |b| {
        b.iter(|| gpu_fn(TokenStream::new(), methods.clone()));
    });
}

criterion_group!(benches, expansion);
criterion_main!(benches);
