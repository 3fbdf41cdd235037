//! Where pages of the print edition begin in an edition that has pages of its own: numbers
//! that are artifacts of pagination, drawn in the midst of the text, each at a place that
//! is named after it (`page-5`).

use std::collections::HashMap;

use super::anchors::Starts;
use super::claims::{Claims, Owner};
use super::destinations::Point;
use super::pieces::Key;
use super::units::Units;
use crate::reading::{Begins, PageTurn, Within};

/// A number that may be that of a page of print.
#[derive(Debug)]
pub(super) struct Mark {
    label: String,
    /// The page on which it stands, from 0.
    page: usize,
    /// What is drawn next on that page and is read.
    next: Option<Key>,
    /// Where that is read: a unit, and a byte in its text.
    pub(super) at: Option<(usize, usize)>,
}

impl Mark {
    /// What is drawn next.
    pub(super) fn key(&self) -> Option<(usize, Key)> {
        self.next.map(|key| (self.page, key))
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
        let (mut waiting, mut last) = (marks.len(), None);
        for (piece, owner) in claims.owners(number) {
            if owner == Owner::Element {
                let next = claims.key(number, piece);
                marks[waiting..].iter_mut().for_each(|mark| mark.next = next);
                waiting = marks.len();
                continue;
            }
            let Some(artifact) = page.pagination(piece) else { continue };
            let text = page.text(piece).trim();
            match marks.last_mut() {
                Some(mark) if last == Some(artifact) => mark.label.push_str(text),
                _ => {
                    let label = text.to_owned();
                    marks.push(Mark { label, page: number, next: None, at: None });
                }
            }
            last = Some(artifact);
        }
    }
    marks
}

/// The pages that begin with `units`, of whose names these are the points.
pub(super) fn turns(
    units: &Units,
    names: &HashMap<&str, Point>,
    starts: &Starts,
) -> Vec<PageTurn> {
    let marked = units.marks.iter().filter_map(|mark| {
        let (unit, offset) = place(mark, mark.point(names)?, units, starts)?;
        Some(PageTurn::new((Begins::Page, mark.label.clone()), unit, offset))
    });
    let mut turns: Vec<PageTurn> = marked.collect();
    turns.sort_by_key(|turn| (turn.unit, turn.offset));
    turns
}

/// Where the page begins: within the text that is drawn next, or else with the unit that
/// begins below the mark. What is drawn at the foot of the page, or is but a label, is
/// none of the text that goes on.
fn place(
    mark: &Mark,
    point: Point,
    units: &Units,
    starts: &Starts,
) -> Option<(usize, usize)> {
    let is_note = |unit: usize| {
        let within = units.units.get(unit).map(|unit| unit.within.as_slice());
        within.unwrap_or_default().iter().any(|it| matches!(it, Within::Note(_)))
    };
    let next = mark.at.filter(|(unit, _)| !is_note(*unit));
    if let Some((_, 1..)) = next {
        return next;
    }
    let below = starts.unit(point).filter(|unit| !is_note(*unit)).map(|unit| (unit, 0));
    let later = || units.turns.iter().skip(mark.page + 1).find_map(|turn| *turn);
    below.or(next).or_else(later)
}
