//! The tables of a page: where each cell stands, and what it is a header of.

use super::kind::{self, is_presentational};
use super::tree::{NodeId, Tree};
use crate::readback::grid::{Grid, Said};
use crate::reading::{Cell, Header};

/// The longest spans that HTML knows (§4.9.11).
const MAX_COLUMNS: usize = 1000;
const MAX_ROWS: usize = 65_534;

/// Whether the element is a table, and not one that only arranges a page.
pub(crate) fn is_table(tree: &Tree, id: NodeId) -> bool {
    tree.name(id) == "table" && !is_presentational(tree, id)
}

/// The cells of the table `id`, which is number `table` of the reading.
pub(crate) fn cells(tree: &Tree, id: NodeId, table: usize) -> Vec<(NodeId, Cell)> {
    let mut rows = Rows { tree, grid: Grid::default(), cells: Vec::new() };
    for child in tree.children(id) {
        match tree.name(child) {
            "tr" => rows.row(child),
            "thead" | "tbody" | "tfoot" if !rows.is_hidden(child) => {
                rows.grid.end_group();
                let inner = tree.children(child).filter(|row| tree.name(*row) == "tr");
                inner.for_each(|row| rows.row(row));
                rows.grid.end_group();
            }
            _ => {}
        }
    }
    rows.cells.into_iter().zip(rows.grid.cells(table)).collect()
}

struct Rows<'a> {
    tree: &'a Tree,
    grid: Grid,
    cells: Vec<NodeId>,
}

impl Rows<'_> {
    fn row(&mut self, row: NodeId) {
        if self.is_hidden(row) {
            return;
        }
        self.grid.row();
        for cell in self.tree.children(row) {
            if matches!(self.tree.name(cell), "td" | "th") && !self.is_hidden(cell) {
                let rows = self.span(cell, "rowspan", MAX_ROWS);
                let columns = self.span(cell, "colspan", MAX_COLUMNS).max(1);
                self.grid.cell(self.said(cell), rows, columns);
                self.cells.push(cell);
            }
        }
    }

    fn is_hidden(&self, id: NodeId) -> bool {
        kind::is_hidden(self.tree, id, self.tree.name(id))
    }

    fn span(&self, cell: NodeId, name: &str, most: usize) -> usize {
        let typed = self.tree.attribute(cell, name).map(str::trim).unwrap_or_default();
        let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
        match &typed[..digits] {
            "" => 1,
            digits => digits.parse().unwrap_or(most).min(most),
        }
    }

    fn said(&self, cell: NodeId) -> Said {
        if self.tree.name(cell) == "td" {
            return Said::Data;
        }
        let scope = self.tree.attribute(cell, "scope").map(str::trim).unwrap_or_default();
        match scope.to_ascii_lowercase().as_str() {
            "col" | "colgroup" => Said::Header(Header::Column),
            "row" | "rowgroup" => Said::Header(Header::Row),
            _ => Said::ByPlace,
        }
    }
}
