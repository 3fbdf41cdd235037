use std::collections::HashMap;
use std::hash::Hash;

use crate::reading::{Cell, Unit};

/// Which tables, rows and columns of the source are which of the edition: for
/// each, that in which most of its cells stand.
#[derive(Debug, Default)]
pub struct Places {
    tables: HashMap<usize, usize>,
    rows: HashMap<(usize, usize), usize>,
    columns: HashMap<(usize, usize), usize>,
}

impl Places {
    /// Those that follow from `pairs` of units.
    pub(super) fn new(
        pairs: &[(usize, usize)],
        expected: &[Unit],
        found: &[Unit],
    ) -> Self {
        let cells: Vec<(&Cell, &Cell)> = pairs
            .iter()
            .filter_map(|(i, j)| Some((expected[*i].cell()?, found[*j].cell()?)))
            .collect();
        let tables = most(cells.iter().map(|(a, b)| (a.table, b.table)));
        let at_home = || cells.iter().filter(|(a, b)| tables[&a.table] == b.table);
        let rows = most(at_home().map(|(a, b)| ((a.table, a.row), b.row)));
        let columns = most(at_home().map(|(a, b)| ((a.table, a.column), b.column)));
        Self { tables, rows, columns }
    }

    /// The table of the edition that the source's `table` is.
    pub fn table(&self, table: usize) -> Option<usize> {
        self.tables.get(&table).copied()
    }

    /// The row in which the cells of that row stand.
    pub fn row(&self, table: usize, row: usize) -> Option<usize> {
        self.rows.get(&(table, row)).copied()
    }

    /// The column in which the cells of that column stand.
    pub fn column(&self, table: usize, column: usize) -> Option<usize> {
        self.columns.get(&(table, column)).copied()
    }

    /// Whether `found` stands in the row that `expected`'s row is.
    pub fn in_row(&self, expected: &Cell, found: &Cell) -> bool {
        self.table(expected.table) == Some(found.table)
            && self.row(expected.table, expected.row) == Some(found.row)
    }

    /// Whether `found` also stands in the column that `expected`'s column is.
    pub fn in_place(&self, expected: &Cell, found: &Cell) -> bool {
        self.in_row(expected, found)
            && self.column(expected.table, expected.column) == Some(found.column)
    }
}

/// For each key, the value that it has most often; of several, the first.
fn most<K: Eq + Hash + Copy>(
    pairs: impl Iterator<Item = (K, usize)>,
) -> HashMap<K, usize> {
    let mut counts: HashMap<K, Vec<(usize, usize)>> = HashMap::new();
    for (key, value) in pairs {
        let counts = counts.entry(key).or_default();
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    let best = |counts: Vec<(usize, usize)>| {
        let most = counts.iter().map(|(_, count)| *count).max();
        counts.into_iter().find(|(_, count)| Some(*count) == most)
    };
    counts.into_iter().filter_map(|(key, counts)| Some((key, best(counts)?.0))).collect()
}
