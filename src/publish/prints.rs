//! The editions on pages of paper: that for readers, and what is made and read along with
//! it.

use super::{Edition, Kind, file_name, made, unreadable};
use crate::agreement::Finding;
use crate::diagnostic::Diagnostics;
use crate::editions::pdf::Layout;
use crate::editions::{booklet, pdf, press};
use crate::model::{Binding, Document, Metadata};
use crate::preflight::{self, Order};
use crate::readback;

/// The editions in print that `kinds` need. That for the print house has no tags: it is
/// read along with the one that was laid out alike, and so is the booklet that is made of
/// it. Large print shows the pages of that.
pub(super) fn prints(
    document: &Document,
    layout: &Layout,
    kinds: &[Kind],
) -> Vec<Result<Edition, Diagnostics>> {
    if !kinds.contains(&Kind::Press) && !kinds.contains(&Kind::Booklet) {
        let needs = |kind: &Kind| matches!(kind, Kind::Pdf | Kind::LargePrint);
        let wanted = kinds.iter().any(needs);
        return wanted.then(|| screen(document, layout)).into_iter().collect();
    }
    let (screen, press) =
        rayon::join(|| pdf::pdf(document, layout), || press::press(document, layout));
    let (screen, press) = match (screen, press) {
        (Ok(screen), Ok(press)) => (screen, press),
        (screen, press) => {
            let faults = screen.err().into_iter().chain(press.err());
            return faults.map(Err).collect();
        }
    };
    let ((own, pressed), findings) = rayon::join(
        || readback::pdf::read_both(screen.as_slice(), press.bytes.as_slice()),
        || preflight(&document.metadata, Kind::Press, press.bytes.as_slice()),
    );
    let findings = match findings {
        Ok(findings) => findings,
        Err(error) => {
            let name = file_name(&document.metadata.name, Kind::Press);
            return vec![Err(unreadable(&name, &error).into())];
        }
    };
    let name = &document.metadata.name;
    let remark = (press.added > 0).then(|| added(press.added));
    let booklet = kinds
        .contains(&Kind::Booklet)
        .then(|| booklet(&document.metadata, &screen, &press.bytes));
    let mut out = vec![made(name, Kind::Pdf, screen, own)];
    out.push(made(name, Kind::Press, press.bytes, pressed).map(|edition| Edition {
        remark,
        findings,
        ..edition
    }));
    out.extend(booklet);
    out
}

/// What a print house would say of a press edition, or of a booklet of it, by what the work
/// orders.
///
/// Fails if it cannot be opened, or is too large to be looked at.
pub fn preflight(
    metadata: &Metadata,
    kind: Kind,
    bytes: impl Into<Vec<u8>>,
) -> Result<Vec<Finding>, readback::Error> {
    let ordered = &metadata.press;
    let imposed = kind == Kind::Booklet;
    let width = metadata.size.width.0 * if imposed { 2.0 } else { 1.0 };
    let order = Order {
        trim: Some((width, metadata.size.height.0)),
        bleed: ordered.bleed.0,
        ink: ordered.ink.into(),
        stitched: imposed || ordered.binding == Binding::Stitched,
        imposed,
        spots: Vec::new(),
    };
    Ok(preflight::preflight(bytes, &order)?.findings)
}

/// The pages of the `press` edition on sheets, folded again and read by the tags of
/// `screen`, as the press edition is.
fn booklet(
    metadata: &Metadata,
    screen: &[u8],
    press: &[u8],
) -> Result<Edition, Diagnostics> {
    let bytes = booklet::booklet(press, &metadata.booklet)?;
    let (reading, findings) = rayon::join(
        || readback::pdf::read_folded_by(screen, bytes.as_slice()),
        || preflight(metadata, Kind::Booklet, bytes.as_slice()),
    );
    let name = file_name(&metadata.name, Kind::Booklet);
    let findings = findings.map_err(|error| unreadable(&name, &error))?;
    let edition = made(&metadata.name, Kind::Booklet, bytes, reading)?;
    Ok(Edition { findings, ..edition })
}

fn added(pages: usize) -> String {
    let pages = match pages {
        1 => "1 blank page was".to_owned(),
        pages => format!("{pages} blank pages were"),
    };
    format!("{pages} added at the end: stitched sheets have four pages each")
}

pub(super) fn screen(
    document: &Document,
    layout: &Layout,
) -> Result<Edition, Diagnostics> {
    let bytes = pdf::pdf(document, layout)?;
    let reading = readback::pdf::read(bytes.as_slice());
    made(&document.metadata.name, Kind::Pdf, bytes, reading)
}
