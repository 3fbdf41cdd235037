//! Tables as Typst content.
//!
//! Typst repeats header rows on each page that a table runs to; only the first
//! ones are tagged. What each header cell is the header of is told to it
//! outright, cell by cell.

use std::num::{NonZeroU32, NonZeroUsize};

use typst::foundations::{Content, Label, NativeElement, Packed, Smart};
use typst::layout::{HAlignment, Sizing, TrackSizings};
use typst::model::{
    FigureCaption, FigureElem, FigureKind, ParElem, TableCell, TableChild, TableElem,
    TableHLine, TableHeader, TableItem,
};
use typst::pdf::{TableCellKind, TableHeaderScope};
use typst::utils::PicoStr;

use super::content::{inlines, place};
use crate::model::{Alignment, Block, Cell, Inline, Scope, Table};

/// What layouts know the headers of columns and of rows by: `show <table:row>: …`.
/// No anchor is called so.
const COLUMN: &str = "table:column";
const ROW: &str = "table:row";

/// What layouts know a wide table by, where it stands in nothing else, so that they may
/// turn its pages.
const WIDE: &str = "table:wide";
/// From how many columns on a table may be wide, and from how many characters in the
/// longest cells of its columns on it is: a line of large print has some fifty.
const MANY: usize = 5;
const LONG: usize = 48;

/// Whether a page that is higher than wide has too little room for its columns.
pub fn is_wide(table: &Table) -> bool {
    let columns = table.columns.len();
    let mut longest = vec![0; columns];
    for cell in table.rows.iter().flatten().filter(|cell| cell.columns == 1) {
        if let Some(longest) = longest.get_mut(cell.column) {
            *longest = (*longest).max(Inline::plain(&cell.content).chars().count());
        }
    }
    columns >= MANY && longest.iter().sum::<usize>() > LONG
}

/// Tells the layout that a table is wide.
pub fn wide(table: Content) -> Content {
    match Label::new(PicoStr::intern(WIDE)) {
        Some(label) => Content::sequence([table]).labelled(label),
        None => table,
    }
}

/// A table, with its caption in a figure. `blocks` sets the blocks of captions.
pub fn table(table: &Table, blocks: impl FnOnce(&[Block]) -> Content) -> Content {
    let place = table.anchor.as_ref().map(place);
    let Some((Block::Paragraph(first), rest)) = table.caption.split_first() else {
        return grid(table, place);
    };
    let mut caption: Vec<Content> = place.into_iter().collect();
    caption.push(inlines(&table.opening));
    caption.push(inlines(&first.content));
    // In a paragraph: a caption with bare text in it would part at its marks.
    let caption = ParElem::new(Content::sequence(caption)).pack() + blocks(rest);
    let caption = FigureCaption::new(caption);
    FigureElem::new(grid(table, None))
        .with_kind(Smart::Custom(FigureKind::Elem(TableElem::ELEM)))
        .with_caption(Some(Packed::new(caption)))
        .with_numbering(None)
        .with_outlined(false)
        .pack()
}

/// The table itself; `place` is where links to it lead.
fn grid(table: &Table, mut place: Option<Content>) -> Content {
    let width = table.columns.len();
    let columns = TrackSizings((0..width).map(|_| Sizing::Auto).collect());
    let (headers, rest) = table.rows.split_at(table.header_rows.min(table.rows.len()));
    let mut item = |cell: &Cell| {
        let place = if cell.is_empty() { None } else { place.take() };
        TableItem::Cell(self::cell(table, cell, place))
    };
    let mut children = vec![TableChild::Item(line())];
    if !headers.is_empty() {
        let mut cells: Vec<TableItem> = headers.iter().flatten().map(&mut item).collect();
        cells.push(line());
        children.push(TableChild::Header(Packed::new(TableHeader::new(cells))));
    }
    children.extend(rest.iter().flatten().map(item).map(TableChild::Item));
    children.push(TableChild::Item(line()));
    TableElem::new(children).with_columns(columns).pack()
}

fn cell(table: &Table, cell: &Cell, place: Option<Content>) -> Packed<TableCell> {
    let body = Content::sequence(place.into_iter().chain([inlines(&cell.content)]));
    let (kind, name) = match cell.header {
        Some(Scope::Column) => (header(TableHeaderScope::Column), Some(COLUMN)),
        Some(Scope::Row) => (header(TableHeaderScope::Row), Some(ROW)),
        None => (TableCellKind::Data, None),
    };
    let made = TableCell::new(body)
        .with_rowspan(count(cell.rows))
        .with_colspan(count(cell.columns))
        .with_align(alignment(table.alignment(cell)))
        .with_kind(Smart::Custom(kind));
    let mut made = made.pack();
    if let Some(label) = name.and_then(|name| Label::new(PicoStr::intern(name))) {
        made.set_label(label);
    }
    match made.into_packed::<TableCell>() {
        Ok(cell) => cell,
        Err(content) => Packed::new(TableCell::new(content)),
    }
}

fn header(scope: TableHeaderScope) -> TableCellKind {
    TableCellKind::Header(NonZeroU32::MIN, scope)
}

/// A rule above or below a part of the table.
fn line() -> TableItem {
    TableItem::HLine(Packed::new(TableHLine::new()))
}

fn count(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).unwrap_or(NonZeroUsize::MIN)
}

fn alignment(alignment: Alignment) -> Smart<typst::layout::Alignment> {
    let alignment = match alignment {
        Alignment::Start => HAlignment::Start,
        Alignment::Center => HAlignment::Center,
        Alignment::End => HAlignment::End,
    };
    Smart::Custom(alignment.into())
}
