//! Texts that differ only in the form of their signs.

use std::collections::{HashMap, HashSet};

use crate::agreement::splice;
use crate::reading::Reading;

/// A class of signs that are one sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Quotation marks and apostrophes.
    Quotes,
    /// Dashes and ellipses.
    Dashes,
    /// Capitals and small letters.
    Case,
}

/// Gives the texts of `found` that `expected` has in another form, wherever they stand,
/// that form; gives the folds of each.
pub(super) fn known(expected: &Reading, found: &mut Reading) -> Vec<Vec<Fold>> {
    let signs = [Fold::Quotes, Fold::Dashes];
    let texts: HashSet<&str> = expected.units.iter().map(|it| it.text.as_str()).collect();
    let forms: HashMap<String, &str> =
        texts.iter().map(|text| (folded(text, &signs), *text)).collect();
    let mut out = Vec::new();
    for unit in found.units.iter_mut() {
        if texts.contains(unit.text.as_str()) {
            continue;
        }
        let Some(text) = forms.get(&folded(&unit.text, &signs)) else { continue };
        if let Some(folds) = needed(text, &unit.text) {
            splice::put(unit, text);
            out.push(folds);
        }
    }
    out
}

/// The folds that make the two texts equal, as few as possible; `None` where none do.
pub(super) fn needed(expected: &str, found: &str) -> Option<Vec<Fold>> {
    let mut folds = vec![Fold::Quotes, Fold::Dashes];
    if is_in_capitals(expected) != is_in_capitals(found) {
        folds.push(Fold::Case);
    }
    let equal = |folds: &[Fold]| folded(expected, folds) == folded(found, folds);
    if !equal(&folds) {
        return None;
    }
    for fold in [Fold::Case, Fold::Dashes, Fold::Quotes] {
        let fewer: Vec<Fold> = folds.iter().copied().filter(|it| *it != fold).collect();
        if equal(&fewer) {
            folds = fewer;
        }
    }
    Some(folds)
}

fn is_in_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
        && letters.all(|c| !c.is_lowercase())
}

fn folded(text: &str, folds: &[Fold]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let (length, fold) = sign(rest, before);
        let run = &rest[..length];
        match fold {
            Some(Fold::Quotes) if folds.contains(&Fold::Quotes) => out.push('"'),
            Some(Fold::Dashes) if folds.contains(&Fold::Dashes) => {
                out.push(if run.starts_with(is_dash) { '–' } else { '…' });
            }
            _ if folds.contains(&Fold::Case) => out.extend(c.to_lowercase()),
            _ => out.push_str(run),
        }
        before = Some(c);
        rest = &rest[length..];
    }
    out
}

/// How many bytes the sign takes with which `text` begins, and what it is. A single
/// hyphen between letters is part of a word, and no dash.
fn sign(text: &str, before: Option<char>) -> (usize, Option<Fold>) {
    let first = text.chars().next().map_or(1, char::len_utf8);
    if text.starts_with(is_quote) {
        return (first, Some(Fold::Quotes));
    }
    if text.starts_with('…') {
        return (first, Some(Fold::Dashes));
    }
    if text.starts_with("...") {
        return (3, Some(Fold::Dashes));
    }
    if !text.starts_with(is_dash) {
        return (first, None);
    }
    let run = text.find(|c| !is_dash(c)).unwrap_or(text.len());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let hyphen = run == first && text.starts_with(['-', '\u{2010}', '\u{2011}']);
    if hyphen && letter(before) && letter(text[run..].chars().next()) {
        return (first, None);
    }
    (run, Some(Fold::Dashes))
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'
            ..='\u{201f}' | '′' | '″'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &str, found: &str, folds: Option<&[Fold]>) {
        assert_eq!(needed(expected, found).as_deref(), folds, "{expected} | {found}");
    }

    #[test]
    fn marks_of_another_form_are_told_by_their_class() {
        check("«ja», sa han", "\"ja\", sa han", Some(&[Fold::Quotes]));
        check("by – land", "by -- land", Some(&[Fold::Dashes]));
        check("2021–2025", "2021-2025", Some(&[Fold::Dashes]));
        check("ja …", "ja ...", Some(&[Fold::Dashes]));
        check("Trygt arbeid", "TRYGT ARBEID", Some(&[Fold::Case]));
        check("Det’s «a»", "DET'S \"A\"", Some(&[Fold::Quotes, Fold::Case]));
    }

    #[test]
    fn words_that_differ_do() {
        check("by", "bygd", None);
        check("Trygt arbeid", "trygt arbeid", None);
        check("e-post", "e–post", None);
        check("a", "A", None);
        check("7 %", "8 %", None);
    }
}
