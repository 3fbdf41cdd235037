//! Where the tags of a PDF and its pages differ: what can be told of it alone.

use std::collections::{HashMap, HashSet};

use super::checks::untagged;
use super::code::Code;
use super::excerpt::quote;
use super::finding::{Finding, Side};
use super::outside::page_of;
use crate::reading::{Passage, Place, Reading, TagFault, TagFaultKind, Unit};

/// Where the tags of a PDF and its pages differ: text that no tag reaches, tags that hold
/// nothing, and text that is read in another order than it stands in. Nothing for other
/// editions, and for those without tags.
pub fn tagging(reading: &Reading) -> Vec<Finding> {
    if reading.by_layout {
        return Vec::new();
    }
    let passages: Vec<&Passage> =
        reading.outside.iter().filter(|passage| !passage.artifact).collect();
    let untagged = untagged::groups(&passages).map(|group| untagged::tell(group, None));
    untagged.chain(reading.tagging.iter().map(tell)).collect()
}

/// Adds to `findings`, which are all on the edition `found`, what its tags say otherwise than
/// its pages, if nothing was found there: one fault is told once.
pub(super) fn add(expected: &Reading, found: &Reading, findings: &mut Vec<Finding>) {
    if found.tagging.is_empty() {
        return;
    }
    let told = pages(findings, |finding| finding.found.as_ref());
    let starts = Starts::new(&found.units);
    let mut units: HashMap<&str, usize> = HashMap::new();
    for (at, unit) in expected.units.iter().enumerate() {
        units.entry(&unit.text).or_insert(at);
    }
    for fault in found.tagging.iter().filter(|fault| is_news(&fault.place, &told)) {
        let text = match fault.text.as_str() {
            "" => found.units.get(starts.first(&fault.place)).map_or("", |it| &it.text),
            text => text,
        };
        let unit = units.get(text).copied().unwrap_or(0);
        findings.push(Finding { unit, ..tell(fault) });
    }
    findings.sort_by_key(|finding| finding.unit);
}

/// What there is to tell of the edition `expected` alone, but for what `findings`, which came
/// of comparing others with it, say of the same pages.
pub(super) fn of_reference(expected: &Reading, findings: &[Finding]) -> Vec<Finding> {
    let mut own = tagging(expected);
    let told = pages(findings, |finding| finding.expected.as_ref());
    let starts = Starts::new(&expected.units);
    own.retain_mut(|finding| {
        let Some(place) = place(finding.found.as_ref()) else { return true };
        finding.unit = starts.first(place);
        finding.code == Code::UntaggedText || is_news(place, &told)
    });
    own
}

/// For each unit, the last page up to it.
struct Starts(Vec<Option<u32>>);

impl Starts {
    fn new(units: &[Unit]) -> Self {
        let mut last = None;
        let pages = units.iter().map(|unit| {
            last = last.max(page_of(&unit.place));
            last
        });
        Self(pages.collect())
    }

    /// The first unit that stands on the page or after it.
    fn first(&self, place: &Place) -> usize {
        self.0.partition_point(|page| *page < page_of(place))
    }
}

/// The pages that findings tell of, on one side.
fn pages(findings: &[Finding], side: fn(&Finding) -> Option<&Side>) -> HashSet<u32> {
    findings.iter().filter_map(|it| place(side(it)).and_then(page_of)).collect()
}

fn place(side: Option<&Side>) -> Option<&Place> {
    side?.place.as_ref()
}

/// Whether nothing was told of the page, or of those around it.
fn is_news(place: &Place, told: &HashSet<u32>) -> bool {
    page_of(place).is_none_or(|page| {
        let around = page.saturating_sub(1)..=page.saturating_add(1);
        around.into_iter().all(|page| !told.contains(&page))
    })
}

fn tell(fault: &TagFault) -> Finding {
    let (code, message) = match &fault.kind {
        TagFaultKind::EmptyHeading => {
            (Code::TagEmpty, "a heading is tagged in which there is no text".to_owned())
        }
        TagFaultKind::Undrawn => {
            (Code::TagEmpty, "a tag holds content that is not on the page".to_owned())
        }
        TagFaultKind::Order { after } => {
            let (text, after) = (quote(&fault.text), quote(after));
            (Code::TagOrder, format!("read after {after}, but stands before it: {text}"))
        }
    };
    Finding::new(code, message).found(Side::new(&fault.text, Some(&fault.place)))
}
