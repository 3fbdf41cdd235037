//! Which of the strips between which white runs across make a table, and its cells.

use super::columns::{Gutter, Strip};
use super::labels;
use super::rows::Row;

/// How many lines of a table have several cells at least. In narrow columns that are
/// justified, white may well stand below white in two lines.
const LINES: usize = 3;

/// How much wider the white between rows of a table is than between the lines of a
/// cell, in em.
const APART: f64 = 0.25;

/// The share of a column's cells that are aligned at least: its header may not be.
const ALIGNED: f64 = 0.8;

/// A table in strips: which of them it takes, and its cells, row by row.
pub(super) struct Table<'p> {
    /// How many strips stand before it.
    pub(super) before: usize,
    /// How many it takes.
    pub(super) length: usize,
    /// Its cells.
    pub(super) cells: Vec<Vec<Row<'p>>>,
}

/// The table that begins in `strips`, through all of which the white `gaps` runs down.
///
/// `above` and `below` are where the strips around them end and begin, and `line` is
/// the white between lines of the region. A table stands apart from text.
pub(super) fn table<'p>(
    strips: &[Strip<'p>],
    gaps: &[Gutter],
    (above, below): (Option<f64>, Option<f64>),
    (line, em): (f64, f64),
) -> Option<Table<'p>> {
    let column =
        |row: &Row<'_>| gaps.iter().filter(|gap| row.left >= gap.1 - 0.01).count();
    let columns = |strip: &Strip<'_>| {
        let mut columns: Vec<usize> = strip.rows.iter().map(column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    };
    let several = |strip: &&Strip<'_>| columns(strip) > 1;
    let is_table = strips.iter().filter(several).count() >= LINES
        && !are_labels(strips, gaps)
        && !are_contents(strips, gaps)
        && (1..=gaps.len()).all(|own| is_aligned(strips, |row| column(row) == own));
    if !is_table {
        return None;
    }
    let first = strips.iter().position(|strip| columns(strip) > 1)?;
    let apart = |at: usize| strips[at - 1].bottom - strips[at].top > usual(strips, em);
    // What goes on with the row that a strip begins.
    let end = |from: usize| {
        (from + 1..strips.len()).find(|at| apart(*at)).unwrap_or(strips.len())
    };
    let mut cells = Vec::new();
    let mut at = first;
    while at < strips.len() {
        let next = end(at);
        if !strips[at..next].iter().any(|strip| columns(strip) > 1) {
            break;
        }
        let mut row: Vec<Vec<Row<'p>>> = vec![Vec::new(); gaps.len() + 1];
        for part in strips[at..next].iter().flat_map(|strip| &strip.rows) {
            row[column(part)].push(part.clone());
        }
        cells.extend(row.into_iter().filter(|cell| !cell.is_empty()));
        at = next;
    }
    let above = first.checked_sub(1).map(|before| strips[before].bottom).or(above);
    let below = strips.get(at).map(|after| after.top).or(below);
    let stands_apart = |white: f64| white > line + APART * em;
    let is_apart = above.is_none_or(|above| stands_apart(above - strips[first].top))
        && below.is_none_or(|below| stands_apart(strips[at - 1].bottom - below));
    is_apart.then_some(Table { before: first, length: at - first, cells })
}

/// From which white between strips on a row of the table ends: more than there is
/// between most lines that stand close.
fn usual(strips: &[Strip<'_>], em: f64) -> f64 {
    let gaps = strips.windows(2).map(|pair| pair[0].bottom - pair[1].top);
    let mut gaps: Vec<f64> = gaps.collect();
    gaps.sort_by(f64::total_cmp);
    gaps.first().copied().unwrap_or(0.0) + APART * em
}

/// Whether what stands in a column is aligned as cells are: to the left, around its
/// middle, or to the right, if there are figures. The words of justified lines, below
/// which white stands by chance, only end where the column does.
fn is_aligned(strips: &[Strip<'_>], own: impl Fn(&Row<'_>) -> bool) -> bool {
    let mut edges: [Vec<f64>; 3] = Default::default();
    let (mut all, mut figures) = (0, 0);
    for strip in strips {
        let rows = || strip.rows.iter().filter(|row| own(row));
        let left = rows().map(|row| row.left).fold(f64::INFINITY, f64::min);
        let right = rows().map(|row| row.right).fold(f64::NEG_INFINITY, f64::max);
        if left > right {
            continue;
        }
        all += 1;
        let has_figure =
            |row: &Row<'_>| row.text().contains(|c: char| c.is_ascii_digit());
        figures += usize::from(rows().any(has_figure));
        for (edges, edge) in edges.iter_mut().zip([left, (left + right) / 2.0, right]) {
            edges.push(edge);
        }
    }
    let aligned = edges.map(|mut edges| {
        edges.sort_by(f64::total_cmp);
        let near =
            |at: usize| edges.partition_point(|edge| *edge <= edges[at] + 1.5) - at;
        let most = (0..edges.len()).map(near).max().unwrap_or(0);
        most as f64 >= ALIGNED * all as f64
    });
    let [left, middle, right] = aligned;
    // Justified lines are even at the right, too.
    if right { figures * 2 > all } else { left || middle }
}

/// Whether what stands before the first white are the labels of items. Where only text
/// follows, they may be bare numbers.
fn are_labels(strips: &[Strip<'_>], gaps: &[Gutter]) -> bool {
    let Some(gap) = gaps.first() else { return true };
    let firsts = strips.iter().flat_map(|strip| &strip.rows);
    let firsts: Vec<&Row<'_>> = firsts.filter(|row| row.right <= gap.0 + 0.01).collect();
    let is_label = |row: &&&Row<'_>| {
        let text = row.text();
        labels::read(&format!("{text} x")).is_some()
            || gaps.len() == 1 && labels::is_number(&text)
    };
    firsts.iter().filter(is_label).count() * 2 > firsts.len()
}

/// Whether nothing but page numbers stands after the last white: numbers of which none
/// is smaller than the one above it.
fn are_contents(strips: &[Strip<'_>], gaps: &[Gutter]) -> bool {
    let Some(gap) = gaps.last() else { return false };
    let lasts = strips.iter().flat_map(|strip| &strip.rows);
    let lasts = lasts.filter(|row| row.left >= gap.1 - 0.01);
    let numbers: Option<Vec<u32>> = lasts.map(|row| row.text().parse().ok()).collect();
    numbers.is_some_and(|numbers| numbers.is_sorted())
}
