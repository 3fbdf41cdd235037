//! The part of the graphics state that says where text stands (ISO 32000-2,
//! 9.3 and 9.4).

use std::rc::Rc;

use kurbo::{Affine, Point, Vec2};

use super::fonts::Font;
use super::geometry::Line;

/// The state that `q` saves and `Q` restores.
#[derive(Clone)]
pub(crate) struct State<'a> {
    /// From user space to the page's default user space.
    pub(crate) matrix: Affine,
    /// The font, once one is chosen.
    pub(crate) font: Option<Rc<Font<'a>>>,
    /// The size of the type.
    pub(crate) size: f64,
    /// What is added to each advance.
    pub(crate) character_space: f64,
    /// What is added to the advance of a single-byte space.
    pub(crate) word_space: f64,
    /// The horizontal scale; 1 is none.
    pub(crate) scale: f64,
    /// From one line to the next.
    pub(crate) leading: f64,
    /// The baseline's shift upwards.
    pub(crate) rise: f64,
}

/// The two matrices of a text object.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pen {
    /// Where the next glyph goes.
    glyph: Affine,
    /// Where the line began.
    line: Affine,
}

impl State<'_> {
    /// The state at a page's beginning.
    pub(crate) fn new() -> Self {
        Self {
            matrix: Affine::IDENTITY,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }

    /// How far the pen moves for a character with `advance` em, which is a
    /// single-byte space if `space`.
    pub(crate) fn advance(&self, advance: Vec2, space: bool, horizontal: bool) -> Vec2 {
        let extra = self.character_space + if space { self.word_space } else { 0.0 };
        if horizontal {
            Vec2::new((advance.x * self.size + extra) * self.scale, 0.0)
        } else {
            Vec2::new(0.0, advance.y * self.size + extra)
        }
    }

    /// How far a number in an array of strings moves the pen.
    pub(crate) fn adjustment(&self, number: f64, horizontal: bool) -> Vec2 {
        let shift = -number / 1000.0 * self.size;
        if horizontal {
            Vec2::new(shift * self.scale, 0.0)
        } else {
            Vec2::new(0.0, shift)
        }
    }

    /// The line of a glyph that takes the pen from where it is along `step`.
    pub(crate) fn line(&self, pen: &Pen, step: Vec2, horizontal: bool) -> Line {
        let matrix = self.matrix * pen.glyph;
        let [a, b, c, d, ..] = matrix.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let direction = if horizontal { along } else { -up };
        Line {
            from: matrix * Point::new(0.0, self.rise),
            to: matrix * Point::new(step.x, step.y + self.rise),
            direction: direction / direction.hypot().max(f64::MIN_POSITIVE),
            em: (self.size * up.hypot()).abs(),
            turned: false,
        }
    }
}

impl Pen {
    /// Puts the pen at `matrix` (`Tm`).
    pub(crate) fn set(&mut self, matrix: Affine) {
        *self = Self { glyph: matrix, line: matrix };
    }

    /// Starts a line `x` and `y` from where the last one started (`Td`).
    pub(crate) fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.line * Affine::translate((x, y)));
    }

    /// Moves the pen on the line.
    pub(crate) fn shift(&mut self, step: Vec2) {
        self.glyph *= Affine::translate(step);
    }
}
