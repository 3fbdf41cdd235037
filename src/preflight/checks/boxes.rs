use super::super::boxes::{MM, TOLERANCE, contains, size};
use super::super::file::Sheet;
use super::{File, Found, Order};
use crate::agreement::Code;

/// Every page says what its finished size is, by a trim box that lies in the bleed box,
/// which lies in the medium (ISO 32000-1, 14.11.2; ISO 15930-7), and it is the size that
/// was ordered.
pub(super) fn check(file: &File<'_>, order: &Order, found: &mut Found) {
    let ordered = order.trim.map(|(width, height)| (width * MM, height * MM));
    let first = file.sheets.first().map(finished);
    let expected = ordered.or(first);
    for sheet in &file.sheets {
        nesting(sheet, found);
        let (width, height) = finished(sheet);
        let off = |(w, h): (f64, f64)| {
            (w - width).abs() > TOLERANCE || (h - height).abs() > TOLERANCE
        };
        if let Some((w, h)) = expected.filter(|expected| off(*expected)) {
            let is = size(sheet.boxes.finished(), sheet.boxes.unit);
            let wanted = size(kurbo::Rect::new(0.0, 0.0, w, h), 1.0);
            let whose =
                if ordered.is_some() { "were ordered" } else { "is the first page" };
            let message = format!("the finished page is {is}, and {wanted} {whose}");
            found.page(Code::TrimSize, sheet.number, message);
        }
    }
}

/// Width and height of the finished page, in points.
fn finished(sheet: &Sheet<'_>) -> (f64, f64) {
    let (trim, unit) = (sheet.boxes.finished(), sheet.boxes.unit);
    (trim.width() * unit, trim.height() * unit)
}

fn nesting(sheet: &Sheet<'_>, found: &mut Found) {
    let boxes = &sheet.boxes;
    let mut tell = |message: &str| found.page(Code::BoxNesting, sheet.number, message);
    let Some(trim) = boxes.trim else {
        return tell("no trim box says what the finished page is");
    };
    if boxes.art {
        tell("a trim box and an art box say twice what the finished page is");
    }
    if !contains(boxes.bleed, trim) {
        tell("the trim box reaches out of the bleed box");
    }
    if !contains(boxes.media, boxes.bleed) {
        tell("the bleed box reaches out of the medium");
    }
}
