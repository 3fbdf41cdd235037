use super::expansions::is_print;
use super::stretch::stretch;
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Direction, Kind, Mark, Unit};

/// The direction in which text runs (WCAG 2.2, 1.3.2). A PDF shows it, but declares
/// none, and code has its own.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let can_tell =
        |unit: &Unit| !is_print(unit) && !matches!(unit.kind, Kind::Code { .. });
    let candidates = comparison
        .pairs()
        .filter(|pair| can_tell(pair.expected) && can_tell(pair.found))
        .filter(|pair| has_direction(pair.expected) || has_direction(pair.found))
        .filter(|pair| !comparison.in_parts(*pair))
        .map(|pair| {
            let (left, right) = (directions(pair.expected), directions(pair.found));
            let at = stretch(&pair, |i, j| left[i] != right[j]);
            let expected = at.as_ref().map(|at| left[at.0.start]);
            ((pair, at), expected)
        });
    for (expected, group) in runs(candidates, SYSTEMATIC) {
        let more = group.len() - 1;
        let Some((pair, Some(at))) = group.into_iter().next() else { continue };
        let what = quote(&pair.expected.text[at.0.clone()]);
        let rest = match more {
            0 => String::new(),
            more => format!(", and so in {more} places more"),
        };
        let message = match expected {
            Direction::Leftward => {
                format!("{what} runs from left to right; it is read from the right{rest}")
            }
            Direction::Rightward => {
                format!("{what} runs from right to left; it is read from the left{rest}")
            }
        };
        findings.push(pair.i, tell(&pair, message, at));
    }
}

fn tell(
    pair: &Pair<'_>,
    message: String,
    at: (std::ops::Range<usize>, std::ops::Range<usize>),
) -> Finding {
    let side = |unit: &Unit, at| {
        Side::differing(&unit.text, Some(&unit.place), std::slice::from_ref(at))
    };
    Finding::new(Code::DirectionChanged, message)
        .expected(side(pair.expected, &at.0))
        .found(side(pair.found, &at.1))
}

fn has_direction(unit: &Unit) -> bool {
    unit.spans.iter().any(|span| matches!(span.mark, Mark::Direction(_)))
}

/// The innermost direction that is declared at each byte of a unit's text.
fn directions(unit: &Unit) -> Vec<Direction> {
    let mut out = vec![Direction::Rightward; unit.text.len()];
    for span in &unit.spans {
        let Mark::Direction(direction) = span.mark else { continue };
        let end = span.end.min(out.len());
        out[span.start.min(end)..end].fill(direction);
    }
    out
}
