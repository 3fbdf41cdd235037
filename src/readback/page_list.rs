//! Lists of pages, and the places to which they lead, whatever the format.

use std::collections::{HashMap, HashSet};

use crate::reading::{Entry, Leads, ListedPage, Reading};

/// The lines of a list of pages. `starts` are the units with which files begin, by the
/// names by which links reach these; `is_there` says whether a place is there that
/// nobody reads.
pub(super) fn page_list(
    entries: Vec<Entry>,
    reading: &Reading,
    starts: &HashMap<String, usize>,
    is_there: &dyn Fn(&str) -> bool,
) -> Vec<ListedPage> {
    let places = Places::new(reading, starts);
    let line = |entry: Entry| {
        let leads = match &entry.target {
            Some(target) => places.leads(target, &entry.text, is_there),
            None => Leads::Nowhere,
        };
        ListedPage { label: entry.text, leads, place: entry.place }
    };
    entries.into_iter().map(line).collect()
}

/// The places to which links lead.
struct Places<'a> {
    reading: &'a Reading,
    starts: &'a HashMap<String, usize>,
    markers: HashMap<&'a str, usize>,
    anchors: HashSet<&'a str>,
    /// The pages that begin with a unit, by that.
    opening: HashMap<usize, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn new(reading: &'a Reading, starts: &'a HashMap<String, usize>) -> Self {
        let mut markers = HashMap::new();
        let mut opening: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, page) in reading.pages.iter().enumerate() {
            if let Some(anchor) = &page.anchor {
                markers.entry(anchor.as_str()).or_insert(at);
            }
            if page.offset == 0 {
                opening.entry(page.unit).or_default().push(at);
            }
        }
        let anchors = reading.units.iter().flat_map(|unit| &unit.anchors);
        let anchors = anchors.map(String::as_str).collect();
        Self { reading, starts, markers, anchors, opening }
    }

    fn leads(&self, target: &str, label: &str, is_there: &dyn Fn(&str) -> bool) -> Leads {
        if let Some(&page) = self.markers.get(target) {
            return Leads::Page(page);
        }
        // The beginning of a file is that of the page with which it begins.
        if let Some(start) = self.starts.get(target) {
            let pages = self.opening.get(start).map(Vec::as_slice).unwrap_or_default();
            let same = pages.iter().find(|&&at| self.reading.pages[at].label == label);
            return same.or(pages.first()).map_or(Leads::Text, |&at| Leads::Page(at));
        }
        match self.anchors.contains(target) {
            true => Leads::Text,
            false if is_there(target) => Leads::Unread,
            false => Leads::Nowhere,
        }
    }
}
