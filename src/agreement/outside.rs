//! Text that stands on the page but outside of the reading: what of it
//! explains why expected text is missing.

use std::collections::{HashMap, HashSet};
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
    /// By expected unit that is missing but stands outside: the passage in
    /// which it begins, or one near it.
    pub units: HashMap<usize, usize>,
    /// The same by expected unit of which only a part is missing.
    pub parts: HashMap<usize, usize>,
    /// By passage: whether it is expected text that one of these explains.
    pub explained: Vec<bool>,
}

impl Outside {
    /// Looks for missing text among the passages of the pages where it should
    /// stand.
    pub fn explain(comparison: &Comparison<'_>) -> Self {
        let passages = &comparison.found.outside;
        let mut out = Self::default();
        if passages.is_empty() {
            return out;
        }
        let stocks = Stocks::new(passages);
        let mut wanted = Vec::new();
        let mut start = 0;
        while let Some(run) = alone_from(&comparison.pairing.expected, start) {
            start = run.end;
            let stock = stocks.of(&comparison.pages_for(&run));
            out.explain_run(&comparison.expected.units, run, &stock, &mut wanted);
        }
        for pair in comparison.pairs().filter(|pair| !pair.same_text()) {
            if !comparison.in_parts(pair) {
                let stock = stocks.of(&comparison.pages_for(&(pair.i..pair.i + 1)));
                out.explain_part(pair, &stock, &mut wanted);
            }
        }
        out.explained = made_of(passages, &wanted);
        out
    }

    /// All of a run stands outside if most of it does: a word of it may have
    /// been lost. Else each unit is looked at by itself, unless so little of
    /// the run stands there that it may be chance.
    fn explain_run<'a>(
        &mut self,
        units: &'a [Unit],
        run: Range<usize>,
        stock: &Stock<'_>,
        wanted: &mut Vec<&'a str>,
    ) {
        let places: Vec<Option<usize>> =
            units[run.clone()].iter().map(|unit| stock.find(&unit.text)).collect();
        // Of texts of one word, such as the cells of a row, only all together are known.
        let texts: Vec<&str> =
            units[run.clone()].iter().map(|unit| unit.text.as_str()).collect();
        let whole = stock.find(&texts.join(" "));
        let places: Vec<Option<usize>> =
            places.into_iter().map(|place| place.or(whole)).collect();
        let count = |unit: &Unit| unit.text.split(' ').count();
        let all: usize = units[run.clone()].iter().map(count).sum();
        let outside = run.clone().zip(&places).filter(|(_, place)| place.is_some());
        let outside: usize = outside.map(|(i, _)| count(&units[i])).sum();
        let share = outside as f32 / all.max(1) as f32;
        if share <= 1.0 - COVERED {
            return;
        }
        let mut near = places.iter().flatten().next().copied();
        for (i, place) in run.zip(places) {
            near = place.or(near);
            if let Some(near) = near.filter(|_| place.is_some() || share >= COVERED) {
                self.units.insert(i, near);
                wanted.push(&units[i].text);
            }
        }
    }

    /// A paragraph may lack a sentence that stands outside.
    fn explain_part<'a>(
        &mut self,
        pair: Pair<'a>,
        stock: &Stock<'_>,
        wanted: &mut Vec<&'a str>,
    ) {
        let diff = diff::words(&pair.expected.text, &pair.found.text[pair.found_text()]);
        if !diff.found.is_empty() {
            return;
        }
        let lost: Vec<&str> = diff
            .expected
            .iter()
            .map(|range| &pair.expected.text[range.clone()])
            .collect();
        let places: Option<Vec<usize>> =
            lost.iter().map(|text| stock.find(text)).collect();
        if let Some(place) = places.and_then(|places| places.first().copied()) {
            self.parts.insert(pair.i, place);
            wanted.extend(lost);
        }
    }
}

/// What stands on the pages of an edition that others are held against, and no tag reaches.
pub(super) struct Untagged<'a>(Stock<'a>);

impl<'a> Untagged<'a> {
    /// Of the edition that is expected; nothing where that is the source.
    pub fn of_reference(comparison: &Comparison<'a>) -> Self {
        let passages = comparison.expected.outside.iter().enumerate();
        let untagged = |(_, it): &(usize, &Passage)| {
            comparison.options.listed && !comparison.expected.by_layout && !it.artifact
        };
        Self(Stock::new(passages.filter(untagged)))
    }

    /// Whether a text stands there.
    pub fn has(&self, text: &str) -> bool {
        self.0.find(text).is_some()
    }
}

/// By passage, whether it is mostly made of the texts `wanted`.
fn made_of(passages: &[Passage], wanted: &[&str]) -> Vec<bool> {
    // A passage may hold several of them, such as the cells of a row.
    let texts = wanted.join(" ");
    let pairs: HashSet<_> = word_pairs(&texts).collect();
    let words: HashSet<&str> = texts.split(' ').collect();
    let made = |text: &str| {
        let all = word_pairs(text).count();
        let known = word_pairs(text).filter(|pair| pairs.contains(pair)).count();
        match all {
            0 => words.contains(text) || !wanted.is_empty() && is_label(text),
            all => known * 2 >= all,
        }
    };
    passages.iter().map(|passage| made(&passage.text)).collect()
}

/// Whether a word is no more than a bullet, or a number before an item.
fn is_label(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    let is_short = number.len() <= 3 && number.len() < word.len();
    is_short || !word.contains(char::is_alphanumeric)
}

impl Comparison<'_> {
    /// The pages between which a run of expected units should stand, where the
    /// edition has pages.
    fn pages_for(&self, run: &Range<usize>) -> Range<u32> {
        // A note stands at the foot of its page, or after all of the text.
        let place = |unit: &'_ Unit| unit.note().is_none().then_some(unit.place.clone());
        let there = |fate: &Fate| match fate {
            Fate::Paired(j) | Fate::Part(j) => place(&self.found.units[*j]),
            Fate::Alone => None,
        };
        let fates = &self.pairing.expected;
        let own = fates[run.clone()].iter().find_map(there);
        let before = fates[..run.start].iter().rev().find_map(there);
        let after = fates[run.end..].iter().find_map(there);
        let first = own.or(before).as_ref().and_then(page_of).unwrap_or(0);
        let last = after.as_ref().and_then(page_of).unwrap_or(u32::MAX);
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
    /// Passages by their text.
    texts: HashMap<&'a str, usize>,
    /// Passages by pairs of words that follow each other.
    pairs: HashMap<(&'a str, &'a str), usize>,
}

impl<'a> Stocks<'a> {
    fn new(passages: &'a [Passage]) -> Self {
        let paged = passages.iter().all(|passage| page_of(&passage.place).is_some())
            && passages.is_sorted_by_key(|passage| page_of(&passage.place));
        let everywhere =
            (!paged).then(|| Rc::new(Stock::new(passages.iter().enumerate())));
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
        let range = start..before(pages.end).max(start);
        Rc::new(Stock::new(range.clone().zip(&self.passages[range])))
    }
}

impl<'a> Stock<'a> {
    fn new(passages: impl Iterator<Item = (usize, &'a Passage)>) -> Self {
        let (mut texts, mut pairs) = (HashMap::new(), HashMap::new());
        let mut last = None;
        for (at, passage) in passages {
            let text = passage.text.as_str();
            texts.entry(text).or_insert(at);
            let word = text.split(' ').next().filter(|word| !word.is_empty());
            // The number of a note may stand close before its first word.
            let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
            // A sentence may run from one passage into the next.
            let across = last.zip(word).into_iter();
            for pair in across.chain(word_pairs(text)).chain(word_pairs(bare).take(1)) {
                pairs.entry(pair).or_insert(at);
            }
            last = text.split(' ').next_back();
        }
        Self { texts, pairs }
    }

    /// The passage in which a text begins, if it stands here.
    fn find(&self, text: &str) -> Option<usize> {
        if let Some(at) = self.texts.get(text) {
            return Some(*at).filter(|_| !text.is_empty());
        }
        let (mut all, mut known, mut first) = (0, 0, None);
        for pair in word_pairs(text) {
            all += 1;
            if let Some(at) = self.pairs.get(&pair) {
                known += 1;
                first = first.or(Some(*at));
            }
        }
        first.filter(|_| all > 1 && known as f32 >= COVERED * all as f32)
    }
}

fn word_pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(' ').zip(text.split(' ').skip(1))
}

/// The page that a place is on, where there are pages.
pub(super) fn page_of(place: &Place) -> Option<u32> {
    match place {
        Place::Page(page) => Some(*page),
        _ => None,
    }
}
