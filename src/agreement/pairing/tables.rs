use std::collections::{BTreeMap, HashMap};

use super::{Fate, Pairing, lines};
use crate::reading::{Cell, Unit};

/// The cells of a table that say something: their units, and where they stand.
type Table = Vec<(usize, Cell)>;

/// A table, and all units of its reading.
type Side<'a> = (&'a Table, &'a [Unit]);

/// Pairs cells by their place in tables that are the same ones: short texts
/// repeat in tables too often to tell cells apart.
///
/// 1. Tables are paired, then the rows and the columns of each pair.
/// 2. Cells that stand in paired rows and columns are paired if they say the
///    same.
/// 3. What is left of a table is paired by its text, and then by its place.
pub(super) fn pair(pairing: &mut Pairing, expected: &[Unit], found: &[Unit]) {
    let (left, right) = (tables(expected), tables(found));
    if left.is_empty() || right.is_empty() {
        return;
    }
    let units = |table: &Table| table.iter().map(|(at, _)| *at).collect::<Vec<_>>();
    let here: Vec<_> = left.iter().map(units).collect();
    let there: Vec<_> = right.iter().map(units).collect();
    for (i, j) in lines::same((&here, expected), (&there, found), false) {
        let (left, right) = ((&left[i], expected), (&right[j], found));
        if !join_equal(pairing, left, right) {
            join(pairing, left, right);
        }
    }
}

/// The tables of a reading, in the order in which they begin.
fn tables(units: &[Unit]) -> Vec<Table> {
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut tables: Vec<Table> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let Some(cell) = unit.cell() else { continue };
        let place = *places.entry(cell.table).or_insert(tables.len());
        if place == tables.len() {
            tables.push(Table::new());
        }
        tables[place].push((at, *cell));
    }
    tables
}

/// Pairs the cells of two tables that say the same, one by one, as nearly all
/// do; gives whether they are.
fn join_equal(pairing: &mut Pairing, left: Side<'_>, right: Side<'_>) -> bool {
    let both = || left.0.iter().zip(right.0).map(|((i, _), (j, _))| (*i, *j));
    let equal = left.0.len() == right.0.len()
        && both().all(|(i, j)| left.1[i].text == right.1[j].text);
    if equal {
        both().for_each(|(i, j)| pairing.join(i, j));
    }
    equal
}

fn join(pairing: &mut Pairing, left: Side<'_>, right: Side<'_>) {
    let rows = pairs(left, right, |cell| cell.row);
    let columns = pairs(left, right, |cell| cell.column);
    let mut there: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (at, cell) in right.0 {
        there.entry((cell.row, cell.column)).or_default().push(*at);
    }
    let opposite = |cell: &Cell| {
        let place = (*rows.get(&cell.row)?, *columns.get(&cell.column)?);
        there.get(&place).map(Vec::as_slice)
    };
    let same_text = |i: usize, j: usize| left.1[i].text == right.1[j].text;
    join_opposite(pairing, left.0, opposite, same_text);
    join_moved(pairing, left, right);
    join_opposite(pairing, left.0, opposite, |_, _| true);
}

/// Which rows, or columns, of one table are which of another, by number.
fn pairs(
    left: Side<'_>,
    right: Side<'_>,
    number: impl Fn(&Cell) -> usize,
) -> HashMap<usize, usize> {
    let lines = |(table, _): Side<'_>| -> (Vec<usize>, Vec<Vec<usize>>) {
        let mut lines: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, cell) in table {
            lines.entry(number(cell)).or_default().push(*at);
        }
        lines.into_iter().unzip()
    };
    let ((numbers, here), (others, there)) = (lines(left), lines(right));
    let same = lines::same((&here, left.1), (&there, right.1), true);
    same.into_iter().map(|(i, j)| (numbers[i], others[j])).collect()
}

/// Pairs what is left of `table` with what stands opposite it, if it `may`.
fn join_opposite<'a>(
    pairing: &mut Pairing,
    table: &Table,
    opposite: impl Fn(&Cell) -> Option<&'a [usize]>,
    may: impl Fn(usize, usize) -> bool,
) {
    for (i, cell) in table {
        let free = |j: &&usize| pairing.found[**j] == Fate::Alone && may(*i, **j);
        if pairing.expected[*i] == Fate::Alone
            && let Some(j) = opposite(cell).into_iter().flatten().find(free)
        {
            pairing.join(*i, *j);
        }
    }
}

/// Pairs what is left on both sides, and is the only cell there to say so.
fn join_moved(pairing: &mut Pairing, left: Side<'_>, right: Side<'_>) {
    let mut homes: HashMap<&str, [Vec<usize>; 2]> = HashMap::new();
    for (side, (table, units)) in [left, right].into_iter().enumerate() {
        let fates = if side == 0 { &pairing.expected } else { &pairing.found };
        for (at, _) in table.iter().filter(|(at, _)| fates[*at] == Fate::Alone) {
            homes.entry(&units[*at].text).or_default()[side].push(*at);
        }
    }
    for [here, there] in homes.values() {
        if let ([i], [j]) = (here.as_slice(), there.as_slice()) {
            pairing.join(*i, *j);
        }
    }
}
