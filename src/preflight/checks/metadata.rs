use hayro_syntax::object::Name;
use hayro_syntax::object::dict::keys;

use super::super::dates;
use super::super::xmp::{DC, PDF, PDFX, XMP};
use super::{File, Found, Order};
use crate::agreement::Code;
use crate::reading::normalise;

/// What the file says of itself, twice and alike: in the information dictionary (ISO
/// 32000-1, 14.3.3) and in XMP (14.3.2; ISO 15930-7).
pub(super) fn check(file: &File<'_>, _: &Order, found: &mut Found) {
    version(file, found);
    trapped(file, found);
    title(file, found);
    dates(file, found);
}

fn version(file: &File<'_>, found: &mut Found) {
    let message = match file.xmp.get(PDFX, "GTS_PDFXVersion") {
        Some("PDF/X-4") => return,
        Some(other) => format!("the file says that it is {other}, not PDF/X-4"),
        None => "the file does not say that it is PDF/X-4".to_owned(),
    };
    found.whole(Code::PdfxVersion, message);
}

/// Whether colours were spread into each other (14.11.6) must be known.
fn trapped(file: &File<'_>, found: &mut Found) {
    let info = file.trailer.info.get::<Name<'_>>(keys::TRAPPED);
    let info = info.as_ref().map(|name| name.as_str());
    let xmp = file.xmp.get(PDF, "Trapped");
    let known = matches!(info, Some("True" | "False"));
    if !known || info != xmp {
        let says = |value: Option<&str>| value.unwrap_or("nothing").to_owned();
        let (info, xmp) = (says(info), says(xmp));
        let message =
            format!("trapping: the document information says {info}, XMP {xmp}");
        found.whole(Code::Trapped, message);
    }
}

fn title(file: &File<'_>, found: &mut Found) {
    let info = file.info(keys::TITLE).map(|title| normalise(&title));
    let xmp = file.xmp.get(DC, "title").map(normalise);
    let message = match (&info, &xmp) {
        (Some(info), Some(xmp)) if info == xmp => return,
        (Some(info), Some(xmp)) => {
            format!("the title is “{info}” in the document information, “{xmp}” in XMP")
        }
        (None, None) => "the file has no title".to_owned(),
        (None, _) => "the document information has no title".to_owned(),
        (_, None) => "XMP has no title".to_owned(),
    };
    found.whole(Code::MetadataTitle, message);
}

fn dates(file: &File<'_>, found: &mut Found) {
    let pairs = [
        (keys::CREATION_DATE, "CreateDate", "when it was made"),
        (keys::MOD_DATE, "ModifyDate", "when it was changed"),
    ];
    for (key, property, what) in pairs {
        let info = file.info(key).and_then(|date| dates::seconds(&date));
        let xmp = file.xmp.get(XMP, property).and_then(dates::seconds);
        let message = match (info, xmp) {
            (Some(info), Some(xmp)) if info == xmp => continue,
            (Some(_), Some(_)) => {
                format!("the document information and XMP differ in {what}")
            }
            (None, None) => format!("the file does not say {what}"),
            (None, _) => format!("the document information does not say {what}"),
            (_, None) => format!("XMP does not say {what}"),
        };
        found.whole(Code::MetadataDate, message);
    }
    if file.xmp.get(XMP, "MetadataDate").and_then(dates::seconds).is_none() {
        let message = "XMP does not say when the metadata were written";
        found.whole(Code::MetadataDate, message);
    }
}
