//! What the tags of a PDF say otherwise than its pages.

use super::reading;
use crate::agreement::{Edition, Finding, Options, Report, agree};
use crate::reading::{Place, Reading, TagFault, TagFaultKind};

const TEXT: &str = "\
@1
# By og land
Arbeid er det viktigste for alle i hele landet.
@2
## Trygt arbeid
Vi vil styrke eksporten og øke den innen ti år.
@5
## Velferd
Skolen, sykehuset og biblioteket hører til her.
";

fn edition<'a>(path: &'a str, reading: &'a Reading) -> Edition<'a> {
    Edition { path, format: "pdf", bytes: None, reading }
}

fn with_fault(text: &str, page: u32) -> Reading {
    let kind = TagFaultKind::EmptyHeading;
    let fault = TagFault { kind, place: Place::Page(page), text: String::new() };
    Reading { tagging: vec![fault], ..reading(text) }
}

#[track_caller]
fn check(expected: &Reading, found: &Reading, findings: &[&str]) -> Report {
    let options = &Options::EDITION;
    let report = agree(&edition("a.pdf", expected), &[edition("b.pdf", found)], options);
    let told = |it: &Finding| format!("{}: {}", it.edition(), it.code);
    assert_eq!(report.findings.iter().map(told).collect::<Vec<_>>(), findings);
    report
}

#[test]
fn faults_of_tags_are_told_of_either_side() {
    let (whole, faulty) = (reading(TEXT), with_fault(TEXT, 2));
    check(&whole, &whole, &[]);
    let report = check(&whole, &faulty, &["b.pdf: tag-empty"]);
    assert!(report.agrees, "it is a warning");
    check(&faulty, &whole, &["a.pdf: tag-empty"]);
    check(&faulty, &faulty, &["a.pdf: tag-empty", "b.pdf: tag-empty"]);
}

#[test]
fn what_was_told_of_the_page_is_not_told_twice() {
    let whole = reading(TEXT);
    let other = TEXT.replace("styrke eksporten", "minske eksporten");
    check(&whole, &with_fault(&other, 2), &["b.pdf: text-changed"]);
    check(&with_fault(TEXT, 2), &reading(&other), &["b.pdf: text-changed"]);
    check(&whole, &with_fault(&other, 5), &["b.pdf: text-changed", "b.pdf: tag-empty"]);
}

#[test]
fn text_that_the_first_file_does_not_tag_is_told_of_that() {
    let whole = reading(TEXT);
    let untagged = reading(&TEXT.replace("Vi vil styrke", "~ Vi vil styrke"));
    check(&untagged, &whole, &["a.pdf: untagged-text"]);
    check(&whole, &untagged, &["b.pdf: untagged-text"]);
    // What it shows as an ornament is no part of it.
    let ornament = reading(&TEXT.replace("Vi vil styrke", "~~ Vi vil styrke"));
    check(&ornament, &whole, &["b.pdf: text-added"]);
}
