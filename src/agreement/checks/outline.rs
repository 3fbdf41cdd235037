use std::collections::{HashMap, HashSet};

use super::runs;
use crate::agreement::align::{align, increasing};
use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::{Finding, Side};
use crate::agreement::outside::page_of;
use crate::agreement::pairing::Fate;
use crate::agreement::targets::Targets;
use crate::reading::{Entry, Kind, Label, Unit};

/// The bookmarks, the navigation document, or the table of contents.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let Some(expected) = &comparison.expected.outline else { return };
    if !comparison.options.outline || expected.is_empty() {
        return;
    }
    let found = comparison.found.outline.as_deref().unwrap_or_default();
    let found = without_title(comparison, found);
    compare(comparison, "outline", (expected, found), findings);
}

/// `outline` without the title of the whole, which may open it: a chapter may say
/// the same.
fn without_title<'a>(comparison: &Comparison<'_>, outline: &'a [Entry]) -> &'a [Entry] {
    let units = &comparison.found.units;
    let title = |unit: &&Unit| matches!(unit.kind, Kind::Heading { level: 1 });
    let (Some((first, rest)), Some(title)) =
        (outline.split_first(), units.iter().find(title))
    else {
        return outline;
    };
    let leads_there = match &first.target {
        Some(target) => title.anchors.contains(target),
        None => first.place == title.place,
    };
    if leads_there && first.text == title.text { rest } else { outline }
}

/// Compares the lines of the outline, or of another list that is called so.
pub(super) fn compare(
    comparison: &Comparison<'_>,
    name: &str,
    (expected, found): (&[Entry], &[Entry]),
    findings: &mut Findings,
) {
    let Some(first) = expected.first() else { return };
    if found.is_empty() {
        let message = format!("there is no {name} at all");
        let finding = Finding::new(Code::OutlineMissing, message);
        findings.push(END, finding.expected(side(first)).found(Side::new("", None)));
        return;
    }
    let targets = Targets::new(comparison);
    let outlines = Outlines { comparison, name, targets, expected, found };
    let pairs = outlines.pair();
    outlines.check_missing(&pairs, findings);
    outlines.check_added(&pairs, findings);
    outlines.check_entries(&pairs, findings);
    outlines.check_levels(&pairs, findings);
    outlines.check_order(&pairs, findings);
}

/// The outline comes after the text.
const END: usize = usize::MAX;

struct Outlines<'a> {
    comparison: &'a Comparison<'a>,
    /// What it is called.
    name: &'a str,
    targets: Targets<'a>,
    expected: &'a [Entry],
    found: &'a [Entry],
}

impl Outlines<'_> {
    /// Entries that are the same: by their text in order, then by it in any
    /// order, then by their target, then by standing in the same place.
    fn pair(&self) -> Vec<Option<usize>> {
        let mut keys: HashMap<&str, u32> = HashMap::new();
        let mut key = |text| {
            let next = keys.len() as u32;
            *keys.entry(text).or_insert(next)
        };
        let left: Vec<u32> =
            self.expected.iter().map(|entry| key(entry.text.as_str())).collect();
        let known: HashSet<&str> =
            self.expected.iter().map(|e| e.text.as_str()).collect();
        let texts = self.found.iter().map(|entry| parts(entry, &known).1);
        let right: Vec<u32> = texts.map(key).collect();
        let mut pairs = vec![None; left.len()];
        let mut free = vec![true; right.len()];
        let mut join = |pairs: &mut Vec<Option<usize>>, i: usize, j: usize| {
            if pairs[i].is_none() && free[j] {
                pairs[i] = Some(j);
                free[j] = false;
            }
        };
        for (i, j) in align(&left, &right) {
            join(&mut pairs, i, j);
        }
        let by_text = index(right.iter().copied());
        let by_target = index(self.found.iter().map(|entry| entry.target.as_deref()));
        for (i, text) in left.iter().enumerate() {
            by_text.get(text).into_iter().flatten().for_each(|&j| join(&mut pairs, i, j));
        }
        for (i, entry) in
            self.expected.iter().enumerate().filter(|(_, e)| e.target.is_some())
        {
            let there = by_target.get(&entry.target.as_deref());
            there.into_iter().flatten().for_each(|&j| join(&mut pairs, i, j));
        }
        for i in 0..pairs.len() {
            let before = i.checked_sub(1).map_or(Some(0), |i| pairs[i].map(|j| j + 1));
            let after = pairs.get(i + 1).map_or(Some(right.len()), |next| *next);
            if let (Some(j), Some(after)) = (before, after)
                && j + 1 == after
            {
                join(&mut pairs, i, j);
            }
        }
        pairs
    }

    /// Entries that lack, in one stretch; not those whose text is missing too.
    fn check_missing(&self, pairs: &[Option<usize>], findings: &mut Findings) {
        let fate =
            |entry: &Entry| entry.target.as_deref().and_then(|t| self.targets.fate(t));
        let candidates = self.expected.iter().enumerate().map(|(i, entry)| {
            let missing = pairs[i].is_none() && fate(entry) != Some(Fate::Alone);
            (i, missing.then_some(()))
        });
        for ((), group) in runs(candidates, 1) {
            let first = &self.expected[group[0]];
            let rest = match group.len() - 1 {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            let message = format!("the {} lacks {}{rest}", self.name, quote(&first.text));
            let before =
                pairs[..group[0]].iter().rev().find_map(|pair| *pair).unwrap_or(0);
            let place = self.found.get(before).map(|entry| &entry.place);
            let finding = Finding::new(Code::OutlineMissing, message)
                .expected(side(first))
                .found(Side::new("", place));
            findings.push(END, finding);
        }
    }

    /// Entries too many; the title of the whole may be one.
    fn check_added(&self, pairs: &[Option<usize>], findings: &mut Findings) {
        let known: HashSet<usize> = pairs.iter().flatten().copied().collect();
        let title =
            self.comparison.expected.units.iter().find_map(|unit| match unit.kind {
                Kind::Heading { level: 1 } => Some(unit.text.as_str()),
                _ => None,
            });
        let titles = [title, self.comparison.expected.title.as_deref()];
        let candidates = self.found.iter().enumerate().map(|(j, entry)| {
            let title = titles.contains(&Some(entry.text.as_str()));
            (entry, (!known.contains(&j) && !title).then_some(()))
        });
        for ((), group) in runs(candidates, 1) {
            let message = format!("the {} also has {}", self.name, quote(&group[0].text));
            let finding = Finding::new(Code::OutlineAdded, message).found(side(group[0]));
            findings.push(END, finding);
        }
    }

    /// Text, number and target of each entry.
    fn check_entries(&self, pairs: &[Option<usize>], findings: &mut Findings) {
        let known: HashSet<&str> =
            self.expected.iter().map(|e| e.text.as_str()).collect();
        for (expected, found) in self.both(pairs) {
            let (number, text) = parts(found, &known);
            let message = if self.follows_heading(expected, text) {
                None
            } else if text != expected.text {
                let (text, other) = (quote(text), quote(&expected.text));
                let message = format!("the {} says {text} for {other}", self.name);
                Some((Code::OutlineText, message))
            } else if !self.same_number(expected, number) {
                let number = number.unwrap_or_default();
                let message =
                    format!("the {} numbers {} as {number}", self.name, quote(text));
                Some((Code::OutlineText, message))
            } else if !self.same_target(expected, found) {
                let leads = found
                    .target
                    .as_deref()
                    .map_or("nowhere".to_owned(), |target| format!("to #{target}"));
                let message =
                    format!("{} in the {} leads {leads}", quote(text), self.name);
                Some((Code::OutlineTarget, message))
            } else {
                None
            };
            if let Some((code, message)) = message {
                let finding = Finding::new(code, message);
                findings.push(END, finding.expected(side(expected)).found(side(found)));
            }
        }
    }

    fn both<'b>(
        &'b self,
        pairs: &'b [Option<usize>],
    ) -> impl Iterator<Item = (&'b Entry, &'b Entry)> {
        self.expected
            .iter()
            .zip(pairs)
            .filter_map(|(entry, pair)| Some((entry, &self.found[(*pair)?])))
    }

    /// Whether an entry says what its heading or item says in the edition: that
    /// this is not what the source says is told there.
    fn follows_heading(&self, expected: &Entry, text: &str) -> bool {
        let pair =
            expected.target.as_deref().and_then(|target| self.targets.pair(target));
        let says = |unit: &Unit| !text.is_empty() && unit.text.starts_with(text);
        pair.is_some_and(|(unit, found)| says(found) && !says(unit))
    }

    /// Whether an entry has the number that it should, or none, or the one
    /// that its item has in the edition: what is wrong with that is told there.
    fn same_number(&self, expected: &Entry, number: Option<&str>) -> bool {
        let (Some(wanted), Some(number)) = (expected.number.as_deref(), number) else {
            return true;
        };
        if number == wanted {
            return true;
        }
        let fate =
            expected.target.as_deref().and_then(|target| self.targets.fate(target));
        let there = match fate {
            Some(Fate::Paired(j)) => match &self.comparison.found.units[j].kind {
                Kind::Item { label: Label::Number(there), .. } => Some(there.as_str()),
                _ => None,
            },
            _ => None,
        };
        there == Some(number)
    }

    fn same_target(&self, expected: &Entry, found: &Entry) -> bool {
        let Some(wanted) = expected.target.as_deref() else { return true };
        let named = found.target.as_deref();
        let same = named.is_some_and(|target| self.targets.same_anchor(wanted, target));
        same || self.targets.fate(wanted) == Some(Fate::Alone)
            || named.is_none() && self.leads_to_nameless(wanted, found)
    }

    /// Whether an entry leads to a point on the page of its heading or item,
    /// which has lost its name: that is told there.
    fn leads_to_nameless(&self, wanted: &str, found: &Entry) -> bool {
        let there = self.targets.pair(wanted).map(|(_, there)| there);
        there.is_some_and(|unit| {
            unit.anchors.is_empty()
                && page_of(&unit.place).is_some()
                && unit.place == found.place
        })
    }

    /// Depths, counted from the shallowest entry on each side. An entry and what
    /// follows under it stand as much too deep as its heading does in the text,
    /// where that is told.
    fn check_levels(&self, pairs: &[Option<usize>], findings: &mut Findings) {
        let least = |depths: &mut dyn Iterator<Item = u8>| depths.min().unwrap_or(0);
        let base = least(&mut self.both(pairs).map(|(expected, _)| expected.depth));
        let found_base = least(&mut self.both(pairs).map(|(_, found)| found.depth));
        let mut told = 0;
        let candidates = self.both(pairs).map(|pair| {
            told = self.heading_shift(pair.0).unwrap_or(told);
            let wanted = i16::from(pair.0.depth - base);
            let by = i16::from(pair.1.depth - found_base) - wanted;
            (pair, (by != 0 && by != told).then_some(by))
        });
        for (by, group) in runs(candidates, 1) {
            let (expected, found) = group[0];
            let way = if by > 0 { "deep" } else { "high" };
            let message = format!(
                "{} stands too {way} in the {}",
                quote(&expected.text),
                self.name
            );
            let finding = Finding::new(Code::OutlineLevel, message);
            findings.push(END, finding.expected(side(expected)).found(side(found)));
        }
    }

    /// By how many levels the heading that an entry leads to is too deep; `None`
    /// where it leads to none.
    fn heading_shift(&self, expected: &Entry) -> Option<i16> {
        let (unit, found) = self.targets.pair(expected.target.as_deref()?)?;
        match (&unit.kind, &found.kind) {
            (Kind::Heading { level: a }, Kind::Heading { level: b }) => {
                Some(i16::from(*b) - i16::from(*a))
            }
            _ => None,
        }
    }

    /// The order of the entries. Where it follows the edition's own text, it is
    /// the text's order that is wrong, and that is told there.
    fn check_order(&self, pairs: &[Option<usize>], findings: &mut Findings) {
        let there: Vec<(usize, usize)> = pairs
            .iter()
            .enumerate()
            .filter_map(|(i, pair)| Some((i, (*pair)?)))
            .collect();
        let order: Vec<usize> = there.iter().map(|pair| pair.1).collect();
        let kept: HashSet<usize> = increasing(&order).into_iter().collect();
        if kept.len() == there.len() || self.follows_text() {
            return;
        }
        // Entries between the same two others that kept their place.
        let mut told = HashSet::new();
        let stays: Vec<usize> = (0..there.len()).filter(|at| kept.contains(at)).collect();
        for (at, &(i, j)) in there.iter().enumerate().filter(|(at, _)| !kept.contains(at))
        {
            let from = stays.partition_point(|&stay| stay < at);
            let to = stays.partition_point(|&stay| there[stay].1 < j);
            if told.insert((from.min(to), from.max(to))) {
                let text = quote(&self.expected[i].text);
                let message =
                    format!("{text} stands in another place of the {}", self.name);
                let finding = Finding::new(Code::OutlineOrder, message);
                let (expected, found) = (side(&self.expected[i]), side(&self.found[j]));
                findings.push(END, finding.expected(expected).found(found));
            }
        }
    }

    fn follows_text(&self) -> bool {
        let places = self.found.iter().map(|entry| {
            entry.target.as_deref().and_then(|target| self.targets.found_unit(target))
        });
        let places: Option<Vec<usize>> = places.collect();
        places.is_some_and(|places| places.is_sorted())
    }
}

/// An entry's number and text, whether the number stands apart or before the
/// text: `1. Vi vil …`, `Vedlegg A Kilder`.
fn parts<'a>(entry: &'a Entry, known: &HashSet<&str>) -> (Option<&'a str>, &'a str) {
    let text = entry.text.as_str();
    let spaces = text.match_indices(' ').map(|(at, _)| at).take(NUMBER_WORDS);
    let number = spaces
        .filter(|at| known.contains(&text[at + 1..]) && !known.contains(text))
        .map(|at| (Some(text[..at].trim_end_matches(['.', ')', ':'])), &text[at + 1..]));
    number.last().unwrap_or((entry.number.as_deref(), text))
}

/// Of how many words a number is made, at most.
const NUMBER_WORDS: usize = 2;

fn index<K: Eq + std::hash::Hash>(
    keys: impl Iterator<Item = K>,
) -> HashMap<K, Vec<usize>> {
    let mut out: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, key) in keys.enumerate() {
        out.entry(key).or_default().push(at);
    }
    out
}

fn side(entry: &Entry) -> Side {
    let text = match &entry.number {
        Some(number) => format!("{number}. {}", entry.text),
        None => entry.text.clone(),
    };
    Side::new(&text, Some(&entry.place))
}
