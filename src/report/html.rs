//! The report as a page: one file, no request to anywhere.
//!
//! 1. The verdict, in a sentence.
//! 2. The editions side by side.
//! 3. Every heading, with how many findings stand under it in each edition.
//! 4. Every finding, with both texts and what differs in them.
//!
//! Where there are several works, each has these in a section that is called as it is.

use std::io;
use std::ops::Range;

use quick_xml::events::BytesText;

use super::counted;
use super::human::{advice, message, place, printable, sides, tolerated};
use super::page::{self, Page, text, write_text};
use super::table::{HEAD, row};
use super::verdict;
use crate::agreement::{EditionSummary, Finding, Report, Side};
use crate::diagnostic::Severity;

/// What the reports say, as an HTML page (WCAG 2.2, AAA as far as a page of
/// text can).
pub fn html(reports: &[Report]) -> String {
    let title = verdict(reports);
    let alone = reports.len() == 1;
    page::whole("en", &title, "", |page| {
        text(page, "h1", &title)?;
        reports.iter().enumerate().try_for_each(|(at, it)| {
            let at = At { index: at, alone };
            if alone { report(page, it, at) } else { work(page, it, at) }
        })
    })
}

/// Which of the reports it is: what keeps its ids and names apart from the others'.
#[derive(Clone, Copy)]
struct At {
    index: usize,
    alone: bool,
}

impl At {
    fn id(self, name: &str) -> String {
        format!("{name}-{}", self.index)
    }

    /// The heading of this depth in the report: one deeper in a section of its own.
    fn heading(self, depth: usize) -> &'static str {
        ["h2", "h3", "h4"][depth + usize::from(!self.alone)]
    }
}

/// One of several: a section that is called as its first file or its work is.
fn work(page: &mut Page, it: &Report, at: At) -> io::Result<()> {
    let first = it.editions.first();
    let name = first.map(|edition| edition.path.as_str()).unwrap_or_default();
    let id = at.id("work");
    page.create_element("section")
        .with_attribute(("aria-labelledby", id.as_str()))
        .write_inner_content(|page| {
            page.create_element("h2")
                .with_attribute(("id", id.as_str()))
                .write_text_content(BytesText::new(&printable(name)))?;
            report(page, it, at)
        })?;
    Ok(())
}

/// One work, or one set of files.
fn report(page: &mut Page, report: &Report, at: At) -> io::Result<()> {
    editions(page, report, at)?;
    if !report.headings.is_empty() && !report.findings.is_empty() {
        outline(page, report, at)?;
    }
    for (index, edition) in report.paths().into_iter().enumerate() {
        let findings: Vec<&Finding> = report.findings_of(edition).collect();
        let title =
            format!("{}: {}", printable(edition), counted(findings.len(), "finding"));
        let heading = page.create_element(at.heading(0));
        let id = at.id(&format!("findings-{index}"));
        heading
            .with_attribute(("id", id.as_str()))
            .write_text_content(BytesText::new(&title))?;
        findings.iter().try_for_each(|it| finding(page, report, it, at))?;
    }
    if !report.accepted.is_empty() {
        accepted(page, report, at)?;
    }
    Ok(())
}

/// What was found and is accepted, with the reasons.
fn accepted(page: &mut Page, report: &Report, at: At) -> io::Result<()> {
    table(page, at, "accepted", "Findings that are accepted", |page| {
        head(page, ["edition", "finding", "reason", "until"].into_iter())?;
        page.create_element("tbody").write_inner_content(|page| {
            report.accepted.iter().try_for_each(|accepted| {
                page.create_element("tr").write_inner_content(|page| {
                    scoped(page, "row", &printable(accepted.finding.edition()))?;
                    text(page, "td", &printable(&accepted.finding.message))?;
                    text(page, "td", &printable(&accepted.reason))?;
                    text(page, "td", &accepted.until.to_string())
                })?;
                Ok(())
            })
        })?;
        Ok(())
    })
}

/// A table in a region that can be scrolled by keyboard (WCAG 2.2, 2.1.1).
fn table(
    page: &mut Page,
    at: At,
    name: &str,
    caption: &str,
    fill: impl FnOnce(&mut Page) -> io::Result<()>,
) -> io::Result<()> {
    let id = at.id(name);
    // Of several works, a region is called after its own too.
    let label = if at.alone { id.clone() } else { format!("{id} {}", at.id("work")) };
    page.create_element("div")
        .with_attribute(("class", "wide"))
        .with_attribute(("role", "region"))
        .with_attribute(("aria-labelledby", label.as_str()))
        .with_attribute(("tabindex", "0"))
        .write_inner_content(|page| {
            page.create_element("table").write_inner_content(|page| {
                page.create_element("caption")
                    .with_attribute(("id", id.as_str()))
                    .write_text_content(BytesText::new(caption))?;
                fill(page)
            })?;
            Ok(())
        })
        .map(drop)
}

fn editions(page: &mut Page, report: &Report, at: At) -> io::Result<()> {
    table(page, at, "editions", "What each edition holds", |page| {
        head(page, HEAD.into_iter())?;
        page.create_element("tbody").write_inner_content(|page| {
            report.editions.iter().try_for_each(|it| edition(page, report, it))
        })?;
        Ok(())
    })?;
    for edition in &report.editions {
        if let Some(part) = &edition.part {
            let (path, part) = (printable(&edition.path), printable(part));
            text(page, "p", &format!("{path}: its text was taken from {part}."))?;
        }
    }
    for edition in report.editions.iter().filter(|it| !it.tolerances.is_empty()) {
        text(page, "p", &format!("{}.", tolerated(report, edition)))?;
    }
    Ok(())
}

/// The file's name is what its row is called.
fn edition(page: &mut Page, report: &Report, edition: &EditionSummary) -> io::Result<()> {
    page.create_element("tr").write_inner_content(|page| {
        for (column, cell) in row(report, edition).iter().enumerate() {
            if column == 1 { scoped(page, "row", cell)? } else { text(page, "td", cell)? }
        }
        Ok(())
    })?;
    Ok(())
}

fn outline(page: &mut Page, report: &Report, at: At) -> io::Result<()> {
    let paths: Vec<&str> = report.editions.iter().map(|it| it.path.as_str()).collect();
    table(page, at, "outline", "Findings under each heading", |page| {
        head(page, std::iter::once("heading").chain(paths.iter().copied()))?;
        page.create_element("tbody").write_inner_content(|page| {
            for (index, heading) in report.headings.iter().enumerate() {
                page.create_element("tr").write_inner_content(|page| {
                    let level = heading.level.to_string();
                    page.create_element("th")
                        .with_attribute(("scope", "row"))
                        .with_attribute(("data-level", level.as_str()))
                        .with_attributes(
                            report.language.as_deref().map(|tag| ("lang", tag)),
                        )
                        .write_text_content(BytesText::new(&printable(&heading.text)))?;
                    paths.iter().try_for_each(|path| {
                        let said = match report.findings_under(index, path) {
                            0 => "agrees".to_owned(),
                            n => counted(n, "finding"),
                        };
                        text(page, "td", &said)
                    })
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn head<'a>(page: &mut Page, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
    page.create_element("thead").write_inner_content(|page| {
        page.create_element("tr").write_inner_content(|page| {
            names.into_iter().try_for_each(|name| scoped(page, "col", &printable(name)))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn finding(
    page: &mut Page,
    report: &Report,
    finding: &Finding,
    at: At,
) -> io::Result<()> {
    let language = report.language.as_deref();
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let article = page.create_element("section").with_attribute(("class", severity));
    article.write_inner_content(|page| {
        text(
            page,
            at.heading(1),
            &format!("{severity}: {}", printable(&message(finding))),
        )?;
        page.create_element("dl").write_inner_content(|page| {
            if let Some(heading) = report.heading_over(finding) {
                text(page, "dt", "under")?;
                page.create_element("dd")
                    .with_attributes(language.map(|tag| ("lang", tag)))
                    .write_text_content(BytesText::new(&printable(heading)))?;
            }
            let [expected, found] = sides(finding);
            side(page, expected, "del", finding.expected.as_ref(), language)?;
            side(page, found, "ins", finding.found.as_ref(), language)?;
            if let Some(alone) = &finding.alone {
                text(page, "dt", "stands alone")?;
                text(page, "dd", &printable(alone))?;
            }
            text(page, "dt", "what to do")?;
            text(page, "dd", &advice(report, finding))?;
            text(page, "dt", "code")?;
            text(page, "dd", finding.code.as_str())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// One side: where it stands, and what it says, its differing parts marked.
fn side(
    page: &mut Page,
    name: &str,
    mark: &str,
    side: Option<&Side>,
    language: Option<&str>,
) -> io::Result<()> {
    let Some(side) = side else { return Ok(()) };
    text(page, "dt", name)?;
    page.create_element("dd").write_inner_content(|page| {
        if let Some(place) = place(name, side) {
            text(page, "code", &place)?;
        }
        page.create_element("span")
            .with_attributes(language.map(|tag| ("lang", tag)))
            .write_inner_content(|page| differing(page, side, mark))?;
        Ok(())
    })?;
    Ok(())
}

fn differing(page: &mut Page, side: &Side, mark: &str) -> io::Result<()> {
    let mut at = 0;
    for Range { start, end } in side.differing.iter().cloned() {
        let parts = side.text.get(at..start).zip(side.text.get(start..end));
        let Some((before, part)) = parts else { break };
        write_text(page, before)?;
        text(page, mark, &printable(part))?;
        at = end;
    }
    write_text(page, side.text.get(at..).unwrap_or_default())
}

fn scoped(page: &mut Page, scope: &str, content: &str) -> io::Result<()> {
    page.create_element("th")
        .with_attribute(("scope", scope))
        .write_text_content(BytesText::new(content))
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{EXPECTED, FOUND, report};

    #[test]
    fn findings_stand_with_their_context() {
        let page = html(&[report(EXPECTED, FOUND)]);
        for part in [
            "<title>The editions do not agree: 2 errors</title>",
            "<th scope=\"row\" data-level=\"1\">By og land</th><td>2 findings</td>",
            "<dd><code>source/work.md:3:1</code><span>Vi vil styrke alle <del>fylker</del></span></dd>",
            "<dd><code>dist/work.html#3</code><span>Vi vil styrke alle <ins>land</ins></span></dd>",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn agreement_is_said_first() {
        let page = html(&[report(EXPECTED, EXPECTED)]);
        assert!(page.contains("<h1>The editions agree</h1>"), "{page}");
        assert!(!page.contains("<h2"), "{page}");
    }

    #[test]
    fn several_works_have_regions_of_their_own() {
        let page = html(&[report(EXPECTED, FOUND), report(EXPECTED, FOUND)]);
        let label = |at: usize| format!("aria-labelledby=\"editions-{at} work-{at}\"");
        assert_eq!(page.matches(&label(0)).count(), 1, "{page}");
        assert_eq!(page.matches(&label(1)).count(), 1, "{page}");
        assert_eq!(page.matches("<section aria-labelledby=\"work-").count(), 2);
        assert!(page.contains("<h4>error: "), "{page}");
    }

    #[test]
    fn text_of_strangers_is_text() {
        let page = html(&[report(EXPECTED, &FOUND.replace("land", "<script>"))]);
        assert!(!page.contains("<script"), "{page}");
    }
}
