//! Which elements of two sequences are the same ones, in the same order.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How often the search is repeated between anchors before a plain one does
/// the rest; each repetition looks at every element at most once.
const DEEPEST: usize = 16;

/// Pairs of indices, increasing on both sides, of elements that are equal.
///
/// Elements that occur once on each side are anchors (patience diff); between
/// them the search begins anew. Where none is left, Myers' algorithm with its
/// bounded effort does the rest, so that the time stays close to linear
/// however often elements repeat.
pub(super) fn align(expected: &[u32], found: &[u32]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut rest = vec![(0..expected.len(), 0..found.len(), 0)];
    while let Some((x, y, depth)) = rest.pop() {
        let (x, y) = trim(expected, found, x, y, &mut pairs);
        if x.is_empty() || y.is_empty() {
            continue;
        }
        let anchors = if depth < DEEPEST {
            unique(&expected[x.clone()], &found[y.clone()])
        } else {
            Vec::new()
        };
        if anchors.is_empty() {
            plain(expected, found, x, y, &mut pairs);
            continue;
        }
        let (mut i, mut j) = (x.start, y.start);
        for (a, b) in anchors {
            let (a, b) = (a + x.start, b + y.start);
            rest.push((i..a, j..b, depth + 1));
            pairs.push((a, b));
            (i, j) = (a + 1, b + 1);
        }
        rest.push((i..x.end, j..y.end, depth + 1));
    }
    pairs.sort_unstable();
    pairs
}

/// The pairs of two sequences of these lengths, increasing on both sides, that
/// have the highest sum of scores. Those without a score are never paired.
pub(super) fn best(
    left: usize,
    right: usize,
    score: impl Fn(usize, usize) -> Option<f32>,
) -> Vec<(usize, usize)> {
    let width = right + 1;
    let mut sums = vec![0.0_f32; (left + 1) * width];
    let mut scores = vec![None; left * right];
    for i in (0..left).rev() {
        for j in (0..right).rev() {
            let score = score(i, j);
            scores[i * right + j] = score;
            let skip = sums[(i + 1) * width + j].max(sums[i * width + j + 1]);
            let take = score.map_or(0.0, |s| s + sums[(i + 1) * width + j + 1]);
            sums[i * width + j] = skip.max(take);
        }
    }
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < left && j < right {
        let sum = sums[i * width + j];
        let take = scores[i * right + j].map(|s| s + sums[(i + 1) * width + j + 1]);
        if take == Some(sum) {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if sums[(i + 1) * width + j] >= sums[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// The longest increasing subsequence of `values`, as indices.
pub(crate) fn increasing(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; values.len()];
    for (i, value) in values.iter().enumerate() {
        let at = tails.partition_point(|&tail| values[tail] < *value);
        if let Some(last) = at.checked_sub(1) {
            before[i] = tails[last];
        }
        if at == tails.len() {
            tails.push(i);
        } else {
            tails[at] = i;
        }
    }
    let mut out = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied();
    while let Some(i) = at {
        out.push(i);
        at = Some(before[i]).filter(|&i| i != usize::MAX);
    }
    out.reverse();
    out
}

/// Pairs off what is equal at both ends.
fn trim(
    expected: &[u32],
    found: &[u32],
    mut x: Range<usize>,
    mut y: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) -> (Range<usize>, Range<usize>) {
    while !x.is_empty() && !y.is_empty() && expected[x.start] == found[y.start] {
        pairs.push((x.start, y.start));
        (x.start, y.start) = (x.start + 1, y.start + 1);
    }
    while !x.is_empty() && !y.is_empty() && expected[x.end - 1] == found[y.end - 1] {
        (x.end, y.end) = (x.end - 1, y.end - 1);
        pairs.push((x.end, y.end));
    }
    (x, y)
}

/// The elements that occur once on each side, as many of them as stand in the
/// same order.
fn unique(expected: &[u32], found: &[u32]) -> Vec<(usize, usize)> {
    const MANY: usize = usize::MAX;
    let mut seen: HashMap<u32, (Option<usize>, Option<usize>)> = HashMap::new();
    for (i, key) in expected.iter().enumerate() {
        let first = &mut seen.entry(*key).or_default().0;
        *first = Some(first.map_or(i, |_| MANY));
    }
    for (j, key) in found.iter().enumerate() {
        if let Some((_, second)) = seen.get_mut(key) {
            *second = Some(second.map_or(j, |_| MANY));
        }
    }
    let mut pairs: Vec<(usize, usize)> = seen
        .into_values()
        .filter_map(|(i, j)| Some((i?, j?)))
        .filter(|&(i, j)| i != MANY && j != MANY)
        .collect();
    pairs.sort_unstable();
    let values: Vec<usize> = pairs.iter().map(|pair| pair.1).collect();
    increasing(&values).into_iter().map(|i| pairs[i]).collect()
}

fn plain(
    expected: &[u32],
    found: &[u32],
    x: Range<usize>,
    y: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let (left, right) = (&expected[x.clone()], &found[y.clone()]);
    for op in capture_diff_slices(Algorithm::Myers, left, right) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend(
                (0..len).map(|k| (x.start + old_index + k, y.start + new_index + k)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &[u32], found: &[u32], pairs: &[(usize, usize)]) {
        assert_eq!(align(expected, found), pairs);
    }

    #[test]
    fn what_is_lost_and_added_has_no_pair() {
        check(&[1, 2, 3, 4], &[1, 3, 9, 4], &[(0, 0), (2, 1), (3, 3)]);
        check(&[], &[1], &[]);
        check(&[1], &[], &[]);
    }

    #[test]
    fn repeats_are_paired_in_order() {
        check(&[7, 7, 1, 7], &[7, 1, 7, 7], &[(0, 0), (2, 1), (3, 3)]);
    }

    #[test]
    fn of_two_that_change_places_one_keeps_its_pair() {
        check(&[1, 2, 3, 4], &[1, 3, 2, 4], &[(0, 0), (2, 1), (3, 3)]);
    }

    #[test]
    fn increasing_subsequences_are_longest() {
        assert_eq!(increasing(&[4, 0, 1, 5, 2, 3]), [1, 2, 4, 5]);
        assert_eq!(increasing(&[]), [0; 0]);
    }
}
