//! Which unit a point on a page belongs to.

use std::collections::HashMap;

use super::destinations::{Destination, Point};
use super::open::{Closed, Said};
use crate::reading::{Mark, Place, Span, Target, Unit, Within};

/// The units that begin on each page, in reading order: those of the text, and those of
/// notes.
#[derive(Debug)]
pub(super) struct Starts([HashMap<usize, Vec<Start>>; 2]);

/// Where a unit begins.
#[derive(Debug, Clone, Copy)]
struct Start {
    unit: usize,
    /// Where its first line does.
    x: f64,
    /// The height of its first baseline.
    y: f64,
}

/// How far a unit's first baseline may stand above a point that belongs to it,
/// in points: for the writers that take the baseline's own height, and round
/// it.
const TOLERANCE: f64 = 2.0;

/// The same for notes, whose lines stand so close that the one above would
/// otherwise be meant.
const CLOSE: f64 = 0.5;

/// How far below a point, in points, both the text and a note in the margin may begin for
/// what stands straight below it to be meant.
const BESIDE: f64 = 24.0;

/// How far from the text a note in the margin begins at least, from left to right.
const APART: f64 = 72.0;

impl Starts {
    /// Where `units` begin.
    pub(super) fn new(units: &[Closed]) -> Self {
        let mut starts = [HashMap::new(), HashMap::new()];
        for (index, unit) in units.iter().enumerate() {
            if let Some((page, line)) = unit.start {
                let is_note = unit.within.iter().any(|it| matches!(it, Within::Note(_)));
                let starts: &mut HashMap<usize, Vec<Start>> =
                    &mut starts[usize::from(is_note)];
                let start = Start { unit: index, x: line.from.x, y: line.from.y };
                starts.entry(page).or_default().push(start);
            }
        }
        Self(starts)
    }

    /// The unit that `point` belongs to: the first in reading order whose first
    /// line stands below it on its page; of that in the text and that in the
    /// notes, which are read along with it, the higher one, or where they stand side by
    /// side that which is straight below.
    pub(super) fn unit(&self, point: Point) -> Option<usize> {
        let top = point.y.unwrap_or(f64::INFINITY);
        let [text, notes] = self.0.each_ref().map(|starts| starts.get(&point.page));
        let text =
            text.and_then(|starts| starts.iter().find(|it| it.y <= top + TOLERANCE));
        let notes = notes.into_iter().flatten().filter(|it| it.y <= top + CLOSE);
        let note = notes.max_by(|a, b| a.y.total_cmp(&b.y));
        let (Some(text), Some(note)) = (text, note) else {
            return text.or(note).map(|it| it.unit);
        };
        let near = top - text.y.min(note.y) < BESIDE;
        let apart = (note.x - text.x).abs() > APART;
        let is_note = match point.x.filter(|_| near && apart) {
            Some(x) => (note.x - x).abs() < (text.x - x).abs(),
            None => note.y > text.y,
        };
        Some(if is_note { note.unit } else { text.unit })
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
