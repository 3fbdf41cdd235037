//! Expected reading and found reading, compared: findings.
//!
//! 1. `pairing` decides which unit of the edition is which of the source.
//! 2. `outside` looks for missing text on the page, outside of what is read.
//! 3. `checks` look at one kind of fault each.
//!
//! An edition without tags is compared by what is to be seen of it: `sight`.
//!
//! One fault is to give one finding: what follows from a fault that is told
//! is not told again. Around that, [`agree`] compares several editions.

pub(crate) mod align;
mod checks;
mod code;
mod comparison;
pub(crate) mod diff;
mod excerpt;
mod finding;
mod origins;
mod outside;
pub(crate) mod pairing;
mod report;
mod second_route;
mod sight;
mod splice;
mod tables;
mod tagging;
mod targets;
#[cfg(test)]
mod tests;
mod tolerance;

pub use code::Code;
pub(crate) use excerpt::beginning;
pub use finding::{Finding, Side};
pub use report::{Accepted, Edition, EditionSummary, Heading, Report, agree};
pub use second_route::words;
pub use tagging::tagging;
#[cfg(test)]
pub(crate) use tests::reading;
pub use tolerance::{Tolerance, Tolerances};

use crate::reading::Reading;
use comparison::{Comparison, Findings};

/// What is compared besides the text, its structure and its languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether every anchor must be there.
    pub anchors: bool,
    /// Whether bookmarks and contents lists must be there and be equal.
    pub outline: bool,
    /// Which links must be there and lead to the same.
    pub links: Links,
    /// Whether editions without pages of their own must say where those of the
    /// print edition begin.
    pub pages: bool,
    /// Whether an edition with pages of its own must say where those of the print edition
    /// begin: large print alone.
    pub print_pages: bool,
    /// Whether lists of figures and tables must be there as ways to these, and be
    /// equal: in EPUBs alone.
    pub listings: bool,
    /// Whether there must be a half-title, where one is expected: in print alone.
    pub half_title: bool,
    /// Whether what says the same in another form is no difference, as
    /// [`Tolerance`] lists it.
    pub tolerant: bool,
    /// Whether the expected reading is itself that of an edition, which then
    /// has its place among the editions of a report.
    pub listed: bool,
}

/// Which links are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// All.
    All,
    /// Those that lead out of the work, from words that are no address themselves: tools
    /// make links of addresses, and have their own names for places within a work.
    Outward,
    /// None: there are none on paper.
    None,
}

impl Options {
    /// Everything: for editions compared with their source.
    pub const SOURCE: Self = Self {
        anchors: true,
        outline: true,
        links: Links::All,
        pages: true,
        print_pages: true,
        listings: true,
        half_title: true,
        tolerant: false,
        listed: false,
    };
    /// Only what any two editions of a work must share: for editions compared
    /// with one of them.
    pub const EDITION: Self = Self {
        anchors: false,
        outline: false,
        links: Links::Outward,
        pages: false,
        print_pages: false,
        listings: false,
        half_title: false,
        tolerant: true,
        listed: true,
    };
}

impl Options {
    /// The same for an edition in that `format`: not all have a place for everything.
    fn of(self, format: &str) -> Self {
        let for_readers = !matches!(format, "press" | "booklet");
        Self {
            anchors: self.anchors && for_readers,
            outline: self.outline && for_readers,
            links: if for_readers { self.links } else { Links::None },
            pages: self.pages && for_readers,
            print_pages: self.print_pages && format == "large-print",
            listings: self.listings && format == "epub",
            half_title: self.half_title && matches!(format, "pdf" | "press" | "booklet"),
            ..self
        }
    }
}

/// What is wrong with one edition, and what of it was tolerated.
struct Compared {
    findings: Vec<Finding>,
    tolerances: Tolerances,
}

/// The same as [`compare`], with what is tolerated.
fn compare_tolerantly(
    expected: &Reading,
    found: &Reading,
    options: &Options,
) -> Compared {
    if !options.tolerant {
        let tolerances = Tolerances::default();
        return Compared { findings: compare(expected, found, options), tolerances };
    }
    let tolerated = tolerance::tolerate(expected, found);
    let mut findings = compare(&tolerated.expected, &tolerated.found, options);
    if findings.is_empty() {
        return Compared { findings, tolerances: tolerated.used };
    }
    let origins = origins::of(&tolerated.expected.units, &expected.units);
    for finding in &mut findings {
        finding.unit = origins.get(finding.unit).copied().unwrap_or(expected.units.len());
    }
    Compared { findings, tolerances: tolerated.used }
}

/// Compares two readings; gives what is wrong with the second, in the order of
/// the first. The sides of the findings do not name their editions yet.
///
/// Takes time nearly in proportion to the length of the readings, whatever
/// they hold.
pub fn compare(expected: &Reading, found: &Reading, options: &Options) -> Vec<Finding> {
    let mut findings = if expected.by_layout || found.by_layout {
        sight::compare(expected, found, options)
    } else {
        findings(expected, found, options)
    };
    tagging::add(expected, found, &mut findings);
    findings
}

/// What an edition says of itself that is not so, whatever other editions say: where its
/// list of pages leads.
pub fn alone(reading: &Reading) -> Vec<Finding> {
    checks::page_list::faults(reading, &|_| true, true)
}

fn findings(expected: &Reading, found: &Reading, options: &Options) -> Vec<Finding> {
    let comparison = Comparison::new(expected, found, options);
    let mut findings = Findings::default();
    checks::all(&comparison, &mut findings);
    findings.sorted()
}
