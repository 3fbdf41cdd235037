//! Rows that stand on one line of their column, as lines.

use std::collections::HashMap;

use super::rows::{Row, shares_line};
use super::runs::Run;
use crate::readback::pdf::geometry::Gap;

/// A line of a column.
#[derive(Debug, Clone)]
pub(super) struct Line<'p> {
    /// The page, from 0.
    pub(super) page: usize,
    /// What it says.
    pub(super) text: String,
    /// Its runs, from left to right, each with the byte of the text at which it
    /// begins.
    pub(super) runs: Vec<(usize, Run<'p>)>,
    /// Where it begins.
    pub(super) left: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// Its baseline: that of its largest run.
    pub(super) base: f64,
    /// How far above it the highest of its raised signs stand, as marks of notes do, for
    /// which browsers move the whole line down.
    pub(super) rise: f64,
    /// The size of most of its characters.
    pub(super) em: f64,
    /// Whether its column begins with it.
    pub(super) first: bool,
    /// Where it refers to notes: the byte, which note of the document it is, and its
    /// number.
    pub(super) notes: Vec<(usize, usize, String)>,
}

/// Makes lines of the rows of a column, from top to bottom.
pub(super) fn lines(page: usize, mut rows: Vec<Row<'_>>) -> Vec<Line<'_>> {
    rows.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Vec<Row<'_>>> = Vec::new();
    let mut last = (f64::INFINITY, 0.0);
    for row in rows {
        let own = (row.base, row.em);
        match lines.last_mut() {
            Some(line) if shares_line(last, own) => {
                // A superscript may have come first.
                last = if row.em > last.1 { own } else { last };
                line.push(row);
            }
            _ => {
                last = own;
                lines.push(vec![row]);
            }
        }
    }
    let mut lines: Vec<Line<'_>> =
        lines.into_iter().map(|rows| line(page, rows)).collect();
    if let Some(line) = lines.first_mut() {
        line.first = true;
    }
    lines
}

fn line(page: usize, mut rows: Vec<Row<'_>>) -> Line<'_> {
    rows.sort_by(|a, b| a.left.total_cmp(&b.left));
    let largest = rows.iter().max_by(|a, b| a.em.total_cmp(&b.em));
    let base = largest.map_or(0.0, |row| row.base);
    let left = rows.iter().map(|row| row.left).fold(f64::INFINITY, f64::min);
    let right = rows.iter().map(|row| row.right).fold(f64::NEG_INFINITY, f64::max);
    let mut text = String::new();
    let mut runs: Vec<(usize, Run<'_>)> = Vec::new();
    for run in rows.into_iter().flat_map(|row| row.runs) {
        let parted = runs.last().is_some_and(|(_, last)| is_parted(last, &run));
        if parted && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(run.text);
        runs.push((start, run));
    }
    let em = size(&runs);
    let rise = runs.iter().map(|(_, run)| run.base - base).fold(0.0, f64::max);
    let (first, notes) = (false, Vec::new());
    Line { page, text, runs, left, right, base, rise, em, first, notes }
}

/// Whether there is white between two runs of a line.
fn is_parted(last: &Run<'_>, next: &Run<'_>) -> bool {
    last.line.gap(&next.line) != Gap::None
}

/// The size of most characters.
fn size(runs: &[(usize, Run<'_>)]) -> f64 {
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for (_, run) in runs {
        let size = (run.em * 10.0).round() as i64;
        *counts.entry(size).or_default() += run.text.trim().len();
    }
    let most = counts.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(0.0, |(size, _)| size as f64 / 10.0)
}

impl Line<'_> {
    /// Whether all its letters and digits are set in a face that is `so`.
    pub(super) fn all(&self, so: impl Fn(&Run<'_>) -> bool) -> bool {
        let says = |run: &Run<'_>| run.text.contains(char::is_alphanumeric);
        let mut runs = self.runs.iter().map(|(_, run)| run).filter(|run| says(run));
        runs.clone().next().is_some() && runs.all(so)
    }

    /// Takes what it says from one byte to another out of it.
    pub(super) fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.runs.retain(|(start, run)| *start < from || start + run.text.len() > to);
        for (start, _) in &mut self.runs {
            if *start > from {
                *start = start.saturating_sub(to - from).max(from);
            }
        }
    }

    /// How wide the widest white between its runs is.
    pub(super) fn white(&self) -> f64 {
        let runs = self.runs.windows(2);
        runs.map(|pair| pair[1].1.left - pair[0].1.right).fold(0.0, f64::max)
    }

    /// How wide its first word is.
    pub(super) fn first_word(&self) -> f64 {
        let start = self.text.len() - self.text.trim_start().len();
        let ends = |c: char| c.is_whitespace() && c != '\u{a0}';
        let length = self.text[start..].find(ends);
        self.position(length.map_or(self.text.len(), |length| start + length)) - self.left
    }

    /// Where the byte `at` stands, if a word begins or ends there.
    pub(super) fn position(&self, at: usize) -> f64 {
        let after = self.runs.partition_point(|(start, _)| *start <= at);
        let Some((start, run)) = after.checked_sub(1).map(|index| &self.runs[index])
        else {
            return self.left;
        };
        let within = at - start;
        if within >= run.text.trim_end().len() { run.right } else { run.position(within) }
    }
}
