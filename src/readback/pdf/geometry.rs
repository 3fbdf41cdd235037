//! Where text stands on a page, and what the white between two pieces of it
//! means.

use kurbo::{Point, Vec2};

/// From where to where a piece of text runs, in the page's default user space:
/// points, with the y axis upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Line {
    /// The origin of the first glyph, on the baseline.
    pub(crate) from: Point,
    /// The point after the last glyph's advance.
    pub(crate) to: Point,
    /// The direction of writing; of length 1.
    pub(crate) direction: Vec2,
    /// The size of the type, in points.
    pub(crate) em: f64,
    /// Whether any of it is read from right to left.
    pub(crate) turned: bool,
}

/// What lies between two pieces of text that are read one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: they stand in the same word, unless one holds a space.
    None,
    /// White as wide as a space.
    Space,
    /// The end of a line, a column or a page.
    Line,
}

/// The narrowest white that can be a space, in em. Kerning stays well below
/// it; the narrowest space of a tightly justified line is above it.
const SPACE: f64 = 0.18;

/// How far the baseline moves at least from one line to the next, in em.
/// Superscripts and subscripts stay below it.
const LEADING: f64 = 0.7;

/// From which white on, in em, two pieces do not stand side by side.
const FAR: f64 = 1.0;

/// By how much of an em two pieces of text may differ in size, or stand higher,
/// and still be set on one level. The least that a superscript is raised is many
/// times as much.
const LEVEL: f64 = 0.05;

impl Line {
    /// What lies between two pieces on one line, either of which is turned. What is read next may stand on either side, and far away where others
    /// are read in between.
    fn beside(&self, next: &Self, em: f64) -> Gap {
        let right = (next.from - self.to).dot(self.direction) / em;
        let left = (self.from - next.to).dot(self.direction) / em;
        match right.max(left) {
            white if white > SPACE && white < FAR => Gap::Space,
            _ => Gap::None,
        }
    }

    /// What lies between this text and `next`, which is read after it.
    pub(super) fn gap(&self, next: &Self) -> Gap {
        let em = self.em.max(next.em);
        if em <= 0.0 {
            return Gap::None;
        }
        let step = (next.from - self.to) / em;
        let along = step.dot(self.direction);
        let across = step.cross(self.direction).abs();
        // A line that is set tight still differs from a superscript: it begins
        // far to the left of where the line before it ended.
        if across > LEADING || (across > LEADING / 2.0 && along < -1.0) {
            Gap::Line
        } else if self.turned || next.turned {
            self.beside(next, em)
        } else if along > SPACE {
            Gap::Space
        } else {
            Gap::None
        }
    }

    /// Whether it runs level from left to right, as most text does.
    pub(super) fn is_upright(&self) -> bool {
        self.direction.x > 0.0 && self.direction.y.abs() < LEVEL
    }

    /// Whether a point stands on the line of this text.
    pub(super) fn is_on_line(&self, at: Point) -> bool {
        (at - self.to).cross(self.direction).abs() <= LEVEL * self.em
    }

    /// Whether `next` is as large as this text, stands on the same level, and does not
    /// reach far back over it.
    pub(super) fn is_level(&self, next: &Self) -> bool {
        let em = self.em.max(next.em);
        let step = next.from - self.to;
        let raised = step.cross(self.direction).abs();
        let same = (self.em - next.em).abs() <= LEVEL * em && raised <= LEVEL * em;
        same && step.dot(self.direction) > -em
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(x: f64, y: f64, expected: Gap) {
        let line = |from: Point, to: Point| Line {
            from,
            to,
            direction: Vec2::new(1.0, 0.0),
            em: 10.0,
            turned: false,
        };
        let before = line(Point::new(0.0, 100.0), Point::new(50.0, 100.0));
        let after = line(Point::new(x, y), Point::new(x + 20.0, y));
        assert_eq!(before.gap(&after), expected);
    }

    #[test]
    fn kerning_is_no_space() {
        check(50.5, 100.0, Gap::None);
        check(48.0, 100.0, Gap::None);
    }

    #[test]
    fn a_quarter_em_is_a_space() {
        check(52.5, 100.0, Gap::Space);
    }

    #[test]
    fn a_superscript_stays_on_its_line() {
        check(50.0, 104.0, Gap::None);
    }

    #[test]
    fn the_next_line_is_a_line() {
        check(0.0, 86.0, Gap::Line);
        check(0.0, 96.0, Gap::Line);
    }
}
