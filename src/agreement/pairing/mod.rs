//! Which unit of the edition is which unit of the source.
//!
//! 1. [`exact`] pairs units of the same text in the same order.
//! 2. [`moved`] pairs what is left by its text, wherever it stands.
//! 3. [`split`] finds paragraphs that were cut up or run together.
//! 4. [`alike`] pairs what stands in the same place and shares most words.
//!
//! What then has no pair is missing, or was added.

mod alike;
mod exact;
mod moved;
mod split;

use std::ops::Range;

use super::align::increasing;
use crate::reading::{Kind, Unit};

/// What became of a unit on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
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
pub(super) struct Pairing {
    /// By index of the expected unit.
    pub expected: Vec<Fate>,
    /// By index of the found unit.
    pub found: Vec<Fate>,
    /// Whether an expected unit has a pair that stands in another place of
    /// the order.
    pub moved: Vec<bool>,
}

/// Pairs the units of two readings.
pub(super) fn pair(expected: &[Unit], found: &[Unit]) -> Pairing {
    let mut pairing = Pairing {
        expected: vec![Fate::Alone; expected.len()],
        found: vec![Fate::Alone; found.len()],
        moved: vec![false; expected.len()],
    };
    exact::pair(&mut pairing, expected, found);
    if pairing.is_whole() {
        return pairing;
    }
    moved::pair(&mut pairing, expected, found);
    split::pair(&mut pairing, expected, found);
    alike::pair(&mut pairing, expected, found);
    pairing.mark_moved();
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

    /// As few units as possible are said to have moved.
    fn mark_moved(&mut self) {
        let pairs: Vec<_> = self.pairs().collect();
        let values: Vec<usize> = pairs.iter().map(|pair| pair.1).collect();
        pairs.iter().for_each(|pair| self.moved[pair.0] = true);
        for at in increasing(&values) {
            self.moved[pairs[at].0] = false;
        }
    }
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
pub(super) fn class(kind: &Kind) -> u8 {
    match kind {
        Kind::Heading { .. } => 0,
        Kind::Paragraph { .. } => 1,
        Kind::Item { .. } => 2,
        Kind::Term { .. } => 3,
    }
}
