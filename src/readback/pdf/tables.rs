//! The tables of the structure tree: where each cell stands, and what it is a
//! header of (ISO 32000-2, 14.8.4.8.3 and 14.8.5.7).

use std::collections::HashMap;

use super::attributes::InTable;
use super::roles::Role;
use super::structure::{Child, Element};
use crate::readback::grid::{Grid, Said};
use crate::reading::{Cell, Header};

/// The cells of tables, by their elements' addresses in the tree.
#[derive(Debug, Default)]
pub(super) struct Cells {
    cells: HashMap<usize, Cell>,
    tables: usize,
}

impl Cells {
    /// Takes in the cells of the next table of the reading.
    pub(super) fn read(&mut self, table: &Element) {
        let mut rows = Rows::default();
        for child in elements(table) {
            match child.role {
                Role::Row => rows.row(child),
                Role::Rows => {
                    rows.grid.end_group();
                    elements(child)
                        .filter(|row| row.role == Role::Row)
                        .for_each(|row| rows.row(row));
                    rows.grid.end_group();
                }
                _ => {}
            }
        }
        let cells = rows.grid.cells(self.tables);
        self.cells.extend(rows.cells.into_iter().zip(cells));
        self.tables += 1;
    }

    /// The cell that `element` is; `None` where it stands in no table.
    pub(super) fn get(&self, element: &Element) -> Option<Cell> {
        self.cells.get(&address(element)).copied()
    }
}

#[derive(Default)]
struct Rows {
    grid: Grid,
    cells: Vec<usize>,
}

impl Rows {
    fn row(&mut self, row: &Element) {
        self.grid.row();
        for cell in elements(row) {
            let Role::Cell { header } = cell.role else { continue };
            let rare = cell.rare.as_deref();
            let InTable { rows, columns, scope } =
                rare.map(|rare| rare.in_table).unwrap_or_default();
            let said = match (header, scope) {
                (false, _) => Said::Data,
                (true, scope) => Said::Header(scope.unwrap_or(Header::Unknown)),
            };
            self.grid.cell(said, rows.unwrap_or(1).max(1), columns.unwrap_or(1));
            self.cells.push(address(cell));
        }
    }
}

fn elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| match child {
        Child::Element(element) => Some(element),
        _ => None,
    })
}

/// The tree does not change while it is read.
fn address(element: &Element) -> usize {
    std::ptr::from_ref(element) as usize
}
