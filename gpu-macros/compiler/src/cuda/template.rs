//! A text with holes.

use crate::ir::Format;
use proc_macro2::TokenStream;

/// What completes a hole.
pub enum Hole {
    /// The C++ spelling of a Rust type.
    Type(TokenStream),
    /// The answer of a type cell.
    Slot(u32),
    /// A literal whose type a cell knows: its digits.
    Literal(u32, String),
    /// The value of a Rust constant expression.
    Value(TokenStream),
    /// The name of a constant array that the text has once.
    Table(TokenStream),
    /// How `printf` writes a value: its type, the variable, the format, and whether this is the
    /// place in the text or the argument.
    Shown(TypeSource, Format, Option<String>),
    /// The name of a callee.
    Function(u32),
    /// The number of this function's first fault site in the text.
    SiteBase,
    /// The namespace of the collectives, which come into the text with it.
    Collectives,
}

/// Who knows a type.
#[derive(Clone)]
pub enum TypeSource {
    /// The macro.
    Known(&'static str),
    /// A type cell.
    Slot(u32),
}

/// A piece of a template.
pub enum Piece {
    /// Text.
    Text(String),
    /// A hole.
    Hole(Hole),
}

/// A text with holes, in order.
pub struct Template {
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

#[derive(Default)]
pub(super) struct Holes {
    holes: Vec<Hole>,
}

impl Holes {
    /// Adds a hole and gives the mark that stands for it in the text under construction.
    pub(super) fn add(&mut self, hole: Hole) -> String {
        self.holes.push(hole);
        format!("{OPEN}{}{CLOSE}", self.holes.len() - 1)
    }

    /// Takes a finished text apart at its marks. A mark may stand twice (a type used twice), so
    /// holes are described anew at each place.
    pub(super) fn template(self, text: &str) -> Template {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(OPEN) {
            let Some(end) = rest[start..].find(CLOSE).map(|e| start + e) else {
                break;
            };
            pieces.push(Piece::Text(rest[..start].to_owned()));
            let number = rest[start + OPEN.len_utf8()..end].parse::<usize>().ok();
            if let Some(hole) = number.and_then(|n| self.holes.get(n)) {
                pieces.push(Piece::Hole(hole.again()));
            }
            rest = &rest[end + CLOSE.len_utf8()..];
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Template { pieces }
    }
}

impl Hole {
    fn again(&self) -> Hole {
        match self {
            Hole::Type(t) => Hole::Type(t.clone()),
            Hole::Slot(n) => Hole::Slot(*n),
            Hole::Literal(n, s) => Hole::Literal(*n, s.clone()),
            Hole::Value(t) => Hole::Value(t.clone()),
            Hole::Table(v) => Hole::Table(v.clone()),
            Hole::Shown(t, f, v) => Hole::Shown(t.clone(), *f, v.clone()),
            Hole::Function(n) => Hole::Function(*n),
            Hole::SiteBase => Hole::SiteBase,
            Hole::Collectives => Hole::Collectives,
        }
    }
}
