//! Tables: typed with bars, or beside the text as CSV.
//!
//! 1. [`Reader::table`] takes a table that stands by itself,
//!    [`Reader::table_directive`] one with a caption and attributes.
//! 2. Rows of cells are read, from the text or from a CSV file, and checked to
//!    be as long as each other.
//! 3. [`spans`] joins cells.

use comrak::nodes::{Node, NodeTable, NodeValue, TableAlignment};
use comrak::{Arena, parse_document};

use super::directives::Opening;
use super::headings::is_blank;
use super::{Reader, options};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::lines::Lines;
use crate::source::sheet;
use crate::source::spans::{self, Headers, Joined, Typed};
use crate::source::text;
use crate::source::types::{Block, Content, Table};
use crate::terms::{Alignment, Anchor};

/// The most columns: far more than any page can show.
const MAX_COLUMNS: usize = 100;

/// The most cells, those that take several places counted as often.
const MAX_CELLS: usize = 50_000;

/// The rows of a table as they were typed.
struct Body {
    rows: Vec<Vec<Typed>>,
    columns: Vec<Option<Alignment>>,
}

/// What is said of a table beside its cells.
#[derive(Default)]
struct Given {
    anchor: Option<Anchor>,
    caption: Vec<Block>,
    header_rows: Option<usize>,
    header_columns: usize,
    align: Option<Vec<Alignment>>,
}

impl Reader<'_, '_> {
    /// The table `node`, which stands by itself.
    pub fn table(&mut self, node: Node<'_>, table: &NodeTable) -> Option<Content> {
        let place = self.place(node);
        let body = self.body(node, table)?;
        self.finish(body, Given::default(), &place)
    }

    /// The table that stands in the directive `node`, or beside the text, with
    /// its caption.
    pub fn table_directive(
        &mut self,
        node: Node<'_>,
        opening: &mut Opening,
    ) -> Option<Content> {
        let place = self.place(node);
        let mut given = self.given(opening, &place);
        let mut bodies = Vec::new();
        if let Some(name) = opening.take("source") {
            bodies.push(self.sheet(&name, &place));
        }
        let caption = self.descend(node, |reader| {
            let mut caption = Vec::new();
            for child in node.children() {
                match &child.data().value {
                    NodeValue::Table(table) => bodies.push(reader.body(child, table)),
                    _ => caption.extend(reader.block(child)),
                }
            }
            caption
        });
        self.check_caption(&caption);
        given.caption = caption;
        if bodies.len() != 1 {
            self.fault_content(bodies.len(), &place);
            return None;
        }
        self.finish(bodies.pop().flatten()?, given, &place)
    }

    fn given(&mut self, opening: &mut Opening, place: &Place) -> Given {
        Given {
            anchor: self.take_anchor(opening, place),
            caption: Vec::new(),
            header_rows: self.count(opening, "header-rows", place),
            header_columns: self.count(opening, "header-columns", place).unwrap_or(0),
            align: self.alignments(opening, place),
        }
    }

    fn count(
        &mut self,
        opening: &mut Opening,
        key: &str,
        place: &Place,
    ) -> Option<usize> {
        let value = opening.take(key)?;
        let count = value.parse().ok().filter(|count| *count <= MAX_COLUMNS);
        if count.is_none() {
            let message = format!("{key} is a small number, not \"{value}\"");
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint(format!("such as {key}=1")));
        }
        count
    }

    fn alignments(
        &mut self,
        opening: &mut Opening,
        place: &Place,
    ) -> Option<Vec<Alignment>> {
        let value = opening.take("align")?;
        let words: Option<Vec<Alignment>> =
            value.split_whitespace().map(alignment).collect();
        if words.is_none() {
            let message = format!("align is not \"{value}\"");
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint(
                "one of left, center and right for each column: align=\"left right\"",
            ));
        }
        words
    }

    fn check_caption(&mut self, caption: &[Block]) {
        for block in caption {
            if !matches!(block.content, Content::Paragraph(_)) {
                let message = "a table's caption holds paragraphs alone";
                let fault = Diagnostic::error("table-content", message);
                let hint = "end the directive before what belongs to the text";
                self.faults.push(fault.at(block.place.clone()).hint(hint));
            }
        }
    }

    fn fault_content(&mut self, tables: usize, place: &Place) {
        let message = match tables {
            0 => "directive for a table that holds none",
            _ => "directive for a table that holds several",
        };
        let fault = Diagnostic::error("table-content", message).at(place.clone());
        self.faults.push(fault.hint(
            "type one table with bars between its cells, or name a file: source=\"priser.csv\"",
        ));
    }

    /// The rows of the table that is typed at `node`.
    fn body(&mut self, node: Node<'_>, table: &NodeTable) -> Option<Body> {
        let place = self.place(node);
        let width = table.num_columns;
        if !self.check_size(width, table.num_rows, &place) {
            return None;
        }
        let rows = self.descend(node, |reader| {
            node.children().map(|row| reader.row(row, width)).collect()
        });
        let columns = table.alignments.iter().map(|alignment| match alignment {
            TableAlignment::None => None,
            TableAlignment::Left => Some(Alignment::Start),
            TableAlignment::Center => Some(Alignment::Center),
            TableAlignment::Right => Some(Alignment::End),
        });
        Some(Body { rows, columns: columns.collect() })
    }

    fn check_size(&mut self, columns: usize, rows: usize, place: &Place) -> bool {
        let fits = columns <= MAX_COLUMNS && columns.saturating_mul(rows) <= MAX_CELLS;
        if !fits {
            let fault = Diagnostic::error("table-too-large", "table that is too large");
            let hint = format!(
                "a table has at most {MAX_COLUMNS} columns and {MAX_CELLS} cells"
            );
            self.faults.push(fault.at(place.clone()).hint(hint));
        }
        fits
    }

    fn row(&mut self, node: Node<'_>, width: usize) -> Vec<Typed> {
        self.check_width(self.typed_cells(node), width, self.place(node));
        node.children().map(|cell| self.cell(cell)).collect()
    }

    /// How many cells were typed: the tree has as many in each row, whatever
    /// was typed.
    fn typed_cells(&self, row: Node<'_>) -> usize {
        let text = &self.lines.text()[self.start(row)..];
        count(text.split(['\r', '\n']).next().unwrap_or_default())
    }

    fn check_width(&mut self, found: usize, width: usize, place: Place) {
        if found == width {
            return;
        }
        let cells = if found == 1 { "1 cell".into() } else { format!("{found} cells") };
        let message = format!("row of {cells} in a table of {width} columns");
        let fault = Diagnostic::error("table-row", message).at(place);
        self.faults.push(fault.hint(
            "every row has as many cells as the first; an empty cell is typed, too",
        ));
    }

    fn cell(&mut self, node: Node<'_>) -> Typed {
        let joined = joined(node);
        let content = if joined.is_some() { Vec::new() } else { self.inlines(node) };
        Typed { content, joined, place: self.place(node) }
    }

    /// The rows of the CSV file `name`, which is named at `place`.
    fn sheet(&mut self, name: &str, place: &Place) -> Option<Body> {
        let text = self.folder.text(name, place, self.faults)?;
        let sheet = sheet::sheet(&text, MAX_CELLS + 1);
        let file = text::name(&self.folder.path.join(name));
        let width = sheet.widths.first().map_or(0, |(width, _)| *width);
        let rows = sheet.widths.len();
        if !self.check_size(width, rows, &Place::start(file.clone())) {
            return None;
        }
        for (found, line) in &sheet.widths {
            self.check_width(*found, width, Place::new(file.clone(), *line, 1));
        }
        self.sheets.insert(name.to_string(), text);
        let lines = Lines::made_of(file.clone(), &sheet.markdown, sheet.origins);
        let arena = Arena::new();
        let root = parse_document(&arena, &sheet.markdown, &options());
        let Some(node) = root.first_child() else {
            let fault = Diagnostic::error("table-empty", "CSV file with no rows");
            self.faults.push(fault.at(Place::start(file)));
            return None;
        };
        let data = node.data();
        let NodeValue::Table(table) = &data.value else { return None };
        self.of(&lines).body(node, table)
    }

    fn finish(&mut self, body: Body, given: Given, place: &Place) -> Option<Content> {
        let Body { mut rows, mut columns } = body;
        let mut header_rows = given.header_rows.unwrap_or(1);
        // A table that is typed begins with a row of headers, which is empty
        // where the headers stand in the first column alone.
        let opening = rows.first().is_some_and(|row| row.iter().all(is_empty));
        if opening && header_rows <= 1 && given.header_columns > 0 {
            rows.remove(0);
            header_rows = 0;
        }
        let headers = Headers { rows: header_rows, columns: given.header_columns };
        if !self.check_headers(&rows, headers, place) {
            return None;
        }
        if let Some(align) = given.align {
            self.check_alignments(align.len(), columns.len(), place);
            columns = align.into_iter().map(Some).collect();
            columns.resize(rows[0].len(), None);
        }
        let rows = spans::cells(rows, headers, self.faults);
        Some(Content::Table(Table {
            anchor: given.anchor,
            caption: given.caption,
            columns,
            header_rows: headers.rows,
            header_columns: headers.columns,
            rows,
        }))
    }

    fn check_alignments(&mut self, found: usize, columns: usize, place: &Place) {
        if found != columns {
            let message = format!("align for {found} of {columns} columns");
            let fault = Diagnostic::error("attribute", message).at(place.clone());
            self.faults.push(fault.hint("name left, center or right for each column"));
        }
    }

    /// Whether there are headers, and something that they are headers of.
    fn check_headers(
        &mut self,
        rows: &[Vec<Typed>],
        headers: Headers,
        place: &Place,
    ) -> bool {
        let data = rows.iter().skip(headers.rows);
        let is_data = |row: &Vec<Typed>| !row.iter().skip(headers.columns).all(is_empty);
        if !data.into_iter().any(is_data) {
            let fault = Diagnostic::error("table-empty", "table without data")
                .at(place.clone())
                .hint("write something beside its headers, or leave it out");
            self.faults.push(fault);
            return false;
        }
        let first = rows.first().into_iter().flatten();
        let bare = if headers.rows == 0 && headers.columns == 0 {
            Some(place)
        } else if headers.rows == 0 {
            None
        } else {
            // The corner between two kinds of headers may be empty.
            let mut headings = first.skip(headers.columns);
            headings.find(|cell| is_empty(cell)).map(|cell| &cell.place)
        };
        let Some(place) = bare else { return true };
        let message = match headers.rows {
            0 => "table without headers",
            _ => "column without a header",
        };
        let fault = Diagnostic::error("table-header", message).at(place.clone());
        self.faults.push(fault.hint(
            "the first row says what stands in each column; {header-columns=1} makes headers of the first column",
        ));
        false
    }
}

/// How many cells there are in a row that is typed so: bars part them, but for
/// those after a backslash, and may stand before the first and after the last.
fn count(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut bars = 0;
    let mut last = false;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        last = c == '|';
        bars += usize::from(last);
        if c == '\\' {
            characters.next();
        }
    }
    bars + usize::from(!last)
}

fn alignment(word: &str) -> Option<Alignment> {
    match word {
        "left" => Some(Alignment::Start),
        "center" => Some(Alignment::Center),
        "right" => Some(Alignment::End),
        _ => None,
    }
}

/// To which cell the cell `node` is joined. What is escaped is text.
fn joined(node: Node<'_>) -> Option<Joined> {
    let only = node.first_child().filter(|only| only.next_sibling().is_none())?;
    match only.data().value.text().map(|text| text.trim()) {
        Some("<") => Some(Joined::Left),
        Some("^") => Some(Joined::Above),
        _ => None,
    }
}

fn is_empty(cell: &Typed) -> bool {
    cell.joined.is_none() && is_blank(&cell.content)
}
