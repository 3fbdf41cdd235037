//! Bookmarks (ISO 32000-2, 12.3.3).

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, ObjRef, String as PdfString};

use super::anchors::{Starts, place};
use super::destinations::{self, Destination, PageNumbers, Point};
use super::{limits, strings};
use crate::reading::{Entry, Kind, Label, Unit, normalise};

/// What bookmarks can lead to.
pub(super) struct Targets<'d> {
    /// The pages.
    pub(super) pages: &'d PageNumbers,
    /// The named destinations.
    pub(super) names: &'d HashMap<&'d str, Point>,
    /// Where units begin.
    pub(super) starts: &'d Starts,
    /// The units.
    pub(super) units: &'d [Unit],
}

/// The bookmarks, in order; `None` where the file has none. What comes round
/// again, or is nested too deeply, is left out.
pub(super) fn read(pdf: &Pdf, targets: &Targets<'_>) -> Option<Vec<Entry>> {
    let xref = pdf.xref();
    let root = xref.get::<Dict<'_>>(xref.root_id())?.get::<Dict<'_>>(keys::OUTLINES)?;
    let mut entries = Vec::new();
    let mut visited = HashSet::new();
    let mut next: Vec<(ObjRef, u8)> = Vec::new();
    next.extend(root.get_ref(keys::FIRST).map(|first| (first, 1)));
    while let Some((reference, depth)) = next.pop() {
        if entries.len() >= limits::ENTRIES || !visited.insert(reference) {
            continue;
        }
        let Some(bookmark) = xref.get::<Dict<'_>>(reference.into()) else {
            continue;
        };
        entries.push(targets.entry(&bookmark, depth));
        next.extend(bookmark.get_ref(keys::NEXT).map(|next| (next, depth)));
        if depth < u8::MAX {
            next.extend(bookmark.get_ref(keys::FIRST).map(|first| (first, depth + 1)));
        }
    }
    (!entries.is_empty()).then_some(entries)
}

impl Targets<'_> {
    fn entry(&self, bookmark: &Dict<'_>, depth: u8) -> Entry {
        let title = bookmark.get::<PdfString<'_>>(keys::TITLE);
        let title =
            title.map(|title| normalise(&strings::text(&title))).unwrap_or_default();
        let destination = destinations::of(bookmark, self.pages);
        let point = match &destination {
            Some(Destination::Named(name)) => self.names.get(name.as_str()).copied(),
            Some(Destination::Point(point)) => Some(*point),
            _ => None,
        };
        let unit = point.and_then(|point| self.starts.unit(point));
        let unit = unit.and_then(|unit| self.units.get(unit));
        let target = match destination {
            Some(Destination::Named(name)) => Some(name),
            _ => unit.and_then(|unit| unit.anchors.first().cloned()),
        };
        let (number, text) = split(&title, unit);
        let place = place(point.map_or(0, |point| point.page));
        Entry { depth, text, number, target, place }
    }
}

/// Parts a bookmark into its number and its text. Only the unit that it leads
/// to can tell a number from text that begins with digits.
fn split(title: &str, unit: Option<&Unit>) -> (Option<String>, String) {
    let whole = (None, title.to_owned());
    let Some((first, rest)) = title.split_once(' ') else {
        return whole;
    };
    let number = first.trim_end_matches(['.', ')']);
    let confirmed = unit.is_some_and(|unit| match &unit.kind {
        Kind::Item { label: Label::Number(label), .. } => label == number,
        Kind::Heading { .. } => unit.text == rest,
        _ => false,
    });
    if confirmed { (Some(number.to_owned()), rest.to_owned()) } else { whole }
}
