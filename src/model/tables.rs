//! Tables: their numbers and anchors, and what each cell is a header of.

use super::resolve::Resolver;
use super::{Anchor, Block, Cell, Inline, Role, Table};
use crate::diagnostic::Place;
use crate::source::{self, CaptionNumbers};
use crate::terms::{Alignment, Scope};
use crate::words::Word;

impl Resolver<'_> {
    /// The table `table`. One that has a caption has a number and an anchor.
    pub(super) fn table(&mut self, table: &source::Table, place: Place) -> Table {
        let caption: Vec<Block> =
            table.caption.iter().filter_map(|block| self.block(block)).collect();
        let label = if caption.is_empty() { None } else { self.table_label() };
        let anchor = table.anchor.clone().or_else(|| self.caption_anchor(&caption));
        if let (Some(anchor), Some(Block::Paragraph(caption))) =
            (&anchor, caption.first())
        {
            self.targets.caption(anchor, label.as_deref(), &caption.content);
        }
        let rows: Vec<Vec<Cell>> = table
            .rows
            .iter()
            .enumerate()
            .map(|(row, cells)| {
                cells.iter().map(|cell| self.cell(table, row, cell)).collect()
            })
            .collect();
        let columns = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, given)| given.unwrap_or_else(|| usual(&rows, at)))
            .collect();
        let header_rows = table.header_rows;
        let opening = label.map(|label| self.opening(&label)).unwrap_or_default();
        let name = caption.is_empty().then(|| self.table_name(&rows));
        Table { anchor, opening, caption, name, columns, header_rows, rows, place }
    }

    /// The headers in the first row, and a number where another table without a
    /// caption has the same, so that nobody takes one for the other.
    fn table_name(&mut self, rows: &[Vec<Cell>]) -> String {
        let cells = rows.iter().take(1).flatten();
        let texts = cells.map(|cell| Inline::plain(&cell.content));
        let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        let name = texts.join(", ");
        let count = self.table_names.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name} ({count})") }
    }

    /// What the caption of what is called `label` begins with.
    fn opening(&self, label: &str) -> Vec<Inline> {
        let label = Inline::Strong(vec![Inline::Text(format!("{label}."))]);
        vec![self.own(label), Inline::Text(" ".into())]
    }

    /// The word for a table and its number: `Tabell 2`.
    fn table_label(&mut self) -> Option<String> {
        let number = self.tables.next()?;
        Some(self.words.numbered(Word::Table, &number))
    }

    /// A name made of the words of the caption.
    fn caption_anchor(&mut self, caption: &[Block]) -> Option<Anchor> {
        let Some(Block::Paragraph(paragraph)) = caption.first() else { return None };
        Some(self.anchors.make(&Inline::plain(&paragraph.content), "table"))
    }

    fn cell(&mut self, table: &source::Table, row: usize, cell: &source::Cell) -> Cell {
        let header = if row < table.header_rows {
            Some(Scope::Column)
        } else if cell.column < table.header_columns {
            Some(Scope::Row)
        } else {
            None
        };
        Cell {
            row,
            column: cell.column,
            rows: cell.rows,
            columns: cell.columns,
            header,
            content: self.inlines(&cell.content),
            place: cell.place.clone(),
        }
    }
}

/// Where a column's text stands if its author does not say so: numbers stand
/// below each other by their last digits.
fn usual(rows: &[Vec<Cell>], column: usize) -> Alignment {
    let data = rows.iter().flatten().filter(|cell| {
        cell.header.is_none() && cell.column == column && cell.columns == 1
    });
    let mut texts = data.map(|cell| Inline::plain(&cell.content)).peekable();
    let numbers = texts.peek().is_some() && texts.all(|text| is_number(&text));
    if numbers { Alignment::End } else { Alignment::Start }
}

/// Whether `text` is a number, with its sign and unit, or stands for none.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let plain =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-−–—±.,:%‰".contains(c);
    let unit =
        |word: &&str| !matches!(*word, "kr" | "mill." | "mrd." | "NOK" | "€" | "£" | "$");
    text.split_whitespace().filter(unit).all(|word| word.chars().all(plain))
}

/// Counts something that has a caption and a number.
#[derive(Debug)]
pub(super) struct Counter {
    numbering: CaptionNumbers,
    count: u32,
    /// How many chapters there were, for those that have no number themselves.
    chapters: u32,
    /// What the number begins with.
    part: Option<String>,
}

impl Counter {
    /// Begins to count.
    pub(super) fn new(numbering: CaptionNumbers) -> Self {
        Self { numbering, count: 0, chapters: 0, part: None }
    }

    /// Begins a part of the work with its number, which may have a word before
    /// it: `Vedlegg A`.
    pub(super) fn open_part(&mut self, role: Role, number: Option<&str>) {
        self.chapters += u32::from(role == Role::Chapter);
        let number = number.and_then(|number| number.rsplit(' ').next());
        self.part = match role {
            Role::Chapter => {
                Some(number.map_or(self.chapters.to_string(), str::to_string))
            }
            Role::Appendix => number.map(str::to_string),
            _ => None,
        };
        if self.numbering == CaptionNumbers::Chapter {
            self.count = 0;
        }
    }

    /// The next number.
    pub(super) fn next(&mut self) -> Option<String> {
        self.count += 1;
        match (self.numbering, &self.part) {
            (CaptionNumbers::Off, _) => None,
            (CaptionNumbers::Chapter, Some(part)) => {
                Some(format!("{part}.{}", self.count))
            }
            _ => Some(self.count.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for text in ["12", "−1 200,50", "50 %", "kr 3", "–", "", "2020–2024"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["A1", "ja", "ca. 3"] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_run_as_far_as_they_should() {
        let run = |numbering| {
            let mut counter = Counter::new(numbering);
            let parts = [
                (Role::Foreword, None),
                (Role::Chapter, None),
                (Role::Chapter, Some("II")),
                (Role::Appendix, Some("Vedlegg A")),
            ];
            parts.map(|(role, number)| {
                counter.open_part(role, number);
                counter.next().unwrap_or_default()
            })
        };
        assert_eq!(run(CaptionNumbers::Work), ["1", "2", "3", "4"]);
        assert_eq!(run(CaptionNumbers::Chapter), ["1", "1.1", "II.1", "A.1"]);
        assert_eq!(run(CaptionNumbers::Off), ["", "", "", ""]);
    }
}
