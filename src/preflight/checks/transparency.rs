use super::{Event, Found, Order, Sheet};
use crate::agreement::Code;

/// Nothing is to be mixed in another colour space than the print's (ISO 32000-1, 11.6.6),
/// and nothing shines through (11.6.4, 11.6.5): PDF/X-4 allows it, but what comes of it
/// depends on who flattens it.
pub(super) fn check(event: &Event<'_>, sheet: &Sheet<'_>, _: &Order, found: &mut Found) {
    match event {
        Event::Group(space) => {
            let message = format!("a group is mixed in {space}");
            found.page(Code::GroupSpace, sheet.number, message);
        }
        Event::Transparent(what) => {
            found.page(Code::Transparency, sheet.number, format!("there is {what}"));
        }
        _ => {}
    }
}
