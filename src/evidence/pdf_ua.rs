//! The requirements of PDF/UA-1 (ISO 14289-1), by the clauses that they stand in.

use super::facts::Facts;
use super::judges as by;
use super::{Requirement, Standard, Verdict};

const fn clause(
    id: &'static str,
    name: &'static str,
    test: fn(&Facts<'_>) -> Verdict,
) -> Requirement {
    Requirement { standard: Standard::PdfUa, id, name, level: None, test }
}

/// All clauses that ask something of a file.
pub const REQUIREMENTS: &[Requirement] = &[
    clause("5", "Version identification", by::ua_identified),
    clause("7.1", "Real content tagged, title shown", by::ua_tagged),
    clause("7.2", "Text and its language", by::ua_language),
    clause("7.3", "Graphics", by::images),
    clause("7.4", "Headings", by::ua_headings),
    clause("7.5", "Tables", by::ua_tables),
    clause("7.6", "Lists", by::ua_lists),
    clause("7.7", "Mathematical expressions", by::ua_maths),
    clause("7.8", "Page headers and footers", by::ua_furniture),
    clause("7.9", "Notes and references", by::ua_notes),
    clause("7.10", "Optional content", by::ua_optional_content),
    clause("7.11", "Embedded files", by::ua_embedded_files),
    clause("7.12", "Article threads", by::ua_threads),
    clause("7.13", "Digital signatures", by::ua_forms),
    clause("7.14", "Non-interactive forms", by::ua_forms),
    clause("7.15", "XFA", by::ua_forms),
    clause("7.16", "Security", by::ua_security),
    clause("7.17", "Navigation", by::contents),
    clause("7.18", "Annotations", by::ua_annotations),
    clause("7.19", "Actions", by::ua_actions),
    clause("7.20", "XObjects", by::ua_validator),
    clause("7.21", "Fonts", by::ua_validator),
];
