use super::*;
use crate::agreement::{self, Options};
use crate::readback::html;

const DAY: Date = Date { year: 2026, month: 11, day: 26 };

fn report() -> Report {
    let read = |text: &str| html::read(text.as_bytes()).unwrap();
    let first = read("<html lang=nb><main><h1>By</h1><ol><li>a b<li>c d</ol></main>");
    let second =
        read("<html lang=nb><main><h1>By</h1><ol start=2><li>a b<li>c e</ol></main>");
    let edition =
        |path, reading| agreement::Edition { path, format: "html", bytes: None, reading };
    let found = [edition("web/b.html", &second)];
    agreement::agree(&edition("a.html", &first), &found, &Options::EDITION)
}

fn file(report: &Report, edition: &str, until: &str) -> String {
    let entry = |finding: &Finding| {
        format!(
            "[[accepted]]\ncode = \"{}\"\nmessage = {:?}\n{edition}\nreason = \"r\"\nuntil = {until}\n",
            finding.code, finding.message
        )
    };
    report.findings.iter().map(entry).collect()
}

fn apply(text: &str, report: &mut Report) -> Diagnostics {
    let mut baseline = parse("accepted.toml", text).unwrap();
    baseline.accept(report, DAY);
    baseline.warnings(DAY)
}

/// The codes of the diagnostics, each once.
fn codes(diagnostics: Diagnostics) -> Vec<&'static str> {
    let mut codes: Vec<_> = diagnostics.sorted().iter().map(|it| it.code).collect();
    codes.dedup();
    codes
}

#[track_caller]
fn faults(text: &str) -> String {
    let faults = parse("accepted.toml", text).unwrap_err();
    faults.sorted().iter().map(|fault| format!("{fault}\n")).collect()
}

#[test]
fn what_is_accepted_is_no_finding() {
    let mut reports = [report()];
    assert!(reports[0].findings.len() > 1 && !reports[0].agrees);
    let count = reports[0].findings.len();
    let text = file(&reports[0], "edition = \"b.html\"", "2026-11-26");
    let warnings = apply(&text, &mut reports[0]);
    assert!(warnings.is_empty());
    assert!(reports[0].agrees && reports[0].findings.is_empty());
    assert_eq!(reports[0].accepted.len(), count);
    assert_eq!(reports[0].accepted[0].reason, "r");
}

#[test]
fn what_is_accepted_elsewhere_is_still_found() {
    for edition in
        ["edition = \"a.html\"", "edition = \"x-b.html\"", "edition = \"html\""]
    {
        let mut reports = [report()];
        let text = file(&reports[0], edition, "2026-11-26");
        let warnings = apply(&text, &mut reports[0]);
        assert!(!reports[0].agrees, "{edition}");
        // Of a file that was not checked nothing is known.
        let checked = edition.contains("\"a.html\"");
        assert_eq!(codes(warnings), ["accepted-unused"][..usize::from(checked)]);
    }
}

#[test]
fn what_was_accepted_is_found_again() {
    let mut reports = [report()];
    let text = file(&reports[0], "", "2026-11-25");
    let warnings = apply(&text, &mut reports[0]);
    assert!(!reports[0].agrees && reports[0].accepted.is_empty());
    assert_eq!(codes(warnings), ["accepted-expired"]);
}

#[test]
fn every_fault_of_the_file_is_told_at_its_place() {
    let text = "[[accepted]]\ncode = \"number-wrng\"\nmessage = \"m\"\nreason = \"\"\nuntil = 2026-13-01\n";
    let told = faults(text);
    assert!(told.contains("accepted.toml:5"), "{told}");
    let text = text.replace("2026-13-01", "\"soon\"");
    let told = faults(&text);
    for part in
        ["2:8", "accepted-unknown", "did you mean number-wrong?", "accepted-reason"]
    {
        assert!(told.contains(part), "{told}");
    }
    assert!(told.contains("until must be a date"), "{told}");
    let told = faults("[[accepted]]\n");
    for key in ["code", "message", "reason", "until"] {
        assert!(told.contains(&format!("accepted.{key} is missing")), "{told}");
    }
}

#[test]
fn a_draft_accepts_all_once_it_is_filled_in() {
    let mut reports = [report()];
    let text = draft(&reports);
    let told = faults(&text);
    assert!(told.contains("accepted-reason") && told.contains("until must be a date"));
    let text = text.replace("reason = \"\"", "reason = \"r\"");
    let text = text.replace("until = \"\"", "until = 2027-01-31");
    let warnings = apply(&text, &mut reports[0]);
    assert!(warnings.is_empty() && reports[0].agrees);
}
