//! Runs the kernels of a file in three ways and compares.

use std::cell::Cell;
use std::fmt::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use gpu_runtime::__private::TextBuilder;
use gpu_runtime::GpuError;
use gpu_runtime::kernel::prelude::PRELUDE;

use super::inputs::{rows, tables};
use crate::shim::{Args, Fault, Library, Run, ShimError, Text, Variant};

/// What a thread reads and writes.
pub type Row = [u64; 8];

/// A kernel of a generated file.
#[derive(Clone, Copy)]
pub struct Case {
    /// The kernel's name.
    pub name: &'static str,
    /// Its CUDA text, with the definitions that it needs in the builder.
    pub text: fn(&mut TextBuilder) -> String,
    /// Runs it on the CPU device.
    pub device: fn(&[Row], &[i32], &[f32]) -> Result<Vec<Row>, GpuError>,
    /// The same function in plain Rust, for the thread with this number.
    pub plain: fn(usize, &[Row], &[i32], &[f32], &mut [Row]),
}

/// The [`Case`] of a kernel and of its plain form.
#[macro_export]
macro_rules! differential_case {
    ($kernel:ident, $plain:ident) => {
        $crate::differential::Case {
            name: stringify!($kernel),
            text: |builder| $kernel::__instance().1(builder),
            device: |words, ints, floats| {
                ::gpu_runtime::gpu_manager().scope(|s| {
                    let (words, ints) = (s.upload(words)?, s.upload(ints)?);
                    let floats = s.upload(floats)?;
                    let mut out = s.zeros::<[u64; 8]>(words.len())?;
                    $kernel(s, &words, &ints, &floats, &mut out)?;
                    out.download()
                })
            },
            plain: $plain,
        }
    };
}

/// How a run of threads ended.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Done(Vec<Row>),
    /// Its kind; index, length and line.
    Fault(u32, u64, u64, u32),
    /// Arithmetic that is checked in this build, as it is in no kernel: nothing is known.
    Checked,
}

/// What was found, in words; empty if nothing was.
pub type Differences = Vec<String>;

/// How many rows each kernel is run on.
const ROWS: usize = 40;

/// Compares the kernels. `before` hears the name of each before its text runs.
///
/// # Errors
/// No g++, or a text that it refuses.
pub fn run(
    cases: &[Case],
    seed: u64,
    variant: Variant,
    before: impl Fn(&str),
) -> Result<Differences, ShimError> {
    let (source, builders) = text(cases);
    let entries: Vec<&str> = cases.iter().map(|c| c.name).collect();
    let text = Text {
        name: "differential",
        source: &source,
        entries: &entries,
    };
    let library = Library::build_with(&[text], variant)?;
    let mut found = Vec::new();
    for ((case, builder), number) in cases.iter().zip(&builders).zip(0..) {
        before(case.name);
        let kernel = library.kernel(0, case.name)?;
        let (ints, floats) = tables(seed + number);
        let mut calm = Vec::new();
        let mut expected = Vec::new();
        for row in rows(seed + number, ROWS) {
            let text = |rows: &[Row]| text_outcome(&kernel, builder, rows, &ints, &floats);
            let device = device_outcome(case, &[row], &ints, &floats);
            let outcomes = [text(&[row])?, plain_outcome(case, row, &ints, &floats)];
            for (name, outcome) in ["CUDA text", "plain Rust"].iter().zip(&outcomes) {
                if !device.agrees(outcome) {
                    found.push(difference(
                        case, &row, &ints, &floats, &device, name, outcome,
                    ));
                }
            }
            if let Outcome::Done(out) = &device {
                calm.push(row);
                expected.extend(out);
            }
        }
        let all = device_outcome(case, &calm, &ints, &floats);
        if all != Outcome::Done(expected) {
            found.push(format!(
                "{}: threads together differ from each alone",
                case.name
            ));
        }
    }
    Ok(found)
}

/// One text of all kernels, for each of them a namespace, and who knows its places.
pub fn text(cases: &[Case]) -> (String, Vec<TextBuilder>) {
    let mut source = PRELUDE.to_owned();
    let builders = cases.iter().map(|case| {
        let mut builder = TextBuilder::new();
        let kernel = (case.text)(&mut builder);
        let name = case.name;
        let _ = writeln!(source, "namespace of_{name} {{");
        for definition in builder.definitions() {
            let _ = writeln!(source, "{definition}");
        }
        let _ = writeln!(source, "{kernel}\n}}\nusing of_{name}::{name};");
        builder
    });
    let builders = builders.collect();
    (source, builders)
}

impl Outcome {
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Checked) => true,
            // Plain Rust panics: it knows no kinds.
            (Self::Fault(..), Self::Fault(0, ..)) => true,
            _ => self == other,
        }
    }
}

fn difference(
    case: &Case,
    row: &Row,
    ints: &[i32],
    floats: &[f32],
    device: &Outcome,
    name: &str,
    outcome: &Outcome,
) -> String {
    let mut text = format!("{}: {name} differs from the CPU device\n", case.name);
    let _ = writeln!(
        text,
        "  words {row:x?}\n  ints {ints:?}\n  floats {floats:?}"
    );
    let _ = writeln!(text, "  CPU device {device:x?}\n  {name} {outcome:x?}");
    text
}

fn device_outcome(case: &Case, rows: &[Row], ints: &[i32], floats: &[f32]) -> Outcome {
    match (case.device)(rows, ints, floats) {
        Ok(out) => Outcome::Done(out),
        Err(GpuError::KernelFault(f)) => Outcome::Fault(f.kind as u32, f.index, f.len, f.line),
        Err(other) => panic!("{}: {other}", case.name),
    }
}

fn text_outcome(
    kernel: &crate::shim::Kernel<'_>,
    builder: &TextBuilder,
    rows: &[Row],
    ints: &[i32],
    floats: &[f32],
) -> Result<Outcome, ShimError> {
    let mut out = vec![[0; 8]; rows.len()];
    let mut fault = Fault::default();
    let mut args = Args::for_kernel(&mut fault, rows.len() as u64);
    args.slice(rows)
        .slice(ints)
        .slice(floats)
        .slice_mut(&mut out);
    let how = Run {
        workers: 1,
        ..Run::default()
    };
    // SAFETY: the parameters of every generated kernel, in their order.
    unsafe { kernel.launch([1, 1, 1], [rows.len() as u32, 1, 1], args, &how)? };
    if fault.state == 0 {
        return Ok(Outcome::Done(out));
    }
    let line = builder.site(fault.site).map_or(0, |s| s.line);
    Ok(Outcome::Fault(fault.kind, fault.index, fault.len, line))
}

thread_local! {
    /// The message of the last panic, where panics are expected.
    static EXPECTED: Cell<Option<String>> = const { Cell::new(None) };
}

fn plain_outcome(case: &Case, row: Row, ints: &[i32], floats: &[f32]) -> Outcome {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let other = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let expected = EXPECTED.take();
            if expected.is_none() {
                return other(info);
            }
            EXPECTED.set(Some(info.payload_as_str().unwrap_or_default().to_owned()));
        }));
    });
    let mut out = [[0; 8]];
    EXPECTED.set(Some(String::new()));
    let run = || (case.plain)(0, &[row], ints, floats, &mut out);
    let done = panic::catch_unwind(AssertUnwindSafe(run));
    let message = EXPECTED.take().unwrap_or_default();
    match done {
        Ok(()) => Outcome::Done(out.to_vec()),
        Err(_) if is_checked(&message) => Outcome::Checked,
        Err(_) => Outcome::Fault(0, 0, 0, 0),
    }
}

/// Is it a panic that only builds with overflow checks have?
fn is_checked(message: &str) -> bool {
    let always = ["divide", "remainder"].iter().any(|w| message.contains(w));
    message.starts_with("attempt to") && message.ends_with("with overflow") && !always
}
