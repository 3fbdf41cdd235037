use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// The thinnest line that prints safely, in points.
const THINNEST: f64 = 0.25;

/// Lines are thick enough to be printed, those too that are drawn as areas (ISO 32000-1,
/// 8.4.3.2). A width of zero is the thinnest that a device can draw, and on a plate not
/// to be seen.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let width = match (mark.shape, mark.bounds) {
        (Shape::Line(width), _) => width,
        (Shape::Fill, Some(area)) => area.width().min(area.height()) * sheet.boxes.unit,
        _ => return,
    };
    let white = mark.paint.inks.as_ref().is_some_and(|inks| inks.is_white());
    let seen = mark.touches(sheet.boxes.bleed) && !white;
    if seen && width < THINNEST - 0.005 {
        let message = format!("a line is {width:.2} pt thin, less than {THINNEST}");
        found.worst(Code::LineThin, sheet.number, 1.0 / width.max(0.001), message);
    }
}
