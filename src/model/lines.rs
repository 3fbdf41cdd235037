//! The numbers of a draft's lines.
//!
//! 1. [`numbered`] numbers the lines of print, from 1 in each chapter, once these were laid
//!    out and read back.
//! 2. [`marks`] says where the markers of the numbers stand that were printed, as they
//!    were read back in turn.

use std::collections::HashMap;

use super::pages::{Names, Slot, Turn, same_texts};
use super::{Document, PageMark, reading};
use crate::reading::{Begins, Kind, PageTurn, Reading, Row, Unit};
use crate::words::Teller;

/// By how much the feet of two pieces of one line may differ, in points.
const LEVEL: f64 = 1.0;

/// A line of print and its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberedLine {
    /// The number, from 1 in each chapter.
    pub number: usize,
    /// Where the line stands.
    pub row: Row,
}

/// The lines of `print` that get a number, page by page, each from its top: those of
/// chapters and other parts that somebody typed, but for notes. What stands side by side
/// is one line.
///
/// `None` where `print` does not say what the document says, unit for unit.
pub fn numbered(
    document: &Document,
    print: &Reading,
    rows: &[Row],
) -> Option<Vec<NumberedLine>> {
    let expected = reading(document);
    if !same_texts(&expected.units, &print.units) {
        return None;
    }
    let chapters = chapters(document, &expected.units);
    let counts = |row: &&Row| {
        expected.units.get(row.unit).is_some_and(|unit| unit.note().is_none())
    };
    let mut by_chapter: Vec<Vec<Row>> = vec![Vec::new(); document.sections.len()];
    for row in rows.iter().filter(counts) {
        if let Some(chapter) = chapters[row.unit] {
            by_chapter[chapter].push(*row);
        }
    }
    let mut lines: Vec<NumberedLine> = by_chapter.into_iter().flat_map(count).collect();
    lines.sort_by(|a, b| in_print(&a.row, &b.row));
    Some(lines)
}

/// The first and the last line of each unit of what somebody typed, in reading order, apart
/// from the title; `None` where a unit begins no line.
pub fn lines_of_units(
    document: &Document,
    lines: &[NumberedLine],
) -> Vec<Option<(usize, usize)>> {
    let units = reading(document).units;
    let mut own: Vec<Option<(usize, usize)>> = vec![None; units.len()];
    for NumberedLine { number, row } in lines {
        if let Some(own) = own.get_mut(row.unit) {
            let (first, last) = own.unwrap_or((*number, *number));
            *own = Some((first.min(*number), last.max(*number)));
        }
    }
    let chapters = chapters(document, &units);
    let typed = own.into_iter().zip(chapters).filter(|(_, chapter)| chapter.is_some());
    typed.map(|(own, _)| own).collect()
}

/// The lines of one chapter, numbered from the top.
fn count(mut rows: Vec<Row>) -> Vec<NumberedLine> {
    rows.sort_by(in_print);
    rows.dedup_by(|row, before| {
        row.page == before.page && (row.baseline - before.baseline).abs() < LEVEL
    });
    let rows = rows.into_iter().enumerate();
    rows.map(|(at, row)| NumberedLine { number: at + 1, row }).collect()
}

/// Which of two lines stands before the other: on an earlier page, or higher.
fn in_print(a: &Row, b: &Row) -> std::cmp::Ordering {
    a.page.cmp(&b.page).then(b.baseline.total_cmp(&a.baseline))
}

/// The section in which each unit stands that somebody typed.
fn chapters(document: &Document, units: &[Unit]) -> Vec<Option<usize>> {
    let sections = document.sections.iter().enumerate();
    let starts: HashMap<&str, usize> =
        sections.map(|(at, section)| (section.anchor.as_str(), at)).collect();
    let mut chapter = None;
    let mut next = |unit: &Unit| {
        let begins = unit.anchors.iter().filter_map(|it| starts.get(it.as_str()));
        chapter = chapter.max(begins.copied().max());
        chapter.filter(|at| !document.sections[*at].made)
    };
    units.iter().map(&mut next).collect()
}

/// Where the markers of `lines` stand. The name of line 7 in the third chapter is
/// `k3-l7`.
pub(super) fn marks(
    document: &Document,
    units: &[Unit],
    lines: &[PageTurn],
    names: &mut Names,
) -> Vec<Turn> {
    let chapters = chapters(document, units);
    let typed = |at: usize| {
        document.sections[..=at].iter().filter(|section| !section.made).count()
    };
    let teller = Teller::new(document.metadata.language.as_str());
    let mut last = None;
    let mut mark = |line: &PageTurn| {
        let PageTurn { label, unit, offset, .. } = line;
        let chapter = chapters.get(*unit).copied().flatten().map_or(0, typed);
        let anchor = names.name(&format!("k{chapter}-l{label}"));
        // One is told where a block begins, and not in the midst of each sentence.
        let opens = last.replace(*unit) != Some(*unit);
        let said = opens.then(|| teller.say("line", &[("number", label)]));
        let (begins, label) = (Begins::Line, label.clone());
        let mark = PageMark { begins, label, anchor, said, section: None };
        Turn { unit: *unit, slot: slot(&units[*unit], *offset), mark }
    };
    let lines = lines.iter().filter(|line| line.unit < units.len());
    lines.map(&mut mark).collect()
}

/// Where the marker of a line stands that begins at the byte `offset` of `unit`.
fn slot(unit: &Unit, offset: usize) -> Slot {
    match unit.kind {
        // What has no words for a marker to stand between.
        Kind::Heading { .. } | Kind::Picture { .. } | Kind::Code { .. } => Slot::Before,
        _ => Slot::At(offset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(page: usize, baseline: f64, unit: usize) -> Row {
        Row { page, left: 0.0, baseline, unit, offset: 0 }
    }

    #[test]
    fn lines_are_counted_from_the_top_and_what_is_side_by_side_once() {
        // A picture that floats to the top of its page is read after the text.
        let rows = vec![
            row(0, 300.0, 1),
            row(0, 280.0, 2),
            row(0, 280.4, 3),
            row(0, 700.0, 4),
            row(1, 700.0, 5),
        ];
        let counted = count(rows);
        let counted: Vec<_> =
            counted.iter().map(|line| (line.number, line.row.unit)).collect();
        assert_eq!(counted, [(1, 4), (2, 1), (3, 3), (4, 5)]);
    }
}
