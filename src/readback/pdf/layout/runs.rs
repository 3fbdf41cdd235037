//! The pieces of a page, turned upright.

use std::collections::{HashMap, HashSet};

use kurbo::{Point, Rect, Vec2};

use crate::readback::pdf::faces::Face;
use crate::readback::pdf::geometry::Line;
use crate::readback::pdf::pieces::{PageText, Piece};

/// A piece of text on a page on which writing runs from left to right.
#[derive(Debug, Clone)]
pub(super) struct Run<'p> {
    /// What it says.
    pub(super) text: &'p str,
    /// What it is set in.
    pub(super) face: &'p Face,
    /// The size of the type.
    pub(super) em: f64,
    /// Where what is seen of it begins.
    pub(super) left: f64,
    /// Where that ends.
    pub(super) right: f64,
    /// The height of the baseline; larger is higher.
    pub(super) base: f64,
    /// Where it stands on the page as that is.
    pub(super) line: Line,
    /// Its spaces: the byte of each, and from where to where it runs.
    spaces: Vec<(usize, f64, f64)>,
}

/// A small shape on such a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    /// Where it begins.
    pub(super) left: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// How high its middle is.
    pub(super) middle: f64,
}

/// The text of a page, upright.
#[derive(Debug, Default)]
pub(super) struct Sheet<'p> {
    /// What is read, in the order in which it is drawn.
    pub(super) runs: Vec<Run<'p>>,
    /// What is declared to be no part of what is read, runs at an angle to the
    /// others, and what stands beyond the page's edges.
    pub(super) aside: Vec<&'p Piece>,
    /// Shapes that may be bullets.
    pub(super) dots: Vec<Dot>,
    /// How high the page's upper edge is.
    pub(super) top: f64,
    /// How high its lower edge is.
    pub(super) bottom: f64,
}

/// How far apart, in points, the same text is drawn twice at most to look like one
/// that is bolder, or has a shadow.
const TWICE: f64 = 1.0;

/// Turns what `page`, which is seen as far as `edges`, draws upright.
pub(super) fn upright(page: &PageText, edges: Rect) -> Sheet<'_> {
    let along = direction(page);
    let up = Vec2::new(-along.y, along.x);
    let height = |point: Point| point.to_vec2().dot(up);
    let corners = [
        Point::new(edges.x0, edges.y0),
        Point::new(edges.x1, edges.y0),
        Point::new(edges.x0, edges.y1),
        Point::new(edges.x1, edges.y1),
    ];
    let heights = corners.map(height);
    let dot = |area: &Rect| {
        let middle = area.center().to_vec2();
        let half = area.width().max(area.height()) / 2.0;
        let (at, middle) = (middle.dot(along), middle.dot(up));
        Dot { left: at - half, right: at + half, middle }
    };
    let mut sheet = Sheet {
        dots: page.dots.all().iter().map(dot).collect(),
        top: heights.into_iter().fold(f64::NEG_INFINITY, f64::max),
        bottom: heights.into_iter().fold(f64::INFINITY, f64::min),
        ..Sheet::default()
    };
    let mut drawn = HashSet::new();
    for piece in &page.pieces {
        let (Some(line), Some(face), Some((from, to))) =
            (piece.line, piece.face.as_deref(), piece.ink)
        else {
            continue;
        };
        let text = page.text(piece);
        let artifact = page.contexts(piece).any(|context| context.artifact);
        let is_level = line.direction.dot(along) > LEVEL;
        let is_seen = edges.inflate(1.0, 1.0).contains(from);
        if artifact || !is_level || !is_seen || line.em <= 0.0 {
            sheet.aside.push(piece);
            continue;
        }
        let run = Run {
            text,
            face,
            em: line.em,
            left: from.to_vec2().dot(along),
            right: to.to_vec2().dot(along),
            base: height(from),
            line,
            spaces: page
                .spaces(piece)
                .map(|(at, space)| {
                    let along = |point: Point| point.to_vec2().dot(along);
                    (at, along(space.from), along(space.to))
                })
                .collect(),
        };
        if run.is_finite() && is_first(&run, &mut drawn) {
            sheet.runs.push(run);
        }
    }
    sheet
}

/// The cosine of the largest angle at which text is on a level with other text.
const LEVEL: f64 = 0.995;

/// The direction in which most characters of a page are written.
fn direction(page: &PageText) -> Vec2 {
    let mut written: HashMap<(i32, i32), (usize, Vec2)> = HashMap::new();
    for piece in &page.pieces {
        let Some(line) = piece.line else { continue };
        let key = (line.direction.x * 64.0).round() as i32;
        let key = (key, (line.direction.y * 64.0).round() as i32);
        written.entry(key).or_insert((0, line.direction)).0 += page.text(piece).len();
    }
    let most = written.into_iter().max_by_key(|(key, (count, _))| (*count, *key));
    let direction = most.map_or(Vec2::ZERO, |(_, (_, direction))| direction);
    if direction.hypot() > 0.5 { direction } else { Vec2::new(1.0, 0.0) }
}

/// Whether the same is drawn at the same place for the first time.
fn is_first<'p>(run: &Run<'p>, drawn: &mut HashSet<(&'p str, i64, i64)>) -> bool {
    let place = |at: f64| (at / TWICE).floor() as i64;
    let (x, y) = (place(run.left), place(run.base));
    let near = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
    let again = near.into_iter().any(|(x, y)| drawn.contains(&(run.text, x, y)));
    drawn.insert((run.text, x, y));
    // A full stop may well follow the other.
    !again || run.right - run.left < 2.0 * TWICE
}

impl<'p> Run<'p> {
    /// The bullet that `dot` is before the run `next`.
    pub(super) fn bullet(next: &Self, dot: &Dot) -> Self {
        let step = |to: f64| next.line.direction * (to - next.left);
        let line = Line {
            from: next.line.from + step(dot.left),
            to: next.line.from + step(dot.right),
            ..next.line
        };
        let Dot { left, right, .. } = *dot;
        Self { text: "•", left, right, line, spaces: Vec::new(), ..next.clone() }
    }

    /// Where the byte `at` of its text stands, if a word begins or ends there.
    pub(super) fn position(&self, at: usize) -> f64 {
        let after = self.spaces.partition_point(|space| space.0 < at);
        match (self.spaces.get(after), after.checked_sub(1)) {
            (Some(space), _) if space.0 == at => space.1,
            (_, Some(before)) => self.spaces[before].2,
            (_, None) => self.left,
        }
    }

    fn is_finite(&self) -> bool {
        [self.em, self.left, self.right, self.base].iter().all(|it| it.is_finite())
    }
}
