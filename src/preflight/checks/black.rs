use super::super::content::Shape;
use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// From how much black on text is dark.
const DARK: f64 = 0.85;

/// Dark text is printed with black alone: with more inks its letters are blurred by the
/// least shift of a plate.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let (Shape::Text(_), Some(inks)) = (mark.shape, &mark.paint.inks) else { return };
    // On all plates, and off the page: it belongs to the marks.
    if inks.all.is_some() && !mark.touches(sheet.boxes.finished()) {
        return;
    }
    if inks.process[3] > DARK && inks.coloured() > 0
        || inks.all.is_some_and(|it| it > DARK)
    {
        let message = "dark text is printed with more inks than black";
        found.page(Code::BlackMixed, sheet.number, message);
    }
}
