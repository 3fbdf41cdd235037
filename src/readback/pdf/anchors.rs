//! Which unit a point on a page belongs to.

use std::collections::HashMap;

use super::destinations::{Destination, Point};
use super::open::{Closed, Said};
use crate::reading::{Mark, Place, Span, Target, Unit};

/// The units that begin on each page, in reading order, with the heights of
/// their first baselines.
#[derive(Debug)]
pub(super) struct Starts(HashMap<usize, Vec<(usize, f64)>>);

/// How far a unit's first baseline may stand above a point that belongs to it,
/// in points: for the writers that take the baseline's own height, and round
/// it.
const TOLERANCE: f64 = 2.0;

impl Starts {
    /// Where `units` begin.
    pub(super) fn new(units: &[Closed]) -> Self {
        let mut starts: HashMap<usize, Vec<(usize, f64)>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            if let Some((page, line)) = unit.start {
                starts.entry(page).or_default().push((index, line.from.y));
            }
        }
        Self(starts)
    }

    /// The unit that `point` belongs to: the first in reading order whose first
    /// line stands below it on its page.
    pub(super) fn unit(&self, point: Point) -> Option<usize> {
        let top = point.y.unwrap_or(f64::INFINITY);
        let below = |&&(_, baseline): &&(usize, f64)| baseline <= top + TOLERANCE;
        self.0.get(&point.page)?.iter().find(below).map(|&(unit, _)| unit)
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
