//! Where pages of the print edition begin in an edition that has pages of its own: numbers
//! that are artifacts of pagination, drawn in the midst of the text, each at a place that
//! is named after it (`page-5`).

use std::collections::HashMap;

use super::anchors::Starts;
use super::claims::{Claims, Owner};
use super::destinations::Point;
use super::geometry::Line;
use super::pieces::Key;
use crate::reading::{Begins, PageTurn, Unit};

/// How far above the place of a mark what is drawn next begins at least to be none of what
/// follows it, in em: a numerator stays below that.
const ABOVE: f64 = 0.6;

/// A number that may be that of a page of print.
#[derive(Debug)]
pub(super) struct Mark {
    label: String,
    /// The page on which it stands, from 0.
    page: usize,
    /// What is drawn before and after it on that page and is read.
    before: Option<Drawn>,
    next: Option<Drawn>,
}

/// Something that is drawn and is read.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    key: Key,
    line: Option<Line>,
    /// Where that is read: a unit, and a byte in its text.
    at: Option<(usize, usize)>,
}

impl Drawn {
    /// Whether it stands above the place of a mark.
    fn is_above(&self, place: Point) -> bool {
        let line = self.line.zip(place.y);
        line.is_some_and(|(line, top)| line.from.y > top + ABOVE * line.em)
    }
}

impl Mark {
    /// What is drawn before and after it, by page and name.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, Key)> {
        let drawn = [self.before, self.next].into_iter().flatten();
        drawn.map(|drawn| (self.page, drawn.key))
    }

    /// Notes where that is read.
    pub(super) fn settle(
        &mut self,
        read: &HashMap<(usize, Key), Option<(usize, usize)>>,
    ) {
        for drawn in [&mut self.before, &mut self.next].into_iter().flatten() {
            drawn.at = read.get(&(self.page, drawn.key)).copied().flatten();
        }
    }

    /// The point that is named after it.
    fn point(&self, names: &HashMap<&str, Point>) -> Option<Point> {
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let mut name =
            format!("page-{}", self.label.chars().map(plain).collect::<String>());
        loop {
            match names.get(name.as_str()) {
                Some(point) if point.page == self.page => return Some(*point),
                // The name was another place's.
                Some(_) => name.push('_'),
                None => return None,
            }
        }
    }
}

/// The numbers on all pages, in the order in which they are drawn.
pub(super) fn marks(claims: &Claims<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (number, page) in claims.pages.iter().enumerate() {
        let (mut waiting, mut last, mut before) = (marks.len(), None, None);
        for (piece, owner) in claims.owners(number) {
            if owner == Owner::Element {
                let next = claims.key(number, piece);
                let next = next.map(|key| Drawn { key, line: piece.line, at: None });
                marks[waiting..].iter_mut().for_each(|mark| mark.next = next);
                (waiting, before) = (marks.len(), next);
                continue;
            }
            let Some(artifact) = page.pagination(piece) else { continue };
            let text = page.text(piece).trim();
            match marks.last_mut() {
                Some(mark) if last == Some(artifact) => mark.label.push_str(text),
                _ => {
                    let label = text.to_owned();
                    marks.push(Mark { label, page: number, before, next: None });
                }
            }
            last = Some(artifact);
        }
    }
    marks
}

/// What is marked: asides are told from notes already, and notes stand where they are
/// shown.
pub(super) struct Marked<'a> {
    pub(super) units: &'a [Unit],
    /// Where each page's text begins: a unit and a byte in its text.
    pub(super) first: &'a [Option<(usize, usize)>],
    pub(super) starts: &'a Starts,
}

impl Marked<'_> {
    /// The pages that `marks` say begin; `names` are the points of all names.
    pub(super) fn turns(
        &self,
        marks: &[Mark],
        names: &HashMap<&str, Point>,
    ) -> Vec<PageTurn> {
        let marked = marks.iter().filter_map(|mark| {
            let (unit, offset) = self.place(mark, mark.point(names)?)?;
            Some(PageTurn::new((Begins::Page, mark.label.clone()), unit, offset))
        });
        let mut turns: Vec<PageTurn> = marked.collect();
        turns.sort_by_key(|turn| (turn.unit, turn.offset));
        turns
    }

    /// Where the page begins: within the text that is drawn next, or else with the unit
    /// that begins below the mark, after what is drawn before it: after the end of an
    /// item, only the label of the next is drawn. What is drawn above the mark, at the
    /// foot of the page, or is but a label, is none of the text that goes on.
    fn place(&self, mark: &Mark, point: Point) -> Option<(usize, usize)> {
        let next = self.at(mark.next.filter(|drawn| !drawn.is_above(point)));
        if let Some((_, 1..)) = next {
            return next;
        }
        let before = self.at(mark.before).map(|(unit, _)| unit);
        let is_later = |unit: &usize| before.is_none_or(|before| *unit > before);
        let below = self.starts.unit(point);
        let below = below.filter(|unit| !self.is_note(*unit) && is_later(unit));
        let after = || (before? + 1..self.units.len()).find(|unit| !self.is_note(*unit));
        let later = || self.first.iter().skip(mark.page + 1).find_map(|first| *first);
        below.map(beginning).or(next).or_else(|| after().map(beginning)).or_else(later)
    }

    /// Where something is read, if that is the running text.
    fn at(&self, drawn: Option<Drawn>) -> Option<(usize, usize)> {
        drawn.and_then(|drawn| drawn.at).filter(|(unit, _)| !self.is_note(*unit))
    }

    fn is_note(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.note().is_some())
    }
}

fn beginning(unit: usize) -> (usize, usize) {
    (unit, 0)
}
