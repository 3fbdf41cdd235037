//! Tables that only set text side by side, or in a frame (WCAG 2.2, 1.3.1).

use super::Remarks;
use crate::diagnostic::Diagnostic;
use crate::model::walk::{self, Met};
use crate::model::{Cell, Document, Inline, Scope, Table};

/// How many words are running text, and not a figure or a name.
const WORDS: usize = 20;

pub fn all(document: &Document, remarks: &mut Remarks) {
    for section in super::typed(document) {
        walk::section(section, &mut |met| {
            if let Met::Table(table) = met
                && let Some(line) = layout(table)
            {
                let message =
                    format!("table of one {line}, with nothing but running text");
                let remark = Diagnostic::warning("table-layout", message);
                let hint = "type it as headings and paragraphs, or as ::: aside";
                remarks.push(remark.hint(hint), &table.place);
            }
        });
    }
}

/// What there is only one of besides headers, where each cell of it holds running
/// text: then nothing is looked up by row and column. Where rows have headers,
/// their text is what each of them means.
fn layout(table: &Table) -> Option<&'static str> {
    if table.headers().iter().any(|header| header.header == Some(Scope::Row)) {
        return None;
    }
    let data: Vec<&Cell> = table
        .rows
        .iter()
        .flatten()
        .filter(|cell| cell.header.is_none() && !cell.is_empty())
        .collect();
    let first = data.first()?;
    let line = if data.iter().all(|cell| cell.column == first.column) {
        "column"
    } else if data.iter().all(|cell| cell.row == first.row) {
        "row"
    } else {
        return None;
    };
    let is_long =
        |cell: &&Cell| Inline::plain(&cell.content).split_whitespace().count() >= WORDS;
    data.iter().all(is_long).then_some(line)
}
