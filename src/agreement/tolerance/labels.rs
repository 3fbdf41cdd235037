//! Numbers of headings and captions, which one edition makes and another leaves out.

use std::ops::Range;

use crate::reading::{Kind, Unit, Within};

/// What to put where in `found`, so that it has a number if `expected` has one, and
/// otherwise none; `None` unless that is all in which a heading or caption differs.
pub(super) fn number<'a>(
    expected: &'a Unit,
    found: &Unit,
) -> Option<(Range<usize>, &'a str)> {
    let headings = [expected, found].map(|it| matches!(it.kind, Kind::Heading { .. }));
    let captions = [expected, found].map(|it| it.within.contains(&Within::Caption));
    if headings != [true; 2] && captions != [true; 2] {
        return None;
    }
    if let Some(rest) = rest(&found.text).filter(|rest| *rest == expected.text) {
        return Some((0..found.text.len() - rest.len(), ""));
    }
    let rest = rest(&expected.text).filter(|rest| *rest == found.text)?;
    Some((0..0, &expected.text[..expected.text.len() - rest.len()]))
}

/// What follows the number with which `text` begins: `2.1`, `IV.`, `Tabell 3:`.
pub(super) fn rest(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let rest = match (is_number(first), rest.split_once(' ')) {
        (true, _) => rest,
        (false, Some((second, rest))) if is_word(first) && is_number(second) => rest,
        _ => return None,
    };
    let rest = rest.trim_start_matches(['–', '—', '-', ':', ' ']);
    Some(rest).filter(|rest| !rest.is_empty())
}

fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}

fn is_number(text: &str) -> bool {
    let number = text.trim_end_matches(['.', ':', ')']);
    let digits =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let roman =
        |part: &str| !part.is_empty() && part.chars().all(|c| "IVXLCivxlc".contains(c));
    let letter = |part: &str| part.len() == 1 && part.starts_with(char::is_uppercase);
    let mut parts = number.split('.');
    parts.next().is_some_and(|first| digits(first) || roman(first) || letter(first))
        && parts.all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_kinds_are_passed() {
        assert_eq!(rest("2.1 Skole"), Some("Skole"));
        assert_eq!(rest("IV. Skole"), Some("Skole"));
        assert_eq!(rest("A.2 Skole"), Some("Skole"));
        assert_eq!(rest("Tabell 3: Ferga"), Some("Ferga"));
        assert_eq!(rest("Kapittel 3 – Ferga"), Some("Ferga"));
        assert_eq!(rest("Skole og oppvekst"), None);
        assert_eq!(rest("2024"), None);
    }
}
