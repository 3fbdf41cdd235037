//! Lists that a PDF's tags have after the item to which they belong, and not in it.

use std::collections::{HashMap, HashSet};

use crate::agreement::pairing::Pairing;
use crate::reading::{Kind, Place, Reading, Unit};

/// Puts the items of such lists, on either side, as deep as the other has them; gives how many
/// lists there were.
pub(super) fn take(
    expected: &mut Reading,
    found: &mut Reading,
    pairing: &Pairing,
) -> usize {
    let pairs: Vec<(usize, usize)> = pairing.pairs().collect();
    let turned = pairs.iter().map(|&(i, j)| (j, i)).collect();
    let of_found = deepen(expected, found, pairs);
    let of_expected = if is_pdf(expected) { deepen(found, expected, turned) } else { 0 };
    of_found + of_expected
}

fn is_pdf(reading: &Reading) -> bool {
    reading.units.first().is_some_and(|unit| matches!(unit.place, Place::Page(_)))
}

/// Puts the items of such lists in `found` as deep as `expected` has them; gives how many
/// lists there were. A list of its own that follows its item looks as if it were in it;
/// items of the same list as that do not.
fn deepen(
    expected: &Reading,
    found: &mut Reading,
    mut pairs: Vec<(usize, usize)>,
) -> usize {
    // By depth, the list that the last item of that depth is in, on the found side.
    let mut above: HashMap<u8, usize> = HashMap::new();
    let mut lists = HashSet::new();
    pairs.sort_unstable();
    let mut before: Option<usize> = None;
    for (i, j) in pairs {
        let (own, other) = (item(&expected.units[i]), item(&found.units[j]));
        let (Some((depth, _)), Some((found_depth, list))) = (own, other) else {
            above.clear();
            before = Some(j);
            continue;
        };
        above.retain(|own, _| *own <= depth);
        let parent = depth.checked_sub(1).and_then(|parent| above.get(&parent));
        let follows = before.is_none_or(|before| before < j);
        if found_depth < depth && follows && parent.is_some_and(|it| *it != list) {
            if let Kind::Item { depth: own, .. } = &mut found.units[j].kind {
                *own = depth;
            }
            lists.insert(list);
        }
        above.insert(depth, list);
        before = Some(j);
    }
    lists.len()
}

fn item(unit: &Unit) -> Option<(u8, usize)> {
    match unit.kind {
        Kind::Item { depth, list, .. } => Some((depth, list)),
        _ => None,
    }
}
