//! Markdown → [`Block`]s with their places.
//!
//! 1. [`nesting`] refuses what is nested so deeply that parsing would take
//!    forever.
//! 2. `comrak` parses CommonMark 0.31 with tables, footnotes, description
//!    lists, attributes, directives and maths: also what is not supported yet,
//!    so that it is an error and never lost.
//! 3. [`blocks`] and the modules for lists, definitions, headings, code, lines, figures,
//!    asides, directives and parts make blocks of its tree, one function for each kind.
//! 4. [`inlines`] makes running text, [`html`] what HTML is allowed in it;
//!    [`notes`] sets apart what stands in notes.

mod asides;
mod blocks;
mod code;
mod comments;
mod definitions;
pub mod directives;
mod figures;
mod headings;
mod html;
mod inlines;
mod languages;
mod lines;
mod lists;
mod maths;
mod notes;
mod parts;
mod quotations;
mod tables;

use std::sync::Arc;

use comrak::nodes::{Node, Sourcepos};
use comrak::{Arena, Options, parse_document};

use self::notes::Notes;
use super::beside::Folder;
use super::lines::Lines;
use super::nesting;
use super::types::{Block, Note, Sheets};
use super::values::Values;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// The blocks and the notes of `markdown`, which is the text of `file` in a work
/// in `folder`, and the CSV files that they were made of; what is wrong with any of them is
/// noted in `faults`. Names of `values` become what they stand for.
pub fn parse(
    file: Arc<str>,
    markdown: &str,
    folder: Folder<'_>,
    values: &mut Values,
    faults: &mut Diagnostics,
) -> (Vec<Block>, Vec<Note>, Sheets) {
    let lines = Lines::new(file, markdown);
    let mut sheets = Sheets::new();
    if let Some(fault) = nesting::too_deep(&lines) {
        faults.push(fault);
        return (Vec::new(), Vec::new(), sheets);
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut notes = Notes::default();
    let mut reader = Reader {
        lines: &lines,
        folder,
        sheets: &mut sheets,
        values,
        faults,
        notes: &mut notes,
        depth: 0,
        in_figure: false,
        line_column: None,
        too_deep: false,
    };
    let blocks = reader.blocks(root);
    reader.check_notes();
    (blocks, notes.found, sheets)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.block_directive = true;
    extension.description_lists = true;
    extension.footnotes = true;
    extension.front_matter_delimiter = Some("---".to_string());
    extension.header_attributes = true;
    extension.link_attributes = true;
    extension.math_dollars = true;
    extension.table = true;
    extension.tasklist = true;
    // A footnote that nothing refers to must not vanish.
    options.parse.leave_footnote_definitions = true;
    options.parse.escaped_char_spans = true;
    options
}

/// Walks the tree of a file.
struct Reader<'a, 'v> {
    lines: &'a Lines<'a>,
    /// Where files lie that the text names.
    folder: Folder<'a>,
    /// The CSV files that were read.
    sheets: &'a mut Sheets,
    values: &'a mut Values<'v>,
    faults: &'a mut Diagnostics,
    notes: &'a mut Notes,
    /// How many blocks and marks the walk stands in.
    depth: usize,
    /// Whether the walk stands in a figure.
    in_figure: bool,
    /// The column at which lines begin, where their breaks matter.
    line_column: Option<usize>,
    /// Whether it was noted that it went too deep.
    too_deep: bool,
}

impl<'v> Reader<'_, 'v> {
    /// Goes down into `node` with `walk`, unless that is too deep.
    fn descend<T: Default>(
        &mut self,
        node: Node<'_>,
        walk: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if self.depth >= nesting::MAX_DEPTH {
            self.fault_depth(self.start(node));
            return T::default();
        }
        self.depth += 1;
        let found = walk(self);
        self.depth -= 1;
        found
    }

    /// Notes, once in a file, that what stands at `offset` is nested too deeply.
    fn fault_depth(&mut self, offset: usize) {
        if !std::mem::replace(&mut self.too_deep, true) {
            self.faults.push(nesting::fault().at(self.lines.place(offset)));
        }
    }

    /// The same reader for the tree of other `lines`.
    fn of<'b>(&'b mut self, lines: &'b Lines<'b>) -> Reader<'b, 'v> {
        let Self { folder, depth, in_figure, line_column, too_deep, .. } = *self;
        let (sheets, faults) = (&mut *self.sheets, &mut *self.faults);
        let (values, notes) = (&mut *self.values, &mut *self.notes);
        Reader {
            lines,
            folder,
            sheets,
            values,
            faults,
            notes,
            depth,
            in_figure,
            line_column,
            too_deep,
        }
    }

    /// Where `node` begins.
    fn place(&self, node: Node<'_>) -> Place {
        self.lines.place(self.start(node))
    }

    /// The offset at which `node` begins.
    fn start(&self, node: Node<'_>) -> usize {
        let Sourcepos { start, .. } = node.data().sourcepos;
        self.lines.offset(start.line, start.column)
    }

    fn unsupported(&mut self, what: &str, place: Place) {
        let message = format!("not supported yet: {what}");
        self.faults.push(Diagnostic::error("unsupported", message).at(place));
    }
}
