use std::collections::HashMap;

use super::expansions::is_print;
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::finding::{Finding, Side};
use crate::agreement::pairing::Fate;
use crate::reading::{PageTurn, Reading};

/// How many units away a line that is called the same is taken for one that moved.
const NEAR: usize = 8;

/// Where the numbered lines of a draft begin in an edition that has no lines of its own.
///
/// A line in text that is missing or was cut up is at no fault, and in text that changed
/// it may stand anywhere: that is told already.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Comparison { expected, found, .. } = comparison;
    let prints = found.units.first().is_some_and(is_print);
    if !comparison.options.pages || expected.lines.is_empty() || prints {
        return;
    }
    let mut lines = Lines::new(comparison);
    for (line, there) in lines.take(|line, there| line.label == there.label, NEAR) {
        let message = format!("line {} begins at another place", line.label);
        findings.push(line.unit, tell(comparison, message, line, there));
    }
    for (line, there) in lines.take(|line, there| line.offset == there.offset, 0) {
        let message = format!("line {} is called {}", line.label, there.label);
        findings.push(line.unit, tell(comparison, message, line, there));
    }
    lines.tell_missing(findings);
    lines.tell_added(findings);
}

/// The lines of either side that the other has not at the same place.
struct Lines<'a> {
    comparison: &'a Comparison<'a>,
    missing: Vec<&'a PageTurn>,
    added: Vec<&'a PageTurn>,
}

impl<'a> Lines<'a> {
    fn new(comparison: &'a Comparison<'a>) -> Self {
        let (expected, found) = (comparison.expected, comparison.found);
        let mut there: HashMap<(usize, &str), Vec<&PageTurn>> = HashMap::new();
        for line in found.lines.iter().rev() {
            there.entry((line.unit, &line.label)).or_default().push(line);
        }
        let mut missing = Vec::new();
        for line in &expected.lines {
            let Fate::Paired(j) = comparison.pairing.expected[line.unit] else {
                continue;
            };
            let same_text = expected.units[line.unit].text == found.units[j].text;
            let own = there.get_mut(&(j, line.label.as_str()));
            let at = own.as_ref().and_then(|own| {
                own.iter().position(|it| !same_text || it.offset == line.offset)
            });
            match own.zip(at) {
                Some((own, at)) => drop(own.remove(at)),
                None => missing.push(line),
            }
        }
        let mut added: Vec<&PageTurn> = there.into_values().flatten().collect();
        // Text that is added brings its lines along.
        added.retain(|line| comparison.pairing.found[line.unit] != Fate::Alone);
        added.sort_by_key(|line| (line.unit, line.offset));
        Self { comparison, missing, added }
    }

    /// Takes out those that are `alike` and no more than so many units apart, each with
    /// the nearest.
    fn take(
        &mut self,
        alike: impl Fn(&PageTurn, &PageTurn) -> bool,
        apart: usize,
    ) -> Vec<(&'a PageTurn, &'a PageTurn)> {
        let mut pairs = Vec::new();
        let Self { comparison, missing, added } = self;
        missing.retain(|line| {
            let Fate::Paired(j) = comparison.pairing.expected[line.unit] else {
                return true;
            };
            let first = added.partition_point(|it| it.unit + apart < j);
            let near = added[first..].iter().take_while(|it| it.unit <= j + apart);
            let alike = near.enumerate().filter(|(_, there)| alike(line, there));
            let nearest = alike.min_by_key(|(_, there)| there.unit.abs_diff(j));
            let Some((at, _)) = nearest else { return true };
            pairs.push((*line, added.remove(first + at)));
            false
        });
        pairs
    }

    fn tell_missing(&self, findings: &mut Findings) {
        let expected = self.comparison.expected;
        let mut missing = self.missing.iter().peekable();
        let candidates = expected.lines.iter().map(|line| {
            let is_missing = missing.next_if(|it| std::ptr::eq(**it, line)).is_some();
            (line, is_missing.then_some(()))
        });
        for ((), group) in runs(candidates, SYSTEMATIC) {
            let line = group[0];
            let message = match group.len() - 1 {
                0 => format!("nothing says where line {} begins", line.label),
                more => {
                    let label = &line.label;
                    format!("nothing says where line {label} and {more} lines more begin")
                }
            };
            let place = self.comparison.place_for(line.unit);
            let finding = Finding::new(Code::LineNumber, message)
                .expected(side(expected, line))
                .found(Side::new("", place));
            findings.push(line.unit, finding);
        }
    }

    fn tell_added(&self, findings: &mut Findings) {
        for line in &self.added {
            let message = format!("no line {} begins here in the PDF", line.label);
            let finding = Finding::new(Code::LineNumber, message)
                .found(side(self.comparison.found, line));
            findings.push(self.comparison.position(line.unit), finding);
        }
    }
}

fn tell(
    comparison: &Comparison<'_>,
    message: String,
    line: &PageTurn,
    there: &PageTurn,
) -> Finding {
    Finding::new(Code::LineNumber, message)
        .expected(side(comparison.expected, line))
        .found(side(comparison.found, there))
}

/// The text with which the line begins.
fn side(reading: &Reading, line: &PageTurn) -> Side {
    let unit = &reading.units[line.unit];
    Side::new(unit.text.get(line.offset..).unwrap_or_default(), Some(&unit.place))
}
