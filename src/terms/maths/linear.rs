//! A formula in one line of plain text, for places that hold nothing else.

use super::{Class, Part};

/// `part` as it is typed where there is no maths: `(a + b)/2`, `x^2`.
pub fn linear(part: &Part) -> String {
    let mut out = String::new();
    push(part, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push(part: &Part, out: &mut String) {
    match part {
        Part::Row(parts) => parts.iter().for_each(|part| push(part, out)),
        Part::Letter { text, .. } | Part::Number(text) => out.push_str(text),
        Part::Text(text) => spaced(text, out),
        Part::Function { name, .. } => spaced(name, out),
        Part::Sign(sign) => match sign.class {
            Class::Binary | Class::Relation => spaced(&sign.character.to_string(), out),
            Class::Punctuation => {
                out.push(sign.character);
                out.push(' ');
            }
            _ => out.push(sign.character),
        },
        Part::Space(width) if *width > 3 => out.push(' '),
        Part::Space(_) => {}
        Part::Fraction { over, under, .. } => {
            grouped(over, out);
            out.push('/');
            grouped(under, out);
        }
        Part::Binomial { over, under } => {
            out.push('(');
            push(over, out);
            out.push_str("; ");
            push(under, out);
            out.push(')');
        }
        Part::Root { of, degree } => {
            degree.iter().for_each(|degree| push(degree, out));
            out.push('√');
            grouped(of, out);
        }
        Part::Scripts { base, below, above } => {
            push(base, out);
            for (mark, script) in [('_', below), ('^', above)] {
                let Some(script) = script else { continue };
                match &**script {
                    Part::Sign(sign) if sign.name == "prime" => out.push(sign.character),
                    _ => {
                        out.push(mark);
                        grouped(script, out);
                    }
                }
            }
        }
        Part::Accent { of, accent } => {
            grouped(of, out);
            out.extend(accent.combining());
        }
        Part::Fenced { open, of, close } => {
            out.extend(*open);
            push(of, out);
            out.extend(*close);
        }
        Part::Table { kind, rows } => {
            let (open, close) = kind.fences();
            out.extend(open);
            for (index, row) in rows.iter().enumerate() {
                out.push_str(if index > 0 { "; " } else { "" });
                for (index, cell) in row.iter().enumerate() {
                    out.push_str(if index > 0 { " " } else { "" });
                    push(cell, out);
                }
            }
            out.extend(close);
        }
    }
}

fn spaced(text: &str, out: &mut String) {
    out.push(' ');
    out.push_str(text);
    out.push(' ');
}

/// In brackets, unless it is one thing.
fn grouped(part: &Part, out: &mut String) {
    let single = matches!(
        part,
        Part::Letter { .. }
            | Part::Number(_)
            | Part::Sign(_)
            | Part::Fenced { .. }
            | Part::Accent { .. }
    );
    if single {
        return push(part, out);
    }
    let mut inner = String::new();
    push(part, &mut inner);
    out.push('(');
    out.push_str(inner.trim());
    out.push(')');
}
