use std::collections::HashMap;
use std::ops::Range;

use super::{Fate, Pairing, alone_from};
use crate::reading::Unit;

/// How many units are tried as the first part of one.
const TRIES: usize = 16;

/// Finds units that are cut into several on the other side, or run together
/// there: the first part becomes the pair.
pub(super) fn pair(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    for (i, parts) in wholes(&pairing.expected, expected, &pairing.found, found) {
        pairing.join(i, parts.start);
        parts.skip(1).for_each(|j| pairing.found[j] = Fate::Part(i));
    }
    for (j, parts) in wholes(&pairing.found, found, &pairing.expected, expected) {
        pairing.join(parts.start, j);
        parts.skip(1).for_each(|i| pairing.expected[i] = Fate::Part(j));
    }
}

/// The unpaired units of one side that are, word for word, several unpaired
/// units of the other.
fn wholes(
    fates: &[Fate],
    units: &[Unit],
    other_fates: &[Fate],
    others: &[Unit],
) -> Vec<(usize, Range<usize>)> {
    let mut openings: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut at = 0;
    while let Some(run) = alone_from(other_fates, at) {
        at = run.end;
        for j in run {
            let Some(word) = opening(&others[j]) else { continue };
            openings.entry(word).or_default().push(j);
        }
    }
    let mut used = 0;
    let mut out = Vec::new();
    let alone = (0..units.len()).filter(|&i| fates[i] == Fate::Alone);
    for i in alone {
        let starts = opening(&units[i]).and_then(|word| openings.get(word));
        let starts = starts.into_iter().flatten().filter(|&&j| j >= used).take(TRIES);
        let parts =
            starts.filter_map(|&j| parts(&units[i].text, other_fates, others, j)).next();
        if let Some(parts) = parts {
            used = parts.end;
            out.push((i, parts));
        }
    }
    out
}

/// The units from `start` on that together are `text`: two at least.
fn parts(
    text: &str,
    fates: &[Fate],
    units: &[Unit],
    start: usize,
) -> Option<Range<usize>> {
    let mut rest = text;
    let mut end = start;
    while !rest.is_empty() {
        let unit = units.get(end).filter(|_| fates[end] == Fate::Alone)?;
        rest = rest.strip_prefix(unit.text.as_str())?;
        rest = rest.trim_start_matches([' ', '\n']);
        if unit.text.is_empty() {
            return None;
        }
        end += 1;
    }
    (end - start > 1).then_some(start..end)
}

fn opening(unit: &Unit) -> Option<&str> {
    unit.text.split([' ', '\n']).next().filter(|word| !word.is_empty())
}
