//! Modules: structs, constants, functions, a kernel, and the same kernel in plain Rust.

use std::ops::Range;

use gpu_macros_compiler::ir::Scalar;

use super::generator::{Generator, Size};
use super::scope::{Function, Pass, Piece, Struct, Var, is_scalar, places};
use super::stmt::bits;
use super::types::{INTEGERS, Ty, any_scalar};

/// Types that are easily found again for an argument.
const COMMON: [Scalar; 4] = [Scalar::I32, Scalar::U32, Scalar::Usize, Scalar::F32];

/// What stands before the modules: a NaN with known bits, and the mixing of the digest.
const HEAD: &str = "
/// `x`, or the one NaN.
#[gpu_fn]
pub fn tame32(x: f32) -> f32 {
    if x.is_nan() { f32::NAN } else { x }
}

/// `x`, or the one NaN.
#[gpu_fn]
pub fn tame64(x: f64) -> f64 {
    if x.is_nan() { f64::NAN } else { x }
}

/// A digest with one more value in it.
#[gpu_fn]
pub fn mix(h: u64, v: u64) -> u64 {
    (h ^ v).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}
";

/// What was made is no Rust: a defect of the generator.
#[derive(Debug)]
pub struct NotRust {
    /// What was made.
    pub text: String,
    /// What is wrong with it.
    pub error: syn::Error,
}

/// A file of the kernels with these numbers of a run.
///
/// # Errors
/// What was made is no Rust.
pub fn source(seed: u64, numbers: Range<u64>, size: Size) -> Result<String, NotRust> {
    let text = unformatted(seed, numbers, size);
    match syn::parse_str(&text) {
        // The printer takes apart what is joined in an attribute.
        Ok(file) => Ok(prettyplease::unparse(&file).replace("= =", " ==")),
        Err(error) => Err(NotRust { text, error }),
    }
}

/// The file before it is formatted.
fn unformatted(seed: u64, numbers: Range<u64>, size: Size) -> String {
    let mut text = format!(
        "use gpu_runtime::prelude::*;\nuse gpu_tests::differential::{{Case, case}};\n{HEAD}"
    );
    for number in numbers.clone() {
        text.push_str(&Generator::new(seed, number, size).module(number));
    }
    text.push_str("\n/// All kernels of this file.\npub const CASES: &[Case] = &[\n");
    for number in numbers {
        text.push_str(&format!("m{number}::CASE,"));
    }
    text.push_str("];\n");
    text
}

impl Generator {
    /// The module `m{number}` with the kernel `k{number}`.
    fn module(mut self, number: u64) -> String {
        let mut text = format!("pub mod m{number} {{ use super::*;\n");
        for _ in 0..self.rng.below(3) {
            text.push_str(&self.structure());
        }
        for _ in 0..self.rng.below(3) {
            text.push_str(&self.constant());
        }
        let constants = self.vars.clone();
        for _ in 0..1 + self.rng.below(3) {
            self.vars.clone_from(&constants);
            text.push_str(&self.function());
        }
        self.vars = constants;
        let body = self.kernel_body();
        let requires = match self.rng.below(3) {
            0 => "",
            _ => ", requires(words.len() == out.len())",
        };
        text.push_str(&format!(
            "#[gpu_kernel(over = out{requires})]
            pub fn k{number}(t: Thread, words: &[[u64; 8]], ints: &[i32], floats: &[f32], out: &mut [[u64; 8]]) {{
                let i = t.id();
                {body}
            }}
            pub fn plain(i: usize, words: &[[u64; 8]], ints: &[i32], floats: &[f32], out: &mut [[u64; 8]]) {{
                let i = i;
                {body}
            }}
            pub const CASE: Case = case!(k{number}, plain); }}\n"
        ));
        text
    }

    /// A struct without padding: all its fields have one size.
    fn structure(&mut self) -> String {
        let name = self.name("S");
        let sized = match self.rng.below(4) {
            0 => vec![Scalar::I8, Scalar::U8, Scalar::Bool],
            1 => vec![Scalar::I16, Scalar::U16],
            2 => vec![Scalar::I32, Scalar::U32, Scalar::F32],
            _ => vec![Scalar::I64, Scalar::U64, Scalar::F64, Scalar::Usize],
        };
        let mut fields = Vec::new();
        for n in 0..1 + self.rng.below(4) {
            let s = Ty::Scalar(*self.rng.pick(&sized));
            let ty = match self.rng.below(4) {
                0 => Ty::Array(Box::new(s), 2 + self.rng.below(2)),
                _ => s,
            };
            fields.push((format!("f{n}"), ty));
        }
        let list: Vec<String> = fields
            .iter()
            .map(|(name, ty)| format!("pub {name}: {}", self.ty(ty)))
            .collect();
        let text = format!(
            "#[derive(GpuRepr, Clone, Copy)] #[repr(C)] pub struct {name} {{ {} }}\n",
            list.join(", ")
        );
        self.structs.push(Struct { name, fields });
        text
    }

    fn constant(&mut self) -> String {
        let name = self.name("C");
        let element = Ty::Scalar(any_scalar(&mut self.rng));
        let ty = match self.rng.below(3) {
            0 => element,
            1 => Ty::Array(Box::new(element), 2 + self.rng.below(5)),
            _ => Ty::Array(Box::new(Ty::Array(Box::new(element), 2)), 3),
        };
        let value = self.expr(&ty, 0);
        let text = format!("pub const {name}: {} = {value};\n", self.ty(&ty));
        self.add(name, ty, false);
        text
    }

    /// A function or a method, which may call those before it.
    fn function(&mut self) -> String {
        let method = (!self.structs.is_empty() && self.rng.one_in(3))
            .then(|| self.rng.below(self.structs.len()));
        let name = self.name("f");
        let digest = !self.rng.one_in(4);
        let ret = match self.rng.below(3) {
            0 => self.small_type(),
            _ => Ty::Scalar(any_scalar(&mut self.rng)),
        };
        let mut params = Vec::new();
        let mut list = Vec::new();
        if let Some(n) = method {
            let pass = *self.rng.pick(&[Pass::Value, Pass::Shared, Pass::Mutable]);
            let (spelled, text) = match pass {
                Pass::Value => ("self", "self"),
                Pass::Shared => ("&self", "(*self)"),
                Pass::Mutable => ("&mut self", "(*self)"),
            };
            list.push(spelled.to_owned());
            params.push((pass, Ty::Struct(n)));
            self.add(text.to_owned(), Ty::Struct(n), pass == Pass::Mutable);
        }
        for _ in 0..self.rng.below(4) {
            let ty = match self.rng.below(3) {
                0 => self.any_type(),
                _ => Ty::Scalar(*self.rng.pick(&COMMON)),
            };
            let pass = *self
                .rng
                .pick(&[Pass::Value, Pass::Value, Pass::Shared, Pass::Mutable]);
            let (name, spelled) = (self.name("a"), self.ty(&ty));
            let (reference, text) = match pass {
                Pass::Value => ("", name.clone()),
                Pass::Shared => ("&", format!("(*{name})")),
                Pass::Mutable => ("&mut ", format!("(*{name})")),
            };
            list.push(format!("{name}: {reference}{spelled}"));
            self.add(text, ty.clone(), pass == Pass::Mutable);
            params.push((pass, ty));
        }
        if digest {
            list.push("h: &mut u64".to_owned());
        }
        self.ret = Some(ret.clone());
        self.deepest_loop = 1;
        self.fuel = self.size.fuel() / 4;
        // Without a digest nothing may be mixed into it: such a function is an expression.
        self.pure = u32::from(!digest);
        let mut body = String::new();
        if digest {
            let tag = self.rng.word();
            body.push_str(&format!("*h = mix(*h, {tag});"));
            for _ in 0..self.rng.below(4) {
                body.push_str(&self.statement(2));
            }
        }
        let value = self.expr(&ret, 3);
        self.pure = 0;
        self.ret = None;
        let text = format!(
            "fn {name}({}) -> {} {{ {body} {value} }}",
            list.join(", "),
            self.ty(&ret)
        );
        let (full, text) = match method {
            Some(n) => {
                let owner = &self.structs[n].name;
                (
                    format!("{owner}::{name}"),
                    format!("#[gpu_fn] impl {owner} {{ pub {text} }}\n"),
                )
            }
            None => (name, format!("#[gpu_fn] pub {text}\n")),
        };
        self.functions.push(Function {
            name: full,
            params,
            ret,
            digest,
            method: method.is_some(),
        });
        text
    }

    /// The statements of a kernel: inputs of any type, then anything, then what came of it.
    fn kernel_body(&mut self) -> String {
        let mut body = String::from("let w = words[i]; let mut h: u64 = 0;\n");
        for (name, element) in [("ints", Scalar::I32), ("floats", Scalar::F32)] {
            self.add(name.to_owned(), Ty::Slice(element), false);
        }
        for n in 0..8 {
            let s = match n {
                0 => *self.rng.pick(&INTEGERS),
                1 => Scalar::F32,
                2 => Scalar::F64,
                3 => Scalar::Usize,
                _ => any_scalar(&mut self.rng),
            };
            let value = match s {
                Scalar::Bool => format!("w[{n}] & 1 == 1"),
                Scalar::F32 => format!("tame32(f32::from_bits(w[{n}] as u32))"),
                Scalar::F64 => format!("tame64(f64::from_bits(w[{n}]))"),
                s => format!("w[{n}] as {}", s.name()),
            };
            let name = self.name("w");
            let mutable = self.rng.one_in(2);
            let word = if mutable { "mut " } else { "" };
            body.push_str(&format!("let {word}{name} = {value};\n"));
            self.add(name, Ty::Scalar(s), mutable);
        }
        self.fuel = self.size.fuel();
        self.deepest_loop = 2;
        // Every function is called, with places for what it changes.
        for f in self.functions.clone() {
            for (_, ty) in f.params.iter().filter(|p| p.0 == Pass::Mutable) {
                let (name, value) = (self.name("v"), self.expr(ty, 1));
                body.push_str(&format!("let mut {name} = {value};\n"));
                self.add(name, ty.clone(), true);
            }
            if let Some(call) = self.call_of(&f, 2) {
                let name = self.name("v");
                body.push_str(&format!("let mut {name} = {call};\n"));
                self.add(name, f.ret.clone(), true);
            }
        }
        for _ in 0..self.size.statements() + self.rng.below(4) {
            body.push_str(&self.statement(3));
            body.push('\n');
        }
        body.push_str(&self.results());
        body
    }

    /// `out[i] = ..`: the digest, and the variables in it.
    fn results(&mut self) -> String {
        let own: Vec<Var> = self
            .vars
            .iter()
            .filter(|v| !v.text.starts_with('C'))
            .cloned()
            .collect();
        let mut slots = vec!["h".to_owned()];
        slots.resize(8, "0".to_owned());
        let scalars = places(&own, &self.structs, |t| is_scalar(t).is_some());
        let read = scalars
            .into_iter()
            .filter(|p| !matches!(own[p.var].ty, Ty::Slice(_)));
        for (n, place) in read.enumerate() {
            let s = is_scalar(&place.ty).unwrap_or(Scalar::Bool);
            let pieces = place.pieces.iter().map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Index(len) => format!("[{}]", len - 1),
                Piece::SliceIndex(_) => "[0]".to_owned(),
            });
            let value: String = pieces.collect();
            let slot = &mut slots[1 + n % 7];
            *slot = format!("mix({slot}, {})", bits(s, &value));
        }
        format!("out[i] = [{}];", slots.join(", "))
    }
}
