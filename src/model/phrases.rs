//! Words and phrases that are looked for in running text.

use std::collections::HashMap;
use std::ops::Range;

/// Phrases, each with what is known of it.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By their first word, its first letter in lower case.
    by_word: HashMap<String, Vec<(String, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_word: HashMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase that begins with a letter or digit.
    pub fn add(&mut self, phrase: &str, known: T) {
        let Some(word) = word(phrase) else { return };
        let same = self.by_word.entry(key(word)).or_default();
        same.push((phrase.to_string(), known));
        // The longest phrase is the one that is meant.
        same.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }

    /// The first place in `text`, from the byte `from` on, at which one of the
    /// phrases for which `counts` holds stands as whole words: not within a
    /// compound, and not inflected.
    pub fn find<'s>(
        &'s self,
        text: &str,
        from: usize,
        counts: impl Fn(&str, &T) -> bool,
    ) -> Option<(Range<usize>, &'s T)> {
        let mut at = from;
        loop {
            at += text.get(at..)?.find(is_part)?;
            let rest = &text[at..];
            let begins = !text[..at].ends_with(is_part);
            let phrases = self.by_word.get(&key(word(rest).unwrap_or_default()));
            let found = phrases.filter(|_| begins).and_then(|same| {
                let here = |(phrase, known): &&(String, T)| {
                    let own = rest.get(..phrase.len()).unwrap_or_default();
                    let ends = !rest[own.len()..].starts_with(is_part);
                    ends && is_same(own, phrase) && counts(own, known)
                };
                same.iter().find(here)
            });
            if let Some((phrase, known)) = found {
                return Some((at..at + phrase.len(), known));
            }
            at += rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        }
    }
}

/// Whether `c` can stand within a word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '‐' | '‑' | '_' | '\u{ad}')
}

fn word(text: &str) -> Option<&str> {
    let word = &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())];
    (!word.is_empty()).then_some(word)
}

fn key(word: &str) -> String {
    let mut rest = word.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.chain(rest).collect()
}

/// Whether both say the same, but for a capital letter with which they begin.
fn is_same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let (first, other) = (a.next(), b.next());
    let lower = |c: Option<char>| c.into_iter().flat_map(char::to_lowercase);
    lower(first).eq(lower(other)) && a.as_str() == b.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut phrases = Phrases::default();
        for phrase in ["kraft", "Kraft og nett", "EØS", "bl.a.", "åre"] {
            phrases.add(phrase, ());
        }
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((range, ())) = phrases.find(text, at, |_, ()| true) {
            found.push(&text[range.clone()]);
            at = range.end;
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whole_words_are_found() {
        check("Kraft, kraft og Kraft og nett!", &["Kraft", "kraft", "Kraft og nett"]);
        check("i EØS (bl.a. åre)", &["EØS", "bl.a.", "åre"]);
        check("kraften, EØS-avtalen, vannkraft, kraft_, KRAFT, Eøs", &[]);
        check("", &[]);
    }
}
