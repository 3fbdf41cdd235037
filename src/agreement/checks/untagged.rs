use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, side};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::outside::page_of;
use crate::reading::Passage;

/// Text on the page that nothing tags, and that explains no missing text; and
/// parts of paragraphs that stand on the page only (PDF/UA-1, 7.1). Passages
/// that follow each other on the same page, or the next, are one finding.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    for pair in comparison.pairs() {
        if comparison.outside.partly.contains(&pair.i) {
            let message =
                format!("a part stands on the page only: {}", quote(&pair.expected.text));
            findings.push(pair.i, pair.sides(Finding::new(Code::UntaggedText, message)));
        }
    }
    let unexplained: Vec<&Passage> = comparison
        .found
        .outside
        .iter()
        .zip(&comparison.outside.explained)
        .filter(|(passage, explained)| !passage.artifact && !**explained)
        .map(|(passage, _)| passage)
        .collect();
    for group in unexplained.chunk_by(|a, b| follows(a, b)) {
        tell(comparison, group, findings);
    }
}

fn follows(a: &Passage, b: &Passage) -> bool {
    match (page_of(&a.place), page_of(&b.place)) {
        (Some(a), Some(b)) => b == a || b == a.saturating_add(1),
        _ => true,
    }
}

fn tell(comparison: &Comparison<'_>, group: &[&Passage], findings: &mut Findings) {
    let first = group[0];
    let more = match group.len() - 1 {
        0 => String::new(),
        1 => ", and 1 passage more".to_owned(),
        more => format!(", and {more} passages more"),
    };
    let message = format!("no tag reaches this text: {}{more}", quote(&first.text));
    let finding = Finding::new(Code::UntaggedText, message)
        .found(Side::new(&first.text, Some(&first.place)));
    // The text may be in the source, and read, but stand on the page twice.
    let twin = comparison.expected.units.iter().position(|unit| unit.text == first.text);
    let (position, finding) = match twin {
        Some(i) => (i, finding.expected(side(&comparison.expected.units[i]))),
        None => (comparison.expected.units.len(), finding),
    };
    findings.push(position, finding);
}
