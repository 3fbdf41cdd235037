//! Findings and changes, told to people and to programs. Nothing here prints.

pub mod changes;
mod explain;
mod html;
mod human;
mod json;
mod page;
mod sarif;
mod summary;
mod table;
#[cfg(test)]
mod tests;

pub use explain::{codes, explain, names};
pub use html::html;
pub use human::{Style, human};
pub use json::json;
pub use sarif::sarif;
pub use summary::summary;
pub use table::table;

use crate::agreement::{EditionSummary, Report};
use crate::diagnostic::Severity;

/// How many there are of `what`: `1 error`, `2 errors`.
pub(crate) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// What all of it comes to, in a sentence without its full stop.
fn verdict(reports: &[Report]) -> String {
    let findings = || reports.iter().flat_map(|report| &report.findings);
    let errors = findings().filter(|it| it.severity == Severity::Error).count();
    let warnings = findings().count() - errors;
    let warnings = match warnings {
        0 => String::new(),
        n => format!(", with {}", counted(n, "warning")),
    };
    let mut editions = reports.iter().flat_map(|report| &report.editions);
    let (good, bad) = match editions.any(EditionSummary::is_compared) {
        true => ("The editions agree", "The editions do not agree"),
        false => (
            "The file meets the rules for print that are checked",
            "The file does not meet the rules for print",
        ),
    };
    let accepted: usize = reports.iter().map(|report| report.accepted.len()).sum();
    match errors {
        0 if accepted > 0 => {
            format!("{good}, but for {}{warnings}", counted(accepted, "accepted finding"))
        }
        0 => format!("{good}{warnings}"),
        n => format!("{bad}: {}{warnings}", counted(n, "error")),
    }
}
