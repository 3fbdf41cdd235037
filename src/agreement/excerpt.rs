//! Text cut to what a person can take in at a glance.

use std::borrow::Cow;
use std::ops::Range;

/// How many characters of a text a finding shows at most.
const LONGEST: usize = 160;
/// How many characters it shows before the first difference.
const BEFORE: usize = 48;
/// How many characters of a text a message quotes at most.
const QUOTED: usize = 60;

/// `text` in quotation marks, cut at a word's end if it is long.
pub(super) fn quote(text: &str) -> String {
    let text = &on_one_line(text);
    let end = floor_word(text, nth_char(text, QUOTED));
    if end == text.len() {
        format!("“{text}”")
    } else {
        format!("“{}…”", &text[..end])
    }
}

/// The beginning of `text`, of at most so many characters.
pub(crate) fn beginning(text: &str, most: usize) -> String {
    match nth_char(text, most) {
        end if end == text.len() => text.to_owned(),
        end => format!("{}…", text[..end].trim_end()),
    }
}

/// The part of `text` around the first of the ranges `marks`, and what of them
/// lies within it. Ranges must be in order, and on characters' boundaries.
pub(super) fn around(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let text = &on_one_line(text);
    let first = marks.first().map_or(0, |mark| mark.start);
    let start = if nth_char(text, LONGEST) == text.len() {
        0
    } else {
        ceil_word(text, chars_before(text, first, BEFORE), first)
    };
    let end = floor_word(text, start + nth_char(&text[start..], LONGEST)).max(start);
    let mut out = String::with_capacity(end - start + 6);
    if start > 0 {
        out.push('…');
    }
    let shift = out.len();
    out.push_str(&text[start..end]);
    if end < text.len() {
        out.push('…');
    }
    let within = |mark: &Range<usize>| {
        let range = mark.start.max(start)..mark.end.min(end);
        (range.start < range.end)
            .then(|| range.start - start + shift..range.end - start + shift)
    };
    let marks = marks.iter().filter_map(within).collect();
    (out, marks)
}

/// The lines of code one after the other; every byte keeps its place.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { text.replace('\n', " ").into() } else { text.into() }
}

/// The byte at which character `n` begins, or the text's length.
fn nth_char(text: &str, n: usize) -> usize {
    text.char_indices().nth(n).map_or(text.len(), |(at, _)| at)
}

/// The byte at which the character begins that stands `n` before `at`.
fn chars_before(text: &str, at: usize, n: usize) -> usize {
    if n == 0 {
        return at;
    }
    text[..at].char_indices().nth_back(n - 1).map_or(0, |(at, _)| at)
}

/// The end of the last word that ends at or before `at`, unless there is none.
fn floor_word(text: &str, at: usize) -> usize {
    if at == text.len() {
        return at;
    }
    text[..at].rfind(' ').filter(|&space| space > 0 && space * 2 > at).unwrap_or(at)
}

/// The start of the first word at or after `at`, but not after `limit`.
fn ceil_word(text: &str, at: usize, limit: usize) -> usize {
    if at == 0 {
        return 0;
    }
    text[at..limit].find(' ').map_or(at, |space| at + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_text_is_whole() {
        assert_eq!(around("by og land", &[3..5, 6..10]), {
            ("by og land".to_owned(), vec![3..5, 6..10])
        });
    }

    #[test]
    fn long_text_is_cut_around_the_difference() {
        let text = format!("{}XX {}", "øre ".repeat(100), "øre ".repeat(100));
        let at = text.find('X').unwrap_or_default();
        let mark = at..at + 2;
        let (cut, marks) = around(&text, std::slice::from_ref(&mark));
        assert!(cut.starts_with("…øre") && cut.ends_with("øre…"), "{cut}");
        assert_eq!(marks.iter().map(|m| &cut[m.clone()]).collect::<Vec<_>>(), ["XX"]);
        assert!(cut.chars().count() <= LONGEST + 2);
    }

    #[test]
    fn a_word_without_end_is_cut_all_the_same() {
        let text = "å".repeat(500);
        let (cut, _) = around(&text, &[]);
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert_eq!(quote(&text).chars().count(), QUOTED + 3);
    }
}
