//! Tables (§17.4).

use roxmltree::Node;

use super::body::Body;
use super::{child, elements, switch, value};
use crate::readback::Error;

/// A cell, by where its columns begin.
struct Cell<'a, 'b> {
    node: Node<'a, 'b>,
    column: usize,
    columns: usize,
    merged: Merged,
}

/// How a cell is merged with those above and below it (§17.4.85).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merged {
    /// Not at all.
    Alone,
    /// It begins what goes on below.
    First,
    /// It goes on what began above.
    Later,
}

struct Row<'a, 'b> {
    header: bool,
    /// How many columns of the grid it leaves out before its first cell.
    before: usize,
    cells: Vec<Cell<'a, 'b>>,
}

/// Takes in a table. Rows that are there again after a page turns are headers, as far as
/// they come first.
pub(super) fn table(body: &mut Body<'_>, node: Node<'_, '_>) -> Result<(), Error> {
    let mut rows = Vec::new();
    gather(node, &mut rows);
    let headers = rows.iter().take_while(|row| row.header).count();
    body.out.open("table", &[]);
    for (at, row) in rows.iter().enumerate() {
        if at == 0 || at == headers {
            if at > 0 {
                body.out.close();
            }
            body.out.open(if at < headers { "thead" } else { "tbody" }, &[]);
        }
        body.out.open("tr", &[]);
        if row.before > 0 {
            body.out.empty("td", &[("colspan", &row.before.to_string())]);
        }
        for cell in row.cells.iter().filter(|cell| cell.merged != Merged::Later) {
            let name = if at < headers { "th" } else { "td" };
            let rows = span(&rows, at, cell).to_string();
            let columns = cell.columns.to_string();
            body.out.open(name, &[("rowspan", &rows), ("colspan", &columns)]);
            body.inner(cell.node)?;
            body.out.close();
        }
        body.out.close();
    }
    if !rows.is_empty() {
        body.out.close();
    }
    body.out.close();
    Ok(())
}

/// How many rows a cell of row `at` takes.
fn span(rows: &[Row<'_, '_>], at: usize, cell: &Cell<'_, '_>) -> usize {
    if cell.merged != Merged::First {
        return 1;
    }
    let goes_on = |row: &&Row<'_, '_>| {
        let below = row.cells.iter().find(|below| below.column == cell.column);
        below.is_some_and(|below| below.merged == Merged::Later)
    };
    1 + rows[at + 1..].iter().take_while(goes_on).count()
}

/// The rows of a table that were not deleted, whatever surrounds them.
fn gather<'a, 'b>(node: Node<'a, 'b>, rows: &mut Vec<Row<'a, 'b>>) {
    for node in elements(node) {
        match node.tag_name().name() {
            "tr" => rows.extend(row(node)),
            "sdt" | "sdtContent" | "customXml" => gather(node, rows),
            _ => {}
        }
    }
}

fn row<'a, 'b>(node: Node<'a, 'b>) -> Option<Row<'a, 'b>> {
    let own = child(node, "trPr");
    if own.is_some_and(|own| child(own, "del").is_some()) {
        return None;
    }
    let header = own.and_then(|own| switch(own, "tblHeader")).unwrap_or_default();
    let before = own.and_then(|own| value(own, "gridBefore"));
    let before = before.and_then(|count| count.parse().ok()).unwrap_or_default();
    let mut row = Row { header, before, cells: Vec::new() };
    let mut column = before;
    cells(node, &mut |node| {
        let own = child(node, "tcPr");
        let columns = own.and_then(|own| value(own, "gridSpan"));
        let columns = columns.and_then(|count| count.parse().ok()).unwrap_or(1).max(1);
        let merged = match own.and_then(|own| child(own, "vMerge")) {
            None => Merged::Alone,
            Some(own) if super::attribute(own, "val") == Some("restart") => Merged::First,
            Some(_) => Merged::Later,
        };
        row.cells.push(Cell { node, column, columns, merged });
        column = column.saturating_add(columns);
    });
    Some(row)
}

fn cells<'a, 'b>(node: Node<'a, 'b>, take: &mut impl FnMut(Node<'a, 'b>)) {
    for node in elements(node) {
        match node.tag_name().name() {
            "tc" => take(node),
            "sdt" | "sdtContent" | "customXml" => cells(node, take),
            _ => {}
        }
    }
}
