//! What is set poorly on the pages of a PDF, though it is read all right.

use kurbo::Rect;

use super::open::{Closed, Lines};
use crate::reading::{Flaw, FlawKind, Kind, Within};

/// How near to the edge of its page text may stand, in points: five millimetres.
const NEAR: f64 = 14.0;

/// The fewest lines that a chapter's last page should have.
const FEW: usize = 5;

/// The flaws of `units`, in reading order, on pages with these edges.
pub(super) fn flaws(units: &[Closed], edges: &[Rect]) -> Vec<Flaw> {
    let text: Vec<&Closed> = units.iter().filter(|unit| !is_note(unit)).collect();
    let mut out = Vec::new();
    for (at, unit) in text.iter().enumerate() {
        heading_last(&text, at, &mut out);
        alone(unit, &mut out);
    }
    for unit in units {
        out.extend(
            unit.lines
                .iter()
                .filter(|it| is_near(it, edges))
                .map(|it| flaw(FlawKind::TextAtEdge, it.page, unit)),
        );
    }
    short_pages(&text, &mut out);
    out.sort_by_key(|flaw| flaw.page);
    out.dedup_by(|a, b| a.page == b.page && a.kind == b.kind);
    out
}

fn flaw(kind: FlawKind, page: usize, unit: &Closed) -> Flaw {
    Flaw {
        kind,
        page: u32::try_from(page + 1).unwrap_or(u32::MAX),
        text: unit.text.clone(),
    }
}

fn is_note(unit: &Closed) -> bool {
    unit.within.iter().any(|it| matches!(it, Within::Note(_)))
}

fn is_heading(unit: &Closed) -> bool {
    matches!(unit.kind, Kind::Heading { .. })
}

fn opens_chapter(unit: &Closed) -> bool {
    matches!(unit.kind, Kind::Heading { level: 0..=2 })
}

fn first_page(unit: &Closed) -> Option<usize> {
    unit.start.map(|(page, _)| page)
}

fn last_page(unit: &Closed) -> Option<usize> {
    unit.lines.last().map(|lines| lines.page).or(first_page(unit))
}

/// A heading below other text, whose own begins on the next page.
fn heading_last(text: &[&Closed], at: usize, out: &mut Vec<Flaw>) {
    let unit = text[at];
    let (true, Some(page)) = (is_heading(unit), last_page(unit)) else { return };
    let next = text[at + 1..].iter().find_map(|it| first_page(it));
    let before = text[..at].iter().rev().find(|it| !is_heading(it) && it.start.is_some());
    let below = before.and_then(|it| last_page(it)) == Some(page);
    if below && next.is_some_and(|next| next > page) {
        out.push(flaw(FlawKind::HeadingLast, page, unit));
    }
}

/// The first or last line of a paragraph that runs over a page's end, alone on its page.
fn alone(unit: &Closed, out: &mut Vec<Flaw>) {
    let runs = matches!(unit.kind, Kind::Paragraph { .. } | Kind::Item { .. });
    let beside = |it: &Within| matches!(it, Within::Cell(_) | Within::Caption);
    let (Some(first), Some(last)) = (unit.lines.first(), unit.lines.last()) else {
        return;
    };
    if !runs || unit.within.iter().any(beside) || first.page == last.page {
        return;
    }
    if first.count == 1 {
        out.push(flaw(FlawKind::FirstLineAlone, first.page, unit));
    }
    if last.count == 1 {
        out.push(flaw(FlawKind::LastLineAlone, last.page, unit));
    }
}

fn is_near(lines: &Lines, edges: &[Rect]) -> bool {
    edges
        .get(lines.page)
        .is_some_and(|page| lines.left < page.x0 + NEAR || lines.right > page.x1 - NEAR)
}

/// Pages on which a chapter ends with a few lines.
fn short_pages(text: &[&Closed], out: &mut Vec<Flaw>) {
    for (at, unit) in text.iter().enumerate() {
        let Some(page) = last_page(unit) else { continue };
        let next = text[at + 1..].iter().find(|it| it.start.is_some());
        let ends = next.is_none_or(|it| first_page(it) > Some(page) && opens_chapter(it));
        if !ends {
            continue;
        }
        let on_page: Vec<&&Closed> = text[..=at]
            .iter()
            .rev()
            .take_while(|it| last_page(it).is_none_or(|last| last == page))
            .collect();
        // What a chapter opens with, and what is no running text, fills its page.
        let fills =
            |it: &Closed| is_heading(it) || it.start.is_some() && it.lines.is_empty();
        let heading = text[..=at].iter().rev().find_map(|it| match it.kind {
            Kind::Heading { level } => Some(level),
            _ => None,
        });
        let lines = on_page.iter().flat_map(|it| &it.lines).filter(|it| it.page == page);
        let count: usize = lines.map(|it| it.count).sum();
        let in_chapter = heading.is_some_and(|level| level > 1);
        if in_chapter && count < FEW && !on_page.iter().any(|it| fills(it)) {
            out.push(flaw(FlawKind::PageShort { lines: count }, page, unit));
        }
    }
}
