//! Which unit, and which chapter, of the old version is which of the new one.

use std::collections::HashMap;

use super::pieces;
use super::version::Version;
use crate::agreement::pairing::{self, Fate};
use crate::reading::{Kind, Unit};

/// How much two list items or paragraphs must share to be one that changed, and not one
/// that was taken out and another that was put in its place.
const LIKE: f64 = 0.2;
/// How much two headings say of which chapter is which, in paragraphs.
const HEADING: usize = 1000;

/// What became of the units and chapters of both versions.
pub(super) struct Pairs {
    /// By unit of the old version.
    pub old: Vec<Fate>,
    /// By unit of the new one.
    pub new: Vec<Fate>,
    /// By chapter of the old version, which one it is in the new.
    pub chapters: Vec<Option<usize>>,
}

impl Pairs {
    pub fn new(old: &Version<'_>, new: &Version<'_>) -> Self {
        let pairing = pairing::pair(&old.units, &new.units);
        let mut pairs = Self {
            old: pairing.expected,
            new: pairing.found,
            chapters: vec![None; old.titles.len()],
        };
        pairs.part(&old.units, &new.units);
        pairs.join_named(&old.units, &new.units);
        pairs.join_chapters(old, new);
        pairs
    }

    /// The pairs, by unit of the old version.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().enumerate().filter_map(|(i, fate)| match fate {
            Fate::Paired(j) => Some((i, *j)),
            _ => None,
        })
    }

    /// The chapter of the new version that the one of the old unit `i` is.
    pub fn chapter(&self, old: &Version<'_>, i: usize) -> Option<usize> {
        self.chapters.get(old.chapters[i]).copied().flatten()
    }

    /// Parts what was paired for nothing but standing in the same place.
    fn part(&mut self, old: &[Unit], new: &[Unit]) {
        let whole = |unit: &Unit| {
            unit.cell().is_none()
                && matches!(unit.kind, Kind::Paragraph { .. } | Kind::Item { .. })
        };
        let alone = |fates: &[Fate], at: usize, of: usize| {
            fates.get(at + 1).is_none_or(|fate| *fate != Fate::Part(of))
        };
        let unlike: Vec<_> = self
            .pairs()
            .filter(|&(i, j)| whole(&old[i]) && whole(&new[j]))
            .filter(|&(i, j)| alone(&self.old, i, j) && alone(&self.new, j, i))
            .filter(|&(i, j)| old[i].text != new[j].text)
            .filter(|&(i, j)| pieces::likeness(&old[i].text, &new[j].text) < LIKE)
            .collect();
        for (i, j) in unlike {
            (self.old[i], self.new[j]) = (Fate::Alone, Fate::Alone);
        }
    }

    /// Pairs what has the same name, wherever it stands, whatever it says.
    fn join_named(&mut self, old: &[Unit], new: &[Unit]) {
        let mut names: HashMap<&str, usize> = HashMap::new();
        for (j, unit) in new.iter().enumerate() {
            if self.new[j] == Fate::Alone {
                names.extend(unit.anchors.iter().map(|name| (name.as_str(), j)));
            }
        }
        for (i, unit) in old.iter().enumerate() {
            let named = unit.anchors.iter().find_map(|name| names.get(name.as_str()));
            let Some(&j) = named.filter(|_| self.old[i] == Fate::Alone) else { continue };
            let same_kind = pairing::class(&unit.kind) == pairing::class(&new[j].kind);
            if same_kind && self.new[j] == Fate::Alone {
                (self.old[i], self.new[j]) = (Fate::Paired(j), Fate::Paired(i));
            }
        }
    }

    /// A chapter is the one that has its heading, or else most of its units.
    fn join_chapters(&mut self, old: &Version<'_>, new: &Version<'_>) {
        let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
        for (i, j) in self.pairs() {
            let headings = old.opens(i) && new.opens(j);
            let vote = if headings { HEADING } else { 1 };
            *votes.entry((old.chapters[i], new.chapters[j])).or_default() += vote;
        }
        let mut votes: Vec<_> = votes.into_iter().collect();
        votes.sort_unstable_by_key(|&((s, t), count)| (count, std::cmp::Reverse((s, t))));
        for ((s, t), _) in votes {
            self.chapters[s] = Some(t);
        }
    }
}
