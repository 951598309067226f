//! Kernels of a PTX text. PTX says of a parameter how many bytes it has and whether it is a float;
//! what a pointer points to is not in it.

use super::lex::{Lexed, Token};
use super::types::{Foreign, Param, Ptx};
use super::{Entry, Linkage};

/// The kernels of a text that have a body, in order.
pub(super) fn entries(lexed: &Lexed<'_>) -> Vec<Entry> {
    let tokens = &lexed.tokens;
    let text = |at: usize| tokens.get(at).map_or("", |t| t.text);
    let mut out = Vec::new();
    for at in 0..tokens.len() {
        // `.entry` is two tokens.
        if (text(at), text(at + 1)) != (".", "entry") {
            continue;
        }
        let Some(name) = tokens.get(at + 2).filter(|t| t.name().is_some()) else {
            continue;
        };
        let mut end = at + 3;
        let mut params = Vec::new();
        if text(end) == "(" {
            let close = (end..tokens.len()).find(|n| text(*n) == ")");
            let close = close.unwrap_or(tokens.len());
            let list = tokens.get(end + 1..close).unwrap_or_default();
            params = list
                .split(|t| t.text == ",")
                .filter(|p| !p.is_empty())
                .map(param)
                .collect();
            end = close + 1;
        }
        // Directives stand between the parameters and the body.
        let body = (end..tokens.len()).find(|n| matches!(text(*n), "{" | ";"));
        let body = body.unwrap_or(tokens.len());
        if text(body) != "{" {
            continue;
        }
        let directives = tokens.get(end..body).unwrap_or_default();
        let exact = threads(directives, "reqntid");
        out.push(Entry {
            name: name.text.to_owned(),
            line: name.line,
            linkage: Linkage::C,
            params,
            bounds: exact.or_else(|| threads(directives, "maxntid")),
            exact: exact.is_some(),
        });
    }
    out
}

/// The number of threads that a directive names, along all axes.
fn threads(tokens: &[Token<'_>], directive: &str) -> Option<u64> {
    let at = tokens.iter().position(|t| t.text == directive)?;
    let behind = tokens.get(at + 1..)?;
    let numbers = behind.iter().take_while(|t| t.text != ".");
    let numbers = numbers.filter_map(|t| t.text.parse::<u64>().ok());
    Some(numbers.fold(1, u64::saturating_mul))
}

/// `.param .u64 .ptr .global .align 4 name`, `.param .align 8 .b8 name[16]`
fn param(tokens: &[Token<'_>]) -> Param {
    let text = tokens.iter().map(|t| t.text);
    let mut spelled = String::new();
    for t in text {
        if !(spelled.is_empty() || spelled.ends_with(['.', '[']) || matches!(t, "[" | "]")) {
            spelled.push(' ');
        }
        spelled.push_str(t);
    }
    let bracket = tokens.iter().position(|t| t.text == "[");
    let name = tokens.get(..bracket.unwrap_or(tokens.len()));
    let name = name.and_then(|n| n.last()).map_or("", |t| t.text);
    let kind = tokens.iter().find_map(|t| kind(t.text));
    let elements = bracket.and_then(|at| tokens.get(at + 1)?.text.parse::<u64>().ok());
    let ty = match (kind, elements) {
        (Some(Ptx::Bits { bytes } | Ptx::Float { bytes }), Some(n)) => Ptx::Bytes {
            bytes: bytes.saturating_mul(n),
        },
        (Some(kind), None) => kind,
        _ => Ptx::Bytes { bytes: 0 },
    };
    Param {
        name: name.to_owned(),
        ty: Foreign::Ptx(ty),
        text: spelled,
    }
}

fn kind(word: &str) -> Option<Ptx> {
    let (class, bits) = word.split_at_checked(1)?;
    let bits: u64 = bits.parse().ok()?;
    let bytes = match bits {
        8 | 16 | 32 | 64 | 128 => bits / 8,
        _ => return None,
    };
    match class {
        "u" | "s" | "b" => Some(Ptx::Bits { bytes }),
        "f" => Some(Ptx::Float { bytes }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lex::lex;
    use super::*;

    #[test]
    fn parameters_have_their_sizes_and_directives_their_threads() {
        let text = ".version 9.0\n.target sm_80\n.address_size 64\n\n.visible .entry k(\n\t.param .u64 .ptr .global .align 4 k_param_0,\n\t.param .f32 k_param_1,\n\t.param .align 8 .b8 k_param_2[24]\n)\n.maxntid 16, 16, 1\n{\n\tret;\n}\n.visible .entry none()\n.reqntid 64\n{ ret; }";
        let found = entries(&lex(text, false));
        let [k, none] = found.as_slice() else {
            panic!("{found:?}")
        };
        let types: Vec<_> = k.params.iter().map(|p| p.ty.clone()).collect();
        assert_eq!(
            types,
            [
                Ptx::Bits { bytes: 8 },
                Ptx::Float { bytes: 4 },
                Ptx::Bytes { bytes: 24 }
            ]
            .map(Foreign::Ptx)
        );
        assert_eq!(k.params[2].name, "k_param_2");
        assert_eq!(k.params[2].text, ".param .align 8 .b8 k_param_2[24]");
        assert_eq!((k.bounds, k.exact, k.line), (Some(256), false, 5));
        assert_eq!((none.bounds, none.exact), (Some(64), true));
        assert!(none.params.is_empty());
    }
}
