//! What moved: as few units and chapters as possible are said to have.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::pairs::Pairs;
use super::version::Version;
use crate::agreement::align::increasing;
use crate::agreement::pairing::Fate;

/// The units of the old version that moved: those that stand in another chapter or list
/// item, or elsewhere among what stands in it; and the first of each chapter that moved.
pub(super) fn moved(
    old: &Version<'_>,
    new: &Version<'_>,
    pairs: &Pairs,
) -> HashSet<usize> {
    let mut moved = HashSet::new();
    let mut stay: BTreeMap<Home, Vec<(usize, usize)>> = BTreeMap::new();
    for (i, j) in leads(old, new, pairs) {
        match home(old, new, pairs, (i, j)) {
            Some(home) => stay.entry(home).or_default().push((i, j)),
            None => drop(moved.insert(i)),
        }
    }
    stay.values().for_each(|run| moved.extend(out_of_order(run)));
    let chapters: Vec<(usize, usize)> =
        pairs.chapters.iter().enumerate().filter_map(|(s, t)| Some((s, (*t)?))).collect();
    for chapter in out_of_order(&chapters) {
        moved.extend((0..old.units.len()).find(|&i| old.chapters[i] == chapter));
    }
    moved
}

/// What units of the new version stand in.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    Chapter(usize),
    /// A list item, by its unit.
    Item(usize),
}

/// What both units of a pair stand in; `None` where that is not the same.
fn home(
    old: &Version<'_>,
    new: &Version<'_>,
    pairs: &Pairs,
    (i, j): (usize, usize),
) -> Option<Home> {
    let chapter = new.chapters[j];
    let same_chapter = pairs.chapter(old, i) == Some(chapter);
    match (old.items[i], new.items[j]) {
        (None, None) => same_chapter.then_some(Home::Chapter(chapter)),
        (Some(p), Some(q)) => {
            // Where an item was put in the place of another, the rest stayed.
            let replaced = (pairs.old[p], pairs.new[q]) == (Fate::Alone, Fate::Alone);
            let same = pairs.old[p] == Fate::Paired(q) || replaced && same_chapter;
            same.then_some(Home::Item(q))
        }
        _ => None,
    }
}

/// The pairs that can move by themselves: the row of a table moves with its first cell,
/// and a note with what refers to it.
fn leads(old: &Version<'_>, new: &Version<'_>, pairs: &Pairs) -> Vec<(usize, usize)> {
    let mut rows: HashMap<(usize, usize), usize> = HashMap::new();
    let mut leads = |&(i, _): &(usize, usize)| match old.units[i].cell() {
        Some(cell) => *rows.entry((cell.table, cell.row)).or_insert(i) == i,
        None => old.units[i].note().is_none(),
    };
    pairs
        .pairs()
        .filter(|&(_, j)| new.units[j].note().is_none())
        .filter(|pair| leads(pair))
        .collect()
}

/// The first of each pair that stands out of order, if the first are in order; those
/// that go to the same place are.
fn out_of_order(pairs: &[(usize, usize)]) -> Vec<usize> {
    let width = pairs.len() + 1;
    let values: Vec<usize> =
        pairs.iter().enumerate().map(|(at, pair)| pair.1 * width + at).collect();
    let kept: HashSet<usize> = increasing(&values).into_iter().collect();
    let rest = pairs.iter().enumerate().filter(|(at, _)| !kept.contains(at));
    rest.map(|(_, pair)| pair.0).collect()
}
