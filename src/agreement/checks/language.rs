use std::ops::Range;

use super::stretch::stretch;
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Mark, Unit};

/// The language of the whole (WCAG 2.2, 3.1.1).
pub(super) fn check_whole(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Some(expected) = comparison.expected.language.as_deref() else { return };
    let found = comparison.found.language.as_deref().unwrap_or_default();
    if found.eq_ignore_ascii_case(expected) {
        return;
    }
    let message = if found.is_empty() {
        format!("the language of the whole is not declared; it is {expected}")
    } else {
        format!("the language of the whole is declared as {found}; it is {expected}")
    };
    let finding = Finding::new(code(expected, found), message)
        .expected(Side::new(expected, None))
        .found(Side::new(found, None));
    findings.push(0, finding);
}

/// The language of parts (WCAG 2.2, 3.1.2).
pub(super) fn check_parts(comparison: &Comparison<'_>, findings: &mut Findings) {
    let whole = Whole {
        expected: comparison.expected.language.as_deref().unwrap_or_default(),
        found: comparison.found.language.as_deref().unwrap_or_default(),
    };
    let candidates = comparison
        .pairs()
        .filter(|pair| has_language(pair.expected) || has_language(pair.found))
        .filter(|pair| !comparison.in_parts(*pair))
        .filter_map(|pair| {
            let change = whole.change(&pair);
            // What says something else has no language to compare.
            if change.is_none() && !has_common_text(&pair) {
                return None;
            }
            let kind = change.as_ref().map(|c| (c.expected.clone(), c.found.clone()));
            Some(((pair, change), kind))
        });
    for ((expected, found), group) in runs(candidates, SYSTEMATIC) {
        let more = group.len() - 1;
        let Some((pair, Some(change))) = group.into_iter().next() else { continue };
        findings.push(pair.i, change.tell(&pair, &expected, &found, more));
    }
}

fn has_common_text(pair: &Pair<'_>) -> bool {
    stretch(pair, |_, _| true).is_some()
}

fn has_language(unit: &Unit) -> bool {
    unit.spans.iter().any(|span| matches!(span.mark, Mark::Language(_)))
}

fn code(expected: &str, found: &str) -> Code {
    let primary =
        |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    if !found.is_empty() && primary(expected) == primary(found) {
        Code::LanguageRegion
    } else {
        Code::LanguageChanged
    }
}

/// The languages of the two readings as wholes.
struct Whole<'a> {
    expected: &'a str,
    found: &'a str,
}

/// Text that is in another language than it should be.
struct Change {
    expected: String,
    found: String,
    /// Where it stands on both sides.
    at: (Range<usize>, Range<usize>),
}

impl Whole<'_> {
    /// The first stretch of a unit whose language differs.
    fn change(&self, pair: &Pair<'_>) -> Option<Change> {
        let left = languages(pair.expected);
        let right = languages(pair.found);
        let at = stretch(pair, |i, j| self.differ(left[i], right[j]))?;
        let tag = |tag: Option<&str>, whole: &str| tag.unwrap_or(whole).to_owned();
        let expected = tag(left[at.0.start], self.expected);
        let found = tag(right[at.1.start], self.found);
        Some(Change { expected, found, at })
    }

    /// Whether a language differs; where that of the whole does too, what
    /// follows from it does not count.
    fn differ(&self, a: Option<&str>, b: Option<&str>) -> bool {
        let own = |tag: Option<&str>, whole: &str| {
            tag.filter(|tag| !tag.eq_ignore_ascii_case(whole))
                .map(str::to_ascii_lowercase)
        };
        let (wanted, got) = (own(a, self.expected), own(b, self.found));
        let plain = |tag: &Option<String>| {
            tag.as_deref().is_none_or(|t| t.eq_ignore_ascii_case(self.expected))
        };
        match (&wanted, &got) {
            (None, got) => !plain(got),
            (Some(tag), None) => !tag.eq_ignore_ascii_case(self.found),
            (Some(a), Some(b)) => a != b,
        }
    }
}

impl Change {
    fn tell(&self, pair: &Pair<'_>, expected: &str, found: &str, more: usize) -> Finding {
        let what = quote(&pair.expected.text[self.at.0.clone()]);
        let rest = match more {
            0 => String::new(),
            more => format!(", and so in {more} places more"),
        };
        let message = if found.is_empty() {
            format!("{what} is not declared to be in {expected}{rest}")
        } else {
            format!("{what} is declared to be in {found}; it is in {expected}{rest}")
        };
        let side = |unit: &Unit, at: &Range<usize>| {
            Side::differing(&unit.text, Some(&unit.place), std::slice::from_ref(at))
        };
        Finding::new(code(expected, found), message)
            .expected(side(pair.expected, &self.at.0))
            .found(side(pair.found, &self.at.1))
    }
}

/// The innermost language that is declared at each byte of a unit's text.
fn languages(unit: &Unit) -> Vec<Option<&str>> {
    let mut out = vec![None; unit.text.len()];
    for span in &unit.spans {
        let Mark::Language(tag) = &span.mark else { continue };
        let end = span.end.min(out.len());
        out[span.start.min(end)..end].fill(Some(tag.as_str()));
    }
    out
}
