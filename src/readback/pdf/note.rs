//! Where links to and from notes lead.

use std::collections::{HashMap, HashSet};

use super::anchors::Starts;
use super::destinations::{Destination, Point};
use super::open::Spot;
use super::units::Goal;
use crate::readback::notes::{Found, Notes, Place};
use crate::reading::{Unit, Within};

/// How far below a point that leads to it a reference may stand, in points: a
/// line of large print.
const BELOW: f64 = 24.0;

/// What there is that links can lead to.
pub(super) struct Places<'a> {
    /// The points of named destinations.
    pub(super) names: &'a HashMap<&'a str, Point>,
    /// Where units begin.
    pub(super) starts: &'a Starts,
    /// Where each reference stands.
    pub(super) spots: &'a [Option<Spot>],
    /// The first unit of each note.
    pub(super) firsts: Vec<Option<usize>>,
}

impl Places<'_> {
    /// What `goal` leads to.
    pub(super) fn place(&self, goal: &Goal) -> Option<Place> {
        match goal {
            Goal::Note(to) => self.starts.unit(self.point(to)?).map(Place::Unit),
            Goal::Back(to) => {
                let point = self.point(to)?;
                let reference = self.reference(point).map(Place::Reference);
                reference.or_else(|| self.starts.unit(point).map(Place::Unit))
            }
            Goal::Index(note) => self.firsts.get(*note).copied()?.map(Place::Unit),
        }
    }

    /// The indices of the notes that have no label and no way back, and to which
    /// nothing leads.
    pub(super) fn unrelated(
        &self,
        notes: &Notes<Goal>,
        units: &[Unit],
    ) -> HashSet<usize> {
        let led = notes.references.iter().filter_map(|reference| {
            match self.place(reference.target.as_ref()?)? {
                Place::Unit(unit) => units.get(unit)?.note().map(|note| note.index),
                Place::Reference(_) => None,
            }
        });
        let led: HashSet<usize> = led.collect();
        let bare = |(index, found): &(usize, &Found<Goal>)| {
            found.label.is_empty() && found.back.is_none() && !led.contains(index)
        };
        notes.found.iter().enumerate().filter(bare).map(|(index, _)| index).collect()
    }

    fn point(&self, to: &Destination) -> Option<Point> {
        match to {
            Destination::Point(point) => Some(*point),
            Destination::Named(name) => self.names.get(name.as_str()).copied(),
            Destination::Url(_) => None,
        }
    }

    /// The reference that is nearest to `point`, in the line below it.
    fn reference(&self, point: Point) -> Option<usize> {
        let y = point.y?;
        let distance = |&(_, spot): &(usize, &Option<Spot>)| {
            let (page, line) = (*spot)?;
            let below = y - line.from.y;
            if page != point.page || !(-2.0..BELOW).contains(&below) {
                return None;
            }
            Some((below, point.x.map_or(0.0, |x| (line.from.x - x).abs())))
        };
        let near =
            self.spots.iter().enumerate().filter_map(|it| Some((it.0, distance(&it)?)));
        let near: Vec<(usize, (f64, f64))> = near.collect();
        let line = near.iter().map(|it| it.1.0).fold(f64::INFINITY, f64::min);
        let same = near.iter().filter(|it| it.1.0 < line + 1.0);
        same.min_by(|a, b| a.1.1.total_cmp(&b.1.1)).map(|it| it.0)
    }
}

/// A note that belongs to nothing else is text beside the text: PDF 1.7 has no
/// other type for that (ISO 32000-2 has `Aside`).
pub(super) fn set_asides_apart(units: &mut [Unit], unrelated: &HashSet<usize>) {
    for within in units.iter_mut().flat_map(|unit| &mut unit.within) {
        if let Within::Note(note) = within
            && unrelated.contains(&note.index)
        {
            *within = Within::Aside;
        }
    }
}

/// The first unit of each of `count` notes.
pub(super) fn firsts(units: &[Unit], count: usize) -> Vec<Option<usize>> {
    let mut firsts = vec![None; count];
    for (at, unit) in units.iter().enumerate() {
        if let Some(first) = unit.note().and_then(|note| firsts.get_mut(note.index)) {
            first.get_or_insert(at);
        }
    }
    firsts
}
