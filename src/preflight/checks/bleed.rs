use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Name};
use kurbo::Rect;

use super::super::boxes::{Boxes, MM, TOLERANCE, mm};
use super::{File, Found, Order};
use crate::agreement::Code;

/// Colour that runs to the edge is printed over it, since no knife cuts to the hair (ISO
/// 32000-1, 14.11.2). At the spine it may end: in a booklet the next page begins there.
/// A page without a trim box has no edge to be printed over. On sheets there is as much
/// bleed as there is room for, and the spine is in the middle.
pub(super) fn check(file: &File<'_>, order: &Order, found: &mut Found) {
    let leftward = reads_from_the_right(file);
    for sheet in &file.sheets {
        let (Some(trim), bleed) = (sheet.boxes.trim, sheet.boxes.bleed) else { continue };
        let room = if order.imposed { room(&sheet.boxes, trim) } else { f64::INFINITY };
        let wanted = (order.bleed * MM).min(room);
        // The first page is a right-hand one, whose spine is on the left.
        let spine_is_left = (sheet.number % 2 == 1) != leftward;
        let sides = [
            ("left", trim.x0 - bleed.x0, spine_is_left),
            ("right", bleed.x1 - trim.x1, !spine_is_left),
            ("top", bleed.y1 - trim.y1, false),
            ("bottom", trim.y0 - bleed.y0, false),
        ];
        for (side, reach, is_spine) in sides {
            let spine = is_spine && !order.imposed;
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

/// How much room a sheet has around its pages where it has least, in points. Half a
/// millimetre is none: it would be cut unevenly.
fn room(boxes: &Boxes, trim: Rect) -> f64 {
    let media = boxes.media;
    let sides =
        [trim.x0 - media.x0, media.x1 - trim.x1, trim.y0 - media.y0, media.y1 - trim.y1];
    let least = sides.into_iter().fold(f64::INFINITY, f64::min) * boxes.unit;
    if least < 0.5 * MM { 0.0 } else { least }
}

fn reads_from_the_right(file: &File<'_>) -> bool {
    let preferences = file.catalog.get::<Dict<'_>>(keys::VIEWER_PREFERENCES);
    let direction = preferences.and_then(|it| it.get::<Name<'_>>(b"Direction"));
    direction.as_deref() == Some(b"R2L".as_slice())
}
