//! Registers and instructions of generated CUDA texts beside kernels written by hand, compiled by
//! the same NVRTC, ptxas and options. No GPU takes part: a count is the same on every machine.
//! `cargo bench -p gpu-tests --bench registers` after `.ci/install-nvrtc` and
//! `.ci/install-cuda-tools`. PTX and machine code are kept in `target/registers`, to be read.

#[path = "../../gpu-runtime/benches/figures/mod.rs"]
#[allow(dead_code, reason = "it has counts only")]
mod figures;
#[path = "registers/machine_code.rs"]
mod machine_code;
#[path = "registers/peers.rs"]
mod peers;

use figures::Figures;
use gpu_runtime::kernel::prelude::COVERING_GRID;
use gpu_runtime::prelude::*;
use machine_code::Tools;
use std::error::Error;

/// The architecture whose machine code is counted.
const ARCH: u32 = 80;

/// Within 5 %.
const BAR: f64 = 1.0 / 1.05;

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

/// A kernel beside its peer.
struct Row<'a> {
    name: &'static str,
    text: String,
    options: &'a [&'static str],
    peer_name: &'static str,
    peer: &'static str,
    bar: f64,
}

/// A step of the heat equation; the border keeps its heat.
#[gpu_kernel(over = next, block = (8, 32), requires(now.extents() == next.extents()))]
fn heat(t: Thread, rate: f32, now: &Slice2<f32>, next: &mut Slice2<f32>) {
    let p = t.id_2d();
    let (y, x) = (p.y(), p.x());
    let here = now[p];
    next[p] = if y == 0 || x == 0 || y + 1 == now.rows() || x + 1 == now.cols() {
        here
    } else {
        let around = now[(y - 1, x)] + now[(y + 1, x)] + now[(y, x - 1)] + now[(y, x + 1)];
        here + rate * (around - 4.0 * here)
    };
}

/// The same as the front page has it.
#[gpu_kernel(over = next, block = (8, 32), requires(now.extents() == next.extents()))]
fn heat_match(t: Thread, rate: f32, now: &Slice2<f32>, next: &mut Slice2<f32>) {
    let p = t.id_2d();
    next[p] = match (p.y(), p.x()) {
        (0, _) | (_, 0) => now[p],
        (y, x) if y + 1 == now.rows() || x + 1 == now.cols() => now[p],
        (y, x) => {
            let around = now[(y - 1, x)] + now[(y + 1, x)] + now[(y, x - 1)] + now[(y, x + 1)];
            now[p] + rate * (around - 4.0 * now[p])
        }
    };
}

/// Shared memory: 256 floats, and nothing beside them.
#[gpu_kernel(over = x.len(), block = 256)]
fn block_sum(t: BlockThread, x: &[f32], sums: &mut [f32]) {
    let mut tile = shared!([f32; 256]);
    let k = t.thread_idx();
    tile[k] = if let Some(i) = t.id() { x[i] } else { 0.0 };
    t.sync();
    let mut stride = 128;
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
}

fn main() -> Result<(), Box<dyn Error>> {
    let tools = Tools::find()?;
    let mut figures = Figures::new("registers");
    let covering = [saxpy::CUDA_OPTIONS, &[COVERING_GRID]].concat();
    let rows = [
        Row {
            name: "saxpy",
            text: saxpy::cuda_text(),
            options: &covering,
            peer_name: "by hand",
            peer: peers::SAXPY,
            bar: BAR,
        },
        Row {
            name: "saxpy, any grid",
            text: saxpy::cuda_text(),
            options: saxpy::CUDA_OPTIONS,
            peer_name: "by hand, grid-stride loop",
            peer: peers::SAXPY_STRIDED,
            bar: BAR,
        },
        Row {
            name: "saxpy",
            text: saxpy::cuda_text(),
            options: &covering,
            peer_name: "by hand, 32-bit numbers",
            peer: peers::SAXPY_32,
            bar: 0.0,
        },
        Row {
            name: "heat",
            text: heat::cuda_text(),
            options: &covering,
            peer_name: "by hand",
            peer: peers::HEAT,
            bar: BAR,
        },
        Row {
            name: "heat, match",
            text: heat_match::cuda_text(),
            options: &covering,
            peer_name: "by hand, in the same arms",
            peer: peers::HEAT_ARMS,
            bar: BAR,
        },
        Row {
            name: "heat, any grid",
            text: heat::cuda_text(),
            options: heat::CUDA_OPTIONS,
            peer_name: "by hand, grid-stride loop",
            peer: peers::HEAT_STRIDED,
            bar: BAR,
        },
        Row {
            name: "heat",
            text: heat::cuda_text(),
            options: &covering,
            peer_name: "by hand, 32-bit numbers",
            peer: peers::HEAT_32,
            bar: 0.0,
        },
    ];
    for row in rows {
        let ours = tools.cost(row.name, "ours", &row.text, row.options, ARCH)?;
        let peer = tools.cost(row.name, row.peer_name, row.peer, row.options, ARCH)?;
        figures.count(
            format!("{}, registers", row.name),
            row.peer_name,
            row.bar,
            [ours.taken.registers, peer.taken.registers],
        );
        figures.count(
            format!("{}, instructions", row.name),
            row.peer_name,
            row.bar,
            [ours.instructions, peer.instructions],
        );
        figures.state(
            format!("{}, spilled", row.name),
            [f64::from(ours.taken.spilled)],
            "B",
            0.0,
        );
    }
    let text = block_sum::cuda_text();
    let cost = tools.cost("block_sum", "ours", &text, block_sum::CUDA_OPTIONS, ARCH)?;
    for (what, bytes, bar) in [
        ("shared memory", cost.taken.shared, 1024.0),
        ("spilled", cost.taken.spilled, 0.0),
    ] {
        figures.state(format!("block_sum, {what}"), [f64::from(bytes)], "B", bar);
    }
    figures.finish()?;
    Ok(())
}
