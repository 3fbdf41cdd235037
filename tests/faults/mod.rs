//! Damaged editions, each with the one finding that it must give.
//!
//! Each work in `works/` is published once, in memory. A [`Case`] does one kind
//! of damage to the bytes of one edition; what `check` would say of them is in
//! `CODE/FORMAT-KIND.txt`. The code itself is stated with the damage: no other
//! finding will do, not even with `UPDATE_EXPECTED=1` in the environment, which
//! writes the files anew. `README.md` says how to add a case.

pub mod archive;
mod asides;
mod checklists;
mod code;
mod definitions;
mod directions;
mod epub;
mod equations;
mod figures;
mod half_title;
mod html;
mod languages;
mod lines;
mod markup;
mod maths;
mod matter;
mod model;
mod notes;
mod pdf;
mod print;
mod quotations;
mod references;
mod republished;
mod same_title;
mod sample;
mod structure;
mod tables;
pub mod text;
mod turns;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use utgave::agreement::{Code, Finding};
use utgave::publish::Kind;

use self::sample::{PAMPHLET, Sample};

/// One kind of damage to one edition.
struct Case {
    /// The work of which it is an edition.
    sample: Sample,
    /// What is damaged.
    format: Kind,
    /// What is done to it, in a few words.
    kind: &'static str,
    /// The one finding that it must give.
    code: Code,
    /// Gives the damaged edition.
    damage: Box<dyn Fn() -> Vec<u8>>,
}

#[test]
fn damaged_html() {
    check_all(html::cases());
}

#[test]
fn damaged_epub() {
    check_all(epub::cases());
}

#[test]
fn damaged_pdf() {
    check_all(pdf::cases());
}

#[test]
fn republished_pdf() {
    check_all(republished::cases());
}

#[test]
fn damaged_asides() {
    check_all(asides::cases());
}

#[test]
fn damaged_checklists() {
    check_all(checklists::cases());
}

#[test]
fn damaged_code() {
    check_all(code::cases());
}

#[test]
fn damaged_definitions() {
    check_all(definitions::cases());
}

#[test]
fn damaged_directions() {
    check_all(directions::cases());
}

#[test]
fn damaged_equations() {
    check_all(equations::cases());
}

#[test]
fn damaged_figures() {
    check_all(figures::cases());
}

#[test]
fn damaged_half_titles() {
    check_all(half_title::cases());
}

#[test]
fn damaged_languages() {
    check_all(languages::cases());
}

#[test]
fn damaged_lines() {
    check_all(lines::cases());
}

#[test]
fn damaged_matter() {
    check_all(matter::cases());
}

#[test]
fn damaged_maths() {
    check_all(maths::cases());
}

#[test]
fn damaged_quotations() {
    check_all(quotations::cases());
}

#[test]
fn damaged_references() {
    check_all(references::cases());
}

#[test]
fn damaged_same_titles() {
    check_all(same_title::cases());
}

#[test]
fn damaged_structure() {
    check_all(structure::cases());
}

#[test]
fn damaged_tables() {
    check_all(tables::cases());
}

#[test]
fn damaged_pages() {
    check_all(turns::cases());
}

#[test]
fn damaged_notes() {
    check_all(notes::cases());
}

#[test]
fn what_is_not_damaged_has_no_findings() {
    for sample in sample::all() {
        for (format, bytes) in sample.editions() {
            let found = sample.findings(format, &bytes);
            let told = print::findings(&found);
            assert!(found.is_empty(), "{}, {format}: {told}", sample.0);
        }
    }
    // Taking an edition apart and putting it together again is no damage.
    for (format, bytes) in [(Kind::Epub, epub::whole()), (Kind::Pdf, pdf::whole())] {
        let found = PAMPHLET.findings(format, &bytes);
        assert!(found.is_empty(), "{format}: {}", print::findings(&found));
    }
}

/// Whoever adds a code damages an edition of each format so that it gives it.
#[test]
fn every_format_gives_every_code() {
    let cases = cases();
    for format in [Kind::Html, Kind::Epub, Kind::Pdf] {
        let given: BTreeSet<Code> =
            cases.iter().filter(|c| c.format == format).map(|c| c.code).collect();
        let missing: Vec<&Code> = Code::agreement()
            .iter()
            .filter(|code| !given.contains(code) && is_possible(format, **code))
            .collect();
        assert!(missing.is_empty(), "{format}: no damage gives {missing:?}");
    }
}

/// A file that no case is compared with would go stale.
#[test]
fn every_expectation_has_its_case() {
    let mut known: Vec<PathBuf> = cases().iter().map(Case::path).collect();
    known.push(model::path());
    let count = known.len();
    let known: BTreeSet<PathBuf> = known.into_iter().collect();
    assert_eq!(known.len(), count, "two cases have the same name");
    let folders = Code::ALL.iter().map(|code| root().join(code.as_str()));
    let files = folders.flat_map(|folder| fs::read_dir(folder).into_iter().flatten());
    let files: BTreeSet<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    let stale: Vec<_> = files.difference(&known).collect();
    assert!(stale.is_empty(), "no case has these: {stale:?}");
}

fn cases() -> Vec<Case> {
    [
        html::cases(),
        epub::cases(),
        pdf::cases(),
        republished::cases(),
        asides::cases(),
        checklists::cases(),
        code::cases(),
        definitions::cases(),
        directions::cases(),
        equations::cases(),
        figures::cases(),
        half_title::cases(),
        languages::cases(),
        lines::cases(),
        matter::cases(),
        maths::cases(),
        quotations::cases(),
        references::cases(),
        same_title::cases(),
        turns::cases(),
        structure::cases(),
        tables::cases(),
        notes::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A fault of the model is no fault of an edition, an EPUB has no place for text
/// outside of what is read, and only print names pages.
pub fn is_possible(format: Kind, code: Code) -> bool {
    match code {
        Code::ModelText => false,
        Code::UntaggedText => format != Kind::Epub,
        Code::LandmarkMissing => format == Kind::Epub,
        // Only drafts have numbered lines: `tests/draft/` damages these.
        Code::LineNumber => false,
        Code::PageReference | Code::HalfTitle | Code::TagEmpty => format == Kind::Pdf,
        // Where a source says in which order text is read, another is `OrderChanged`.
        Code::TagOrder => false,
        // A PDF shows in which direction text runs, and declares nothing of it.
        Code::DirectionChanged => format != Kind::Pdf,
        // A PDF's pages are what the others are compared with.
        Code::PageMissing
        | Code::PageAdded
        | Code::PageMoved
        | Code::PageLabel
        | Code::PageList => format != Kind::Pdf,
        _ => true,
    }
}

/// Checks each case, so that one that fails does not hide the others.
#[track_caller]
fn check_all(cases: Vec<Case>) {
    let failed: Vec<String> = cases
        .iter()
        .filter(|case| panic::catch_unwind(AssertUnwindSafe(|| case.check())).is_err())
        .map(Case::name)
        .collect();
    assert!(failed.is_empty(), "{} of {} failed: {failed:?}", failed.len(), cases.len());
}

impl Case {
    fn new(
        sample: Sample,
        format: Kind,
        kind: &'static str,
        code: Code,
        damage: impl Fn() -> Vec<u8> + 'static,
    ) -> Self {
        Self { sample, format, kind, code, damage: Box::new(damage) }
    }

    fn check(&self) {
        let bytes = (self.damage)();
        let found = self.sample.findings(self.format, &bytes);
        expect(&self.path(), self.code, &found);
    }

    fn name(&self) -> String {
        format!("{}-{}", self.format.name(), self.kind)
    }

    fn path(&self) -> PathBuf {
        root().join(self.code.as_str()).join(self.name() + ".txt")
    }
}

/// Compares what was found with what must be: one finding of that `code`, as it
/// stands in the file at `path`.
fn expect(path: &Path, code: Code, found: &[Finding]) {
    let printed = print::findings(found);
    let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [code], "{}:\n{printed}", path.display());
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &printed).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        printed,
        expected,
        "{}: UPDATE_EXPECTED=1 takes what was found",
        path.display()
    );
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}
