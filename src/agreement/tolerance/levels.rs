//! Levels of headings that differ by the same everywhere.

use crate::agreement::pairing::Pairing;
use crate::reading::{Kind, Reading, Unit};

/// Gives all headings but the first the level that they should have, if all of them
/// are as far from it; whether it did.
pub(super) fn take(expected: &Reading, found: &mut Reading, pairing: &Pairing) -> bool {
    let pairs = pairing.pairs().filter_map(|(i, j)| {
        let (own, other) = (level(&expected.units[i])?, level(&found.units[j])?);
        Some((j, own, i16::from(own) - i16::from(other)))
    });
    let pairs: Vec<(usize, u8, i16)> = pairs.collect();
    let Some(((_, _, title), rest)) = pairs.split_first() else { return false };
    let Some((_, _, shift)) = rest.first() else { return false };
    if *title != 0 || *shift == 0 || rest.len() < 2 {
        return false;
    }
    if rest.iter().any(|(_, _, own)| own != shift) {
        return false;
    }
    for (j, own, _) in rest {
        if let Kind::Heading { level } = &mut found.units[*j].kind {
            *level = *own;
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
