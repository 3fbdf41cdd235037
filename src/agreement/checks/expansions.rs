use std::ops::Range;

use super::links::{meet, opposite, same};
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Mark, Place, Unit};

/// What abbreviations are short for (WCAG 2.2, 3.1.4).
///
/// A PDF need not say it: the text does, where an abbreviation is first used. What
/// it says must be right.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let mut candidates = Vec::new();
    for pair in comparison.pairs().filter(|pair| !comparison.in_parts(*pair)) {
        if pair.expected.spans.is_empty() {
            continue;
        }
        let same = same(pair);
        for (at, long) in expansions(pair.expected) {
            let there = opposite(&at, &same, false);
            let over = |(other, _): &(Range<usize>, &str)| {
                there.iter().any(|piece| meet(piece, other))
            };
            let found = expansions(pair.found).find(over).map(|(_, long)| long);
            let text = &pair.expected.text[at];
            let faulty = match found {
                Some(found) => found != long,
                None => !there.is_empty() && !is_print(pair.found),
            };
            candidates.push(((pair, text, long, found), faulty.then_some(())));
        }
    }
    for ((), group) in runs(candidates, SYSTEMATIC) {
        let (pair, text, long, found) = group[0];
        findings.push(pair.i, tell(pair, text, (long, found), group.len() - 1));
    }
}

/// Where abbreviations stand in the text of a unit, and what they are short
/// for.
fn expansions(unit: &Unit) -> impl Iterator<Item = (Range<usize>, &str)> {
    unit.spans.iter().filter_map(|span| match &span.mark {
        Mark::Expansion(long) => {
            let end = span.end.min(unit.text.len());
            Some((span.start.min(end)..end, long.as_str()))
        }
        _ => None,
    })
}

/// Whether the unit stands on a page.
pub(super) fn is_print(unit: &Unit) -> bool {
    matches!(unit.place, Place::Page(_))
}

fn tell(
    pair: Pair<'_>,
    text: &str,
    (long, found): (&str, Option<&str>),
    more: usize,
) -> Finding {
    let (text, quoted) = (quote(text), quote(long));
    let rest = match more {
        0 => String::new(),
        more => format!(", and so for {more} abbreviations more"),
    };
    let message = match found {
        Some(found) => {
            format!("{text} is expanded as {} and not as {quoted}{rest}", quote(found))
        }
        None => format!("{text} is not expanded as {quoted}{rest}"),
    };
    Finding::new(Code::ExpansionChanged, message)
        .expected(Side::new(long, Some(&pair.expected.place)))
        .found(Side::new(found.unwrap_or_default(), Some(&pair.found.place)))
}
