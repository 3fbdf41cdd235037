use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// Inks of their own (ISO 32000-1, 8.6.6) are a plate more, and money: only those that
/// were ordered.
pub(super) fn check(
    event: &Event<'_>,
    sheet: &Sheet<'_>,
    order: &Order,
    found: &mut Found,
) {
    let Event::Mark(mark) = event else { return };
    for name in mark.paint.spots.iter().filter(|name| !order.has_spot(name)) {
        let message = format!("the spot colour {name} was not ordered");
        found.page(Code::SpotColour, sheet.number, message);
    }
}
