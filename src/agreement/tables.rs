//! The rows and columns of tables that an edition lacks.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::pairing::{Fate, Pairing};
use crate::reading::{Cell, Unit};

/// A row or a column: its table, and its number.
type Line = (usize, usize);

/// What of the source's tables is missing as a whole.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The columns of tables that are there without them, by table, with the
    /// units of their cells.
    columns: BTreeMap<usize, BTreeMap<usize, Vec<usize>>>,
    /// Those units.
    told: HashSet<usize>,
    /// The rows of which nothing is there.
    rows: BTreeSet<Line>,
    /// How many cells say something, in each table and in each of its rows.
    cells: HashMap<usize, usize>,
    cells_in: HashMap<Line, usize>,
    /// The rows of which some cells have no pair: in the source, and in the
    /// edition.
    gappy: HashSet<Line>,
    gappy_there: HashSet<Line>,
}

/// The units of a line, and how many of them are there.
#[derive(Default)]
struct Count {
    units: Vec<usize>,
    there: usize,
}

impl Tables {
    pub(super) fn new(pairing: &Pairing, expected: &[Unit], found: &[Unit]) -> Self {
        let mut out = Self::default();
        let mut rows: HashMap<Line, Count> = HashMap::new();
        let mut columns: BTreeMap<Line, Count> = BTreeMap::new();
        for (i, unit) in expected.iter().enumerate() {
            let Some(cell) = unit.cell() else { continue };
            let there = usize::from(pairing.expected[i] != Fate::Alone);
            let row = rows.entry((cell.table, cell.row)).or_default();
            let column = columns.entry((cell.table, cell.column)).or_default();
            for count in [row, column] {
                count.units.push(i);
                count.there += there;
            }
            *out.cells.entry(cell.table).or_default() += 1;
            *out.cells_in.entry((cell.table, cell.row)).or_default() += 1;
        }
        let gone = |count: &Count| count.there == 0;
        out.rows = rows.iter().filter(|row| gone(row.1)).map(|row| *row.0).collect();
        let gappy = |count: &Count| count.there < count.units.len();
        out.gappy = rows.iter().filter(|row| gappy(row.1)).map(|row| *row.0).collect();
        for ((table, column), count) in columns.into_iter().filter(|it| gone(&it.1)) {
            // A column with text in missing rows alone may be there.
            let in_kept_row = |i: &usize| {
                expected[*i]
                    .cell()
                    .is_some_and(|cell| !out.rows.contains(&(table, cell.row)))
            };
            let units: Vec<usize> = count.units.into_iter().filter(in_kept_row).collect();
            if !units.is_empty() {
                out.told.extend(&units);
                out.columns.entry(table).or_default().insert(column, units);
            }
        }
        let alone = found.iter().zip(&pairing.found).filter(|it| *it.1 == Fate::Alone);
        let cells = alone.filter_map(|(unit, _)| unit.cell());
        out.gappy_there = cells.map(|cell| (cell.table, cell.row)).collect();
        out
    }

    /// The columns that `table` lacks, with their units.
    pub(super) fn columns(
        &self,
        table: usize,
    ) -> impl Iterator<Item = (&usize, &Vec<usize>)> {
        self.columns.get(&table).into_iter().flatten()
    }

    /// Whether the unit `i` is missing with its column.
    pub(super) fn tells(&self, i: usize) -> bool {
        self.told.contains(&i)
    }

    /// Whether cells are missing in the row of `expected`, or were added in
    /// that of `found`.
    pub(super) fn is_gappy(&self, expected: &Cell, found: &Cell) -> bool {
        self.gappy.contains(&(expected.table, expected.row))
            || self.gappy_there.contains(&(found.table, found.row))
    }

    /// How many of the rows that `cell` takes are there.
    pub(super) fn rows_of(&self, cell: &Cell) -> usize {
        let (first, after) = (cell.row, cell.row + cell.rows);
        let gone = self.rows.range((cell.table, first)..(cell.table, after));
        cell.rows - gone.count()
    }

    /// How many of the columns that `cell` takes are there.
    pub(super) fn columns_of(&self, cell: &Cell) -> usize {
        let run = cell.column..cell.column + cell.columns;
        let gone = self.columns.get(&cell.table).map(|gone| gone.range(run).count());
        cell.columns - gone.unwrap_or(0)
    }

    /// What a run of missing units is, if it is a table, or rows of one.
    pub(super) fn whole(&self, units: &[Unit], run: Range<usize>) -> Option<Whole> {
        let cells: Vec<&Cell> = units[run].iter().filter_map(Unit::cell).collect();
        let (first, last) = (cells.first()?, cells.last()?);
        if self.cells[&first.table]
            == cells.iter().filter(|c| c.table == first.table).count()
        {
            return Some(Whole::Table);
        }
        let rows = first.row..last.row + 1;
        let all = rows.clone().filter_map(|row| self.cells_in.get(&(first.table, row)));
        (all.sum::<usize>() == cells.len()).then_some(Whole::Rows(rows))
    }
}

/// A part of a table that is missing as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whole {
    Table,
    /// Rows, counted from 0.
    Rows(Range<usize>),
}
