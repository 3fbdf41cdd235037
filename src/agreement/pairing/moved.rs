use std::collections::{HashMap, VecDeque};

use super::{Fate, Key, Pairing, key};
use crate::reading::Unit;

/// Pairs units that are left on both sides and have the same kind and text,
/// wherever they stand.
pub(super) fn pair(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    let mut places = left_over(&pairing.found, found);
    let wanted = left_over(&pairing.expected, expected);
    let once: Vec<(usize, usize)> = wanted
        .iter()
        .filter_map(|(key, at)| match (at.len(), places.get(key)) {
            (1, Some(there)) if there.len() == 1 => Some((at[0], there[0])),
            _ => None,
        })
        .collect();
    for (i, j) in once {
        pairing.join(i, j);
        spread(pairing, expected, found, i, j);
    }
    for (i, unit) in expected.iter().enumerate() {
        let Some(there) = places.get_mut(&key(unit)) else { continue };
        while pairing.expected[i] == Fate::Alone {
            let Some(j) = there.pop_front() else { break };
            if pairing.found[j] == Fate::Alone {
                pairing.join(i, j);
            }
        }
    }
}

/// Pairs the neighbours of a pair, and theirs, as long as they are the same:
/// a line that the text repeats goes with the passage that it stands in.
fn spread(pairing: &mut Pairing, expected: &[Unit], found: &[Unit], i: usize, j: usize) {
    let free = |pairing: &Pairing, i: usize, j: usize| {
        pairing.expected[i] == Fate::Alone
            && pairing.found[j] == Fate::Alone
            && key(&expected[i]) == key(&found[j])
    };
    let (mut a, mut b) = (i + 1, j + 1);
    while a < expected.len() && b < found.len() && free(pairing, a, b) {
        pairing.join(a, b);
        (a, b) = (a + 1, b + 1);
    }
    (a, b) = (i, j);
    while a > 0 && b > 0 && free(pairing, a - 1, b - 1) {
        (a, b) = (a - 1, b - 1);
        pairing.join(a, b);
    }
}

fn left_over<'a>(fates: &[Fate], units: &'a [Unit]) -> HashMap<Key<'a>, VecDeque<usize>> {
    let mut out: HashMap<Key<'a>, VecDeque<usize>> = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        if fates[at] == Fate::Alone && !unit.text.is_empty() {
            out.entry(key(unit)).or_default().push_back(at);
        }
    }
    out
}
