//! Tables, of which a page shows no more than words here and there: what is in a
//! table is compared without its order.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::agreement::pairing::{self, Fate, Pairing};
use crate::reading::{Kind, Label, Reading, Unit, Within};

/// A table of the side that says which text is in tables.
pub(super) struct Table {
    /// Before which unit of the rest it stands.
    at: usize,
    /// Which unit of the reading its first cell is.
    pub(super) origin: usize,
    /// Its cells.
    pub(super) cells: Vec<Unit>,
    /// The words in them, each once.
    words: HashSet<String>,
}

impl Table {
    /// Which part of `words` it has.
    fn share(&self, words: &[String]) -> f64 {
        let known = words.iter().filter(|word| self.words.contains(*word)).count();
        known as f64 / words.len().max(1) as f64
    }

    /// Whether a unit says several words, and none that are not in its cells, so that it
    /// is no other text that has changed.
    fn is_all_of(&self, unit: &Unit) -> bool {
        let words = words(unit);
        words.len() >= SEVERAL && self.share(&words) >= 1.0
    }
}

/// From how many words on a text is told by them.
const SEVERAL: usize = 4;

/// How the words of a table differ.
#[derive(Debug)]
pub(super) struct Difference {
    /// Which table it is, of those that were taken.
    pub(super) table: usize,
    /// The text that stands for it on the other side, if there is any.
    pub(super) stand_in: Option<Unit>,
    /// Words that only the table has.
    pub(super) missing: Vec<String>,
    /// Words that only the other side has.
    pub(super) added: Vec<String>,
}

/// The share of a table's words that text must have to be that table.
const ALIKE: f64 = 0.3;

/// Takes the tables out of `units`, whose places in the reading are `origins`.
pub(super) fn take(units: &mut Vec<Unit>, origins: &mut Vec<usize>) -> Vec<Table> {
    let mut tables: Vec<(usize, Table)> = Vec::new();
    let mut rest = Vec::with_capacity(units.len());
    let mut places = Vec::with_capacity(units.len());
    for (unit, origin) in units.drain(..).zip(origins.drain(..)) {
        let Some(number) = unit.cell().map(|cell| cell.table) else {
            rest.push(unit);
            places.push(origin);
            continue;
        };
        let words = words(&unit);
        if tables.last().is_none_or(|(known, _)| *known != number) {
            let (at, cells, words) = (rest.len(), Vec::new(), HashSet::new());
            tables.push((number, Table { at, origin, cells, words }));
        }
        if let Some((_, table)) = tables.last_mut() {
            table.words.extend(words);
            table.cells.push(unit);
        }
    }
    (*units, *origins) = (rest, places);
    tables.into_iter().map(|(_, table)| table).collect()
}

/// Takes the text that stands for `tables` out of `laid`, and tells how it differs.
pub(super) fn compare(
    tables: &[Table],
    rest: &[Unit],
    laid: &mut Reading,
    origins: &mut Vec<usize>,
) -> Vec<Difference> {
    if tables.is_empty() {
        return Vec::new();
    }
    let pairing = pairing::pair(rest, &laid.units);
    let mut taken = vec![false; laid.units.len()];
    let mut out = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        let gap = gap(table, rest, &pairing, &laid.units);
        let is_free = |j: &usize| {
            pairing.found[*j] == Fate::Alone || table.is_all_of(&laid.units[*j])
        };
        let alone = gap.filter(|j| !taken[*j] && is_free(j));
        let stand_ins = standing_for(table, alone.collect(), &laid.units);
        let mut difference = difference(number, table, &stand_ins, &laid.units);
        difference.stand_in = stand_ins.first().map(|j| laid.units[*j].clone());
        stand_ins.iter().for_each(|j| taken[*j] = true);
        if !difference.missing.is_empty() || !difference.added.is_empty() {
            out.push(difference);
        }
    }
    let mut index = 0;
    laid.units.retain(|_| {
        index += 1;
        !taken[index - 1]
    });
    let mut taken = taken.into_iter();
    origins.retain(|_| !taken.next().unwrap_or(false));
    out
}

/// Between which units of the other side a table should stand; its caption may stand
/// before or after it, and notes anywhere.
fn gap(table: &Table, rest: &[Unit], pairing: &Pairing, laid: &[Unit]) -> Range<usize> {
    let is_movable = |i: usize| {
        let unit = &rest[i];
        unit.within.contains(&Within::Caption)
            || unit.note().is_some()
            || pairing.moved[i]
    };
    let place = |i: usize| match pairing.expected[i] {
        Fate::Paired(j) | Fate::Part(j) if !is_movable(i) => {
            Some(j).filter(|j| !table.is_all_of(&laid[*j]))
        }
        _ => None,
    };
    let before = (0..table.at).rev().find_map(place);
    let after = (table.at..rest.len()).find_map(place);
    let start = before.map_or(0, |j| j + 1);
    start..after.unwrap_or(laid.len()).max(start)
}

/// Of the units that are nothing else, those that share words with the table, and
/// what is between them.
fn standing_for(table: &Table, alone: Vec<usize>, units: &[Unit]) -> Vec<usize> {
    let shares = |j: &usize| table.share(&words(&units[*j])) >= ALIKE;
    let first = alone.iter().position(&shares);
    let last = alone.iter().rposition(shares);
    let range = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
    alone[range].to_vec()
}

fn difference(
    table: usize,
    own: &Table,
    stand_ins: &[usize],
    units: &[Unit],
) -> Difference {
    let mut counts: HashMap<String, i64> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut count = |word: String, by: i64| {
        *counts.entry(word.clone()).or_default() += by;
        order.push(word);
    };
    own.cells.iter().flat_map(words).for_each(|word| count(word, 1));
    let there = stand_ins.iter().flat_map(|j| words(&units[*j]));
    there.for_each(|word| count(word, -1));
    let mut pick = |sign: i64| {
        let mut picked = Vec::new();
        for word in &order {
            let Some(left) = counts.get_mut(word).filter(|left| **left * sign > 0) else {
                continue;
            };
            *left -= sign;
            picked.push(word.clone());
        }
        picked
    };
    let (mut missing, mut added) = (pick(1), pick(-1));
    let header = own.cells.iter().filter(|unit| is_header(unit));
    let header: Vec<String> = header.flat_map(words).collect();
    // It may stand on each page anew.
    added.retain(|word| !header.contains(word));
    if same_signs(&missing, &added) || repeats(&header, &missing, &added) {
        (missing, added) = (Vec::new(), Vec::new());
    }
    Difference { table, stand_in: None, missing, added }
}

/// Whether words have the same letters and figures, and are only cut otherwise: cells
/// that stand close cannot be told apart, nor which hyphens at line ends are theirs.
fn same_signs(missing: &[String], added: &[String]) -> bool {
    let letters = |words: &[String]| {
        let all = words.iter().flat_map(|word| word.chars());
        let mut letters: Vec<char> = all.filter(|c| c.is_alphabetic()).collect();
        letters.sort_unstable();
        letters
    };
    let figures = |words: &[String]| {
        let figures = words.iter().flat_map(|word| {
            word.split(|c: char| !c.is_numeric()).filter(|figure| !figure.is_empty())
        });
        let mut figures: Vec<String> = figures.map(str::to_owned).collect();
        figures.sort_unstable();
        figures
    };
    letters(missing) == letters(added) && figures(missing) == figures(added)
}

/// Whether nothing but the header stands there once more, however it is cut.
fn repeats(header: &[String], missing: &[String], added: &[String]) -> bool {
    let header = header.concat();
    let known = |word: &String| {
        header.contains(word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    missing.is_empty() && added.iter().all(known)
}

fn is_header(unit: &Unit) -> bool {
    unit.cell().is_some_and(|cell| cell.header.is_some() || cell.row == 0)
}

/// The words of a unit, with the number before it, and without stops.
fn words(unit: &Unit) -> Vec<String> {
    let label = match &unit.kind {
        Kind::Item { label: Label::Number(number), .. } => Some(number.as_str()),
        _ => None,
    };
    let words = label.into_iter().chain(unit.text.split_whitespace());
    let words = words.map(|word| {
        let word = word.trim_end_matches(['.', ',', ':', ';', ')']);
        word.trim_start_matches('(')
    });
    let says = |word: &&str| word.contains(char::is_alphanumeric);
    words.filter(says).map(str::to_owned).collect()
}
