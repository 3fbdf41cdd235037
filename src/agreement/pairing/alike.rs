use std::collections::HashMap;
use std::ops::Range;

use super::lines::common;
use super::{Pairing, sort};
use crate::agreement::align::{best, increasing};
use crate::reading::Unit;

/// Up to how many comparisons every unit of a gap is compared with every
/// other; above it, the gap is first cut at pairs that rare words give away.
const COMPARISONS: usize = 1024;
/// The longest side of a gap that nothing could cut.
const BLOCK: usize = 32;
/// The share of common words above which two units are the same one.
const ALIKE: f32 = 0.5;
/// The same where their kinds, numbers and levels agree too.
const ALIKE_IN_KIND: f32 = 0.25;
/// What agreement in kind adds when several partners are possible.
const IN_KIND: f32 = 0.1;

/// Pairs units that stand in the same place and share most words; also a unit
/// that stands alone in the place of another of its kind.
pub(super) fn pair(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    pairing.fill_gaps(|x, y| {
        let mut words = Words::default();
        let left: Vec<_> = expected[x.clone()].iter().map(|u| words.of(u)).collect();
        let right: Vec<_> = found[y.clone()].iter().map(|u| words.of(u)).collect();
        let gap = Gap { left: &left, right: &right };
        gap.pairs().into_iter().map(|(i, j)| (x.start + i, y.start + j)).collect()
    });
    pairing.fill_gaps(|x, y| {
        let single = x.len() == 1
            && y.len() == 1
            && sort(&expected[x.start]) == sort(&found[y.start]);
        if single { vec![(x.start, y.start)] } else { Vec::new() }
    });
}

/// A unit's words as sorted numbers.
struct Bag<'a> {
    unit: &'a Unit,
    words: Vec<u32>,
}

#[derive(Default)]
struct Words<'a>(HashMap<&'a str, u32>);

impl<'a> Words<'a> {
    fn of(&mut self, unit: &'a Unit) -> Bag<'a> {
        let mut words: Vec<u32> = unit
            .text
            .split([' ', '\n'])
            .map(|word| {
                let next = self.0.len() as u32;
                *self.0.entry(word).or_insert(next)
            })
            .collect();
        words.sort_unstable();
        Bag { unit, words }
    }
}

/// Unpaired units that stand opposite each other.
struct Gap<'a> {
    left: &'a [Bag<'a>],
    right: &'a [Bag<'a>],
}

impl Gap<'_> {
    fn pairs(&self) -> Vec<(usize, usize)> {
        if self.left.len() * self.right.len() <= COMPARISONS {
            return self.best(0..self.left.len(), 0..self.right.len());
        }
        let mut out = Vec::new();
        let (mut i, mut j) = (0, 0);
        let end = (self.left.len(), self.right.len());
        for (a, b) in self.by_rare_words().into_iter().chain([end]) {
            for (x, y) in blocks(i..a, j..b) {
                out.extend(self.best(x, y));
            }
            if (a, b) != end {
                out.push((a, b));
            }
            (i, j) = (a + 1, b + 1);
        }
        out
    }

    /// Pairs that words give away which stand in one unit only on each side.
    fn by_rare_words(&self) -> Vec<(usize, usize)> {
        const MANY: usize = usize::MAX;
        let mut homes: HashMap<u32, [Option<usize>; 2]> = HashMap::new();
        for (side, bags) in [self.left, self.right].into_iter().enumerate() {
            for (at, bag) in bags.iter().enumerate() {
                for word in &bag.words {
                    let home = &mut homes.entry(*word).or_default()[side];
                    *home =
                        Some(home.map_or(at, |old| if old == at { at } else { MANY }));
                }
            }
        }
        let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
        for home in homes.values() {
            if let [Some(i), Some(j)] = *home
                && i != MANY
                && j != MANY
            {
                *votes.entry((i, j)).or_default() += 1;
            }
        }
        let mut best: Vec<_> = votes.into_iter().map(|((i, j), n)| (i, n, j)).collect();
        best.sort_unstable_by_key(|&(i, n, j)| (i, std::cmp::Reverse(n), j));
        best.dedup_by_key(|vote| vote.0);
        best.retain(|&(i, _, j)| self.score(i, j).is_some());
        let order: Vec<usize> = best.iter().map(|vote| vote.2).collect();
        increasing(&order).into_iter().map(|at| (best[at].0, best[at].2)).collect()
    }

    /// The pairs of two runs, in order, that are together most alike.
    fn best(&self, x: Range<usize>, y: Range<usize>) -> Vec<(usize, usize)> {
        let score = |i: usize, j: usize| self.score(x.start + i, y.start + j);
        let pairs = best(x.len(), y.len(), score).into_iter();
        pairs.map(|(i, j)| (x.start + i, y.start + j)).collect()
    }

    /// How alike two units are; `None` if they are not the same one.
    fn score(&self, i: usize, j: usize) -> Option<f32> {
        let (left, right) = (&self.left[i], &self.right[j]);
        let shared = common(&left.words, &right.words) as f32;
        let alike = 2.0 * shared / (left.words.len() + right.words.len()) as f32;
        let in_kind = sort(left.unit) == sort(right.unit);
        let same = left.unit.kind == right.unit.kind;
        (alike >= ALIKE || same && alike >= ALIKE_IN_KIND)
            .then_some(alike + if in_kind { IN_KIND } else { 0.0 })
    }
}

/// Two runs cut into as many blocks, of a size that can be compared whole.
fn blocks(
    x: Range<usize>,
    y: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let count = x.len().max(y.len()).div_ceil(BLOCK).max(1);
    let cut = move |run: &Range<usize>, k: usize| run.start + run.len() * k / count;
    (0..count).map(move |k| (cut(&x, k)..cut(&x, k + 1), cut(&y, k)..cut(&y, k + 1)))
}
