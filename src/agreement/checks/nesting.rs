use super::runs;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, names};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::reading::{Kind, Unit};

/// Items and paragraphs at another depth of their list. Consecutive units that
/// moved by as much are one finding.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let candidates = comparison.pairs().map(|pair| {
        let fault = shift(&pair.expected.kind, &pair.found.kind);
        (pair, fault)
    });
    for (by, group) in runs(candidates, 1) {
        let units: Vec<&Unit> = group.iter().map(|pair| pair.expected).collect();
        let verb = if group.len() == 1 { "stands" } else { "stand" };
        let how =
            if by < 0 { "outside of the item above" } else { "too deep in the list" };
        let quoted = quote(&group[0].expected.text);
        let message = format!("{} {verb} {how}: {quoted}", names(&units));
        let finding = Finding::new(Code::ListNesting, message);
        findings.push(group[0].i, group[0].labelled_sides(finding));
    }
}

/// By how much a unit stands too deep. What became another kind of unit is
/// another check's.
pub(super) fn shift(expected: &Kind, found: &Kind) -> Option<i16> {
    let (a, b) = match (expected, found) {
        (Kind::Item { depth: a, .. }, Kind::Item { depth: b, .. })
        | (Kind::Paragraph { depth: a }, Kind::Paragraph { depth: b })
        | (Kind::Term { depth: a }, Kind::Term { depth: b })
        | (Kind::Code { depth: a }, Kind::Code { depth: b })
        | (Kind::Picture { depth: a, .. }, Kind::Picture { depth: b, .. }) => (*a, *b),
        _ => return None,
    };
    (a != b).then(|| i16::from(b) - i16::from(a))
}
