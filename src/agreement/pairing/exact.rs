use std::collections::HashMap;

use super::{Pairing, class};
use crate::agreement::align::align;
use crate::reading::Unit;

/// Pairs units of the same text in the same order: those of the same kind
/// first, so that a heading is not taken for the paragraph that repeats it.
pub(super) fn pair(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    let same =
        |(a, b): &(&Unit, &Unit)| class(&a.kind) == class(&b.kind) && a.text == b.text;
    let shorter = expected.len().min(found.len());
    let head = expected.iter().zip(found).take_while(same).count();
    let backwards = expected.iter().rev().zip(found.iter().rev());
    let tail = backwards.take(shorter - head).take_while(same).count();
    (0..head).for_each(|i| pairing.join(i, i));
    for k in 1..=tail {
        pairing.join(expected.len() - k, found.len() - k);
    }
    let left = &expected[head..expected.len() - tail];
    let right = &found[head..found.len() - tail];
    let mut keys = HashMap::new();
    let left = keys_of(left, &mut keys, |unit| (class(&unit.kind), unit.text.as_str()));
    let right = keys_of(right, &mut keys, |unit| (class(&unit.kind), unit.text.as_str()));
    for (i, j) in align(&left, &right) {
        pairing.join(head + i, head + j);
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
    units: &'a [Unit],
    keys: &mut HashMap<K, u32>,
    key: impl Fn(&'a Unit) -> K,
) -> Vec<u32> {
    let mut number = |unit| {
        let next = keys.len() as u32;
        *keys.entry(key(unit)).or_insert(next)
    };
    units.iter().map(&mut number).collect()
}
