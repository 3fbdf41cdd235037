//! How deeply lists, quotations and directives stand in each other, counted
//! before anything is parsed, since a parser's work grows with depth.

use super::lines::Lines;
use crate::diagnostic::Diagnostic;

/// How deeply anything may be nested.
pub const MAX_DEPTH: usize = 64;

/// The widest indentation, in columns; lists nest by indentation.
const MAX_INDENT: usize = 16 * MAX_DEPTH;

/// The first line that nests too deeply to be parsed, as a diagnostic.
pub fn too_deep(lines: &Lines) -> Option<Diagnostic> {
    let mut open = 0_usize;
    for (index, line) in lines.iter().enumerate() {
        open = match fence(line) {
            Some(true) => open + 1,
            Some(false) => open.saturating_sub(1),
            None => open,
        };
        if open > MAX_DEPTH || markers(line) > MAX_DEPTH || indent(line) > MAX_INDENT {
            let offset = lines.offset(index + 1, 1);
            return Some(fault().at(lines.place(offset)));
        }
    }
    None
}

/// The diagnostic, still without a place.
pub fn fault() -> Diagnostic {
    Diagnostic::error("nesting-too-deep", "nested too deeply")
        .hint(format!("at most {MAX_DEPTH} blocks or marks may stand in each other"))
}

/// Whether the line opens a directive (`true`) or closes one.
fn fence(line: &str) -> Option<bool> {
    let rest = line.trim_start_matches([' ', '\t', '>']).strip_prefix(":::")?;
    Some(!rest.trim_start_matches(':').trim().is_empty())
}

/// How many quotation and list markers the line begins with, at most.
fn markers(line: &str) -> usize {
    let is_marker = |word: &&str| {
        let number = word.trim_end_matches(['.', ')']);
        matches!(*word, "-" | "*" | "+")
            || number.len() < word.len() && number.bytes().all(|b| b.is_ascii_digit())
    };
    let quotes = |word: &str| word.bytes().take_while(|b| *b == b'>').count();
    let mut count = 0;
    for word in line.split([' ', '\t']).filter(|word| !word.is_empty()) {
        let marks = quotes(word);
        count += marks;
        let rest = &word[marks..];
        if !rest.is_empty() && !is_marker(&rest) {
            break;
        }
        count += usize::from(!rest.is_empty());
    }
    count
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, deep: bool) {
        let lines = Lines::new("a.md".into(), text);
        assert_eq!(too_deep(&lines).is_some(), deep);
    }

    #[test]
    fn ten_thousand_of_anything_are_too_deep() {
        check(&format!("{}a", ">".repeat(10_000)), true);
        check(&format!("{}a", "> ".repeat(10_000)), true);
        check(&format!("{}a", "- ".repeat(10_000)), true);
        check(&format!("{}a", "1. ".repeat(10_000)), true);
        check(&"::: afterword\n".repeat(10_000), true);
        check(&format!("{}a", " ".repeat(10_000)), true);
    }

    #[test]
    fn a_long_text_is_not() {
        check(&"- a\n".repeat(10_000), false);
        check(&"::: afterword\n:::\n".repeat(10_000), false);
        check(&"- > 1. a > b - c * d\n".repeat(100), false);
    }
}
