//! The labels of list items, by their form.

use crate::readback::pdf::item;
use crate::reading::{Check, Label};

/// What a line begins with, where that may be an item's label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The label.
    pub(super) label: Label,
    /// Its form, which the items of a list share.
    pub(super) form: Form,
    /// What it counts; of letters that may be Roman numerals, as a letter.
    pub(super) value: Option<u32>,
    /// How many bytes of the line it takes, the white after it included.
    pub(super) length: usize,
}

/// The form of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// This sign.
    Bullet(char),
    /// A box.
    Box,
    /// What counts, whether a bracket opens before it, and what ends it.
    Number(Count, bool, Option<char>),
}

/// What a label counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// 1, 2, 3.
    Digits,
    /// 1.1, 1.2, 1.3; how many numbers.
    Levels(usize),
    /// a, b, c.
    Small,
    /// A, B, C.
    Capital,
    /// i, ii, iii.
    SmallRoman,
    /// I, II, III.
    CapitalRoman,
}

/// The signs that stand before items, and nowhere else.
const BULLETS: &str = "•‣◦▪▫■□●○◆◇►▸▹▶➢➤➔⁃∙";

/// The signs that stand before items, and in the text, too. The letter is the bullet of
/// lists within lists in word processors.
const DASHES: &str = "–—-−*·→o";

/// The label with which `text` begins, if anything follows it.
pub(super) fn read(text: &str) -> Option<Found> {
    let text = text.trim_start();
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return None;
    }
    let (form, value) = form(word)?;
    let bullets = matches!(form, Form::Bullet(_));
    let label = match form {
        Form::Box => Label::Check(Check { done: Check::seen(word), said: String::new() }),
        Form::Bullet(_) => Label::Bullet,
        Form::Number(..) => item::label(word, bullets),
    };
    Some(Found { label, form, value, length: text.len() - rest.len() })
}

/// Whether it may be a bullet. Fonts of signs put theirs into Unicode's area for
/// private use, and some say nothing of them.
fn is_bullet(c: char) -> bool {
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}');
    private || BULLETS.contains(c) || DASHES.contains(c)
}

/// The number, without a stop, with which `text` begins, if anything follows it.
pub(super) fn bare(text: &str) -> Option<Found> {
    let text = text.trim_start();
    let (word, rest) = text.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let is_label = is_number(word) && !rest.is_empty();
    is_label.then(|| Found {
        label: Label::Number(word.to_owned()),
        form: Form::Number(Count::Digits, false, None),
        value: word.parse().ok(),
        length: text.len() - rest.len(),
    })
}

/// Whether `text` is a number that may be a label.
pub(super) fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
}

fn form(word: &str) -> Option<(Form, Option<u32>)> {
    let mut chars = word.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && is_bullet(c)
    {
        return Some((Form::Bullet(c), None));
    }
    if Check::seen(word).is_some() {
        return Some((Form::Box, None));
    }
    let opened = word.starts_with(['(', '[']);
    let inner = word.trim_start_matches(['(', '[']);
    let end = inner.chars().next_back().filter(|c| matches!(c, '.' | ')' | ']'));
    let inner = inner.strip_suffix(['.', ')', ']']).unwrap_or(inner);
    let (count, value) = count(inner)?;
    // What ends a label tells it from a number or a word in the text.
    let is_ended = end.is_some() || matches!(count, Count::Levels(_));
    let is_whole = match word.chars().next() {
        Some('(') => end == Some(')'),
        Some('[') => end == Some(']'),
        _ => end != Some(']'),
    };
    (is_ended && is_whole).then_some((Form::Number(count, opened, end), value))
}

fn count(text: &str) -> Option<(Count, Option<u32>)> {
    let is = |of: fn(&char) -> bool| !text.is_empty() && text.chars().all(|c| of(&c));
    if is(char::is_ascii_digit) {
        return (text.len() <= 3).then(|| (Count::Digits, text.parse().ok()));
    }
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| {
        (1..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
    };
    if parts.len() > 1 && parts.iter().all(number) {
        let last = parts.last().and_then(|part| part.parse().ok());
        return Some((Count::Levels(parts.len()), last));
    }
    let single = text.len() == 1;
    let letter = |first: u8| text.bytes().next().map(|c| u32::from(c - first) + 1);
    if is(|c| c.is_ascii_lowercase()) {
        if single {
            return Some((Count::Small, letter(b'a')));
        }
        return roman(text).map(|value| (Count::SmallRoman, Some(value)));
    }
    if is(|c| c.is_ascii_uppercase()) {
        if single {
            return Some((Count::Capital, letter(b'A')));
        }
        let value = roman(&text.to_ascii_lowercase())?;
        return Some((Count::CapitalRoman, Some(value)));
    }
    None
}

/// The number that a Roman numeral of small letters is.
pub(super) fn roman(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    let digits: Vec<i64> = text.chars().map(digit).collect::<Option<_>>()?;
    let next = digits.iter().skip(1).chain([&0]);
    let sum: i64 =
        digits.iter().zip(next).map(|(a, b)| if a < b { -a } else { *a }).sum();
    let value = u32::try_from(sum).ok()?;
    // "vil" and "mil" are words.
    (crate::readback::pdf::labels::roman(value) == text).then_some(value)
}

impl Found {
    /// Whether it can come right after `before` in a list. The letters i, v and x
    /// may be Roman numerals.
    pub(super) fn follows(&self, before: &Self) -> bool {
        let (Form::Number(own, a, b), Form::Number(other, c, d)) =
            (self.form, before.form)
        else {
            return self.form == before.form;
        };
        if (a, b) != (c, d) {
            return false;
        }
        if own == other && self.value == before.value.map(|value| value + 1) {
            return true;
        }
        let (own, other) = (self.as_roman(), before.as_roman());
        own.is_some() && own == other.map(|value| value + 1)
    }

    /// Whether it can be nothing else.
    pub(super) fn is_plain(&self) -> bool {
        match self.form {
            Form::Bullet(c) => !DASHES.contains(c),
            Form::Box => true,
            Form::Number(..) => false,
        }
    }

    /// Whether it counts.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.form, Form::Number(..))
    }

    /// Whether a list can begin with it.
    pub(super) fn is_first(&self) -> bool {
        match self.form {
            Form::Number(..) => self.value == Some(1) || self.as_roman() == Some(1),
            Form::Bullet(_) | Form::Box => false,
        }
    }

    fn as_roman(&self) -> Option<u32> {
        match (&self.label, self.form) {
            (Label::Number(number), Form::Number(count, ..))
                if !matches!(count, Count::Digits | Count::Levels(_)) =>
            {
                roman(&number.to_ascii_lowercase())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, label: &str, rest: &str) {
        let found = read(text).expect("a label");
        let expected = match label {
            "•" => Label::Bullet,
            number => Label::Number(number.to_owned()),
        };
        assert_eq!((found.label, &text[found.length..]), (expected, rest));
    }

    #[test]
    fn labels_are_told_by_their_form() {
        check("1. Vi vil", "1", "Vi vil");
        check("(iv)  Vi vil", "iv", "Vi vil");
        check("b) Vi", "b", "Vi");
        check("2.3.1 Vi", "2.3.1", "Vi");
        check("– Vi", "•", "Vi");
        check("[2] Vi", "2", "Vi");
        check("\u{f0b7} Vi", "•", "Vi");
    }

    #[test]
    fn numbers_and_words_in_the_text_are_none() {
        let none = [
            "2021 var",
            "Vi vil",
            "1.",
            "(se side 4)",
            "ja) nei",
            "1990. Da",
            "et.",
            "2] x",
        ];
        assert!(none.iter().all(|text| read(text).is_none()));
    }

    #[test]
    fn labels_follow_each_other() {
        let found = |text: &str| read(&format!("{text} x")).expect("a label");
        for (before, after) in [("1.", "2."), ("h)", "i)"), ("i)", "ii)"), ("•", "•")]
        {
            assert!(found(after).follows(&found(before)), "{before} {after}");
        }
        for (before, after) in [("1.", "3."), ("1.", "2)"), ("•", "–"), ("1.", "•")]
        {
            assert!(!found(after).follows(&found(before)), "{before} {after}");
        }
    }
}
