use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// Black text overprints (ISO 32000-1, 8.6.7): where it is cut out of the colour beneath,
/// the least shift of a plate leaves a white rim. Of colours that are given as four inks,
/// those of which there are none must count as not printed (`OPM 1`).
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let (Shape::Text(_), Some(inks)) = (mark.shape, &mark.paint.inks) else { return };
    // In a space of its own inks the others are never touched.
    let alone = inks.alternate.is_some();
    let overprints = mark.overprint && (alone || mark.nonzero && mark.paint.device_cmyk);
    if inks.is_black() && !overprints && mark.touches(sheet.boxes.bleed) {
        let message = "black text does not overprint";
        found.page(Code::BlackKnockout, sheet.number, message);
    }
}
