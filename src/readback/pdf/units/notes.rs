//! Notes, and links, which may refer to them.

use std::mem;

use super::{Goal, Walk};
use crate::readback::Error;
use crate::readback::notes::{Found, Reference};
use crate::readback::pdf::destinations::Destination;
use crate::readback::pdf::open::{Open, OpenLink, Spot};
use crate::readback::pdf::roles::Role;
use crate::readback::pdf::structure::{Child, Element};

impl<'d> Walk<'d> {
    /// A note is read after the unit that it stands in, and has nothing to do with
    /// what surrounds that.
    pub(super) fn note(&mut self, element: &'d Element) -> Result<(), Error> {
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

    /// Goes past `element`, which is no part of the text: what follows it stands as
    /// close to the text as to that.
    pub(super) fn pass(&mut self, element: &Element) {
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
    pub(super) fn note_label(&mut self, element: &Element) -> bool {
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
    pub(super) fn refer(&mut self, label: String, goal: Goal, start: Option<Spot>) {
        self.met.references.push(Reference {
            unit: self.units.len(),
            at: self.open.as_ref().map_or(0, Open::end),
            label,
            target: Some(goal),
        });
        self.spots.push(start);
    }

    /// The number of the note that follows it without a link.
    pub(super) fn bare_reference(&mut self, element: &Element) {
        let (text, start) = self.plain(element);
        let note = self.met.found.len() + self.notes.len();
        self.refer(text.trim().to_owned(), Goal::Index(note), start);
        self.pass(element);
    }

    pub(super) fn link(&mut self, element: &'d Element) -> Result<(), Error> {
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

    /// Whether `label`, the child at `index`, refers to a note only by standing
    /// before it.
    pub(super) fn is_bare_reference(
        &self,
        parent: &Element,
        index: usize,
        label: &Element,
    ) -> bool {
        let next = parent.children.get(index + 1);
        let note =
            |child: &Child| matches!(child, Child::Element(it) if it.role == Role::Note);
        label.role == Role::Label
            && self.open.is_some()
            && inner_link(label).is_none()
            && next.is_some_and(note)
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
