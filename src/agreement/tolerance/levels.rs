//! Levels of headings that differ by the same everywhere.

use std::collections::BTreeMap;

use crate::agreement::pairing::Pairing;
use crate::reading::{Kind, Reading, Unit};

/// Gives the headings but the first the level that they should have, if most of them
/// are as far from it; whether it did.
pub(super) fn take(expected: &Reading, found: &mut Reading, pairing: &Pairing) -> bool {
    let pairs = pairing.pairs().filter_map(|(i, j)| {
        let (own, other) = (level(&expected.units[i])?, level(&found.units[j])?);
        Some(((i, j), i16::from(own) - i16::from(other)))
    });
    let pairs: Vec<((usize, usize), i16)> = pairs.collect();
    let first =
        |reading: &Reading| reading.units.iter().position(|it| level(it).is_some());
    let titles = first(expected).zip(first(found));
    let rest = match pairs.split_first() {
        Some(((at, shift), rest)) if Some(*at) == titles => {
            if *shift == 0 {
                rest
            } else {
                return false;
            }
        }
        // Where a title is gone, the first pair is one like the others.
        _ => &pairs,
    };
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    rest.iter().for_each(|(_, shift)| *counts.entry(*shift).or_default() += 1);
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    let Some((shift, count)) = most.filter(|(shift, _)| *shift != 0) else {
        return false;
    };
    if rest.len() < 2 || 2 * count <= rest.len() {
        return false;
    }
    for ((_, j), _) in rest {
        if let Kind::Heading { level } = &mut found.units[*j].kind {
            let shifted = i16::from(*level) + shift;
            *level = u8::try_from(shifted).unwrap_or(1).clamp(1, 6);
        }
    }
    true
}

fn level(unit: &Unit) -> Option<u8> {
    match unit.kind {
        Kind::Heading { level } => Some(level),
        _ => None,
    }
}
