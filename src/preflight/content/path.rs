use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;
use kurbo::{Affine, Point, Rect};

/// How far the path that is being built reaches, in points of the page. Of a curve,
/// the points that steer it count.
#[derive(Debug, Default)]
pub(super) struct Path {
    reach: Option<Rect>,
    /// Whether the next painting makes it the clip.
    clips: bool,
}

impl Path {
    /// Takes in an operator that builds a path, with the matrix in force.
    pub fn follow(&mut self, operation: &Op<'_, '_>, matrix: Affine) {
        match operation {
            Op::MoveTo(to) => self.points(&[to.0, to.1], matrix),
            Op::LineTo(to) => self.points(&[to.0, to.1], matrix),
            Op::CubicTo(to) => {
                self.points(&[to.0, to.1, to.2, to.3, to.4, to.5], matrix);
            }
            Op::CubicStartTo(to) => self.points(&[to.0, to.1, to.2, to.3], matrix),
            Op::CubicEndTo(to) => self.points(&[to.0, to.1, to.2, to.3], matrix),
            Op::RectPath(rect) => {
                let [x, y, w, h] = [rect.0, rect.1, rect.2, rect.3].map(|it| it.as_f64());
                for corner in [(x, y), (x + w, y), (x, y + h), (x + w, y + h)] {
                    self.point(matrix * Point::from(corner));
                }
            }
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            _ => {}
        }
    }

    /// Ends the path: how far it reached, and whether it clips what comes.
    pub fn take(&mut self) -> (Option<Rect>, bool) {
        let Self { reach, clips } = std::mem::take(self);
        (reach, clips)
    }

    fn points(&mut self, numbers: &[Number], matrix: Affine) {
        for [x, y] in numbers.as_chunks().0 {
            self.point(matrix * Point::new(x.as_f64(), y.as_f64()));
        }
    }

    fn point(&mut self, point: Point) {
        let reach = self.reach.unwrap_or(Rect::from_points(point, point));
        self.reach = Some(reach.union_pt(point));
    }
}

/// How far a rectangle reaches under a matrix.
pub(super) fn reach(rect: Rect, matrix: Affine) -> Rect {
    matrix.transform_rect_bbox(rect)
}
