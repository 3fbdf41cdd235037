//! From structure elements and the text that they claim to units.
//!
//! The tree is walked once; [`lists`], [`notes`], [`drawings`] and [`text`] say what is
//! done where it meets those.

mod drawings;
mod lists;
mod notes;
mod text;

use std::collections::HashMap;

use super::claims::Claims;
use super::code::has_lines;
use super::destinations::Destination;
use super::item::{List, Pending};
use super::lines::Rows;
use super::open::{Closed, Open, OpenLink, Said, Spot};
use super::pieces::Key;
use super::print_pages::{self, Mark};
use super::roles::Role;
use super::structure::{Child, Element};
use super::tables::Cells;
use crate::readback::Error;
use crate::readback::notes::{Found, Notes};
use crate::reading::{Within, normalise};

/// What the structure tree reads as.
#[derive(Debug)]
pub(super) struct Units {
    /// The units, in reading order.
    pub(super) units: Vec<Closed>,
    /// Where each page's text begins: a unit and a byte in its text. `None` for
    /// a page without text that is read.
    pub(super) turns: Vec<Option<(usize, usize)>>,
    /// The lines of text.
    pub(super) rows: Rows,
    /// Notes, and what refers to them.
    pub(super) notes: Notes<Goal>,
    /// Where each of what refers to them stands.
    pub(super) spots: Vec<Option<Spot>>,
    /// Where pages of the print edition are said to begin.
    pub(super) marks: Vec<Mark>,
}

impl Units {
    /// Nothing read yet of so many pages.
    pub(super) fn none(pages: usize) -> Self {
        Self {
            units: Vec::new(),
            turns: vec![None; pages],
            rows: Rows::default(),
            notes: Notes::default(),
            spots: Vec::new(),
            marks: Vec::new(),
        }
    }
}

/// Reads the tree `root` in a document of that `language`. Fails if the text
/// grows beyond its limit.
pub(super) fn read(
    root: &Element,
    claims: &Claims<'_>,
    language: Option<&str>,
) -> Result<Units, Error> {
    let mut marks = print_pages::marks(claims);
    let mut walk = Walk {
        claims,
        marked: marks.iter().flat_map(Mark::keys).map(|key| (key, None)).collect(),
        language,
        languages: Vec::new(),
        units: Vec::new(),
        turns: vec![None; claims.pages.len()],
        rows: Rows::default(),
        open: None,
        heading: None,
        pending: None,
        in_term: false,
        links: Vec::new(),
        lists: Vec::new(),
        list_count: 0,
        depth: 0,
        within: Vec::new(),
        cells: Cells::default(),
        sections: 0,
        met: Notes::default(),
        spots: Vec::new(),
        note: None,
        notes: Vec::new(),
        bytes: 0,
        in_code: false,
    };
    walk.element(root)?;
    walk.flush()?;
    marks.iter_mut().for_each(|mark| mark.settle(&walk.marked));
    let Walk { units, turns, rows, met: notes, spots, .. } = walk;
    Ok(Units { units, turns, rows, notes, spots, marks })
}

/// Where a link to or from a note leads.
#[derive(Debug)]
pub(super) enum Goal {
    /// Where a note should be.
    Note(Destination),
    /// Where something that refers to a note should be.
    Back(Destination),
    /// To the note of that index.
    Index(usize),
}

struct Walk<'d> {
    claims: &'d Claims<'d>,
    /// What is drawn before and after marks of pages, and where it is read: a unit and a
    /// byte in it.
    marked: HashMap<(usize, Key), Option<(usize, usize)>>,
    /// The document's language.
    language: Option<&'d str>,
    /// The languages of the elements around, the innermost last.
    languages: Vec<&'d str>,
    units: Vec<Closed>,
    turns: Vec<Option<(usize, usize)>>,
    rows: Rows,
    open: Option<Open>,
    /// The level of the heading around.
    heading: Option<u8>,
    /// The list item around that has no text yet.
    pending: Option<Pending>,
    /// Whether a term is around.
    in_term: bool,
    links: Vec<OpenLink<'d>>,
    lists: Vec<List>,
    list_count: usize,
    /// How many list items are around.
    depth: u8,
    /// What is around apart from lists, the innermost last.
    within: Vec<Within>,
    /// The cells of the tables that have begun.
    cells: Cells,
    /// How many sections are around.
    sections: u8,
    /// Notes that were read, and what refers to them.
    met: Notes<Goal>,
    /// Where each of what refers to notes stands.
    spots: Vec<Option<Spot>>,
    /// The note that is being read.
    note: Option<Found<Goal>>,
    /// Notes that are read once the unit that they stand in has ended.
    notes: Vec<&'d Element>,
    /// How much text was read so far.
    bytes: usize,
    /// Whether what is read is code.
    in_code: bool,
}

impl<'d> Walk<'d> {
    fn element(&mut self, element: &'d Element) -> Result<(), Error> {
        let rare = element.rare.as_deref();
        let language = rare.and_then(|rare| rare.language.as_deref());
        self.languages.extend(language);
        let block = rare.is_some_and(|rare| rare.block);
        match element.role {
            Role::Contents | Role::Artifact => {}
            Role::Inline if !block => self.inline(element)?,
            Role::Code if block || has_lines(element) => self.code(element)?,
            Role::Code => self.code_in_text(element)?,
            Role::Link if !block => self.link(element)?,
            Role::Label => self.label(element)?,
            Role::Body => self.body(element)?,
            Role::Note if self.note.is_none() => self.note(element)?,
            Role::Picture => self.picture(element)?,
            Role::Figure => self.figure(element)?,
            Role::Heading(level) => self.heading(element, level)?,
            Role::List => self.list(element, rare)?,
            Role::Item => self.item(element)?,
            Role::Section => {
                self.sections = self.sections.saturating_add(1);
                self.block(element)?;
                self.sections -= 1;
            }
            Role::Quotation => self.surrounded(element, Within::Quotation)?,
            Role::Aside => self.surrounded(element, Within::Aside)?,
            Role::Caption => self.surrounded(element, Within::Caption)?,
            Role::Table => {
                self.cells.read(element);
                self.block(element)?;
            }
            Role::Cell { .. } => match self.cells.get(element) {
                Some(cell) => self.surrounded(element, Within::Cell(cell))?,
                None => self.block(element)?,
            },
            Role::Link => {
                self.flush()?;
                self.link(element)?;
                self.flush()?;
            }
            Role::Block | Role::Inline | Role::Note | Role::Rows | Role::Row => {
                self.block(element)?;
            }
        }
        if language.is_some() {
            self.languages.pop();
        }
        Ok(())
    }

    /// Part of a line, which may be short for something.
    fn inline(&mut self, element: &'d Element) -> Result<(), Error> {
        let start = self.open.as_ref().map_or(0, |open| open.offset(false));
        self.content(element)?;
        let rare = element.rare.as_deref();
        if let Some(long) = rare.and_then(|rare| rare.expansion.as_deref())
            && let Some(open) = &mut self.open
        {
            let end = open.offset(true);
            open.say((start.min(end), end), Said::Expansion(normalise(long)));
        }
        Ok(())
    }

    /// Reads `element`, the text of which stands in `surrounding`.
    fn surrounded(
        &mut self,
        element: &'d Element,
        surrounding: Within,
    ) -> Result<(), Error> {
        self.flush()?;
        self.within.push(surrounding);
        self.block(element)?;
        self.within.pop();
        Ok(())
    }

    /// Who said it, which is none of what is quoted.
    fn source(&mut self, element: &'d Element) -> Result<(), Error> {
        self.flush()?;
        let quotation = self.within.pop();
        self.within.push(Within::Source);
        self.block(element)?;
        self.within.pop();
        self.within.extend(quotation);
        Ok(())
    }

    fn block(&mut self, element: &'d Element) -> Result<(), Error> {
        self.flush()?;
        self.content(element)?;
        self.flush()
    }

    fn heading(&mut self, element: &'d Element, level: Option<u8>) -> Result<(), Error> {
        self.flush()?;
        let level = level.unwrap_or(self.sections.clamp(1, 6));
        let around = self.heading.replace(level);
        self.content(element)?;
        self.flush()?;
        self.heading = around;
        Ok(())
    }

    fn content(&mut self, element: &'d Element) -> Result<(), Error> {
        let rare = element.rare.as_deref();
        if let Some(text) = rare.and_then(|rare| rare.actual_text.as_deref()) {
            return self.instead(element, text);
        }
        for (index, child) in in_order(&element.children) {
            match child {
                Child::Element(title)
                    if is_contents_title(element, index, title)
                        && !self.is_title(title) => {}
                Child::Element(label)
                    if self.is_bare_reference(element, index, label) =>
                {
                    self.bare_reference(label);
                }
                Child::Element(source)
                    if element.role == Role::Quotation
                        && source.role == Role::Caption =>
                {
                    self.source(source)?;
                }
                Child::Element(element) => self.element(element)?,
                Child::Content { page, key } => self.marked_content(*page, *key)?,
                Child::Link(_) => {}
            }
        }
        Ok(())
    }

    /// Whether `element` is the title of the whole, which may stand right before
    /// the contents.
    fn is_title(&self, element: &Element) -> bool {
        self.units.is_empty() && element.role == Role::Heading(Some(1))
    }
}

/// What an element holds, each with its place. A caption may stand before its
/// picture in the tags, wherever it is printed (ISO 32000-1, 14.8.4.3.4); it is
/// read after it.
fn in_order(children: &[Child]) -> impl Iterator<Item = (usize, &Child)> {
    let role = |index: usize| match children.get(index) {
        Some(Child::Element(element)) => Some(element.role),
        _ => None,
    };
    let is_before = move |index: usize| {
        role(index) == Some(Role::Caption) && role(index + 1) == Some(Role::Picture)
    };
    (0..children.len()).map(move |index| {
        let index = if is_before(index) {
            index + 1
        } else if index.checked_sub(1).is_some_and(is_before) {
            index - 1
        } else {
            index
        };
        (index, &children[index])
    })
}

/// Whether `title`, the child at `index`, is the heading over a table of
/// contents: it belongs to the way in, as one within HTML's `nav` does.
fn is_contents_title(parent: &Element, index: usize, title: &Element) -> bool {
    let follows = matches!(
        parent.children.get(index + 1),
        Some(Child::Element(next)) if next.role == Role::Contents
    );
    follows && matches!(title.role, Role::Heading(_))
}
