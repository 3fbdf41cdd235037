use std::collections::HashMap;

use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, side};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::outside::page_of;
use crate::reading::{Passage, Unit};

/// Text on the page that nothing tags, and that explains no missing text; and
/// parts of paragraphs that stand on the page only (PDF/UA-1, 7.1). Passages
/// that follow each other on the same page, or the next, are one finding.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    for pair in comparison.pairs() {
        if let Some(&at) = comparison.outside.parts.get(&pair.i) {
            let passage = &comparison.found.outside[at];
            let message =
                format!("no tag reaches a part of this: {}", quote(&passage.text));
            let finding = Finding::new(Code::UntaggedText, message)
                .expected(side(pair.expected))
                .found(Side::new(&passage.text, Some(&passage.place)));
            findings.push(pair.i, finding);
        }
    }
    // Where nothing is tagged, that is told of the text; contents lists, running
    // titles and page numbers follow from it.
    if comparison.found.units.is_empty() && !comparison.outside.units.is_empty() {
        return;
    }
    let unexplained: Vec<&Passage> = comparison
        .found
        .outside
        .iter()
        .zip(&comparison.outside.explained)
        .filter(|(passage, explained)| !passage.artifact && !**explained)
        .map(|(passage, _)| passage)
        .collect();
    if unexplained.is_empty() {
        return;
    }
    let units = comparison.expected.units.iter().enumerate();
    let twins: HashMap<&str, usize> =
        units.map(|(i, unit)| (unit.text.as_str(), i)).collect();
    let mut next = 0;
    for group in groups(&unexplained) {
        let page = page_of(&group[0].place);
        let before = |unit: &Unit| page_of(&unit.place) <= page;
        next +=
            comparison.found.units[next..].iter().take_while(|unit| before(unit)).count();
        // The text may be in the source, and read, but stand on the page twice.
        let twin = twins.get(group[0].text.as_str());
        let twin = twin.map(|&i| side(&comparison.expected.units[i]));
        findings.push(comparison.position(next), tell(group, twin));
    }
}

/// Passages that are told together.
pub(in crate::agreement) fn groups<'p>(
    passages: &'p [&'p Passage],
) -> impl Iterator<Item = &'p [&'p Passage]> {
    passages.chunk_by(|a, b| follows(a, b))
}

fn follows(a: &Passage, b: &Passage) -> bool {
    match (page_of(&a.place), page_of(&b.place)) {
        (Some(a), Some(b)) => b == a || b == a.saturating_add(1),
        _ => true,
    }
}

/// Tells of passages that no tag reaches; `twin` is the same text in the source.
pub(in crate::agreement) fn tell(group: &[&Passage], twin: Option<Side>) -> Finding {
    let first = group[0];
    let more = match group.len() - 1 {
        0 => String::new(),
        1 => ", and 1 passage more".to_owned(),
        more => format!(", and {more} passages more"),
    };
    let message = format!("no tag reaches this text: {}{more}", quote(&first.text));
    Finding {
        expected: twin,
        ..Finding::new(Code::UntaggedText, message)
            .found(Side::new(&first.text, Some(&first.place)))
    }
}
