//! What editions conform to: a report that can be filed.
//!
//! 1. [`wcag`], [`pdf_ua`] and [`epub`] are the requirements, as tables of data: each
//!    names the test that judges it.
//! 2. [`facts`] are what a test is given: an edition's reading, what its bytes hold
//!    besides, the findings about it, and what a person should look at in the source.
//! 3. [`judges`] judge: passed, failed, not applicable, or a matter for a person, who
//!    is then told where to look.
//! 4. [`page`] and [`earl`] tell it, to people and to programs; [`statement`] drafts
//!    an accessibility statement.
//!
//! No outcome is fixed: what nothing in the bytes or the source can tell is for a
//! person, and is never said to be passed.

mod earl;
mod epub;
mod facts;
mod judges;
mod page;
mod pdf_ua;
mod statement;
#[cfg(test)]
mod tests;
mod wcag;

use crate::agreement::Report;
use crate::model::Work;
use crate::readback::{Error, Format};
use crate::reading::Reading;

use self::facts::Facts;

/// A standard that editions are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standard {
    /// Web Content Accessibility Guidelines 2.2.
    Wcag,
    /// PDF/UA-1 (ISO 14289-1), by its clauses.
    PdfUa,
    /// EPUB Accessibility 1.1, by its sections.
    Epub,
}

/// How far a criterion of WCAG goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The least.
    A,
    /// What laws ask for.
    Aa,
    /// The most.
    Aaa,
}

/// A requirement, and what judges it.
#[derive(Debug)]
pub struct Requirement {
    /// The standard that it is of.
    pub standard: Standard,
    /// Its number there, or a short name where its sections have none that lasts.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its level, where the standard has levels.
    pub level: Option<Level>,
    test: Test,
}

/// What judges an edition by what is known of it.
type Test = fn(&Facts<'_>) -> Verdict;

/// What comes of a test, as EARL 1.0 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The requirement is met.
    Passed,
    /// It is not.
    Failed,
    /// There is nothing that it is about.
    NotApplicable,
    /// No test of ours can tell: a person has to look.
    NeedsPerson,
}

/// An outcome, and what it follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What came of the test.
    pub outcome: Outcome,
    /// What it follows from; for a person, what to look at. A sentence.
    pub basis: String,
    /// Where to look.
    pub places: Vec<Spot>,
}

/// A place to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// What stands there.
    pub text: String,
    /// A link to it; `None` where its format has none that works from outside.
    pub link: Option<String>,
}

/// What is said of one edition and one requirement.
#[derive(Debug)]
pub struct Assertion {
    /// The edition's file name.
    pub edition: String,
    /// The edition's format.
    pub format: Format,
    /// The requirement.
    pub requirement: &'static Requirement,
    /// What came of it.
    pub verdict: Verdict,
}

/// An edition as it is judged.
#[derive(Debug, Clone, Copy)]
pub struct Judged<'a> {
    /// Its file name.
    pub name: &'a str,
    /// Its path, by which the report names it.
    pub path: &'a str,
    /// Its format.
    pub format: Format,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What a reader meets in it.
    pub reading: &'a Reading,
}

/// The files that go beside the editions: names and contents.
pub type Files = [(String, Vec<u8>); 2];

/// What all requirements that an edition's format has come to, edition by edition.
///
/// Fails if an edition cannot be opened.
pub fn assertions(
    work: &Work,
    editions: &[Judged<'_>],
    report: &Report,
) -> Result<Vec<Assertion>, Error> {
    let mut all = Vec::new();
    for edition in editions {
        let facts = Facts::new(work, edition, report)?;
        for requirement in requirements(edition.format) {
            all.push(Assertion {
                edition: edition.name.to_owned(),
                format: edition.format,
                requirement,
                verdict: (requirement.test)(&facts),
            });
        }
    }
    Ok(all)
}

/// The requirements that an edition of `format` is held to.
fn requirements(format: Format) -> impl Iterator<Item = &'static Requirement> {
    let own: &[Requirement] = match format {
        Format::Pdf => pdf_ua::REQUIREMENTS,
        Format::Epub => epub::REQUIREMENTS,
        Format::Html | Format::Docx | Format::Markdown => &[],
    };
    wcag::CRITERIA.iter().chain(own)
}

/// The report on a work's editions, as `NAME.conformance.html` and
/// `NAME.conformance.json`.
///
/// Fails if an edition cannot be opened.
pub fn files(
    work: &Work,
    editions: &[Judged<'_>],
    report: &Report,
) -> Result<Files, Error> {
    let assertions = assertions(work, editions, report)?;
    let metadata = &work.document.metadata;
    let name = |extension: &str| format!("{}.conformance.{extension}", metadata.name);
    let page = page::page(metadata, &assertions);
    let earl = earl::earl(metadata, &assertions);
    Ok([(name("html"), page.into_bytes()), (name("json"), earl.into_bytes())])
}

impl Requirement {
    /// What it is called: its name, after its number if that is one.
    fn title(&self) -> String {
        match self.standard {
            Standard::Epub => self.name.to_owned(),
            _ => format!("{} {}", self.id, self.name),
        }
    }
}

impl Standard {
    /// What it is called.
    fn name(self) -> &'static str {
        match self {
            Self::Wcag => "WCAG 2.2",
            Self::PdfUa => "PDF/UA-1 (ISO 14289-1)",
            Self::Epub => "EPUB Accessibility 1.1",
        }
    }
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aa => "AA",
            Self::Aaa => "AAA",
        }
    }
}

impl Outcome {
    /// All of them.
    const ALL: [Self; 4] =
        [Self::Passed, Self::Failed, Self::NotApplicable, Self::NeedsPerson];

    /// What it is called on the page.
    fn name(self) -> &'static str {
        match self {
            Self::Passed => "pass",
            Self::Failed => "fail",
            Self::NotApplicable => "not applicable",
            Self::NeedsPerson => "needs a person",
        }
    }

    /// What EARL calls it.
    fn earl(self) -> &'static str {
        match self {
            Self::Passed => "earl:passed",
            Self::Failed => "earl:failed",
            Self::NotApplicable => "earl:inapplicable",
            Self::NeedsPerson => "earl:cantTell",
        }
    }
}

impl Verdict {
    fn new(outcome: Outcome, basis: impl Into<String>) -> Self {
        Self { outcome, basis: basis.into(), places: Vec::new() }
    }

    fn passed(basis: impl Into<String>) -> Self {
        Self::new(Outcome::Passed, basis)
    }

    fn failed(basis: impl Into<String>) -> Self {
        Self::new(Outcome::Failed, basis)
    }

    fn absent(basis: impl Into<String>) -> Self {
        Self::new(Outcome::NotApplicable, basis)
    }

    fn person(basis: impl Into<String>) -> Self {
        Self::new(Outcome::NeedsPerson, basis)
    }

    fn at(mut self, places: Vec<Spot>) -> Self {
        self.places = places;
        self
    }
}
