use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// Whatever text is seen is set in fonts that the file brings with it (ISO 32000-1, 9.9;
/// ISO 15930-7): a print house sets another one in its place, or none.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    if let Event::Font { name, embedded: false } = event {
        let message = format!("the font {name} is not in the file");
        found.page(Code::FontNotEmbedded, sheet.number, message);
    }
}
