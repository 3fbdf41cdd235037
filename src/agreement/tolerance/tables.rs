//! Header rows of tables that are there again after a page turns.

use std::collections::{BTreeMap, HashSet};

use crate::reading::{Reading, Within};

/// Leaves out the rows of header cells that say what the first row of their table
/// says, and closes the gap; gives how many cells there were.
pub(super) fn leave_out_repeated(reading: &mut Reading) -> usize {
    // What each row of header cells says, by table and row.
    let mut rows: BTreeMap<(usize, usize), Option<Vec<&str>>> = BTreeMap::new();
    for unit in &reading.units {
        let Some(cell) = unit.cell() else { continue };
        let row = rows.entry((cell.table, cell.row)).or_insert(Some(Vec::new()));
        match row {
            Some(texts) if cell.header.is_some() => texts.push(&unit.text),
            _ => *row = None,
        }
    }
    let repeated: HashSet<(usize, usize)> = rows
        .iter()
        .filter(|((table, row), texts)| {
            *row > 0 && texts.is_some() && rows.get(&(*table, 0)) == Some(*texts)
        })
        .map(|(at, _)| *at)
        .collect();
    if repeated.is_empty() {
        return 0;
    }
    let before = reading.units.len();
    reading.units.retain(|unit| {
        unit.cell().is_none_or(|cell| !repeated.contains(&(cell.table, cell.row)))
    });
    for within in reading.units.iter_mut().flat_map(|unit| &mut unit.within) {
        if let Within::Cell(cell) = within {
            let above =
                |(table, row): &&(usize, usize)| *table == cell.table && *row < cell.row;
            cell.row -= repeated.iter().filter(above).count();
        }
    }
    before - reading.units.len()
}

/// Whether `found` is `text` several times over.
pub(super) fn is_repeated(text: &str, found: &str) -> bool {
    let mut parts = 0;
    let mut rest = Some(found);
    while let Some(left) = rest.filter(|left| !left.is_empty()) {
        rest = left.strip_prefix(text).map(|left| left.strip_prefix(' ').unwrap_or(left));
        parts += usize::from(rest.is_some());
        if rest.is_none() || text.is_empty() {
            return false;
        }
    }
    parts > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_there_again_are_told() {
        assert!(is_repeated("Post", "Post Post"));
        assert!(is_repeated("a b", "a b a b a b"));
        assert!(!is_repeated("Post", "Post"));
        assert!(!is_repeated("Post", "Posten"));
        assert!(!is_repeated("", "Post"));
    }
}
