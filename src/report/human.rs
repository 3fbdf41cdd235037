use std::collections::HashSet;
use std::ops::Range;

use super::table::table;
use super::verdict;
use crate::agreement::{EditionSummary, Finding, Report, Side};
use crate::diagnostic::Severity;
use crate::reading::Place;

/// How text for people marks what matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// With signs: `[-missing-]` and `{+added+}`.
    Plain,
    /// With the colours of a terminal (ECMA-48).
    Colour,
}

/// How many findings of an edition are shown; the rest is counted.
const MOST: usize = 100;

/// The report as a person reads it: the findings, edition by edition, and the
/// closing [`table`]. Characters that would steer a terminal are replaced.
pub fn human(report: &Report, style: Style) -> String {
    let mut out = String::new();
    let mut advised = HashSet::new();
    for edition in report.paths() {
        let findings: Vec<&Finding> = report.findings_of(edition).collect();
        let count = match findings.len() {
            1 => "1 finding".to_owned(),
            n => format!("{n} findings"),
        };
        let title = style.bold(&printable(edition));
        out.push_str(&format!("{title}: {count}\n\n"));
        for finding in findings.iter().take(MOST) {
            let advice = advised.insert(finding.code).then(|| advice(report, finding));
            tell(finding, report.heading_over(finding), style, advice, &mut out);
        }
        if findings.len() > MOST {
            out.push_str(&format!("and {} more\n\n", findings.len() - MOST));
        }
    }
    out.push_str(&table(report, style));
    for edition in &report.editions {
        if let Some(part) = &edition.part {
            let (path, part) = (printable(&edition.path), printable(part));
            out.push_str(&format!("{path}: its text was taken from {part}\n"));
        }
    }
    for edition in report.editions.iter().filter(|it| !it.tolerances.is_empty()) {
        out.push_str(&format!("{}\n", tolerated(report, edition)));
    }
    if let Some(accepted) = accepted(report) {
        out.push_str(&format!("{accepted}\n"));
    }
    let verdict = verdict(std::slice::from_ref(report));
    out.push_str(&format!("\n{}\n", style.bold(&verdict)));
    out
}

/// How much is accepted, and until when.
pub(super) fn accepted(report: &Report) -> Option<String> {
    let first = report.accepted.iter().map(|it| it.until).min()?;
    Some(match report.accepted.len() {
        1 => format!("1 finding is accepted, until {first}"),
        n => format!("{n} findings are accepted, the first until {first}"),
    })
}

/// What was tolerated between an edition and that which it was held against, in words.
pub(super) fn tolerated(report: &Report, edition: &EditionSummary) -> String {
    let counts = edition.tolerances.iter();
    let counts =
        counts.map(|(tolerance, count)| format!("{count} {}", tolerance.counted(count)));
    let counts = counts.collect::<Vec<_>>().join(", ");
    let reference = report.reference.as_deref().unwrap_or_default();
    let (path, reference) = (printable(&edition.path), printable(reference));
    format!("{path} and {reference}: tolerated {counts}")
}

fn tell(
    finding: &Finding,
    heading: Option<&str>,
    style: Style,
    advice: Option<String>,
    out: &mut String,
) {
    let severity = match finding.severity {
        Severity::Error => style.paint("error", RED),
        Severity::Warning => style.paint("warning", YELLOW),
    };
    let message = printable(&message(finding));
    out.push_str(&format!("{severity}[{}]: {message}\n", finding.code));
    if let Some(heading) = heading {
        out.push_str(&format!("  {:<10}{}\n", "under", printable(heading)));
    }
    let [expected, found] = sides(finding);
    side(expected, finding.expected.as_ref(), Mark::Expected, style, out);
    side(found, finding.found.as_ref(), Mark::Found, style, out);
    if let Some(alone) = &finding.alone {
        let alone = printable(alone);
        out.push_str(&format!("  {:<10}{alone}; the others agree\n", "alone"));
    }
    if let Some(advice) = advice {
        out.push_str(&format!("  {:<10}{advice}\n", "hint"));
    }
    out.push('\n');
}

/// What is wrong, and in which editions, where they are not those it is listed under.
pub(super) fn message(finding: &Finding) -> String {
    let others = if finding.is_of_reference() { "in the others: " } else { "" };
    format!("{others}{}", finding.message)
}

/// What to do about a finding: where files are compared, none of them is the source.
pub(super) fn advice(report: &Report, finding: &Finding) -> String {
    let advice = finding.code.advice();
    let other = match &report.reference {
        None => return advice.to_owned(),
        Some(_) if finding.is_of_reference() => "the others",
        Some(reference) => reference,
    };
    advice.replace("the source", &printable(other))
}

/// What the two sides of a finding are called.
pub(super) fn sides(finding: &Finding) -> [&'static str; 2] {
    match finding.is_of_reference() {
        true => [HERE, "others"],
        false => ["expected", FOUND],
    }
}

/// What the side of the edition is called under which a finding is listed.
const HERE: &str = "here";
const FOUND: &str = "found";

/// Where a side that is called `name` stands. Of an edition under which the finding is not
/// listed, the place names that, but for those in a source, which name the file.
pub(super) fn place(name: &str, side: &Side) -> Option<String> {
    let (edition, place) = (&*side.edition, side.place.as_ref()?);
    let text = place.to_string();
    let is_own = matches!(name, FOUND | HERE);
    let is_named = matches!(place, Place::Source(_)) || text.starts_with(edition);
    let text = if is_own || is_named { text } else { format!("{edition}, {text}") };
    Some(printable(&text))
}

/// One side: its place alone in a line, so that terminals can make it a link,
/// and below it its text.
fn side(name: &str, side: Option<&Side>, mark: Mark, style: Style, out: &mut String) {
    let Some(side) = side else { return };
    let place = place(name, side);
    let text = marked(side, mark, style);
    let lines = [place, Some(text).filter(|text| !text.is_empty())];
    for (at, line) in lines.into_iter().flatten().enumerate() {
        let name = if at == 0 { name } else { "" };
        out.push_str(&format!("  {name:<10}{line}\n"));
    }
}

#[derive(Clone, Copy)]
enum Mark {
    Expected,
    Found,
}

/// A side's text with its differing parts marked.
fn marked(side: &Side, mark: Mark, style: Style) -> String {
    let mut out = String::new();
    let mut at = 0;
    for Range { start, end } in side.differing.iter().cloned() {
        let (Some(before), Some(part)) =
            (side.text.get(at..start), side.text.get(start..end))
        else {
            break;
        };
        out.push_str(&printable(before));
        let part = printable(part);
        out.push_str(&match (style, mark) {
            (Style::Plain, Mark::Expected) => format!("[-{part}-]"),
            (Style::Plain, Mark::Found) => format!("{{+{part}+}}"),
            (Style::Colour, Mark::Expected) => style.paint(&part, RED),
            (Style::Colour, Mark::Found) => style.paint(&part, GREEN),
        });
        at = end;
    }
    out.push_str(&printable(side.text.get(at..).unwrap_or_default()));
    out
}

/// The parameters of "select graphic rendition" (ECMA-48, 8.3.117).
pub(super) const RED: &str = "31";
pub(super) const GREEN: &str = "32";
const YELLOW: &str = "33";
const BOLD: &str = "1";

impl Style {
    /// `text` in a colour, where there are colours.
    pub(super) fn paint(self, text: &str, colour: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Colour => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
        }
    }

    /// `text` in bold, where that is possible.
    pub(super) fn bold(self, text: &str) -> String {
        self.paint(text, BOLD)
    }
}

/// `text` without characters that steer a terminal, or turn the direction of
/// what follows them: the text may come from a file of anyone's.
pub(super) fn printable(text: &str) -> String {
    let steers = |c: char| {
        c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace(steers, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{EXPECTED, FOUND, first_alone, report};

    #[test]
    fn findings_show_both_sides() {
        let text = human(&report(EXPECTED, FOUND), Style::Plain);
        let expected = "\
dist/work.html: 2 findings

error[number-wrong]: item 1 is numbered 4: “Vi vil styrke eksporten.”
  expected  source/work.md:2:1
            [-1.-] Vi vil styrke eksporten.
  found     dist/work.html#2
            {+4.+} Vi vil styrke eksporten.
  hint      give the item or formula the number that it has in the source

error[text-changed]: item 2: “fylker” became “land”
  expected  source/work.md:3:1
            Vi vil styrke alle [-fylker-]
  found     dist/work.html#3
            Vi vil styrke alle {+land+}
  hint      correct the text here, or in the source

";
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn what_the_first_alone_says_is_told_of_it() {
        let text = human(&first_alone(), Style::Plain);
        let expected = "\
a.html: 2 findings

error[number-wrong]: in the others: item 4 is numbered 1: “Vi vil styrke eksporten.”
  under     By og land
  here      a.html#2
            [-4.-] Vi vil styrke eksporten.
  others    b.html#2
            {+1.+} Vi vil styrke eksporten.
  alone     a.html; the others agree
";
        assert!(text.starts_with(expected), "{text}");
        assert!(!text.contains("b.html: ") && !text.contains("c.epub: "), "{text}");
    }

    #[test]
    fn colours_are_given_when_asked_for() {
        let text = human(&report(EXPECTED, FOUND), Style::Colour);
        assert!(text.contains("\u{1b}[31merror\u{1b}[0m[number-wrong]"), "{text}");
        assert!(text.contains("\u{1b}[32mland\u{1b}[0m"), "{text}");
        assert!(!text.contains("[-"), "{text}");
    }

    #[test]
    fn what_steers_a_terminal_is_replaced() {
        let text = human(
            &report(EXPECTED, &FOUND.replace("land", "\u{1b}]0;x\u{7}")),
            Style::Plain,
        );
        assert!(
            !text.contains('\u{1b}') && text.contains("\u{fffd}]0;x\u{fffd}"),
            "{text}"
        );
    }
}
