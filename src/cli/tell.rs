//! Telling: reports to standard output, everything else to standard error.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};

use super::Failure;
use super::args::ReportArgument;
use utgave::agreement::Report;
use utgave::baseline;
use utgave::diagnostic::Diagnostics;
use utgave::report::{self, Style};

/// The reports of a run. People read each as it comes; programs get one for
/// all works.
pub struct Reports {
    how: ReportArgument,
    kept: Vec<Report>,
}

impl Reports {
    /// None yet.
    pub fn new(how: ReportArgument) -> Self {
        Self { how, kept: Vec::new() }
    }

    /// Takes in a report.
    pub fn add(&mut self, report: Report) {
        match self.how {
            ReportArgument::Human => {
                text(&report::human(&report, style(io::stdout().is_terminal())));
            }
            _ => self.kept.push(report),
        }
    }

    /// Tells what is still to be told.
    pub fn finish(self) {
        match self.how {
            ReportArgument::Human => {}
            ReportArgument::Json => text(&report::json(&Report::join(self.kept))),
            ReportArgument::Baseline => text(&baseline::draft(&self.kept)),
            ReportArgument::Html => text(&report::html(&self.kept)),
            ReportArgument::Sarif => text(&report::sarif(&Report::join(self.kept))),
        }
    }
}

/// Prints data. A reader who closed the pipe wants no more, and that is no
/// fault.
pub fn text(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// How many diagnostics of one code are told; the rest is counted.
const MOST: usize = 1000;

/// Prints diagnostics, in the order of their places, and how many there are.
pub fn diagnostics(diagnostics: Diagnostics) {
    let summary = report::summary(&diagnostics);
    let mut out = io::stderr().lock();
    let mut told: HashMap<&str, usize> = HashMap::new();
    for diagnostic in diagnostics.sorted() {
        let count = told.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= MOST {
            let _ = writeln!(out, "{diagnostic}");
        }
    }
    let mut more: Vec<_> = told.into_iter().filter(|(_, count)| *count > MOST).collect();
    more.sort_unstable();
    for (code, count) in more {
        let _ = writeln!(out, "and {} more [{code}]", count - MOST);
    }
    let _ = out.write_all(summary.as_bytes());
}

/// Prints what a person should know of a file, though nothing is wrong.
pub fn remark(path: &str, remark: &str) {
    let _ = writeln!(io::stderr().lock(), "{path}: {remark}");
}

/// Prints why a run could not do what it was asked to.
pub fn failure(failure: &Failure) {
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "error: {}", failure.message);
    if let Some(hint) = &failure.hint {
        let _ = writeln!(out, "  hint: {hint}");
    }
}

/// Colour where it will be seen, and nobody asked for none (no-color.org).
pub fn style(terminal: bool) -> Style {
    let colour = terminal && std::env::var_os("NO_COLOR").is_none();
    if colour { Style::Colour } else { Style::Plain }
}
