//! Lists, their items, and the labels of both.

use super::Walk;
use crate::readback::Error;
use crate::readback::pdf::attributes::Rare;
use crate::readback::pdf::destinations::Destination;
use crate::readback::pdf::item::{self, List, Pending};
use crate::readback::pdf::open::{OpenLink, Said};
use crate::readback::pdf::roles::Role;
use crate::readback::pdf::structure::{Child, Element};
use crate::reading::{Check, Label, Within, normalise};

impl<'d> Walk<'d> {
    pub(super) fn list(
        &mut self,
        element: &'d Element,
        rare: Option<&Rare>,
    ) -> Result<(), Error> {
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

    pub(super) fn item(&mut self, element: &'d Element) -> Result<(), Error> {
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
    pub(super) fn in_terms(&self) -> bool {
        self.lists.last().is_some_and(|list| list.terms)
    }

    /// Whether any label in `list` is a term.
    pub(super) fn has_terms(&self, list: &Element) -> bool {
        let items = list.children.iter().filter_map(Child::element);
        let mut labels = items
            .flat_map(|item| item.children.iter().filter_map(Child::element))
            .filter(|label| label.role == Role::Label);
        labels.any(|label| item::is_term(&self.plain(label).0))
    }

    /// The term of an item that is one.
    pub(super) fn term(&mut self, label: &'d Element) -> Result<(), Error> {
        self.flush()?;
        self.in_term = true;
        self.content(label)?;
        self.in_term = false;
        self.flush()
    }

    pub(super) fn body(&mut self, element: &'d Element) -> Result<(), Error> {
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

    /// The label of an item, a note or a heading is no part of its text, and what
    /// refers to a note is none of the text around it. Any other is: what stands
    /// before a caption.
    pub(super) fn label(&mut self, element: &'d Element) -> Result<(), Error> {
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
    pub(super) fn page_label(&mut self, element: &'d Element) -> Result<bool, Error> {
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

    /// The index of the list around. It gets one with its first item.
    pub(super) fn list_index(&mut self) -> usize {
        let next = self.list_count;
        let index =
            self.lists.last_mut().map_or(next, |list| *list.index.get_or_insert(next));
        self.list_count = self.list_count.max(index + 1);
        index
    }

    /// Notes the item around, if it has no text of its own.
    pub(super) fn empty_item(&mut self) {
        if self.pending.is_some() {
            let unit = self.new_unit();
            self.units.push(unit.close(&mut []));
        }
    }
}

/// What a picture in `element` says.
fn alternative(element: &Element) -> Option<&str> {
    element.children.iter().filter_map(Child::element).find_map(|inner| {
        let rare = inner.rare.as_deref();
        let own = rare.and_then(|rare| rare.alt.as_deref());
        own.filter(|_| inner.role == Role::Picture).or_else(|| alternative(inner))
    })
}
