//! Where pages and lines begin.

use serde::Serialize;

use super::Place;

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
    /// The name by which links reach the marker that says so, where there is one.
    #[serde(skip)]
    pub anchor: Option<String>,
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

/// What begins where a marker stands.
#[derive(Debug)]
pub(crate) struct Begun {
    pub(crate) begins: Begins,
    /// What it is called.
    pub(crate) label: String,
    /// The name by which links reach the marker.
    pub(crate) anchor: Option<String>,
}

impl From<(Begins, String)> for Begun {
    fn from((begins, label): (Begins, String)) -> Self {
        Self { begins, label, anchor: None }
    }
}

/// A line of a list of pages, which leads to where they begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedPage {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub leads: Leads,
    /// Where it stands.
    pub place: Place,
}

/// Where a [`ListedPage`] leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Leads {
    /// To where a page begins: an index into [`Reading::pages`](super::Reading::pages).
    Page(usize),
    /// To a place in the text that says nothing of a page.
    Text,
    /// To a place that is there, but is not read.
    Unread,
    /// To nothing in the edition.
    Nowhere,
}

impl PageTurn {
    /// What `begun` says begins in the unit `unit` before its byte `offset`.
    pub(crate) fn new(begun: impl Into<Begun>, unit: usize, offset: usize) -> Self {
        let Begun { begins, label, anchor } = begun.into();
        Self { begins, label, unit, offset, anchor }
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
