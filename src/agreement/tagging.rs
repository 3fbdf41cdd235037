//! Where the tags of a PDF and its pages differ: what can be told of it alone.

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
    let told = pages(findings, |finding| finding.found.as_ref());
    for fault in found.tagging.iter().filter(|fault| is_news(&fault.place, &told)) {
        let unit = unit_of(fault, expected, found);
        let at = findings.partition_point(|finding| finding.unit <= unit);
        findings.insert(at, Finding { unit, ..tell(fault) });
    }
}

/// Near which unit of `expected` a fault of `found` is.
fn unit_of(fault: &TagFault, expected: &Reading, found: &Reading) -> usize {
    let on_page = |unit: &&Unit| page_of(&unit.place) >= page_of(&fault.place);
    let text = match fault.text.as_str() {
        "" => found.units.iter().find(on_page).map_or("", |unit| &unit.text),
        text => text,
    };
    let unit = expected.units.iter().position(|unit| unit.text == text);
    unit.unwrap_or(0)
}

/// What there is to tell of the edition `expected` alone, but for what `findings`, which came
/// of comparing others with it, say of the same pages.
pub(super) fn of_reference(expected: &Reading, findings: &[Finding]) -> Vec<Finding> {
    let told = pages(findings, |finding| finding.expected.as_ref());
    let mut own = tagging(expected);
    own.retain_mut(|finding| {
        let Some(place) = place(finding.found.as_ref()) else { return true };
        let before = |unit: &&Unit| page_of(&unit.place) < page_of(place);
        finding.unit = expected.units.iter().take_while(before).count();
        finding.code == Code::UntaggedText || is_news(place, &told)
    });
    own
}

/// The pages that findings tell of, on one side.
fn pages(findings: &[Finding], side: fn(&Finding) -> Option<&Side>) -> Vec<u32> {
    findings.iter().filter_map(|it| place(side(it)).and_then(page_of)).collect()
}

fn place(side: Option<&Side>) -> Option<&Place> {
    side?.place.as_ref()
}

/// Whether nothing was told of the page, or of those around it.
fn is_news(place: &Place, told: &[u32]) -> bool {
    page_of(place).is_none_or(|page| told.iter().all(|&it| it.abs_diff(page) > 1))
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
