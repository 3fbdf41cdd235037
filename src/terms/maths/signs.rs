//! What a formula draws, and what of it was typed.

use unicode_normalization::UnicodeNormalization;

use super::Part;
use crate::reading;

/// The characters that any edition must draw for `part`, in the order of its
/// tree, as [`reading::signs`] gives them; what belongs together, such as the
/// digits of a number, between spaces. Bars, radical signs and lines are no
/// characters.
pub fn signs(part: &Part) -> String {
    let mut out = Vec::new();
    push(part, &mut out);
    let signs = out.iter().map(|text| reading::signs(text));
    signs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The letters from a to z and the digits of `part` for which no command stands,
/// sorted: what can be told from its source without knowing TeX.
pub fn typed(part: &Part) -> String {
    let mut letters: Vec<char> = Vec::new();
    each(part, &mut |part| {
        let text = match part {
            Part::Letter { text, .. } | Part::Number(text) | Part::Text(text) => text,
            Part::Function { name, typed: true, .. } => name,
            _ => return,
        };
        letters.extend(text.nfkc().filter(char::is_ascii_alphanumeric));
    });
    letters.sort_unstable();
    letters.into_iter().collect()
}

fn push(part: &Part, out: &mut Vec<String>) {
    match part {
        Part::Space(_) => {}
        Part::Letter { text, .. } | Part::Number(text) => out.push(text.clone()),
        Part::Text(text) => out.extend(text.split_whitespace().map(str::to_owned)),
        Part::Function { name, .. } => {
            out.extend(name.split_whitespace().map(str::to_owned));
        }
        Part::Sign(sign) => out.push(sign.character.to_string()),
        Part::Fenced { open, of, close } => {
            between(*open, *close, out, |out| push(of, out))
        }
        Part::Binomial { over, under } => between(Some('('), Some(')'), out, |out| {
            push(over, out);
            push(under, out);
        }),
        Part::Table { kind, rows } => {
            let (open, close) = kind.fences();
            between(open, close, out, |out| {
                rows.iter().flatten().for_each(|part| push(part, out));
            });
        }
        Part::Accent { of, accent } => {
            push(of, out);
            out.extend(accent.combining().map(String::from));
        }
        _ => children(part).into_iter().for_each(|part| push(part, out)),
    }
}

fn between(
    open: Option<char>,
    close: Option<char>,
    out: &mut Vec<String>,
    inner: impl FnOnce(&mut Vec<String>),
) {
    out.extend(open.map(String::from));
    inner(out);
    out.extend(close.map(String::from));
}

/// Goes through `part` and all that it holds, in order.
fn each<'p>(part: &'p Part, see: &mut impl FnMut(&'p Part)) {
    see(part);
    children(part).into_iter().for_each(|part| each(part, see));
}

/// What a part holds, in the order in which MathML has it.
fn children(part: &Part) -> Vec<&Part> {
    match part {
        Part::Row(parts) => parts.iter().collect(),
        Part::Fraction { over, under, .. } | Part::Binomial { over, under } => {
            vec![over, under]
        }
        Part::Root { of, degree } => {
            std::iter::once(&**of).chain(degree.as_deref()).collect()
        }
        Part::Scripts { base, below, above } => {
            let scripts = below.as_deref().into_iter().chain(above.as_deref());
            std::iter::once(&**base).chain(scripts).collect()
        }
        Part::Accent { of, .. } | Part::Fenced { of, .. } => vec![of],
        Part::Table { rows, .. } => rows.iter().flatten().collect(),
        Part::Letter { .. }
        | Part::Number(_)
        | Part::Sign(_)
        | Part::Function { .. }
        | Part::Text(_)
        | Part::Space(_) => Vec::new(),
    }
}
