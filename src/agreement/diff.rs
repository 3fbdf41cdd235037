//! Where two texts differ, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two texts compared by words. All ranges are of bytes, and in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordDiff {
    /// What the expected text has and the found one has not.
    pub expected: Vec<Range<usize>>,
    /// What the found text has and the expected one has not.
    pub found: Vec<Range<usize>>,
    /// Words that are the same in both, as pairs of ranges.
    pub same: Vec<(Range<usize>, Range<usize>)>,
}

/// Compares two texts.
pub(super) fn words(expected: &str, found: &str) -> WordDiff {
    let (left, right) = (ranges(expected), ranges(found));
    let old: Vec<&str> = left.iter().map(|range| &expected[range.clone()]).collect();
    let new: Vec<&str> = right.iter().map(|range| &found[range.clone()]).collect();
    let mut out = WordDiff { expected: vec![], found: vec![], same: vec![] };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            let left = left[old_index..old_index + len].iter().cloned();
            out.same.extend(left.zip(right[new_index..new_index + len].iter().cloned()));
        } else {
            out.expected.extend(span(&left[op.old_range()]));
            out.found.extend(span(&right[op.new_range()]));
        }
    }
    out
}

impl WordDiff {
    /// How the texts differ, in words: `missing: …`, `added: …`, or which
    /// words became which.
    pub fn describe(&self, expected: &str, found: &str) -> String {
        let (lost, new) = (pieces(expected, &self.expected), pieces(found, &self.found));
        match (lost.is_empty(), new.is_empty()) {
            (false, true) => format!("missing: {lost}"),
            (true, _) => format!("added: {new}"),
            (false, false) => format!("{lost} became {new}"),
        }
    }
}

/// Up to three differing pieces, quoted.
fn pieces(text: &str, ranges: &[Range<usize>]) -> String {
    const MOST: usize = 3;
    let quoted: Vec<_> = ranges
        .iter()
        .take(MOST)
        .map(|range| super::excerpt::quote(&text[range.clone()]))
        .collect();
    let mut out = quoted.join(", ");
    if let Some(more) = ranges.len().checked_sub(MOST).filter(|&more| more > 0) {
        out.push_str(&format!(" and {more} more"));
    }
    out
}

/// From the first word to the last.
fn span(words: &[Range<usize>]) -> Option<Range<usize>> {
    Some(words.first()?.start..words.last()?.end)
}

/// Where the words of a text stand; white space is the single spaces that
/// normalised text has.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut out = Vec::new();
    for word in text.split(' ') {
        if !word.is_empty() {
            out.push(at..at + word.len());
        }
        at += word.len() + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &str, found: &str, described: &str) {
        assert_eq!(words(expected, found).describe(expected, found), described);
    }

    #[test]
    fn differences_are_told_in_words() {
        check("by og land", "by land", "missing: “og”");
        check("by land", "by og land", "added: “og”");
        check(
            "a by og land z",
            "a byen og landet z",
            "“by”, “land” became “byen”, “landet”",
        );
    }

    #[test]
    fn ranges_are_of_bytes() {
        let diff = words("på høy tid nå", "på høyre tid nå");
        assert_eq!((&diff.expected[0], &diff.found[0]), (&(4..8), &(4..10)));
        assert_eq!(diff.same.len(), 3);
    }
}
