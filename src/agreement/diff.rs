//! Where two texts differ, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Two texts compared by words. All ranges are of bytes, and in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WordDiff {
    /// What the expected text has and the found one has not.
    pub expected: Vec<Range<usize>>,
    /// What the found text has and the expected one has not.
    pub found: Vec<Range<usize>>,
    /// Words that are the same in both, as pairs of ranges.
    pub same: Vec<(Range<usize>, Range<usize>)>,
}

/// Compares two texts.
///
/// Where a run of words could be said to be missing, or added, in several ways
/// (`by og [by og] land`, `by [og by] og land`), whole sentences are preferred.
pub(crate) fn words(expected: &str, found: &str) -> WordDiff {
    let (left, right) = (ranges(expected), ranges(found));
    let old: Vec<&str> = left.iter().map(|range| &expected[range.clone()]).collect();
    let new: Vec<&str> = right.iter().map(|range| &found[range.clone()]).collect();
    let mut gaps: Vec<Gap> = capture_diff_slices(Algorithm::Myers, &old, &new)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Gap { old: op.old_range(), new: op.new_range() })
        .collect();
    for at in 0..gaps.len() {
        let start = at.checked_sub(1).map_or(0, |at| gaps[at].old.end);
        let end = gaps.get(at + 1).map_or(old.len(), |gap| gap.old.start);
        gaps[at].slide(&old, &new, start, end);
    }
    let mut out = WordDiff { expected: vec![], found: vec![], same: vec![] };
    let (mut i, mut j) = (0, 0);
    for gap in gaps.iter().chain([&Gap { old: old.len()..old.len(), new: 0..0 }]) {
        let same = gap.old.start - i;
        out.same.extend((0..same).map(|k| (left[i + k].clone(), right[j + k].clone())));
        out.expected.extend(span(&left[gap.old.clone()]));
        out.found.extend(span(&right[gap.new.clone()]));
        (i, j) = (gap.old.end, gap.new.end);
    }
    out
}

/// Words of both texts, by index, that differ.
struct Gap {
    old: Range<usize>,
    new: Range<usize>,
}

impl Gap {
    /// Shifts words that are only missing, or only added, to the beginning of a
    /// sentence, if the texts are the same then. The gap must stay between the
    /// old words `start` and `end`.
    fn slide(&mut self, old: &[&str], new: &[&str], start: usize, end: usize) {
        let (words, run) = match (self.old.is_empty(), self.new.is_empty()) {
            (false, true) => (old, &self.old),
            (true, false) => (new, &self.new),
            _ => return,
        };
        let opens =
            |at: usize| at == 0 || words[at - 1].ends_with(['.', ':', '!', '?', '…']);
        let back = (0..=self.old.start - start)
            .take_while(|&by| by == 0 || words[run.start - by] == words[run.end - by]);
        let forth = (0..=end - self.old.end).take_while(|&by| {
            by == 0 || words[run.start + by - 1] == words[run.end + by - 1]
        });
        let back = back.filter(|&by| opens(run.start - by)).map(|by| (by, 0)).next();
        let forth = forth.filter(|&by| opens(run.start + by)).map(|by| (0, by)).next();
        if let Some((minus, plus)) = back.or(forth) {
            for range in [&mut self.old, &mut self.new] {
                *range = range.start + plus - minus..range.end + plus - minus;
            }
        }
    }
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

/// Where the words of a text stand; white space is the spaces that normalised text
/// has, and the line ends that code has.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut out = Vec::new();
    for word in text.split([' ', '\n']) {
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
    fn whole_sentences_are_preferred() {
        check(
            "Vi vil a. Vi vil b. Vi vil c.",
            "Vi vil a. Vi vil c.",
            "missing: “Vi vil b.”",
        );
        check(
            "Vi vil a. Vi vil c.",
            "Vi vil a. Vi vil b. Vi vil c.",
            "added: “Vi vil b.”",
        );
        check("x x x y", "x y", "missing: “x x”");
    }

    #[test]
    fn ranges_are_of_bytes() {
        let diff = words("på høy tid nå", "på høyre tid nå");
        assert_eq!((&diff.expected[0], &diff.found[0]), (&(4..8), &(4..10)));
        assert_eq!(diff.same.len(), 3);
    }
}
