//! Runs that stand side by side, as rows: stretches of a line without any wide white
//! in them.

use std::collections::HashMap;

use super::runs::Run;
use crate::readback::pdf::geometry::Gap;

/// A stretch of text on one line of a page.
#[derive(Debug, Clone)]
pub(super) struct Row<'p> {
    /// Its runs, from left to right.
    pub(super) runs: Vec<Run<'p>>,
    /// Where it begins.
    pub(super) left: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// The baseline of its largest run.
    pub(super) base: f64,
    /// The size of its largest run.
    pub(super) em: f64,
    /// How many words it has; more where runs part them.
    pub(super) words: usize,
}

/// The widest white within a row, in em of the smaller type. Columns stand further apart; so do the
/// words of some justified lines, which are put together again within their column.
const WIDE: f64 = 0.8;

/// How far a run may reach back over the one before it, in em: kerning, or an
/// index below an exponent.
const BACK: f64 = 1.0;

/// How much of its height a run must share with a row to stand on its line.
/// Superscripts share more, and the lines above and below nothing.
const SHARED: f64 = 0.5;

/// How many rows that end near each other a run is compared with at most.
const TRIES: usize = 16;

/// The height of the bands by which rows are looked up, in points.
const BAND: f64 = 8.0;

/// Puts runs together that stand side by side.
pub(super) fn rows(mut runs: Vec<Run<'_>>) -> Vec<Row<'_>> {
    runs.sort_by(|a, b| a.left.total_cmp(&b.left).then(b.base.total_cmp(&a.base)));
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut bands: HashMap<i64, Vec<usize>> = HashMap::new();
    for run in runs {
        let band = (run.base / BAND).floor() as i64;
        let reach = ((run.em / BAND).ceil() as i64).clamp(1, 16);
        let near = (band - reach..=band + reach)
            .filter_map(|band| bands.get(&band))
            .flat_map(|rows| rows.iter().rev().take(TRIES).copied());
        let distance = |at: &usize| (rows[*at].base - run.base).abs();
        let home = near
            .filter(|at| rows[*at].takes(&run))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        match home {
            Some(at) => rows[at].push(run),
            None => {
                bands.entry(band).or_default().push(rows.len());
                rows.push(Row::new(run));
            }
        }
    }
    rows
}

impl<'p> Row<'p> {
    fn new(run: Run<'p>) -> Self {
        let Run { left, right, base, em, .. } = run;
        let words = words(&run);
        Self { runs: vec![run], left, right, base, em, words }
    }

    fn takes(&self, run: &Run<'_>) -> bool {
        let em = self.em.min(run.em);
        let white = run.left - self.right;
        (-BACK * em..=WIDE * em).contains(&white)
            && shares_line((self.base, self.em), (run.base, run.em))
    }

    fn push(&mut self, run: Run<'p>) {
        if run.em > self.em {
            (self.em, self.base) = (run.em, run.base);
        }
        self.right = self.right.max(run.right);
        self.words += words(&run);
        self.runs.push(run);
    }

    /// What it says.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (at, run) in self.runs.iter().enumerate() {
            if at > 0 && self.runs[at - 1].line.gap(&run.line) != Gap::None {
                text.push(' ');
            }
            text.push_str(run.text);
        }
        text.trim().to_owned()
    }
}

fn words(run: &Run<'_>) -> usize {
    run.text.split_whitespace().count()
}

/// Whether text at the baseline and of the size `a` stands on the line of `b`.
pub(super) fn shares_line(a: (f64, f64), b: (f64, f64)) -> bool {
    let reach = |(base, em): (f64, f64)| (base - 0.2 * em, base + 0.7 * em);
    let ((a_low, a_high), (b_low, b_high)) = (reach(a), reach(b));
    let shared = a_high.min(b_high) - a_low.max(b_low);
    shared >= SHARED * (a_high - a_low).min(b_high - b_low)
}
