//! The numbers of list items.
//!
//! The items of each depth are walked in the edition's order. A number that
//! differs is explained where the walk was disturbed before it (an item is
//! missing, was added, moved, or left its list) and it counts on from the
//! number before it, as HTML's lists do. What is not explained is a fault, and
//! the items after it that are wrong by as much belong to it.
//!
//! Of a number of several levels, as `1.2`, the last counts where both sides have the
//! same before it, or the number of the item around, which is compared with its own pair.

use std::collections::HashMap;

use crate::agreement::code::Code;
use crate::agreement::comparison::{Comparison, Findings, Pair, is_numbered, names};
use crate::agreement::excerpt::quote;
use crate::agreement::finding::Finding;
use crate::agreement::pairing::{Fate, class};
use crate::reading::{Kind, Label, Unit};

/// Compares the numbers of all items.
pub(super) fn check(comparison: &Comparison<'_>, findings: &mut Findings) {
    let survey = Survey::new(comparison);
    let mut walks: HashMap<u8, Walk<'_>> = HashMap::new();
    for (j, fate) in comparison.pairing.found.iter().enumerate() {
        let Fate::Paired(i) = *fate else { continue };
        let (expected, found) =
            (&comparison.expected.units[i], &comparison.found.units[j]);
        let pair = Pair { i, expected, j, found };
        if let Some(step) = Step::new(pair, &survey) {
            walks.entry(step.depth).or_default().take(step, &survey);
        }
    }
    let mut walks: Vec<_> = walks.into_iter().collect();
    walks.sort_unstable_by_key(|(depth, _)| *depth);
    for run in walks.into_iter().flat_map(|(_, walk)| walk.runs) {
        findings.push(run.pairs[0].i, run.tell(&survey));
    }
}

/// What the walk needs to know of the readings as wholes.
struct Survey<'a> {
    /// By expected unit, and by found unit: its number without that of the item around,
    /// if it begins with that.
    own: [Vec<Option<&'a str>>; 2],
    /// By expected unit: how many numbered items of its depth stand before it.
    rank: Vec<usize>,
    /// By found unit: how many numbered items of its list stand before it.
    position: Vec<usize>,
    /// By found unit: how many units before it are not where and what they
    /// should be; and how many items.
    disturbed: Vec<(usize, usize)>,
    /// By found list: how many numbered items it has.
    sizes: HashMap<usize, usize>,
    /// By expected list: its first number.
    starts: HashMap<usize, i64>,
}

impl<'a> Survey<'a> {
    fn new(comparison: &Comparison<'a>) -> Self {
        let (expected, found) = (&comparison.expected.units, &comparison.found.units);
        let depth = |unit: &Unit| match unit.kind {
            Kind::Item { depth, .. } => usize::from(depth),
            _ => 0,
        };
        let list = |unit: &Unit| match unit.kind {
            Kind::Item { list, .. } => list,
            _ => usize::MAX,
        };
        let (rank, _) = ranks(expected, depth);
        let (position, sizes) = ranks(found, list);
        let own = [own_numbers(expected), own_numbers(found)];
        let mut starts = HashMap::new();
        for (at, unit) in expected.iter().enumerate() {
            if let Kind::Item { label: Label::Number(number), list, .. } = &unit.kind {
                let number = own[0][at].unwrap_or(number);
                starts.entry(*list).or_insert_with(|| value(number).unwrap_or(1));
            }
        }
        let is_item = |unit: &Unit| matches!(unit.kind, Kind::Item { .. });
        let mut disturbed = vec![(0, 0)];
        for (j, fate) in comparison.pairing.found.iter().enumerate() {
            let (upset, item) = match *fate {
                Fate::Paired(i) => (
                    comparison.pairing.moved[i]
                        || differ(&expected[i].kind, &found[j].kind),
                    is_item(&expected[i]),
                ),
                _ => (true, false),
            };
            let items = upset && (item || is_item(&found[j]));
            let (all, before) = disturbed[j];
            disturbed.push((all + usize::from(upset), before + usize::from(items)));
        }
        Self { own, rank, position, disturbed, sizes, starts }
    }
}

/// For each unit, its number without that of the item around and the stop between, if
/// it begins with these.
fn own_numbers(units: &[Unit]) -> Vec<Option<&str>> {
    let mut around: Vec<(u8, &str)> = Vec::new();
    let own = units.iter().map(|unit| {
        let Kind::Item { depth, label: Label::Number(number), .. } = &unit.kind else {
            return None;
        };
        while around.pop_if(|(other, _)| *other >= *depth).is_some() {}
        let outer = around.last().map(|(_, outer)| *outer);
        around.push((*depth, number));
        number.strip_prefix(outer?)?.strip_prefix(['.', '-'])
    });
    own.collect()
}

/// The parts of two numbers of several levels that count, where the rest is the same.
fn last_parts<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    match (a.rsplit_once('.'), b.rsplit_once('.')) {
        (Some((before, a)), Some((same, b))) if before == same => (a, b),
        _ => (a, b),
    }
}

/// For each unit, how many numbered items with the same key stand before it;
/// and how many there are of each key.
fn ranks(
    units: &[Unit],
    key: impl Fn(&Unit) -> usize,
) -> (Vec<usize>, HashMap<usize, usize>) {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let ranks = units
        .iter()
        .map(|unit| {
            if !is_numbered(&unit.kind) {
                return 0;
            }
            let count = counts.entry(key(unit)).or_default();
            *count += 1;
            *count - 1
        })
        .collect();
    (ranks, counts)
}

/// Whether a unit became another kind of unit, or stands at another depth.
fn differ(expected: &Kind, found: &Kind) -> bool {
    class(expected) != class(found)
        || is_numbered(expected) != is_numbered(found)
        || super::nesting::shift(expected, found).is_some()
}

/// A numbered item that has a pair.
#[derive(Clone, Copy)]
struct Step<'a> {
    pair: Pair<'a>,
    depth: u8,
    /// Its list in the source, and in the edition.
    lists: (usize, usize),
    /// What of its number counts in the source, and in the edition.
    numbers: (&'a str, &'a str),
}

impl<'a> Step<'a> {
    /// `None` for what has no number on one of the sides, and for items at
    /// another depth: their numbers follow from that.
    fn new(pair: Pair<'a>, survey: &Survey<'a>) -> Option<Self> {
        let Kind::Item { depth, label: Label::Number(a), list: x } = &pair.expected.kind
        else {
            return None;
        };
        let Kind::Item { depth: other, label: Label::Number(b), list: y } =
            &pair.found.kind
        else {
            return None;
        };
        let numbers = match (survey.own[0][pair.i], survey.own[1][pair.j]) {
            (Some(a), Some(b)) => (a, b),
            _ => last_parts(a, b),
        };
        let step = Self { pair, depth: *depth, lists: (*x, *y), numbers };
        (depth == other).then_some(step)
    }

    /// By how much the number is too high; `None` where it is of another kind.
    fn shift(&self) -> Option<i64> {
        let (a, b) = self.numbers;
        if a == b {
            return Some(0);
        }
        let kind = |n: &str| n.bytes().all(|c| c.is_ascii_digit());
        (kind(a) == kind(b))
            .then(|| Some(value(b)? - value(a)?))
            .flatten()
            .filter(|&by| by != 0)
    }

    fn values(&self) -> Option<(i64, i64)> {
        Some((value(self.numbers.0)?, value(self.numbers.1)?))
    }
}

/// The items of one depth, so far.
#[derive(Default)]
struct Walk<'a> {
    last: Option<Step<'a>>,
    /// By how much numbers are too high for a reason that is known.
    explained: i64,
    /// Whether the last item was wrong.
    open: bool,
    runs: Vec<Run<'a>>,
}

/// Items that are wrong for the same reason.
struct Run<'a> {
    pairs: Vec<Pair<'a>>,
    shift: Option<i64>,
    cause: Cause,
    /// The edition's list in which it begins.
    list: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Cause {
    /// The source's list begins anew, the edition's goes on.
    RunsOn,
    /// The source's list goes on, the edition's begins anew.
    Restarts,
    /// The numbers are of another kind: letters for digits.
    Style,
    Other,
}

impl<'a> Walk<'a> {
    fn take(&mut self, step: Step<'a>, survey: &Survey<'_>) {
        let shift = step.shift();
        let last = self.last.replace(step);
        if last.is_some_and(|last| parted(&last, &step)) {
            self.explained = 0;
        }
        if shift == Some(0) || shift == Some(self.explained) {
            self.open = false;
            return;
        }
        if follows(last.as_ref(), &step, survey) {
            match (self.runs.last_mut(), shift) {
                (Some(run), _) if self.open => {
                    run.shift = shift;
                    run.pairs.push(step.pair);
                }
                (_, Some(shift)) => self.explained = shift,
                _ => {}
            }
            return;
        }
        let cause = cause(last.as_ref(), &step);
        match self.runs.last_mut() {
            Some(run) if self.open && run.goes_on(shift, cause) => {
                run.shift = shift;
                run.pairs.push(step.pair);
            }
            _ => {
                let pairs = vec![step.pair];
                self.runs.push(Run { pairs, shift, cause, list: step.lists.1 });
            }
        }
        self.open = true;
    }
}

impl Run<'_> {
    fn goes_on(&self, shift: Option<i64>, cause: Cause) -> bool {
        self.shift == shift
            || self.cause == cause && matches!(cause, Cause::RunsOn | Cause::Restarts)
    }

    fn tell(&self, survey: &Survey<'_>) -> Finding {
        let units: Vec<&Unit> = self.pairs.iter().map(|pair| pair.expected).collect();
        let found = |at: Option<&Pair<'_>>| match at.map(|pair| &pair.found.kind) {
            Some(Kind::Item { label: Label::Number(number), .. }) => number.clone(),
            _ => String::new(),
        };
        let (first, last) = (found(self.pairs.first()), found(self.pairs.last()));
        let quoted = quote(&self.pairs[0].expected.text);
        let whole_list =
            self.cause != Cause::Other && survey.sizes.get(&self.list) == Some(&1);
        let (code, message) = if units.len() == 1 {
            let code = if whole_list { Code::NumberSequence } else { Code::NumberWrong };
            (code, format!("{} is numbered {first}: {quoted}", names(&units)))
        } else {
            let why = match self.cause {
                Cause::RunsOn => ", since the numbering runs on",
                Cause::Restarts => ", since the numbering begins anew",
                Cause::Style | Cause::Other => "",
            };
            let what = names(&units);
            let to = if units.len() == 2 { "and" } else { "to" };
            let message =
                format!("{what} are numbered {first} {to} {last}{why}: {quoted}");
            (Code::NumberSequence, message)
        };
        self.pairs[0].labelled_sides(Finding::new(code, message))
    }
}

/// Whether two items are in different lists on both sides, and the source does
/// not number them through.
fn parted(last: &Step<'_>, step: &Step<'_>) -> bool {
    let new = last.lists.0 != step.lists.0 && last.lists.1 != step.lists.1;
    let through = match (last.values(), step.values()) {
        (Some((a, _)), Some((b, _))) => b == a + 1,
        _ => false,
    };
    new && !through
}

/// Whether a number that differs only counts on, after something that is told
/// elsewhere disturbed the counting.
fn follows(last: Option<&Step<'_>>, step: &Step<'_>, survey: &Survey<'_>) -> bool {
    let Some((_, number)) = step.values() else { return false };
    let (i, j) = (step.pair.i, step.pair.j);
    let position = survey.position[j] as i64;
    let from = last.map_or(0, |last| last.pair.j);
    let next = last.map_or(0, |last| survey.rank[last.pair.i] + 1);
    let (all, items) = survey.disturbed[j + 1];
    let (all_before, items_before) = survey.disturbed[from];
    // Between two lists, only what happens to items has to do with how they count.
    let upset = match last.is_some_and(|last| last.lists.0 == step.lists.0) {
        true => all > all_before,
        false => items > items_before,
    };
    let upset = upset || survey.rank[i] != next;
    if !upset {
        return false;
    }
    match last.filter(|last| last.lists.1 == step.lists.1) {
        Some(last) => {
            let before = survey.position[last.pair.j] as i64;
            last.values().is_some_and(|(_, n)| number == n + position - before)
        }
        None => {
            let start = survey.starts.get(&step.lists.0).copied().unwrap_or(1);
            number == 1 + position || number == start + position
        }
    }
}

fn cause(last: Option<&Step<'_>>, step: &Step<'_>) -> Cause {
    if step.shift().is_none() {
        return Cause::Style;
    }
    let (Some((a, b)), Some((x, y))) = (last.and_then(Step::values), step.values())
    else {
        return Cause::Other;
    };
    if y == b + 1 && x != a + 1 {
        Cause::RunsOn
    } else if x == a + 1 && y == 1 {
        Cause::Restarts
    } else {
        Cause::Other
    }
}

/// What a number counts: `7`, or `b`, or `iv`.
fn value(number: &str) -> Option<i64> {
    if number.len() > 9 {
        return None;
    }
    if let Ok(value) = number.parse() {
        return Some(value);
    }
    let lower = number.to_ascii_lowercase();
    match lower.as_bytes() {
        [c @ (b'a'..=b'h' | b'j'..=b'u' | b'w' | b'y'..=b'z')] => {
            Some(i64::from(c - b'a') + 1)
        }
        bytes => roman(bytes),
    }
}

fn roman(bytes: &[u8]) -> Option<i64> {
    let digit = |c: &u8| match c {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        b'd' => Some(500),
        b'm' => Some(1000),
        _ => None,
    };
    let digits: Vec<i64> = bytes.iter().map(digit).collect::<Option<_>>()?;
    let next = digits.iter().skip(1).chain([&0]);
    Some(digits.iter().zip(next).map(|(a, b)| if a < b { -a } else { *a }).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_kind_have_a_value() {
        let values = ["7", "b", "iv", "XL", "i", "½", ""].map(value);
        assert_eq!(values, [Some(7), Some(2), Some(4), Some(40), Some(1), None, Some(0)]);
    }
}
