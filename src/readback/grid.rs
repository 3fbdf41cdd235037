//! Which rows and columns the cells of a table take, by the spans that they
//! give themselves (HTML, §4.9.12; ISO 32000-2, 14.8.5.7).
//!
//! The number of columns and the length of spans are bounded, so that a table
//! of any shape takes time in proportion to its cells.

use crate::reading::{Cell, Header};

/// The most columns that are told apart; as many as one cell may take in HTML.
const MAX_COLUMNS: usize = 1000;

/// A table as its rows and cells come in.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The cells so far.
    places: Vec<Place>,
    /// Those of them that reach below the row in which they begin and may take
    /// places in rows to come, by column.
    hanging: Vec<Hanging>,
    /// How many rows have begun.
    rows: usize,
    /// The first column of the row that may be free.
    column: usize,
    /// The first cell of the group of rows.
    group: usize,
}

/// What a cell says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is no header.
    Data,
    /// It is a header of that.
    Header(Header),
    /// It is a header of what its place in the table tells.
    ByPlace,
}

#[derive(Debug)]
struct Place {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    said: Said,
}

#[derive(Debug)]
struct Hanging {
    start: usize,
    end: usize,
    /// The first row that it does not take.
    until: usize,
}

impl Grid {
    /// Begins a row.
    pub(crate) fn row(&mut self) {
        self.rows += 1;
        self.column = 0;
        let row = self.rows - 1;
        self.hanging.retain(|hanging| hanging.until > row);
    }

    /// Puts a cell at the next free place of the row. One that takes 0 rows
    /// takes all that are left of its group.
    pub(crate) fn cell(&mut self, said: Said, rows: usize, columns: usize) {
        let row = self.rows.saturating_sub(1);
        let mut column = self.column;
        for hanging in &self.hanging {
            if hanging.start <= column && column < hanging.end {
                column = hanging.end;
            }
        }
        let column = column.min(MAX_COLUMNS - 1);
        let columns = columns.clamp(1, MAX_COLUMNS - column);
        let rows = if rows == 0 { usize::MAX - row } else { rows.min(usize::MAX - row) };
        self.column = column + columns;
        if rows > 1 {
            let at = self.hanging.partition_point(|hanging| hanging.start <= column);
            let hanging =
                Hanging { start: column, end: column + columns, until: row + rows };
            // No more of them can matter than there are columns.
            if self.hanging.len() < MAX_COLUMNS {
                self.hanging.insert(at, hanging);
            }
        }
        self.places.push(Place { row, column, rows, columns, said });
    }

    /// Ends a group of rows: no cell reaches out of it.
    pub(crate) fn end_group(&mut self) {
        for place in &mut self.places[self.group..] {
            place.rows = place.rows.min(self.rows - place.row.min(self.rows)).max(1);
        }
        self.group = self.places.len();
        self.hanging.clear();
    }

    /// The cells as the table number `table` of a reading has them, in the order
    /// in which they came.
    pub(crate) fn cells(mut self, table: usize) -> Vec<Cell> {
        self.end_group();
        let rows = self.data(self.rows, |place| (place.row, place.rows));
        let columns = self.data(MAX_COLUMNS, |place| (place.column, place.columns));
        let cell = |place: &Place| Cell {
            table,
            row: place.row,
            column: place.column,
            rows: place.rows,
            columns: place.columns,
            header: match place.said {
                Said::Data => None,
                Said::Header(header) => Some(header),
                Said::ByPlace if rows.is_free(place.row, place.rows) => {
                    Some(Header::Column)
                }
                Said::ByPlace if columns.is_free(place.column, place.columns) => {
                    Some(Header::Row)
                }
                Said::ByPlace => Some(Header::Unknown),
            },
        };
        self.places.iter().map(cell).collect()
    }

    /// In which of `count` rows or columns there is data.
    fn data(&self, count: usize, run: impl Fn(&Place) -> (usize, usize)) -> Lines {
        let mut steps = vec![0_isize; count + 1];
        for place in self.places.iter().filter(|place| place.said == Said::Data) {
            let (start, length) = run(place);
            steps[start.min(count)] += 1;
            steps[(start + length).min(count)] -= 1;
        }
        let mut open = 0;
        let mut before = vec![0];
        for step in &steps[..count] {
            open += step;
            before.push(before[before.len() - 1] + usize::from(open > 0));
        }
        Lines(before)
    }
}

/// For each row or column, how many before it hold data.
struct Lines(Vec<usize>);

impl Lines {
    /// Whether there is no data in `length` of them from `start` on.
    fn is_free(&self, start: usize, length: usize) -> bool {
        let last = self.0.len() - 1;
        self.0[(start + length).min(last)] == self.0[start.min(last)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of cells, each with the rows and columns that it takes.
    #[track_caller]
    fn check(rows: &[&[(usize, usize)]], expected: &[(usize, usize, usize, usize)]) {
        let mut grid = Grid::default();
        for row in rows {
            grid.row();
            row.iter().for_each(|(rows, columns)| grid.cell(Said::Data, *rows, *columns));
        }
        let cells = grid.cells(0);
        let found: Vec<_> =
            cells.iter().map(|it| (it.row, it.column, it.rows, it.columns)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_stand_beside_those_that_hang_into_their_row() {
        check(
            &[&[(2, 1), (1, 2)], &[(1, 1), (1, 1)]],
            &[(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)],
        );
    }

    #[test]
    fn spans_end_with_the_table() {
        check(&[&[(9, 1)], &[(0, 1)]], &[(0, 0, 2, 1), (1, 1, 1, 1)]);
    }

    #[test]
    fn spans_are_bounded() {
        let bombs: Vec<(usize, usize)> = vec![(usize::MAX, 1_000_000); 2000];
        let rows: Vec<&[(usize, usize)]> = vec![&bombs; 5];
        let mut grid = Grid::default();
        for row in rows {
            grid.row();
            row.iter().for_each(|(rows, columns)| grid.cell(Said::Data, *rows, *columns));
        }
        let cells = grid.cells(0);
        assert!(cells.iter().all(|it| it.column + it.columns <= MAX_COLUMNS));
        assert!(cells.iter().all(|it| it.row + it.rows <= 5));
    }

    #[test]
    fn headers_that_do_not_say_are_told_by_their_place() {
        let mut grid = Grid::default();
        let rows = [
            [Said::ByPlace, Said::ByPlace],
            [Said::ByPlace, Said::Data],
            [Said::Data, Said::ByPlace],
        ];
        for row in rows {
            grid.row();
            row.into_iter().for_each(|said| grid.cell(said, 1, 1));
        }
        let headers: Vec<_> = grid.cells(0).into_iter().map(|cell| cell.header).collect();
        let column = Some(Header::Column);
        let unknown = Some(Header::Unknown);
        assert_eq!(headers, [column, column, unknown, None, None, unknown]);
    }
}
