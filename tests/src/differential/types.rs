//! The types of generated values, and their literals.

use gpu_macros_compiler::ir::Scalar;

use super::rng::Rng;

/// The type of a generated value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ty {
    /// A number or a `bool`.
    Scalar(Scalar),
    /// A tuple.
    Tuple(Vec<Ty>),
    /// A fixed array.
    Array(Box<Ty>, usize),
    /// The struct with this number.
    Struct(usize),
    /// An `Option`.
    Option(Box<Ty>),
    /// Memory that the kernel reads; only variables have it.
    Slice(Scalar),
}

/// Integers of the language.
pub const INTEGERS: [Scalar; 10] = [
    Scalar::I8,
    Scalar::I16,
    Scalar::I32,
    Scalar::I64,
    Scalar::Isize,
    Scalar::U8,
    Scalar::U16,
    Scalar::U32,
    Scalar::U64,
    Scalar::Usize,
];

/// What an integer can hold: its least and its largest number.
pub fn range(s: Scalar) -> (i128, i128) {
    let bits = match s {
        Scalar::I8 | Scalar::U8 => 8,
        Scalar::I16 | Scalar::U16 => 16,
        Scalar::I32 | Scalar::U32 => 32,
        _ => 64,
    };
    match s.is_signed_int() {
        true => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        false => (0, (1 << bits) - 1),
    }
}

/// A number of an integer type: often a small one or one at the ends.
pub fn integer(s: Scalar, rng: &mut Rng) -> i128 {
    let (least, largest) = range(s);
    let value = match rng.below(8) {
        0 => least + rng.below(2) as i128,
        1 => largest - rng.below(2) as i128,
        2 => 1 << rng.below(63),
        3 => i128::from(rng.word() as i64),
        4 => -(rng.below(9) as i128),
        _ => rng.below(12) as i128,
    };
    if (least..=largest).contains(&value) {
        return value;
    }
    least + value.rem_euclid(largest - least + 1)
}

/// How an integer is written in an expression or a pattern.
pub fn spelled(s: Scalar, value: i128) -> String {
    let (least, largest) = range(s);
    let name = s.name();
    match value {
        v if v == least && v != 0 => format!("{name}::MIN"),
        v if v == largest => format!("{name}::MAX"),
        v => format!("{v}_{name}"),
    }
}

/// A float, often one at which things go wrong.
pub fn float(s: Scalar, rng: &mut Rng) -> String {
    let name = s.name();
    let special = [
        "NAN",
        "INFINITY",
        "NEG_INFINITY",
        "MAX",
        "MIN",
        "MIN_POSITIVE",
        "EPSILON",
    ];
    match rng.below(4) {
        0 => format!("{name}::{}", rng.pick(&special)),
        1 => {
            let number = rng.pick(&["0.0", "1.0", "0.5", "2.5", "1.0e-40", "16777216.0", "1.5e9"]);
            let sign = if rng.one_in(2) { "-" } else { "" };
            format!("({sign}{number}_{name})")
        }
        _ => {
            let number = rng.below(4000) as f64 / 16.0 - 100.0;
            format!("({number:?}_{name})")
        }
    }
}

/// Any scalar of the language.
pub fn any_scalar(rng: &mut Rng) -> Scalar {
    match rng.below(10) {
        0 => Scalar::Bool,
        1 => Scalar::F64,
        2 | 3 => Scalar::F32,
        4 => Scalar::I32,
        5 => Scalar::Usize,
        _ => *rng.pick(&INTEGERS),
    }
}
