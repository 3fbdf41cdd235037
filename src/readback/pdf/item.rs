//! List items: their labels, and the lists that they stand in.

use super::open::Spot;
use crate::reading::{Check, Label};

/// An item whose text has not come yet.
#[derive(Debug)]
pub(super) struct Pending {
    /// What stands before its text.
    pub(super) label: Label,
    /// Where that stands.
    pub(super) start: Option<Spot>,
}

/// A list that is being read.
#[derive(Debug)]
pub(super) struct List {
    /// Which list of the reading it is, once it has an item.
    pub(super) index: Option<usize>,
    /// Whether it says that its items have bullets.
    pub(super) bullets: bool,
    /// Whether its labels are terms.
    pub(super) terms: bool,
}

impl Default for Pending {
    fn default() -> Self {
        Self { label: Label::Bullet, start: None }
    }
}

impl List {
    /// A list that has no item yet.
    pub(super) fn new(bullets: bool, terms: bool) -> Self {
        Self { index: None, bullets, terms }
    }
}

/// Whether the label that reads `text` is a term, in a list whose labels may
/// be: anything with a word in it that is no number before a stop.
pub(super) fn is_term(text: &str) -> bool {
    let text = text.trim();
    let Some(number) = text.strip_suffix(['.', ')']) else {
        return text.contains(char::is_alphanumeric);
    };
    let number = number.trim_start_matches('(');
    let digits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let roman = number.chars().all(|c| "ivxIVX".contains(c));
    !digits && !roman && number.chars().nth(1).is_some()
}

/// The label that reads `text`, in a list whose items have `bullets` or not. A
/// letter can be either: a small o is a common bullet.
pub(super) fn label(text: &str, bullets: bool) -> Label {
    if let Some(done) = Check::seen(text) {
        return Label::Check(Check { done: Some(done), said: String::new() });
    }
    let number = text.trim().trim_start_matches(['(', '[']);
    let number = number.trim_end_matches(['.', ')', ']', ':', ' ', '\u{a0}']);
    let is_number = number.contains(char::is_alphanumeric);
    let is_bullet = bullets && !number.contains(char::is_numeric);
    if is_number && !is_bullet { Label::Number(number.to_owned()) } else { Label::Bullet }
}

/// The label of the page that a reference names: "(side 12)", "p. iv", "12. oldal".
pub(super) fn page(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || "()[],;:".contains(c));
    let words = words.map(|word| word.trim_end_matches('.'));
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let numbered = words.iter().rposition(|word| word.contains(char::is_numeric));
    let last = words.len().checked_sub(1)?;
    Some(words.swap_remove(numbered.unwrap_or(last)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, bullets: bool, expected: Option<&str>) {
        let expected =
            expected.map_or(Label::Bullet, |number| Label::Number(number.into()));
        assert_eq!(label(text, bullets), expected);
    }

    #[test]
    fn numbers_lose_their_stops() {
        check("7.", false, Some("7"));
        check("(iv)", false, Some("iv"));
        check("b) ", false, Some("b"));
        check("2.3.1", false, Some("2.3.1"));
    }

    #[test]
    fn terms_are_no_numbers() {
        assert!(["By", "bl.a.", "110", "Land og strand"].iter().all(|it| is_term(it)));
        assert!(!["7.", "iv)", "(b)", "2.3.", "•", ""].iter().any(|it| is_term(it)));
    }

    #[test]
    fn bullets_are_bullets() {
        check("•", false, None);
        check("–", true, None);
        check("\u{f0b7}", false, None);
        check("o", true, None);
        check("", false, None);
    }

    #[test]
    fn a_number_in_a_list_of_bullets_is_read_as_one() {
        check("3.", true, Some("3"));
    }

    #[test]
    fn references_name_pages() {
        let pages =
            [(" (side 12)", "12"), ("p. iv", "iv"), ("12. oldal", "12"), ("A-3", "A-3")];
        for (text, expected) in pages {
            assert_eq!(page(text).as_deref(), Some(expected));
        }
        assert_eq!(page(" ()"), None);
    }
}
