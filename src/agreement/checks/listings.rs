use super::outline;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::finding::{Finding, Side};
use crate::agreement::targets::Targets;
use crate::reading::{Listed, Listing};

/// The lists of figures and tables in the navigation document, and the landmarks
/// that lead to those in the text.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    if !comparison.options.listings {
        return;
    }
    for expected in &comparison.expected.listings {
        let all = comparison.found.listings.iter();
        let found = all.clone().find(|listing| listing.of == expected.of);
        let entries = found.map_or(&[][..], |listing| &listing.entries);
        let lines = (expected.entries.as_slice(), entries);
        outline::compare(comparison, name(expected.of), lines, findings);
        let landmark = found.and_then(|listing| listing.landmark.as_deref());
        check_landmark(comparison, expected, landmark, findings);
    }
}

fn check_landmark(
    comparison: &Comparison<'_>,
    expected: &Listing,
    found: Option<&str>,
    findings: &mut Findings,
) {
    let Some(wanted) = expected.landmark.as_deref() else { return };
    let targets = Targets::new(comparison);
    // That the list itself is gone is told there.
    let Some((here, there)) = targets.pair(wanted) else { return };
    let message = match found {
        Some(found) if targets.same_anchor(wanted, found) => return,
        Some(found) => {
            format!("the landmark of the {} leads to #{found}", name(expected.of))
        }
        None => format!("no landmark leads to the {}", name(expected.of)),
    };
    let finding = Finding::new(Code::LandmarkMissing, message)
        .expected(Side::new(&here.text, Some(&here.place)))
        .found(Side::new(&there.text, Some(&there.place)));
    findings.push(usize::MAX, finding);
}

fn name(of: Listed) -> &'static str {
    match of {
        Listed::Figures => "list of figures",
        Listed::Tables => "list of tables",
    }
}
