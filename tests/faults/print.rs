//! Findings as the expected files show them.

use std::fmt::Write;

use utgave::agreement::{Finding, Side};
use utgave::diagnostic::Severity;

/// Each finding with both its sides; `⟨` and `⟩` stand around what differs.
pub fn findings(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let Finding { code, message, .. } = finding;
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(out, "{severity}: {message} [{code}]").unwrap();
        side(&mut out, "expected", finding.expected.as_ref());
        side(&mut out, "found", finding.found.as_ref());
    }
    out
}

fn side(out: &mut String, name: &str, side: Option<&Side>) {
    let Some(side) = side else { return };
    let place = side.place.as_ref().map_or("the whole".to_owned(), ToString::to_string);
    let mut text = side.text.clone();
    for range in side.differing.iter().rev() {
        text.insert(range.end, '⟩');
        text.insert(range.start, '⟨');
    }
    let line = format!("  {name} in {}, {place}: {text}", side.edition);
    writeln!(out, "{}", line.trim_end()).unwrap();
}
