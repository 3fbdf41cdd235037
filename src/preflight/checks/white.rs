use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// White never overprints: what leaves all plates alone is not there (ISO 32000-1,
/// 8.6.7).
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    let Event::Mark(mark) = event else { return };
    let white = mark.paint.inks.as_ref().is_some_and(|inks| inks.is_white());
    if white && mark.overprint {
        let message = "white is set to overprint, and will vanish";
        found.page(Code::WhiteOverprint, sheet.number, message);
    }
}
