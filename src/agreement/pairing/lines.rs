//! Which rows, columns or tables of two readings are the same ones, told by
//! the texts in them.

use std::collections::HashMap;
use std::ops::Range;

use crate::agreement::align::{align, best};
use crate::reading::Unit;

/// The share of texts above which two are the same one.
const ALIKE: f32 = 0.3;
/// Up to how many comparisons each is compared with every other.
const COMPARISONS: usize = 2_000_000;

/// Lines, each as its units, and the units of their reading.
type Lines<'a> = (&'a [Vec<usize>], &'a [Unit]);

/// What a line says: a number that equal lines share, and its texts, each as a
/// number, sorted.
struct Said {
    key: u32,
    texts: Vec<u32>,
}

/// Pairs of lines: those that are equal, in order; between them, those that are
/// most alike; then, if they stand `in_grid`, those that stand opposite each
/// other; last, those that are equal, wherever they stand.
pub(super) fn same(
    left: Lines<'_>,
    right: Lines<'_>,
    in_grid: bool,
) -> Vec<(usize, usize)> {
    let mut known = Known::default();
    let (left, right) = (known.lines(left), known.lines(right));
    let keys = |lines: &[Said]| lines.iter().map(|line| line.key).collect::<Vec<_>>();
    let mut pairs = align(&keys(&left), &keys(&right));
    fill(&mut pairs, left.len(), right.len(), |x, y| alike(&left[x], &right[y]));
    if in_grid {
        fill(&mut pairs, left.len(), right.len(), |x, y| {
            let opposite = if x.len() == y.len() { x.len() } else { 0 };
            (0..opposite).map(|at| (at, at)).collect()
        });
    }
    moved(&mut pairs, &left, &right);
    pairs
}

/// Numbers for texts and for lines of them.
#[derive(Default)]
struct Known<'a> {
    texts: HashMap<&'a str, u32>,
    lines: HashMap<Vec<u32>, u32>,
}

impl<'a> Known<'a> {
    fn lines(&mut self, (lines, units): Lines<'a>) -> Vec<Said> {
        lines.iter().map(|line| self.line(line, units)).collect()
    }

    fn line(&mut self, line: &[usize], units: &'a [Unit]) -> Said {
        let texts = line.iter().map(|at| {
            let next = self.texts.len() as u32;
            *self.texts.entry(&units[*at].text).or_insert(next)
        });
        let mut texts: Vec<u32> = texts.collect();
        let next = self.lines.len() as u32;
        let key = *self.lines.entry(texts.clone()).or_insert(next);
        texts.sort_unstable();
        Said { key, texts }
    }
}

/// Lets `decide` pair what stands between pairs that there are.
fn fill(
    pairs: &mut Vec<(usize, usize)>,
    left: usize,
    right: usize,
    mut decide: impl FnMut(Range<usize>, Range<usize>) -> Vec<(usize, usize)>,
) {
    let (mut i, mut j) = (0, 0);
    let mut more = Vec::new();
    for (a, b) in pairs.iter().copied().chain([(left, right)]) {
        if i < a && j < b {
            let found = decide(i..a, j..b);
            more.extend(found.into_iter().map(|(x, y)| (i + x, j + y)));
        }
        (i, j) = (a + 1, b + 1);
    }
    pairs.extend(more);
    pairs.sort_unstable();
}

/// The pairs, in order, that are together most alike; in runs too long to
/// compare, those that stand opposite each other.
fn alike(left: &[Said], right: &[Said]) -> Vec<(usize, usize)> {
    let score = |i: usize, j: usize| {
        let (left, right) = (&left[i].texts, &right[j].texts);
        let longer = left.len().max(right.len()).max(1);
        let share = common(left, right) as f32 / longer as f32;
        (share >= ALIKE).then_some(share)
    };
    if left.len().saturating_mul(right.len()) <= COMPARISONS {
        return best(left.len(), right.len(), score);
    }
    let shorter = left.len().min(right.len());
    (0..shorter).filter(|at| score(*at, *at).is_some()).map(|at| (at, at)).collect()
}

fn moved(pairs: &mut Vec<(usize, usize)>, left: &[Said], right: &[Said]) {
    let mut taken = [vec![false; left.len()], vec![false; right.len()]];
    for (i, j) in pairs.iter() {
        (taken[0][*i], taken[1][*j]) = (true, true);
    }
    let mut there: HashMap<u32, Vec<usize>> = HashMap::new();
    for j in (0..right.len()).rev().filter(|j| !taken[1][*j]) {
        there.entry(right[j].key).or_default().push(j);
    }
    for i in (0..left.len()).filter(|i| !taken[0][*i]) {
        if let Some(j) = there.get_mut(&left[i].key).and_then(Vec::pop) {
            pairs.push((i, j));
        }
    }
}

/// How many elements two sorted bags share.
pub(super) fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared
}
