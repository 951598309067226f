//! Random conditions in front of random indices: where no check is left, no number that the machine
//! can compute is out of bounds.
use crate::bounds::{checks, plain};

/// The numbers that a kernel sees.
#[derive(Clone, Copy, Debug)]
struct Values {
    /// The length of both arrays.
    len: u64,
    i: u64,
    n: u64,
    m: u32,
    j: u64,
}

#[derive(Clone, Debug)]
enum Number {
    I,
    N,
    M,
    Half,
    Loop,
    Len,
    Literal(u64),
    Sum(char, Box<(Number, Number)>),
}

impl Number {
    fn text(&self) -> String {
        match self {
            Number::I => "i".into(),
            Number::N => "n".into(),
            Number::M => "m as usize".into(),
            Number::Half => "half".into(),
            Number::Loop => "j".into(),
            Number::Len => "x.len()".into(),
            Number::Literal(v) => v.to_string(),
            Number::Sum(op, both) => format!("(({}) {op} ({}))", both.0.text(), both.1.text()),
        }
    }

    /// As the machine computes it.
    fn value(&self, v: &Values) -> u64 {
        match self {
            Number::I => v.i,
            Number::N => v.n,
            Number::M => u64::from(v.m),
            Number::Half => v.n / 2,
            Number::Loop => v.j,
            Number::Len => v.len,
            Number::Literal(v) => *v,
            Number::Sum(op, both) => {
                let (a, b) = (both.0.value(v), both.1.value(v));
                match op {
                    '+' => a.wrapping_add(b),
                    '-' => a.wrapping_sub(b),
                    _ => a.wrapping_mul(b),
                }
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Condition {
    Compare(&'static str, Number, Number),
    Both(&'static str, Box<(Condition, Condition)>),
    Not(Box<Condition>),
}

impl Condition {
    fn text(&self) -> String {
        match self {
            Condition::Compare(op, a, b) => format!("({}) {op} ({})", a.text(), b.text()),
            Condition::Both(op, both) => format!("({}) {op} ({})", both.0.text(), both.1.text()),
            Condition::Not(a) => format!("!({})", a.text()),
        }
    }

    fn holds(&self, v: &Values) -> bool {
        match self {
            Condition::Compare(op, a, b) => {
                let (a, b) = (a.value(v), b.value(v));
                match *op {
                    "==" => a == b,
                    "!=" => a != b,
                    "<" => a < b,
                    "<=" => a <= b,
                    ">" => a > b,
                    _ => a >= b,
                }
            }
            Condition::Both(op, both) => match *op {
                "&&" | "&" => both.0.holds(v) && both.1.holds(v),
                _ => both.0.holds(v) || both.1.holds(v),
            },
            Condition::Not(a) => !a.holds(v),
        }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn number(&mut self, depth: u32, looped: bool) -> Number {
        if depth > 0 && self.below(2) == 0 {
            let op = ['+', '+', '-', '-', '*'][self.below(5)];
            let both = (self.number(depth - 1, looped), self.number(0, looped));
            return Number::Sum(op, Box::new(both));
        }
        match self.below(8) {
            0 | 1 => Number::I,
            2 => Number::N,
            3 => Number::M,
            4 => Number::Half,
            5 => Number::Len,
            6 if looped => Number::Loop,
            _ => Number::Literal([0, 1, 2, 3, u64::MAX, 1 << 63][self.below(6)]),
        }
    }

    fn condition(&mut self, depth: u32, looped: bool) -> Condition {
        match self.below(if depth > 0 { 6 } else { 3 }) {
            0..=2 => {
                let op = ["==", "!=", "<", "<=", ">", ">="][self.below(6)];
                Condition::Compare(op, self.number(1, looped), self.number(1, looped))
            }
            3 | 4 => {
                let op = ["&&", "||", "&", "|"][self.below(4)];
                let both = (
                    self.condition(depth - 1, looped),
                    self.condition(depth - 1, looped),
                );
                Condition::Both(op, Box::new(both))
            }
            _ => Condition::Not(Box::new(self.condition(depth - 1, looped))),
        }
    }
}

/// The numbers at which sums wrap, and those around a length.
fn valuations() -> Vec<Values> {
    let mut all = Vec::new();
    let large = u64::MAX;
    for len in [1, 2, 4] {
        for i in 0..len {
            for n in [0, 1, 2, 3, 5, 1 << 63, large - 1, large] {
                for m in [0, 1, 2, 4, u32::MAX] {
                    for j in 0..3 {
                        all.push(Values { len, i, n, m, j });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn an_index_without_a_check_is_never_out_of_bounds() {
    let mut random = Random(11);
    let all = valuations();
    let mut unchecked = 0;
    for _ in 0..2_500 {
        let looped = random.below(3) == 0;
        // Indices that are in bounds now and then.
        let index = match random.below(3) {
            0 => random.number(2, looped),
            _ => Number::Sum(
                ['+', '-'][random.below(2)],
                Box::new((
                    random.number(0, looped),
                    Number::Literal(random.below(3) as u64),
                )),
            ),
        };
        let condition = random.condition(2, looped);
        let (c, x) = (condition.text(), format!("sum += x[{}];", index.text()));
        // Whether the index is reached where the condition holds, or where it does not.
        let (body, reached) = match random.below(4) {
            0 => (format!("if {c} {{ {x} }}"), true),
            1 => (format!("if {c} {{ sum += 1.0; }} else {{ {x} }}"), false),
            2 => (format!("if {c} {{ return; }} {x}"), false),
            _ => (format!("let c = {c}; if c {{ {x} }}"), true),
        };
        let body = if looped {
            format!("for j in 0..3 {{ {body} }}")
        } else {
            body
        };
        let body = format!("let half = n / 2; {body}");
        if checks("over = y, requires(x.len() == y.len())", &plain(&body)) > 0 {
            continue;
        }
        unchecked += 1;
        for v in &all {
            if condition.holds(v) == reached {
                let at = index.value(v);
                assert!(at < v.len, "{body}\n{v:?}: index {at}");
            }
        }
    }
    assert!(unchecked > 150, "{unchecked}");
}
