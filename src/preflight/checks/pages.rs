use super::{File, Found, Order};
use crate::agreement::Code;

/// The most pages that are stitched without trouble: sheets that lie inside stand out
/// further with each one.
const MOST: usize = 64;

/// A sheet that is folded once has four pages; so has a stitched booklet as many as can
/// be divided by four, and not too many. Of sheets, each side has two pages.
pub(super) fn check(file: &File<'_>, order: &Order, found: &mut Found) {
    if !order.stitched {
        return;
    }
    let mut count = file.sheets.len();
    if order.imposed {
        if !count.is_multiple_of(2) {
            let message = format!("{count} sides make no sheets: each has two");
            found.whole(Code::PageCount, message);
        }
        count *= 2;
    } else if !count.is_multiple_of(4) {
        let message = format!("{count} pages cannot be stitched: they come in fours");
        found.whole(Code::PageCount, message);
    }
    if count > MOST {
        let message = format!("{count} pages are many to stitch, more than {MOST}");
        found.whole(Code::StitchingLimit, message);
    }
}
