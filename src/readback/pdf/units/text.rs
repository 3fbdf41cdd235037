//! Text that is drawn, piece by piece, until a unit of it ends.

use std::mem;

use super::Walk;
use crate::readback::Error;
use crate::readback::pdf::item::Pending;
use crate::readback::pdf::joint::Joined;
use crate::readback::pdf::limits;
use crate::readback::pdf::open::{Addition, Open, Spot, is_visible};
use crate::readback::pdf::pieces::{Key, Piece};
use crate::readback::pdf::structure::{Child, Element};
use crate::reading::Kind;

impl<'d> Walk<'d> {
    /// `language`, or that of the elements around, where it is not the document's.
    pub(super) fn foreign<'l>(&self, language: Option<&'l str>) -> Option<&'l str>
    where
        'd: 'l,
    {
        language.or(self.languages.last().copied()).filter(|language| {
            let same = |own: &str| own.eq_ignore_ascii_case(language);
            !language.is_empty() && !self.language.is_some_and(same)
        })
    }

    pub(super) fn marked_content(&mut self, page: usize, key: Key) -> Result<(), Error> {
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
    pub(super) fn mark(&mut self, content: (usize, Key), start: Option<usize>) {
        if let (Some(place), Some(start)) = (self.marked.get_mut(&content), start) {
            place.get_or_insert((self.units.len(), start));
        }
    }

    /// The same for all that `element` holds.
    pub(super) fn mark_all(&mut self, element: &'d Element, start: Option<usize>) {
        for child in &element.children {
            match child {
                Child::Element(element) => self.mark_all(element, start),
                Child::Content { page, key } => self.mark((*page, *key), start),
                Child::Link(_) => {}
            }
        }
    }

    /// Adds text, and says at which byte of the unit it begins, where any of it can be
    /// seen.
    pub(super) fn add(
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

    pub(super) fn new_unit(&mut self) -> Open {
        let (kind, start) = self.kind();
        Open::new(kind, self.within.clone(), start)
    }

    /// What a unit that begins here is, and where its label stands.
    pub(super) fn kind(&mut self) -> (Kind, Option<Spot>) {
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

    /// Ends the unit that is open, and reads the notes that stand in it.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let closed = open.close(&mut self.links);
        self.units.push(closed);
        mem::take(&mut self.notes).into_iter().try_for_each(|note| self.note(note))
    }

    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Error> {
        self.bytes += bytes;
        if self.bytes > limits::TEXT {
            return Err(limits::passed("bytes of text", limits::TEXT));
        }
        Ok(())
    }

    /// The text of `element` without anything else, and where it begins.
    pub(super) fn plain(&self, element: &Element) -> (String, Option<Spot>) {
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

    pub(super) fn each_piece(
        &self,
        element: &Element,
        see: &mut impl FnMut(usize, &'d Piece),
    ) {
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
