use std::collections::HashSet;

use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, names, side};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::agreement::outside::Untagged;
use crate::agreement::pairing::alone_from;
use crate::reading::{Kind, Unit};

/// Units of the edition that the source does not have. What stands in one
/// stretch is told once. What stands untagged on the pages of the PDF that others are held
/// against is told of that.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let mut known: Option<HashSet<&str>> = None;
    let mut untagged: Option<Untagged<'_>> = None;
    let mut start = 0;
    while let Some(run) = alone_from(&comparison.pairing.found, start) {
        start = run.end;
        let units = &comparison.found.units[run.clone()];
        let untagged = untagged.get_or_insert_with(|| Untagged::of_reference(comparison));
        if units.iter().all(|unit| untagged.has(&unit.text)) {
            continue;
        }
        let known = known.get_or_insert_with(|| texts(&comparison.expected.units));
        let twice = units.iter().all(|unit| known.contains(unit.text.as_str()));
        findings.push(comparison.position(run.start), tell(units, twice));
    }
}

fn tell(units: &[Unit], twice: bool) -> Finding {
    let first = &units[0];
    let code = match first.kind {
        _ if units.iter().all(|unit| unit.note().is_some()) => Code::NoteAdded,
        Kind::Heading { .. } => Code::HeadingAdded,
        Kind::Item { .. } => Code::ItemAdded,
        Kind::Term { .. } => Code::TermAdded,
        Kind::Paragraph { .. } | Kind::Code { .. } => Code::TextAdded,
        Kind::Picture { .. } => Code::FigureAdded,
    };
    let all: Vec<&Unit> = units.iter().collect();
    let how = if twice { "stands here once more" } else { "added" };
    let message = format!("{how}: {}: {}", names(&all), quote(&first.text));
    Finding::new(code, message).found(side(first))
}

fn texts(units: &[Unit]) -> HashSet<&str> {
    units.iter().map(|unit| unit.text.as_str()).collect()
}
