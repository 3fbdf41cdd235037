//! The words of a document, by which a hyphen at a line's end is known.

use std::collections::HashSet;

use super::lines::Line;
use super::paragraphs::Paragraph;

/// Words that stand within lines.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: HashSet<String>,
    /// Whether hyphens at line ends are mostly the layout's.
    hyphenated: bool,
}

/// What becomes of a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A space.
    Space,
    /// Nothing: the word goes on.
    Nothing,
    /// The word goes on, and the hyphen was the layout's.
    WithoutHyphen,
}

/// Words after which a part of a compound is left out, "nærings- og fritid": the
/// hyphen is the author's, and the word ends there.
const AND: [&str; 9] =
    ["og", "eller", "samt", "and", "or", "und", "oder", "bzw", "sowie"];

/// The signs that end a line within a word.
pub(super) const HYPHENS: [char; 2] = ['-', '\u{2010}'];

impl Words {
    /// The words of `paragraphs`.
    pub(super) fn new(paragraphs: &[Paragraph<'_>]) -> Self {
        let mut words = Self::default();
        let lines = || paragraphs.iter().flat_map(|paragraph| &paragraph.lines);
        for line in lines() {
            let all: Vec<&str> = line.text.split_whitespace().collect();
            // The first and the last word of a line may be parts of words.
            let inner = all.get(1..all.len().saturating_sub(1)).unwrap_or_default();
            words.known.extend(inner.iter().map(|word| core(word).to_lowercase()));
        }
        let (mut layout, mut own) = (0, 0);
        for pair in paragraphs.iter().flat_map(|it| it.lines.windows(2)) {
            let (last, next) = ends(&pair[0].text, &pair[1].text);
            match words.known_joint(last, next) {
                Some(Joint::WithoutHyphen) => layout += 1,
                Some(Joint::Nothing) => own += 1,
                _ => {}
            }
        }
        let broken = paragraphs
            .iter()
            .flat_map(|it| it.lines.windows(2))
            .filter(|pair| pair[0].text.trim_end().ends_with(HYPHENS))
            .count();
        let count = lines().count();
        words.hyphenated = layout > own || layout == own && broken * RARE > count;
        words
    }

    /// What becomes of the end of the line before the one at `at`.
    pub(super) fn before(&self, lines: &[Line<'_>], at: usize) -> Joint {
        match at.checked_sub(1).map(|before| &lines[before]) {
            Some(before) => self.joint(&before.text, &lines[at].text),
            None => Joint::Nothing,
        }
    }

    /// What becomes of the end of the line `before`, after which `after` comes.
    pub(super) fn joint(&self, before: &str, after: &str) -> Joint {
        if before.ends_with(char::is_whitespace) {
            return self.after_white(before, after);
        }
        let (last, next) = ends(before, after);
        if last.ends_with('\u{ad}') {
            return Joint::Nothing;
        }
        let mut end = last.chars().rev();
        let is_breakable =
            end.next().is_some_and(|c| HYPHENS.contains(&c) || "–—/".contains(c));
        let in_word = end.next().is_some_and(char::is_alphanumeric);
        if next.starts_with("//") && last.ends_with(':') {
            return Joint::Nothing;
        }
        if is_address(last) {
            // Where one goes on, it does so at a sign, with few exceptions.
            let goes_on = !last.ends_with(char::is_alphanumeric)
                || !next.starts_with(char::is_alphanumeric);
            return if goes_on { Joint::Nothing } else { Joint::Space };
        }
        // A dash without white around it may begin the next line.
        let goes_on = |next: &str| {
            let rest = next.strip_prefix(['–', '—']);
            rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        };
        if last.ends_with(char::is_alphanumeric) && goes_on(next) {
            return Joint::Nothing;
        }
        if !is_breakable || !in_word || !next.starts_with(char::is_alphanumeric) {
            return Joint::Space;
        }
        if !last.ends_with(HYPHENS) {
            return Joint::Nothing;
        }
        match self.known_joint(last, next) {
            Some(joint) => joint,
            None if AND.contains(&core(next)) => Joint::Space,
            None => self.guessed_joint(last, next),
        }
    }

    /// Some writers end every line with a space, after a hyphen of the layout too.
    fn after_white(&self, before: &str, after: &str) -> Joint {
        let trimmed = before.trim_end();
        if !trimmed.ends_with(['-', '\u{2010}', '\u{ad}']) {
            return Joint::Space;
        }
        match self.joint(trimmed, after) {
            Joint::Nothing if trimmed.ends_with(HYPHENS) => Joint::Space,
            other => other,
        }
    }

    /// What the document itself shows elsewhere.
    fn known_joint(&self, last: &str, next: &str) -> Option<Joint> {
        let stem = last.strip_suffix(HYPHENS)?;
        let (stem, next) = (start_core(stem).to_lowercase(), core(next).to_lowercase());
        if stem.is_empty() || next.is_empty() {
            return None;
        }
        let has = |word: &str| self.known.contains(word);
        let with =
            has(&format!("{stem}-{next}")) || has(&format!("{stem}\u{2010}{next}"));
        let without = has(&format!("{stem}{next}"));
        match (with, without) {
            (true, false) => Some(Joint::Nothing),
            (false, true) => Some(Joint::WithoutHyphen),
            _ => None,
        }
    }

    fn guessed_joint(&self, last: &str, next: &str) -> Joint {
        let stem = last.trim_end_matches(HYPHENS);
        let small = next.starts_with(char::is_lowercase);
        let letters = stem.chars().next_back().is_some_and(char::is_lowercase);
        // "EU-", "24-", "Nord-\nNorge" own their hyphens; so does what has one already.
        let owns = !small || !letters || stem.contains('-');
        if owns || !self.hyphenated { Joint::Nothing } else { Joint::WithoutHyphen }
    }
}

/// Up to one line of how many ends with a hyphen where nothing is hyphenated.
const RARE: usize = 100;

/// Whether a word is the address of a page, or its beginning.
pub(super) fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// The last word of a line, and the first of the next.
fn ends<'t>(before: &'t str, after: &'t str) -> (&'t str, &'t str) {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    (last, after.split_whitespace().next().unwrap_or_default())
}

/// A word without what stands around it.
fn core(word: &str) -> &str {
    start_core(word).trim_end_matches(|c: char| !c.is_alphanumeric())
}

fn start_core(word: &str) -> &str {
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(hyphenated: bool, before: &str, after: &str, expected: Joint) {
        let known = ["distriktspolitikk", "e-post", "nord-norge"];
        let known = known.into_iter().map(str::to_owned).collect();
        assert_eq!(Words { known, hyphenated }.joint(before, after), expected);
    }

    #[test]
    fn a_word_that_stands_elsewhere_is_known() {
        check(false, "ny distrikts-", "politikk.", Joint::WithoutHyphen);
        check(true, "«E-", "post»", Joint::Nothing);
    }

    #[test]
    fn what_is_not_known_goes_by_what_is_usual() {
        check(true, "nærings-", "departement", Joint::WithoutHyphen);
        check(false, "Ap-", "ledet", Joint::Nothing);
        check(true, "EU-", "landene", Joint::Nothing);
        check(true, "Sør-", "Norge", Joint::Nothing);
    }

    #[test]
    fn a_part_that_is_left_out_keeps_its_hyphen() {
        check(true, "nærings-", "og fritid", Joint::Space);
        check(true, "nærings- ", "og fritid", Joint::Space);
    }

    #[test]
    fn other_line_ends() {
        check(true, "by og", "land", Joint::Space);
        check(true, "distrikts\u{ad}", "politikk", Joint::Nothing);
        check(true, "2021–", "2025", Joint::Nothing);
        check(true, "https://example.", "org", Joint::Nothing);
        check(true, "https://example", ".org", Joint::Nothing);
        check(true, "https:", "//example.org", Joint::Nothing);
        check(true, "https://example.org", "har alt", Joint::Space);
        check(true, "han sa –", "og gikk", Joint::Space);
        check(true, "two winters", "—three at most", Joint::Nothing);
        check(true, "han sa", "– og gikk", Joint::Space);
    }
}
