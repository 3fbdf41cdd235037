//! What a test is given.

use super::{Judged, Spot, Verdict};
use crate::agreement::{Code, Finding, Report, beginning};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::walk::{self, Met};
use crate::model::{Document, Work};
use crate::readback::{self, Error, Format, Holdings};
use crate::reading::{Kind, Mark, Span, Target, Unit};

/// The most places that a person is sent to for one requirement; how many more there
/// are is told.
const MOST_PLACES: usize = 12;
/// The most characters of what stands at a place.
const MOST_TEXT: usize = 70;

/// All that is known of one edition.
pub struct Facts<'a> {
    /// What the editions were made from.
    pub document: &'a Document,
    /// The edition.
    pub edition: &'a Judged<'a>,
    /// What its bytes hold besides what is read.
    pub holdings: Holdings,
    warnings: Vec<&'a Diagnostic>,
    findings: Vec<&'a Finding>,
}

impl<'a> Facts<'a> {
    /// What is known of `edition`. Fails if its bytes cannot be read.
    pub fn new(
        work: &'a Work,
        edition: &'a Judged<'a>,
        report: &'a Report,
    ) -> Result<Self, Error> {
        Ok(Self {
            document: &work.document,
            edition,
            holdings: readback::holdings(edition.name, edition.bytes)?,
            warnings: work.warnings.iter().collect(),
            findings: report.findings_of(edition.path).collect(),
        })
    }

    /// The format of the edition.
    pub fn format(&self) -> Format {
        self.edition.format
    }

    /// The units that are read.
    pub fn units(&self) -> &'a [Unit] {
        &self.edition.reading.units
    }

    /// Fails where the edition differs from its source by one of `codes`; otherwise it
    /// is as `verdict` says.
    pub fn unless(&self, codes: &[Code], verdict: impl FnOnce() -> Verdict) -> Verdict {
        let is_error = |it: &&&Finding| it.severity == Severity::Error;
        let found = self.findings.iter().filter(is_error);
        let found: Vec<_> = found.filter(|it| codes.contains(&it.code)).collect();
        let Some(first) = found.first() else { return verdict() };
        let more = match found.len() - 1 {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        Verdict::failed(format!(
            "The edition differs from its source: {}{more}.",
            first.message
        ))
    }

    /// Where the source is told to be looked at, by one of `codes`.
    pub fn warned(&self, codes: &[&str]) -> Vec<Spot> {
        let told = self.warnings.iter().filter(|it| codes.contains(&it.code));
        let spot = |it: &&Diagnostic| {
            let place = it.place.as_ref().map(|place| format!("{place}: "));
            let text = format!("{}{}", place.unwrap_or_default(), it.message);
            Spot { text, link: None }
        };
        cut(told.map(spot).collect())
    }

    /// The units for which `is` holds, as places to look at.
    pub fn places(&self, is: impl Fn(&Unit) -> bool) -> Vec<Spot> {
        let units = self.units().iter().enumerate();
        let chosen = units.filter(|(_, unit)| is(unit));
        cut(chosen.map(|(at, unit)| self.spot(at, &unit.text)).collect())
    }

    /// The links out of the work, or within it, as places to look at.
    pub fn links(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (at, unit) in self.units().iter().enumerate() {
            let is_link = |span: &&Span| {
                matches!(&span.mark, Mark::Link(Target::Url(_) | Target::Anchor(_)))
            };
            for span in unit.spans.iter().filter(is_link) {
                let text = unit.text.get(span.start..span.end).unwrap_or_default();
                spots.push(self.spot(at, text));
            }
        }
        cut(spots)
    }

    /// How many stretches of text have a mark for which `is` holds.
    pub fn marks(&self, is: impl Fn(&Mark) -> bool) -> usize {
        let spans = self.units().iter().flat_map(|unit| &unit.spans);
        spans.filter(|span| is(&span.mark)).count()
    }

    /// How many units there are for which `is` holds.
    pub fn count(&self, is: impl Fn(&Unit) -> bool) -> usize {
        self.units().iter().filter(|unit| is(unit)).count()
    }

    /// How many images the work has: those that say something, and all.
    pub fn images(&self) -> (usize, usize) {
        let (mut telling, mut all) = (0, 0);
        for section in &self.document.sections {
            walk::section(section, &mut |met| {
                if let Met::Figure(figure) = met {
                    all += 1;
                    telling += usize::from(figure.picture.alternative.is_some());
                }
            });
        }
        (telling, all)
    }

    /// A unit as a place to look at.
    fn spot(&self, at: usize, text: &str) -> Spot {
        let text = beginning(text, MOST_TEXT);
        let before = self.units()[..=at].iter().rev();
        // Names that begin so are of the page, and of no place in the text.
        let is_own = |anchor: &&String| !anchor.starts_with('_');
        let anchor = before.flat_map(|unit| &unit.anchors).find(is_own);
        let name = self.edition.name;
        let link = match self.format() {
            // No reader of e-books is led into one from outside.
            Format::Epub | Format::Docx | Format::Markdown => None,
            Format::Html => anchor.map(|anchor| format!("{name}#{anchor}")),
            Format::Pdf => anchor.map(|anchor| format!("{name}#nameddest={anchor}")),
        };
        Spot { text, link }
    }
}

/// No more places than somebody goes to, and each once; what is left out is told.
fn cut(mut spots: Vec<Spot>) -> Vec<Spot> {
    let mut seen = std::collections::HashSet::new();
    spots.retain(|spot| !spot.text.is_empty() && seen.insert(spot.text.clone()));
    let more = spots.len().saturating_sub(MOST_PLACES);
    if more > 0 {
        spots.truncate(MOST_PLACES);
        spots.push(Spot { text: format!("and {more} more of the kind"), link: None });
    }
    spots
}

/// Whether it is a heading, the title left out.
pub fn is_heading(unit: &Unit) -> bool {
    matches!(unit.kind, Kind::Heading { level } if level > 1)
}

/// Whether it is an image that says something.
pub fn is_picture(unit: &Unit) -> bool {
    matches!(unit.kind, Kind::Picture { .. })
}
