//! How exact the functions with ulps are on the CPU: those of `f64` against `exact_f64.txt`
//! (correctly rounded values, made by `exact_f64.py`), those of `f32` against those of `f64`.

use std::collections::BTreeMap;

use gpu_macros_compiler::ir::{Builtin, builtins};
use gpu_runtime::kernel::ops::float::{self, Float};

use super::scalar::Scalar;

/// A function of one or two operands, which all have a second one; a tuple's parts have numbers.
struct Function<T> {
    name: &'static str,
    operands: usize,
    call: fn(T, T) -> T,
}

fn functions<T: Float>() -> Vec<Function<T>> {
    let mut list: Vec<Function<T>> = Vec::new();
    macro_rules! functions {
        ($operands:literal: $($name:literal $call:expr;)*) => {
            $(list.push(Function { name: $name, operands: $operands, call: $call });)*
        };
    }
    functions! {
        1:
        "cbrt" |x, _| float::cbrt(x);
        "sin" |x, _| float::sin(x);
        "cos" |x, _| float::cos(x);
        "sin_cos.0" |x, _| float::sin_cos(x).0;
        "sin_cos.1" |x, _| float::sin_cos(x).1;
        "tan" |x, _| float::tan(x);
        "asin" |x, _| float::asin(x);
        "acos" |x, _| float::acos(x);
        "atan" |x, _| float::atan(x);
        "sinh" |x, _| float::sinh(x);
        "cosh" |x, _| float::cosh(x);
        "tanh" |x, _| float::tanh(x);
        "asinh" |x, _| float::asinh(x);
        "acosh" |x, _| float::acosh(x);
        "atanh" |x, _| float::atanh(x);
        "exp" |x, _| float::exp(x);
        "exp2" |x, _| float::exp2(x);
        "exp_m1" |x, _| float::exp_m1(x);
        "ln" |x, _| float::ln(x);
        "ln_1p" |x, _| float::ln_1p(x);
        "log2" |x, _| float::log2(x);
        "log10" |x, _| float::log10(x);
    }
    functions! {
        2:
        "hypot" |x, y| float::hypot(x, y);
        "atan2" |x, y| float::atan2(x, y);
        "log" |x, y| float::log(x, y);
        "powf" |x, y| float::powf(x, y);
    }
    list
}

/// The methods with ulps, and how many values of each were compared.
fn all_compared(compared: &BTreeMap<&str, usize>, least: usize) {
    for method in builtins().filter(|b| b.ulps.is_some()) {
        let parts = compared
            .iter()
            .filter(|(name, _)| base(name) == method.name);
        let fewest = parts.map(|(_, count)| *count).min();
        assert!(
            fewest.is_some_and(|count| count >= least),
            "not {least} values of `{}` were compared",
            method.name
        );
    }
}

/// `sin_cos` of `sin_cos.0`.
fn base(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn ulps(name: &str) -> (u32, u32) {
    let method = builtins().find(|b: &&Builtin| b.name == base(name));
    method.and_then(|b| b.ulps).expect("a method with ulps")
}

#[test]
fn functions_of_f32_keep_their_ulps() {
    let mut compared = BTreeMap::new();
    for (narrow, wide) in functions::<f32>().iter().zip(functions::<f64>()) {
        let (most, _) = ulps(narrow.name);
        let seconds = match narrow.operands {
            1 => vec![0.0],
            _ => f32::edges(),
        };
        for (x, y) in seconds
            .iter()
            .flat_map(|y| f32::edges().into_iter().map(|x| (x, *y)))
        {
            let exact = (wide.call)(x.into(), y.into()) as f32;
            let value = (narrow.call)(x, y);
            assert!(
                value.distance(exact).is_some_and(|d| d <= most.into()),
                "{}({x:e}, {y:e}) = {value:e}, not {exact:e}",
                narrow.name
            );
            *compared.entry(narrow.name).or_insert(0) += 1;
        }
    }
    all_compared(&compared, 100);
}

#[test]
fn functions_of_f64_keep_their_ulps() {
    let functions = functions::<f64>();
    let mut compared = BTreeMap::new();
    for line in include_str!("exact_f64.txt").lines() {
        let mut words = line.split(' ');
        let name = words.next().unwrap_or_default();
        let function = functions.iter().find(|f| f.name == name).expect(name);
        let numbers: Vec<f64> = words
            .map(|word| f64::from_bits(u64::from_str_radix(word, 16).expect(word)))
            .collect();
        let (value, exact) = match numbers[..] {
            [x, exact] => ((function.call)(x, 0.0), exact),
            [x, y, exact] => ((function.call)(x, y), exact),
            _ => panic!("{line}"),
        };
        let (_, most) = ulps(name);
        assert!(
            value.distance(exact).is_some_and(|d| d <= most.into()),
            "{name}{:?} = {value:e}, not {exact:e}",
            &numbers[..numbers.len() - 1]
        );
        *compared.entry(function.name).or_insert(0) += 1;
    }
    all_compared(&compared, 25);
}
