use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, name};
use crate::agreement::diff;
use crate::agreement::finding::{Finding, Side};
use crate::reading::Kind;

/// Units whose words differ: one finding for each, whose sides mark the
/// differing words.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let differing = comparison.pairs().filter(|pair| {
        !pair.same_text()
            && !comparison.in_parts(*pair)
            && !comparison.outside.parts.contains_key(&pair.i)
    });
    for pair in differing {
        findings.push(pair.i, tell(&pair));
    }
}

fn tell(pair: &Pair<'_>) -> Finding {
    let (text, found) = (&pair.expected.text, &pair.found.text[pair.found_text()]);
    let diff = diff::words(text, found);
    let code =
        match (&pair.expected.kind, diff.expected.is_empty(), diff.found.is_empty()) {
            (Kind::Heading { .. }, ..) => Code::HeadingText,
            (Kind::Picture { .. }, ..) => Code::AltText,
            (_, false, true) => Code::TextMissing,
            (_, true, false) => Code::TextAdded,
            _ => Code::TextChanged,
        };
    let message = format!("{}: {}", name(pair.expected), diff.describe(text, found));
    Finding::new(code, message)
        .expected(Side::differing(text, Some(&pair.expected.place), &diff.expected))
        .found(Side::differing(found, Some(&pair.found.place), &diff.found))
}
