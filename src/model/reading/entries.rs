//! The ways into a work, as a reader of any edition must meet them.

use std::collections::HashMap;

use super::FILE;
use crate::diagnostic;
use crate::model::{Anchor, Document, OutlineEntry, Role, Section, listed};
use crate::reading::{Entry, Listed, Listing, Place, Unit};

/// Where the units stand to which entries lead.
pub struct Places<'u>(HashMap<&'u str, &'u Place>);

impl<'u> Places<'u> {
    /// The places of `units`.
    pub fn new(units: &'u [Unit]) -> Self {
        let anchors = units.iter().flat_map(|unit| {
            unit.anchors.iter().map(|anchor| (anchor.as_str(), &unit.place))
        });
        Self(anchors.collect())
    }

    /// The outline.
    pub fn outline(&self, document: &Document) -> Vec<Entry> {
        let entry = |entry: &OutlineEntry| {
            let number = entry.number.as_deref();
            let number = number.map(|number| number.trim_end_matches('.').into());
            let depth = entry.level.get().saturating_sub(1).max(1);
            Entry { depth, number, ..self.entry(&entry.anchor, entry.text.clone()) }
        };
        document.outline.iter().filter(|entry| entry.listed).map(entry).collect()
    }

    /// The lists of figures and tables once more, as the way to them.
    pub fn listings(&self, document: &Document) -> Vec<Listing> {
        document.sections.iter().filter_map(|section| self.listing(section)).collect()
    }

    fn listing(&self, section: &Section) -> Option<Listing> {
        let of = match section.role {
            Role::Figures => Listed::Figures,
            Role::Tables => Listed::Tables,
            _ => return None,
        };
        let lines = listed(section).into_iter();
        let entries = lines.map(|(anchor, text)| self.entry(anchor, text)).collect();
        let landmark = Some(section.anchor.to_string());
        Some(Listing { of, entries, landmark })
    }

    fn entry(&self, anchor: &Anchor, text: String) -> Entry {
        let place = self.0.get(anchor.as_str()).map(|place| (*place).clone());
        let place = place.unwrap_or(Place::Source(diagnostic::Place::start(FILE)));
        let target = Some(anchor.to_string());
        Entry { depth: 1, text, number: None, target, place }
    }
}
