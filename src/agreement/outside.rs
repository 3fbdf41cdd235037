//! Text that stands on the page but outside of the reading: what of it
//! explains why expected text is missing.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use super::comparison::{Comparison, Pair};
use super::diff;
use super::pairing::{Fate, alone_from};
use crate::reading::{Passage, Place, Unit};

/// The share of a text's word pairs that must stand outside for the text to
/// count as standing there.
const COVERED: f32 = 0.8;

/// Which expected text stands outside, and which passages that explains.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// By expected unit: whether it is missing, but stands outside.
    pub units: Vec<bool>,
    /// Expected units of which a part stands outside.
    pub partly: HashSet<usize>,
    /// By passage: whether it is expected text that one of these explains.
    pub explained: Vec<bool>,
}

impl Outside {
    /// Looks for missing text among the passages of the pages where it should
    /// stand.
    pub fn explain(comparison: &Comparison<'_>) -> Self {
        let passages = &comparison.found.outside;
        let mut out = Self {
            units: vec![false; comparison.expected.units.len()],
            partly: HashSet::new(),
            explained: vec![false; passages.len()],
        };
        if passages.is_empty() {
            return out;
        }
        let stocks = Stocks::new(passages);
        let mut start = 0;
        while let Some(run) = alone_from(&comparison.pairing.expected, start) {
            start = run.end;
            let stock = stocks.of(&comparison.pages_for(&run));
            out.explain_run(comparison, run, &stock);
        }
        for pair in comparison.pairs().filter(|pair| !pair.same_text()) {
            let stock = stocks.of(&comparison.pages_for(&(pair.i..pair.i + 1)));
            out.explain_part(comparison, pair, &stock);
        }
        out
    }

    fn explain_run(
        &mut self,
        comparison: &Comparison<'_>,
        run: Range<usize>,
        stock: &Stock<'_>,
    ) {
        let units = &comparison.expected.units[run.clone()];
        let words = |of: &dyn Fn(&Unit) -> bool| -> usize {
            units.iter().filter(|unit| of(unit)).map(|unit| count(&unit.text)).sum()
        };
        let share = words(&|unit| stock.holds(&unit.text)) as f32
            / words(&|_| true).max(1) as f32;
        let whole = share >= COVERED;
        let single = share > 1.0 - COVERED;
        for (i, unit) in run.zip(units) {
            self.units[i] = whole || single && stock.holds(&unit.text);
        }
        let texts: Vec<&str> = units.iter().map(|unit| unit.text.as_str()).collect();
        if whole || single {
            self.use_up(&comparison.found.outside, stock, &texts);
        }
    }

    /// A paragraph may lack a sentence that stands outside.
    fn explain_part(
        &mut self,
        comparison: &Comparison<'_>,
        pair: Pair<'_>,
        stock: &Stock<'_>,
    ) {
        let found = &pair.found.text[pair.found_text()];
        let diff = diff::words(&pair.expected.text, found);
        if !diff.found.is_empty() || comparison.in_parts(pair) {
            return;
        }
        let lost: Vec<&str> = diff
            .expected
            .iter()
            .map(|range| &pair.expected.text[range.clone()])
            .collect();
        if lost.iter().all(|text| stock.holds(text)) {
            self.partly.insert(pair.i);
            self.use_up(&comparison.found.outside, stock, &lost);
        }
    }

    /// Marks the passages that are mostly made of `texts`.
    fn use_up(&mut self, passages: &[Passage], stock: &Stock<'_>, texts: &[&str]) {
        let mut wanted = HashSet::new();
        texts.iter().for_each(|text| wanted.extend(word_pairs(text)));
        let singles: HashSet<&str> =
            texts.iter().flat_map(|text| text.split(' ')).collect();
        for at in stock.passages.clone() {
            let text = &passages[at].text;
            let pairs: Vec<_> = word_pairs(text).collect();
            let known = pairs.iter().filter(|pair| wanted.contains(*pair)).count();
            self.explained[at] |= match pairs.len() {
                0 => singles.contains(text.as_str()),
                n => known * 2 >= n,
            };
        }
    }
}

impl Comparison<'_> {
    /// The pages between which a run of expected units should stand, where the
    /// edition has pages.
    fn pages_for(&self, run: &Range<usize>) -> Range<u32> {
        let there = |fate: &Fate| match fate {
            Fate::Paired(j) | Fate::Part(j) => Some(&self.found.units[*j].place),
            Fate::Alone => None,
        };
        let fates = &self.pairing.expected;
        let own = fates[run.clone()].iter().find_map(there);
        let before = fates[..run.start].iter().rev().find_map(there);
        let after = fates[run.end..].iter().find_map(there);
        let first = own.or(before).and_then(page_of).unwrap_or(0);
        let last = after.and_then(page_of).unwrap_or(u32::MAX);
        first..last.saturating_add(1)
    }
}

/// The passages of an edition, to be looked up by page.
struct Stocks<'a> {
    passages: &'a [Passage],
    /// Where there are no pages, everything.
    everywhere: Option<Rc<Stock<'a>>>,
}

/// The passages of some pages, and what they say.
struct Stock<'a> {
    passages: Range<usize>,
    texts: HashSet<&'a str>,
    pairs: HashSet<(&'a str, &'a str)>,
}

impl<'a> Stocks<'a> {
    fn new(passages: &'a [Passage]) -> Self {
        let paged = passages.iter().all(|passage| page_of(&passage.place).is_some())
            && passages.is_sorted_by_key(|passage| page_of(&passage.place));
        let everywhere =
            (!paged).then(|| Rc::new(Stock::new(passages, 0..passages.len())));
        Self { passages, everywhere }
    }

    fn of(&self, pages: &Range<u32>) -> Rc<Stock<'a>> {
        if let Some(stock) = &self.everywhere {
            return Rc::clone(stock);
        }
        let before = |bound: u32| {
            self.passages.partition_point(|p| page_of(&p.place).unwrap_or(0) < bound)
        };
        let start = before(pages.start);
        Rc::new(Stock::new(self.passages, start..before(pages.end).max(start)))
    }
}

impl<'a> Stock<'a> {
    fn new(passages: &'a [Passage], range: Range<usize>) -> Self {
        let (mut texts, mut pairs) = (HashSet::new(), HashSet::new());
        let mut last = None;
        for passage in &passages[range.clone()] {
            texts.insert(passage.text.as_str());
            let word = passage.text.split(' ').next().filter(|word| !word.is_empty());
            // A sentence may run from one passage into the next.
            pairs.extend(last.zip(word));
            pairs.extend(word_pairs(&passage.text));
            last = passage.text.split(' ').next_back();
        }
        Self { passages: range, texts, pairs }
    }

    fn holds(&self, text: &str) -> bool {
        if text.is_empty() || self.texts.contains(text) {
            return !text.is_empty();
        }
        let (mut all, mut known) = (0, 0);
        for pair in word_pairs(text) {
            all += 1;
            known += usize::from(self.pairs.contains(&pair));
        }
        all > 1 && known as f32 >= COVERED * all as f32
    }
}

fn word_pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(' ').zip(text.split(' ').skip(1))
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The page that a place is on, where there are pages.
pub(super) fn page_of(place: &Place) -> Option<u32> {
    match place {
        Place::Page(page) => Some(*page),
        _ => None,
    }
}
