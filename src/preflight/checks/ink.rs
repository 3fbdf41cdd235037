use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// More ink than the paper takes smears and does not dry: the sum of all inks in areas,
/// lines, gradients and images stays under what was ordered. Marks on all plates (ISO
/// 32000-1, 8.6.6.4) may have more outside the trim, where they are cut off.
pub(super) fn check(
    event: &Event<'_>,
    sheet: &Sheet<'_>,
    order: &Order,
    found: &mut Found,
) {
    /// Rounding, in per cent.
    const ROUNDING: f64 = 0.5;
    let Event::Mark(mark) = event else { return };
    let Some(ink) = mark.ink.filter(|ink| *ink > order.ink + ROUNDING) else { return };
    let all = mark.paint.inks.as_ref().is_some_and(|inks| inks.all.is_some());
    if all && !mark.touches(sheet.boxes.finished()) || !mark.touches(sheet.boxes.media) {
        return;
    }
    let what = match mark.shape {
        Shape::Text(_) => "text",
        Shape::Fill => "an area",
        Shape::Line(_) => "a line",
        Shape::Image { .. } => "an image",
        Shape::Shading => "a gradient",
    };
    let (ink_is, limit) = (ink.round(), order.ink.round());
    let message = format!("{what} has {ink_is} % ink, more than the {limit} % ordered");
    found.worst(Code::InkLimit, sheet.number, ink, message);
}
