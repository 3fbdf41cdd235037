//! Small shapes: some writers draw bullets, and do not set them.

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use kurbo::{Affine, Point, Rect};

/// How large a shape is at most to be kept, in points: as large as the bullets of any
/// type that is read.
const LARGEST: f64 = 16.0;

/// How many are kept of a page: one with more is a drawing.
const MOST: usize = 500;

/// The shapes of a page that may be bullets.
#[derive(Debug, Clone, Default)]
pub(super) struct Dots {
    /// What they cover, in the page's default user space.
    found: Vec<Rect>,
    /// What the path covers that is being drawn.
    path: Option<Rect>,
}

impl Dots {
    /// Those of the page; none of one that has so many that they are a drawing.
    pub(super) fn all(&self) -> &[Rect] {
        if self.found.len() > MOST { &[] } else { &self.found }
    }

    /// Follows one operator, drawn under `matrix`.
    pub(super) fn follow(&mut self, operation: &Op<'_, '_>, matrix: Affine) {
        match operation {
            Op::MoveTo(at) => self.reach(matrix, [(&at.0, &at.1)]),
            Op::LineTo(at) => self.reach(matrix, [(&at.0, &at.1)]),
            Op::CubicTo(at) => {
                self.reach(matrix, [(&at.0, &at.1), (&at.2, &at.3), (&at.4, &at.5)]);
            }
            Op::CubicStartTo(at) => {
                self.reach(matrix, [(&at.0, &at.1), (&at.2, &at.3)]);
            }
            Op::CubicEndTo(at) => self.reach(matrix, [(&at.0, &at.1), (&at.2, &at.3)]),
            Op::RectPath(rect) => {
                let (x, y) = (rect.0.as_f64(), rect.1.as_f64());
                let area = Rect::new(x, y, x + rect.2.as_f64(), y + rect.3.as_f64());
                let own = matrix.transform_rect_bbox(area.abs());
                self.cover(own);
            }
            Op::EndPath(_) => self.path = None,
            Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_)
            | Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => self.paint(),
            _ => {}
        }
    }

    fn reach<const N: usize>(&mut self, matrix: Affine, to: [(&Number, &Number); N]) {
        for (x, y) in to {
            let point = matrix * Point::new(x.as_f64(), y.as_f64());
            self.cover(Rect::from_points(point, point));
        }
    }

    fn cover(&mut self, area: Rect) {
        self.path = Some(self.path.map_or(area, |path| path.union(area)));
    }

    /// Keeps the path that was drawn, if it is as small as a bullet, and about as high
    /// as it is wide.
    fn paint(&mut self) {
        let Some(path) = self.path.take() else { return };
        let (width, height) = (path.width(), path.height());
        let small = width.max(height) <= LARGEST && width.min(height) > 0.0;
        let square = width < 1.5 * height && height < 1.5 * width;
        if small && square && self.found.len() <= MOST {
            self.found.push(path);
        }
    }
}
