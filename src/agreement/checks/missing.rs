use std::collections::HashSet;
use std::ops::Range;

use super::formulas::is_formula;
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, names, side};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::pairing::alone_from;
use crate::agreement::tables::Whole;
use crate::reading::{Kind, Unit, Within};

/// Expected units that are not there at all. What is missing in one stretch
/// is told once: up to its first heading, and then section by section.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let mut start = 0;
    while let Some(run) = alone_from(&comparison.pairing.expected, start) {
        start = run.end;
        for part in by_place(comparison, run) {
            // A column is told by the check of tables.
            if comparison.tables.tells(part.start) {
                continue;
            }
            if let Some(&place) = comparison.outside.units.get(&part.start) {
                findings.push(part.start, tell_untagged(comparison, part, place));
                continue;
            }
            let pieces = by_section(&comparison.expected.units, part);
            let candidates = pieces.into_iter().map(|piece| {
                let section = piece.len() > 1 && is_heading(comparison, piece.start);
                (piece, Some(section))
            });
            for (section, group) in runs(candidates, SYSTEMATIC) {
                let (first, last) = (group[0].clone(), &group[group.len() - 1]);
                let more = group.len() - 1;
                if section && more > 0 {
                    let all = first.start..last.end;
                    findings.push(first.start, tell_sections(comparison, all, more));
                } else {
                    let tell =
                        |piece: Range<usize>| (piece.start, tell(comparison, piece));
                    group.into_iter().map(tell).for_each(|(at, f)| findings.push(at, f));
                }
            }
        }
    }
}

/// Cuts a run where it changes between what stands outside and what does not,
/// and around what is missing with a column of a table.
fn by_place(comparison: &Comparison<'_>, run: Range<usize>) -> Vec<Range<usize>> {
    let outside = |i: usize| {
        (comparison.outside.units.contains_key(&i), comparison.tables.tells(i))
    };
    cut(run, |i| outside(i) != outside(i - 1))
}

/// Cuts a run at its headings, but not at those within a section of it.
fn by_section(units: &[Unit], run: Range<usize>) -> Vec<Range<usize>> {
    let mut open = u8::MAX;
    cut(run.clone(), |i| {
        if i == run.start + 1
            && let Kind::Heading { level } = units[run.start].kind
        {
            open = level;
        }
        match units[i].kind {
            Kind::Heading { level } if level <= open => {
                open = level;
                true
            }
            _ => false,
        }
    })
}

fn cut(run: Range<usize>, mut before: impl FnMut(usize) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = run.start;
    for i in run.start + 1..run.end {
        if before(i) {
            out.push(start..i);
            start = i;
        }
    }
    out.push(start..run.end);
    out
}

fn tell(comparison: &Comparison<'_>, piece: Range<usize>) -> Finding {
    let units = &comparison.expected.units[piece.clone()];
    let first = &units[0];
    let all: Vec<&Unit> = units.iter().collect();
    if let Some(note) = first.note()
        && units.iter().all(|unit| unit.note().is_some())
    {
        let more = match notes(units) {
            0 | 1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        let message =
            format!("missing: note {}{more}: {}", note.label, quote(&first.text));
        return Finding::new(Code::NoteMissing, message)
            .expected(side(first))
            .found(Side::new("", comparison.place_for(piece.start)));
    }
    let whole = comparison.tables.whole(&comparison.expected.units, piece.clone());
    let in_table =
        first.cell().is_some() || first.within.last() == Some(&Within::Caption);
    let (code, what) = match (&first.kind, units.len()) {
        _ if in_table && whole == Some(Whole::Table) => {
            (Code::TableMissing, "table".to_owned())
        }
        _ if let (true, Some(Whole::Rows(rows))) = (in_table, whole) => {
            (Code::RowMissing, self::rows(&rows))
        }
        (Kind::Heading { .. }, 1) => (Code::HeadingMissing, "heading".to_owned()),
        (Kind::Heading { .. }, more) => {
            let what = format!("section, with {} more", blocks(more - 1));
            (Code::SectionMissing, what)
        }
        (Kind::Item { .. }, _) => (Code::ItemMissing, names(&all)),
        (Kind::Term { .. }, _) => (Code::TermMissing, names(&all)),
        (Kind::Picture { .. }, 1) => (Code::FigureMissing, names(&all)),
        (Kind::Picture { .. }, more) => {
            (Code::FigureMissing, format!("picture, with {} more", blocks(more - 1)))
        }
        (Kind::Paragraph { .. }, _) if units.iter().all(is_formula) => {
            (Code::FormulaMissing, names(&all))
        }
        (Kind::Paragraph { .. } | Kind::Code { .. }, _) => {
            (Code::TextMissing, names(&all))
        }
    };
    let message = format!("missing: {what}: {}", quote(&first.text));
    Finding::new(code, message)
        .expected(side(first))
        .found(Side::new("", comparison.place_for(piece.start)))
}

fn rows(rows: &Range<usize>) -> String {
    match rows.len() {
        1 => format!("row {} of the table", rows.end),
        _ => format!("rows {} to {} of the table", rows.start + 1, rows.end),
    }
}

/// How many notes `units` are of.
fn notes(units: &[Unit]) -> usize {
    let notes = units.iter().filter_map(Unit::note).map(|note| note.index);
    notes.collect::<HashSet<usize>>().len()
}

fn tell_sections(comparison: &Comparison<'_>, run: Range<usize>, more: usize) -> Finding {
    let first = &comparison.expected.units[run.start];
    let message =
        format!("missing: {} sections, from {} on", more + 1, quote(&first.text));
    Finding::new(Code::SectionMissing, message)
        .expected(side(first))
        .found(Side::new("", comparison.place_for(run.start)))
}

fn is_heading(comparison: &Comparison<'_>, at: usize) -> bool {
    matches!(comparison.expected.units[at].kind, Kind::Heading { .. })
}

fn tell_untagged(
    comparison: &Comparison<'_>,
    run: Range<usize>,
    place: usize,
) -> Finding {
    let units: Vec<&Unit> = comparison.expected.units[run].iter().collect();
    let message = format!(
        "on the page, but not part of what is read: {}: {}",
        if units.len() == 1 { names(&units) } else { blocks(units.len()) },
        quote(&units[0].text)
    );
    let passage = &comparison.found.outside[place];
    Finding::new(Code::UntaggedText, message)
        .expected(side(units[0]))
        .found(Side::new(&passage.text, Some(&passage.place)))
}

fn blocks(count: usize) -> String {
    if count == 1 {
        "1 block of text".to_owned()
    } else {
        format!("{count} blocks of text")
    }
}
