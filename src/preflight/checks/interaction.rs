use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect};

use super::super::file::Sheet;
use super::{Event, File, Found, Order};
use crate::agreement::Code;

/// The most entries of a page, or bookmarks, that are looked at.
const MOST: usize = 10_000;

/// Paper does nothing: no annotations in what is printed (ISO 32000-1, 12.5), no actions
/// (12.6), no files in the file (7.11.4), no PostScript (8.8.2); all by ISO 15930-7.
pub(super) fn check(file: &File<'_>, _: &Order, found: &mut Found) {
    let mut act = |what: &str| found.whole(Code::Action, what);
    if file.catalog.contains_key(b"OpenAction") {
        act("the file does something when it is opened (OpenAction)");
    }
    if file.catalog.contains_key(keys::AA) {
        act("the file does something when it is printed or closed (AA)");
    }
    let names = file.catalog.get::<Dict<'_>>(keys::NAMES).unwrap_or_default();
    if names.contains_key(b"JavaScript") {
        act("there is JavaScript in the file");
    }
    if bookmark_acts(file) {
        act("a bookmark has an action");
    }
    if names.contains_key(b"EmbeddedFiles") || file.catalog.contains_key(b"AF") {
        found.whole(Code::EmbeddedFile, "there are files in the file");
    }
    for sheet in &file.sheets {
        if sheet.page.raw().contains_key(keys::AA) {
            let message = "the page does something when it is turned to (AA)";
            found.page(Code::Action, sheet.number, message);
        }
        annotations(sheet, found);
    }
}

/// What is drawn in PostScript cannot be looked into.
pub(super) fn check_content(
    event: &Event<'_>,
    sheet: &Sheet<'_>,
    _: &Order,
    found: &mut Found,
) {
    if let Event::PostScript = event {
        found.page(Code::Postscript, sheet.number, "there is PostScript in the page");
    }
}

fn annotations(sheet: &Sheet<'_>, found: &mut Found) {
    let annotations = sheet.page.raw().get::<Array<'_>>(keys::ANNOTS);
    let annotations = annotations.iter().flat_map(|it| it.iter::<Dict<'_>>().take(MOST));
    for annotation in annotations {
        let kind = annotation.get::<Name<'_>>(keys::SUBTYPE);
        let kind = kind.as_ref().map_or("unknown", |name| name.as_str());
        let area = annotation.get::<PdfRect>(keys::RECT);
        let printed = area.is_none_or(|PdfRect { x0, y0, x1, y1 }| {
            let area = kurbo::Rect::new(x0, y0, x1, y1).intersect(sheet.boxes.bleed);
            area.width() > 0.0 && area.height() > 0.0
        });
        let acts = [keys::A, keys::AA].iter().any(|key| annotation.contains_key(key));
        // Marks and traps are for the print house (14.11.3, 14.11.6).
        if printed && !matches!(kind, "PrinterMark" | "TrapNet") {
            let message = format!("an annotation ({kind}) lies on what is printed");
            found.page(Code::AnnotationPrinted, sheet.number, message);
        } else if acts {
            found.page(Code::Action, sheet.number, "an annotation has an action");
        }
        if kind == "FileAttachment" {
            found.page(Code::EmbeddedFile, sheet.number, "a file hangs on the page");
        }
    }
}

/// Whether one of the bookmarks does more than to lead somewhere.
fn bookmark_acts(file: &File<'_>) -> bool {
    let outline = file.catalog.get::<Dict<'_>>(keys::OUTLINES);
    let mut waiting: Vec<Dict<'_>> = outline.into_iter().collect();
    for _ in 0..MOST {
        let Some(entry) = waiting.pop() else { break };
        if let Some(action) = entry.get::<Object<'_>>(keys::A) {
            let action = action.into_dict().unwrap_or_default();
            if action.get::<Name<'_>>(b"S").as_deref() != Some(b"GoTo".as_slice()) {
                return true;
            }
        }
        let next = [keys::FIRST, keys::NEXT].map(|key| entry.get::<Dict<'_>>(key));
        waiting.extend(next.into_iter().flatten());
    }
    false
}
