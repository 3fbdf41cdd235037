use std::ops::Range;

use super::Options;
use super::finding::{Finding, Side};
use super::outside::Outside;
use super::pairing::{self, Fate, Pairing};
use super::tables::Tables;
use crate::reading::{Check, Kind, Label, Place, Reading, Unit};

/// Two readings with their units paired: what all checks look at.
pub(super) struct Comparison<'a> {
    pub expected: &'a Reading,
    pub found: &'a Reading,
    pub options: &'a Options,
    pub pairing: Pairing,
    /// What of tables is missing as a whole.
    pub tables: Tables,
    /// What stands on the page without being read.
    pub outside: Outside,
}

/// Findings, and where in the expected text they belong.
#[derive(Default)]
pub(super) struct Findings(Vec<(usize, Finding)>);

/// An expected unit and the one that it is in the edition.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub i: usize,
    pub expected: &'a Unit,
    pub j: usize,
    pub found: &'a Unit,
}

impl<'a> Comparison<'a> {
    pub fn new(expected: &'a Reading, found: &'a Reading, options: &'a Options) -> Self {
        let pairing = pairing::pair(&expected.units, &found.units);
        let outside = Outside::default();
        let tables = Tables::new(&pairing, &expected.units, &found.units);
        let mut out = Self { expected, found, options, pairing, tables, outside };
        out.outside = Outside::explain(&out);
        out
    }

    /// The pairs, in the expected order.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'a>> {
        let (expected, found) = (&self.expected.units, &self.found.units);
        self.pairing.pairs().map(move |(i, j)| Pair {
            i,
            expected: &expected[i],
            j,
            found: &found[j],
        })
    }

    /// Where a run of expected units should stand in the edition: the place of
    /// what comes before it there, or of the edition's first unit.
    pub fn place_for(&self, start: usize) -> Option<&'a Place> {
        let before =
            self.pairing.expected[..start].iter().rev().find_map(|fate| match fate {
                Fate::Paired(j) | Fate::Part(j) => Some(*j),
                Fate::Alone => None,
            });
        self.found.units.get(before.unwrap_or(0)).map(|unit| &unit.place)
    }

    /// After which expected unit a found one stands.
    pub fn position(&self, j: usize) -> usize {
        let before = self.pairing.found[..j].iter().rev().find_map(|fate| match fate {
            Fate::Paired(i) | Fate::Part(i) => Some(*i),
            Fate::Alone => None,
        });
        before.map_or(0, |i| i + 1)
    }

    /// Whether a pair is one of several parts, so that its text and spans
    /// cannot be compared one to one.
    pub fn in_parts(&self, pair: Pair<'_>) -> bool {
        let part = |fates: &[Fate], at: usize, of: usize| {
            fates.get(at + 1).is_some_and(|fate| *fate == Fate::Part(of))
        };
        part(&self.pairing.found, pair.j, pair.i)
            || part(&self.pairing.expected, pair.i, pair.j)
    }
}

impl Pair<'_> {
    /// What of the found text answers to the expected text: all of it, but
    /// for a number or bullet that is typed where a real one should stand.
    pub fn found_text(&self) -> Range<usize> {
        let all = 0..self.found.text.len();
        let (Kind::Item { label, .. }, text) = (&self.expected.kind, &self.found.text)
        else {
            return all;
        };
        let rest = match (label, &self.found.kind) {
            (Label::Number(number), kind) if !is_numbered(kind) => text
                .strip_prefix(number.as_str())
                .map(|t| t.trim_start_matches(['.', ')', ':'])),
            (Label::Bullet, Kind::Paragraph { .. }) => text.strip_prefix(is_bullet),
            _ => None,
        };
        match rest.and_then(|rest| rest.strip_prefix(' ')) {
            Some(rest) => text.len() - rest.len()..text.len(),
            None => all,
        }
    }

    /// Whether both say the same.
    pub fn same_text(&self) -> bool {
        self.found.text[self.found_text()] == self.expected.text
    }

    /// A finding's two sides, with the texts of both.
    pub fn sides(&self, finding: Finding) -> Finding {
        finding.expected(side(self.expected)).found(side(self.found))
    }

    /// The same, with the numbers or bullets before the texts.
    pub fn labelled_sides(&self, finding: Finding) -> Finding {
        finding.expected(labelled_side(self.expected)).found(labelled_side(self.found))
    }
}

impl Findings {
    /// Notes a finding that belongs at the expected unit `position`.
    pub fn push(&mut self, position: usize, finding: Finding) {
        self.0.push((position, finding));
    }

    /// All of them, in the expected order.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|(position, _)| *position);
        self.0.into_iter().map(|(unit, finding)| Finding { unit, ..finding }).collect()
    }
}

/// Whether a sign that is typed is a bullet. Fonts of signs have theirs in Unicode's
/// area for private use.
fn is_bullet(c: char) -> bool {
    "•–-*▪◦‣·".contains(c) || matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// A unit as a finding shows it.
pub(super) fn side(unit: &Unit) -> Side {
    Side::new(&unit.text, Some(&unit.place))
}

/// A list item as a finding shows it, with its number, which is marked.
fn labelled_side(unit: &Unit) -> Side {
    let label = match &unit.kind {
        Kind::Item { label: Label::Number(number), .. } => format!("{number}."),
        Kind::Item { label: Label::Bullet, .. } => "•".to_owned(),
        Kind::Item { label: Label::Check(check), .. } => shown(check),
        _ => return side(unit),
    };
    let text = format!("{label} {}", unit.text);
    let number = 0..label.len();
    Side::differing(&text, Some(&unit.place), std::slice::from_ref(&number))
}

/// A box, and what is said of it.
fn shown(check: &Check) -> String {
    let glyph = match check.done {
        Some(true) => "☑",
        Some(false) => "☐",
        None => "",
    };
    format!("{glyph} {}", check.said).trim().to_owned()
}

pub(super) fn is_numbered(kind: &Kind) -> bool {
    matches!(kind, Kind::Item { label: Label::Number(_), .. })
}

/// What a person would call a unit: `item 5`, `heading`.
pub(super) fn name(unit: &Unit) -> String {
    if let Some(cell) = unit.cell() {
        return format!("cell in row {}, column {}", cell.row + 1, cell.column + 1);
    }
    match &unit.kind {
        Kind::Heading { .. } => "heading".to_owned(),
        Kind::Paragraph { .. } => "paragraph".to_owned(),
        Kind::Term { .. } => "term".to_owned(),
        Kind::Item { label: Label::Number(number), .. } => format!("item {number}"),
        Kind::Item { .. } => "item".to_owned(),
        Kind::Picture { .. } => "picture".to_owned(),
        Kind::Code { .. } => "code".to_owned(),
    }
}

/// What a person would call a run of units: `items 5 to 7`, `3 paragraphs`.
pub(super) fn names(units: &[&Unit]) -> String {
    let (Some(first), Some(last)) = (units.first(), units.last()) else {
        return "nothing".to_owned();
    };
    if units.len() == 1 {
        return name(first);
    }
    let numbers = |unit: &Unit| match &unit.kind {
        Kind::Item { label: Label::Number(number), .. } => Some(number.clone()),
        _ => None,
    };
    if units.iter().all(|unit| unit.cell().is_some()) {
        return format!("{} cells", units.len());
    }
    let all = |of: fn(&Kind) -> bool| units.iter().all(|unit| of(&unit.kind));
    match (numbers(first), numbers(last)) {
        (Some(a), Some(b)) if all(is_numbered) && units.len() == 2 => {
            format!("items {a} and {b}")
        }
        (Some(a), Some(b)) if all(is_numbered) => format!("items {a} to {b}"),
        _ if all(|kind| matches!(kind, Kind::Item { .. })) => {
            format!("{} items", units.len())
        }
        _ if all(|kind| matches!(kind, Kind::Heading { .. })) => {
            format!("{} headings", units.len())
        }
        _ if all(|kind| matches!(kind, Kind::Paragraph { .. })) => {
            format!("{} paragraphs", units.len())
        }
        _ if all(|kind| matches!(kind, Kind::Term { .. })) => {
            format!("{} terms", units.len())
        }
        (Some(_), _) => format!("{} and what belongs to it", name(first)),
        _ => format!("{} blocks of text", units.len()),
    }
}
