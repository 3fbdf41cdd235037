use super::runs;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, names};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::reading::{Cell, Kind, Unit, Within};

/// Text that stands in something else than in the source: in no quotation, say.
/// Consecutive units with the same fault are one finding.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let mut lost = false;
    let candidates = comparison.pairs().map(|pair| {
        if is_term(pair.expected) {
            lost = !is_term(pair.found);
        }
        // What a term means that is none any more is told with that.
        let defines = pair.expected.within.contains(&Within::Definition);
        let told = lost && defines && !pair.found.within.contains(&Within::Definition);
        (pair, if told { None } else { fault(&pair) })
    });
    // A note stands in nothing that surrounds what refers to it.
    let candidates = candidates
        .filter(|(pair, fault)| fault.is_some() || pair.expected.note().is_none());
    for (fault, group) in runs(candidates, 1) {
        let (code, how) = describe(&fault);
        let units: Vec<&Unit> = group.iter().map(|pair| pair.expected).collect();
        let verb = if group.len() == 1 { "stands" } else { "stand" };
        let quoted = quote(&group[0].expected.text);
        let message = format!("{} {verb} {how}: {quoted}", names(&units));
        findings.push(group[0].i, group[0].sides(Finding::new(code, message)));
    }
}

/// The first surrounding in which the two differ: the expected one, and the
/// found one.
type Fault = (Option<Within>, Option<Within>);

fn fault(pair: &Pair<'_>) -> Option<Fault> {
    let (a, b) = (apart(pair.expected), apart(pair.found));
    // That a definition became a term is another check's.
    if a == b || is_term(pair.expected) != is_term(pair.found) {
        return None;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| alike(a, b)).count();
    let first = |within: &[&Within]| within.get(same).map(|within| without_place(within));
    match (first(&a), first(&b)) {
        (None, None) => None,
        // An aside is one, whatever else stands in it.
        (Some(Within::Aside), _) => Some((Some(Within::Aside), None)),
        (_, Some(Within::Aside)) => Some((None, Some(Within::Aside))),
        fault => Some(fault),
    }
}

fn is_term(unit: &Unit) -> bool {
    matches!(unit.kind, Kind::Term { .. })
}

/// What a unit stands in apart from notes, which are compared as such.
fn apart(unit: &Unit) -> Vec<&Within> {
    unit.within.iter().filter(|within| !matches!(within, Within::Note(_))).collect()
}

/// Which cell of a table it is, is another check's.
fn alike(a: &Within, b: &Within) -> bool {
    a == b || matches!((a, b), (Within::Cell(_), Within::Cell(_)))
}

fn without_place(within: &Within) -> Within {
    match within {
        Within::Cell(_) => Within::Cell(Cell::default()),
        other => other.clone(),
    }
}

/// The code of a fault, and where the text stands.
fn describe(fault: &Fault) -> (Code, &'static str) {
    match fault {
        (Some(Within::Aside), _) => (Code::AsideChanged, "outside of the aside"),
        (_, Some(Within::Aside)) => (Code::AsideChanged, "in an aside"),
        (Some(Within::Source), _) => {
            (Code::QuotationSource, "as other text than the source of the quotation")
        }
        (_, Some(Within::Source)) => {
            (Code::QuotationSource, "as the source of a quotation")
        }
        (Some(Within::Quotation), _) => {
            (Code::QuotationChanged, "outside of the quotation")
        }
        (Some(Within::Cell(_)), _) => (Code::TableMissing, "outside of the table"),
        (_, Some(Within::Cell(_))) => (Code::TableAdded, "in a table"),
        (Some(Within::Caption), _) => (Code::CaptionChanged, "outside of the caption"),
        (_, Some(Within::Caption)) => (Code::CaptionChanged, "in a caption"),
        (Some(Within::Definition), _) => {
            (Code::DefinitionChanged, "outside of the definition")
        }
        (None | Some(Within::Note(_)), Some(Within::Definition)) => {
            (Code::DefinitionChanged, "in a definition")
        }
        (None | Some(Within::Note(_)), _) => (Code::QuotationChanged, "in a quotation"),
    }
}
