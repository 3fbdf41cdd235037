//! Bullets that are drawn and not set, before the rows that they belong to.

use std::collections::HashMap;

use super::rows::Row;
use super::runs::{Dot, Run};

/// How large a bullet is at least, and at most, in em of the text after it.
const SIZE: (f64, f64) = (0.1, 0.65);

/// How far from the baseline the middle of a bullet is at least, and at most, in em:
/// about half as high as a small letter.
const HEIGHT: (f64, f64) = (0.05, 0.55);

/// How far before the text a bullet stands at most, in em.
const BEFORE: f64 = 3.0;

/// The height of the bands by which rows are looked up, in points.
const BAND: f64 = 16.0;

/// Puts a bullet before each row that one of `dots` is drawn before.
pub(super) fn put(rows: &mut [Row<'_>], dots: &[Dot]) {
    if dots.is_empty() {
        return;
    }
    let band = |height: f64| (height / BAND).floor() as i64;
    let mut bands: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        bands.entry(band(row.base)).or_default().push(at);
    }
    for dot in dots {
        let own = band(dot.middle);
        let near = (own - 2..=own).filter_map(|band| bands.get(&band)).flatten();
        let after = near.copied().filter(|at| belongs(dot, &rows[*at]));
        let first = after.min_by(|a, b| rows[*a].left.total_cmp(&rows[*b].left));
        if let Some(at) = first {
            put_before(&mut rows[at], dot);
        }
    }
}

fn belongs(dot: &Dot, row: &Row<'_>) -> bool {
    let within = |value: f64, (least, most): (f64, f64)| {
        (least * row.em..=most * row.em).contains(&value)
    };
    within(dot.right - dot.left, SIZE)
        && within(dot.middle - row.base, HEIGHT)
        && within(row.left - dot.right, (0.05, BEFORE))
}

fn put_before(row: &mut Row<'_>, dot: &Dot) {
    let Some(first) = row.runs.first() else { return };
    let bullet = Run::bullet(first, dot);
    row.left = bullet.left;
    row.runs.insert(0, bullet);
}
