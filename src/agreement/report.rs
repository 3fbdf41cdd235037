use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::code::Code;
use super::finding::{Finding, Side};
use super::{Compared, Options, Tolerances, compare_tolerantly, tagging};
use crate::diagnostic::Severity;
use crate::reading::{Kind, Reading, Unit};
use crate::terms::Date;

/// An edition, or the source, as it enters a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// Its path, as a user would name it.
    pub path: &'a str,
    /// Its format: `pdf`, `press`, `epub`, `html`, `source`.
    pub format: &'a str,
    /// Its size in bytes, where it is a file.
    pub bytes: Option<u64>,
    /// What a reader meets in it.
    pub reading: &'a Reading,
}

/// Whether editions agree, and where they don't. Serialises as the JSON report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Whether there is no finding that is an error.
    pub agrees: bool,
    /// The editions, in the order in which they were given.
    pub editions: Vec<EditionSummary>,
    /// What is wrong, edition by edition.
    pub findings: Vec<Finding>,
    /// What was found and is accepted; it weighs nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// The headings of what was expected; not in the JSON report.
    #[serde(skip)]
    pub headings: Vec<Heading>,
    /// The language of what was expected; not in the JSON report.
    #[serde(skip)]
    pub language: Option<String>,
    /// The edition that the others were held against, if it was one of them; not in the JSON
    /// report.
    #[serde(skip)]
    pub reference: Option<String>,
}

/// A finding that somebody looked at and accepted for a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accepted {
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is.
    #[serde(serialize_with = "day")]
    pub until: Date,
}

impl Accepted {
    /// The finding, accepted for this reason until that day.
    pub fn new(finding: &Finding, reason: String, until: Date) -> Self {
        Self { finding: finding.clone(), reason, until }
    }
}

fn day<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// A heading of what was expected, by which findings are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// What it says.
    pub text: String,
    /// Which unit of the reading it is.
    pub unit: usize,
}

/// What an edition holds, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EditionSummary {
    /// Its path.
    pub path: String,
    /// Its format.
    pub format: String,
    /// How many headings it has, the title among them; `None` where it was not read, as
    /// below.
    pub headings: Option<usize>,
    /// How many list items have a number.
    pub items: Option<usize>,
    /// How many list items have a bullet.
    pub bullets: Option<usize>,
    /// How many words it has, numbers of items not counted.
    pub words: Option<usize>,
    /// How many pages it has; `None` where it has none that are marked.
    pub pages: Option<usize>,
    /// Which part of the file was taken for the text, where the file does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// What was tolerated in it, and how often.
    #[serde(skip_serializing_if = "Tolerances::is_empty")]
    pub tolerances: Tolerances,
    /// Its size in bytes; not in the JSON report.
    #[serde(skip)]
    pub bytes: Option<u64>,
}

/// Compares editions with what is expected of them.
pub fn agree(expected: &Edition<'_>, found: &[Edition<'_>], options: &Options) -> Report {
    let compared: Vec<Compared> = found
        .par_iter()
        .map(|edition| {
            let options = options.of(edition.format);
            let mut compared =
                compare_tolerantly(expected.reading, edition.reading, &options);
            name_sides(&mut compared.findings, expected.path, edition.path);
            compared
        })
        .collect();
    let listed = options.listed.then(|| EditionSummary::new(expected));
    let mut editions: Vec<EditionSummary> = listed.into_iter().collect();
    let mut findings = Vec::new();
    for (edition, compared) in found.iter().zip(compared) {
        let tolerances = compared.tolerances;
        editions.push(EditionSummary { tolerances, ..EditionSummary::new(edition) });
        findings.extend(compared.findings);
    }
    if options.listed {
        tell_alone(&mut findings, expected.path, found);
        tell_once(&mut findings);
        let mut own = tagging::of_reference(expected.reading, &findings);
        name_sides(&mut own, expected.path, expected.path);
        findings.splice(0..0, own);
    }
    Report {
        agrees: agrees(&findings),
        editions,
        findings,
        accepted: Vec::new(),
        headings: headings(expected.reading),
        language: expected.reading.language.clone(),
        reference: options.listed.then(|| expected.path.to_owned()),
    }
}

fn headings(reading: &Reading) -> Vec<Heading> {
    let heading = |(unit, it): (usize, &Unit)| match it.kind {
        Kind::Heading { level } => Some(Heading { level, text: it.text.clone(), unit }),
        _ => None,
    };
    reading.units.iter().enumerate().filter_map(heading).collect()
}

impl Report {
    /// Several reports as one, in their order; headings and language are left out.
    pub fn join(reports: impl IntoIterator<Item = Self>) -> Self {
        let mut joined = Self {
            agrees: true,
            editions: Vec::new(),
            findings: Vec::new(),
            accepted: Vec::new(),
            headings: Vec::new(),
            language: None,
            reference: None,
        };
        for report in reports {
            joined.agrees &= report.agrees;
            joined.editions.extend(report.editions);
            joined.findings.extend(report.findings);
            joined.accepted.extend(report.accepted);
        }
        joined
    }

    /// The report on a file that is held against no other, but against rules. `pages` is
    /// how many it has, `bytes` its size.
    pub fn alone(path: &str, bytes: u64, pages: usize, findings: Vec<Finding>) -> Self {
        let edition = EditionSummary {
            path: path.to_owned(),
            format: "press".to_owned(),
            headings: None,
            items: None,
            bullets: None,
            words: None,
            pages: Some(pages),
            part: None,
            tolerances: Tolerances::default(),
            bytes: Some(bytes),
        };
        let mut report = Self { editions: vec![edition], ..Self::join([]) };
        report.add_to(path, findings);
        report
    }

    /// Adds findings on an edition, by its path, after the others.
    pub fn add_to(&mut self, path: &str, mut findings: Vec<Finding>) {
        name_sides(&mut findings, path, path);
        self.findings.extend(findings);
        self.agrees = agrees(&self.findings);
    }

    /// Adds findings that concern no edition, such as those of
    /// [`words`](super::words()), before the others.
    pub fn add(&mut self, source: &str, findings: impl IntoIterator<Item = Finding>) {
        let mut findings: Vec<Finding> = findings.into_iter().collect();
        name_sides(&mut findings, source, source);
        self.findings.splice(0..0, findings);
        self.agrees = agrees(&self.findings);
    }

    /// Takes out the findings that `judge` accepts, and keeps them as accepted.
    pub fn accept(&mut self, mut judge: impl FnMut(&Finding) -> Option<Accepted>) {
        self.findings.retain(|finding| match judge(finding) {
            Some(accepted) => {
                self.accepted.push(accepted);
                false
            }
            None => true,
        });
        self.agrees = agrees(&self.findings);
    }

    /// The heading under which a finding belongs, where files are compared that may have
    /// no better name for the place. `None` if it is the heading's own.
    pub fn heading_over(&self, finding: &Finding) -> Option<&str> {
        self.reference.as_ref()?;
        let next = self.headings.partition_point(|it| it.unit <= finding.unit);
        let heading = self.headings[..next].last()?;
        let own = finding.expected.as_ref().is_some_and(|side| side.text == heading.text);
        (!own).then_some(heading.text.as_str())
    }

    /// What findings concern, in their order: editions, and the source.
    pub fn paths(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let paths = self.findings.iter().map(Finding::edition);
        paths.filter(|path| seen.insert(*path)).collect()
    }

    /// How many findings of an edition belong under a heading, up to the next.
    pub fn findings_under(&self, heading: usize, path: &str) -> usize {
        let starts = |at: usize| self.headings.get(at).map(|heading| heading.unit);
        let from = if heading == 0 { 0 } else { starts(heading).unwrap_or(usize::MAX) };
        let to = starts(heading + 1).unwrap_or(usize::MAX);
        self.findings_of(path).filter(|it| (from..to).contains(&it.unit)).count()
    }

    /// The findings that concern one edition, by its path.
    pub fn findings_of(&self, path: &str) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.edition() == path)
    }
}

impl EditionSummary {
    /// Whether it was read and compared, and not only held against rules.
    pub fn is_compared(&self) -> bool {
        self.words.is_some()
    }

    fn new(edition: &Edition<'_>) -> Self {
        let reading = edition.reading;
        Self {
            path: edition.path.to_owned(),
            format: edition.format.to_owned(),
            headings: Some(reading.headings()),
            items: Some(reading.numbered()),
            bullets: Some(reading.bullets()),
            words: Some(reading.words()),
            pages: Some(reading.pages.len()).filter(|&pages| pages > 0),
            part: reading.part.clone(),
            tolerances: Tolerances::default(),
            bytes: edition.bytes,
        }
    }
}

/// Says of each finding which edition stands alone in it: what every edition differs in
/// from the one that all are held against is a matter of that one; what a single edition
/// differs in, where others do not, is one of its own.
fn tell_alone(findings: &mut [Finding], expected: &str, found: &[Edition<'_>]) {
    if found.len() < 2 {
        return;
    }
    let key = |finding: &Finding| (finding.code, finding.message.clone());
    let mut editions: HashMap<_, HashSet<String>> = HashMap::new();
    let mut around: HashMap<_, HashSet<String>> = HashMap::new();
    for finding in findings.iter() {
        let edition = || finding.edition().to_owned();
        editions.entry(key(finding)).or_default().insert(edition());
        around.entry((finding.code, finding.unit)).or_default().insert(edition());
    }
    for finding in findings {
        finding.alone = match editions[&key(finding)].len() {
            // All may differ from each other.
            1 if around[&(finding.code, finding.unit)].len() > 1 => None,
            1 => Some(finding.edition().into()),
            // That none of the others is tagged says nothing of that one.
            _ if finding.expected.is_none() && finding.code == Code::UntaggedText => None,
            all if all == found.len() => {
                let reference =
                    || Side { edition: expected.into(), ..Side::new("", None) };
                finding.expected.get_or_insert_with(reference);
                Some(expected.into())
            }
            _ => None,
        };
    }
}

/// Leaves one of the findings that say the same of every edition but the one that they are
/// held against.
fn tell_once(findings: &mut Vec<Finding>) {
    let mut told = HashMap::new();
    findings.retain(|finding| {
        let Some(side) = finding.found.as_ref().filter(|_| finding.is_of_reference())
        else {
            return true;
        };
        let key = (finding.code, finding.message.clone());
        let first = told.entry(key).or_insert_with(|| Arc::clone(&side.edition));
        *first == side.edition
    });
}

fn agrees(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Error)
}

fn name_sides(findings: &mut [Finding], expected: &str, found: &str) {
    let (expected, found): (Arc<str>, Arc<str>) = (expected.into(), found.into());
    let name = |side: &mut Option<Side>, edition: &Arc<str>| {
        if let Some(side) = side {
            side.edition = Arc::clone(edition);
        }
    };
    for finding in findings {
        name(&mut finding.expected, &expected);
        name(&mut finding.found, &found);
    }
}
