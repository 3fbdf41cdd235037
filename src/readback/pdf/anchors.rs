//! Which unit a point on a page belongs to.

use std::collections::HashMap;

use super::destinations::{Destination, Point};
use super::open::{Closed, Said};
use crate::reading::{Mark, Place, Span, Target, Unit, Within};

/// The units that begin on each page, in reading order, with the heights of
/// their first baselines: those of the text, and those of notes.
#[derive(Debug)]
pub(super) struct Starts([HashMap<usize, Vec<(usize, f64)>>; 2]);

/// How far a unit's first baseline may stand above a point that belongs to it,
/// in points: for the writers that take the baseline's own height, and round
/// it.
const TOLERANCE: f64 = 2.0;

/// The same for notes, whose lines stand so close that the one above would
/// otherwise be meant.
const CLOSE: f64 = 0.5;

impl Starts {
    /// Where `units` begin.
    pub(super) fn new(units: &[Closed]) -> Self {
        let mut starts = [HashMap::new(), HashMap::new()];
        for (index, unit) in units.iter().enumerate() {
            if let Some((page, line)) = unit.start {
                let is_note = unit.within.iter().any(|it| matches!(it, Within::Note(_)));
                let starts: &mut HashMap<usize, Vec<(usize, f64)>> =
                    &mut starts[usize::from(is_note)];
                starts.entry(page).or_default().push((index, line.from.y));
            }
        }
        Self(starts)
    }

    /// The unit that `point` belongs to: the first in reading order whose first
    /// line stands below it on its page; of that in the text and that in the
    /// notes, which are read along with it, the higher one.
    pub(super) fn unit(&self, point: Point) -> Option<usize> {
        let top = point.y.unwrap_or(f64::INFINITY);
        let [text, notes] = self.0.each_ref().map(|starts| starts.get(&point.page));
        let below = |it: &&(usize, f64)| it.1 <= top + TOLERANCE;
        let text = text.and_then(|starts| starts.iter().find(below));
        let below = |it: &&(usize, f64)| it.1 <= top + CLOSE;
        let notes = notes.into_iter().flatten().filter(below);
        let note = notes.max_by(|a, b| a.1.total_cmp(&b.1));
        let nearest = match (text, note) {
            (Some(text), Some(note)) if note.1 > text.1 => note,
            (text, note) => text.or(note)?,
        };
        Some(nearest.0)
    }
}

/// Gives `closed` the anchors of `names`, and its links to points the names of
/// these. Each unit begins on the page that is known for it, or on that of the
/// one before it.
pub(super) fn attach(
    closed: Vec<Closed>,
    names: &[(String, Point)],
    starts: &Starts,
) -> Vec<Unit> {
    let mut anchors: Vec<Vec<String>> = vec![Vec::new(); closed.len()];
    for (name, point) in names {
        if let Some(anchors) = starts.unit(*point).and_then(|unit| anchors.get_mut(unit))
        {
            anchors.push(name.clone());
        }
    }
    let named: Vec<Option<String>> =
        anchors.iter().map(|anchors| anchors.first().cloned()).collect();
    let mut page = 0;
    let unit = |(closed, anchors): (Closed, Vec<String>)| {
        page = closed.start.map_or(page, |(page, _)| page);
        let span = |stretch| span(stretch, &named, starts);
        Unit {
            kind: closed.kind,
            within: closed.within,
            text: closed.text,
            spans: closed.spans.into_iter().map(span).collect(),
            anchors,
            place: place(page),
        }
    };
    closed.into_iter().zip(anchors).map(unit).collect()
}

/// The place of a page, counted from 0.
pub(super) fn place(page: usize) -> Place {
    Place::Page(u32::try_from(page + 1).unwrap_or(u32::MAX))
}

fn span(
    stretch: super::open::Stretch,
    named: &[Option<String>],
    starts: &Starts,
) -> Span {
    let mark = match stretch.said {
        Said::Language(language) => Mark::Language(language),
        Said::Page(label) => Mark::Page(Some(label)),
        Said::Expansion(long) => Mark::Expansion(long),
        Said::Break { meant } => Mark::Break { meant },
        Said::Seam => Mark::Seam,
        Said::Hyphen => Mark::Hyphen,
        Said::Formula(signs) => Mark::Formula(signs),
        Said::Link(Destination::Url(url)) => Mark::Link(Target::Url(url)),
        Said::Link(Destination::Named(name)) => Mark::Link(Target::Anchor(name)),
        Said::Link(Destination::Point(point)) => {
            let name =
                starts.unit(point).and_then(|unit| named.get(unit).cloned().flatten());
            // Where nothing there has a name, the page is all that can be said
            // (RFC 8118, section 3).
            let name = name.unwrap_or_else(|| format!("page={}", point.page + 1));
            Mark::Link(Target::Anchor(name))
        }
    };
    Span { start: stretch.start, end: stretch.end, mark }
}
