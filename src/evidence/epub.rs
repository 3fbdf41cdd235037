//! The requirements of EPUB Accessibility 1.1, by what they are about, and what judges
//! them.

use super::facts::Facts;
use super::judges::declares;
use super::{Level, Outcome, Requirement, Standard, Test, Verdict, wcag};
use crate::agreement::Code;
use crate::report::counted;

const PAGES: &[Code] = &[
    Code::PageMissing,
    Code::PageAdded,
    Code::PageMoved,
    Code::PageLabel,
    Code::PageList,
];

const fn section(id: &'static str, name: &'static str, test: Test) -> Requirement {
    Requirement { standard: Standard::Epub, id, name, level: None, test }
}

/// All that asks something of a publication.
pub const REQUIREMENTS: &[Requirement] = &[
    section("discovery", "Discovery metadata", discovery),
    section("wcag", "WCAG conformance", wcag_conformance),
    section("pages", "Page navigation", pages),
    section("overlays", "Media overlays", overlays),
    section("reporting", "Conformance reporting", claim),
    section("distribution", "Distribution", distribution),
];

fn discovery(facts: &Facts<'_>) -> Verdict {
    let wanted = [
        "schema:accessMode",
        "schema:accessibilityFeature",
        "schema:accessibilityHazard",
        "schema:accessibilitySummary",
    ];
    declares(facts, &wanted, "The package says how the text can be read.")
}

/// As far as the criteria of levels A and AA are met.
fn wcag_conformance(facts: &Facts<'_>) -> Verdict {
    let needed = wcag::CRITERIA.iter().filter(|it| it.level <= Some(Level::Aa));
    let outcomes: Vec<_> = needed.map(|it| (it.id, (it.test)(facts).outcome)).collect();
    let of = |outcome| {
        let ids = outcomes.iter().filter(|(_, own)| *own == outcome);
        ids.map(|(id, _)| *id).collect::<Vec<_>>()
    };
    let (failed, open) = (of(Outcome::Failed), of(Outcome::NeedsPerson));
    if !failed.is_empty() {
        return Verdict::failed(format!("Not met: {}.", failed.join(", ")));
    }
    match open.is_empty() {
        true => Verdict::passed("Every criterion of levels A and AA is met."),
        false => Verdict::person(format!("A person has to judge {}.", open.join(", "))),
    }
}

fn pages(facts: &Facts<'_>) -> Verdict {
    facts.unless(PAGES, || match facts.edition.reading.pages.len() {
        0 => Verdict::absent("There is no print edition whose pages could be marked."),
        n if facts.holdings.declares("pageBreakSource") => Verdict::passed(format!(
            "{} of the PDF are marked where they begin there.",
            counted(n, "page")
        )),
        _ => Verdict::failed("Pages are marked, and nothing says of which edition."),
    })
}

fn overlays(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.media {
        0 => Verdict::absent("The publication holds no media overlay."),
        _ => Verdict::person("Listen to the publication in a reading system."),
    }
}

fn claim(facts: &Facts<'_>) -> Verdict {
    match facts.holdings.declares("dcterms:conformsTo") {
        false => Verdict::absent(
            "The publication claims no conformance. It may once a person has judged what \
             is open.",
        ),
        true => wcag_conformance(facts),
    }
}

fn distribution(_: &Facts<'_>) -> Verdict {
    // It could not have been read back otherwise.
    Verdict::passed("Nothing in the publication is encrypted: every program can read it.")
}
