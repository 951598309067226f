//! What a kernel checks and prints itself, and what it may reach with a reason.

use gpu_runtime::prelude::*;
use gpu_runtime::{FaultKind, KernelFault};
use gpu_tests::shim::{Fault, Suite};
use std::process::Command;
use std::sync::OnceLock;

#[gpu_kernel(over = y, block = 32, requires(x.len() == y.len()))]
fn checked(t: Thread, x: &[i32], y: &mut [i32]) {
    let i = t.id();
    let v = x[i];
    assert!(v >= 0, "no value is negative");
    assert_eq!(v % 2, 0);
    let mut sum = 0;
    for k in (0..100).step_by(v as usize) {
        sum += k;
    }
    y[i] = match v {
        40 => panic!("forty is not for us"),
        v => v + sum,
    };
}

/// A block's threads count what the others find as well; one that faults leaves with its block.
#[gpu_kernel(over = x.len(), block = 32)]
fn checked_block(t: BlockThread, x: &[i32], sums: &mut [i32]) {
    let mut tile = shared!([i32; 32]);
    let k = t.thread_idx();
    let v = if let Some(i) = t.id() { x[i] } else { 0 };
    assert!(v < 1000, "small values");
    tile[k] = match v {
        40 => unreachable!(),
        v => v,
    };
    t.sync();
    if let Some(b) = t.block_leader() {
        let mut sum = 0;
        for j in 0..32 {
            sum += tile[j];
        }
        sums[b] = sum;
    }
}

#[gpu_kernel(over = y, block = 32, requires(x.len() == y.len(), to.len() == y.len()))]
fn scattered(t: Thread, x: &[f32], to: &[u32], y: &mut [f32]) {
    let i = t.id();
    let j = to[i] as usize;
    #[safety("`to` is a permutation: no two threads have one `j`")]
    unsafe {
        y[j] = x[i];
        y[j] += 1.0;
    }
}

#[gpu_kernel(over = x.len(), block = 32)]
fn told(t: Thread, x: &[f32], code: &[i16]) {
    let i = t.id();
    let (v, c) = (x[i], code[i]);
    gpu_println!(
        "thread {i}: 100% of \"x\" = {:.2}, code {c} = {:#x}, {}",
        v,
        c,
        v > 1.0
    );
}

fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("checked", checked::cuda_text()),
        ("checked_block", checked_block::cuda_text()),
        ("scattered", scattered::cuda_text()),
        ("told", told::cuda_text()),
    ]
}

fn suite() -> &'static Suite {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    SUITE.get_or_init(|| Suite::new(texts()))
}

fn fault(e: GpuError) -> KernelFault {
    match e {
        GpuError::KernelFault(f) => *f,
        other => panic!("not a fault: {other}"),
    }
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_takes_them() {
    use gpu_tests::nvrtc::{self, Target};
    for (entry, text) in texts() {
        nvrtc::compile(entry, &text, Target::Ptx(75)).unwrap_or_else(|e| panic!("{entry}: {e}"));
    }
}

/// Each value that breaks a check, the words of its report and the line of the check.
const BREAKS: [(i32, &str, u32); 4] = [
    (-2, "no value is negative", 13),
    (7, "v % 2 == 0", 14),
    (0, "step_by", 16),
    (40, "forty is not for us", 20),
];

#[test]
fn an_assertion_is_a_fault_with_its_message_and_line() {
    for (value, what, line) in BREAKS {
        let mut x = [2; 70];
        x[40] = value;
        let e = gpu_manager()
            .scope(|s| {
                let x = s.upload(&x)?;
                let mut y = s.zeros::<i32>(70)?;
                checked(s, &x, &mut y)?;
                s.sync()
            })
            .unwrap_err();
        let f = fault(e);
        assert_eq!(
            (f.kind, f.param, f.line),
            (FaultKind::Assertion, what, line)
        );
        assert_eq!((f.block, f.thread), (1, 8));
        assert!(
            f.to_string().contains(&format!("assertion failed: {what}")),
            "{f}"
        );
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn an_assertion_of_the_text_is_the_same_fault() {
    for (value, ..) in BREAKS {
        let mut x = [2; 70];
        x[40] = value;
        let mut y = [0; 70];
        let mut f = Fault::default();
        // SAFETY: the kernel's parameters.
        unsafe {
            suite().launch(0, 70, 32, &mut f, |a| {
                a.slice(&x).slice_mut(&mut y);
            })
        };
        assert_eq!(
            (f.state, f.kind, f.block, f.thread),
            (1, FaultKind::Assertion as u32, 1, 8)
        );
        assert_eq!((y[40], y[39], y[41]), (0, 2 + 2450, 2 + 2450));
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_failed_check_of_a_block_takes_the_block_with_it_on_both() {
    for value in [5, 40, 1000] {
        let mut x = [1; 64];
        x[35] = value;
        let device = gpu_manager().scope(|s| {
            let x = s.upload(&x)?;
            let mut sums = s.zeros::<i32>(2)?;
            checked_block(s, &x, &mut sums)?;
            sums.download()
        });
        let mut sums = [0; 2];
        let mut f = Fault::default();
        // SAFETY: the kernel's parameters.
        unsafe {
            suite().launch(1, 64, 32, &mut f, |a| {
                a.slice(&x).slice_mut(&mut sums);
            })
        };
        if value == 5 {
            assert_eq!(device.unwrap(), [32, 36]);
            assert_eq!((f.state, sums), (0, [32, 36]));
        } else {
            let report = fault(device.unwrap_err());
            assert_eq!(
                (report.kind, report.block, report.thread),
                (FaultKind::Assertion, 1, 3)
            );
            assert_eq!(
                (f.kind, f.block, f.thread),
                (FaultKind::Assertion as u32, 1, 3)
            );
            assert_eq!(sums, [32, 0]);
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_reason_reaches_any_element_and_bounds_are_checked_still() {
    let n = 1000_u32;
    let x: Vec<f32> = (0..n).map(|i| i as f32).collect();
    let mut to: Vec<u32> = (0..n).map(|i| (i * 7 + 3) % n).collect();
    let run = |to: &[u32]| {
        gpu_manager().scope(|s| {
            let (x, to) = (s.upload(&x)?, s.upload(to)?);
            let mut y = s.zeros::<f32>(n as usize)?;
            scattered(s, &x, &to, &mut y)?;
            y.download()
        })
    };
    let device = run(&to).unwrap();
    for (i, j) in to.iter().enumerate() {
        assert_eq!(device[*j as usize], i as f32 + 1.0);
    }
    let mut text = vec![0.0_f32; n as usize];
    // SAFETY: the kernel's parameters.
    unsafe {
        suite().launch(2, n as usize, 32, &mut Fault::default(), |a| {
            a.slice(&x).slice(&to).slice_mut(&mut text);
        });
    }
    assert_eq!(text, device);
    to[3] = n;
    let f = fault(run(&to).unwrap_err());
    assert_eq!(
        (f.kind, f.param, f.index, f.len),
        (FaultKind::OutOfBounds, "y", 1000, 1000)
    );
}

/// Run by the next test in a process of its own, whose output it reads.
#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn tell() {
    let (x, code) = ([0.5_f32, 1.25], [7_i16, -2]);
    println!("DEVICE");
    gpu_manager()
        .scope(|s| {
            let (x, code) = (s.upload(&x)?, s.upload(&code)?);
            told(s, &x, &code)
        })
        .unwrap();
    println!("TEXT");
    // SAFETY: the kernel's parameters.
    unsafe {
        suite().launch(3, 2, 32, &mut Fault::default(), |a| {
            a.slice(&x).slice(&code);
        })
    };
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn both_devices_print_the_same_lines() {
    let out = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kernels::checks::tell", "--nocapture"])
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    for line in [
        "thread 0: 100% of \"x\" = 0.50, code 7 = 0x7, false\n",
        "thread 1: 100% of \"x\" = 1.25, code -2 = 0xfffe, true\n",
    ] {
        assert_eq!(out.matches(line).count(), 2, "{line} in\n{out}");
    }
}
