//! Tables as elements.
//!
//! A table stands in a region of its own that scrolls where the screen is
//! narrower than it (WCAG 2.2, 1.4.10), and that takes focus, so that the keys
//! scroll it (2.1.1).

use super::content::{Content, Links};
use super::tree::{Element, Node};
use crate::model::{Alignment, Anchor, Block, Cell, Scope, Table};

impl<'a, L: Links<'a>> Content<'a, '_, L> {
    /// The table in its region, which is named by its caption or its headers.
    pub(super) fn table(&self, table: &'a Table) -> Element<'a> {
        let region = Element::new("div").attribute("class", "table");
        let anchor = table.anchor.as_ref().map(Anchor::as_str);
        let own = anchor.filter(|_| table.name.is_some());
        let region = region.maybe("id", own).attribute("role", "region");
        let region = match &table.name {
            None => region.maybe("aria-labelledby", anchor),
            Some(name) => region.attribute("aria-label", name),
        };
        let names = Names::new(table);
        let (headers, rest) =
            table.rows.split_at(table.header_rows.min(table.rows.len()));
        let rows = |name, rows: &'a [Vec<Cell>]| {
            let rows: Vec<_> =
                rows.iter().map(|row| self.row(table, row, names.as_ref())).collect();
            (!rows.is_empty()).then(|| Element::new(name).children(rows))
        };
        let element = Element::new("table")
            .child(self.caption(table))
            .child(rows("thead", headers))
            .child(rows("tbody", rest));
        region.attribute("tabindex", "0").child(element)
    }

    fn caption(&self, table: &'a Table) -> Option<Element<'a>> {
        let (first, rest) = table.caption.split_first()?;
        let anchor = table.anchor.as_ref().map(Anchor::as_str);
        let element = Element::new("caption").maybe("id", anchor);
        let mut content: Vec<Node<'a>> = Vec::new();
        content.extend(self.inlines(&table.opening));
        if let Block::Paragraph(first) = first {
            content.extend(self.inlines(&first.content));
        }
        if rest.is_empty() {
            return Some(element.children(content));
        }
        let rest = rest.iter().map(|block| self.block(block, None));
        Some(element.child(Element::new("p").children(content)).children(rest))
    }

    fn row(
        &self,
        table: &'a Table,
        row: &'a [Cell],
        names: Option<&Names<'a>>,
    ) -> Element<'a> {
        let cell = |cell: &'a Cell| {
            let element = self.cell(table, cell);
            match names {
                Some(names) => names.add(element, cell),
                None => element,
            }
        };
        Element::new("tr").children(row.iter().map(cell))
    }

    fn cell(&self, table: &'a Table, cell: &'a Cell) -> Element<'a> {
        let element = match cell.header {
            Some(Scope::Column) => Element::new("th").attribute("scope", "col"),
            Some(Scope::Row) => Element::new("th").attribute("scope", "row"),
            None => Element::new("td"),
        };
        let several = |count: usize| (count > 1).then(|| count.to_string());
        let alignment = match table.alignment(cell) {
            Alignment::Start => None,
            Alignment::Center => Some("center"),
            Alignment::End => Some("end"),
        };
        element
            .maybe("rowspan", several(cell.rows))
            .maybe("colspan", several(cell.columns))
            .maybe("class", alignment)
            .children(self.inlines(&cell.content))
    }
}

/// The ids of header cells, in a table whose cells name their own headers.
struct Names<'a> {
    anchor: &'a Anchor,
    headers: Vec<&'a Cell>,
}

impl<'a> Names<'a> {
    /// Where headers stand in several rows or columns, or take several, each
    /// cell names its own (WCAG 2.2, technique H43).
    fn new(table: &'a Table) -> Option<Self> {
        let anchor = table.anchor.as_ref()?;
        let headers = table.headers();
        let is_complex = |cell: &&Cell| {
            let in_second = match cell.header {
                Some(Scope::Column) => cell.row > 0,
                _ => cell.column > 0,
            };
            cell.rows > 1 || cell.columns > 1 || in_second
        };
        headers.iter().any(is_complex).then_some(Self { anchor, headers })
    }

    fn add(&self, element: Element<'a>, cell: &Cell) -> Element<'a> {
        let of_cell = self.headers.iter().filter(|header| header.is_header_of(cell));
        let ids: Vec<String> = of_cell.map(|header| self.id(header)).collect();
        element
            .maybe("id", cell.header.map(|_| self.id(cell)))
            .maybe("headers", (!ids.is_empty()).then(|| ids.join(" ")))
    }

    /// No anchor that is made has a full stop in it.
    fn id(&self, cell: &Cell) -> String {
        format!("{}.{}.{}", self.anchor, cell.row + 1, cell.column + 1)
    }
}
