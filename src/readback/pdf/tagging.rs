//! Where the tags and the pages differ.

use std::collections::{HashMap, HashSet};

use super::claims::Claims;
use super::open::{Closed, Lines, Spot};
use super::pieces::Key;
use super::roles::Role;
use super::structure::{Child, Element};
use crate::reading::{Kind, Place, TagFault, TagFaultKind, Within};

/// By how many times its size text must stand above what is read before it.
const ABOVE: f64 = 0.5;
/// By which part of a size others may differ and still be the same.
const ALIKE: f64 = 0.05;

/// What is wrong with the tree `root`, of which `units` were read, page by page. Of one kind
/// there is no more than one on a page.
pub(super) fn faults(
    root: &Element,
    claims: &Claims<'_>,
    units: &[Closed],
) -> Vec<TagFault> {
    let mut empty = Empty { claims, page: 0, drawn: HashMap::new(), out: Vec::new() };
    empty.element(root, false);
    let mut found = empty.out;
    found.extend(order(units));
    found.sort_by_key(|(page, _)| *page);
    let mut told = HashSet::new();
    found.retain(|(page, fault)| {
        told.insert((*page, std::mem::discriminant(&fault.kind)))
    });
    found.into_iter().map(|(_, fault)| fault).collect()
}

fn fault(kind: TagFaultKind, page: usize, text: &str) -> (usize, TagFault) {
    let place = Place::Page(u32::try_from(page + 1).unwrap_or(u32::MAX));
    (page, TagFault { kind, place, text: text.to_owned() })
}

/// Looks for elements that hold nothing of a page.
struct Empty<'c, 'd> {
    claims: &'c Claims<'d>,
    /// The page of the content before.
    page: usize,
    /// By page, the names of all content that is drawn there.
    drawn: HashMap<usize, HashSet<Key>>,
    out: Vec<(usize, TagFault)>,
}

impl Empty<'_, '_> {
    /// Looks at `element`, and gives whether anything in it is said. `said`: whether a text
    /// stands for all that is around it.
    fn element(&mut self, element: &Element, said: bool) -> bool {
        let said = said || element.says();
        let told = self.out.len();
        let mut speaks = element.says() || element.role == Role::Picture;
        for child in &element.children {
            speaks |= match child {
                Child::Element(element) => self.element(element, said),
                Child::Content { page, key } => self.content(*page, *key),
                Child::Link(_) => false,
            };
        }
        if matches!(element.role, Role::Heading(_)) && !said && !speaks {
            self.out.truncate(told);
            self.out.push(fault(TagFaultKind::EmptyHeading, self.page, ""));
        }
        speaks
    }

    /// Looks at content, and gives whether it is text.
    fn content(&mut self, page: usize, key: Key) -> bool {
        self.page = page;
        if !self.is_drawn(page, key) {
            self.out.push(fault(TagFaultKind::Undrawn, page, ""));
        }
        self.claims.has_text(page, key)
    }

    /// Whether `page` draws what `key` names; also if it is of a form, which may be drawn
    /// elsewhere.
    fn is_drawn(&mut self, page: usize, key: Key) -> bool {
        if key.form.is_some() || self.claims.has_text(page, key) {
            return true;
        }
        let keys = || self.claims.pages.get(page).into_iter().flat_map(|it| it.keys());
        self.drawn.entry(page).or_insert_with(|| keys().collect()).contains(&key)
    }
}

/// Text that is read after what stands below it in its column, or on a later page.
fn order(units: &[Closed]) -> Vec<(usize, TagFault)> {
    let flow: Vec<Flow<'_>> = units.iter().filter_map(Flow::new).collect();
    flow.windows(2)
        .filter(|pair| pair[1].stands_before(&pair[0]))
        .map(|pair| {
            let after = pair[0].unit.text.clone();
            let kind = TagFaultKind::Order { after };
            fault(kind, pair[1].start.0, &pair[1].unit.text)
        })
        .collect()
}

/// Running text: a heading, a paragraph or an item, beside which nothing stands.
struct Flow<'u> {
    unit: &'u Closed,
    start: Spot,
    lines: Lines,
}

impl<'u> Flow<'u> {
    fn new(unit: &'u Closed) -> Option<Self> {
        let beside = |it: &Within| {
            matches!(
                it,
                Within::Cell(_) | Within::Caption | Within::Note(_) | Within::Aside
            )
        };
        if unit.within.iter().any(beside) {
            return None;
        }
        let start = unit.start.filter(|(_, line)| line.is_upright())?;
        let lines = *unit.lines.iter().find(|lines| lines.page == start.0)?;
        Some(Self { unit, start, lines })
    }

    fn stands_before(&self, other: &Self) -> bool {
        if self.start.0 != other.start.0 {
            return self.start.0 < other.start.0;
        }
        let (own, before) = (self.start.1, other.start.1);
        let rise = own.from.y - before.from.y;
        rise > ABOVE * own.em.max(before.em)
            && self.is_in_column_of(other)
            && self.is_set_like(other)
    }

    /// Whether most of the narrower one's width is the other's as well.
    fn is_in_column_of(&self, other: &Self) -> bool {
        let (a, b) = (self.lines, other.lines);
        let shared = a.right.min(b.right) - a.left.max(b.left);
        shared > 0.5 * (a.right - a.left).min(b.right - b.left)
    }

    /// What is set in another size may stand in a box of its own.
    fn is_set_like(&self, other: &Self) -> bool {
        let is_heading = |it: &Self| matches!(it.unit.kind, Kind::Heading { .. });
        let (a, b) = (self.start.1.em, other.start.1.em);
        is_heading(self) || is_heading(other) || (a - b).abs() <= ALIKE * a.max(b)
    }
}
