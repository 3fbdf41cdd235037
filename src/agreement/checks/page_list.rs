use std::collections::HashSet;

use super::expansions::is_print;
use super::{SYSTEMATIC, runs};
use crate::agreement::align::increasing;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::finding::{Finding, Side};
use crate::reading::{Leads, ListedPage, PageTurn, Reading};

/// The list of pages of an edition that has none of its own: it must be there, and lead
/// to where these begin. What is told of those is no fault of the list.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Comparison { expected, found, options, .. } = comparison;
    let prints = found.units.first().is_some_and(is_print);
    if !options.pages || prints || expected.pages.is_empty() || found.pages.is_empty() {
        return;
    }
    if found.page_list.is_none() {
        let finding = Finding::new(Code::PageList, "there is no list of pages at all");
        let place = found.units.last().map(|unit| &unit.place);
        findings.push(END, finding.found(Side::new("", place)));
        return;
    }
    let (own, other) = (labels(expected), labels(found));
    let [own_set, other_set] = [&own, &other].map(|it| it.iter().collect::<HashSet<_>>());
    let is_known = |label: &str| own_set.contains(&label) && other_set.contains(&label);
    for finding in faults(found, &is_known, own == other) {
        findings.push(END, finding);
    }
}

fn labels(reading: &Reading) -> Vec<&str> {
    reading.pages.iter().map(|page| page.label.as_str()).collect()
}

/// The list comes after the text.
const END: usize = usize::MAX;

/// What is wrong between the list of pages of an edition and the pages themselves:
/// nothing where it has no list. Of those alone is told whose label `is_known`, and of
/// their order where the pages are `in_order` themselves.
pub(in crate::agreement) fn faults(
    reading: &Reading,
    is_known: &dyn Fn(&str) -> bool,
    in_order: bool,
) -> Vec<Finding> {
    let Some(lines) = &reading.page_list else { return Vec::new() };
    let list = List { reading, lines, is_known };
    let mut told = Told::new();
    let mut findings = Vec::new();
    list.check_targets(&mut told, &mut findings);
    list.check_labels(&mut told, &mut findings);
    if in_order {
        list.check_order(&told, &mut findings);
    }
    list.check_missing(&told, &mut findings);
    findings
}

struct List<'a> {
    reading: &'a Reading,
    lines: &'a [ListedPage],
    is_known: &'a dyn Fn(&str) -> bool,
}

impl<'a> List<'a> {
    /// Lines that lead nowhere, or, where the edition says where pages begin, to where
    /// none does. Those of EPUB 2 lead to places that say nothing of pages.
    fn check_targets(&self, told: &mut Told, findings: &mut Vec<Finding>) {
        let marked = !self.reading.pages.is_empty();
        let candidates = self.lines.iter().map(|line| {
            let fault = match line.leads {
                Leads::Nowhere => Some("nowhere"),
                Leads::Text if marked => Some("to no page break"),
                _ => None,
            };
            (line, fault.filter(|_| (self.is_known)(&line.label)))
        });
        for (where_to, group) in runs(candidates, SYSTEMATIC) {
            told.extend(group.iter().map(|line| number(&line.label)));
            let (what, leads) = match group.len() {
                1 => (format!("page {}", group[0].label), "leads"),
                more => {
                    (format!("page {} and {} more", group[0].label, more - 1), "lead")
                }
            };
            let message = format!("{what} in the list of pages {leads} {where_to}");
            findings.push(tell(message, group[0]));
        }
    }

    /// Lines that say another page than the one to which they lead.
    fn check_labels(&self, told: &mut Told, findings: &mut Vec<Finding>) {
        let led = self.lines.iter().filter_map(|line| Some((line, self.page(line)?.1)));
        let candidates = led.map(|(line, page)| {
            let other = number(&line.label) != number(&page.label);
            let wrong = other && !page.label.is_empty() && (self.is_known)(&page.label);
            ((line, page), wrong.then_some(()))
        });
        for ((), group) in runs(candidates, SYSTEMATIC) {
            for (line, page) in &group {
                told.extend([number(&line.label), number(&page.label)]);
            }
            let (line, page) = group[0];
            let rest = match group.len() - 1 {
                0 => String::new(),
                more => format!(", and so for {more} pages more"),
            };
            let message = format!(
                "page {} in the list of pages leads to page {}{rest}",
                line.label, page.label
            );
            findings.push(tell(message, line));
        }
    }

    /// Lines that stand elsewhere than their pages do. Notes are not read where they
    /// stand.
    fn check_order(&self, told: &Told, findings: &mut Vec<Finding>) {
        let led = self.lines.iter().filter(|line| !told.contains(&number(&line.label)));
        let led: Vec<(&ListedPage, usize)> = led
            .filter_map(|line| {
                let (at, page) = self.page(line)?;
                let in_note = self.reading.units.get(page.unit)?.note().is_some();
                (!in_note && (self.is_known)(&page.label)).then_some((line, at))
            })
            .collect();
        // Several lines may lead to one page.
        let ranks: Vec<usize> = led
            .iter()
            .enumerate()
            .map(|(at, (_, page))| page.saturating_mul(led.len()).saturating_add(at))
            .collect();
        let kept: HashSet<usize> = increasing(&ranks).into_iter().collect();
        let moved =
            (0..led.len()).map(|at| (led[at].0, (!kept.contains(&at)).then_some(())));
        for ((), group) in runs(moved, SYSTEMATIC) {
            let what = match group.len() {
                1 => format!("page {} stands", group[0].label),
                more => format!("page {} and {} more stand", group[0].label, more - 1),
            };
            let message = format!("{what} out of order in the list of pages");
            findings.push(tell(message, group[0]));
        }
    }

    /// Pages to which no line leads.
    fn check_missing(&self, told: &Told, findings: &mut Vec<Finding>) {
        let led = self.lines.iter().filter_map(|line| self.page(line));
        let led: HashSet<String> = led.map(|(_, page)| number(&page.label)).collect();
        let candidates = self.reading.pages.iter().map(|page| {
            let own = number(&page.label);
            let fine = own.is_empty() || led.contains(&own) || told.contains(&own);
            (page, (!fine && (self.is_known)(&page.label)).then_some(()))
        });
        for ((), group) in runs(candidates, SYSTEMATIC) {
            let rest = match group.len() - 1 {
                0 => String::new(),
                more => format!(" and {more} pages more"),
            };
            let message = format!(
                "nothing in the list of pages leads to page {}{rest}",
                group[0].label
            );
            findings
                .push(Finding::new(Code::PageList, message).found(self.side(group[0])));
        }
    }

    /// The page to which a line leads.
    fn page(&self, line: &ListedPage) -> Option<(usize, &'a PageTurn)> {
        let Leads::Page(at) = line.leads else { return None };
        Some((at, self.reading.pages.get(at)?))
    }

    /// The text with which a page begins.
    fn side(&self, page: &PageTurn) -> Side {
        let Some(unit) = self.reading.units.get(page.unit) else {
            return Side::new("", None);
        };
        Side::new(unit.text.get(page.offset..).unwrap_or_default(), Some(&unit.place))
    }
}

fn tell(message: String, line: &ListedPage) -> Finding {
    Finding::new(Code::PageList, message).found(Side::new(&line.label, Some(&line.place)))
}

/// The numbers of the pages of which something is told already.
type Told = HashSet<String>;

/// What tells the page that a label names from others: before it there may be a word, and
/// after it a stop.
fn number(label: &str) -> String {
    let mut words = label.split(|c: char| !c.is_alphanumeric());
    words.rfind(|word| !word.is_empty()).unwrap_or(label).to_lowercase()
}
