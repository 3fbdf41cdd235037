use super::expansions::is_print;
use super::{SYSTEMATIC, runs};
use crate::agreement::Links;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::targets::Targets;
use crate::reading::{Mark, Span, Target, Unit};

/// The pages that references name in print: each is compared with the page on
/// which the place stands in the same edition.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    if comparison.options.links != Links::All {
        return;
    }
    let targets = Targets::new(comparison);
    let mut candidates = Vec::new();
    for pair in comparison.pairs() {
        // Other texts are told of already, and so is what they say of pages.
        if !is_print(pair.found) || !pair.same_text() {
            continue;
        }
        for (span, anchor) in references(pair.expected) {
            // That a link is gone is told, too.
            let is_link = |mark: &Mark| matches!(mark, Mark::Link(_));
            if over(pair.found, span).all(|mark| !is_link(mark)) {
                continue;
            }
            let Some(page) = page(comparison, &targets, anchor) else { continue };
            let named = named(pair.found, span);
            let fault = (named != Some(page)).then_some(named.is_some());
            candidates.push((Reference { pair, span, anchor, page, named }, fault));
        }
    }
    for (_, group) in runs(candidates, SYSTEMATIC) {
        findings.push(group[0].pair.i, group[0].tell(group.len() - 1));
    }
}

/// A reference of the source, and what the edition makes of it.
struct Reference<'a> {
    pair: Pair<'a>,
    span: &'a Span,
    anchor: &'a str,
    /// The page on which the place stands.
    page: &'a str,
    /// The page that is named.
    named: Option<&'a str>,
}

/// The references of a unit, and where they lead.
fn references(unit: &Unit) -> impl Iterator<Item = (&Span, &str)> {
    let pages = unit.spans.iter().filter(|span| matches!(span.mark, Mark::Page(_)));
    pages.filter_map(|page| {
        let anchor = unit.spans.iter().find_map(|span| match &span.mark {
            Mark::Link(Target::Anchor(anchor)) if span.start == page.start => {
                Some(anchor)
            }
            _ => None,
        });
        Some((page, anchor?.as_str()))
    })
}

/// What `unit` says of the text at `span`, which it has, too.
fn over<'a>(unit: &'a Unit, span: &Span) -> impl Iterator<Item = &'a Mark> {
    let meets = |other: &&Span| other.start < span.end && span.start < other.end;
    unit.spans.iter().filter(meets).map(|span| &span.mark)
}

/// The page that the edition names for the reference at `span`.
fn named<'a>(unit: &'a Unit, span: &Span) -> Option<&'a str> {
    over(unit, span).find_map(|mark| match mark {
        Mark::Page(label) => label.as_deref(),
        _ => None,
    })
}

/// The label of the page on which the place that `anchor` names begins.
fn page<'a>(
    comparison: &Comparison<'a>,
    targets: &Targets<'_>,
    anchor: &str,
) -> Option<&'a str> {
    let unit = targets.found_unit(anchor)?;
    let pages = &comparison.found.pages;
    let after = pages.partition_point(|turn| (turn.unit, turn.offset) <= (unit, 0));
    Some(pages.get(after.checked_sub(1)?)?.label.as_str())
}

impl Reference<'_> {
    fn tell(&self, more: usize) -> Finding {
        let Self { pair, span, anchor, page, named } = self;
        let text = quote(&pair.expected.text[span.start..span.end]);
        let rest = match more {
            0 => String::new(),
            more => format!(", and so for {more} references more"),
        };
        let message = match named {
            Some(named) => {
                format!(
                    "{text} names page {named}; #{anchor} stands on page {page}{rest}"
                )
            }
            None => {
                format!("{text} names no page; #{anchor} stands on page {page}{rest}")
            }
        };
        Finding::new(Code::PageReference, message)
            .expected(Side::new(page, Some(&pair.expected.place)))
            .found(Side::new(named.unwrap_or_default(), Some(&pair.found.place)))
    }
}
