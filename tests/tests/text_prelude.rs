//! The CPU side of the table of operations (`kernel::ops`) and its CUDA side (the prelude) give
//! the same answers, and NVRTC accepts the prelude.

#[path = "text_prelude/atomics.rs"]
mod atomics;
#[path = "text_prelude/exact.rs"]
mod exact;
#[path = "text_prelude/floats.rs"]
mod floats;
#[path = "text_prelude/integers.rs"]
mod integers;
#[path = "text_prelude/options.rs"]
mod options;
#[path = "text_prelude/page.rs"]
mod page;
#[path = "text_prelude/scalar.rs"]
mod scalar;
#[path = "text_prelude/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::error::Error;
use std::process::Command;

use gpu_macros_compiler::ir::{Class, Scalar, builtins};
use gpu_runtime::kernel::prelude::PRELUDE;
use gpu_tests::nvrtc;
use gpu_tests::shim::{Library, ShimError, Text, Variant};
use table::Table;

/// Functions of the prelude that are no operation: what the generator emits around operations,
/// and what the operations are made of.
const NOT_OPERATIONS: &[&str] = &[
    "fault_at",
    "report",
    "in_bounds",
    "asserted",
    "rounds",
    "stepped",
    "stepped_back",
    "block_of",
    "blocks_along",
    "thread_number",
    "near",
    "like",
    "load",
    "repeat",
    "len",
    "operator[]",
    "below_zero",
    "division_overflows",
    "is_divisor",
    "divides",
    "euclidean_rem",
    "euclidean_div",
    "float_rem",
    "saturating_cast",
    "saturated",
    "bits_of",
    "ones_in",
    "zeros_above",
    "reversed",
    "float_from_bits",
    "root_of",
    "logarithm_of",
    "has_result",
    "product_overflows",
    "some_if",
    "exact",
    "has_quotient",
    "atomic_bits",
    "from_atomic_bits",
    "bits_at",
    "atomic_select",
    "taken",
];

fn whole_table() -> Table {
    let mut table = Table::default();
    floats::add_cases(&mut table);
    integers::add_cases(&mut table);
    options::add_cases(&mut table);
    atomics::add_cases(&mut table);
    table
}

/// Compares both sides of every case; `before` hears its name first.
fn agree(variant: Variant, before: impl Fn(&str)) -> Result<(), ShimError> {
    let table = whole_table();
    let (text, entries) = table.text();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let library = Library::build_with(
        &[Text {
            name: "prelude_table",
            source: &text,
            entries: &entries,
        }],
        variant,
    )?;
    let mut differences = Vec::new();
    for (case, entry) in table.cases.iter().zip(&entries) {
        before(&case.name);
        if let Err(difference) = (case.check)(&library.kernel(0, entry)?) {
            differences.push(format!("{}: {difference}", case.name));
        }
    }
    assert!(
        differences.is_empty(),
        "{} of {} cases differ:\n{}",
        differences.len(),
        table.cases.len(),
        differences.join("\n")
    );
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn every_operation_gives_the_same_answer_on_both_sides() -> Result<(), ShimError> {
    agree(Variant::Plain, |_| {})
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn no_operation_is_undefined_behaviour_in_cpp() -> Result<(), Box<dyn Error>> {
    // The text ends its process where GCC's sanitizer sees undefined behaviour. So this test runs
    // itself once more as a child, which tells what it is about to try.
    const CHILD: &str = "GPU_TESTS_TEXT_PRELUDE_CHILD";
    if std::env::var_os(CHILD).is_some() {
        return Ok(agree(Variant::UndefinedTraps, |case| {
            eprintln!("trying {case}")
        })?);
    }
    let child = Command::new(std::env::current_exe()?)
        .args([
            "--exact",
            "no_operation_is_undefined_behaviour_in_cpp",
            "--nocapture",
        ])
        .env(CHILD, "1")
        .output()?;
    let said = String::from_utf8_lossy(&child.stderr);
    let last = said.lines().last().unwrap_or_default();
    assert!(child.status.success(), "{} after: {last}", child.status);
    assert!(said.contains("trying gpu::"), "the child tried nothing");
    Ok(())
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_compiles_every_operation() -> Result<(), nvrtc::NvrtcError> {
    let (text, _) = whole_table().text();
    let compiled = nvrtc::compile("prelude_table.cu", &text, nvrtc::Target::Ptx(75))?;
    assert_eq!(compiled.log, "", "the text compiles without a warning");
    let ptx = String::from_utf8_lossy(&compiled.code);
    assert!(ptx.contains(".visible .entry case_0("));
    Ok(())
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_does_not_contract_a_product_and_a_sum() -> Result<(), nvrtc::NvrtcError> {
    let text = format!(
        "{PRELUDE}extern \"C\" __global__ void k(f32 a, f32 b, gpu::slice_mut<f32> out) \
         {{ out[0] = gpu::add(gpu::mul(a, b), a); }}"
    );
    let compiled = nvrtc::compile("contraction.cu", &text, nvrtc::Target::Ptx(75))?;
    let ptx = String::from_utf8_lossy(&compiled.code);
    assert!(
        ptx.contains("mul.rn.f32") && ptx.contains("add.rn.f32"),
        "{ptx}"
    );
    assert!(!ptx.contains("fma."), "{ptx}");
    Ok(())
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_makes_machine_code_of_the_prelude() -> Result<(), nvrtc::NvrtcError> {
    let text =
        format!("{PRELUDE}extern \"C\" __global__ void k(f32* p) {{ gpu::atomic_min(p, 1.0f); }}");
    let compiled = nvrtc::compile("cubin.cu", &text, nvrtc::Target::Cubin(90))?;
    assert!(compiled.code.starts_with(b"\x7fELF"));
    Ok(())
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_refuses_what_is_no_cpp_with_its_line() {
    let refused = nvrtc::compile("broken.cu", "\n\nnonsense", nvrtc::Target::Ptx(75));
    let Err(nvrtc::NvrtcError::Refused(log)) = refused else {
        panic!("accepted")
    };
    assert!(log.contains("broken.cu(3)"), "{log}");
}

#[test]
fn every_method_is_compared_on_every_receiver() {
    let compared = whole_table().methods;
    for method in builtins() {
        let receivers = Scalar::ALL.into_iter().filter(|s| method.class.has(*s));
        for receiver in receivers.map(Scalar::name) {
            let receiver = match method.class {
                Class::Option => format!("gpu::option<{receiver}>"),
                _ => receiver.to_owned(),
            };
            assert!(
                compared.contains(&(method.name, receiver.clone())),
                "no case compares `{}` of {receiver}",
                method.name
            );
        }
    }
}

#[test]
fn every_function_of_the_prelude_is_in_the_table() {
    let table = whole_table();
    let used: BTreeSet<&str> = table
        .cases
        .iter()
        .flat_map(|case| case.expression.split("gpu::").skip(1))
        .filter_map(|after| after.split(['(', '<']).next())
        .collect();
    let missing: BTreeSet<&str> = prelude_functions()
        .filter(|name| !used.contains(name) && !NOT_OPERATIONS.contains(name))
        .collect();
    assert!(missing.is_empty(), "no case compares {missing:?}");
    assert!(used.len() > 100, "the prelude's functions were not found");
}

/// The names that the prelude defines: what stands before the first parenthesis after `GPU_FN`,
/// and the first argument of the macros that define a float function.
fn prelude_functions() -> impl Iterator<Item = &'static str> {
    PRELUDE
        .lines()
        .filter(|line| !line.contains("#define"))
        .filter_map(|line| {
            let line = line.trim();
            if let Some((macro_name, arguments)) = line.split_once('(')
                && macro_name.starts_with("GPU_FLOAT_")
            {
                return arguments.split(',').next();
            }
            let (_, definition) = line.split_once("GPU_FN ")?;
            let head = definition.split('(').next()?;
            let name = head.rsplit([' ', '*', '&']).next()?.split('<').next()?;
            // `name` is the parameter of those macros.
            (name != "name").then_some(name)
        })
}
