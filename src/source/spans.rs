//! Cells as they were typed → cells that take several rows or columns.
//!
//! A cell that holds nothing but `<` is joined to the one on its left, one that
//! holds nothing but `^` to the one above it.

use super::types::{Cell, Inline};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// What was typed between two bars, or between two separators.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// What it says.
    pub content: Vec<Inline>,
    /// To which cell it is joined.
    pub joined: Option<Joined>,
    /// Where it stands.
    pub place: Place,
}

/// To which cell another is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// The one on its left.
    Left,
    /// The one above it.
    Above,
}

/// How many rows and columns are headers, from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headers {
    pub rows: usize,
    pub columns: usize,
}

/// Where a cell begins: its row and its column.
type Home = (usize, usize);

/// What a cell takes: the last row and column, and how many places in all.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    row: usize,
    column: usize,
    places: usize,
}

/// The cells of `rows`, which have as many cells each, row by row. Noted are
/// cells that are joined to none, that make no rectangle, or that reach out of
/// the headers; and rows and columns in which no cell begins.
pub fn cells(
    rows: Vec<Vec<Typed>>,
    headers: Headers,
    faults: &mut Diagnostics,
) -> Vec<Vec<Cell>> {
    let homes = homes(&rows, faults);
    let extents = extents(&homes);
    check_empty(&rows, &homes, faults);
    let mut out = Vec::with_capacity(rows.len());
    for (row, typed) in rows.into_iter().enumerate() {
        let mut cells = Vec::new();
        for (column, typed) in typed.into_iter().enumerate() {
            if homes[row][column] != (row, column) {
                continue;
            }
            let extent = extents[row][column];
            let (tall, wide) = (extent.row + 1 - row, extent.column + 1 - column);
            check(&typed.place, (row, column), extent, headers, faults);
            let Typed { content, place, .. } = typed;
            cells.push(Cell { column, rows: tall, columns: wide, content, place });
        }
        out.push(cells);
    }
    out
}

/// For each place of the grid, where the cell begins that takes it.
fn homes(rows: &[Vec<Typed>], faults: &mut Diagnostics) -> Vec<Vec<Home>> {
    let mut homes: Vec<Vec<Home>> = Vec::with_capacity(rows.len());
    for (row, typed) in rows.iter().enumerate() {
        let mut line: Vec<Home> = Vec::with_capacity(typed.len());
        for (column, cell) in typed.iter().enumerate() {
            let (home, where_to) = match cell.joined {
                None => (Some((row, column)), ""),
                Some(Joined::Left) => {
                    (line.last().copied(), "< with no cell on its left")
                }
                Some(Joined::Above) => {
                    let above = row.checked_sub(1).map(|above| homes[above][column]);
                    (above, "^ with no cell above it")
                }
            };
            if home.is_none() {
                faults.push(fault(where_to, &cell.place));
            }
            line.push(home.unwrap_or((row, column)));
        }
        homes.push(line);
    }
    homes
}

fn extents(homes: &[Vec<Home>]) -> Vec<Vec<Extent>> {
    let mut extents: Vec<Vec<Extent>> =
        homes.iter().map(|line| vec![Extent::default(); line.len()]).collect();
    for (row, line) in homes.iter().enumerate() {
        for (column, home) in line.iter().enumerate() {
            let extent = &mut extents[home.0][home.1];
            extent.row = extent.row.max(row);
            extent.column = extent.column.max(column);
            extent.places += 1;
        }
    }
    extents
}

fn check(
    place: &Place,
    (row, column): Home,
    extent: Extent,
    headers: Headers,
    faults: &mut Diagnostics,
) {
    let (tall, wide) = (extent.row + 1 - row, extent.column + 1 - column);
    let leaves = |first, last, headers| first < headers && last >= headers;
    let message = if extent.places != tall * wide {
        "the cells that are joined to this one make no rectangle with it"
    } else if leaves(row, extent.row, headers.rows) {
        "this cell reaches from the header rows into the others"
    } else if leaves(column, extent.column, headers.columns) {
        "this cell reaches from the header columns into the others"
    } else {
        return;
    };
    faults.push(fault(message, place));
}

/// A row or column in which no cell begins is none to any reader.
fn check_empty(rows: &[Vec<Typed>], homes: &[Vec<Home>], faults: &mut Diagnostics) {
    for (row, line) in homes.iter().enumerate() {
        if line.iter().all(|home| home.0 != row) {
            faults.push(fault("row in which no cell begins", &rows[row][0].place));
        }
    }
    for column in 0..homes.first().map_or(0, Vec::len) {
        if homes.iter().all(|line| line[column].1 != column) {
            let place = &rows[0][column].place;
            faults.push(fault("column in which no cell begins", place));
        }
    }
}

fn fault(message: &str, place: &Place) -> Diagnostic {
    Diagnostic::error("table-span", message).at(place.clone()).hint(
        "< joins a cell to the one on its left, ^ to the one above; a cell that says so is typed \\< or \\^",
    )
}
