use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::reading::Kind;

/// Up to which part of itself a proportion may differ: scaled pictures have
/// whole pixels.
const TOLERANCE: u64 = 50;

/// Pictures that are not the source's. Only their proportions are compared,
/// where both are known: what they show is not looked at.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    for pair in comparison.pairs() {
        if let Some((expected, found)) = proportions(&pair)
            && expected.abs_diff(found) * TOLERANCE > expected
        {
            let said = |proportion: u64| {
                format!("{}.{:02}", proportion / 1000, proportion % 1000 / 10)
            };
            let message = format!(
                "the picture is {} times as wide as it is high, and not {}: {}",
                said(found),
                said(expected),
                quote(&pair.expected.text)
            );
            findings.push(pair.i, pair.sides(Finding::new(Code::ImageChanged, message)));
        }
    }
}

fn proportions(pair: &Pair<'_>) -> Option<(u64, u64)> {
    match (&pair.expected.kind, &pair.found.kind) {
        (
            Kind::Picture { proportion: expected, .. },
            Kind::Picture { proportion: found, .. },
        ) => Some((u64::from((*expected)?), u64::from((*found)?))),
        _ => None,
    }
}
