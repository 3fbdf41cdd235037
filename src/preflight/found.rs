//! What the checks find, gathered so that one fault on many pages is one finding.

use std::collections::{BTreeMap, BTreeSet};

use crate::agreement::{Code, Finding, Side};
use crate::reading::Place;

/// How many findings of one code are told apart; what comes after them is told as
/// one.
const MOST: usize = 100;

/// Findings that may still grow.
#[derive(Debug, Default)]
pub(super) struct Found(BTreeMap<(Code, String), Fault>);

#[derive(Debug, Default)]
struct Fault {
    /// What is wrong, as it was worst.
    message: String,
    /// How bad that was.
    weight: f64,
    /// Where it is; empty where it is the whole file.
    pages: BTreeSet<u32>,
}

impl Found {
    /// Something that is wrong with the whole file.
    pub fn whole(&mut self, code: Code, message: impl Into<String>) {
        self.tell(code, None, message.into());
    }

    /// Something that is wrong on a page, counted from 1. Pages with the same
    /// message are told together.
    pub fn page(&mut self, code: Code, page: u32, message: impl Into<String>) {
        self.tell(code, Some(page), message.into());
    }

    /// Something that is wrong on a page by more or less. All pages are told
    /// together, with the message of the greatest weight.
    pub fn worst(&mut self, code: Code, page: u32, weight: f64, message: String) {
        let pages = BTreeSet::from([page]);
        self.absorb((code, String::new()), Fault { message, weight, pages });
    }

    /// Takes in what was found elsewhere in the file.
    pub fn merge(&mut self, other: Self) {
        for (key, fault) in other.0 {
            self.absorb(key, fault);
        }
    }

    fn tell(&mut self, code: Code, page: Option<u32>, message: String) {
        let pages = page.into_iter().collect();
        self.absorb((code, message.clone()), Fault { message, weight: 0.0, pages });
    }

    fn absorb(&mut self, (code, key): (Code, String), more: Fault) {
        let known = self.0.contains_key(&(code, key.clone()));
        let (key, more) = if known || self.count(code) < MOST {
            (key, more)
        } else {
            let message = "there is more of the same kind".to_owned();
            (message.clone(), Fault { message, ..more })
        };
        let fault = self.0.entry((code, key)).or_default();
        if fault.message.is_empty() || more.weight > fault.weight {
            (fault.message, fault.weight) = (more.message, more.weight);
        }
        fault.pages.extend(more.pages);
    }

    fn count(&self, code: Code) -> usize {
        self.0.keys().filter(|(own, _)| *own == code).count()
    }

    /// The findings: errors before warnings, in the order of the codes. `pages` is
    /// how many the file has.
    pub fn findings(self, pages: usize) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            self.0.into_iter().map(|((code, _), it)| it.finding(code, pages)).collect();
        findings.sort_by_key(|finding| (finding.severity, finding.code));
        findings
    }
}

impl Fault {
    fn finding(self, code: Code, pages: usize) -> Finding {
        let place = self.pages.first().map(|page| Place::Page(*page));
        let message = match pages_in_words(&self.pages, pages) {
            Some(pages) => format!("{}, {pages}", self.message),
            None => self.message,
        };
        Finding::new(code, message).found(Side::new("", place.as_ref()))
    }
}

/// `on page 3`, `on pages 3, 5–9 and 12`, `on all 12 pages`; `None` where there are
/// none.
fn pages_in_words(pages: &BTreeSet<u32>, all: usize) -> Option<String> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let run = |&(from, to): &(u32, u32)| match to - from {
        0 => from.to_string(),
        _ => format!("{from}–{to}"),
    };
    match runs.as_slice() {
        [] => None,
        _ if pages.len() == all && all > 1 => Some(format!("on all {all} pages")),
        [one @ (from, to)] if from == to => Some(format!("on page {}", run(one))),
        [(from, to)] if from + 1 == *to => Some(format!("on pages {from} and {to}")),
        [one] => Some(format!("on pages {}", run(one))),
        [before @ .., last] => {
            let before: Vec<String> = before.iter().map(run).collect();
            Some(format!("on pages {} and {}", before.join(", "), run(last)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pages: &[u32], expected: &str) {
        let pages = pages.iter().copied().collect();
        assert_eq!(pages_in_words(&pages, 12).as_deref(), Some(expected));
    }

    #[test]
    fn pages_are_told_in_runs() {
        check(&[3], "on page 3");
        check(&[3, 4], "on pages 3 and 4");
        check(&[3, 5, 6, 7, 9], "on pages 3, 5–7 and 9");
        check(&[5, 6, 7], "on pages 5–7");
        check(&[1, 3, 4], "on pages 1 and 3–4");
        check(&(1..=12).collect::<Vec<_>>(), "on all 12 pages");
        assert_eq!(pages_in_words(&BTreeSet::new(), 12), None);
    }

    #[test]
    fn the_worst_is_told() {
        let mut found = Found::default();
        found.worst(Code::InkLimit, 2, 310.0, "310 %".to_owned());
        let mut other = Found::default();
        other.worst(Code::InkLimit, 4, 340.0, "340 %".to_owned());
        found.merge(other);
        let findings = found.findings(9);
        let messages: Vec<_> = findings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(messages, ["340 %, on pages 2 and 4"]);
    }

    #[test]
    fn a_flood_is_one_finding_more() {
        let mut found = Found::default();
        for n in 0..1000 {
            found.page(Code::FontNotEmbedded, n, format!("font {n}"));
        }
        assert_eq!(found.findings(1000).len(), MOST + 1);
    }
}
