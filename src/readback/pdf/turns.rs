//! Where pages begin in the reading.

use super::units::Units;
use crate::reading::{Begins, PageTurn};

/// A turn for each page that has one of `labels`, in reading order. A page
/// without text that is read begins where the next one does, or after
/// everything; none begins anywhere where nothing is read.
pub(super) fn read(units: &Units, labels: Vec<String>) -> Vec<PageTurn> {
    let Some(last) = units.units.last() else {
        return Vec::new();
    };
    let mut next = (units.units.len() - 1, last.text.len());
    let mut turns = Vec::with_capacity(labels.len());
    for (page, label) in labels.into_iter().enumerate().rev() {
        next = units.turns.get(page).copied().flatten().unwrap_or(next);
        turns.push(PageTurn::new((Begins::Page, label), next.0, next.1));
    }
    turns.reverse();
    // A stable sort keeps empty pages before the page that they share a place
    // with.
    turns.sort_by_key(|turn| (turn.unit, turn.offset));
    turns
}
