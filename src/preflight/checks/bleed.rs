use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name};

use super::super::boxes::{MM, TOLERANCE, mm};
use super::{File, Found, Order};
use crate::agreement::Code;

/// Colour that runs to the edge is printed over it, since no knife cuts to the hair (ISO
/// 32000-1, 14.11.2). At the spine it may end: in a booklet the next page begins there.
/// A page without a trim box has no edge to be printed over.
pub(super) fn check(file: &File<'_>, order: &Order, found: &mut Found) {
    let wanted = order.bleed * MM;
    let leftward = reads_from_the_right(file);
    for sheet in &file.sheets {
        let (Some(trim), bleed) = (sheet.boxes.trim, sheet.boxes.bleed) else { continue };
        // The first page is a right-hand one, whose spine is on the left.
        let spine_is_left = (sheet.number % 2 == 1) != leftward;
        let sides = [
            ("left", trim.x0 - bleed.x0, spine_is_left),
            ("right", bleed.x1 - trim.x1, !spine_is_left),
            ("top", bleed.y1 - trim.y1, false),
            ("bottom", trim.y0 - bleed.y0, false),
        ];
        for (side, reach, spine) in sides {
            let reach = reach * sheet.boxes.unit;
            // What does not lie in the bleed box at all is another fault.
            if !spine && reach < wanted - TOLERANCE && reach > -TOLERANCE {
                let (reach, wanted) = (mm(reach.max(0.0)), mm(wanted));
                let message =
                    format!("the bleed at the {side} is {reach} mm of {wanted}");
                found.page(Code::BleedMissing, sheet.number, message);
            }
        }
    }
}

fn reads_from_the_right(file: &File<'_>) -> bool {
    let preferences = file.catalog.get::<Dict<'_>>(keys::VIEWER_PREFERENCES);
    let direction = preferences.and_then(|it| it.get::<Name<'_>>(b"Direction"));
    direction.as_deref() == Some(b"R2L".as_slice())
}
