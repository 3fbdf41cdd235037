use super::expansions::is_print;
use super::{SYSTEMATIC, runs};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::finding::{Finding, Side};
use crate::agreement::pairing::Fate;
use crate::reading::{PageTurn, Reading};

/// Where the pages of the print edition begin in an edition that has none of its
/// own (EPUB Accessibility 1.1, §3.4), or other ones: large print.
///
/// A page in text that is missing, cut up or otherwise changed is at no fault: that
/// is told already.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Comparison { expected, found, options, .. } = comparison;
    let prints = found.units.first().is_some_and(is_print);
    let is_compared = if prints { options.print_pages } else { options.pages };
    if !is_compared || expected.pages.is_empty() {
        return;
    }
    let all: Vec<&PageTurn> = match prints {
        true => beside_text(expected),
        false => expected.pages.iter().collect(),
    };
    let there = if prints { &found.print_pages } else { &found.pages };
    let (mut missing, mut added) = unmatched(comparison, &all, there);
    let moved =
        take_pairs(&mut missing, &mut added, |page, there| page.label == there.label);
    for (page, there) in moved {
        if is_elsewhere(comparison, page, there) {
            let message = format!("page {} begins at another place", page.label);
            findings
                .push(page.unit, tell(comparison, Code::PageMoved, message, page, there));
        }
    }
    let renamed = take_pairs(&mut missing, &mut added, |page, there| {
        !is_elsewhere(comparison, page, there)
    });
    for (page, there) in renamed {
        let message = format!("page {} is called {}", page.label, there.label);
        findings.push(page.unit, tell(comparison, Code::PageLabel, message, page, there));
    }
    tell_missing(comparison, &all, &missing, findings);
    tell_added(comparison, &added, findings);
}

/// The pages that an edition with pages of its own shows beside its text: where several
/// begin at one place, the last, since nothing is read on the others; and none on its
/// cover.
fn beside_text(expected: &Reading) -> Vec<&PageTurn> {
    let same = |a: &PageTurn, b: &PageTurn| (a.unit, a.offset) == (b.unit, b.offset);
    let last = expected.pages.chunk_by(same).filter_map(<[PageTurn]>::last);
    last.filter(|page| page.unit > 0).collect()
}

/// The pages of either side that the other has not, at the same place.
fn unmatched<'a>(
    comparison: &Comparison<'_>,
    expected: &[&'a PageTurn],
    found: &'a [PageTurn],
) -> (Vec<&'a PageTurn>, Vec<&'a PageTurn>) {
    let mut missing: Vec<&PageTurn> = expected.to_vec();
    let mut added: Vec<&PageTurn> = found.iter().collect();
    take_pairs(&mut missing, &mut added, |page, there| {
        page.label == there.label && !is_elsewhere(comparison, page, there)
    });
    (missing, added)
}

/// Takes out of both lists the pages that are `alike`, each with the first that
/// is.
fn take_pairs<'a>(
    pages: &mut Vec<&'a PageTurn>,
    others: &mut Vec<&'a PageTurn>,
    alike: impl Fn(&PageTurn, &PageTurn) -> bool,
) -> Vec<(&'a PageTurn, &'a PageTurn)> {
    let mut pairs = Vec::new();
    pages.retain(|page| {
        // Nearly always the next one.
        let Some(at) = others.iter().position(|other| alike(page, other)) else {
            return true;
        };
        pairs.push((*page, others.remove(at)));
        false
    });
    pairs
}

/// Whether the place of `there` is known to be another than that of `page`.
fn is_elsewhere(comparison: &Comparison<'_>, page: &PageTurn, there: &PageTurn) -> bool {
    let Fate::Paired(j) = comparison.pairing.expected[page.unit] else { return false };
    if (j, page.offset) == (there.unit, there.offset) {
        return false;
    }
    let (expected, found) =
        (&comparison.expected.units[page.unit], &comparison.found.units[j]);
    // In changed text, no byte answers to another.
    if j == there.unit && expected.text != found.text {
        return false;
    }
    // What stands at the end of a block moves with that block.
    let at_end = page.offset == 0 && there.offset == 0;
    !(at_end && before(comparison, page.unit) == before_found(comparison, there.unit))
}

/// What the running text before an expected unit is in the edition.
fn before(comparison: &Comparison<'_>, unit: usize) -> Option<usize> {
    match comparison.pairing.expected[previous(comparison.expected, unit)?] {
        Fate::Paired(j) => Some(j),
        Fate::Part(_) | Fate::Alone => None,
    }
}

fn before_found(comparison: &Comparison<'_>, unit: usize) -> Option<usize> {
    previous(comparison.found, unit)
}

/// The unit before `unit` that is in no note.
fn previous(reading: &Reading, unit: usize) -> Option<usize> {
    reading.units[..unit].iter().rposition(|unit| unit.note().is_none())
}

/// Whether the text in which the page begins, or that at whose end its marker
/// stands, is itself missing.
fn is_explained(comparison: &Comparison<'_>, page: &PageTurn) -> bool {
    let is_lost =
        |unit: usize| !matches!(comparison.pairing.expected[unit], Fate::Paired(_));
    is_lost(page.unit)
        || page.offset == 0
            && previous(comparison.expected, page.unit).is_some_and(is_lost)
}

fn tell_missing(
    comparison: &Comparison<'_>,
    all: &[&PageTurn],
    missing: &[&PageTurn],
    findings: &mut Findings,
) {
    let is_missing =
        |page: &PageTurn| missing.contains(&page) && !is_explained(comparison, page);
    let candidates = all.iter().map(|page| (*page, is_missing(page).then_some(())));
    for ((), group) in runs(candidates, SYSTEMATIC) {
        let page = group[0];
        let message = match group.len() - 1 {
            0 => format!("nothing says where page {} begins", page.label),
            more => format!(
                "nothing says where page {} and {more} pages more begin",
                page.label
            ),
        };
        let place = comparison.place_for(page.unit);
        let finding = Finding::new(Code::PageMissing, message)
            .expected(side(comparison.expected, page))
            .found(Side::new("", place));
        findings.push(page.unit, finding);
    }
}

fn tell_added(comparison: &Comparison<'_>, added: &[&PageTurn], findings: &mut Findings) {
    for page in added {
        // Text that is added brings its pages along.
        if comparison.pairing.found[page.unit] == Fate::Alone {
            continue;
        }
        let message = format!("no page {} begins here in print", page.label);
        let finding =
            Finding::new(Code::PageAdded, message).found(side(comparison.found, page));
        findings.push(comparison.position(page.unit), finding);
    }
}

fn tell(
    comparison: &Comparison<'_>,
    code: Code,
    message: String,
    page: &PageTurn,
    there: &PageTurn,
) -> Finding {
    Finding::new(code, message)
        .expected(side(comparison.expected, page))
        .found(side(comparison.found, there))
}

/// The text with which the page begins.
fn side(reading: &Reading, page: &PageTurn) -> Side {
    let unit = &reading.units[page.unit];
    Side::new(unit.text.get(page.offset..).unwrap_or_default(), Some(&unit.place))
}
