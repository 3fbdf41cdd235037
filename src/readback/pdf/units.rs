//! From structure elements and the text that they claim to units.

use std::collections::HashMap;
use std::mem;

use kurbo::{Point, Vec2};

use super::claims::Claims;
use super::code::{Code, has_lines};
use super::destinations::Destination;
use super::geometry::Line;
use super::item::{self, List, Pending};
use super::joint::Joined;
use super::limits;
use super::lines::Rows;
use super::open::{Addition, Closed, Open, OpenLink, Said, Spot, is_visible};
use super::pieces::{Key, Piece};
use super::print_pages::{self, Mark};
use super::roles::Role;
use super::structure::{Area, Child, Element, Rare};
use super::tables::Cells;
use crate::readback::Error;
use crate::readback::notes::{Found, Notes, Reference};
use crate::reading::{self, Check, Kind, Label, Within, normalise};

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

/// The size of scripts in formulas, in that of what they belong to.
const SCRIPT: f64 = 0.7;

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

    /// Code within a line.
    fn code_in_text(&mut self, element: &'d Element) -> Result<(), Error> {
        let around = mem::replace(&mut self.in_code, true);
        self.inline(element)?;
        self.in_code = around;
        if let Some(open) = &mut self.open {
            open.within_code(around);
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

    fn list(&mut self, element: &'d Element, rare: Option<&Rare>) -> Result<(), Error> {
        self.flush()?;
        // A list that opens an item comes after the item's own, empty text.
        self.empty_item();
        let bullets = rare.is_some_and(|rare| rare.bullets);
        let terms = rare.is_some_and(|rare| rare.terms) && self.has_terms(element);
        self.lists.push(List::new(bullets, terms));
        self.content(element)?;
        self.flush()?;
        self.lists.pop();
        Ok(())
    }

    fn item(&mut self, element: &'d Element) -> Result<(), Error> {
        // Its page may be gone.
        if element.is_blank() {
            return Ok(());
        }
        self.flush()?;
        if self.in_terms() {
            self.content(element)?;
            return self.flush();
        }
        self.depth = self.depth.saturating_add(1);
        let around = self.pending.replace(Pending::default());
        self.content(element)?;
        self.flush()?;
        self.empty_item();
        self.pending = around;
        self.depth -= 1;
        Ok(())
    }

    /// Whether the list around is one of terms.
    fn in_terms(&self) -> bool {
        self.lists.last().is_some_and(|list| list.terms)
    }

    /// Whether any label in `list` is a term.
    fn has_terms(&self, list: &Element) -> bool {
        let items = list.children.iter().filter_map(Child::element);
        let mut labels = items
            .flat_map(|item| item.children.iter().filter_map(Child::element))
            .filter(|label| label.role == Role::Label);
        labels.any(|label| item::is_term(&self.plain(label).0))
    }

    /// The term of an item that is one.
    fn term(&mut self, label: &'d Element) -> Result<(), Error> {
        self.flush()?;
        self.in_term = true;
        self.content(label)?;
        self.in_term = false;
        self.flush()
    }

    fn body(&mut self, element: &'d Element) -> Result<(), Error> {
        let defines = self.in_terms();
        self.flush()?;
        self.within.extend(defines.then_some(Within::Definition));
        self.content(element)?;
        self.flush()?;
        if defines {
            self.within.pop();
        }
        Ok(())
    }

    /// A note is read after the unit that it stands in, and has nothing to do with
    /// what surrounds that.
    fn note(&mut self, element: &'d Element) -> Result<(), Error> {
        if self.open.is_some() {
            self.notes.push(element);
            return Ok(());
        }
        // It may have waited, and its language with it.
        let language = element.rare.as_deref().and_then(|rare| rare.language.as_deref());
        self.languages.extend(language);
        let around = (self.heading.take(), self.pending.take(), self.depth, self.in_term);
        let lists = mem::take(&mut self.lists);
        let links = mem::take(&mut self.links);
        let within = mem::replace(&mut self.within, vec![self.met.next()]);
        (self.depth, self.in_term) = (0, false);
        let found = Found { label: String::new(), back: None };
        if opens_with_label(element) {
            self.note = Some(found);
            self.block(element)?;
            self.met.found.extend(self.note.take());
        } else {
            // It may be an aside, which can have notes of its own.
            self.met.found.push(found);
            self.block(element)?;
        }
        (self.heading, self.pending, self.depth, self.in_term) = around;
        (self.lists, self.links, self.within) = (lists, links, within);
        if language.is_some() {
            self.languages.pop();
        }
        Ok(())
    }

    /// The label of an item, a note or a heading is no part of its text, and what
    /// refers to a note is none of the text around it. Any other is: what stands
    /// before a caption.
    fn label(&mut self, element: &'d Element) -> Result<(), Error> {
        if self.heading.is_some() {
            return Ok(());
        }
        if self.page_label(element)? {
            return Ok(());
        }
        if self.in_terms() && !self.in_term && self.open.is_none() {
            return self.term(element);
        }
        if self.pending.is_none() || self.open.is_some() {
            return match self.note_label(element) {
                true => Ok(()),
                false => self.content(element),
            };
        }
        let bullets = self.lists.last().is_some_and(|list| list.bullets);
        let (text, start) = self.plain(element);
        self.spend(text.len())?;
        let label = match alternative(element) {
            Some(said) if text.trim().is_empty() => {
                Label::Check(Check { done: None, said: normalise(said) })
            }
            _ => item::label(&text, bullets),
        };
        self.pending = Some(Pending { label, start });
        Ok(())
    }

    /// Takes the label at the end of a link, after its text, for the page on which
    /// it leads; gives whether it is one.
    fn page_label(&mut self, element: &'d Element) -> Result<bool, Error> {
        let inside =
            |link: &&OpenLink<'_>| !matches!(link.destination, Destination::Url(_));
        let link = self.links.last().filter(inside);
        let Some(covers) = link.and_then(OpenLink::covers) else { return Ok(false) };
        let (text, _) = self.plain(element);
        let Some(label) = item::page(&text) else { return Ok(false) };
        self.spend(text.len())?;
        if let Some(open) = &mut self.open {
            open.say(covers, Said::Page(label));
        }
        self.pass(element);
        Ok(true)
    }

    /// Goes past `element`, which is no part of the text: what follows it stands as
    /// close to the text as to that.
    fn pass(&mut self, element: &Element) {
        let mut last = None;
        self.each_piece(element, &mut |page, piece| {
            last = piece.line.map(|line| (page, line)).or(last);
        });
        if let Some(open) = &mut self.open {
            open.pass(last);
        }
    }

    /// Whether `element` is the number of the note that is being read, or refers to
    /// one.
    fn note_label(&mut self, element: &Element) -> bool {
        let goal = inner_link(element).filter(|to| !matches!(to, Destination::Url(_)));
        let (text, start) = self.plain(element);
        let label = text.trim().trim_matches(['[', ']', '(', ')', '.']).to_owned();
        if let Some(note) = &mut self.note
            && self.open.is_none()
            && note.label.is_empty()
        {
            note.label = label;
            note.back = goal.cloned().map(Goal::Back);
            return true;
        }
        let Some(goal) = goal else { return false };
        self.refer(label, Goal::Note(goal.clone()), start);
        self.pass(element);
        true
    }

    /// Notes what refers to a note.
    fn refer(&mut self, label: String, goal: Goal, start: Option<Spot>) {
        self.met.references.push(Reference {
            unit: self.units.len(),
            at: self.open.as_ref().map_or(0, Open::end),
            label,
            target: Some(goal),
        });
        self.spots.push(start);
    }

    /// The number of the note that follows it without a link.
    fn bare_reference(&mut self, element: &Element) {
        let (text, start) = self.plain(element);
        let note = self.met.found.len() + self.notes.len();
        self.refer(text.trim().to_owned(), Goal::Index(note), start);
        self.pass(element);
    }

    fn link(&mut self, element: &'d Element) -> Result<(), Error> {
        let destination = destination(element);
        self.links.extend(destination.map(OpenLink::new));
        self.content(element)?;
        if destination.is_some()
            && let Some(mut link) = self.links.pop()
            && let Some(open) = &mut self.open
        {
            open.end_link(&mut link);
        }
        Ok(())
    }

    /// A picture reads as its description; as an empty one where it has none
    /// (PDF/UA-1, 7.3). Within a line or a heading it is a part of that.
    fn picture(&mut self, element: &'d Element) -> Result<(), Error> {
        let rare = element.rare.as_deref();
        if self.open.is_some()
            || self.heading.is_some()
            || rare.is_some_and(|rare| rare.actual_text.is_some())
        {
            return self.figure(element);
        }
        self.empty_item();
        let area = rare.and_then(|rare| rare.area);
        let spot = area.zip(first_page(element)).map(|(area, page)| (page, area.top()));
        let proportion = area.and_then(Area::proportion);
        let kind = Kind::Picture { depth: self.depth, proportion };
        self.open = Some(Open::new(kind, self.within.clone(), spot));
        let alternative = rare.and_then(|rare| rare.alt.as_deref());
        self.add(alternative.unwrap_or_default(), None, (spot, spot))?;
        self.flush()?;
        if alternative.is_none() { self.block(element) } else { Ok(()) }
    }

    /// A formula reads as its description. Within a paragraph it is a part of
    /// that, elsewhere a paragraph of its own.
    fn figure(&mut self, element: &'d Element) -> Result<(), Error> {
        // A formula that opens a paragraph is a part of it.
        let rare = element.rare.as_deref();
        let in_line =
            element.role == Role::Figure && !rare.is_some_and(|rare| rare.block);
        let alone = self.open.is_none() && !in_line;
        let start = self.open.as_ref().map_or(0, |open| open.offset(false));
        match rare
            .and_then(|rare| rare.alt.as_deref().filter(|_| rare.actual_text.is_none()))
        {
            Some(alt) => self.instead(element, alt)?,
            None => self.content(element)?,
        }
        if element.role == Role::Figure {
            let signs = self.signs(element);
            if let Some(open) = &mut self.open {
                let end = open.offset(true);
                open.say((start.min(end), end), Said::Formula(signs));
            }
        }
        if alone { self.flush() } else { Ok(()) }
    }

    /// Code is a unit of its own.
    fn code(&mut self, element: &'d Element) -> Result<(), Error> {
        self.flush()?;
        self.empty_item();
        let code = Code::read(element, self.claims);
        let (start, language) = (code.start(), code.language());
        let (text, pages) = code.finish();
        if text.is_empty() {
            return Ok(());
        }
        self.spend(text.len())?;
        for (page, byte) in pages {
            if let Some(turn) = self.turns.get_mut(page) {
                turn.get_or_insert((self.units.len(), byte));
            }
        }
        let kind = Kind::Code { depth: self.depth };
        let mut open = Open::new(kind, self.within.clone(), start);
        open.push_verbatim(&text);
        let language = self.foreign(language).map(str::to_owned);
        if let Some(language) = language {
            open.say((0, text.len()), Said::Language(language));
        }
        self.open = Some(open);
        self.flush()
    }

    /// `language`, or that of the elements around, where it is not the document's.
    fn foreign<'l>(&self, language: Option<&'l str>) -> Option<&'l str>
    where
        'd: 'l,
    {
        language.or(self.languages.last().copied()).filter(|language| {
            let same = |own: &str| own.eq_ignore_ascii_case(language);
            !language.is_empty() && !self.language.is_some_and(same)
        })
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

    /// Whether `label`, the child at `index`, refers to a note only by standing
    /// before it.
    fn is_bare_reference(&self, parent: &Element, index: usize, label: &Element) -> bool {
        let next = parent.children.get(index + 1);
        let note =
            |child: &Child| matches!(child, Child::Element(it) if it.role == Role::Note);
        label.role == Role::Label
            && self.open.is_some()
            && inner_link(label).is_none()
            && next.is_some_and(note)
    }

    /// Whether `element` is the title of the whole, which may stand right before
    /// the contents.
    fn is_title(&self, element: &Element) -> bool {
        self.units.is_empty() && element.role == Role::Heading(Some(1))
    }

    fn marked_content(&mut self, page: usize, key: Key) -> Result<(), Error> {
        let claims = self.claims;
        for piece in claims.pieces(page, key) {
            let language = claims.pages[page]
                .contexts(piece)
                .find_map(|context| context.language.as_deref());
            let spot = piece.line.map(|line| (page, line));
            let start =
                self.add(claims.pages[page].text(piece), language, (spot, spot))?;
            self.mark((page, key), start);
        }
        Ok(())
    }

    /// Notes where content is read that comes after the mark of a page.
    fn mark(&mut self, content: (usize, Key), start: Option<usize>) {
        if let (Some(place), Some(start)) = (self.marked.get_mut(&content), start) {
            place.get_or_insert((self.units.len(), start));
        }
    }

    /// The same for all that `element` holds.
    fn mark_all(&mut self, element: &'d Element, start: Option<usize>) {
        for child in &element.children {
            match child {
                Child::Element(element) => self.mark_all(element, start),
                Child::Content { page, key } => self.mark((*page, *key), start),
                Child::Link(_) => {}
            }
        }
    }

    /// Adds `text` in the place of all that `element` shows.
    fn instead(&mut self, element: &'d Element, text: &str) -> Result<(), Error> {
        let mut ends: Option<(Spot, Spot)> = None;
        self.each_piece(element, &mut |page, piece| {
            if let Some(line) = piece.line {
                let first = ends.map_or((page, line), |(first, _)| first);
                ends = Some((first, (page, line)));
            }
        });
        let (from, to) = ends.unzip();
        let to = match element.role {
            Role::Figure => to.map(|to| self.end_of_drawing(element, to)),
            _ => to,
        };
        let start = self.add(text, None, (from, to))?;
        self.mark_all(element, start);
        Ok(())
    }

    /// Where text goes on after what is drawn in two dimensions and ends with the
    /// piece at `last`, which may stand above or below the line: after whatever
    /// reaches furthest, on the line of the text before, and by the size of what is
    /// largest in it. What ends off that line, as a fraction does, has the size of
    /// scripts there.
    fn end_of_drawing(&self, element: &Element, (page, last): Spot) -> Spot {
        let before = self.open.as_ref().and_then(Open::last);
        let before = before.filter(|(own, _)| *own == page).map(|(_, line)| line);
        let own = match before.is_none_or(|before| before.is_on_line(last.to)) {
            true => last.em,
            false => last.em / SCRIPT,
        };
        let em = before.map_or(own, |before| before.em.max(own));
        let mut end = Line { em, ..last };
        let along = |to: Point| (to - last.to).dot(last.direction);
        let is_near = |at: Point| (at - last.to).cross(last.direction).abs() < 1.2 * em;
        self.each_piece(element, &mut |own, piece| {
            if let Some(line) = piece.line.filter(|line| own == page && is_near(line.to))
            {
                end.em = end.em.max(line.em);
                if along(line.to) > along(end.to) {
                    end.to = line.to;
                }
            }
        });
        if let Some(before) = before.filter(|before| is_near(before.to)) {
            let off = (before.to - end.to).cross(last.direction);
            end.to -= Vec2::new(-last.direction.y, last.direction.x) * off;
        }
        (page, end)
    }

    /// Adds text, and says at which byte of the unit it begins, where any of it can be
    /// seen.
    fn add(
        &mut self,
        text: &str,
        language: Option<&str>,
        (from, to): (Option<Spot>, Option<Spot>),
    ) -> Result<Option<usize>, Error> {
        self.spend(text.len())?;
        if self.open.is_none() {
            // White space alone makes no unit.
            if !is_visible(text) {
                return Ok(None);
            }
            self.open = Some(self.new_unit());
        }
        let language = self.foreign(language);
        let Some(open) = &mut self.open else { return Ok(None) };
        let addition = Addition { text, language, from, to };
        let start = open.push(&addition, &mut self.links);
        open.within_code(self.in_code);
        if let Some((start, (page, _))) = start.zip(from)
            && let Some(turn) = self.turns.get_mut(page)
        {
            turn.get_or_insert((self.units.len(), start));
        }
        if let (Some(start), Some(from)) = (start, from) {
            self.rows.add(self.units.len(), start, from, to.unwrap_or(from));
        }
        Ok(start)
    }

    fn new_unit(&mut self) -> Open {
        let (kind, start) = self.kind();
        Open::new(kind, self.within.clone(), start)
    }

    /// What a unit that begins here is, and where its label stands.
    fn kind(&mut self) -> (Kind, Option<Spot>) {
        if let Some(level) = self.heading {
            return (Kind::Heading { level }, None);
        }
        match self.pending.take() {
            Some(Pending { label, start }) => {
                let list = self.list_index();
                (Kind::Item { depth: self.depth, label, list }, start)
            }
            None if self.in_term => (Kind::Term { depth: self.depth }, None),
            None => (Kind::Paragraph { depth: self.depth }, None),
        }
    }

    /// The index of the list around. It gets one with its first item.
    fn list_index(&mut self) -> usize {
        let next = self.list_count;
        let index =
            self.lists.last_mut().map_or(next, |list| *list.index.get_or_insert(next));
        self.list_count = self.list_count.max(index + 1);
        index
    }

    /// Notes the item around, if it has no text of its own.
    fn empty_item(&mut self) {
        if self.pending.is_some() {
            let unit = self.new_unit();
            self.units.push(unit.close(&mut []));
        }
    }

    /// Ends the unit that is open, and reads the notes that stand in it.
    fn flush(&mut self) -> Result<(), Error> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let closed = open.close(&mut self.links);
        self.units.push(closed);
        mem::take(&mut self.notes).into_iter().try_for_each(|note| self.note(note))
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Error> {
        self.bytes += bytes;
        if self.bytes > limits::TEXT {
            return Err(limits::passed("bytes of text", limits::TEXT));
        }
        Ok(())
    }

    /// The text of `element` without anything else, and where it begins.
    fn plain(&self, element: &Element) -> (String, Option<Spot>) {
        let mut text = Joined::default();
        let mut start = None;
        self.each_piece(element, &mut |page, piece| {
            let piece_text = self.claims.pages[page].text(piece);
            let rest = text.leading(piece_text);
            text.push(rest);
            start = start.or(piece.line.map(|line| (page, line)));
        });
        let rare = element.rare.as_deref();
        let actual = rare.and_then(|rare| rare.actual_text.clone());
        (actual.unwrap_or_else(|| text.finish()), start)
    }

    /// What a formula draws, each stretch of it by itself.
    fn signs(&self, element: &Element) -> String {
        let mut out = Vec::new();
        self.each_piece(element, &mut |page, piece| {
            out.push(reading::signs(self.claims.pages[page].text(piece)));
        });
        out.retain(|signs| !signs.is_empty());
        out.join(" ")
    }

    fn each_piece(&self, element: &Element, see: &mut impl FnMut(usize, &'d Piece)) {
        for child in &element.children {
            match child {
                Child::Element(element) => self.each_piece(element, see),
                Child::Content { page, key } => {
                    self.claims.pieces(*page, *key).for_each(|piece| see(*page, piece));
                }
                Child::Link(_) => {}
            }
        }
    }
}

/// Whether `element` begins with a label.
fn opens_with_label(element: &Element) -> bool {
    match element.children.first() {
        Some(Child::Element(first)) => {
            first.role == Role::Label || opens_with_label(first)
        }
        _ => false,
    }
}

/// Where the link in `element` leads, if it holds one.
fn inner_link(element: &Element) -> Option<&Destination> {
    element.children.iter().find_map(|child| match child {
        Child::Link(destination) => Some(destination),
        Child::Element(element) => inner_link(element),
        Child::Content { .. } => None,
    })
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

/// What a picture in `element` says.
fn alternative(element: &Element) -> Option<&str> {
    element.children.iter().filter_map(Child::element).find_map(|inner| {
        let rare = inner.rare.as_deref();
        let own = rare.and_then(|rare| rare.alt.as_deref());
        own.filter(|_| inner.role == Role::Picture).or_else(|| alternative(inner))
    })
}

/// The page on which the first content of `element` is.
fn first_page(element: &Element) -> Option<usize> {
    element.children.iter().find_map(|child| match child {
        Child::Element(element) => first_page(element),
        Child::Content { page, .. } => Some(*page),
        Child::Link(_) => None,
    })
}

/// Where the link `element` leads: its annotation may stand deeper in it.
fn destination(element: &Element) -> Option<&Destination> {
    let own = element.children.iter().find_map(|child| match child {
        Child::Link(destination) => Some(destination),
        _ => None,
    });
    own.or_else(|| {
        element.children.iter().find_map(|child| match child {
            Child::Element(element) if element.role != Role::Link => destination(element),
            _ => None,
        })
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
