use std::ops::Range;

use super::expansions::is_print;
use super::links::same;
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, name};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Mark, Unit};

/// Line breaks that matter: that they are there, and no others.
///
/// Where a line ends in print and nothing tells why, it may end there. Two
/// editions of which one is print are not compared: it need not say enough.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let pairs = comparison.pairs().filter(|pair| !comparison.in_parts(*pair));
    let told = pairs.filter(|pair| {
        let print = is_print(pair.expected) || is_print(pair.found);
        !(comparison.options.listed && print)
    });
    let broken = told.filter(|pair| has_breaks(pair.expected) || has_breaks(pair.found));
    let candidates = broken.map(|pair| {
        let change = Change::of(&pair);
        let fault = change.is_any().then_some(());
        ((pair, change), fault)
    });
    for ((), group) in runs(candidates, SYSTEMATIC) {
        let (pair, change) = &group[0];
        findings.push(pair.i, change.tell(pair, group.len() - 1));
    }
}

fn has_breaks(unit: &Unit) -> bool {
    unit.spans.iter().any(|span| matches!(span.mark, Mark::Break { .. }))
}

/// After which bytes the lines of a unit end; those that do for certain, if
/// `meant`.
fn breaks(unit: &Unit, meant: bool) -> Vec<usize> {
    let at = unit.spans.iter().filter_map(|span| match span.mark {
        Mark::Break { meant: own } if own || !meant => Some(span.start),
        _ => None,
    });
    at.collect()
}

/// How the lines of a unit differ, by the bytes after which they end.
struct Change {
    /// Where one should end and does not, in the expected text.
    lost: Vec<usize>,
    /// Where one ends and should not, in the found text.
    added: Vec<usize>,
}

impl Change {
    fn of(pair: &Pair<'_>) -> Self {
        let same = same(*pair);
        let back: Vec<_> = same.iter().map(|(x, y)| (y.clone(), x.clone())).collect();
        let (here, there) = (breaks(pair.expected, false), breaks(pair.found, false));
        let lost = breaks(pair.expected, true).into_iter().filter(|at| {
            opposite(*at, &same).is_some_and(|other| {
                !there.contains(&other) && other < pair.found.text.len()
            })
        });
        let added = breaks(pair.found, true).into_iter().filter(|at| {
            opposite(*at, &back).is_some_and(|other| {
                !here.contains(&other) && other < pair.expected.text.len()
            })
        });
        Self { lost: lost.collect(), added: added.collect() }
    }

    fn is_any(&self) -> bool {
        !self.lost.is_empty() || !self.added.is_empty()
    }

    fn tell(&self, pair: &Pair<'_>, more: usize) -> Finding {
        let after = |unit: &Unit, at: usize| {
            let word = unit.text[..at].rsplit(' ').next().unwrap_or_default();
            quote(word)
        };
        let how = match (self.lost.first(), self.added.first()) {
            (Some(lost), Some(added)) => format!(
                "a line ends after {} and not after {}",
                after(pair.found, *added),
                after(pair.expected, *lost)
            ),
            (Some(lost), None) => {
                format!("no line ends after {}", after(pair.expected, *lost))
            }
            (None, Some(added)) => format!(
                "a line ends after {}, where the source has no break",
                after(pair.found, *added)
            ),
            (None, None) => String::new(),
        };
        let rest = match more {
            0 => String::new(),
            more => format!(", and so in {more} places more"),
        };
        let message = format!("{}: {how}{rest}", name(pair.expected));
        Finding::new(Code::LineBreak, message)
            .expected(side(pair.expected, &self.lost))
            .found(side(pair.found, &self.added))
    }
}

/// The byte on the other side after which a line that ends after the byte `at`
/// would end; `None` where the other side has not the word before it.
fn opposite(at: usize, same: &[(Range<usize>, Range<usize>)]) -> Option<usize> {
    let (x, y) = same.iter().find(|(x, _)| x.start < at && at <= x.end)?;
    Some(y.start + at - x.start)
}

/// A unit with a stroke wherever a line ends, as verse is quoted; those at
/// `differing` are marked.
fn side(unit: &Unit, differing: &[usize]) -> Side {
    let mut text = String::with_capacity(unit.text.len());
    let mut marks = Vec::new();
    let mut from = 0;
    for at in breaks(unit, false) {
        text.push_str(&unit.text[from..at]);
        text.push_str(" /");
        if differing.contains(&at) {
            marks.push(text.len() - 1..text.len());
        }
        from = at;
    }
    text.push_str(&unit.text[from..]);
    Side::differing(&text, Some(&unit.place), &marks)
}
