//! `gpu_println!`: lines of the CPU device, and how `printf` of the CUDA text writes a value.

use super::ops::sealed::Sealed;
use std::fmt::Write as _;
use std::io::Write as _;

/// A line of `gpu_println!` in the making.
#[derive(Debug, Default)]
pub struct Line(String);

/// What can be printed from a kernel: the scalars.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be printed from a kernel",
    label = "not a scalar",
    note = "`gpu_println!` writes numbers and bools: print the fields or elements one by one"
)]
pub trait Show: Sealed + Copy + std::fmt::Display {
    #[doc(hidden)]
    fn hex(self) -> Option<u64>;
}

macro_rules! integers {
    ($($t:ty: $unsigned:ty;)*) => {$(
        impl Show for $t {
            fn hex(self) -> Option<u64> {
                Some(self as $unsigned as u64)
            }
        }
    )*};
}
integers! {
    i8: u8; i16: u16; i32: u32; i64: u64; isize: usize;
    u8: u8; u16: u16; u32: u32; u64: u64; usize: usize;
}

macro_rules! others {
    ($($t:ty)*) => {$(
        impl Show for $t {
            fn hex(self) -> Option<u64> {
                None
            }
        }
    )*};
}
others!(bool f32 f64);

impl Line {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a text.
    pub fn text(mut self, text: &str) -> Self {
        self.0.push_str(text);
        self
    }

    /// Appends a value: `{}`.
    pub fn plain<T: Show>(mut self, value: T) -> Self {
        // Writing to a String cannot fail.
        let _ = write!(self.0, "{value}");
        self
    }

    /// Appends a value in hexadecimal: `{:x}`, `{:#x}`. What is no integer is written as by `{}`.
    pub fn hex<T: Show>(mut self, value: T, prefix: bool) -> Self {
        let _ = match (value.hex(), prefix) {
            (Some(bits), true) => write!(self.0, "{bits:#x}"),
            (Some(bits), false) => write!(self.0, "{bits:x}"),
            (None, _) => write!(self.0, "{value}"),
        };
        self
    }

    /// Appends a float with this many digits behind the point: `{:.3}`.
    pub fn fixed<T: Show>(mut self, value: T, digits: u8) -> Self {
        let _ = write!(self.0, "{value:.*}", usize::from(digits));
        self
    }

    /// Writes the line to the standard output, whole. Where that is closed the line is lost, as a
    /// kernel has nobody to tell.
    pub fn print(mut self) {
        self.0.push('\n');
        let _ = std::io::stdout().lock().write_all(self.0.as_bytes());
    }
}

/// How `printf` writes a value.
#[derive(Debug, Clone, Copy)]
pub enum Shown {
    /// `{}`
    Plain,
    /// `{:x}`, `{:#x}`
    Hex(bool),
    /// `{:.3}`
    Fixed(u8),
}

impl Shown {
    /// The conversion in `printf`'s text for a value of this C++ type.
    pub fn conversion(self, ty: &str) -> String {
        match (ty, self) {
            ("bool", _) => "%s".to_owned(),
            ("f32" | "f64", Self::Fixed(digits)) => format!("%.{digits}f"),
            // As many digits as tell every value of the type apart.
            ("f32", _) => "%.9g".to_owned(),
            ("f64", _) => "%.17g".to_owned(),
            (_, Self::Hex(true)) => "0x%llx".to_owned(),
            (_, Self::Hex(false)) => "%llx".to_owned(),
            ("i8" | "i16" | "i32" | "i64" | "isize", _) => "%lld".to_owned(),
            _ => "%llu".to_owned(),
        }
    }

    /// `value`, a C++ expression of this type, as the argument of that conversion.
    pub fn argument(self, ty: &str, value: &str) -> String {
        match (ty, self) {
            ("bool", _) => format!("({value} ? \"true\" : \"false\")"),
            ("f32" | "f64", _) => format!("(f64){value}"),
            (_, Self::Hex(_)) => format!("(u64)(gpu::unsigned_of<{ty}>){value}"),
            ("i8" | "i16" | "i32" | "i64" | "isize", _) => format!("(i64){value}"),
            _ => format!("(u64){value}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_formatted_as_on_the_host() {
        let line = Line::new()
            .text("a ")
            .plain(-3_i8)
            .text(" ")
            .hex(-3_i8, true)
            .hex(10_u64, false)
            .text(" ")
            .fixed(1.5_f32, 2)
            .plain(true);
        assert_eq!(
            line.0,
            format!(
                "a {} {:#x}{:x} {:.2}{}",
                -3_i8, -3_i8, 10_u64, 1.5_f32, true
            )
        );
    }

    #[test]
    fn a_conversion_fits_its_argument() {
        for (ty, conversion, argument) in [
            ("i32", "%lld", "(i64)x"),
            ("usize", "%llu", "(u64)x"),
            ("bool", "%s", "(x ? \"true\" : \"false\")"),
            ("f32", "%.9g", "(f64)x"),
        ] {
            assert_eq!(Shown::Plain.conversion(ty), conversion);
            assert_eq!(Shown::Plain.argument(ty, "x"), argument);
        }
    }
}
