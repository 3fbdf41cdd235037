//! What is usual in a document: its type, the distance of its lines, and how it
//! parts paragraphs.

use std::collections::HashMap;

use super::columns::Bounds;
use super::labels;
use super::lines::Line;

/// A column's lines, with where they begin and may end.
#[derive(Debug)]
pub(super) struct Block<'p> {
    /// The lines, from top to bottom.
    pub(super) lines: Vec<Line<'p>>,
    /// Where most of it begins.
    pub(super) left: f64,
    /// Where a full line ends.
    pub(super) right: f64,
    /// Between what it stands.
    bounds: Bounds,
    /// Whether it is no more than a cell of a table.
    pub(super) cell: bool,
}

/// How far left of the lines of a column its edge is looked for, in points: as far
/// as a nested list may stand.
const REACH: f64 = 120.0;

/// The share of lines that begin at the edge of a column at least.
const AT_EDGE: f64 = 0.03;

/// How much further to one side the text of every other page stands at least, in
/// points, where inner and outer margins differ.
const MIRRORED: f64 = 6.0;

impl<'p> Block<'p> {
    /// A column of `lines` that stands between `bounds`.
    pub(super) fn new(lines: Vec<Line<'p>>, bounds: Bounds, cell: bool) -> Self {
        let lefts = lines.iter().map(|line| line.left).chain(bounds.left);
        let left = lefts.fold(f64::INFINITY, f64::min);
        // Tables may reach beyond the text.
        let is_text = |line: &&Line<'_>| line.white() < TABLE * line.em;
        let widest = |lines: &mut dyn Iterator<Item = &Line<'_>>| {
            lines.map(|line| line.right).fold(f64::NEG_INFINITY, f64::max)
        };
        let text = widest(&mut lines.iter().filter(is_text));
        let all = widest(&mut lines.iter());
        let right = if text.is_finite() { text } else { all };
        let right = bounds.right.map_or(right, |bound| right.max(bound));
        Self { lines, left, right, bounds, cell }
    }

    /// The page that it is on, from 0.
    pub(super) fn page(&self) -> usize {
        self.lines.first().map_or(0, |line| line.page)
    }
}

/// Lets columns begin and end where others of their kind do: one may hold no more
/// than a nested list, or a short line.
pub(super) fn align(blocks: &mut [Block<'_>]) {
    let shifts = [0.0, mirrored(blocks)];
    let shift = |block: &Block<'_>| shifts[block.page() % 2];
    let mut lefts: Vec<f64> = blocks
        .iter()
        .filter(|block| !block.cell)
        .flat_map(|block| block.lines.iter().map(|line| line.left + shift(block)))
        .collect();
    lefts.sort_by(f64::total_cmp);
    for block in blocks.iter_mut() {
        if block.cell || block.bounds.left.is_some() {
            continue;
        }
        let by = shift(block);
        block.left = edge(&lefts, block.left + by).map_or(block.left, |it| it - by);
    }
    let key = |block: &Block<'_>| {
        let left = block.left + shift(block);
        ((left / 4.0).round() as i64, block.bounds.right.is_some())
    };
    let mut rights: HashMap<_, f64> = HashMap::new();
    for block in blocks.iter().filter(|block| !block.cell) {
        let right = block.right + shift(block);
        let widest = rights.entry(key(block)).or_insert(right);
        *widest = widest.max(right);
    }
    for block in blocks.iter_mut().filter(|block| !block.cell) {
        let right = rights.get(&key(block)).map(|right| right - shift(block));
        block.right = right.unwrap_or(block.right);
    }
}

/// The leftmost place, not far left of `left`, at which many lines begin.
fn edge(lefts: &[f64], left: f64) -> Option<f64> {
    let from = lefts.partition_point(|other| *other < left - REACH);
    let to = lefts.partition_point(|other| *other <= left);
    let many = ((lefts.len() as f64 * AT_EDGE) as usize).max(2);
    let mut near = lefts[from..to].windows(many);
    near.find(|lines| lines[many - 1] - lines[0] < 1.0).map(|lines| lines[0])
}

/// How far the text of every other page stands to the left of that of the others: so
/// far that most lines begin where some of the others do, and that they end further
/// to the left, too.
fn mirrored(blocks: &[Block<'_>]) -> f64 {
    let [even, odd] = [0, 1].map(|own| Side::new(blocks, own));
    if even.lefts.is_empty() || odd.lefts.is_empty() {
        return 0.0;
    }
    let by_right = even.right - odd.right;
    let common = |side: &Side| side.common.clone();
    let shifts = common(&odd)
        .into_iter()
        .flat_map(|from| common(&even).into_iter().map(move |to| (to - from) as f64));
    let plausible =
        |by: &f64| by.abs() > MIRRORED && (by_right - by).abs() < by_right.abs();
    let best = shifts
        .filter(plausible)
        .map(|by| (odd.beginning_with(&even, by), by))
        .max_by(|a, b| a.0.cmp(&b.0).then(b.1.abs().total_cmp(&a.1.abs())));
    match best {
        Some((count, by)) if count > odd.beginning_with(&even, 0.0) => by,
        _ => 0.0,
    }
}

/// Where the lines of every other page begin and end.
struct Side {
    /// How many lines begin at each point.
    lefts: HashMap<i64, usize>,
    /// Where most begin.
    common: Vec<i64>,
    /// Where the widest ends.
    right: f64,
}

/// From how many of the most common beginnings of lines a shift is told.
const COMMON_LEFTS: usize = 5;

impl Side {
    fn new(blocks: &[Block<'_>], own: usize) -> Self {
        let blocks = blocks.iter().filter(|block| !block.cell && block.page() % 2 == own);
        let lines: Vec<&Line<'_>> = blocks.flat_map(|block| &block.lines).collect();
        let mut lefts: HashMap<i64, usize> = HashMap::new();
        for line in &lines {
            *lefts.entry(line.left.round() as i64).or_default() += 1;
        }
        let mut common: Vec<i64> = lefts.keys().copied().collect();
        common.sort_by_key(|left| (std::cmp::Reverse(lefts[left]), *left));
        common.truncate(COMMON_LEFTS);
        let rights = lines.iter().map(|line| line.right);
        Self { lefts, common, right: rights.fold(f64::NEG_INFINITY, f64::max) }
    }

    /// How many lines begin where those of `other` do, shifted by so much.
    fn beginning_with(&self, other: &Self, by: f64) -> usize {
        let shifted = |left: i64| left + by.round() as i64;
        let known = |left: i64| {
            (-1..=1).any(|near| other.lefts.contains_key(&(shifted(left) + near)))
        };
        let lines = self.lefts.iter().filter(|(left, _)| known(**left));
        lines.map(|(_, count)| count).sum()
    }
}

/// What is usual.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measures {
    /// The size of the type that most is set in, in points.
    pub(super) em: f64,
    /// Whether that is bold.
    pub(super) bold: bool,
    /// From line to line of a paragraph, in em.
    pub(super) leading: f64,
    /// What parts paragraphs.
    pub(super) parted: Parted,
}

/// What parts paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// White between them, or before their first lines: a line that ends early
    /// before another one is broken.
    ByWhite,
    /// That the line before ends early.
    ByEnds,
}

/// The widest white within a line of text, in em: lines of tables have more.
const TABLE: f64 = 2.0;

/// How many times as often lines end early without white after them where that is
/// what parts paragraphs.
const SELDOM: usize = 4;

/// How much further than usual lines stand apart that are of two paragraphs.
pub(super) const APART: f64 = 1.2;

/// How far a line is moved down at most for the signs that are raised in it, in the
/// height by which they are: a part of that is in the white above it.
const LOWERED: f64 = 0.5;

/// By how much of an em a line begins further to the right that begins a paragraph,
/// or that belongs to an item.
pub(super) const INDENT: f64 = 0.5;

/// How much wider than the next line's first word the white at a line's end is, in
/// em, where that word would have had its place there.
pub(super) const ROOM: f64 = 0.8;

/// Takes the measures of a document.
pub(super) fn take(blocks: &[Block<'_>]) -> Measures {
    let (em, bold) = body(blocks);
    let mut measures = Measures { em, bold, leading: 1.2, parted: Parted::ByWhite };
    measures.leading = leading(blocks, &measures).unwrap_or(measures.leading);
    measures.parted = parted(blocks, &measures);
    measures
}

/// The size and weight of most characters.
fn body(blocks: &[Block<'_>]) -> (f64, bool) {
    let mut counts: HashMap<(i64, bool), usize> = HashMap::new();
    for (_, run) in blocks.iter().flat_map(|b| &b.lines).flat_map(|line| &line.runs) {
        let key = ((run.em * 10.0).round() as i64, run.face.bold);
        *counts.entry(key).or_default() += run.text.len();
    }
    let most = counts.into_iter().max_by_key(|(key, count)| (*count, *key));
    most.map_or((10.0, false), |((em, bold), _)| (em as f64 / 10.0, bold))
}

/// The distance of lines that belong together: that at most full lines. Paragraphs and
/// items may stand further apart, and there may be more of these than of long ones.
fn leading(blocks: &[Block<'_>], measures: &Measures) -> Option<f64> {
    let em = measures.em;
    let step = |pair: &[Line<'_>]| (pair[0].base - pair[1].base) / em;
    let blocks = blocks.iter().filter(|block| !block.cell);
    let pairs = blocks.flat_map(|block| {
        let pairs = block.lines.windows(2).map(move |pair| (block, pair));
        pairs.filter(|(_, pair)| pair.iter().all(|line| same_size(line.em, em)))
    });
    let pairs = pairs.filter(|(_, pair)| (0.8..3.0).contains(&step(pair)));
    let (full, others): (Vec<_>, Vec<_>) = pairs.partition(|(block, pair)| {
        measures.is_full(&pair[0], &pair[1], block)
            && labels::read(&pair[1].text).is_none()
    });
    let sorted = |pairs: Vec<(&Block<'_>, &[Line<'_>])>| {
        let mut steps: Vec<f64> = pairs.iter().map(|(_, pair)| step(pair)).collect();
        steps.sort_by(f64::total_cmp);
        steps
    };
    let full = sorted(full);
    match full.get(full.len() / 2) {
        Some(middle) => Some(*middle),
        // Where no line is full, lines that belong together stand closest.
        None => sorted(others).first().copied(),
    }
}

fn parted(blocks: &[Block<'_>], measures: &Measures) -> Parted {
    let (mut white, mut ends) = (0, 0);
    for block in blocks.iter().filter(|block| !block.cell) {
        for pair in block.lines.windows(2) {
            let [before, after] = pair else { continue };
            let body = |line: &Line<'_>| {
                same_size(line.em, measures.em) && line.white() < TABLE * line.em
            };
            let is_item = labels::read(&after.text).is_some();
            let is_body = body(before) && body(after) && !is_item;
            if !is_body || measures.is_full(before, after, block) {
                continue;
            }
            let gap = measures.is_apart(before, after);
            let indent = after.left - before.left > INDENT * measures.em;
            if gap || indent { white += 1 } else { ends += 1 }
        }
    }
    if ends > 2 && ends > white * SELDOM { Parted::ByEnds } else { Parted::ByWhite }
}

/// Whether two sizes are the same to the eye.
pub(super) fn same_size(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.04 * a.max(b)
}

impl Measures {
    /// Whether two lines stand further apart than those of a paragraph.
    pub(super) fn is_apart(&self, before: &Line<'_>, after: &Line<'_>) -> bool {
        let em = before.em.max(after.em);
        before.base - after.base - LOWERED * after.rise > self.leading * APART * em
    }

    /// Whether `before` is so full that the first word of `after` had no place there.
    pub(super) fn is_full(
        &self,
        before: &Line<'_>,
        after: &Line<'_>,
        block: &Block<'_>,
    ) -> bool {
        block.right - before.right < after.first_word() + ROOM * before.em
    }
}
