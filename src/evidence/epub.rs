//! The requirements of EPUB Accessibility 1.1, by what they are about.

use super::facts::Facts;
use super::judges as by;
use super::{Requirement, Standard, Verdict};

const fn section(
    id: &'static str,
    name: &'static str,
    test: fn(&Facts<'_>) -> Verdict,
) -> Requirement {
    Requirement { standard: Standard::Epub, id, name, level: None, test }
}

/// All that asks something of a publication.
pub const REQUIREMENTS: &[Requirement] = &[
    section("discovery", "Discovery metadata", by::epub_discovery),
    section("wcag", "WCAG conformance", by::epub_wcag),
    section("pages", "Page navigation", by::epub_pages),
    section("overlays", "Media overlays", by::epub_overlays),
    section("reporting", "Conformance reporting", by::epub_claim),
    section("distribution", "Distribution", by::epub_distribution),
];
