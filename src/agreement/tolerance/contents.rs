//! Contents lists that an edition has within its text.

use std::collections::HashSet;

use super::labels;
use crate::reading::{Kind, Mark, Reading, Target, Unit};

/// How many lines in a row make a contents list.
const LINES: usize = 2;

/// What headings say, without numbers or capitals.
pub(super) fn headings(readings: [&Reading; 2]) -> HashSet<String> {
    let units = readings.into_iter().flat_map(|reading| &reading.units);
    units.filter(|unit| is_heading(unit)).map(|it| bare(&it.text)).collect()
}

/// Leaves out the lists whose lines are `headings` and lead to them, by a link or by a
/// page number; with the heading above each. Gives how many there were.
///
/// The headings are those of both sides: one of them may be damaged on one.
pub(super) fn leave_out(reading: &mut Reading, headings: &HashSet<String>) -> usize {
    let is_line: Vec<bool> =
        reading.units.iter().map(|unit| is_line(unit, headings)).collect();
    let mut keep = vec![true; reading.units.len()];
    let mut lists = 0;
    let mut at = 0;
    while at < keep.len() {
        let run = |from: usize| {
            let goes_on = |at: &usize| is_line[*at] || is_empty(&reading.units[*at]);
            (from..keep.len()).take_while(goes_on).count()
        };
        let length = if is_line[at] { run(at) } else { 0 };
        if (at..at + length).filter(|at| is_line[*at]).count() >= LINES {
            keep[at..at + length].fill(false);
            if at > 0 && is_title(&reading.units, at - 1, at + length) {
                keep[at - 1] = false;
            }
            lists += 1;
        }
        at += length.max(1);
    }
    let mut kept = keep.iter();
    reading.units.retain(|_| kept.next().is_none_or(|keep| *keep));
    lists
}

/// Whether a unit is the heading of a contents list alone, which ends before `end`.
fn is_title(units: &[Unit], at: usize, end: usize) -> bool {
    let Kind::Heading { level } = units[at].kind else { return false };
    // The title of the whole is followed by more than its contents.
    at > 0
        && units.get(end).is_some_and(|next| match next.kind {
            Kind::Heading { level: next } => next <= level.max(2),
            _ => false,
        })
}

fn is_heading(unit: &Unit) -> bool {
    matches!(unit.kind, Kind::Heading { .. })
}

fn is_empty(unit: &Unit) -> bool {
    unit.text.is_empty() && matches!(unit.kind, Kind::Item { .. })
}

fn is_line(unit: &Unit, headings: &HashSet<String>) -> bool {
    if is_heading(unit) || unit.text.is_empty() {
        return false;
    }
    let text = without_page(&unit.text);
    let leads = text.len() < unit.text.len() || is_link(unit);
    leads && headings.contains(&bare(text))
}

/// Whether all of its text leads to a place in the work.
fn is_link(unit: &Unit) -> bool {
    let link = |mark: &Mark| matches!(mark, Mark::Link(Target::Anchor(_)));
    let spans = unit.spans.iter().filter(|span| link(&span.mark));
    let covered: usize = spans.map(|span| span.end - span.start).sum();
    2 * covered > unit.text.len()
}

/// What stands before dots and a page number.
fn without_page(text: &str) -> &str {
    let page = |c: char| c.is_ascii_digit() || "ivxlc".contains(c);
    let before = text.trim_end_matches(page);
    let leader = |c: char| matches!(c, '.' | '…' | '·' | '_' | ' ');
    match before.len() < text.len() && before.ends_with(leader) {
        true => before.trim_end_matches(leader),
        false => text,
    }
}

/// A heading's text without number or capitals.
fn bare(text: &str) -> String {
    labels::rest(text).unwrap_or(text).to_lowercase()
}
