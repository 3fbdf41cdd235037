//! Findings that were looked at and accepted for a time, so that a run fails for
//! what is new.
//!
//! 1. [`parse`](parse()) reads a file of them, TOML with a table for each.
//! 2. [`Baseline::accept`] takes what it accepts out of a report's findings.
//! 3. [`draft`](draft()) writes such a file for a report, but for the reasons.

mod draft;
mod parse;

pub use self::draft::draft;
pub use self::parse::parse;

use crate::agreement::{Accepted, Code, Finding, Report};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::publication::dates;
use crate::terms::Date;

/// The findings that are accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    entries: Vec<Entry>,
}

/// One finding that is accepted.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    code: Code,
    /// What the report says of it, to the letter.
    message: String,
    /// The edition that it concerns: its path, or the end of it. `None` for any.
    edition: Option<String>,
    reason: String,
    /// The last day on which it is accepted.
    until: Date,
    place: Place,
    /// Whether the edition that it concerns was checked.
    looked_for: bool,
    /// Whether it was found.
    used: bool,
}

impl Entry {
    fn covers(&self, finding: &Finding) -> bool {
        self.code == finding.code
            && self.message == finding.message
            && self.edition.as_deref().is_none_or(|own| is_end(own, finding.edition()))
    }
}

/// Whether `end` is the last parts of the path `path`, or all of them.
fn is_end(end: &str, path: &str) -> bool {
    path.strip_suffix(end)
        .is_some_and(|before| before.is_empty() || before.ends_with(['/', '\\']))
}

impl Baseline {
    /// Takes the findings that are accepted on the day `today` out of the report, and
    /// puts them beside them.
    pub fn accept(&mut self, report: &mut Report, today: Date) {
        for entry in &mut self.entries {
            let mut paths = report.editions.iter().map(|edition| edition.path.as_str());
            entry.looked_for |= match &entry.edition {
                None => true,
                Some(own) => paths.any(|path| is_end(own, path)),
            };
        }
        report.accept(|finding| {
            let mut accepted = None;
            for entry in self.entries.iter_mut().filter(|it| it.covers(finding)) {
                entry.used = true;
                if today <= entry.until {
                    let reason = entry.reason.clone();
                    accepted = Some(Accepted::new(finding, reason, entry.until));
                }
            }
            accepted
        });
    }

    /// Warns of what is accepted no longer on the day `today`, and of what no report so
    /// far has found.
    pub fn warnings(&self, today: Date) -> Diagnostics {
        let mut warnings = Diagnostics::new();
        for entry in &self.entries {
            if let Some(warning) = entry.warning(today) {
                warnings.push(warning.at(entry.place.clone()));
            }
        }
        warnings
    }
}

/// The day of the second `seconds` after 1970 began, if its year has four digits.
pub fn day(seconds: u64) -> Option<Date> {
    dates::from_epoch(seconds).map(|second| second.date)
}

impl Entry {
    fn warning(&self, today: Date) -> Option<Diagnostic> {
        let Self { code, message, until, used, looked_for, .. } = self;
        let code = code.as_str();
        if !*used && *looked_for {
            let text = format!("{code} is not found any more: {message}");
            let warning = Diagnostic::warning("accepted-unused", text);
            return Some(warning.hint("take it out of the file"));
        }
        if today > *until {
            let text = format!("{code} was accepted until {until}: {message}");
            let warning = Diagnostic::warning("accepted-expired", text);
            return Some(warning.hint("mend it, or give it a new date"));
        }
        None
    }
}

#[cfg(test)]
mod tests;
