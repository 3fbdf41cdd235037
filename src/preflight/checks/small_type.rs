use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// The smallest type that survives a shifted plate, in points.
const SMALLEST: f64 = 8.0;

/// Small type is not left white in an area, nor printed with several inks: the least
/// shift of a plate fills it, or blurs it.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let (Shape::Text(size), Some(inks)) = (mark.shape, &mark.paint.inks) else { return };
    if size >= SMALLEST - 0.01 || !mark.touches(sheet.boxes.bleed) {
        return;
    }
    let how = if inks.is_white() {
        "white"
    } else if inks.count() > 1 {
        "in several inks"
    } else {
        return;
    };
    let message = format!("text of {size:.1} pt is {how}, and smaller than {SMALLEST}");
    found.worst(Code::TypeSmall, sheet.number, 1.0 / size.max(0.001), message);
}
