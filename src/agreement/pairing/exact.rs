use std::collections::HashMap;

use super::{Fate, Pairing, key};
use crate::agreement::align::align;
use crate::reading::Unit;

/// Pairs units of the same text in the same order: those of the same kind
/// first, so that a heading is not taken for the paragraph that repeats it.
pub(super) fn pair(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    // The cells of tables that were found again are paired already.
    let alone = |fates: &[Fate]| -> Vec<usize> {
        (0..fates.len()).filter(|at| fates[*at] == Fate::Alone).collect()
    };
    let (left, right) = (alone(&pairing.expected), alone(&pairing.found));
    let same = |(i, j): &(&usize, &usize)| key(&expected[**i]) == key(&found[**j]);
    let shorter = left.len().min(right.len());
    let head = left.iter().zip(&right).take_while(same).count();
    let backwards = left.iter().rev().zip(right.iter().rev());
    let tail = backwards.take(shorter - head).take_while(same).count();
    left.iter().zip(&right).take(head).for_each(|(i, j)| pairing.join(*i, *j));
    for k in 1..=tail {
        pairing.join(left[left.len() - k], right[right.len() - k]);
    }
    let left = &left[head..left.len() - tail];
    let right = &right[head..right.len() - tail];
    let mut keys = HashMap::new();
    let here = keys_of(left.iter().map(|at| &expected[*at]), &mut keys, key);
    let there = keys_of(right.iter().map(|at| &found[*at]), &mut keys, key);
    for (i, j) in align(&here, &there) {
        pairing.join(left[i], right[j]);
    }
    whatever_kind(pairing, expected, found);
}

/// Pairs, between those, units of the same text and of different kinds.
fn whatever_kind(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    pairing.fill_gaps(|x, y| {
        let mut keys = HashMap::new();
        let left = keys_of(&expected[x.clone()], &mut keys, |unit| unit.text.as_str());
        let right = keys_of(&found[y.clone()], &mut keys, |unit| unit.text.as_str());
        align(&left, &right)
            .into_iter()
            .map(|(i, j)| (x.start + i, y.start + j))
            .collect()
    });
}

/// A number for each unit, the same for those with the same key.
fn keys_of<'a, K: Eq + std::hash::Hash>(
    units: impl IntoIterator<Item = &'a Unit>,
    keys: &mut HashMap<K, u32>,
    key: impl Fn(&'a Unit) -> K,
) -> Vec<u32> {
    let mut number = |unit| {
        let next = keys.len() as u32;
        *keys.entry(key(unit)).or_insert(next)
    };
    units.into_iter().map(&mut number).collect()
}
