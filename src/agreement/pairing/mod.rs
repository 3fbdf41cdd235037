//! Which unit of the edition is which unit of the source.
//!
//! 1. [`tables`] pairs the cells of tables by their places.
//! 2. [`exact`] pairs units of the same text in the same order.
//! 3. [`moved`] pairs what is left by its text, wherever it stands.
//! 4. [`split`] finds paragraphs that were cut up or run together.
//! 5. [`alike`] pairs what stands in the same place and shares most words.
//!
//! What then has no pair is missing, or was added.

mod alike;
mod exact;
mod lines;
mod moved;
mod places;
mod split;
mod tables;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) use self::places::Places;
pub(super) use super::align::increasing;
use crate::reading::{Kind, Mark, Unit};

/// What became of a unit on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is not there.
    Alone,
    /// It is that unit of the other side.
    Paired(usize),
    /// It is a further part of that unit of the other side, or was run into
    /// it.
    Part(usize),
}

/// The fates of all units on both sides.
#[derive(Debug)]
pub(crate) struct Pairing {
    /// By index of the expected unit.
    pub expected: Vec<Fate>,
    /// By index of the found unit.
    pub found: Vec<Fate>,
    /// Whether an expected unit has a pair that stands in another place of
    /// the order.
    pub moved: Vec<bool>,
    /// Where the cells of tables stand.
    pub places: Places,
}

/// Pairs the units of two readings.
pub(crate) fn pair(expected: &[Unit], found: &[Unit]) -> Pairing {
    let mut pairing = Pairing {
        expected: vec![Fate::Alone; expected.len()],
        found: vec![Fate::Alone; found.len()],
        moved: vec![false; expected.len()],
        places: Places::default(),
    };
    tables::pair(&mut pairing, expected, found);
    exact::pair(&mut pairing, expected, found);
    if !pairing.is_whole() {
        moved::pair(&mut pairing, expected, found);
        split::pair(&mut pairing, expected, found);
        alike::pair(&mut pairing, expected, found);
    }
    let pairs: Vec<_> = pairing.pairs().collect();
    pairing.places = Places::new(&pairs, expected, found);
    pairing.mark_moved(&pairs, expected, found);
    pairing
}

impl Pairing {
    /// The pairs, by expected index.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.expected.iter().enumerate().filter_map(|(i, fate)| match fate {
            Fate::Paired(j) => Some((i, *j)),
            _ => None,
        })
    }

    fn is_whole(&self) -> bool {
        let whole = |fates: &[Fate]| fates.iter().all(|fate| *fate != Fate::Alone);
        whole(&self.expected) && whole(&self.found)
    }

    fn join(&mut self, i: usize, j: usize) {
        self.expected[i] = Fate::Paired(j);
        self.found[j] = Fate::Paired(i);
    }

    /// Lets `decide` pair units between neighbours that are paired already. It
    /// is given a run of expected and a run of found units, neither of them
    /// paired, and answers with pairs of them.
    fn fill_gaps(
        &mut self,
        mut decide: impl FnMut(Range<usize>, Range<usize>) -> Vec<(usize, usize)>,
    ) {
        let mut start = 0;
        while let Some(run) = alone_from(&self.expected, start) {
            start = run.end;
            let Some(other) = self.opposite(&run) else { continue };
            for (i, j) in decide(run, other) {
                self.join(i, j);
            }
        }
    }

    /// The run of unpaired found units that stands where the unpaired
    /// expected `run` should: between the pairs of its neighbours, or else
    /// next to one of them.
    fn opposite(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let left = match run.start.checked_sub(1).map(|before| self.expected[before]) {
            None => 0,
            Some(Fate::Paired(j) | Fate::Part(j)) => j + 1,
            Some(Fate::Alone) => return None,
        };
        let right = match self.expected.get(run.end) {
            None => self.found.len(),
            Some(Fate::Paired(j) | Fate::Part(j)) => *j,
            Some(Fate::Alone) => return None,
        };
        let alone = |j: &usize| self.found[*j] == Fate::Alone;
        if left <= right && (left..right).all(|j| alone(&j)) {
            return Some(left..right).filter(|gap| !gap.is_empty());
        }
        let after = (left..self.found.len()).take_while(alone).count();
        let before = (0..right).rev().take_while(alone).count();
        Some(if after > 0 { left..left + after } else { right - before..right })
            .filter(|gap| !gap.is_empty())
    }

    /// As few units as possible are said to have moved. The row of a table
    /// moves as one, with its first cell; a cell that stands elsewhere in its
    /// table has not moved in the order of the text, and neither has a note to
    /// which nothing refers.
    fn mark_moved(
        &mut self,
        pairs: &[(usize, usize)],
        expected: &[Unit],
        found: &[Unit],
    ) {
        let mut rows: HashMap<(usize, usize), usize> = HashMap::new();
        let mut leads = Vec::with_capacity(pairs.len());
        let mut followers = Vec::new();
        let (own, other) = (loose(expected), loose(found));
        for &(i, j) in pairs.iter().filter(|pair| !own[pair.0] && !other[pair.1]) {
            match (expected[i].cell(), found[j].cell()) {
                (Some(a), Some(b)) if !self.places.in_row(a, b) => {}
                (Some(cell), Some(_)) => {
                    let lead = *rows.entry((cell.table, cell.row)).or_insert(i);
                    if lead == i { leads.push((i, j)) } else { followers.push((i, lead)) }
                }
                _ => leads.push((i, j)),
            }
        }
        let values: Vec<usize> = leads.iter().map(|lead| lead.1).collect();
        leads.iter().for_each(|lead| self.moved[lead.0] = true);
        for at in increasing(&values) {
            self.moved[leads[at].0] = false;
        }
        for (i, lead) in followers {
            self.moved[i] = self.moved[lead];
        }
    }
}

/// Whether each unit stands in a note to which nothing refers: what refers to it
/// is what would give it its place.
fn loose(units: &[Unit]) -> Vec<bool> {
    let marks = units.iter().flat_map(|unit| &unit.spans);
    let referred: HashSet<usize> = marks
        .filter_map(|span| match span.mark {
            Mark::Note { note, .. } => note,
            _ => None,
        })
        .collect();
    let is_loose =
        |unit: &Unit| unit.note().is_some_and(|it| !referred.contains(&it.index));
    units.iter().map(is_loose).collect()
}

/// The first run of unpaired units at or after `start`.
pub(super) fn alone_from(fates: &[Fate], start: usize) -> Option<Range<usize>> {
    let length = |fates: &[Fate], alone: bool| {
        fates.iter().take_while(|fate| (**fate == Fate::Alone) == alone).count()
    };
    let start = start + length(&fates[start..], false);
    let end = start + length(&fates[start..], true);
    (start < end).then_some(start..end)
}

/// What kinds of units are told apart when they are paired; depth, level and
/// number are compared later.
pub(crate) fn class(kind: &Kind) -> u8 {
    match kind {
        Kind::Heading { .. } => 0,
        Kind::Paragraph { .. } => 1,
        Kind::Item { .. } => 2,
        Kind::Term { .. } => 3,
        Kind::Picture { .. } => 4,
        Kind::Code { .. } => 5,
    }
}

/// A unit's kind, and whether it stands in a table: short texts such as numbers
/// repeat inside and outside of tables.
fn sort(unit: &Unit) -> (u8, bool) {
    (class(&unit.kind), unit.cell().is_some())
}

/// What units are paired by where all of it must agree.
type Key<'a> = ((u8, bool), &'a str);

fn key(unit: &Unit) -> Key<'_> {
    (sort(unit), unit.text.as_str())
}
