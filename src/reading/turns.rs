//! Where pages and lines begin.

use serde::Serialize;

/// A point in the reading at which a page begins, or a numbered line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageTurn {
    /// What begins.
    #[serde(skip)]
    pub begins: Begins,
    /// The page's label, or the line's number, as a reader meets it.
    pub label: String,
    /// The unit in which it begins, an index into [`Reading::units`](super::Reading::units).
    pub unit: usize,
    /// The byte in that unit's text before which the page begins.
    pub offset: usize,
}

/// What begins at a point in the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Begins {
    /// A page.
    #[default]
    Page,
    /// A numbered line.
    Line,
}

/// What begins where a marker stands, and what it is called.
pub(crate) type Begun = (Begins, String);

impl PageTurn {
    /// What `begun` says begins in the unit `unit` before its byte `offset`.
    pub(crate) fn new((begins, label): Begun, unit: usize, offset: usize) -> Self {
        Self { begins, label, unit, offset }
    }

    /// Pages and lines apart, each in their order.
    pub(crate) fn part(turns: Vec<Self>) -> (Vec<Self>, Vec<Self>) {
        turns.into_iter().partition(|turn| turn.begins == Begins::Page)
    }
}

/// A line of running text on a page, as it is printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The page, from 0.
    pub page: usize,
    /// Where the text of the page begins from the left, in points.
    pub left: f64,
    /// How far the line's foot is from the foot of the page, in points.
    pub baseline: f64,
    /// The unit in which it begins, an index into [`Reading::units`](super::Reading::units).
    pub unit: usize,
    /// The byte in that unit's text with which it begins.
    pub offset: usize,
}
