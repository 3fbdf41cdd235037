//! Which unit of a reading is which, once what is tolerated was left out or moved.

use std::collections::HashMap;

use crate::reading::Unit;

/// For each of the units `changed`, the one of `whole` that it was; of one that was made anew,
/// the one before. Notes may have been moved; all else is in its order.
pub(super) fn of(changed: &[Unit], whole: &[Unit]) -> Vec<usize> {
    let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, unit) in whole.iter().enumerate() {
        known.entry(&unit.text).or_default().push(at);
    }
    let mut next = 0;
    let origin = |unit: &Unit| {
        let same = known.get(unit.text.as_str()).map_or(&[][..], Vec::as_slice);
        let at = same.partition_point(|at| *at < next);
        match same.get(at) {
            Some(&at) if unit.note().is_none() => {
                next = at + 1;
                at
            }
            _ => next.saturating_sub(1),
        }
    };
    changed.iter().map(origin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::reading;

    #[test]
    fn what_was_left_out_is_passed_over() {
        let whole = reading("# A\nInnhold\n## B\nb\n## C\nb\nc").units;
        let mut changed = whole.clone();
        changed.remove(1);
        assert_eq!(of(&changed, &whole), [0, 2, 3, 4, 5, 6]);
        changed[4].text = "b, eller ikke".to_owned();
        assert_eq!(of(&changed, &whole), [0, 2, 3, 4, 4, 6]);
    }
}
