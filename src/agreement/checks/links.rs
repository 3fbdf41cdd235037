use std::ops::Range;

use super::{SYSTEMATIC, runs};
use crate::agreement::Links;
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair};
use crate::agreement::diff;
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::targets::Targets;
use crate::reading::{Mark, Target, Unit};

/// Links within the text: that they are there, and where they lead.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let which = comparison.options.links;
    if which == Links::None {
        return;
    }
    let targets = Targets::new(comparison);
    let mut candidates = Vec::new();
    for pair in comparison.pairs().filter(|pair| !comparison.in_parts(*pair)) {
        let (expected, found) = (links(pair.expected), links(pair.found));
        if !expected.is_empty() || !found.is_empty() {
            let compared = compare(pair, &expected, &found, &targets);
            candidates.extend(compared.into_iter().filter(|link| link.is_among(which)));
        }
    }
    let candidates = candidates.into_iter().map(|link| {
        let fault = link.fault;
        (link, fault)
    });
    for (fault, group) in runs(candidates, SYSTEMATIC) {
        findings.push(group[0].pair.i, group[0].tell(fault, group.len() - 1));
    }
}

/// A link of a unit, and its text.
struct Link<'a> {
    at: Range<usize>,
    target: &'a Target,
}

/// A link on either side or on both.
struct Compared<'a> {
    pair: Pair<'a>,
    fault: Option<Code>,
    expected: Option<&'a Target>,
    found: Option<&'a Target>,
    text: &'a str,
}

/// The links of a unit; pieces of a link that stand side by side, as they do
/// where a link goes on in the next line of a PDF, are one.
fn links(unit: &Unit) -> Vec<Link<'_>> {
    let mut out: Vec<Link<'_>> = Vec::new();
    for span in &unit.spans {
        let Mark::Link(target) = &span.mark else { continue };
        let end = span.end.min(unit.text.len());
        let at = span.start.min(end)..end;
        match out.last_mut() {
            Some(last) if last.target == target && near(unit, last.at.end, at.start) => {
                last.at.end = at.end.max(last.at.end);
            }
            _ => out.push(Link { at, target }),
        }
    }
    out
}

fn near(unit: &Unit, end: usize, start: usize) -> bool {
    start <= end || unit.text.get(end..start).is_some_and(|between| between == " ")
}

fn compare<'a>(
    pair: Pair<'a>,
    expected: &[Link<'a>],
    found: &[Link<'a>],
    targets: &Targets<'_>,
) -> Vec<Compared<'a>> {
    let same = same(pair);
    let mut used = vec![false; found.len()];
    let mut out = Vec::new();
    for link in expected {
        let there = opposite(&link.at, &same, false);
        if there.is_empty() {
            continue; // Its text is missing, and that is told.
        }
        let partner =
            found.iter().position(|other| there.iter().any(|at| meet(at, &other.at)));
        let target = partner.map(|at| found[at].target);
        if let Some(at) = partner {
            used[at] = true;
        }
        let fault = match target {
            None => Some(Code::LinkMissing),
            Some(target) if targets.same(link.target, target) => None,
            Some(_) if targets.is_gone(link.target) => None,
            Some(_) => Some(Code::LinkTarget),
        };
        let text = &pair.expected.text[link.at.clone()];
        out.push(Compared {
            pair,
            fault,
            expected: Some(link.target),
            found: target,
            text,
        });
    }
    let extra = found.iter().zip(used).filter(|(link, used)| {
        let expected =
            |at: &Range<usize>| expected.iter().any(|other| meet(at, &other.at));
        let here = opposite(&link.at, &same, true);
        !used && !here.is_empty() && !here.iter().any(expected)
    });
    for (link, _) in extra {
        let text = &pair.found.text[link.at.clone()];
        let fault = Some(Code::LinkAdded);
        out.push(Compared {
            pair,
            fault,
            expected: None,
            found: Some(link.target),
            text,
        });
    }
    out
}

/// The stretches of text that both sides have.
pub(super) fn same(pair: Pair<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    let text = pair.found_text();
    if pair.same_text() {
        return vec![(0..pair.expected.text.len(), text)];
    }
    let diff = diff::words(&pair.expected.text, &pair.found.text[text.clone()]);
    let place = |y: Range<usize>| y.start + text.start..y.end + text.start;
    diff.same.into_iter().map(|(x, y)| (x, place(y))).collect()
}

/// Where the text at `at` stands on the other side, in pieces.
pub(super) fn opposite(
    at: &Range<usize>,
    same: &[(Range<usize>, Range<usize>)],
    back: bool,
) -> Vec<Range<usize>> {
    let pieces = same.iter().map(|(x, y)| if back { (y, x) } else { (x, y) });
    pieces
        .filter(|(here, _)| meet(here, at))
        .map(|(here, there)| {
            let (start, end) = (here.start.max(at.start), here.end.min(at.end));
            there.start + start - here.start..there.start + end - here.start
        })
        .collect()
}

pub(super) fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

impl Compared<'_> {
    fn is_among(&self, which: Links) -> bool {
        let leads_out = |target: Option<&Target>| match target {
            Some(Target::Url(url)) => !url.contains(self.text),
            _ => false,
        };
        which == Links::All || leads_out(self.expected.or(self.found))
    }

    fn tell(&self, code: Code, more: usize) -> Finding {
        let text = quote(self.text);
        let show = |target: Option<&Target>| target.map(show).unwrap_or_default();
        let (expected, found) = (show(self.expected), show(self.found));
        let rest = match more {
            0 => String::new(),
            more => format!(", and so for {more} links more"),
        };
        let message = match code {
            Code::LinkMissing => format!("{text} does not link to {expected}{rest}"),
            Code::LinkTarget => {
                format!("{text} links to {found} and not to {expected}{rest}")
            }
            _ => format!("{text} links to {found}, where the source has no link{rest}"),
        };
        Finding::new(code, message)
            .expected(Side::new(&expected, Some(&self.pair.expected.place)))
            .found(Side::new(&found, Some(&self.pair.found.place)))
    }
}

fn show(target: &Target) -> String {
    match target {
        Target::Anchor(name) => format!("#{name}"),
        Target::Url(url) => url.clone(),
    }
}
