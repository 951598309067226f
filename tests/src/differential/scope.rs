//! What generated code can name at a place: variables, and the places within them.

use gpu_macros_compiler::ir::Scalar;

use super::types::Ty;

/// A variable, a constant or a parameter.
#[derive(Debug, Clone)]
pub struct Var {
    /// How its value is written: `v3`, or `(*v3)` of a reference.
    pub text: String,
    /// The type of its value.
    pub ty: Ty,
    /// Can it be assigned?
    pub mutable: bool,
    /// It is borrowed, so that nobody may name it for now.
    pub locked: bool,
}

/// A piece of a place's spelling.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// An index below this length, which is not chosen yet.
    Index(usize),
    /// An index into the slice of this name.
    SliceIndex(String),
}

/// A place in a variable.
#[derive(Debug, Clone)]
pub struct Place {
    /// The number of its variable.
    pub var: usize,
    /// Its spelling.
    pub pieces: Vec<Piece>,
    /// Its type.
    pub ty: Ty,
    /// Can it be assigned?
    pub mutable: bool,
}

/// A struct of a generated module.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Its name.
    pub name: String,
    /// Its fields, with their types.
    pub fields: Vec<(String, Ty)>,
}

/// How a function takes an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// By value.
    Value,
    /// `&T`
    Shared,
    /// `&mut T`
    Mutable,
}

/// A function of a generated module.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name, with its struct's if it is a method.
    pub name: String,
    /// Its parameters; a method's receiver is the first one.
    pub params: Vec<(Pass, Ty)>,
    /// Its result.
    pub ret: Ty,
    /// It has a last parameter: the digest that says in which order things happened.
    pub digest: bool,
    /// It is called as a method.
    pub method: bool,
}

/// All places of the variables that satisfy `wanted`, a few levels deep.
pub fn places(vars: &[Var], structs: &[Struct], wanted: impl Fn(&Ty) -> bool) -> Vec<Place> {
    let mut found = Vec::new();
    for (n, var) in vars.iter().enumerate().filter(|(_, v)| !v.locked) {
        let start = Place {
            var: n,
            pieces: vec![Piece::Text(var.text.clone())],
            ty: var.ty.clone(),
            mutable: var.mutable,
        };
        walk(start, structs, 4, &wanted, &mut found);
    }
    found
}

fn walk(
    place: Place,
    structs: &[Struct],
    depth: usize,
    wanted: &impl Fn(&Ty) -> bool,
    found: &mut Vec<Place>,
) {
    if wanted(&place.ty) {
        found.push(place.clone());
    }
    if depth == 0 {
        return;
    }
    let mut inner = |piece: Piece, ty: &Ty| {
        let mut deeper = place.clone();
        deeper.pieces.push(piece);
        deeper.ty = ty.clone();
        walk(deeper, structs, depth - 1, wanted, found);
    };
    match &place.ty {
        Ty::Scalar(_) | Ty::Option(_) => {}
        Ty::Tuple(parts) => {
            for (n, part) in parts.iter().enumerate() {
                inner(Piece::Text(format!(".{n}")), part);
            }
        }
        Ty::Array(element, len) => inner(Piece::Index(*len), element),
        Ty::Struct(n) => {
            for (name, ty) in &structs[*n].fields {
                inner(Piece::Text(format!(".{name}")), ty);
            }
        }
        Ty::Slice(element) => {
            let name = match &place.pieces[0] {
                Piece::Text(name) => name.clone(),
                _ => return,
            };
            inner(Piece::SliceIndex(name), &Ty::Scalar(*element));
        }
    }
}

/// The type of a scalar.
pub fn is_scalar(ty: &Ty) -> Option<Scalar> {
    match ty {
        Ty::Scalar(s) => Some(*s),
        _ => None,
    }
}
