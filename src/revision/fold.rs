//! One event, one change.

use super::types::{Change, Way, What};

/// Joins neighbours that follow from one event: items whose numbers all changed by as
/// much.
pub(super) fn fold(changes: &mut Vec<Change>) {
    let mut out: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes.drain(..) {
        match out.last_mut() {
            Some(last) if goes_on(last, &change) => take_in(last, change),
            _ => out.push(change),
        }
    }
    *changes = out;
}

/// Whether `next` is the next item after `last`, and all that happened to both is that
/// their numbers changed by as much.
fn goes_on(last: &Change, next: &Change) -> bool {
    let numbers = |change: &Change, end: bool| {
        let name = change.until.as_ref().filter(|_| end).unwrap_or(&change.unit);
        let [Way::Renumbered { from, until }] = change.ways.as_slice() else {
            return None;
        };
        let from = until.as_ref().filter(|_| end).unwrap_or(from);
        let number = name.number.as_deref()?.rsplit('.').next()?;
        let (was, is) = (from.parse::<u32>().ok()?, number.parse::<u32>().ok()?);
        (name.what == What::Item).then_some((was, is))
    };
    match (numbers(last, true), numbers(next, false)) {
        (Some((was, is)), Some(then)) => {
            then == (was.saturating_add(1), is.saturating_add(1))
                && last.unit.item == next.unit.item
        }
        _ => false,
    }
}

fn take_in(last: &mut Change, next: Change) {
    if let ([Way::Renumbered { until, .. }], [Way::Renumbered { from, .. }]) =
        (last.ways.as_mut_slice(), next.ways.as_slice())
    {
        *until = Some(from.clone());
    }
    for (last, next) in [(&mut last.old, next.old), (&mut last.new, next.new)] {
        let lines = last.as_mut().and_then(|spot| spot.lines.as_mut());
        if let (Some(lines), Some(next)) = (lines, next.and_then(|spot| spot.lines)) {
            lines.last = next.last;
        }
    }
    last.until = Some(next.unit);
    last.text.clear();
}
