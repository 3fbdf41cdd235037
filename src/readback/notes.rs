//! Notes, which every format has in a place of its own: each is put after the
//! unit that refers to it.
//!
//! 1. A format's reader notes, as it goes, the references that it meets and
//!    the notes, each with where its link leads. The units of a note say that
//!    they stand in it.
//! 2. [`Notes::settle`] looks where the links lead, finds for each note the
//!    reference that it belongs to, and moves it there.

use std::collections::HashMap;

use crate::reading::{Mark, Note, PageTurn, Span, Unit, Within, number_lists};

/// What was met of notes; `T` is what the format's links lead to.
#[derive(Debug)]
pub(crate) struct Notes<T> {
    /// The references, in reading order.
    pub(crate) references: Vec<Reference<T>>,
    /// The notes, by their index.
    pub(crate) found: Vec<Found<T>>,
}

/// What refers to a note.
#[derive(Debug)]
pub(crate) struct Reference<T> {
    /// The unit that it stands in.
    pub(crate) unit: usize,
    /// The byte of the unit's text at which it stands.
    pub(crate) at: usize,
    /// What it shows.
    pub(crate) label: String,
    /// Where it leads.
    pub(crate) target: Option<T>,
}

/// A note.
#[derive(Debug)]
pub(crate) struct Found<T> {
    /// Its number.
    pub(crate) label: String,
    /// Where it leads back to.
    pub(crate) back: Option<T>,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// A unit.
    Unit(usize),
    /// A reference, by its index.
    Reference(usize),
}

impl<T> Default for Notes<T> {
    fn default() -> Self {
        Self { references: Vec::new(), found: Vec::new() }
    }
}

impl<T> Notes<T> {
    /// What a unit in the note that is met next stands in.
    pub(crate) fn next(&self) -> Within {
        let index = self.found.len();
        Within::Note(Note { index, label: String::new(), back: false })
    }

    /// Adds the notes of a part that begins with the unit `first`; those of
    /// the part count on.
    pub(crate) fn append(&mut self, part: Self, first: usize) {
        let moved = part
            .references
            .into_iter()
            .map(|reference| Reference { unit: reference.unit + first, ..reference });
        self.references.extend(moved);
        self.found.extend(part.found);
    }

    /// The links to notes and back.
    pub(crate) fn links(&self) -> impl Iterator<Item = &T> {
        let back = self.found.iter().filter_map(|note| note.back.as_ref());
        self.references.iter().filter_map(|it| it.target.as_ref()).chain(back)
    }

    /// The same, to be changed.
    pub(crate) fn links_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let back = self.found.iter_mut().filter_map(|note| note.back.as_mut());
        self.references.iter_mut().filter_map(|it| it.target.as_mut()).chain(back)
    }

    /// Puts all that was met into `units`, each note after the unit that refers
    /// to it; `place` says where a link leads. A note that belongs to no
    /// reference stays where it is.
    pub(crate) fn settle(
        self,
        units: &mut Vec<Unit>,
        pages: &mut [PageTurn],
        place: impl Fn(&T) -> Option<Place>,
    ) {
        if self.references.is_empty() && self.found.is_empty() {
            return;
        }
        let settled = Settled::new(&self, units, place);
        settled.tell(&self, units);
        let order = settled.order(units);
        move_to(units, pages, &order);
        number_lists(units);
    }
}

/// Where the links of notes lead.
struct Settled {
    /// The note that each reference leads to.
    led: Vec<Option<usize>>,
    /// Whether each note leads back.
    back: Vec<bool>,
    /// The unit after which each note is read.
    homes: Vec<Option<usize>>,
}

impl Settled {
    fn new<T>(
        notes: &Notes<T>,
        units: &[Unit],
        place: impl Fn(&T) -> Option<Place>,
    ) -> Self {
        let note = |place: Place| match place {
            Place::Unit(unit) => units.get(unit)?.note().map(|note| note.index),
            Place::Reference(_) => None,
        };
        let target = |target: &Option<T>| target.as_ref().and_then(&place);
        let references = &notes.references;
        let led: Vec<Option<usize>> =
            references.iter().map(|it| target(&it.target).and_then(note)).collect();
        let mut settled = Self { led, back: Vec::new(), homes: Vec::new() };
        for (index, found) in notes.found.iter().enumerate() {
            let back = target(&found.back);
            let back = settled.back(notes, index, back);
            settled.back.push(back.is_some());
            let home = settled.home(notes, index, back);
            settled.homes.push(home.filter(|&unit| {
                units.get(unit).is_some_and(|unit| unit.note().is_none())
            }));
        }
        settled
    }

    /// The reference that the note leads back to, if that is one to it.
    fn back<T>(
        &self,
        notes: &Notes<T>,
        note: usize,
        back: Option<Place>,
    ) -> Option<usize> {
        let own = |at: &usize| {
            let same = notes.references[*at].label == notes.found[note].label;
            same || self.led[*at] == Some(note)
        };
        match back? {
            Place::Reference(at) => Some(at).filter(own),
            Place::Unit(unit) => {
                let mut all = 0..notes.references.len();
                all.find(|at| notes.references[*at].unit == unit && own(at))
            }
        }
    }

    /// The unit after which a note is read: that of the reference that it leads
    /// back to, if that leads to it; of another with its number that does; of the
    /// one that it leads back to; or of any that leads to it.
    fn home<T>(
        &self,
        notes: &Notes<T>,
        note: usize,
        back: Option<usize>,
    ) -> Option<usize> {
        let mut leading =
            (0..notes.references.len()).filter(|&at| self.led[at] == Some(note));
        let label = &notes.found[note].label;
        let first = leading.clone().next();
        let own = leading.find(|&at| notes.references[at].label == *label);
        let both = back.filter(|&at| self.led[at] == Some(note));
        both.or(own).or(back).or(first).map(|at| notes.references[at].unit)
    }

    /// Writes into the units what is known of notes.
    fn tell<T>(&self, notes: &Notes<T>, units: &mut [Unit]) {
        for (reference, note) in notes.references.iter().zip(&self.led) {
            let Some(unit) = units.get_mut(reference.unit) else { continue };
            let at = reference.at.min(unit.text.len());
            let mark = Mark::Note { label: reference.label.clone(), note: *note };
            let before = unit.spans.partition_point(|span| span.start <= at);
            unit.spans.insert(before, Span { start: at, end: at, mark });
        }
        let within = units.iter_mut().flat_map(|unit| &mut unit.within);
        for within in within {
            if let Within::Note(note) = within {
                note.label.clone_from(&notes.found[note.index].label);
                note.back = self.back[note.index];
            }
        }
    }

    /// The order in which units are read.
    fn order(&self, units: &[Unit]) -> Vec<usize> {
        let home = |unit: &Unit| self.homes[unit.note()?.index];
        let mut after: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            if let Some(home) = home(unit) {
                after.entry(home).or_default().push(index);
            }
        }
        let mut order = Vec::with_capacity(units.len());
        for (index, unit) in units.iter().enumerate() {
            if home(unit).is_some() {
                continue;
            }
            order.push(index);
            let Some(mut own) = after.remove(&index) else { continue };
            // Notes of one unit come in the order in which it refers to them.
            let rank = |at: &usize| {
                let note = units[*at].note().map(|note| note.index);
                self.led.iter().position(|led| *led == note)
            };
            own.sort_by_key(|at| rank(at).unwrap_or(usize::MAX));
            order.extend(own);
        }
        order
    }
}

fn move_to(units: &mut Vec<Unit>, pages: &mut [PageTurn], order: &[usize]) {
    if order.is_sorted() {
        return;
    }
    let mut places = vec![0; units.len()];
    for (to, &from) in order.iter().enumerate() {
        places[from] = to;
    }
    let mut taken: Vec<Option<Unit>> = units.drain(..).map(Some).collect();
    units.extend(order.iter().filter_map(|&from| taken[from].take()));
    for page in pages {
        page.unit = places.get(page.unit).copied().unwrap_or(page.unit);
    }
}
