use super::formulas;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, name};
use crate::agreement::diff;
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Kind, Unit, normalise};

/// Units whose words differ: one finding for each, whose sides mark the
/// differing words.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let differing = comparison.pairs().filter(|pair| {
        !pair.same_text()
            && !comparison.in_parts(*pair)
            && !comparison.outside.parts.contains_key(&pair.i)
    });
    for pair in differing {
        if let Some(finding) = tell(&pair) {
            findings.push(pair.i, finding);
        }
    }
}

fn tell(pair: &Pair<'_>) -> Option<Finding> {
    let (text, found) = (&pair.expected.text, &pair.found.text[pair.found_text()]);
    let diff = diff::words(text, found);
    if diff.expected.is_empty() && diff.found.is_empty() {
        return white_space(pair);
    }
    let code =
        match (&pair.expected.kind, diff.expected.is_empty(), diff.found.is_empty()) {
            (Kind::Heading { .. }, ..) => Code::HeadingText,
            (Kind::Picture { .. }, ..) => Code::AltText,
            (_, false, true) => Code::TextMissing,
            (_, true, false) => Code::TextAdded,
            _ => Code::TextChanged,
        };
    let code = formulas::explain(pair, &diff).unwrap_or(code);
    let message = format!("{}: {}", name(pair.expected), diff.describe(text, found));
    let finding = Finding::new(code, message)
        .expected(Side::differing(text, Some(&pair.expected.place), &diff.expected))
        .found(Side::differing(found, Some(&pair.found.place), &diff.found));
    Some(finding)
}

/// What differs in the white space of code. What is code on one side alone is
/// another check's.
fn white_space(pair: &Pair<'_>) -> Option<Finding> {
    let is_code = |unit: &Unit| matches!(unit.kind, Kind::Code { .. });
    if !is_code(pair.expected) || !is_code(pair.found) {
        return None;
    }
    let (here, there) = (pair.expected.text.lines(), pair.found.text.lines());
    let (code, what) = if here.map(normalise).eq(there.map(normalise)) {
        (Code::CodeSpace, "the white space differs")
    } else {
        (Code::LineBreak, "the lines differ")
    };
    let mut pairs = pair.expected.text.lines().zip(pair.found.text.lines());
    let same = pairs.by_ref().take_while(|(a, b)| a == b).count();
    let line = |unit: &Unit| {
        let text = unit.text.lines().nth(same).unwrap_or_default();
        Side::new(text, Some(&unit.place))
    };
    let message = format!("code: {what} from line {} on", same + 1);
    let finding = Finding::new(code, message);
    Some(finding.expected(line(pair.expected)).found(line(pair.found)))
}
