//! Numbers that are typed on one side and made on the other, or shown on one alone.

use std::collections::HashSet;

use crate::agreement::splice;
use crate::reading::{Kind, Label, Reading, Unit, Within};

/// Leaves out the numbers of headings and captions that only one side has; gives how
/// many.
pub(super) fn leave_out(expected: &mut Reading, found: &mut Reading) -> usize {
    let headings = leave_out_known(expected, found) + leave_out_known(found, expected);
    headings + leave_out_captions(expected, found) + leave_out_captions(found, expected)
}

/// Leaves out the numbers of `numbered`'s headings that `plain` has without.
fn leave_out_known(plain: &Reading, numbered: &mut Reading) -> usize {
    let is_heading = |unit: &&Unit| matches!(unit.kind, Kind::Heading { .. });
    let headings = plain.units.iter().filter(is_heading);
    let known: HashSet<&str> = headings.map(|unit| unit.text.as_str()).collect();
    let mut count = 0;
    for unit in numbered.units.iter_mut().filter(|unit| is_heading(&&**unit)) {
        let number = rest(&unit.text).filter(|rest| known.contains(rest));
        if let Some(length) = number.map(|rest| unit.text.len() - rest.len())
            && !known.contains(unit.text.as_str())
        {
            splice::replace(unit, 0..length, "");
            count += 1;
        }
    }
    count
}

/// Leaves out the numbers of `numbered`'s captions, where none of `plain` has any. What
/// says the same as one of these is a caption, whatever it stands in.
fn leave_out_captions(plain: &Reading, numbered: &mut Reading) -> usize {
    let is_caption = |unit: &Unit| unit.within.contains(&Within::Caption);
    let captions = plain.units.iter().filter(|unit| is_caption(unit));
    let known: HashSet<&str> = captions.map(|unit| unit.text.as_str()).collect();
    if known.iter().any(|caption| rest(caption).is_some()) {
        return 0;
    }
    let mut count = 0;
    for unit in &mut numbered.units {
        let Some(text) = rest(&unit.text) else { continue };
        if is_caption(unit) || known.contains(text) {
            let length = unit.text.len() - text.len();
            splice::replace(unit, 0..length, "");
            count += 1;
        }
    }
    count
}

/// Makes the numbers and bullets that are typed before items their labels, where the
/// other side has the same text without; gives how many.
pub(super) fn take_typed(expected: &mut Reading, found: &mut Reading) -> usize {
    let count = take_known(expected, found);
    count + take_known(found, expected)
}

fn take_known(plain: &Reading, typed: &mut Reading) -> usize {
    let known: HashSet<&str> = plain.units.iter().map(|it| it.text.as_str()).collect();
    let mut count = 0;
    for unit in &mut typed.units {
        let Some((word, rest)) = unit.text.split_once(' ') else { continue };
        let Kind::Item { label: label @ Label::Bullet, .. } = &mut unit.kind else {
            continue;
        };
        let number = typed_number(word).map(|it| Label::Number(it.to_owned()));
        let made = number.or_else(|| is_bullet(word).then_some(Label::Bullet));
        if let Some(made) = made
            && known.contains(rest)
            && !known.contains(unit.text.as_str())
        {
            *label = made;
            let length = unit.text.len() - rest.len();
            splice::replace(unit, 0..length, "");
            count += 1;
        }
    }
    count
}

/// The number that a word may be before an item: `7.`, `b)`, `iv.`, `1.2`.
fn typed_number(word: &str) -> Option<&str> {
    let number = word.strip_suffix(['.', ')']);
    let single = number.filter(|it| is_number(it) || is_letter(it));
    single.or_else(|| Some(number.unwrap_or(word)).filter(|it| is_joined(it)))
}

/// Whether a text is a number of several levels: `1.2`, `II.1.a`.
fn is_joined(text: &str) -> bool {
    let parts = || text.split('.');
    parts().count() > 1 && parts().all(|part| is_number(part) || is_letter(part))
}

/// Makes the number or bullet that is typed before an item its label, where `expected`
/// has that; whether it did.
pub(super) fn take_label(expected: &Unit, found: &mut Unit) -> bool {
    let (Kind::Item { label: own, .. }, Kind::Item { label: other, .. }) =
        (&expected.kind, &mut found.kind)
    else {
        return false;
    };
    if *other != Label::Bullet {
        return false;
    }
    let Some((typed, rest)) = found.text.split_once(' ') else { return false };
    let typed = match own {
        Label::Number(_) => typed_number(typed).map(|it| Label::Number(it.to_owned())),
        Label::Bullet if is_bullet(typed) && !expected.text.starts_with(typed) => {
            Some(Label::Bullet)
        }
        Label::Bullet | Label::Check(_) => None,
    };
    let Some(typed) = typed else { return false };
    *other = typed;
    let length = found.text.len() - rest.len();
    splice::replace(found, 0..length, "");
    true
}

/// Whether a text is a letter, or a number in small letters: `b`, `iv`.
fn is_letter(text: &str) -> bool {
    let letter = text.len() == 1 && text.starts_with(char::is_alphabetic);
    letter || (!text.is_empty() && text.chars().all(|c| "ivxlc".contains(c)))
}

/// Whether a word can only be a bullet: a sign, one of a font of signs (Unicode's
/// private use area), or the `o` that word processors take for a circle.
fn is_bullet(word: &str) -> bool {
    let mut characters = word.chars();
    let (Some(c), None) = (characters.next(), characters.next()) else { return false };
    matches!(c, 'o' | '\u{e000}'..='\u{f8ff}') || !c.is_alphanumeric()
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
        |part: &str| !part.is_empty() && part.chars().all(|c| "IVXLC".contains(c));
    let letter = |part: &str| part.len() == 1 && part.starts_with(char::is_uppercase);
    let mut parts = number.split('.');
    parts.next().is_some_and(|first| digits(first) || roman(first) || letter(first))
        && parts.all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_items_may_have_several_levels() {
        let typed = ["7.", "b)", "1.2", "1.2.", "II.1.a)", "2.1.iv"].map(typed_number);
        let expected = ["7", "b", "1.2", "1.2", "II.1.a", "2.1.iv"];
        assert_eq!(typed, expected.map(Some));
        for word in ["7", "b", "1.", "ord.", "bl.a.", "1..2", "kl.12", "v1.2"] {
            assert_eq!(typed_number(word), (word == "1.").then_some("1"), "{word}");
        }
    }

    #[test]
    fn numbers_of_all_kinds_are_passed() {
        assert_eq!(rest("2.1 Skole"), Some("Skole"));
        assert_eq!(rest("IV. Skole"), Some("Skole"));
        assert_eq!(rest("A.2 Skole"), Some("Skole"));
        assert_eq!(rest("Tabell 3: Ferga"), Some("Ferga"));
        assert_eq!(rest("Kapittel 3 – Ferga"), Some("Ferga"));
        assert_eq!(rest("Skole og oppvekst"), None);
        assert_eq!(rest("Rekneskapen i kroner"), None);
        assert_eq!(rest("2024"), None);
    }
}
