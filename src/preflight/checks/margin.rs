use super::super::boxes::{MM, mm};
use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// How far from the trim text is safe, in mm: knives and folds are not that exact.
const SAFE: f64 = 5.0;
/// Rounding, in points.
const ROUNDING: f64 = 0.05;

/// Text stands far enough from where the page is cut. Text that lies outside altogether
/// is cut off on purpose; text that runs over the edge is told too.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let (Shape::Text(_), Some(text)) = (mark.shape, mark.bounds) else { return };
    let (trim, unit) = (sheet.boxes.finished(), sheet.boxes.unit);
    if !mark.touches(trim) {
        return;
    }
    let sides =
        [text.x0 - trim.x0, trim.x1 - text.x1, text.y0 - trim.y0, trim.y1 - text.y1];
    let nearest = sides.into_iter().fold(f64::INFINITY, f64::min) * unit;
    if nearest < SAFE * MM - ROUNDING {
        let message = match nearest < 0.0 {
            true => "text runs over the edge of the page".to_owned(),
            false => format!("text stands {} mm from the edge of {SAFE}", mm(nearest)),
        };
        found.worst(Code::TrimNear, sheet.number, SAFE * MM - nearest, message);
    }
}
