//! Two texts as one, with what only one of them says.

use super::types::{Piece, Standing};
use crate::agreement::diff;

/// Both texts in one, in the order in which they are read.
pub(super) fn merge(old: &str, new: &str) -> Vec<Piece> {
    let diff = diff::words(old, new);
    let mut out = Pieces::default();
    let (mut a, mut b) = (0, 0);
    for (left, right) in &diff.same {
        // The white space before a word goes with it.
        let (i, j) = (start(old, left.start, a), start(new, right.start, b));
        out.push(Standing::Removed, &old[a..i]);
        out.push(Standing::Added, &new[b..j]);
        out.push(Standing::Same, &new[j..right.end]);
        (a, b) = (left.end, right.end);
    }
    out.push(Standing::Removed, &old[a..]);
    out.push(Standing::Added, &new[b..]);
    if out.0.iter().all(|piece| piece.is == Standing::Same) && old != new {
        // Only the white space of code differs.
        return replace(old, new);
    }
    out.0
}

/// The whole of the old text, and the whole of the new one.
pub(super) fn replace(old: &str, new: &str) -> Vec<Piece> {
    let mut out = Pieces::default();
    out.push(Standing::Removed, old);
    out.push(Standing::Added, new);
    out.0
}

/// How much of the longer of two texts both have, by bytes, from 0 to 1.
pub(super) fn likeness(old: &str, new: &str) -> f64 {
    let same = diff::words(old, new).same;
    let shared: usize = same.iter().map(|(word, _)| word.len()).sum();
    let words = |text: &str| text.split([' ', '\n']).map(str::len).sum::<usize>();
    shared as f64 / words(old).max(words(new)).max(1) as f64
}

/// Where the white space begins before the byte `at`, not before `from`.
fn start(text: &str, at: usize, from: usize) -> usize {
    text[from..at].trim_end_matches([' ', '\n']).len() + from
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, is: Standing, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut().filter(|piece| piece.is == is) {
            Some(piece) => piece.text.push_str(text),
            None => self.0.push(Piece { is, text: text.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let pieces = merge(old, new).into_iter().map(|piece| match piece.is {
            Standing::Same => piece.text,
            Standing::Removed => format!("[-{}-]", piece.text),
            Standing::Added => format!("{{+{}+}}", piece.text),
        });
        assert_eq!(pieces.collect::<String>(), expected);
    }

    #[test]
    fn white_space_goes_with_the_word_after_it() {
        check("by og land", "by land", "by[- og-] land");
        check("by land", "by og land", "by{+ og+} land");
        check("by og land", "bygd og land", "[-by-]{+bygd+} og land");
        check("by", "by og land", "by{+ og land+}");
        check("", "by", "{+by+}");
        check("by", "by", "by");
    }

    #[test]
    fn white_space_of_code_counts() {
        check("a\n b", "a\nb", "[-a\n b-]{+a\nb+}");
        check("a\nb\nc", "a\nx\nc", "a[-\nb-]{+\nx+}\nc");
    }

    #[test]
    fn likeness_is_a_share() {
        assert_eq!(likeness("by og land", "by og land"), 1.0);
        assert_eq!(likeness("by og", "land"), 0.0);
        assert!(likeness("by og land", "by og") > 0.4);
    }
}
