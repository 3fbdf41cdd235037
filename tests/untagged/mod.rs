//! PDFs without tags, as others make them: read by how their pages look, and
//! compared.
//!
//! A text of `works/`, or the programme, is set by Typst in each of the layouts below,
//! without tags. What it says must then be found again, and each damage to it must be
//! told as that and nothing else. `typeset.rs` writes the markup; nothing of it is
//! shared with the editions.

mod damage;
mod layouts;
mod typeset;

use std::fs;
use std::path::Path;

use utgave::agreement::{self, Code, Edition, Finding, Options};
use utgave::model;
use utgave::readback;
use utgave::reading::Reading;
use utgave::world::Memory;

use self::layouts::Layout;

/// What `check` finds in the PDF `bytes`, held against `expected`.
fn findings(expected: &Reading, bytes: &[u8]) -> Vec<Finding> {
    let (_, found) = readback::read("it.pdf", bytes).expect("the PDF can be read");
    assert!(found.by_layout);
    let edition = |path, format, reading| Edition { path, format, bytes: None, reading };
    let report = agreement::agree(
        &edition("it.html", "html", expected),
        &[edition("it.pdf", "pdf", &found)],
        &Options::EDITION,
    );
    report.findings
}

/// What is found besides that nothing is tagged, which is found first.
fn faults(expected: &Reading, bytes: &[u8]) -> Vec<(Code, String)> {
    let findings = findings(expected, bytes);
    assert_eq!(findings[0].code, Code::UntaggedText);
    let more = findings.into_iter().skip(1);
    more.map(|finding| (finding.code, finding.message)).collect()
}

/// The text of a page in `works/`, in that language.
fn work(language: &str) -> Reading {
    let path = root().join(format!("tests/untagged/works/{language}.html"));
    let bytes = fs::read(&path).expect("the work is there");
    readback::html::read(&bytes).expect("the work is a page")
}

/// What the programme says.
fn programme() -> Reading {
    let mut world = Memory::default();
    let folder = Path::new("by-og-land");
    for name in ["publication.toml", "programme.md"] {
        let bytes = fs::read(root().join("source").join(folder).join(name));
        world.files.insert(folder.join(name), bytes.expect("the programme is there"));
    }
    let work = model::load(&world, folder).expect("the programme has no fault");
    model::reading(&work.document)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn check_honest(expected: &Reading) {
    for layout in Layout::ALL {
        let bytes = typeset::pdf(expected, layout);
        assert_eq!(faults(expected, &bytes), [], "{layout:?}");
    }
}

#[test]
fn the_programme_is_found_again() {
    check_honest(&programme());
}

#[test]
fn nested_lists_and_hyphens_are_found_again() {
    for language in ["nb", "en", "de"] {
        check_honest(&work(language));
    }
}

#[test]
fn that_no_pdf_is_tagged_is_no_fault_of_what_they_are_held_against() {
    let expected = work("en");
    let [first, second] = [0, 1].map(|layout| {
        let bytes = typeset::pdf(&expected, Layout::ALL[layout]);
        readback::read("it.pdf", &bytes).expect("the PDF can be read").1
    });
    let edition = |path, reading| Edition { path, format: "pdf", bytes: None, reading };
    let found = [edition("a.pdf", &first), edition("b.pdf", &second)];
    let expected = edition("it.html", &expected);
    let report = agreement::agree(&expected, &found, &Options::EDITION);
    let alone: Vec<_> = report.findings.iter().map(|it| it.alone.clone()).collect();
    assert_eq!(alone, [None, None]);
}

#[test]
fn that_nothing_is_tagged_is_told_once() {
    let expected = programme();
    let bytes = typeset::pdf(&expected, Layout::ALL[0]);
    let [finding] = &findings(&expected, &bytes)[..] else { panic!() };
    assert_eq!(finding.severity, utgave::diagnostic::Severity::Warning);
}
