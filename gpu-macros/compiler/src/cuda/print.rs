//! `gpu_println!` as `printf`.

use super::{Cuda, Hole, TypeSource};
use crate::ir::{Expr, ExprKind, Print};

impl Cuda<'_> {
    /// One call for one line, so that the lines of different threads are not mixed.
    pub(super) fn print(&mut self, print: &Print, values: &[Expr]) {
        let mut format = String::new();
        let mut arguments = String::new();
        for (n, text) in print.texts.iter().enumerate() {
            format += &escaped(text);
            let (Some(value), Some(how)) = (values.get(n), print.formats.get(n)) else {
                continue;
            };
            let source = match (self.scalar(value), &value.kind) {
                (Some(s), _) => TypeSource::Known(s.name()),
                (None, ExprKind::Local(id)) => match self.slots.locals.get(id) {
                    Some(slot) => TypeSource::Slot(*slot),
                    None => TypeSource::Known("u64"),
                },
                _ => TypeSource::Known("u64"),
            };
            let code = self.value(value).code;
            format += &self.holes.add(Hole::Shown(source.clone(), *how, None));
            arguments += ", ";
            arguments += &self.holes.add(Hole::Shown(source, *how, Some(code)));
        }
        self.line(format!("printf(\"{format}\\n\"{arguments});"));
    }
}

/// A text within a C++ literal that `printf` reads.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '%' => out += "%%",
            '"' => out += "\\\"",
            '\\' => out += "\\\\",
            '\n' => out += "\\n",
            '\t' => out += "\\t",
            c if c.is_control() => {}
            // The marks of this generator are not a user's to write.
            '\u{E000}'..='\u{E002}' => out.push('?'),
            c => out.push(c),
        }
    }
    // `??=` and its like are characters of old C++.
    out.replace("??", "?\\?")
}
