use super::super::boxes::{MM, TOLERANCE};
use super::{Event, Found, Sheet};
use crate::agreement::Code;

/// How much room beside what is printed marks need, in mm.
const ROOM: f64 = 3.0;

/// What stands around the pages on one side of a sheet: marks on all plates (ISO 32000-1,
/// 8.6.6.4), which say where it is cut and folded, and nothing else.
#[derive(Debug, Default)]
pub(in crate::preflight) struct Marks {
    seen: bool,
    stray: bool,
}

impl Marks {
    /// Looks at one thing that the side does.
    pub fn look(&mut self, event: &Event<'_>, sheet: &Sheet<'_>) {
        let Event::Mark(mark) = event else { return };
        let (Some(inks), Some(bounds)) = (&mark.paint.inks, mark.bounds) else { return };
        let printed = sheet.boxes.bleed.inflate(TOLERANCE, TOLERANCE);
        if !mark.touches(sheet.boxes.media) {
            return;
        }
        if inks.all.is_some() {
            self.seen |= !mark.touches(sheet.boxes.bleed);
        } else if !printed.contains_rect(bounds) && !inks.is_white() {
            self.stray = true;
        }
    }

    /// Tells what is wrong with the side, once all was looked at.
    pub fn tell(self, sheet: &Sheet<'_>, found: &mut Found) {
        let (bleed, media) = (sheet.boxes.bleed, sheet.boxes.media);
        let room = [bleed.x0 - media.x0, bleed.y0 - media.y0];
        let is_room = room.into_iter().any(|room| room * sheet.boxes.unit >= ROOM * MM);
        let mut tell =
            |message: &str| found.page(Code::SheetMarks, sheet.number, message);
        if self.stray {
            tell("something that is not on all plates stands outside of the bleed");
        } else if is_room && !self.seen {
            tell("no marks on all plates say where the sheet is cut and folded");
        }
    }
}
