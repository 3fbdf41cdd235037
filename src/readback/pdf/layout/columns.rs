//! The rows of a page in the order in which they are read: column by column.
//!
//! A page is cut into strips, between which white runs from its left to its right.
//! Strips that follow each other, and through which white runs down without a break,
//! stand in columns if what is on both sides of it reads as text in lines; labels
//! before items and the cells of tables do not. What is wider than a column parts
//! the columns above it from those below.

use super::cells;
use super::rows::{Row, shares_line};

/// Rows that are read one after the other, from top to bottom.
#[derive(Debug)]
pub(super) struct Column<'p> {
    /// Its rows.
    pub(super) rows: Vec<Row<'p>>,
    /// Between what it stands.
    pub(super) bounds: Bounds,
    /// Whether it is no more than a cell of a table.
    pub(super) cell: bool,
}

/// The columns to the left and the right of one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    /// Where the white after the one to its left ends.
    pub(super) left: Option<f64>,
    /// Where the white before the one to its right begins.
    pub(super) right: Option<f64>,
}

/// White between two columns, from left to right.
pub(super) type Gutter = (f64, f64);

/// The narrowest white between columns, in em of most rows of the page.
const GUTTER: f64 = 0.8;

/// How many lines make a column where nothing else speaks for one.
const LINES: usize = 3;

/// How many words a line of a column has at least, at the median. Labels have one,
/// and the cells of most tables fewer.
const WORDS: usize = 3;

/// How much of its column a line fills at least, at the median. Ragged lines fill
/// nine tenths; cells of tables are as long as they happen to be.
const FILLED: f64 = 0.7;

/// How much of the wider of two columns of one grid the other is wide, and how much of
/// its column a line of a paragraph fills.
const ALIKE: f64 = 0.95;

/// How near each other the baselines of one line are, in em.
const LEVEL: f64 = 0.1;

/// How much further from what is above it, in em, text stands that belongs to what is
/// below the columns than their lines do.
const APART: f64 = 0.3;

/// How many strips a page may have that is looked at for columns, and how many rows:
/// more than a page of a newspaper in small print has.
const STRIPS: usize = 500;
const ROWS: usize = 5_000;

/// In how many steps what is no columns is gone through at least: on long pages, not
/// every line of a table can be tried as the first of columns.
const STEPS: usize = 64;

/// How many of the widest stretches of white are tried as gutters.
const WIDEST: usize = 8;

/// Up to one in how many strips stands close below another, as lines of paragraphs do,
/// where most of a page are tables.
const CLOSE: usize = 8;

/// How many times a part of a page is cut: no page has more columns.
const DEPTH: usize = 16;

/// Puts the rows of a page in order. `known` are gutters of other pages.
pub(super) fn columns<'p>(rows: Vec<Row<'p>>, known: &[Gutter]) -> Vec<Column<'p>> {
    let em = usual_em(&rows);
    let mut order = Order { known, em, out: Vec::new(), found: Vec::new() };
    order.region(rows, Bounds::default(), 0);
    order.out
}

/// The gutters that can be told from the rows of one page alone.
pub(super) fn gutters(rows: &[Row<'_>]) -> Vec<Gutter> {
    let em = usual_em(rows);
    let mut order = Order { known: &[], em, out: Vec::new(), found: Vec::new() };
    order.region(rows.to_vec(), Bounds::default(), 0);
    order.found
}

fn usual_em(rows: &[Row<'_>]) -> f64 {
    let mut sizes: Vec<f64> = rows.iter().map(|row| row.em).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Those of `gutters` that are not the same as others, in order.
pub(super) fn usual(mut gutters: Vec<Gutter>) -> Vec<Gutter> {
    gutters.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    gutters.dedup_by(|a, b| (a.0 - b.0).abs() < 1.0 && (a.1 - b.1).abs() < 1.0);
    gutters
}

struct Order<'p, 'k> {
    known: &'k [Gutter],
    /// The size of most rows.
    em: f64,
    out: Vec<Column<'p>>,
    found: Vec<Gutter>,
}

/// Strips through which white runs down.
#[derive(Debug, Default)]
struct Band {
    /// How many they are, from the first on.
    count: usize,
    /// That which parts columns, if they are some.
    gutter: Option<Gutter>,
    /// All of it, from left to right.
    gaps: Vec<Gutter>,
}

/// Rows between which no white runs across.
pub(super) struct Strip<'p> {
    /// The rows.
    pub(super) rows: Vec<Row<'p>>,
    /// Where its uppermost row begins.
    pub(super) top: f64,
    /// Where its lowermost row ends.
    pub(super) bottom: f64,
}

impl<'p> Order<'p, '_> {
    fn region(&mut self, rows: Vec<Row<'p>>, bounds: Bounds, depth: usize) {
        if rows.len() > ROWS || depth > DEPTH {
            self.out.push(Column { rows, bounds, cell: false });
            return;
        }
        let strips = strips(rows);
        let mut single = Vec::new();
        let mut rest: std::collections::VecDeque<Strip<'p>> = strips.into();
        let few = rest.len() <= STRIPS;
        let line = usual_white(rest.make_contiguous());
        let mut above = None;
        while !rest.is_empty() {
            let band =
                if few { self.band(rest.make_contiguous()) } else { Band::default() };
            let Band { count, gutter, gaps } = band;
            let Some(gutter) = gutter else {
                let below = rest.get(count).map(|strip| strip.top);
                let strips = &rest.make_contiguous()[..count];
                let around = (above, below);
                let table = cells::table(strips, &gaps, around, (line, self.em));
                let passed = match &table {
                    Some(table) => table.before,
                    None => (count / STEPS).max(1),
                };
                for strip in rest.drain(..passed) {
                    above = Some(strip.bottom);
                    single.extend(strip.rows);
                }
                if let Some(table) = table {
                    self.column(&mut single, bounds);
                    above =
                        rest.drain(..table.length).next_back().map(|strip| strip.bottom);
                    let cell = |rows| Column { rows, bounds, cell: true };
                    self.out.extend(table.cells.into_iter().map(cell));
                }
                continue;
            };
            self.column(&mut single, bounds);
            self.found.push(gutter);
            above = rest.get(count - 1).map(|strip| strip.bottom);
            let band = rest.drain(..count).flat_map(|strip| strip.rows);
            let (left, right) = band.partition(|row| row.right <= gutter.0 + 0.01);
            let white = self.narrowest(gutter);
            self.region(left, Bounds { right: Some(white.0), ..bounds }, depth + 1);
            self.region(right, Bounds { left: Some(white.1), ..bounds }, depth + 1);
        }
        self.column(&mut single, bounds);
    }

    /// The narrowest white that is known to part the same columns: one that holds no
    /// more than a nested list, or short lines, has wider white around it.
    fn narrowest(&self, gutter: Gutter) -> Gutter {
        let within = |known: &&Gutter| {
            known.0 >= gutter.0 - 1.0 && known.1 <= gutter.1 + 1.0 && known.0 < known.1
        };
        let width = |gutter: &Gutter| gutter.1 - gutter.0;
        let known = self.known.iter().filter(within).copied();
        known.min_by(|a, b| width(a).total_cmp(&width(b))).unwrap_or(gutter)
    }

    fn column(&mut self, rows: &mut Vec<Row<'p>>, bounds: Bounds) {
        if !rows.is_empty() {
            let rows = std::mem::take(rows);
            self.out.push(Column { rows, bounds, cell: false });
        }
    }

    /// Through how many of `strips`, from the first on, white runs down, and that
    /// white if they stand in columns.
    fn band(&self, strips: &[Strip<'p>]) -> Band {
        let mut cover = Cover::default();
        let (left, right) = extent(strips.iter().flat_map(|strip| &strip.rows));
        let white = GUTTER * self.em;
        let mut last = None;
        for (at, strip) in strips.iter().enumerate() {
            for row in &strip.rows {
                cover.add(row.left, row.right);
            }
            let gaps: Vec<Gutter> =
                cover.gaps().filter(|gap| gap.1 - gap.0 >= white).collect();
            if gaps.is_empty() && cover.width() > (right - left) * 0.75 {
                break;
            }
            if !gaps.is_empty() {
                last = Some((at + 1, gaps));
            }
        }
        let Some((count, gaps)) = last else { return Band::default() };
        let mut widest = gaps.clone();
        widest.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
        let rows: Vec<&Row<'_>> =
            strips[..count].iter().flat_map(|strip| &strip.rows).collect();
        let mut widest = widest.into_iter().take(WIDEST);
        let gutter = widest.find(|gap| self.parts(&rows, *gap));
        let belonging = |gutter| belonging(strips, count, gutter, self.em);
        Band { count: gutter.map_or(count, belonging), gutter, gaps }
    }

    /// Whether what stands on both sides of `gap` are columns.
    fn parts(&self, rows: &[&Row<'p>], gap: Gutter) -> bool {
        let is_known = self.known.iter().any(|known| {
            let shared = known.1.min(gap.1) - known.0.max(gap.0);
            shared > 0.5 * (known.1 - known.0)
        });
        let is_left = |row: &&&Row<'_>| row.right <= gap.0 + 0.01;
        let (left, right): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            rows.iter().partition(is_left);
        let both = !left.is_empty() && !right.is_empty();
        if !both || is_known {
            return both;
        }
        let (left, right) = (Side::new(left), Side::new(right));
        left.is_column() && right.is_column() || left.is_twin_of(&right)
    }
}

/// The lines of one side of a gutter, as far as they tell whether they are a column's.
struct Side {
    /// Their baselines, from top to bottom, and the size of each.
    bases: Vec<(f64, f64)>,
    /// How far each reaches from where the side begins.
    widths: Vec<f64>,
    /// How many words each has.
    words: Vec<usize>,
}

impl Side {
    fn new(mut rows: Vec<&Row<'_>>) -> Self {
        rows.sort_by(|a, b| b.base.total_cmp(&a.base));
        let on_line =
            |a: &&Row<'_>, b: &&Row<'_>| shares_line((a.base, a.em), (b.base, b.em));
        let left = extent(rows.iter().copied()).0;
        let mut side = Self { bases: Vec::new(), widths: Vec::new(), words: Vec::new() };
        for line in rows.chunk_by(on_line) {
            side.bases.push((line[0].base, line[0].em));
            side.widths.push(extent(line.iter().copied()).1 - left);
            side.words.push(line.iter().map(|row| row.words).sum());
        }
        side
    }

    fn widest(&self) -> f64 {
        self.widths.iter().copied().fold(0.0, f64::max)
    }

    /// Whether it reads as a column by itself: most of its lines are text.
    fn is_column(&self) -> bool {
        let (mut widths, mut words) = (self.widths.clone(), self.words.clone());
        widths.sort_by(f64::total_cmp);
        words.sort_unstable();
        let half = widths.len() / 2;
        widths.len() >= LINES
            && widths[half] >= FILLED * self.widest()
            && words[half] >= WORDS
    }

    /// Whether some of its lines at least are those of paragraphs.
    fn has_text(&self) -> bool {
        let full = ALIKE * self.widest();
        let lines = self.widths.iter().zip(&self.words);
        lines.filter(|line| *line.0 >= full && *line.1 >= 2 * WORDS).count() >= LINES
    }

    /// Whether this and `other` are columns of one grid, though one may hold no more
    /// than headings and items: they are equally wide, and go on each for itself, as the
    /// cells of a row do not.
    fn is_twin_of(&self, other: &Self) -> bool {
        let (widest, wider) = (self.widest(), other.widest());
        let (few, many) = if self.bases.len() < other.bases.len() {
            (self, other)
        } else {
            (other, self)
        };
        few.bases.len() >= LINES
            && widest.min(wider) >= ALIKE * widest.max(wider)
            && (self.has_text() || other.has_text())
            && 2 * few.bases.iter().filter(|line| many.has_line_at(line)).count()
                <= few.bases.len()
    }

    fn has_line_at(&self, (base, em): &(f64, f64)) -> bool {
        let (top, bottom) = (base + LEVEL * em, base - LEVEL * em);
        let below = self.bases.partition_point(|own| own.0 >= top);
        self.bases.get(below).is_some_and(|own| own.0 > bottom)
    }
}

/// How many of the first `count` strips belong to columns: the last of them may
/// stand above what is below those, as a short heading does.
fn belonging(strips: &[Strip<'_>], count: usize, gutter: Gutter, em: f64) -> usize {
    if count == strips.len() {
        return count;
    }
    let in_right = |strip: &Strip<'_>| strip.rows.iter().any(|row| row.left >= gutter.1);
    let tail = strips[..count].iter().rposition(in_right).map_or(count, |at| at + 1);
    let gap = |at: usize| strips[at - 1].bottom - strips[at].top;
    let mut gaps: Vec<f64> = (1..tail).map(gap).collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let apart = |at: &usize| gap(*at) > usual + APART * em;
    (tail.max(1)..count).find(apart).unwrap_or(count)
}

/// The white between strips that stand close, as the lines of paragraphs do.
fn usual_white(strips: &[Strip<'_>]) -> f64 {
    let white = strips.windows(2).map(|pair| pair[0].bottom - pair[1].top);
    let mut white: Vec<f64> = white.collect();
    white.sort_by(f64::total_cmp);
    white.get(white.len() / CLOSE).copied().unwrap_or(0.0)
}

/// Cuts rows where white runs across.
fn strips(mut rows: Vec<Row<'_>>) -> Vec<Strip<'_>> {
    // Lines that are set tight may touch: only what is between the baseline and
    // the height of small letters counts.
    let top = |row: &Row<'_>| row.base + 0.5 * row.em;
    let bottom = |row: &Row<'_>| row.base;
    rows.sort_by(|a, b| top(b).total_cmp(&top(a)));
    let mut strips: Vec<Strip<'_>> = Vec::new();
    for row in rows {
        let (top, bottom) = (top(&row), bottom(&row));
        match strips.last_mut() {
            Some(strip) if strip.bottom < top => {
                strip.bottom = strip.bottom.min(bottom);
                strip.rows.push(row);
            }
            _ => strips.push(Strip { rows: vec![row], top, bottom }),
        }
    }
    strips
}

fn extent<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> (f64, f64) {
    rows.fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), row| {
        (left.min(row.left), right.max(row.right))
    })
}

/// What of a page's width is covered, as stretches that do not meet.
#[derive(Default)]
struct Cover(Vec<(f64, f64)>);

impl Cover {
    fn add(&mut self, left: f64, right: f64) {
        let from = self.0.partition_point(|stretch| stretch.1 < left);
        let to = self.0.partition_point(|stretch| stretch.0 <= right);
        let met = &self.0[from..to.max(from)];
        let left = met.first().map_or(left, |first| first.0.min(left));
        let right = met.last().map_or(right, |last| last.1.max(right));
        self.0.splice(from..to.max(from), [(left, right)]);
    }

    fn gaps(&self) -> impl Iterator<Item = Gutter> {
        self.0.windows(2).map(|pair| (pair[0].1, pair[1].0))
    }

    fn width(&self) -> f64 {
        let (first, last) = (self.0.first(), self.0.last());
        first.zip(last).map_or(0.0, |(first, last)| last.1 - first.0)
    }
}
