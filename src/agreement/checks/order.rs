use std::collections::BTreeMap;

use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, is_numbered, names};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::reading::Unit;

/// Text that stands in another order. What moved between the same two places
/// is told once, so that two passages that changed places are one finding.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    if !comparison.pairing.moved.contains(&true) {
        return;
    }
    let mut stays = Vec::new();
    let mut moved = Vec::new();
    for pair in comparison.pairs() {
        if comparison.pairing.moved[pair.i] {
            moved.push((stays.len(), pair));
        } else if stays.last().is_none_or(|stay: &Pair<'_>| stay.j < pair.j) {
            // A cell that stands elsewhere in its table is told there.
            stays.push(pair);
        }
    }
    let mut groups: BTreeMap<(usize, usize), Vec<Pair<'_>>> = BTreeMap::new();
    for (from, pair) in moved {
        let to = stays.partition_point(|stay| stay.j < pair.j);
        groups.entry((from.min(to), from.max(to))).or_default().push(pair);
    }
    for ((first, last), group) in groups {
        findings.push(group[0].i, tell(&group, &stays[first..last], &stays, first));
    }
}

fn tell(
    group: &[Pair<'_>],
    passed: &[Pair<'_>],
    stays: &[Pair<'_>],
    first: usize,
) -> Finding {
    let lead = group[0];
    let units: Vec<&Unit> = group.iter().map(|pair| pair.expected).collect();
    let what = format!("{}: {}", names(&units), quote(&lead.expected.text));
    let exchanged = group.len() == 1 && passed.len() == 1;
    let earlier = passed.first().is_some_and(|pair| pair.i > lead.i);
    let message = match (passed.first(), passed.last()) {
        (Some(other), _) if exchanged => {
            let both = [lead.expected, other.expected];
            let [a, b] = both.map(|unit| match is_numbered(&unit.kind) {
                true => names(&[unit]),
                false => quote(&unit.text),
            });
            format!("{a} and {b} have changed places")
        }
        (_, Some(last)) if earlier => {
            format!("stands too late, after {}: {what}", quote(&last.found.text))
        }
        _ => match first.checked_sub(1).and_then(|at| stays.get(at)) {
            Some(before) => {
                format!("stands too early, after {}: {what}", quote(&before.found.text))
            }
            None => format!("stands too early, before all else: {what}"),
        },
    };
    lead.sides(Finding::new(Code::OrderChanged, message))
}
